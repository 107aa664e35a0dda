"""Seats: stool, chair, engineer's office chair (as a helper) and sofa."""

from math import cos, pi, sin

from common import Model
import shapes


def stool_parts(m, seat=0.62):
    """Round-seat musician's stool on four splayed oak legs."""
    m.lathe([(0.0, seat - 0.055), (0.150, seat - 0.055), (0.158, seat - 0.048), (0.158, seat - 0.035)], "oak", seg=24)
    m.lathe([(0.156, seat - 0.036), (0.166, seat - 0.025), (0.160, seat - 0.006), (0.12, seat), (0, seat + 0.002)], "leather", seg=24)
    feet, tops = [], []
    for k in range(4):
        a = pi / 4 + k * pi / 2
        feet.append((0.205 * cos(a), 0.0, 0.205 * sin(a)))
        tops.append((0.105 * cos(a), seat - 0.05, 0.105 * sin(a)))
        m.tube([tops[-1], feet[-1]], [0.0175, 0.0125], "oak", seg=8)
    for k in range(4):
        f = 0.30 if k % 2 else 0.38
        a = [t + (b - t) * (1 - f) for t, b in zip(tops[k], feet[k])]
        b = [t + (c - t) * (1 - f) for t, c in zip(tops[(k + 1) % 4], feet[(k + 1) % 4])]
        m.cyl(a, b, 0.0095, "oak", seg=8)


def stool():
    m = Model("stool")
    stool_parts(m)
    return m


def chair():
    """Padded wooden side chair."""
    m = Model("chair")
    for s in (-1, 1):
        m.tube([(s * 0.195, 0.44, 0.185), (s * 0.205, 0.0, 0.205)], [0.018, 0.013], "walnut", seg=8)
        m.tube(shapes.spline([(s * 0.20, 0.0, -0.235), (s * 0.19, 0.42, -0.18), (s * 0.19, 0.62, -0.205), (s * 0.18, 0.83, -0.255)], 3),
               0.0165, "walnut", seg=8)
        m.cyl((s * 0.196, 0.24, 0.19), (s * 0.196, 0.24, -0.20), 0.010, "walnut", seg=8)
    m.box((0.40, 0.05, 0.40), (0, 0.425, 0), "walnut", 0.008)
    m.add(cushion(0.43, 0.055, 0.42), "cloth_rust", (0, 0.468, 0.005), sharp=70)
    for y, z in ((0.64, -0.208), (0.765, -0.238)):
        back = [[(x, y + dy, z + dz - 0.04 * (1 - (x / 0.2) ** 2)) for dy, dz in ((-0.045, 0.010), (0.045, -0.010), (0.045, -0.028), (-0.045, -0.008))]
                for x in (-0.19, -0.10, 0.0, 0.10, 0.19)]
        m.add(shapes.loft(back), "walnut")
    m.cyl((-0.19, 0.20, 0.0), (0.19, 0.20, 0.0), 0.010, "walnut", seg=8)
    return m


def cushion(w, h, d, r=None):
    """Soft block: stacked rounded rectangles with a crowned top."""
    r = r or min(w, d) * 0.16
    rings = []
    for y, k in ((-0.5, 0.93), (-0.3, 0.995), (0.1, 1.0), (0.36, 0.965), (0.5, 0.86)):
        rings.append([(x, y * h, z) for x, z in shapes.rounded_rect(w * k, d * k, r * k, 3)])
    verts, faces = shapes.loft(rings, cap=False)
    n, top = len(rings[0]), len(verts)
    last = rings[-1]
    verts += [type(verts[0])((x * 0.45, h * 0.56, z * 0.45)) for x, _, z in last]
    faces += [[top - n + i, top - n + (i + 1) % n, top + (i + 1) % n, top + i] for i in range(n)]
    faces += [list(range(top, top + n)), list(reversed(range(n)))]
    return verts, faces


def office_chair_parts(m):
    """Five-star swivel chair, seat at 0.47 m, facing +Z."""
    for k in range(5):
        a = 2 * pi * k / 5 + pi / 2
        c, s = cos(a), sin(a)
        m.tube([(0.03 * c, 0.115, 0.03 * s), (0.28 * c, 0.075, 0.28 * s)], [0.024, 0.016], "enamel_black", seg=6)
        m.cyl((0.28 * c - 0.016 * s, 0.03, 0.28 * s + 0.016 * c), (0.28 * c + 0.016 * s, 0.03, 0.28 * s - 0.016 * c), 0.03, "rubber", seg=12)
        m.cyl((0.28 * c, 0.04, 0.28 * s), (0.28 * c, 0.08, 0.28 * s), 0.010, "nickel", seg=6)
    m.cyl((0, 0.09, 0), (0, 0.26, 0), 0.030, "enamel_black", seg=12)
    m.cyl((0, 0.25, 0), (0, 0.41, 0), 0.018, "nickel", seg=12)
    m.box((0.24, 0.03, 0.26), (0, 0.405, 0), "enamel_black", 0.008)
    m.add(cushion(0.50, 0.075, 0.48), "cloth_dark", (0, 0.445, 0.0), sharp=70)
    m.tube([(0, 0.40, -0.12), (0, 0.41, -0.29), (0, 0.55, -0.315), (0, 0.72, -0.305)], 0.022, "enamel_black", seg=8, flat=0.5)
    with m.moved((0, 0.76, -0.272), (83, 0, 0)):
        m.add(cushion(0.44, 0.07, 0.46, 0.11), "cloth_dark", sharp=70)
    for s in (-1, 1):
        m.tube([(s * 0.20, 0.41, -0.03), (s * 0.285, 0.43, -0.03), (s * 0.29, 0.64, -0.03)], 0.014, "enamel_black", seg=6)
        m.box((0.06, 0.025, 0.24), (s * 0.285, 0.652, 0.0), "rubber", 0.010)


def sofa():
    """Three-seat studio sofa, 2.0 m wide, facing +Z."""
    m = Model("sofa")
    m.box((1.92, 0.16, 0.80), (0, 0.20, -0.01), "cloth_teal", 0.025)
    for s in (-1, 1):
        m.add(cushion(0.20, 0.60, 0.88, 0.075), "cloth_teal", (s * 0.92, 0.34, 0.0), sharp=70)
        for z in (-0.34, 0.34):
            m.cyl((s * 0.86, 0.0, z), (s * 0.84, 0.13, z), 0.016, "walnut", seg=8, r2=0.024)
    m.add(cushion(1.70, 0.70, 0.24, 0.08), "cloth_teal", (0, 0.42, -0.31), sharp=70)
    for k in range(3):
        x = (k - 1) * 0.555
        m.add(cushion(0.545, 0.17, 0.64, 0.06), "cloth_teal", (x, 0.365, 0.10), sharp=70)
        with m.moved((x, 0.60, -0.145), (76, 0, 0)):
            m.add(cushion(0.54, 0.17, 0.40, 0.09), "cloth_teal", sharp=70)
    with m.moved((0.66, 0.60, 0.02), (70, 0, 14)):
        m.add(cushion(0.42, 0.14, 0.42, 0.08), "cloth_rust", sharp=70)
    return m


MODELS = [stool, chair, sofa]
