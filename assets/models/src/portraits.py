"""Portraits of the people: head and shoulders of each figure, as they are seen beside what they say.

Run with Blender's Python (bpy 4.5): python portraits.py [NAME ...]; writes assets/portraits/NAME.png.
"""

import math
import sys
from pathlib import Path

import bpy
from mathutils import Vector

MODELS = Path(__file__).resolve().parent.parent
PORTRAITS = MODELS.parent / "portraits"
PIXELS = 128
# How far the lens is from the face, metres, how far to the side, and how far above the eyes.
AWAY, ASIDE, ABOVE = 1.05, 0.26, 0.03
# Above the neck, where the picture has its middle, metres.
MIDDLE = 0.055


def empty():
    bpy.ops.wm.read_factory_settings(use_empty=True)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.device = "CPU"
    scene.cycles.samples = 48
    scene.cycles.use_denoising = False
    scene.render.resolution_x = scene.render.resolution_y = PIXELS
    scene.render.image_settings.file_format = "PNG"
    scene.view_settings.view_transform = "Standard"
    world = bpy.data.worlds.new("room")
    world.use_nodes = True
    world.node_tree.nodes["Background"].inputs[0].default_value = (0.055, 0.045, 0.036, 1.0)
    scene.world = world
    return scene


def light(at, to, watts, color, size):
    data = bpy.data.lights.new("lamp", "AREA")
    data.energy, data.color, data.size = watts, color, size
    lamp = bpy.data.objects.new("lamp", data)
    bpy.context.collection.objects.link(lamp)
    lamp.location = at
    lamp.rotation_euler = (Vector(to) - Vector(at)).to_track_quat("-Z", "Y").to_euler()


def portrait(name):
    scene = empty()
    bpy.ops.import_scene.gltf(filepath=str(MODELS / f"{name}.glb"))
    bpy.context.view_layer.update()
    head = next(thing for thing in bpy.data.objects if thing.name.split(".")[0] == "head")
    for thing in bpy.data.objects:
        # Hands that come into the picture without what they hold look odd.
        if thing.name.startswith(("headphones", "arm_")):
            thing.hide_render = True
    neck = head.matrix_world.translation
    mouth = next(thing for thing in bpy.data.objects if thing.name.split(".")[0] == "mouth").matrix_world.translation
    ahead = (mouth - neck) * Vector((1, 1, 0))
    ahead.normalize()
    side = Vector((-ahead.y, ahead.x, 0.0))
    middle = neck + Vector((0, 0, MIDDLE))
    light(middle + ahead * 1.2 + side * 1.0 + Vector((0, 0, 0.9)), middle, 26.0, (1.0, 0.86, 0.70), 0.5)
    light(middle + ahead * 1.1 - side * 1.2, middle, 7.0, (0.72, 0.82, 1.0), 0.9)
    light(middle - ahead * 0.9 - side * 0.5 + Vector((0, 0, 0.8)), middle, 14.0, (1.0, 0.80, 0.58), 0.4)
    lens = bpy.data.cameras.new("lens")
    lens.lens, lens.sensor_width = 100.0, 36.0
    camera = bpy.data.objects.new("camera", lens)
    bpy.context.collection.objects.link(camera)
    camera.location = middle + ahead * AWAY + side * ASIDE + Vector((0, 0, ABOVE))
    camera.rotation_euler = (middle - camera.location).to_track_quat("-Z", "Y").to_euler()
    scene.camera = camera
    PORTRAITS.mkdir(exist_ok=True)
    scene.render.filepath = str(PORTRAITS / f"{name}.png")
    bpy.ops.render.render(write_still=True)


def people():
    return sorted(path.stem for path in MODELS.glob("player_*.glb")) + ["lead"]


if __name__ == "__main__":
    for name in sys.argv[1:] or people():
        portrait(name)
