"""The players, one per way to play, and the lead engineer.

Origin: the floor under the player, who faces +Z; the reference point of the
instrument lies ahead by the catalogue's `body_m`. Empties named `at_MODEL` say
where that model goes (instrument, seat, bow, amplifier).
"""

from math import cos, pi

from mathutils import Vector

from common import Model, aim
from figure import Figure, Look
import shapes

STAND = 0.92
DEPTHS = {"amp_bass": 0.42, "amp_combo": 0.27}
LOOKS = {
    "anna": Look("cloth_plum", "cloth_dark", "e7ab87", "3a2219", "bun", size=0.94, broad=0.92),
    "ines": Look("cloth_mustard", "cloth_dark", "a06a49", "1c1412", "curly", size=0.93, broad=0.92, sleeves=False, skirt=True),
    "carla": Look("cloth_navy", "cloth_grey", "f7c3a2", "7a4a26", "long", size=0.95, broad=0.93, trim="cloth_cream"),
    "jonas": Look("cloth_grey", "denim", "f2ba99", "5a3a22", "short", beard=True, size=1.02),
    "ben": Look("cloth_rust", "cloth_dark", "d59a77", "2a1c16", "short"),
    "milo": Look("cloth_olive", "denim", "e6a985", "241a16", "short", beard=True, size=1.03, broad=1.05, cap="cloth_dark"),
    "rosa": Look("cloth_teal", "cloth_dark", "cb8e68", "1e1614", "bob", size=0.95, broad=0.92),
    "vera": Look("cloth_dark", "denim", "fccbae", "a8552c", "ponytail", size=0.95, broad=0.92, sleeves=False),
    "otto": Look("cloth_cream", "cloth_olive", "f5be9d", "8a8078", "bald", size=1.0, broad=1.06, glasses=True),
    "karl": Look("cloth_navy", "cloth_dark", "edb995", "b8b2a8", "short", beard=True, trim="cloth_cream", glasses=True),
    "dora": Look("cloth_rust", "denim", "b47c56", "241612", "ponytail", size=0.96, broad=0.95, sleeves=False),
    "felix": Look("cloth_grey", "cloth_dark", "ffcfae", "c89a54", "short", sleeves=False, size=1.0),
    "lena": Look("cloth_olive", "cloth_dark", "c2875d", "2a1a14", "curly", size=0.95, broad=0.93),
    "nils": Look("cloth_cream", "cloth_navy", "ffd4b4", "d0a868", "short", size=1.02),
    "irma": Look("cloth_plum", "cloth_dark", "ffd0b1", "4a2c1c", "long", size=0.94, broad=0.92, skirt=True),
    "paul": Look("cloth_dark", "cloth_dark", "e1a781", "1e1512", "short", trim="cloth_cream", glasses=True),
    "grant": Look("cloth_navy", "cloth_grey", "eebb99", "9a948c", "short", trim="cloth_cream", broad=1.04),
    "ruth": Look("cloth_teal", "cloth_dark", "edb895", "c8c2ba", "bob", size=0.96, broad=0.94, glasses=True),
}


def standing(name, look, back=0.0, twist=0.0, lean=0.0, apart=0.12, model=None):
    """A standing figure, its body `back` metres behind the origin (of the frame it is built in)."""
    m = model or Model(name)
    look = LOOKS[look]
    figure = Figure(m, look, (0, STAND * look.size, -back), lean, twist)
    feet = [(-apart, 0.085, -back - 0.03), (apart + 0.02, 0.085, -back + 0.04)]
    figure.legs(feet, ((-0.1, 0, 1), (0.1, 0, 1)))
    return m, figure


def seated(name, look, seat, feet, lean=0.0, twist=0.0, back=0.0, poles=((-0.3, 0.8, 1), (0.3, 0.8, 1))):
    """A figure on a seat of that height, with its ankles (right, left)."""
    m = Model(name)
    figure = Figure(m, LOOKS[look], (0, seat + 0.075, -back), lean, twist)
    figure.legs(feet, poles)
    return m, figure


def singer(name, look, pose):
    def make():
        m, f = standing(name, look)
        s = f.look.size
        f.head(2, 4 if pose != "cup" else -4)
        if pose == "cup":
            f.arm(-1, (-0.165, 1.50 * s, 0.085), (-0.112, 1.64 * s, 0.05), (0.3, 0.1, 1), (-1, -0.6, 0.4))
            f.arm(1, (0.245, 0.90 * s, 0.085), (0.235, 0.76 * s, 0.11), (-0.5, 0, 1), (0.6, 0, -1))
        elif pose == "open":
            f.arm(-1, (-0.22, 1.12 * s, 0.26), (-0.17, 1.17 * s, 0.40), (0.4, 0.8, 0), (-0.8, -0.8, -0.4))
            f.arm(1, (0.25, 1.02 * s, 0.22), (0.27, 1.04 * s, 0.36), (-0.3, 0.9, 0), (0.8, -0.6, -0.6))
        elif pose == "clasped":
            f.arm(-1, (-0.075, 0.98 * s, 0.185), (0.04, 0.93 * s, 0.215), (0.2, 0.8, 0.4), (-1, 0, -0.4))
            f.arm(1, (0.085, 0.965 * s, 0.195), (-0.03, 0.915 * s, 0.225), (-0.2, 0.8, 0.4), (1, 0, -0.4))
        else:
            f.arm(-1, (-0.255, 0.90 * s, 0.03), (-0.245, 0.76 * s, 0.06), (0.5, 0, 1), (-0.5, 0, -1))
            f.arm(1, (0.16, 1.36 * s, 0.21), (0.125, 1.49 * s, 0.17), (-0.5, 0.1, 0.6), (1, -0.8, 0.3))
        return m
    make.__doc__ = "Standing singer with headphones."
    make.__name__ = name
    return make


def player_guitar():
    """Acoustic guitarist on a stool."""
    m, f = seated("player_guitar", "ben", 0.46, [(-0.125, 0.09, 0.40), (0.235, 0.09, 0.43)], lean=6)
    m.empty("at_stool_low", (0, 0, -0.01))
    f.head(14, 16)
    f.arm(-1, (-0.150, 0.870, 0.290), (-0.045, 0.785, 0.285), (0.6, 0.8, 0), (-1, 0.1, 0.55))
    f.arm(1, (0.352, 0.815, 0.205), (0.338, 0.935, 0.262), (-0.6, 0.0, -0.5), (0.6, -1, -0.3), grip=True)
    f.hold("guitar_acoustic", (-0.39, 0.70, 0.195), (0, 0, -75))
    return m


def strapped(name, look, guitar, amp, reach, lean=4):
    """Standing with a solid-body guitar on a strap beside the amplifier, which stands ahead."""
    def make():
        m = Model(name)
        with m.moved((0.62, 0, 0.12)):
            m, f = standing(name, look, apart=0.15, lean=lean, model=m)
            s = f.look.size
            pin, way = Vector((-0.32, 0.90 * s, 0.175)), Vector((0.92, 0.39, 0.03)).normalized()
            f.hold(guitar, pin, aim(way, (0, 0.05, 1)))
            f.head(16, 20)
            neck, pick = pin + way * reach, pin + way * 0.19
            f.arm(1, tuple(neck + Vector((0.02, -0.075, -0.045))), tuple(neck + Vector((0.0, 0.055, 0.03))), (-0.7, 0.3, -0.4), (0.7, -1, -0.2), grip=True)
            f.arm(-1, tuple(pick + Vector((-0.10, 0.085, 0.055))), tuple(pick + Vector((0.03, -0.015, 0.05))), (0.7, 0.6, 0), (-1, 0.1, -0.3))
            horn = pin + way * 0.42
            strap = shapes.spline([pin + Vector((0, 0, -0.03)), f.at(-0.185, 0.16, -0.02), f.at(-0.10, 0.30, -0.120), f.at(0.08, 0.50, -0.080),
                                   f.at(0.135, 0.55, 0.0), f.at(0.13, 0.45, 0.112), horn + Vector((0, 0.10, -0.03))], 4)
            with m.node("body"):
                m.tube(strap, 0.024, "leather_black", seg=6, flat=0.16)
        m.empty(f"at_{amp}", (0, 0, 0.8 - DEPTHS[amp] / 2))
        return m
    make.__doc__, make.__name__ = strapped.__doc__, name
    return make


def drummer(name, look):
    """Drummer at the kit; sticks go with the arms."""
    def make():
        m, f = seated(name, look, 0.50, [(-0.03, 0.10, 0.13), (0.55, 0.105, 0.22)], lean=5, poles=((-0.4, 0.8, 1), (0.5, 0.8, 1)))
        m.empty("at_drum_throne")
        m.empty("at_drum_kit")
        f.head(8, 6)
        for side, wrist, tip, stick in ((1, (0.25, 0.80, 0.245), (0.24, 0.765, 0.36), (0.19, 0.685, 0.50)), (-1, (-0.35, 0.98, 0.36), (-0.40, 1.0, 0.46), (-0.50, 1.045, 0.66))):
            f.arm(side, wrist, tip, (-side * 0.6, 0.8, 0), (side, -0.6, -0.5), grip=True)
            a, b = Vector(wrist).lerp(Vector(tip), 0.75), Vector(stick)
            with m.node("arm_l" if side > 0 else "arm_r"):
                m.tube([a - (b - a) * 0.35, a, b - (b - a) * 0.04, b], [0.0072, 0.0072, 0.0040, 0.0048], "maple", seg=8)
        return m
    make.__doc__ = drummer.__doc__
    make.__name__ = name
    return make


def player_keys():
    """Keyboard player standing at the stage keyboard."""
    m, f = standing("player_keys", "otto", lean=8)
    m.empty("at_keyboard_stage", (0, 0, 0.45))
    f.head(20, -6)
    for s in (-1, 1):
        f.arm(s, (s * 0.24 + 0.03, 0.905, 0.265), (s * 0.19 + 0.03, 0.850, 0.40), (-s, 0.2, 0.1), (s, -0.5, -0.6))
    return m


def player_piano():
    """Pianist at the grand; the piano's open side is ahead, so the pianist looks along +X."""
    m = Model("player_piano")
    with m.moved((-0.92, 0, 0.9), (0, 90, 0)):
        f = Figure(m, LOOKS["karl"], (0, 0.565, 0), lean=7)
        m.empty("at_piano_bench")
        f.hips = Vector((0, 0.565, 0))
        f.legs([(-0.10, 0.09, 0.42), (0.14, 0.09, 0.30)], ((-0.2, 0.8, 1), (0.2, 0.8, 1)))
        f.head(14, 8)
        for s in (-1, 1):
            f.arm(s, (s * 0.24, 0.815, 0.40), (s * 0.20, 0.752, 0.54), (-s, 0.2, 0.1), (s, -0.6, -0.5))
    m.empty("at_piano_grand", (0, 0, 0.9))
    return m


def player_sax():
    """Tenor saxophonist, standing."""
    m, f = standing("player_sax", "lena", lean=-2)
    at = Vector((-0.02, 1.145, 0.375))
    f.hold("saxophone", at)
    f.head(8, 0, phones=True)
    f.arm(1, tuple(at + Vector((0.065, 0.10, -0.02))), tuple(at + Vector((0.005, 0.17, 0.04))), (-0.5, 0.6, -0.4), (1, -1, -0.2), grip=True)
    f.arm(-1, tuple(at + Vector((-0.075, -0.14, -0.04))), tuple(at + Vector((0.0, -0.11, 0.045))), (0.4, 0.7, -0.4), (-1, -0.8, -0.4), grip=True)
    with m.node("body"):
        strap = [f.at(0.055 * cos(a), 0.555 - 0.005 * k, 0.055 if k in (3, 4) else 0.05 * (1 if 1 < k < 6 else -1)) for k, a in enumerate([pi * j / 7 for j in range(8)])]
        m.tube([strap[0], at + Vector((0.0, 0.04, -0.05)), strap[-1]], 0.006, "leather_black", seg=5, flat=0.4)
    return m


def player_trumpet():
    """Trumpeter, standing, the bell 0.55 m ahead."""
    m, f = standing("player_trumpet", "nils", back=0.17, lean=-3)
    s = f.look.size
    lips = Vector((0, 1.578 * s, -0.052 + 0.002))
    at = lips + Vector((0, -0.03, 0.282))
    f.hold("trumpet", at)
    f.head(2, 0)
    f.arm(1, tuple(at + Vector((0.045, -0.045, -0.06))), tuple(at + Vector((-0.005, -0.01, 0.02))), (-0.4, 0.6, -0.3), (1, -0.9, 0.1), grip=True)
    f.arm(-1, tuple(at + Vector((-0.075, 0.015, -0.055))), tuple(at + Vector((0.004, 0.075, 0.0))), (0.5, -0.3, 0.5), (-1, -0.9, 0.1), grip=True)
    return m


def player_violin():
    """Violinist, standing, the bow in the right hand."""
    m, f = standing("player_violin", "irma", twist=-8)
    end, way = f.at(0.085, 0.565, 0.055) + Vector((0, -0.01, 0)), Vector((0.72, -0.04, 0.69)).normalized()
    up = Vector((-0.18, 1, 0.1))
    f.hold("violin", end, aim(way, up))
    f.head(14, 34, 10)
    bridge = end + way * 0.196 + Vector((0, 0.075, 0))
    across = Vector((0.69, 0.06, -0.72)).normalized()
    frog = bridge - across * 0.40
    f.arm(1, tuple(end + way * 0.44 + Vector((0.03, -0.055, -0.01))), tuple(end + way * 0.47 + Vector((-0.03, 0.065, 0.02))), (0, 0.3, -1), (0.2, -1, 0.3), grip=True)
    f.arm(-1, tuple(frog + Vector((-0.055, 0.055, -0.03))), tuple(frog + Vector((0.05, 0.0, 0.03))), (0.4, -0.8, -0.2), (-1, -0.3, 0.2), grip=True)
    m.empty("at_bow_violin", tuple(m.tree["arm_r"][0].inverted() @ frog), aim(across.cross(Vector((0, 1, 0))).cross(across), across.cross(Vector((0, 1, 0)))), parent="arm_r")
    return m


def player_cello():
    """Cellist on a chair, the bow in the right hand."""
    m, f = seated("player_cello", "paul", 0.475, [(-0.31, 0.09, 0.33), (0.31, 0.09, 0.33)], lean=4, poles=((-1.0, 0.6, 1), (1.0, 0.6, 1)))
    m.empty("at_chair", (0, 0, -0.03))
    pin, way = Vector((0.0, 0.0, 0.56)), Vector((0.085, 0.93, -0.335)).normalized()
    face = Vector((-0.06, 0.335, 0.94))
    m.empty("at_cello", tuple(pin), aim(way, face))
    f.head(10, 10, phones=True)
    bridge = pin + way * 0.70 + face.normalized() * 0.145
    across = Vector((1, -0.06, 0.05)).normalized()
    frog = bridge - across * 0.36
    neck = pin + way * 1.20 + face.normalized() * 0.05
    f.arm(1, tuple(neck + Vector((0.085, 0.0, 0.0))), tuple(neck + Vector((-0.015, -0.02, 0.045))), (0, 0.3, -1), (1, 0.1, 0.0), grip=True)
    f.arm(-1, tuple(frog + Vector((-0.055, 0.055, -0.035))), tuple(frog + Vector((0.05, 0.005, 0.02))), (0.4, -0.8, 0), (-1, 0.1, 0.2), grip=True)
    front = across.cross(Vector((0, 1, 0)))
    m.empty("at_bow_cello", tuple(m.tree["arm_r"][0].inverted() @ frog), aim(front.cross(across), front), parent="arm_r")
    return m


def player_speaker():
    """Speaker on a chair with a script in the hands."""
    m, f = seated("player_speaker", "grant", 0.475, [(-0.12, 0.09, 0.36), (0.13, 0.09, 0.40)], lean=3)
    m.empty("at_chair", (0, 0, -0.03))
    f.head(12, 0)
    for s in (-1, 1):
        f.arm(s, (s * 0.16, 0.80, 0.30), (s * 0.10, 0.87, 0.39), (-s * 0.3, 0.8, 0.3), (s, -0.7, -0.4), grip=True)
    with m.node("body"):
        with m.moved((0, 0.90, 0.385), (-58, 0, 0)):
            m.box((0.21, 0.297, 0.0012), (0, 0, 0), "paper")
            for j in range(12):
                m.quad((0.16 - 0.03 * (j % 3 == 2), 0.004), (-0.015 * (j % 3 == 2), 0.115 - 0.019 * j, 0.0009), "hole")
    return m


def lead():
    """The lead engineer on an office chair, forearms forward as at a desk."""
    m, f = seated("lead", "ruth", 0.47, [(-0.17, 0.09, 0.34), (0.18, 0.09, 0.40)], lean=4, back=0.02)
    m.empty("at_chair_office", (0, 0, 0))
    f.head(6, 0, phones=False)
    for s in (-1, 1):
        f.arm(s, (s * 0.185, 0.765, 0.32), (s * 0.135, 0.750, 0.46), (-s, 0.25, 0.1), (s, -0.7, -0.4))
    return m


MODELS = [singer("player_vocal", "anna", "cup"), singer("player_vocal_man", "jonas", "open"), singer("player_vocal_high", "ines", "clasped"),
          singer("player_vocal_low", "carla", "hand"), player_guitar, strapped("player_bass", "milo", "guitar_bass", "amp_bass", 0.86),
          strapped("player_bass_woman", "rosa", "guitar_bass", "amp_bass", 0.80), strapped("player_electric", "vera", "guitar_electric", "amp_combo", 0.66),
          drummer("player_drums", "dora"), drummer("player_drums_man", "felix"), player_keys, player_piano, player_sax, player_trumpet, player_violin, player_cello,
          player_speaker, lead]
