//! A net as a network of three conductors: for what the closed form of `loading` does not hold.
//!
//! That is broken or unbalanced cables, sources with a coil, and lines whose cold leg is the chassis.

use crate::sim::circuit::mesh::{
    Branch, Conductors, EARTH, Emf, Heard, Impedance, Mesh, Node, Terminals, earthed, input, output, run, starved,
};
use crate::sim::circuit::net::Network;
use crate::sim::circuit::response::Response;
use crate::sim::circuit::{Driver, Feed};
use crate::sim::gear::{Defect, Flow, InputStage, UnitId};
use crate::sim::units::{Db, Volt};
use realfft::num_complex::Complex;
use std::collections::{BTreeMap, BTreeSet};

/// The mains: volts and frequency.
const MAINS: (f64, f64) = (230.0, 50.0);
/// What wires in the walls reach of each metre of cable, farads: domain reference 4.4.
const STRAY_FARAD: f64 = 1e-12;
/// What the legs of a cable differ by where no shield keeps the mains from them: the share of their capacitance and the ohms,
/// domain reference 11.15, the upper ends of 1 to 3 % and of 5 to 20 Ω.
const UNEVEN: (f64, f64) = (0.03, 20.0);
/// From a chassis over its mains lead to the common earth, ohms: estimate, with which 120 mV between outlets drive the
/// 100 mA through a shield of domain reference 11.15.
const EARTH_OHM: f64 = 0.5;
/// One resistor of the pair that gives 48 V, ohms.
const LEG_OHM: f64 = 6_810.0;
/// Frequencies at which a net is asked, from 20 Hz to 20 kHz; more where something resonates.
const ASKED: (i32, i32) = (9, 25);

/// One net as a network.
pub(super) struct Line<'a> {
    network: &'a Network,
    mates: &'a [usize],
    mesh: Mesh,
    /// Of each jack of the net.
    at: Vec<Terminals>,
    /// Of each output, by its jack.
    emfs: BTreeMap<usize, Emf>,
    /// Volts in series with a part: earths that stand at different potentials.
    earths: Vec<(Branch, f64)>,
    /// What the mains reach.
    stray: Vec<Branch>,
}

impl<'a> Line<'a> {
    /// A net with what stands at its ends.
    pub(super) fn of(network: &'a Network, net: usize) -> Self {
        let mut line = Self::passive(network, net);
        for (place, &jack) in line.mates.iter().enumerate() {
            let at = line.at[place];
            match network.nodes[jack].flow {
                Flow::Output { source, topology, .. } => {
                    let emf = output(&mut line.mesh, at, &Impedance { source, eddy: None, topology, imbalance: 0.0 });
                    line.emfs.insert(jack, emf);
                }
                Flow::Input { load, common_mode, stage, .. } => input(&mut line.mesh, at, load.0, common_mode.0, stage),
                Flow::Contact => {}
            }
        }
        line
    }

    /// Cables, contacts and chassis alone.
    fn passive(network: &'a Network, net: usize) -> Self {
        let mates = network.nets.get(net);
        let mut mesh = Mesh::default();
        // The ends of the net come first: what is eliminated before its neighbours joins none of them to others.
        let mut order: Vec<usize> = (0..mates.len()).collect();
        order.sort_by_key(|place| network.around.get(mates[*place]).len());
        let mut at = vec![Terminals { hot: EARTH, cold: EARTH, shield: EARTH }; mates.len()];
        for place in order {
            at[place] = Terminals::new(&mut mesh);
        }
        let mut line = Self { network, mates, mesh, at, emfs: BTreeMap::new(), earths: Vec::new(), stray: Vec::new() };
        line.stand();
        let mains = line.mesh.node();
        line.stray.push(line.mesh.resistor(mains, EARTH, 1.0));
        for (place, &jack) in mates.iter().enumerate() {
            for edge in network.around.get(jack).iter().map(|edge| &network.edges[*edge]).filter(|edge| edge.ends.0 == jack) {
                let Some(to) = line.place(edge.ends.1) else { continue };
                line.lay(line.at[place], line.at[to], &edge.conductors, &edge.defects, mains);
            }
        }
        for loose in network.loose.iter().filter(|loose| mates.contains(&loose.at)) {
            let Some(from) = line.place(loose.at) else { continue };
            let free = Terminals::new(&mut line.mesh);
            line.lay(line.at[from], free, &loose.conductors, &loose.defects, mains);
        }
        line
    }

    /// Joins the shields of each device at its chassis, and those that have mains to earth.
    fn stand(&mut self) {
        let mut chassis: BTreeMap<&UnitId, Node> = BTreeMap::new();
        for (place, &jack) in self.mates.iter().enumerate() {
            let node = &self.network.nodes[jack];
            let Some(volts) = node.earth else { continue };
            let shield = self.at[place].shield;
            if let Some(other) = chassis.insert(&node.id.unit, shield) {
                self.mesh.resistor(other, shield, EARTH_OHM / 100.0);
            } else {
                self.earths.push((earthed(&mut self.mesh, shield, EARTH_OHM), volts));
            }
        }
    }

    fn lay(&mut self, from: Terminals, to: Terminals, of: &Conductors, defects: &[Defect], mains: Node) {
        if defects.contains(&Defect::ShieldOpen) {
            return self.lay_open(from, to, of, defects, mains);
        }
        run(&mut self.mesh, from, to, of, defects);
        let farads = STRAY_FARAD * of.length_m;
        if farads > 0.0 {
            // What has no shield catches it with its cores.
            let reached = if of.has_shield() { [to.shield, from.shield] } else { [to.hot, to.cold] };
            for node in reached {
                self.mesh.capacitor(mains, node, farads / 2.0);
            }
        }
    }

    /// A cable whose shield has lost its far end: all of it hangs on the near one, and where that has no earth its cores catch
    /// what it catches, each a little less or more than the other.
    fn lay_open(&mut self, from: Terminals, to: Terminals, of: &Conductors, defects: &[Defect], mains: Node) {
        let hot = self.mesh.node();
        self.mesh.resistor(hot, to.hot, UNEVEN.1);
        run(&mut self.mesh, from, Terminals { hot, ..to }, of, defects);
        self.mesh.capacitor(mains, from.shield, STRAY_FARAD * of.length_m);
        self.mesh.capacitor(from.cold, from.shield, UNEVEN.0 * of.to_shield);
    }

    fn place(&self, jack: usize) -> Option<usize> {
        self.mates.binary_search(&jack).ok()
    }

    /// What arrives at each of some jacks of the net; `alive` are the outputs whose thermal noise is counted with their stage.
    pub(super) fn feeds(&self, targets: &[usize], alive: &BTreeSet<usize>) -> Vec<Feed> {
        let coils =
            self.mates.iter().any(|jack| matches!(self.network.nodes[*jack].flow, Flow::Output { source, .. } if source.henry > 0.0));
        let asked = if coils { ASKED.1 } else { ASKED.0 };
        let silent: Vec<Branch> = (self.emfs.iter())
            .filter(|(jack, _)| alive.contains(jack))
            .flat_map(|(_, emf)| emf.0.iter().map(|(branch, _)| *branch))
            .collect();
        let asked: Vec<f64> = (0..asked).map(|step| 20.0 * libm::pow(1000.0, f64::from(step) / f64::from(asked - 1))).collect();
        let solved = self.mesh.over(&asked.iter().copied().chain([1000.0, MAINS.1]).collect::<Vec<f64>>());
        let [band @ .., at_1k, at_mains] = solved.as_slice() else { return Vec::new() };
        let one = |target: &usize| {
            let Some(place) = self.place(*target) else { return Feed::default() };
            let port = self.at[place].pair();
            let heard: Vec<(f64, Heard)> = asked.iter().zip(band).map(|(hertz, solved)| (*hertz, solved.ampere(port))).collect();
            Feed {
                drivers: self.drivers(&heard, &at_1k.ampere(port)),
                source_noise: noise(&heard, &silent),
                hum: self.hum(*target, &at_mains.ampere(port)),
            }
        };
        targets.iter().map(one).collect()
    }

    fn drivers(&self, heard: &[(f64, Heard)], at_1k: &Heard) -> Vec<Driver> {
        let driver = |(&jack, emf): (&usize, &Emf)| {
            let gain = emf.heard(at_1k);
            let gains: Vec<(f64, Complex<f64>)> = heard.iter().map(|(hertz, heard)| (*hertz, emf.heard(heard))).collect();
            Driver {
                from: self.network.nodes[jack].id.clone(),
                gain: libm::sqrt(gain.norm_sqr()).copysign(gain.re),
                response: Response::of(&gains),
            }
        };
        self.emfs.iter().map(driver).collect()
    }

    /// The rms of 50 Hz at a jack: earths at different potentials and the mains nearby, and what the input itself lets through.
    fn hum(&self, target: usize, heard: &Heard) -> Volt {
        let sum = |parts: &mut dyn Iterator<Item = Complex<f64>>| parts.fold(Complex::default(), |sum: Complex<f64>, part| sum + part);
        let grounds = sum(&mut self.earths.iter().map(|(branch, volts)| heard.transfer(*branch) * volts));
        let stray = sum(&mut self.stray.iter().map(|branch| heard.transfer(*branch) * MAINS.0));
        let own = rejected(self.network, self.mates, target);
        Volt(libm::sqrt(grounds.norm_sqr() + stray.norm_sqr() + own * own))
    }
}

/// Thermal noise from the lowest to the highest frequency that was asked.
fn noise(heard: &[(f64, Heard)], silent: &[Branch]) -> Volt {
    let densities: Vec<(f64, f64)> = heard.iter().map(|(hertz, heard)| (*hertz, heard.noise_density(silent))).collect();
    let between = |pair: &[(f64, f64)]| 0.5 * (pair[1].1 + pair[0].1) * (pair[1].0 - pair[0].0);
    Volt(libm::sqrt(densities.windows(2).map(between).sum()))
}

/// What the input at a jack lets through of the voltage between its earth and that of the outputs on its net.
pub(super) fn rejected(network: &Network, mates: &[usize], target: usize) -> f64 {
    let here = &network.nodes[target];
    let (Flow::Input { cmrr, stage, .. }, Some(earth)) = (here.flow, here.earth) else { return 0.0 };
    let others = mates.iter().filter(|jack| network.is_output(**jack)).filter_map(|jack| network.nodes[*jack].earth);
    let apart = others.map(|other| (other - earth).abs()).fold(0.0, f64::max);
    if apart <= 0.0 {
        return 0.0;
    }
    // The current through the shield leaves volts on what shield and circuit have in common: no balance helps against them.
    let common = apart * here.shared_ohm / (here.shared_ohm + 2.0 * EARTH_OHM);
    let own = if stage == InputStage::Unbalanced { 0.0 } else { apart * (-Db(cmrr.0)).ratio() };
    libm::sqrt(own * own + common * common)
}

/// Volts of phantom at the hot and the cold contact of every jack of a net, and last where a microphone there takes it.
pub(super) fn phantom(
    network: &Network,
    givers: &[(usize, f64)],
    microphones: &BTreeMap<usize, f64>,
    net: usize,
) -> BTreeMap<usize, [f64; 3]> {
    let mut line = Line::passive(network, net);
    let mut middles = BTreeMap::new();
    for &microphone in microphones.keys() {
        let (Some(place), Flow::Output { source, .. }) = (line.place(microphone), network.nodes[microphone].flow) else { continue };
        let (at, middle) = (line.at[place], line.mesh.node());
        line.mesh.resistor(at.hot, middle, source.ohm / 2.0);
        line.mesh.resistor(middle, at.cold, source.ohm / 2.0);
        middles.insert(microphone, middle);
    }
    let mut supply = Emf::default();
    for &(giver, share) in givers {
        let Some(place) = line.place(giver) else { continue };
        for leg in [line.at[place].hot, line.at[place].cold] {
            supply.0.push((line.mesh.resistor(leg, line.at[place].shield, LEG_OHM), share));
        }
    }
    let drawn: f64 = microphones.values().sum();
    let mut found = BTreeMap::new();
    for (place, &jack) in line.mates.iter().enumerate() {
        let at = line.at[place];
        let legs = [(at.hot, at.shield), (at.cold, at.shield)];
        // Several microphones on one net are rare: each is taken to draw for all of them.
        let (from, milliamperes) = match (middles.get(&jack), middles.iter().next()) {
            (Some(middle), _) => ((*middle, at.shield), drawn),
            (None, Some((other, middle))) => ((*middle, line.place(*other).map_or(at.shield, |place| line.at[place].shield)), drawn),
            (None, None) => (legs[0], 0.0),
        };
        found.insert(jack, starved(&mut line.mesh.clone(), from, &legs, &supply, milliamperes));
    }
    found
}
