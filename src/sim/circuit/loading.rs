//! Sources against loads and cables: gain at 1 kHz and the low-pass corner (domain reference 4.1, 11.3, 11.4).
//!
//! The closed form of a net whose two legs are alike; `line` has the others.

use crate::sim::circuit::line::{Line, rejected};
use crate::sim::circuit::mesh::Conductors;
use crate::sim::circuit::net::Network;
use crate::sim::circuit::noise::thermal_power;
use crate::sim::circuit::response::Response;
use crate::sim::circuit::{Driver, Feed};
use crate::sim::gear::{Cable, Connector, Flow};
use crate::sim::units::{Db, Farad, Hertz, Ohm, Volt};
use std::collections::BTreeSet;
use std::f64::consts::TAU;

/// The corner of what has no capacitance worth speaking of.
const NO_CORNER: Hertz = Hertz(10e6);
/// One closed contact: domain reference 4.1, 10–30 mΩ.
pub(super) const CONTACT_OHM: f64 = 0.02;
/// Nothing is less than this, so that a row of data with a zero in it cannot divide by it.
const LEAST_OHM: f64 = 1e-3;
/// Installation cable: the foil snake pair of domain reference 4.1.
pub(super) const WIRE: Cable = Cable {
    ends: (Connector::Soldered, Connector::Soldered),
    length_m: 0.0,
    core_pf: 100.0,
    shield_pf: 180.0,
    core_ohm: 0.08,
    shield_ohm: 0.03,
    loom: None,
};

/// The gain of a source impedance into a load.
#[must_use]
pub fn divider(source: Ohm, load: Ohm) -> Db {
    Db::from_ratio(load.0 / (load.0 + source.0))
}

/// The corner of a resistance against a capacitance.
#[must_use]
pub fn corner(resistance: Ohm, capacitance: Farad) -> Hertz {
    corner_of(resistance.0 * capacitance.0)
}

/// What a first-order low-pass leaves at a frequency.
#[must_use]
pub fn roll_off(corner: Hertz, at: Hertz) -> Db {
    let ratio = at.0 / corner.0;
    Db(-10.0 * libm::log10(1.0 + ratio * ratio))
}

/// Common-mode rejection that an imbalance of the two source legs leaves, against the common-mode impedance of the input
/// (domain reference 11.15).
#[must_use]
pub fn balance_rejection(common_mode: Ohm, imbalance: Ohm) -> Db {
    Db::from_ratio(common_mode.0 / imbalance.0)
}

/// What a cable puts across the line: balanced, core to core and half of core to shield.
///
/// With the cold leg at the shield both count in full; a coaxial cable has only its core to the shield.
#[must_use]
pub fn cable_capacitance(cable: &Cable, balanced: bool) -> Farad {
    Farad(Conductors::of(cable, 0.0).across(!balanced))
}

fn corner_of(seconds: f64) -> Hertz {
    if seconds > 0.0 { Hertz((1.0 / (TAU * seconds)).min(NO_CORNER.0)) } else { NO_CORNER }
}

impl Network {
    /// What arrives at each of some jacks of a net, none of them an output; `alive` are the outputs whose thermal noise is
    /// counted with their stage.
    pub(super) fn feeds(&self, net: usize, targets: &[usize], alive: &BTreeSet<usize>, sheet: &mut Sheet) -> Vec<Feed> {
        let mates = self.nets.get(net);
        if mates.iter().all(|node| matches!(self.nodes[*node].flow, Flow::Contact)) {
            return vec![Feed::default(); targets.len()];
        }
        if self.meshed.contains(&net) {
            return Line::of(self, net).feeds(targets, alive);
        }
        let Sheet { outputs, matrix, columns, farads } = sheet;
        outputs.clear();
        outputs.extend(mates.iter().copied().filter(|node| self.is_output(*node)));
        let place = |node: &usize| mates.binary_search(node).expect("a net holds its own jacks in order");
        self.conductances(mates, matrix);
        impedances(matrix, mates.len(), targets.iter().chain(&*outputs).map(place), columns);
        self.farads(mates, farads);
        let (heres, theres) = columns.split_at(targets.len() * mates.len());
        let sources = Sources { mates, outputs, theres, farads, alive };
        targets.iter().zip(heres.chunks_exact(mates.len())).map(|(target, here)| self.arriving(*target, here, &sources)).collect()
    }

    /// What arrives at a jack, from the volts at every jack of its net for one ampere there.
    fn arriving(&self, target: usize, here: &[f64], from: &Sources) -> Feed {
        let Sources { mates, outputs, theres, farads, alive } = *from;
        let place = |node: usize| mates.binary_search(&node).expect("a net holds its own jacks in order");
        let drivers = outputs.iter().zip(theres.chunks_exact(mates.len())).map(|(&output, there)| {
            let transfer = here[place(output)];
            // The first moment of the transfer function: exact for one lump, and the Elmore delay for a chain of them.
            let moment: f64 = farads.iter().zip(here).zip(there).map(|((farad, a), b)| farad * a * b).sum();
            let response = Response::low_pass(corner_of(moment / transfer));
            Driver {
                from: self.nodes[output].id.clone(),
                // From direct current to 1 kHz.
                gain: transfer / self.shunt_ohms(output) / response.numerator[0],
                response,
            }
        });
        let drivers: Vec<Driver> = drivers.collect();

        let noise = mates.iter().zip(here).filter(|(node, _)| !matches!(self.nodes[**node].flow, Flow::Contact));
        let noise = noise.filter(|(node, _)| !alive.contains(node));
        let power: f64 = noise.map(|(node, z)| z * z * thermal_power(1.0) / self.shunt_ohms(*node)).sum();
        Feed { drivers, source_noise: Volt(libm::sqrt(power)), hum: Volt(rejected(self, mates, target)) }
    }

    /// Ohms from a jack's hot to its cold.
    fn shunt_ohms(&self, node: usize) -> f64 {
        let ohms = match self.nodes[node].flow {
            Flow::Output { source, .. } => source.ohm,
            Flow::Input { load, .. } => load.0,
            Flow::Contact => f64::INFINITY,
        };
        ohms.max(LEAST_OHM)
    }

    /// The matrix of conductances of a net row by row, its jacks in order.
    fn conductances(&self, mates: &[usize], matrix: &mut Vec<f64>) {
        let size = mates.len();
        matrix.clear();
        matrix.resize(size * size, 0.0);
        for (row, &node) in mates.iter().enumerate() {
            matrix[row * size + row] += 1.0 / self.shunt_ohms(node);
            for &edge in self.around.get(node) {
                let edge = &self.edges[edge];
                let other = if edge.ends.0 == node { edge.ends.1 } else { edge.ends.0 };
                let siemens = 1.0 / (2.0 * edge.conductors.core_ohm).max(LEAST_OHM);
                matrix[row * size + row] += siemens;
                if let Ok(column) = mates.binary_search(&other) {
                    matrix[row * size + column] -= siemens;
                }
            }
        }
    }

    /// Capacitance at each jack of a net: half of each cable at each of its ends, all of a loose one where it is plugged.
    fn farads(&self, mates: &[usize], farads: &mut Vec<f64>) {
        let of_jack = |node: &usize| {
            let cables: f64 = self.around.get(*node).iter().map(|edge| self.edges[*edge].conductors.across(false) / 2.0).sum();
            let loose: f64 = self.loose.iter().filter(|loose| loose.at == *node).map(|loose| loose.conductors.across(false)).sum();
            cables + loose
        };
        farads.clear();
        farads.extend(mates.iter().map(of_jack));
    }
}

/// What closed forms are worked out on: kept from net to net, so that there is memory for it already.
#[derive(Default)]
pub(super) struct Sheet {
    outputs: Vec<usize>,
    matrix: Vec<f64>,
    columns: Vec<f64>,
    farads: Vec<f64>,
}

/// What all feeds of one net have in common.
#[derive(Clone, Copy)]
struct Sources<'a> {
    mates: &'a [usize],
    outputs: &'a [usize],
    /// Volts at every jack for one ampere into each output, one output after the other.
    theres: &'a [f64],
    farads: &'a [f64],
    alive: &'a BTreeSet<usize>,
}

/// The asked columns of the inverse of a matrix of conductances, one after the other: volts at every jack for one ampere into
/// the asked one.
///
/// Such a matrix is positive definite as long as one jack has a path to ground, so elimination needs no pivoting.
fn impedances(matrix: &mut [f64], size: usize, asked: impl Iterator<Item = usize>, columns: &mut Vec<f64>) {
    columns.clear();
    for at in asked {
        columns.extend((0..size).map(|row| f64::from(u8::from(row == at))));
    }
    for pivot in 0..size {
        let (above, below) = matrix.split_at_mut((pivot + 1) * size);
        let leading = &above[pivot * size + pivot..];
        for (index, row) in below.chunks_exact_mut(size).enumerate() {
            let factor = row[pivot] / leading[0];
            if factor.abs() > 0.0 {
                row[pivot..].iter_mut().zip(leading).for_each(|(target, source)| *target -= factor * source);
                for column in columns.chunks_exact_mut(size) {
                    column[pivot + 1 + index] -= factor * column[pivot];
                }
            }
        }
    }
    for column in columns.chunks_exact_mut(size) {
        for (row, factors) in matrix.chunks_exact(size).enumerate().rev() {
            let known: f64 = (row + 1..size).map(|k| factors[k] * column[k]).sum();
            column[row] = (column[row] - known) / factors[row];
        }
    }
}
