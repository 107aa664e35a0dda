"""Seats, facing +Z: stool, chairs, throne, piano bench, sofas, corridor bench."""

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
        feet.append((0.205 * cos(a), 0.003, 0.205 * sin(a)))
        tops.append((0.105 * cos(a), seat - 0.05, 0.105 * sin(a)))
        m.tube([tops[-1], feet[-1]], [0.0175, 0.0125], "oak", seg=8)
    for k in range(4):
        f = 0.30 if k % 2 else 0.38
        a = [t + (b - t) * (1 - f) for t, b in zip(tops[k], feet[k])]
        b = [t + (c - t) * (1 - f) for t, c in zip(tops[(k + 1) % 4], feet[(k + 1) % 4])]
        m.cyl(a, b, 0.0095, "oak", seg=8)


def stool():
    """Musician's stool, seat at 0.62 m."""
    m = Model("stool")
    stool_parts(m)
    return m


def stool_low():
    """Guitarist's stool, seat at 0.46 m."""
    m = Model("stool_low")
    stool_parts(m, 0.46)
    return m


def chair_parts(m, cloth="cloth_rust"):
    """Padded wooden side chair, seat at 0.49 m."""
    for s in (-1, 1):
        m.tube([(s * 0.195, 0.44, 0.185), (s * 0.205, 0.003, 0.205)], [0.018, 0.013], "walnut", seg=8)
        m.tube(shapes.spline([(s * 0.20, 0.003, -0.235), (s * 0.19, 0.42, -0.18), (s * 0.19, 0.62, -0.205), (s * 0.18, 0.83, -0.255)], 3),
               0.0165, "walnut", seg=8)
        m.cyl((s * 0.196, 0.24, 0.19), (s * 0.196, 0.24, -0.20), 0.010, "walnut", seg=8)
    m.box((0.40, 0.05, 0.40), (0, 0.425, 0), "walnut", 0.008)
    m.add(cushion(0.43, 0.055, 0.42), cloth, (0, 0.468, 0.005), sharp=70)
    for y, z in ((0.64, -0.208), (0.765, -0.238)):
        back = [[(x, y + dy, z + dz - 0.04 * (1 - (x / 0.2) ** 2)) for dy, dz in ((-0.045, 0.010), (0.045, -0.010), (0.045, -0.028), (-0.045, -0.008))]
                for x in (-0.19, -0.10, 0.0, 0.10, 0.19)]
        m.add(shapes.loft(back), "walnut")
    m.cyl((-0.19, 0.20, 0.0), (0.19, 0.20, 0.0), 0.010, "walnut", seg=8)


def chair():
    """Padded wooden side chair."""
    m = Model("chair")
    chair_parts(m)
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


def office_chair_parts(m, cloth="cloth_dark"):
    """Five-star swivel chair, seat at 0.48 m, facing +Z."""
    for k in range(5):
        a = 2 * pi * k / 5 + pi / 2
        c, s = cos(a), sin(a)
        m.tube([(0.03 * c, 0.115, 0.03 * s), (0.28 * c, 0.075, 0.28 * s)], [0.024, 0.016], "enamel_black", seg=6)
        m.cyl((0.28 * c - 0.016 * s, 0.03, 0.28 * s + 0.016 * c), (0.28 * c + 0.016 * s, 0.03, 0.28 * s - 0.016 * c), 0.03, "rubber", seg=12)
        m.cyl((0.28 * c, 0.04, 0.28 * s), (0.28 * c, 0.08, 0.28 * s), 0.010, "nickel", seg=6)
    m.cyl((0, 0.09, 0), (0, 0.26, 0), 0.030, "enamel_black", seg=12)
    m.cyl((0, 0.25, 0), (0, 0.41, 0), 0.018, "nickel", seg=12)
    m.box((0.24, 0.03, 0.26), (0, 0.405, 0), "enamel_black", 0.008)
    m.add(cushion(0.50, 0.075, 0.48), cloth, (0, 0.445, 0.0), sharp=70)
    m.tube([(0, 0.40, -0.12), (0, 0.41, -0.29), (0, 0.55, -0.315), (0, 0.72, -0.305)], 0.022, "enamel_black", seg=8, flat=0.5)
    with m.moved((0, 0.76, -0.272), (83, 0, 0)):
        m.add(cushion(0.44, 0.07, 0.46, 0.11), cloth, sharp=70)
    for s in (-1, 1):
        m.tube([(s * 0.20, 0.41, -0.03), (s * 0.285, 0.43, -0.03), (s * 0.29, 0.64, -0.03)], 0.014, "enamel_black", seg=6)
        m.box((0.06, 0.025, 0.24), (s * 0.285, 0.652, 0.0), "rubber", 0.010)


def chair_office():
    """Engineer's swivel chair on five castors."""
    m = Model("chair_office")
    office_chair_parts(m, "cloth_teal")
    return m


def drum_throne():
    """Round drum throne on a double-braced tripod, seat at 0.50 m."""
    m = Model("drum_throne")
    m.lathe([(0.0, 0.435), (0.150, 0.435), (0.172, 0.45), (0.176, 0.475), (0.165, 0.497), (0.12, 0.505), (0, 0.503)], "leather_black", seg=28)
    m.ring(0.175, 0.003, "leather", (0, 0.462, 0), steps=28, seg=5)
    m.cyl((0, 0.16, 0), (0, 0.44, 0), 0.014, "chrome", seg=12)
    m.cyl((0, 0.24, 0), (0, 0.32, 0), 0.022, "chrome", seg=12, bevel=0.003)
    for k in range(3):
        with m.moved((0, 0, 0), (0, 120 * k + 30, 0)):
            for z in (-0.012, 0.012):
                m.tube([(0.02, 0.29, z), (0.27, 0.02, z)], 0.0065, "chrome", seg=6)
                m.tube([(0.016, 0.17, z), (0.16, 0.135, z)], 0.005, "chrome", seg=6)
            m.ball((0.022, 0.018, 0.022), (0.272, 0.018, 0), "rubber", seg=10, rings=6)
    return m


def piano_bench():
    """Upholstered piano bench, 0.75 x 0.35 m, seat at 0.49 m."""
    m = Model("piano_bench")
    m.box((0.74, 0.08, 0.34), (0, 0.395, 0), "lacquer", 0.006)
    m.add(cushion(0.75, 0.065, 0.36, 0.02), "leather_black", (0, 0.462, 0), sharp=60)
    for x in (-0.30, -0.1, 0.1, 0.30):
        for z in (-0.09, 0.09):
            m.ball((0.007, 0.004, 0.007), (x, 0.494, z), "leather_black", seg=8, rings=4, tint=0.6)
    for x in (-0.33, 0.33):
        for z in (-0.135, 0.135):
            m.cyl((x, 0.0, z), (x, 0.36, z), 0.018, "lacquer", seg=10, r2=0.028)
    for s in (-1, 1):
        m.cyl((s * 0.37, 0.395, 0), (s * 0.40, 0.395, 0), 0.024, "lacquer", seg=14, bevel=0.003)
    return m


def sofa_parts(m, width, seats, cloth, pillow):
    """Low soft sofa of so many seats."""
    m.box((width - 0.08, 0.16, 0.80), (0, 0.20, -0.01), cloth, 0.025)
    for s in (-1, 1):
        m.add(cushion(0.20, 0.60, 0.88, 0.075), cloth, (s * (width / 2 - 0.08), 0.34, 0.0), sharp=70)
        for z in (-0.34, 0.34):
            m.cyl((s * (width / 2 - 0.14), 0.0, z), (s * (width / 2 - 0.16), 0.13, z), 0.016, "walnut", seg=8, r2=0.024)
    inner = width - 0.36
    m.add(cushion(inner + 0.06, 0.70, 0.24, 0.08), cloth, (0, 0.42, -0.31), sharp=70)
    for k in range(seats):
        x = (k - (seats - 1) / 2) * inner / seats
        m.add(cushion(inner / seats - 0.005, 0.17, 0.64, 0.06), cloth, (x, 0.365, 0.10), sharp=70)
        with m.moved((x, 0.60, -0.145), (76, 0, 0)):
            m.add(cushion(inner / seats - 0.01, 0.17, 0.40, 0.09), cloth, sharp=70)
    if pillow:
        with m.moved((inner * 0.39, 0.60, 0.02), (70, 0, 14)):
            m.add(cushion(0.42, 0.14, 0.42, 0.08), pillow, sharp=70)


def sofa():
    """Three-seat studio sofa, 2.0 m wide."""
    m = Model("sofa")
    sofa_parts(m, 2.0, 3, "cloth_teal", "cloth_rust")
    return m


def armchair():
    """Single leather armchair to match, 0.95 m wide."""
    m = Model("armchair")
    sofa_parts(m, 0.95, 1, "leather", None)
    return m


def bench():
    """Corridor bench with a slatted oak seat, 1.4 m."""
    m = Model("bench")
    for k in range(5):
        m.box((1.4, 0.028, 0.066), (0, 0.45, -0.15 + 0.075 * k), "oak", 0.005, tint=0.9 + 0.1 * (k * 3 % 4) / 3)
    for s in (-1, 1):
        x = s * 0.55
        m.box((0.04, 0.03, 0.38), (x, 0.42, 0), "enamel_black", 0.004)
        m.box((0.04, 0.02, 0.40), (x, 0.010, 0), "enamel_black", 0.004)
        for z in (-0.16, 0.16):
            m.box((0.04, 0.40, 0.03), (x, 0.215, z), "enamel_black", 0.004)
    m.box((1.1, 0.03, 0.025), (0, 0.20, 0), "enamel_black", 0.004)
    return m


MODELS = [stool, stool_low, chair, chair_office, drum_throne, piano_bench, sofa, armchair, bench]
