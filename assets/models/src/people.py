"""Stylised calm figures: seated guitarist, standing singer, seated engineer.

Limbs and bodies are lofted, fused by a voxel remesh, smoothed and decimated,
which gives a quiet carved look. All face +Z. Faces carry no features beyond a
nose and ears. player_guitar has an empty `guitar` where guitar_acoustic fits;
every figure has an empty `head` at the head's centre (midway between the ears).
"""

import bpy
from mathutils import Vector

from common import Model, place
from seating import office_chair_parts, stool_parts
from speakers import headphone_pair
import shapes


def organic(parts, voxel, triangles, smooth=6):
    """Fuse closed parts into one smooth low-poly skin."""
    verts, faces = [], []
    for pv, pf in parts:
        base = len(verts)
        verts += pv
        faces += [[base + i for i in f] for f in pf]
    mesh = bpy.data.meshes.new("organic")
    mesh.from_pydata(verts, [], faces)
    obj = bpy.data.objects.new("organic", mesh)
    bpy.context.scene.collection.objects.link(obj)
    remesh = obj.modifiers.new("remesh", "REMESH")
    remesh.mode, remesh.voxel_size = "VOXEL", voxel
    soft = obj.modifiers.new("smooth", "SMOOTH")
    soft.factor, soft.iterations = 0.5, smooth
    graph = bpy.context.evaluated_depsgraph_get()
    count = len(obj.evaluated_get(graph).data.polygons) * 2
    obj.modifiers.new("decimate", "DECIMATE").ratio = min(1.0, triangles / count)
    graph = bpy.context.evaluated_depsgraph_get()
    done = obj.evaluated_get(graph).to_mesh()
    out = [v.co.copy() for v in done.vertices], [list(p.vertices) for p in done.polygons]
    bpy.data.objects.remove(obj)
    return out


def moved(geometry, at, rot=(0, 0, 0), axis="y"):
    m = place(at, rot, axis)
    return [m @ Vector(v) for v in geometry[0]], geometry[1]


def limb(points, radii):
    """Closed tube with round ends through the joints."""
    parts = [shapes.tube(shapes.spline(points, 3) if len(points) > 2 else points, _spread(radii, points), 12)]
    for p, r in ((points[0], radii[0]), (points[-1], radii[-1])):
        parts.append(moved(shapes.ellipsoid(r, r, r, 10, 6), p))
    return parts


def _spread(radii, points):
    """Interpolate joint radii along the spline of `points`."""
    if len(points) == 2:
        return radii
    out = []
    for a, b in zip(radii, radii[1:]):
        out += [a + (b - a) * k / 3 for k in range(3)]
    return out + [radii[-1]]


def yoke(shoulder, collar, r):
    """Slope of the shoulder from the collar section out to the joint."""
    return limb([(shoulder[0] * 0.25, collar[1] - 0.005, collar[2]), shoulder], [r, r * 1.1])


def mid(a, b, t=0.5):
    return Vector(a).lerp(Vector(b), t)


def hand(wrist, tip, thumb):
    """Mitten hand from wrist to fingertips, thumb toward the given offset."""
    w, t = Vector(wrist), Vector(tip)
    d = (t - w).normalized()
    palm = w + d * 0.045
    side = Vector(thumb).normalized()
    return [shapes.tube([w - d * 0.03, w + d * 0.01, palm, palm + d * 0.05, w + d * 0.155], [0.023, 0.027, 0.036, 0.031, 0.014], 10, flat=0.55),
            shapes.tube([w + d * 0.015, w + d * 0.05 + side * 0.035, w + d * 0.088 + side * 0.046], [0.015, 0.014, 0.010], 8)]


def head(m, at, nod=0.0, turn=0.0, hair="hair", style="short", tint=None):
    """Head and hair about its centre; returns the skin parts to fuse."""
    with m.moved(at, (nod, turn, 0)):
        m.empty("head", (0, 0, 0))
        m.ball((0.080, 0.094, 0.094), (0, 0.034, -0.024), hair, seg=16, rings=10, tint=tint)
        if style == "bun":
            m.ball((0.042, 0.040, 0.040), (0, 0.060, -0.118), hair, seg=12, rings=8, tint=tint)
            m.ball((0.074, 0.070, 0.060), (0, -0.02, -0.048), hair, seg=14, rings=8, tint=tint)
    parts = [(shapes.ellipsoid(0.074, 0.108, 0.093, 16, 12), (0, 0, 0)), (shapes.ellipsoid(0.054, 0.060, 0.062, 14, 8), (0, -0.058, 0.026)),
             (shapes.ellipsoid(0.012, 0.024, 0.016, 8, 6), (0, -0.018, 0.094))]
    parts += [(shapes.ellipsoid(0.011, 0.029, 0.018, 8, 6), (s * 0.077, -0.012, -0.006)) for s in (-1, 1)]
    frame = place(at, (nod, turn, 0))
    return [([frame @ (Vector(v) + Vector(off)) for v in g[0]], g[1]) for g, off in parts]


def torso(sections):
    """Loft of ellipses: (x, y, z, half width, half depth)."""
    rings = []
    for x, y, z, rx, rz in sections:
        ring = shapes.tube([(x, y, z), (x, y + 0.01, z)], 1.0, 16)[0][:16]
        rings.append([(x + (v.x - x) * rx, y, z + (v.z - z) * rz) for v in ring])
    return [shapes.loft(rings)]


def dress(m, top, legs, skin, feet, cloth, trousers):
    m.add(organic(top, 0.013, 1000), cloth, sharp=120)
    m.add(organic(legs, 0.014, 680), trousers, sharp=120)
    m.add(organic(skin, 0.0075, 860, 4), "skin", sharp=120)
    m.add(organic(feet, 0.011, 260), "rubber", sharp=120)


def shoe(ankle, forward):
    a, f = Vector(ankle), Vector(forward).normalized()
    heel, toe = Vector((a.x, 0.036, a.z)) - f * 0.045, Vector((a.x, 0.034, a.z)) + f * 0.175
    return [shapes.tube([heel - f * 0.02, heel, mid(heel, toe), toe - f * 0.03, toe], [0.022, 0.038, 0.042, 0.040, 0.02], 10, flat=0.85),
            shapes.tube([(a.x, 0.03, a.z), (a.x, 0.10, a.z)], 0.037, 10)]


def seated(m, sections, arms, knees, ankles, hip_y, cloth, trousers, hands, face):
    """Shared seated body from its joints."""
    top, legs, skin, feet = torso(sections), [], list(face), []
    for s, (shoulder, elbow, wrist) in arms:
        top += limb([shoulder, mid(shoulder, elbow), elbow, mid(elbow, wrist), wrist], [0.056, 0.050, 0.044, 0.040, 0.032])
        top += yoke(shoulder, sections[-2], 0.046)
    for s, knee, ankle in zip((-1, 1), knees, ankles):
        hip = (s * 0.088, hip_y, -0.01)
        legs += limb([hip, mid(hip, knee), knee], [0.092, 0.084, 0.064])
        legs += limb([knee, mid(knee, ankle, 0.4), ankle], [0.064, 0.058, 0.044])
        feet += shoe(ankle, (s * 0.22, 0, 1))
    legs.append(moved(shapes.ellipsoid(0.165, 0.10, 0.125, 14, 8), (0, hip_y + 0.01, -0.02)))
    for wrist, tip, thumb in hands:
        skin += hand(wrist, tip, thumb)
    dress(m, top, legs, skin, feet, cloth, trousers)


def player_guitar():
    m = Model("player_guitar")
    stool_parts(m, 0.46)
    spine = [(0, 0.53, -0.025, 0.150, 0.110), (0, 0.64, -0.02, 0.140, 0.100), (0, 0.80, -0.01, 0.152, 0.106), (0, 0.93, -0.005, 0.168, 0.110),
             (0, 1.02, -0.005, 0.165, 0.088), (0, 1.07, 0.0, 0.105, 0.070), (0, 1.105, 0.008, 0.058, 0.056)]
    left, right = (0.352, 0.815, 0.205), (-0.150, 0.870, 0.290)
    arms = [(-1, ((-0.170, 1.010, 0.0), (-0.372, 0.915, 0.165), right)), (1, ((0.170, 1.010, 0.0), (0.335, 0.765, 0.015), left))]
    face = head(m, (0.015, 1.262, 0.045), 12, 14)
    face.append(shapes.tube([(0, 1.07, 0.0), (0.005, 1.12, 0.015), (0.010, 1.20, 0.03)], [0.056, 0.051, 0.050], 12))
    seated(m, spine, arms, [(-0.105, 0.535, 0.43), (0.215, 0.520, 0.40)], [(-0.125, 0.09, 0.40), (0.235, 0.09, 0.43)], 0.555, "cloth_rust",
           "cloth_dark", [(right, (-0.045, 0.785, 0.285), (0.6, 0.8, 0)), (left, (0.338, 0.935, 0.262), (-0.6, 0.0, -0.5))], face)
    m.empty("guitar", (-0.39, 0.70, 0.195), (0, 0, -75))
    return m


def lead():
    """Engineer on an office chair, forearms forward as if at a desk."""
    m = Model("lead")
    office_chair_parts(m)
    spine = [(0, 0.55, -0.06, 0.155, 0.115), (0, 0.66, -0.065, 0.150, 0.110), (0, 0.82, -0.06, 0.160, 0.112), (0, 0.95, -0.045, 0.178, 0.114),
             (0, 1.045, -0.035, 0.175, 0.092), (0, 1.095, -0.03, 0.110, 0.072), (0, 1.13, -0.02, 0.060, 0.058)]
    arms, hands = [], []
    for s in (-1, 1):
        wrist = (s * 0.175, 0.765, 0.305)
        arms.append((s, ((s * 0.176, 1.03, -0.035), (s * 0.258, 0.765, 0.045), wrist)))
        hands.append((wrist, (s * 0.125, 0.755, 0.46), (-s, 0.25, 0.1)))
    face = head(m, (0, 1.290, 0.025), 4, 0, tint="c8c2ba")
    face.append(shapes.tube([(0, 1.09, -0.025), (0, 1.15, -0.01), (0, 1.23, 0.008)], [0.058, 0.053, 0.052], 12))
    seated(m, spine, arms, [(-0.165, 0.555, 0.41), (0.165, 0.555, 0.41)], [(-0.175, 0.09, 0.37), (0.185, 0.09, 0.42)], 0.58, "enamel_blue",
           "cloth_dark", hands, face)
    return m


def player_vocal():
    """Standing singer with headphones, one hand at the cup."""
    m = Model("player_vocal")
    spine = [(0, 0.845, -0.012, 0.176, 0.122), (0, 0.92, -0.012, 0.160, 0.114), (0, 1.03, -0.005, 0.124, 0.090), (0, 1.18, 0.0, 0.142, 0.100),
             (0, 1.28, -0.004, 0.155, 0.100), (0, 1.36, -0.008, 0.150, 0.080), (0, 1.405, -0.006, 0.090, 0.062), (0, 1.435, 0.0, 0.050, 0.050)]
    top = torso(spine)
    right, left = (-0.172, 1.415, 0.070), (0.235, 0.860, 0.075)
    for shoulder, elbow, wrist in (((-0.158, 1.355, -0.006), (-0.345, 1.205, 0.115), right), ((0.158, 1.355, -0.006), (0.232, 1.095, -0.01), left)):
        top += limb([shoulder, mid(shoulder, elbow), elbow, mid(elbow, wrist), wrist], [0.050, 0.045, 0.039, 0.036, 0.029])
        top += yoke(shoulder, spine[-2], 0.040)
    legs, feet = [], []
    for s in (-1, 1):
        hip, knee, ankle = (s * 0.082, 0.86, -0.01), (s * 0.098, 0.48, 0.012), (s * 0.112, 0.09, -0.025)
        legs += limb([hip, mid(hip, knee), knee, mid(knee, ankle, 0.4), ankle], [0.092, 0.082, 0.060, 0.056, 0.046])
        feet += shoe(ankle, (s * 0.25, 0, 1))
    skin = head(m, (0, 1.560, 0.020), 2, 0, style="bun")
    skin.append(shapes.tube([(0, 1.40, -0.004), (0, 1.45, 0.0), (0, 1.52, 0.008)], [0.050, 0.045, 0.045], 12))
    skin += hand(right, (-0.122, 1.545, 0.042), (0.3, 0.1, 1)) + hand(left, (0.228, 0.72, 0.105), (-0.5, 0, 1))
    dress(m, top, legs, skin, feet, "cloth_plum", "cloth_dark")
    with m.moved((0, 1.548, 0.012), (2, 0, 0)):
        headphone_pair(m, half=0.072, detail=0.5)
    return m


MODELS = [player_guitar, player_vocal, lead]
