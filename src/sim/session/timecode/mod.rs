//! Timecode between recorder and tape: which stretches of a reel carry it, and a recorder that follows what comes off it.
//!
//! The tape is the slower machine and therefore the master (domain reference 6.5): the recorder jumps to the place that the
//! code says and then rolls by its own clock until the code goes away.

mod chase;
mod stripe;

pub use chase::Chase;
pub use stripe::Stripe;

use crate::sim::circuit::{Circuit, Stage, tester};
use crate::sim::gear::{FrameRate, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, cords, patch, recorder};

/// What is weaker than this part of a volt a volt is no code any more: 40 dB.
const LEAST_GAIN: f64 = 0.01;

/// Everything that follows for timecode from a change in the studio.
pub(super) fn settle(scenario: &Scenario, studio: &mut Studio) {
    stripe::settle(scenario, studio);
    chase::settle(scenario, studio);
}

pub(super) use chase::{is_online, run, take_offline, when};

/// How the code of the recorder's timeline counts.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Counting {
    rate: FrameRate,
    /// Seconds after midnight at the beginning of the timeline.
    from_s: f64,
}

/// The circuit as it is patched.
fn solved(scenario: &Scenario, studio: &Studio) -> Circuit {
    Circuit::solve(&patch(scenario, studio, &cords(studio)))
}

/// What the recorder counts in; none where it has no code or no power.
fn counting(scenario: &Scenario, circuit: &Circuit) -> Option<Counting> {
    let (unit, _) = recorder(scenario)?;
    let Stage::Timecode { rate, hour, .. } = circuit.stage(&JackId::new(unit, "tc out")) else { return None };
    Some(Counting { rate, from_s: f64::from(hour) * 3600.0 })
}

/// Whether code that goes out here can be read there.
fn arrives(circuit: &Circuit, from: &JackId, to: &JackId) -> bool {
    tester::gain(circuit, from, to).is_some_and(|gain| gain.abs() > LEAST_GAIN)
}

/// A jack of the same name on each track.
fn track_jack(unit: &UnitId, side: &str, track: u32) -> JackId {
    JackId::new(unit, format!("{side} {track}"))
}
