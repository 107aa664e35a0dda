//! Direct current in the network: what a supply of 48 V leaves where a microphone takes it.

use crate::sim::circuit::mesh::{Emf, Mesh, Node};

/// The supply.
const SUPPLY_V: f64 = 48.0;
/// What insulates a microphone's supply, ohms: without it, a contact that hangs free would stand anywhere.
const INSULATION_OHM: f64 = 1e9;

/// Volts between the two nodes of each leg, and last where so many milliamperes are drawn.
///
/// A microphone that starves draws no more than there is.
#[must_use]
pub fn starved(mesh: &mut Mesh, drawn: (Node, Node), legs: &[(Node, Node); 2], supply: &Emf, milliamperes: f64) -> [f64; 3] {
    mesh.resistor(drawn.0, drawn.1, INSULATION_OHM);
    let solved = mesh.at(0.0);
    let heard = solved.ampere(drawn);
    let open = SUPPLY_V * supply.heard(&heard).re;
    let ohms = heard.impedance().re.max(1e-6);
    let amperes = (milliamperes / 1000.0).min(open.max(0.0) / ohms);
    let leg = |pair: (Node, Node)| SUPPLY_V * supply.heard(&solved.ampere(pair)).re - amperes * heard.across(pair).re;
    [leg(legs[0]), leg(legs[1]), open - amperes * ohms]
}
