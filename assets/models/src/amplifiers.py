"""Guitar and bass amplifiers: origin on the floor under the middle, front +Z.

Empty `cone` marks the dust cap of the (first) loudspeaker; controls and jacks
are nodes: `volume`, `treble`, …, `in 1`.
"""

from common import Model
import shapes
from speakers import driver


def cabinet(m, w, h, d, mat, y=0.0, grille="grille", piping="brass", low=0.03, top=0.03):
    """Covered box with rounded edges, corner caps and a recessed grille cloth."""
    m.box((w, h, d), (0, y + h / 2, 0), mat, 0.018)
    gh = h - low - top
    m.box((w - 0.06, gh, 0.006), (0, y + low + gh / 2, d / 2 - 0.001), "hole", 0.001)
    m.box((w - 0.075, gh - 0.015, 0.006), (0, y + low + gh / 2, d / 2 + 0.001), grille, 0.002)
    rim = shapes.rounded_rect(w - 0.066, gh - 0.006, 0.006, 2)
    m.tube([(x, y + low + gh / 2 + yy, d / 2 + 0.003) for x, yy in rim], 0.0028, piping, seg=5, closed=True)
    for sx in (-1, 1):
        for sy in (0, 1):
            for sz in (-1, 1):
                m.box((0.045, 0.045, 0.045), (sx * (w / 2 - 0.021), y + (h - 0.021 if sy else 0.021), sz * (d / 2 - 0.021)), "steel_dark", 0.014)


def feet(m, w, d, h=0.018):
    for x in (-1, 1):
        for z in (-1, 1):
            m.cyl((x * (w / 2 - 0.06), 0, z * (d / 2 - 0.05)), (x * (w / 2 - 0.06), h + 0.002, z * (d / 2 - 0.05)), 0.02, "rubber", seg=10)


def panel(m, w, y, z, names, plate="brass", ink="1c1814", tilt=0.0, tall=0.055):
    """Strip of knobs with legends, an input jack, a lamp and a switch; each knob a node."""
    with m.moved((0, y, z), (tilt, 0, 0)):
        m.box((w, tall, 0.004), (0, 0, 0), plate, 0.001)
        step = (w - 0.16) / len(names)
        for k, name in enumerate(names):
            x = -w / 2 + 0.085 + step * (k + 0.5)
            m.label(name.upper(), (step * 0.86, 0.009), (x, -tall / 2 + 0.009, 0.0025), ink=ink, density=2200)
            with m.node(name, (x, 0.006, 0.002)):
                m.lathe([(0.0125, 0.002), (0.0115, 0.006), (0.0095, 0.018), (0.008, 0.020)], "plastic_black", (x, 0.006, 0), seg=14, axis="z")
                m.quad((0.0018, 0.007), (x, 0.012, 0.0203), "plastic_white")
        m.lathe([(0.009, 0.002), (0.009, 0.006), (0.0055, 0.007), (0.005, 0.001), (0, 0.001)], "nickel", (-w / 2 + 0.04, 0.004, 0), seg=12, axis="z")
        m.empty("in 1", (-w / 2 + 0.04, 0.004, 0.007))
        with m.node("lamp", (w / 2 - 0.05, 0.004, 0.004)):
            m.ball((0.008, 0.008, 0.006), (w / 2 - 0.05, 0.004, 0.004), "lamp_red", seg=10, rings=6)
        m.cyl((w / 2 - 0.022, 0.004, 0), (w / 2 - 0.022, 0.010, 0.018), 0.003, "chrome", seg=6)


def handle(m, y, z=0.0, wide=0.2):
    m.tube([(-wide / 2, y, z), (-wide / 2 + 0.02, y + 0.022, z), (wide / 2 - 0.02, y + 0.022, z), (wide / 2, y, z)], 0.012, "leather_black", seg=8, flat=0.5)


def amp_combo():
    """Guitar combo with two 12-inch cones behind the cloth, 0.67 x 0.53 m."""
    m = Model("amp_combo")
    w, h, d = 0.67, 0.52, 0.27
    with m.moved((0, 0.018, 0)):
        cabinet(m, w, h, d, "tolex_cream", top=0.11)
        panel(m, w - 0.06, h - 0.06, d / 2 + 0.001, ("volume", "treble", "middle", "bass", "reverb", "speed"), tall=0.065)
        handle(m, h)
        m.empty("cone", (-0.15, 0.22, d / 2))
        m.empty("cone 2", (0.15, 0.22, d / 2))
    feet(m, w, d)
    return m


def amp_head_cab():
    """Guitar head on a cabinet of four 12-inch cones, 0.76 x 1.02 m."""
    m = Model("amp_head_cab")
    w, h, d = 0.76, 0.75, 0.36
    with m.moved((0, 0.018, 0)):
        cabinet(m, w, h, d, "tolex", grille="grille_dark", piping="cloth_cream")
        for x in (-0.17, 0.17):
            for y in (0.20, 0.55):
                m.empty("cone" if (x < 0 and y > 0.3) else f"cone {1 + (x > 0) + 2 * (y < 0.3)}", (x, y, d / 2))
        with m.moved((0, h + 0.006, -0.03)):
            m.box((0.72, 0.25, 0.25), (0, 0.13, 0), "tolex", 0.016)
            m.box((0.66, 0.11, 0.004), (0, 0.165, 0.125), "grille_dark", 0.001)
            panel(m, 0.66, 0.06, 0.127, ("gain", "bass", "middle", "treble", "presence", "volume"))
            handle(m, 0.255)
            for x in (-0.3, 0.3):
                m.cyl((x, -0.004, 0.08), (x, 0.008, 0.08), 0.016, "rubber", seg=8)
                m.cyl((x, -0.004, -0.08), (x, 0.008, -0.08), 0.016, "rubber", seg=8)
    feet(m, w, d)
    return m


def amp_bass():
    """Bass head on a cabinet of one 15-inch cone and a port, 0.6 x 0.98 m."""
    m = Model("amp_bass")
    w, h, d = 0.60, 0.74, 0.42
    with m.moved((0, 0.018, 0)):
        m.box((w, h, d), (0, h / 2, 0), "tolex", 0.018)
        m.box((w - 0.05, h - 0.05, 0.006), (0, h / 2, d / 2 - 0.001), "panel_dark", 0.002)
        driver(m, (0, 0.44, d / 2 + 0.002), 0.175, "cloth_dark", seg=32)
        m.prism(shapes.rounded_rect(0.40, 0.085, 0.03, 3), 0.003, "hole", (0, 0.15, d / 2 + 0.002))
        m.ring(0.205, 0.004, "steel_dark", (0, 0.44, d / 2 + 0.012), axis="z", steps=32, seg=5)
        for k in range(9):
            m.cyl((-0.19, 0.27 + 0.0425 * k, d / 2 + 0.016), (0.19, 0.27 + 0.0425 * k, d / 2 + 0.016), 0.002, "steel_dark", seg=4)
        m.empty("cone", (0, 0.44, d / 2))
        for s in (-1, 1):
            m.box((0.006, 0.10, 0.18), (s * (w / 2 + 0.001), 0.5, 0), "steel_dark", 0.002)
        with m.moved((0, h + 0.008, -0.04)):
            m.box((0.48, 0.19, 0.30), (0, 0.095, 0), "enamel_black", 0.006)
            for s in (-1, 1):
                m.box((0.02, 0.20, 0.31), (s * 0.25, 0.097, 0), "walnut", 0.004)
            panel(m, 0.47, 0.095, 0.151, ("gain", "bass", "middle", "treble", "master"), plate="alu", tall=0.10)
    feet(m, w, d)
    return m


def amp_small():
    """Small guitar combo with one 10-inch cone, 0.42 x 0.40 m."""
    m = Model("amp_small")
    w, h, d = 0.42, 0.38, 0.21
    with m.moved((0, 0.016, 0)):
        cabinet(m, w, h, d, "tolex_tan", grille="grille_dark", piping="cloth_cream", top=0.05)
        panel(m, w - 0.07, h + 0.001, 0.02, ("volume", "tone", "tremolo"), tilt=-90, plate="alu")
        handle(m, h + 0.002, -0.06, 0.16)
        m.empty("cone", (0, 0.18, d / 2))
    feet(m, w, d, 0.016)
    return m


MODELS = [amp_combo, amp_head_cab, amp_bass, amp_small]
