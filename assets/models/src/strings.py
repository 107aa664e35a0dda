"""Violin and cello with their bows.

Origin: violin at its end button, neck toward +Y, top +Z; the cello at the tip
of its end pin, neck toward +Y. Empties `bridge` and `f-holes`. Bows have their
origin at the frog.
"""

from math import cos, pi, sin

from mathutils import Vector

from common import Model
import shapes

# Half widths by height of the body, for a body of length 1.
HALF = [(0.0, 0.0), (0.13, 0.006), (0.235, 0.055), (0.290, 0.165), (0.286, 0.235), (0.245, 0.318), (0.232, 0.352), (0.196, 0.372), (0.158, 0.45), (0.153, 0.50),
        (0.166, 0.565), (0.202, 0.635), (0.226, 0.652), (0.232, 0.690), (0.238, 0.79), (0.205, 0.905), (0.13, 0.982), (0.055, 0.998), (0.0, 1.0)]


def outline(size, steps=2):
    curve = [(p.x * size, p.y * size) for p in shapes.spline([(x, y, 0) for x, y in HALF], steps)]
    return curve + [(-x, y) for x, y in reversed(curve[1:-1])]


def arched(rim, z, rise, size):
    """Plate over an outline: rim, an inner ring and a raised middle, facing +Z."""
    n = len(rim)
    verts, middle = [], 0.50 * size
    for k, up in ((1.0, 0.0), (0.90, 0.35), (0.62, 0.85), (0.0, 1.0)):
        if k == 0.0:
            verts += [Vector((0, y, z + rise)) for _, y in rim]
        else:
            verts += [Vector((x * k, middle + (y - middle) * (0.5 + 0.5 * k), z + rise * up)) for x, y in rim]
    faces = [[r * n + i, r * n + (i + 1) % n, (r + 1) * n + (i + 1) % n, (r + 1) * n + i] for r in range(3) for i in range(n)]
    return verts, faces


def fiddle(m, size, at, neck_length, board, bridge_y, string_r, ribs):
    """Body, neck, scroll and strings; `at` is the height of the body's bottom."""
    with m.moved((0, at, 0)):
        rim = outline(size)
        z = ribs / 2
        m.add(shapes.loft([[(x, y, -z) for x, y in rim], [(x, y, z) for x, y in rim]], cap=False), "violin", sharp=60, tint=0.8)
        big = [(x * 1.02, y * 1.004 - 0.002 * size) for x, y in rim]
        m.add(arched(big, z, 0.040 * size, size), "violin", solid=False, grain="y")
        with m.moved((0, 0, 0), (0, 180, 0)):
            m.add(arched(big, z, 0.040 * size, size), "violin", solid=False, grain="y", tint=0.82)
        top = z + 0.040 * size
        for s in (-1, 1):
            f = [(s * x * size, y * size, top - 0.004 * size - abs(x) * 0.06 * size) for x, y in
                 ((0.075, 0.40), (0.098, 0.415), (0.105, 0.44), (0.088, 0.50), (0.105, 0.56), (0.118, 0.585), (0.14, 0.57))]
            m.tube(shapes.spline(f, 3), 0.0075 * size, "hole", seg=5, flat=0.4)
        by = bridge_y * size
        m.prism([(-0.058 * size, 0.0), (-0.03 * size, 0.0), (0, 0.02 * size), (0.03 * size, 0.0), (0.058 * size, 0.0), (0.045 * size, 0.075 * size),
                 (0, 0.092 * size), (-0.045 * size, 0.075 * size)], 0.011 * size, "maple", (0, by, top - 0.012 * size), rot=(90, 0, 0))
        m.empty("bridge", (0, by, top + 0.08 * size))
        m.empty("f-holes", (0, 0.47 * size, top))
        m.prism([(-0.022 * size, 0.03 * size), (0.022 * size, 0.03 * size), (0.060 * size, 0.30 * size), (-0.060 * size, 0.30 * size)], 0.016 * size, "ebony",
                (0, 0, top + 0.030 * size), bevel=0.003 * size)
        nut = size + neck_length
        start = Vector((0, board * size, top + 0.055 * size))
        stop = Vector((0, nut, z + 0.035 * size))
        m.add(shapes.loft([[(w * cos(a), p.y, p.z - d + d * 1.2 * sin(a)) for a in [pi * k / 6 for k in range(7)]] for p, w, d in
                           ((start, 0.058 * size, 0.022 * size), (stop, 0.034 * size, 0.016 * size))]), "ebony", sharp=60)
        m.add(shapes.loft([[(w * cos(a), y, zz - d * sin(a)) for a in [pi * k / 6 for k in range(7)]] for y, w, zz, d in
                           ((size * 0.97, 0.05 * size, z + 0.055 * size, 0.14 * size), (size * 1.02, 0.042 * size, z + 0.052 * size, 0.05 * size),
                            (nut, 0.034 * size, z + 0.022 * size, 0.045 * size))]), "maple", sharp=60, tint="c89058")
        box = [(nut - 0.01 * size, z + 0.02 * size), (nut + 0.16 * size, z - 0.03 * size), (nut + 0.22 * size, z - 0.055 * size)]
        m.tube([(0, y, zz) for y, zz in box], [0.036 * size, 0.032 * size, 0.022 * size], "maple", seg=8, tint="c89058")
        m.lathe([(0.03 * size, -0.035 * size), (0.034 * size, -0.02 * size), (0.034 * size, 0.02 * size), (0.03 * size, 0.035 * size)], "maple",
                (0, nut + 0.235 * size, z - 0.04 * size), seg=14, axis="x", tint="c89058")
        for k in range(4):
            s = -1 if k % 2 else 1
            y = nut + (0.03 + 0.035 * k) * size
            m.cyl((-s * 0.03 * size, y, z + 0.002), (s * 0.085 * size, y, z + 0.002), 0.007 * size, "ebony", seg=6)
            m.ball((0.022 * size, 0.016 * size, 0.008 * size), (s * 0.10 * size, y, z + 0.002), "ebony", seg=8, rings=5)
            x = (k - 1.5) * 0.027 * size
            m.tube([(x * 0.9, 0.29 * size, top + 0.042 * size), (x, by, top + 0.083 * size), (x * 0.6, nut + 0.004, stop.z + 0.006 * size)], string_r, "steel", seg=3)


def bow(name, length):
    """Bow along +X from its frog at the origin, hair below."""
    def make():
        m = Model(name, floor=False)
        stick = shapes.spline([(-0.04, 0.024, 0), (0.10, 0.020, 0), (length * 0.55, 0.012, 0), (length - 0.03, 0.022, 0)], 4)
        m.tube(stick, [0.0046 - 0.0018 * k / (len(stick) - 1) for k in range(len(stick))], "rosewood", seg=8)
        m.prism([(length - 0.04, 0.024), (length - 0.012, 0.026), (length - 0.022, 0.0), (length - 0.034, 0.002)], 0.010, "rosewood", bevel=0.002)
        m.box((0.055, 0.018, 0.012), (0.012, 0.010, 0), "ebony", 0.003)
        m.box((length - 0.05, 0.0012, 0.009), (length / 2, 0.0012, 0), "detail", tint="efe9da")
        m.cyl((-0.055, 0.024, 0), (-0.038, 0.024, 0), 0.0048, "nickel", seg=10, bevel=0.001)
        m.tube([(0.04, 0.0225, 0), (0.09, 0.021, 0)], 0.0056, "nickel", seg=8)
        return m
    make.__doc__, make.__name__ = bow.__doc__, name
    return make


def violin():
    """Violin, 0.59 m, with chin rest."""
    m = Model("violin", floor=False)
    fiddle(m, 0.356, 0.0, 0.130, 0.60, 0.55, 0.0006, 0.030)
    m.ball((0.045, 0.035, 0.008), (-0.055, 0.045, 0.030), "ebony", seg=14, rings=6)
    return m


def cello():
    """Cello, 1.48 m with its end pin."""
    m = Model("cello")
    m.cyl((0, 0.0, 0), (0, 0.30, 0), 0.005, "steel", seg=8)
    m.lathe([(0.004, 0.0), (0.005, 0.012)], "steel_dark", seg=8)
    m.lathe([(0.016, 0.26), (0.02, 0.27), (0.022, 0.29)], "ebony", seg=12)
    fiddle(m, 0.755, 0.285, 0.28, 0.60, 0.53, 0.0011, 0.115)
    return m


MODELS = [violin, bow("bow_violin", 0.74), cello, bow("bow_cello", 0.71)]
