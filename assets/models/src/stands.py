"""Microphone stands.

Each stand has three nodes the program poses: `base` (floor centre), `mast`
(origin at the base's top, 1 m tall: scale on Y) and `boom` (origin at the
mast's top pivot, 1 m long along -Z: scale on Z). The rest pose has the mast at
1 m. A straight stand's boom is only its clutch and thread.
"""

from common import Model


def mast(m, top, r=0.0095, mat="nickel"):
    """Two-stage 1 m mast from the base top."""
    with m.node("mast", (0, top, 0)):
        m.cyl((0, top, 0), (0, top + 0.56, 0), r, mat, seg=12)
        m.cyl((0, top + 0.53, 0), (0, top + 0.60, 0), r * 1.6, "enamel_black", seg=12, bevel=0.003)
        m.cyl((0, top + 0.58, 0), (0, top + 1.0, 0), r * 0.72, mat, seg=12)


def boom(m, pivot, weight=0.0, r=0.0065, tail=0.16, mat="nickel"):
    """1 m boom along -Z, with clutch, tail and (optional) counterweight."""
    with m.node("boom", (0, pivot, 0)):
        with m.moved((0, pivot, 0)):
            m.cyl((0, 0, tail), (0, 0, -0.985), r, mat, seg=10)
            m.cyl((0, 0, -0.985), (0, 0, -1.0), r * 0.75, "brass", seg=10)
            m.cyl((0, 0, -0.965), (0, 0, -0.988), r * 1.5, "enamel_black", seg=12, bevel=0.001)
            m.cyl((-0.016, 0, 0), (0.018, 0, 0), 0.019, "enamel_black", seg=16, bevel=0.003)
            m.cyl((0, -0.03, 0), (0, -0.01, 0), 0.012, "enamel_black", seg=12)
            m.cyl((0.018, 0, 0), (0.034, 0, 0), 0.008, "enamel_black", seg=8, bevel=0.002)
            m.box((0.008, 0.046, 0.010), (0.032, 0, 0), "enamel_black", 0.003)
            if weight:
                m.cyl((0, 0, tail - 0.10), (0, 0, tail), weight, "enamel_black", seg=18, bevel=0.006)
            else:
                m.cyl((0, 0, tail - 0.05), (0, 0, tail + 0.006), r * 1.45, "enamel_black", tint=0.7, seg=10, bevel=0.002)


def round_base(m, r, top):
    """Cast round foot with a rubber ring."""
    m.lathe([(r - 0.005, 0), (r, 0.004), (r, 0.013), (r - 0.010, 0.020), (0.06, 0.030), (0.024, 0.036), (0.02, 0.05), (0.016, top - 0.005), (0.013, top)],
            "enamel_black", seg=32)
    m.ring(r - 0.010, 0.004, "rubber", (0, 0.004, 0), steps=32, seg=5)


def stand_round():
    """Heavy round-base stand with a counterweighted boom."""
    m = Model("stand_round")
    with m.node("base"):
        round_base(m, 0.17, 0.08)
    mast(m, 0.08, 0.011)
    boom(m, 1.08, weight=0.03, r=0.0075, tail=0.30)
    return m


def stand_straight():
    """Straight round-base stand without a boom."""
    m = Model("stand_straight")
    with m.node("base"):
        round_base(m, 0.13, 0.07)
    mast(m, 0.07)
    with m.node("boom", (0, 1.07, 0)):
        m.cyl((0, 1.06, 0), (0, 1.085, 0), 0.0105, "enamel_black", seg=12, bevel=0.002)
        m.cyl((0, 1.08, 0), (0, 1.105, 0), 0.0060, "brass", seg=10)
    return m


def tripod_legs(m, spread, hub, top):
    """Three folding legs, their struts and feet."""
    for k in range(3):
        with m.moved((0, 0, 0), (0, 90 + 120 * k, 0)):
            m.tube([(0.014, hub, 0), (spread * 0.96, 0.03, 0), (spread, 0.014, 0)], 0.0075, "enamel_black", seg=8)
            m.ball((0.017, 0.013, 0.013), (spread, 0.013, 0), "rubber", seg=10, rings=6)
            m.box((0.03, 0.024, 0.014), (0.022, hub, 0), "enamel_black", 0.003)
    m.cyl((0, hub - 0.035, 0), (0, hub + 0.03, 0), 0.017, "enamel_black", seg=14, bevel=0.003)
    m.cyl((0, hub + 0.02, 0), (0, top, 0), 0.0115, "enamel_black", seg=12)
    m.cyl((0, top - 0.05, 0), (0, top, 0), 0.017, "enamel_black", seg=12, bevel=0.003)
    m.cyl((0.015, top - 0.025, 0), (0.034, top - 0.025, 0), 0.007, "enamel_black", seg=8, bevel=0.002)


def stand_tripod():
    """Folding tripod with a boom."""
    m = Model("stand_tripod")
    with m.node("base"):
        tripod_legs(m, 0.33, 0.17, 0.30)
    mast(m, 0.30)
    boom(m, 1.30, tail=0.14)
    return m


def stand_short():
    """Short tripod with a boom, for amplifiers."""
    m = Model("stand_short")
    with m.node("base"):
        tripod_legs(m, 0.23, 0.115, 0.18)
    mast(m, 0.18)
    boom(m, 1.18, tail=0.10)
    return m


def stand_low():
    """Low stand for the kick drum: a small heavy foot and a stub of a boom."""
    m = Model("stand_low")
    with m.node("base"):
        round_base(m, 0.11, 0.06)
    mast(m, 0.06)
    boom(m, 1.06, tail=0.05)
    return m


def stand_overhead():
    """Overhead stand on three castors with a crank mast and a heavy counterweight."""
    m = Model("stand_overhead")
    with m.node("base"):
        for k in range(3):
            with m.moved((0, 0, 0), (0, 90 + 120 * k, 0)):
                m.tube([(0.02, 0.30, 0), (0.44, 0.115, 0)], 0.015, "enamel_black", seg=8)
                m.tube([(0.02, 0.12, 0), (0.24, 0.20, 0)], 0.010, "enamel_black", seg=8)
                m.cyl((0.46, 0.04, -0.014), (0.46, 0.04, 0.014), 0.04, "rubber", seg=14, bevel=0.006)
                m.box((0.03, 0.07, 0.036), (0.455, 0.085, 0), "steel_dark", 0.004)
        m.cyl((0, 0.08, 0), (0, 0.55, 0), 0.020, "enamel_black", seg=14)
        m.cyl((0, 0.26, 0), (0, 0.34, 0), 0.030, "enamel_black", seg=14, bevel=0.004)
        m.cyl((0, 0.50, 0), (0, 0.56, 0), 0.028, "enamel_black", seg=14, bevel=0.004)
        m.cyl((0.02, 0.52, 0), (0.07, 0.52, 0), 0.007, "nickel", seg=8)
        m.cyl((0.07, 0.52, 0), (0.07, 0.44, 0.02), 0.006, "nickel", seg=8)
        m.cyl((0.065, 0.44, 0.02), (0.10, 0.44, 0.02), 0.011, "rubber", seg=10)
    mast(m, 0.55, 0.015)
    boom(m, 1.55, weight=0.055, r=0.011, tail=0.55)
    return m


def stand_desk_arm():
    """Sprung desk arm with a clamp: `mast` is its clamp post, `boom` the arm."""
    m = Model("stand_desk_arm", floor=False)
    with m.node("base"):
        m.box((0.05, 0.014, 0.07), (0, 0.007, 0.0), "enamel_black", 0.003)
        m.box((0.05, 0.090, 0.014), (0, -0.030, 0.040), "enamel_black", 0.003)
        m.box((0.05, 0.012, 0.06), (0, -0.070, 0.012), "enamel_black", 0.003)
        m.cyl((0, -0.10, 0.0), (0, -0.02, 0.0), 0.006, "nickel", seg=8)
        m.cyl((0, -0.022, 0), (0, -0.015, 0), 0.018, "nickel", seg=14)
        m.cyl((-0.03, -0.10, 0), (0.03, -0.10, 0), 0.004, "nickel", seg=6)
    with m.node("mast", (0, 0.014, 0)):
        m.cyl((0, 0.014, 0), (0, 1.014, 0), 0.011, "enamel_black", seg=12)
    with m.node("boom", (0, 1.014, 0)):
        with m.moved((0, 1.014, 0)):
            for x in (-0.012, 0.012):
                m.cyl((x, 0.012, 0.0), (x, 0.02, -0.97), 0.0045, "enamel_black", seg=8)
                m.cyl((x * 0.6, -0.014, -0.10), (x * 0.6, -0.006, -0.62), 0.006, "nickel", seg=8)
            m.box((0.04, 0.05, 0.05), (0, 0, 0), "enamel_black", 0.008)
            m.cyl((0, 0.02, -0.96), (0, 0.02, -1.0), 0.0055, "brass", seg=10)
            m.box((0.034, 0.034, 0.03), (0, 0.016, -0.955), "enamel_black", 0.006)
    return m


MODELS = [stand_round, stand_straight, stand_tripod, stand_short, stand_low, stand_overhead, stand_desk_arm]
