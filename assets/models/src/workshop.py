"""The workbench. Origin on the floor under its middle, the user at +Z."""

from common import Model
import shapes


def vice(m, at):
    """Small bench vice."""
    with m.moved(at):
        m.box((0.10, 0.03, 0.14), (0, 0.015, 0), "enamel_blue", 0.006)
        m.box((0.05, 0.06, 0.10), (0, 0.055, -0.01), "enamel_blue", 0.010)
        m.box((0.10, 0.06, 0.026), (0, 0.105, -0.036), "enamel_blue", 0.005)
        m.box((0.10, 0.06, 0.026), (0, 0.105, 0.034), "enamel_blue", 0.005)
        for z in (-0.022, 0.020):
            m.box((0.096, 0.020, 0.004), (0, 0.122, z), "steel", 0.001)
        m.cyl((0, 0.075, 0.03), (0, 0.075, 0.135), 0.010, "nickel", seg=10)
        m.cyl((-0.06, 0.075, 0.125), (0.06, 0.075, 0.125), 0.005, "nickel", seg=8)
        for s in (-1, 1):
            m.ball(0.009, (s * 0.06, 0.075, 0.125), "nickel", seg=8, rings=6)


def pegboard(m, w, y0, h, z):
    """Tools on a board above the bench."""
    m.box((w, h, 0.012), (0, y0 + h / 2, z), "maple", 0.002)
    f = z + 0.007
    for i in range(int(w / 0.1) - 1):
        for j in range(int(h / 0.1) - 1):
            m.quad((0.006, 0.006), (-w / 2 + 0.1 * (i + 1), y0 + 0.1 * (j + 1), f), "hole", rot=(0, 0, 45))
    for k in range(6):
        x, length = -0.62 + 0.07 * k, 0.16 - 0.014 * k
        m.cyl((x, y0 + 0.44, f + 0.012), (x, y0 + 0.44 - 0.07, f + 0.012), 0.012, ("enamel_red", "enamel_blue")[k % 2], seg=10, bevel=0.002)
        m.cyl((x, y0 + 0.37, f + 0.012), (x, y0 + 0.37 - length, f + 0.012), 0.003, "chrome", seg=6)
    for k in range(3):
        x = -0.12 + 0.11 * k
        for s in (-1, 1):
            m.tube(shapes.spline([(x + s * 0.006, y0 + 0.34, f + 0.01), (x + s * 0.024, y0 + 0.28, f + 0.01), (x + s * 0.02, y0 + 0.19, f + 0.01)], 3), 0.007,
                   ("enamel_red", "enamel_green", "enamel_blue")[k], seg=6)
            m.box((0.010, 0.05, 0.008), (x + s * 0.007, y0 + 0.375, f + 0.01), "steel", 0.002, rot=(0, 0, s * 4))
    for k in range(4):
        x = 0.26 + 0.085 * k
        m.lathe([(0.010, -0.02), (0.028, -0.02), (0.028, 0.02), (0.010, 0.02)], ("copper", "nickel", "tape", "cloth_mustard")[k], (x, y0 + 0.38, f + 0.03), seg=18, axis="x", closed=True)
        m.cyl((x - 0.03, y0 + 0.38, f + 0.03), (x + 0.03, y0 + 0.38, f + 0.03), 0.006, "steel_dark", seg=8)
    m.ring(0.06, 0.006, "rubber", (0.35, y0 + 0.22, f + 0.012), axis="z", steps=20, seg=6)
    m.ring(0.055, 0.006, "rubber", (0.50, y0 + 0.21, f + 0.012), axis="z", steps=20, seg=6)
    m.label("RETURN WHAT YOU TAKE", (0.40, 0.036), (0.0, y0 + h - 0.05, f + 0.001), ink="1c1814", paper="d8a63a", density=700)


def workbench():
    """Bench of 1.6 x 0.75 m with vice, drawers, shelf, lamp, and tools on a board; empty `work` is its free place."""
    m = Model("workbench")
    w, d, top = 1.6, 0.75, 0.90
    m.box((w, 0.05, d), (0, top - 0.025, 0), "maple", 0.006, grain="x")
    m.box((1.0, 0.004, 0.5), (0.05, top + 0.002, 0.08), "felt_green", 0.001)
    for x in (-1, 1):
        for z in (-1, 1):
            m.box((0.07, top - 0.05, 0.07), (x * (w / 2 - 0.07), (top - 0.05) / 2, z * (d / 2 - 0.07)), "oak", 0.006)
    m.box((w - 0.2, 0.03, d - 0.16), (0, 0.20, 0), "oak", 0.004, grain="x")
    m.box((0.42, 0.42, d - 0.12), (0.50, top - 0.27, 0), "enamel_grey", 0.006)
    for k in range(4):
        m.box((0.39, 0.09, 0.014), (0.50, top - 0.105 - 0.10 * k, d / 2 - 0.056), "enamel_grey", 0.004)
        m.box((0.12, 0.012, 0.016), (0.50, top - 0.090 - 0.10 * k, d / 2 - 0.044), "nickel", 0.003)
        m.label(("FUSES / LAMPS", "CONNECTORS", "SWITCHES", "SPARES")[k], (0.12, 0.018), (0.50, top - 0.118 - 0.10 * k, d / 2 - 0.0485), ink="1c1814", paper="efe8d8", density=1000)
    for k in range(3):
        m.box((0.28, 0.16, 0.30), (-0.55 + 0.32 * k, 0.296, -0.02), ("enamel_blue", "enamel_cream", "enamel_green")[k], 0.012)
    vice(m, (-0.64, top, 0.24))
    pegboard(m, 1.5, top + 0.16, 0.62, -d / 2 + 0.03)
    for s in (-1, 1):
        m.box((0.04, 0.80, 0.03), (s * 0.73, top + 0.40, -d / 2 + 0.016), "oak", 0.003)
    m.box((1.5, 0.02, 0.16), (0, top + 0.15, -d / 2 + 0.10), "oak", 0.003, grain="x")
    for k in range(9):
        m.box((0.10, 0.07, 0.13), (-0.60 + 0.15 * k, top + 0.195, -d / 2 + 0.105), ("cloth_mustard", "enamel_red", "enamel_blue")[k % 3], 0.006)
    m.empty("at_lamp_desk", (0.62, top, -0.06), (0, -35, 0))
    m.empty("work", (0.05, top + 0.005, 0.10))
    return m


MODELS = [workbench]
