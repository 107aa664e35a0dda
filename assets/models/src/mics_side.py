"""Side-address microphones: condensers and ribbons.

Origin: the mounting thread. Front faces -Z. Every microphone carries the empty
nodes `capsule` (centre of the capsule or ribbon) and `jack` (the XLR face).
"""

from math import cos, pi, sin

from common import Model
import shapes


def grille_rings(r, y0, y1, count, depth=0.0007):
    """Profile of a woven grille suggested by fine rings."""
    out, step = [], (y1 - y0) / (count * 2)
    for k in range(count * 2 + 1):
        out.append((r - (depth if k % 2 else 0), y0 + k * step))
    return out


def woven(seg, rings, dark=0.55):
    """Tint function for a lathe: alternate rings darkened, as a woven grille."""
    return lambda i: dark if i // seg < rings and i // seg % 2 else None


def thread_hub(m, r=0.0105, length=0.028):
    """The stand-thread socket at the origin, hanging below it."""
    m.cyl((0, -length, 0), (0, 0.004, 0), r, "enamel_black", seg=12, bevel=0.0015)
    m.cyl((0, -length - 0.003, 0), (0, -length + 0.001, 0), r * 0.72, "brass", seg=12)


def xlr_tail(m, y, r=0.0095):
    """Male XLR shell pointing down at height y (local frame)."""
    m.cyl((0, y - 0.014, 0), (0, y + 0.002, 0), r, "nickel", seg=14, bevel=0.0012)
    m.cyl((0, y - 0.0145, 0), (0, y - 0.0138, 0), r * 0.8, "hole", seg=12)


def spider(m, r_body, r_cage, half):
    """Elastic cradle around a vertical body at the local origin."""
    for y in (-half, half):
        m.ring(r_cage, 0.0024, "enamel_black", (0, y, 0), steps=22, seg=5)
    for y in (-half * 0.45, half * 0.45):
        m.ring(r_body + 0.003, 0.0021, "enamel_black", (0, y, 0), steps=18, seg=5)
    for k in range(4):
        a = pi / 4 + k * pi / 2
        x, z = r_cage * cos(a), r_cage * sin(a)
        m.cyl((x, -half, z), (x, half, z), 0.0022, "enamel_black", seg=6)
        for s in (-1, 1):
            for side in (-0.42, 0.42):
                b = a + side
                inner = ((r_body + 0.004) * cos(a + side * 0.45), s * half * 0.45, (r_body + 0.004) * sin(a + side * 0.45))
                m.cyl((r_cage * cos(b), s * half, r_cage * sin(b)), inner, 0.0011, "rubber", seg=4)


def mount_arm(m, z_cage, drop=0.0):
    """Swivel from the thread at the origin forward to the cage."""
    thread_hub(m)
    m.cyl((-0.012, 0.008, 0), (0.012, 0.008, 0), 0.0095, "nickel", seg=14, bevel=0.0015)
    m.box((0.011, 0.012, -z_cage + 0.004), (0, 0.008, z_cage / 2), "enamel_black", 0.002)
    m.box((0.012, 0.05, 0.005), (0, 0.0, z_cage), "enamel_black", 0.0015)
    m.cyl((0.012, 0.008, 0), (0.021, 0.008, 0), 0.006, "enamel_black", seg=8, bevel=0.001)


def mic_ldc():
    """Large-diaphragm condenser, 20 cm, in a spider mount."""
    m = Model("mic_ldc", floor=False)
    mount_arm(m, -0.024)
    with m.moved((0, 0, -0.074)):
        spider(m, 0.0265, 0.048, 0.03)
        body = [(0.0, -0.108), (0.012, -0.108), (0.014, -0.1), (0.0235, -0.087), (0.0262, -0.08), (0.0265, 0.012),
                (0.0272, 0.014), (0.0272, 0.02), (0.0265, 0.022)]
        m.lathe(body, "nickel", seg=24)
        dome = grille_rings(0.0262, 0.022, 0.066, 7) + [(0.0245, 0.078), (0.019, 0.0875), (0.010, 0.092), (0, 0.093)]
        m.lathe([(0, 0.022)] + dome, "mesh_metal", seg=24, sharp=25, tint=woven(24, 15))
        m.tube(shapes.arc(0.0268, 0, 180, 14, (0, 0.0665, 0)), 0.0016, "nickel", seg=6)
        for s in (-1, 1):
            m.box((0.003, 0.05, 0.006), (s * 0.0265, 0.043, 0), "nickel", 0.001)
        m.ring(0.0266, 0.001, "nickel", (0, 0.049, 0), steps=24, seg=4)
        m.ball((0.003, 0.003, 0.0012), (0, -0.005, -0.0268), "enamel_black", seg=8, rings=4)
        xlr_tail(m, -0.106)
        m.empty("capsule", (0, 0.055, 0))
        m.empty("jack", (0, -0.12, 0))
    return m


def mic_ldc_tube():
    """Valve large-diaphragm condenser: fatter and longer."""
    m = Model("mic_ldc_tube", floor=False)
    mount_arm(m, -0.026)
    with m.moved((0, 0, -0.084)):
        spider(m, 0.0325, 0.056, 0.034)
        body = [(0, -0.135), (0.016, -0.135), (0.017, -0.126), (0.030, -0.119), (0.0318, -0.112), (0.0318, -0.1),
                (0.0305, -0.098), (0.0305, -0.094), (0.0318, -0.092), (0.0320, 0.024), (0.0335, 0.027), (0.0335, 0.036),
                (0.032, 0.038)]
        m.lathe(body, "enamel_cream", seg=24)
        dome = grille_rings(0.0312, 0.038, 0.094, 8, 0.0009) + [(0.0296, 0.108), (0.024, 0.119), (0.013, 0.1245), (0, 0.126)]
        m.lathe([(0, 0.038)] + dome, "brass", seg=24, sharp=25, tint=woven(24, 17))
        for s in (-1, 1):
            m.box((0.0035, 0.06, 0.009), (s * 0.0318, 0.067, 0), "brass", 0.001)
        m.tube(shapes.arc(0.0318, 0, 180, 14, (0, 0.095, 0)), 0.0018, "brass", seg=6)
        m.lathe([(0.0345, 0.027), (0.0345, 0.036)], "brass", seg=24)
        m.box((0.012, 0.012, 0.003), (0, 0.006, -0.0315), "brass", 0.001)
        xlr_tail(m, -0.133, 0.011)
        m.empty("capsule", (0, 0.08, 0))
        m.empty("jack", (0, -0.148, 0))
    return m


def slats(m, width, y0, y1, z, count, mat, bar=0.0022):
    """Horizontal grille bars across a flat front."""
    for k in range(count):
        y = y0 + (y1 - y0) * (k + 0.5) / count
        m.box((width, bar, 0.0018), (0, y, z), mat)


def mic_ribbon():
    """Slim side-address ribbon, a flat rounded stick."""
    m = Model("mic_ribbon", floor=False)
    thread_hub(m)
    with m.moved((0, 0, -0.036)):
        rings = []
        for y, w, d in ((-0.085, .012, .012), (-0.078, .017, .016), (-0.012, .0185, .017), (-0.006, .0195, .015),
                        (0.088, .0195, .0135), (0.097, .0175, .0120), (0.1, .014, .009)):
            rings.append([(x * w / 0.5, y, z * d / 0.5) for x, z in shapes.rounded_rect(1, 1, 0.42, 3)])
        m.add(shapes.loft(rings), "enamel_black")
        for s in (-1, 1):
            m.box((0.026, 0.078, 0.001), (0, 0.041, s * 0.0140), "hole")
            slats(m, 0.027, 0.004, 0.078, s * 0.0149, 11, "nickel")
            for x in (-0.0135, 0.0135):
                m.box((0.002, 0.08, 0.0022), (x, 0.041, s * 0.0147), "nickel")
        m.ring(0.0178, 0.0012, "nickel", (0, -0.013, 0), steps=20, seg=5)
        xlr_tail(m, -0.084)
        # clamp ring back to the thread
        m.lathe([(0.0176, -0.052), (0.0215, -0.052), (0.0215, -0.034), (0.0176, -0.034)], "enamel_grey", seg=20, closed=True)
        m.empty("capsule", (0, 0.041, 0))
        m.empty("jack", (0, -0.098, 0))
    m.box((0.01, 0.014, 0.022), (0, -0.043 + 0.001, -0.0085), "enamel_grey", 0.002)
    m.cyl((0, -0.05, 0), (0, -0.02, 0), 0.0085, "enamel_grey", seg=12, bevel=0.001)
    return m


def mic_ribbon_big():
    """Large classic ribbon: capsule-shaped head over a waisted foot, in a yoke."""
    m = Model("mic_ribbon_big", floor=False)
    thread_hub(m, 0.012, 0.03)
    head = 0.104
    outline = shapes.rounded_rect(0.086, 0.15, 0.026, 4)
    with m.moved((0, head, 0)):
        m.prism(outline, 0.05, "mesh_metal", bevel=0.012)
        for z in (-0.0165, 0.0165):
            m.tube([(x * 1.012, y * 1.006, z) for x, y in outline], 0.0016, "nickel", seg=5, closed=True)
        for s in (-1, 1):
            for k in range(7):
                x = -0.03 + 0.01 * k
                half = 0.060 if abs(x) < 0.025 else 0.052
                m.box((0.0022, 2 * half, 0.0022), (x, 0, s * 0.0252), "steel_dark")
            for y in (-0.036, 0.0, 0.036):
                m.box((0.066, 0.0035, 0.0026), (0, y, s * 0.0256), "nickel")
        m.box((0.018, 0.008, 0.003), (0, -0.056, -0.0262), "brass", 0.001)
        m.empty("capsule", (0, 0.004, 0))
    m.lathe([(0.013, 0.0), (0.02, 0.003), (0.027, 0.012), (0.03, 0.022), (0.024, 0.033)], "enamel_black", seg=20, at=(0, 0, 0))
    for s in (-1, 1):
        path = shapes.spline([(s * 0.022, 0.016, 0), (s * 0.043, 0.036, 0), (s * 0.0505, 0.07, 0), (s * 0.0505, head, 0)], 4)
        m.tube(path, 0.0042, "enamel_black", seg=6, flat=0.7)
        m.cyl((s * 0.040, head, 0), (s * 0.058, head, 0), 0.008, "nickel", seg=12, bevel=0.0015)
    m.cyl((0, 0.012, 0.01), (0, 0.004, 0.046), 0.0095, "nickel", seg=12, bevel=0.001)
    m.cyl((0, 0.004, 0.046), (0, 0.0039, 0.0463), 0.0075, "hole", seg=10)
    m.empty("jack", (0, 0.004, 0.047))
    return m


MODELS = [mic_ldc, mic_ldc_tube, mic_ribbon, mic_ribbon_big]
