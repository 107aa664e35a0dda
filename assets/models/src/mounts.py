"""What goes between stand and microphone. Origin at the stand's thread, front -Z."""

from math import cos, pi, sin

from common import Model
from mic_parts import clip, mount_arm, spider, thread_hub
import shapes


def pop_filter():
    """Ring and gooseneck; origin at the clamp on a boom along Z, the ring's middle 0.33 m before it at -Z."""
    m = Model("pop_filter", floor=False)
    m.box((0.030, 0.036, 0.030), (0.002, 0, 0), "enamel_black", 0.004)
    m.cyl((-0.014, 0, 0), (-0.042, 0, 0), 0.005, "nickel", seg=8)
    m.box((0.008, 0.010, 0.034), (-0.044, 0, 0), "enamel_black", 0.003)
    path = shapes.spline([(0.016, 0, 0), (0.060, -0.006, -0.010), (0.118, -0.020, -0.075), (0.128, -0.026, -0.180), (0.110, -0.020, -0.275),
                          (0.086, -0.010, -0.330)], 5)
    m.tube(path, 0.0045, "steel_dark", seg=8)
    with m.moved((0, 0, -0.330)):
        m.ring(0.078, 0.0055, "enamel_black", axis="z", steps=32, seg=8)
        for way in ("z", "-z"):
            m.add(shapes.lathe([(0.077, 0.001), (0.03, 0.001), (0, 0.001)], 32, cap=False), "cloth_dark", axis=way, solid=False)
        m.box((0.018, 0.014, 0.012), (0.083, -0.009, 0), "enamel_black", 0.003)
    return m


def shock_mount():
    """Elastic cradle for a large side-address microphone (55 mm), empty; `seat` is its middle."""
    m = Model("shock_mount", floor=False)
    mount_arm(m, -0.024)
    with m.moved((0, 0, -0.078)):
        spider(m, 0.0275, 0.052, 0.032)
        m.empty("seat")
    return m


def shock_mount_pencil():
    """Elastic cradle for a pencil microphone: two crossed frames of cord along Z; `seat` is its middle."""
    m = Model("shock_mount_pencil", floor=False)
    thread_hub(m)
    m.cyl((-0.012, 0.008, 0), (0.012, 0.008, 0), 0.0095, "nickel", seg=14, bevel=0.0015)
    m.box((0.014, 0.006, 0.070), (0, 0.017, 0), "enamel_black", 0.002)
    y = 0.052
    for z in (-0.030, 0.030):
        frame = shapes.rounded_rect(0.066, 0.066, 0.010, 3)
        m.tube([(x, y + yy, z) for x, yy in frame], 0.003, "enamel_black", seg=6, closed=True)
        m.ring(0.0115, 0.0024, "enamel_black", (0, y, z), axis="z", steps=18, seg=5)
        for k in range(4):
            a = pi / 4 + k * pi / 2
            for side in (-0.35, 0.35):
                m.cyl((0.043 * cos(a + side * 0.5), y + 0.043 * sin(a + side * 0.5), z), (0.0125 * cos(a + side), y + 0.0125 * sin(a + side), z), 0.0011, "rubber", seg=4)
    m.empty("seat", (0, y, 0))
    return m


def clip_plain():
    """Plain clip for a handheld microphone; `seat` is the middle of its cradle."""
    m = Model("clip_plain", floor=False)
    clip(m, 0.0125, lift=0.034, width=0.034)
    m.empty("seat", (0, 0.034, 0))
    return m


def clip_spring():
    """Sprung peg clip."""
    m = Model("clip_spring", floor=False)
    thread_hub(m)
    m.box((0.010, 0.022, 0.016), (0, 0.012, 0), "enamel_black", 0.002)
    for s in (-1, 1):
        jaw = [(s * 0.004, 0.020), (s * 0.016, 0.030), (s * 0.019, 0.044), (s * 0.014, 0.056), (s * 0.010, 0.055), (s * 0.0145, 0.044), (s * 0.012, 0.033), (s * 0.002, 0.026)]
        m.prism(jaw, 0.030, "plastic_black", bevel=0.001)
        m.prism([(s * 0.004, 0.022), (s * 0.010, 0.018), (s * 0.026, 0.006), (s * 0.024, 0.002), (s * 0.006, 0.014)], 0.024, "plastic_black", bevel=0.001)
    m.ring(0.005, 0.0012, "nickel", (0, 0.024, 0.016), axis="z", steps=12, seg=4)
    m.empty("seat", (0, 0.043, 0))
    return m


def stereo_bar():
    """Stereo bar for two microphones, 0.28 m; `seat left` and `seat right` are its threads."""
    m = Model("stereo_bar", floor=False)
    thread_hub(m)
    m.prism(shapes.rounded_rect(0.28, 0.022, 0.010, 3), 0.006, "nickel", (0, 0.007, 0), bevel=0.001, rot=(-90, 0, 0), grain="x")
    for s, name in ((-1, "right"), (1, "left")):
        m.box((0.09, 0.0065, 0.006), (s * 0.075, 0.0072, 0), "hole")
        m.cyl((s * 0.085, -0.006, 0), (s * 0.085, 0.004, 0), 0.009, "enamel_black", seg=12, bevel=0.001)
        m.cyl((s * 0.085, 0.010, 0), (s * 0.085, 0.028, 0), 0.0070, "brass", seg=12)
        m.cyl((s * 0.085, 0.010, 0), (s * 0.085, 0.014, 0), 0.0105, "nickel", seg=12, bevel=0.001)
        m.empty(f"seat {name}", (s * 0.085, 0.028, 0))
    for k in range(9):
        m.quad((0.0008, 0.006), (-0.12 + 0.03 * k, 0.0104, -0.006), "hole", rot=(-90, 0, 0))
    return m


def windshield():
    """Foam ball for a pencil microphone; origin at its open end, front -Z."""
    m = Model("windshield", floor=False)
    m.lathe([(0.012, 0.0), (0.016, 0.002), (0.024, 0.012), (0.028, 0.028), (0.026, 0.046), (0.017, 0.060), (0, 0.065)], "foam", seg=22, axis="-z")
    m.lathe([(0.0105, 0.0), (0.0105, 0.03), (0, 0.03)], "hole", (0, 0, -0.0005), seg=14, axis="-z")
    return m


MODELS = [pop_filter, shock_mount, shock_mount_pencil, clip_plain, clip_spring, stereo_bar, windshield]
