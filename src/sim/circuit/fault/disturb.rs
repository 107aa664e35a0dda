//! Where broken things disturb what passes, and how strongly. Levels without a source are estimates.

use crate::sim::circuit::fault::afflict::flow;
use crate::sim::circuit::net::{Join, Network};
use crate::sim::circuit::{Disturbance, Disturbing, Moved, Patch, Stage};
use crate::sim::gear::{ControlId, Defect, Flow, GearKind, InputStage, JackId, UnitId};
use crate::sim::units::Db;
use std::collections::BTreeMap;

/// Clicks of a conductor that opens, rms volts at the input behind it.
const BREAK_V: f64 = 0.02;
/// Clicks of a tarnished contact.
const DIRT_V: f64 = 0.02;
/// What a telephone puts on a cable.
const TELEPHONE_V: f64 = 0.5e-3;
/// Clicks of a fader's wiper, at the channel behind it.
const WIPER_V: f64 = 0.1;
/// Bursts of a damp capsule over its own noise: domain reference 10, F11, 40 to 50 dB.
const SPIT: Db = Db(45.0);
/// Ripple over a microphone's own noise: domain reference 10, F13, 20 to 40 dB.
const RIPPLE: Db = Db(30.0);
/// Cloth at a capsule, pascals.
const RUSTLE_PA: f64 = 0.6;
/// Hiss of an open receiver, as pascals at the capsule.
const SQUELCH_PA: f64 = 0.05;

/// What disturbs which jack.
pub(in crate::sim::circuit) type Disturbances = BTreeMap<JackId, Vec<Disturbance>>;

/// Every disturbance of a patch.
pub(in crate::sim::circuit) fn find(patch: &Patch, network: &Network, stages: &BTreeMap<JackId, Stage>) -> Disturbances {
    let mut found = Finder { patch, network, stages, found: Disturbances::new() };
    for (unit, defects) in patch.defects {
        defects.iter().for_each(|defect| found.of(unit, defect));
    }
    found.found
}

struct Finder<'a> {
    patch: &'a Patch<'a>,
    network: &'a Network,
    stages: &'a BTreeMap<JackId, Stage>,
    found: Disturbances,
}

impl Finder<'_> {
    fn add(&mut self, at: JackId, one: Disturbance) {
        self.found.entry(at).or_default().push(one);
    }

    fn of(&mut self, unit: &UnitId, defect: &Defect) {
        match *defect {
            Defect::Intermittent => {
                let by = || Moved::Cable(unit.clone());
                for input in self.behind(&|join| matches!(join, Join::Cord(cord) if cord == unit), |_| true) {
                    self.add(input.clone(), Disturbance::moved(Disturbing::Gap, 0.0, by()));
                    self.add(input, Disturbance::moved(Disturbing::Crackle, BREAK_V, by()));
                }
            }
            Defect::Telephone => {
                for input in self.behind(&|join| matches!(join, Join::Cord(cord) if cord == unit), |_| true) {
                    self.add(input, Disturbance::always(Disturbing::Telephone, TELEPHONE_V));
                }
            }
            Defect::DirtyNormal { point, .. } => {
                let upper = JackId::new(unit, format!("U{point}"));
                for input in self.behind(&|join| matches!(join, Join::Normal(_)), |jack| *jack == upper) {
                    self.add(input, Disturbance::always(Disturbing::Crackle, DIRT_V));
                }
            }
            Defect::Dimmer { volts } if volts.is_finite() => self.dimmer(unit, volts.abs()),
            Defect::CoilHum { degrees, volts } => self.coil(unit, degrees, volts),
            Defect::ScratchyFader { channel } => {
                let by = Moved::Control(ControlId::new(unit, format!("ch{channel}.small")));
                self.add(JackId::new(unit, format!("channel {channel}")), Disturbance::moved(Disturbing::Crackle, WIPER_V, by));
            }
            Defect::Humid => self.capsules(unit, |_, noise| Disturbance::always(Disturbing::Spit, noise * SPIT.ratio())),
            Defect::SupplyRipple => self.capsules(unit, |_, noise| Disturbance::always(Disturbing::Ripple, noise * RIPPLE.ratio())),
            Defect::Rustle => self.capsules(unit, |volts, _| Disturbance::always(Disturbing::Rustle, volts * RUSTLE_PA)),
            Defect::DropsOut => self.capsules(unit, |volts, _| Disturbance::always(Disturbing::Squelch, volts * SQUELCH_PA)),
            _ => {}
        }
    }

    /// The inputs that something reaches over a joint of this kind, one of whose ends is this.
    fn behind(&self, joint: &dyn Fn(&Join) -> bool, end: impl Fn(&JackId) -> bool) -> Vec<JackId> {
        let network = self.network;
        let own = |edge: &usize| {
            let edge = &network.edges[*edge];
            joint(&edge.join) && (end(&network.nodes[edge.ends.0].id) || end(&network.nodes[edge.ends.1].id))
        };
        let mut inputs = Vec::new();
        for edge in (0..network.edges.len()).filter(own) {
            let mates = network.mates(network.edges[edge].ends.0);
            let outputs: Vec<usize> = mates.iter().copied().filter(|jack| network.is_output(*jack)).collect();
            for input in mates.iter().copied().filter(|jack| network.is_input(*jack)) {
                if outputs.iter().any(|output| self.passes(*output, input, edge)) {
                    inputs.push(network.nodes[input].id.clone());
                }
            }
        }
        inputs
    }

    /// Whether the way from an output to an input leads over a joint.
    fn passes(&self, output: usize, input: usize, edge: usize) -> bool {
        let (a, b) = self.network.edges[edge].ends;
        let steps = self.network.path(output, input);
        let visits = |node: usize| node == output || steps.iter().any(|step| *step.to() == self.network.nodes[node].id);
        visits(a) && visits(b)
    }

    /// The buzz of an outlet at every input of the device on it that hears somebody.
    fn dimmer(&mut self, unit: &UnitId, volts: f64) {
        for jack in self.patch.catalogue.get(&self.patch.units[unit]).map(|page| page.jacks()).unwrap_or_default() {
            let id = JackId::new(unit, jack.name);
            let Flow::Input { cmrr, stage, .. } = flow(self.patch, &id, jack.flow) else { continue };
            let heard =
                self.network.find(&id).is_some_and(|node| self.network.mates(node).iter().any(|mate| self.network.is_output(*mate)));
            if heard {
                let share = if stage == InputStage::Unbalanced { 1.0 } else { (-cmrr).ratio() };
                self.add(id, Disturbance::always(Disturbing::Buzz, volts * share));
            }
        }
    }

    /// Hum of a field at the coils of an instrument: by the cosine of the angle between both (domain reference 10, F33).
    fn coil(&mut self, unit: &UnitId, degrees: f64, volts: f64) {
        let Some(GearKind::Instrument(instrument)) = self.patch.kind(unit) else { return };
        let angle = (degrees - self.patch.settings.at(unit, "turn")).to_radians();
        let level = volts.abs() * libm::fabs(libm::cos(angle));
        for outlet in instrument.outlets.iter().filter(|outlet| outlet.source.henry > 0.0 && level.is_finite()) {
            self.add(JackId::new(unit, &outlet.id), Disturbance::always(Disturbing::Hum, level));
        }
    }

    /// The same at every capsule of a microphone that works, from its volts for a pascal and its noise.
    fn capsules(&mut self, unit: &UnitId, disturbance: impl Fn(f64, f64) -> Disturbance) {
        for (jack, stage) in self.stages.iter().filter(|(jack, _)| jack.unit == *unit) {
            if let Stage::Capsule { alive: true, sensitivity, noise, .. } = stage {
                self.found.entry(jack.clone()).or_default().push(disturbance(sensitivity.0.abs(), noise.0));
            }
        }
    }
}
