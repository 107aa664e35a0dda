"""The desks' common parts, and the smaller 24-channel desk.

A desk's origin is the floor under its centre; its user sits at +Z. All that is
moved or lit hangs under the node `controls`, each control a node named as the
gear calls it (`ch7.fader`, `monitor.level`); far away `controls` may be hidden,
since the panels' pictures show their outlines. A control's own frame has +Z out
of the panel and +Y up the panel: knobs turn about Z (they point up at noon),
buttons go in along -Z, faders slide along Y by 0.1 m from the node's place at
the bottom of their slot (small ones by 0.055 m). `ch7.meter` is a bar 0.1 m high
from its origin, to be scaled along Y; `monitor.meter 1` and `2` are needles.
"""

from math import atan2, degrees, hypot

from PIL import Image, ImageDraw

from common import Model
from labels import font, vu
import shapes

STRIP = 0.072
# Side profile of the working surface, front to back: (z, y).
SURFACE = [(0.43, 0.755), (0.06, 0.800), (-0.30, 0.925)]
BRIDGE = [(-0.30, 0.925), (-0.335, 1.12)]
DENSITY = 2400
HUES = {"red": "b8402f", "blue": "44688a", "green": "5d8250", "amber": "c8903a", "grey": "7d7c78", "white": "ddd8cb", "black": "2b2b2d",
        "brown": "7a5a3e"}


def channel_x(k):
    """Twelve strips either side of a 0.47 m master section."""
    return (k - 11.5) * STRIP + (-0.235 if k < 12 else 0.235)


class Plane:
    """A sloped strip of the surface: x across, v up the slope."""

    def __init__(self, m, name, a, b):
        self.m, self.name, self.a = m, name, a
        dz, dy = b[0] - a[0], b[1] - a[1]
        self.length = hypot(dz, dy)
        self.tilt = -degrees(atan2(-dz, dy))
        self.step = (dz / self.length, dy / self.length)
        m.empty(name, self.at(0, 0), (self.tilt, 0, 0), parent="controls")

    def at(self, x, v):
        return (x, self.a[1] + self.step[1] * v, self.a[0] + self.step[0] * v)

    def here(self, x, v):
        return self.m.moved(self.at(x, v), (self.tilt, 0, 0))

    def use(self, mesh, name, x, v, z=0.0, rot=(0, 0, 0)):
        self.m.use(mesh, name, (x, v, z), rot, parent=self.name)


def frame(m):
    """Carcass: cheeks, pedestals, surface panels, armrest and bridge."""
    side = [(-0.55, 0.60), (-0.55, 1.02), (-0.47, 1.15), (-0.33, 1.15), (-0.285, 0.95), (0.06, 0.825), (0.47, 0.775),
            (0.53, 0.74), (0.53, 0.66), (0.35, 0.58)]
    for s in (-1, 1):
        m.prism([(z, y) for z, y in side], 0.045, "walnut", (s * 1.1775, 0, 0), bevel=0.006, rot=(0, -90, 0))
    body = [(-0.52, 0.62), (-0.52, 1.0), (-0.445, 1.125), BRIDGE[1], SURFACE[2], SURFACE[1], SURFACE[0], (0.43, 0.64), (0.30, 0.60)]
    m.prism(body, 2.31, "panel_dark", rot=(0, -90, 0))
    m.box((2.31, 0.055, 0.12), (0, 0.728, 0.49), "leather", 0.018)
    for x in (-0.92, 0.92):
        m.box((0.10, 0.58, 0.70), (x, 0.31, -0.12), "enamel_black", 0.008)
        m.box((0.16, 0.03, 0.90), (x, 0.015, -0.08), "enamel_black", 0.006)
    m.box((1.76, 0.34, 0.02), (0, 0.44, -0.42), "enamel_black", 0.003)


def caps(m):
    """The shared meshes: a knob, a button, fader caps, the meter's bar and needle."""
    for hue, colour in HUES.items():
        for name, r, h in (("knob", 0.0085, 0.013), ("small", 0.0062, 0.011)):
            with m.shared(f"{name} {hue}"):
                verts, faces = shapes.lathe([(r, 0), (r * 0.8, h), (0, h)], 8, cap=False)
                m.add((verts, faces), "detail", axis="z", sharp=50, tint=colour)
                m.quad((r * 0.24, r * 0.8), (0, r * 0.42, h + 0.0003), "detail", tint="1b1b1c" if hue in ("white", "amber") else "f2efe6")
        with m.shared(f"button {hue}"):
            m.key((0.010, 0.008, 0.005), (0, 0, 0), "detail", tint=colour)
    with m.shared("big"):
        m.lathe([(0.030, 0), (0.029, 0.006), (0.024, 0.010), (0.022, 0.026), (0.019, 0.029)], "nickel", seg=20, axis="z")
        m.quad((0.003, 0.014), (0, 0.011, 0.0293), "hole")
    for name, w, hue in (("fader", 0.012, "e9e4d8"), ("fader red", 0.012, "c04a3a"), ("fader small", 0.008, "8a9ab0")):
        with m.shared(name):
            h = 0.024 if w > 0.01 else 0.014
            m.key((w, h, 0.012), (0, 0, 0.002), "detail", taper=0.72, tint=hue)
            m.quad((w * 0.7, 0.0016), (0, 0, 0.0143), "detail", tint="141414")
    with m.shared("bar"):
        m.quad((0.016, 0.10), (0, 0.05, 0), "meter")
    with m.shared("needle"):
        m.quad((0.0016, 0.078), (0, 0.039, 0), "hole")


def strip_picture(layout, length, title=None):
    """The printed panel of a strip: outlines and legends of its controls."""
    w, h = round(STRIP * DENSITY), round(length * DENSITY)
    image = Image.new("RGB", (w, h), "#3a3a3e")
    draw = ImageDraw.Draw(image)

    def spot(x, v):
        return w / 2 + x * DENSITY, h - v * DENSITY

    draw.line([(w - 1, 0), (w - 1, h)], "#1c1c1e", 2)
    draw.line([(0, 0), (0, h)], "#55555a", 1)
    for v, word in title or ():
        x, y = spot(0, v)
        draw.rectangle([3, y - 9, w - 4, y + 9], "#28282b")
        draw.text((x, y), word, "#d8c9a0", font(15), anchor="mm")
    for name, mesh, x, v, word in layout:
        cx, cy = spot(x, v)
        if mesh.startswith("fader"):
            throw = (0.055 if "small" in mesh else 0.10) * DENSITY
            draw.rectangle([cx - 3, cy - throw - 8, cx + 3, cy + 8], "#101011")
            for k in range(11):
                y = cy - throw * k / 10
                draw.line([(cx - 18 if throw > 200 else cx - 11, y), (cx - 8, y)], "#a8a498", 1)
            if word:
                draw.text((cx, cy + 20), word, "#e0dccf", font(12), anchor="mm")
            continue
        r = {"k": 27, "s": 21, "b": 75}[mesh[0]] if not mesh.startswith("button") else 14
        draw.ellipse([cx - r, cy - r, cx + r, cy + r], "#2a2a2d", "#85827a" if mesh[0] in "ks" else None)
        if word:
            gap = r + 9 if mesh[0] in "ks" or mesh.startswith("big") else 19
            draw.text((cx, cy + gap), word, "#e0dccf", font(13), anchor="mm")
    return image


def strips(m, low, high, lower, upper, titles=((), ())):
    """24 strips of the same layout: (control, mesh, x, v, legend) on either plane."""
    for plane, layout, title in ((low, lower, titles[0]), (high, upper, titles[1])):
        key = ("strip", plane.name)
        for k in range(24):
            with plane.here(channel_x(k), plane.length / 2):
                m.picture(key, lambda: strip_picture(layout, plane.length, title), (STRIP, plane.length), (0, 0, 0.0006))
            for name, mesh, x, v, _ in layout:
                plane.use(mesh, f"ch{k + 1}.{name}", channel_x(k) + x, v, 0.0008)


def numbers(m, low):
    """Scribble strip: channel numbers on the armrest's edge."""
    for k in range(24):
        with low.here(channel_x(k), 0.010):
            m.label(str(k + 1), (STRIP - 0.004, 0.015), (0, 0, 0.0012), ink="1c1814", paper="efe8d8", density=1200, fill=1.0)


def section(m, plane, layout, key, wide=0.46):
    """The master section's part on a plane, printed and set with controls."""
    w, h = round(wide * 1100), round(plane.length * 1100)

    def draw():
        image = Image.new("RGB", (w, h), "#303034")
        pen = ImageDraw.Draw(image)
        for name, mesh, x, v, word in layout:
            cx, cy = w / 2 + x * 1100, h - v * 1100
            r = 33 if mesh == "big" else 11 if mesh[0] in "ks" else 7
            if mesh.startswith("fader"):
                pen.rectangle([cx - 2, cy - (60 if "small" in mesh else 110) - 4, cx + 2, cy + 4], "#101011")
            else:
                pen.ellipse([cx - r, cy - r, cx + r, cy + r], "#232326", "#85827a")
            pen.text((cx, cy + (12 if mesh.startswith("fader") else r + 7)), word, "#e8e2d2", font(10), anchor="mm")
        return image

    with plane.here(0, plane.length / 2):
        m.picture(key, draw, (wide, plane.length), (0, 0, 0.0006))
    for name, mesh, x, v, _ in layout:
        plane.use(mesh, name, x, v, 0.0008)


def bridge_meters(m, bridge):
    """A bar for each channel and two needle meters in the middle."""
    with bridge.here(0, bridge.length / 2):
        m.quad((2.28, bridge.length - 0.02), (0, 0, 0.0006), "hole")
    for k in range(24):
        with bridge.here(channel_x(k), 0.10):
            m.quad((0.026, 0.116), (0, 0, 0.0012), "detail", tint="2a1f12")
            for j in range(6):
                m.quad((0.006, 0.0012), (0.0165, -0.05 + 0.02 * j, 0.0013), "detail", tint="b0a890")
            m.label(str(k + 1), (0.022, 0.014), (0, -0.074, 0.0013), ink="d8c9a0", paper="121214", density=1300, fill=1.0)
        bridge.use("bar", f"ch{k + 1}.meter", channel_x(k), 0.05, 0.002)
    for n, x in ((1, -0.095), (2, 0.095)):
        with bridge.here(x, 0.10):
            m.box((0.170, 0.120, 0.006), (0, 0, 0.002), "enamel_black", 0.002)
            m.picture("vu", lambda: vu((256, 170)), (0.155, 0.103), (0, 0, 0.0053), lit=True)
        bridge.use("needle", f"monitor.meter {n}", x, 0.10 - 0.045, 0.006, (0, 0, 45))


def shell(name):
    """A desk without strips: (model, low plane, high plane, bridge)."""
    m = Model(name)
    frame(m)
    caps(m)
    m.empty("controls")
    return m, Plane(m, "lower", *SURFACE[0:2]), Plane(m, "upper", *SURFACE[1:3]), Plane(m, "bridge", *BRIDGE)


def row(v, *controls):
    """Controls of one row, evenly across the strip; None leaves a gap."""
    n = len(controls)
    return [(c[0], c[1], (k - (n - 1) / 2) * STRIP * 0.92 / n, v, c[2]) for k, c in enumerate(controls) if c]


def desk():
    """The 24-channel inline desk, 2.4 m wide."""
    m, low, high, bridge = shell("desk")
    lower = [("fader", "fader", -0.012, 0.045, "")] + row(0.225, ("pan", "knob blue", "PAN"), ("route", "knob grey", "ROUTE"))
    lower += [("mute", "button red", 0.020, 0.070, "MUTE"), ("pfl", "button amber", 0.020, 0.105, "PFL")]
    lower += row(0.285, ("cue 1", "knob green", "CUE 1"), ("cue 2", "knob green", "CUE 2"))
    upper = row(0.315, ("gain", "knob red", "GAIN"), ("trim", "knob white", "TRIM"))
    upper += row(0.240, ("48v", "button red", "48V"), ("pad", "button white", "PAD"), ("polarity", "button grey", "POL"))
    upper += row(0.190, ("hpf", "button grey", "HPF"), ("source", "button blue", "LINE"))
    strips(m, low, high, lower, upper, (((0.340, "MONITOR"),), ((0.365, "INPUT"), (0.135, "RECORD"))))
    numbers(m, low)
    section(m, low, [("monitor.level", "big", 0.10, 0.15, "MONITOR"), ("monitor.dim", "button amber", 0.04, 0.24, "DIM"),
                     ("monitor.mute", "button red", 0.10, 0.24, "MUTE"), ("monitor.mono", "button white", 0.16, 0.24, "MONO")], "master low")
    section(m, high, [("power", "button green", 0.19, 0.34, "POWER")], "master high")
    with high.here(-0.02, 0.16):
        m.box((0.34, 0.22, 0.012), (0, 0, 0.005), "enamel_black", 0.003)
        with m.node("screen", (0, 0, 0.0115)):
            m.quad((0.31, 0.19), (0, 0, 0.0115), "screen")
    bridge_meters(m, bridge)
    return m


MODELS = [desk]
