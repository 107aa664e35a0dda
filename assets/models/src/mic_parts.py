"""Parts that microphones share: thread, tails, clips, cradles and grilles.

Every microphone has its origin at the mounting thread, its front toward -Z,
and two empties: `capsule`, the acoustic centre, and `jack`, the connector.
"""

from math import cos, pi, sin

import shapes


def grille_rings(r, y0, y1, count, depth=0.0007):
    """Profile of a woven grille suggested by fine rings."""
    out, step = [], (y1 - y0) / (count * 2)
    for k in range(count * 2 + 1):
        out.append((r - (depth if k % 2 else 0), y0 + k * step))
    return out


def woven(seg, rings, dark=0.82):
    """Tint function for a lathe: alternate rings darkened, as a woven grille."""
    return lambda i: dark if i // seg < rings and i // seg % 2 else None


def thread_hub(m, r=0.0105, length=0.028):
    """The stand-thread socket at the origin, hanging below it."""
    m.cyl((0, -length, 0), (0, 0.004, 0), r, "enamel_black", seg=12, bevel=0.0015)
    m.cyl((0, -length - 0.003, 0), (0, -length + 0.001, 0), r * 0.72, "brass", seg=12)


def xlr_tail(m, y, r=0.0095):
    """Male XLR shell pointing down at height y (local frame)."""
    m.cyl((0, y - 0.014, 0), (0, y + 0.002, 0), r, "nickel", seg=14, bevel=0.0012)
    m.cyl((0, y - 0.0145, 0), (0, y - 0.0138, 0), r * 0.8, "hole", seg=12)


def spider(m, r_body, r_cage, half):
    """Elastic cradle around a vertical body at the local origin."""
    for y in (-half, half):
        m.ring(r_cage, 0.0024, "enamel_black", (0, y, 0), steps=22, seg=5)
    for y in (-half * 0.45, half * 0.45):
        m.ring(r_body + 0.003, 0.0021, "enamel_black", (0, y, 0), steps=18, seg=5)
    for k in range(4):
        a = pi / 4 + k * pi / 2
        x, z = r_cage * cos(a), r_cage * sin(a)
        m.cyl((x, -half, z), (x, half, z), 0.0022, "enamel_black", seg=6)
        for s in (-1, 1):
            for side in (-0.42, 0.42):
                b = a + side
                inner = ((r_body + 0.004) * cos(a + side * 0.45), s * half * 0.45, (r_body + 0.004) * sin(a + side * 0.45))
                m.cyl((r_cage * cos(b), s * half, r_cage * sin(b)), inner, 0.0011, "rubber", seg=4)


def mount_arm(m, z_cage, drop=0.0):
    """Swivel from the thread at the origin forward to the cage."""
    thread_hub(m)
    m.cyl((-0.012, 0.008, 0), (0.012, 0.008, 0), 0.0095, "nickel", seg=14, bevel=0.0015)
    m.box((0.011, 0.012, -z_cage + 0.004), (0, 0.008, z_cage / 2), "enamel_black", 0.002)
    m.box((0.012, 0.05, 0.005), (0, 0.0, z_cage), "enamel_black", 0.0015)
    m.cyl((0.012, 0.008, 0), (0.021, 0.008, 0), 0.006, "enamel_black", seg=8, bevel=0.001)


def slats(m, width, y0, y1, z, count, mat, bar=0.0022):
    """Horizontal grille bars across a flat front."""
    for k in range(count):
        y = y0 + (y1 - y0) * (k + 0.5) / count
        m.box((width, bar, 0.0018), (0, y, z), mat)


def clip(m, r, z=0.0, width=0.022, lift=0.03):
    """C-clip on a swivel: hub at the origin, cradle around a body along Z."""
    thread_hub(m)
    m.box((0.009, lift - r + 0.004, 0.014), (0, (lift - r) / 2, 0), "enamel_black", 0.002)
    m.cyl((-0.009, 0.007, 0), (0.009, 0.007, 0), 0.008, "enamel_black", seg=12, bevel=0.001)
    outer = shapes.arc(r + 0.0032, 140, 400, 14)
    inner = shapes.arc(r + 0.0002, 140, 400, 14)
    outline = [(p.x, p.y) for p in outer] + [(p.x, p.y) for p in reversed(inner)]
    m.prism(outline, width, "enamel_black", (0, lift, z))


def along_z(m, profile, mat, y, seg=20, **kw):
    """Lathe whose profile 'height' is measured toward the front (-Z)."""
    m.lathe(profile, mat, at=(0, y, 0), axis="-z", seg=seg, **kw)


def tail(m, y, front, r=0.0095):
    """XLR shell at the rear; `front` is the -Z coordinate where the body ends."""
    along_z(m, [(r - 0.0012, front - 0.016), (r, front - 0.0148), (r, front + 0.002)], "nickel", y, 14)
    along_z(m, [(r * 0.8, front - 0.0165), (r * 0.8, front - 0.0158)], "hole", y, 12)
    m.empty("jack", (0, y, -(front - 0.017)))


def marks(m, capsule, jack):
    m.empty("capsule", capsule)
    m.empty("jack", jack)


def basket(m, r, y0, y1, mat="mesh_metal", seg=24, band=True, flat=0.35):
    """Round grille of a side-address microphone from y0 to its domed top at y1."""
    top = y1 - r * flat * 1.6
    count = max(4, round((top - y0) / 0.006))
    dome = grille_rings(r, y0, top, count) + [(r * 0.93, top + r * flat * 0.85), (r * 0.72, y1 - r * 0.16), (r * 0.40, y1 - r * 0.03), (0, y1)]
    m.lathe([(0, y0)] + dome, mat, seg=seg, sharp=25, tint=woven(seg, count * 2 + 1))
    if band:
        for s in (-1, 1):
            m.box((0.003, (top - y0) * 0.96, 0.006), (s * r, (y0 + top) / 2, 0), "nickel", 0.001)
        m.tube(shapes.arc(r * 1.02, 0, 180, 12, (0, top, 0)), 0.0015, "nickel", seg=5)


def badge(m, y, r):
    """A pattern switch and a maker's blank on the front."""
    m.ball((0.0035, 0.0035, 0.0012), (0, y, -r), "enamel_black", seg=8, rings=4)
    m.box((0.010, 0.0022, 0.0012), (0, y - 0.012, -r), "nickel")
