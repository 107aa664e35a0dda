"""Hand tools and what lies about on a stage. Origins under the middle, lying down."""

from math import cos, pi, sin

from common import Model
import shapes


def gaffer_tape():
    """Roll of gaffer tape, 50 mm, standing on its rim's side (lying flat)."""
    m = Model("gaffer_tape")
    m.lathe([(0.038, 0.0), (0.066, 0.0), (0.0665, 0.001), (0.0665, 0.047), (0.066, 0.048), (0.038, 0.048)], "tape", seg=36, closed=True)
    m.lathe([(0.036, 0.0005), (0.0385, 0.0005), (0.0385, 0.0475), (0.036, 0.0475)], "cork", seg=28, closed=True)
    for r in (0.045, 0.052, 0.059):
        m.ring(r, 0.0004, "hole", (0, 0.0482, 0), steps=36, seg=4)
    m.add(([(0.060, 0.001, 0.028), (0.060, 0.047, 0.028), (0.072, 0.047, 0.052), (0.072, 0.001, 0.052)], [[0, 1, 2, 3], [3, 2, 1, 0]]), "tape", solid=False)
    return m


def torch():
    """Hand torch, 16 cm; node `lamp` is its lens."""
    m = Model("torch")
    with m.moved((0, 0.017, 0)):
        m.lathe([(0.010, -0.08), (0.0125, -0.078), (0.0125, 0.030), (0.0165, 0.044), (0.0165, 0.070), (0.0145, 0.072)], "enamel_black", seg=20, axis="-z")
        for k in range(8):
            m.ring(0.0126, 0.0006, "steel_dark", (0, 0, 0.06 - 0.008 * k), axis="z", steps=18, seg=4)
        with m.node("lamp", (0, 0, -0.070)):
            m.lathe([(0.0140, 0.0715), (0.008, 0.0722), (0, 0.0724)], "lamp_warm", seg=18, axis="-z")
        m.ball((0.005, 0.003, 0.005), (0, 0.013, -0.02), "rubber", seg=8, rings=4)
    return m


def cable_tester():
    """Cable tester with its jacks, lamps and a rotary switch, 0.16 x 0.10 m."""
    m = Model("cable_tester")
    m.box((0.16, 0.045, 0.10), (0, 0.0265, 0), "enamel_blue", 0.006)
    top = 0.0492
    for k, (word, r) in enumerate((("XLR F", 0.011), ("XLR M", 0.011), ("TRS", 0.008), ("TT", 0.005))):
        x = -0.055 + 0.036 * k
        m.lathe([(r, 0), (r, 0.003), (r * 0.8, 0.004), (r * 0.78, 0.0005), (0, 0.0005)], "nickel", (x, top, -0.026), seg=14)
        m.label(word, (0.026, 0.006), (x, top + 0.0003, -0.008), rot=(-90, 0, 0), density=2400)
    for k in range(3):
        for j in range(3):
            with m.node(f"lamp {3 * k + j + 1}", (-0.055 + 0.018 * j, top, 0.008 + 0.013 * k)):
                m.ball((0.003, 0.002, 0.003), (-0.055 + 0.018 * j, top, 0.008 + 0.013 * k), "lamp_green" if k == j else "hole", seg=8, rings=4)
    m.label("1      2      3", (0.050, 0.006), (-0.037, top + 0.0003, 0.0005), rot=(-90, 0, 0), density=2400)
    with m.node("switch", (0.045, top, 0.022)):
        m.lathe([(0.014, 0), (0.013, 0.010), (0, 0.011)], "plastic_black", (0.045, top, 0.022), seg=16)
        m.box((0.002, 0.001, 0.010), (0.045, top + 0.0112, 0.017), "plastic_white")
    for x in (-0.065, 0.065):
        for z in (-0.035, 0.035):
            m.cyl((x, 0, z), (x, 0.005, z), 0.007, "rubber", seg=8)
    return m


def multimeter():
    """Multimeter with display, dial and two leads, lying on its back, 0.09 x 0.19 m."""
    m = Model("multimeter")
    m.prism(shapes.rounded_rect(0.090, 0.190, 0.016, 4), 0.036, "enamel_red", (0, 0.018, 0), bevel=0.006, rot=(-90, 0, 0))
    m.prism(shapes.rounded_rect(0.076, 0.172, 0.012, 4), 0.004, "plastic_black", (0, 0.0362, 0), bevel=0.001, rot=(-90, 0, 0))
    m.label("0.00 VAC", (0.062, 0.030), (0, 0.0386, -0.060), rot=(-90, 0, 0), ink="1c2418", paper="a8b490", density=1600)
    with m.node("dial", (0, 0.038, 0.012)):
        m.lathe([(0.024, 0), (0.022, 0.008), (0, 0.008)], "enamel_grey", (0, 0.038, 0.012), seg=24)
        m.box((0.006, 0.006, 0.040), (0, 0.048, 0.012), "enamel_grey", 0.002)
    for k, word in enumerate(("V~", "V=", "OHM", "mA", "Hz", "OFF", "->|", "mV")):
        a = 2 * pi * k / 8
        m.label(word, (0.011, 0.006), (0.0315 * sin(a), 0.0386, 0.012 - 0.0315 * cos(a)), rot=(-90, 0, 0), density=2400)
    for x, hue in ((-0.018, "hole"), (0.018, "enamel_red")):
        m.lathe([(0.008, 0), (0.008, 0.003), (0.004, 0.003)], hue, (x, 0.038, 0.066), seg=12)
        path = shapes.spline([(x, 0.046, 0.066), (x * 1.5, 0.05, 0.11), (x * 4, 0.006, 0.15), (x * 6, 0.005, 0.08), (x * 6.4, 0.006, -0.02)], 4)
        m.tube(path, 0.0022, "rubber" if hue == "hole" else "detail", seg=5, tint=None if hue == "hole" else "a8281e")
        m.cyl(path[-1], (path[-1].x, 0.006, path[-1].z - 0.09), 0.005, "rubber" if hue == "hole" else "enamel_red", seg=8)
        m.cyl((path[-1].x, 0.006, path[-1].z - 0.09), (path[-1].x, 0.006, path[-1].z - 0.115), 0.001, "nickel", seg=5)
    return m


def iron_parts(m):
    """Soldering iron along -Z from its holder at the local origin."""
    m.lathe([(0.0025, -0.13), (0.012, -0.12), (0.013, -0.06), (0.010, -0.02), (0.014, -0.015), (0.014, 0.0), (0.006, 0.004), (0.0055, 0.065), (0.003, 0.075), (0.0006, 0.095)],
            "plastic_black", seg=16, axis="-z", tint=lambda i: "b8b0a0" if i // 16 >= 7 else None)


def soldering_iron():
    """Soldering station: iron in its sprung holder, sponge, and the controller with its display."""
    m = Model("soldering_iron")
    m.box((0.12, 0.09, 0.14), (-0.09, 0.051, 0), "enamel_blue", 0.006)
    m.label("350 C", (0.07, 0.028), (-0.09, 0.068, 0.0705), ink="ff5a3a", paper="180605", density=1400, lit=True)
    with m.node("dial", (-0.09, 0.030, 0.070)):
        m.lathe([(0.014, 0), (0.012, 0.012), (0, 0.013)], "plastic_black", (-0.09, 0.030, 0.070), seg=16, axis="z")
    m.box((0.09, 0.012, 0.15), (0.06, 0.006, 0), "enamel_black", 0.004)
    m.box((0.05, 0.012, 0.05), (0.06, 0.016, 0.035), "cloth_mustard", 0.005)
    with m.moved((0.06, 0.075, -0.005), (-38, 0, 0)):
        for k in range(7):
            m.ring(0.013 + 0.0008 * k, 0.0012, "nickel", (0, 0, -0.055 + 0.012 * k), axis="z", steps=16, seg=4)
        with m.node("iron", (0, 0, 0)):
            with m.moved((0, 0, 0.03)):
                iron_parts(m)
    m.cyl((0.06, 0.01, -0.04), (0.06, 0.075, -0.01), 0.004, "steel_dark", seg=8)
    m.tube(shapes.spline([(0.06, 0.165, 0.125), (0.06, 0.14, 0.19), (-0.02, 0.02, 0.17), (-0.09, 0.03, 0.075)], 5), 0.003, "rubber", seg=5)
    return m


def tape_measure():
    """Tape measure, 75 mm, its tongue drawn out 20 cm toward +X."""
    m = Model("tape_measure")
    m.prism([(-0.036, 0.0), (0.036, 0.0), (0.037, 0.020), (0.030, 0.052), (0.010, 0.066), (-0.022, 0.064), (-0.036, 0.044)], 0.036, "enamel_black", bevel=0.005, at=(0, 0.001, 0))
    m.lathe([(0.022, 0.0185), (0.020, 0.0195), (0, 0.0195)], "detail", (-0.002, 0.033, 0), seg=24, axis="z", tint="d8a62a")
    m.label("5 m", (0.022, 0.012), (-0.002, 0.033, 0.0199), ink="1c1814", paper="d8a62a", density=2000)
    m.box((0.20, 0.0006, 0.019), (0.136, 0.006, 0), "detail", tint="e0c23a")
    for k in range(40):
        m.box((0.0005, 0.0008, 0.006 if k % 10 else 0.016), (0.04 + 0.005 * k, 0.0063, 0.006 if k % 10 else 0.001), "hole")
    m.box((0.002, 0.012, 0.019), (0.236, 0.002, 0), "nickel")
    return m


def screwdrivers():
    """Three screwdrivers and a pair of side cutters in a row."""
    m = Model("screwdrivers")
    for k, (hue, length) in enumerate((("enamel_red", 0.10), ("enamel_blue", 0.12), ("cloth_mustard", 0.08))):
        x = -0.07 + 0.045 * k
        with m.moved((x, 0.014, 0.03)):
            m.lathe([(0.006, 0.0), (0.012, 0.008), (0.0135, 0.04), (0.009, 0.075), (0.011, 0.09), (0.006, 0.097)], hue, seg=12, axis="z")
            m.cyl((0, 0, 0), (0, 0, -length), 0.003, "chrome", seg=8)
    with m.moved((0.085, 0.010, 0)):
        for s in (-1, 1):
            m.tube(shapes.spline([(s * 0.006, 0, -0.01), (s * 0.020, 0, 0.03), (s * 0.018, 0, 0.10)], 4), 0.0075, "enamel_red", seg=6)
            m.prism([(s * 0.001, 0.0), (s * 0.013, 0.0), (s * 0.010, 0.04), (s * 0.001, 0.055)], 0.010, "steel", (0, 0, -0.005), bevel=0.001, rot=(-90, 0, 0))
        m.cyl((0, -0.006, -0.008), (0, 0.007, -0.008), 0.007, "steel_dark", seg=10)
    return m


def chart():
    """Session sheet on the wall, 0.21 x 0.30 m: the input list; origin at its back."""
    m = Model("chart", floor=False)
    rows = ("INPUT LIST", "1 KICK IN", "2 KICK OUT", "3 SNARE T", "4 SNARE B", "5 HAT", "6 TOM HI", "7 TOM MID", "8 TOM FL", "9 OH L", "10 OH R", "11 ROOM", "12 BASS DI", "13 GTR", "14 KEYS L",
            "15 KEYS R", "16 VOX")
    m.box((0.21, 0.297, 0.001), (0, 0, 0.0006), "paper")
    m.label("\n".join(rows), (0.19, 0.27), (0, 0, 0.0014), ink="1c1814", paper="efe8d8", density=900, fill=0.72, align="left")
    return m


MODELS = [gaffer_tape, torch, cable_tester, multimeter, soldering_iron, tape_measure, screwdrivers, chart]
