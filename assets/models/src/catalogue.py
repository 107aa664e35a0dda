"""Write ../README.md and ../models.ron from what has been built.

    python catalogue.py

README.md tells what each model is, how large, and its nodes; models.ron keeps
the sizes that the tests hold the models to.
"""

import importlib
import re

import build

HEAD = """# Models

Every model of the place, made by the scripts in `src` with Blender as a Python module (`bpy` 4.5 under Python 3.11, with
numpy and pillow), and rebuilt by one command:

    cd src && python build.py

`python build.py NAME…` rebuilds models or whole families; `python sheet.py OUT NAME…` renders a contact sheet on the CPU
(`--size`, `--back`, `--close X,Y,Z,R`). Tiling textures lie once in `../textures` and the models name them there by relative
path; legends, meter faces and displays are a small picture inside the model that shows them.

## Conventions

- Metres, Y up. Furniture and gear face +Z; microphones, their mounts and plugs face −Z.
- Origin: on the floor under the middle for what stands; at the middle of its back for what hangs on a wall; at the ceiling
  for what hangs from it; at the hook for coils; at the mounting thread for microphones; at the bottom middle of the chassis
  for rack gear, whose panel stands at z = 0.15. Exceptions are told below.
- Controls and jacks are nodes named as the gear names them (`ch7.fader`, `1.gain`, `in 1`, `U12`). A control's own frame has
  +Z out of the panel and +Y up it: knobs turn about Z and point up at noon, buttons go in along −Z, faders slide along Y.
- `lamp` (or `lamp 1`, …) is what glows, `screen` is a display, `meter` nodes are bars to be scaled along Y from their origin
  or lamps; needles (`needle 1`, `monitor.meter 1`, `1.meter`) turn about Z and rest at +42° or +45°.
- Microphones have the empties `capsule` (acoustic centre) and `jack`; what holds one has `seat`.
- An empty `at_NAME` says where the model NAME goes: a player's instrument, seat, bow or amplifier.
- Players have `body` (origin at the hips), under it `head` (at the neck's joint), `arm_l` and `arm_r` (at the shoulders), and
  under `head` the `headphones`, which may be hidden, and the empty `mouth`. Their legs do not move.
- The controls of a desk hang under its node `controls`, which may be hidden far away: the panels' pictures show their outlines.
- What has 500 triangles or more has a coarser copy in `coarse`, with the same meshes in the same order and nothing else.
- COLOR_0 holds colour times baked occlusion; base colour × texture × COLOR_0 is the look without light.

"""


def first_sentence(text):
    return re.sub(r"\s+", " ", (text or "").strip()).split(". ")[0].rstrip(".")


def shown(names, own):
    """Node names with the strips and runs of a large panel shortened."""
    seen = []
    for name in names:
        short = re.sub(r"^ch\d+\.", "chN.", name)
        short = re.sub(r"^(\d+)\.", "N.", short)
        short = re.sub(r"(?<=[a-zA-Z _])\d+$", "N", short) if not name.startswith("at_") else short
        short = re.sub(r"^([UL])\d+$", r"\1N", short)
        short = re.sub(r"^\d+$", "N", short)
        if short != own and short not in seen and not short.startswith("legs"):
            seen.append(short)
    return ", ".join(f"`{name}`" for name in seen[:40]) + (", …" if len(seen) > 40 else "")


def main():
    lines, sizes, count, total = [HEAD], [], 0, 0
    for family in build.FAMILIES:
        module = importlib.import_module(family)
        title, _, rest = module.__doc__.strip().partition("\n\n")
        lines.append(f"## {first_sentence(title)}\n\n" + (re.sub(r"\n\s*", " ", rest).strip() + "\n\n" if rest else ""))
        lines.append("| Model | What it is | Size in m (X × Y × Z) | Nodes |\n|---|---|---|---|\n")
        for make in module.MODELS:
            name = make.__name__
            _, _, low, high, names, size = build.inspect(build.OUT / f"{name}.glb")
            dims = [h - l for l, h in zip(low, high)]
            lines.append(f"| `{name}` | {first_sentence(make.__doc__)} | {' × '.join(f'{d:.2f}' if d > 0.1 else f'{d:.3f}' for d in dims)} | {shown(names, name)} |\n")
            sizes.append((name, dims))
            count, total = count + 1, total + size
        lines.append("\n")
    lines.append(f"{count} models, {total / 1048576:.1f} MiB.\n")
    (build.OUT / "README.md").write_text("".join(lines))
    text = "// Size of every model in metres (X, Y, Z) as it was looked over; a model may not leave its size by more than a twentieth.\n{\n"
    text += "".join(f'    "{name}": ({", ".join(f"{max(d, 0.001):.3f}" for d in dims)}),\n' for name, dims in sorted(sizes)) + "}\n"
    (build.OUT / "models.ron").write_text(text)
    copies = sorted(path.stem for path in (build.OUT / "coarse").glob("*.glb"))
    text = "// Models that have a coarser copy here, with the same meshes in the same order.\n[\n"
    (build.OUT / "coarse" / "models.ron").write_text(text + "".join(f'    "{name}",\n' for name in copies) + "]\n")


if __name__ == "__main__":
    main()
