"""Boxes with jacks: wall boxes, stage boxes, direct boxes, cue boxes.

Wall boxes: origin at the centre of the back, front +Z. Floor boxes: origin
under the middle, the user's side +Z. Jacks are nodes named as the gear names
them (`1`..`24`, `in`, `out`, `phones 1`), +Z out of the panel.
"""

from math import cos, pi

from common import Model
from outboard import Unit, Z, lamp_lens
import shapes


def xlr_mesh(m):
    """Shared panel XLR, looking along +Z."""
    with m.shared("xlr"):
        m.prism(shapes.rounded_rect(0.026, 0.031, 0.004, 2), 0.002, "detail", (0, 0, 0.001), tint="2e2e30")
        m.lathe([(0.0118, 0.002), (0.0118, 0.005), (0.0108, 0.006), (0.009, 0.006), (0.0088, 0.0028)], "nickel", seg=14, axis="z", closed=False)
        m.add(shapes.lathe([(0.0089, 0.0032), (0, 0.0032)], 12, cap=False), "detail", axis="z", solid=False, tint="0e0e10")
        for k in range(3):
            a = -pi / 2 + 2 * pi * k / 3
            m.quad((0.0022, 0.0022), (0.0042 * cos(a), 0.0042 * cos(a - pi / 2), 0.0036), "detail", tint="55514a")
        m.box((0.006, 0.003, 0.002), (0, 0.0125, 0.003), "nickel")


def quarter_mesh(m):
    with m.shared("quarter"):
        m.lathe([(0.0095, 0), (0.0095, 0.003), (0.0075, 0.0045), (0.0035, 0.0045), (0.0033, 0.001)], "nickel", seg=12, axis="z")
        m.add(shapes.lathe([(0.0034, 0.0012), (0, 0.0012)], 8, cap=False), "hole", axis="z", solid=False)


def wall(name, doc, count, columns, mesh="xlr", title="", lines=None):
    """Oak-framed panel of so many jacks."""
    def make():
        m = Model(name, floor=False)
        xlr_mesh(m) if mesh == "xlr" else quarter_mesh(m)
        rows = -(-count // columns)
        dx, dy = (0.062, 0.074) if mesh == "xlr" else (0.046, 0.060)
        w, h = columns * dx + 0.060, rows * dy + 0.062
        m.box((w, h, 0.060), (0, 0, 0.030), "oak", 0.006)
        m.box((w - 0.024, h - 0.024, 0.008), (0, 0, 0.062), "panel_dark", 0.002)
        m.label(title, (min(0.16, w * 0.6), 0.011), (0, h / 2 - 0.022, 0.0663), density=1800)
        for k in range(count):
            x, y = (k % columns - (columns - 1) / 2) * dx, (rows - 1) * dy / 2 - dy * (k // columns) - 0.006
            m.use(mesh, str(k + 1), (x, y, 0.066))
            m.label(str(k + 1), (0.020, 0.010), (x, y + 0.0235, 0.0663), ink="1c1814", paper="efe8d8", density=2000)
        for x in (-1, 1):
            for y in (-1, 1):
                m.cyl((x * (w / 2 - 0.020), y * (h / 2 - 0.020), 0.065), (x * (w / 2 - 0.020), y * (h / 2 - 0.020), 0.068), 0.0042, "nickel", seg=8)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def panel(name, doc, wide, tall, jacks, title):
    """Steel wall panel with multi-way connectors: jacks are (name, x, y, w, h, round)."""
    def make():
        m = Model(name, floor=False)
        m.box((wide, tall, 0.004), (0, 0, 0.002), "alu", 0.001, grain="x")
        m.label(title, (wide * 0.6, 0.011), (0, tall / 2 - 0.014, 0.0043), ink="1c1c1c", density=1800)
        for jack, x, y, w, h, is_round in jacks:
            with m.node(jack, (x, y, 0.004)):
                if is_round:
                    m.lathe([(w / 2, 0), (w / 2, 0.016), (w * 0.44, 0.018), (w * 0.42, 0.006), (0, 0.006)], "enamel_black", (x, y, 0.004), seg=24, axis="z")
                    for k in range(19):
                        r, a = (0.0, 0.0) if k == 0 else (w * 0.16, k * pi / 3) if k < 7 else (w * 0.31, k * pi / 6)
                        m.quad((0.002, 0.002), (x + r * cos(a), y + r * cos(a - pi / 2), 0.0103), "brass")
                else:
                    m.prism([(-w / 2, h / 2), (w / 2, h / 2), (w * 0.44, -h / 2), (-w * 0.44, -h / 2)], 0.008, "nickel", (x, y, 0.007), bevel=0.001)
                    m.prism([(-w * 0.43, h * 0.34), (w * 0.43, h * 0.34), (w * 0.38, -h * 0.34), (-w * 0.38, -h * 0.34)], 0.001, "hole", (x, y, 0.0113))
                    for s in (-1, 1):
                        m.cyl((x + s * (w / 2 + 0.007), y, 0.004), (x + s * (w / 2 + 0.007), y, 0.012), 0.003, "nickel", seg=6)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def stage(name, count):
    """Steel stage box with a sloping face, handle and the multicore's tail."""
    def make():
        m = Model(name)
        xlr_mesh(m)
        columns = 4 if count == 8 else 8
        rows = count // columns
        w, d = columns * 0.046 + 0.06, rows * 0.048 + 0.05
        m.prism([(-d / 2, 0.004), (d / 2, 0.004), (d / 2, 0.062), (-d / 2, 0.112)], w, "enamel_black", bevel=0.005, rot=(0, -90, 0))
        slope = 50 / (d * 1000)
        tilt = -90 + slope * 57.3
        for k in range(count):
            x, z = (k % columns - (columns - 1) / 2) * 0.046, (k // columns - (rows - 1) / 2) * 0.048 + 0.004
            y = 0.087 - slope * z + 0.0012
            m.use("xlr", str(k + 1), (x, y, z), (tilt, 0, 0))
            m.label(str(k + 1), (0.014, 0.008), (x - 0.0155, y + 0.0185 * slope, z - 0.0195), rot=(tilt, 0, 0), ink="1c1814", paper="efe8d8", density=2200)
        m.tube([(-w / 2 + 0.03, 0.108, -d / 2 + 0.012), (-w / 2 + 0.05, 0.135, -d / 2 + 0.005), (w / 2 - 0.05, 0.135, -d / 2 + 0.005), (w / 2 - 0.03, 0.108, -d / 2 + 0.012)],
               0.008, "nickel", seg=8)
        for s in (-1, 1):
            m.box((0.006, 0.10, d * 0.96), (s * (w / 2 + 0.002), 0.053, 0), "steel_dark", 0.002)
            for z in (-1, 1):
                m.cyl((s * (w / 2 - 0.03), 0, z * (d / 2 - 0.03)), (s * (w / 2 - 0.03), 0.008, z * (d / 2 - 0.03)), 0.011, "rubber", seg=8)
        r = 0.006 + 0.0003 * count
        m.cyl((w / 2 - 0.06, 0.05, -d / 2), (w / 2 - 0.06, 0.05, -d / 2 - 0.03), r * 1.5, "nickel", seg=14)
        m.tube(shapes.spline([(w / 2 - 0.06, 0.05, -d / 2 - 0.02), (w / 2 - 0.06, 0.03, -d / 2 - 0.10), (w / 2 - 0.02, r, -d / 2 - 0.16), (w / 2 + 0.08, r, -d / 2 - 0.16)], 4), r,
               "rubber", seg=8)
        m.empty(f"1-{count}", (w / 2 + 0.08, r, -d / 2 - 0.16))
        return m
    make.__doc__, make.__name__ = f"Stage box of {count} lines.", name
    return make


def direct(name, doc, size, mat, title, badge, lamp=False, ears=True):
    """Direct box: jacks in front and behind, switches as nodes `pad`, `polarity`, `lift`."""
    def make():
        m = Model(name)
        xlr_mesh(m)
        quarter_mesh(m)
        w, h, d = size
        y = 0.006 + h / 2
        m.box((w, h, d), (0, y, 0), mat, 0.004)
        if ears:
            for s in (-1, 1):
                m.box((0.004, h + 0.012, d + 0.016), (s * (w / 2 + 0.001), y, 0), "steel_dark", 0.0015)
        for k, jack in enumerate(("in", "thru")):
            x = -w * 0.28 + 0.036 * k
            m.use("quarter", jack, (x, y, d / 2 + 0.0005))
            m.label(jack.upper(), (0.020, 0.006), (x, y + 0.0155, d / 2 + 0.0006), density=2600)
        for k, (switch, word) in enumerate((("pad", "PAD"), ("polarity", "POL"))):
            x = w * 0.16 + 0.022 * k
            with m.node(switch, (x, y, d / 2)):
                m.box((0.007, 0.012, 0.004), (x, y, d / 2 + 0.002), "plastic_white", 0.001)
            m.label(word, (0.016, 0.006), (x, y + 0.0155, d / 2 + 0.0006), density=2600)
        m.use("xlr", "out", (-w * 0.18, y, -d / 2 - 0.0005), (0, 180, 0))
        with m.node("lift", (w * 0.2, y, -d / 2)):
            m.box((0.007, 0.012, 0.004), (w * 0.2, y, -d / 2 - 0.002), "plastic_white", 0.001)
        m.label("LIFT", (0.018, 0.006), (w * 0.2, y + 0.0155, -d / 2 - 0.0006), rot=(0, 180, 0), density=2600)
        m.label(title, (w * 0.7, 0.016), (0, y + h / 2 + 0.0006, 0.0), rot=(-90, 0, 0), ink="f0ead8", paper=badge, density=1500)
        if lamp:
            with m.node("lamp", (w * 0.40, y, d / 2)):
                lamp_lens(m, (w * 0.40, y - 0.012, d / 2), "lamp_red", 0.003)
        for sx in (-1, 1):
            for sz in (-1, 1):
                m.cyl((sx * w * 0.4, 0, sz * d * 0.38), (sx * w * 0.4, 0.007, sz * d * 0.38), 0.007, "rubber", seg=8)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def di_rack():
    """Four active direct boxes in 1U; see outboard.py for its frame."""
    u = Unit("di_rack", 1, "enamel_green")
    quarter_mesh(u.m)
    for n in range(1, 5):
        x = -0.205 + 0.100 * (n - 1)
        for k, jack in enumerate(("in", "thru")):
            u.m.use("quarter", f"{jack} {n}", (x + 0.024 * k, 0.026, Z))
        u.text(f"DI {n}", x + 0.012, 0.010, 0.02)
        u.button(f"{n}.pad", x + 0.046, 0.026, "white", "PAD")
        u.button(f"{n}.lift", x + 0.062, 0.026, "grey", "LIFT")
        u.lamp(f"{n}.lamp", x + 0.076, 0.026, "lamp_green")
    u.power()
    u.jacks([f"out {n}" for n in range(1, 5)])
    return u.m


def booster_barrel():
    """Barrel amplifier that sits in a microphone's line, 9 cm along Z; `in` at -Z, `out` at +Z."""
    m = Model("booster_barrel", floor=False)
    m.lathe([(0.0095, -0.046), (0.0105, -0.044), (0.0105, -0.030), (0.0120, -0.028), (0.0120, 0.028), (0.0105, 0.030), (0.0100, 0.044), (0.0090, 0.046)],
            "enamel_blue", seg=20, axis="z")
    for z, r in ((-0.0463, 0.0082), (0.0463, 0.0080)):
        m.cyl((0, 0, z), (0, 0, z * 1.004), r, "hole", seg=14)
    for z in (-0.030, 0.030):
        m.ring(0.0120, 0.001, "nickel", (0, 0, z), axis="z", steps=20, seg=5)
    m.label("+25 dB", (0.022, 0.007), (0, 0.01225, 0), rot=(-90, 0, 0), ink="f0ead8", density=2600)
    m.empty("in", (0, 0, -0.0465), (0, 180, 0))
    m.empty("out", (0, 0, 0.0465))
    return m


def cue_box():
    """Cue box with its own amplifier: a big level knob, jacks and a lamp on a stand clamp's plate."""
    m = Model("cue_box")
    quarter_mesh(m)
    m.prism([(-0.06, 0.004), (0.075, 0.004), (0.075, 0.03), (-0.02, 0.075), (-0.06, 0.075)], 0.19, "enamel_cream", bevel=0.003, rot=(0, -90, 0))
    for s in (-1, 1):
        m.box((0.010, 0.078, 0.146), (s * 0.100, 0.041, 0.0075), "walnut", 0.004)
    with m.moved((0, 0.0545, 0.0288), (-64.6, 0, 0)):
        m.label("CUE", (0.05, 0.012), (-0.055, 0.038, 0.0006), ink="2a2622", density=1800)
        with m.node("1.level", (0.0, 0.004, 0)):
            m.lathe([(0.024, 0), (0.023, 0.006), (0.019, 0.018), (0.016, 0.020), (0, 0.020)], "plastic_black", (0, 0.004, 0), seg=20, axis="z")
            m.quad((0.003, 0.012), (0, 0.014, 0.0203), "plastic_white")
        for k in range(11):
            a = (225 - 27 * k) * pi / 180
            m.quad((0.002, 0.006), (0.031 * cos(a), 0.004 + 0.031 * cos(a - pi / 2), 0.0006), "hole", rot=(0, 0, 225 - 27 * k - 90))
        m.label("0      LEVEL      10", (0.072, 0.008), (0, -0.034, 0.0006), ink="2a2622", density=1800)
        with m.node("power", (0.065, 0.02, 0)):
            m.box((0.010, 0.016, 0.006), (0.065, 0.02, 0.002), "plastic_black", 0.001)
        with m.node("lamp", (0.065, -0.008, 0)):
            lamp_lens(m, (0.065, -0.008, 0), "lamp_green", 0.004)
    for k, jack in enumerate(("in 1", "thru 1", "phones 1")):
        x = -0.05 + 0.05 * k
        m.use("quarter", jack, (x, 0.017, 0.0755))
        m.label(jack.split()[0].upper(), (0.030, 0.007), (x, 0.0055, 0.0757), ink="2a2622", density=1800)
    for x in (-0.08, 0.08):
        for z in (-0.045, 0.06):
            m.cyl((x, 0, z), (x, 0.006, z), 0.009, "rubber", seg=8)
    return m


def cue_box_passive():
    """Small cue box: one level control between two jacks."""
    m = Model("cue_box_passive")
    quarter_mesh(m)
    m.box((0.10, 0.045, 0.075), (0, 0.0275, 0), "enamel_grey", 0.005)
    with m.node("1.level", (0, 0.05, 0)):
        m.lathe([(0.017, 0), (0.016, 0.005), (0.013, 0.016), (0, 0.017)], "plastic_black", (0, 0.05, 0), seg=18)
        m.box((0.002, 0.001, 0.009), (0, 0.0672, -0.007), "plastic_white")
    m.label("LEVEL", (0.04, 0.007), (0, 0.0506, 0.028), rot=(-90, 0, 0), density=2000)
    for k, jack in enumerate(("in 1", "thru 1", "phones 1")):
        m.use("quarter", jack, (-0.03 + 0.03 * k, 0.027, 0.0378))
        m.label(("IN", "THRU", "PH")[k], (0.018, 0.007), (-0.03 + 0.03 * k, 0.0425, 0.0379), density=2000)
    for x in (-0.035, 0.035):
        for z in (-0.025, 0.025):
            m.cyl((x, 0, z), (x, 0.006, z), 0.007, "rubber", seg=8)
    return m


MODELS = [wall("wall_box", "Wall box of 8 lines.", 8, 4, title="LINES 1-8"), wall("wall_box_4", "Wall box of 4 lines.", 4, 4, title="LINES 1-4"),
          wall("wall_box_16", "Wall box of 16 lines.", 16, 8, title="LINES 1-16"), wall("wall_box_24", "Wall box of 24 lines.", 24, 8, title="LINES 1-24"),
          wall("line_box", "Keyboard box of 8 quarter-inch lines.", 8, 8, "quarter", "KEYS / LINE 1-8"),
          panel("panel_db25", "Wall panel with one 25-way connector for 8 lines.", 0.16, 0.10, [("1-8", 0, -0.010, 0.060, 0.018, False)], "LINES 1-8"),
          panel("panel_multipin", "Wall panel with a round multi-pin jack for 16 lines.", 0.16, 0.16, [("1-16", 0, -0.012, 0.085, 0.085, True)], "SNAKE 1-16"),
          stage("stage_box_8", 8), stage("stage_box_16", 16), stage("stage_box_24", 24),
          direct("di_passive", "Passive direct box, steel ears, dark green.", (0.13, 0.055, 0.10), "enamel_green", "PASSIVE DI", "33463a"),
          direct("di_cheap", "Plain transformer direct box, small and blue.", (0.10, 0.040, 0.075), "enamel_blue", "DI", "2c3f55", ears=False),
          direct("di_active", "Active direct box, red top plate, lamp.", (0.13, 0.050, 0.11), "enamel_red", "ACTIVE DI", "5c1e18", lamp=True),
          direct("di_high", "Active direct box of very high impedance, brushed, lamp.", (0.15, 0.045, 0.10), "alu", "10 M ACTIVE DI", "3a3a3c", lamp=True, ears=False),
          di_rack, booster_barrel, cue_box, cue_box_passive]
