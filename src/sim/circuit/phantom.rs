//! Phantom power: 48 V behind 6.81 kΩ a leg, through balanced cords and closed contacts (domain reference 11.19).
//!
//! Line outputs are taken as coupled by capacitors: 48 V on one of them is a fact, not a short.

use crate::sim::circuit::line;
use crate::sim::circuit::net::Network;
use crate::sim::circuit::stage::{Channel, channels};
use crate::sim::circuit::{Cause, Patch};
use crate::sim::gear::{Defect, GearKind, Microphone, UnitId};
use crate::sim::units::Volt;
use std::collections::BTreeMap;

/// The supply.
const SUPPLY_V: f64 = 48.0;
/// One resistor of the pair; the two legs are in parallel for the supply current.
const LEG_OHM: f64 = 6_810.0;
/// Below this at the capsule a condenser gives up, unless its own current alone leaves hardly more:
/// one that draws the full 10 mA is built for 14 V.
const LEAST_V: f64 = 20.0;
/// What such a one still works with, as a share of what its own current leaves.
const OWN_SHARE: f64 = 0.9;

/// The voltage at a node that draws so many milliamperes from one supply.
#[must_use]
pub fn phantom_node(milliamperes: f64) -> Volt {
    node_behind(SUPPLY_V, LEG_OHM / 2.0, milliamperes)
}

fn node_behind(supply: f64, ohms: f64, milliamperes: f64) -> Volt {
    Volt((supply - ohms * milliamperes / 1000.0).max(0.0))
}

/// The phantom supplies of one net.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Supply {
    /// Inputs that give 48 V.
    pub(super) on: Vec<usize>,
    /// Inputs that could, were they switched on.
    pub(super) off: Vec<usize>,
    /// Inputs whose switch is in but whose device has no power.
    pub(super) dark: Vec<usize>,
    /// What the microphones and boxes on the net draw.
    pub(super) milliamperes: f64,
    /// What the supply gives under the load of all its channels.
    volts: f64,
    /// Volts at hot, at cold and where a microphone takes them, by jack, where the two legs are not alike.
    legs: BTreeMap<usize, [f64; 3]>,
}

/// The phantom supplies of every net that has an input which can give 48 V.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Supplies(BTreeMap<usize, Supply>);

impl Supplies {
    pub(super) fn of(patch: &Patch, gear: &[(&UnitId, &GearKind)], network: &Network) -> Self {
        let mut nets: BTreeMap<usize, Supply> = BTreeMap::new();
        for Channel { input, powered, phantom, .. } in channels(patch, gear) {
            let Some(node) = network.find(&input) else { continue };
            let supply = nets.entry(network.net_of[node]).or_default();
            match (phantom, powered) {
                (true, true) => supply.on.push(node),
                (true, false) => supply.dark.push(node),
                (false, _) => supply.off.push(node),
            }
        }
        let drawn = |net: usize| -> BTreeMap<usize, f64> {
            network.nets.get(net).iter().filter_map(|node| Some((*node, draws(gear, network, *node)?))).collect()
        };
        for (&net, supply) in &mut nets {
            supply.milliamperes = drawn(net).values().sum();
        }
        let rails = rails(patch, network, &nets);
        for (&net, supply) in &mut nets {
            let volts = |node: &usize| rails.get(&network.nodes[*node].id.unit).copied().unwrap_or(SUPPLY_V);
            supply.volts = supply.on.iter().map(volts).sum::<f64>() / supply.on.len().max(1) as f64;
            if !supply.on.is_empty() && network.meshed.contains(&net) {
                let givers: Vec<(usize, f64)> = supply.on.iter().map(|node| (*node, volts(node) / SUPPLY_V)).collect();
                supply.legs = line::phantom(network, &givers, &drawn(net), net);
            }
        }
        Self(nets)
    }

    fn at(&self, network: &Network, node: usize) -> Option<&Supply> {
        self.0.get(&network.net_of[node])
    }

    /// The inputs that give 48 V to the net of this jack.
    pub(super) fn givers(&self, network: &Network, node: usize) -> &[usize] {
        self.at(network, node).map_or(&[], |supply| &supply.on)
    }

    /// The voltage on the hot contact of a jack.
    pub(super) fn on_contact(&self, network: &Network, node: usize) -> Volt {
        match self.at(network, node) {
            // Several supplies on one net feed it through their resistors in parallel.
            Some(supply) if !supply.on.is_empty() => match supply.legs.get(&node) {
                Some([hot, cold, _]) => Volt(hot.max(*cold)),
                None => node_behind(supply.volts, LEG_OHM / 2.0 / supply.on.len() as f64, supply.milliamperes),
            },
            _ => Volt(0.0),
        }
    }

    /// The voltage between the middle of the legs, where a microphone takes its supply, and the shield that takes it back.
    pub(super) fn at_capsule(&self, network: &Network, node: usize) -> Volt {
        let legs = self.at(network, node).and_then(|supply| supply.legs.get(&node));
        legs.map_or_else(|| self.on_contact(network, node), |[_, _, middle]| Volt(middle.max(0.0)))
    }

    /// The volts of both legs at a jack.
    pub(super) fn legs(&self, network: &Network, node: usize) -> [Volt; 2] {
        let legs = self.at(network, node).and_then(|supply| supply.legs.get(&node));
        legs.map_or_else(|| [self.on_contact(network, node); 2], |[hot, cold, _]| [Volt(*hot), Volt(*cold)])
    }

    /// Why a microphone that needs 48 V does not work; none if it does.
    pub(super) fn why_dead(&self, network: &Network, node: usize, milliamperes: f64) -> Option<Cause> {
        let microphone = network.nodes[node].id.unit.clone();
        let Some(supply) = self.at(network, node) else { return Some(Cause::PhantomMissing(microphone)) };
        if supply.on.is_empty() {
            let jack = |node: &usize| network.nodes[*node].id.clone();
            return Some(match (supply.dark.first(), supply.off.first()) {
                (Some(dark), _) => Cause::NoPower(jack(dark).unit),
                (None, Some(off)) => Cause::PhantomOff { microphone, at: jack(off) },
                (None, None) => Cause::PhantomMissing(microphone),
            });
        }
        if let Some(cord) = network.unbalanced.get(&network.net_of[node]) {
            return Some(Cause::PhantomShorted { microphone, cord: cord.clone() });
        }
        let left = self.at_capsule(network, node);
        let least = LEAST_V.min(OWN_SHARE * phantom_node(milliamperes).0);
        (left.0 <= least).then_some(Cause::PhantomLow { microphone, left })
    }
}

/// What the supply of each device with 48 V gives: less under load where it gives way.
fn rails(patch: &Patch, network: &Network, nets: &BTreeMap<usize, Supply>) -> BTreeMap<UnitId, f64> {
    let mut rails = BTreeMap::new();
    for (unit, defects) in patch.defects {
        let ohms: f64 = defects.iter().map(|defect| if let Defect::WeakSupply { ohms } = defect { ohms.max(0.0) } else { 0.0 }).sum();
        if ohms > 0.0 {
            let of_net = |supply: &Supply| {
                let own = supply.on.iter().filter(|node| network.nodes[**node].id.unit == *unit).count();
                supply.milliamperes * own as f64 / supply.on.len().max(1) as f64
            };
            let milliamperes: f64 = nets.values().map(of_net).sum();
            rails.insert(unit.clone(), node_behind(SUPPLY_V, ohms, milliamperes).0);
        }
    }
    rails
}

/// The milliamperes that what drives this output draws of its line; none of what has no output here.
fn draws(gear: &[(&UnitId, &GearKind)], network: &Network, node: usize) -> Option<f64> {
    match gear[network.nodes[node].unit].1 {
        _ if !network.is_output(node) => None,
        GearKind::Microphone(one) => Some(one.power.phantom_ma()),
        GearKind::DirectBox(one) => Some(one.power.phantom_ma()),
        GearKind::Booster(one) => Some(one.draws_ma),
        _ => None,
    }
}

/// The microphone whose output this is.
pub(super) fn microphone_of<'a>(gear: &[(&UnitId, &'a GearKind)], network: &Network, node: usize) -> Option<&'a Microphone> {
    match gear[network.nodes[node].unit].1 {
        GearKind::Microphone(microphone) if network.is_output(node) => Some(microphone),
        _ => None,
    }
}
