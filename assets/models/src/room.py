"""Room pieces: gobo, door, window frame, acoustic panel, diffuser, red light."""

from math import cos, pi, sin

from common import Model
import shapes


def gobo():
    """Movable absorber, 1.2 m wide, 1.5 m high, on oak feet; cloth both sides."""
    m = Model("gobo")
    w, low, high = 1.2, 0.06, 1.5
    mid, h = (low + high) / 2, high - low
    for s in (-1, 1):
        m.box((0.045, h, 0.14), (s * (w / 2 - 0.0225), mid, 0), "oak", 0.006)
        m.box((w - 0.09, 0.045, 0.14), (0, mid + s * (h / 2 - 0.0225), 0), "oak", 0.006)
        m.box((0.07, 0.05, 0.52), (s * 0.46, 0.042, 0), "oak", 0.010)
        for z in (-0.22, 0.22):
            m.ball((0.018, 0.018, 0.018), (s * 0.46, 0.018, z), "rubber", seg=8, rings=6)
        m.prism([(-0.20, 0.06), (-0.07, 0.06), (-0.07, 0.26)], 0.02, "oak", (s * 0.46, 0, 0), rot=(0, 90, 0))
        m.prism([(0.20, 0.06), (0.07, 0.06), (0.07, 0.26)], 0.02, "oak", (s * 0.46, 0, 0), rot=(0, 90, 0))
    m.box((w - 0.085, h - 0.085, 0.10), (0, mid, 0), "cloth_olive", 0.015)
    for s in (-1, 1):
        m.box((w - 0.09, 0.022, 0.008), (0, mid + 0.08, s * 0.052), "oak", 0.002)
    return m


def door():
    """Studio door leaf, 0.9 x 2.1 m; origin at the hinge's bottom, leaf toward +X."""
    m = Model("door")
    w, h, t = 0.9, 2.1, 0.06
    m.box((w, h - 0.008, t), (w / 2, h / 2 + 0.004, 0), "walnut", 0.004)
    for s in (-1, 1):
        m.prism(shapes.rounded_rect(0.22, 0.66, 0.03, 3), 0.014, "oak", (w / 2 + 0.08, 1.42, s * t / 2), bevel=0.004)
        m.prism(shapes.rounded_rect(0.17, 0.61, 0.02, 3), 0.002, "hole", (w / 2 + 0.08, 1.42, s * (t / 2 + 0.0065)))
        m.box((0.80, 0.20, 0.003), (w / 2, 0.14, s * (t / 2 + 0.001)), "nickel", 0.001)
        m.cyl((0.83, 0.92, s * t / 2), (0.83, 0.92, s * (t / 2 + 0.055)), 0.010, "nickel", seg=10)
        m.cyl((0.83, 1.22, s * t / 2), (0.83, 1.22, s * (t / 2 + 0.055)), 0.010, "nickel", seg=10)
        m.cyl((0.83, 0.86, s * (t / 2 + 0.055)), (0.83, 1.28, s * (t / 2 + 0.055)), 0.014, "nickel", seg=12, bevel=0.003)
    for y in (0.25, 1.05, 1.85):
        m.cyl((0, y - 0.05, 0.03), (0, y + 0.05, 0.03), 0.011, "nickel", seg=10, bevel=0.002)
    m.box((w - 0.02, 0.012, 0.02), (w / 2, 0.007, 0), "rubber")
    return m


def window_frame():
    """Control-room window, 1.6 x 1.0 m, two panes; origin at its centre."""
    m = Model("window_frame", floor=False)
    w, h = 1.6, 1.0
    for s in (-1, 1):
        m.box((0.06, h, 0.30), (s * (w / 2 - 0.03), 0, 0), "walnut", 0.006)
        m.box((w - 0.12, 0.06, 0.30), (0, s * (h / 2 - 0.03), 0), "walnut", 0.006)
        for z in (-0.145, 0.145):
            m.box((0.09, h + 0.06, 0.024), (s * (w / 2), 0, z), "oak", 0.006)
            m.box((w - 0.09, 0.09, 0.022), (0, s * (h / 2 - 0.015), z), "oak", 0.006)
        for z in (-0.09, 0.09):
            m.box((0.016, h - 0.12, 0.022), (s * (w / 2 - 0.066), 0, z), "rubber")
            m.box((w - 0.12, 0.016, 0.022), (0, s * (h / 2 - 0.066), z), "rubber")
    m.quad((w - 0.12, 0.12), (0, -h / 2 + 0.0605, 0), "cloth_dark", rot=(-90, 0, 0))
    with m.node("glass"):
        for s in (-1, 1):
            m.quad((w - 0.12, h - 0.11), (0, 0, s * 0.09), "glass", rot=(s * -4, 0, 0))
    return m


def acoustic_panel():
    """Fabric absorber, 0.6 x 1.2 m; origin at the centre of its back."""
    m = Model("acoustic_panel", floor=False)
    rings = []
    for z, k in ((0.0, 0.0), (0.004, 0.004), (0.052, 0.004), (0.062, -0.004), (0.066, -0.018)):
        rings.append([(x, y, z) for x, y in shapes.rounded_rect(0.592 + 2 * k, 1.192 + 2 * k, 0.012, 2)])
    m.add(shapes.loft(rings), "cloth_oat", sharp=70)
    m.box((0.56, 1.16, 0.01), (0, 0, 0.002), "oak")
    return m


def diffuser():
    """Skyline diffuser, 0.6 x 0.6 m, 8 x 8 oak blocks; origin at its back."""
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
            m.add((verts, faces), "oak", solid=False, tint=0.86 + 0.14 * ((i * 5 + j * 3) % 4) / 3)
    return m


def red_light():
    """Recording lamp for above a door; node `lamp`; origin at its back's centre."""
    m = Model("red_light", floor=False)
    m.prism(shapes.rounded_rect(0.30, 0.13, 0.02, 3), 0.02, "enamel_black", (0, 0, 0.010), bevel=0.004)
    m.box((0.27, 0.10, 0.02), (0, 0, 0.026), "nickel", 0.004)
    with m.node("lamp", (0, 0, 0.05)):
        rings = []
        for z, w, h in ((0.03, 0.250, 0.082), (0.055, 0.246, 0.078), (0.068, 0.232, 0.066), (0.073, 0.19, 0.035)):
            rings.append([(x, y, z) for x, y in shapes.rounded_rect(w, h, h * 0.45, 4)])
        m.add(shapes.loft(rings), "lamp_red", sharp=70)
    for s in (-1, 1):
        m.cyl((s * 0.140, 0, 0.018), (s * 0.140, 0, 0.023), 0.005, "nickel", seg=8)
        guard = [(s * 0.055, 0.052 * sin(a), 0.034 + 0.048 * cos(a)) for a in [(k - 4) * pi / 8 for k in range(9)]]
        m.tube(guard, 0.0022, "steel_dark", seg=5)
    return m


MODELS = [gobo, door, window_frame, acoustic_panel, diffuser, red_light]
