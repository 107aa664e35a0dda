"""Trumpet and tenor saxophone.

Origin: where the player holds them (trumpet: the valves; saxophone: the thumb
rest), the mouthpiece toward -Z and up as played. Empties `mouthpiece`, `bell`.
"""

from common import Model
import shapes


def trumpet():
    """Trumpet in B flat, 0.48 m; pistons are nodes `valve 1..3`."""
    m = Model("trumpet", floor=False)
    r = 0.0058
    lead = [(0, 0.03, -0.22), (0, 0.03, 0.10)]
    m.tube(lead, r, "brass", seg=10)
    m.tube(shapes.spline([(0, 0.03, 0.10), (0, 0.028, 0.125), (0, 0.0, 0.138), (0, -0.028, 0.125), (0, -0.03, 0.10)], 4), r, "brass", seg=10)
    m.tube([(0, -0.03, 0.10), (0, -0.03, 0.0)], r, "brass", seg=10)
    m.tube(shapes.spline([(0.012, -0.03, -0.05), (0.016, -0.028, -0.115), (0.016, 0.0, -0.14), (0.016, 0.028, -0.125), (0.016, 0.032, -0.09)], 4), r, "brass", seg=10)
    path = shapes.spline([(0.016, 0.032, -0.09), (0.012, 0.032, 0.04), (0.008, 0.032, 0.16), (0.006, 0.032, 0.24), (0.006, 0.032, 0.28)], 5)
    radii = [0.0058 + 0.0105 * (k / (len(path) - 1)) ** 3 for k in range(len(path))]
    m.tube(path, radii, "brass", seg=14)
    flare = [(0.0155, 0.0), (0.020, 0.018), (0.030, 0.034), (0.046, 0.043), (0.0615, 0.046), (0.0615, 0.0475), (0.045, 0.0455), (0.028, 0.037), (0.018, 0.020),
             (0.0135, 0.0)]
    m.lathe(flare, "brass", (0.006, 0.032, 0.275), seg=32, axis="z", closed=True)
    m.ring(0.0615, 0.0018, "brass", (0.006, 0.032, 0.3215), axis="z", steps=32, seg=6)
    for k in range(3):
        z = -0.028 + 0.026 * k
        m.cyl((0.004, -0.062, z), (0.004, 0.058, z), 0.0105, "brass", seg=16, bevel=0.001)
        for y in (-0.064, 0.056):
            m.cyl((0.004, y, z), (0.004, y + 0.008, z), 0.0112, "brass", seg=16, bevel=0.001)
        with m.node(f"valve {k + 1}", (0.004, 0.064, z)):
            m.cyl((0.004, 0.064, z), (0.004, 0.082, z), 0.0028, "nickel", seg=8)
            m.cyl((0.004, 0.080, z), (0.004, 0.084, z), 0.0078, "detail", seg=14, bevel=0.001, tint="efe8d8")
    m.lathe([(0.0045, 0.0), (0.0055, 0.05), (0.0075, 0.062), (0.0125, 0.072), (0.0135, 0.078), (0.011, 0.08), (0.008, 0.074)], "gold", (0, 0.03, -0.205), seg=18,
            axis="-z")
    for z in (-0.05, 0.07):
        m.cyl((0.003, -0.026, z), (0.003, 0.030, z), 0.0025, "brass", seg=6)
    m.ring(0.012, 0.0022, "brass", (0.0, -0.052, 0.12), axis="x", steps=14, seg=5)
    m.ring(0.011, 0.0022, "brass", (0.0, 0.045, 0.045), axis="x", steps=14, seg=5)
    m.empty("mouthpiece", (0, 0.03, -0.285))
    m.empty("bell", (0.006, 0.032, 0.323))
    return m


def saxophone():
    """Tenor saxophone, 0.8 m."""
    m = Model("saxophone", floor=False)
    body = [(0, 0.36, -0.05), (0, 0.0, -0.02), (0, -0.30, 0.01)]
    n = 9
    path = shapes.spline(body, 4)
    m.tube(path, [0.012 + 0.017 * k / (n - 1) for k in range(n)], "brass", seg=16)
    bow = shapes.spline([(0, -0.30, 0.01), (0, -0.385, 0.025), (0, -0.42, 0.075), (0, -0.385, 0.125), (0, -0.30, 0.14)], 4)
    m.tube(bow, [0.029 + 0.013 * k / (len(bow) - 1) for k in range(len(bow))], "brass", seg=16)
    bell = [(0.042, 0.0), (0.047, 0.10), (0.054, 0.19), (0.064, 0.245), (0.078, 0.275), (0.080, 0.279), (0.076, 0.279), (0.061, 0.250), (0.050, 0.19), (0.040, 0.02)]
    m.lathe(bell, "brass", (0, -0.30, 0.14), seg=28, axis=(0, 0.99, 0.14), closed=True)
    m.ring(0.079, 0.0026, "brass", (0, -0.025, 0.18), axis=(0, 0.99, 0.14), steps=28, seg=6)
    neck = shapes.spline([(0, 0.36, -0.05), (0, 0.415, -0.06), (0, 0.44, -0.11), (0, 0.425, -0.17), (0, 0.40, -0.205)], 5)
    m.tube(neck, [0.0125 - 0.0045 * k / (len(neck) - 1) for k in range(len(neck))], "brass", seg=12)
    m.cyl((0, 0.355, -0.05), (0, 0.375, -0.052), 0.017, "brass", seg=14, bevel=0.002)
    m.lathe([(0.009, 0.0), (0.0125, 0.01), (0.0125, 0.06), (0.009, 0.085), (0.004, 0.09)], "plastic_black", (0, 0.405, -0.195), seg=14, axis=(0, -0.45, -0.9))
    m.ring(0.0135, 0.002, "gold", (0, 0.385, -0.235), axis=(0, -0.45, -0.9), steps=14, seg=5)
    for k in range(9):
        y = 0.28 - 0.063 * k
        z = -0.045 + (0.36 - y) * 0.083
        r = 0.010 + 0.0012 * k
        side = 0.014 + 0.0022 * k
        way = (0.25, 0, 1) if k % 2 else (-0.2, 0, 1)
        with m.moved((0.004 * (1 if k % 2 else -1), y, z + side), axis=way):
            m.lathe([(r * 0.9, 0.0), (r * 0.9, 0.006), (r * 1.1, 0.008), (r * 1.1, 0.011), (r * 0.5, 0.013), (0, 0.0125)], "brass", seg=14)
        m.cyl((0.022 * (1 if k % 2 else -1), y + 0.03, z + side + 0.004), (0.022 * (1 if k % 2 else -1), y - 0.03, z + side + 0.007), 0.0028, "gold", seg=6)
        m.ball((0.009, 0.004, 0.009), (0.006, y + 0.02, z + side + 0.016), "detail", seg=8, rings=5, tint="efe8d8")
    for s, y in ((1, -0.20), (1, -0.32), (-1, -0.12)):
        m.lathe([(0.024, 0), (0.024, 0.008), (0.012, 0.011), (0, 0.010)], "brass", (s * 0.045, y, 0.148), seg=16, axis="x" if s > 0 else "-x")
    for s in (-1, 1):
        m.tube([(s * 0.026, 0.26, -0.02), (s * 0.030, 0.0, 0.0), (s * 0.034, -0.28, 0.03)], 0.0028, "gold", seg=6)
    m.ring(0.011, 0.002, "gold", (0, 0.02, -0.052), axis="x", steps=12, seg=5)
    m.empty("mouthpiece", (0, 0.36, -0.275))
    m.empty("bell", (0, -0.02, 0.181))
    return m


MODELS = [trumpet, saxophone]
