"""Large side-address condensers without a tube."""

from common import Model
from mic_parts import badge, basket, grille_rings, marks, mount_arm, slats, spider, thread_hub, woven, xlr_tail
import shapes


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


def mic_ldc_old():
    """Long-bodied condenser whose flat grille narrows to the top."""
    m = Model("mic_ldc_old", floor=False)
    thread_hub(m)
    with m.moved((0, 0, -0.048)):
        m.lathe([(0.012, -0.098), (0.0225, -0.085), (0.0238, -0.075), (0.0238, 0.02)], "nickel", seg=24)
        rings = [[(x, y, z) for x, z in shapes.rounded_rect(w, d, min(w, d) * 0.42, 4)] for y, w, d in
                 ((0.02, 0.050, 0.046), (0.032, 0.054, 0.044), (0.075, 0.050, 0.030), (0.100, 0.046, 0.016), (0.104, 0.040, 0.008))]
        m.add(shapes.loft(rings), "mesh_metal", sharp=40, tint=0.85)
        for s in (-1, 1):
            m.tube([(s * 0.0255, 0.02, 0), (s * 0.0270, 0.034, 0), (s * 0.0245, 0.078, 0), (s * 0.020, 0.103, 0)], 0.0028, "nickel", seg=6)
        m.tube([(-0.020, 0.104, 0), (0.020, 0.104, 0)], 0.0032, "nickel", seg=6)
        m.ring(0.0252, 0.0022, "nickel", (0, 0.022, 0), steps=24, seg=5)
        badge(m, 0.0, 0.024)
        m.lathe([(0.0236, -0.05), (0.028, -0.05), (0.028, -0.028), (0.0236, -0.028)], "enamel_black", seg=20, closed=True)
        xlr_tail(m, -0.097)
        marks(m, (0, 0.062, 0), (0, -0.111, 0))
    m.box((0.012, 0.014, 0.026), (0, -0.039, -0.012), "enamel_black", 0.002)
    m.cyl((0, -0.045, 0), (0, -0.01, 0), 0.009, "enamel_black", seg=12, bevel=0.001)
    return m


def mic_ldc_box():
    """Angular condenser: a flat rectangular head on a rectangular body."""
    m = Model("mic_ldc_box", floor=False)
    mount_arm(m, -0.026)
    with m.moved((0, 0, -0.076)):
        spider(m, 0.030, 0.052, 0.03)
        m.prism(shapes.rounded_rect(0.052, 0.100, 0.010, 3), 0.038, "enamel_black", (0, -0.030, 0), bevel=0.003)
        m.prism(shapes.rounded_rect(0.050, 0.070, 0.006, 3), 0.034, "mesh_metal", (0, 0.055, 0), bevel=0.006, tint=0.8)
        for s in (-1, 1):
            m.box((0.004, 0.072, 0.038), (s * 0.0255, 0.055, 0), "enamel_black", 0.0015)
            slats(m, 0.046, 0.022, 0.088, s * 0.0172, 12, "steel_dark", 0.0012)
        m.box((0.054, 0.005, 0.038), (0, 0.0925, 0), "enamel_black", 0.002)
        badge(m, -0.01, 0.0195)
        for k in range(3):
            m.box((0.005, 0.003, 0.002), (-0.012 + 0.012 * k, -0.050, -0.0195), "nickel")
        xlr_tail(m, -0.078)
        marks(m, (0, 0.056, 0), (0, -0.092, 0))
    return m


def mic_ldc_short():
    """Short fat condenser with a bright ring and a large open head, on a swivel."""
    m = Model("mic_ldc_short", floor=False)
    thread_hub(m, 0.012)
    m.lathe([(0.010, 0.0), (0.014, 0.004), (0.026, 0.018), (0.0275, 0.026), (0.0275, 0.052)], "enamel_black", seg=26)
    m.lathe([(0.0275, 0.050), (0.0295, 0.052), (0.0295, 0.060), (0.0275, 0.062)], "brass", seg=26)
    with m.moved((0, 0, 0)):
        basket(m, 0.0285, 0.061, 0.128, "mesh_metal", 26, band=False, flat=0.55)
    for k in range(2):
        m.ring(0.0288, 0.0011, "brass", (0, 0.078 + 0.016 * k, 0), steps=26, seg=4)
    badge(m, 0.036, 0.0275)
    m.cyl((0, 0.012, 0.016), (0, 0.002, 0.036), 0.0095, "nickel", seg=12, bevel=0.001)
    m.cyl((0, 0.002, 0.036), (0, 0.0018, 0.0366), 0.0075, "hole", seg=10)
    marks(m, (0, 0.095, 0), (0, 0.001, 0.037))
    return m


def mic_ldc_lollipop():
    """Condenser with a drum-shaped head across a tall square body."""
    m = Model("mic_ldc_lollipop", floor=False)
    thread_hub(m, 0.011)
    m.prism(shapes.rounded_rect(0.046, 0.094, 0.006, 3), 0.046, "nickel", (0, 0.052, 0), bevel=0.004, grain="y")
    m.box((0.040, 0.004, 0.040), (0, 0.101, 0), "enamel_black", 0.001)
    m.lathe([(0.030, -0.018), (0.034, -0.015), (0.034, 0.015), (0.030, 0.018)], "nickel", (0, 0.136, 0), seg=30, axis="z")
    for way in ("z", "-z"):
        m.lathe([(0.0295, 0.017), (0.026, 0.0205), (0.012, 0.0225), (0, 0.023)], "mesh_metal", (0, 0.136, 0), seg=24, axis=way, sharp=60)
    badge(m, 0.075, 0.0235)
    m.cyl((0, 0.022, 0.020), (0, 0.014, 0.044), 0.0095, "nickel", seg=12, bevel=0.001)
    m.cyl((0, 0.014, 0.044), (0, 0.0138, 0.0446), 0.0075, "hole", seg=10)
    marks(m, (0, 0.136, 0), (0, 0.013, 0.045))
    return m


def mic_ldc_headroom():
    """Slim white condenser with a long half-round grille, in a cradle."""
    m = Model("mic_ldc_headroom", floor=False)
    mount_arm(m, -0.022)
    with m.moved((0, 0, -0.068)):
        spider(m, 0.0235, 0.044, 0.028)
        m.lathe([(0.010, -0.112), (0.0195, -0.104), (0.0228, -0.09), (0.0228, 0.006)], "enamel_white", seg=24)
        m.lathe([(0.0226, 0.006), (0.0235, 0.008), (0.0235, 0.012), (0.0226, 0.014)], "enamel_black", seg=24)
        basket(m, 0.0222, 0.013, 0.098, "steel_dark", 24, band=True, flat=0.8)
        badge(m, -0.02, 0.023)
        xlr_tail(m, -0.110)
        marks(m, (0, 0.060, 0), (0, -0.124, 0))
    return m


MODELS = [mic_ldc, mic_ldc_old, mic_ldc_box, mic_ldc_short, mic_ldc_lollipop, mic_ldc_headroom]
