"""What rack gear stands in."""

from common import Model
from outboard import U


def rack():
    """Open studio rack with walnut cheeks, 1.62 m, 34U free; the front of what is in it stands at z = 0.20.

    Gear set 0.05 m ahead of the rack (z = 0.05) has its panel there.
    """
    m, pegs = Model("rack"), []
    for s in (-1, 1):
        m.box((0.028, 1.58, 0.44), (s * 0.262, 0.83, -0.03), "walnut", 0.006)
        m.box((0.020, 1.50, 0.012), (s * 0.2375, 0.83, 0.188), "steel_dark", 0.001)
        for k in range(17):
            m.quad((0.007, 0.006), (s * 0.2335, 0.13 + 2 * U * k, 0.1945), "hole")
        for z in (-0.18, 0.12):
            m.cyl((s * 0.21 - 0.012, 0.022, z), (s * 0.21 + 0.012, 0.022, z), 0.022, "rubber", seg=12, bevel=0.004)
            m.box((0.03, 0.02, 0.03), (s * 0.21, 0.036, z), "steel_dark")
        # A peg on either cheek for each length of patch cord, which hang outward.
        for z, length in ((0.10, 60), (-0.04, 90)):
            m.box((0.006, 0.05, 0.034), (s * 0.279, 1.45, z), "steel_dark", 0.001)
            m.cyl((s * 0.280, 1.45, z), (s * 0.372, 1.452, z), 0.005, "steel_dark", seg=8)
            m.ball((0.008, 0.008, 0.008), (s * 0.374, 1.452, z), "steel_dark", seg=8, rings=5)
            pegs.append((f"bay hook {length} cm" + (" left" if s < 0 else ""), (s * 0.276, 1.456, z), (0, s * 90, 0)))
    for name, at, rot in pegs:
        m.empty(name, at, rot)
    m.box((0.552, 0.028, 0.45), (0, 1.615, -0.03), "walnut", 0.006)
    m.box((0.50, 0.03, 0.42), (0, 0.060, -0.03), "walnut", 0.004)
    m.box((0.50, 1.52, 0.010), (0, 0.83, -0.235), "panel_dark")
    return m


def rack_machine():
    """Steel rack of the machine room, 2.0 m, with perforated door, computers and fans behind it."""
    m = Model("rack_machine")
    for x in (-1, 1):
        for z in (-1, 1):
            m.box((0.05, 1.98, 0.05), (x * 0.275, 1.0, z * 0.375), "enamel_black", 0.004)
        m.box((0.008, 1.86, 0.72), (x * 0.296, 1.0, 0), "enamel_black", 0.001)
    for y in (0.04, 1.97):
        m.box((0.6, 0.05, 0.8), (0, y, 0), "enamel_black", 0.006)
    m.box((0.5, 1.86, 0.006), (0, 1.0, -0.37), "enamel_black")
    y = 0.12
    for k, (units, kind) in enumerate(((4, "pc"), (1, "gap"), (4, "pc"), (1, "gap"), (2, "disk"), (2, "disk"), (1, "gap"), (3, "ups"), (2, "gap"), (1, "net"), (1, "net"),
                                       (1, "gap"), (4, "pc"), (2, "disk"))):
        h = units * U
        if kind != "gap":
            m.box((0.48, h - 0.002, 0.5), (0, y + h / 2, 0.05), "panel_dark" if kind != "ups" else "enamel_grey", 0.002)
            for j in range(4 if kind in ("pc", "ups") else 12):
                if kind == "disk":
                    m.box((0.034, h - 0.016, 0.006), (-0.209 + 0.038 * j, y + h / 2, 0.302), "enamel_grey", 0.002)
                    m.quad((0.004, 0.004), (-0.209 + 0.038 * j, y + h * 0.8, 0.3055), "lamp_green")
                elif kind == "net":
                    m.box((0.030, 0.014, 0.004), (-0.2 + 0.036 * j, y + h / 2, 0.301), "hole")
                    m.quad((0.004, 0.003), (-0.2 + 0.036 * j, y + h * 0.78, 0.3035), "glow" if j % 3 else "lamp_green")
                else:
                    m.quad((0.36, 0.006), (-0.03, y + h * (0.25 + 0.17 * j), 0.3005), "hole")
            with m.node("lamps"):
                m.ball(0.004, (0.20, y + h / 2, 0.301), "lamp_green", seg=8, rings=5)
        y += h
    with m.node("door", (-0.29, 0.06, 0.40)):
        for k in range(26):
            m.box((0.5, 0.004, 0.004), (0, 0.13 + 0.07 * k, 0.402), "enamel_black")
        for x in (-0.27, 0.27):
            m.box((0.04, 1.86, 0.016), (x, 1.0, 0.402), "enamel_black", 0.003)
        for yy in (0.09, 1.91):
            m.box((0.5, 0.04, 0.016), (0, yy, 0.402), "enamel_black", 0.003)
        m.box((0.016, 0.14, 0.03), (0.265, 1.05, 0.42), "nickel", 0.004)
    return m


MODELS = [rack, rack_machine]
