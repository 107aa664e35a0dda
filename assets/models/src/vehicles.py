"""The loading dock: van, bollard, leveller, bumper."""

from math import cos, pi, sin

from common import Model
import shapes

W, H, L = 1.98, 2.35, 5.3


def section(z, w, top, low=0.32, r=0.16):
    return [(x, y + (top + low) / 2, z) for x, y in shapes.rounded_rect(w, top - low, r, 4)]


def wheel(m, x, z):
    """Tyre and steel rim, 0.68 m."""
    s = 1 if x > 0 else -1
    with m.moved((x, 0.34, z)):
        m.lathe([(0.20, -0.11), (0.30, -0.11), (0.335, -0.085), (0.34, -0.04), (0.34, 0.04), (0.335, 0.085), (0.30, 0.11), (0.20, 0.11)], "rubber", seg=28,
                axis="x", closed=True)
        m.lathe([(0.20, 0.092), (0.20, 0.112), (0.17, 0.108), (0.09, 0.097), (0.07, 0.112), (0, 0.115)], "alu", seg=20, axis="x" if s > 0 else "-x")
        for k in range(5):
            a = 2 * pi * k / 5
            m.cyl((s * 0.098, 0.125 * cos(a), 0.125 * sin(a)), (s * 0.106, 0.125 * cos(a), 0.125 * sin(a)), 0.018, "hole", seg=8)


def van():
    """Panel van, 5.3 x 2.0 x 2.4 m, nose +Z; origin on the floor under its rear edge.

    Nodes `door_l` and `door_r` hinge at the rear corners (about Y), `door_side`
    slides along -Z on the right flank as seen from behind.
    """
    m = Model("van")
    rings = []
    for z, w, top in ((0.02, W - 0.06, H - 0.04), (0.10, W, H), (3.55, W, H), (3.75, W, H - 0.03), (4.20, W - 0.05, H - 0.38), (4.55, W - 0.08, 1.62),
                      (4.72, W - 0.10, 1.30), (5.10, W - 0.14, 1.14), (5.26, W - 0.22, 0.98), (5.30, W - 0.36, 0.84)):
        rings.append(section(z, w, top))
    shell, faces = shapes.loft(rings, cap=False)
    m.add((shell, faces), "enamel_white", sharp=50, solid=False)
    m.add((rings[-1], [list(range(len(rings[-1])))]), "enamel_white", solid=False)
    inside = [[(x * 0.955, y * 0.97 + 0.03, z) for x, y, z in ring] for ring in (section(0.02, W, H), section(3.2, W, H))]
    iv, jf = shapes.loft(inside, cap=False)
    m.add((iv, [list(reversed(f)) for f in jf]), "enamel_grey", solid=False)
    m.add((inside[1], [list(reversed(range(len(inside[1]))))]), "panel_dark", solid=False)
    m.box((W - 0.12, 0.03, 3.2), (0, 0.56, 1.62), "oak_dark", 0.004, grain="z")
    n = len(rings[0])
    rim = [(x, y, z) for x, y, z in rings[0]] + [(x, y, z) for x, y, z in inside[0]]
    m.add((rim, [[i, n + i, n + (i + 1) % n, (i + 1) % n] for i in range(n)]), "rubber", solid=False)
    for s in (-1, 1):
        for z in (0.95, 4.35):
            wheel(m, s * (W / 2 - 0.085), z)
            well = [(z + 0.40 * cos(pi * k / 12), 0.34 + 0.40 * sin(pi * k / 12)) for k in range(13)]
            m.prism(well, 0.012, "hole", (s * (W / 2 - 0.002), 0, 0), rot=(0, -90, 0))
            arch = shapes.arc(0.40, 0, 180, 12, (0, 0.34, z), "zy")
            m.tube([(s * (W / 2 - 0.004), p.y, p.z) for p in arch], 0.022, "plastic_black", seg=6)
        m.box((0.012, 0.10, 2.4), (s * (W / 2 + 0.002), 0.72, 2.55), "plastic_black", 0.004)
        m.box((0.03, 0.16, 0.05), (s * (W / 2 - 0.02), 1.02, 0.02), "lamp_red", 0.006)
        m.box((0.03, 0.07, 0.05), (s * (W / 2 - 0.02), 0.90, 0.02), "glow", 0.006, tint="d87a20")
        m.prism([(3.62, 1.30), (4.42, 1.30), (4.30, 1.62), (3.98, 1.98), (3.62, 1.98)], 0.02, "glass_dark", (s * (W / 2 - 0.018), 0, 0), bevel=0.004,
                rot=(0, -90, 0))
        m.box((0.05, 0.25, 0.14), (s * (W / 2 + 0.10), 1.45, 4.22), "plastic_black", 0.02)
        m.box((0.14, 0.03, 0.04), (s * (W / 2 + 0.03), 1.38, 4.22), "plastic_black", 0.008)
        # The cab's door, its handle, and the stripe of the firm.
        for y, z, h, d in ((0.98, 3.50, 1.02, 0.012), (0.98, 4.46, 0.66, 0.012), (0.47, 3.98, 0.012, 0.97)):
            m.box((0.006, h, d), (s * (W / 2 - 0.001 if z < 4 else W / 2 - 0.022), y, z), "hole")
        m.box((0.03, 0.035, 0.16), (s * (W / 2 + 0.004), 1.16, 3.64), "plastic_black", 0.008)
        middle, long = (1.10, 1.94) if s > 0 else (1.76, 3.24)
        m.box((0.004, 0.13, long), (s * (W / 2 + 0.001), 1.52, middle), "detail", tint="a8432f")
        m.box((0.004, 0.04, long), (s * (W / 2 + 0.001), 1.39, middle), "detail", tint="2f4a5e")
        m.label("BACKLINE & FREIGHT", (1.7, 0.20), (s * (W / 2 + 0.0025), 1.78, middle), rot=(0, 90 * s, 0), ink="2f4a5e", paper="ece9e2", density=220)
        m.box((0.34, 0.14, 0.05), (s * 0.60, 0.80, 5.29), "glow", 0.02, tint="f4ead0")
    m.prism([(-0.80, 0.0), (0.80, 0.0), (0.70, 0.62), (-0.70, 0.62)], 0.02, "glass_dark", (0, 1.60, 4.61), bevel=0.004, rot=(-45, 0, 0))
    corner = [(0.985, 0.46, 4.80), (0.965, 0.46, 5.02), (0.86, 0.46, 5.22), (0.62, 0.46, 5.31)]
    m.tube(shapes.spline([(-x, y, z) for x, y, z in corner] + [(0, 0.46, 5.34)] + corner[::-1], 4), 0.115, "plastic_black", seg=10)
    m.box((W - 0.06, 0.16, 0.14), (0, 0.42, 0.0), "plastic_black", 0.03)
    m.box((0.9, 0.22, 0.03), (0, 0.66, 5.315), "plastic_black", 0.01)
    m.box((W - 0.16, 0.05, 4.9), (0, 0.30, 2.6), "panel_dark")
    for s, name in ((-1, "door_r"), (1, "door_l")):
        with m.node(name, (s * (W / 2 - 0.06), 0.55, -0.01)):
            x = s * 0.455
            m.box((0.90, 1.72, 0.05), (x, 1.42, -0.012), "enamel_white", 0.02)
            m.box((0.66, 0.50, 0.02), (x, 1.86, -0.034), "glass_dark", 0.008)
            m.box((0.03, 0.12, 0.03), (s * 0.07, 1.25, -0.045), "plastic_black", 0.006)
            for y in (0.75, 1.4, 2.1):
                m.box((0.08, 0.05, 0.03), (s * 0.90, y, -0.03), "plastic_black", 0.006)
    m.label("LC 24 48", (0.40, 0.10), (0.455, 0.92, -0.039), rot=(0, 180, 0), ink="1c1814", paper="efe8d8", density=400)
    with m.node("door_side", (W / 2, 0.5, 2.4)):
        m.box((0.03, 1.62, 1.25), (W / 2 + 0.004, 1.38, 2.75), "enamel_white", 0.012)
        m.box((0.03, 0.04, 0.16), (W / 2 + 0.022, 1.15, 2.25), "plastic_black", 0.008)
    return m


def bollard():
    """Striped steel post, 0.9 m."""
    m = Model("bollard")
    m.lathe([(0.11, 0.0), (0.11, 0.012), (0.075, 0.014)], "steel_dark", seg=24)
    for k in range(6):
        m.cyl((0, 0.012 + 0.145 * k, 0), (0, 0.012 + 0.145 * (k + 1), 0), 0.075, "detail", seg=24, tint="d8a62a" if k % 2 else "1d1d1f")
    m.lathe([(0.075, 0.882), (0.06, 0.91), (0.03, 0.922), (0, 0.925)], "detail", seg=24, tint="1d1d1f")
    for k in range(4):
        m.cyl((0.093 if k % 2 == 0 else 0, 0.01, 0.093 if k == 1 else -0.093 if k == 3 else 0), (0.093 if k % 2 == 0 else 0, 0.022, 0.093 if k == 1 else
              -0.093 if k == 3 else 0), 0.009, "nickel", seg=6)
    return m


def dock_leveller():
    """Steel plate that bridges dock and van, 1.8 x 1.4 m, lip toward +Z; origin at the hinge on the floor."""
    m = Model("dock_leveller")
    m.box((1.8, 0.012, 1.15), (0, 0.010, 0.575), "steel", 0.003, grain="z")
    m.box((1.7, 0.010, 0.32), (0, 0.004, 1.28), "steel_dark", 0.003, rot=(4, 0, 0))
    for k in range(9):
        for j in range(6):
            m.box((0.05, 0.003, 0.012), (-0.76 + 0.19 * k, 0.017, 0.12 + 0.19 * j), "steel", rot=(0, 45 if (j + k) % 2 else -45, 0))
    for s in (-1, 1):
        m.box((0.05, 0.004, 1.12), (s * 0.87, 0.0175, 0.575), "detail", tint="d8a62a")
    m.cyl((-0.85, 0.008, 1.155), (0.85, 0.008, 1.155), 0.012, "steel_dark", seg=8)
    return m


def dock_bumper():
    """Rubber dock bumper, 0.5 m high; origin at the centre of its back."""
    m = Model("dock_bumper", floor=False)
    for k in range(7):
        m.box((0.22, 0.062, 0.10), (0, -0.21 + 0.07 * k, 0.055), "rubber", 0.008)
    for s in (-1, 1):
        m.box((0.014, 0.52, 0.08), (s * 0.10, 0, 0.05), "steel_dark", 0.003)
    m.box((0.26, 0.54, 0.010), (0, 0, 0.005), "steel_dark", 0.002)
    return m


MODELS = [van, bollard, dock_leveller, dock_bumper]
