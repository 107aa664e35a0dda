"""Stylised calm figures, from joints to a smooth low-poly skin.

A figure faces +Z, its left toward +X, its pelvis over the origin. Limbs and
bodies are lofted, fused by a voxel remesh, smoothed and decimated, which gives
a quiet carved look. Nodes: `body` (origin at the hips), under it `head` (at the
neck's joint), `arm_l` and `arm_r` (at the shoulders); `headphones` under
`head`; legs and seat stay with the model's own node. `mouth` is an empty.
"""

from math import cos, pi, radians, sin, sqrt

import bpy
from mathutils import Euler, Vector

from speakers import headphone_pair
import shapes

UPPER, FORE, THIGH, SHIN = 0.29, 0.26, 0.44, 0.43


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


def blob(radii, at, rings=8):
    radii = radii if isinstance(radii, tuple) else (radii,) * 3
    verts, faces = shapes.ellipsoid(*radii, 14, rings)
    return [v + Vector(at) for v in verts], faces


def limb(points, radii):
    """Closed tube with round ends through the joints."""
    path = shapes.spline(points, 3) if len(points) > 2 else [Vector(p) for p in points]
    spread = radii if len(points) == 2 else [a + (b - a) * k / 3 for a, b in zip(radii, radii[1:]) for k in range(3)] + [radii[-1]]
    return [shapes.tube(path, spread, 12)] + [blob(r, p, 6) for p, r in ((points[0], radii[0]), (points[-1], radii[-1]))]


def bend(a, c, first, second, pole):
    """The joint between a and c with bones of the two lengths, bent toward `pole`."""
    a, c = Vector(a), Vector(c)
    d = min((c - a).length, (first + second) * 0.999)
    way = (c - a).normalized()
    along = (first * first - second * second + d * d) / (2 * d)
    out = sqrt(max(first * first - along * along, 0))
    side = Vector(pole) - way * Vector(pole).dot(way)
    return a + way * along + side.normalized() * out


def hand(wrist, tip, thumb, grip=False):
    """Hand from wrist to fingertips, thumb toward the given offset; gripping hands curl."""
    w, t = Vector(wrist), Vector(tip)
    d, side = (t - w).normalized(), Vector(thumb).normalized()
    palm = w + d * 0.055
    if grip:
        curl = d.cross(side).normalized() * 0.02
        parts = [shapes.tube([w - d * 0.03, w + d * 0.01, palm, palm + d * 0.035], [0.023, 0.027, 0.034, 0.026], 10, flat=0.7)]
        for k in range(4):
            base = palm + d * 0.03 + side * (0.024 - 0.016 * k)
            parts.append(shapes.tube([base, base + d * 0.03 + curl, base + d * 0.012 + curl * 2.2], [0.010, 0.010, 0.008], 6))
        return parts + [shapes.tube([w + d * 0.02 + side * 0.02, palm + side * 0.036, palm + d * 0.02 + side * 0.03 + curl], [0.013, 0.012, 0.009], 6)]
    parts = [shapes.tube([w - d * 0.03, w + d * 0.01, palm, palm + d * 0.03], [0.022, 0.026, 0.035, 0.033], 10, flat=0.5)]
    for k in range(4):
        base = palm + d * 0.02 + side * (0.024 - 0.016 * k)
        parts.append(shapes.tube([base, base + d * (0.075 - 0.006 * abs(k - 1.4))], [0.0105, 0.008], 6))
    return parts + [shapes.tube([w + d * 0.015, w + d * 0.05 + side * 0.036, w + d * 0.085 + side * 0.048], [0.015, 0.013, 0.009], 7)]


def hair_parts(style):
    """Closed shapes of a hair style about the head's centre."""
    cap = [blob((0.083, 0.096, 0.098), (0, 0.030, -0.022), 10), blob((0.080, 0.05, 0.06), (0, 0.072, 0.020))]
    if style == "bun":
        return cap + [blob((0.042, 0.040, 0.040), (0, 0.070, -0.118)), blob((0.076, 0.070, 0.060), (0, -0.02, -0.045))]
    if style == "long":
        drape = [blob((0.088 - 0.006 * k, 0.07, 0.055), (0, -0.05 - 0.05 * k, -0.050 - 0.008 * k)) for k in range(4)]
        return cap + drape + [blob((0.022, 0.10, 0.035), (s * 0.078, -0.05, -0.005)) for s in (-1, 1)]
    if style == "bob":
        return cap + [blob((0.092, 0.085, 0.070), (0, -0.035, -0.035))] + [blob((0.020, 0.085, 0.045), (s * 0.080, -0.035, 0.012)) for s in (-1, 1)]
    if style == "curly":
        ring = [blob(0.042, (0.078 * cos(a), 0.050 + 0.03 * sin(3 * a), -0.02 + 0.080 * sin(a))) for a in [2 * pi * k / 9 for k in range(9)] if sin(a) < 0.75]
        return cap + ring + [blob(0.045, (0.05 * cos(a), 0.112, -0.01 + 0.05 * sin(a))) for a in [2 * pi * k / 5 for k in range(5)]]
    if style == "ponytail":
        tail = shapes.tube([Vector((0, 0.05, -0.11)), Vector((0, 0.02, -0.15)), Vector((0, -0.08, -0.155)), Vector((0, -0.16, -0.13))], [0.02, 0.032, 0.028, 0.008], 8)
        return cap + [tail, blob((0.074, 0.06, 0.05), (0, -0.015, -0.045))]
    if style == "bald":
        return [blob((0.080, 0.035, 0.060), (0, -0.018, -0.048))] + [blob((0.010, 0.028, 0.030), (s * 0.072, 0.0, -0.018)) for s in (-1, 1)]
    return cap + [blob((0.078, 0.055, 0.058), (0, -0.010, -0.046))]


class Look:
    """What sets one player apart from another."""

    def __init__(self, top, legs, skin="c08b69", hair="3a2a22", style="short", beard=False, size=1.0, broad=1.0, sleeves=True, shoes="plastic_black",
                 skirt=False, glasses=False, cap=None, trim=None):
        self.top, self.legs, self.skin, self.hair, self.style, self.beard, self.size = top, legs, skin, hair, style, beard, size
        self.broad, self.sleeves, self.shoes, self.skirt, self.glasses, self.cap, self.trim = broad, sleeves, shoes, skirt, glasses, cap, trim


class Figure:
    """A figure from its hips up and down; `lean` degrees forward, `turn` of the chest."""

    def __init__(self, m, look, hips, lean=0.0, twist=0.0):
        self.m, self.look, self.hips = m, look, Vector(hips)
        self.frame = Euler((radians(lean), radians(twist), 0)).to_matrix()
        with m.node("body", tuple(self.hips)):
            self.torso()

    def at(self, x, y, z):
        """A point of the upper body, from the hips, in metres of a body of size 1."""
        return self.hips + self.frame @ (Vector((x * self.look.broad, y, z)) * self.look.size)

    def hold(self, model, at, rot=(0, 0, 0)):
        """Where an instrument goes that moves with the body."""
        self.m.empty(f"at_{model}", tuple(Vector(at) - self.hips), rot, parent="body")

    def torso(self):
        look, m, rings = self.look, self.m, []
        wide = 0.02 if look.skirt else 0.0
        for y, rx, rz, dz in ((-0.090, 0.177 + wide, 0.132, 0.0), (-0.04, 0.176 + wide, 0.130, 0.0), (0.05, 0.164 + wide, 0.118, 0.0), (0.17, 0.142, 0.100, 0.004), (0.30, 0.152, 0.106, 0.006),
                              (0.42, 0.170, 0.106, 0.002), (0.485, 0.160, 0.086, 0.0), (0.53, 0.100, 0.068, 0.0), (0.56, 0.058, 0.056, 0.004)):
            rings.append([self.at(rx * cos(a), y, dz + rz * sin(a)) for a in [2 * pi * k / 18 for k in range(18)]])
        parts = [shapes.loft(rings)]
        for s in (-1, 1):
            parts += limb([self.at(s * 0.05, 0.50, 0), self.at(s * 0.165, 0.47, 0)], [0.045, 0.052])
        m.add(organic(parts, 0.012, 640), look.top, sharp=120)
        m.add(shapes.tube([self.at(0, 0.53, 0.0), self.at(0, 0.60, 0.006), self.at(0, 0.68, 0.016)], [0.054, 0.048, 0.050], 12), "skin", sharp=80, tint=look.skin)
        collar = [self.at(0.060 * cos(a), 0.552 - 0.012 * sin(a), 0.058 * sin(a) + 0.004) for a in [2 * pi * k / 16 for k in range(16)]]
        m.tube(collar, 0.010, look.trim or look.top, seg=6, closed=True, tint=None if look.trim else 0.8)

    def head(self, nod=0.0, turn=0.0, roll=0.0, phones=True, drop=0.0):
        """Head on the neck; angles in degrees, forward and toward the left."""
        look, m = self.look, self.m
        joint = self.at(0, 0.63, 0.010)
        with m.moved(tuple(joint), (nod, turn, roll)):
            with m.node("head", (0, 0, 0), parent="body"):
                with m.moved((0, 0.085 * look.size, 0.022), scale=look.size):
                    self.face()
            if phones:
                with m.moved((0, 0.085 * look.size, 0.012), scale=(1, 0.86, 1)):
                    with m.node("headphones", (0, 0, 0), parent="head"):
                        headphone_pair(m, half=0.076 * look.size, detail=0.5)
        m.empty("mouth", tuple(Vector((0, -0.05, 0.095)) * look.size + Vector((0, 0.085 * look.size, 0.022))), parent="head")

    def face(self):
        look, m = self.look, self.m
        parts = [blob((0.074, 0.104, 0.092), (0, 0.004, 0), 12), blob((0.055, 0.058, 0.060), (0, -0.056, 0.026), 10), blob((0.011, 0.020, 0.015), (0, -0.018, 0.094), 6),
                 blob((0.030, 0.018, 0.02), (0, -0.092, 0.060), 6)]
        parts += [blob((0.011, 0.028, 0.018), (s * 0.077, -0.010, -0.006), 6) for s in (-1, 1)]
        m.add(organic(parts, 0.0072, 620, 3), "skin", sharp=120, tint=look.skin)
        for s in (-1, 1):
            m.ball((0.0085, 0.0075, 0.005), (s * 0.029, 0.004, 0.0815), "detail", seg=8, rings=6, tint="2a1f1a")
            m.tube([(s * 0.015, 0.027, 0.0868), (s * 0.030, 0.034, 0.082), (s * 0.045, 0.0315, 0.073)], 0.0032, "hair", seg=5, tint=look.hair)
        m.tube([(-0.021, -0.0525, 0.0795), (-0.010, -0.0565, 0.0848), (0.010, -0.0565, 0.0848), (0.021, -0.0525, 0.0795)], [0.002, 0.0042, 0.0042, 0.002], "skin",
               seg=6, tint=lips(look.skin))
        if look.style != "none":
            m.add(organic(hair_parts(look.style), 0.011, 420, 4), "hair", sharp=120, tint=look.hair)
        if look.beard:
            beard = [blob((0.060, 0.045, 0.050), (0, -0.080, 0.022)), blob((0.030, 0.03, 0.02), (0, -0.098, 0.068))]
            m.add(organic(beard, 0.010, 160, 3), "hair", sharp=120, tint=look.hair)
        if look.cap:
            m.lathe([(0.090, 0.0), (0.093, 0.02), (0.082, 0.062), (0.05, 0.085), (0, 0.092)], look.cap, (0, 0.052, -0.012), seg=18, sharp=70)
            m.box((0.12, 0.008, 0.09), (0, 0.055, 0.105), look.cap, 0.003, rot=(8, 0, 0))
        if look.glasses:
            for s in (-1, 1):
                m.ring(0.020, 0.0022, "plastic_black", (s * 0.030, 0.003, 0.094), axis="z", steps=14, seg=4)
                m.tube([(s * 0.050, 0.006, 0.092), (s * 0.080, 0.004, 0.0)], 0.002, "plastic_black", seg=4)

    def arm(self, side, wrist, tip, thumb, pole, grip=False):
        """Arm of a side (1 left, -1 right) to a wrist, the hand on to `tip`; the elbow points to `pole`."""
        look, m, size = self.look, self.m, self.look.size
        shoulder = self.at(side * 0.172, 0.465, 0.0)
        w = Vector(wrist)
        reach = (UPPER + FORE) * size * 0.995
        if (w - shoulder).length > reach:
            w = shoulder + (w - shoulder).normalized() * reach
        elbow = bend(shoulder, w, UPPER * size, FORE * size, pole)
        with m.node("arm_l" if side > 0 else "arm_r", tuple(shoulder), parent="body"):
            cuff = 1.0 if look.sleeves else 0.62
            if look.sleeves:
                upper = limb([shoulder, shoulder.lerp(elbow, 0.5), elbow, elbow.lerp(w, 0.5), elbow.lerp(w, 0.94)], [0.058, 0.050, 0.043, 0.039, 0.032])
                bare = []
            else:
                upper = limb([shoulder, shoulder.lerp(elbow, 0.4), shoulder.lerp(elbow, cuff)], [0.060, 0.054, 0.052])
                bare = limb([shoulder.lerp(elbow, 0.5), elbow, elbow.lerp(w, 0.45), w], [0.042, 0.037, 0.034, 0.024])
            m.add(organic(upper, 0.011, 330 if look.sleeves else 200), look.top, sharp=120)
            end = Vector(tip) + (w - Vector(wrist))
            m.add(organic(bare + hand(w, end, thumb, grip), 0.0075, 420 if bare else 320, 3), "skin", sharp=120, tint=look.skin)

    def legs(self, feet, poles=((-0.3, 0.5, 1), (0.3, 0.5, 1)), toes=((-0.2, 0, 1), (0.2, 0, 1))):
        """Legs (right, left) down to the ankles."""
        look, m, size = self.look, self.m, self.look.size
        parts, shoes, bare = [blob((0.150 * look.broad * size, 0.09 * size, 0.108 * size), tuple(self.hips))], [], []
        for s, ankle, pole, toe in zip((-1, 1), feet, poles, toes):
            hip, ankle = self.hips + Vector((s * 0.088 * look.broad * size, 0, 0)), Vector(ankle)
            reach = (THIGH + SHIN) * size * 0.998
            if (ankle - hip).length > reach:
                ankle = hip + (ankle - hip).normalized() * reach
            knee = bend(hip, ankle, THIGH * size, SHIN * size, pole)
            parts += limb([hip, hip.lerp(knee, 0.5), knee], [0.088, 0.079, 0.061])
            parts += limb([knee, knee.lerp(ankle, 0.4), ankle], [0.061, 0.057, 0.047])
            f = Vector(toe).normalized()
            heel, front = Vector((ankle.x, ankle.y - 0.048, ankle.z)) - f * 0.045, Vector((ankle.x, ankle.y - 0.052, ankle.z)) + f * 0.165
            shoes += [shapes.tube([heel - f * 0.02, heel, heel.lerp(front, 0.5), front - f * 0.03, front], [0.022, 0.036, 0.040, 0.038, 0.02], 10, flat=0.85),
                      shapes.tube([ankle - Vector((0, 0.05, 0)), ankle + Vector((0, 0.02, 0))], 0.036, 10)]
        m.add(organic(parts, 0.014, 720), look.legs, sharp=120)
        m.add(organic(shoes, 0.010, 300), look.shoes, sharp=120)
        if look.skirt:
            rings = []
            for y, rx, rz in ((0.03, 0.180, 0.132), (-0.12, 0.215, 0.178), (-0.34, 0.262, 0.235), (-0.54, 0.285, 0.262)):
                rings.append([self.hips + Vector((rx * cos(a), y, rz * sin(a))) * size + Vector((0, 0, 0.014 * cos(6 * a) * (0.02 - y) * 2)) * size
                              for a in [2 * pi * k / 30 for k in range(30)]])
            m.add(shapes.loft(rings), look.top, sharp=70)


def lips(colour):
    """A skin's sRGB hex colour turned to that of its lips."""
    return "".join(f"{int(int(colour[i:i + 2], 16) * factor):02x}" for i, factor in ((0, 0.78), (2, 0.55), (4, 0.56)))
