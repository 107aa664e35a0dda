"""Flight cases and what they are moved on."""

from common import Model
import shapes


def case_body(m, w, h, d, y=0.0, lid=0.28, mat="tolex"):
    """Box with aluminium edges, ball corners, latches and a lid line; bottom at y."""
    e = 0.028
    m.box((w - 0.008, h - 0.008, d - 0.008), (0, y + h / 2, 0), mat)
    for sx in (-1, 1):
        for sz in (-1, 1):
            m.box((e, h, e), (sx * (w / 2 - e / 2 + 0.001), y + h / 2, sz * (d / 2 - e / 2 + 0.001)), "alu", 0.004)
        for sy in (0, 1):
            m.box((e, e, d), (sx * (w / 2 - e / 2 + 0.001), y + (h - e / 2 if sy else e / 2), 0), "alu", 0.004)
    for sz in (-1, 1):
        for sy in (0, 1):
            m.box((w, e, e), (0, y + (h - e / 2 if sy else e / 2), sz * (d / 2 - e / 2 + 0.001)), "alu", 0.004)
    cut = y + h * (1 - lid)
    for s in (-1, 1):
        m.box((w + 0.003, 0.030, 0.004), (0, cut, s * (d / 2)), "alu", 0.001)
        m.box((0.004, 0.030, d + 0.003), (s * (w / 2), cut, 0), "alu", 0.001)
        m.box((w + 0.004, 0.002, 0.005), (0, cut, s * (d / 2 + 0.001)), "hole")
        for sx in (-1, 1):
            for sy in (0, 1):
                m.ball(0.024, (sx * (w / 2 - 0.010), y + h - 0.012 if sy else y + 0.024, s * (d / 2 - 0.010)), "alu", seg=10, rings=6)
    for k in ((-0.28, 0.28) if w > 0.45 else (0.0,)):
        latch(m, (k * w, cut, d / 2 + 0.002))
    for s in (-1, 1):
        handle(m, (s * (w / 2 + 0.001), y + h * (1 - lid) * 0.55, 0), s)


def latch(m, at):
    """Butterfly latch in its dish."""
    x, y, z = at
    m.prism(shapes.rounded_rect(0.10, 0.10, 0.012, 3), 0.004, "nickel", (x, y, z), bevel=0.001)
    m.prism(shapes.rounded_rect(0.08, 0.08, 0.010, 3), 0.002, "steel_dark", (x, y, z + 0.0022))
    m.box((0.05, 0.018, 0.008), (x, y - 0.012, z + 0.006), "nickel", 0.003)
    m.box((0.03, 0.040, 0.006), (x, y + 0.010, z + 0.005), "nickel", 0.002)


def handle(m, at, way):
    """Sprung handle on a side wall (way = ±1 along X)."""
    x, y, z = at
    m.box((0.004, 0.11, 0.17), (x, y, z), "nickel", 0.001)
    m.box((0.003, 0.085, 0.145), (x + way * 0.002, y, z), "steel_dark")
    m.tube([(x + way * 0.004, y + 0.02, z - 0.055), (x + way * 0.016, y - 0.02, z - 0.05), (x + way * 0.016, y - 0.02, z + 0.05),
            (x + way * 0.004, y + 0.02, z + 0.055)], 0.008, "rubber", seg=6)


def castor(m, x, z, r=0.05, brake=False):
    """Swivel castor with its wheel on the floor."""
    m.cyl((x - 0.017, r, z), (x + 0.017, r, z), r, "enamel_blue", seg=16, bevel=0.006)
    for s in (-1, 1):
        m.box((0.004, r * 1.15, 0.05), (x + s * 0.022, r * 1.2, z + 0.01), "nickel", 0.001)
    m.box((0.085, 0.006, 0.085), (x, r * 2 + 0.008, z), "nickel", 0.001)
    if brake:
        m.box((0.03, 0.008, 0.04), (x, r * 1.7, z + 0.05), "enamel_red", 0.002)


def case_small():
    """Microphone case, 0.44 x 0.16 x 0.32 m, with a carrying handle."""
    m = Model("case_small")
    case_body(m, 0.44, 0.16, 0.32, lid=0.4)
    m.tube([(-0.06, 0.085, 0.165), (-0.055, 0.085, 0.20), (0.055, 0.085, 0.20), (0.06, 0.085, 0.165)], 0.008, "rubber", seg=6)
    m.label("MICS", (0.12, 0.04), (0, 0.1605, 0), rot=(-90, 0, 0), ink="1c1814", paper="efe8d8", density=900)
    return m


def case_medium():
    """Case for stands and cables, 0.8 x 0.45 x 0.45 m."""
    m = Model("case_medium")
    case_body(m, 0.8, 0.45, 0.45)
    m.label("CABLES - XLR", (0.3, 0.07), (-0.1, 0.13, 0.2275), ink="1c1814", paper="d8a63a", density=600)
    m.label("12 / 31 kg", (0.10, 0.04), (0.25, 0.13, 0.2275), ink="1c1814", paper="efe8d8", density=900)
    return m


def case_large():
    """Rolling trunk, 1.2 x 0.82 x 0.6 m, on castors."""
    m = Model("case_large")
    case_body(m, 1.2, 0.70, 0.6, y=0.12, lid=0.3)
    for x in (-0.48, 0.48):
        for z in (-0.2, 0.2):
            castor(m, x, z, brake=z > 0)
    m.label("BAND - BACKLINE 2 OF 4", (0.56, 0.10), (0, 0.30, 0.3025), ink="efe8d8", paper="2f4a6a", density=450)
    m.label("THIS WAY UP", (0.22, 0.05), (-0.4, 0.55, 0.3025), ink="1c1814", paper="efe8d8", density=600)
    return m


def case_guitar():
    """Hard case of an electric guitar, 1.08 m, standing on its long side."""
    m = Model("case_guitar")
    outline = [(-0.54, 0.03), (-0.50, 0.0), (0.48, 0.0), (0.54, 0.06), (0.54, 0.20), (0.50, 0.235), (0.10, 0.25), (-0.10, 0.37), (-0.48, 0.385),
               (-0.54, 0.33)]
    m.prism(outline, 0.125, "tolex_tan", (0, 0.006, 0), bevel=0.010)
    for z in (-0.006, 0.006):
        m.tube([(x * 1.003, 0.006 + 0.19 + (y - 0.19) * 1.006, z) for x, y in outline], 0.003, "brass", seg=5, closed=True)
    for x, y in ((-0.35, 0.392), (0.25, 0.254)):
        m.box((0.05, 0.02, 0.06), (x, y, 0.0), "brass", 0.004)
    m.tube([(-0.10, 0.385, 0), (-0.085, 0.415, 0), (0.035, 0.375, 0), (0.045, 0.335, 0)], 0.011, "leather", seg=8)
    for x in (-0.4, 0.4):
        for z in (-0.04, 0.04):
            m.cyl((x, 0.0, z), (x, 0.008, z), 0.010, "brass", seg=8)
    return m


def trolley():
    """Flat trolley with a push bar, 1.0 x 0.6 m."""
    m = Model("trolley")
    m.box((1.0, 0.03, 0.6), (0, 0.165, 0), "carpet", 0.006)
    m.box((1.01, 0.02, 0.61), (0, 0.145, 0), "enamel_blue", 0.006)
    m.tube([(-0.48, 0.16, -0.25), (-0.50, 0.80, -0.25), (-0.54, 0.95, -0.22), (-0.54, 0.95, 0.22), (-0.50, 0.80, 0.25), (-0.48, 0.16, 0.25)],
           0.016, "enamel_blue", seg=8)
    m.tube([(-0.541, 0.95, -0.17), (-0.541, 0.95, 0.17)], 0.020, "rubber", seg=8)
    for x in (-0.4, 0.4):
        for z in (-0.22, 0.22):
            castor(m, x, z, 0.062)
    return m


MODELS = [case_small, case_medium, case_large, case_guitar, trolley]
