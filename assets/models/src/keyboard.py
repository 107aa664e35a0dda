"""Stage keyboard and its stand. Origin: the floor under the middle of the keys
(keyboard alone: its underside); the player at -Z faces +Z, low keys toward +X."""

from common import Model

HEIGHT = 0.74


def keyboard_parts(m, y=0.0):
    """73 keys in a metal case with wooden ends; panel knobs are nodes."""
    w, d, h = 1.22, 0.34, 0.11
    m.prism([(-0.17, 0.0), (0.17, 0.0), (0.17, h), (0.02, h), (-0.01, 0.062), (-0.17, 0.055)], w - 0.05, "enamel_black", (0, y, 0.03), bevel=0.004,
            rot=(0, 90, 0), scale=(-1, 1, 1))
    for s in (-1, 1):
        m.prism([(-0.175, 0.0), (0.175, 0.0), (0.175, h + 0.004), (0.01, h + 0.004), (-0.02, 0.08), (-0.175, 0.075)], 0.026, "walnut", (s * (w / 2 - 0.013), y, 0.03),
                bevel=0.004, rot=(0, 90, 0), scale=(-1, 1, 1))
    n = 43
    pitch = (w - 0.16) / n
    x0 = 0.5 * n * pitch - 0.035
    with m.node("keys", (0, y, 0)):
        for k in range(n):
            m.box((pitch * 0.93, 0.018, 0.135), (x0 - pitch * (k + 0.5), y + 0.066, -0.065), "detail", tint="f3efe2")
            if k < n - 1 and k % 7 not in (2, 6):
                m.key((0.010, 0.085, 0.012), (x0 - pitch * (k + 1), y + 0.075, -0.04), "plastic_black", rot=(-90, 0, 0), taper=0.75)
    for k, name in enumerate(("volume", "tone", "drive", "chorus", "tremolo", "reverb")):
        x = 0.42 - 0.085 * k
        with m.node(name, (x, y + h, 0.12)):
            m.lathe([(0.011, 0), (0.009, 0.012), (0.008, 0.014), (0, 0.014)], "plastic_black", (x, y + h, 0.12), seg=12)
        m.label(name.upper(), (0.055, 0.009), (x, y + h + 0.0005, 0.085), rot=(-90, 180, 0), density=1800)
    m.box((0.17, 0.004, 0.06), (-0.16, y + h, 0.12), "glass_dark", 0.001)
    m.label("E. PIANO 1", (0.14, 0.03), (-0.16, y + h + 0.0025, 0.12), rot=(-90, 180, 0), ink="9fe0ff", paper="10222c", density=900, lit=True)
    for k in range(6):
        m.box((0.022, 0.006, 0.016), (-0.29 - 0.035 * k, y + h + 0.002, 0.12), "plastic_white", 0.002, tint=(1.0, 0.7)[k % 2])
    for k, name in enumerate(("left", "right")):
        m.lathe([(0.009, 0), (0.009, 0.004), (0.005, 0.005)], "nickel", (0.2 - 0.05 * k, y + 0.05, 0.2), seg=10, axis="z")
        m.empty(name, (0.2 - 0.05 * k, y + 0.05, 0.206))


def stand_parts(m, top):
    """X-stand with rubber caps."""
    for s in (-1, 1):
        m.tube([(0.36 * s, 0.03, 0.03 * s), (-0.36 * s, top - 0.03, 0.03 * s)], 0.016, "enamel_black", seg=8)
        for y in (0.03, top - 0.02):
            x = 0.36 * s if y < 0.1 else -0.36 * s
            m.cyl((x, y, -0.24), (x, y, 0.24), 0.016, "enamel_black", seg=8)
            for z in (-0.24, 0.24):
                m.cyl((x, y, z - 0.02), (x, y, z + 0.02), 0.02, "rubber", seg=10, bevel=0.004)
    m.cyl((0, top / 2, -0.05), (0, top / 2, 0.05), 0.03, "enamel_black", seg=12, bevel=0.004)


def keyboard_stage():
    """Stage keyboard of 73 keys on its stand, 1.22 m."""
    m = Model("keyboard_stage")
    stand_parts(m, HEIGHT)
    keyboard_parts(m, HEIGHT)
    return m


def keyboard_stand():
    """X-stand by itself, 0.74 m high."""
    m = Model("keyboard_stand")
    stand_parts(m, HEIGHT)
    return m


MODELS = [keyboard_stage, keyboard_stand]
