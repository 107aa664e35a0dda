"""Microphone stands, pop filter and the rack that holds spare stands.

Each stand has three nodes the program poses: `base` (floor centre), `mast`
(origin at the base top, 1 m tall: scale on Y) and `boom` (origin at the mast
top pivot, 1 m long along -Z: scale on Z). The rest pose has the mast at 1 m.
"""

from math import cos, pi, sin

from common import Model
import shapes


def mast(m, top, r=0.0095):
    """Two-stage 1 m mast from the base top."""
    with m.node("mast", (0, top, 0)):
        m.cyl((0, top, 0), (0, top + 0.56, 0), r, "nickel", seg=12)
        m.cyl((0, top + 0.53, 0), (0, top + 0.60, 0), r * 1.6, "enamel_black", seg=12, bevel=0.003)
        m.cyl((0, top + 0.58, 0), (0, top + 1.0, 0), r * 0.72, "nickel", seg=12)


def boom(m, pivot, weight=0.0, r=0.0065, tail=0.16):
    """1 m boom along -Z, with clutch, tail and (optional) counterweight."""
    with m.node("boom", (0, pivot, 0)):
        with m.moved((0, pivot, 0)):
            m.cyl((0, 0, tail), (0, 0, -0.985), r, "nickel", seg=10)
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


def stand_round():
    """Heavy round-base stand with a counterweighted boom."""
    m = Model("stand_round")
    with m.node("base"):
        m.lathe([(0.165, 0), (0.17, 0.004), (0.17, 0.013), (0.160, 0.020), (0.06, 0.030), (0.024, 0.036), (0.02, 0.05),
                 (0.016, 0.075), (0.013, 0.08)], "enamel_black", seg=32)
        m.ring(0.160, 0.004, "enamel_black", (0, 0.004, 0), steps=32, seg=5, tint=0.7)
    mast(m, 0.08, 0.011)
    boom(m, 1.08, weight=0.03, r=0.0075, tail=0.30)
    return m


def tripod_legs(m, spread, hub, top):
    """Three folding legs, their struts and feet."""
    for k in range(3):
        with m.moved((0, 0, 0), (0, 90 + 120 * k, 0)):
            m.tube([(0.014, hub, 0), (spread * 0.96, 0.03, 0), (spread, 0.014, 0)], 0.0075, "enamel_black", seg=8)
            m.ball((0.017, 0.013, 0.013), (spread, 0.013, 0), "enamel_black", tint=0.7, seg=10, rings=6)
            m.box((0.03, 0.024, 0.014), (0.022, hub, 0), "enamel_black", 0.003)
    m.cyl((0, hub - 0.035, 0), (0, hub + 0.03, 0), 0.017, "enamel_black", seg=14, bevel=0.003)
    m.cyl((0, hub + 0.02, 0), (0, top, 0), 0.0115, "enamel_black", seg=12)
    m.cyl((0, top - 0.05, 0), (0, top, 0), 0.017, "enamel_black", seg=12, bevel=0.003)
    m.cyl((0.015, top - 0.025, 0), (0.034, top - 0.025, 0), 0.007, "enamel_black", seg=8, bevel=0.002)


def stand_tripod():
    m = Model("stand_tripod")
    with m.node("base"):
        tripod_legs(m, 0.33, 0.17, 0.30)
    mast(m, 0.30)
    boom(m, 1.30, tail=0.14)
    return m


def stand_short():
    m = Model("stand_short")
    with m.node("base"):
        tripod_legs(m, 0.23, 0.115, 0.18)
    mast(m, 0.18)
    boom(m, 1.18, tail=0.10)
    return m


def pop_filter():
    """Ring and gooseneck; origin at the clamp, ring toward -Z and up."""
    m = Model("pop_filter", floor=False)
    m.box((0.028, 0.034, 0.03), (0, 0, 0), "enamel_black", 0.004)
    m.cyl((0, 0, -0.006), (0, 0, 0.034), 0.005, "nickel", seg=8)
    m.box((0.034, 0.010, 0.008), (0, 0, 0.036), "enamel_black", 0.003)
    path = shapes.spline([(0, 0.014, 0), (0, 0.07, 0.012), (0, 0.13, -0.03), (0, 0.165, -0.12), (0, 0.19, -0.155)], 5)
    m.tube(path, 0.0045, "steel_dark", seg=8)
    with m.moved((0, 0.268, -0.160)):
        m.ring(0.078, 0.0055, "enamel_black", axis="z", steps=32, seg=8)
        for way in ("z", "-z"):
            m.add(shapes.lathe([(0.077, 0.001), (0.03, 0.001), (0, 0.001)], 32, cap=False), "cloth_dark", axis=way, solid=False)
        m.box((0.012, 0.018, 0.012), (0, -0.080, 0), "enamel_black", 0.003)
    return m


MODELS = [stand_round, stand_tripod, stand_short, pop_filter]
