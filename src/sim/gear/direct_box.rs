//! Direct boxes: from an instrument's high impedance to a microphone line (domain reference 3.2).

use crate::sim::gear::processing::{selector, switch};
use crate::sim::gear::{Connector, ControlSpec, Flow, InputStage, JackSpec, Power, Topology};
use crate::sim::units::{Db, Dbu, Ohm};
use serde::{Deserialize, Serialize};

/// A transformer or an amplifier between a high impedance and a microphone line, with a thru for the amplifier on stage.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DirectBox {
    /// Its gain without a pad, decibels: the ratio of its transformer, or that of its amplifier.
    pub gain_db: f64,
    /// What the instrument sees.
    pub load: Ohm,
    /// Output impedance.
    pub source: Ohm,
    /// Highest input level without a pad.
    pub max_in: Dbu,
    /// Decibels that its pads take away.
    pub pad_db: Vec<f64>,
    /// What it runs on; nothing if it is a transformer.
    pub power: Power,
}

/// A transformer's rejection of what its two sides have in common; domain reference 11.15, 50 MΩ against 10 Ω.
const ISOLATION: Db = Db(134.0);

impl DirectBox {
    /// `in`, `thru` and `out`.
    pub(super) fn jacks(&self) -> Vec<JackSpec> {
        let jack = |name: &str, connector, flow| JackSpec { name: name.to_owned(), connector, flow };
        let stage = if self.power == Power::Passive { InputStage::Transformer } else { InputStage::Unbalanced };
        // What an input takes at most, the box gives out after its gain.
        let max_out = self.max_in + Db(self.gain_db);
        let topology = if self.power == Power::Passive { Topology::Floating } else { Topology::Symmetric };
        vec![
            jack("in", Connector::QuarterJack, Flow::input(self.load, self.max_in, ISOLATION, stage)),
            jack("thru", Connector::QuarterJack, Flow::Contact),
            jack("out", Connector::XlrMale, Flow::output(self.source, max_out, topology)),
        ]
    }

    /// `pad`, `polarity`, and `lift`, which takes the shield of its input from that of its output.
    pub(super) fn controls(&self) -> Vec<ControlSpec> {
        let words = std::iter::once("0 dB".to_owned()).chain(self.pad_db.iter().map(|pad| format!("-{pad} dB")));
        vec![selector("pad".to_owned(), words.collect()), switch("polarity".to_owned()), switch("lift".to_owned())]
    }

    /// Decibels that the pad takes away as it is switched.
    #[must_use]
    pub fn pad(&self, word: &str) -> Db {
        let pad = self.pad_db.iter().find(|pad| format!("-{pad} dB") == word);
        Db(pad.copied().unwrap_or(0.0))
    }
}
