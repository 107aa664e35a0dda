//! What stretches a ribbon, by how much, and what a stretched one gives (domain reference 1.4).

use crate::sim::gear::{Microphone, Transducer};
use crate::sim::units::{Db, Pascal};

/// Thickness of the foil in micrometres, and the dynamic pressure in pascals that it stands (estimated there).
const STANDS_PA: [(f64, f64); 3] = [(0.6, 10.0), (2.0, 30.0), (2.5, 60.0)];
/// Thickness, and the least and the most that one pulse of phantom power stretches it, 1 being limp.
const LEAST_STRETCH: [(f64, f64); 2] = [(0.6, 0.1), (2.5, 0.02)];
const MOST_STRETCH: [(f64, f64); 2] = [(0.6, 0.3), (2.5, 0.05)];
/// A limp ribbon gives this much less.
const LIMP: Db = Db(-6.0);
/// Half the density of air, kilograms per cubic metre.
const HALF_DENSITY: f64 = 0.6;

/// The dynamic pressure of air that moves at so many metres a second: 0.6 v².
#[must_use]
pub fn blast(metres_per_second: f64) -> Pascal {
    Pascal(HALF_DENSITY * metres_per_second * metres_per_second)
}

impl Microphone {
    /// The dynamic pressure of an air blast above which its ribbon stretches; none without a ribbon.
    #[must_use]
    pub fn stands(&self) -> Option<Pascal> {
        self.ribbon_um.map(|foil| Pascal(between(&STANDS_PA, foil)))
    }

    /// What one pulse of phantom power through its ribbon stretches it, for a chance from 0 to 1; 1 in all is limp.
    ///
    /// A plug that is pushed or pulled on a live line, or one leg open or shorted. Behind a buffer the ribbon feels none of it.
    #[must_use]
    pub fn pulse_stretch(&self, chance: f64) -> f64 {
        let (Transducer::Ribbon, Some(foil)) = (self.transducer, self.ribbon_um) else { return 0.0 };
        let (least, most) = (between(&LEAST_STRETCH, foil), between(&MOST_STRETCH, foil));
        least + (most - least) * chance.clamp(0.0, 1.0)
    }

    /// The figures with a ribbon that is stretched so far: up to 6 dB less at every frequency when it is limp.
    #[must_use]
    pub fn stretched(&self, stretch: f64) -> Self {
        let gain = Db(LIMP.0 * stretch.clamp(0.0, 1.0)).ratio();
        let mut limp = self.clone();
        if self.ribbon_um.is_some() {
            limp.sensitivity_mv.iter_mut().for_each(|sensitivity| *sensitivity *= gain);
        }
        limp
    }
}

/// A table's value: straight between its rows, flat beyond them.
fn between(table: &[(f64, f64)], at: f64) -> f64 {
    let above = table.iter().position(|(foil, _)| at < *foil).unwrap_or(table.len());
    let (low, high) = (table[above.saturating_sub(1)], table[above.min(table.len() - 1)]);
    let share = if high.0 > low.0 { (at - low.0) / (high.0 - low.0) } else { 0.0 };
    low.1 + share * (high.1 - low.1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::gear::Pattern;

    fn ribbon(foil: f64) -> Microphone {
        Microphone { transducer: Transducer::Ribbon, ribbon_um: Some(foil), ..Microphone::ideal(Pattern::FigureEight) }
    }

    #[test]
    fn breath_and_pulses_stretch_thin_foil_first() {
        for (speed, pressure) in [(5.0, 15.0), (10.0, 60.0), (15.0, 135.0)] {
            assert!((blast(speed).0 - pressure).abs() < 1e-9);
        }
        for (foil, limit, least, most) in [(0.6, 10.0, 0.1, 0.3), (2.5, 60.0, 0.02, 0.05)] {
            let mic = ribbon(foil);
            assert_eq!(mic.stands(), Some(Pascal(limit)));
            assert!((mic.pulse_stretch(0.0) - least).abs() < 1e-12 && (mic.pulse_stretch(1.0) - most).abs() < 1e-12);
        }
        assert!(ribbon(0.6).stands() < Some(blast(5.0)), "a plosive of 5 m/s is too much for the thinnest");
        assert!(ribbon(2.0).pulse_stretch(0.5) < ribbon(0.6).pulse_stretch(0.5));
    }

    #[test]
    fn a_buffer_keeps_the_pulse_from_the_ribbon_but_not_the_wind() {
        let active = Microphone { transducer: Transducer::ActiveRibbon, ..ribbon(2.5) };
        assert!(active.pulse_stretch(1.0) == 0.0 && active.stands().is_some());
    }

    #[test]
    fn a_limp_ribbon_gives_six_decibels_less() {
        let (mic, pattern) = (ribbon(2.0), Pattern::FigureEight);
        let lost = |stretch: f64| Db::from_ratio(mic.stretched(stretch).sensitivity(pattern) / mic.sensitivity(pattern)).0;
        assert!((lost(1.0) + 6.0).abs() < 1e-9 && (lost(0.5) + 3.0).abs() < 1e-9 && (lost(9.0) + 6.0).abs() < 1e-9);
    }
}
