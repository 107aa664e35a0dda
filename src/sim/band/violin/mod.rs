//! A violin: bow or finger, string, bridge and body.

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
pub(super) const RADIATORS: &[&str] = &["top plate", "back"];

/// Signature modes and bridge hill after Fletcher and Rossing, chapter 10, and Bissinger, "Structural acoustics of good and
/// bad violins", 2008: the air mode A0, the breathing modes B1− and B1+, a trough above them, the hill at 2 to 3 kHz and a
/// fall of more than 12 dB an octave beyond. Widths and the gains between are estimates.
const CORPUS: Corpus = Corpus {
    named: &[
        Mode { hertz: 275.0, q: 17.0, gain: 0.0, turned: false },
        Mode { hertz: 405.0, q: 30.0, gain: -9.0, turned: true },
        Mode { hertz: 462.0, q: 30.0, gain: 2.0, turned: true },
        Mode { hertz: 545.0, q: 32.0, gain: 4.0, turned: true },
        Mode { hertz: 660.0, q: 28.0, gain: -6.0, turned: false },
        Mode { hertz: 735.0, q: 30.0, gain: -4.0, turned: true },
        Mode { hertz: 810.0, q: 30.0, gain: -1.0, turned: false },
    ],
    spacing: 85.0,
    hill: &[
        (900.0, -4.0),
        (1200.0, -4.0),
        (1600.0, -6.0),
        (2100.0, 0.0),
        (2600.0, 1.0),
        (3100.0, -1.0),
        (3800.0, -8.0),
        (5000.0, -15.0),
        (6200.0, -20.0),
    ],
    top: 6200.0,
    places: &[
        Place { share: &[(300.0, 0.62), (600.0, 0.65), (1200.0, 0.85), (2500.0, 1.0)], bare: 0.05, own: false },
        Place { share: &[(300.0, 0.38), (600.0, 0.35), (1200.0, 0.25), (2500.0, 0.15), (5000.0, 0.1)], bare: 0.0, own: true },
    ],
};

const MAKE: Make = Make {
    open: [55.0, 62.0, 69.0, 76.0],
    ring: Ring { low: 1.6, high: 0.35 },
    arm: Arm { attack: 0.018, release: 0.06, place: 0.105, press: 0.33, corner: 5500.0, rough: 0.12, pluck: 0.22, pluck_size: 14.0 },
    vibrato: Habit { hertz: 5.8, cents: 18.0, delay: 0.18, growth: 0.15, shortest: 0.32 },
    corpus: &CORPUS,
};

/// What each radiator gives.
pub(super) fn render(score: &Score, dice: Dice) -> Vec<Vec<f32>> {
    bowed::render(score, dice, &MAKE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::score::Manner;
    use crate::sim::band::sustained::listen;

    #[test]
    fn a_violin_is_an_instrument() {
        listen::is_an_instrument(render, &[62.0, 67.0, 71.0, 76.0, 81.0, 88.0]);
    }

    #[test]
    fn the_lowest_note_has_little_of_its_fundamental() {
        // No mode of the body lies below the air's at 275 Hz.
        let low = listen::held(render, 55.0, 0.0);
        let strongest = (2..8).map(|partial| listen::magnitude(&low, 196.0 * f64::from(partial))).fold(0.0, f64::max);
        assert!(listen::magnitude(&low, 196.0) < 0.3 * strongest);
    }

    #[test]
    fn plucked_it_dies_away_and_two_notes_sound_together() {
        let plucked = listen::hear(render, vec![listen::tone(0.1, 1.0, 62.0, 0.0, Manner::Plucked)], 1.3);
        let fall = listen::level(&plucked[5500..8000]) - listen::level(&plucked[24_000..26_500]);
        assert!((15.0..80.0).contains(&fall), "{fall} dB in 0.38 s");
        let both = [64.0, 73.0].map(|pitch| listen::tone(0.1, 0.3, pitch, 0.0, Manner::Plain)).to_vec();
        let stop = listen::hear(render, both, 0.6)[7000..18_500].to_vec();
        assert!(listen::magnitude(&stop, 329.6) > 0.05 && listen::magnitude(&stop, 554.4) > 0.05);
    }
}
