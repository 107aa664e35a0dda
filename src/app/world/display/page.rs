//! What is on the recorder's screen, as plain figures that can be compared, and how they are drawn.

use crate::app::world::display::canvas::{Canvas, HEIGHT, WIDTH};
use crate::panels::Meters;
use crate::panels::theme::{AMBER, BAY, CARD, FAINT, GREEN, INK, NIGHT, RED, WELL};
use crate::sim::engine::peaks::{Peak, Peaks};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Rolling, Studio, frame_of, seconds_of};
use crate::sim::units::Stamp;
use crate::sim::view::{self, ClipView, TrackView};
use egui::Color32;

/// Pixels of the line above the lanes, of what stands before a lane, and of its level.
const HEAD: usize = 52;
const NAMES: usize = 168;
const LEVEL: usize = 44;
/// Most lanes, and the height of one at most.
const LANES: usize = 12;
const LANE: usize = 84;
/// What a level shows at its lowest, dBFS, and in how many steps.
const LEAST: f32 = -48.0;
const STEPS: f32 = 12.0;
/// The timeline is as long as what is on it, in steps of so many seconds.
const STRETCH_S: f64 = 30.0;
/// Behind a clip, and behind one that is being recorded.
const BODY: Color32 = Color32::from_rgb(34, 46, 42);
const OPEN: Color32 = Color32::from_rgb(62, 30, 26);

/// What is on the screen; nothing while the recorder is off.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Page(Option<Shown>);

#[derive(Debug, Clone, PartialEq)]
struct Shown {
    rolling: Rolling,
    /// Where it stands, in words and in pixels of the lanes.
    clock: String,
    playhead: usize,
    format: String,
    lanes: Vec<Lane>,
}

/// A track.
#[derive(Debug, Clone, PartialEq)]
struct Lane {
    name: String,
    armed: bool,
    /// Steps of its level, of `STEPS`.
    level: usize,
    clips: Vec<Clip>,
}

/// A clip in pixels of its lane.
#[derive(Debug, Clone, PartialEq)]
struct Clip {
    from: usize,
    to: usize,
    name: String,
    open: bool,
    /// How far its waveform reaches from the middle in each column, of 100.
    wave: Vec<u8>,
}

impl Page {
    /// What the recorder shows at a moment.
    pub(super) fn of(scenario: &Scenario, studio: &Studio, now: Stamp, meters: Option<&Meters>) -> Self {
        let Some(recorder) = view::recorder(scenario, studio).filter(|recorder| recorder.power) else { return Self(None) };
        let position = studio.transport.position_at(now);
        let whole = ((recorder.length_s.max(position) / STRETCH_S).floor() + 1.0) * STRETCH_S;
        let x = |seconds: f64| (seconds.clamp(0.0, whole) / whole * (WIDTH - NAMES - 1) as f64) as usize;
        let lane = |track: TrackView| Lane {
            clips: track.clips.iter().map(|clip| Clip::of(clip, track.number, position, &x, meters.map(|meters| &meters.peaks))).collect(),
            level: meters.map_or(0, |meters| level(meters.track_peak(track.number))),
            name: format!("{} {}", track.number, track.name),
            armed: track.armed,
        };
        let is_used = |track: &TrackView| track.armed || !track.clips.is_empty() || !track.name.is_empty();
        let any = recorder.tracks.iter().any(is_used);
        let seconds = position.max(0.0);
        Self(Some(Shown {
            rolling: recorder.rolling,
            clock: format!("{:02}:{:04.1}", (seconds / 60.0) as u64, (seconds % 60.0 * 10.0).floor() / 10.0),
            playhead: x(position),
            format: recorder.format.to_string(),
            lanes: recorder.tracks.into_iter().filter(|track| !any || is_used(track)).take(LANES).map(lane).collect(),
        }))
    }

    /// The picture of it.
    pub(super) fn draw(&self, canvas: &mut Canvas) -> Vec<u8> {
        let Some(shown) = &self.0 else {
            canvas.clear(Color32::from_rgb(5, 6, 7));
            return canvas.pixels();
        };
        canvas.clear(NIGHT);
        canvas.fill([0, 0], [WIDTH, HEAD], CARD);
        let (symbol, color) = match shown.rolling {
            Rolling::Recording => ("⏺", RED),
            Rolling::Playing => ("▶", GREEN),
            Rolling::Stopped => ("⏹", FAINT),
        };
        canvas.words(symbol, [14, 9], WIDTH, 30.0, color);
        canvas.words(&shown.clock, [NAMES, 5], WIDTH, 36.0, INK);
        canvas.words(&shown.format, [NAMES + 190, 16], WIDTH, 20.0, FAINT);
        let high = ((HEIGHT - HEAD) / shown.lanes.len().max(1)).min(LANE);
        for (index, lane) in shown.lanes.iter().enumerate() {
            lane.draw(canvas, HEAD + index * high, high);
        }
        let x = NAMES + shown.playhead;
        canvas.fill([x, HEAD], [x + 2, HEIGHT], AMBER);
        canvas.pixels()
    }
}

/// Steps of a level.
fn level(peak: f32) -> usize {
    ((peak - LEAST) / -LEAST * STEPS).ceil().clamp(0.0, STEPS) as usize
}

impl Clip {
    fn of(clip: &ClipView, track: u32, position: f64, x: impl Fn(f64) -> usize, peaks: Option<&Peaks>) -> Self {
        // What is being recorded has gone on since the studio changed.
        let end = if clip.open { clip.to.max(frame_of(position)) } else { clip.to };
        let (from, to) = (x(seconds_of(clip.from)), x(seconds_of(end)));
        let mut columns = vec![Peak::default(); to.saturating_sub(from)];
        if let Some(peaks) = peaks {
            peaks.columns(clip.pass, track, clip.at..clip.at + end.saturating_sub(clip.from), &mut columns);
        }
        // The ear's scale: what is quiet is seen as well.
        let wave = columns.iter().map(|peak| (peak.greatest.max(-peak.least).clamp(0.0, 1.0).sqrt() * 100.0) as u8).collect();
        Self { from, to, name: clip.name.to_string(), open: clip.open, wave }
    }
}

impl Lane {
    fn draw(&self, canvas: &mut Canvas, top: usize, high: usize) {
        let bottom = top + high - 1;
        canvas.fill([0, top], [NAMES - 1, bottom], BAY);
        let (middle, size) = ((top + bottom) / 2, (high as f32 * 0.36).clamp(11.0, 24.0));
        canvas.fill([8, middle - 6], [20, middle + 6], if self.armed { RED } else { CARD });
        canvas.words(&self.name, [28, middle.saturating_sub((size * 0.62) as usize)], NAMES - LEVEL - 8, size, INK);
        let (from, to) = (NAMES - LEVEL - 4, NAMES - 6);
        canvas.fill([from, middle - 4], [to, middle + 4], WELL);
        let lit = (to - from) * self.level / STEPS as usize;
        let color = if self.level >= STEPS as usize { RED } else { GREEN };
        canvas.fill([from, middle - 4], [from + lit, middle + 4], color);
        canvas.fill([NAMES, bottom], [WIDTH, bottom + 1], CARD);
        for clip in &self.clips {
            let (body, ink) = if clip.open { (OPEN, RED) } else { (BODY, GREEN) };
            canvas.fill([NAMES + clip.from, top + 1], [NAMES + clip.to, bottom - 1], body);
            for (column, reach) in clip.wave.iter().enumerate() {
                let half = (high - 6) / 2 * usize::from(*reach) / 100;
                let x = NAMES + clip.from + column;
                canvas.fill([x, middle - half], [x + 1, middle + half + 1], ink);
            }
            canvas.words(&clip.name, [NAMES + clip.from + 4, top + 1], NAMES + clip.to, size * 0.7, INK);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lane(armed: bool, level: usize) -> Lane {
        let clip = Clip { from: 0, to: 200, name: "take 1".into(), open: armed, wave: vec![50; 200] };
        Lane { name: "1 Vocal".into(), armed, level, clips: vec![clip] }
    }

    fn page(rolling: Rolling, lane: Lane) -> Page {
        Page(Some(Shown { rolling, clock: "00:12.3".into(), playhead: 200, format: String::new(), lanes: vec![lane] }))
    }

    #[test]
    fn a_screen_shows_names_levels_clips_and_where_the_recorder_stands() {
        let mut canvas = Canvas::default();
        let stands = page(Rolling::Stopped, lane(false, 0)).draw(&mut canvas);
        let rolls = page(Rolling::Recording, lane(true, 8)).draw(&mut canvas);
        let count = |pixels: &[u8], color: Color32| pixels.chunks(4).filter(|pixel| pixel[..3] == color.to_array()[..3]).count();
        assert!(count(&stands, INK) > 60, "{} pixels of letters", count(&stands, INK));
        assert!(count(&stands, AMBER) > HEIGHT - HEAD, "the playhead");
        assert!(count(&stands, RED) == 0 && count(&stands, GREEN) > 1000, "a take is green");
        assert!(count(&rolls, RED) > 1000 && count(&rolls, GREEN) > 100, "what is being recorded is red, its level green");
        let off = Page(None).draw(&mut canvas);
        assert_eq!(count(&off, INK) + count(&off, RED) + count(&off, GREEN) + count(&off, AMBER), 0);
    }

    #[test]
    fn a_level_has_steps_from_silence_to_full_scale() {
        assert_eq!([-120.0, -48.0, -47.0, -24.0, 0.0].map(level), [0, 0, 1, 6, 12]);
    }
}
