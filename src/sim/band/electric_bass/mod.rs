//! An electric bass: string to pickup, amplifier and cabinet.
//!
//! Four wound strings under two fingers, a split-coil pickup whose halves lie at different places, an amplifier that hardly
//! bends what it is given, and a 15-inch cone in a box with a port.

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
    clearance: 0.3,
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
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f64>> {
    let pickup = play(score, &BUILD, &TOUCHING, &mut dice);
    let mut amp = Amp::new(pickup.len());
    let mut cabinet = Cabinet::new();
    let (mut cone, mut port) = (vec![0.0; pickup.len()], vec![0.0; pickup.len()]);
    for (frame, voltage) in pickup.iter().enumerate() {
        let volts = amp.tick(*voltage, &mut dice);
        [cone[frame], port[frame]] = cabinet.tick(volts);
    }
    vec![cone, port, pickup]
}
