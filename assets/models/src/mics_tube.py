"""Tube condensers, the stereo one and their supply."""

from math import cos, pi, sin

from common import Model
from mic_parts import badge, grille_rings, marks, mount_arm, spider, thread_hub, woven, xlr_tail
import shapes


def mic_ldc_tube():
    """Valve large-diaphragm condenser: fatter and longer."""
    m = Model("mic_ldc_tube", floor=False)
    mount_arm(m, -0.026)
    with m.moved((0, 0, -0.084)):
        spider(m, 0.0325, 0.056, 0.034)
        body = [(0, -0.135), (0.016, -0.135), (0.017, -0.126), (0.030, -0.119), (0.0318, -0.112), (0.0318, -0.1),
                (0.0305, -0.098), (0.0305, -0.094), (0.0318, -0.092), (0.0320, 0.024), (0.0335, 0.027), (0.0335, 0.036),
                (0.032, 0.038)]
        m.lathe(body, "enamel_cream", seg=24)
        dome = grille_rings(0.0312, 0.038, 0.094, 8, 0.0009) + [(0.0296, 0.108), (0.024, 0.119), (0.013, 0.1245), (0, 0.126)]
        m.lathe([(0, 0.038)] + dome, "brass", seg=24, sharp=25, tint=woven(24, 17))
        for s in (-1, 1):
            m.box((0.0035, 0.06, 0.009), (s * 0.0318, 0.067, 0), "brass", 0.001)
        m.tube(shapes.arc(0.0318, 0, 180, 14, (0, 0.095, 0)), 0.0018, "brass", seg=6)
        m.lathe([(0.0345, 0.027), (0.0345, 0.036)], "brass", seg=24)
        m.box((0.012, 0.012, 0.003), (0, 0.006, -0.0315), "brass", 0.001)
        xlr_tail(m, -0.133, 0.011)
        m.empty("capsule", (0, 0.08, 0))
        m.empty("jack", (0, -0.148, 0))
    return m


def mic_tube_long():
    """Tall tube condenser: a plain cylinder under a squared-off open head."""
    m = Model("mic_tube_long", floor=False)
    mount_arm(m, -0.028)
    with m.moved((0, 0, -0.088)):
        spider(m, 0.0315, 0.057, 0.036)
        m.lathe([(0.016, -0.165), (0.028, -0.156), (0.0315, -0.148), (0.0315, 0.045)], "nickel", seg=28)
        m.lathe([(0.0313, 0.044), (0.0330, 0.046), (0.0330, 0.056), (0.0313, 0.058)], "chrome", seg=28)
        count = 9
        m.lathe([(0, 0.057)] + grille_rings(0.0305, 0.057, 0.130, count, 0.0009) + [(0.0285, 0.137), (0, 0.138)], "mesh_metal", seg=28, sharp=25,
                tint=woven(28, count * 2 + 1))
        m.lathe([(0.0300, 0.131), (0.0322, 0.132), (0.0322, 0.139), (0.0270, 0.143), (0, 0.144)], "chrome", seg=28)
        for k in range(4):
            a = pi / 4 + k * pi / 2
            m.cyl((0.0315 * cos(a), 0.056, 0.0315 * sin(a)), (0.0315 * cos(a), 0.134, 0.0315 * sin(a)), 0.0018, "chrome", seg=6)
        badge(m, 0.02, 0.0318)
        xlr_tail(m, -0.163, 0.012)
        marks(m, (0, 0.096, 0), (0, -0.178, 0))
    return m


def mic_tube_bottle():
    """Bottle-shaped tube condenser: wide cylinder, narrow neck, round capsule head."""
    m = Model("mic_tube_bottle", floor=False)
    thread_hub(m, 0.013)
    m.lathe([(0.020, 0.0), (0.041, 0.004), (0.043, 0.010), (0.043, 0.125), (0.039, 0.140), (0.020, 0.156), (0.015, 0.164), (0.015, 0.176)], "enamel_green", seg=30)
    m.lathe([(0.0435, 0.028), (0.0445, 0.030), (0.0445, 0.036), (0.0435, 0.038)], "nickel", seg=30)
    m.lathe([(0.0152, 0.172), (0.019, 0.174), (0.019, 0.184), (0.0152, 0.186)], "nickel", seg=20)
    m.lathe([(0.021, -0.012), (0.0245, -0.009), (0.0245, 0.009), (0.021, 0.012)], "nickel", (0, 0.208, 0), seg=26, axis="z")
    for way in ("z", "-z"):
        m.lathe([(0.0208, 0.011), (0.016, 0.0155), (0, 0.0175)], "mesh_metal", (0, 0.208, 0), seg=24, axis=way, sharp=60)
    badge(m, 0.085, 0.043)
    m.cyl((0, 0.018, 0.036), (0, 0.010, 0.060), 0.0115, "nickel", seg=12, bevel=0.001)
    m.cyl((0, 0.010, 0.060), (0, 0.0098, 0.0606), 0.009, "hole", seg=10)
    marks(m, (0, 0.208, 0), (0, 0.009, 0.061))
    return m


def mic_sphere():
    """Omni in a sphere: a 5 cm ball at the end of a long slim tube body."""
    m = Model("mic_sphere", floor=False)
    y = 0.034
    thread_hub(m)
    m.box((0.010, y - 0.016, 0.014), (0, y / 2 - 0.008, 0.02), "enamel_black", 0.002)
    m.lathe([(0.0185, 0.004), (0.0225, 0.005), (0.0225, 0.035), (0.0185, 0.036)], "enamel_black", (0, y, 0), seg=20, axis="z", closed=True)
    m.lathe([(0.010, 0.13), (0.0165, 0.12), (0.0182, 0.11), (0.0182, -0.02), (0.012, -0.045), (0.010, -0.06)], "nickel", (0, y, 0), seg=22, axis="z")
    m.ball(0.0255, (0, y, -0.082), "enamel_cream", seg=26, rings=16)
    m.lathe([(0.0085, 0.0248), (0.0085, 0.0262), (0.006, 0.0268), (0, 0.027)], "mesh_metal", (0, y, -0.082), seg=16, axis="-z")
    m.lathe([(0.0098, 0.128), (0.0115, 0.13), (0.0115, 0.146)], "nickel", (0, y, 0), seg=14, axis="z")
    m.lathe([(0.009, 0.1465), (0, 0.1466)], "hole", (0, y, 0), seg=12, axis="z")
    marks(m, (0, y, -0.109), (0, y, 0.147))
    return m


def mic_stereo():
    """Stereo tube condenser: two large capsules, one above the other, the upper turning."""
    m = Model("mic_stereo", floor=False)
    mount_arm(m, -0.028)
    with m.moved((0, 0, -0.088)):
        spider(m, 0.0315, 0.057, 0.036)
        m.lathe([(0.016, -0.150), (0.028, -0.143), (0.0315, -0.135), (0.0315, 0.035)], "enamel_black", seg=28)
        count = 6
        m.lathe([(0, 0.034)] + grille_rings(0.0300, 0.034, 0.084, count, 0.0009) + [(0, 0.085)], "mesh_metal", seg=28, sharp=25, tint=woven(28, count * 2 + 1))
        m.lathe([(0.0300, 0.083), (0.0325, 0.084), (0.0325, 0.096), (0.0300, 0.097)], "brass", seg=28)
        for k in range(10):
            a = 2 * pi * k / 10
            m.box((0.002, 0.008, 0.002), (0.0326 * cos(a), 0.090, 0.0326 * sin(a)), "enamel_black")
        with m.node("upper", (0, 0.097, 0)):
            m.lathe([(0, 0.097)] + grille_rings(0.0300, 0.097, 0.140, count, 0.0009) + [(0.028, 0.150), (0.020, 0.158), (0.010, 0.1615), (0, 0.162)], "mesh_metal", seg=28,
                    sharp=25, tint=woven(28, count * 2 + 1))
            for s in (-1, 1):
                m.box((0.003, 0.044, 0.008), (s * 0.0303, 0.119, 0), "nickel", 0.001)
        badge(m, 0.01, 0.0318)
        xlr_tail(m, -0.148, 0.012)
        marks(m, (0, 0.060, 0), (0, -0.163, 0))
        m.empty("capsule upper", (0, 0.122, 0))
    return m


def tube_supply():
    """Mains supply of a tube microphone, 0.19 x 0.10 x 0.13 m."""
    m = Model("tube_supply")
    m.box((0.19, 0.092, 0.13), (0, 0.052, 0), "enamel_grey", 0.006)
    m.box((0.182, 0.084, 0.004), (0, 0.052, 0.066), "panel_dark", 0.001)
    for k, name in enumerate(("mic", "out")):
        m.lathe([(0.013, 0), (0.013, 0.006), (0.010, 0.007), (0.010, 0.002), (0, 0.002)], "nickel", (-0.06 + 0.042 * k, 0.058, 0.068), seg=16, axis="z")
        m.label(name.upper(), (0.022, 0.007), (-0.06 + 0.042 * k, 0.034, 0.0685), density=2600)
        m.empty(name, (-0.06 + 0.042 * k, 0.058, 0.076))
    with m.node("pattern", (0.032, 0.055, 0.068)):
        m.lathe([(0.013, 0), (0.012, 0.006), (0.009, 0.016), (0, 0.016)], "plastic_black", (0.032, 0.055, 0.068), seg=14, axis="z")
        m.quad((0.002, 0.008), (0.032, 0.061, 0.0845), "plastic_white")
    m.label("O     C     8", (0.044, 0.008), (0.032, 0.079, 0.0685), density=2600)
    with m.node("lamp", (0.072, 0.066, 0.068)):
        m.ball((0.005, 0.005, 0.004), (0.072, 0.066, 0.069), "lamp_red", seg=8, rings=5)
    m.cyl((0.072, 0.040, 0.066), (0.072, 0.046, 0.082), 0.003, "chrome", seg=6)
    for x in (-0.08, 0.08):
        for z in (-0.05, 0.05):
            m.cyl((x, 0, z), (x, 0.008, z), 0.009, "rubber", seg=8)
    m.tube([(-0.05, 0.098, 0), (-0.045, 0.115, 0), (0.045, 0.115, 0), (0.05, 0.098, 0)], 0.006, "leather_black", seg=6)
    return m


MODELS = [mic_ldc_tube, mic_tube_long, mic_tube_bottle, mic_sphere, mic_stereo, tube_supply]
