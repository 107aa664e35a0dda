//! A net as a network of three conductors: for what the closed form of `loading` does not hold.
//!
//! That is broken or unbalanced cables, sources with a coil, and lines whose cold leg is the chassis.

use crate::sim::circuit::mesh::{
    Branch, Conductors, EARTH, Emf, Heard, Impedance, Mesh, Node, Terminals, earthed, input, output, run, starved,
};
use crate::sim::circuit::net::Network;
use crate::sim::circuit::response::Response;
use crate::sim::circuit::{Driver, Feed};
use crate::sim::gear::{Defect, Flow, InputStage, JackId, UnitId};
use crate::sim::units::{Db, Volt};
use realfft::num_complex::Complex;
use std::collections::BTreeMap;

/// The mains: volts and frequency.
const MAINS: (f64, f64) = (230.0, 50.0);
/// What wires in the walls reach of each metre of cable, farads: domain reference 4.4.
const STRAY_FARAD: f64 = 1e-12;
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
    /// The net of a jack.
    pub(super) fn of(network: &'a Network, node: usize) -> Self {
        let mut line = Self::passive(network, node);
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
    fn passive(network: &'a Network, node: usize) -> Self {
        let mates = network.mates(node);
        let mut mesh = Mesh::default();
        let at: Vec<Terminals> = mates.iter().map(|_| Terminals::new(&mut mesh)).collect();
        let mut line = Self { network, mates, mesh, at, emfs: BTreeMap::new(), earths: Vec::new(), stray: Vec::new() };
        line.stand();
        let mains = line.mesh.node();
        line.stray.push(line.mesh.resistor(mains, EARTH, 1.0));
        for (place, &jack) in mates.iter().enumerate() {
            for edge in network.around[jack].iter().map(|edge| &network.edges[*edge]).filter(|edge| edge.ends.0 == jack) {
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

    fn place(&self, jack: usize) -> Option<usize> {
        self.mates.binary_search(&jack).ok()
    }

    /// What arrives at a jack of the net.
    pub(super) fn feed(&self, target: usize, own_noise: impl Fn(&JackId) -> bool) -> Feed {
        let Some(place) = self.place(target) else { return Feed::default() };
        let port = self.at[place].pair();
        let coils =
            self.mates.iter().any(|jack| matches!(self.network.nodes[*jack].flow, Flow::Output { source, .. } if source.henry > 0.0));
        let asked = if coils { ASKED.1 } else { ASKED.0 };
        let silent: Vec<Branch> = self
            .emfs
            .iter()
            .filter(|(jack, _)| own_noise(&self.network.nodes[**jack].id))
            .flat_map(|(_, emf)| emf.0.iter().map(|(branch, _)| *branch))
            .collect();
        let mut gains: Vec<Vec<(f64, Complex<f64>)>> = vec![Vec::new(); self.emfs.len()];
        let (mut power, mut before) = (0.0, None);
        for step in 0..asked {
            let hertz = 20.0 * libm::pow(1000.0, f64::from(step) / f64::from(asked - 1));
            let solved = self.mesh.at(hertz);
            let heard = solved.ampere(port);
            for (gain, emf) in gains.iter_mut().zip(self.emfs.values()) {
                gain.push((hertz, emf.heard(&heard)));
            }
            let density = heard.noise_density(&silent);
            if let Some((below, under)) = before {
                power += 0.5 * (density + under) * (hertz - below);
            }
            before = Some((hertz, density));
        }
        let solved = self.mesh.at(1000.0);
        let at_1k = solved.ampere(port);
        let drivers = self.emfs.iter().zip(gains).map(|((&jack, emf), gains)| {
            let gain = emf.heard(&at_1k);
            Driver {
                from: self.network.nodes[jack].id.clone(),
                gain: libm::sqrt(gain.norm_sqr()).copysign(gain.re),
                response: Response::of(&gains),
                path: self.network.path(jack, target),
            }
        });
        Feed { drivers: drivers.collect(), source_noise: Volt(libm::sqrt(power)), hum: self.hum(target, port) }
    }

    /// The rms of 50 Hz at a jack: earths at different potentials and the mains nearby, and what the input itself lets through.
    fn hum(&self, target: usize, port: (Node, Node)) -> Volt {
        let solved = self.mesh.at(MAINS.1);
        let heard: Heard<'_> = solved.ampere(port);
        let sum = |parts: &mut dyn Iterator<Item = Complex<f64>>| parts.fold(Complex::default(), |sum: Complex<f64>, part| sum + part);
        let grounds = sum(&mut self.earths.iter().map(|(branch, volts)| heard.transfer(*branch) * volts));
        let stray = sum(&mut self.stray.iter().map(|branch| heard.transfer(*branch) * MAINS.0));
        let own = rejected(self.network, self.mates, target);
        Volt(libm::sqrt(grounds.norm_sqr() + stray.norm_sqr() + own * own))
    }
}

/// What the input at a jack lets through of the voltage between its earth and that of the outputs on its net.
pub(super) fn rejected(network: &Network, mates: &[usize], target: usize) -> f64 {
    let here = &network.nodes[target];
    let (Flow::Input { cmrr, stage, .. }, Some(earth)) = (here.flow, here.earth) else { return 0.0 };
    let others = mates.iter().filter(|jack| network.is_output(**jack)).filter_map(|jack| network.nodes[*jack].earth);
    let apart = others.map(|other| (other - earth).abs()).fold(0.0, f64::max);
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
    let Some(&first) = network.nets[net].first() else { return BTreeMap::new() };
    let mut line = Line::passive(network, first);
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
