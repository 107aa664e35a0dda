//! From a studio to a plan: back from recorder inputs and monitors along the circuit to the capsules.

use crate::sim::band::PlayerId;
use crate::sim::circuit::{Circuit, Patch, Stage};
use crate::sim::engine::cache::Cache;
use crate::sim::engine::filter::{Memory, Section, butterworth_high_pass};
use crate::sim::engine::noise::{deviation, seed_of};
use crate::sim::engine::plan::{Amplifier, Capsule, Does, Driver, Gives, Node, Plan, Playing, Roll, Tap, Track};
use crate::sim::engine::scene::Setup;
use crate::sim::gear::{Converter, GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Performance, Rolling, Studio};
use crate::sim::units::{BLOCK, Db, Dbfs, SAMPLE_RATE, Volt};
use std::collections::BTreeMap;
use std::ops::Range;

/// A-weighting takes this much from white noise (domain reference 0.2): converters are stated with it.
const A_WEIGHTED_WHITE: Db = Db(-2.05);
/// A low-pass above this costs less than 0.02 dB at 20 kHz and is left out, hertz.
const OUT_OF_REACH_HZ: f64 = 300_000.0;

/// What a plan is for.
pub(super) struct Purpose<'a> {
    /// Tracks whose conversion is wanted, armed or not; none for those that are armed.
    pub(super) tracks: Option<&'a [u32]>,
    /// Whether the monitors are heard.
    pub(super) monitors: bool,
    /// Whether the returns are metered.
    pub(super) returns: bool,
    /// This player alone, without noise and without clipping.
    pub(super) only: Option<&'a PlayerId>,
    /// Frames of the session for which it may run.
    pub(super) span: Range<u64>,
}

/// Where each player's radiators are among the sources, and how many there are.
pub(super) fn sources(scenario: &Scenario) -> (BTreeMap<PlayerId, usize>, usize) {
    let mut first = BTreeMap::new();
    let mut count = 0;
    for player in &scenario.band.players {
        first.insert(player.id.clone(), count);
        count += player.radiators.len();
    }
    (first, count)
}

/// Where the recorder's timeline stands, in frames.
pub(super) fn roll(studio: &Studio) -> Roll {
    let transport = &studio.transport;
    let position = libm::round(transport.position.max(0.0) * f64::from(SAMPLE_RATE)) as u64;
    Roll { rolling: transport.rolling, since: transport.since.block_frame(), position }
}

/// The venue's recorder and its figures.
pub(super) fn recorder(scenario: &Scenario) -> Option<(&UnitId, &Converter)> {
    scenario.units.keys().find_map(|unit| match &scenario.gear(unit)?.kind {
        GearKind::Recorder(converter) => Some((unit, converter)),
        _ => None,
    })
}

impl Plan {
    /// The plan of a studio for running live, from the block at `studio.now` on.
    ///
    /// Works out what the cache does not hold: milliseconds for a microphone that was moved, seconds for a performance
    /// that nobody prepared.
    #[must_use]
    pub fn compile(scenario: &Scenario, studio: &Studio, cache: &mut Cache) -> Self {
        let from = studio.now.block_frame();
        let purpose = Purpose { tracks: None, monitors: true, returns: true, only: None, span: from..u64::MAX };
        let mut plan = build(scenario, studio, &studio.performances, &purpose, cache);
        plan.from = from;
        plan
    }
}

/// The plan of a studio for a purpose.
pub(super) fn build(scenario: &Scenario, studio: &Studio, performances: &[Performance], purpose: &Purpose<'_>, cache: &mut Cache) -> Plan {
    let cords = studio.cords.iter().map(|(unit, cord)| (unit.clone(), (cord.a.clone(), cord.b.clone()))).collect();
    let patch =
        Patch { venue: &scenario.venue, catalogue: &scenario.catalogue, units: &scenario.units, cords: &cords, settings: &studio.settings };
    let circuit = Circuit::solve(&patch);
    let mut plan = Plan::empty();
    plan.roll = roll(studio);
    plan.clips = purpose.only.is_none();
    let recorder = recorder(scenario);
    let mut compiler = Compiler { scenario, studio, circuit: &circuit, purpose, cache, recorder, plan, done: BTreeMap::new() };
    compiler.performances(performances);
    compiler.tracks();
    compiler.desk_and_monitors();
    let mut plan = compiler.plan;
    plan.index = plan.nodes.iter().enumerate().map(|(at, node)| (node.key, at)).collect();
    plan.index.sort_unstable();
    plan
}

struct Compiler<'a> {
    scenario: &'a Scenario,
    studio: &'a Studio,
    circuit: &'a Circuit,
    purpose: &'a Purpose<'a>,
    cache: &'a mut Cache,
    recorder: Option<(&'a UnitId, &'a Converter)>,
    plan: Plan,
    /// Nodes by name, also those that are still being made: a loop of cords ends there.
    done: BTreeMap<String, usize>,
}

impl Compiler<'_> {
    fn performances(&mut self, performances: &[Performance]) {
        let (first, _) = sources(self.scenario);
        for performance in performances {
            let span = performance.start.block_frame()..performance.end.block_frame();
            // A second past its end its last sound has left every response.
            let over = span.end + u64::from(SAMPLE_RATE) < self.purpose.span.start || span.start >= self.purpose.span.end;
            let wanted = self.purpose.only.is_none_or(|only| *only == performance.player);
            let player = self.scenario.band.player(&performance.player);
            let (Some(player), Some(source)) = (player, first.get(&performance.player)) else { continue };
            if over || !wanted {
                continue;
            }
            let sound = self.cache.sound(player, &self.scenario.song, &performance.rendition);
            self.plan.playing.push(Playing { source: *source, sound, start: span.start, end: span.end });
        }
    }

    fn tracks(&mut self) {
        let Some((unit, converter)) = self.recorder else { return };
        let armed = |n: &u32| self.studio.settings.on(unit, &format!("arm {n}"));
        let wanted: Vec<u32> = match self.purpose.tracks {
            Some(tracks) => tracks.to_vec(),
            None => (1..=converter.tracks).filter(armed).collect(),
        };
        let armed: Vec<bool> = wanted.iter().map(armed).collect();
        for (number, armed) in wanted.into_iter().zip(armed) {
            let Some(node) = self.track(number) else { continue };
            let mut chain = Vec::new();
            self.chain(node, &mut chain);
            self.plan.tracks.push(Tap { number, node, armed, chain });
        }
    }

    fn desk_and_monitors(&mut self) {
        for unit in self.scenario.units.keys() {
            match self.scenario.gear(unit).map(|page| &page.kind) {
                Some(GearKind::Monitors) if self.purpose.monitors && self.studio.settings.on(unit, "power") => {
                    let sides = ["in L", "in R"].map(|side| self.feed(&JackId::new(unit, side)));
                    self.plan.monitors = Some(sides);
                }
                Some(GearKind::Desk(desk)) if self.purpose.returns && self.studio.settings.on(unit, "power") => {
                    for n in 1..=desk.channels {
                        let feed = self.feed(&JackId::new(unit, format!("return {n}")));
                        self.plan.returns.push((n, feed));
                    }
                }
                _ => {}
            }
        }
    }

    /// Everything that leads to a node, source first, and the node itself.
    fn chain(&self, node: usize, chain: &mut Vec<usize>) {
        let mut seen = vec![node];
        let mut next = 0;
        while let Some(at) = seen.get(next).copied() {
            next += 1;
            let inputs: Vec<usize> = match &self.plan.nodes[at].does {
                Does::Capsule(_) => Vec::new(),
                Does::Feed(drivers) => drivers.iter().map(|driver| driver.from).collect(),
                Does::Amplifier(amplifier) => amplifier.inputs.iter().map(|(input, _)| *input).collect(),
                Does::Track(track) => track.input.into_iter().collect(),
            };
            for input in inputs {
                if !seen.contains(&input) {
                    seen.push(input);
                }
            }
        }
        chain.extend(self.plan.order.iter().filter(|at| seen.contains(at)));
    }

    /// Makes room for a node; none if there is one of that name already.
    fn open(&mut self, key: &str, name: &str) -> Result<usize, usize> {
        if let Some(at) = self.done.get(key) {
            return Err(*at);
        }
        let at = self.plan.nodes.len();
        self.done.insert(key.to_owned(), at);
        let seed = seed_of(key, self.scenario.file.seed);
        self.plan.nodes.push(Node::new(seed, name.into(), Does::Feed(Vec::new())));
        Ok(at)
    }

    fn close(&mut self, at: usize, does: Does) -> usize {
        self.plan.nodes[at].does = does;
        self.plan.order.push(at);
        at
    }

    /// What arrives at an input.
    fn feed(&mut self, input: &JackId) -> usize {
        let at = match self.open(&format!("feed {input}"), &input.to_string()) {
            Ok(at) => at,
            Err(at) => return at,
        };
        let mut drivers = Vec::new();
        for driver in self.circuit.feed(input).drivers {
            let Some(from) = self.stage(&driver.from) else { continue };
            let corner = driver.corner.0;
            drivers.push(Driver {
                from,
                key: self.plan.nodes[from].key,
                gain: driver.gain as f32,
                low_pass: (corner > 0.0 && corner < OUT_OF_REACH_HZ).then(|| Section::low_pass(corner)),
                memory: Memory::default(),
            });
        }
        self.close(at, Does::Feed(drivers))
    }

    /// What drives an output.
    fn stage(&mut self, output: &JackId) -> Option<usize> {
        match self.circuit.stage(output) {
            Stage::Nothing => None,
            Stage::Recorder { track } => self.track(track),
            Stage::Capsule { unit, alive, sensitivity, noise, clip, .. } => {
                let at = match self.open(&format!("capsule {unit}"), &format!("{unit} capsule")) {
                    Ok(at) => at,
                    Err(at) => return Some(at),
                };
                let mut capsule = Capsule {
                    paths: Vec::new(),
                    pressure: [0.0; BLOCK],
                    room: None,
                    clip: clip.0 as f32,
                    sensitivity: if alive { sensitivity.0 as f32 } else { 0.0 },
                    noise: if alive { self.noise(noise) } else { 0.0 },
                };
                if alive {
                    self.listen(&unit, &mut capsule);
                }
                Some(self.close(at, Does::Capsule(capsule)))
            }
            Stage::Amplifier { inputs, high_pass, noise, max, why_dead } => {
                let at = match self.open(&format!("stage {output}"), &self.label(output)) {
                    Ok(at) => at,
                    Err(at) => return Some(at),
                };
                let alive = why_dead.is_none();
                let inputs = if alive { inputs } else { Vec::new() };
                let inputs = inputs.iter().map(|(input, gain)| (self.feed(input), *gain as f32)).collect();
                let high_pass = high_pass.map_or_else(Vec::new, |(corner, order)| butterworth_high_pass(corner.0, order));
                let amplifier = Amplifier {
                    inputs,
                    memory: vec![Memory::default(); high_pass.len()],
                    high_pass,
                    noise: if alive { self.noise(noise) } else { 0.0 },
                    max: max.0 as f32,
                };
                Some(self.close(at, Does::Amplifier(amplifier)))
            }
        }
    }

    fn listen(&mut self, unit: &UnitId, capsule: &mut Capsule) {
        let (scenario, studio) = (self.scenario, self.studio);
        let Some(setup) = Setup::of(scenario, studio, unit) else { return };
        let (first, _) = sources(scenario);
        for player in &scenario.band.players {
            for radiator in 0..player.radiators.len() {
                let response = self.cache.response(scenario, studio, player, radiator, &setup);
                if response.blocks() > 0 {
                    capsule.paths.push((first[&player.id] + radiator, response));
                }
            }
        }
        if self.purpose.only.is_none() {
            capsule.room = Some((self.cache.room(scenario, &setup), setup.diffuse_gain() as f32));
        }
    }

    /// A track of the recorder: what its converter makes of its input, and what its output gives.
    fn track(&mut self, number: u32) -> Option<usize> {
        let (unit, converter) = self.recorder?;
        let at = match self.open(&format!("track {number}"), "converter") {
            Ok(at) => at,
            Err(at) => return Some(at),
        };
        let on = |control: &str| self.studio.settings.on(unit, control);
        let (powered, armed) = (on("power"), on(&format!("arm {number}")));
        let wanted = self.purpose.tracks.is_some_and(|tracks| tracks.contains(&number));
        let playing = self.studio.transport.rolling == Rolling::Playing;
        let input = (powered && (armed || wanted)).then(|| self.feed(&JackId::new(unit, format!("in {number}"))));
        // Full scale is the peak of the sine whose level is stated (AES17).
        let full_scale = converter.full_scale.volt().0 * std::f64::consts::SQRT_2;
        let a_weighted = Dbfs(converter.noise_dbfs) - A_WEIGHTED_WHITE;
        let noise = Db(a_weighted.0).ratio() / std::f64::consts::SQRT_2;
        let track = Track {
            number,
            input,
            full_scale: full_scale as f32,
            noise: if input.is_some() { self.noise(Volt(noise)) } else { 0.0 },
            gives: match (powered, playing, armed) {
                (true, true, _) => Gives::Tape,
                (true, false, true) => Gives::Input,
                _ => Gives::Nothing,
            },
            converted: [0.0; BLOCK],
        };
        Some(self.close(at, Does::Track(track)))
    }

    fn noise(&self, rms: Volt) -> f32 {
        if self.purpose.only.is_some() { 0.0 } else { deviation(rms.0) }
    }

    /// What the patchbay calls an output, or else its jack.
    fn label(&self, output: &JackId) -> String {
        let wires = self.scenario.venue.wires.iter().filter(|wire| wire.from == *output);
        let mut names = wires.filter_map(|wire| {
            let GearKind::Patchbay { points } = &self.scenario.gear(&wire.to.unit)?.kind else { return None };
            let number: usize = wire.to.jack.get(1..)?.parse().ok()?;
            let point = points.get(number.checked_sub(1)?)?;
            let name = if wire.to.jack.starts_with('U') { &point.upper } else { &point.lower };
            (!name.is_empty()).then(|| name.clone())
        });
        names.next().unwrap_or_else(|| output.to_string())
    }
}
