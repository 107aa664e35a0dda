"""Small things that make rooms lived in."""

from math import cos, pi, sin

from common import Model
from furniture import stave
import shapes


def coffee_table():
    """Oval oak table, 1.0 x 0.55 m, 0.42 m high, with a shelf."""
    m = Model("coffee_table")
    oval = [(0.5 * cos(2 * pi * k / 40), 0.275 * sin(2 * pi * k / 40)) for k in range(40)]
    m.prism(oval, 0.028, "oak", (0, 0.406, 0), bevel=0.006, rot=(-90, 0, 0), grain="x")
    m.prism([(x * 0.72, y * 0.72) for x, y in oval], 0.018, "oak", (0, 0.15, 0), bevel=0.004, rot=(-90, 0, 0), grain="x")
    for x in (-0.28, 0.28):
        for z in (-0.13, 0.13):
            m.cyl((x * 1.12, 0.0, z * 1.12), (x, 0.395, z), 0.013, "oak_dark", seg=8, r2=0.02)
    m.box((0.21, 0.006, 0.29), (-0.08, 0.163, 0.0), "enamel_blue", rot=(0, 12, 0))
    m.box((0.21, 0.005, 0.29), (-0.06, 0.169, 0.01), "paper", rot=(0, -8, 0))
    return m


def side_table():
    """Small round table, 0.45 m, 0.55 m high."""
    m = Model("side_table")
    m.lathe([(0.0, 0.528), (0.212, 0.528), (0.224, 0.538), (0.220, 0.55), (0, 0.55)], "walnut", seg=32)
    m.cyl((0, 0.02, 0), (0, 0.53, 0), 0.022, "enamel_black", seg=14)
    m.lathe([(0.15, 0), (0.155, 0.005), (0.15, 0.014), (0.03, 0.025)], "enamel_black", seg=28)
    return m


def mug_parts(m, hue, at=(0, 0, 0), turn=0):
    with m.moved(at, (0, turn, 0)):
        m.lathe([(0.030, 0.0), (0.038, 0.004), (0.041, 0.02), (0.041, 0.092), (0.0385, 0.094), (0.0375, 0.088), (0.0365, 0.012), (0, 0.010)], "detail",
                seg=24, tint=hue)
        m.add(shapes.lathe([(0.0375, 0.076), (0, 0.076)], 16, cap=False), "earth", solid=False)
        m.tube(shapes.spline([(0.040, 0.075, 0), (0.066, 0.072, 0), (0.070, 0.045, 0), (0.058, 0.024, 0), (0.040, 0.022, 0)], 3), 0.0055, "detail",
               seg=6, tint=hue, flat=1.4)


def mug():
    """Mug of coffee, 9.4 cm."""
    m = Model("mug")
    mug_parts(m, "b0573a")
    return m


def mugs():
    """Tray with three mugs and a pot."""
    m = Model("mugs")
    m.prism(shapes.rounded_rect(0.42, 0.28, 0.04, 4), 0.012, "walnut", (0, 0.006, 0), bevel=0.003, rot=(-90, 0, 0), grain="x")
    for k, (hue, x, z, turn) in enumerate((("b0573a", -0.14, 0.05, 20), ("3f5f68", -0.04, -0.06, 140), ("e0d6c0", -0.14, -0.07, 250))):
        mug_parts(m, hue, (x, 0.012, z), turn)
    m.lathe([(0.055, 0.012), (0.062, 0.016), (0.066, 0.05), (0.055, 0.13), (0.048, 0.17), (0.05, 0.176), (0.045, 0.19), (0.010, 0.20), (0.012, 0.215),
             (0, 0.22)], "chrome", (0.11, 0, 0), seg=24)
    m.tube([(0.165, 0.16, 0), (0.205, 0.15, 0), (0.205, 0.08, 0), (0.172, 0.06, 0)], 0.008, "plastic_black", seg=6)
    m.tube([(0.055, 0.09, 0), (0.02, 0.14, 0), (0.012, 0.165, 0)], [0.014, 0.010, 0.008], "chrome", seg=8)
    return m


def water_bottle():
    """Bottle of water, 0.5 l, 22 cm."""
    m = Model("water_bottle")
    m.lathe([(0.026, 0), (0.031, 0.004), (0.0325, 0.012), (0.0325, 0.14), (0.030, 0.155), (0.016, 0.185), (0.0135, 0.192), (0.0135, 0.204)], "glass", seg=20,
            closed=False)
    m.lathe([(0.0327, 0.062), (0.0329, 0.064), (0.0329, 0.115), (0.0327, 0.117)], "enamel_blue", seg=20)
    m.lathe([(0.0145, 0.198), (0.0155, 0.200), (0.0155, 0.216), (0.0145, 0.218)], "plastic_white", seg=16)
    return m


def music_sheets():
    """Loose sheets of music on a surface, 0.45 x 0.32 m."""
    m = Model("music_sheets")
    for k, (x, z, turn) in enumerate(((-0.09, 0.0, 6), (0.10, 0.01, -9), (0.01, -0.01, 3))):
        with m.moved((x, 0.001 + 0.0012 * k, z), (-90, turn, 0)):
            m.box((0.21, 0.297, 0.0009), (0, 0, 0), "paper")
            for j in range(8):
                stave(m, (0, 0.115 - 0.033 * j, 0.0007), 0.18)
    return m


def waste_bin():
    """Perforated steel bin, 0.3 m."""
    m = Model("waste_bin")
    m.lathe([(0.0, 0.006), (0.105, 0.006), (0.108, 0.0), (0.112, 0.003), (0.138, 0.29), (0.142, 0.296), (0.138, 0.302), (0.134, 0.296), (0.106, 0.012),
             (0, 0.012)], "enamel_grey", seg=28)
    for k in range(3):
        m.ball((0.05, 0.045, 0.05), (0.05 * cos(2.1 * k), 0.07 + 0.03 * k, 0.05 * sin(2.1 * k)), "paper", seg=6, rings=4, tint=0.92)
    return m


def fire_extinguisher():
    """Extinguisher on its bracket, 0.55 m; origin at the centre of the bracket's back."""
    m = Model("fire_extinguisher", floor=False)
    m.box((0.06, 0.20, 0.010), (0, 0.05, 0.005), "steel_dark", 0.002)
    with m.moved((0, -0.29, 0.085)):
        m.lathe([(0.060, 0.0), (0.072, 0.012), (0.075, 0.03), (0.075, 0.37), (0.068, 0.41), (0.045, 0.445), (0.022, 0.46)], "enamel_red", seg=28)
        m.cyl((0, 0.45, 0), (0, 0.50, 0), 0.019, "brass", seg=12)
        m.box((0.022, 0.012, 0.12), (0, 0.53, 0.02), "enamel_black", 0.003, rot=(-12, 0, 0))
        m.box((0.022, 0.010, 0.10), (0, 0.50, 0.025), "enamel_black", 0.003, rot=(8, 0, 0))
        m.lathe([(0.016, 0.0), (0.016, 0.012), (0.013, 0.014)], "plastic_white", (0.02, 0.475, 0.012), seg=12, axis="x")
        m.tube(shapes.spline([(-0.015, 0.48, 0.02), (-0.075, 0.46, 0.05), (-0.088, 0.34, 0.03), (-0.084, 0.20, 0.01)], 4), 0.009, "rubber", seg=6)
        m.cyl((-0.084, 0.20, 0.01), (-0.086, 0.11, 0.01), 0.010, "rubber", seg=10, r2=0.022)
        m.ring(0.0765, 0.006, "steel_dark", (0, 0.29, 0), steps=24, seg=4)
        m.label("FOAM\n6 l", (0.07, 0.10), (0, 0.20, 0.0757), ink="1c1814", paper="efe0b8", density=900)
    return m


def pinboard():
    """Cork board with the day's sheets, 0.9 x 0.6 m; origin at the centre of its back."""
    m = Model("pinboard", floor=False)
    m.box((0.86, 0.56, 0.012), (0, 0, 0.008), "cork")
    for s in (-1, 1):
        m.box((0.025, 0.6, 0.02), (s * 0.4375, 0, 0.010), "oak", 0.003)
        m.box((0.85, 0.025, 0.02), (0, s * 0.2875, 0.010), "oak", 0.003)
    notes = (("SESSIONS\nTHIS WEEK", -0.29, 0.13, "efe8d8", 2), ("CALL SHEET", -0.05, 0.08, "f1e2a8", -3), ("INPUT LIST", 0.20, 0.14, "efe8d8", 1),
             ("MIC COUNT\nBEFORE YOU GO", -0.18, -0.14, "d8c4b0", -2), ("FAULTS >\nQUARANTINE", 0.12, -0.15, "e8b0a0", 4), ("TEA ROTA", 0.32, -0.12, "c8d8c0", -5))
    for text, x, y, paper, turn in notes:
        w, h = (0.21, 0.24) if y > 0.1 else (0.17, 0.16)
        with m.moved((x, y, 0.0145), (0, 0, turn)):
            m.label(text, (w, h), (0, 0, 0), ink="1c1814", paper=paper, density=450, fill=0.3)
            m.ball(0.006, (0, h / 2 - 0.012, 0.003), "enamel_red", seg=8, rings=4)
    return m


MODELS = [coffee_table, side_table, mug, mugs, water_bottle, music_sheets, waste_bin, fire_extinguisher, pinboard]
