"""Music stand, guitar stand and plants."""

from math import cos, pi, sin
import random

from common import Model
import shapes


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
                stave(m, (s * 0.106, 0.095 - 0.042 * k, 0.0112), 0.17)
    return m


def stave(m, at, wide):
    """Five lines and some notes on a sheet that looks along +Z."""
    for j in range(5):
        m.quad((wide, 0.0006), (at[0], at[1] + 0.003 * (j - 2), at[2]), "hole")
    for j in range(7):
        m.quad((0.004, 0.003), (at[0] + wide * ((j + 0.7) / 7.4 - 0.5), at[1] + 0.0015 * ((j * 5) % 8 - 4), at[2] + 0.0002), "hole", rot=(0, 0, 20))


def guitar_stand():
    """Folding guitar stand; the empty `guitar` is where the end pin rests, neck leaning back."""
    m = Model("guitar_stand")
    for s in (-1, 1):
        m.tube([(s * 0.02, 0.34, 0.0), (s * 0.17, 0.015, 0.13)], 0.010, "enamel_black", seg=8)
        m.tube([(s * 0.02, 0.24, 0.02), (s * 0.06, 0.22, 0.06), (s * 0.09, 0.22, 0.15)], 0.008, "rubber", seg=8)
        m.ball(0.012, (s * 0.09, 0.232, 0.15), "rubber", seg=8, rings=6)
        m.ball(0.014, (s * 0.17, 0.014, 0.13), "rubber", seg=8, rings=6)
        m.tube([(0, 0.73, -0.10), (s * 0.045, 0.735, -0.085), (s * 0.05, 0.74, -0.03)], 0.008, "rubber", seg=8)
    m.tube([(0, 0.34, 0.0), (0, 0.015, -0.20)], 0.010, "enamel_black", seg=8)
    m.ball(0.014, (0, 0.014, -0.20), "rubber", seg=8, rings=6)
    m.tube([(0, 0.20, 0.02), (0, 0.74, -0.105)], 0.009, "enamel_black", seg=8)
    m.cyl((0, 0.32, -0.03), (0, 0.37, 0.03), 0.018, "enamel_black", seg=12, bevel=0.003)
    m.empty("guitar", (0, 0.235, 0.10), (-13, 0, 0))
    return m


def plant():
    """Broad-leaved plant in a terracotta pot, about 1.2 m tall."""
    m = Model("plant")
    m.lathe([(0.10, 0), (0.105, 0.004), (0.145, 0.23), (0.158, 0.232), (0.160, 0.265), (0.148, 0.267), (0.144, 0.235)], "terracotta", seg=24)
    m.lathe([(0.145, 0.238), (0.05, 0.246), (0, 0.247)], "earth", seg=16)
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


def leaf(m, at, turn, length, droop, tint, wide=1.0):
    """Two-sided folded leaf curving down and out from its stem."""
    rows = ((0.0, 0.02, 0.0), (0.2, 0.20, 0.05), (0.45, 0.27, 0.06), (0.72, 0.19, 0.0), (0.9, 0.08, -0.08), (1.0, 0.005, -0.14))
    verts, faces = [], []
    for t, half, rise in rows:
        for s in (-1, 0, 1):
            verts.append((t * length, (rise + (0.055 if s else 0.0)) * length, s * half * wide * length))
    for i in range(len(rows) - 1):
        for j in range(2):
            faces.append([3 * i + j, 3 * i + j + 1, 3 * i + j + 4, 3 * i + j + 3])
    with m.moved(at, (0, -turn * 180 / pi, 0)):
        m.add((verts, faces), "leaf", rot=(0, 0, 32 - droop), solid=False, tint=tint, sharp=80)


def plant_tall():
    """Fan palm in a basket, about 1.7 m tall."""
    m = Model("plant_tall")
    m.lathe([(0.15, 0), (0.165, 0.01), (0.185, 0.14), (0.18, 0.27), (0.168, 0.28), (0.165, 0.26)], "cloth_mustard", seg=20)
    for y in (0.05, 0.12, 0.19, 0.255):
        m.ring(0.172 + 0.012 * sin(y * 12), 0.006, "cloth_mustard", (0, y, 0), steps=20, seg=5, tint=0.8)
    m.lathe([(0.166, 0.25), (0.05, 0.26), (0, 0.26)], "earth", seg=16)
    rng = random.Random(8)
    for k in range(11):
        a = k * 2.39996
        c, s = cos(a), sin(a)
        lean, top = 0.10 + 0.20 * rng.random() + 0.12 * (k < 5), 0.80 + 0.07 * k + rng.uniform(-0.05, 0.05)
        m.tube(shapes.spline([(0.03 * c, 0.25, 0.03 * s), (lean * 0.5 * c, 0.25 + (top - 0.25) * 0.6, lean * 0.5 * s), (lean * c, top, lean * s)], 3),
               0.006, "leaf", seg=5, tint=0.65)
        for j in range(7):
            fan = (j - 3) * 0.40
            leaf(m, (lean * c, top, lean * s), a + fan, 0.30 - 0.03 * abs(j - 3), 20 + 9 * abs(j - 3) + rng.uniform(-6, 6), 0.7 + 0.3 * rng.random(), 0.38)
    return m


MODELS = [music_stand, guitar_stand, plant, plant_tall]
