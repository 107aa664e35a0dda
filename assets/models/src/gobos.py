"""Movable screens, riser and rugs: what is carried about the live room."""

from common import Model


def gobo():
    """Movable absorber, 1.2 m wide, 1.5 m high, on oak feet; cloth both sides."""
    m = Model("gobo")
    w, low, high = 1.2, 0.06, 1.5
    mid, h = (low + high) / 2, high - low
    for s in (-1, 1):
        m.box((0.045, h, 0.14), (s * (w / 2 - 0.0225), mid, 0), "oak", 0.006)
        m.box((w - 0.09, 0.045, 0.14), (0, mid + s * (h / 2 - 0.0225), 0), "oak", 0.006)
        foot(m, s * 0.46)
    m.box((w - 0.085, h - 0.085, 0.10), (0, mid, 0), "cloth_olive", 0.015)
    for s in (-1, 1):
        m.box((w - 0.09, 0.022, 0.008), (0, mid + 0.08, s * 0.052), "oak", 0.002)
    return m


def foot(m, x, y=0.0):
    """Oak foot across the screen, with its two braces."""
    m.box((0.07, 0.05, 0.52), (x, 0.042, 0), "oak", 0.010)
    for z in (-0.22, 0.22):
        m.ball((0.018, 0.018, 0.018), (x, 0.018, z), "rubber", seg=8, rings=6)
    for s in (-1, 1):
        m.prism([(s * 0.20, 0.06), (s * 0.07, 0.06), (s * 0.07, 0.26)], 0.02, "oak", (x, 0, 0), rot=(0, 90, 0))


def gobo_window():
    """Tall screen with a glazed upper half and a slatted hard side (+Z), 1.2 x 1.9 m, on castors."""
    m = Model("gobo_window")
    w, low, high, mid = 1.2, 0.10, 1.9, 1.12
    for s in (-1, 1):
        m.box((0.05, high - low, 0.12), (s * (w / 2 - 0.025), (high + low) / 2, 0), "walnut", 0.006)
        m.box((0.09, 0.04, 0.50), (s * 0.48, 0.085, 0), "walnut", 0.008)
        for z in (-0.2, 0.2):
            m.cyl((s * 0.48 - 0.012, 0.032, z), (s * 0.48 + 0.012, 0.032, z), 0.032, "rubber", seg=14, bevel=0.005)
            m.box((0.034, 0.03, 0.05), (s * 0.48, 0.056, z), "steel_dark", 0.004)
    for y in (low + 0.03, mid, high - 0.025):
        m.box((w - 0.1, 0.06 if y < 1.8 else 0.05, 0.12), (0, y, 0), "walnut", 0.006)
    m.box((w - 0.1, mid - low - 0.08, 0.085), (0, (mid + low) / 2, -0.008), "cloth_rust", 0.012)
    for k in range(11):
        m.box((0.055, mid - low - 0.09, 0.014), (-0.50 + 0.1 * k, (mid + low) / 2, 0.045), "oak", 0.003, tint=0.9 + 0.1 * (k * 3 % 4) / 3)
    with m.node("glass"):
        m.quad((w - 0.1, high - mid - 0.08), (0, (high + mid) / 2, 0), "glass")
    for s in (-1, 1):
        m.box((0.012, high - mid - 0.07, 0.03), (s * (w / 2 - 0.055), (high + mid) / 2, 0), "rubber")
    return m


def drum_riser():
    """Riser of four decks, 2.4 x 2.4 m and 0.2 m high, carpeted, with an oak rim."""
    m = Model("drum_riser")
    w, h = 2.4, 0.2
    m.box((w - 0.08, h - 0.03, w - 0.08), (0, (h - 0.03) / 2, 0), "enamel_black")
    for s in (-1, 1):
        m.box((w, h - 0.012, 0.03), (0, (h - 0.012) / 2, s * (w / 2 - 0.015)), "oak", 0.004)
        m.box((0.03, h - 0.012, w - 0.06), (s * (w / 2 - 0.015), (h - 0.012) / 2, 0), "oak", 0.004)
    for x in (-1, 1):
        for z in (-1, 1):
            m.box((w / 2 - 0.003, 0.016, w / 2 - 0.003), (x * w / 4, h - 0.008, z * w / 4), "carpet", 0.004)
    for s in (-1, 1):
        for x in (-0.9, 0.9):
            m.box((0.12, 0.045, 0.004), (x, 0.10, s * (w / 2 + 0.001)), "hole", 0.001)
    return m


def woven(name, picture, w=3.0, d=2.0, fringe=True, hue="d8c7a2"):
    """Rug of w x d with its whole pattern in one picture."""
    m = Model(name)
    top = 0.010
    whole = [[(0, 1), (1, 1), (1, 0), (0, 0)]]
    m.add(([(-w / 2, -d / 2, 0), (w / 2, -d / 2, 0), (w / 2, d / 2, 0), (-w / 2, d / 2, 0)], [[0, 1, 2, 3]]), picture, (0, top, 0), (-90, 0, 0),
          solid=False, uv=whole)
    rim = [(-w / 2, d / 2), (w / 2, d / 2), (w / 2, -d / 2), (-w / 2, -d / 2)]
    verts = [(x * (1 if y else 1.002), y, z * (1 if y else 1.002)) for y in (0, top) for x, z in rim]
    m.add((verts, [[i, (i + 1) % 4, 4 + (i + 1) % 4, 4 + i] for i in range(4)]), "rug", solid=False, tint="5c4a3a")
    for s in (-1, 1) if fringe else ():
        for k in range(40):
            m.quad((0.06, 0.012), (s * (w / 2 + 0.028), 0.003, -d * 0.49 + d * 0.98 * k / 39), "rug", rot=(-90, (k * 37) % 17 - 8, 0), tint=hue)
    return m


def rug():
    """Red medallion rug, 3 x 2 m (long side along X)."""
    return woven("rug", "rug_medallion")


def rug_kilim():
    """Flat-woven striped rug with teeth, 3 x 2 m."""
    return woven("rug_kilim", "rug_kilim")


def rug_stripes():
    """Pale striped rug, 2.4 x 1.6 m."""
    return woven("rug_stripes", "rug_stripes", 2.4, 1.6, fringe=False)


MODELS = [gobo, gobo_window, drum_riser, rug, rug_kilim, rug_stripes]
