"""Where things are kept: locker, cable walls, stand rack, shelves."""

from math import cos, pi, sin

from common import Model


def pigeonholes(name, columns, doc):
    """A microphone locker of four shelves with so many numbered slots each, and an open shelf on top."""
    def make():
        m = Model(name)
        w, h, d, t = 1.6, 2.0, 0.45, 0.028
        base, rise = 0.10, 0.40
        inner, top = w - 2 * t, base + 4 * rise
        for s in (-1, 1):
            m.box((t, h - 0.02, d), (s * (w / 2 - t / 2), (h - 0.02) / 2, 0), "walnut", 0.003)
        m.box((inner, base, 0.02), (0, base / 2, d / 2 - 0.045), "enamel_black")
        m.box((inner, h - 0.1, 0.012), (0, h / 2 - 0.01, -d / 2 + 0.012), "felt_green")
        m.box((w + 0.01, 0.03, 0.024), (0, h - 0.015, -d / 2 + 0.012), "walnut", 0.004)
        wide = inner / columns
        for r in range(5):
            y = base + r * rise
            m.box((inner, 0.024, d - 0.02), (0, y, 0.0), "oak", 0.002)
            m.box((inner - 0.02, 0.006, d - 0.06), (0, y + 0.0145, -0.012), "felt_green", 0.002)
        for r in range(4):
            y = top - (r + 1) * rise
            for c in range(1, columns):
                m.box((0.016 if columns < 8 else 0.008, rise - 0.024, d - 0.05), (-inner / 2 + c * wide, y + rise / 2, -0.012), "oak", 0.002)
            for c in range(columns):
                n, x = r * columns + c + 1, -inner / 2 + (c + 0.5) * wide
                m.label(str(n), (min(0.05, wide * 0.5), 0.016), (x, y, d / 2 - 0.0096), ink="1c1814", paper="efe8d8", density=1200)
                m.empty(f"slot {n}", (x, y + 0.0175, 0.03))
        for k in range(14):
            m.empty(f"shelf {k + 1}", (-inner / 2 + 0.06 + (inner - 0.12) * k / 13, top + 0.0175, 0.02))
        return m
    make.__doc__, make.__name__ = doc, name
    return make


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


HOOKS = (("hook 3 m", "3 m", "734221"), ("hook 6 m", "6 m", "4f8a52"), ("hook 9 m", "9 m", "3f6ea8"),
         ("hook 15 m", "15 m", "d8a63a"), ("hook jack", "JACK", "8d6ab0"), ("hook jack 2", "INSTR 3 m", "d8d2c4"),
         ("hook jack 3", "INSTR 6 m", "d8d2c4"), ("hook speaker", "SPKR", "2c2c2e"), ("hook snake", "SNAKE", "7c5a3c"))


def cable_wall():
    """Board 1.0 x 1.5 m with nine hooks by length and colour; origin at the centre of its back.

    Empties named as the venues' hooks mark where the first coil hangs; the next ones hang before it, toward +Z.
    """
    m = Model("cable_wall", floor=False)
    m.box((1.0, 1.5, 0.018), (0, 0, 0.017), "cork", 0.002)
    for x in (-0.48, 0.48):
        m.box((0.045, 1.5, 0.034), (x, 0, 0.017), "walnut", 0.004)
    for y in (-0.728, 0.728):
        m.box((0.915, 0.045, 0.034), (0, y, 0.017), "walnut", 0.004)
    for k, (name, word, hue) in enumerate(HOOKS):
        x, y = -0.315 + 0.315 * (k % 3), 0.585 - 0.47 * (k // 3)
        hook(m, x, y, 0.026, 0.05)
        m.label(word, (0.12, 0.034), (x, y + 0.066, 0.0268), ink="1c1814", paper="efe8d8", density=1000)
        m.quad((0.016, 0.034), (x - 0.069, y + 0.066, 0.0268), "detail", tint=hue)
        m.quad((0.016, 0.034), (x + 0.069, y + 0.066, 0.0268), "detail", tint=hue)
        m.empty(name, (x, y + 0.004, 0.03))
    return m


def hook(m, x, y, z, more=0.0):
    """One steel hook out of a board's face at z, by so much longer than the usual 10 cm."""
    m.box((0.034, 0.06, 0.008), (x, y + 0.01, z + 0.003), "steel_dark", 0.002)
    m.tube([(x, y, z + 0.004), (x, y - 0.004, z + 0.064 + more), (x, y + 0.002, z + 0.089 + more), (x, y + 0.022, z + 0.098 + more)], 0.0055, "steel_dark", seg=6)


def cable_hook():
    """A single hook for one coil; origin at the centre of its back."""
    m = Model("cable_hook", floor=False)
    hook(m, 0, 0, 0.0)
    for s in (-1, 1):
        m.cyl((0, 0.01 + s * 0.02, 0.006), (0, 0.01 + s * 0.02, 0.0085), 0.004, "nickel", seg=8)
    m.empty("hook_00", (0, 0.004, 0.044))
    return m


def stand_rack():
    """Place for eighteen parked stands: a low base and two rubbered rails; empties `rack 1`.. are where they stand."""
    m = Model("stand_rack")
    w, d = 1.1, 0.46
    m.box((w, 0.036, d), (0, 0.03, 0), "oak_dark", 0.004)
    m.box((w - 0.05, 0.004, d - 0.05), (0, 0.0495, 0), "rubber")
    for s in (-1, 1):
        for z in (-1, 1):
            m.box((0.045, 0.76, 0.045), (s * (w / 2 - 0.0225), 0.38, z * (d / 2 - 0.0225)), "oak", 0.004)
        m.box((0.030, 0.06, d - 0.09), (s * (w / 2 - 0.0225), 0.72, 0), "oak", 0.004)
    for z in (-d / 2 + 0.0225, 0, d / 2 - 0.0225):
        m.box((w - 0.09, 0.05, 0.024), (0, 0.72, z), "oak", 0.004)
        for k in range(9):
            x = -0.44 + 0.11 * k
            m.box((0.030, 0.012, 0.026), (x, 0.746, z), "rubber", 0.003)
    m.box((w - 0.09, 0.06, 0.02), (0, 0.10, d / 2 - 0.012), "oak", 0.004)
    m.label("STANDS - BOOMS UP, CLUTCHES SLACK", (0.5, 0.032), (0, 0.10, d / 2 - 0.0015), ink="1c1814", paper="d9c9a8", density=700)
    for k in range(18):
        m.empty(f"rack {k + 1}", (-0.44 + 0.11 * (k // 2), 0.0515, -0.115 if k % 2 else 0.115))
    return m


def wall_shelf():
    """Oak shelf on two brackets, 0.7 x 0.32 m, for reels of tape; origin at its upper back edge."""
    m = Model("wall_shelf", floor=False)
    m.box((0.70, 0.022, 0.32), (0, -0.011, 0.16), "oak", 0.003, grain="x")
    m.box((0.70, 0.05, 0.014), (0, -0.047, 0.007), "oak", 0.002, grain="x")
    for x in (-0.26, 0.26):
        m.prism([(0.0, 0.0), (0.26, 0.0), (0.26, -0.02), (0.03, -0.18), (0.0, -0.18)], 0.018, "steel_dark", (x, -0.022, 0.0), rot=(0, -90, 0))
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


MODELS = [pigeonholes("locker", 5, "Microphone locker: twenty numbered slots on four shelves, 1.6 x 2.0 m, and an open shelf on top."),
          pigeonholes("locker_48", 12, "Microphone locker of a large studio: 48 numbered slots on four shelves."), locker_drawers, cable_wall, cable_hook, stand_rack, quarantine_shelf, wall_shelf]
