"""Ribbon microphones; most look the same from both sides."""

from common import Model
from mic_parts import clip, marks, slats, thread_hub, xlr_tail
import shapes


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


def mic_ribbon_long():
    """Tall modern ribbon: a flat bar with two rows of upright slots."""
    m = Model("mic_ribbon_long", floor=False)
    thread_hub(m, 0.012)
    m.lathe([(0.012, 0.0), (0.017, 0.006), (0.019, 0.020), (0.019, 0.040)], "nickel", seg=20)
    m.prism(shapes.rounded_rect(0.052, 0.150, 0.008, 3), 0.040, "enamel_black", (0, 0.112, 0), bevel=0.005)
    for s in (-1, 1):
        for k in range(4):
            for y in (0.082, 0.142):
                m.box((0.0035, 0.048, 0.0012), (-0.0165 + 0.011 * k, y, s * 0.0200), "hole")
        m.box((0.044, 0.003, 0.0014), (0, 0.112, s * 0.0202), "nickel")
        m.box((0.014, 0.008, 0.0014), (0, 0.048, s * 0.0202), "brass", 0.0004)
    m.cyl((0, 0.016, 0.016), (0, 0.008, 0.040), 0.0095, "nickel", seg=12, bevel=0.001)
    m.cyl((0, 0.008, 0.040), (0, 0.0078, 0.0406), 0.0075, "hole", seg=10)
    marks(m, (0, 0.112, 0), (0, 0.007, 0.041))
    return m


def mic_ribbon_double():
    """Small end-address ribbon with a ball of coarse mesh on a short body."""
    m = Model("mic_ribbon_double", floor=False)
    y = 0.034
    clip(m, 0.0120, z=0.02, lift=y)
    m.lathe([(0.0095, -0.075), (0.0118, -0.070), (0.0118, 0.030), (0.0150, 0.038)], "enamel_black", (0, y, 0), seg=20, axis="-z")
    m.lathe([(0.0150, 0.037), (0.0185, 0.040), (0.0185, 0.046), (0.0150, 0.048)], "nickel", (0, y, 0), seg=22, axis="-z")
    m.ball(0.0190, (0, y, -0.063), "mesh_metal", seg=22, rings=12)
    m.lathe([(0.0088, 0.074), (0.0098, 0.076), (0.0098, 0.090)], "nickel", (0, y, 0), seg=14, axis="z")
    m.lathe([(0.0078, 0.0905), (0, 0.0906)], "hole", (0, y, 0), seg=12, axis="z")
    marks(m, (0, y, -0.064), (0, y, 0.091))
    return m


def mic_ribbon_horns():
    """Big vintage ribbon: an open frame between two magnet horns, over a heavy case."""
    m = Model("mic_ribbon_horns", floor=False)
    thread_hub(m, 0.014, 0.032)
    m.lathe([(0.014, 0.0), (0.026, 0.004), (0.030, 0.014), (0.022, 0.024)], "enamel_black", seg=24)
    m.prism(shapes.rounded_rect(0.098, 0.078, 0.016, 3), 0.072, "nickel", (0, 0.062, 0), bevel=0.008, grain="y")
    m.box((0.102, 0.006, 0.076), (0, 0.102, 0), "enamel_black", 0.002)
    for s in (-1, 1):
        horn = shapes.spline([(s * 0.042, 0.100, 0.024), (s * 0.060, 0.150, 0.020), (s * 0.050, 0.205, 0.012), (s * 0.016, 0.232, 0.008)], 5)
        m.tube(horn, [0.013 - 0.0006 * k for k in range(len(horn))], "steel_dark", seg=8)
        m.box((0.012, 0.125, 0.016), (s * 0.017, 0.170, 0), "steel_dark", 0.003)
    m.box((0.005, 0.118, 0.0008), (0, 0.170, 0), "alu", tint=1.2)
    rim = shapes.rounded_rect(0.112, 0.142, 0.040, 4)
    for z in (-0.026, 0.026):
        m.tube([(x, 0.172 + yy, z) for x, yy in rim], 0.0026, "nickel", seg=6, closed=True)
        for k in range(7):
            x = -0.042 + 0.014 * k
            half = 0.066 if abs(x) < 0.03 else 0.054
            m.cyl((x, 0.172 - half, z), (x, 0.172 + half, z), 0.0009, "mesh_metal", seg=4)
    for x, y in ((-0.05, 0.172), (0.05, 0.172), (0, 0.242)):
        m.cyl((x, y, -0.026), (x, y, 0.026), 0.002, "nickel", seg=5)
    m.box((0.034, 0.014, 0.003), (0, 0.062, -0.037), "brass", 0.001)
    m.cyl((0, 0.040, 0.036), (0, 0.030, 0.058), 0.011, "nickel", seg=12, bevel=0.001)
    m.cyl((0, 0.030, 0.058), (0, 0.0298, 0.0586), 0.0085, "hole", seg=10)
    marks(m, (0, 0.170, 0), (0, 0.029, 0.059))
    return m


def mic_ribbon_active():
    """Active ribbon: a slim cylinder with a window of round bars, domed at both ends."""
    m = Model("mic_ribbon_active", floor=False)
    thread_hub(m)
    with m.moved((0, 0, -0.040)):
        m.lathe([(0.010, -0.092), (0.0165, -0.084), (0.0180, -0.074), (0.0180, -0.002)], "enamel_blue", seg=24)
        m.lathe([(0.0110, 0.0), (0.0110, 0.084)], "hole", seg=14)
        for k in range(13):
            m.ring(0.0170, 0.0014, "nickel", (0, 0.003 + 0.0066 * k, 0), steps=22, seg=4)
        for s in (-1, 1):
            m.box((0.006, 0.090, 0.004), (s * 0.0172, 0.042, 0), "enamel_blue", 0.001)
        m.lathe([(0.0180, 0.084), (0.0180, 0.094), (0.0140, 0.103), (0, 0.106)], "enamel_blue", seg=24)
        m.lathe([(0.0176, -0.052), (0.0215, -0.052), (0.0215, -0.034), (0.0176, -0.034)], "enamel_black", seg=20, closed=True)
        xlr_tail(m, -0.090)
        marks(m, (0, 0.042, 0), (0, -0.104, 0))
    m.box((0.01, 0.014, 0.026), (0, -0.042, -0.0085), "enamel_black", 0.002)
    m.cyl((0, -0.05, 0), (0, -0.02, 0), 0.0085, "enamel_black", seg=12, bevel=0.001)
    return m


MODELS = [mic_ribbon, mic_ribbon_big, mic_ribbon_long, mic_ribbon_double, mic_ribbon_horns, mic_ribbon_active]
