"""Microphones of unusual shape: woofer, plates, shotguns, lavaliers, goosenecks."""

from common import Model
from mic_parts import along_z, clip, marks, tail, thread_hub
from speakers import driver
import shapes


def mic_woofer():
    """A loudspeaker cone used as a microphone, in a round shell on its own bracket, 0.22 m."""
    m = Model("mic_woofer", floor=False)
    thread_hub(m, 0.014)
    y = 0.135
    m.lathe([(0.106, -0.045), (0.110, -0.040), (0.110, 0.040), (0.106, 0.045), (0.098, 0.045), (0.098, -0.040)], "maple", (0, y, 0), seg=36, axis="z", closed=True)
    with m.moved((0, y, -0.030), (0, 180, 0)):
        driver(m, (0, 0, 0), 0.086, "cloth_dark", seg=30)
    m.lathe([(0.098, 0.030), (0, 0.030)], "panel_dark", (0, y, 0), seg=30, axis="z")
    for s in (-1, 1):
        path = shapes.spline([(s * 0.02, 0.006, 0), (s * 0.09, 0.03, 0), (s * 0.121, 0.09, 0), (s * 0.121, y, 0)], 4)
        m.tube(path, 0.007, "steel_dark", seg=8, flat=0.5)
        m.cyl((s * 0.108, y, 0), (s * 0.130, y, 0), 0.012, "nickel", seg=12, bevel=0.002)
    m.box((0.05, 0.014, 0.02), (0, 0.006, 0), "steel_dark", 0.003)
    m.cyl((0, y - 0.05, 0.030), (0, y - 0.05, 0.050), 0.010, "nickel", seg=12, bevel=0.001)
    m.cyl((0, y - 0.05, 0.050), (0, y - 0.05, 0.0506), 0.008, "hole", seg=10)
    marks(m, (0, y, -0.040), (0, y - 0.05, 0.051))
    return m


def mic_boundary():
    """Boundary plate, 0.15 x 0.13 m, lying flat; origin under its middle."""
    m = Model("mic_boundary")
    m.prism(shapes.rounded_rect(0.152, 0.128, 0.010, 3), 0.004, "enamel_black", (0, 0.002, 0), bevel=0.001, rot=(-90, 0, 0))
    m.prism([(-0.028, 0.0), (0.034, 0.0), (0.026, 0.016), (-0.010, 0.016)], 0.040, "enamel_black", (0, 0.004, -0.012), bevel=0.002, rot=(0, 90, 0))
    m.box((0.030, 0.008, 0.003), (0, 0.0085, -0.0445), "mesh_metal", 0.001, rot=(30, 0, 0))
    m.tube([(0, 0.010, 0.012), (0, 0.006, 0.05), (0, 0.0045, 0.09)], 0.0024, "rubber", seg=6)
    m.cyl((0, 0.010, 0.088), (0, 0.010, 0.130), 0.0095, "nickel", seg=14, bevel=0.001)
    marks(m, (0, 0.006, -0.046), (0, 0.010, 0.131))
    return m


def mic_boundary_kick():
    """Half-cardioid boundary for the kick drum: a wide wedge with a mesh front, on a pad; origin under it."""
    m = Model("mic_boundary_kick")
    m.prism(shapes.rounded_rect(0.120, 0.150, 0.020, 3), 0.010, "rubber", (0, 0.005, 0), bevel=0.002, rot=(-90, 0, 0))
    m.prism([(-0.062, 0.0), (0.064, 0.0), (0.060, 0.022), (0.02, 0.030), (-0.045, 0.012)], 0.098, "steel_dark", (0, 0.010, 0), bevel=0.003, rot=(0, 90, 0))
    m.box((0.080, 0.004, 0.055), (0, 0.0315, -0.014), "mesh_metal", 0.001, rot=(16, 0, 0), tint=0.75)
    for k in range(5):
        m.box((0.082, 0.003, 0.002), (0, 0.0405 - 0.0032 * k, 0.009 - 0.011 * k), "enamel_black", rot=(16, 0, 0))
    m.cyl((0, 0.022, 0.058), (0, 0.022, 0.082), 0.0098, "nickel", seg=14, bevel=0.001)
    marks(m, (0, 0.030, -0.020), (0, 0.022, 0.083))
    return m


def shotgun(name, doc, length, body, r=0.0095, mat="enamel_black", rings=0):
    """Interference tube of slots before a plain body."""
    def make():
        m = Model(name, floor=False)
        y = 0.030
        clip(m, r + 0.0002, z=0.03, lift=y)
        front = length - body
        along_z(m, [(r - 0.001, -body), (r, -body + 0.003), (r, 0.008)], mat, y)
        along_z(m, [(r * 0.82, 0.006), (r * 0.82, front - 0.004)], "hole", y, 12)
        count = max(4, round(front / 0.02))
        for k in range(5):
            with m.moved((0, y, 0), (0, 0, 72 * k)):
                m.box((0.0052, 0.0016, front - 0.006), (0, r * 0.93, -front / 2 - 0.002), mat)
        for k in range(count + 1):
            z = 0.008 + (front - 0.014) * k / count
            along_z(m, [(r, z), (r, z + 0.004)], mat, y, 16)
        along_z(m, [(r, front - 0.006), (r, front - 0.001), (r * 0.85, front), (0, front)], mat, y)
        for k in range(rings):
            along_z(m, [(r * 1.05, -0.02 - 0.012 * k), (r * 1.05, -0.016 - 0.012 * k)], "nickel", y)
        tail(m, y, -body + 0.001, min(r - 0.0006, 0.0092))
        m.empty("capsule", (0, y, -0.012))
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def cord(m, start, drop=0.10):
    """Thin cord away from a miniature to its adaptor, where the jack is."""
    x, y, z = start
    path = shapes.spline([(x, y, z), (x + 0.004, y - drop * 0.4, z + 0.01), (x + 0.01, y - drop, z + 0.04), (x, y - drop * 1.1, z + 0.085)], 5)
    m.tube(path, 0.0011, "rubber", seg=5)
    m.cyl((x, y - drop * 1.1, z + 0.083), (x, y - drop * 1.1, z + 0.140), 0.0092, "enamel_black", seg=14, bevel=0.0015)
    m.cyl((x, y - drop * 1.1, z + 0.139), (x, y - drop * 1.1, z + 0.154), 0.0085, "nickel", seg=14, bevel=0.001)
    m.empty("jack", (x, y - drop * 1.1, z + 0.155))


def lavalier(name, doc, r, length, foam):
    """Clip-on miniature; origin at its clip."""
    def make():
        m = Model(name, floor=False)
        m.box((0.006, 0.022, 0.002), (0, -0.006, 0.002), "steel_dark", 0.0006)
        m.box((0.006, 0.022, 0.002), (0, -0.006, 0.006), "steel_dark", 0.0006, rot=(6, 0, 0))
        m.ring(r + 0.0008, 0.0008, "steel_dark", (0, 0.006, -0.003), steps=12, seg=4)
        m.cyl((0, -0.004, -0.003), (0, length, -0.003), r, "enamel_black", seg=12, bevel=0.0006)
        m.cyl((0, length, -0.003), (0, length + 0.0008, -0.003), r * 0.8, "mesh_metal", seg=10)
        if foam:
            m.ball((0.0075, 0.0085, 0.0075), (0, length, -0.003), "foam", seg=12, rings=8)
        m.empty("capsule", (0, length + 0.001, -0.003))
        cord(m, (0, -0.004, -0.003))
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def mic_clip_instrument():
    """Instrument miniature on a gooseneck with a rim clamp; origin at the clamp."""
    m = Model("mic_clip_instrument", floor=False)
    m.box((0.022, 0.030, 0.010), (0, 0, 0.012), "enamel_black", 0.002)
    m.box((0.022, 0.010, 0.030), (0, 0.012, 0), "enamel_black", 0.002)
    m.box((0.018, 0.006, 0.020), (0, -0.010, 0.000), "rubber", 0.001)
    m.cyl((0, -0.010, -0.004), (0, -0.026, -0.004), 0.004, "nickel", seg=8)
    path = shapes.spline([(0, 0.014, 0.008), (0, 0.060, 0.018), (0, 0.090, -0.010), (0, 0.080, -0.055)], 6)
    m.tube(path, 0.0024, "steel_dark", seg=6)
    m.cyl((0, 0.082, -0.050), (0, 0.071, -0.082), 0.0052, "enamel_black", seg=12, bevel=0.0008)
    m.cyl((0, 0.0712, -0.0815), (0, 0.0708, -0.0828), 0.0042, "mesh_metal", seg=10)
    m.empty("capsule", (0, 0.071, -0.083))
    cord(m, (0, 0.0, 0.016), 0.07)
    return m


def mic_gooseneck():
    """Talkback microphone on a gooseneck for desk or wall; origin at its foot."""
    m = Model("mic_gooseneck", floor=False)
    m.lathe([(0.026, 0.0), (0.028, 0.003), (0.026, 0.012), (0.011, 0.018), (0.008, 0.030)], "enamel_black", seg=22)
    path = shapes.spline([(0, 0.028, 0), (0, 0.12, 0.012), (0, 0.20, 0.006), (0, 0.25, -0.04)], 6)
    m.tube(path, 0.0042, "steel_dark", seg=8)
    for p in path[2:-2:3]:
        m.ball(0.0048, tuple(p), "steel_dark", seg=8, rings=4)
    m.cyl((0, 0.248, -0.036), (0, 0.262, -0.078), 0.0088, "enamel_black", seg=14, bevel=0.001)
    m.ball((0.013, 0.013, 0.016), (0, 0.265, -0.088), "foam", seg=14, rings=8)
    marks(m, (0, 0.265, -0.090), (0, 0.004, 0.028))
    return m


MODELS = [mic_woofer, mic_boundary, mic_boundary_kick, shotgun("mic_shotgun_short", "Short shotgun, 0.25 m.", 0.25, 0.11),
          shotgun("mic_shotgun", "Shotgun with a transformer, 0.28 m, in grey with two rings.", 0.28, 0.13, 0.0105, "enamel_grey", 2),
          shotgun("mic_shotgun_long", "Long shotgun, 0.43 m, nickel.", 0.43, 0.13, 0.0095, "nickel"),
          lavalier("mic_lavalier", "Lavalier of the film trade, 5 mm, bare.", 0.0026, 0.014, False),
          lavalier("mic_lavalier_foam", "Sensitive lavalier under a foam ball.", 0.0030, 0.016, True), mic_clip_instrument, mic_gooseneck]
