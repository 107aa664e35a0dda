"""Write a GLB: meshes of primitives, named nodes in a tree, shared pictures.

Tiling pictures are named by relative URI (../textures/NAME.png), so that each
is stored and loaded once; a model's own label sheet is kept inside the file.
"""

import json
import struct

import numpy as np

from palette import material

FLOAT, USHORT, UINT = 5126, 5123, 5125


class Writer:
    """Collects buffer views, accessors and JSON; `save` writes the file. A bare one keeps meshes alone, without what they are made of."""

    def __init__(self, bare=False):
        self.bare = bare
        self.data = bytearray()
        self.doc = {"asset": {"version": "2.0", "generator": "Linecheck models"}, "scene": 0, "scenes": [{"nodes": []}], "nodes": [],
                    "meshes": [], "materials": [], "accessors": [], "bufferViews": []}
        self.materials, self.pictures, self.sheet = {}, {}, None

    def view(self, payload, target=None):
        while len(self.data) % 4:
            self.data.append(0)
        entry = {"buffer": 0, "byteOffset": len(self.data), "byteLength": len(payload)}
        if target:
            entry["target"] = target
        self.data += payload
        self.doc["bufferViews"].append(entry)
        return len(self.doc["bufferViews"]) - 1

    def accessor(self, array, kind, component, target, **extra):
        entry = {"bufferView": self.view(array.tobytes(), target), "componentType": component, "count": len(array), "type": kind} | extra
        self.doc["accessors"].append(entry)
        return len(self.doc["accessors"]) - 1

    def picture(self, name):
        """Texture index of a shared picture, or of the model's own `labels`."""
        if self.bare:
            return 0
        if name not in self.pictures:
            images, textures = self.doc.setdefault("images", []), self.doc.setdefault("textures", [])
            if name == "labels":
                images.append({"name": "labels", "mimeType": "image/png", "bufferView": self.view(self.sheet)})
                sampler = self.doc.setdefault("samplers", [])
                sampler.append({"magFilter": 9729, "minFilter": 9987, "wrapS": 33071, "wrapT": 33071})
                textures.append({"source": len(images) - 1, "sampler": len(sampler) - 1})
            else:
                images.append({"uri": f"../textures/{name}.png"})
                textures.append({"source": len(images) - 1})
            self.pictures[name] = len(textures) - 1
        return self.pictures[name]

    def material(self, name):
        if name not in self.materials:
            entry = material(name, self.picture)
            if "extensions" in entry:
                self.doc["extensionsUsed"] = sorted(set(self.doc.get("extensionsUsed", [])) | set(entry["extensions"]))
            self.doc["materials"].append(entry)
            self.materials[name] = len(self.doc["materials"]) - 1
        return self.materials[name]

    def primitive(self, name, positions, normals, uvs, colours):
        """One primitive from triangle corners (three rows each), its equal corners joined."""
        rows = np.hstack([positions.round(5), normals.round(3), uvs.round(4), (colours * 65535).round() / 65535])
        _, first, index = np.unique(rows, axis=0, return_index=True, return_inverse=True)
        p = np.ascontiguousarray(positions[first], np.float32)
        attributes = {
            "POSITION": self.accessor(p, "VEC3", FLOAT, 34962, min=p.min(0).tolist(), max=p.max(0).tolist()),
            "NORMAL": self.accessor(np.ascontiguousarray(normals[first], np.float32), "VEC3", FLOAT, 34962),
            "COLOR_0": self.accessor((np.hstack([colours[first], np.ones((len(first), 1))]) * 65535).round().astype(np.uint16),
                                     "VEC4", USHORT, 34962, normalized=True),
        }
        handle = self.material(name)
        if "Texture" in json.dumps(self.doc["materials"][handle]):
            attributes["TEXCOORD_0"] = self.accessor(np.ascontiguousarray(uvs[first], np.float32), "VEC2", FLOAT, 34962)
        index = index.reshape(-1)
        small = len(first) < 65535
        handles = self.accessor(index.astype(np.uint16 if small else np.uint32), "SCALAR", USHORT if small else UINT, 34963)
        return {"attributes": attributes, "indices": handles, "material": handle}

    def triangles(self):
        """How many there are in all meshes."""
        return sum(self.doc["accessors"][part["indices"]]["count"] // 3 for mesh in self.doc["meshes"] for part in mesh["primitives"])

    def mesh(self, name, primitives):
        self.doc["meshes"].append({"name": name, "primitives": primitives})
        return len(self.doc["meshes"]) - 1

    def node(self, name, matrix, parent=None, mesh=None):
        """Add a node placed relative to its parent by a 4x4 matrix without shear."""
        entry = {"name": name}
        if mesh is not None:
            entry["mesh"] = mesh
        at, turn, size = matrix.decompose()
        if at.length > 1e-7:
            entry["translation"] = [round(c, 5) for c in at]
        if abs(turn.w) < 0.999999:
            entry["rotation"] = [round(c, 5) for c in (turn.x, turn.y, turn.z, turn.w)]
        if max(abs(c - 1) for c in size) > 1e-5:
            entry["scale"] = [round(c, 5) for c in size]
        self.doc["nodes"].append(entry)
        handle = len(self.doc["nodes"]) - 1
        home = self.doc["scenes"][0]["nodes"] if parent is None else self.doc["nodes"][parent].setdefault("children", [])
        home.append(handle)
        return handle

    def save(self, path):
        while len(self.data) % 4:
            self.data.append(0)
        self.doc["buffers"] = [{"byteLength": len(self.data)}]
        if self.bare:
            for primitive in [primitive for mesh in self.doc["meshes"] for primitive in mesh["primitives"]]:
                del primitive["material"]
            self.doc = {key: value for key, value in self.doc.items() if key not in ("materials", "images", "textures", "samplers", "extensionsUsed")}
        text = json.dumps(self.doc, separators=(",", ":")).encode()
        text += b" " * (-len(text) % 4)
        head = struct.pack("<III", 0x46546C67, 2, 12 + 8 + len(text) + 8 + len(self.data))
        path.write_bytes(head + struct.pack("<II", len(text), 0x4E4F534A) + text + struct.pack("<II", len(self.data), 0x004E4942)
                         + bytes(self.data))
