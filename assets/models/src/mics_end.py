"""Small condensers, mostly end-address, in clips."""

from common import Model
from mic_parts import along_z, clip, marks, tail, thread_hub


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


def pencil(name, doc, r, rear, front, mat, head, grip=0.0):
    """Pencil condenser from its figures: radius, body from rear to front, and `head` to draw the capsule."""
    def make():
        m = Model(name, floor=False)
        y = 0.02 + r
        clip(m, r + 0.0002, z=grip, lift=y)
        along_z(m, [(r - 0.0012, rear), (r, rear + 0.003), (r, front)], mat, y)
        at = head(m, y, front, r)
        tail(m, y, rear + 0.001, min(r - 0.0008, 0.0095))
        m.empty("capsule", (0, y, -at))
        return m
    make.__doc__, make.__name__ = doc, name
    return make


def flared(m, y, front, r):
    """Capsule wider than its body, with a fine grille and a bright rim."""
    along_z(m, [(r, front - 0.001), (r * 1.28, front + 0.006), (r * 1.28, front + 0.022)], "brass", y)
    along_z(m, [(r * 1.18, front + 0.021), (r * 1.18, front + 0.0235), (0, front + 0.024)], "mesh_metal", y, tint=0.8)
    return front + 0.023


def grid(m, y, front, r):
    """Short grid of slots all round."""
    along_z(m, [(r * 0.86, front - 0.001), (r * 0.86, front + 0.010)], "hole", y, 14)
    for k in range(10):
        with m.moved((0, y, 0), (0, 0, 36 * k)):
            m.box((0.0022, 0.0016, 0.011), (0, r * 0.95, -front - 0.005), "nickel")
    along_z(m, [(r, front + 0.0095), (r, front + 0.0135), (r * 0.9, front + 0.0145), (0, front + 0.0146)], "nickel", y)
    return front + 0.013


def slim_slots(m, y, front, r):
    """Capsule with long side slots behind a flat gauze."""
    along_z(m, [(r, front), (r, front + 0.003)], "enamel_black", y)
    along_z(m, [(r * 0.84, front + 0.002), (r * 0.84, front + 0.022)], "hole", y, 14)
    for k in range(6):
        with m.moved((0, y, 0), (0, 0, 60 * k)):
            m.box((0.004, 0.0018, 0.022), (0, r * 0.94, -front - 0.012), "enamel_black")
    along_z(m, [(r, front + 0.021), (r, front + 0.026)], "enamel_black", y)
    along_z(m, [(r * 0.9, front + 0.0255), (r * 0.8, front + 0.027), (0, front + 0.0275)], "mesh_metal", y)
    return front + 0.025


def modular(m, y, front, r):
    """Screwed-on capsule between two coloured rings."""
    along_z(m, [(r * 1.04, front), (r * 1.04, front + 0.003)], "gold", y)
    along_z(m, [(r, front + 0.003), (r, front + 0.010)], "enamel_black", y)
    along_z(m, [(r * 0.88, front + 0.009), (r * 0.88, front + 0.014)], "hole", y, 14)
    along_z(m, [(r, front + 0.013), (r, front + 0.019), (r * 0.92, front + 0.020), (0, front + 0.0198)], "mesh_metal", y)
    return front + 0.018


def open_face(m, y, front, r):
    """Plain rim with a domed gauze."""
    along_z(m, [(r * 1.06, front), (r * 1.06, front + 0.012)], "enamel_black", y)
    along_z(m, [(r * 0.98, front + 0.0115), (r * 0.7, front + 0.0165), (0, front + 0.018)], "mesh_metal", y)
    return front + 0.014


def mic_sdc_lollipop():
    """Small side-address condenser: a round head across the end of a pencil."""
    m = Model("mic_sdc_lollipop", floor=False)
    thread_hub(m)
    with m.moved((0, 0, -0.030)):
        m.lathe([(0.0085, -0.095), (0.0102, -0.091), (0.0102, 0.012), (0.007, 0.020), (0.006, 0.030)], "nickel", seg=20)
        m.lathe([(0.0150, -0.006), (0.0180, -0.0045), (0.0180, 0.0045), (0.0150, 0.006)], "nickel", (0, 0.046, 0), seg=26, axis="z")
        for way in ("z", "-z"):
            m.lathe([(0.0150, 0.0055), (0.010, 0.0075), (0, 0.0082)], "mesh_metal", (0, 0.046, 0), seg=22, axis=way, sharp=60)
        m.lathe([(0.0102, -0.052), (0.0140, -0.052), (0.0140, -0.032), (0.0102, -0.032)], "enamel_black", seg=18, closed=True)
        m.cyl((0, -0.109, 0), (0, -0.093, 0), 0.009, "nickel", seg=14, bevel=0.001)
        m.cyl((0, -0.1095, 0), (0, -0.1088, 0), 0.0072, "hole", seg=12)
        marks(m, (0, 0.046, 0), (0, -0.110, 0))
    m.box((0.009, 0.014, 0.022), (0, -0.042, -0.010), "enamel_black", 0.002)
    m.cyl((0, -0.05, 0), (0, -0.02, 0), 0.0085, "enamel_black", seg=12, bevel=0.001)
    return m


def mic_measuring():
    """Measuring omni: a thin rod that tapers to a 7 mm capsule."""
    m = Model("mic_measuring", floor=False)
    y = 0.030
    clip(m, 0.0098, z=0.05, lift=y)
    along_z(m, [(0.0085, -0.095), (0.0096, -0.092), (0.0096, -0.005), (0.0060, 0.035), (0.0038, 0.055), (0.0038, 0.098)], "steel_dark", y)
    along_z(m, [(0.0040, 0.097), (0.0040, 0.104), (0.0034, 0.1055), (0, 0.1056)], "nickel", y, 14)
    tail(m, y, -0.094, 0.0088)
    m.empty("capsule", (0, y, -0.105))
    return m


MODELS = [mic_sdc, pencil("mic_sdc_vintage", "Slim old condenser with a flared brass capsule.", 0.0095, -0.075, 0.040, "enamel_green", flared),
          pencil("mic_sdc_omni", "Stubby free-field omni with an open grid.", 0.0105, -0.040, 0.040, "nickel", grid),
          pencil("mic_sdc_super", "Black slim supercardioid with long side slots.", 0.0095, -0.085, 0.040, "enamel_black", slim_slots, 0.02),
          pencil("mic_sdc_modular", "Modular condenser with a screwed-on capsule between gilt rings.", 0.0095, -0.040, 0.022, "enamel_grey", modular),
          pencil("mic_sdc_general", "Thick general-purpose condenser with a domed gauze.", 0.0110, -0.060, 0.055, "enamel_black", open_face), mic_sdc_lollipop, mic_measuring]
