"""Small props: clipboard, tape reel and talkback box."""

from math import cos, pi, sin

from common import Model
from outboard import knob
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
                m.box((0.040, 0.0017, 0.042), (0.0675, y + 0.00075, 0), "nickel")
    m.lathe([(0.053, 0.0016), (0.112, 0.0016), (0.112, 0.0088), (0.053, 0.0088)], "leather", seg=seg, closed=True, tint=0.62)
    m.lathe([(0.019, 0.0), (0.030, 0.0), (0.030, 0.0112), (0.019, 0.0112)], "enamel_black", seg=24, closed=True)
    for k in range(3):
        a = 2 * pi * k / 3 + pi / 3
        m.cyl((0.04 * cos(a), 0.0, 0.04 * sin(a)), (0.04 * cos(a), 0.0118, 0.04 * sin(a)), 0.0036, "brass", seg=8)
    return m


def talkback_box():
    """Desk talkback: gooseneck microphone, big red-ringed key and a speaker."""
    m = Model("talkback_box")
    m.prism([(-0.055, 0.003), (0.06, 0.003), (0.06, 0.02), (-0.055, 0.052)], 0.15, "enamel_grey", bevel=0.003, rot=(0, -90, 0))
    for s in (-1, 1):
        m.box((0.01, 0.050, 0.118), (s * 0.078, 0.025, 0.002), "walnut", 0.003)
    with m.moved((0, 0.0360, 0.0025), (-74.4, 0, 0)):
        m.lathe([(0.02, 0), (0.02, 0.004), (0.0165, 0.005)], "enamel_black", (0.042, -0.012, 0), seg=20, axis="z")
        with m.node("key", (0.042, -0.012, 0.004)):
            m.lathe([(0.0155, 0.004), (0.0155, 0.010), (0.013, 0.012)], "lamp_red", (0.042, -0.012, 0), seg=18, axis="z")
        for k in range(6):
            m.quad((0.062, 0.0035), (-0.032, -0.034 + 0.009 * k, 0.0004), "hole")
        knob(m, (0.042, 0.033, 0), 0.009, 0.013, "enamel_black", 10)
    path = shapes.spline([(-0.05, 0.047, -0.043), (-0.05, 0.12, -0.045), (-0.045, 0.19, -0.025), (-0.04, 0.225, 0.025)], 5)
    m.tube(path, 0.0034, "steel_dark", seg=6)
    m.cyl((-0.0405, 0.222, 0.02), (-0.037, 0.237, 0.055), 0.0075, "foam", seg=10, bevel=0.003)
    for x in (-0.06, 0.06):
        for z in (-0.04, 0.045):
            m.cyl((x, 0, z), (x, 0.005, z), 0.008, "rubber", seg=8)
    return m


MODELS = [clipboard, tape_reel, talkback_box]
