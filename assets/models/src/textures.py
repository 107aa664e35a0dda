"""Draw the tiling textures: python textures.py   (needs numpy and pillow).

Writes ../../textures/NAME.png. Woods and rugs carry their own colour; the
others are near-white and are multiplied by the palette's colour, so that one
picture serves every colour of a material. The grain of a wood runs along U.
"""

from pathlib import Path

import numpy as np
from PIL import Image

OUT = Path(__file__).resolve().parent.parent.parent / "textures"


def noise(size, slope, stretch=(1.0, 1.0), seed=1):
    """Tiling noise of unit deviation; `stretch` draws it out along U and V."""
    rng = np.random.default_rng(seed)
    fy, fx = np.meshgrid(np.fft.fftfreq(size) * size, np.fft.fftfreq(size) * size, indexing="ij")
    f = np.hypot(fx * stretch[0], fy * stretch[1])
    f[0, 0] = 1.0
    spectrum = np.fft.fft2(rng.standard_normal((size, size))) / f ** slope
    spectrum[0, 0] = 0
    out = np.fft.ifft2(spectrum).real
    return out / out.std()


def pebble(size, cycles, seed):
    """Tiling grain of one size: noise of a narrow band about `cycles` a side."""
    rng = np.random.default_rng(seed)
    fy, fx = np.meshgrid(np.fft.fftfreq(size) * size, np.fft.fftfreq(size) * size, indexing="ij")
    band = np.exp(-((np.hypot(fx, fy) - cycles) / (0.28 * cycles)) ** 2)
    out = np.fft.ifft2(np.fft.fft2(rng.standard_normal((size, size))) * band).real
    return out / out.std()


def ramp(value, low, high):
    """Mix two sRGB colours by value 0..1."""
    a, b = (np.array([int(c[i:i + 2], 16) for i in (0, 2, 4)], float) for c in (low, high))
    t = np.clip(value, 0, 1)[..., None]
    return a * (1 - t) + b * t


def save(name, pixels, colours=0):
    if pixels.ndim == 2:
        pixels = np.repeat(pixels[..., None], 3, 2)
    image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8), "RGB")
    if colours:
        image = image.quantize(colours, dither=Image.Dither.NONE)
    image.save(OUT / f"{name}.png", optimize=True)


def normal(name, height, strength):
    """Normal map (OpenGL sense, +Y up) of a tiling height field."""
    dx = (np.roll(height, -1, 1) - np.roll(height, 1, 1)) * strength
    dy = (np.roll(height, -1, 0) - np.roll(height, 1, 0)) * strength
    n = np.dstack([-dx, dy, np.ones_like(dx)])
    n /= np.linalg.norm(n, axis=2, keepdims=True)
    save(name, (n * 0.5 + 0.5) * 255, 128)


def roughness(name, value):
    """Metallic-roughness picture: roughness in G, metallic left to the factor (B = 1)."""
    save(name, np.dstack([np.ones_like(value) * 255, np.clip(value, 0, 1) * 255, np.ones_like(value) * 255]), 64)


def wood(name, low, high, bands, seed, pores=0.5, size=384):
    """Plain-sawn board: slow bands bent by noise, long fibres, short dark pores."""
    v = np.linspace(0, 1, size, endpoint=False)[:, None] * np.ones((1, size))
    bend = noise(size, 2.2, (6.0, 1.0), seed) * 0.055
    rings = np.sin(2 * np.pi * (bands * v + bend * bands)) * 0.5 + 0.5
    rings = rings ** 1.6
    fibre = noise(size, 0.9, (22.0, 1.0), seed + 1)
    pore = np.clip(noise(size, 0.35, (14.0, 1.0), seed + 2) - 1.3, 0, 2)
    tone = 0.62 - 0.34 * rings + 0.10 * fibre + 0.08 * noise(size, 1.6, (2.0, 1.0), seed + 3) - pores * 0.30 * pore
    save(name, ramp(tone, low, high), 96)


def weave(size, threads):
    """Height of a plain weave with `threads` a side."""
    t = np.linspace(0, threads * np.pi, size, endpoint=False)
    a, b = np.abs(np.sin(t))[None, :], np.abs(np.sin(t))[:, None]
    over = (np.floor(t / np.pi)[None, :] + np.floor(t / np.pi)[:, None]) % 2
    return np.where(over == 0, a * (0.55 + 0.45 * b), b * (0.55 + 0.45 * a))


def cloths():
    h = weave(256, 32)
    mottle = noise(256, 1.2, seed=5)
    save("weave", 192 + 46 * h + 3 * mottle, 48)
    normal("weave_normal", h + 0.05 * mottle, 1.3)
    g = weave(256, 24)
    save("grille_cloth", 120 + 120 * g + 8 * noise(256, 0.6, (8, 1), 6), 48)
    cells = np.tanh(1.4 * pebble(256, 34, 9))
    save("tolex", 212 + 17 * cells + 3 * noise(256, 0.75, seed=8), 48)
    normal("tolex_normal", cells, 0.6)
    fold = noise(256, 1.4, seed=12)
    crease = -np.exp(-(pebble(256, 17, 13) * 2.0) ** 2)
    save("leather", 220 + 18 * crease + 7 * fold, 48)
    normal("leather_normal", crease, 0.55)
    pile = noise(256, 0.25, seed=15)
    save("carpet", 200 + 17 * pile + 3 * noise(256, 1.0, seed=16), 48)
    pit = np.clip(noise(256, 0.55, seed=18), -2.2, 1.0)
    save("foam", 208 + 26 * pit, 48)


def hard():
    streak = noise(256, 0.55, (60.0, 1.0), 21)
    save("brushed", 230 + 7 * streak, 32)
    roughness("brushed_rough", 0.80 + 0.09 * streak)
    grain = noise(256, 0.15, seed=23)
    wear = np.clip(noise(256, 1.5, seed=24) - 1.2, 0, 2)
    save("powder", 220 + 6 * grain + 9 * wear, 48)
    roughness("powder_rough", 0.90 + 0.05 * grain - 0.15 * wear)
    save("plaster", 232 + 5 * noise(256, 0.9, seed=27) + 3 * grain, 32)
    c = noise(512, 1.5, seed=30)
    holes = np.clip(noise(512, 0.7, seed=31) - 2.3, 0, 1)
    save("concrete", 196 + 12 * c + 5 * noise(512, 0.3, seed=32) - 70 * holes, 64)
    coat = noise(256, 1.7, seed=33)
    save("rubber", 222 + 8 * coat + 5 * grain, 32)
    t = np.linspace(0, 8 * np.pi, 128, endpoint=False)
    wire = np.maximum(np.abs(np.sin(t))[None, :], np.abs(np.sin(t))[:, None])
    save("wire_mesh", 42 + 200 * np.clip((wire - 0.72) * 5, 0, 1), 32)
    board = noise(256, 0.3, (3, 3), 35)
    chip = noise(256, 1.0, (2.5, 1.0), 36)
    save("cork", ramp(0.5 + 0.16 * board + 0.16 * chip, "8a6238", "d0a56c"), 64)


def rug_picture(name, hues, seed, draw, size=(480, 320)):
    """A whole rug: `draw` gives the hue's index for u, v in metres from the middle of 3 x 2 m."""
    x, y = np.meshgrid((np.arange(size[0]) + 0.5) / size[0] * 3 - 1.5, (np.arange(size[1]) + 0.5) / size[1] * 2 - 1)
    index = draw(x, y).astype(int)
    palette = np.array([[int(h[i:i + 2], 16) for i in (0, 2, 4)] for h in hues], float)
    rng = np.random.default_rng(seed)
    knots = 1 + 0.045 * rng.standard_normal(index.shape) + 0.03 * np.sin(np.arange(size[1]) * np.pi)[:, None]
    strand = 1 + 0.05 * rng.standard_normal((size[1], 1))
    save(name, palette[index] * (knots * strand)[..., None], 64)


def border(x, y):
    return np.minimum(1.5 - np.abs(x), 1.0 - np.abs(y))


def rugs():
    def medallion(x, y):
        edge, out = border(x, y), np.zeros_like(x)
        r = np.abs(x) / 0.95 + np.abs(y) / 0.62
        out[(r < 1)] = 1
        out[(r < 0.9)] = 2
        petal = np.abs(((np.arctan2(y * 1.5, x) / np.pi * 8) % 2) - 1)
        out[(r < 0.62 + 0.10 * petal)] = 3
        out[(r < 0.30 + 0.05 * petal)] = 1
        out[(r < 0.17)] = 4
        star = (np.abs((x * 6.5) % 1 - 0.5) + np.abs((y * 6.5) % 1 - 0.5)) < 0.16
        out[star & (r > 1.03)] = 4
        out[edge < 0.26] = 3
        lozenge = np.abs(((x + y) * 7) % 1 - 0.5) + np.abs(((x - y) * 7) % 1 - 0.5)
        out[(edge < 0.22) & (edge > 0.10) & (lozenge < 0.42)] = 1
        out[(edge < 0.26) & (edge > 0.235)] = 4
        out[(edge < 0.085)] = 4
        out[edge < 0.06] = 2
        return out

    def kilim(x, y):
        out = (np.floor((x + 1.5) / 0.3) % 2).astype(int)
        zig = np.abs(((y * 5 + 0.25 * np.sign(np.sin(x * 3))) % 1) - 0.5) * 0.24
        tooth = np.abs(((x + 1.5) % 0.3) - 0.15)
        out = np.where(tooth < zig, 2, out)
        out = np.where(tooth < zig - 0.05, 3, out)
        out = np.where(np.abs(((x + 1.5) % 0.6) - 0.3) < 0.012, 4, out)
        edge = border(x, y)
        out = np.where(edge < 0.10, 3, out)
        return np.where((edge < 0.08) & (((x + y) * 10) % 1 < 0.5), 4, out)

    def stripes(x, y):
        band = np.select([np.abs(y) < 0.05, np.abs(np.abs(y) - 0.33) < 0.09, np.abs(np.abs(y) - 0.33) < 0.13,
                          np.abs(np.abs(y) - 0.72) < 0.05, np.abs(np.abs(y) - 0.80) < 0.012], [3, 1, 2, 3, 4], 0)
        step = (np.abs((x * 4) % 1 - 0.5) * 2 + np.abs(np.abs(y) - 0.33) * 9) < 0.62
        band = np.where((band == 1) & step, 4, band)
        return np.where(border(x, y) < 0.03, 3, band)

    rug_picture("rug_medallion", ("7a2f2a", "d3b483", "2f3d49", "8f4a36", "c08a52"), 41, medallion)
    rug_picture("rug_kilim", ("8a3f2c", "c98c4b", "2d4747", "e0cda4", "3a2a26"), 42, kilim)
    rug_picture("rug_stripes", ("cbbfa6", "4a5a5e", "8d7b5f", "2f3538", "b0573a"), 43, stripes)


def main():
    OUT.mkdir(exist_ok=True)
    wood("oak", "8a5c30", "c99a62", 7, 1)
    wood("walnut", "3c2415", "8a5c3c", 6, 11)
    wood("maple", "b98850", "e6c48c", 5, 51, 0.15)
    wood("spruce", "c38a48", "eac487", 18, 61, 0.1)
    wood("rosewood", "2a130c", "7c3f25", 8, 71, 0.8)
    wood("ash_black", "131110", "2a2623", 7, 81, 0.6)
    cloths()
    hard()
    rugs()


if __name__ == "__main__":
    main()
