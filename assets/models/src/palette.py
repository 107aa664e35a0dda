"""Shared material palette: PBR factors and, where it pays, a tiling texture.

PALETTE: name -> (sRGB hex, metallic, roughness[, texture[, emissive hex, strength]]).
TEXTURES: texture -> (picture, metres a tile, normal map, roughness map). The
pictures lie in assets/textures (see textures.py). Woods carry their colour in
the picture; the others are near-white and take the palette's colour.
"""

PALETTE = {
    # woods
    "oak": ("f0e4d4", 0.0, 0.55, "oak"),
    "oak_dark": ("a98a6c", 0.0, 0.50, "oak"),
    "walnut": ("f4e6dc", 0.0, 0.42, "walnut"),
    "maple": ("f6ecdc", 0.0, 0.40, "maple"),
    "spruce": ("fff2e0", 0.0, 0.38, "spruce"),
    "mahogany": ("e8cbb8", 0.0, 0.34, "rosewood"),
    "rosewood": ("d0b0a4", 0.0, 0.36, "rosewood"),
    "ebony": ("ffffff", 0.0, 0.40, "ash_black"),
    "violin": ("e09a54", 0.0, 0.26, "spruce"),
    "cork": ("ffffff", 0.0, 0.85, "cork"),
    "lacquer": ("141315", 0.0, 0.12),
    "sunburst": ("c8782c", 0.0, 0.20),
    # metals
    "nickel": ("d2cdc3", 0.85, 0.34, "brushed"),
    "steel": ("bcbcba", 0.75, 0.40, "brushed"),
    "steel_dark": ("7d7b76", 0.75, 0.45, "brushed"),
    "mesh_metal": ("c4c0b6", 0.75, 0.50, "wire_mesh"),
    "brass": ("cfa456", 0.95, 0.30),
    "bronze": ("d6a858", 0.90, 0.34, "brushed"),
    "gold": ("dcb260", 1.0, 0.24),
    "chrome": ("e2e1de", 1.0, 0.12),
    "copper": ("b8714a", 0.95, 0.35),
    # paints and plastics
    "enamel_black": ("37373a", 0.0, 0.50, "powder"),
    "enamel_grey": ("808184", 0.0, 0.52, "powder"),
    "enamel_cream": ("eadfc4", 0.0, 0.50, "powder"),
    "enamel_green": ("6a7a63", 0.0, 0.55, "powder"),
    "enamel_blue": ("4c627b", 0.0, 0.50, "powder"),
    "enamel_red": ("a8382c", 0.0, 0.45, "powder"),
    "enamel_white": ("ece9e2", 0.0, 0.50, "powder"),
    "panel_grey": ("646669", 0.0, 0.52, "powder"),
    "panel_dark": ("444448", 0.0, 0.55, "powder"),
    "alu": ("c6c8c9", 0.70, 0.42, "brushed"),
    "rubber": ("2f2e30", 0.0, 0.88, "rubber"),
    "hole": ("121214", 0.0, 0.95),
    "plastic_white": ("eae5da", 0.0, 0.42),
    "plastic_black": ("29292b", 0.0, 0.42),
    "detail": ("ffffff", 0.0, 0.50),
    "pearl": ("7d1f22", 0.0, 0.18),
    "skinhead": ("f1ece0", 0.0, 0.62),
    # cloth and soft
    "cloth_dark": ("48454a", 0.0, 0.95, "weave"),
    "cloth_oat": ("cdbb9f", 0.0, 0.95, "weave"),
    "cloth_rust": ("a5614a", 0.0, 0.95, "weave"),
    "cloth_teal": ("4b696b", 0.0, 0.95, "weave"),
    "cloth_olive": ("7b795a", 0.0, 0.95, "weave"),
    "cloth_plum": ("7a5560", 0.0, 0.95, "weave"),
    "cloth_navy": ("39455c", 0.0, 0.95, "weave"),
    "cloth_cream": ("e6dcc8", 0.0, 0.95, "weave"),
    "cloth_mustard": ("bd8f3f", 0.0, 0.95, "weave"),
    "cloth_grey": ("8a898a", 0.0, 0.95, "weave"),
    "denim": ("46597a", 0.0, 0.95, "weave"),
    "grille": ("b9ab8c", 0.0, 0.95, "grille_cloth"),
    "grille_dark": ("4e4a48", 0.0, 0.95, "grille_cloth"),
    "tolex": ("323134", 0.0, 0.70, "tolex"),
    "tolex_tan": ("b08d5c", 0.0, 0.70, "tolex"),
    "tolex_cream": ("ddd3b8", 0.0, 0.70, "tolex"),
    "leather": ("9a6240", 0.0, 0.55, "leather"),
    "leather_black": ("3a3738", 0.0, 0.50, "leather"),
    "felt_red": ("8c2f2c", 0.0, 1.0, "carpet"),
    "felt_green": ("3f5c48", 0.0, 1.0, "carpet"),
    "carpet": ("57585c", 0.0, 1.0, "carpet"),
    "foam": ("434146", 0.0, 0.98, "foam"),
    "tape": ("2c2c2f", 0.0, 0.65, "weave"),
    "skin": ("ffffff", 0.0, 0.70),
    "hair": ("ffffff", 0.0, 0.85),
    "rug": ("ffffff", 0.0, 0.98),
    "rug_medallion": ("ffffff", 0.0, 1.0, "rug_medallion"),
    "rug_kilim": ("ffffff", 0.0, 1.0, "rug_kilim"),
    "rug_stripes": ("ffffff", 0.0, 1.0, "rug_stripes"),
    # living, paper, mineral
    "leaf": ("5f7f4c", 0.0, 0.75),
    "terracotta": ("a8674a", 0.0, 0.85),
    "earth": ("3a2a22", 0.0, 1.0),
    "paper": ("efe8d8", 0.0, 0.85),
    "plaster": ("e2d9c9", 0.0, 0.90, "plaster"),
    "concrete": ("a9a6a0", 0.0, 0.92, "concrete"),
    "glass": ("a9c3c6", 0.0, 0.08),
    "glass_dark": ("1a2026", 0.0, 0.10),
    # lights
    "lamp_red": ("d8261c", 0.0, 0.35, None, "ff2a18", 1.6),
    "lamp_green": ("3fae57", 0.0, 0.35, None, "46ff7a", 1.4),
    "lamp_warm": ("ffe2b0", 0.0, 0.60, None, "ffc67a", 1.8),
    "glow": ("ffffff", 0.0, 0.50, None, "ffb04a", 1.0),
    "meter": ("e9b45c", 0.0, 0.45, None, "ffae45", 0.8),
    "screen": ("16222c", 0.0, 0.25, None, "2c4a5e", 0.6),
}

TEXTURES = {
    "oak": ("oak", 0.60, None, None),
    "walnut": ("walnut", 0.55, None, None),
    "maple": ("maple", 0.55, None, None),
    "spruce": ("spruce", 0.30, None, None),
    "rosewood": ("rosewood", 0.45, None, None),
    "ash_black": ("ash_black", 0.45, None, None),
    "cork": ("cork", 0.50, None, None),
    "brushed": ("brushed", 0.16, None, "brushed_rough"),
    "wire_mesh": ("wire_mesh", 0.0105, None, None),
    "powder": ("powder", 0.22, None, "powder_rough"),
    "rubber": ("rubber", 0.25, None, None),
    "weave": ("weave", 0.075, "weave_normal", None),
    "grille_cloth": ("grille_cloth", 0.10, None, None),
    "tolex": ("tolex", 0.09, "tolex_normal", None),
    "leather": ("leather", 0.14, "leather_normal", None),
    "carpet": ("carpet", 0.20, None, None),
    "foam": ("foam", 0.16, None, None),
    "plaster": ("plaster", 0.80, None, None),
    "concrete": ("concrete", 1.2, None, None),
    "rug_medallion": ("rug_medallion", 1.0, None, None),
    "rug_kilim": ("rug_kilim", 1.0, None, None),
    "rug_stripes": ("rug_stripes", 1.0, None, None),
}

# Where one model uses several materials of a class and texture they are folded
# into one, base white, with their colours in COLOR_0: a draw call less each.
CLASSES = {"metal": (0.82, 0.38), "satin": (0.0, 0.48), "matte": (0.0, 0.93)}
DOUBLE_SIDED = {"leaf", "glass", "paper"}
ALPHA = {"glass": 0.22}


def linear(hex_colour):
    """sRGB hex -> linear RGB triple."""
    out = []
    for i in (0, 2, 4):
        c = int(hex_colour[i:i + 2], 16) / 255.0
        out.append(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4)
    return tuple(out)


def texture_of(name):
    """The texture's key of a palette entry, or None."""
    spec = PALETTE.get(name, ())
    return spec[3] if len(spec) > 3 else None


def fold(names):
    """Map each used palette name to (material, vertex tint) for one model."""
    classes = {}
    for name in names:
        spec = PALETTE.get(name)
        if spec is None or len(spec) > 5 or name in DOUBLE_SIDED or name.startswith("rug_"):
            kind = name
        else:
            kind = "metal" if spec[1] > 0.3 else "matte" if spec[2] > 0.7 else "satin"
            kind = f"{kind} {texture_of(name)}" if texture_of(name) else kind
        classes.setdefault(kind, []).append(name)
    out = {}
    for kind, members in classes.items():
        for name in members:
            alone = len(members) == 1
            out[name] = (name, (1, 1, 1)) if alone else (kind, linear(PALETTE[name][0]))
    return out


def material(name, picture):
    """The glTF material of a (folded) name; `picture(file)` gives a texture's index."""
    spec = PALETTE.get(name)
    if spec is None and name.startswith("labels"):
        own = {"index": picture("labels")}
        out = {"name": name, "pbrMetallicRoughness": {"baseColorTexture": own, "metallicFactor": 0.0, "roughnessFactor": 0.6}}
        if name == "labels_clear":
            out["alphaMode"] = "BLEND"
        if name == "labels_lit":
            out |= {"emissiveTexture": own, "emissiveFactor": [1.0, 1.0, 1.0]}
        return out
    if spec is None:
        kind, _, texture = name.partition(" ")
        metal, rough = CLASSES[kind]
        colour = (1.0, 1.0, 1.0)
    else:
        metal, rough, texture, colour = spec[1], spec[2], texture_of(name), linear(spec[0])
    pbr = {"baseColorFactor": [round(c, 5) for c in colour] + [ALPHA.get(name, 1.0)], "metallicFactor": metal, "roughnessFactor": rough}
    out = {"name": name, "pbrMetallicRoughness": pbr}
    if texture:
        base, _, bumps, gloss = TEXTURES[texture]
        pbr["baseColorTexture"] = {"index": picture(base)}
        if bumps:
            out["normalTexture"] = {"index": picture(bumps), "scale": 0.7}
        if gloss:
            pbr["metallicRoughnessTexture"] = {"index": picture(gloss)}
    if spec and len(spec) > 5:
        out["emissiveFactor"] = [round(c, 5) for c in linear(spec[4])]
        if spec[5] > 1:
            out["extensions"] = {"KHR_materials_emissive_strength": {"emissiveStrength": spec[5]}}
    if name in DOUBLE_SIDED:
        out["doubleSided"] = True
    if name in ALPHA:
        out["alphaMode"] = "BLEND"
    return out
