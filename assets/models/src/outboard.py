"""Nineteen-inch gear: chassis, controls as nodes, and the preamplifiers.

Rack units: 1U = 44.45 mm. Gear's origin is the bottom centre of the chassis,
its panel faces +Z at z = 0.15. Each control is a node named as the gear calls
it (`1.gain`): +Z out of the panel, knobs turn about it and point up at noon.
Jacks at the back are empties (`in 1`, `out 1`).
"""

from common import Model
from labels import vu
import shapes

U = 0.04445
W = 0.4826
Z = 0.15
HUES = {"black": "2b2b2d", "grey": "77777a", "red": "b8402f", "blue": "44688a", "white": "ddd8cb", "green": "5d8250", "amber": "c8903a"}
INKS = {"enamel_cream": "2a2622", "enamel_white": "2a2622", "alu": "1c1c1c"}


def knob(m, at, r=0.010, h=0.014, mat="enamel_black", seg=12, cap=None):
    """Control knob turned toward +Z with a pointer mark."""
    with m.moved(at):
        m.lathe([(r * 1.12, 0), (r * 1.08, h * 0.25), (r * 0.86, h * 0.35), (r * 0.8, h * 0.9), (r * 0.68, h)], mat, seg=seg, axis="z")
        if cap:
            m.add(shapes.lathe([(r * 0.6, h + 0.0003), (0, h + 0.0003)], 10, cap=False), cap, axis="z", solid=False)
        m.quad((r * 0.16, r * 0.62), (0, r * 0.36, h + 0.0006), "plastic_white")


def lamp_lens(m, at, mat, r=0.003):
    m.ball((r, r, r * 0.6), at, mat, seg=8, rings=4)


class Unit:
    """A rack unit being laid out on its panel: x from the middle, y from the bottom."""

    def __init__(self, name, units, mat, depth=0.28, chassis="panel_dark"):
        self.m, self.units, self.mat = Model(name), units, mat
        self.ink = INKS.get(mat, "e8e4d8")
        h = units * U - 0.0008
        self.m.box((0.44, h - 0.002, depth), (0, units * U / 2, Z - 0.004 - depth / 2), chassis, 0.001)
        self.m.box((W, h, 0.004), (0, units * U / 2, Z - 0.002), mat, 0.0008)
        for s in (-1, 1):
            for y in ((0.5,) if units == 1 else (0.16, 0.84)):
                self.m.add(shapes.lathe([(0.0044, 0), (0.0032, 0.0016), (0, 0.0016)], 7, cap=False), "nickel", (s * 0.2335, y * units * U, Z), axis="z",
                           sharp=180, solid=False)

    def text(self, words, x, y, w=0.03, h=0.006, ink=None, density=2400):
        self.m.label(words, (w, h), (x, y, Z + 0.0003), ink=ink or self.ink, density=density, fill=0.95)

    def knob(self, name, x, y, r=0.009, hue="black", words=None, below=True):
        """A knob as a node of its own, with its legend."""
        mesh = f"knob {hue} {r}"
        if mesh not in self.m.meshes:
            with self.m.shared(mesh):
                self.m.lathe([(r * 1.1, 0), (r * 1.05, 0.003), (r * 0.88, 0.005), (r * 0.8, 0.013), (r * 0.7, 0.0145), (0, 0.0145)], "detail", seg=12, axis="z",
                             tint=HUES[hue])
                self.m.quad((r * 0.2, r * 0.7), (0, r * 0.36, 0.0148), "detail", tint="1b1b1c" if hue in ("white", "amber") else "f2efe6")
        self.m.use(mesh, name, (x, y, Z))
        if words:
            self.text(words, x, y - r * 1.15 - 0.005 if below else y + r * 1.15 + 0.005, max(0.018, 0.0026 * len(words) + 0.004))

    def button(self, name, x, y, hue="white", words=None):
        mesh = f"button {hue}"
        if mesh not in self.m.meshes:
            with self.m.shared(mesh):
                self.m.key((0.010, 0.008, 0.005), (0, 0, 0), "detail", tint=HUES[hue])
        self.m.use(mesh, name, (x, y, Z))
        if words:
            self.text(words, x, y - 0.0085, max(0.012, 0.0024 * len(words) + 0.003), 0.005)

    def lamp(self, name, x, y, mat="glow", r=0.0024):
        with self.m.node(name, (x, y, Z)):
            lamp_lens(self.m, (x, y, Z), mat, r)

    def power(self, y=None):
        """Mains switch and its lamp at the right edge."""
        y = self.units * U / 2 if y is None else y
        with self.m.node("power", (0.212, y, Z)):
            self.m.box((0.011, 0.017, 0.006), (0.212, y, Z + 0.002), "plastic_black", 0.001)
        self.lamp("power lamp", 0.212, y + 0.0145, "lamp_green", 0.0022)

    def meter(self, name, x, y, w=0.058, h=0.038):
        """A VU meter whose needle is the node `name` (at rest at the left, turning about Z)."""
        self.m.box((w + 0.008, h + 0.008, 0.005), (x, y, Z + 0.001), "plastic_black", 0.0015)
        self.m.picture("vu", lambda: vu((220, 144)), (w, h), (x, y, Z + 0.0037), lit=True)
        if "needle" not in self.m.meshes:
            with self.m.shared("needle"):
                self.m.quad((0.0009, h * 0.74), (0, h * 0.37, 0), "hole")
        self.m.use("needle", name, (x, y - h * 0.42, Z + 0.0042), (0, 0, 42))

    def ladder(self, name, x, y, count=6, step=0.0052):
        """An upright row of meter lamps as one node."""
        with self.m.node(name, (x, y, Z)):
            for k in range(count):
                self.m.quad((0.004, 0.0038), (x, y + step * k, Z + 0.0003), "lamp_red" if k == count - 1 else "glow" if k < count - 2 else "meter")

    def jacks(self, names, depth=0.28):
        """Empties along the back."""
        for k, name in enumerate(names):
            self.m.empty(name, (0.19 - 0.38 * k / max(1, len(names) - 1), self.units * U / 2, Z - 0.004 - depth - 0.004), (0, 180, 0))


def lines(channels):
    return [f"{way} {n}" for n in range(1, channels + 1) for way in ("in", "out")]


def preamp_unit(name, doc, units, mat, title, big, hue, switches, extra=(), vu_meter=False, cap="black"):
    """A two-channel preamplifier from its figures."""
    def make():
        u = Unit(name, units, mat)
        top = units * U
        for c, x0 in ((1, -0.222), (2, -0.012)):
            y = top * 0.54
            u.knob(f"{c}.gain", x0 + 0.030, y, big, hue, "GAIN")
            x = x0 + 0.062
            for control in extra:
                u.knob(f"{c}.{control}", x + 0.008, y, 0.0075, cap, control.upper())
                x += 0.028
            row = top * 0.30 if units > 1 else y
            x = x0 + 0.066 if units > 1 else x + 0.004
            for k, (control, word, colour) in enumerate(switches):
                u.button(f"{c}.{control}", x + (0.021 if units > 1 else 0.0165) * k, row, colour, word)
            if vu_meter:
                u.meter(f"{c}.meter", x0 + 0.160, top * 0.5)
            else:
                u.ladder(f"{c}.meter", x0 + 0.184, top * 0.5 - 0.012)
            u.text(f"{c}", x0 + 0.006, top - 0.009, 0.008, 0.007)
        u.text(title, -0.13 if units > 1 else 0.15, top - 0.0075, 0.085, 0.0065)
        u.power(top * 0.45)
        u.jacks(lines(2))
        return u.m
    make.__doc__, make.__name__ = doc, name
    return make


PH, PAD, POL, HPF = ("48v", "48V", "red"), ("pad", "PAD", "white"), ("polarity", "POL", "grey"), ("hpf", "HPF", "white")

MODELS = [preamp_unit("preamp", "Clean two-channel preamplifier, 1U.", 1, "enamel_blue", "MIC PRE 2", 0.0115, "black", (PH, PAD, POL, HPF)),
          preamp_unit("preamp_class_a", "Class-A preamplifier with big stepped knobs, 2U.", 2, "enamel_grey", "CLASS A", 0.019, "red", (PH, POL, HPF), ("corner", "load"), cap="blue"),
          preamp_unit("preamp_op_amp", "Discrete preamplifier with two meters, 2U.", 2, "panel_dark", "DISCRETE", 0.016, "blue", (PH, PAD, POL), vu_meter=True),
          preamp_unit("preamp_vca", "Preamplifier taken from a large desk, 1U.", 1, "panel_grey", "CONSOLE PRE", 0.0095, "grey", (PH, PAD, POL, HPF), ("corner",), cap="amber"),
          preamp_unit("preamp_clear", "Transparent preamplifier, pale front, 1U.", 1, "alu", "TRANSPARENT", 0.0120, "black", (PH, PAD, POL, HPF), ("load",)),
          preamp_unit("preamp_tube", "Tube preamplifier with meters and a warm cream front, 2U.", 2, "enamel_cream", "TUBE", 0.018, "black", (PH, PAD, POL), vu_meter=True),
          preamp_unit("preamp_interface", "Preamplifiers of an interface, 1U.", 1, "enamel_black", "INTERFACE", 0.0095, "grey", (PH, PAD, POL, HPF)),
          preamp_unit("preamp_ribbon", "High-gain preamplifier for ribbons, without phantom, 1U.", 1, "enamel_green", "RIBBON - NO 48V", 0.0120, "white", (POL,))]
