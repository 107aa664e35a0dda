//! The trace: from an input backward to the microphones, with what each hop does, and the named cause where it breaks.

use crate::sim::circuit::controls::Controls;
use crate::sim::circuit::loops::inputs_of;
use crate::sim::circuit::net::Broken;
use crate::sim::circuit::words::{number_of, output, point_of, step};
use crate::sim::circuit::{Cause, Circuit, Driver, Patch, Stage, desk};
use crate::sim::gear::{Connector, Flow, GearKind, JackId};
use crate::sim::units::{Db, DbSpl, Dbu, Volt};

/// One hop of a trace, nearer to the microphone than the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hop {
    /// Where the signal comes out of what this hop is.
    pub at: JackId,
    /// What it is, in an engineer's words.
    pub what: String,
    /// Decibels re 1 V here for 1 Pa at the capsule that arrives loudest; none if no working capsule is behind it.
    pub gain_db: Option<f64>,
    /// How many times the way has forked before this hop.
    pub depth: u32,
    /// Why nothing comes through here.
    pub broken: Option<Cause>,
}

impl Hop {
    /// The level here for a sound pressure at the capsule.
    #[must_use]
    pub fn level(&self, at_capsule: DbSpl) -> Option<Dbu> {
        let as_volts = Dbu::from_volt(Volt(at_capsule.pascal().0));
        self.gain_db.map(|gain| as_volts + Db(gain))
    }
}

impl std::fmt::Display for Hop {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:indent$}{}", "", self.what, indent = 2 * self.depth as usize)?;
        match &self.broken {
            Some(cause) => write!(f, " ✗ {cause}"),
            None => Ok(()),
        }
    }
}

/// Walks from an input, or any contact, backward to every capsule that arrives there.
///
/// Where several outputs arrive, or a mix adds up several inputs, each has its own branch one deeper, in the order of names.
#[must_use]
pub fn trace(circuit: &Circuit, patch: &Patch, to: &JackId) -> Vec<Hop> {
    Tracer { circuit, patch }.input(to, 0).hops
}

/// A part of a trace, and volts per pascal where it ends.
struct Branch {
    hops: Vec<Hop>,
    volts: Option<f64>,
}

impl Branch {
    fn broken(at: &JackId, what: String, depth: u32, cause: Cause) -> Self {
        Self { hops: vec![Hop { at: at.clone(), what, gain_db: None, depth, broken: Some(cause) }], volts: None }
    }
}

struct Tracer<'a> {
    circuit: &'a Circuit,
    patch: &'a Patch<'a>,
}

impl Tracer<'_> {
    fn input(&self, at: &JackId, depth: u32) -> Branch {
        if desk::is_inside(at) && self.circuit.stages.contains_key(at) {
            return self.output(at, depth);
        }
        let Some(node) = self.circuit.network.find(at) else {
            return Branch::broken(at, at.to_string(), depth, Cause::NoInput(at.clone()));
        };
        if !self.circuit.is_powered(&at.unit) {
            return Branch::broken(at, at.to_string(), depth, Cause::NoPower(at.unit.clone()));
        }
        let feed = self.circuit.feed(at);
        if feed.drivers.is_empty() {
            return Branch::broken(at, at.to_string(), depth, self.why_undriven(node, at));
        }
        let inner = depth + u32::from(feed.drivers.len() > 1);
        let branches: Vec<Branch> = feed.drivers.iter().map(|driver| self.driver(driver, at, inner)).collect();
        joined(Hop { at: at.clone(), what: at.to_string(), gain_db: None, depth, broken: None }, branches)
    }

    /// One driver: the steps from the input back to it, then its stage.
    fn driver(&self, driver: &Driver, at: &JackId, depth: u32) -> Branch {
        let source = self.output(&driver.from, depth);
        let mut hops = Vec::new();
        for passed in driver.path.iter().rev() {
            // The last step ends at the input itself.
            let gain = if passed.to() == at { Some(driver.gain) } else { self.gain_at(&driver.from, passed.to()) };
            let gain_db = source.volts.zip(gain).and_then(|(volts, gain)| decibels(volts * gain));
            hops.push(Hop { at: passed.to().clone(), what: step(self.patch, passed), gain_db, depth, broken: None });
        }
        hops.extend(source.hops);
        Branch { hops, volts: source.volts.map(|volts| volts * driver.gain) }
    }

    fn gain_at(&self, from: &JackId, at: &JackId) -> Option<f64> {
        self.circuit.feed(at).drivers.iter().find(|driver| driver.from == *from).map(|driver| driver.gain)
    }

    fn output(&self, at: &JackId, depth: u32) -> Branch {
        let what = output(self.patch, at);
        match self.circuit.stage(at) {
            Stage::Capsule { why_dead: Some(cause), .. } | Stage::Amplifier { why_dead: Some(cause), .. } => {
                Branch::broken(at, what, depth, cause)
            }
            Stage::Capsule { sensitivity, .. } => {
                let gain_db = decibels(sensitivity.0);
                Branch { hops: vec![Hop { at: at.clone(), what, gain_db, depth, broken: None }], volts: Some(sensitivity.0) }
            }
            Stage::Amplifier { inputs, .. } => match self.why_unfed(at, &inputs) {
                Some(cause) => Branch::broken(at, what, depth, cause),
                None => self.sum(at, what, &inputs, depth),
            },
            Stage::Recorder { track } => {
                let through = [(JackId::new(&at.unit, format!("in {track}")), 1.0)];
                self.sum(at, format!("{what}, giving its input through"), &through, depth)
            }
            Stage::Outlet { .. } | Stage::Oscillator { .. } => {
                Branch { hops: vec![Hop { at: at.clone(), what, gain_db: None, depth, broken: None }], volts: None }
            }
            Stage::Nothing => Branch::broken(at, what, depth, Cause::NoInput(at.clone())),
        }
    }

    fn sum(&self, at: &JackId, what: String, inputs: &[(JackId, f64)], depth: u32) -> Branch {
        let inner = depth + u32::from(inputs.len() > 1);
        let branches = inputs.iter().map(|(input, gain)| {
            let mut branch = self.input(input, inner);
            branch.volts = branch.volts.map(|volts| volts * gain);
            branch
        });
        let branches: Vec<Branch> = branches.collect();
        joined(Hop { at: at.clone(), what, gain_db: None, depth, broken: None }, branches)
    }

    /// Why a stage takes nothing in, or takes it from the wrong side.
    fn why_unfed(&self, at: &JackId, inputs: &[(JackId, f64)]) -> Option<Cause> {
        let GearKind::Desk(desk) = self.patch.kind(&at.unit)? else { return None };
        let controls = Controls::of(self.patch.settings, &at.unit);
        if desk::is_strip(at) {
            let strip = number_of(at)?;
            let is = desk::source_of(controls, strip);
            let arrives = if is == "line" { "mic" } else { "line" };
            let other = JackId::new(&at.unit, format!("{arrives} {strip}"));
            let here = inputs.iter().any(|(input, _)| self.hears(input));
            if !here && self.hears(&other) {
                return Some(Cause::OtherInput { desk: at.unit.clone(), strip, is: is.to_owned(), arrives: arrives.to_owned() });
            }
            return inputs.is_empty().then(|| Cause::NoInput(JackId::new(&at.unit, format!("{is} {strip}"))));
        }
        if !inputs.is_empty() {
            return None;
        }
        Some(if at.jack.starts_with("send ") {
            let route = desk::route_of(controls, number_of(at)?).to_owned();
            Cause::NotRouted { send: at.clone(), route }
        } else {
            Cause::MixDown { mix: at.clone(), why: desk::why_silent(desk, controls, &at.jack) }
        })
    }

    /// Whether a working capsule is behind an input.
    fn hears(&self, input: &JackId) -> bool {
        self.circuit.feed(input).drivers.iter().any(|driver| match self.circuit.stage(&driver.from) {
            Stage::Capsule { alive, .. } => alive,
            Stage::Outlet { .. } | Stage::Oscillator { .. } => true,
            _ => inputs_of(self.circuit, &driver.from).iter().any(|behind| self.hears(behind)),
        })
    }

    /// Why no output is on the net of an input.
    fn why_undriven(&self, node: usize, at: &JackId) -> Cause {
        let network = &self.circuit.network;
        let mates = network.mates(node);
        let id = |node: usize| network.nodes[node].id.clone();
        if mates.iter().any(|mate| network.is_output(*mate)) {
            return Cause::Loop(at.clone());
        }
        let here: Vec<_> = network.broken.iter().filter(|broken| mates.contains(&broken.lower)).collect();
        let loose = |cord| network.loose.iter().any(|loose| loose.cord == cord);
        let normal_broken = |broken: &&Broken| Cause::NormalBroken {
            point: point_of(self.patch, &id(broken.lower)),
            by: broken.by.clone(),
            at: id(broken.at),
        };
        // A plug in the upper jack, or one in the lower whose cord leads nowhere, took the signal away.
        if let Some(cause) =
            here.iter().copied().find(|broken| broken.at != broken.lower || loose(broken.by.clone())).map(|b| normal_broken(&b))
        {
            return cause;
        }
        if let Some(loose) = network.loose.iter().find(|loose| mates.contains(&loose.at)) {
            return Cause::CordLoose { cord: loose.cord.clone(), at: id(loose.at) };
        }
        let empty = |connector: fn(Connector) -> bool| {
            mates.iter().copied().find(|mate| {
                let jack = &network.nodes[*mate];
                matches!(jack.flow, Flow::Contact) && connector(jack.connector) && !network.plugs.contains_key(mate)
            })
        };
        if let Some(line) = empty(|connector| matches!(connector, Connector::XlrFemale | Connector::XlrMale)) {
            return Cause::NothingPlugged(id(line));
        }
        if let Some(broken) = here.first() {
            return normal_broken(broken);
        }
        empty(|connector| connector != Connector::Soldered)
            .map_or_else(|| Cause::NotWired(at.clone()), |jack| Cause::NothingPlugged(id(jack)))
    }
}

/// A hop with what is behind it; the loudest branch sets its gain.
fn joined(mut hop: Hop, branches: Vec<Branch>) -> Branch {
    let volts = branches.iter().filter_map(|branch| branch.volts).reduce(|a, b| if b.abs() > a.abs() { b } else { a });
    hop.gain_db = volts.and_then(decibels);
    let mut hops = vec![hop];
    hops.extend(branches.into_iter().flat_map(|branch| branch.hops));
    Branch { hops, volts }
}

/// Decibels of a voltage re 1 V; none for silence.
fn decibels(volts: f64) -> Option<f64> {
    (volts.abs() > 0.0).then(|| 20.0 * libm::log10(volts.abs()))
}
