"""Rebuild every texture, every model and their list: python build.py   (needs bpy 4.5).

Writes ../NAME.glb and prints a line per model: triangles, primitives, size in
metres (X x Y x Z), kilobytes and node names. Names (python build.py
NAME ..., of models or of families, the files beside this one) limit the run to
those models.
"""

import importlib
import json
from pathlib import Path
import struct
import sys
import time

import bpy  # noqa: F401  (mathutils comes with it)

from mathutils import Matrix, Quaternion, Vector

HERE = Path(__file__).resolve().parent
OUT = HERE.parent
sys.path.insert(0, str(HERE))

FAMILIES = ["walls", "lights", "doors", "gobos", "storage", "workshop", "cases", "vehicles", "seating", "furniture", "household",
            "console", "console_inline", "computer", "outboard", "racks", "bays", "frames", "tape_machine", "speakers", "drums", "amplifiers", "guitars", "piano",
            "keyboard", "winds", "strings", "musicians", "mics_side", "mics_tube", "mics_ribbon", "mics_end", "mics_dynamic",
            "mics_special", "stands", "mounts", "boxes", "coils", "plugs", "small", "tools"]
LIMIT = 400 * 1024


def inspect(path):
    """Read a GLB's own JSON: triangles, primitives, bounds and node names."""
    data = path.read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    doc = json.loads(data[20:20 + length])
    low, high, tris, draws = [1e9] * 3, [-1e9] * 3, 0, 0
    stack = [(index, Matrix.Identity(4)) for index in doc["scenes"][0]["nodes"]]
    while stack:
        index, frame = stack.pop()
        node = doc["nodes"][index]
        turn = node.get("rotation", [0, 0, 0, 1])
        frame = frame @ Matrix.Translation(node.get("translation", [0, 0, 0])) @ Quaternion((turn[3], *turn[:3])).to_matrix().to_4x4() @ \
            Matrix.Diagonal((*node.get("scale", [1, 1, 1]), 1))
        stack += [(child, frame) for child in node.get("children", [])]
        for prim in doc["meshes"][node["mesh"]]["primitives"] if "mesh" in node else []:
            draws += 1
            tris += doc["accessors"][prim["indices"]]["count"] // 3
            box = doc["accessors"][prim["attributes"]["POSITION"]]
            for k in range(8):
                p = frame @ Vector([box["max" if k >> i & 1 else "min"][i] for i in range(3)])
                low, high = [min(a, b) for a, b in zip(low, p)], [max(a, b) for a, b in zip(high, p)]
    return tris, draws, low, high, [node["name"] for node in doc["nodes"]], len(data)


def main(wanted):
    total = count = 0
    for family in FAMILIES:
        if not (HERE / f"{family}.py").exists():
            continue
        for make in importlib.import_module(family).MODELS:
            start = time.time()
            if wanted and make.__name__ not in wanted and family not in wanted:
                continue
            model = make()
            assert model.name == make.__name__, f"{make.__name__} makes {model.name}"
            model.export(OUT)
            tris, prims, low, high, names, size = inspect(OUT / f"{model.name}.glb")
            total, count = total + size, count + 1
            dims = " x ".join(f"{h - l:.3f}" for l, h in zip(low, high))
            flag = " TOO BIG" if size > LIMIT else ""
            shown = ", ".join(names[:14]) + (f", … {len(names)} in all" if len(names) > 14 else "")
            print(f"{model.name:20s} {tris:5d} tris {prims:2d} draws  {dims} m  y0={low[1]:+.3f}  {size // 1024:3d} KB{flag}  "
                  f"[{shown}]  {time.time() - start:.1f}s", flush=True)
    print(f"{count} models, {total / 1048576:.2f} MB")


if __name__ == "__main__":
    if len(sys.argv) == 1:
        importlib.import_module("textures").main()
    main(set(sys.argv[1:]))
    if len(sys.argv) == 1:
        importlib.import_module("catalogue").main()
