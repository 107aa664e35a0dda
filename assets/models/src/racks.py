"""Processors and utility units told apart by their panels. See outboard.py."""

from outboard import U, Z, Unit, lines


def compressor():
    """Two-channel compressor with meters, 1U."""
    u = Unit("rack_compressor", 1, "panel_grey")
    for c, x0 in ((1, -0.222), (2, -0.012)):
        for k, (name, word) in enumerate((("threshold", "THR"), ("ratio", "RATIO"), ("attack", "ATT"), ("release", "REL"), ("makeup", "GAIN"))):
            u.knob(f"{c}.{name}", x0 + 0.014 + 0.0245 * k, 0.025, 0.0080, "red" if k == 0 else "black", word)
        u.button(f"{c}.active", x0 + 0.136, 0.026, "amber", "IN")
        u.meter(f"{c}.reduction", x0 + 0.172, U / 2, 0.040, 0.027)
    u.power()
    u.jacks(lines(2))
    return u.m


def equaliser():
    """Two-channel four-band equaliser, 1U, cream with coloured caps."""
    u = Unit("rack_equaliser", 1, "enamel_cream")
    for c, x0 in ((1, -0.222), (2, -0.012)):
        x = x0 + 0.008
        for band, hue in (("lf", "black"), ("lmf", "amber"), ("hmf", "green"), ("hf", "blue")):
            u.knob(f"{c}.{band}.gain", x, 0.030, 0.0062, hue)
            u.knob(f"{c}.{band}.freq", x + 0.018, 0.030, 0.0062, "grey")
            u.text(band.upper(), x + 0.009, 0.0075, 0.020, 0.006)
            if band in ("lmf", "hmf"):
                u.knob(f"{c}.{band}.q", x + 0.036, 0.030, 0.0050, "white")
            x += 0.058 if band in ("lmf", "hmf") else 0.040
        u.button(f"{c}.active", x0 + 0.199, 0.026, "green", "EQ")
    u.power()
    u.jacks(lines(2))
    return u.m


def gate():
    """Two-channel gate, 1U, black with yellow legends and state lamps."""
    u = Unit("rack_gate", 1, "enamel_black")
    u.ink = "e8c860"
    for c, x0 in ((1, -0.222), (2, -0.012)):
        for k, (name, word) in enumerate((("threshold", "THR"), ("range", "RANGE"), ("attack", "ATT"), ("hold", "HOLD"), ("release", "REL"))):
            u.knob(f"{c}.{name}", x0 + 0.016 + 0.029 * k, 0.025, 0.0085, "amber" if k == 0 else "grey", word)
        u.button(f"{c}.active", x0 + 0.163, 0.026, "white", "IN")
        for k, lamp in enumerate(("lamp_red", "glow", "lamp_green")):
            u.lamp(f"{c}.state {k + 1}", x0 + 0.180 + 0.008 * k, 0.026, lamp)
    u.power()
    u.jacks(lines(2))
    return u.m


def digital(name, doc, title, names, hue, screen_ink):
    """Digital effect with a display and a few knobs a channel."""
    def make():
        u = Unit(name, 1, hue)
        u.m.box((0.105, 0.030, 0.003), (-0.165, U / 2, Z), "glass_dark", 0.001)
        u.m.label(title, (0.096, 0.023), (-0.165, U / 2, Z + 0.002), ink=screen_ink, paper="0b1518", density=1800, lit=True)
        for c, x0 in ((1, -0.092), (2, 0.055)):
            for k, (control, word) in enumerate(names):
                u.knob(f"{c}.{control}", x0 + 0.012 + 0.029 * k, 0.026, 0.0082, "grey" if c == 2 else "black", word)
            u.button(f"{c}.active", x0 + 0.012 + 0.029 * len(names), 0.026, "white", "IN")
        u.power()
        u.jacks(lines(2))
        return u.m
    make.__doc__, make.__name__ = doc, name
    return make


def headphone_amp():
    """Headphone amplifier of four channels, 1U, jacks on the front."""
    u = Unit("rack_headphones", 1, "panel_dark")
    for n in range(1, 5):
        x = -0.185 + 0.098 * (n - 1)
        u.knob(f"{n}.level", x, 0.026, 0.011, "white", f"CUE {n}")
        u.m.lathe([(0.0095, 0), (0.0095, 0.004), (0.0060, 0.005), (0.0055, -0.001), (0, -0.001)], "nickel", (x + 0.034, 0.024, Z), seg=14, axis="z")
        u.m.empty(f"phones {n}", (x + 0.034, 0.024, Z + 0.005))
        u.ladder(f"{n}.meter", x + 0.056, 0.012, 4)
    u.power()
    u.jacks([f"in {n}" for n in range(1, 5)])
    return u.m


def converter():
    """Converter of eight channels with a lamp column each, 1U."""
    u = Unit("rack_converter", 1, "alu")
    for n in range(8):
        x = -0.115 + 0.030 * n
        u.m.quad((0.012, 0.034), (x, U / 2, Z + 0.0002), "hole")
        u.ladder(f"{n + 1}.meter", x, 0.0085, 6, 0.0052)
        u.text(str(n + 1), x + 0.0105, 0.010, 0.008, 0.006)
    u.text("A/D  8", -0.185, 0.030, 0.05, 0.009)
    u.lamp("lock", -0.205, 0.014, "lamp_green")
    u.text("LOCK", -0.188, 0.014, 0.018)
    u.button("rate", -0.155, 0.016, "grey", "RATE")
    u.power()
    u.jacks(lines(8) + ["optical", "clock in", "clock out"])
    return u.m


def clock():
    """Word clock generator with a large figure display, 1U."""
    u = Unit("rack_clock", 1, "enamel_blue")
    u.m.box((0.10, 0.030, 0.003), (-0.06, U / 2, Z), "glass_dark", 0.001)
    u.m.label("48.000", (0.092, 0.024), (-0.06, U / 2, Z + 0.002), ink="ff5a3a", paper="180605", density=1800, lit=True, fill=1.0)
    u.text("WORD CLOCK", -0.165, 0.030, 0.08, 0.009)
    u.knob("rate", 0.030, 0.026, 0.011, "white", "RATE")
    for n in range(6):
        u.lamp(f"out lamp {n + 1}", 0.075 + 0.018 * n, 0.026, "lamp_green")
        u.text(str(n + 1), 0.075 + 0.018 * n, 0.014, 0.008)
    u.power()
    u.jacks([f"clock out {n}" for n in range(1, 7)])
    return u.m


def power_strip():
    """Power distribution with two gooseneck lights' sockets, voltmeter and breakers, 1U."""
    u = Unit("rack_power", 1, "enamel_black")
    u.m.box((0.060, 0.028, 0.003), (-0.13, U / 2, Z), "glass_dark", 0.001)
    u.m.label("230 V", (0.054, 0.022), (-0.13, U / 2, Z + 0.002), ink="8affb0", paper="06140b", density=1800, lit=True)
    for n in range(8):
        x = -0.065 + 0.030 * n
        u.m.box((0.014, 0.022, 0.006), (x, U / 2 + 0.003, Z + 0.002), "plastic_black", 0.0015)
        u.lamp(f"outlet {n + 1}", x, 0.0075, "lamp_red" if n == 7 else "lamp_green", 0.0022)
    u.text("TECHNICAL POWER", -0.195, 0.036, 0.055)
    u.power()
    return u.m


def recorder(name, doc, title, tracks):
    """Multitrack recorder: display, level columns, transport keys, arm buttons."""
    def make():
        u = Unit(name, 3, "panel_dark", 0.34)
        m, h = u.m, 3 * U
        m.box((0.150, 0.094, 0.006), (-0.145, h / 2 + 0.008, Z + 0.002), "plastic_black", 0.002)
        with m.node("screen", (-0.145, h / 2 + 0.008, Z + 0.0055)):
            m.quad((0.138, 0.082), (-0.145, h / 2 + 0.008, Z + 0.0055), "screen")
        u.text(title, -0.145, 0.012, 0.10, 0.008)
        pitch = 0.262 / tracks
        for n in range(tracks):
            x = -0.052 + pitch * (n + 0.5)
            m.quad((pitch * 0.7, 0.040), (x, 0.108, Z + 0.0002), "hole")
            with m.node(f"meter {n + 1}", (x, 0.089, Z)):
                m.quad((pitch * 0.5, 0.037), (x, 0.1075, Z + 0.0006), "glow", tint="c87a30")
            u.button(f"arm {n + 1}", x, 0.078 - 0.008 * (tracks > 24 and n % 2), "red")
            if n % 4 == 0:
                u.text(str(n + 1), x, 0.0605, 0.012, 0.006)
        for k, (key, hue) in enumerate((("rewind", "white"), ("wind", "white"), ("stop", "white"), ("play", "green"), ("record", "red"))):
            with m.node(key, (-0.030 + 0.030 * k, 0.035, Z)):
                m.box((0.025, 0.020, 0.008), (-0.030 + 0.030 * k, 0.035, Z + 0.003), "detail", 0.0025, tint={"white": "e8e2d4", "green": "9db58a", "red": "c2493a"}[hue])
            u.text(("<<", ">>", "STOP", "PLAY", "REC")[k], -0.030 + 0.030 * k, 0.018, 0.022)
        with m.node("wheel", (0.160, 0.035, Z)):
            m.lathe([(0.022, 0), (0.021, 0.010), (0.018, 0.013), (0, 0.012)], "nickel", (0.160, 0.035, Z), seg=24, axis="z")
            m.ball((0.005, 0.005, 0.002), (0.160, 0.047, Z + 0.0125), "plastic_black", seg=8, rings=4)
        u.power(0.030)
        u.jacks(lines(tracks), 0.34)
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def recorder_two():
    """Two-track recorder with a pair of meters, 1U."""
    u = Unit("recorder_two", 1, "enamel_grey")
    u.m.box((0.085, 0.032, 0.003), (-0.17, U / 2, Z), "glass_dark", 0.001)
    with u.m.node("screen", (-0.17, U / 2, Z + 0.002)):
        u.m.label("2 TRK  00:00", (0.078, 0.026), (-0.17, U / 2, Z + 0.002), ink="9fe0ff", paper="0b1a22", density=1800, lit=True)
    for n, x in ((1, -0.085), (2, -0.028)):
        u.meter(f"meter {n}", x, U / 2, 0.046, 0.030)
        u.button(f"arm {n}", 0.020 + 0.018 * n, 0.026, "red", f"ARM {n}")
    for k, (key, word) in enumerate((("stop", "STOP"), ("play", "PLAY"), ("record", "REC"))):
        u.button(key, 0.095 + 0.026 * k, 0.026, ("white", "green", "red")[k], word)
    u.power()
    u.jacks(lines(2))
    return u.m


def blank():
    """Vented blanking panel, 1U."""
    u = Unit("rack_blank", 1, "panel_dark", 0.01)
    for k in range(9):
        u.m.quad((0.034, 0.005), (-0.19 + 0.0475 * k, U * 0.62, Z + 0.0003), "hole")
        u.m.quad((0.034, 0.005), (-0.19 + 0.0475 * k, U * 0.38, Z + 0.0003), "hole")
    return u.m


def plain():
    """Plain blanking panel, 1U."""
    return Unit("rack_plain", 1, "panel_dark", 0.01).m


def drawer():
    """Drawer for small things, 2U, with a lock, two pulls and a card holder."""
    u = Unit("rack_drawer", 2, "panel_grey", 0.26)
    u.m.box((0.43, 0.070, 0.006), (0, U, Z + 0.002), "panel_dark", 0.002)
    for x in (-0.13, 0.13):
        u.m.tube([(x - 0.035, U, Z + 0.004), (x - 0.030, U, Z + 0.024), (x + 0.030, U, Z + 0.024), (x + 0.035, U, Z + 0.004)], 0.0035, "nickel", seg=6)
    u.m.lathe([(0.007, 0), (0.007, 0.003), (0.005, 0.004), (0, 0.004)], "brass", (0, U - 0.014, Z + 0.004), seg=14, axis="z")
    u.m.box((0.064, 0.018, 0.002), (0, U + 0.020, Z + 0.005), "brass", 0.0008)
    u.m.quad((0.056, 0.012), (0, U + 0.020, Z + 0.0062), "detail", tint="efe8d8")
    return u.m


def named(make, name):
    make.__name__ = name
    return make


MODELS = [named(compressor, "rack_compressor"), named(equaliser, "rack_equaliser"), named(gate, "rack_gate"),
          digital("rack_reverb", "Digital reverb with a large display, 1U.", "HALL  2.4 s", (("time", "TIME"), ("predelay", "PRE"), ("damping", "DAMP"), ("mix", "MIX")),
                  "panel_dark", "ff9a4a"),
          digital("rack_delay", "Digital delay with a green display, 1U.", "DELAY 375 ms", (("time", "TIME"), ("feedback", "FB"), ("mix", "MIX")), "enamel_black", "8affb0"),
          named(headphone_amp, "rack_headphones"), named(converter, "rack_converter"), named(clock, "rack_clock"), named(power_strip, "rack_power"),
          recorder("recorder", "Multitrack recorder of 24 tracks, 3U.", "24 TRACK", 24),
          recorder("recorder_daw", "Workstation with converters, 32 tracks, 3U.", "WORKSTATION 32", 32), recorder_two, named(blank, "rack_blank"),
          named(plain, "rack_plain"), named(drawer, "rack_drawer")]
