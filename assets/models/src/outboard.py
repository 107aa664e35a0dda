"""Nineteen-inch gear: rack with wood cheeks, preamp and recorder.

Rack units: 1U = 44.45 mm. Gear's origin is the bottom centre of the chassis,
its panel facing +Z at z = 0.15.
"""

from common import Model
import shapes

U = 0.04445
W = 0.4826


def knob(m, at, r=0.010, h=0.014, mat="enamel_black", seg=12, cap=None):
    """Control knob turned toward +Z with a pointer mark."""
    with m.moved(at):
        m.lathe([(r * 1.12, 0), (r * 1.08, h * 0.25), (r * 0.86, h * 0.35), (r * 0.8, h * 0.9), (r * 0.68, h)], mat, seg=seg, axis="z")
        if cap:
            m.add(shapes.lathe([(r * 0.6, h + 0.0003), (0, h + 0.0003)], 10, cap=False), cap, axis="z", solid=False)
        m.quad((r * 0.16, r * 0.62), (0, r * 0.36, h + 0.0006), "plastic_white")


def small_knob(m, at, r=0.010, h=0.013, mat="enamel_black"):
    """Cheap knob for distant rows: a smooth frustum and a pointer."""
    m.add(shapes.lathe([(r, 0), (r * 0.78, h), (0, h)], 7, cap=False), mat, at, axis="z", sharp=180)
    m.quad((r * 0.18, r * 0.62), (at[0], at[1] + r * 0.34, at[2] + h + 0.0005), "plastic_white")


def ears(m, units, mat, y=0.0, z=0.15):
    """Front panel with rack ears and screws."""
    h = units * U - 0.0008
    m.box((W, h, 0.004), (0, y + units * U / 2, z - 0.002), mat, 0.0008)
    for s in (-1, 1):
        for yy in ((0.5,) if units == 1 else (0.16, 0.84)):
            m.add(shapes.lathe([(0.0044, 0), (0.0032, 0.0016), (0, 0.0016)], 7, cap=False), "nickel",
                  (s * 0.2335, y + yy * units * U, z), axis="z", sharp=180, solid=False)


def lamp_lens(m, at, mat, r=0.003):
    m.ball((r, r, r * 0.6), at, mat, seg=8, rings=4)


def meter_window(m, at, w=0.036, h=0.026):
    """Small lit needle meter."""
    x, y, z = at
    m.box((w + 0.006, h + 0.006, 0.004), (x, y, z + 0.001), "enamel_black", 0.001)
    m.quad((w, h), (x, y, z + 0.0034), "meter")
    m.quad((0.0009, h * 0.72), (x + 0.003, y - h * 0.06, z + 0.0038), "hole", rot=(0, 0, -24))
    m.quad((w, h * 0.2), (x, y - h * 0.4, z + 0.0037), "enamel_black")


def preamp():
    """1U two-channel microphone preamp; node `lamps` holds its lit parts."""
    m = Model("preamp")
    m.box((0.44, U - 0.003, 0.28), (0, U / 2, 0.006), "panel_dark", 0.001)
    ears(m, 1, "enamel_blue")
    y, z = U / 2, 0.15
    for s, x0 in ((0, -0.205), (1, 0.0)):
        knob(m, (x0 + 0.028, y, z), 0.0125, 0.016, "enamel_black", 14, "nickel")
        knob(m, (x0 + 0.076, y, z), 0.0090, 0.014, "enamel_grey", 12, "nickel")
        for k in range(3):
            x = x0 + 0.104 + 0.016 * k
            m.box((0.008, 0.008, 0.006), (x, y - 0.004, z + 0.002), "plastic_white", 0.0012)
            with m.node("lamps"):
                lamp_lens(m, (x, y + 0.0095, z), "lamp_red" if k == 0 else "glow", 0.0024)
        with m.node("lamps"):
            for k in range(5):
                m.quad((0.0036, 0.0045), (x0 + 0.158, y - 0.012 + 0.006 * k, z + 0.0003), "lamp_red" if k == 4 else "glow")
        m.quad((0.022, 0.0032), (x0 + 0.028, y - 0.0175, z + 0.0003), "paper")
    m.box((0.012, 0.018, 0.006), (0.209, y, z + 0.002), "enamel_black", 0.001)
    return m


def recorder():
    """3U multitrack recorder with a `screen` node and transport keys."""
    m = Model("recorder")
    h, z = 3 * U, 0.15
    m.box((0.44, h - 0.004, 0.34), (0, h / 2, -0.022), "panel_dark", 0.0015)
    ears(m, 3, "panel_grey")
    m.box((0.176, 0.104, 0.006), (-0.118, h / 2, z + 0.002), "enamel_black", 0.002)
    with m.node("screen", (-0.118, h / 2, z + 0.0055)):
        m.quad((0.160, 0.090), (-0.118, h / 2, z + 0.0055), "screen")
    for k in range(12):
        x = -0.012 + 0.0125 * k
        m.box((0.0085, 0.044, 0.003), (x, 0.099, z), "hole")
        for j in range(4):
            m.quad((0.0055, 0.008), (x, 0.083 + 0.0105 * j, z + 0.0018), "glow", tint="7a4b1a" if j > 1 + (k * 5) % 3 else None)
    for k, hue in enumerate(("e8e2d4", "e8e2d4", "e8e2d4", "9db58a", "c2493a")):
        m.box((0.021, 0.018, 0.008), (0.0 + 0.027 * k, 0.045, z + 0.003), "detail", 0.0025, tint=hue)
    knob(m, (0.178, 0.050, z), 0.019, 0.016, "enamel_black", 18, "nickel")
    for k in range(5):
        m.box((0.012, 0.006, 0.004), (0.0 + 0.027 * k, 0.022, z + 0.001), "plastic_white", 0.001)
    return m


def unit(m, y, units, mat, kind):
    """One filled slot of the rack."""
    ears(m, units, mat, y)
    mid, z = y + units * U / 2, 0.15
    if kind == "vu":
        for x in (-0.15, 0.15):
            meter_window(m, (x, mid, z), 0.062, 0.046)
        for k in range(4):
            small_knob(m, (-0.075 + 0.05 * k, mid + 0.002, z), 0.0125, 0.016, "enamel_black")
    elif kind == "eq":
        for k in range(8):
            small_knob(m, (-0.19 + 0.052 * k, mid + (0.006 if units == 1 else 0.018), z), 0.0085, 0.012, "enamel_cream")
        if units > 1:
            for k in range(8):
                m.key((0.01, 0.01, 0.006), (-0.19 + 0.052 * k, mid - 0.02, z), "plastic_white")
    elif kind == "vent":
        for k in range(9):
            m.quad((0.034, 0.006), (-0.19 + 0.0475 * k, mid, z + 0.0003), "hole")
    else:
        m.box((0.10, 0.022, 0.003), (-0.13, mid, z), "hole", 0.001)
        m.quad((0.09, 0.016), (-0.13, mid, z + 0.0018), "glow", tint="8a3a1c")
        small_knob(m, (0.02, mid, z), 0.012, 0.014, "enamel_black")
        for k in range(6):
            m.key((0.012, 0.012, 0.006), (0.07 + 0.022 * k, mid, z), "enamel_grey")


def rack():
    """Outboard rack 1.0 m high with walnut cheeks."""
    m = Model("rack")
    for s in (-1, 1):
        m.box((0.028, 0.97, 0.42), (s * 0.259, 0.505, -0.03), "walnut", 0.006)
    m.box((0.49, 0.028, 0.41), (0, 0.975, -0.03), "walnut", 0.004)
    m.box((0.49, 0.03, 0.40), (0, 0.055, -0.03), "walnut", 0.004)
    m.box((0.49, 0.90, 0.012), (0, 0.51, -0.225), "panel_dark")
    for s in (-1, 1):
        for z in (-0.17, 0.11):
            m.cyl((s * 0.21 - 0.012, 0.022, z), (s * 0.21 + 0.012, 0.022, z), 0.022, "rubber", seg=12, bevel=0.004)
            m.box((0.03, 0.02, 0.03), (s * 0.21, 0.036, z), "steel_dark")
    y = 0.076
    plan = ((3, "panel_dark", "vent"), (2, "panel_grey", "eq"), (1, "enamel_black", "digital"), (2, "enamel_cream", "vu"),
            (1, "panel_dark", "vent"), (2, "enamel_blue", "eq"), (1, "enamel_black", "digital"), (3, "enamel_green", "vu"),
            (1, "panel_grey", "eq"), (1, "enamel_black", "digital"), (2, "panel_grey", "vu"))
    for units, mat, kind in plan:
        unit(m, y, units, mat, kind)
        y += units * U
    return m


MODELS = [preamp, recorder, rack]
