"""Steel-string acoustic guitar (dreadnought outline).

Origin: the end pin; neck toward +Y, top (soundboard) facing +Z. Empties mark
the microphone targets: `soundhole`, `bridge`, `fret12`, `fret14` and `nut`.
"""

from math import cos, pi, sin

from mathutils import Vector

from common import Model
import shapes

SCALE, SADDLE, HOLE = 0.645, 0.218, 0.362
DEPTH = 0.108


def outline():
    """Body outline: half widths by height, smoothed and mirrored."""
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


def body(m):
    rim = outline()
    z = DEPTH / 2
    sides = [[(x, y, zz) for x, y in rim] for zz in (-z, z)]
    m.add(shapes.loft(sides, cap=False), "mahogany", sharp=50)
    back = [(x, y, -z) for x, y in reversed(rim)]
    m.add((back, [list(range(len(back)))]), "mahogany", solid=False)
    inner = [(x * 0.975, 0.0035 + (y - 0.0035) * 0.985, z) for x, y in rim]
    m.add(strip([(x, y, z) for x, y in rim], inner), "enamel_cream", solid=False)
    # Soundboard in rays from the soundhole: its rim points share the hole's circle.
    hole = []
    for x, y, _ in inner:
        d = Vector((x, y - HOLE)).normalized()
        hole.append((d.x * 0.051, HOLE + d.y * 0.051, z))
    m.add(strip(inner, hole), "spruce", solid=False)
    m.add(shapes.lathe([(0.050, -0.03), (0, -0.03)], 20, cap=False), "hole", (0, HOLE, z), axis="z", solid=False)
    m.add(shapes.lathe([(0.052, 0), (0.050, -0.03)], 20, cap=False), "hole", (0, HOLE, z), axis="z", solid=False)
    for r, w, mat in ((0.062, 0.006, "ebony"), (0.070, 0.002, "ebony")):
        m.lathe([(r - w / 2, 0), (r - w / 2, 0.0006), (r + w / 2, 0.0006), (r + w / 2, 0)], mat, (0, HOLE, z), seg=24, axis="z")
    guard = [(0.030, 0.318), (0.046, 0.345), (0.052, 0.375), (0.075, 0.372), (0.098, 0.335), (0.104, 0.285), (0.085, 0.25),
             (0.055, 0.262)]
    m.prism([(p.x, p.y) for p in shapes.spline([(x, y, 0) for x, y in guard], 2)], 0.0012, "ebony", (0, 0, z + 0.0007))
    m.prism([(-0.075, 0.196), (-0.078, 0.206), (-0.03, 0.228), (0.03, 0.228), (0.078, 0.206), (0.075, 0.196), (0.02, 0.190),
             (-0.02, 0.190)], 0.009, "ebony", (0, 0, z + 0.0045), bevel=0.002)
    m.box((0.072, 0.003, 0.006), (0, SADDLE, z + 0.0105), "plastic_white")
    for k in range(6):
        m.ball(0.003, (-0.027 + 0.0108 * k, 0.203, z + 0.0095), "plastic_white", seg=6, rings=4)
    m.cyl((0, 0.002, 0), (0, -0.012, 0), 0.006, "ebony", seg=10)


def neck(m):
    top = DEPTH / 2 + 0.006
    nut = SADDLE + SCALE
    rings = []
    for y, w, d in ((0.440, 0.0285, 0.05), (0.495, 0.028, 0.09), (0.515, 0.0275, 0.042), (0.56, 0.027, 0.023), (nut - 0.01, 0.0215, 0.020),
                    (nut + 0.012, 0.0225, 0.020)):
        rings.append([(w * cos(a), y, top - d * sin(a)) for a in [pi * k / 8 for k in range(9)]])
    m.add(shapes.loft(rings), "mahogany", sharp=60)
    board = [(-0.0285, 0.424), (0.0285, 0.424), (0.0215, nut), (-0.0215, nut)]
    m.prism(board, 0.005, "ebony", (0, 0, top + 0.0025), bevel=0.001)
    for k in range(1, 19):
        y = nut - SCALE * (1 - 2 ** (-k / 12))
        w = 0.0215 + (nut - y) / (nut - 0.424) * 0.007
        m.quad((2 * w - 0.002, 0.0018), (0, y, top + 0.0057), "nickel")
    for k in (3, 5, 7, 9, 12):
        y = nut - SCALE * (1 - (2 ** (-k / 12) + 2 ** (-(k - 1) / 12)) / 2)
        m.quad((0.005, 0.005), (0, y, top + 0.0054), "plastic_white", rot=(0, 0, 45))
    m.box((0.043, 0.005, 0.009), (0, nut + 0.0025, top + 0.0045), "plastic_white")
    for k in range(6):
        spread = (k - 2.5) / 2.5
        m.tube([(0.027 * spread, SADDLE, top + 0.0125), (0.0175 * spread, nut + 0.002, top + 0.0088)], 0.00055, "nickel", seg=3)
    with m.moved((0, nut + 0.004, top - 0.004), (-13, 0, 0)):
        head = [(-0.022, 0.0), (0.022, 0.0), (0.034, 0.035), (0.037, 0.165), (0.012, 0.180), (-0.012, 0.180), (-0.037, 0.165), (-0.034, 0.035)]
        m.prism(head, 0.015, "mahogany", (0, 0, -0.0055), bevel=0.002)
        m.prism([(x * 0.94, 0.004 + y * 0.965) for x, y in head], 0.001, "ebony", (0, 0, 0.0025))
        for s in (-1, 1):
            for k in range(3):
                y = 0.052 + 0.046 * k
                m.cyl((s * 0.020, y, 0.002), (s * 0.020, y, 0.014), 0.0035, "nickel", seg=8)
                m.cyl((s * 0.034, y, -0.009), (s * 0.046, y, -0.009), 0.0022, "nickel", seg=6)
                m.ball((0.007, 0.009, 0.0045), (s * 0.050, y, -0.009), "nickel", seg=8, rings=4)


def guitar_parts(m, marks=True):
    body(m)
    neck(m)
    if marks:
        front = DEPTH / 2
        nut = SADDLE + SCALE
        for name, y in (("soundhole", HOLE), ("bridge", SADDLE), ("fret12", nut - SCALE / 2),
                        ("fret14", nut - SCALE * (1 - 2 ** (-14 / 12))), ("nut", nut)):
            m.empty(name, (0, y, front + 0.01))


def guitar_acoustic():
    m = Model("guitar_acoustic", floor=False)
    guitar_parts(m)
    return m


MODELS = [guitar_acoustic]
