//! The trace: from an input backward to the microphones, with what each hop does, and the named cause where it breaks.

use crate::sim::circuit::controls::Panel;
use crate::sim::circuit::fault::met;
use crate::sim::circuit::loops::inputs_of;
use crate::sim::circuit::net::Broken;
use crate::sim::circuit::words::{number_of, output, point_of, step};
use crate::sim::circuit::{Cause, Circuit, Driver, Floors, Giving, Patch, PathStep, Stage, desk};
use crate::sim::gear::{Connector, Flow, GearKind, JackId};
use crate::sim::units::{Db, DbSpl, Dbu, Hertz, Volt};
use crate::sim::words::say;

/// One hop of a trace, nearer to the microphone than the one before it.
#[derive(Debug, Clone, PartialEq)]
pub struct Hop {
    /// Where the signal comes out of what this hop is.
    pub at: JackId,
    /// What it is, in an engineer's words.
    pub what: String,
    /// Decibels re 1 V here for 1 Pa at the capsule that arrives loudest, or for 1 V of an instrument or an oscillator;
    /// none if nothing that works is behind it.
    pub gain_db: Option<f64>,
    /// Whether that one arrives with its polarity reversed.
    pub inverted: bool,
    /// The level at 20 kHz re that at 1 kHz that sources, loads and cables leave of it so far, decibels.
    pub treble_db: f64,
    /// Noise of everything upstream here, rms 20 Hz–20 kHz; of an instrument or an air that is silent nothing is in it.
    pub noise: Volt,
    /// What makes it worse here without stopping it.
    pub worse: Vec<Cause>,
    /// What leaks over from neighbours inside a desk, of those that have something in them.
    pub crosstalk: Vec<Crosstalk>,
    /// How many times the way has forked before this hop.
    pub depth: u32,
    /// Why nothing comes through here.
    pub broken: Option<Cause>,
}

/// What leaks into a place inside a desk from a neighbour, at 10 kHz; it is 6 dB less an octave below.
#[derive(Debug, Clone, PartialEq)]
pub struct Crosstalk {
    /// The neighbour.
    pub from: JackId,
    /// Decibels from the level in the neighbour to what of it is here.
    pub share_db: f64,
    /// Decibels re 1 V here for 1 Pa at the capsule that is loudest in the neighbour, or for 1 V of an instrument.
    pub gain_db: f64,
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
            None => self.worse.iter().try_for_each(|cause| write!(f, " ! {cause}")),
        }
    }
}

/// Walks from an input, an output or any contact backward to everything that arrives there.
///
/// Where several outputs arrive, or a mix adds up several inputs, each has its own branch one deeper, in the order of names.
#[must_use]
pub fn trace(circuit: &Circuit, patch: &Patch, to: &JackId) -> Vec<Hop> {
    let tracer = Tracer { circuit, patch, leaks: true };
    let is_output = circuit.network.find(to).is_some_and(|node| circuit.network.is_output(node));
    let mut hops = if is_output { tracer.output(to, 0).hops } else { tracer.input(to, 0).hops };
    let mut floors = Floors::of(circuit);
    hops.iter_mut().for_each(|hop| hop.noise = floors.at(&hop.at).noise);
    hops
}

/// A part of a trace, with volts per pascal and the treble that is left where it ends.
struct Branch {
    hops: Vec<Hop>,
    volts: Option<f64>,
    treble_db: f64,
}

/// How much treble a run of cable may cost before the trace speaks of it, decibels at 20 kHz.
const DULL_DB: f64 = 1.0;
/// Where treble is measured.
const TREBLE: Hertz = Hertz(20_000.0);

impl Branch {
    fn broken(at: &JackId, what: String, depth: u32, cause: Cause) -> Self {
        Self { hops: vec![Hop { broken: Some(cause), ..Hop::new(at, what, depth) }], volts: None, treble_db: 0.0 }
    }

    /// Where a signal begins: so many volts for one pascal, or one volt.
    fn source(at: &JackId, what: String, depth: u32, volts: f64) -> Self {
        let hop = Hop { gain_db: decibels(volts), inverted: volts < 0.0, ..Hop::new(at, what, depth) };
        Self { hops: vec![hop], volts: Some(volts), treble_db: 0.0 }
    }
}

impl Hop {
    /// A hop of which nothing is known yet.
    fn new(at: &JackId, what: String, depth: u32) -> Self {
        Self {
            at: at.clone(),
            what,
            gain_db: None,
            inverted: false,
            treble_db: 0.0,
            noise: Volt(0.0),
            worse: Vec::new(),
            crosstalk: Vec::new(),
            depth,
            broken: None,
        }
    }
}

struct Tracer<'a> {
    circuit: &'a Circuit,
    patch: &'a Patch<'a>,
    /// Whether it looks for what leaks over; of what leaks over it does not, since neighbours leak into each other.
    leaks: bool,
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
        let fight = feed.drivers.len() > 1;
        let outputs = || feed.drivers.iter().map(|driver| driver.from.clone()).collect();
        let mut worse = met::at_jack(self.circuit, self.patch, at);
        worse.extend(fight.then(|| Cause::OutputsFight(outputs())));
        joined(Hop { worse, ..Hop::new(at, at.to_string(), depth) }, branches)
    }

    /// One driver: the steps from the input back to it, then its stage.
    fn driver(&self, driver: &Driver, at: &JackId, depth: u32) -> Branch {
        let source = self.output(&driver.from, depth);
        let path = self.circuit.path(&driver.from, at);
        let mut hops = Vec::new();
        for passed in path.iter().rev() {
            // The last step ends at the input itself.
            let here = if passed.to() == at { Some(driver.clone()) } else { self.driver_at(&driver.from, passed.to()) };
            let volts = source.volts.zip(here.as_ref()).map(|(volts, here)| volts * here.gain);
            let treble_db = source.treble_db + here.map_or(0.0, |here| here.response.level(TREBLE).0);
            hops.push(Hop {
                gain_db: volts.and_then(decibels),
                inverted: volts.is_some_and(|volts| volts < 0.0),
                treble_db,
                worse: met::on_step(self.patch, passed),
                ..Hop::new(passed.to(), step(self.patch, passed), depth)
            });
        }
        let lost = driver.response.level(TREBLE).0;
        if let Some(longest) = path.iter().rposition(|passed| matches!(passed, PathStep::Cord { .. } | PathStep::Wire { .. }))
            && lost < -DULL_DB
        {
            let hop = &mut hops[path.len() - 1 - longest];
            hop.worse.push(Cause::Dull { from: driver.from.clone(), treble: Db(lost) });
        }
        hops.extend(source.hops);
        Branch { hops, volts: source.volts.map(|volts| volts * driver.gain), treble_db: source.treble_db + lost }
    }

    fn driver_at(&self, from: &JackId, at: &JackId) -> Option<Driver> {
        self.circuit.feed(at).drivers.into_iter().find(|driver| driver.from == *from)
    }

    fn output(&self, at: &JackId, depth: u32) -> Branch {
        let mut branch = self.stage(at, depth);
        if let Some(hop) = branch.hops.first_mut() {
            hop.worse.extend(met::at_jack(self.circuit, self.patch, at));
            hop.crosstalk = self.crosstalk(at);
        }
        branch
    }

    fn crosstalk(&self, at: &JackId) -> Vec<Crosstalk> {
        let alone = Tracer { leaks: false, ..*self };
        let leaks = self.circuit.leaks(at).iter().filter(|_| self.leaks);
        let heard = leaks.filter_map(|(from, share)| {
            let gain_db = decibels(alone.stage(from, 0).volts? * share)?;
            Some(Crosstalk { from: from.clone(), share_db: decibels(*share)?, gain_db })
        });
        heard.collect()
    }

    fn stage(&self, at: &JackId, depth: u32) -> Branch {
        let what = output(self.patch, at);
        match self.circuit.stage(at) {
            Stage::Capsule { why_dead: Some(cause), .. } | Stage::Amplifier { why_dead: Some(cause), .. } => {
                Branch::broken(at, what, depth, cause)
            }
            Stage::Capsule { sensitivity, .. } => Branch::source(at, what, depth, sensitivity.0),
            Stage::Amplifier { inputs, .. } => match self.why_unfed(at, &inputs) {
                Some(cause) => Branch::broken(at, what, depth, cause),
                None => self.sum(at, what, &inputs, depth),
            },
            Stage::Recorder { track } => self.track(at, what, depth, track),
            Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } => Branch::source(at, what, depth, 1.0),
            Stage::Nothing => Branch::broken(at, what, depth, Cause::NoInput(at.clone())),
        }
    }

    /// A track's output: what it plays is a source, and what it gives through comes from its input.
    fn track(&self, at: &JackId, what: String, depth: u32, track: u32) -> Branch {
        match self.patch.rolling.gives(self.patch.settings, &at.unit, track) {
            Giving::Recorded => Branch::source(at, format!("{what}, playing what is on it"), depth, 1.0),
            Giving::Silence => Branch::broken(at, what, depth, Cause::StandsStill(at.clone())),
            Giving::Input => match (self.circuit.recorded(&at.unit, track), self.circuit.digital_line(&at.unit, track)) {
                (Some(from), Some(_)) => self.sum(at, format!("{what}, by a digital line from {}", from.unit), &[(from, 1.0)], depth),
                (Some(from), None) => self.sum(at, format!("{what}, giving its input through"), &[(from, 1.0)], depth),
                (None, _) => Branch::broken(at, what, depth, Cause::NoLock(at.unit.clone())),
            },
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
        joined(Hop::new(at, what, depth), branches)
    }

    /// Why a stage takes nothing in, or takes it from the wrong side.
    fn why_unfed(&self, at: &JackId, inputs: &[(JackId, f64)]) -> Option<Cause> {
        let GearKind::Desk(desk) = self.patch.kind(&at.unit)? else { return None };
        let panel = Panel::of(self.patch.settings, &at.unit);
        let controls = panel.controls();
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
        let (name, number) = at.jack.rsplit_once(' ').unwrap_or((&at.jack, ""));
        Some(match name {
            "send" | "bus" | "bus sum" => Cause::NotRouted { send: at.clone(), route: desk::route_of(controls, number_of(at)?).to_owned() },
            "direct" => Cause::MixDown { mix: at.clone(), why: say!("silent-down", control = format!("ch{number}.small")) },
            "aux" => Cause::MixDown { mix: at.clone(), why: say!("silent-aux", number = number) },
            "mix" | "master" => Cause::MixDown { mix: at.clone(), why: say!("silent-down", control = "mix.fader") },
            _ => Cause::MixDown { mix: at.clone(), why: desk::why_silent(desk, controls, &at.jack) },
        })
    }

    /// Whether a working capsule is behind an input.
    fn hears(&self, input: &JackId) -> bool {
        self.circuit.feed(input).drivers.iter().any(|driver| match self.circuit.stage(&driver.from) {
            Stage::Capsule { alive, .. } => alive,
            Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } => true,
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
        let names: Vec<JackId> = mates.iter().map(|mate| id(*mate)).collect();
        if let Some(cause) = met::misplugged(self.patch, &names) {
            return cause;
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
    let heard = branches.iter().filter_map(|branch| Some((branch.volts?, branch.treble_db)));
    let loudest = heard.reduce(|a, b| if b.0.abs() > a.0.abs() { b } else { a });
    let (volts, treble_db) = loudest.map_or((None, 0.0), |(volts, treble_db)| (Some(volts), treble_db));
    hop.gain_db = volts.and_then(decibels);
    hop.inverted = volts.is_some_and(|volts| volts < 0.0);
    hop.treble_db = treble_db;
    let mut hops = vec![hop];
    hops.extend(branches.into_iter().flat_map(|branch| branch.hops));
    Branch { hops, volts, treble_db }
}

/// Decibels of a voltage re 1 V; none for silence.
fn decibels(volts: f64) -> Option<f64> {
    (volts.abs() > 0.0).then(|| 20.0 * libm::log10(volts.abs()))
}
