//! A trumpet: lips, bore and bell.
//!
//! Lips that oscillate by themselves do not hold pitch to 3 cents over the range, so the mouthpiece wave is given: pulses
//! whose spectrum falls exponentially, the slower the harder the player blows. The bore then steepens it as nonlinear
//! propagation does, up to a shock above fortissimo, and the bell lets out what lies above its cutoff near 1.2 kHz.
//! Compared with Fletcher and Rossing, chapter 14: the radiated envelope peaks near the cutoff, falls by 20 to 25 dB an
//! octave when soft and by 10 to 15 dB when loud, and below the cutoff rises by about 6 dB an octave.

mod lips;

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::score::Score;
use crate::sim::band::sustained::Habit;
use crate::sim::band::wind::Lungs;
use crate::sim::band::wind::breathe;
use lips::Tube;

/// What gives out sound, in the order of `render`.
pub(super) const RADIATORS: &[&str] = &["bell"];

const LUNGS: Lungs = Lungs {
    attack: 0.042,
    release: 0.06,
    blip: 0.15,
    scoop: 0.25,
    vibrato: Habit { hertz: 5.3, cents: 14.0, delay: 0.45, growth: 0.25, shortest: 0.8 },
    sway: 0.7,
};

/// What the bell gives.
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f32>> {
    let mut rows = vec![vec![0.0; (score.seconds * RATE) as usize]];
    let mut tube = Tube::new();
    breathe(score, &LUNGS, &mut dice, &mut rows, |breath, dice, out| tube.sound(breath, dice, out));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::sustained::hertz;
    use crate::sim::band::sustained::listen;

    #[test]
    fn a_trumpet_is_an_instrument() {
        listen::is_an_instrument(render, &[52.0, 58.0, 65.0, 70.0, 77.0, 86.0]);
    }

    #[test]
    fn loud_it_is_brassy_and_soft_it_is_mellow() {
        // The tenth partial of 349 Hz against the third: near the cutoff and more than an octave above it.
        let fall = |force: f64| {
            let note = listen::held(render, 65.0, force);
            20.0 * libm::log10(listen::magnitude(&note, 3.0 * hertz(65.0)) / listen::magnitude(&note, 10.0 * hertz(65.0)))
        };
        let (soft, loud) = (fall(-12.0), fall(9.0));
        assert!(soft > 25.0 && loud < 22.0 && soft > loud + 12.0, "falls by {soft} dB soft, {loud} dB loud");
    }
}
