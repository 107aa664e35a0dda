//! An electric guitar: string to pickup, amplifier and the cone of its cabinet from centre to edge.
//!
//! Six steel strings over a humbucker near the bridge; the open-circuit voltage of its coils is the outlet, and 6 m of lead
//! carry it to a tube amplifier that is clean when played softly and breaks up when played hard.

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
pub(super) const RADIATORS: &[&str] = &["centre", "edge", "back"];
/// What gives out a voltage, after the radiators.
pub(super) const OUTLETS: &[&str] = &["pickup"];

/// The two coils of a humbucker near the bridge, metres from it (estimate).
const COILS: [f64; 2] = [0.048, 0.066];

/// A nickel-wound 10–46 set on a scale of 648 mm.
///
/// B = π³ E d⁴ / (64 T L²) with E = 2·10¹¹ Pa, the cores' diameters and the tensions of such a set; a solid body takes little,
/// so the fundamentals ring for ten seconds and more (Fleischer and Zwicker 1998); the decay times are estimates after them.
pub(super) const BUILD: Build = Build {
    scale_m: 0.648,
    window_m: 0.018,
    palm: (0.42, 0.045),
    clearance: 0.25,
    courses: &[
        Course { wire: Wire { stiffness: 1.3e-4, ring: 13.0, ring_high: 1.3 }, open: 40.0, coils: COILS },
        Course { wire: Wire { stiffness: 7.2e-5, ring: 12.0, ring_high: 1.4 }, open: 45.0, coils: COILS },
        Course { wire: Wire { stiffness: 4.5e-5, ring: 11.0, ring_high: 1.5 }, open: 50.0, coils: COILS },
        Course { wire: Wire { stiffness: 1.1e-4, ring: 9.0, ring_high: 1.6 }, open: 55.0, coils: COILS },
        Course { wire: Wire { stiffness: 4.0e-5, ring: 8.0, ring_high: 1.8 }, open: 59.0, coils: COILS },
        Course { wire: Wire { stiffness: 1.3e-5, ring: 6.5, ring_high: 2.0 }, open: 64.0, coils: COILS },
    ],
};

/// A pick between the pickups.
const TOUCHING: Touching = Touching {
    place_m: (0.11, 0.012),
    palm_m: 0.06,
    slip: 0.000_16,
    slant: 0.6,
    click: 0.05,
    stretch: 4.0,
    land: 0.006,
    release: 0.07,
    scoop: (200.0, 0.13),
};

/// The humbucker of domain reference 11.5 behind 6 m of lead of 120 pF/m; its own 120 pF; 500 kΩ and 1 MΩ in parallel.
pub(super) const LEAD: Lead = Lead { ohm: 8000.0, henry: 4.4, farad: 840e-12, load: 333_333.0 };

/// Turns a score into what each radiator gives (pressure re 1 m on its axis), then the pickup's open-circuit voltage.
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f32>> {
    let pickup = play(score, &BUILD, &TOUCHING, &mut dice);
    let volts = Amp::new().amplify(&pickup, &mut dice);
    let [centre, edge, back] = Cabinet::new().sound(&volts);
    [centre, edge, back, pickup].into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::plucked::listen::{cents, crest, held, level, magnitude, peak};
    use crate::sim::band::score::Manner;
    use crate::sim::band::sustained::listen::wide;

    const PICKUP: usize = 3;

    fn played(notes: &[(f64, f64, f64)], manner: Manner) -> Vec<Vec<f64>> {
        wide(render(&held(notes, manner), Dice::new(5, "test")))
    }

    fn hertz(pitch: f64) -> f64 {
        440.0 * libm::exp2((pitch - 69.0) / 12.0)
    }

    /// What a metre away is heard of the front.
    fn front(rows: &[Vec<f64>]) -> Vec<f64> {
        rows[0].iter().zip(&rows[1]).map(|(centre, edge)| centre + edge).collect()
    }

    /// A chord of E in four bars' worth of strokes.
    fn strokes(force: f64) -> Score {
        let chord = [40.0, 47.0, 52.0, 56.0, 59.0, 64.0];
        let mut score = held(&[], Manner::Plain);
        for stroke in 0..6 {
            for (string, pitch) in chord.iter().enumerate() {
                let at = 0.1 + 0.5 * f64::from(stroke) + 0.008 * string as f64;
                score.tones.extend(held(&[(at, *pitch, force)], Manner::Plain).tones);
                score.tones.last_mut().unwrap().seconds = 0.45;
            }
        }
        score
    }

    #[test]
    fn held_notes_are_in_tune_and_low_ones_stretched() {
        for pitch in [40.0, 45.0, 52.0, 60.0, 67.0, 74.0, 81.0] {
            let pickup = &played(&[(0.1, pitch, 0.0)], Manner::Plain)[PICKUP];
            let found = peak(pickup, 24_000, hertz(pitch), 30.0);
            assert!(cents(found, hertz(pitch)).abs() < 3.0, "{pitch} came out as {found}");
        }
        let pickup = &played(&[(0.1, 40.0, 0.0)], Manner::Plain)[PICKUP];
        let stretched = 12.0 * hertz(40.0) * libm::sqrt(1.0 + 1.3e-4 * 144.0);
        let found = peak(pickup, 12_000, stretched, 30.0);
        assert!(cents(found, stretched).abs() < 8.0, "partial 12 at {found}, not {stretched}");
    }

    #[test]
    fn partials_with_a_node_over_the_coils_are_missing() {
        // Coils at 48 and 66 mm of 648: the eleventh partial has its node between them.
        let pickup = &played(&[(0.1, 40.0, 0.0)], Manner::Plain)[PICKUP];
        let partial = |number: f64| {
            let guess = number * hertz(40.0) * libm::sqrt(1.0 + 1.3e-4 * number * number);
            20.0 * libm::log10(magnitude(pickup, 6000, peak(pickup, 6000, guess, 15.0)))
        };
        assert!(partial(11.0) < partial(8.0) - 9.0, "{} {}", partial(8.0), partial(11.0));
    }

    #[test]
    fn harder_is_louder_and_brighter() {
        let rows = [-6.0, 0.0].map(|force| played(&[(0.1, 52.0, force)], Manner::Plain));
        let [soft, hard] = rows.each_ref().map(|rows| level(&rows[PICKUP], 0.1, 1.0));
        assert!((4.0..8.5).contains(&(hard - soft)), "pickup rises by {}", hard - soft);
        let bright = |row: &[f64]| {
            let steps: Vec<f64> = row.windows(2).map(|pair| pair[1] - pair[0]).collect();
            level(&steps, 0.1, 0.3) - level(row, 0.1, 0.3)
        };
        assert!(bright(&rows[1][PICKUP]) > bright(&rows[0][PICKUP]) + 0.3);
        let [soft, hard] = rows.each_ref().map(|rows| level(&front(rows), 0.1, 1.0));
        assert!((1.5..7.5).contains(&(hard - soft)), "speaker rises by {}", hard - soft);
    }

    #[test]
    fn a_palm_shortens_a_note_and_a_bend_comes_from_below() {
        let fall = |manner| {
            let pickup = &played(&[(0.1, 40.0, 0.0)], manner)[PICKUP];
            level(pickup, 0.12, 0.2) - level(pickup, 0.5, 0.6)
        };
        assert!(fall(Manner::Muted) > 30.0 && fall(Manner::Plain) < 6.0);
        let pickup = &played(&[(0.1, 64.0, 0.0)], Manner::Scooped)[PICKUP];
        assert!(cents(peak(pickup, 24_000, hertz(64.0), 30.0), hertz(64.0)).abs() < 3.0);
        // Its first 40 ms lie near two semitones below.
        let mut begun = vec![0.0; 24_000];
        begun[11_000..12_920].copy_from_slice(&pickup[4800..6720]);
        assert!(magnitude(&begun, 0, hertz(62.2)) > 1.2 * magnitude(&begun, 0, hertz(64.0)));
    }

    #[test]
    fn played_hard_it_breaks_up_and_softly_it_is_clean() {
        // Domain reference 2.2 row G-E: crest 6–10 dB distorted, 12–15 dB clean.
        let [soft, hard] = [-10.0, 6.0].map(|force| crest(&front(&wide(render(&strokes(force), Dice::new(5, "test")))), 0.1, 2.9));
        assert!((11.5..15.5).contains(&soft), "clean crest {soft}");
        assert!((6.0..10.5).contains(&hard), "distorted crest {hard}");
    }

    #[test]
    fn it_hums_and_hisses_under_the_music_and_never_clicks() {
        let score = strokes(0.0);
        let rows = wide(render(&score, Dice::new(5, "test")));
        let front = front(&rows);
        let below = level(&front, 3.6, 3.8) - level(&front, 0.2, 2.9);
        assert!((-65.0..-55.0).contains(&below), "noise {below} dB");
        assert!(front[0].abs() < 1e-6 && front.last().unwrap().abs() < 2e-5);
        assert!(rows[PICKUP][..4000].iter().all(|x| *x == 0.0), "a pickup is silent before the first note");
        assert!(level(&rows[PICKUP], 3.5, 3.9) < level(&rows[PICKUP], 0.2, 2.9) - 90.0, "it does not stop");
        assert_eq!(rows, wide(render(&score, Dice::new(5, "test"))));
        assert_ne!(rows, wide(render(&score, Dice::new(6, "test"))));
    }
}
