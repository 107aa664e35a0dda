//! A small picture that is drawn by the processor: rectangles and words.

use egui::epaint::text::{FontDefinitions, Fonts, TextOptions};
use egui::{Color32, FontId};

/// Pixels of the picture.
pub(super) const WIDTH: usize = 640;
pub(super) const HEIGHT: usize = 368;

/// The picture, and the letters that are drawn on it.
pub(super) struct Canvas {
    pixels: Vec<u8>,
    fonts: Fonts,
}

impl Default for Canvas {
    fn default() -> Self {
        Self { pixels: vec![0; WIDTH * HEIGHT * 4], fonts: Fonts::new(TextOptions::default(), FontDefinitions::default()) }
    }
}

impl Canvas {
    /// An empty picture of one colour.
    pub(super) fn clear(&mut self, color: Color32) {
        self.fonts.begin_pass(TextOptions::default());
        self.fill([0, 0], [WIDTH, HEIGHT], color);
    }

    /// A rectangle from a corner to the opposite one; what is outside of the picture is left away.
    pub(super) fn fill(&mut self, [left, top]: [usize; 2], [right, bottom]: [usize; 2], color: Color32) {
        for y in top..bottom.min(HEIGHT) {
            for x in left..right.min(WIDTH) {
                self.mix(x, y, color, 255);
            }
        }
    }

    /// Words on one line from their upper left corner, as far as there is room for them.
    pub(super) fn words(&mut self, text: &str, [left, top]: [usize; 2], right: usize, size: f32, color: Color32) {
        let galley = self.fonts.with_pixels_per_point(1.0).layout_no_wrap(text.to_owned(), FontId::proportional(size), color);
        let glyphs = galley.rows.iter().flat_map(|row| row.row.glyphs.iter().map(|glyph| (row.pos, glyph)));
        let letters = self.fonts.texture_atlas().image().clone();
        for (row, glyph) in glyphs {
            let uv = glyph.uv_rect;
            let at = row + glyph.pos.to_vec2() + uv.offset;
            let (x, y) = (left + at.x.round().max(0.0) as usize, top + at.y.round().max(0.0) as usize);
            let (wide, high) = (usize::from(uv.max[0] - uv.min[0]), usize::from(uv.max[1] - uv.min[1]));
            if x + wide > right {
                return;
            }
            for (dx, dy) in (0..high).flat_map(|dy| (0..wide).map(move |dx| (dx, dy))) {
                let ink = letters[(usize::from(uv.min[0]) + dx, usize::from(uv.min[1]) + dy)].a();
                self.mix(x + dx, y + dy, color, ink);
            }
        }
    }

    /// The finished picture, four bytes a pixel.
    pub(super) fn pixels(&self) -> Vec<u8> {
        self.pixels.clone()
    }

    fn mix(&mut self, x: usize, y: usize, color: Color32, ink: u8) {
        if x >= WIDTH || y >= HEIGHT {
            return;
        }
        let pixel = &mut self.pixels[(y * WIDTH + x) * 4..][..4];
        let part = |old: u8, new: u8| ((u32::from(old) * u32::from(255 - ink) + u32::from(new) * u32::from(ink)) / 255) as u8;
        pixel.copy_from_slice(&[part(pixel[0], color.r()), part(pixel[1], color.g()), part(pixel[2], color.b()), 255]);
    }
}
