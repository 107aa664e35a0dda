//! A cello: bow or finger, string, bridge and body.

use crate::sim::band::bowed;
use crate::sim::band::bowed::Arm;
use crate::sim::band::bowed::Corpus;
use crate::sim::band::bowed::Make;
use crate::sim::band::bowed::Mode;
use crate::sim::band::bowed::Place;
use crate::sim::band::bowed::Ring;
use crate::sim::band::dice::Dice;
use crate::sim::band::score::Score;
use crate::sim::band::sustained::Habit;

/// What gives out sound, in the order of `render`.
pub(super) const RADIATORS: &[&str] = &["f-holes", "top plate", "endpin"];

/// Signature modes after Fletcher and Rossing, chapter 10 (air mode near 100 Hz, breathing modes at 175 to 200 Hz) and a
/// bridge hill at 1 to 2 kHz. Widths and the gains between are estimates.
const CORPUS: Corpus = Corpus {
    named: &[
        Mode { hertz: 61.0, q: 8.0, gain: -12.0, turned: false },
        Mode { hertz: 102.0, q: 16.0, gain: 0.0, turned: false },
        Mode { hertz: 144.0, q: 22.0, gain: -6.0, turned: true },
        Mode { hertz: 178.0, q: 26.0, gain: 2.0, turned: true },
        Mode { hertz: 203.0, q: 28.0, gain: 3.0, turned: true },
        Mode { hertz: 222.0, q: 26.0, gain: -4.0, turned: false },
        Mode { hertz: 277.0, q: 26.0, gain: -5.0, turned: false },
        Mode { hertz: 302.0, q: 28.0, gain: -4.0, turned: true },
        Mode { hertz: 352.0, q: 28.0, gain: -3.0, turned: false },
    ],
    spacing: 45.0,
    hill: &[(400.0, -3.0), (600.0, -2.0), (900.0, -1.0), (1200.0, 2.0), (1700.0, 2.0), (2100.0, -3.0), (2800.0, -9.0), (4000.0, -18.0)],
    top: 4000.0,
    places: &[
        Place { share: &[(90.0, 0.55), (130.0, 0.5), (200.0, 0.25), (500.0, 0.12)], bare: 0.01, own: false },
        Place { share: &[(90.0, 0.3), (200.0, 0.68), (500.0, 0.86)], bare: 0.05, own: false },
        Place { share: &[(60.0, 0.2), (120.0, 0.14), (300.0, 0.05), (1000.0, 0.01)], bare: 0.0, own: false },
    ],
};

const MAKE: Make = Make {
    open: [36.0, 43.0, 50.0, 57.0],
    ring: Ring { low: 3.5, high: 0.4 },
    arm: Arm { attack: 0.035, release: 0.09, place: 0.105, press: 0.33, corner: 3000.0, rough: 0.14, pluck: 0.2, pluck_size: 14.0 },
    vibrato: Habit { hertz: 5.4, cents: 17.0, delay: 0.22, growth: 0.18, shortest: 0.4 },
    corpus: &CORPUS,
};

/// What each radiator gives.
pub(super) fn render(score: &Score, dice: Dice) -> Vec<Vec<f32>> {
    bowed::render(score, dice, &MAKE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::sustained::listen;

    #[test]
    fn a_cello_is_an_instrument() {
        listen::is_an_instrument(render, &[45.0, 52.0, 57.0, 64.0, 69.0]);
    }

    #[test]
    fn the_endpin_gives_the_floor_low_notes_only() {
        let score = |pitch| Score {
            tones: vec![listen::tone(0.1, 0.3, pitch, 0.0, crate::sim::band::score::Manner::Plain)],
            strokes: Vec::new(),
            still: 0.5,
            seconds: 0.6,
        };
        let share = |pitch| {
            let rows = listen::wide(render(&score(pitch), Dice::new(1, "pin")));
            let first = |row: &[f64]| listen::magnitude(&row[7000..18_500], crate::sim::band::sustained::hertz(pitch));
            first(&rows[2]) / first(&rows[1])
        };
        assert!(share(45.0) > 3.0 * share(69.0));
    }
}
