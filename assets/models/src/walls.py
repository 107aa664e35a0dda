"""What hangs on walls and ceilings to tame a room. Wall pieces: origin at the
centre of the back, front +Z; ceiling pieces hang down from their origin."""

from math import cos, pi, sin

from common import Model
import shapes


def padded(m, w, h, d, mat, r=0.012):
    """A cloth-covered panel with soft edges, its back in the plane z = 0."""
    rings = []
    for z, k in ((0.0, -0.004), (0.004, 0.0), (d - 0.014, 0.0), (d - 0.004, -0.008), (d, -0.022)):
        rings.append([(x, y, z) for x, y in shapes.rounded_rect(w + 2 * k, h + 2 * k, r, 2)])
    m.add(shapes.loft(rings), mat, sharp=70)


def acoustic_panel():
    """Fabric absorber, 0.6 x 1.2 m."""
    m = Model("acoustic_panel", floor=False)
    padded(m, 0.6, 1.2, 0.066, "cloth_oat")
    m.box((0.56, 1.16, 0.006), (0, 0, 0.003), "oak")
    return m


def panel_slat():
    """Slatted absorber, 1.2 x 2.0 m: upright oak slats before black cloth."""
    m = Model("panel_slat", floor=False)
    w, h = 1.2, 2.0
    m.box((w - 0.05, h - 0.05, 0.05), (0, 0, 0.028), "cloth_dark")
    for s in (-1, 1):
        m.box((0.04, h, 0.09), (s * (w / 2 - 0.02), 0, 0.045), "oak_dark", 0.004)
        m.box((w - 0.08, 0.04, 0.09), (0, s * (h / 2 - 0.02), 0.045), "oak_dark", 0.004)
    count = 20
    for k in range(count):
        x = -w / 2 + 0.04 + (w - 0.08) * (k + 0.5) / count
        m.box((0.034, h - 0.08, 0.026), (x, 0, 0.068), "oak", 0.003, tint=0.88 + 0.12 * ((k * 7) % 5) / 4)
    return m


def panel_foam():
    """Wedge foam, 0.6 x 0.6 m, for booths and the back of doors."""
    m = Model("panel_foam", floor=False)
    n, w = 8, 0.6
    pitch = w / n
    outline = [(-w / 2, 0.0), (w / 2, 0.0), (w / 2, 0.022)]
    for k in reversed(range(n)):
        x = -w / 2 + pitch * k
        outline += [(x + pitch * 0.78, 0.062), (x + pitch * 0.22, 0.062), (x, 0.022)]
    m.prism([(y, x) for x, y in outline], w, "foam", rot=(0, -90, 0), at=(0, 0, 0))
    return m


def diffuser():
    """Skyline diffuser, 0.6 x 0.6 m, 8 x 8 oak blocks."""
    m = Model("diffuser", floor=False)
    n, cell = 8, 0.075
    depth = (0.03, 0.06, 0.09, 0.12, 0.15)
    m.box((0.6, 0.6, 0.02), (0, 0, 0.01), "walnut")
    for i in range(n):
        for j in range(n):
            d = depth[(i * i + 3 * j * j + i * j * 2 + j) % 11 % 5]
            x, y, s = (i - 3.5) * cell, (j - 3.5) * cell, cell * 0.492
            verts = [(x + a * s, y + b * s, z) for z in (0.02, d) for a, b in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
            faces = [[k, (k + 1) % 4, 4 + (k + 1) % 4, 4 + k] for k in range(4)] + [[4, 5, 6, 7]]
            m.add((verts, faces), "oak", solid=False, tint=0.86 + 0.14 * ((i * 5 + j * 3) % 4) / 3, grain="y")
    return m


def diffuser_well():
    """Quadratic-residue diffuser of order 13, 0.98 x 1.2 m, upright wells."""
    m = Model("diffuser_well", floor=False)
    w, h, d, n = 0.98, 1.2, 0.20, 13
    m.box((w, h, 0.014), (0, 0, 0.007), "walnut")
    for s in (-1, 1):
        m.box((w, 0.018, d), (0, s * (h / 2 - 0.009), d / 2), "walnut", 0.002)
    for k in range(n + 1):
        m.box((0.008, h - 0.036, d - 0.004), (-w / 2 + 0.004 + (w - 0.008) * k / n, 0, d / 2), "walnut", 0.001)
    for k in range(n):
        full = (k * k % n) / n
        if full > 0:
            m.box(((w - 0.008) / n - 0.008, h - 0.036, full * 0.86 * d), (-w / 2 + 0.004 + (w - 0.008) * (k + 0.5) / n, 0, full * 0.43 * d), "maple")
    return m


def bass_trap():
    """Corner trap, 0.42 m sides, 1.3 m high; origin on the floor in the corner, room toward +X +Z."""
    m = Model("bass_trap")
    side = 0.42
    front = [(side, 0.02), (side - 0.01, 0.05)] + [(0.05 + (side - 0.10) * t, side - 0.05 - (side - 0.10) * t + 0.055 * sin(pi * t)) for t in
                                                   (0.85, 0.7, 0.5, 0.3, 0.15)] + [(0.05, side - 0.01), (0.02, side)]
    outline = [(0.01, 0.01), (side, 0.01)] + front + [(0.01, side)]
    m.prism([(x, -z) for x, z in outline], 1.22, "cloth_olive", (0, 0.67, 0), rot=(-90, 0, 0), sharp=60, grain="z")
    m.prism([(x * 1.02, -z * 1.02) for x, z in outline], 0.06, "oak", (0, 0.03, 0), bevel=0.004, rot=(-90, 0, 0))
    m.prism([(x * 1.02, -z * 1.02) for x, z in outline], 0.03, "oak", (0, 1.295, 0), bevel=0.004, rot=(-90, 0, 0))
    return m


def ceiling_cloud():
    """Absorber hung under a ceiling, 1.2 x 2.4 m; origin at the ceiling over its middle."""
    m = Model("ceiling_cloud", floor=False)
    with m.moved((0, -0.30, 0), (90, 0, 0)):
        padded(m, 2.4, 1.2, 0.09, "cloth_cream", 0.03)
        for s in (-1, 1):
            m.box((2.44, 0.03, 0.10), (0, s * 0.612, 0.045), "oak", 0.004)
            m.box((0.03, 1.20, 0.10), (s * 1.207, 0, 0.045), "oak", 0.004)
    for x in (-1.0, 1.0):
        for z in (-0.5, 0.5):
            m.cyl((x, -0.302, z), (x, 0, z), 0.0022, "nickel", seg=5)
            m.lathe([(0.022, -0.006), (0.022, 0.0)], "nickel", (x, 0, z), seg=12)
    return m


def air_grille():
    """Air-conditioning grille, 0.6 x 0.3 m."""
    m = Model("air_grille", floor=False)
    for s in (-1, 1):
        m.box((0.6, 0.028, 0.016), (0, s * 0.136, 0.008), "enamel_white", 0.003)
        m.box((0.028, 0.30, 0.016), (s * 0.286, 0, 0.008), "enamel_white", 0.003)
    m.quad((0.56, 0.26), (0, 0, 0.001), "hole")
    for k in range(9):
        m.box((0.55, 0.020, 0.0025), (0, -0.108 + 0.027 * k, 0.010), "enamel_white", rot=(38, 0, 0))
    for s in (-1, 1):
        m.cyl((s * 0.286, 0, 0.015), (s * 0.286, 0, 0.018), 0.005, "nickel", seg=8)
    return m


def wall_clock():
    """Clock, 0.32 m; nodes `hour`, `minute`, `second` turn about Z, hands at twelve."""
    m = Model("wall_clock", floor=False)
    m.lathe([(0.150, 0.0), (0.162, 0.006), (0.162, 0.034), (0.154, 0.040), (0.150, 0.034), (0.150, 0.020), (0, 0.020)], "enamel_black", seg=40, axis="z")
    m.add(shapes.lathe([(0.151, 0.026), (0, 0.026)], 40, cap=False), "detail", axis="z", solid=False, tint="f1eee6")
    for k in range(60):
        a, big = pi * k / 30, k % 5 == 0
        r = 0.132 if big else 0.138
        m.quad((0.006 if big else 0.002, 0.020 if big else 0.008), (r * sin(a), r * cos(a), 0.0268), "hole", rot=(0, 0, -6 * k))
    for k, hour in enumerate(("12", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11")):
        a = pi * k / 6
        m.label(hour, (0.026, 0.022), (0.106 * sin(a), 0.106 * cos(a), 0.0265), ink="1c1814", density=1400, fill=1.0)
    for name, length, wide, z in (("hour", 0.075, 0.008, 0.029), ("minute", 0.115, 0.006, 0.031), ("second", 0.125, 0.002, 0.033)):
        with m.node(name, (0, 0, z)):
            m.box((wide, length, 0.0012), (0, length / 2 - 0.018, z), "enamel_red" if name == "second" else "enamel_black")
    m.lathe([(0.006, 0.028), (0.006, 0.036), (0, 0.037)], "enamel_black", seg=12, axis="z")
    return m


MODELS = [acoustic_panel, panel_slat, panel_foam, diffuser, diffuser_well, bass_trap, ceiling_cloud, air_grille, wall_clock]
