"""The 24-channel inline console and the computer screen.

The console's origin is the floor under its centre; its user sits at +Z. Nodes:
`faders` (24 caps), `knobs` (the knob field), `meters` (the lit meter bridge).
Channel k (0..23) sits at x = channel_x(k); the master section is central.
"""

from math import atan2, degrees, hypot

from common import Model
import shapes

STRIP = 0.072
# Side profile of the working surface, front to back: (z, y).
SURFACE = [(0.43, 0.755), (0.06, 0.800), (-0.30, 0.925)]
BRIDGE = [(-0.30, 0.925), (-0.335, 1.12)]


def channel_x(k):
    """Twelve strips either side of a 0.5 m master section."""
    return (k - 11.5) * STRIP + (-0.235 if k < 12 else 0.235)


class Plane:
    """A sloped strip of the surface: u across (X), v up the slope."""

    def __init__(self, m, a, b):
        self.m, self.a = m, a
        dz, dy = b[0] - a[0], b[1] - a[1]
        self.length = hypot(dz, dy)
        self.tilt = -degrees(atan2(-dz, dy))
        self.step = (dz / self.length, dy / self.length)

    def at(self, x, v):
        return (x, self.a[1] + self.step[1] * v, self.a[0] + self.step[0] * v)

    def quad(self, w, h, x, v, mat, **kw):
        n = (0, -self.step[0] * 0.0008, self.step[1] * 0.0008)
        p = self.at(x, v)
        self.m.quad((w, h), (p[0], p[1] + n[1], p[2] + n[2]), mat, rot=(self.tilt, 0, 0), **kw)

    def here(self, x, v):
        return self.m.moved(self.at(x, v), (self.tilt, 0, 0))


def knob(m, r, h, hue):
    verts, faces = shapes.lathe([(r, 0), (r * 0.74, h)], 6)
    m.add((verts, [f for f in faces if f != [0, 1, 2, 3, 4, 5]]), "detail", axis="z", sharp=180, tint=hue)


def frame(m):
    """Carcass: cheeks, pedestals, surface panels, armrest and bridge."""
    side = [(-0.55, 0.60), (-0.55, 1.02), (-0.47, 1.15), (-0.33, 1.15), (-0.285, 0.95), (0.06, 0.825), (0.47, 0.775),
            (0.53, 0.74), (0.53, 0.66), (0.35, 0.58)]
    for s in (-1, 1):
        m.prism([(z, y) for z, y in side], 0.045, "walnut", (s * 1.1775, 0, 0), bevel=0.006, rot=(0, -90, 0))
    body = [(-0.52, 0.62), (-0.52, 1.0), (-0.445, 1.125), BRIDGE[1], SURFACE[2], SURFACE[1], SURFACE[0], (0.43, 0.64), (0.30, 0.60)]
    m.prism(body, 2.31, "panel_grey", rot=(0, -90, 0))
    m.box((2.31, 0.055, 0.12), (0, 0.728, 0.49), "leather", 0.018)
    for x in (-0.92, 0.92):
        m.box((0.10, 0.58, 0.70), (x, 0.31, -0.12), "enamel_black", 0.008)
        m.box((0.16, 0.03, 0.90), (x, 0.015, -0.08), "enamel_black", 0.006)
    m.box((1.76, 0.34, 0.02), (0, 0.44, -0.42), "enamel_black", 0.003)


def strips(m, low, high):
    """Fader slots, scribble tape, strip lines and the knob field."""
    hues = ("8c3b30", "44607a", "6d7f56", "b98f3e", "4b4b4f", "8a8782", "4b4b4f")
    for g in (0, 12):
        mid = (channel_x(g) + channel_x(g + 11)) / 2
        low.quad(12 * STRIP, 0.020, mid, 0.022, "detail", tint="efe8d8")
        high.quad(12 * STRIP, 0.010, mid, 0.012, "panel_dark")
    for k in range(24):
        x = channel_x(k)
        low.quad(0.006, 0.115, x - 0.008, 0.105, "detail", tint="121214")
        low.quad(0.0016, low.length - 0.01, x + STRIP / 2, low.length / 2, "panel_dark")
        low.quad(0.012, 0.012, x + 0.018, 0.060, "detail", tint="c9564a")
        low.quad(0.012, 0.012, x + 0.018, 0.085, "detail", tint="d8cfa8")
        with m.node("knobs"):
            for j in range(2):
                with low.here(x, 0.222 + 0.075 * j):
                    knob(m, 0.0135, 0.017, hues[j + 2])
            for j in range(3):
                with high.here(x + (0.0, -0.008, 0.008)[j % 3], 0.070 + 0.108 * j):
                    knob(m, 0.0155, 0.019, hues[(j * 4) % 7 if j else 0])
        with m.node("faders"):
            v = 0.075 + 0.058 * ((k * 7) % 5) / 4 + 0.02 * (k % 2)
            with low.here(x - 0.008, v):
                m.key((0.016, 0.028, 0.015), (0, 0, 0), "detail", tint="e9e4d8" if k % 8 < 7 else "c9594a")
                m.quad((0.015, 0.003), (0, 0, 0.0154), "detail", tint="121214")


def master(m, low, high):
    """Central section: group keys, big monitor knob, mix fader, small screen."""
    low.quad(0.44, low.length - 0.02, 0, low.length / 2, "panel_dark")
    high.quad(0.44, high.length - 0.02, 0, high.length / 2, "panel_dark")
    for i in range(6):
        for j in range(4):
            with low.here(-0.17 + 0.04 * i, 0.21 + 0.035 * j):
                m.key((0.024, 0.020, 0.010), (0, 0, 0), "detail", tint=("d9d2c2", "9fb08a", "c98a4a", "d9d2c2")[j])
    with low.here(0.135, 0.27):
        m.lathe([(0.036, 0), (0.034, 0.008), (0.028, 0.012), (0.026, 0.03), (0.022, 0.033)], "nickel", seg=14, axis="z")
        m.quad((0.003, 0.018), (0, 0.012, 0.0335), "detail", tint="121214")
    for x in (-0.05, 0.05):
        low.quad(0.006, 0.13, x, 0.10, "detail", tint="121214")
        with low.here(x, 0.13):
            m.box((0.022, 0.032, 0.015), (0, 0, 0.009), "detail", 0.003, tint="c9594a")
    low.quad(0.012, 0.012, 0.13, 0.09, "detail", tint="d8261c")
    with high.here(0, 0.20):
        m.box((0.34, 0.20, 0.010), (0, 0, 0.005), "enamel_black", 0.003)
        m.quad((0.31, 0.17), (0, 0, 0.0105), "screen")
    for i in range(8):
        with high.here(-0.17 + 0.0486 * i, 0.055):
            knob(m, 0.012, 0.016, "4b4b4f")


def desk():
    m = Model("desk")
    frame(m)
    low, high, bridge = (Plane(m, *SURFACE[0:2]), Plane(m, *SURFACE[1:3]), Plane(m, *BRIDGE))
    strips(m, low, high)
    master(m, low, high)
    bridge.quad(2.28, bridge.length - 0.03, 0, bridge.length / 2, "enamel_black")
    origin = bridge.at(0, bridge.length / 2)
    with m.node("meters", origin):
        for k in range(24):
            for s in (-1, 1):
                for j, hue in enumerate(("ffffff", "ff7a48")):
                    with bridge.here(channel_x(k) + s * 0.013, 0.080 + 0.062 * j):
                        m.quad((0.014, 0.074 if j == 0 else 0.036), (0, 0, 0.0022), "meter", tint=hue)
        for x in (-0.09, 0.09):
            with bridge.here(x, 0.10):
                m.quad((0.14, 0.085), (0, 0, 0.0022), "meter")
    for x in (-0.09, 0.09):
        with bridge.here(x, 0.10):
            m.quad((0.003, 0.062), (0.012, -0.006, 0.0028), "detail", tint="121214", rot=(0, 0, -22))
            m.quad((0.14, 0.014), (0, -0.0355, 0.0027), "detail", tint="121214")
    return m


def computer_screen():
    """27-inch display on a stand; node `screen` is its lit face."""
    m = Model("computer_screen")
    m.box((0.614, 0.364, 0.018), (0, 0.352, 0.0), "enamel_black", 0.004)
    m.box((0.40, 0.22, 0.03), (0, 0.352, -0.018), "enamel_black", 0.012)
    with m.node("screen", (0, 0.356, 0.0095)):
        m.quad((0.597, 0.336), (0, 0.356, 0.0095), "screen")
    neck = [(-0.05, 0.012), (-0.02, 0.33), (0.02, 0.33), (0.05, 0.012)]
    m.prism(neck, 0.018, "nickel", (0, 0, -0.045), bevel=0.003)
    m.box((0.07, 0.07, 0.03), (0, 0.33, -0.036), "nickel", 0.004)
    m.prism(shapes.rounded_rect(0.25, 0.19, 0.03, 4), 0.012, "nickel", (0, 0.006, -0.03), bevel=0.003, rot=(90, 0, 0))
    m.quad((0.010, 0.003), (0.27, 0.179, 0.0096), "glow")
    return m


MODELS = [desk, computer_screen]
