//! A tenor saxophone: reed, conical bore and tone holes.
//!
//! A reed that oscillates by itself does not hold pitch to 3 cents over the range, so the mouthpiece wave is given. In a
//! cone it is a bowed string's: the reed stands open and shuts for as long as sound takes through the missing tip of the
//! cone and back (Dalmont, Gilbert and Kergomard 2000), whatever the note. That fixed time makes the formants.
//! Compared with Fletcher and Rossing, chapter 15: all harmonics, no odd-even difference as in a clarinet, a cutoff of the
//! tone holes near 900 Hz below which radiation rises by 6 dB an octave, subtone with hardly more than three harmonics.

mod reed;

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::score::Score;
use crate::sim::band::sustained::Habit;
use crate::sim::band::wind::Lungs;
use crate::sim::band::wind::breathe;
use reed::Horn;

/// What gives out sound, in the order of `render`.
pub(super) const RADIATORS: &[&str] = &["tone holes", "bell"];

const LUNGS: Lungs = Lungs {
    attack: 0.05,
    release: 0.07,
    blip: 0.18,
    scoop: 0.35,
    vibrato: Habit { hertz: 5.0, cents: 19.0, delay: 0.3, growth: 0.25, shortest: 0.55 },
    sway: 1.2,
};

/// What tone holes and bell give.
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f32>> {
    let frames = (score.seconds * RATE) as usize;
    let mut rows = RADIATORS.iter().map(|_| vec![0.0; frames]).collect::<Vec<_>>();
    let mut horn = Horn::new();
    breathe(score, &LUNGS, &mut dice, &mut rows, |breath, dice, out| horn.sound(breath, dice, out));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::score::Manner;
    use crate::sim::band::sustained::hertz;
    use crate::sim::band::sustained::listen;

    #[test]
    fn a_saxophone_is_an_instrument() {
        listen::is_an_instrument(render, &[44.0, 49.0, 56.0, 61.0, 68.0, 75.0]);
    }

    #[test]
    fn a_cone_has_even_partials_too() {
        let note = listen::held(render, 56.0, 0.0);
        let partial = |number: f64| listen::magnitude(&note, number * hertz(56.0));
        assert!(partial(2.0) > 0.3 * partial(1.0).min(partial(3.0)));
    }

    #[test]
    fn the_lowest_notes_leave_by_the_bell() {
        let share = |pitch| {
            let tones = vec![listen::tone(0.1, 0.3, pitch, 0.0, Manner::Plain)];
            let score = Score { tones, strokes: Vec::new(), still: 0.5, seconds: 0.6 };
            let rows = render(&score, Dice::new(1, "bell"));
            listen::level(&rows[1]) - listen::level(&rows[0])
        };
        assert!(share(44.0) > share(60.0) + 6.0);
    }
}
