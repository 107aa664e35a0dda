"""Loudspeakers, their stand, and headphones. Fronts face +Z."""

from math import atan2, cos, pi, sin

from common import Model
import shapes


def driver(m, at, r, cone="cloth_dark", frame="steel_dark", seg=28, dome=0.34):
    """Cone driver set into a baffle facing +Z."""
    with m.moved(at):
        m.lathe([(r * 1.12, 0.0), (r * 1.12, 0.004), (r * 1.06, 0.006), (r * 1.0, 0.005), (r * 0.98, 0.0)], frame, seg=seg, axis="z",
                closed=True)
        m.add(shapes.lathe([(r * 1.0, 0.003), (r * 0.95, 0.008), (r * 0.88, 0.0075), (r * 0.84, 0.002), (r * dome, -0.16 * r),
                            (r * dome * 0.98, -0.14 * r), (r * dome * 0.7, -0.04 * r), (0, 0.0)], seg, cap=False), cone, axis="z",
              solid=False, sharp=30, tint=lambda i: 0.55 if seg <= i < 2 * seg else None)
        for k in range(6):
            a = 2 * pi * (k + 0.5) / 6
            m.cyl((r * 1.06 * cos(a), r * 1.06 * sin(a), 0.004), (r * 1.06 * cos(a), r * 1.06 * sin(a), 0.007), r * 0.03, "nickel", seg=6)


def hole_plate(r, w, h, seg, z, centre):
    """Front face of a rectangle w x h with a round hole, as quads facing +Z."""
    verts, faces = [], []
    corners = [atan2(y * h, x * w) % (2 * pi) for x in (-1, 1) for y in (-1, 1)]
    angles = sorted([2 * pi * k / seg for k in range(seg)] + corners)
    seg += 4
    for a in angles:
        c, s = cos(a), sin(a)
        t = min(w / 2 / max(abs(c), 1e-6), h / 2 / max(abs(s), 1e-6))
        verts += [(centre[0] + r * c, centre[1] + r * s, z), (centre[0] + t * c, centre[1] + t * s, z)]
    for k in range(seg):
        j = (k + 1) % seg
        faces.append([2 * k, 2 * k + 1, 2 * j + 1, 2 * j])
    return verts, faces


def monitor_near():
    """Two-way near-field, 0.40 m high; origin under its centre."""
    m = Model("monitor_near")
    w, h, d = 0.25, 0.40, 0.30
    for s in (-1, 1):
        m.box((0.018, h, d), (s * (w / 2 - 0.009), h / 2, 0), "walnut", 0.004)
        m.box((w - 0.036, 0.018, d), (0, h / 2 + s * (h / 2 - 0.009), 0), "walnut", 0.003)
    m.box((w - 0.03, h - 0.03, 0.01), (0, h / 2, -d / 2 + 0.012), "panel_dark")
    z = d / 2 - 0.006
    inner = w - 0.036
    m.add(hole_plate(0.085, inner, 0.204, 28, z, (0, 0.12)), "panel_dark", solid=False)
    m.quad((inner, 0.160), (0, 0.302, z), "panel_dark")
    driver(m, (0, 0.12, z), 0.085, "cloth_oat")
    m.lathe([(0.062, 0), (0.060, 0.008), (0.056, 0.009), (0.038, 0.0035), (0.020, 0.001), (0, 0.001)], "enamel_black", (0, 0.302, z),
            seg=24, axis="z", sharp=30)
    m.ball((0.0165, 0.0165, 0.010), (0, 0.302, z + 0.001), "nickel", seg=14, rings=6)
    for s in (-1, 1):
        m.prism(shapes.rounded_rect(0.03, 0.011, 0.0054, 3), 0.002, "hole", (s * 0.08, 0.238, z + 0.0005))
    m.quad((0.006, 0.003), (0, 0.232, z + 0.0006), "glow")
    return m


def monitor_main():
    """Large three-way main, 1.05 m high, for soffit or stand; origin under it."""
    m = Model("monitor_main")
    w, h, d = 0.66, 1.05, 0.52
    for s in (-1, 1):
        m.box((0.03, h, d), (s * (w / 2 - 0.015), h / 2, 0), "walnut", 0.006)
        m.box((w - 0.06, 0.03, d), (0, h / 2 + s * (h / 2 - 0.015), 0), "walnut", 0.004)
    m.box((w - 0.05, h - 0.05, 0.012), (0, h / 2, -d / 2 + 0.015), "panel_dark")
    z, inner = d / 2 - 0.01, w - 0.06
    m.add(hole_plate(0.185, inner, 0.47, 32, z, (0, 0.265)), "panel_grey", solid=False)
    driver(m, (0, 0.265, z), 0.185, "cloth_dark", seg=32)
    m.quad((inner, 0.52), (0, 0.76, z), "panel_grey")
    with m.moved((0, 0.80, z + 0.012)):
        horn = []
        for k, (ww, hh, zz) in enumerate(((0.44, 0.26, 0.012), (0.41, 0.235, 0.010), (0.22, 0.12, -0.006), (0.11, 0.07, -0.0105))):
            horn.append([(x, y, zz) for x, y in shapes.rounded_rect(ww, hh, min(ww, hh) * 0.3, 3)])
        outer = [(x, y, -0.012) for x, y in shapes.rounded_rect(0.45, 0.27, 0.08, 3)]
        m.add(shapes.loft([outer] + horn, cap=False), "enamel_black", solid=False, sharp=30)
        m.prism(shapes.rounded_rect(0.10, 0.06, 0.018, 3), 0.001, "hole", (0, 0, -0.0105))
    driver(m, (0, 0.59, z + 0.0105), 0.055, "cloth_oat", seg=20)
    for s in (-1, 1):
        m.lathe([(0.048, 0.0), (0.042, 0.003), (0.036, 0.0008), (0, 0.0008)], "hole", (s * 0.21, 0.59, z), seg=18, axis="z")
    m.quad((0.06, 0.012), (0, 0.985, z + 0.0006), "brass")
    return m


def speaker_stand():
    """Pillar stand 0.95 m high."""
    m = Model("speaker_stand")
    m.prism(shapes.rounded_rect(0.30, 0.36, 0.03, 3), 0.018, "enamel_black", (0, 0.016, 0), bevel=0.003, rot=(90, 0, 0))
    m.box((0.09, 0.90, 0.09), (0, 0.475, -0.02), "enamel_black", 0.012)
    m.box((0.11, 0.02, 0.11), (0, 0.035, -0.02), "enamel_grey", 0.004)
    m.prism(shapes.rounded_rect(0.22, 0.24, 0.02, 3), 0.014, "enamel_black", (0, 0.933, 0), bevel=0.003, rot=(90, 0, 0))
    m.prism(shapes.rounded_rect(0.21, 0.23, 0.02, 3), 0.010, "rubber", (0, 0.945, 0), bevel=0.002, rot=(90, 0, 0))
    for x in (-0.13, 0.13):
        for z in (-0.16, 0.16):
            m.cyl((x, 0, z), (x, 0.01, z), 0.012, "brass", seg=10, r2=0.014)
    return m


def speaker_bracket():
    """Wall bracket for a near-field in a corner: tray at the origin under the loudspeaker, arm and strut to the corner 0.7 m behind."""
    m = Model("speaker_bracket", floor=False)
    m.box((0.22, 0.012, 0.26), (0, -0.006, 0), "enamel_black", 0.003)
    m.box((0.012, 0.03, 0.26), (-0.116, 0.003, 0), "enamel_black", 0.002)
    m.box((0.012, 0.03, 0.26), (0.116, 0.003, 0), "enamel_black", 0.002)
    m.box((0.045, 0.045, 0.66), (0, -0.034, -0.33), "enamel_black", 0.004)
    m.tube([(0, -0.05, -0.12), (0, -0.36, -0.64)], 0.014, "steel_dark", seg=10)
    m.box((0.13, 0.44, 0.014), (0, -0.20, -0.645), "enamel_black", 0.003)
    for s in (-1, 1):
        for y in (-0.38, -0.02):
            m.cyl((s * 0.045, y, -0.640), (s * 0.045, y, -0.632), 0.009, "nickel", seg=6)
    return m


def headphone_pair(m, half=0.078, drop=0.0, detail=1.0):
    """Closed headphones about the local origin (mid-point between the ears)."""
    seg = 20 if detail >= 1 else 14
    for s in (-1, 1):
        with m.moved((s * half, drop, 0), (0, 0, s * 4)):
            way = "x" if s > 0 else "-x"
            m.lathe([(0.030, 0.0), (0.040, 0.004), (0.042, 0.012), (0.038, 0.018)], "leather", seg=seg, axis=way, scale=(1, 1, 1.12))
            m.lathe([(0.039, 0.016), (0.041, 0.019), (0.039, 0.031), (0.028, 0.038), (0.012, 0.039)], "enamel_black", seg=seg, axis=way)
            m.box((0.006, 0.075, 0.014), (s * 0.036, 0.052, 0), "nickel", 0.002)
    band = shapes.arc(half + 0.031, 0, 180, 18, (0, drop + 0.075, 0))
    for p in band:
        p.y = drop + 0.075 + (p.y - drop - 0.075) * 0.78
    m.tube(band, 0.0125, "enamel_black", seg=8, flat=0.28)
    pad = [p for p in shapes.arc(half + 0.025, 25, 155, 12, (0, drop + 0.075, 0))]
    for p in pad:
        p.y = drop + 0.071 + (p.y - drop - 0.075) * 0.78
    m.tube(pad, 0.0135, "leather", seg=8, flat=0.4)


def headphones():
    """Headphones; origin midway between the ears (place it at a head or hook)."""
    m = Model("headphones", floor=False)
    headphone_pair(m)
    cord = shapes.spline([(-0.09, -0.036, 0.01), (-0.088, -0.075, 0.02), (-0.07, -0.12, 0.03), (-0.075, -0.17, 0.02)], 4)
    m.tube(cord, 0.0022, "rubber", seg=5)
    return m


MODELS = [monitor_near, monitor_main, speaker_stand, speaker_bracket, headphones]
