"""Small props: clipboard, mug and tape reel."""

from math import cos, pi, sin

from common import Model
import shapes


def clipboard():
    """Session clipboard lying flat, top edge toward -Z; origin under its centre."""
    m = Model("clipboard")
    m.prism(shapes.rounded_rect(0.23, 0.32, 0.012, 3), 0.004, "oak", (0, 0.002, 0), bevel=0.001, rot=(-90, 0, 0))
    m.box((0.208, 0.0016, 0.290), (0, 0.0048, 0.008), "paper")
    m.box((0.12, 0.004, 0.022), (0, 0.0075, -0.145), "nickel", 0.0015)
    m.tube([(-0.05, 0.008, -0.150), (-0.05, 0.016, -0.158), (0.05, 0.016, -0.158), (0.05, 0.008, -0.150)], 0.003, "nickel", seg=6)
    m.cyl((-0.058, 0.009, -0.137), (0.058, 0.009, -0.137), 0.0035, "nickel", seg=8)
    m.quad((0.12, 0.009), (-0.035, 0.0058, -0.112), "detail", rot=(-90, 0, 0), tint="6b635a")
    for k in range(11):
        m.quad((0.184, 0.0012), (0, 0.0058, -0.088 + 0.020 * k), "detail", rot=(-90, 0, 0), tint="b3a897")
        m.quad((0.04 + 0.012 * ((k * 5) % 4), 0.005), (-0.06, 0.0059, -0.095 + 0.020 * k), "detail", rot=(-90, 0, 0), tint="7d8794")
    m.cyl((0.095, 0.0095, -0.05), (0.085, 0.0095, 0.085), 0.0038, "cloth_rust", seg=8)
    m.cyl((0.085, 0.0095, 0.085), (0.0842, 0.0095, 0.096), 0.0035, "ebony", seg=8, r2=0.0006)
    return m


def desk_pot():
    """Coffee mug, 9.5 cm."""
    m = Model("desk_pot")
    m.lathe([(0, 0.0), (0.034, 0.0), (0.039, 0.004), (0.0415, 0.03), (0.0415, 0.092), (0.040, 0.095), (0.0385, 0.092), (0.0385, 0.078), (0, 0.078)],
            "enamel_cream", seg=24, tint=lambda i: "8a5a44" if 24 <= i < 72 else None)
    m.add(shapes.lathe([(0.0384, 0.0785), (0.02, 0.0785), (0, 0.0785)], 20, cap=False), "hair")
    handle = [(0.039 + 0.030 * sin(a) ** 0.8, 0.052 + 0.028 * cos(a), 0) for a in [pi * k / 8 for k in range(9)]]
    m.tube(handle, 0.0052, "enamel_cream", seg=8)
    return m


def tape_reel():
    """Metal tape reel, 26.7 cm, lying flat with tape wound on."""
    m = Model("tape_reel")
    r, seg = 0.1333, 36
    for y in (0.0, 0.0092):
        ring = [(0.083, y), (r - 0.002, y), (r, y + 0.0005), (r, y + 0.0009), (r - 0.002, y + 0.0013), (0.083, y + 0.0013)]
        m.lathe(ring, "nickel", seg=seg, closed=True)
        m.lathe([(0.02, y), (0.052, y), (0.052, y + 0.0013), (0.02, y + 0.0013)], "nickel", seg=24, closed=True)
        for k in range(3):
            with m.moved((0, 0, 0), (0, 120 * k, 0)):
                m.box((0.038, 0.0013, 0.050), (0.067, y + 0.00065, 0), "nickel")
    m.lathe([(0.053, 0.0016), (0.112, 0.0016), (0.112, 0.0088), (0.053, 0.0088)], "leather", seg=seg, closed=True, tint=0.62)
    m.lathe([(0.019, 0.0), (0.030, 0.0), (0.030, 0.0112), (0.019, 0.0112)], "enamel_black", seg=24, closed=True)
    for k in range(3):
        a = 2 * pi * k / 3 + pi / 3
        m.cyl((0.04 * cos(a), 0.0, 0.04 * sin(a)), (0.04 * cos(a), 0.0118, 0.04 * sin(a)), 0.0036, "brass", seg=8)
    return m


MODELS = [clipboard, desk_pot, tape_reel]
