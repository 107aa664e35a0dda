//! From a studio to a plan: back from recorder inputs and monitors along the circuit to the capsules.

use crate::sim::band::PlayerId;
use crate::sim::circuit;
use crate::sim::circuit::{Circuit, Stage};
use crate::sim::engine::air::Moment;
use crate::sim::engine::cache::Cache;
use crate::sim::engine::capsule::Capsule;
use crate::sim::engine::converters::nominal;
use crate::sim::engine::convolve::{LIVE, Path};
use crate::sim::engine::filter::{Memory, Section};
use crate::sim::engine::leak::Leak;
use crate::sim::engine::noise::{deviation, hum_cycle, seed_of};
use crate::sim::engine::oscillator::Oscillator;
use crate::sim::engine::plan::{Amplifier, Does, Driver, Feed, Node, Outlet, Plan, Tap};
use crate::sim::engine::playing::Playing;
use crate::sim::engine::process::Processor;
use crate::sim::engine::scene::Setup;
use crate::sim::engine::timecode::Writer;
use crate::sim::gear::{Address, Converter, GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Pass, Properties, Studio, cords, patch, recorder};
use crate::sim::units::SAMPLE_RATE;
use std::collections::BTreeMap;
use std::ops::Range;

/// Hum below this is lost in the noise of any resistor, volts.
const LEAST_HUM: f32 = 1e-9;

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
    /// Windows that microphones may hear at once.
    pub(super) windows: usize,
    /// Frames of the session for which it may run.
    pub(super) span: Range<u64>,
}

/// Where each player's radiators are among the sources, and how many there are.
pub(super) fn sources(scenario: &Scenario) -> (BTreeMap<PlayerId, usize>, usize) {
    let mut first = BTreeMap::new();
    let mut count = 0;
    for player in &scenario.band.players {
        first.insert(player.id.clone(), count);
        count += player.instrument.radiators.len();
    }
    (first, count)
}

impl Plan {
    /// The plan of a studio for running live, from the block at `studio.now` on.
    ///
    /// Works out what the cache does not hold: milliseconds for a microphone that was moved, seconds for a performance
    /// that nobody prepared.
    #[must_use]
    pub fn compile(scenario: &Scenario, studio: &Studio, cache: &mut Cache) -> Self {
        let from = studio.now.block_frame();
        let purpose = Purpose { tracks: None, monitors: true, returns: true, only: None, windows: LIVE, span: from..u64::MAX };
        let mut plan = build(scenario, studio, &purpose, cache);
        plan.from = from;
        plan
    }
}

/// The plan of a studio for a purpose.
pub(super) fn build(scenario: &Scenario, studio: &Studio, purpose: &Purpose<'_>, cache: &mut Cache) -> Plan {
    let cords = cords(studio);
    let patch = patch(scenario, studio, &cords);
    let circuit = Circuit::solve(&patch);
    let mut plan = Plan::empty(purpose.windows);
    plan.roll = studio.transport.roll();
    plan.recording = studio.workstation.open_pass().map(Pass::filling);
    plan.clips = purpose.only.is_none();
    let recorder = recorder(scenario);
    plan.late = recorder.map_or(0, |(unit, one)| u64::from(Properties::of(&studio.settings, unit).late(one)));
    plan.hz = recorder.and_then(|(unit, _)| circuit.clock(unit)).map_or(plan.hz, |clock| nominal(clock.hz));
    let now = cache.air.at(scenario, studio);
    for paths in cache.air.fills(&now) {
        plan.rooms.add(paths);
    }
    let (done, places) = (BTreeMap::new(), BTreeMap::new());
    let mut compiler = Compiler { scenario, studio, circuit: &circuit, now, purpose, cache, recorder, plan, done, places };
    compiler.performances();
    compiler.cabinets();
    compiler.neighbours();
    compiler.tracks();
    compiler.desk_and_monitors();
    compiler.machine_tracks();
    compiler.leaks();
    let mut plan = compiler.plan;
    plan.index = plan.nodes.iter().enumerate().map(|(at, node)| (node.key, at)).collect();
    plan.index.sort_unstable();
    plan
}

/// What is being compiled.
pub(super) struct Compiler<'a> {
    pub(super) scenario: &'a Scenario,
    pub(super) studio: &'a Studio,
    pub(super) circuit: &'a Circuit,
    now: Moment<'a>,
    pub(super) purpose: &'a Purpose<'a>,
    pub(super) cache: &'a mut Cache,
    pub(super) recorder: Option<(&'a UnitId, &'a Converter)>,
    pub(super) plan: Plan,
    /// Nodes by key; none for one that is still being made, where a loop would end.
    pub(super) done: BTreeMap<String, Option<usize>>,
    /// The nodes of outputs and of places inside desks.
    pub(super) places: BTreeMap<JackId, usize>,
}

impl Compiler<'_> {
    fn performances(&mut self) {
        let (first, _) = sources(self.scenario);
        for performance in &self.studio.performances {
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
            let radiators = player.instrument.radiators.len();
            self.plan.playing.push(Playing { source: *source, radiators, sound, start: span.start, end: span.end });
        }
    }

    fn tracks(&mut self) {
        let Some((unit, converter)) = self.recorder else { return };
        let armed = |n: &u32| self.studio.settings.on(unit, &format!("arm {n}"));
        let wanted: Vec<u32> = match self.purpose.tracks {
            Some(tracks) => tracks.to_vec(),
            None => (1..=converter.tracks).filter(armed).collect(),
        };
        for number in wanted {
            let Some(node) = self.track(number) else { continue };
            let chain = self.chain(node);
            self.plan.tracks.push(Tap { number, node, records: self.records(number), chain });
        }
    }

    fn desk_and_monitors(&mut self) {
        let room = self.scenario.control_room();
        for unit in self.scenario.units.keys() {
            match self.scenario.gear(unit).map(|page| &page.kind) {
                Some(GearKind::Monitors) if self.purpose.monitors && self.studio.settings.on(unit, "power") => {
                    if self.scenario.venue.fixture(unit).and_then(|fixture| self.scenario.venue.room_at(fixture.at)) != room {
                        continue;
                    }
                    let [left, right] = ["in L", "in R"].map(|side| self.feed(&JackId::new(unit, side)));
                    self.plan.monitors.extend(left.zip(right).map(|(left, right)| [left, right]));
                }
                Some(GearKind::Desk(desk)) if self.purpose.returns && self.studio.settings.on(unit, "power") => {
                    for n in 1..=desk.channels {
                        let feed = self.feed(&JackId::new(unit, format!("return {n}")));
                        self.plan.returns.extend(feed.map(|feed| (n, feed)));
                    }
                }
                _ => {}
            }
        }
    }

    /// Everything that leads to a node, source first, and the node itself.
    fn chain(&self, node: usize) -> Vec<usize> {
        let mut leads = vec![false; node + 1];
        leads[node] = true;
        // Inputs come before what they feed, so one pass from the end finds them all.
        for at in (0..=node).rev() {
            if !leads[at] {
                continue;
            }
            match &self.plan.nodes[at].does {
                Does::Capsule(_) | Does::Outlet(_) | Does::Oscillator(_) | Does::Timecode(_) | Does::Capstan(_) => {}
                Does::Feed(feed) => feed.drivers.iter().for_each(|driver| leads[driver.from] = true),
                Does::Amplifier(amplifier) => amplifier.inputs.iter().for_each(|(input, _)| leads[*input] = true),
                Does::Track(track) => track.input.iter().for_each(|input| leads[*input] = true),
                Does::Machine(track) => track.input.iter().for_each(|input| leads[*input] = true),
            }
        }
        (0..=node).filter(|at| leads[*at]).collect()
    }

    /// The node of that key, made the first time that it is asked for.
    pub(super) fn once(&mut self, key: String, name: String, make: impl FnOnce(&mut Self) -> Does) -> Option<usize> {
        if let Some(done) = self.done.get(&key) {
            return *done;
        }
        self.done.insert(key.clone(), None);
        let does = make(self);
        let at = self.plan.nodes.len();
        self.plan.nodes.push(Node::new(seed_of(&key, self.scenario.file.seed), name.into(), does));
        self.done.insert(key, Some(at));
        Some(at)
    }

    /// What arrives at an input.
    pub(super) fn feed(&mut self, input: &JackId) -> Option<usize> {
        let node = self.once(format!("feed {input}"), input.to_string(), |this| {
            let arriving = this.circuit.feed(input);
            let hum = arriving.hum.0 as f32;
            // A player who is heard alone is heard without hum.
            let audible = hum > LEAST_HUM && this.purpose.only.is_none();
            Does::Feed(Feed {
                drivers: arriving.drivers.iter().filter_map(|driver| this.driver(driver)).collect(),
                hum: audible.then(|| (hum_cycle(), hum)),
            })
        })?;
        self.disturb(node, input);
        Some(node)
    }

    fn driver(&mut self, driver: &circuit::Driver) -> Option<Driver> {
        let from = self.stage(&driver.from)?;
        Some(Driver {
            from,
            key: self.plan.nodes[from].key,
            gain: driver.gain as f32,
            filter: (!driver.response.is_flat()).then(|| Section::following(&driver.response)),
            memory: Memory::default(),
        })
    }

    /// What drives an output.
    pub(super) fn stage(&mut self, output: &JackId) -> Option<usize> {
        let stage = self.circuit.stage(output);
        let node = match stage {
            Stage::Nothing => None,
            Stage::Recorder { track } if self.recorder.is_some_and(|(unit, _)| *unit == output.unit) => self.track(track),
            Stage::Recorder { track } => match &self.scenario.gear(&output.unit)?.kind {
                GearKind::TapeMachine(_) => self.machine_track(&output.unit, track),
                GearKind::Recorder(converter) => self.bystander(&output.unit, track, converter),
                _ => None,
            },
            Stage::Capsule { ref unit, .. } => {
                self.once(format!("capsule {output}"), format!("{unit} capsule"), |this| this.capsule(&stage))
            }
            Stage::Amplifier { .. } => self.once(format!("stage {output}"), self.label(output), |this| this.amplifier(output, &stage)),
            Stage::Outlet { ref instrument, outlet } => self.outlet(instrument, outlet, output),
            Stage::Timecode { rate, hour, level } => {
                let first = rate.frame(Address { hours: hour as u8, ..Address::default() });
                let writer = Writer { rate, first, volts: level.0 as f32 };
                self.once(format!("timecode {output}"), "timecode".to_owned(), |_| Does::Timecode(writer))
            }
            Stage::Oscillator { hertz, level } => {
                let one = Oscillator::new(hertz, level.0);
                self.once(format!("oscillator {output}"), "oscillator".to_owned(), |_| Does::Oscillator(one))
            }
        }?;
        self.disturb(node, output);
        self.places.insert(output.clone(), node);
        Some(node)
    }

    fn capsule(&mut self, stage: &Stage) -> Does {
        let mut capsule = Capsule { ear: None, room: None, clip: f32::INFINITY, sensitivity: 0.0, noise: 0.0 };
        if let Stage::Capsule { unit, capsule: number, alive: true, sensitivity, noise, clip, .. } = stage {
            capsule.clip = clip.0 as f32;
            capsule.sensitivity = sensitivity.0 as f32;
            capsule.noise = self.noise(noise.0);
            let paths = self.listen(unit, *number, &mut capsule);
            capsule.ear = Some(self.plan.ears.add(paths));
        }
        Does::Capsule(capsule)
    }

    fn amplifier(&mut self, output: &JackId, stage: &Stage) -> Does {
        let mut amplifier = Amplifier { inputs: Vec::new(), leak: Leak::default(), process: Vec::new(), noise: 0.0, max: f32::INFINITY };
        if let Stage::Amplifier { inputs, process, noise, max, why_dead: None } = stage {
            let mut power = noise.0 * noise.0;
            for (input, gain) in inputs {
                amplifier.inputs.extend(self.feed(input).map(|feed| (feed, *gain as f32)));
                // What resistances before the input make arrives amplified; one generator makes the sum of both.
                let thermal = self.circuit.feed(input).source_noise.0 * gain;
                power += thermal * thermal;
            }
            let seed = seed_of(&format!("process {output}"), self.scenario.file.seed);
            amplifier.process = process.iter().map(|process| Processor::new(process, seed)).collect();
            amplifier.noise = self.noise(libm::sqrt(power));
            amplifier.max = max.0 as f32;
        }
        Does::Amplifier(amplifier)
    }

    /// What a player's instrument gives out as a voltage; the player's name is the instrument's tag.
    fn outlet(&mut self, instrument: &UnitId, outlet: usize, output: &JackId) -> Option<usize> {
        let (first, _) = sources(self.scenario);
        let player = self.scenario.band.players.iter().find(|player| player.id.0 == instrument.0)?;
        let does = Outlet { source: first[&player.id], row: player.instrument.radiators.len() + outlet };
        self.once(format!("outlet {output}"), output.to_string(), |_| Does::Outlet(does))
    }

    /// What a capsule hears of the band; of the room where nobody is heard alone.
    fn listen(&mut self, unit: &UnitId, number: usize, capsule: &mut Capsule) -> Vec<Path> {
        let Some(setup) = Setup::of(self.scenario, self.studio, unit, number) else { return Vec::new() };
        if self.purpose.only.is_none() {
            capsule.room = Some((self.cache.room(self.scenario, &setup), setup.diffuse_gain() as f32));
        }
        self.cache.air.paths(&self.now, &setup)
    }

    /// Whether a track is part of the pass that is recorded.
    pub(super) fn records(&self, number: u32) -> bool {
        self.studio.workstation.open_pass().is_some_and(|pass| pass.tracks.iter().any(|(track, _)| *track == number))
    }

    /// The standard deviation of noise of this rms; none where a player is heard alone.
    pub(super) fn noise(&self, rms: f64) -> f32 {
        if self.purpose.only.is_some() { 0.0 } else { deviation(rms) }
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
        names.next().map_or_else(|| output.to_string(), |name| name.trim_end_matches(" OUT").to_owned())
    }
}
