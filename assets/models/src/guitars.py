"""Guitars. Origin: the end pin; neck toward +Y, top facing +Z.

Empties mark the microphone targets of the acoustic: `soundhole`, `bridge`,
`fret12`, `fret14`, `nut`; the electrics have `jack`, `volume` and `tone`.
"""

from math import cos, pi, sin

from mathutils import Vector

from common import Model
import shapes

SCALE, SADDLE, HOLE = 0.645, 0.218, 0.362
DEPTH = 0.108


def outline():
    """Body outline of the acoustic: half widths by height, smoothed and mirrored."""
    half = [(0.0, 0.0), (0.075, 0.004), (0.140, 0.030), (0.185, 0.085), (0.196, 0.145), (0.178, 0.215), (0.146, 0.275),
            (0.137, 0.315), (0.143, 0.365), (0.147, 0.415), (0.132, 0.465), (0.095, 0.495), (0.040, 0.505)]
    curve = shapes.spline([(x, y, 0) for x, y in half], 3)[1:]
    right = [(p.x, p.y) for p in curve]
    return [(0.0, 0.0)] + right + [(-x, y) for x, y in reversed(right)]


def strip(a, b):
    """Closed band between two outlines of equal length, facing +Z."""
    n = len(a)
    verts = [Vector(p) for p in a] + [Vector(p) for p in b]
    return verts, [[i, (i + 1) % n, n + (i + 1) % n, n + i] for i in range(n)]


def acoustic_body(m):
    rim = outline()
    z = DEPTH / 2
    sides = [[(x, y, zz) for x, y in rim] for zz in (-z, z)]
    m.add(shapes.loft(sides, cap=False), "mahogany", sharp=50)
    back = [(x, y, -z) for x, y in reversed(rim)]
    m.add((back, [list(range(len(back)))]), "mahogany", solid=False)
    inner = [(x * 0.975, 0.0035 + (y - 0.0035) * 0.985, z) for x, y in rim]
    m.add(strip([(x, y, z) for x, y in rim], inner), "plastic_white", solid=False)
    # Soundboard in rays from the soundhole: its rim points share the hole's circle.
    hole = []
    for x, y, _ in inner:
        d = Vector((x, y - HOLE)).normalized()
        hole.append((d.x * 0.051, HOLE + d.y * 0.051, z))
    m.add(strip(inner, hole), "spruce", solid=False, grain="y")
    m.add(shapes.lathe([(0.050, -0.03), (0, -0.03)], 20, cap=False), "hole", (0, HOLE, z), axis="z", solid=False)
    m.add(shapes.lathe([(0.052, 0), (0.050, -0.03)], 20, cap=False), "hole", (0, HOLE, z), axis="z", solid=False)
    for r, w, mat in ((0.062, 0.006, "plastic_black"), (0.070, 0.002, "plastic_black")):
        m.lathe([(r - w / 2, 0), (r - w / 2, 0.0006), (r + w / 2, 0.0006), (r + w / 2, 0)], mat, (0, HOLE, z), seg=24, axis="z")
    guard = [(0.030, 0.318), (0.046, 0.345), (0.052, 0.375), (0.075, 0.372), (0.098, 0.335), (0.104, 0.285), (0.085, 0.25),
             (0.055, 0.262)]
    m.prism([(p.x, p.y) for p in shapes.spline([(x, y, 0) for x, y in guard], 2)], 0.0012, "plastic_black", (0, 0, z + 0.0007))
    m.prism([(-0.075, 0.196), (-0.078, 0.206), (-0.03, 0.228), (0.03, 0.228), (0.078, 0.206), (0.075, 0.196), (0.02, 0.190),
             (-0.02, 0.190)], 0.009, "ebony", (0, 0, z + 0.0045), bevel=0.002)
    m.box((0.072, 0.003, 0.006), (0, SADDLE, z + 0.0105), "plastic_white")
    for k in range(6):
        m.ball(0.003, (-0.027 + 0.0108 * k, 0.203, z + 0.0095), "plastic_white", seg=6, rings=4)
    m.cyl((0, 0.002, 0), (0, -0.012, 0), 0.006, "ebony", seg=10)


def neck(m, top, scale, saddle, low, end, strings=6, wood="mahogany", board="ebony", half=(0.0285, 0.0215), frets=19):
    """Neck, board, frets and strings: `low` where the neck leaves, `end` where the board ends."""
    nut = saddle + scale
    rings = []
    for y, w, d in ((low, half[0] * 0.98, 0.026), (low + 0.06, half[0] * 0.95, 0.024), (nut - 0.01, half[1], 0.020), (nut + 0.012, half[1] * 1.05, 0.020)):
        rings.append([(w * cos(a), y, top - d * sin(a)) for a in [pi * k / 8 for k in range(9)]])
    m.add(shapes.loft(rings), wood, sharp=60, grain="y")
    m.prism([(-half[0], end), (half[0], end), (half[1], nut), (-half[1], nut)], 0.005, board, (0, 0, top + 0.0025), bevel=0.001, grain="y")
    for k in range(1, frets):
        y = nut - scale * (1 - 2 ** (-k / 12))
        w = half[1] + (nut - y) / (nut - end) * (half[0] - half[1])
        m.quad((2 * w - 0.002, 0.0018), (0, y, top + 0.0057), "nickel")
    for k in (3, 5, 7, 9, 12):
        y = nut - scale * (1 - (2 ** (-k / 12) + 2 ** (-(k - 1) / 12)) / 2)
        m.quad((0.005, 0.005), (0, y, top + 0.0054), "plastic_white", rot=(0, 0, 45))
    m.box((2 * half[1], 0.005, 0.009), (0, nut + 0.0025, top + 0.0045), "plastic_white")
    n = strings - 1
    for k in range(strings):
        spread = (k - n / 2) / (n / 2)
        thick = 0.0007 if strings == 6 else 0.0013
        m.tube([(half[0] * 0.94 * spread, saddle, top + 0.0125), (half[1] * 0.82 * spread, nut + 0.002, top + 0.0088)], thick, "nickel", seg=3)


def acoustic(m):
    """The acoustic's parts."""
    acoustic_body(m)
    top = DEPTH / 2 + 0.006
    nut = SADDLE + SCALE
    m.add(shapes.loft([[(0.0285 * cos(a), y, top - d * sin(a)) for a in [pi * k / 8 for k in range(9)]]
                       for y, d in ((0.44, 0.05), (0.495, 0.09), (0.515, 0.042))]), "mahogany", sharp=60)
    neck(m, top, SCALE, SADDLE, 0.505, 0.424)
    with m.moved((0, nut + 0.004, top - 0.004), (-13, 0, 0)):
        head = [(-0.022, 0.0), (0.022, 0.0), (0.034, 0.035), (0.037, 0.165), (0.012, 0.180), (-0.012, 0.180), (-0.037, 0.165), (-0.034, 0.035)]
        m.prism(head, 0.015, "mahogany", (0, 0, -0.0055), bevel=0.002)
        m.prism([(x * 0.94, 0.004 + y * 0.965) for x, y in head], 0.001, "ebony", (0, 0, 0.0025))
        for s in (-1, 1):
            for k in range(3):
                tuner(m, s * 0.020, 0.052 + 0.046 * k, s)


def tuner(m, x, y, s, reach=0.030):
    """Post and key of a machine head on the side s."""
    m.cyl((x, y, 0.002), (x, y, 0.014), 0.0035, "nickel", seg=8)
    m.cyl((x + s * reach * 0.4, y, -0.009), (x + s * reach * 0.87, y, -0.009), 0.0022, "nickel", seg=6)
    m.ball((0.007, 0.009, 0.0045), (x + s * reach, y, -0.009), "nickel", seg=8, rings=4)


def guitar_acoustic():
    """Steel-string acoustic guitar, 1.05 m."""
    m = Model("guitar_acoustic", floor=False)
    acoustic(m)
    front, nut = DEPTH / 2, SADDLE + SCALE
    for name, y in (("soundhole", HOLE), ("bridge", SADDLE), ("fret12", nut - SCALE / 2),
                    ("fret14", nut - SCALE * (1 - 2 ** (-14 / 12))), ("nut", nut)):
        m.empty(name, (0, y, front + 0.01))
    return m


def solid_body(half_left, half_right):
    """Closed outline from its left and right contours (bottom to top)."""
    right = [(p.x, p.y) for p in shapes.spline([(x, y, 0) for x, y in half_right], 3)]
    left = [(-p.x, p.y) for p in shapes.spline([(x, y, 0) for x, y in half_left], 3)]
    return right + list(reversed(left))


def pickup(m, y, z, w, h, mat="plastic_black", poles=6):
    m.prism(shapes.rounded_rect(w, h, h * 0.4, 3), 0.010, mat, (0, y, z + 0.005), bevel=0.002)
    for k in range(poles):
        m.cyl((w * 0.78 * (k / (poles - 1) - 0.5), y, z + 0.009), (w * 0.78 * (k / (poles - 1) - 0.5), y, z + 0.0112), 0.0026, "nickel", seg=6)


def electric(m, name, body, finish, guard, scale, saddle, low, end, strings, pickups, half, length):
    """Solid-body guitar from its outline; the bass differs in figures alone."""
    z = 0.021
    m.prism(body, 0.042, finish, (0, 0, 0), bevel=0.007, sharp=50)
    m.prism([(p.x, p.y) for p in shapes.spline([(x, y, 0) for x, y in guard], 2)], 0.002, "plastic_white", (0, 0, z + 0.001), bevel=0.0006)
    top = z + 0.004
    neck(m, top, scale, saddle, low, end, strings, "maple", "rosewood", half, 22)
    for y, w, h in pickups:
        pickup(m, y, z, w, h, poles=strings)
    m.box((0.08 if strings == 6 else 0.085, 0.045, 0.010), (0, saddle - 0.012, z + 0.006), "chrome", 0.003)
    for k in range(strings):
        m.box((0.009, 0.026, 0.010), ((0.054 if strings == 6 else 0.057) * (k / (strings - 1) - 0.5), saddle - 0.008, z + 0.011), "nickel", 0.002)
    for k, (control, x, y) in enumerate((("volume", 0.075, saddle + 0.01), ("tone", 0.095, saddle - 0.045))):
        with m.node(control, (x, y, z + 0.002)):
            m.lathe([(0.0115, 0.002), (0.011, 0.012), (0.009, 0.016), (0, 0.016)], "plastic_white", (x, y, z), seg=16, axis="z")
    m.lathe([(0.010, 0.0), (0.010, 0.004), (0.006, 0.005)], "chrome", (0.12, saddle - 0.11, z), seg=12, axis="z")
    m.empty("jack", (0.12, saddle - 0.11, z + 0.006))
    m.cyl((0, 0.004, 0), (0, -0.012, 0), 0.006, "chrome", seg=10)
    nut = saddle + scale
    with m.moved((0, nut + 0.004, top - 0.008)):
        head = [(-half[1], 0.0), (half[1], 0.0), (half[1] + 0.012, 0.03), (half[1] + 0.004, length), (-0.004, length + 0.025), (-half[1] - 0.016, length - 0.01),
                (-half[1] - 0.022, 0.05), (-half[1] - 0.004, 0.02)]
        m.prism(head, 0.014, "maple", (0, 0, -0.003), bevel=0.002, grain="y")
        for k in range(strings):
            tuner(m, -half[1] + 0.004 + 0.002 * k, 0.03 + (length - 0.05) * k / (strings - 1), -1, 0.030 if strings == 6 else 0.042)


def guitar_electric():
    """Solid-body electric guitar with two horns, 0.98 m."""
    m = Model("guitar_electric", floor=False)
    left = [(0.0, 0.0), (0.09, 0.004), (0.150, 0.045), (0.163, 0.11), (0.140, 0.175), (0.118, 0.225), (0.126, 0.285), (0.150, 0.345), (0.138, 0.385), (0.100, 0.372),
            (0.062, 0.330), (0.030, 0.318)]
    right = [(0.0, 0.0), (0.085, 0.004), (0.148, 0.040), (0.160, 0.10), (0.138, 0.165), (0.116, 0.215), (0.122, 0.265), (0.140, 0.305), (0.126, 0.338), (0.092, 0.325),
             (0.060, 0.30), (0.030, 0.300)]
    guard = [(0.03, 0.31), (-0.04, 0.32), (-0.09, 0.345), (-0.105, 0.28), (-0.06, 0.20), (-0.03, 0.155), (0.05, 0.14), (0.11, 0.09), (0.135, 0.12), (0.095, 0.20),
             (0.10, 0.27), (0.07, 0.285)]
    electric(m, "guitar_electric", solid_body(left, right), "sunburst", guard, 0.648, 0.135, 0.30, 0.262, 6,
             ((0.165, 0.082, 0.020), (0.200, 0.082, 0.020), (0.238, 0.082, 0.020)), (0.0285, 0.0213), 0.17)
    return m


def guitar_bass():
    """Four-string electric bass, 1.15 m."""
    m = Model("guitar_bass", floor=False)
    left = [(0.0, 0.0), (0.085, 0.006), (0.150, 0.05), (0.165, 0.12), (0.140, 0.195), (0.116, 0.25), (0.120, 0.32), (0.150, 0.40), (0.142, 0.455), (0.105, 0.435),
            (0.062, 0.375), (0.034, 0.355)]
    right = [(0.0, 0.0), (0.09, 0.004), (0.158, 0.035), (0.172, 0.095), (0.148, 0.165), (0.120, 0.22), (0.122, 0.275), (0.140, 0.315), (0.126, 0.348), (0.092, 0.338),
             (0.060, 0.325), (0.034, 0.335)]
    guard = [(0.034, 0.34), (-0.05, 0.36), (-0.10, 0.40), (-0.11, 0.32), (-0.06, 0.24), (0.02, 0.16), (0.06, 0.12), (0.12, 0.07), (0.145, 0.10), (0.10, 0.19), (0.10, 0.29)]
    electric(m, "guitar_bass", solid_body(left, right), "lacquer", guard, 0.864, 0.115, 0.335, 0.288, 4, ((0.185, 0.085, 0.034), (0.235, 0.085, 0.034)),
             (0.031, 0.021), 0.19)
    return m


MODELS = [guitar_acoustic, guitar_electric, guitar_bass]
