"""Pure geometry: every function returns (verts, faces) in glTF axes.

Axes are those of the exported file: X right, Y up, Z toward the viewer, in
metres. Closed shapes may be wound either way; `common.Model` turns them
outward by their signed volume.
"""

from math import cos, pi, sin

from mathutils import Vector


def box(size, bevel=0.0):
    """Box centred at the origin, with chamfered edges where bevel > 0."""
    h = [s / 2 for s in size]
    signs = [(x, y, z) for x in (-1, 1) for y in (-1, 1) for z in (-1, 1)]
    ring = ((-1, -1), (1, -1), (1, 1), (-1, 1))
    b = min(bevel, 0.45 * min(size))
    verts, index, faces = [], {}, []
    for s in signs:
        for a in range(3):
            if b > 0 or a == 0:
                index[s, a] = len(verts)
                verts.append(Vector([s[i] * (h[i] - (0 if i == a or b <= 0 else b)) for i in range(3)]))
            else:
                index[s, a] = index[s, 0]
    for a in range(3):
        u, v = (a + 1) % 3, (a + 2) % 3
        for sa in (-1, 1):
            face = []
            for su, sv in ring:
                s = [0, 0, 0]
                s[a], s[u], s[v] = sa, su, sv
                face.append(index[tuple(s), a])
            faces.append(face)
        if b > 0:
            for su, sv in ring:
                lo, hi = [0, 0, 0], [0, 0, 0]
                lo[a], lo[u], lo[v] = -1, su, sv
                hi[a], hi[u], hi[v] = 1, su, sv
                lo, hi = tuple(lo), tuple(hi)
                faces.append([index[lo, u], index[hi, u], index[hi, v], index[lo, v]])
    if b > 0:
        faces += [[index[s, 0], index[s, 1], index[s, 2]] for s in signs]
    for f in faces:
        n = (verts[f[1]] - verts[f[0]]).cross(verts[f[2]] - verts[f[0]])
        if n.dot(sum((verts[i] for i in f), Vector())) < 0:
            f.reverse()
    return verts, faces


def lathe(profile, seg=20, closed=False, cap=True):
    """Turn (radius, y) pairs about Y; closed joins the last pair to the first.

    Wound so that a profile listed bottom to top (or rim to axis on a top face)
    faces outward, which matters for open sheets added with solid=False.
    """
    verts, rings, faces = [], [], []
    for r, y in profile:
        if r < 1e-6:
            rings.append([len(verts)])
            verts.append(Vector((0, y, 0)))
        else:
            rings.append(list(range(len(verts), len(verts) + seg)))
            verts += [Vector((r * cos(2 * pi * i / seg), y, r * sin(2 * pi * i / seg))) for i in range(seg)]
    pairs = list(zip(rings, rings[1:]))
    if closed:
        pairs.append((rings[-1], rings[0]))
    for a, b in pairs:
        for i in range(seg):
            j = (i + 1) % seg
            if len(a) == 1 and len(b) == 1:
                continue
            if len(a) == 1:
                faces.append([a[0], b[i], b[j]])
            elif len(b) == 1:
                faces.append([a[j], a[i], b[0]])
            else:
                faces.append([a[j], a[i], b[i], b[j]])
    if cap and not closed:
        if len(rings[0]) > 1:
            faces.append(list(rings[0]))
        if len(rings[-1]) > 1:
            faces.append(list(reversed(rings[-1])))
    return verts, faces


def loft(rings, cap=True, closed=False):
    """Skin equal-length rings of points, in order."""
    n = len(rings[0])
    verts = [Vector(p) for ring in rings for p in ring]
    faces = []
    count = len(rings)
    for k in range(count if closed else count - 1):
        a, b = k * n, ((k + 1) % count) * n
        for i in range(n):
            j = (i + 1) % n
            faces.append([a + i, a + j, b + j, b + i])
    if cap and not closed:
        faces.append(list(reversed(range(n))))
        faces.append(list(range((count - 1) * n, count * n)))
    return verts, faces


def tube(path, radius, seg=8, closed=False, cap=True, flat=1.0):
    """Sweep a circle (squashed by `flat`) along a path; radius may be a list."""
    pts = [Vector(p) for p in path]
    n = len(pts)
    radii = radius if isinstance(radius, (list, tuple)) else [radius] * n
    tangents = []
    for i in range(n):
        a = pts[i - 1] if i or closed else pts[i]
        b = pts[(i + 1) % n] if i < n - 1 or closed else pts[i]
        tangents.append((b - a).normalized())
    up = Vector((0, 1, 0)) if abs(tangents[0].y) < 0.9 else Vector((0, 0, 1))
    side = tangents[0].cross(up).normalized()
    rings = []
    for p, t, r in zip(pts, tangents, radii):
        side = (side - t * side.dot(t)).normalized()
        other = t.cross(side)
        rings.append([p + side * (r * cos(2 * pi * k / seg)) + other * (r * flat * sin(2 * pi * k / seg))
                      for k in range(seg)])
    return loft(rings, cap=cap, closed=closed)


def prism(outline, depth, bevel=0.0):
    """Extrude an XY outline along Z (centred), its rims chamfered by bevel."""
    pts = [Vector((x, y)) for x, y in outline]
    n = len(pts)
    area = sum(pts[i - 1].x * pts[i].y - pts[i].x * pts[i - 1].y for i in range(n))
    if area < 0:
        pts.reverse()
    inset = []
    for i in range(n):
        e0 = (pts[i] - pts[i - 1]).normalized()
        e1 = (pts[(i + 1) % n] - pts[i]).normalized()
        n0, n1 = Vector((-e0.y, e0.x)), Vector((-e1.y, e1.x))
        m = n0 + n1
        inset.append(pts[i] + m * (bevel / max(0.35, 1 + n0.dot(n1))))
    d = depth / 2
    if bevel > 0:
        levels = [(inset, -d), (pts, -d + bevel), (pts, d - bevel), (inset, d)]
    else:
        levels = [(pts, -d), (pts, d)]
    return loft([[(p.x, p.y, z) for p in ring] for ring, z in levels])


def ellipsoid(rx, ry, rz, seg=14, rings=8):
    """Ellipsoid centred at the origin."""
    profile = [(sin(pi * i / rings), -cos(pi * i / rings)) for i in range(rings + 1)]
    profile[0], profile[-1] = (0, -1), (0, 1)
    verts, faces = lathe(profile, seg)
    return [Vector((v.x * rx, v.y * ry, v.z * rz)) for v in verts], faces


def rounded_rect(w, h, r, steps=3):
    """Closed XY outline of a rectangle with round corners."""
    out = []
    for cx, cy, a0 in ((1, 1, 0), (-1, 1, 90), (-1, -1, 180), (1, -1, 270)):
        for k in range(steps + 1):
            a = (a0 + 90 * k / steps) * pi / 180
            out.append((cx * (w / 2 - r) + r * cos(a), cy * (h / 2 - r) + r * sin(a)))
    return out


def arc(radius, a0, a1, steps, centre=(0, 0, 0), plane="xy"):
    """Points of an arc, in degrees, in the named plane about centre."""
    out = []
    for k in range(steps + 1):
        a = (a0 + (a1 - a0) * k / steps) * pi / 180
        p = [0.0, 0.0, 0.0]
        p["xyz".index(plane[0])] = radius * cos(a)
        p["xyz".index(plane[1])] = radius * sin(a)
        out.append(Vector(p) + Vector(centre))
    return out


def spline(points, steps=6):
    """Catmull-Rom curve through the points."""
    p = [Vector(q) for q in points]
    p = [p[0] * 2 - p[1]] + p + [p[-1] * 2 - p[-2]]
    out = []
    for i in range(1, len(p) - 2):
        for k in range(steps):
            t = k / steps
            a, b, c, d = p[i - 1], p[i], p[i + 1], p[i + 2]
            out.append(0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t ** 2
                              + (3 * b - a - 3 * c + d) * t ** 3))
    out.append(p[-2])
    return out
