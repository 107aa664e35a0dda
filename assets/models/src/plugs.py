"""Plugs as they are seen in a jack: origin at the mating face, pointing -Z,
with a short run of cord behind."""

from math import cos, pi

from coils import jack_body, xlr_body
from common import Model
import shapes


def xlr_plug():
    """XLR cable plug; origin at the mating face, pointing -Z."""
    m = Model("xlr_plug", floor=False)
    with m.moved((0, 0, 0.062), axis="-z"):
        xlr_body(m, 18)
        m.lathe([(0.0077, 0.0503), (0, 0.0503)], "hole", seg=16, solid=False)
        for k in range(3):
            a = pi / 2 + 2 * pi * k / 3
            x, z = 0.0042 * cos(a), 0.0042 * cos(a - pi / 2)
            m.cyl((x, 0.05, z), (x, 0.0605, z), 0.0012, "brass", seg=8)
        m.box((0.005, 0.012, 0.002), (0, 0.040, 0.0095), "enamel_black", 0.0006)
    m.cyl((0, 0, 0.062), (0, 0, 0.086), 0.0052, "rubber", seg=10, r2=0.0040)
    return m


def tt_plug():
    """Bantam patch plug; origin at the sleeve's shoulder, tip toward -Z."""
    m = Model("tt_plug", floor=False)
    m.lathe([(0.0022, 0), (0.0022, 0.0085), (0.0019, 0.0087), (0.0019, 0.0095), (0.0022, 0.0097), (0.0022, 0.014),
             (0.0018, 0.0142), (0.0018, 0.015), (0.0021, 0.0152), (0.0024, 0.018), (0.0014, 0.0198), (0.0017, 0.0213),
             (0.0008, 0.0235), (0, 0.024)], "brass", seg=12, axis="-z")
    m.lathe([(0.0028, 0), (0.0039, 0.001), (0.0041, 0.006), (0.0041, 0.026), (0.0036, 0.030), (0.0028, 0.036), (0.0023, 0.044)],
            "cloth_rust", seg=12, axis="z")
    for k in range(3):
        m.ring(0.0041, 0.0004, "hole", (0, 0, 0.012 + 0.004 * k), axis="z", steps=12, seg=4)
    m.tube(shapes.spline([(0, 0, 0.042), (0, -0.002, 0.065), (0, -0.014, 0.095)], 4), 0.0018, "cloth_rust", seg=6)
    return m


def trs_plug():
    """Quarter-inch plug; origin at the sleeve's shoulder, tip toward -Z."""
    m = Model("trs_plug", floor=False)
    with m.moved((0, 0, 0.041), axis="-z"):
        jack_body(m, 16)
    for z in (-0.019, -0.0215):
        m.ring(0.0032, 0.0004, "hole", (0, 0, z), axis="z", steps=12, seg=4)
    m.tube(shapes.spline([(0, 0, 0.042), (0, -0.001, 0.07), (0, -0.012, 0.105)], 4), 0.0033, "rubber", seg=8)
    return m


MODELS = [xlr_plug, tt_plug, trs_plug]
