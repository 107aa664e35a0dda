"""The large inline desk: 24 strips with equaliser, dynamics, auxiliaries and cues.

Its nodes and frames are those of console.py; the layout follows the gear's own
names of the controls, `ch12.eq`, `ch12.hmf.freq`, `ch12.comp.ratio`, `fx 3.fader`.
"""

from console import bridge_meters, numbers, row, section, shell, strips


def dynamics(v, prefix, on, hue, words):
    """Switch and five knobs of a compressor or gate in two rows."""
    names = list(words)
    first = [(prefix, f"button {hue}", on)] + [(f"{prefix}.{n}", f"small {hue}", words[n]) for n in names[:2]]
    return row(v, *first) + row(v - 0.026, *[(f"{prefix}.{n}", f"small {hue}", words[n]) for n in names[2:]])


def upper_layout():
    out = row(0.357, ("gain", "small red", "GAIN"), ("trim", "small white", "TRIM"), ("source", "button blue", "LINE"))
    out += row(0.334, ("48v", "button red", "48V"), ("pad", "button white", "PAD"), ("polarity", "button grey", "POL"), ("hpf", "button grey", "HPF"))
    out += row(0.312, ("insert", "button amber", "INS"), ("eq", "button green", "EQ"), ("return", "button white", "TAPE"))
    out += row(0.284, ("hf.gain", "small blue", "HF"), None, ("hf.freq", "small blue", "kHz"))
    out += row(0.257, ("hmf.gain", "small green", "HMF"), ("hmf.q", "small black", "Q"), ("hmf.freq", "small green", "kHz"))
    out += row(0.230, ("lmf.gain", "small amber", "LMF"), ("lmf.q", "small black", "Q"), ("lmf.freq", "small amber", "Hz"))
    out += row(0.203, ("lf.gain", "small brown", "LF"), None, ("lf.freq", "small brown", "Hz"))
    out += dynamics(0.172, "comp", "COMP", "white", {"threshold": "THR", "ratio": "RATIO", "attack": "ATT", "release": "REL", "makeup": "GAIN"})
    out += dynamics(0.116, "gate", "GATE", "grey", {"threshold": "THR", "range": "RNG", "attack": "ATT", "hold": "HOLD", "release": "REL"})
    out += row(0.060, *[(f"aux {k}", "small red", f"AUX {k}") for k in (1, 2, 3)])
    out += row(0.042, *[(f"aux {k}.pre", "button white", "") for k in (1, 2, 3)])
    out += row(0.022, *[(f"aux {k}", "small red", f"{k}") for k in (4, 5, 6)])
    return out + row(0.006, *[(f"aux {k}.pre", "button white", "") for k in (4, 5, 6)])


def lower_layout():
    out = [("fader", "fader", -0.014, 0.045, ""), ("mute", "button red", 0.014, 0.060, "MUTE"), ("pfl", "button amber", 0.014, 0.085, "PFL"),
           ("afl", "button amber", 0.014, 0.110, "AFL"), ("sip", "button green", 0.014, 0.135, "SIP")]
    out += row(0.180, ("pan", "small blue", "PAN"), ("group", "small black", "GRP"), ("flip", "button red", "FLIP"))
    out += [("small", "fader small", -0.020, 0.212, ""), ("route", "knob grey", 0.014, 0.252, "ROUTE")]
    out += row(0.308, *[(f"cue {k}", "small green", f"CUE {k}") for k in (1, 2)], *[(f"cue {k}.post", "button white", "PST") for k in (1, 2)])
    return out + row(0.346, *[(f"cue {k}", "small green", f"CUE {k}") for k in (3, 4)], *[(f"cue {k}.post", "button white", "PST") for k in (3, 4)])


def lower_master():
    out = [("mix.fader", "fader red", -0.18, 0.045, "MIX"), ("mix.insert", "button amber", -0.15, 0.10, "INS")]
    for k in range(6):
        x = -0.10 + 0.038 * k
        out += [(f"fx {k + 1}.fader", "fader small", x, 0.05, f"FX {k + 1}"), (f"fx {k + 1}.pan", "small blue", x, 0.135, "PAN")]
    for k in range(8):
        if k < 4:
            out.append((f"group {k + 1}.mute", "button red", -0.08 + 0.05 * k, 0.185, f"GRP {k + 1}"))
        out.append((f"bus {k + 1}.insert", "button amber", -0.18 + 0.05 * k, 0.225, f"BUS {k + 1}"))
    out += [("monitor.level", "big", 0.165, 0.315, "MONITOR"), ("monitor.dim", "button amber", 0.05, 0.33, "DIM"),
            ("monitor.mute", "button red", 0.085, 0.33, "MUTE"), ("monitor.mono", "button white", 0.05, 0.29, "MONO"),
            ("monitor.speakers", "button green", 0.085, 0.29, "MAIN"), ("studio.level", "knob green", -0.03, 0.31, "STUDIO"),
            ("monitor.source", "knob grey", -0.09, 0.31, "SOURCE"), ("status", "knob white", -0.17, 0.31, "STATUS")]
    return out


def upper_master():
    return [("talkback", "button red", -0.18, 0.05, "TALK"), ("slate", "button white", -0.13, 0.05, "SLATE"), ("listen", "button green", -0.08, 0.05, "LISTEN"),
            ("talkback.gain", "small red", -0.02, 0.05, "TB GAIN"), ("listen.gain", "small green", 0.04, 0.05, "LISTEN"),
            ("oscillator", "small grey", 0.11, 0.05, "OSC"), ("oscillator.level", "small grey", 0.17, 0.05, "LEVEL"),
            ("power", "button green", 0.195, 0.35, "POWER")]


def desk_inline():
    """The large studio's inline desk, 2.4 m wide."""
    m, low, high, bridge = shell("desk_inline")
    strips(m, low, high, lower_layout(), upper_layout(), (((0.020, "MONITOR"),), ()))
    numbers(m, low)
    section(m, low, lower_master(), "master low")
    section(m, high, upper_master(), "master high")
    with high.here(-0.015, 0.215):
        m.box((0.36, 0.23, 0.012), (0, 0, 0.005), "enamel_black", 0.003)
        with m.node("screen", (0, 0, 0.0115)):
            m.quad((0.33, 0.20), (0, 0, 0.0115), "screen")
    bridge_meters(m, bridge)
    return m


MODELS = [desk_inline]
