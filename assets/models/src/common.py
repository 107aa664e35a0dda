"""Model: collects parts into named nodes and writes one GLB.

Parts are authored in glTF axes and metres (see shapes.py). A part is
(vertices, faces, palette name, tint per face, sharp angle, UVs per corner).
"""

from contextlib import contextmanager
from math import degrees, pi, radians

import bpy
from mathutils import Euler, Matrix, Vector
import numpy as np

from bake import box_uv, corners, lathe_uv, tree_of
from coarse import LEAST, coarser
from gltf import Writer
from labels import Sheet, legend
from palette import fold, linear
import shapes

AXES = {"x": (1, 0, 0), "y": (0, 1, 0), "z": (0, 0, 1), "-x": (-1, 0, 0), "-y": (0, -1, 0), "-z": (0, 0, -1)}


def place(at=(0, 0, 0), rot=(0, 0, 0), axis="y", scale=1.0):
    """4x4 transform: +Y turned to `axis`, then Euler degrees, then moved."""
    way = Vector(AXES[axis] if isinstance(axis, str) else axis).normalized()
    turn = Vector((0, 1, 0)).rotation_difference(way).to_matrix() if way.y > -0.9999 else Matrix.Rotation(pi, 3, "X")
    euler = Euler([radians(a) for a in rot]).to_matrix()
    size = Matrix.Diagonal(scale if isinstance(scale, (tuple, list)) else (scale,) * 3)
    return Matrix.Translation(at) @ (euler @ turn @ size).to_4x4()


def rigid(matrix):
    """The matrix without its scale."""
    at, turn, _ = matrix.decompose()
    return Matrix.Translation(at) @ turn.to_matrix().to_4x4()


def aim(up, front):
    """Euler degrees that turn +Y to `up` and +Z as near as may be to `front`."""
    y = Vector(up).normalized()
    z = Vector(front)
    z = (z - y * z.dot(y)).normalized()
    turn = Matrix((y.cross(z), y, z)).transposed()
    return tuple(degrees(a) for a in turn.to_euler())


class Model:
    """One .glb file. `floor` adds a ground plane at y=0 to the occlusion."""

    def __init__(self, name, floor=True, sharp=38):
        self.name, self.floor, self.sharp = name, floor, sharp
        self.nodes, self.meshes, self.tree, self.panels = {}, {}, {}, {}
        self.target, self.stack = (self.nodes, name), [Matrix.Identity(4)]
        self.sheet, self.count = Sheet(), 0

    # -- authoring ---------------------------------------------------------
    @contextmanager
    def node(self, name, origin=(0, 0, 0), parent=None):
        """Parts added inside go to the named node, whose origin is given."""
        before, self.target = self.target, (self.nodes, name)
        self.tree.setdefault(name, (rigid(self.stack[-1] @ Matrix.Translation(origin)), parent, None))
        yield
        self.target = before

    @contextmanager
    def shared(self, name, panel=True):
        """Parts added inside make a mesh that `use` shows; with a panel, they stand on the plane z = 0."""
        self.panels[name] = -0.0005 if panel else None
        before, stack, self.target, self.stack = self.target, self.stack, (self.meshes, name), [Matrix.Identity(4)]
        yield
        self.target, self.stack = before, stack

    def use(self, mesh, name, at=(0, 0, 0), rot=(0, 0, 0), parent=None, scale=1.0):
        """A node of its own that shows a shared mesh, placed in its parent's frame (or the model's)."""
        matrix = place(at, rot, scale=scale)
        home = self.tree[parent][0] if parent else self.stack[-1]
        self.tree[name] = (home @ matrix, parent, mesh)

    def empty(self, name, at=(0, 0, 0), rot=(0, 0, 0), parent=None):
        home = self.tree[parent][0] if parent else self.stack[-1]
        self.tree[name] = (rigid(home @ place(at, rot)), parent, None)

    @contextmanager
    def moved(self, at=(0, 0, 0), rot=(0, 0, 0), axis="y", scale=1.0):
        """Parts added inside are placed in a local frame."""
        self.stack.append(self.stack[-1] @ place(at, rot, axis, scale))
        yield
        self.stack.pop()

    def add(self, geometry, mat, at=(0, 0, 0), rot=(0, 0, 0), axis="y", tint=None, solid=True, sharp=None, scale=1.0, uv="box",
            grain=None):
        """Add (verts, faces); solid parts are turned outward by signed volume.

        `tint` is a grey factor, an sRGB hex, or a function of the face index.
        `uv` is "box", "lathe" or the corners' own; `grain` an axis x, y or z.
        """
        m = self.stack[-1] @ place(at, rot, axis, scale)
        local, faces = [Vector(v) for v in geometry[0]], [list(f) for f in geometry[1]]
        self.count += 1
        if uv == "box":
            uv = box_uv(local, faces, mat, grain, self.count)
        elif uv == "lathe":
            uv = lathe_uv(local, faces, mat)
        verts = [m @ v for v in local]
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
            uv = [list(reversed(c)) for c in uv]
        shade = tint if callable(tint) else lambda _: tint
        tints = []
        for i in range(len(faces)):
            t = shade(i)
            tints.append((1, 1, 1) if t is None else linear(t) if isinstance(t, str) else (t,) * 3)
        where, name = self.target
        where.setdefault(name, []).append((verts, faces, mat, tints, sharp or self.sharp, uv))

    def label(self, text, size, at, rot=(0, 0, 0), density=3000, ink="e8e4d8", paper=None, lit=False, **kw):
        """A legend of `size` metres looking along +Z (rotated by `rot`); without paper only its ink is seen."""
        pixels = (max(8, round(size[0] * density)), max(6, round(size[1] * density)))
        self.picture(("text", text, pixels, ink, paper), lambda: legend(text, pixels, ink, paper, **kw), size, at, rot, lit, paper is None)

    def picture(self, key, draw, size, at, rot=(0, 0, 0), lit=False, clear=False):
        """A drawn picture of `size` metres looking along +Z; equal keys share it."""
        handle = self.sheet.keys.get(key)
        handle = self.sheet.add(key, draw()) if handle is None else handle
        w, h = size[0] / 2, size[1] / 2
        corner = [[(handle, 0, 0), (handle, 1, 0), (handle, 1, 1), (handle, 0, 1)]]
        self.add(([(-w, -h, 0), (w, -h, 0), (w, h, 0), (-w, h, 0)], [[0, 1, 2, 3]]), "labels_lit" if lit else "labels_clear" if clear else "labels", at, rot,
                 solid=False, uv=corner)

    def box(self, size, at, mat, bevel=0.0, **kw):
        self.add(shapes.box(size, bevel), mat, at, **kw)

    def lathe(self, profile, mat, at=(0, 0, 0), seg=20, closed=False, **kw):
        self.add(shapes.lathe(profile, seg, closed), mat, at, uv="lathe", **kw)

    def cyl(self, a, b, r, mat, seg=14, bevel=0.0, r2=None, **kw):
        """Cylinder (or cone) from point a to point b."""
        a, b = Vector(a), Vector(b)
        h, r2 = (b - a).length, r if r2 is None else r2
        profile = [(r, 0), (r2, h)] if bevel <= 0 else [
            (r - bevel, 0), (r, bevel), (r2, h - bevel), (r2 - bevel, h)]
        self.add(shapes.lathe(profile, seg), mat, a, axis=tuple(b - a), uv="lathe", **kw)

    def tube(self, path, r, mat, seg=8, closed=False, flat=1.0, **kw):
        self.add(shapes.tube(path, r, seg, closed, flat=flat), mat, sharp=kw.pop("sharp", 60), **kw)

    def ring(self, radius, r, mat, at=(0, 0, 0), axis="y", steps=24, seg=6, **kw):
        path = shapes.arc(radius, 0, 360 - 360 / steps, steps - 1, plane="zx")
        self.add(shapes.tube(path, r, seg, closed=True), mat, at, axis=axis, sharp=80, **kw)

    def prism(self, outline, depth, mat, at=(0, 0, 0), bevel=0.0, **kw):
        self.add(shapes.prism(outline, depth, bevel), mat, at, **kw)

    def plate(self, outline, low, high, mat, bevel=0.0, **kw):
        """Level plate of an (x, z) outline from `low` to `high`."""
        self.add(shapes.prism([(x, -z) for x, z in outline], high - low, bevel), mat, (0, (low + high) / 2, 0), (-90, 0, 0), **kw)

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
    def every(self, group):
        """The parts of a group of nodes with their labels' UVs looked up."""
        for name, parts in group.items():
            done = []
            for part in parts:
                if part[2].startswith("labels"):
                    uv = []
                    for face in part[5]:
                        rects = [self.sheet.place(handle) for handle, _, _ in face]
                        uv.append([(r[0] + (r[2] - r[0]) * a, r[3] + (r[1] - r[3]) * b) for r, (_, a, b) in zip(rects, face)])
                    part = (*part[:5], uv)
                done.append(part)
            yield name, done

    def export(self, folder):
        """Write folder/name.glb, and folder/coarse/name.glb if there is something to save (see build.py for the report)."""
        bpy.ops.wm.read_factory_settings(use_empty=True)
        writer, copy = Writer(), Writer(bare=True)
        if self.sheet.items:
            self.sheet.pack()
            writer.sheet = self.sheet.png()
        groups = list(self.nodes.values()) + list(self.meshes.values())
        folded = fold(sorted({part[2] for parts in groups for part in parts}))
        handles = {}
        if self.nodes:
            tree = tree_of([part for parts in self.nodes.values() for part in parts], 0.0 if self.floor else None)
        for name, parts in self.every(self.nodes):
            home = self.tree.get(name, (Matrix.Identity(4),))[0]
            handles[name] = self.mesh(writer, copy, name, parts, folded, tree, home)
        for name, parts in self.every(self.meshes):
            handles["shared " + name] = self.mesh(writer, copy, name, parts, folded, tree_of(parts, self.panels[name], 2), Matrix.Identity(4))
        done = {}
        if self.name in self.nodes and self.name not in self.tree:
            done[self.name] = writer.node(self.name, Matrix.Identity(4), None, handles[self.name])
        for name, (matrix, parent, mesh) in self.tree.items():
            home = self.tree[parent][0].inverted() if parent else Matrix.Identity(4)
            handle = handles.get("shared " + mesh if mesh else name)
            done[name] = writer.node(name, home @ matrix, done[parent] if parent else None, handle)
        writer.save(folder / f"{self.name}.glb")
        beside = folder / "coarse" / f"{self.name}.glb"
        if writer.triangles() >= LEAST:
            copy.save(beside)
        else:
            beside.unlink(missing_ok=True)

    def mesh(self, writer, copy, name, parts, folded, tree, home):
        """Bake one node's mesh in its own frame, as modelled and coarser."""
        back = np.array(home.inverted())
        baked = [(slot, position @ back[:3, :3].T + back[:3, 3], normal @ back[:3, :3].T, uv, colour)
                 for slot, position, normal, uv, colour in corners(name, parts, folded, tree)]
        copy.mesh(name, [copy.primitive(slot, *coarser(self.name, slot, *rest)) for slot, *rest in baked])
        return writer.mesh(name, [writer.primitive(*primitive) for primitive in baked])
