//! An electric guitar: string to pickup, amplifier and the cone of its cabinet from centre to edge.
//!
//! Six steel strings over a humbucker near the bridge; the open-circuit voltage of its coils is the outlet, and 6 m of lead
//! carry it to a tube amplifier that is clean when played softly and breaks up when played hard.

mod amp;
mod cabinet;

use crate::sim::band::amplifier::lead::Lead;
use crate::sim::band::dice::Dice;
use crate::sim::band::plucked::electric::Build;
use crate::sim::band::plucked::electric::Course;
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
    clearance: 0.5,
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
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f64>> {
    let pickup = play(score, &BUILD, &TOUCHING, &mut dice);
    let mut amp = Amp::new(pickup.len());
    let mut cabinet = Cabinet::new();
    let (mut centre, mut edge, mut back) = (vec![0.0; pickup.len()], vec![0.0; pickup.len()], vec![0.0; pickup.len()]);
    for (frame, voltage) in pickup.iter().enumerate() {
        let volts = amp.tick(*voltage, &mut dice);
        [centre[frame], edge[frame], back[frame]] = cabinet.tick(volts);
    }
    vec![centre, edge, back, pickup]
}
