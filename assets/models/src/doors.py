"""Doors and windows. The leaf hinges at its origin; frames and windows stand at
the middle of their opening (doors on the floor, windows at half height)."""

from common import Model


def door():
    """Studio door leaf with a narrow window, 0.9 x 2.1 m; origin at the hinge's bottom, leaf toward +X."""
    m = Model("door")
    w, h, t = 0.9, 2.1, 0.06
    x0, x1, y0, y1 = 0.45, 0.61, 1.12, 1.74
    m.box((x0, h - 0.008, t), (x0 / 2, h / 2 + 0.004, 0), "walnut", 0.003, grain="y")
    m.box((w - x1, h - 0.008, t), ((w + x1) / 2, h / 2 + 0.004, 0), "walnut", 0.003, grain="y")
    m.box((x1 - x0, y0 - 0.008, t), ((x0 + x1) / 2, y0 / 2 + 0.004, 0), "walnut", grain="y")
    m.box((x1 - x0, h - y1 - 0.004, t), ((x0 + x1) / 2, (h + y1) / 2, 0), "walnut", grain="y")
    for s in (-1, 1):
        z = s * (t / 2 + 0.004)
        for x in (x0, x1):
            m.box((0.026, y1 - y0 + 0.052, 0.014), (x, (y0 + y1) / 2, z), "oak", 0.004)
        for y in (y0, y1):
            m.box((x1 - x0 - 0.026, 0.026, 0.014), ((x0 + x1) / 2, y, z), "oak", 0.004)
        m.box((0.82, 0.22, 0.003), (w / 2, 0.15, s * (t / 2 + 0.001)), "nickel", 0.001, grain="x")
        for y in (0.92, 1.22):
            m.cyl((0.83, y, s * t / 2), (0.83, y, s * (t / 2 + 0.055)), 0.010, "nickel", seg=10)
        m.cyl((0.83, 0.86, s * (t / 2 + 0.055)), (0.83, 1.28, s * (t / 2 + 0.055)), 0.014, "nickel", seg=12, bevel=0.003)
    with m.node("glass", (0, 0, 0)):
        m.quad((x1 - x0, y1 - y0), ((x0 + x1) / 2, (y0 + y1) / 2, 0), "glass")
    for y in (0.25, 1.05, 1.85):
        m.cyl((0, y - 0.05, 0.03), (0, y + 0.05, 0.03), 0.011, "nickel", seg=10, bevel=0.002)
    m.box((w - 0.02, 0.012, 0.02), (w / 2, 0.007, 0), "rubber")
    return m


def door_frame():
    """Frame with seals and sill for an opening of 0.9 x 2.1 m in a wall of 0.2 m."""
    m = Model("door_frame")
    w, h, d = 0.9, 2.1, 0.22
    for s in (-1, 1):
        m.box((0.045, h + 0.045, d), (s * (w / 2 + 0.0225), (h + 0.045) / 2, 0), "oak", 0.003)
        m.box((0.012, h, 0.022), (s * (w / 2 + 0.001), h / 2, -0.045), "rubber", 0.003)
        for z in (-1, 1):
            m.box((0.10, h + 0.075, 0.018), (s * (w / 2 + 0.075), (h + 0.075) / 2, z * (d / 2 + 0.004)), "oak", 0.004)
    m.box((w, 0.045, d), (0, h + 0.0225, 0), "oak", 0.003)
    m.box((w, 0.012, 0.022), (0, h - 0.001, -0.045), "rubber", 0.003)
    for z in (-1, 1):
        m.box((w + 0.25, 0.10, 0.018), (0, h + 0.075, z * (d / 2 + 0.004)), "oak", 0.004)
    m.box((w, 0.008, d), (0, 0.004, 0), "nickel", 0.002, grain="x")
    return m


def window(name, w, h, d=0.30):
    """Double window with leaning panes and a cloth bed between them."""
    m = Model(name, floor=False)
    for s in (-1, 1):
        m.box((0.06, h, d), (s * (w / 2 - 0.03), 0, 0), "walnut", 0.006)
        m.box((w - 0.12, 0.06, d), (0, s * (h / 2 - 0.03), 0), "walnut", 0.006)
        for z in (-d / 2 + 0.005, d / 2 - 0.005):
            m.box((0.09, h + 0.06, 0.024), (s * (w / 2), 0, z), "oak", 0.006)
            m.box((w - 0.09, 0.09, 0.022), (0, s * (h / 2 - 0.015), z), "oak", 0.006)
        for z in (-d * 0.3, d * 0.3):
            m.box((0.016, h - 0.12, 0.022), (s * (w / 2 - 0.066), 0, z), "rubber")
            m.box((w - 0.12, 0.016, 0.022), (0, s * (h / 2 - 0.066), z), "rubber")
    m.quad((w - 0.12, 0.12), (0, -h / 2 + 0.0605, 0), "cloth_dark", rot=(-90, 0, 0))
    with m.node("glass"):
        for s in (-1, 1):
            m.quad((w - 0.12, h - 0.11), (0, 0, s * d * 0.3), "glass", rot=(s * -4, 0, 0))
    return m


def window_frame():
    """Control-room window, 1.6 x 1.0 m, two panes; origin at its centre."""
    return window("window_frame", 1.6, 1.0)


def window_wide():
    """Wide control-room window, 2.4 x 1.1 m; origin at its centre."""
    return window("window_wide", 2.4, 1.1, 0.34)


def window_outer():
    """Outside window with bars and sill, 1.2 x 1.1 m; origin at its centre, room side +Z."""
    m = Model("window_outer", floor=False)
    w, h = 1.2, 1.1
    for s in (-1, 1):
        m.box((0.07, h, 0.10), (s * (w / 2 - 0.035), 0, 0), "enamel_white", 0.005)
        m.box((w - 0.14, 0.07, 0.10), (0, s * (h / 2 - 0.035), 0), "enamel_white", 0.005)
    m.box((0.035, h - 0.14, 0.05), (0, 0, 0), "enamel_white", 0.004)
    m.box((w - 0.14, 0.03, 0.05), (0, 0.12, 0), "enamel_white", 0.004)
    m.box((w + 0.12, 0.03, 0.20), (0, -h / 2 - 0.015, 0.06), "oak", 0.006)
    m.cyl((0.03, -0.10, 0.03), (0.03, 0.02, 0.03), 0.009, "brass", seg=8, bevel=0.002)
    with m.node("glass"):
        m.quad((w - 0.14, h - 0.14), (0, 0, 0), "glass")
    return m


MODELS = [door, door_frame, window_frame, window_wide, window_outer]
