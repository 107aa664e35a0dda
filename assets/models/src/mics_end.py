"""End-address microphones: pencil condenser, instrument, vocal and broadcast.

Origin: the mounting thread under the clip. Front faces -Z. Empty nodes
`capsule` and `jack` as for the side-address family.
"""

from common import Model
from mics_side import thread_hub
import shapes


def clip(m, r, z=0.0, width=0.022, lift=0.03):
    """C-clip on a swivel: hub at the origin, cradle around a body along Z."""
    thread_hub(m)
    m.box((0.009, lift - r + 0.004, 0.014), (0, (lift - r) / 2, 0), "enamel_black", 0.002)
    m.cyl((-0.009, 0.007, 0), (0.009, 0.007, 0), 0.008, "enamel_black", seg=12, bevel=0.001)
    outer = shapes.arc(r + 0.0032, 140, 400, 14)
    inner = shapes.arc(r + 0.0002, 140, 400, 14)
    outline = [(p.x, p.y) for p in outer] + [(p.x, p.y) for p in reversed(inner)]
    m.prism(outline, width, "enamel_black", (0, lift, z))


def along_z(m, profile, mat, y, seg=20, **kw):
    """Lathe whose profile 'height' is measured toward the front (-Z)."""
    m.lathe(profile, mat, at=(0, y, 0), axis="-z", seg=seg, **kw)


def tail(m, y, front, r=0.0095):
    """XLR shell at the rear; `front` is the -Z coordinate where the body ends."""
    along_z(m, [(r - 0.0012, front - 0.016), (r, front - 0.0148), (r, front + 0.002)], "nickel", y, 14)
    along_z(m, [(r * 0.8, front - 0.0165), (r * 0.8, front - 0.0158)], "hole", y, 12)
    m.empty("jack", (0, y, -(front - 0.017)))


def mic_sdc():
    """Small-diaphragm pencil condenser, 2 cm by 11 cm, in a clip."""
    m = Model("mic_sdc", floor=False)
    y = 0.03
    clip(m, 0.0102, lift=y)
    along_z(m, [(0.0088, -0.047), (0.01, -0.044), (0.01, 0.034), (0.0094, 0.0348), (0.0094, 0.036), (0.01, 0.0368),
                (0.01, 0.044)], "nickel", y)
    for k in range(3):
        z = 0.0462 + 0.0036 * k
        along_z(m, [(0.0085, z - 0.0022), (0.0085, z + 0.0014)], "hole", y, 16)
        along_z(m, [(0.0098, z), (0.01, z + 0.0004), (0.01, z + 0.0012), (0.0098, z + 0.0016)], "nickel", y, 20)
    along_z(m, [(0.0099, 0.0566), (0.0099, 0.0594), (0.0092, 0.0602)], "nickel", y)
    along_z(m, [(0.0084, 0.0600), (0.0084, 0.0606), (0, 0.0607)], "mesh_metal", y, 16)
    tail(m, y, -0.046, 0.0088)
    m.empty("capsule", (0, y, -0.058))
    return m


def mic_dynamic():
    """Instrument dynamic: tapered body, slotted resonator cap."""
    m = Model("mic_dynamic", floor=False)
    y = 0.033
    clip(m, 0.0128, z=0.006, lift=y)
    along_z(m, [(0.0095, -0.075), (0.0112, -0.072), (0.0118, -0.05), (0.0138, 0.024), (0.0150, 0.030), (0.0158, 0.034)],
            "enamel_grey", y)
    along_z(m, [(0.0158, 0.034), (0.0164, 0.036), (0.0164, 0.046), (0.0155, 0.048)], "enamel_black", y, 22)
    along_z(m, [(0.0142, 0.048), (0.0142, 0.052)], "hole", y, 18)
    along_z(m, [(0.0158, 0.051), (0.0162, 0.052), (0.0162, 0.066), (0.015, 0.071), (0.0125, 0.073)], "enamel_black", y, 22)
    along_z(m, [(0.0125, 0.0728), (0.0118, 0.0745), (0.006, 0.0765), (0, 0.077)], "mesh_metal", y, 18)
    for k in range(10):
        with m.moved((0, y, 0), (0, 0, 36 * k)):
            m.box((0.0028, 0.001, 0.009), (0, 0.0161, -0.059), "hole")
    tail(m, y, -0.074)
    m.empty("capsule", (0, y, -0.07))
    return m


def mic_vocal():
    """Handheld vocal dynamic with a ball grille."""
    m = Model("mic_vocal", floor=False)
    y = 0.035
    clip(m, 0.0150, z=0.0, width=0.03, lift=y)
    along_z(m, [(0.0096, -0.085), (0.0115, -0.082), (0.0122, -0.07), (0.0172, 0.035), (0.0200, 0.044), (0.0225, 0.05)],
            "enamel_black", y, 22)
    along_z(m, [(0.0225, 0.049), (0.0243, 0.0505), (0.0243, 0.0545), (0.0225, 0.056)], "nickel", y, 24)
    dome = [(0.0225, 0.0555), (0.0242, 0.059), (0.0250, 0.063), (0.0255, 0.067), (0.0258, 0.071), (0.0257, 0.075),
            (0.0252, 0.079), (0.0243, 0.083), (0.0229, 0.0868), (0.0208, 0.0905), (0.0181, 0.094), (0.0147, 0.097),
            (0.0105, 0.0993), (0.0055, 0.1009), (0, 0.1015)]
    checker = lambda i: 0.62 if (i // 24 + i % 24) % 2 else None  # noqa: E731
    along_z(m, dome, "mesh_metal", y, 24, sharp=60, tint=checker)
    tail(m, y, -0.084)
    m.box((0.006, 0.0025, 0.014), (0, y + 0.0168, -0.018), "nickel", 0.0008)
    m.empty("capsule", (0, y, -0.075))
    return m


def mic_broadcast():
    """Large broadcast dynamic in a yoke."""
    m = Model("mic_broadcast", floor=False)
    y = 0.062
    thread_hub(m, 0.012, 0.03)
    along_z(m, [(0.014, -0.075), (0.0255, -0.070), (0.0275, -0.066), (0.0275, 0.018), (0.0262, 0.019), (0.0262, 0.023),
                (0.0275, 0.024), (0.0275, 0.038)], "enamel_grey", y, 24)
    along_z(m, [(0.0262, 0.036), (0.0302, 0.040), (0.0318, 0.046), (0.0318, 0.098), (0.0296, 0.106), (0.0225, 0.111), (0, 0.112)],
            "foam", y, 24)
    for k in range(12):
        with m.moved((0, y, 0), (0, 0, 30 * k + 15)):
            m.box((0.004, 0.0012, 0.030), (0, 0.0273, 0.028), "hole")
    for s in (-1, 1):
        path = shapes.spline([(0, 0.004, 0.0), (s * 0.020, 0.006, 0), (s * 0.0355, 0.02, 0), (s * 0.038, 0.044, 0), (s * 0.038, y, 0)], 3)
        m.tube(path, 0.006, "enamel_black", seg=8, flat=0.55)
        m.cyl((s * 0.026, y, 0), (s * 0.045, y, 0), 0.0115, "enamel_black", seg=12, bevel=0.0015)
        m.cyl((s * 0.045, y, 0), (s * 0.0465, y, 0), 0.006, "nickel", seg=10)
    m.cyl((0, 0.0, 0), (0, 0.012, 0), 0.013, "enamel_black", seg=12, bevel=0.002)
    m.cyl((0, y, 0.070), (0, y, 0.086), 0.011, "nickel", seg=14, bevel=0.001)
    m.cyl((0, y, 0.0858), (0, y, 0.0865), 0.0088, "hole", seg=12)
    m.empty("jack", (0, y, 0.087))
    m.empty("capsule", (0, y, -0.085))
    return m


MODELS = [mic_sdc, mic_dynamic, mic_vocal, mic_broadcast]
