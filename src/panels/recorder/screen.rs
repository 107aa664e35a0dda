//! What the recorder's screen keeps between two frames: where the view is and what is dragged.

use egui::Rect;

/// Shortest and longest stretch that is seen, seconds.
const SEEN_S: (f64, f64) = (0.5, 7200.0);
/// What is seen of an empty timeline, seconds.
const EMPTY_S: f64 = 60.0;

/// What is dragged on the ruler, and where that began, seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Drag {
    /// The range of the loop.
    Loop(f64),
    /// The range of auto punch.
    Punch(f64),
}

/// The recorder's screen.
#[derive(Debug, Default)]
pub(in crate::panels) struct Screen {
    /// The left edge of what is seen, seconds.
    pub(super) from_s: f64,
    /// How much is seen, seconds; none while the whole timeline is.
    pub(super) seen_s: Option<f64>,
    /// The track that keys are for; the first while none was chosen.
    pub(super) track: Option<u32>,
    /// What is dragged.
    pub(super) drag: Option<Drag>,
    /// When the playhead was last dragged and to where, in seconds of the screen and of the timeline.
    pub(super) scrubbed: Option<(f64, f64)>,
    /// The name of the next marker.
    pub(super) marker: String,
}

impl Screen {
    /// How much is seen of a timeline of that length, seconds.
    pub(super) fn seen(&self, length_s: f64) -> f64 {
        self.seen_s.unwrap_or_else(|| (length_s * 1.1).max(EMPTY_S))
    }

    /// Shows more or less, so that a moment stays where it is.
    pub(super) fn zoom(&mut self, factor: f64, around_s: f64, length_s: f64) {
        let before = self.seen(length_s);
        let after = (before / factor).clamp(SEEN_S.0, SEEN_S.1);
        self.from_s = (around_s - (around_s - self.from_s) * after / before).max(0.0);
        self.seen_s = Some(after);
    }

    /// Shows the whole timeline.
    pub(super) fn fit(&mut self) {
        (self.from_s, self.seen_s) = (0.0, None);
    }

    /// Goes along by so many seconds.
    pub(super) fn scroll(&mut self, by_s: f64, length_s: f64) {
        let most = (length_s.max(EMPTY_S) - self.seen(length_s) * 0.1).max(0.0);
        self.from_s = (self.from_s + by_s).clamp(0.0, most.max(self.from_s));
    }

    /// Turns over when what rolls leaves the picture.
    pub(super) fn follow(&mut self, position_s: f64, length_s: f64) {
        let seen = self.seen(length_s);
        if !(self.from_s..self.from_s + seen).contains(&position_s) {
            self.from_s = (position_s - seen * 0.05).max(0.0);
        }
    }

    /// Where things are drawn between these edges.
    pub(super) fn scale(&self, rect: Rect, length_s: f64) -> Scale {
        Scale { left: rect.left(), from_s: self.from_s, per_s: f64::from(rect.width().max(1.0)) / self.seen(length_s) }
    }
}

/// Between seconds and points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    left: f32,
    from_s: f64,
    per_s: f64,
}

impl Scale {
    /// Where a moment is drawn.
    pub(super) fn x(&self, seconds: f64) -> f32 {
        self.left + ((seconds - self.from_s) * self.per_s) as f32
    }

    /// The moment at a place, not before the start.
    pub(super) fn s(&self, x: f32) -> f64 {
        (self.from_s + f64::from(x - self.left) / self.per_s).max(0.0)
    }

    /// Points of a second.
    pub(super) fn per_s(&self) -> f64 {
        self.per_s
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::pos2;

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let mut screen = Screen::default();
        let rect = Rect::from_min_max(pos2(100.0, 0.0), pos2(700.0, 10.0));
        let length = 200.0;
        for (factor, around) in [(2.0, 90.0), (3.0, 100.0), (0.5, 95.0)] {
            let before = screen.scale(rect, length).x(around);
            screen.zoom(factor, around, length);
            assert!((screen.scale(rect, length).x(around) - before).abs() < 0.1, "{factor}");
        }
        let scale = screen.scale(rect, length);
        assert!((scale.s(scale.x(77.0)) - 77.0).abs() < 0.01);
        screen.fit();
        assert!((screen.seen(length) - 220.0).abs() < 1e-9);
        screen.zoom(10.0, 0.0, length);
        screen.follow(150.0, length);
        assert!(screen.from_s < 150.0 && screen.from_s + screen.seen(length) > 150.0);
    }
}
