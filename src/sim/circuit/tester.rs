//! Test tools as readings: what a cable tester, a phase checker and a level meter show, and nothing that an ear would guess.
//!
//! A multimeter on 48 V reads `Circuit::phantom_legs`; headphones at a silent jack hear `Circuit::floor`.

use crate::sim::circuit::mesh::{Conductors, Mesh, Terminals, run};
use crate::sim::circuit::{Circuit, Stage};
use crate::sim::gear::{Cable, Defect, JackId};
use realfft::num_complex::Complex;
use std::collections::BTreeMap;

/// Below this a lamp of a cable tester lights, ohms.
const LIGHTS_OHM: f64 = 1e3;

/// Ohms from each conductor at the near end of a cable to each at its far end, in the order hot, cold, shield; `moved` says
/// whether somebody wiggles it, which opens what is broken inside its strain relief.
#[must_use]
pub fn continuity(cable: &Cable, defects: &[Defect], moved: bool) -> [[f64; 3]; 3] {
    let worse = |defect: &Defect| if moved && *defect == Defect::Intermittent { Defect::HotOpen } else { *defect };
    let defects: Vec<Defect> = defects.iter().map(worse).collect();
    let mut mesh = Mesh::default();
    let (near, far) = (Terminals::new(&mut mesh), Terminals::new(&mut mesh));
    run(&mut mesh, near, far, &Conductors::of(cable, 0.0), &defects);
    let solved = mesh.at(0.0);
    let pins = |at: Terminals| [at.hot, at.cold, at.shield];
    pins(near).map(|from| {
        pins(far).map(|to| {
            let through: Complex<f64> = solved.ampere((from, to)).impedance();
            libm::sqrt(through.norm_sqr())
        })
    })
}

/// Which lamps of a cable tester light, by near and far conductor in the order hot, cold, shield.
#[must_use]
pub fn lamps(cable: &Cable, defects: &[Defect], moved: bool) -> [[bool; 3]; 3] {
    continuity(cable, defects, moved).map(|row| row.map(|ohms| ohms < LIGHTS_OHM))
}

/// Volts at an input for one volt of an output at 1 kHz, over every way that leads there; negative where a phase checker
/// shows red; at an output, what is behind it. None where nothing leads there. Only gains count: what filters, compressors
/// and clipping do is in their stages.
#[must_use]
pub fn gain(circuit: &Circuit, from: &JackId, to: &JackId) -> Option<f64> {
    let mut gains = Gains { circuit, from, known: BTreeMap::new() };
    if circuit.stages.contains_key(to) { gains.inside(to) } else { gains.at(to) }
}

/// Ways from one output; many of them share their beginning, which is worked out once.
struct Gains<'a> {
    circuit: &'a Circuit,
    from: &'a JackId,
    known: BTreeMap<JackId, Option<f64>>,
}

impl Gains<'_> {
    fn at(&mut self, to: &JackId) -> Option<f64> {
        let drivers = self.circuit.feed(to).drivers;
        let ways = drivers.iter().filter_map(|driver| Some(driver.gain * self.inside(&driver.from)?));
        ways.fold(None, |sum: Option<f64>, way| Some(sum.unwrap_or(0.0) + way))
    }

    /// The same up to what an output gives.
    fn inside(&mut self, output: &JackId) -> Option<f64> {
        if output == self.from {
            return Some(1.0);
        }
        if let Some(known) = self.known.get(output) {
            return *known;
        }
        let Stage::Amplifier { inputs, why_dead: None, .. } = self.circuit.stage(output) else { return None };
        let ways = inputs.iter().filter_map(|(input, share)| Some(share * self.at(input)?));
        let sum = ways.fold(None, |sum: Option<f64>, way| Some(sum.unwrap_or(0.0) + way));
        self.known.insert(output.clone(), sum);
        sum
    }
}
