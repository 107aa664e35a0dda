//! A clip on its lane: a frame, its name, and the waveform out of the peak cache.

use crate::panels::recorder::screen::Scale;
use crate::panels::theme::{GREEN, INK, RED};
use crate::sim::engine::peaks::{Peak, Peaks};
use crate::sim::session::{frame_of, seconds_of};
use crate::sim::view::ClipView;
use egui::{Align2, Color32, FontId, Mesh, Painter, Rect, Stroke, StrokeKind, pos2, vec2};

/// Behind a clip, and behind one that is being recorded.
const BODY: Color32 = Color32::from_rgb(34, 46, 42);
const OPEN: Color32 = Color32::from_rgb(62, 30, 26);
/// Height of the name, points.
const NAME: f32 = 14.0;

/// Draws what of a clip is seen on a lane.
pub(super) fn clip_ui(painter: &Painter, lane: Rect, scale: Scale, track: u32, clip: &ClipView, name: &str, peaks: &Peaks) {
    let x = |frame: u64| scale.x(seconds_of(frame)).clamp(lane.left() - 2.0, lane.right() + 2.0);
    let whole = Rect::from_x_y_ranges(x(clip.from)..=x(clip.to), lane.shrink2(vec2(0.0, 1.0)).y_range());
    let seen = whole.intersect(lane);
    if seen.width() <= 0.0 {
        return;
    }
    let (body, ink) = if clip.open { (OPEN, RED) } else { (BODY, GREEN) };
    painter.rect(whole, 3.0, body, Stroke::new(1.0, ink.gamma_multiply(0.7)), StrokeKind::Inside);
    let inside = Rect::from_min_max(pos2(seen.left(), whole.top() + NAME), pos2(seen.right(), whole.bottom() - 2.0));
    painter.add(waveform(inside, scale, track, clip, peaks, painter.pixels_per_point(), ink));
    let words = if clip.open { format!("⏺ {name}") } else { name.to_owned() };
    let names = painter.with_clip_rect(seen.shrink(2.0));
    names.text(seen.left_top() + vec2(5.0, 1.0), Align2::LEFT_TOP, words, FontId::proportional(11.0), INK);
}

/// Two bars for each pixel: from the least to the greatest sample, and within it the rms.
fn waveform(rect: Rect, scale: Scale, track: u32, clip: &ClipView, peaks: &Peaks, pixels: f32, ink: Color32) -> Mesh {
    let mut mesh = Mesh::default();
    let count = (rect.width() * pixels).ceil().max(1.0) as usize;
    let frame = |x: f32| clip.at + frame_of(scale.s(x)).clamp(clip.from, clip.to) - clip.from;
    let mut columns = vec![Peak::default(); count];
    peaks.columns(clip.pass, track, frame(rect.left())..frame(rect.right()), &mut columns);
    let (middle, half) = (rect.center().y, rect.height() / 2.0);
    let (width, thin) = (rect.width() / count as f32, 0.5 / pixels);
    for (nth, peak) in columns.iter().enumerate() {
        let left = rect.left() + nth as f32 * width;
        let mut bar = |greatest: f32, least: f32, color: Color32| {
            let (top, bottom) = (middle - half * greatest.clamp(-1.0, 1.0), middle - half * least.clamp(-1.0, 1.0));
            mesh.add_colored_rect(Rect::from_min_max(pos2(left, top - thin), pos2(left + width, bottom + thin)), color);
        };
        bar(peak.greatest, peak.least, ink.gamma_multiply(0.62));
        if peak.rms > 0.0 {
            bar(peak.rms.min(peak.greatest), (-peak.rms).max(peak.least), ink);
        }
    }
    mesh
}
