"""Contact sheet of the built models: python sheet.py OUTDIR [name ...].

Imports each .glb, multiplies COLOR_0 into the base colour as Bevy does, and
renders it with Cycles on the CPU (one thread). Needs pillow beside bpy.
`--back` turns the camera behind; `--size N` sets the tile size in pixels;
`--close X,Y,Z,R` looks at a sphere (metres) of the model instead of all of it.
"""

from math import radians
from pathlib import Path
import sys

import bpy
from mathutils import Vector
from PIL import Image, ImageDraw

MODELS = Path(__file__).resolve().parent.parent


def tint_materials():
    """Insert base colour x COLOR_0 into every imported material."""
    for mat in bpy.data.materials:
        if not mat.use_nodes:
            continue
        tree = mat.node_tree
        bsdf = next((n for n in tree.nodes if n.type == "BSDF_PRINCIPLED"), None)
        if bsdf is None:
            continue
        attr = tree.nodes.new("ShaderNodeVertexColor")
        mix = tree.nodes.new("ShaderNodeMix")
        mix.data_type, mix.blend_type = "RGBA", "MULTIPLY"
        mix.inputs["Factor"].default_value = 1.0
        base = bsdf.inputs["Base Color"]
        if base.is_linked:
            tree.links.new(base.links[0].from_socket, mix.inputs["A"])
        else:
            mix.inputs["A"].default_value = base.default_value
        tree.links.new(attr.outputs["Color"], mix.inputs["B"])
        tree.links.new(mix.outputs["Result"], base)
        if mat.use_backface_culling:  # show inside-out faces as the game would: not at all
            geometry, clear, blend = (tree.nodes.new("ShaderNode" + n) for n in ("NewGeometry", "BsdfTransparent", "MixShader"))
            surface = next(n for n in tree.nodes if n.type == "OUTPUT_MATERIAL").inputs["Surface"]
            tree.links.new(geometry.outputs["Backfacing"], blend.inputs[0])
            tree.links.new(bsdf.outputs[0], blend.inputs[1])
            tree.links.new(clear.outputs[0], blend.inputs[2])
            tree.links.new(blend.outputs[0], surface)


def hand_over(path):
    """Put the model that an empty `at_NAME` asks for at its place, as the program does."""
    for home in [o for o in bpy.data.objects if o.name.startswith("at_")]:
        before = set(bpy.data.objects)
        bpy.ops.import_scene.gltf(filepath=str(path.with_name(home.name[3:].split(".")[0] + ".glb")))
        for obj in set(bpy.data.objects) - before:
            if obj.parent is None:
                obj.parent = home


def lamp(kind, energy, at, size):
    data = bpy.data.lights.new("lamp", kind)
    data.energy, data.angle = energy, size
    obj = bpy.data.objects.new("lamp", data)
    obj.rotation_euler = Vector(at).to_track_quat("Z", "Y").to_euler()
    bpy.context.collection.objects.link(obj)


def sky(tree):
    """A bright ceiling over a darker floor, so that metal has something to mirror."""
    back = tree.nodes["Background"]
    where, split, hues = (tree.nodes.new("ShaderNode" + n) for n in ("TexCoord", "SeparateXYZ", "ValToRGB"))
    hues.color_ramp.elements[0].position, hues.color_ramp.elements[0].color = 0.0, (0.16, 0.14, 0.12, 1)
    hues.color_ramp.elements[1].position, hues.color_ramp.elements[1].color = 0.75, (1.0, 0.97, 0.92, 1)
    tree.links.new(where.outputs["Generated"], split.inputs[0])
    tree.links.new(split.outputs["Z"], hues.inputs[0])
    tree.links.new(hues.outputs[0], back.inputs[0])
    back.inputs[1].default_value = 0.9


def render(path, out, size, back, close):
    bpy.ops.wm.read_factory_settings(use_empty=True)
    bpy.ops.import_scene.gltf(filepath=str(path))
    hand_over(path)
    tint_materials()
    bpy.context.view_layer.update()
    points = [o.matrix_world @ Vector(c) for o in bpy.data.objects if o.type == "MESH" for c in o.bound_box]
    low = Vector([min(p[i] for p in points) for i in range(3)])
    high = Vector([max(p[i] for p in points) for i in range(3)])
    centre, radius = (low + high) / 2, (high - low).length / 2
    if close:
        centre, radius = Vector((close[0], -close[2], close[1])), close[3]
    scene = bpy.context.scene
    cam = bpy.data.objects.new("cam", bpy.data.cameras.new("cam"))
    scene.collection.objects.link(cam)
    cam.data.angle = radians(24)
    # Microphones face -Z (Blender +Y): look at their fronts, furniture's at +Z.
    front = 1 if path.stem.startswith(("mic_", "stand_")) and path.stem != "stand_rack" else -1
    way = Vector((0.62, (-front if back else front) * 1.0, 0.48)).normalized()
    cam.location = centre + way * radius / 0.20
    cam.rotation_euler = way.to_track_quat("Z", "Y").to_euler()
    cam.data.clip_start, cam.data.clip_end = radius * 0.01, radius * 40
    scene.camera = cam
    lamp("SUN", 3.2, (-0.5 if front < 0 else 0.9, way.y * 0.9, 1.1), 0.2)
    world = bpy.data.worlds.new("w")
    world.use_nodes = True
    sky(world.node_tree)
    scene.world = world
    scene.render.engine = "CYCLES"
    scene.cycles.samples, scene.cycles.max_bounces, scene.cycles.use_denoising = 16, 2, False
    scene.cycles.transparent_max_bounces = 8
    scene.render.threads_mode, scene.render.threads = "FIXED", 1
    scene.render.resolution_x = scene.render.resolution_y = size
    scene.view_settings.view_transform = "Standard"
    scene.render.filepath = str(out)
    bpy.ops.render.render(write_still=True)


def main(args):
    back = "--back" in args
    size = int(args[args.index("--size") + 1]) if "--size" in args else 200
    close = [float(n) for n in args[args.index("--close") + 1].split(",")] if "--close" in args else None
    args = [a for a in args if "," not in a]
    words = [a for a in args if not a.startswith("--") and a != str(size)]
    folder, wanted = Path(words[0]), words[1:]
    folder.mkdir(parents=True, exist_ok=True)
    names = wanted or sorted(p.stem for p in MODELS.glob("*.glb"))
    tiles = []
    for name in names:
        out = folder / f"{name}.png"
        render(MODELS / f"{name}.glb", out, size, back, close)
        tile = Image.open(out).convert("RGB")
        ImageDraw.Draw(tile).text((4, 2), name, fill=(255, 255, 255), stroke_width=1, stroke_fill=(0, 0, 0))
        tiles.append(tile)
    columns = min(len(tiles), max(1, 1600 // size))
    sheet = Image.new("RGB", (columns * size, -(-len(tiles) // columns) * size))
    for i, tile in enumerate(tiles):
        sheet.paste(tile, (i % columns * size, i // columns * size))
    sheet.save(folder / "sheet.png")


if __name__ == "__main__":
    main(sys.argv[1:])
