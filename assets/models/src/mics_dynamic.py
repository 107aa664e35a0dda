"""Dynamic microphones: hands, drums, cabinets, broadcast."""

from common import Model
from mic_parts import along_z, clip, marks, tail, thread_hub
import shapes


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
    along_z(m, dome, "mesh_metal", y, 24, sharp=60)
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


def mic_broadcast_ported():
    """Long broadcast dynamic: a slender body ringed with ports, in a hinged ring."""
    m = Model("mic_broadcast_ported", floor=False)
    y = 0.045
    thread_hub(m, 0.012)
    m.cyl((0, 0, 0.01), (0, y - 0.024, 0.01), 0.008, "enamel_grey", seg=10)
    along_z(m, [(0.0270, -0.024), (0.0310, -0.022), (0.0310, 0.002), (0.0270, 0.004)], "enamel_grey", y, 24, closed=True)
    along_z(m, [(0.014, -0.105), (0.0235, -0.099), (0.0262, -0.09), (0.0262, 0.045)], "enamel_cream", y, 26)
    for k in range(8):
        along_z(m, [(0.0240, 0.047 + 0.0095 * k), (0.0240, 0.0505 + 0.0095 * k)], "hole", y, 20)
        along_z(m, [(0.0262, 0.0445 + 0.0095 * k), (0.0268, 0.046 + 0.0095 * k), (0.0262, 0.0485 + 0.0095 * k)], "enamel_cream", y, 24)
    along_z(m, [(0.0262, 0.118), (0.0275, 0.120), (0.0275, 0.128), (0.0262, 0.130)], "nickel", y, 26)
    along_z(m, [(0.0255, 0.129), (0.0250, 0.140), (0.0200, 0.152), (0.0105, 0.158), (0, 0.159)], "mesh_metal", y, 26, sharp=60)
    tail(m, y, -0.104, 0.0105)
    m.empty("capsule", (0, y, -0.145))
    return m


def mic_dynamic_large():
    """Large drum and bass dynamic: a chunky body that widens to a flat-topped basket, its swivel built on."""
    m = Model("mic_dynamic_large", floor=False)
    y = 0.030
    thread_hub(m, 0.012)
    m.box((0.016, y - 0.010, 0.018), (0, y / 2 - 0.004, 0.03), "enamel_black", 0.003)
    along_z(m, [(0.012, -0.085), (0.0195, -0.078), (0.0205, -0.070), (0.0205, 0.000), (0.0290, 0.018)], "enamel_grey", y, 26)
    along_z(m, [(0.0290, 0.017), (0.0305, 0.019), (0.0305, 0.024), (0.0290, 0.026)], "nickel", y, 26)
    along_z(m, [(0.0285, 0.025), (0.0295, 0.030), (0.0295, 0.056), (0.0262, 0.066), (0.0120, 0.069), (0, 0.0695)], "mesh_metal", y, 26, sharp=40)
    along_z(m, [(0.0297, 0.046), (0.0302, 0.047), (0.0302, 0.050), (0.0297, 0.051)], "nickel", y, 26)
    with m.moved((0, y, 0), (0, 0, 0)):
        m.ring(0.0212, 0.003, "enamel_black", (0, 0, 0.055), axis="z", steps=22, seg=5)
    tail(m, y, -0.084, 0.0100)
    m.empty("capsule", (0, y, -0.060))
    return m


def mic_dynamic_flat():
    """Supercardioid dynamic: slim body, big flat-faced basket with a bright band."""
    m = Model("mic_dynamic_flat", floor=False)
    y = 0.034
    clip(m, 0.0125, z=0.03, lift=y)
    along_z(m, [(0.0095, -0.085), (0.0118, -0.080), (0.0122, 0.005), (0.0180, 0.020)], "enamel_blue", y, 22)
    along_z(m, [(0.0180, 0.019), (0.0235, 0.022), (0.0235, 0.028), (0.0215, 0.030)], "nickel", y, 24)
    along_z(m, [(0.0212, 0.029), (0.0225, 0.032), (0.0225, 0.064)], "mesh_metal", y, 24)
    along_z(m, [(0.0225, 0.062), (0.0242, 0.064), (0.0242, 0.069), (0.0210, 0.071)], "nickel", y, 24)
    along_z(m, [(0.0210, 0.0705), (0, 0.0712)], "mesh_metal", y, 24, tint=0.8)
    tail(m, y, -0.084, 0.0092)
    m.empty("capsule", (0, y, -0.066))
    return m


def mic_kick_egg():
    """Kick dynamic: an egg on a stubby swivel, its front half of coarse mesh."""
    m = Model("mic_kick_egg", floor=False)
    y = 0.044
    thread_hub(m, 0.013)
    m.cyl((0, 0, 0.012), (0, 0.020, 0.012), 0.013, "enamel_black", seg=14, bevel=0.002)
    rear = [(0.008, -0.062), (0.020, -0.056), (0.034, -0.038), (0.0425, -0.012), (0.0440, 0.004)]
    along_z(m, rear, "enamel_black", y, 30)
    along_z(m, [(0.0440, 0.003), (0.0460, 0.005), (0.0460, 0.013), (0.0440, 0.015)], "nickel", y, 30)
    along_z(m, [(0.0438, 0.014), (0.0420, 0.026), (0.0370, 0.042), (0.0270, 0.057), (0.0140, 0.066), (0, 0.068)], "mesh_metal", y, 30, sharp=60)
    tail(m, y, -0.058, 0.0100)
    m.empty("capsule", (0, y, -0.045))
    return m


def mic_kick_shaped():
    """Kick dynamic: a heavy cylinder with a wide bulged head and a ring of vents."""
    m = Model("mic_kick_shaped", floor=False)
    y = 0.036
    thread_hub(m, 0.013)
    m.box((0.018, y - 0.014, 0.020), (0, y / 2 - 0.006, 0.035), "steel_dark", 0.003)
    along_z(m, [(0.013, -0.098), (0.0240, -0.092), (0.0255, -0.084), (0.0255, -0.012), (0.0340, 0.004), (0.0355, 0.010)], "steel_dark", y, 28)
    along_z(m, [(0.0320, 0.009), (0.0320, 0.018)], "hole", y, 24)
    for k in range(12):
        with m.moved((0, y, 0), (0, 0, 30 * k)):
            m.box((0.007, 0.004, 0.010), (0, 0.0338, -0.0135), "steel_dark")
    along_z(m, [(0.0355, 0.017), (0.0370, 0.020), (0.0360, 0.032), (0.0300, 0.046), (0.0180, 0.056), (0, 0.059)], "mesh_metal", y, 28, sharp=60)
    tail(m, y, -0.096, 0.0102)
    m.empty("capsule", (0, y, -0.040))
    return m


def mic_vocal_hyper():
    """Hypercardioid dynamic: long taper, elongated grille with a solid waist band."""
    m = Model("mic_vocal_hyper", floor=False)
    y = 0.035
    clip(m, 0.0140, z=0.01, width=0.03, lift=y)
    along_z(m, [(0.0096, -0.092), (0.0118, -0.087), (0.0165, 0.010), (0.0190, 0.018)], "nickel", y, 22)
    along_z(m, [(0.0190, 0.017), (0.0205, 0.019), (0.0205, 0.040)], "mesh_metal", y, 22)
    along_z(m, [(0.0205, 0.039), (0.0216, 0.041), (0.0216, 0.048), (0.0205, 0.050)], "enamel_black", y, 22)
    along_z(m, [(0.0205, 0.049), (0.0205, 0.064), (0.0180, 0.074), (0.0110, 0.0795), (0, 0.081)], "mesh_metal", y, 22, sharp=60)
    tail(m, y, -0.090, 0.0092)
    m.empty("capsule", (0, y, -0.066))
    return m


def mic_cabinet():
    """Cabinet dynamic: a flat box that hangs before the cloth, its face a wide grille."""
    m = Model("mic_cabinet", floor=False)
    thread_hub(m, 0.011)
    m.box((0.016, 0.020, 0.012), (0, 0.010, 0), "enamel_black", 0.002)
    m.prism(shapes.rounded_rect(0.056, 0.094, 0.018, 4), 0.032, "enamel_black", (0, 0.066, 0), bevel=0.005)
    m.prism(shapes.rounded_rect(0.046, 0.050, 0.014, 4), 0.004, "mesh_metal", (0, 0.082, -0.0155), bevel=0.001, tint=0.8)
    for k in range(6):
        m.box((0.044, 0.0016, 0.0016), (0, 0.062 + 0.008 * k, -0.0178), "steel_dark")
    m.box((0.020, 0.006, 0.0014), (0, 0.038, -0.0163), "nickel")
    m.cyl((0, 0.030, 0.014), (0, 0.022, 0.036), 0.0092, "nickel", seg=12, bevel=0.001)
    m.cyl((0, 0.022, 0.036), (0, 0.0218, 0.0366), 0.0072, "hole", seg=10)
    marks(m, (0, 0.082, -0.012), (0, 0.021, 0.037))
    return m


def handheld(name, doc, ball, length, mat, ring):
    """Slim handheld with a small head."""
    def make():
        m = Model(name, floor=False)
        y = 0.034
        clip(m, 0.0115, z=0.01, width=0.028, lift=y)
        along_z(m, [(0.0090, -length), (0.0108, -length + 0.004), (0.0120, 0.030), (ball * 0.82, 0.042)], mat, y, 20)
        along_z(m, [(ball * 0.82, 0.041), (ball * 0.96, 0.043), (ball * 0.96, 0.047), (ball * 0.85, 0.048)], ring, y, 20)
        along_z(m, [(ball * 0.85, 0.0475), (ball, 0.052), (ball, 0.058), (ball * 0.82, 0.066), (ball * 0.45, 0.0715), (0, 0.073)], "mesh_metal", y, 20, sharp=60)
        tail(m, y, -length + 0.001, 0.0088)
        m.empty("capsule", (0, y, -0.060))
        return m
    make.__doc__, make.__name__ = doc, name
    return make


MODELS = [mic_dynamic, mic_vocal, mic_broadcast, mic_broadcast_ported, mic_dynamic_large, mic_dynamic_flat, mic_kick_egg, mic_kick_shaped, mic_vocal_hyper,
          mic_cabinet, handheld("mic_interview", "Long slim interview omni with a small head.", 0.0150, 0.150, "steel_dark", "nickel"),
          handheld("mic_electret", "Budget handheld electret, a switch on its side.", 0.0205, 0.085, "plastic_black", "enamel_red")]
