"""Coarser copies of meshes, for what is far away: edges are collapsed where that changes the shape least."""

import bpy
import numpy as np

# Models of fewer triangles have no copy.
LEAST = 500
# What is left of a mesh, of people's, whose clothes lie close on each other, and triangles below which it stays as it is.
SHARE, PEOPLE = 0.25, 0.45
FEW = 48
# Flat pictures and lamps lose half of themselves with an edge.
KEPT = ("labels", "glow", "meter", "screen", "hole")


def coarser(model, slot, position, normal, uv, colour):
    """Triangle corners of a coarser mesh from those of a fine one, three rows each."""
    if len(position) < 3 * FEW or slot.startswith(KEPT):
        return position, normal, uv, colour
    points, index = np.unique(position.round(5), axis=0, return_inverse=True)
    faces = index.reshape(-1, 3)
    whole = (faces[:, 0] != faces[:, 1]) & (faces[:, 1] != faces[:, 2]) & (faces[:, 2] != faces[:, 0])
    corner = np.repeat(whole, 3)
    mesh = bpy.data.meshes.new("coarse")
    mesh.from_pydata(points.tolist(), [], faces[whole].tolist())
    for name, kind, rows in (("n", "FLOAT_VECTOR", normal), ("c", "FLOAT_VECTOR", colour), ("t", "FLOAT2", uv)):
        layer = mesh.attributes.new(name, kind, "CORNER")
        layer.data.foreach_set("vector", np.ascontiguousarray(rows[corner], np.float32).reshape(-1))
    thing = bpy.data.objects.new("coarse", mesh)
    bpy.context.collection.objects.link(thing)
    collapse = thing.modifiers.new("collapse", "DECIMATE")
    collapse.ratio = PEOPLE if model.startswith(("player", "lead")) else SHARE
    collapse.use_collapse_triangulate = True
    done = bpy.data.meshes.new_from_object(thing.evaluated_get(bpy.context.evaluated_depsgraph_get()))
    bpy.data.objects.remove(thing)
    result = read(done)
    bpy.data.meshes.remove(done)
    bpy.data.meshes.remove(mesh)
    return result


def read(mesh):
    """Position, normal, UV and colour of each triangle's corners."""
    mesh.calc_loop_triangles()
    loops = np.zeros(len(mesh.loop_triangles) * 3, int)
    mesh.loop_triangles.foreach_get("loops", loops)
    vertex = np.zeros(len(mesh.loops), int)
    mesh.loops.foreach_get("vertex_index", vertex)
    place = np.zeros(len(mesh.vertices) * 3)
    mesh.vertices.foreach_get("co", place)

    def rows(name, width):
        values = np.zeros(len(mesh.loops) * width, np.float32)
        mesh.attributes[name].data.foreach_get("vector", values)
        return values.reshape(-1, width)[loops].astype(float)

    normal = rows("n", 3)
    length = np.linalg.norm(normal, axis=1, keepdims=True)
    normal = np.where(length > 1e-4, normal / np.maximum(length, 1e-4), (0.0, 1.0, 0.0))
    uv, colour = rows("t", 2), np.clip(rows("c", 3), 0, 1)
    weld(vertex[loops], normal, uv, colour)
    return place.reshape(-1, 3)[vertex[loops]], normal, uv, colour


def weld(vertex, normal, uv, colour):
    """Make corners at one point alike that look nearly the same way, so that far less has to be worked out for them."""
    order = np.argsort(vertex, kind="stable")
    edges = np.flatnonzero(np.diff(vertex[order])) + 1
    for corners in np.split(order, edges):
        left = list(corners)
        while left:
            first = left[0]
            near = [k for k in left if normal[k] @ normal[first] > 0.6 and np.abs(uv[k] - uv[first]).max() < 0.1]
            near = near or [first]
            mean = normal[near].mean(axis=0)
            normal[near] = mean / max(np.linalg.norm(mean), 1e-6)
            colour[near], uv[near] = colour[near].mean(axis=0), uv[first]
            left = [k for k in left if k not in near]
