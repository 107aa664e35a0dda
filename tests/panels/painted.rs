//! What was painted: every text with its place, its ink and the ground under it.

use egui::epaint::{ClippedShape, Shape};
use egui::{Color32, Pos2, Rect};

/// One text on the screen.
#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) words: String,
    /// Where it is.
    pub(crate) rect: Rect,
    /// What of that is seen.
    pub(crate) seen: Rect,
    pub(crate) ink: Color32,
    pub(crate) ground: Color32,
    /// Height of its letters, points.
    pub(crate) size: f32,
}

impl Text {
    /// The contrast of ink and ground (WCAG 2.2, 1.4.3).
    pub(crate) fn contrast(&self) -> f64 {
        contrast(self.ink, self.ground)
    }
}

/// Contrast of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio).
pub(crate) fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance (WCAG 2.2, definition).
fn luminance(color: Color32) -> f64 {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * linear(color.r()) + 0.7152 * linear(color.g()) + 0.0722 * linear(color.b())
}

/// Every text that is seen, whole or in part.
pub(crate) fn texts(shapes: &[ClippedShape], behind: Color32) -> Vec<Text> {
    let mut grounds: Vec<(Rect, Color32)> = vec![(Rect::EVERYTHING, behind)];
    let mut texts = Vec::new();
    for ClippedShape { clip_rect, shape } in shapes {
        paint(shape, *clip_rect, &mut grounds, &mut texts);
    }
    texts
}

fn paint(shape: &Shape, clip: Rect, grounds: &mut Vec<(Rect, Color32)>, texts: &mut Vec<Text>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|shape| paint(shape, clip, grounds, texts)),
        Shape::Rect(rect) => cover(rect.rect.intersect(clip), rect.fill, grounds),
        Shape::Circle(circle) => cover(circle.visual_bounding_rect().intersect(clip), circle.fill, grounds),
        Shape::Path(path) if path.closed => cover(path.visual_bounding_rect().intersect(clip), path.fill, grounds),
        Shape::Text(text) => {
            let format = text.galley.job.sections.first().map(|section| section.format.clone()).unwrap_or_default();
            let ink = match text.override_text_color {
                Some(color) => color,
                None if format.color == Color32::PLACEHOLDER => text.fallback_color,
                None => format.color,
            };
            // A text in the middle of a line keeps room for what stands before it: only letters count.
            for row in &text.galley.rows {
                let (Some(first), Some(last)) = (row.glyphs.first(), row.glyphs.last()) else { continue };
                let across = egui::Rangef::new(row.pos.x + first.pos.x, row.pos.x + last.max_x());
                let rect = Rect::from_x_y_ranges(across, row.rect().y_range()).translate(text.pos.to_vec2());
                let seen = rect.intersect(clip);
                let words = row.text().trim().to_owned();
                if words.is_empty() || seen.width() < 1.0 || seen.height() < 1.0 {
                    continue;
                }
                let ground = ground_at(seen.center(), grounds);
                let ink = over(ink.gamma_multiply(text.opacity_factor), ground);
                texts.push(Text { words, rect, seen, ink, ground, size: format.font_id.size });
            }
        }
        _ => {}
    }
}

fn cover(rect: Rect, fill: Color32, grounds: &mut Vec<(Rect, Color32)>) {
    if fill.a() > 0 && rect.is_positive() {
        let color = over(fill, ground_at(rect.center(), grounds));
        grounds.push((rect, color));
    }
}

fn ground_at(at: Pos2, grounds: &[(Rect, Color32)]) -> Color32 {
    grounds.iter().rev().find(|(rect, _)| rect.contains(at)).map_or(Color32::BLACK, |(_, color)| *color)
}

/// A colour with its share of transparency over another; egui's parts are multiplied by it already.
fn over(color: Color32, ground: Color32) -> Color32 {
    let rest = 255 - u32::from(color.a());
    let mix = |top: u8, below: u8| (u32::from(top) + u32::from(below) * rest / 255).min(255) as u8;
    Color32::from_rgb(mix(color.r(), ground.r()), mix(color.g(), ground.g()), mix(color.b(), ground.b()))
}
