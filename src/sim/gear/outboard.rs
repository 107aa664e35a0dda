//! Outboard: boxes in a rack that take a line in and give a line out (compressors, equalisers, gates, reverbs, delays).

use crate::sim::gear::processing::{compressor_controls, eq_controls, gate_controls, knob, switch};
use crate::sim::gear::{Compressor, Connector, ControlSpec, EqBand, Flow, Gate, InputStage, JackSpec, Topology};
use crate::sim::units::{Db, Dbu, Ohm};
use serde::{Deserialize, Serialize};

/// What a box does to a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Effect {
    /// Turns down what is loud.
    Compressor(Compressor),
    /// Lifts and lowers parts of the spectrum.
    Equaliser(Vec<EqBand>),
    /// Turns down what is soft.
    Gate(Gate),
    /// Repeats, up to so many milliseconds later.
    Delay(f64),
    /// A room of so many seconds to −60 dB, least and most.
    Reverb(f64, f64),
}

/// Several channels of the same in one box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Outboard {
    /// How many.
    pub channels: u32,
    /// What each does.
    pub effect: Effect,
    /// Input impedance.
    pub load: Ohm,
    /// Output impedance.
    pub source: Ohm,
    /// Highest input level.
    pub max_in: Dbu,
    /// Highest output level.
    pub max_out: Dbu,
    /// Noise at its output, 20 Hz–20 kHz.
    pub noise: Dbu,
    /// Common-mode rejection of its input.
    pub cmrr: Db,
    /// What its input's legs meet; an amplifier unless it says otherwise.
    #[serde(default)]
    pub input: InputStage,
    /// How its output's legs stand to the chassis; symmetric unless it says otherwise.
    #[serde(default)]
    pub output: Topology,
}

impl Outboard {
    /// `in n` and `out n`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let jack = |name: String, flow| JackSpec { name, connector: Connector::Soldered, flow };
        let pair = |n: u32| {
            let input = Flow::input(self.load, self.max_in, self.cmrr, self.input);
            [jack(format!("in {n}"), input), jack(format!("out {n}"), Flow::output(self.source, self.max_out, self.output))]
        };
        (1..=self.channels).flat_map(pair).collect()
    }

    /// `power`, and for each channel `n.active` and what its effect is set with.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let mut controls = vec![switch("power".to_owned())];
        for n in 1..=self.channels {
            controls.push(switch(format!("{n}.active")));
            let prefix = n.to_string();
            controls.extend(match &self.effect {
                Effect::Compressor(page) => compressor_controls(&prefix, page),
                Effect::Equaliser(bands) => eq_controls(&prefix, bands),
                Effect::Gate(page) => gate_controls(&prefix, page),
                Effect::Delay(longest) => vec![
                    knob(format!("{n}.time"), (1.0, *longest, 1.0), "ms", 1.0),
                    knob(format!("{n}.feedback"), (0.0, 95.0, 1.0), "%", 0.0),
                    knob(format!("{n}.mix"), (0.0, 100.0, 1.0), "%", 100.0),
                ],
                Effect::Reverb(least, most) => vec![
                    knob(format!("{n}.time"), (*least, *most, 0.1), "s", *least),
                    knob(format!("{n}.predelay"), (0.0, 200.0, 1.0), "ms", 0.0),
                    knob(format!("{n}.damping"), (1000.0, 16_000.0, 100.0), "Hz", 8000.0),
                    knob(format!("{n}.mix"), (0.0, 100.0, 1.0), "%", 100.0),
                ],
            });
        }
        controls
    }
}
