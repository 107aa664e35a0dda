//! Jacks, cords, normals and what flows in them: loading, noise, phantom, polarity, and the trace.
//!
//! `Circuit::solve` joins every jack of the venue by its wires, its closed normals and the cords that are plugged into nets.
//! Each net is then a network of three conductors (domain reference 4, 5.1 and 11.2–11.5): outputs behind their source
//! impedances, inputs as loads, cables as series resistance and capacitance. Where both legs are alike, which is nearly
//! everywhere, a closed form says the same as the `mesh`.
//! Knows no sound, no air and no moment in time: the same patch always has the same answers.

mod arriving;
mod boxes;
mod cause;
mod clock;
mod controls;
mod desk;
mod disturbance;
mod facts;
pub mod fault;
mod floor;
mod giving;
mod impedance;
mod line;
mod loading;
mod loops;
pub mod mesh;
mod net;
mod noise;
mod patch;
mod phantom;
mod process;
mod reach;
mod response;
pub mod spectrum;
mod stage;
pub mod tester;
mod trace;
mod words;

pub use cause::Cause;
pub use clock::{Clock, ClockLost, DigitalLine, LineLost, Termination};
pub use disturbance::{Disturbance, Disturbing, Moved};
pub use facts::Fact;
pub use floor::{Floor, Floors};
pub use giving::{Giving, Rolling};
pub use loading::{balance_rejection, cable_capacitance, corner, divider, roll_off};
pub use net::PathStep;
pub use noise::{amplifier_noise, amplifier_stages, thermal};
pub use patch::Patch;
pub use phantom::phantom_node;
pub use process::Process;
pub use reach::{Reached, reach};
pub use response::Response;
pub use trace::{Crosstalk, Hop, trace};

use crate::sim::gear::{Flow, FrameRate, JackId, UnitId};
use crate::sim::units::{Db, Pascal, Volt};
use clock::Clocks;
use loading::Sheet;
use net::Network;
use phantom::Supplies;
use std::collections::{BTreeMap, BTreeSet};

/// What arrives at a jack.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feed {
    /// Every output on the same net, in the order of their names; more than one of them fight.
    pub drivers: Vec<Driver>,
    /// Thermal noise at the jack, rms 20 Hz–20 kHz, of every resistance except the microphones that are alive:
    /// theirs is in `Stage::Capsule::noise` and arrives with the driver's gain.
    pub source_noise: Volt,
    /// Hum of the mains at the jack, rms: of 50 Hz without its harmonics.
    pub hum: Volt,
}

/// One output as it arrives.
#[derive(Debug, Clone, PartialEq)]
pub struct Driver {
    /// The output.
    pub from: JackId,
    /// Volts at the jack for one volt of the output without load at 1 kHz; negative if the pair is swapped on the way.
    pub gain: f64,
    /// What frequencies come to re 1 kHz.
    pub response: Response,
}

/// What drives an output.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// A microphone.
    Capsule {
        /// Its tag.
        unit: UnitId,
        /// Which of its capsules: 0, or 1 for the second of a stereo microphone.
        capsule: usize,
        /// Whether it has what it needs to work.
        alive: bool,
        /// Volts per pascal at 1 kHz without load, pattern and pad included.
        sensitivity: Volt,
        /// Noise at its output, rms 20 Hz–20 kHz; zero while it is not alive.
        noise: Volt,
        /// The peak of the pressure at which it clips.
        clip: Pascal,
        /// Why it does not work.
        why_dead: Option<Cause>,
    },
    /// Something with a gain: a preamplifier's channel, a strip, a send, a monitor mix, a cue mix.
    Amplifier {
        /// What it adds up, each with its signed gain; what is turned down altogether is not in it.
        inputs: Vec<(JackId, f64)>,
        /// What it does to their sum, in order.
        process: Vec<Process>,
        /// Noise that it adds, rms 20 Hz–20 kHz at its output.
        noise: Volt,
        /// The peak at its output at which it clips, be it the input stage or the output stage.
        max: Volt,
        /// Why it does not work.
        why_dead: Option<Cause>,
    },
    /// What an instrument gives out as a voltage.
    Outlet {
        /// Its tag, which is its player's name.
        instrument: UnitId,
        /// Which of its outlets, from 0.
        outlet: usize,
    },
    /// A tone, or pink noise where it has no frequency.
    Oscillator {
        /// Hertz of the tone.
        hertz: Option<f64>,
        /// Its rms.
        level: Volt,
    },
    /// Timecode of the recorder's timeline while it rolls.
    Timecode {
        /// How its frames are counted.
        rate: FrameRate,
        /// The hour at the beginning of the timeline.
        hour: u32,
        /// Its rms, which is its peak.
        level: Volt,
    },
    /// A track of a recorder or a tape machine: what is played back, or its own input while it does not play.
    Recorder {
        /// The track, from 1.
        track: u32,
    },
    /// It is no output.
    Nothing,
}

/// The circuit of one patch, solved.
///
/// The graph of feeds and stages has no cycle: where a patch makes one (a return sent to its own input) the driver
/// that closes it is left out of `feed`, always the same one, and the loop is among the facts.
/// Places inside a desk appear as jacks of their own, such as `DESK/strip 3`: a send adds up strips, and each strip has its
/// own filter, noise and clipping; `feed` and `stage` answer for them as for any other jack.
#[derive(Debug, Clone, PartialEq)]
pub struct Circuit {
    network: Network,
    supplies: Supplies,
    clocks: Clocks,
    stages: BTreeMap<JackId, Stage>,
    unpowered: BTreeSet<UnitId>,
    /// Outputs of microphones that work.
    alive: BTreeSet<usize>,
    /// Drivers that are left out, from this output into this input, with the gain at which they would arrive.
    cut: BTreeMap<(JackId, JackId), f64>,
    /// What arrives at each jack that is an input.
    feeds: Vec<Feed>,
    facts: Vec<Fact>,
    disturbances: fault::Disturbances,
    leaks: desk::Leaks,
}

impl Circuit {
    /// Works out who drives whom.
    #[must_use]
    pub fn solve(patch: &Patch) -> Self {
        let gear = patch.gear();
        let network = Network::of(patch, &gear);
        let supplies = Supplies::of(patch, &gear, &network);
        let mut circuit = Self {
            stages: BTreeMap::new(),
            unpowered: stage::unpowered(patch, &gear),
            alive: BTreeSet::new(),
            cut: BTreeMap::new(),
            feeds: Vec::new(),
            facts: Vec::new(),
            disturbances: fault::Disturbances::new(),
            leaks: desk::Leaks::new(),
            clocks: Clocks::of(patch, &gear),
            network,
            supplies,
        };
        circuit.stages = stage::stages(patch, &gear, &circuit);
        let works = |stage: &Stage| matches!(stage, Stage::Capsule { alive: true, .. });
        let working = circuit.stages.iter().filter(|(_, stage)| works(stage));
        circuit.alive = working.filter_map(|(output, _)| circuit.network.find(output)).collect();
        let loops = loops::find(&circuit);
        circuit.feeds = circuit.of_every_input();
        circuit.cut = loops.cut.into_iter().map(|(output, input)| circuit.leave_out(output, input)).collect();
        circuit.facts = facts::find(patch, &gear, &circuit, loops.facts);
        circuit.leaks = desk::leaks(&gear, &circuit.stages);
        circuit.disturbances = fault::disturbances(patch, &circuit.network, &circuit.stages);
        for input in loops::howls(patch, &circuit) {
            circuit.disturbances.entry(input).or_default().push(loops::howl());
        }
        circuit
    }

    /// What arrives at a jack: an input, a contact of a bay or a wall box, or a strip of the desk.
    #[must_use]
    pub fn feed(&self, at: &JackId) -> Feed {
        if desk::is_inside(at) {
            let through = Driver { from: at.clone(), gain: 1.0, response: Response::default() };
            return if self.stages.contains_key(at) { Feed { drivers: vec![through], ..Feed::default() } } else { Feed::default() };
        }
        let Some(node) = self.network.find(at) else { return Feed::default() };
        match self.network.nodes[node].flow {
            Flow::Input { .. } => self.feeds[node].clone(),
            Flow::Output { .. } => Feed::default(),
            Flow::Contact => {
                self.network.feeds(self.network.net_of[node], &[node], &self.alive, &mut Sheet::default()).pop().unwrap_or_default()
            }
        }
    }

    /// What a signal passes from an output to a jack of the same net.
    #[must_use]
    pub fn path(&self, output: &JackId, to: &JackId) -> Vec<PathStep> {
        let ends = self.network.find(output).zip(self.network.find(to));
        ends.map_or_else(Vec::new, |(output, to)| self.network.path(output, to))
    }

    /// What drives an output.
    #[must_use]
    pub fn stage(&self, output: &JackId) -> Stage {
        self.stages.get(output).cloned().unwrap_or(Stage::Nothing)
    }

    /// The phantom voltage that a microphone gets at its capsule, after 6.81 kΩ a leg and the current drawn on its line.
    #[must_use]
    pub fn phantom(&self, microphone: &UnitId) -> Volt {
        self.network.find(&JackId::new(microphone, "out")).map_or(Volt(0.0), |node| self.supplies.at_capsule(&self.network, node))
    }

    /// The phantom voltage on the hot contact of a jack now; above zero, nothing should be plugged or pulled there.
    #[must_use]
    pub fn phantom_at(&self, jack: &JackId) -> Volt {
        self.network.find(jack).map_or(Volt(0.0), |node| self.supplies.on_contact(&self.network, node))
    }

    /// The phantom voltage on the hot and the cold contact of a jack now, as a meter against the shield reads it.
    #[must_use]
    pub fn phantom_legs(&self, jack: &JackId) -> [Volt; 2] {
        self.network.find(jack).map_or([Volt(0.0); 2], |node| self.supplies.legs(&self.network, node))
    }

    /// How far an input keeps out what its two legs have in common; none where no input is.
    #[must_use]
    pub fn rejection(&self, input: &JackId) -> Option<Db> {
        match self.network.nodes[self.network.find(input)?].flow {
            Flow::Input { cmrr, .. } => Some(cmrr),
            Flow::Output { .. } | Flow::Contact => None,
        }
    }

    /// What broken things add to what an output gives or to what arrives at an input, or take out of it.
    #[must_use]
    pub fn disturbances(&self, jack: &JackId) -> &[Disturbance] {
        self.disturbances.get(jack).map_or(&[], Vec::as_slice)
    }

    /// What leaks over from its neighbours into a place inside a desk, with its gain at 10 kHz; it rises 6 dB an octave.
    #[must_use]
    pub fn leaks(&self, place: &JackId) -> &[(JackId, f64)] {
        self.leaks.get(place).map_or(&[], Vec::as_slice)
    }

    /// The inputs on the net of a jack that have 48 V on them.
    #[must_use]
    pub fn live_inputs(&self, jack: &JackId) -> Vec<JackId> {
        let Some(node) = self.network.find(jack) else { return Vec::new() };
        let inputs = self.network.mates(node).iter().filter(|mate| self.network.is_input(**mate));
        let live = inputs.filter(|mate| self.supplies.on_contact(&self.network, **mate).0 > 1.0);
        live.map(|mate| self.network.nodes[*mate].id.clone()).collect()
    }

    /// The clock that a unit runs by; none if it has none or no power.
    #[must_use]
    pub fn clock(&self, unit: &UnitId) -> Option<&Clock> {
        self.clocks.of.get(unit)
    }

    /// The digital line that a track of a recorder is taken from; none if it takes its analogue input.
    #[must_use]
    pub fn digital_line(&self, unit: &UnitId, track: u32) -> Option<&DigitalLine> {
        self.clocks.lines.get(&(unit.clone(), track))
    }

    /// The output or the input that a track of a recorder records: the channel at the other end of its digital line, or its
    /// own input; none if the line ends nowhere.
    fn recorded(&self, unit: &UnitId, track: u32) -> Option<JackId> {
        match self.digital_line(unit, track) {
            Some(DigitalLine { from: Some((from, channel)), lost: None, .. }) => Some(JackId::new(from, format!("in {channel}"))),
            Some(_) => None,
            None => Some(JackId::new(unit, format!("in {track}"))),
        }
    }

    /// What is remarkable about this patch, in a fixed order.
    #[must_use]
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// Whether the way from this output to this input was cut because it closes a loop.
    #[must_use]
    pub fn is_loop(&self, output: &JackId, input: &JackId) -> bool {
        self.cut.contains_key(&(output.clone(), input.clone()))
    }

    /// Whether a unit has power, or needs none.
    #[must_use]
    pub fn is_powered(&self, unit: &UnitId) -> bool {
        !self.unpowered.contains(unit)
    }

    /// Every input of the venue, in the order of their names.
    pub fn inputs(&self) -> impl Iterator<Item = &JackId> {
        self.network.inputs()
    }

    /// Every output of the venue and every strip of the desk, in the order of their names.
    pub fn outputs(&self) -> impl Iterator<Item = &JackId> {
        self.stages.keys()
    }

    /// The signed gain from an input, or a place inside a desk, to an output whose stage takes it; zero if it does not.
    fn gain_of(&self, output: &JackId, input: &JackId) -> f64 {
        match self.stages.get(output) {
            Some(Stage::Amplifier { inputs, .. }) => inputs.iter().filter(|(jack, _)| jack == input).map(|(_, gain)| gain).sum(),
            Some(Stage::Recorder { .. }) => 1.0,
            _ => 0.0,
        }
    }
}
