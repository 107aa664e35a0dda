"""Free-standing furniture: locker, music stand, lamp, plant and rug."""

from math import cos, pi, sin
import random

from common import Model
import shapes


def locker():
    """Microphone locker: 16 pigeonholes (4 x 4) over a plinth, 1.6 x 2.0 m.

    Empties slot_00..slot_15 mark the middle of each pigeonhole's shelf, row by
    row from the top left.
    """
    m = Model("locker")
    w, h, d, t = 1.6, 2.0, 0.45, 0.028
    base = 0.12
    for s in (-1, 1):
        m.box((t, h - 0.02, d), (s * (w / 2 - t / 2), (h - 0.02) / 2, 0), "walnut", 0.003)
    m.box((w + 0.03, 0.035, d + 0.02), (0, h - 0.0175, 0), "walnut", 0.006)
    m.box((w - 2 * t, base, 0.02), (0, base / 2, d / 2 - 0.045), "enamel_black")
    m.box((w - 2 * t, h - 0.1, 0.012), (0, h / 2, -d / 2 + 0.012), "cloth_dark")
    inner_w, top, low = w - 2 * t, h - 0.035, base
    cell_w, cell_h = inner_w / 4, (top - low) / 4
    for r in range(5):
        m.box((inner_w, 0.024, d - 0.02), (0, low + r * cell_h, 0.0), "oak", 0.002)
    for r in range(4):
        for c in range(1, 4):
            m.box((0.022, cell_h - 0.02, d - 0.03), (-inner_w / 2 + c * cell_w, low + (r + 0.5) * cell_h, -0.002), "oak", 0.002)
    for k in range(16):
        r, c = divmod(k, 4)
        x, y = -inner_w / 2 + (c + 0.5) * cell_w, top - (r + 1) * cell_h + 0.012
        m.box((cell_w - 0.04, 0.022, d - 0.08), (x, y + 0.011, -0.01), "foam", 0.006)
        m.quad((0.10, 0.017), (x, y - 0.012, d / 2 - 0.0095), "paper")
        m.empty(f"slot_{k:02d}", (x, y + 0.022, 0.0))
    return m


def music_stand():
    """Orchestra music stand, desk facing +Z."""
    m = Model("music_stand")
    for k in range(3):
        a = 2 * pi * k / 3 + pi / 2
        c, s = cos(a), sin(a)
        m.tube([(0.012 * c, 0.10, 0.012 * s), (0.24 * c, 0.022, 0.24 * s), (0.265 * c, 0.012, 0.265 * s)], 0.010, "enamel_black", seg=6)
        m.ball((0.014, 0.012, 0.014), (0.265 * c, 0.012, 0.265 * s), "rubber", seg=8, rings=4)
    m.cyl((0, 0.06, 0), (0, 0.62, 0), 0.0125, "enamel_black", seg=10)
    m.cyl((0, 0.58, 0), (0, 0.64, 0), 0.018, "enamel_black", seg=10, bevel=0.003)
    m.cyl((0, 0.6, 0), (0, 1.08, -0.012), 0.0085, "nickel", seg=10)
    with m.moved((0, 1.13, 0.0), (-24, 0, 0)):
        m.box((0.50, 0.34, 0.006), (0, 0, 0), "enamel_black", 0.002)
        m.box((0.50, 0.006, 0.06), (0, -0.168, 0.03), "enamel_black", 0.002)
        m.box((0.50, 0.018, 0.004), (0, -0.160, 0.058), "enamel_black", 0.001)
        m.box((0.08, 0.10, 0.025), (0, -0.04, -0.015), "enamel_black", 0.004)
        for s in (-1, 1):
            m.box((0.208, 0.29, 0.0025), (s * 0.106, -0.018, 0.006), "paper", rot=(0, s * -2, 0))
            for k in range(6):
                m.quad((0.17, 0.012), (s * 0.106, 0.095 - 0.042 * k, 0.0112), "detail", tint="b9b0a0")
    return m


def plant():
    """Broad-leaved plant in a terracotta pot, about 1.2 m tall."""
    m = Model("plant")
    m.lathe([(0.10, 0), (0.105, 0.004), (0.145, 0.23), (0.158, 0.232), (0.160, 0.265), (0.148, 0.267), (0.144, 0.235)], "terracotta", seg=24)
    m.lathe([(0.145, 0.238), (0.05, 0.246), (0, 0.247)], "hair", seg=16)
    rng = random.Random(3)
    for k in range(15):
        a = k * 2.39996
        lean = 0.08 + 0.20 * (1 - k / 15) + rng.uniform(-0.03, 0.03)
        top = 0.52 + 0.040 * k + rng.uniform(-0.03, 0.03)
        c, s = cos(a), sin(a)
        stem = shapes.spline([(0.03 * c, 0.24, 0.03 * s), (lean * 0.35 * c, 0.24 + (top - 0.24) * 0.6, lean * 0.35 * s),
                              (lean * c, top, lean * s)], 3)
        m.tube(stem, [0.007 - 0.0006 * i for i in range(len(stem))], "leaf", seg=5, tint=0.7)
        leaf(m, (lean * c, top, lean * s), a, 0.25 + rng.uniform(-0.04, 0.04), rng.uniform(0, 45), 0.78 + 0.22 * rng.random())
    return m


def leaf(m, at, turn, length, droop, tint):
    """Two-sided folded leaf curving down and out from its stem."""
    rows = ((0.0, 0.02, 0.0), (0.2, 0.20, 0.05), (0.45, 0.27, 0.06), (0.72, 0.19, 0.0), (0.9, 0.08, -0.08), (1.0, 0.005, -0.14))
    verts, faces = [], []
    for t, half, rise in rows:
        for s in (-1, 0, 1):
            verts.append((t * length, (rise + (0.055 if s else 0.0)) * length, s * half * length))
    for i in range(len(rows) - 1):
        for j in range(2):
            faces.append([3 * i + j, 3 * i + j + 1, 3 * i + j + 4, 3 * i + j + 3])
    with m.moved(at, (0, -turn * 180 / pi, 0)):
        m.add((verts, faces), "leaf", rot=(0, 0, 32 - droop), solid=False, tint=tint, sharp=80)


MODELS = [locker, music_stand, plant]
