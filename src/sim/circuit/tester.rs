//! Test tools as readings: what a cable tester, a phase checker and a level meter show, and nothing that an ear would guess.
//!
//! A multimeter on 48 V reads `Circuit::phantom_legs`.

use crate::sim::circuit::mesh::{Conductors, Mesh, Terminals, run};
use crate::sim::circuit::{Circuit, Stage};
use crate::sim::gear::{Cable, Defect, JackId};
use crate::sim::units::Volt;
use realfft::num_complex::Complex;

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
/// shows red. None where nothing leads there. Only gains count: what filters, compressors and clipping do is in their stages.
#[must_use]
pub fn gain(circuit: &Circuit, from: &JackId, to: &JackId) -> Option<f64> {
    let drivers = circuit.feed(to).drivers;
    let ways = drivers.iter().filter_map(|driver| Some(driver.gain * inside(circuit, from, &driver.from)?));
    ways.fold(None, |sum: Option<f64>, way| Some(sum.unwrap_or(0.0) + way))
}

/// The same up to what an output gives.
fn inside(circuit: &Circuit, from: &JackId, output: &JackId) -> Option<f64> {
    if from == output {
        return Some(1.0);
    }
    let Stage::Amplifier { inputs, why_dead: None, .. } = circuit.stage(output) else { return None };
    let ways = inputs.iter().filter_map(|(input, share)| Some(share * gain(circuit, from, input)?));
    ways.fold(None, |sum: Option<f64>, way| Some(sum.unwrap_or(0.0) + way))
}

/// Noise and hum at an input while nobody plays, rms, as they add up along the chain.
#[must_use]
pub fn floor(circuit: &Circuit, at: &JackId) -> (Volt, Volt) {
    let feed = circuit.feed(at);
    let mut sums = [feed.source_noise.0 * feed.source_noise.0, feed.hum.0 * feed.hum.0 + disturbed(circuit, at)];
    for driver in &feed.drivers {
        let own = of_stage(circuit, &driver.from);
        sums.iter_mut().zip(own).for_each(|(sum, own)| *sum += driver.gain * driver.gain * own);
    }
    (Volt(libm::sqrt(sums[0])), Volt(libm::sqrt(sums[1])))
}

/// The square of what broken things hum at a jack.
fn disturbed(circuit: &Circuit, at: &JackId) -> f64 {
    circuit.disturbances(at).iter().map(|one| one.hum() * one.hum()).sum()
}

/// The squares of noise and hum at an output.
fn of_stage(circuit: &Circuit, output: &JackId) -> [f64; 2] {
    let hums = disturbed(circuit, output);
    match circuit.stage(output) {
        Stage::Capsule { noise, .. } => [noise.0 * noise.0, hums],
        Stage::Outlet { .. } => [0.0, hums],
        Stage::Amplifier { inputs, noise, why_dead: None, .. } => {
            let mut sums = [noise.0 * noise.0, hums];
            for (input, gain) in &inputs {
                let (noise, hum) = floor(circuit, input);
                sums[0] += gain * gain * noise.0 * noise.0;
                sums[1] += gain * gain * hum.0 * hum.0;
            }
            sums
        }
        _ => [0.0; 2],
    }
}
