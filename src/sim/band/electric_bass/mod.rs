//! An electric bass: string to pickup, amplifier and cabinet.
//!
//! Four wound strings under two fingers, a split-coil pickup whose halves lie at different places, an amplifier that hardly
//! bends what it is given, and a 15-inch cone in a box with a port.

mod amp;
mod cabinet;

use crate::sim::band::amplifier::lead::Lead;
use crate::sim::band::dice::Dice;
use crate::sim::band::plucked::build::Build;
use crate::sim::band::plucked::build::Course;
use crate::sim::band::plucked::hands::Touching;
use crate::sim::band::plucked::hands::play;
use crate::sim::band::plucked::string::Wire;
use crate::sim::band::score::Score;
use amp::Amp;
use cabinet::Cabinet;

/// What gives out sound, in the order of `render`: places in the air first.
pub(super) const RADIATORS: &[&str] = &["cone", "port"];
/// What gives out a voltage, after the radiators.
pub(super) const OUTLETS: &[&str] = &["pickup"];

/// The half of the split coil under the low strings, and the half under the high ones, metres from the bridge (estimates).
const LOW: [f64; 2] = [0.153; 2];
const HIGH: [f64; 2] = [0.127; 2];

/// A round-wound 45–105 set on a scale of 864 mm.
///
/// B = π³ E d⁴ / (64 T L²) with E = 2·10¹¹ Pa, the cores' diameters and the tensions of such a set; the decay times are estimates.
const BUILD: Build = Build {
    scale_m: 0.864,
    window_m: 0.02,
    palm: (0.55, 0.05),
    clearance: 0.14,
    courses: &[
        Course { wire: Wire { stiffness: 7.7e-5, ring: 13.0, ring_high: 0.8 }, open: 28.0, coils: LOW },
        Course { wire: Wire { stiffness: 4.8e-5, ring: 12.0, ring_high: 0.8 }, open: 33.0, coils: LOW },
        Course { wire: Wire { stiffness: 2.9e-5, ring: 10.0, ring_high: 0.8 }, open: 38.0, coils: HIGH },
        Course { wire: Wire { stiffness: 1.9e-5, ring: 8.0, ring_high: 0.8 }, open: 43.0, coils: HIGH },
    ],
};

/// Two fingers in turn, between the pickup and the neck.
const TOUCHING: Touching = Touching {
    place_m: (0.19, 0.015),
    palm_m: 0.08,
    slip: 0.000_55,
    slant: 0.45,
    click: 0.02,
    stretch: 5.0,
    land: 0.012,
    release: 0.08,
    scoop: (200.0, 0.09),
};

/// The split coil of domain reference 11.5 behind 6 m of lead of 120 pF/m; its own 130 pF; 250 kΩ and 1 MΩ in parallel.
pub(super) const LEAD: Lead = Lead { ohm: 10_500.0, henry: 4.8, farad: 850e-12, load: 200_000.0 };

/// Turns a score into what each radiator gives (pressure re 1 m on its axis), then the pickup's open-circuit voltage.
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f32>> {
    let pickup = play(score, &BUILD, &TOUCHING, &mut dice);
    let volts = Amp::new().amplify(&pickup, &mut dice);
    let [cone, port] = Cabinet::new().sound(&volts);
    [cone, port, pickup].into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::plucked::listen::{cents, crest, held, level, peak};
    use crate::sim::band::score::Manner;
    use crate::sim::band::sustained::listen::wide;

    const PICKUP: usize = 2;

    fn played(notes: &[(f64, f64, f64)], manner: Manner) -> Vec<Vec<f64>> {
        wide(render(&held(notes, manner), Dice::new(5, "test")))
    }

    fn hertz(pitch: f64) -> f64 {
        440.0 * libm::exp2((pitch - 69.0) / 12.0)
    }

    fn front(rows: &[Vec<f64>]) -> Vec<f64> {
        rows[0].iter().zip(&rows[1]).map(|(cone, port)| cone + port).collect()
    }

    #[test]
    fn held_notes_are_in_tune_from_low_e_to_high_g() {
        for pitch in [28.0, 31.0, 36.0, 41.0, 48.0, 55.0] {
            // The second partial, where a low note is strong.
            let pickup = &played(&[(0.1, pitch, -3.0)], Manner::Plain)[PICKUP];
            let found = peak(pickup, 36_000, 2.0 * hertz(pitch), 30.0);
            assert!(cents(found, 2.0 * hertz(pitch)).abs() < 3.0, "{pitch} came out as {found}");
        }
    }

    #[test]
    fn harder_is_louder_and_very_hard_the_string_knocks_on_the_frets() {
        let highs = |force: f64| {
            let pickup = &played(&[(0.1, 28.0, force)], Manner::Plain)[PICKUP];
            let steps: Vec<f64> = pickup.windows(2).map(|pair| pair[1] - pair[0]).collect();
            (level(pickup, 0.1, 0.6), level(&steps, 0.15, 0.4))
        };
        let (soft, mid, hard) = (highs(-6.0), highs(0.0), highs(8.0));
        assert!((4.0..8.5).contains(&(mid.0 - soft.0)), "{}", mid.0 - soft.0);
        assert!(hard.1 - hard.0 > mid.1 - mid.0 + 0.7, "{soft:?} {mid:?} {hard:?}");
        assert!((2.0..8.5).contains(&(hard.0 - mid.0)), "the frets stop it");
    }

    #[test]
    fn a_slur_takes_over_without_a_stroke() {
        let mut score = held(&[(0.1, 33.0, 0.0), (0.8, 35.0, 0.0), (1.5, 40.0, 0.0)], Manner::Slurred);
        score.tones[0].seconds = 0.7;
        score.tones[1].seconds = 0.7;
        let pickup = &wide(render(&score, Dice::new(5, "test")))[PICKUP];
        let (before, after) = (level(pickup, 0.6, 0.75), level(pickup, 0.85, 1.0));
        assert!((after - before).abs() < 6.0, "{before} to {after}");
        assert!(cents(peak(pickup, 84_000, 2.0 * hertz(40.0), 30.0), 2.0 * hertz(40.0)).abs() < 3.0);
    }

    #[test]
    fn a_line_has_the_crest_and_the_noise_of_a_bass_cabinet() {
        let mut score = held(&[], Manner::Plain);
        for (number, pitch) in [28.0, 28.0, 31.0, 33.0, 28.0, 35.0, 33.0, 31.0, 40.0, 38.0].into_iter().enumerate() {
            score.tones.extend(held(&[(0.1 + 0.25 * number as f64, pitch, 0.0)], Manner::Plain).tones);
            score.tones.last_mut().unwrap().seconds = 0.22;
        }
        let rows = wide(render(&score, Dice::new(5, "test")));
        let front = front(&rows);
        let found = crest(&front, 0.1, 2.6);
        assert!((10.0..13.5).contains(&found), "crest {found}");
        let below = level(&front, 3.6, 3.8) - level(&front, 0.2, 2.6);
        assert!((-65.0..-55.0).contains(&below), "noise {below} dB");
        assert!(rows[PICKUP][..4000].iter().all(|x| *x == 0.0));
        assert!(level(&rows[PICKUP], 3.5, 3.9) < level(&rows[PICKUP], 0.2, 2.6) - 90.0);
        assert_eq!(rows, wide(render(&score, Dice::new(5, "test"))));
    }
}
