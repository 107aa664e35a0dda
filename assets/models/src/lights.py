"""Lamps and signs. Node `lamp` is what glows; several are `lamp 1`, `lamp 2`, …"""

from math import cos, pi, sin

from common import Model
import shapes


def lamp_floor():
    """Standing lamp with a cloth shade."""
    m = Model("lamp_floor")
    m.lathe([(0.145, 0), (0.15, 0.006), (0.148, 0.018), (0.03, 0.028), (0.014, 0.04)], "brass", seg=28)
    m.cyl((0, 0.03, 0), (0, 1.36, 0), 0.0095, "brass", seg=10)
    m.lathe([(0.012, 0.66), (0.018, 0.67), (0.018, 0.69), (0.012, 0.70)], "brass", seg=12)
    m.cyl((0, 1.62, 0), (0, 1.655, 0), 0.008, "brass", seg=10, bevel=0.002)
    m.tube([(0, 1.34, 0.0), (0.02, 1.26, 0.03), (0.02, 1.17, 0.03)], 0.0014, "brass", seg=4)
    with m.node("lamp", (0, 1.48, 0)):
        m.lathe([(0.19, 1.34), (0.125, 1.62), (0.12, 1.62), (0.185, 1.34)], "lamp_warm", seg=28, closed=True)
    for k in range(3):
        a = 2 * pi * k / 3
        m.cyl((0, 1.615, 0), (0.122 * cos(a), 1.615, 0.122 * sin(a)), 0.002, "brass", seg=4)
    m.cyl((0, 1.36, 0), (0, 1.62, 0), 0.004, "brass", seg=6)
    return m


def lamp_ceiling():
    """Pendant bowl, 0.5 m; origin at the ceiling, cord of 0.55 m."""
    m = Model("lamp_ceiling", floor=False)
    m.lathe([(0.055, 0.0), (0.055, -0.018), (0.03, -0.03), (0.008, -0.034)], "brass", seg=20)
    m.cyl((0, -0.03, 0), (0, -0.56, 0), 0.003, "rubber", seg=6)
    m.lathe([(0.012, -0.54), (0.030, -0.57), (0.034, -0.62), (0.05, -0.63)], "brass", seg=20)
    outer = [(0.05, -0.625), (0.12, -0.64), (0.20, -0.69), (0.245, -0.77), (0.25, -0.80)]
    m.lathe(outer + [(0.246, -0.80), (0.241, -0.77), (0.196, -0.694), (0.118, -0.646), (0.045, -0.632)], "enamel_green", seg=36, closed=True)
    m.ring(0.249, 0.003, "brass", (0, -0.80, 0), steps=36, seg=5)
    with m.node("lamp", (0, -0.74, 0)):
        m.lathe([(0.0, -0.645), (0.03, -0.66), (0.06, -0.70), (0.066, -0.735), (0.05, -0.775), (0.0, -0.79)], "lamp_warm", seg=18)
    return m


def track_spots():
    """Track of 1.5 m with three spotlights; origin at the ceiling."""
    m = Model("track_spots", floor=False)
    m.box((1.5, 0.035, 0.036), (0, -0.0175, 0), "enamel_black", 0.003)
    for k, (x, turn, tilt) in enumerate(((-0.5, 25, 35), (0.0, -10, 28), (0.5, -30, 40))):
        m.box((0.09, 0.03, 0.03), (x, -0.05, 0), "enamel_black", 0.004)
        m.cyl((x, -0.06, 0), (x, -0.12, 0), 0.007, "nickel", seg=8)
        with m.moved((x, -0.14, 0), (tilt, turn, 0)):
            m.lathe([(0.030, 0.06), (0.042, 0.05), (0.042, -0.09), (0.046, -0.094), (0.046, -0.104), (0.040, -0.104), (0.037, -0.08), (0, -0.07)],
                    "enamel_black", seg=20)
            for y in (0.0, 0.014, 0.028):
                m.ring(0.042, 0.002, "enamel_black", (0, y, 0), steps=20, seg=4)
            with m.node(f"lamp {k + 1}", (0, -0.085, 0)):
                m.lathe([(0.038, -0.088), (0.03, -0.094), (0, -0.096)], "lamp_warm", seg=16)
    return m


def wall_sconce():
    """Half-bowl wall light, 0.26 m wide; origin at the centre of its back."""
    m = Model("wall_sconce", floor=False)
    m.prism(shapes.rounded_rect(0.11, 0.18, 0.03, 4), 0.016, "brass", (0, -0.01, 0.008), bevel=0.004)
    rings = []
    for y, r in ((-0.075, 0.03), (-0.06, 0.065), (-0.02, 0.105), (0.04, 0.128), (0.06, 0.13)):
        rings.append([(r * cos(a), y, 0.012 + r * 0.92 * sin(a)) for a in [pi * k / 12 for k in range(13)]])
    with m.node("lamp", (0, 0.0, 0.06)):
        m.add(shapes.loft(rings), "lamp_warm", sharp=70)
    m.tube([(0.132 * cos(a), 0.062, 0.012 + 0.122 * sin(a)) for a in [pi * k / 12 for k in range(13)]], 0.004, "brass", seg=6)
    m.ball((0.016, 0.016, 0.016), (0, -0.086, 0.03), "brass", seg=10, rings=6)
    return m


def red_light():
    """Recording lamp for above a door; origin at its back's centre."""
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
    m.label("RECORDING", (0.13, 0.014), (0, -0.0565, 0.0212), ink="e8e4d8", density=2500)
    return m


def exit_sign():
    """Lit sign over the way out, 0.34 x 0.17 m."""
    m = Model("exit_sign", floor=False)
    m.prism(shapes.rounded_rect(0.34, 0.17, 0.012, 3), 0.045, "enamel_white", (0, 0, 0.0225), bevel=0.004)
    with m.node("lamp", (0, 0, 0.046)):
        m.label("EXIT", (0.315, 0.145), (0, 0, 0.0456), ink="f4fff4", paper="138048", density=700, lit=True, fill=0.8)
    return m


def lamp_desk():
    """Small shaded lamp for the side of the desk or the bench, 0.45 m high."""
    m = Model("lamp_desk")
    m.lathe([(0.085, 0), (0.088, 0.004), (0.086, 0.016), (0.02, 0.024)], "enamel_black", seg=24)
    path = shapes.spline([(0, 0.02, -0.02), (0, 0.20, -0.07), (0, 0.37, -0.03), (0, 0.43, 0.07)], 5)
    m.tube(path, 0.006, "brass", seg=8)
    with m.moved((0, 0.425, 0.08), (-58, 0, 0)):
        m.lathe([(0.018, 0.05), (0.03, 0.045), (0.045, 0.0), (0.082, -0.055), (0.079, -0.055), (0.042, 0.002), (0.026, 0.04)], "enamel_green", seg=24)
        with m.node("lamp", (0, -0.02, 0)):
            m.ball((0.026, 0.032, 0.026), (0, -0.015, 0), "lamp_warm", seg=12, rings=8)
    return m


MODELS = [lamp_floor, lamp_ceiling, track_spots, wall_sconce, red_light, exit_sign, lamp_desk]
