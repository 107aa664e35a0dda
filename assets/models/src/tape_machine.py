"""Tape machines and reels.

A machine stands on the floor, front +Z. Nodes `reel left` and `reel right`
turn about their own Z (the spindle, out of the deck); `needle 1`.. turn about
Z at the bottom of their meters; transport keys are nodes named as they are.
Reels by themselves lie flat about their middle, 2-inch ones 27 cm across.
"""

from common import Model
from labels import vu
import shapes


def reel_parts(m, r, width, wound, axis="z", tape="leather", tint=0.62, flange="alu"):
    """Flanged reel about the local origin, its axle along `axis`, tape wound to radius `wound`."""
    with m.moved(axis=axis):
        for y in (-width / 2 - 0.0016, width / 2):
            m.lathe([(r * 0.62, y), (r - 0.002, y), (r, y + 0.0008), (r - 0.002, y + 0.0016), (r * 0.62, y + 0.0016)], flange, seg=30, closed=True)
            m.lathe([(0.024, y), (r * 0.40, y), (r * 0.40, y + 0.0016), (0.024, y + 0.0016)], flange, seg=24, closed=True)
            for k in range(3):
                with m.moved((0, 0, 0), (0, 120 * k, 0)):
                    m.box((r * 0.24, 0.0016, r * 0.34), (r * 0.51, y + 0.0008, 0), flange)
        m.lathe([(r * 0.40, -width / 2), (wound, -width / 2), (wound, width / 2), (r * 0.40, width / 2)], tape, seg=30, closed=True, tint=tint)
        m.lathe([(0.019, -width / 2 - 0.003), (0.034, -width / 2 - 0.003), (0.034, width / 2 + 0.003), (0.019, width / 2 + 0.003)], "enamel_black", seg=24, closed=True)


def deck(m, w, y, z, tilt, width, r, gap):
    """Sloping deck plate with reels, heads, guides and transport keys, in its own frame."""
    with m.moved((0, y, z), (tilt, 0, 0)):
        m.box((w - 0.04, 0.58, 0.012), (0, 0, 0), "alu", 0.003, grain="x")
        for s, name, wound in ((-1, "reel left", 0.94), (1, "reel right", 0.62)):
            x = s * gap
            m.cyl((x, 0.09, 0.004), (x, 0.09, 0.012 + width), 0.016, "nickel", seg=16)
            with m.node(name, (x, 0.09, 0.014 + width / 2)):
                with m.moved((x, 0.09, 0.014 + width / 2)):
                    reel_parts(m, r, width, r * wound)
            m.lathe([(0.022, 0), (0.022, 0.012), (0.012, 0.016), (0, 0.016)], "enamel_black", (x, 0.09, 0.016 + width), seg=20, axis="z")
        for x, rr in ((-gap - 0.02, 0.018), (-0.15, 0.014), (0.15, 0.014), (gap + 0.02, 0.018)):
            m.cyl((x, -0.12, 0.004), (x, -0.12, 0.014 + width), rr, "chrome", seg=18, bevel=0.002)
        m.prism(shapes.rounded_rect(0.24, 0.075, 0.014, 3), 0.012 + width, "enamel_black", (0, -0.115, 0.012 + width / 2), bevel=0.003)
        for k in range(3):
            m.box((0.036, 0.030, 0.006), (-0.07 + 0.07 * k, -0.090, 0.016 + width), "chrome", 0.004)
        m.cyl((0.125, -0.155, 0.004), (0.125, -0.155, 0.018 + width), 0.006, "chrome", seg=12)
        m.cyl((0.160, -0.165, 0.004), (0.160, -0.165, 0.016 + width), 0.024, "rubber", seg=20)
        tape = [(-gap - r * 0.85, 0.02), (-gap - 0.036, -0.125), (-0.15, -0.135), (0, -0.078), (0.15, -0.135), (gap + 0.036, -0.125), (gap + r * 0.58, 0.03)]
        for a, b in zip(tape, tape[1:]):
            m.add(([(a[0], a[1], 0.014), (b[0], b[1], 0.014), (b[0], b[1], 0.014 + width), (a[0], a[1], 0.014 + width)], [[0, 1, 2, 3], [3, 2, 1, 0]]), "detail",
                  solid=False, tint="3c2a20")
        for k, (key, word, hue) in enumerate((("rewind", "<<", "e8e2d4"), ("wind", ">>", "e8e2d4"), ("stop", "STOP", "e8e2d4"), ("play", "PLAY", "9db58a"),
                                              ("record", "REC", "c2493a"))):
            x = -0.13 + 0.065 * k
            with m.node(key, (x, -0.235, 0.006)):
                m.box((0.052, 0.034, 0.014), (x, -0.235, 0.012), "detail", 0.004, tint=hue)
            m.label(word, (0.046, 0.010), (x, -0.265, 0.0064), ink="1c1c1c", density=1300)
        with m.node("counter", (0.24, -0.245, 0.008)):
            m.label("00:00:00", (0.12, 0.034), (0.24, -0.245, 0.0075), ink="ff5a3a", paper="180605", density=1000, lit=True)
        with m.node("varispeed", (-0.24, -0.245, 0.006)):
            m.lathe([(0.020, 0), (0.018, 0.012), (0.015, 0.016), (0, 0.016)], "plastic_black", (-0.24, -0.245, 0.006), seg=18, axis="z")
            m.quad((0.003, 0.010), (-0.24, -0.237, 0.0225), "plastic_white")


def machine(name, doc, tracks, width, r):
    """Cabinet with a sloping deck, below it the cards, above it the meters."""
    def make():
        m = Model(name)
        w = 0.86 if tracks > 2 else 0.66
        gap = w * 0.245
        for s in (-1, 1):
            side = [(-0.31, 0.07), (0.31, 0.07), (0.31, 0.54), (0.27, 0.575), (-0.13, 0.985), (-0.17, 1.0), (-0.31, 1.0)]
            m.prism(side, 0.03, "walnut", (s * (w / 2 - 0.015), 0, 0), bevel=0.005, rot=(0, -90, 0), grain="y")
        m.box((w - 0.06, 0.42, 0.58), (0, 0.30, 0), "enamel_grey", 0.006)
        m.box((w - 0.06, 0.36, 0.20), (0, 0.66, -0.18), "enamel_grey", 0.006)
        deck(m, w, 0.735, 0.055, -52, width, r, gap)
        for x in (-1, 1):
            for z in (-1, 1):
                m.cyl((x * (w / 2 - 0.07) - 0.014, 0.045, z * 0.24), (x * (w / 2 - 0.07) + 0.014, 0.045, z * 0.24), 0.045, "rubber", seg=14, bevel=0.006)
                m.box((0.04, 0.05, 0.05), (x * (w / 2 - 0.07), 0.075, z * 0.24), "steel_dark", 0.004)
        rows = 3 if tracks > 16 else 2 if tracks > 2 else 1
        columns = tracks // rows
        h = 0.115 * rows + 0.03
        base = 0.96
        for s in (-1, 1):
            m.box((0.03, base + h - 0.62, 0.06), (s * (w / 2 - 0.06), 0.62 + (base + h - 0.62) / 2, -0.26), "steel_dark", 0.004)
        m.box((w, h, 0.10), (0, base + h / 2, -0.25), "panel_dark", 0.006)
        wide = (w - 0.04) / columns
        mw = min(0.088, wide * 0.86)
        with m.shared("needle"):
            m.quad((0.0014, mw * 0.5), (0, mw * 0.25, 0), "hole")
        for n in range(tracks):
            x, y = (n % columns - (columns - 1) / 2) * wide, base + h - 0.072 - 0.115 * (n // columns)
            m.picture("vu", lambda: vu((200, 132)), (mw, mw * 0.66), (x, y, -0.1994), lit=True)
            m.use("needle", f"needle {n + 1}", (x, y - mw * 0.27, -0.1988), (0, 0, 42))
            m.label(str(n + 1), (0.018, 0.012), (x - mw * 0.36, y - mw * 0.33 - 0.012, -0.1995), density=1400)
            with m.node(f"ready {n + 1}", (x + mw * 0.30, y - mw * 0.33 - 0.012, -0.2)):
                m.box((0.012, 0.010, 0.006), (x + mw * 0.30, y - mw * 0.33 - 0.012, -0.198), "lamp_red")
        for k in range(min(tracks, 24)):
            m.box(((w - 0.10) / min(tracks, 24) - 0.002, 0.30, 0.006), (-(w - 0.10) / 2 + (w - 0.10) * (k + 0.5) / min(tracks, 24), 0.29, 0.292), "panel_grey")
            m.quad((0.005, 0.005), (-(w - 0.10) / 2 + (w - 0.10) * (k + 0.5) / min(tracks, 24), 0.42, 0.2955), "glow")
        with m.node("power", (w / 2 - 0.07, 0.12, 0.29)):
            m.box((0.03, 0.04, 0.012), (w / 2 - 0.07, 0.12, 0.294), "lamp_red", 0.003)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def reel(name, doc, width, r, wound, hue, word):
    """Reel lying flat, its spine's colour and a label telling the tape."""
    def make():
        m = Model(name)
        with m.moved((0, width / 2 + 0.003, 0)):
            reel_parts(m, r, width, wound, "y", flange="alu")
            m.label(word, (0.060, 0.016), (0, width / 2 + 0.0022, 0.044), rot=(-90, 0, 0), ink="1c1814", paper=hue, density=1800)
            m.label("LC-" + word[:3], (0.060, 0.012), (0, width / 2 + 0.0022, -0.044), rot=(-90, 0, 0), ink="1c1814", paper="efe8d8", density=1800)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


MODELS = [machine("tape_machine", "24-track machine for 2-inch tape.", 24, 0.0508, 0.178), machine("tape_machine_16", "16-track machine for 2-inch tape.", 16, 0.0508, 0.178),
          machine("tape_machine_half", "Mastering machine for half-inch tape.", 2, 0.0127, 0.1333),
          reel("tape_reel_2in", "Reel of 2-inch tape, standard output.", 0.0508, 0.1333, 0.118, "d8d2c4", "STANDARD"),
          reel("tape_reel_2in_red", "Reel of 2-inch tape, high output.", 0.0508, 0.1333, 0.118, "c25a48", "HIGH OUTPUT"),
          reel("tape_reel_2in_blue", "Reel of 2-inch tape, low print.", 0.0508, 0.1333, 0.118, "6a94c0", "LOW PRINT"),
          reel("tape_reel_reference", "Reference tape, half filled.", 0.0508, 0.1333, 0.080, "e0c860", "REF 15 ips")]
