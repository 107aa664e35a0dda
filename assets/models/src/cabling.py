"""Cables and connectors: coil, plugs, wall box, patchbay, cable wall."""

from math import cos, pi, sin

from common import Model
import shapes


def cable_coil():
    """Coiled XLR cable hanging from the origin (the hook), about 30 cm across."""
    m = Model("cable_coil", floor=False)
    path, turns, steps = [], 4, 26
    for i in range(turns * steps + 1):
        t = i / steps
        a = pi / 2 + 2 * pi * t
        r = 0.138 + 0.007 * sin(2.4 * t + 1)
        path.append((r * cos(a) * 0.92, -0.148 + r * sin(a) + 0.006 * sin(5 * t), 0.007 + 0.0085 * (t % 4) + 0.003 * cos(3 * t)))
    path += [(0.02, -0.02, 0.052), (0.05, -0.075, 0.058), (0.058, -0.16, 0.056), (0.06, -0.235, 0.052)]
    m.tube(path, 0.0033, "rubber", seg=5)
    with m.moved((0.06, -0.235, 0.052), (180, 0, 0)):
        plug_body(m, 12)
    m.tube(shapes.arc(0.017, 0, 345, 9, (0.0, -0.285, 0.024), "yz"), 0.004, "cloth_rust", seg=6)
    m.box((0.02, 0.05, 0.004), (0.006, -0.31, 0.045), "cloth_rust", 0.001, rot=(8, 0, 10))
    return m


def plug_body(m, seg=18):
    """Male XLR along +Y: boot at y=0, contacts at y=0.062."""
    m.lathe([(0.0042, -0.004), (0.0055, 0.004), (0.0078, 0.018), (0.0082, 0.022)], "rubber", seg=seg)
    m.lathe([(0.0082, 0.021), (0.0095, 0.023), (0.0095, 0.06), (0.0088, 0.062), (0.0078, 0.062), (0.0078, 0.05), (0, 0.05)],
            "nickel", seg=seg)


def xlr_plug():
    """XLR cable plug; origin at the mating face, pointing -Z."""
    m = Model("xlr_plug", floor=False)
    with m.moved((0, 0, 0.062), axis="-z"):
        plug_body(m)
        m.lathe([(0.0077, 0.0503), (0, 0.0503)], "hole", seg=16, solid=False)
        for k in range(3):
            a = pi / 2 + 2 * pi * k / 3
            x, z = 0.0042 * cos(a), 0.0042 * sin(a)
            m.cyl((x, 0.05, z), (x, 0.0605, z), 0.0012, "brass", seg=8)
        m.box((0.005, 0.012, 0.002), (0, 0.040, 0.0095), "enamel_black", 0.0006)
    m.tube(shapes.spline([(0, 0, 0.064), (0, -0.001, 0.09), (0, -0.012, 0.125)], 4), 0.0033, "rubber", seg=8)
    return m


def tt_plug():
    """Bantam patch plug; origin at the sleeve's shoulder, tip toward -Z."""
    m = Model("tt_plug", floor=False)
    m.lathe([(0.0022, 0), (0.0022, 0.0085), (0.0019, 0.0087), (0.0019, 0.0095), (0.0022, 0.0097), (0.0022, 0.014),
             (0.0018, 0.0142), (0.0018, 0.015), (0.0021, 0.0152), (0.0024, 0.018), (0.0014, 0.0198), (0.0017, 0.0213),
             (0.0008, 0.0235), (0, 0.024)], "brass", seg=12, axis="-z")
    m.lathe([(0.0028, 0), (0.0039, 0.001), (0.0041, 0.006), (0.0041, 0.026), (0.0036, 0.030), (0.0028, 0.036), (0.0023, 0.044)],
            "cloth_rust", seg=12, axis="z")
    for k in range(3):
        m.ring(0.0041, 0.0004, "hole", (0, 0, 0.012 + 0.004 * k), axis="z", steps=12, seg=4)
    m.tube(shapes.spline([(0, 0, 0.042), (0, -0.002, 0.065), (0, -0.014, 0.095)], 4), 0.0018, "cloth_rust", seg=6)
    return m


def female_xlr(m, at, seg=16):
    """Panel XLR facing +Z."""
    with m.moved(at):
        m.prism(shapes.rounded_rect(0.026, 0.031, 0.004, 2), 0.002, "enamel_black", (0, 0, 0.001), bevel=0.0006)
        m.lathe([(0.0118, 0.002), (0.0118, 0.005), (0.0108, 0.006), (0.009, 0.006), (0.0088, 0.0026), (0, 0.0026)], "nickel",
                seg=seg, axis="z")
        m.lathe([(0, 0.0042), (0.0082, 0.0042), (0.0082, 0.0025)], "hole", seg=12, axis="z")
        for k in range(3):
            a = -pi / 2 + 2 * pi * k / 3
            m.add(([(0.0042 * cos(a) + 0.0011 * cos(b), 0.0042 * sin(a) + 0.0011 * sin(b), 0.0044) for b in
                    (0, pi / 3, 2 * pi / 3, pi, 4 * pi / 3, 5 * pi / 3)], [list(range(6))]), "brass", solid=False)


def wall_box():
    """Panel of eight XLRs, 30 x 20 x 8 cm; origin at the centre of its back."""
    m = Model("wall_box", floor=False)
    m.box((0.30, 0.20, 0.066), (0, 0, 0.033), "oak", 0.006)
    m.box((0.276, 0.176, 0.008), (0, 0, 0.069), "panel_dark", 0.002)
    for k in range(8):
        x, y = -0.0975 + 0.065 * (k % 4), 0.036 - 0.078 * (k // 4)
        female_xlr(m, (x, y, 0.073), 14)
        m.quad((0.032, 0.010), (x, y + 0.0265, 0.0734), "paper")
    for x in (-0.128, 0.128):
        for y in (-0.078, 0.078):
            m.cyl((x, y, 0.072), (x, y, 0.0755), 0.0042, "nickel", seg=8, bevel=0.001)
    return m


PITCH = 0.0089  # patchbay jack pitch; rows at y = ROWS
ROWS = (0.1035, 0.0665)


def patchbay():
    """2U bay of 2 x 48 bantam jacks in a short walnut frame."""
    m = Model("patchbay", floor=True)
    for s in (-1, 1):
        m.box((0.022, 0.17, 0.26), (s * 0.256, 0.085, 0), "walnut", 0.005)
    m.box((0.49, 0.016, 0.25), (0, 0.159, -0.002), "walnut", 0.003)
    m.box((0.49, 0.016, 0.25), (0, 0.011, -0.002), "walnut", 0.003)
    m.box((0.486, 0.14, 0.01), (0, 0.085, -0.10), "panel_dark")
    m.box((0.4826, 0.089, 0.006), (0, 0.085, 0.105), "panel_grey", 0.001)
    m.box((0.486, 0.028, 0.004), (0, 0.142, 0.098), "panel_dark")
    m.box((0.486, 0.028, 0.004), (0, 0.028, 0.098), "panel_dark")
    front = 0.108
    for row, y in enumerate(ROWS):
        for k in range(6):
            m.quad((PITCH * 7.8, 0.0105), ((k - 2.5) * PITCH * 8, y + 0.0125, front + 0.0003), "paper",
                   tint=None if k % 2 == row else "f3e2bd")
    with m.node("jacks"):
        n = 7
        for y in ROWS:
            for k in range(48):
                x = (k - 23.5) * PITCH
                ring = [(cos(2 * pi * i / n), sin(2 * pi * i / n)) for i in range(n)]
                verts = [(x + 0.0042 * c, y + 0.0042 * s, front) for c, s in ring]
                verts += [(x + 0.0025 * c, y + 0.0025 * s, front + 0.0013) for c, s in ring]
                faces = [[i, (i + 1) % n, n + (i + 1) % n, n + i] for i in range(n)] + [list(range(n, 2 * n))]
                m.add((verts, faces), "brass", solid=False, sharp=30, tint=lambda i: "181614" if i == 7 else None)
    for x in (-0.232, 0.232):
        for y in (0.056, 0.114):
            m.cyl((x, y, front - 0.001), (x, y, front + 0.002), 0.0042, "nickel", seg=8, bevel=0.001)
    return m


MODELS = [cable_coil, xlr_plug, tt_plug, wall_box, patchbay]
