//! The blow: a felt hammer against a stiff string, computed until they part.
//!
//! Felt is a spring that hardens, F = K δᵖ with some loss, the string all its modes, as in Chaigne and Askenfelt 1994.
//! From that alone a hard blow is shorter and brighter, the bass is touched for 4 ms and the treble for less than 1 ms,
//! and partials with a node where the hammer strikes are missing.

use crate::sim::band::piano::bank::{Bank, Mode};
use crate::sim::band::piano::scale::Key;
use std::f64::consts::PI;

/// Frames a second in which the contact is computed.
pub(super) const CONTACT_RATE: f64 = 192_000.0;
/// Speed of the hammer at mezzo-forte, in metres a second.
const SPEED: f64 = 2.2;
/// Modes of the string above this are too stiff to matter to the felt.
const HIGHEST_HZ: f64 = 34_000.0;
/// At most so many of them.
const MOST: u32 = 112;
/// Hunt and Crossley's loss of the felt, in seconds a metre.
const FELT_LOSS: f64 = 0.12;
/// No hammer stays longer, in frames.
const LONGEST: usize = 2300;
/// When the hammer has been away for so many frames, it does not come back.
const AWAY: usize = 192;

/// The speed of the hammer for a force in decibels.
pub(super) fn speed(force: f64) -> f64 {
    SPEED * libm::exp10(0.92 * force / 20.0)
}

/// The force on one string in newtons at `CONTACT_RATE`, from the touch until they part for good.
pub(super) fn blow(key: &Key, place: f64, speed: f64) -> Vec<f64> {
    let mut string = string_at(key, place);
    let (mut at, mut velocity) = (0.0, speed);
    let (mut string_at, mut string_was) = (0.0, 0.0);
    let (mut force, mut away) = (0.0, 0);
    let mut forces = Vec::with_capacity(LONGEST / 2);
    while away < AWAY && forces.len() < LONGEST {
        velocity -= force / key.hammer / CONTACT_RATE;
        at += velocity / CONTACT_RATE;
        let depth = at - string_at;
        if depth > 0.0 {
            let closing = velocity - (string_at - string_was) * CONTACT_RATE;
            force = key.felt.0 * libm::pow(depth, key.felt.1) * (1.0 + FELT_LOSS * closing).max(0.0);
            away = 0;
        } else {
            force = 0.0;
            away += 1;
        }
        forces.push(force);
        string_was = string_at;
        string_at = string.tick(force);
    }
    forces.truncate(forces.len() - away);
    forces
}

/// The string's displacement under the hammer, for a force there.
fn string_at(key: &Key, place: f64) -> Bank {
    let modes = (1..=MOST)
        .map(f64::from)
        .take_while(|number| key.partial(*number) < HIGHEST_HZ)
        .map(|number| {
            let (hertz, shape) = (key.partial(number), key.shape(number, place));
            let gain = 2.0 * shape * shape / (key.mass * 2.0 * PI * hertz * CONTACT_RATE);
            Mode { hertz, decay: key.decay_at(hertz), gain }
        })
        .collect();
    Bank::new(CONTACT_RATE, 0.0, modes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contact_ms(pitch: f64, force: f64) -> f64 {
        let key = Key::new(pitch);
        blow(&key, key.place, speed(force)).len() as f64 / CONTACT_RATE * 1000.0
    }

    #[test]
    fn the_bass_is_touched_for_four_milliseconds_and_the_treble_for_less_than_one() {
        assert!((3.0..5.5).contains(&contact_ms(24.0, 0.0)), "{}", contact_ms(24.0, 0.0));
        assert!((1.4..3.0).contains(&contact_ms(60.0, 0.0)), "{}", contact_ms(60.0, 0.0));
        assert!((0.3..1.0).contains(&contact_ms(96.0, 0.0)), "{}", contact_ms(96.0, 0.0));
    }

    #[test]
    fn a_hard_blow_is_shorter() {
        for pitch in [36.0, 60.0, 84.0, 100.0] {
            assert!(contact_ms(pitch, 8.0) < contact_ms(pitch, -12.0), "{pitch}");
        }
    }
}
