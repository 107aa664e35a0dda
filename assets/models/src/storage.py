"""Where things are kept: locker, cable walls, stand rack, shelves."""

from math import cos, pi, sin

from common import Model


def locker():
    """Microphone locker: 16 labelled pigeonholes (4 x 4) over a plinth, 1.6 x 2.0 m.

    Empties slot_00..slot_15 mark the middle of each pigeonhole's shelf, row by
    row from the top left; each shelf is lined with felt and lipped in brass.
    """
    m = Model("locker")
    w, h, d, t, base = 1.6, 2.0, 0.45, 0.028, 0.12
    for s in (-1, 1):
        m.box((t, h - 0.02, d), (s * (w / 2 - t / 2), (h - 0.02) / 2, 0), "walnut", 0.003)
    m.box((w + 0.03, 0.035, d + 0.02), (0, h - 0.0175, 0), "walnut", 0.006)
    m.box((w - 2 * t, base, 0.02), (0, base / 2, d / 2 - 0.045), "enamel_black")
    m.box((w - 2 * t, h - 0.1, 0.012), (0, h / 2, -d / 2 + 0.012), "felt_green")
    inner_w, top, low = w - 2 * t, h - 0.035, base
    cell_w, cell_h = inner_w / 4, (top - low) / 4
    for r in range(5):
        m.box((inner_w, 0.024, d - 0.02), (0, low + r * cell_h, 0.0), "oak", 0.002)
    for r in range(4):
        for c in range(1, 4):
            m.box((0.022, cell_h - 0.02, d - 0.03), (-inner_w / 2 + c * cell_w, low + (r + 0.5) * cell_h, -0.002), "oak", 0.002)
    for k in range(16):
        r, c = divmod(k, 4)
        x, y = -inner_w / 2 + (c + 0.5) * cell_w, top - (r + 1) * cell_h + 0.012
        m.box((cell_w - 0.04, 0.010, d - 0.06), (x, y + 0.005, -0.012), "felt_green", 0.003)
        m.box((0.11, 0.026, 0.003), (x, y - 0.012, d / 2 - 0.0095), "brass", 0.001)
        m.label(f"{'ABCD'[r]}{c + 1}", (0.10, 0.018), (x, y - 0.012, d / 2 - 0.0076), ink="1c1814", paper="efe8d8", density=1200, fill=0.95)
        m.empty(f"slot_{k:02d}", (x, y + 0.012, 0.0))
    return m


def locker_drawers():
    """Case of 24 numbered drawers for plugs, clips and adaptors, 0.9 x 1.1 m."""
    m = Model("locker_drawers")
    w, h, d = 0.9, 1.1, 0.4
    m.box((w, h - 0.08, d - 0.02), (0, 0.08 + (h - 0.08) / 2, -0.01), "oak_dark", 0.004)
    m.box((w - 0.06, 0.08, d - 0.08), (0, 0.04, -0.02), "enamel_black")
    m.box((w + 0.03, 0.026, d + 0.02), (0, h, 0), "oak", 0.005)
    words = ("XLR F", "XLR M", "TT", "TRS", "ADAPT", "PHASE", "PAD", "DB25", "CLIPS", "CLIPS S", "SHOCK", "POP", "FOAM", "THREAD", "BATT 9V",
             "BATT AA", "FUSES", "TAPE", "LABELS", "PENS", "TIES", "SPLIT", "LAMPS", "MISC")
    for k in range(24):
        r, c = divmod(k, 4)
        x, y = (c - 1.5) * 0.215, h - 0.11 - 0.158 * r
        m.box((0.206, 0.148, 0.02), (x, y, d / 2 - 0.012), "oak", 0.004, tint=0.9 + 0.1 * (k * 5 % 7) / 6, grain="x")
        m.label(words[k], (0.10, 0.024), (x, y + 0.034, d / 2 - 0.0015), ink="1c1814", paper="efe8d8", density=900)
        m.tube([(x - 0.03, y - 0.02, d / 2 - 0.002), (x - 0.025, y - 0.028, d / 2 + 0.014), (x + 0.025, y - 0.028, d / 2 + 0.014),
                (x + 0.03, y - 0.02, d / 2 - 0.002)], 0.004, "brass", seg=5)
    return m


LENGTHS = (("3 m", "c23b32"), ("6 m", "d8a63a"), ("9 m", "4f8a52"), ("15 m", "3f6ea8"), ("TRS 3 m", "8d6ab0"), ("GTR", "d8d2c4"),
           ("TT 60", "c8763a"), ("TT 90", "6a9a98"), ("SPK", "30302f"), ("SNAKE", "7c5a3c"), ("AES", "5f7fb8"), ("BNC", "9a9a98"))


def cable_wall():
    """Board 1.6 x 1.2 m with twelve hooks by length and colour; origin at the centre of its back.

    Nodes hook_00..hook_11 are empties at each hook's cradle, row by row.
    """
    m = Model("cable_wall", floor=False)
    m.box((1.6, 1.2, 0.018), (0, 0, 0.017), "cork", 0.002)
    for x in (-0.78, 0.78):
        m.box((0.045, 1.2, 0.034), (x, 0, 0.017), "walnut", 0.004)
    for y in (-0.578, 0.578):
        m.box((1.515, 0.045, 0.034), (0, y, 0.017), "walnut", 0.004)
    for k in range(12):
        x, y = -0.60 + 0.40 * (k % 4), 0.47 - 0.37 * (k // 4)
        word, hue = LENGTHS[k]
        hook(m, x, y, 0.026)
        m.label(word, (0.12, 0.034), (x, y + 0.066, 0.0268), ink="1c1814", paper="efe8d8", density=1000)
        m.quad((0.016, 0.034), (x - 0.069, y + 0.066, 0.0268), "detail", tint=hue)
        m.quad((0.016, 0.034), (x + 0.069, y + 0.066, 0.0268), "detail", tint=hue)
        m.empty(f"hook_{k:02d}", (x, y + 0.004, 0.07))
    return m


def hook(m, x, y, z):
    """One steel hook out of a board's face at z."""
    m.box((0.034, 0.06, 0.008), (x, y + 0.01, z + 0.003), "steel_dark", 0.002)
    m.tube([(x, y, z + 0.004), (x, y - 0.004, z + 0.064), (x, y + 0.002, z + 0.089), (x, y + 0.022, z + 0.098)], 0.0055, "steel_dark", seg=6)


def cable_hook():
    """A single hook for one coil; origin at the centre of its back."""
    m = Model("cable_hook", floor=False)
    hook(m, 0, 0, 0.0)
    for s in (-1, 1):
        m.cyl((0, 0.01 + s * 0.02, 0.006), (0, 0.01 + s * 0.02, 0.0085), 0.004, "nickel", seg=8)
    m.empty("hook_00", (0, 0.004, 0.044))
    return m


def stand_rack():
    """Wheeled oak rack holding six folded stands upright."""
    m = Model("stand_rack")
    for y, t in ((0.11, 0.03), (0.70, 0.025)):
        m.box((1.1, t, 0.42), (0, y, 0), "oak", 0.004)
    m.box((1.04, 0.06, 0.02), (0, 0.155, 0.195), "oak", 0.004)
    m.label("STANDS - BOOMS DOWN, CLUTCHES SLACK", (0.5, 0.032), (0, 0.155, 0.2055), ink="1c1814", paper="d9c9a8", density=700)
    for x in (-0.535, 0.535):
        m.box((0.03, 0.66, 0.40), (x, 0.42, 0), "oak", 0.004)
        for z in (-0.16, 0.16):
            m.cyl((x * 0.95 - 0.014, 0.042, z), (x * 0.95 + 0.014, 0.042, z), 0.042, "rubber", seg=14, bevel=0.006)
            m.box((0.05, 0.03, 0.04), (x * 0.95, 0.085, z), "steel_dark", 0.004)
    for k in range(6):
        x, z = -0.40 + 0.16 * k, 0.05 if k % 2 else -0.06
        top = 1.12 + 0.05 * ((k * 5) % 3)
        m.ring(0.026, 0.006, "rubber", (x, 0.714, z), steps=14, seg=5)
        m.cyl((x, 0.13, z), (x, 0.82, z), 0.0105, "enamel_black", seg=8)
        m.cyl((x, 0.78, z), (x, 0.84, z), 0.017, "enamel_black", seg=10, bevel=0.003)
        m.cyl((x, 0.82, z), (x, top, z), 0.0075, "nickel", seg=8)
        m.cyl((x - 0.015, top, z), (x + 0.02, top, z), 0.018, "enamel_black", seg=12, bevel=0.003)
        m.cyl((x + 0.022, top + 0.05, z), (x + 0.022, 0.30, z), 0.0065, "nickel", seg=8)
        for a in range(3):
            c, s = cos(2 * pi * a / 3), sin(2 * pi * a / 3)
            m.cyl((x + 0.024 * c, 0.62, z + 0.024 * s), (x + 0.034 * c, 0.135, z + 0.034 * s), 0.007, "enamel_black", seg=6)
    return m


def quarantine_shelf():
    """Steel shelf for what is faulty, 0.9 x 1.5 m, with bins and tags."""
    m = Model("quarantine_shelf")
    w, d = 0.9, 0.38
    for x in (-1, 1):
        for z in (-1, 1):
            m.box((0.036, 1.5, 0.036), (x * (w / 2 - 0.018), 0.75, z * (d / 2 - 0.018)), "enamel_grey", 0.003)
    for y in (0.12, 0.56, 1.0, 1.42):
        m.box((w - 0.01, 0.03, d - 0.01), (0, y, 0), "enamel_grey", 0.003)
    m.box((w, 0.11, 0.012), (0, 1.49, d / 2 - 0.004), "enamel_red", 0.003)
    m.label("QUARANTINE - DO NOT USE", (w - 0.05, 0.085), (0, 1.49, d / 2 + 0.0025), ink="fff2d8", paper="a02a20", density=500)
    hues = ("enamel_red", "enamel_blue", "enamel_cream")
    for r, y in enumerate((0.135, 0.575, 1.015)):
        for c in range(3):
            x = (c - 1) * 0.28
            if (r + c) % 4 == 3:
                continue
            bin_box(m, (x, y, 0.01), hues[(r + c) % 3])
            m.label(("NO SOUND", "CRACKLES", "HUM", "BENT", "INTERMITT.", "POLARITY", "LEAD?", "SWITCH", "OK - RETURN")[r * 3 + c], (0.15, 0.03),
                    (x, y + 0.09, 0.1365), ink="1c1814", paper="efe8d8", density=700)
    return m


def bin_box(m, at, mat):
    """Open-fronted parts bin, 0.24 x 0.16 x 0.26 m."""
    with m.moved(at):
        m.box((0.24, 0.008, 0.25), (0, 0.004, 0), mat)
        m.box((0.24, 0.15, 0.006), (0, 0.075, -0.122), mat)
        m.box((0.24, 0.115, 0.006), (0, 0.0575, 0.122), mat, 0.002)
        for s in (-1, 1):
            m.prism([(-0.125, 0.0), (0.125, 0.0), (0.125, 0.11), (-0.02, 0.15), (-0.125, 0.15)], 0.006, mat, (s * 0.117, 0, 0), rot=(0, -90, 0))
        m.box((0.21, 0.03, 0.21), (0, 0.05, 0), "rubber", 0.01)


MODELS = [locker, locker_drawers, cable_wall, cable_hook, stand_rack, quarantine_shelf]
