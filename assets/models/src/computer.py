"""Screen, keyboard and mouse of the recorder."""

from common import Model
import shapes


def computer_screen():
    """27-inch display on a stand; node `screen` is its lit face."""
    m = Model("computer_screen")
    m.box((0.614, 0.364, 0.018), (0, 0.352, 0.0), "enamel_black", 0.004)
    m.box((0.40, 0.22, 0.03), (0, 0.352, -0.018), "enamel_black", 0.012)
    with m.node("screen", (0, 0.356, 0.0095)):
        m.add(([(-0.2985, 0.188, 0.0095), (0.2985, 0.188, 0.0095), (0.2985, 0.524, 0.0095), (-0.2985, 0.524, 0.0095)], [[0, 1, 2, 3]]), "screen", solid=False)
    m.prism([(-0.05, 0.012), (-0.02, 0.33), (0.02, 0.33), (0.05, 0.012)], 0.018, "alu", (0, 0, -0.045), bevel=0.003)
    m.box((0.07, 0.07, 0.03), (0, 0.33, -0.036), "alu", 0.004)
    m.prism(shapes.rounded_rect(0.25, 0.19, 0.03, 4), 0.012, "alu", (0, 0.007, -0.03), bevel=0.003, rot=(90, 0, 0))
    m.quad((0.010, 0.003), (0.27, 0.179, 0.0096), "glow")
    return m


ROWS = ("ESC 1 2 3 4 5 6 7 8 9 0 - = <-", "TAB Q W E R T Y U I O P [ ]", "CAP A S D F G H J K L ; ' RET", "SHF Z X C V B N M , . / SHF", "CTL ALT SPACE ALT CTL")


def computer_keyboard():
    """Keyboard, 0.43 m; every key is lettered."""
    m = Model("computer_keyboard")
    m.prism([(-0.065, 0.004), (0.065, 0.004), (0.065, 0.012), (-0.065, 0.026)], 0.43, "plastic_black", bevel=0.003, rot=(0, -90, 0))
    for r, row in enumerate(ROWS):
        keys = row.split()
        widths = [{"SPACE": 6.0, "RET": 1.9, "SHF": 2.0, "TAB": 1.5, "CAP": 1.7, "ESC": 1.2, "<-": 1.6, "CTL": 1.6, "ALT": 1.4}.get(k, 1.0) for k in keys]
        unit = 0.400 / sum(widths)
        x = -0.200
        z = -0.046 + 0.0225 * r
        y = 0.0262 - (z + 0.065) * 0.108
        for key, wide in zip(keys, widths):
            w = unit * wide
            with m.moved((x + w / 2, y, z), (-83.8, 0, 0)):
                m.key((w - 0.003, 0.019, 0.006), (0, 0, 0), "plastic_black", taper=0.86, tint=1.5)
                if key != "SPACE":
                    m.label(key, (min(w * 0.6, 0.018), 0.009), (0, 0, 0.0062), density=1600, fill=0.9)
            x += w
    return m


def computer_mouse():
    """Mouse, 0.115 m, front toward -Z."""
    m = Model("computer_mouse")
    rings = []
    for y, k in ((0.0, 0.92), (0.010, 1.0), (0.024, 0.90), (0.034, 0.60), (0.037, 0.25)):
        rings.append([(x * k, y, z * k + (1 - k) * 0.012) for x, z in shapes.rounded_rect(0.064, 0.115, 0.030, 5)])
    m.add(shapes.loft(rings), "plastic_black", sharp=70)
    m.cyl((-0.004, 0.030, -0.028), (0.004, 0.030, -0.028), 0.008, "rubber", seg=12)
    m.tube(shapes.spline([(0, 0.008, -0.056), (0.004, 0.003, -0.10), (-0.02, 0.0025, -0.17), (0.0, 0.0025, -0.22)], 4), 0.0022, "rubber", seg=5)
    return m


def computer_table():
    """Oak top on steel legs for the recorder's screen and keyboard, 0.80 x 0.62 m, 0.75 m high."""
    m = Model("computer_table")
    w, d, top = 0.80, 0.62, 0.75
    m.box((w, 0.028, d), (0, top - 0.014, 0), "oak", 0.004, grain="x")
    for x in (-1, 1):
        for z in (-1, 1):
            m.box((0.036, top - 0.028, 0.036), (x * (w / 2 - 0.05), (top - 0.028) / 2, z * (d / 2 - 0.05)), "enamel_black", 0.004)
        m.box((0.030, 0.030, d - 0.13), (x * (w / 2 - 0.05), top - 0.045, 0), "enamel_black", 0.003)
    m.box((w - 0.13, 0.030, 0.030), (0, top - 0.045, -d / 2 + 0.05), "enamel_black", 0.003)
    m.box((w - 0.13, 0.22, 0.012), (0, top - 0.16, -d / 2 + 0.045), "enamel_black", 0.003)
    return m


MODELS = [computer_screen, computer_keyboard, computer_mouse, computer_table]
