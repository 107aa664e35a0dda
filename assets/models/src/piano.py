"""Grand piano of 2.7 m with its lid up and its strings to be seen.

Origin: the floor under the middle of the hammers. The pianist sits toward -X
and looks along +X; the tail is toward +X, the open side of the lid (and the
treble) toward +Z. Node `lid` hinges along X at the spine; `pedal 1..3`.
"""

from math import cos, pi, sin

from mathutils import Vector

from common import Model
import shapes

SPINE = -0.745


def curve(points):
    return [(p.x, p.y) for p in shapes.spline([(x, y, 0) for x, y in points], 4)]


def outline(front, inset=0.0):
    """Plan of the case from x = front to the tail, as (x, z)."""
    bent = curve([(0.30, 0.745 - inset), (0.62, 0.70 - inset), (0.98, 0.44 - inset), (1.32, 0.13 - inset), (1.70, -0.03 - inset), (2.00, -0.13 - inset),
                  (2.17 - inset, -0.34), (2.16 - inset, -0.58), (2.05 - inset, SPINE + inset + 0.01)])
    return [(front, SPINE + inset), (front, 0.745 - inset)] + bent + [(1.98 - inset, SPINE + inset)]


def ring(m, outer, inner, low, high, mat):
    """Upright wall between two plans of equal count."""
    rings = [[(x, y, z) for x, z in plan] for plan, y in ((outer, low), (outer, high), (inner, high), (inner, low))]
    m.add(shapes.loft(rings, closed=True), mat, sharp=50)


def case(m):
    ring(m, outline(0.0), outline(0.06, 0.05), 0.66, 1.00, "lacquer")
    m.plate(outline(0.03, 0.03), 0.765, 0.785, "spruce", grain="x")
    m.plate(outline(0.02, 0.06), 0.64, 0.67, "lacquer")
    for x in (0.35, 0.85, 1.35):
        m.box((0.06, 0.09, 1.1 if x < 1 else 0.7), (x, 0.61, -0.12 if x < 1 else -0.33), "spruce")
    for s in (-1, 1):
        side = [(-0.50, 0.60), (-0.50, 0.77), (-0.44, 0.80), (-0.30, 0.82), (-0.22, 0.98), (-0.16, 1.0), (0.02, 1.0), (0.02, 0.60)]
        m.prism(side, 0.10, "lacquer", (0, 0, s * 0.695), bevel=0.008)
        m.box((0.15, 0.05, 0.03), (-0.37, 0.725, s * 0.63), "lacquer", 0.006)
    m.box((0.50, 0.05, 1.40), (-0.24, 0.62, 0), "lacquer", 0.006)
    m.box((0.03, 0.075, 1.34), (-0.485, 0.675, 0), "lacquer", 0.006)
    m.box((0.035, 0.30, 1.30), (-0.02, 0.84, 0), "lacquer", 0.004)
    m.box((0.03, 0.15, 1.29), (-0.215, 0.82, 0), "lacquer", 0.008, rot=(0, 0, 12))
    m.box((0.20, 0.012, 1.28), (-0.12, 0.905, 0), "lacquer")
    for x, z in ((-0.20, -0.62), (-0.20, 0.62), (1.72, -0.40)):
        m.lathe([(0.045, 0.11), (0.05, 0.14), (0.042, 0.20), (0.058, 0.42), (0.075, 0.52), (0.085, 0.545), (0.085, 0.64)], "lacquer", (x, 0, z), seg=16)
        m.cyl((x - 0.02, 0.045, z), (x + 0.02, 0.045, z), 0.045, "brass", seg=16, bevel=0.008)
        m.box((0.06, 0.05, 0.04), (x, 0.095, z), "brass", 0.008)


def keys(m):
    pitch = 1.222 / 52
    m.box((0.03, 0.012, 1.24), (-0.245, 0.742, 0), "felt_red")
    with m.node("keys"):
        for k in range(52):
            m.box((0.215, 0.02, pitch * 0.94), (-0.365, 0.725, -0.611 + pitch * (k + 0.5)), "detail", tint="f3efe2")
            if k < 51 and k % 7 not in (1, 4):
                m.key((0.010, 0.135, 0.014), (-0.315, 0.7355, -0.611 + pitch * (k + 1)), "lacquer", rot=(-90, 90, 0), taper=0.75)


def plate_and_strings(m):
    """Gilt frame with its bars, tuning pins, bridge and the strings over it."""
    inner = outline(0.08, 0.09)
    m.plate([(x, z) for x, z in inner if x < 0.42] + [(0.26, 0.64), (0.26, -0.66)], 0.83, 0.855, "gold", 0.003)
    ring(m, inner, [(0.10 + (x - 0.10) * 0.965, SPINE / 2 + (z - SPINE / 2) * 0.93) for x, z in inner], 0.82, 0.85, "gold")
    for z0, z1, x1 in ((0.42, 0.34, 0.86), (0.12, -0.02, 1.30), (-0.20, -0.32, 1.80), (-0.48, -0.62, 1.95)):
        m.tube([(0.18, 0.872, z0), (x1, 0.868, z1)], [0.020, 0.016], "gold", seg=6)
    bridge = shapes.spline([(0.34, 0.80, 0.56), (0.62, 0.80, 0.36), (0.98, 0.80, 0.08), (1.36, 0.80, -0.22), (1.72, 0.80, -0.46)], 4)
    m.tube(bridge, 0.014, "maple", seg=4)
    m.tube([(1.30, 0.815, -0.66), (1.62, 0.815, -0.30)], 0.014, "maple", seg=4)
    for k in range(44):
        t = k / 43
        z = 0.62 - 0.86 * t
        at = bridge[min(len(bridge) - 1, round(t ** 0.85 * (len(bridge) - 1)))]
        end = at + Vector((0.10 + 0.18 * t, 0.012, -0.05 * t))
        m.tube([(0.12, 0.868, z), (end.x, 0.862, end.z)], 0.0012, "steel", seg=3)
        m.cyl((0.105, 0.855, z), (0.105, 0.882, z), 0.0035, "steel_dark", seg=5)
    for k in range(16):
        z = -0.26 - 0.38 * k / 15
        m.tube([(0.12, 0.880, z), (1.72 - 0.12 * (15 - k) / 15, 0.872, z * 0.62 + (0.02 if k < 8 else -0.04) - 0.02)], 0.0024, "copper", seg=4)
        m.cyl((0.105, 0.855, z), (0.105, 0.890, z), 0.0035, "steel_dark", seg=5)
    for k in range(10):
        m.box((0.05, 0.03, 0.10), (0.24, 0.905, 0.56 - 0.128 * k), "lacquer", 0.004)


def lid(m):
    """Lid on its long stick, the front flap laid back on it, and the music desk."""
    plan = outline(0.26, -0.012)
    with m.node("lid", (0, 1.0, SPINE)):
        with m.moved((0, 1.006, SPINE), (-36, 0, 0)):
            m.plate([(x, z - SPINE) for x, z in plan], 0.0, 0.022, "lacquer", 0.005)
            m.plate([(0.27, -0.01), (0.27, 1.50), (0.62, 1.40), (0.62, -0.01)], 0.024, 0.044, "lacquer", 0.005)
    top = Vector((0.55, 1.0, 0.62))
    reach = 1.28
    end = Vector((0.60, 1.006 + reach * sin(36 * pi / 180), SPINE + reach * cos(36 * pi / 180)))
    m.tube([top, end], 0.013, "lacquer", seg=8)
    m.box((0.03, 0.02, 0.05), tuple(top), "brass", 0.004)
    with m.moved((0.02, 1.06, 0), (0, 0, -22)):
        m.box((0.016, 0.24, 0.72), (0, 0.06, 0), "lacquer", 0.006)
        m.box((0.05, 0.012, 0.72), (-0.025, -0.056, 0), "lacquer", 0.004)
    m.box((0.26, 0.02, 1.24), (0.02, 0.985, 0), "lacquer", 0.004)


def lyre(m):
    for s in (-1, 1):
        m.tube([(0.06, 0.63, s * 0.10), (0.05, 0.40, s * 0.075), (0.04, 0.14, s * 0.12)], 0.016, "lacquer", seg=8)
    m.box((0.12, 0.05, 0.32), (0.02, 0.125, 0), "lacquer", 0.008)
    m.tube([(0.06, 0.16, 0), (0.55, 0.63, 0)], 0.008, "brass", seg=6)
    for k in range(3):
        z = -0.075 + 0.075 * k
        with m.node(f"pedal {k + 1}", (0.0, 0.11, z)):
            m.prism([(0.0, -0.010), (-0.09, -0.014), (-0.13, -0.024), (-0.155, -0.018), (-0.155, 0.018), (-0.13, 0.024), (-0.09, 0.014), (0.0, 0.010)], 0.010,
                    "brass", (0.0, 0.105, z), bevel=0.002, rot=(-90, 0, 0))
        m.cyl((0.05, 0.13, z), (0.06, 0.62, z * 0.5), 0.004, "brass", seg=6)


def piano_grand():
    """Grand piano, 2.7 x 1.5 m."""
    m = Model("piano_grand")
    case(m)
    keys(m)
    plate_and_strings(m)
    lid(m)
    lyre(m)
    return m


MODELS = [piano_grand]
