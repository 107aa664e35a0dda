//! Noise and hum at a jack while nobody plays: of everything upstream, each part by all the ways that lead from it.
//!
//! Gains are those at 1 kHz; what equalisers and compressors make of noise is left out, and so are converters.

use crate::sim::circuit::loops::inputs_of;
use crate::sim::circuit::{Circuit, Stage};
use crate::sim::gear::JackId;
use crate::sim::units::Volt;
use std::collections::BTreeMap;

/// What is at a jack while nobody plays, rms.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Floor {
    /// Thermal noise and that of microphones and amplifiers, 20 Hz–20 kHz.
    pub noise: Volt,
    /// Hum of the mains.
    pub hum: Volt,
}

/// Volts of noise and hum that began somewhere.
type Part = (f64, f64);

/// The floors of one circuit; what was worked out for one jack serves all that it leads to.
pub struct Floors<'a> {
    circuit: &'a Circuit,
    /// Where another source takes the place of what is before it.
    from: Option<&'a JackId>,
    numbers: BTreeMap<JackId, usize>,
    /// What arrives at each numbered jack, by the jack where it began. What began at one jack adds up by its volts,
    /// whichever ways it takes; what began at different ones adds up by its power.
    parts: Vec<BTreeMap<usize, Part>>,
}

impl<'a> Floors<'a> {
    /// The floors of a circuit as it is.
    #[must_use]
    pub fn of(circuit: &'a Circuit) -> Self {
        Self { circuit, from: None, numbers: BTreeMap::new(), parts: Vec::new() }
    }

    /// The floors while a source without noise stands at a jack, in place of what drives it.
    #[must_use]
    pub fn behind(circuit: &'a Circuit, from: &'a JackId) -> Self {
        Self { from: Some(from), ..Self::of(circuit) }
    }

    /// Noise and hum at a jack: an input, an output, a contact or a place inside a desk.
    pub fn at(&mut self, jack: &JackId) -> Floor {
        let number = self.number(jack);
        let power = |of: fn(&Part) -> f64| self.parts[number].values().map(|part| of(part) * of(part)).sum::<f64>();
        Floor { noise: Volt(libm::sqrt(power(|part| part.0))), hum: Volt(libm::sqrt(power(|part| part.1))) }
    }

    fn number(&mut self, at: &JackId) -> usize {
        if let Some(known) = self.numbers.get(at) {
            return *known;
        }
        let (own, ways) = self.upstream(at);
        let mut parts: BTreeMap<usize, Part> = BTreeMap::new();
        for (jack, gain) in ways {
            let before = self.number(&jack);
            for (began, (noise, hum)) in &self.parts[before] {
                let part = parts.entry(*began).or_default();
                *part = (part.0 + gain * noise, part.1 + gain * hum);
            }
        }
        let number = self.parts.len();
        parts.insert(number, own);
        self.parts.push(parts);
        self.numbers.insert(at.clone(), number);
        number
    }

    /// What begins at a jack, and what arrives there with which gain.
    fn upstream(&self, at: &JackId) -> (Part, Vec<(JackId, f64)>) {
        let nothing = ((0.0, 0.0), Vec::new());
        if self.from == Some(at) {
            return nothing;
        }
        match self.circuit.stages.get(at) {
            Some(Stage::Capsule { noise, .. }) => ((noise.0, 0.0), Vec::new()),
            Some(Stage::Amplifier { inputs, noise, why_dead: None, .. }) => ((noise.0, 0.0), inputs.clone()),
            Some(Stage::Recorder { .. }) => ((0.0, 0.0), inputs_of(self.circuit, at).into_iter().map(|input| (input, 1.0)).collect()),
            Some(_) => nothing,
            None => {
                let feed = self.circuit.feed(at);
                let replaced =
                    |output: &JackId| self.from.is_some_and(|from| self.circuit.path(output, at).iter().any(|step| step.to() == from));
                let drivers = feed.drivers.into_iter().filter(|driver| !replaced(&driver.from));
                ((feed.source_noise.0, feed.hum.0), drivers.map(|driver| (driver.from, driver.gain)).collect())
            }
        }
    }
}

impl Circuit {
    /// Noise and hum at a jack while nobody plays.
    #[must_use]
    pub fn floor(&self, at: &JackId) -> Floor {
        Floors::of(self).at(at)
    }
}
