//! What is remarkable about a patch: outputs that fight, phantom where it does harm, grounded legs, loops.

use crate::sim::circuit::net::{Join, Network};
use crate::sim::circuit::phantom::microphone_of;
use crate::sim::circuit::{Cause, Circuit, ClockLost, LineLost, Patch, Stage, Termination, clock, divider};
use crate::sim::gear::{Defect, Flow, GearKind, JackId, Power, Transducer, UnitId};
use crate::sim::units::{Db, Ohm, Volt};
use std::collections::BTreeSet;

/// One remarkable thing.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// Two or more outputs drive one net and fight through their source impedances.
    OutputIntoOutput {
        /// The outputs.
        outputs: Vec<JackId>,
    },
    /// One microphone loads itself with two or more inputs.
    SplitMicrophone {
        /// The microphone.
        microphone: UnitId,
        /// The inputs.
        inputs: Vec<JackId>,
    },
    /// 48 V stand on the line of a passive ribbon: the next plug that is pulled or pushed there costs it.
    PhantomOnRibbon {
        /// The microphone.
        microphone: UnitId,
    },
    /// 48 V on one leg only drives current through a coil or a ribbon, because a cord grounds the other leg.
    PhantomOnOneLeg {
        /// The microphone.
        microphone: UnitId,
        /// The cord.
        cord: UnitId,
        /// Whether it is a passive ribbon, which that ruins.
        ribbon: bool,
    },
    /// 48 V go backward into an output.
    PhantomIntoOutput {
        /// The input that gives them.
        from: JackId,
        /// The output.
        output: JackId,
    },
    /// A condenser is left with too little of its 48 V to work.
    PhantomLow {
        /// The microphone.
        microphone: UnitId,
        /// What is left at its capsule.
        left: Volt,
    },
    /// An unbalanced cord grounds the cold leg of a line.
    Unbalanced {
        /// The cord.
        cord: UnitId,
        /// Outputs on the line; symmetric ones lose 6 dB.
        outputs: Vec<JackId>,
    },
    /// A broken cable touches its shield with one core, so that one leg of the line is grounded.
    LegGrounded {
        /// The cable.
        cord: UnitId,
    },
    /// A broken cable carries one core only.
    LegOpen {
        /// The cable.
        cord: UnitId,
    },
    /// A broken cable does not carry the shield on: nothing keeps the mains out, and 48 V find no way back.
    FloatingShield {
        /// The cable.
        cord: UnitId,
    },
    /// A loudspeaker cable, which has no shield, carries an instrument's or a line's signal.
    Unshielded {
        /// The cable.
        cord: UnitId,
    },
    /// An instrument cable feeds a loudspeaker: it takes level, and gets warm with what it takes.
    ThinLead {
        /// The cable.
        cord: UnitId,
        /// What it takes.
        loss: Db,
    },
    /// The inputs on one output, which is no microphone, take more than a decibel more from it than one of them would.
    DoubleLoad {
        /// The output.
        output: JackId,
        /// The inputs.
        inputs: Vec<JackId>,
    },
    /// A line joins devices whose earths stand at different potentials.
    GroundLoop {
        /// The devices, the first jack of each.
        through: Vec<JackId>,
        /// Volts between them.
        volts: Volt,
    },
    /// A device is not locked to the clock that it is switched to, and runs by its own crystal.
    Unlocked {
        /// The device.
        unit: UnitId,
        /// Why.
        why: ClockLost,
    },
    /// The line of word clock at a device does not end as it should.
    BadTermination {
        /// The device.
        unit: UnitId,
        /// How it ends.
        ending: Termination,
    },
    /// A device takes a digital line from another that runs by another clock.
    Slipping {
        /// Who sends.
        from: UnitId,
        /// Who takes it.
        to: UnitId,
        /// Seconds from one slip to the next.
        every_s: f64,
    },
    /// A device takes a digital line on which nothing arrives.
    LineLost {
        /// The device.
        unit: UnitId,
        /// Why.
        why: LineLost,
    },
    /// A recorder runs at another rate than its session is of, because the clock that it is locked to does.
    OtherRate {
        /// The recorder.
        unit: UnitId,
        /// Semitones by which it plays high.
        semitones: f64,
    },
    /// The signal comes back to where it was.
    Loop {
        /// The outputs that it passes, in the direction of the signal.
        through: Vec<JackId>,
        /// The input at which the circuit leaves it out.
        cut_at: JackId,
    },
}

impl std::fmt::Display for Fact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::OutputIntoOutput { outputs } => write!(f, "outputs are joined to each other: {}", listed(outputs)),
            Self::SplitMicrophone { microphone, inputs } => write!(f, "{microphone} feeds more than one input: {}", listed(inputs)),
            Self::PhantomOnRibbon { microphone } => write!(f, "48 V stand on the line of the ribbon {microphone}"),
            Self::PhantomOnOneLeg { microphone, cord, .. } => write!(f, "{cord} puts 48 V across {microphone}, on one leg only"),
            Self::PhantomIntoOutput { from, output } => write!(f, "48 V of {from} go into the output {output}"),
            Self::PhantomLow { microphone, left } => write!(f, "{microphone} gets only {:.1} V of its 48 V", left.0),
            Self::Unbalanced { cord, outputs } => write!(f, "{cord} grounds the cold leg of {}", listed(outputs)),
            Self::LegGrounded { cord } => write!(f, "one core of {cord} touches its shield"),
            Self::LegOpen { cord } => write!(f, "one core of {cord} is open"),
            Self::FloatingShield { cord } => write!(f, "the shield of {cord} is open"),
            Self::Unshielded { cord } => write!(f, "{cord} is loudspeaker cable without a shield"),
            Self::ThinLead { cord, loss } => write!(f, "{cord} is no loudspeaker cable and takes {:.1} dB", -loss.0),
            Self::DoubleLoad { output, inputs } => write!(f, "{output} is loaded by more than one input: {}", listed(inputs)),
            Self::GroundLoop { through, volts } => write!(f, "{:.0} mV stand between the earths of {}", 1000.0 * volts.0, listed(through)),
            Self::Unlocked { unit, why } => write!(f, "{unit} is not locked: {}", why.words()),
            Self::BadTermination { unit, ending } => write!(f, "the word clock of {unit} {}", ending.words()),
            Self::Slipping { from, to, every_s } => write!(f, "{to} slips against {from} every {every_s:.1} s: they run by two clocks"),
            Self::LineLost { unit, why } => write!(f, "{unit} takes a digital line and {}", why.words()),
            Self::OtherRate { unit, semitones } => write!(f, "{unit} runs at another rate than its session, {semitones:+.2} semitones"),
            Self::Loop { through, .. } => write!(f, "the signal runs in a circle through {}", listed(through)),
        }
    }
}

fn listed(jacks: &[JackId]) -> String {
    jacks.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Every fact of the nets in order, then the loops.
pub(super) fn find(patch: &Patch, gear: &[(&UnitId, &GearKind)], circuit: &Circuit, loops: Vec<Fact>) -> Vec<Fact> {
    let network = &circuit.network;
    let mut facts = Vec::new();
    for net in 0..network.nets.len() {
        let mates = network.nets.get(net);
        if mates.len() > 1 {
            of_net(patch, gear, circuit, (net, mates), &mut facts);
        }
    }
    facts.extend(loops);
    facts.extend(clock::facts(patch, &circuit.clocks));
    facts
}

/// The broken cables of a net; gives back one that leaves one leg by itself.
fn broken(network: &Network, net: usize, facts: &mut Vec<Fact>) -> Option<UnitId> {
    let mut one_leg = None;
    if !network.meshed.contains(&net) {
        return None;
    }
    let around =
        network.nets.get(net).iter().flat_map(|node| network.around.get(*node).iter().filter(|edge| network.edges[**edge].ends.0 == *node));
    // In the order in which they were laid.
    let edges: BTreeSet<usize> = around.copied().collect();
    for edge in edges.into_iter().map(|edge| &network.edges[edge]) {
        let Join::Cord(cord) = &edge.join else { continue };
        let has = |defects: &[Defect]| defects.iter().any(|defect| edge.defects.contains(defect));
        let cord = || cord.clone();
        let (open, grounded) = (has(&[Defect::HotOpen, Defect::ColdOpen]), has(&[Defect::HotToShield, Defect::ColdToShield]));
        facts.extend(open.then(|| Fact::LegOpen { cord: cord() }));
        facts.extend(grounded.then(|| Fact::LegGrounded { cord: cord() }));
        facts.extend(has(&[Defect::ShieldOpen]).then(|| Fact::FloatingShield { cord: cord() }));
        one_leg = one_leg.or_else(|| (open || grounded).then(cord));
    }
    one_leg
}

/// Loads up to this are loudspeakers.
const LOUDSPEAKER_OHM: f64 = 32.0;
/// What a lead may take from a loudspeaker: domain reference 4.2, 5 % of its impedance there and back.
const LEAST_LOSS: Db = Db(-0.42);

/// Cables of the wrong kind between a net's jacks.
fn leads(patch: &Patch, network: &Network, (mates, inputs): (&[usize], &[usize]), facts: &mut Vec<Fact>) {
    let loads = inputs.iter().filter_map(|node| if let Flow::Input { load, .. } = network.nodes[*node].flow { Some(load.0) } else { None });
    let load = loads.fold(f64::INFINITY, f64::min);
    let around = mates.iter().flat_map(|node| network.around.get(*node).iter().filter(|edge| network.edges[**edge].ends.0 == *node));
    for cord in around.filter_map(|edge| if let Join::Cord(cord) = &network.edges[*edge].join { Some(cord) } else { None }) {
        let Some(GearKind::Cable(cable)) = patch.kind(cord) else { continue };
        let loss = divider(Ohm(cable.loop_ohm()), Ohm(load));
        match cable.is_speaker_cable() {
            true if load > LOUDSPEAKER_OHM => facts.push(Fact::Unshielded { cord: cord.clone() }),
            false if load <= LOUDSPEAKER_OHM && loss < LEAST_LOSS => facts.push(Fact::ThinLead { cord: cord.clone(), loss }),
            _ => {}
        }
    }
}

fn double_load(network: &Network, outputs: &[usize], inputs: &[usize]) -> Option<Fact> {
    let &[output] = outputs else { return None };
    let (Flow::Output { source, .. }, Some(_)) = (network.nodes[output].flow, network.nodes[output].earth) else { return None };
    let loads = inputs.iter().filter_map(|node| match network.nodes[*node].flow {
        Flow::Input { load, .. } => Some(load.0),
        _ => None,
    });
    let (all, lightest) =
        loads.fold((0.0, f64::INFINITY), |(all, lightest): (f64, f64), ohms| (all + 1.0 / ohms, lightest.min(1.0 / ohms)));
    let costs = 20.0 * libm::log10((1.0 + source.ohm * all) / (1.0 + source.ohm * lightest));
    let id = |node: &usize| network.nodes[*node].id.clone();
    (inputs.len() > 1 && costs > 1.0).then(|| Fact::DoubleLoad { output: id(&output), inputs: inputs.iter().map(id).collect() })
}

fn ground_loop(network: &Network, mates: &[usize]) -> Option<Fact> {
    let earths = mates.iter().filter_map(|node| network.nodes[*node].earth);
    let (least, most) = earths.fold((f64::INFINITY, f64::NEG_INFINITY), |(least, most), volts| (volts.min(least), volts.max(most)));
    // A millivolt is nothing between two outlets.
    if most - least < 1e-3 || most < least {
        return None;
    }
    let mut through: Vec<JackId> = Vec::new();
    for node in mates.iter().map(|node| &network.nodes[*node]).filter(|node| node.earth.is_some()) {
        if !through.iter().any(|jack| jack.unit == node.id.unit) {
            through.push(node.id.clone());
        }
    }
    Some(Fact::GroundLoop { through, volts: Volt(most - least) })
}

fn of_net(patch: &Patch, gear: &[(&UnitId, &GearKind)], circuit: &Circuit, (net, mates): (usize, &[usize]), facts: &mut Vec<Fact>) {
    let network = &circuit.network;
    let jacks = |nodes: &[usize]| nodes.iter().map(|node| network.nodes[*node].id.clone()).collect::<Vec<_>>();
    let outputs: Vec<usize> = mates.iter().copied().filter(|node| network.is_output(*node)).collect();
    let inputs: Vec<usize> = mates.iter().copied().filter(|node| network.is_input(*node)).collect();
    if outputs.len() > 1 {
        facts.push(Fact::OutputIntoOutput { outputs: jacks(&outputs) });
    }
    let cord = network.unbalanced.get(&net);
    if let Some(cord) = cord.filter(|_| !outputs.is_empty()) {
        facts.push(Fact::Unbalanced { cord: cord.clone(), outputs: jacks(&outputs) });
    }
    let one_leg = broken(network, net, facts);
    let cord = cord.or(one_leg.as_ref());
    if !inputs.is_empty() {
        leads(patch, network, (mates, &inputs), facts);
    }
    facts.extend(double_load(network, &outputs, &inputs));
    facts.extend(ground_loop(network, mates));
    for &output in &outputs {
        let givers = circuit.supplies.givers(network, output);
        let id = &network.nodes[output].id;
        let Some(microphone) = microphone_of(gear, network, output) else {
            facts.extend(givers.first().map(|from| Fact::PhantomIntoOutput { from: network.nodes[*from].id.clone(), output: id.clone() }));
            continue;
        };
        if inputs.len() > 1 {
            facts.push(Fact::SplitMicrophone { microphone: id.unit.clone(), inputs: jacks(&inputs) });
        }
        if givers.is_empty() {
            continue;
        }
        let passive = microphone.power == Power::Passive;
        let ribbon = passive && microphone.transducer == Transducer::Ribbon;
        match cord {
            Some(cord) if passive => {
                facts.push(Fact::PhantomOnOneLeg { microphone: id.unit.clone(), cord: cord.clone(), ribbon });
            }
            None if ribbon => facts.push(Fact::PhantomOnRibbon { microphone: id.unit.clone() }),
            _ => {}
        }
        if let Some(Stage::Capsule { why_dead: Some(Cause::PhantomLow { microphone, left }), .. }) = circuit.stages.get(id) {
            facts.push(Fact::PhantomLow { microphone: microphone.clone(), left: *left });
        }
    }
}
