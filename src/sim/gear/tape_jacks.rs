//! What one plugs into a tape machine, and what one sets on it.

use crate::sim::gear::electronics::{LINE_CMRR, pairs};
use crate::sim::gear::processing::{knob, selector, switch};
use crate::sim::gear::{ControlSpec, Flow, InputStage, JackSpec, Setting, TapeMachine, TapeSpeed, Topology};

/// The trims of a track, as `n.bias` and so on, in the order of an alignment (domain reference 6.4).
pub const TAPE_TRIMS: [&str; 8] =
    ["repro level", "repro treble", "bias", "record level", "record treble", "record bass", "sync level", "sync treble"];
/// How far a trim goes either way, and its step, decibels.
const TRIM_DB: (f64, f64, f64) = (-10.0, 10.0, 0.05);
/// How far a head stack can be leaned by its screw, and the step, minutes of arc.
const AZIMUTH_MIN: (f64, f64, f64) = (-15.0, 15.0, 0.05);
/// What vari-speed takes away or adds, and its step, percent.
const VARISPEED: (f64, f64, f64) = (-12.0, 12.0, 0.1);

impl TapeMachine {
    /// `in n` and `out n` of each track.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let input = Flow::input(self.load, self.max_out, LINE_CMRR, InputStage::Electronic);
        pairs(self.tracks, input, Flow::output(self.source, self.max_out, Topology::Symmetric))
    }

    /// `power`, `speed`, `equaliser`, `varispeed`, the azimuth of both stacks; for each track `ready n`, `monitor n` and
    /// its trims.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        // The middle speed is the usual one.
        let words: Vec<String> = self.speeds.iter().map(|row| row.speed.word().to_owned()).collect();
        let usual =
            Setting::Choice(words.iter().find(|word| *word == TapeSpeed::Ips15.word()).or(words.first()).cloned().unwrap_or_default());
        let mut controls = vec![
            switch("power".into()),
            ControlSpec { zero: usual, ..selector("speed".into(), words) },
            selector("equaliser".into(), vec!["NAB".into(), "IEC".into()]),
            knob("varispeed".into(), VARISPEED, "%", 0.0),
            knob("repro azimuth".into(), AZIMUTH_MIN, "′", 0.0),
            knob("record azimuth".into(), AZIMUTH_MIN, "′", 0.0),
        ];
        for n in 1..=self.tracks {
            controls.push(switch(format!("ready {n}")));
            controls.push(selector(format!("monitor {n}"), ["repro", "sync", "input"].map(str::to_owned).to_vec()));
            controls.extend(TAPE_TRIMS.map(|trim| knob(format!("{n}.{trim}"), TRIM_DB, "dB", 0.0)));
        }
        controls
    }
}
