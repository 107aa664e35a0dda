"""Shared material palette: plain PBR factors, no textures.

Each entry is (sRGB hex colour, metallic, roughness[, emissive hex, emissive
strength]). Names are generic so the program may restyle a material by name.
Metals stay below 1.0 metallic so that they keep some body colour where the
scene has no environment map (the Low render tier).
"""

import bpy

PALETTE = {
    # woods
    "oak": ("b98a5a", 0.0, 0.55),
    "walnut": ("6b4630", 0.0, 0.50),
    "spruce": ("d9ae70", 0.0, 0.40),
    "mahogany": ("7a3f28", 0.0, 0.38),
    "ebony": ("33261f", 0.0, 0.45),
    # metals
    "nickel": ("c2bcb0", 0.75, 0.34),
    "steel_dark": ("6c6a68", 0.70, 0.42),
    "mesh_metal": ("8f8b84", 0.65, 0.55),
    "brass": ("bd9650", 0.75, 0.34),
    "chrome": ("d8d6d2", 0.80, 0.18),
    # paints and plastics
    "enamel_black": ("323234", 0.10, 0.48),
    "enamel_grey": ("6f7072", 0.10, 0.50),
    "enamel_cream": ("ddd0b4", 0.0, 0.50),
    "enamel_green": ("5d6b58", 0.05, 0.55),
    "enamel_blue": ("43566b", 0.05, 0.50),
    "panel_grey": ("57585b", 0.15, 0.52),
    "panel_dark": ("3d3d41", 0.15, 0.55),
    "rubber": ("29282a", 0.0, 0.88),
    "hole": ("121214", 0.0, 0.95),
    "plastic_white": ("eae5da", 0.0, 0.42),
    "detail": ("ffffff", 0.0, 0.50),
    # cloth and soft
    "cloth_dark": ("3b393d", 0.0, 0.95),
    "cloth_oat": ("b7a68b", 0.0, 0.95),
    "cloth_rust": ("8f5239", 0.0, 0.95),
    "cloth_teal": ("40595b", 0.0, 0.95),
    "cloth_olive": ("6c6a4c", 0.0, 0.95),
    "cloth_plum": ("66474f", 0.0, 0.95),
    "leather": ("7b4d31", 0.0, 0.60),
    "foam": ("363438", 0.0, 0.95),
    "skin": ("b98565", 0.0, 0.75),
    "hair": ("3a2a22", 0.0, 0.85),
    "rug": ("ffffff", 0.0, 0.98),
    # living and paper
    "leaf": ("5f7f4c", 0.0, 0.75),
    "terracotta": ("a8674a", 0.0, 0.85),
    "paper": ("efe8d8", 0.0, 0.85),
    "plaster": ("cfc4b2", 0.0, 0.90),
    "glass": ("a9c3c6", 0.0, 0.08),
    # lights
    "lamp_red": ("d8261c", 0.0, 0.35, "ff2a18", 1.6),
    "lamp_warm": ("ffe2b0", 0.0, 0.60, "ffc67a", 1.8),
    "glow": ("ffffff", 0.0, 0.50, "ffb04a", 1.0),
    "meter": ("e9b45c", 0.0, 0.45, "ffae45", 0.8),
    "screen": ("16222c", 0.0, 0.25, "2c4a5e", 0.6),
}

# Where one model uses several materials of a class they are folded into one
# material of the class's name, base white, with the colours in COLOR_0.
FOLDED = {"metal": ("ffffff", 0.72, 0.38), "satin": ("ffffff", 0.0, 0.50), "matte": ("ffffff", 0.0, 0.93)}

DOUBLE_SIDED = {"leaf", "glass"}
ALPHA = {"glass": 0.22}


def linear(hex_colour):
    """sRGB hex -> linear RGB triple."""
    out = []
    for i in (0, 2, 4):
        c = int(hex_colour[i:i + 2], 16) / 255.0
        out.append(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
    return tuple(out)


def fold(names):
    """Map each used palette name to (material, vertex tint) for one model."""
    classes = {}
    for name in names:
        spec = PALETTE[name]
        if len(spec) > 3 or name in DOUBLE_SIDED:
            kind = name
        else:
            kind = "metal" if spec[1] > 0.3 else "matte" if spec[2] > 0.7 else "satin"
        classes.setdefault(kind, []).append(name)
    out = {}
    for kind, members in classes.items():
        for name in members:
            alone = len(members) == 1
            out[name] = (name, (1, 1, 1)) if alone else (kind, linear(PALETTE[name][0]))
    return out


def material(name):
    """Return (creating on first use) the Blender material for a palette name."""
    found = bpy.data.materials.get(name)
    if found:
        return found
    spec = PALETTE.get(name) or FOLDED[name]
    mat = bpy.data.materials.new(name)
    mat.use_nodes = True
    mat.use_backface_culling = name not in DOUBLE_SIDED
    bsdf = mat.node_tree.nodes["Principled BSDF"]
    bsdf.inputs["Base Color"].default_value = (*linear(spec[0]), 1.0)
    bsdf.inputs["Metallic"].default_value = spec[1]
    bsdf.inputs["Roughness"].default_value = spec[2]
    if len(spec) > 3:
        bsdf.inputs["Emission Color"].default_value = (*linear(spec[3]), 1.0)
        bsdf.inputs["Emission Strength"].default_value = spec[4]
    if name in ALPHA:
        bsdf.inputs["Alpha"].default_value = ALPHA[name]
    return mat
