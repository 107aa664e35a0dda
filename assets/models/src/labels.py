"""A model's own sheet of small pictures: legends, meter faces, screens.

Each label is drawn once at a density of pixels a metre and packed in shelves;
`Sheet.place` gives its rectangle in UV.
"""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

SIDE = 1024


def font(size):
    """The sans face that comes with Pillow."""
    return ImageFont.load_default(max(5, size))


def legend(text, size, ink="e8e4d8", paper=None, fill=0.78, align="centre"):
    """Picture of lines of text fitted into size (pixels)."""
    w, h = size
    image = Image.new("RGBA", size, "#" + (paper or ink + "00"))
    draw = ImageDraw.Draw(image)
    lines = text.split("\n")
    points = h * fill / len(lines)
    while points > 5 and max(draw.textlength(line, font(points)) for line in lines) > w * 0.94:
        points *= 0.93
    step = h / len(lines)
    for k, line in enumerate(lines):
        x = {"centre": w / 2, "left": w * 0.03}[align]
        draw.text((x, step * (k + 0.5)), line, "#" + ink, font(points), anchor={"centre": "mm", "left": "lm"}[align])
    return image


def vu(size):
    """Face of a VU meter without its needle."""
    from math import cos, pi, sin
    w, h = size
    image = Image.new("RGB", size, "#f2dca0")
    draw = ImageDraw.Draw(image)
    marks = ((-20, -48), (-10, -32), (-7, -22), (-5, -12), (-3, 0), (-1, 16), (0, 24), (1, 32), (2, 40), (3, 48))
    for level, angle in marks:
        a, hue = angle * pi / 180, "#a01c14" if level >= 0 else "#1c1814"
        for r0, r1 in ((0.66, 0.73),):
            draw.line([(w / 2 + sin(a) * r * w * 0.72, h * 1.00 - cos(a) * r * w * 0.72) for r in (r0, r1)], hue, max(1, w // 70))
        if level in (-20, -10, -5, 0, 3):
            r = 0.80
            draw.text((w / 2 + sin(a) * r * w * 0.72, h * 1.00 - cos(a) * r * w * 0.72), str(abs(level)), hue, font(w * 0.075), anchor="mm")
    for a0, a1, hue in ((-48, 24, "#1c1814"), (24, 48, "#a01c14")):
        r = 0.655 * w * 0.72
        draw.arc([w / 2 - r, h * 1.00 - r, w / 2 + r, h * 1.00 + r], a0 - 90, a1 - 90, hue, max(1, w // 45))
    draw.text((w / 2, h * 0.80), "VU", "#1c1814", font(w * 0.11), anchor="mm")
    return image


class Sheet:
    """Packs pictures into one square sheet."""

    def __init__(self):
        self.items, self.keys = [], {}

    def add(self, key, image):
        if key not in self.keys:
            self.keys[key] = len(self.items)
            self.items.append(image)
        return self.keys[key]

    def pack(self):
        """Lay the pictures out; afterwards `place(handle)` answers."""
        order = sorted(range(len(self.items)), key=lambda k: (-self.items[k].size[1], -self.items[k].size[0]))
        for side in ((64, 64), (128, 64), (128, 128), (256, 128), (256, 256), (512, 256), (512, 512), (1024, 512), (1024, 1024)):
            spots = self.fit(order, side)
            if spots:
                self.side, self.spots = side, spots
                return
        raise ValueError(f"labels do not fit {SIDE} x {SIDE}")

    def fit(self, order, side):
        """Corner of each picture in a sheet of that size, by cutting free rectangles; None if they do not fit."""
        free, spots = [(0, 0, *side)], {}
        for k in order:
            w, h = (c + 2 for c in self.items[k].size)
            room = [r for r in free if r[2] >= w and r[3] >= h]
            if not room:
                return None
            x, y, rw, rh = best = min(room, key=lambda r: min(r[2] - w, r[3] - h))
            free.remove(best)
            spots[k] = (x + 1, y + 1)
            if rw - w > rh - h:
                free += [(x + w, y, rw - w, rh), (x, y + h, w, rh - h)]
            else:
                free += [(x + w, y, rw - w, h), (x, y + h, rw, rh - h)]
        return spots

    def place(self, handle):
        (x, y), (w, h) = self.spots[handle], self.items[handle].size
        return (x + 0.5) / self.side[0], (y + 0.5) / self.side[1], (x + w - 0.5) / self.side[0], (y + h - 0.5) / self.side[1]

    def png(self):
        sheet = Image.new("RGBA", self.side)
        for k, (x, y) in self.spots.items():
            w, h = self.items[k].size
            item = self.items[k].convert("RGBA")
            sheet.paste(item.resize((w + 2, h + 2)), (x - 1, y - 1))
            sheet.paste(item, (x, y))
        out = BytesIO()
        sheet.quantize(96, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
        return out.getvalue()
