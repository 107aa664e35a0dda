"""Patchbays, 2U, with the names that the catalogue gives their points.

Node `jack` places: `U1`..`U48` above, `L1`..`L48` below, origin at the jack's
face, the plug pointing -Z. Panel and origin as of other rack gear.
"""

from pathlib import Path
import re

from PIL import Image, ImageDraw

from labels import font
from outboard import Z, Unit
import shapes

PITCH = 0.0089
ROWS = (0.0605, 0.0185)
GEAR = Path(__file__).resolve().parent.parent.parent / "gear"


def names_of(bay):
    """(upper, lower) names of a bay's points as the catalogue has them."""
    for path in sorted(GEAR.glob("*.ron")):
        text = path.read_text()
        start = text.find(f'id: "{bay}"')
        if start >= 0:
            end = text.find('id: "', start + 5)
            return re.findall(r'upper: "([^"]*)", lower: "([^"]*)"', text[start:end if end > 0 else None])
    raise ValueError(f"no bay {bay} in the catalogue")


def groups(names):
    """Runs of points with the same name but for their number: (first index, count, words)."""
    out = []
    for k, name in enumerate(names):
        found = re.match(r"^(.*?)\s*(\d+)\s*(\D*)$", name)
        stem = (found.group(1) + " " + found.group(3)).strip() if found else name
        if out and out[-1][2] == stem:
            out[-1][1] += 1
        else:
            out.append([k, 1, stem])
    return out


def strip(names, ink="1c1814"):
    """Printed strip of one row: names of the runs over the points' numbers."""
    w, h = round(PITCH * 48 * 2300), 34
    image = Image.new("RGB", (w, h), "#e9e0cb")
    pen = ImageDraw.Draw(image)
    step = w / 48
    for index, (first, count, words) in enumerate(groups(names)):
        left, right = first * step, (first + count) * step
        if index % 2:
            pen.rectangle([left, 0, right, h], "#d6c7a2")
        pen.line([(left, 0), (left, h)], "#6a5c48", 1)
        size = 15
        while size > 6 and pen.textlength(words, font(size)) > right - left - 3:
            size -= 1
        if pen.textlength(words, font(size)) <= right - left + 2:
            pen.text(((left + right) / 2, 9), words, "#" + ink, font(size), anchor="mm")
        for k in range(first, first + count):
            digits = re.search(r"(\d+)", names[k])
            pen.text(((k + 0.5) * step, 25), digits.group(1) if digits else "-", "#" + ink, font(11), anchor="mm")
    return image


def bay(name, gear):
    def make():
        u = Unit(name, 2, "panel_dark", 0.20)
        m = u.m
        with m.shared("jack"):
            m.add(shapes.lathe([(0.0040, 0), (0.0040, 0.0012), (0.0026, 0.0016), (0.0024, 0.0004), (0, 0.0004)], 8, cap=False), "detail", axis="z", solid=False,
                  tint=lambda i: "181614" if i >= 24 else "d8b26a", sharp=30)
        points = names_of(gear)
        for row, (y, letter) in enumerate(zip(ROWS, "UL")):
            m.picture(("strip", row), lambda: strip([pair[row] for pair in points]), (PITCH * 48, 0.0148), (0, y + 0.0150, Z + 0.0003))
            for k in range(len(points)):
                m.use("jack", f"{letter}{k + 1}", ((k - 23.5) * PITCH, y, Z))
        return m
    make.__doc__, make.__name__ = f"Patchbay of 2 x 48 jacks, lettered as `{gear}`.", name
    return make


MODELS = [bay("patchbay", "patchbay-a")] + [bay(f"patchbay_{letter}", f"bay-{letter}") for letter in "abcdef"]
