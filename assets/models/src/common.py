"""Model: collects parts into named nodes, bakes AO into COLOR_0, writes a GLB.

Parts are authored in glTF axes and metres (see shapes.py); they are turned to
Blender's Z-up only when the mesh is made, and the exporter turns them back.
"""

from contextlib import contextmanager
from math import pi, radians
import random

import bpy
from mathutils import Euler, Matrix, Vector
from mathutils.bvhtree import BVHTree

import shapes
from palette import fold, linear, material

TO_BLENDER = Matrix(((1, 0, 0), (0, 0, -1), (0, 1, 0)))
AXES = {"x": (1, 0, 0), "y": (0, 1, 0), "z": (0, 0, 1), "-x": (-1, 0, 0), "-y": (0, -1, 0), "-z": (0, 0, -1)}


def place(at=(0, 0, 0), rot=(0, 0, 0), axis="y", scale=1.0):
    """4x4 transform: +Y turned to `axis`, then Euler degrees, then moved."""
    way = Vector(AXES[axis] if isinstance(axis, str) else axis).normalized()
    turn = Vector((0, 1, 0)).rotation_difference(way).to_matrix() if way.y > -0.9999 else Matrix.Rotation(pi, 3, "X")
    euler = Euler([radians(a) for a in rot]).to_matrix()
    size = Matrix.Diagonal(scale if isinstance(scale, (tuple, list)) else (scale,) * 3)
    return Matrix.Translation(at) @ (euler @ turn @ size).to_4x4()


class Model:
    """One .glb file. `floor` adds a ground plane at y=0 to the AO bake."""

    def __init__(self, name, floor=True, sharp=38):
        self.name, self.floor, self.sharp = name, floor, sharp
        self.nodes, self.origins, self.empties = {}, {}, {}
        self.current, self.stack = name, [Matrix.Identity(4)]

    # -- authoring ---------------------------------------------------------
    @contextmanager
    def node(self, name, origin=(0, 0, 0)):
        """Parts added inside go to the named node, whose origin is given."""
        before, self.current = self.current, name
        self.origins.setdefault(name, self.stack[-1] @ Vector(origin))
        yield
        self.current = before

    @contextmanager
    def moved(self, at=(0, 0, 0), rot=(0, 0, 0), axis="y", scale=1.0):
        """Parts added inside are placed in a local frame."""
        self.stack.append(self.stack[-1] @ place(at, rot, axis, scale))
        yield
        self.stack.pop()

    def empty(self, name, at, rot=(0, 0, 0)):
        self.empties[name] = self.stack[-1] @ place(at, rot)

    def add(self, geometry, mat, at=(0, 0, 0), rot=(0, 0, 0), axis="y", tint=None, solid=True, sharp=None, scale=1.0):
        """Add (verts, faces); solid parts are turned outward by signed volume.

        `tint` is a grey factor, an sRGB hex, or a function of the face index.
        """
        m = self.stack[-1] @ place(at, rot, axis, scale)
        verts, faces = [m @ Vector(v) for v in geometry[0]], [list(f) for f in geometry[1]]
        if solid:
            c = sum(verts, Vector()) / len(verts)
            volume = sum((verts[f[0]] - c).dot((verts[f[i]] - c).cross(verts[f[i + 1]] - c))
                         for f in faces for i in range(1, len(f) - 1))
            flip = volume < 0
        else:
            flip = m.determinant() < 0
        if flip:
            for f in faces:
                f.reverse()
        shade = tint if callable(tint) else lambda _: tint
        tints = []
        for i in range(len(faces)):
            t = shade(i)
            tints.append((1, 1, 1) if t is None else linear(t) if isinstance(t, str) else (t,) * 3)
        self.nodes.setdefault(self.current, []).append((verts, faces, mat, tints, sharp or self.sharp))

    def box(self, size, at, mat, bevel=0.0, **kw):
        self.add(shapes.box(size, bevel), mat, at, **kw)

    def lathe(self, profile, mat, at=(0, 0, 0), seg=20, closed=False, **kw):
        self.add(shapes.lathe(profile, seg, closed), mat, at, **kw)

    def cyl(self, a, b, r, mat, seg=14, bevel=0.0, r2=None, **kw):
        """Cylinder (or cone) from point a to point b."""
        a, b = Vector(a), Vector(b)
        h, r2 = (b - a).length, r if r2 is None else r2
        profile = [(r, 0), (r2, h)] if bevel <= 0 else [
            (r - bevel, 0), (r, bevel), (r2, h - bevel), (r2 - bevel, h)]
        self.add(shapes.lathe(profile, seg), mat, a, axis=tuple(b - a), **kw)

    def tube(self, path, r, mat, seg=8, closed=False, flat=1.0, **kw):
        self.add(shapes.tube(path, r, seg, closed, flat=flat), mat, sharp=kw.pop("sharp", 60), **kw)

    def ring(self, radius, r, mat, at=(0, 0, 0), axis="y", steps=24, seg=6, **kw):
        path = shapes.arc(radius, 0, 360 - 360 / steps, steps - 1, plane="zx")
        self.add(shapes.tube(path, r, seg, closed=True), mat, at, axis=axis, sharp=80, **kw)

    def prism(self, outline, depth, mat, at=(0, 0, 0), bevel=0.0, **kw):
        self.add(shapes.prism(outline, depth, bevel), mat, at, **kw)

    def ball(self, radii, at, mat, seg=14, rings=8, **kw):
        radii = radii if isinstance(radii, (tuple, list)) else (radii,) * 3
        self.add(shapes.ellipsoid(*radii, seg, rings), mat, at, sharp=80, **kw)

    def key(self, size, at, mat, taper=0.8, **kw):
        """Cheap button on a +Z surface: a smooth frustum without a back; `at` is its foot."""
        w, h, d = size[0] / 2, size[1] / 2, size[2]
        verts = [(x * w * k, y * h * k, z) for z, k in ((0, 1), (d, taper)) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        faces = [[i, (i + 1) % 4, 4 + (i + 1) % 4, 4 + i] for i in range(4)] + [[4, 5, 6, 7]]
        self.add((verts, faces), mat, at, solid=False, sharp=180, **kw)

    def quad(self, size, at, mat, rot=(0, 0, 0), **kw):
        """Single face in XY looking along +Z (a decal, a screen)."""
        w, h = size[0] / 2, size[1] / 2
        self.add(([(-w, -h, 0), (w, -h, 0), (w, h, 0), (-w, h, 0)], [[0, 1, 2, 3]]), mat, at, rot, solid=False, **kw)

    # -- output ------------------------------------------------------------
    def bvh(self):
        verts, faces = [], []
        for parts in self.nodes.values():
            for pv, pf, mat, _, _ in parts:
                if mat != "glass":
                    base = len(verts)
                    verts += pv
                    faces += [[base + i for i in f] for f in pf]
        xs = [c for v in verts for c in (v.x, v.z)]
        ys = [v.y for v in verts]
        if self.floor:
            reach = 2 * max(map(abs, xs)) + 1
            base = len(verts)
            verts = verts + [Vector((x, -0.002, z)) for x, z in ((-reach, -reach), (-reach, reach), (reach, reach), (reach, -reach))]
            faces.append([base, base + 1, base + 2, base + 3])
        size = max(max(ys) - min(ys), max(xs) - min(xs))
        return BVHTree.FromPolygons(verts, faces), size, min(ys), max(ys)

    def mesh_object(self, name, parts, tree):
        """Build one node's mesh with weighted normals and baked COLOR_0."""
        verts, faces, mats, slots, tints, angles = [], [], [], [], [], []
        origin = self.origins.get(name, Vector((0, 0, 0)))
        for pv, pf, mat, hues, sharp in parts:
            mat, hue = self.folded[mat]
            base = len(verts)
            verts += [TO_BLENDER @ (v - origin) for v in pv]
            faces += [[base + i for i in f] for f in pf]
            if mat not in mats:
                mats.append(mat)
            slots += [mats.index(mat)] * len(pf)
            tints += [tuple(a * b for a, b in zip(t, hue)) for t in hues]
            angles += [sharp] * len(pf)
        raw = bpy.data.meshes.new(name + "_raw")
        raw.from_pydata(verts, [], faces)
        for mat in mats:
            raw.materials.append(material(mat))
        raw.polygons.foreach_set("material_index", slots)
        raw.polygons.foreach_set("use_smooth", [True] * len(faces))
        raw.update()
        mark_sharp(raw, angles)
        obj = bpy.data.objects.new(name, raw)
        bpy.context.collection.objects.link(obj)
        mod = obj.modifiers.new("weighted", "WEIGHTED_NORMAL")
        mod.keep_sharp, mod.weight = True, 50
        done = bpy.data.meshes.new_from_object(obj.evaluated_get(bpy.context.evaluated_depsgraph_get()))
        obj.modifiers.clear()
        obj.data, done.name = done, name
        obj.location = TO_BLENDER @ origin
        bake_ao(done, TO_BLENDER @ origin, tints, tree)
        return obj

    def export(self, folder):
        """Write folder/name.glb; returns nothing (see build.py for the report)."""
        bpy.ops.wm.read_factory_settings(use_empty=True)
        tree = self.bvh()
        self.folded = fold(sorted({part[2] for parts in self.nodes.values() for part in parts}))
        for name, parts in self.nodes.items():
            self.mesh_object(name, parts, tree)
        turn = TO_BLENDER.to_4x4()
        for name, m in self.empties.items():
            obj = bpy.data.objects.new(name, None)
            bpy.context.collection.objects.link(obj)
            obj.matrix_world = turn @ m @ turn.inverted()
        bpy.ops.export_scene.gltf(
            filepath=str(folder / f"{self.name}.glb"), export_format="GLB", export_yup=True, export_texcoords=False,
            export_normals=True, export_vertex_color="ACTIVE", export_all_vertex_colors=False, export_animations=False,
            export_materials="EXPORT", export_image_format="NONE", export_extras=False)


def mark_sharp(mesh, angles):
    """Mark edges whose faces meet at more than their part's angle."""
    sides = {}
    for poly in mesh.polygons:
        for key in poly.edge_keys:
            sides.setdefault(key, []).append(poly.index)
    flags = []
    for edge in mesh.edges:
        f = sides.get(edge.key, [])
        flags.append(len(f) == 2 and mesh.polygons[f[0]].normal.angle(mesh.polygons[f[1]].normal, 0) > radians(angles[f[0]]))
    attr = mesh.attributes.new("sharp_edge", "BOOLEAN", "EDGE")
    attr.data.foreach_set("value", flags)


def bake_ao(mesh, offset, tints, tree, rays=20):
    """Hemisphere ray-cast AO with a slight vertical gradient, 0.45..1.0, times tint."""
    bvh, size, low, high = tree
    reach = min(max(0.35 * size, 0.03), 0.9)
    rng = random.Random(7)
    back = TO_BLENDER.inverted()
    groups, keys = {}, []
    for poly in mesh.polygons:
        n = back @ poly.normal
        centre = back @ (poly.center + offset)
        for loop in poly.loop_indices:
            vi = mesh.loops[loop].vertex_index
            p = back @ (mesh.vertices[vi].co + offset)
            inward = centre - p
            p = p + inward * min(0.12, 0.015 * size / max(inward.length, 1e-6)) + n * (0.0015 * size + 1e-4)
            open_sky = 0.0
            for _ in range(rays):
                d = Vector((rng.gauss(0, 1), rng.gauss(0, 1), rng.gauss(0, 1))).normalized()
                hit = bvh.ray_cast(p, (d + n * 1.001).normalized(), reach)
                open_sky += 1.0 if hit[3] is None else min(1.0, hit[3] / reach) ** 0.7
            cn = mesh.corner_normals[loop].vector
            key = (vi, round(cn.x, 2), round(cn.y, 2), round(cn.z, 2))
            groups.setdefault(key, []).append(open_sky / rays)
            keys.append((key, (p.y - low) / max(high - low, 1e-6), tints[poly.index]))
    attr = mesh.color_attributes.new("COLOR_0", "BYTE_COLOR", "CORNER")
    for loop, (key, up, tint) in enumerate(keys):
        got = groups[key]
        ao = 0.45 + 0.55 * (sum(got) / len(got))
        ao = max(0.45, ao * (0.9 + 0.1 * min(max(up, 0), 1)))
        attr.data[loop].color = (ao * tint[0], ao * tint[1], ao * tint[2], 1.0)
    mesh.color_attributes.active_color = attr
