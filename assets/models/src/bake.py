"""From authored parts to shaded corners: normals, UVs and baked occlusion."""

from math import atan2, pi, radians
import random

import bpy
from mathutils import Vector
from mathutils.bvhtree import BVHTree
import numpy as np

from palette import TEXTURES, texture_of


def tile_of(mat):
    texture = texture_of(mat)
    return TEXTURES[texture][1] if texture else None


def box_uv(verts, faces, mat, grain=None, seed=0):
    """Per-corner UVs in tiles: projected along each face's main axis, U along the part's length."""
    tile = tile_of(mat)
    if tile is None:
        return [[(0.0, 0.0)] * len(f) for f in faces]
    span = [max(v[i] for v in verts) - min(v[i] for v in verts) for i in range(3)]
    long = "xyz".index(grain) if grain else max(range(3), key=lambda i: span[i])
    shift = ((seed * 0.377) % 1, (seed * 0.619) % 1)
    out = []
    for f in faces:
        n = Vector()
        for i in range(1, len(f) - 1):
            n += (verts[f[i]] - verts[f[0]]).cross(verts[f[i + 1]] - verts[f[0]])
        main = max(range(3), key=lambda i: abs(n[i]))
        axes = [i for i in range(3) if i != main]
        u = long if long != main else axes[0]
        v = next(i for i in axes if i != u)
        out.append([(verts[k][u] / tile + shift[0], verts[k][v] / tile + shift[1]) for k in f])
    return out


def lathe_uv(verts, faces, mat):
    """UVs of a turned part: U around it in whole tiles, V along it; its ends flat."""
    tile = tile_of(mat)
    if tile is None:
        return [[(0.0, 0.0)] * len(f) for f in faces]
    radius = max(Vector((v[0], v[2])).length for v in verts)
    turns = max(1, round(2 * pi * radius / tile))
    out = []
    for f in faces:
        n = (verts[f[1]] - verts[f[0]]).cross(verts[f[2]] - verts[f[0]])
        if n.length > 0 and abs(n.y) > 0.85 * n.length:
            out.append([(verts[k][0] / tile, verts[k][2] / tile) for k in f])
            continue
        angles = [atan2(verts[k][2], verts[k][0]) / (2 * pi) if Vector((verts[k][0], verts[k][2])).length > 1e-6 else None for k in f]
        known = [a for a in angles if a is not None]
        mean = sum(known) / len(known) if max(known) - min(known) < 0.5 else None
        if mean is None:
            angles = [a if a is None or a >= 0 else a + 1 for a in angles]
            known = [a for a in angles if a is not None]
            mean = sum(known) / len(known)
        out.append([((mean if a is None else a) * turns, verts[k][1] / tile) for a, k in zip(angles, f)])
    return out


def tree_of(parts, floor=None, axis=1):
    """BVH of parts, with a plane below (`axis` 1: floor) or behind (2: panel) them."""
    verts, faces = [], []
    for part in parts:
        if part[2] != "glass":
            base = len(verts)
            verts += part[0]
            faces += [[base + i for i in f] for f in part[1]]
    low, high = ([pick(v[i] for v in verts) for i in range(3)] for pick in (min, max))
    size = max(b - a for a, b in zip(low, high))
    if floor is not None:
        reach = 2 * max(abs(c) for c in low + high) + 1
        corners = [(-reach, -reach), (-reach, reach), (reach, reach), (reach, -reach)]
        base = len(verts)
        verts = verts + [Vector((a, floor, b)) if axis == 1 else Vector((a, b, floor)) for a, b in corners]
        faces.append([base, base + 1, base + 2, base + 3])
    return BVHTree.FromPolygons(verts, faces), size, low[1], high[1]


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


def shade(name, parts):
    """A Blender mesh of the parts with weighted normals (same polygon order)."""
    verts, faces, angles = [], [], []
    for part in parts:
        base = len(verts)
        verts += part[0]
        faces += [[base + i for i in f] for f in part[1]]
        angles += [part[4]] * len(part[1])
    raw = bpy.data.meshes.new(name)
    raw.from_pydata(verts, [], faces)
    raw.polygons.foreach_set("use_smooth", [True] * len(faces))
    raw.update()
    mark_sharp(raw, angles)
    obj = bpy.data.objects.new(name, raw)
    bpy.context.collection.objects.link(obj)
    mod = obj.modifiers.new("weighted", "WEIGHTED_NORMAL")
    mod.keep_sharp, mod.weight = True, 50
    done = bpy.data.meshes.new_from_object(obj.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    bpy.data.objects.remove(obj)
    return done


def occlusion(mesh, tree, rays=22):
    """Per-loop occlusion 0.42..1 by casting rays over each corner's hemisphere."""
    bvh, size, low, high = tree
    reach = min(max(0.35 * size, 0.03), 0.9)
    rng = random.Random(7)
    dirs = []
    for _ in range(256):
        dirs.append(Vector((rng.gauss(0, 1), rng.gauss(0, 1), rng.gauss(0, 1))).normalized())
    groups, keys, next_dir = {}, [], 0
    for poly in mesh.polygons:
        n, centre = poly.normal, poly.center
        for loop in poly.loop_indices:
            vi = mesh.loops[loop].vertex_index
            cn = mesh.corner_normals[loop].vector
            key = (vi, round(cn.x, 2), round(cn.y, 2), round(cn.z, 2))
            groups.setdefault(key, []).append((n, centre))
            keys.append(key)
    shades = {}
    for key, corners in groups.items():
        each, total, count = max(4, -(-rays // len(corners))), 0.0, 0
        co = mesh.vertices[key[0]].co
        for n, centre in corners:
            inward = centre - co
            p = co + inward * min(0.12, 0.015 * size / max(inward.length, 1e-6)) + n * (0.0015 * size + 1e-4)
            for _ in range(each):
                next_dir = (next_dir + 1) % 256
                hit = bvh.ray_cast(p, (dirs[next_dir] + n * 1.001).normalized(), reach)
                total += 1.0 if hit[3] is None else min(1.0, hit[3] / reach) ** 0.7
                count += 1
        up = (co.y - low) / max(high - low, 1e-6)
        ao = 0.42 + 0.58 * total / count
        shades[key] = max(0.42, ao * (0.9 + 0.1 * min(max(up, 0), 1)))
    return np.array([shades[key] for key in keys])


def corners(name, parts, folded, tree):
    """Yield (material, positions, normals, uvs, colours) of triangle corners."""
    mesh = shade(name, parts)
    ao = occlusion(mesh, tree)
    loops = len(mesh.loops)
    position = np.zeros(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get("co", position)
    vertex = np.zeros(loops, int)
    mesh.loops.foreach_get("vertex_index", vertex)
    normal = np.zeros(loops * 3)
    mesh.corner_normals.foreach_get("vector", normal)
    mesh.calc_loop_triangles()
    triangles, polys = np.zeros(len(mesh.loop_triangles) * 3, int), np.zeros(len(mesh.loop_triangles), int)
    mesh.loop_triangles.foreach_get("loops", triangles)
    mesh.loop_triangles.foreach_get("polygon_index", polys)
    uvs, tints, slots = [], [], []
    for _, faces, mat, hues, _, uv in parts:
        slot, hue = folded[mat]
        for f, t, coords in zip(faces, hues, uv):
            uvs += coords
            tints += [[a * b for a, b in zip(t, hue)]] * len(f)
            slots.append(slot)
    position, normal, uvs = position.reshape(-1, 3)[vertex], normal.reshape(-1, 3), np.array(uvs)
    colour = np.clip(np.array(tints) * ao[:, None], 0, 1)
    slots = np.array(slots)[polys]
    for slot in sorted(set(slots)):
        pick = triangles.reshape(-1, 3)[slots == slot].reshape(-1)
        yield slot, position[pick], normal[pick], uvs[pick], colour[pick]
    bpy.data.meshes.remove(mesh)
