"""Rebuild every model: python build.py [name ...]   (needs bpy 4.5).

Writes ../NAME.glb and prints a line per model: triangles, primitives, size in
metres (X x Y x Z), kilobytes and node names. Names limit the run to those.
"""

import importlib
import json
from pathlib import Path
import struct
import sys
import time

HERE = Path(__file__).resolve().parent
OUT = HERE.parent
sys.path.insert(0, str(HERE))

FAMILIES = ["mics_side", "mics_end", "stands", "cabling", "outboard", "console", "speakers", "seating", "furniture",
            "room", "guitar", "people", "small"]
LIMIT = 150 * 1024


def inspect(path):
    """Read a GLB's own JSON: triangles, primitives, bounds and node names."""
    data = path.read_bytes()
    length = struct.unpack_from("<I", data, 12)[0]
    doc = json.loads(data[20:20 + length])
    low, high, tris, prims, names = [1e9] * 3, [-1e9] * 3, 0, 0, []
    for node in doc["nodes"]:
        names.append(node["name"])
        if "mesh" not in node:
            continue
        shift = node.get("translation", [0, 0, 0])
        for prim in doc["meshes"][node["mesh"]]["primitives"]:
            prims += 1
            tris += doc["accessors"][prim["indices"]]["count"] // 3
            assert "COLOR_0" in prim["attributes"], f"{path.name}: no COLOR_0"
            box = doc["accessors"][prim["attributes"]["POSITION"]]
            low = [min(a, b + s) for a, b, s in zip(low, box["min"], shift)]
            high = [max(a, b + s) for a, b, s in zip(high, box["max"], shift)]
    return tris, prims, low, high, names, len(data)


def main(wanted):
    total = count = 0
    for family in FAMILIES:
        if not (HERE / f"{family}.py").exists():
            continue
        for make in importlib.import_module(family).MODELS:
            start = time.time()
            model = make()
            if wanted and model.name not in wanted:
                continue
            model.export(OUT)
            tris, prims, low, high, names, size = inspect(OUT / f"{model.name}.glb")
            total, count = total + size, count + 1
            dims = " x ".join(f"{h - l:.3f}" for l, h in zip(low, high))
            flag = " TOO BIG" if size > LIMIT else ""
            print(f"{model.name:16s} {tris:5d} tris {prims:2d} prims  {dims} m  y0={low[1]:+.3f}  {size // 1024:3d} KB{flag}  "
                  f"[{', '.join(names)}]  {time.time() - start:.1f}s", flush=True)
    print(f"{count} models, {total / 1048576:.2f} MB")


if __name__ == "__main__":
    main(set(sys.argv[1:]))
