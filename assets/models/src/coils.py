"""Cables as they are kept: coils that hang from their origin (the hook), cords
and drums. The tie's colour is the length's: 3 m brown, 6 m green, 9 m blue, 15 m yellow.
"""

from math import cos, pi, sin

from common import Model
import shapes

TIES = {3: "734221", 6: "4f8a52", 9: "3f6ea8", 15: "d8a63a"}


def xlr_body(m, seg=12):
    """Male XLR along +Y: boot at y=0, contacts at y=0.062."""
    m.lathe([(0.0042, -0.004), (0.0055, 0.004), (0.0078, 0.018), (0.0082, 0.022)], "rubber", seg=seg)
    m.lathe([(0.0082, 0.021), (0.0095, 0.023), (0.0095, 0.06), (0.0088, 0.062), (0.0078, 0.062), (0.0078, 0.05), (0, 0.05)], "nickel", seg=seg)


def jack_body(m, seg=10):
    """Quarter-inch plug along +Y."""
    m.lathe([(0.0035, -0.004), (0.0050, 0.004), (0.0068, 0.010), (0.0068, 0.036), (0.0055, 0.040), (0.0032, 0.041), (0.0032, 0.060), (0.0026, 0.061), (0.0031, 0.064),
             (0.0022, 0.069), (0, 0.072)], "nickel", seg=seg)


def multi_body(m, seg=10):
    """25-way plug along +Y."""
    m.box((0.040, 0.040, 0.015), (0, 0.022, 0), "enamel_grey", 0.003)
    m.box((0.036, 0.010, 0.010), (0, 0.046, 0), "nickel", 0.001)
    m.cyl((0, -0.006, 0), (0, 0.004, 0), 0.006, "rubber", seg=seg)


def spade_body(m, seg=10):
    """Round locking loudspeaker plug along +Y."""
    m.lathe([(0.006, -0.004), (0.0095, 0.006), (0.0120, 0.014), (0.0120, 0.046), (0.0105, 0.050), (0, 0.050)], "enamel_blue", seg=seg)


def small_body(m, seg=10):
    """Coaxial plug along +Y."""
    m.lathe([(0.0028, -0.002), (0.0045, 0.004), (0.0045, 0.012), (0.0072, 0.014), (0.0072, 0.026), (0.0050, 0.027), (0.0020, 0.028), (0, 0.028)], "nickel", seg=seg)


def light_body(m, seg=10):
    """Optical plug along +Y."""
    m.box((0.010, 0.026, 0.009), (0, 0.013, 0), "plastic_black", 0.002)
    m.box((0.006, 0.010, 0.006), (0, 0.031, 0), "plastic_white", 0.001)


def coil(name, doc, turns, radius, thick, tie, plug=xlr_body, jacket="rubber", tint=None):
    """Coil of so many turns, its two plugs hanging below, a tie of the length's colour."""
    def make():
        m = Model(name, floor=False)
        path, steps = [], 20
        for i in range(turns * steps + 1):
            t = i / steps
            a = pi / 2 + 2 * pi * t
            r = radius * (1 + 0.05 * sin(2.4 * t + 1))
            path.append((r * cos(a) * 0.92, -radius * 1.07 + r * sin(a) + 0.04 * radius * sin(5 * t), 0.007 + thick * 2.4 * (t % 5) + thick * cos(3 * t)))
        path += [(0.02, -0.02, 0.052), (0.05, -radius * 0.6, 0.058), (0.058, -radius * 1.2, 0.056), (0.06, -radius * 1.7, 0.052)]
        m.tube(path, thick, jacket, seg=5, tint=tint)
        with m.moved(path[-1], (180, 0, 0)):
            plug(m)
        m.tube([(-0.03, -radius * 1.9, 0.03), (-0.05, -radius * 1.98, 0.036), (-0.055, -radius * 2.1, 0.036)], thick, jacket, seg=5, tint=tint)
        with m.moved((-0.055, -radius * 2.1, 0.036), (180, 0, 0)):
            plug(m)
        with m.node("tie", (0, -radius * 2.05, 0.024)):
            m.tube(shapes.arc(0.012 + thick * 1.6, 0, 345, 9, (0.0, -radius * 2.05, 0.024), "yz"), thick + 0.001, "detail", seg=6, tint=tie)
            m.box((0.02, 0.05, 0.004), (0.006, -radius * 2.05 - 0.03, 0.045), "detail", 0.001, rot=(8, 0, 10), tint=tie)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def cord(name, doc, length, jacket):
    """Patch cord doubled over a peg: plugs hang side by side below the origin."""
    def make():
        m = Model(name, floor=False)
        half = length / 2
        path = shapes.spline([(-0.012, -half, 0.012), (-0.016, -half * 0.5, 0.014), (-0.012, -0.03, 0.012), (0, -0.006, 0.012), (0.012, -0.03, 0.012),
                              (0.016, -half * 0.5, 0.014), (0.012, -half, 0.012)], 4)
        m.tube(path, 0.0019, "detail", seg=6, tint=jacket)
        for x in (-0.012, 0.012):
            with m.moved((x, -half, 0.012), (180, 0, 0)):
                m.lathe([(0.0023, -0.006), (0.0038, 0.002), (0.0041, 0.010), (0.0041, 0.030), (0.0030, 0.034)], "detail", seg=10, tint=jacket)
                m.lathe([(0.0024, 0.033), (0.0022, 0.046), (0.0018, 0.047), (0.0021, 0.050), (0.0016, 0.054), (0, 0.057)], "brass", seg=10)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def snake_drum():
    """Snake of 24 lines, 30 m, on its drum, 0.5 m high; origin on the floor."""
    m = Model("snake_drum")
    for s in (-1, 1):
        m.ring(0.23, 0.012, "enamel_black", (s * 0.16, 0.27, 0), axis="x", steps=32, seg=6)
        m.lathe([(0.10, 0), (0.10, 0.006), (0.03, 0.010)], "enamel_black", (s * 0.16, 0.27, 0), seg=20, axis="x" if s > 0 else "-x")
        for k in range(3):
            a = 2 * pi * k / 3 + 0.5
            m.cyl((s * 0.16, 0.27 + 0.09 * cos(a), 0.09 * sin(a)), (s * 0.16, 0.27 + 0.23 * cos(a), 0.23 * sin(a)), 0.009, "enamel_black", seg=6)
        m.tube([(s * 0.20, 0.012, 0.20), (s * 0.20, 0.27, 0.0), (s * 0.20, 0.012, -0.20)], 0.012, "steel_dark", seg=6)
        m.cyl((s * 0.20, 0.012, -0.22), (s * 0.20, 0.012, 0.22), 0.012, "steel_dark", seg=6)
    m.cyl((-0.21, 0.27, 0), (0.21, 0.27, 0), 0.014, "steel_dark", seg=10)
    m.cyl((-0.20, 0.27, 0), (-0.27, 0.27, 0), 0.010, "nickel", seg=8)
    m.cyl((-0.26, 0.27, 0), (-0.26, 0.40, 0), 0.008, "nickel", seg=8)
    m.cyl((-0.26, 0.40, 0), (-0.34, 0.40, 0), 0.014, "rubber", seg=10)
    for k in range(10):
        m.ring(0.18 + 0.012 * (k % 3 == 1), 0.0138, "rubber", (-0.128 + 0.0285 * k, 0.27, 0), axis="x", steps=22, seg=5)
    m.tube(shapes.spline([(0.10, 0.26, 0.20), (0.12, 0.10, 0.26), (0.16, 0.02, 0.34), (0.05, 0.015, 0.42)], 4), 0.0135, "rubber", seg=8)
    m.label("24 / 30 m", (0.10, 0.035), (0.1705, 0.27, 0), rot=(0, 90, 0), ink="1c1814", paper="d8a63a", density=900)
    return m


MODELS = [coil("cable_coil", "Microphone cable of 6 m, coiled.", 6, 0.130, 0.0033, TIES[6]), coil("cable_coil_3", "Microphone cable of 3 m, coiled.", 3, 0.120, 0.0033, TIES[3]),
          coil("cable_coil_9", "Microphone cable of 9 m, coiled.", 8, 0.140, 0.0033, TIES[9]), coil("cable_coil_15", "Microphone cable of 15 m, coiled.", 12, 0.150, 0.0033, TIES[15]),
          coil("cable_trs", "Balanced jack cable, 3 m.", 3, 0.115, 0.0032, "8d6ab0", jack_body), coil("cable_ts", "Instrument cable, 3 m.", 3, 0.110, 0.0035, TIES[3], jack_body),
          coil("cable_ts_6", "Instrument cable, 6 m.", 6, 0.120, 0.0035, TIES[6], jack_body), coil("cable_ts_thin", "Cheap thin instrument cable, 6 m.", 6, 0.100, 0.0022, TIES[6], jack_body, "detail", "7c6a58"),
          coil("cable_speaker", "Loudspeaker cable, 3 m.", 3, 0.130, 0.0050, TIES[3], spade_body), coil("cable_speaker_6", "Loudspeaker cable, 6 m.", 5, 0.140, 0.0050, TIES[6], spade_body),
          coil("cable_loom", "Loom of eight lines, 5 m.", 4, 0.150, 0.0062, "d8d2c4", multi_body), coil("cable_loom_turned", "Loom of eight lines to the other pinout, 5 m, marked red.", 4, 0.150, 0.0062, "c23b32", multi_body),
          coil("snake_coil", "Snake of 16 lines, 10 m, coiled.", 6, 0.200, 0.0085, "7c5a3c", multi_body), coil("cable_aes", "Digital cord of 110 ohms, 3 m.", 3, 0.115, 0.0030, "5f7fb8", xlr_body, "detail", "3a4f7a"),
          coil("cable_bnc", "Coaxial cord for word clock, 1 m.", 2, 0.075, 0.0028, "9a9a98", small_body), coil("cable_optical", "Optical cord, 2 m.", 3, 0.080, 0.0014, "e0d8c8", light_body, "detail", "c8722e"),
          cord("tt_cord_60", "Patch cord of 60 cm, red.", 0.60, "b8402f"), cord("tt_cord_90", "Patch cord of 90 cm, blue.", 0.90, "44688a"), snake_drum]
