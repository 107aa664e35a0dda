//! What stands at the two ends of a line: sources of every topology, inputs of every kind, and earths.

use crate::sim::circuit::mesh::{Branch, EARTH, Heard, JOINT_OHM, Mesh, Node};
use crate::sim::gear::{InputStage, SourceImpedance, Topology};
use realfft::num_complex::Complex;

/// Capacitance of each end of a floating winding to its case; estimate.
const WINDING_FARAD: f64 = 100e-12;

/// The three contacts of a jack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terminals {
    /// Pin 2, tip.
    pub hot: Node,
    /// Pin 3, ring.
    pub cold: Node,
    /// Pin 1, sleeve.
    pub shield: Node,
}

impl Terminals {
    /// Three more nodes.
    pub fn new(mesh: &mut Mesh) -> Self {
        Self { hot: mesh.node(), cold: mesh.node(), shield: mesh.node() }
    }

    /// Between hot and cold.
    #[must_use]
    pub fn pair(self) -> (Node, Node) {
        (self.hot, self.cold)
    }
}

/// What is behind an output.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Impedance {
    /// Between its legs.
    pub source: SourceImpedance,
    /// What eddy currents take beside its inductance, ohms.
    pub eddy: Option<f64>,
    /// How its legs stand to the chassis.
    pub topology: Topology,
    /// Ohms by which the hot leg has more than the cold one.
    pub imbalance: f64,
}

/// A source as it stands in the network: parts with the share of its voltage that is in series with each.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Emf(pub Vec<(Branch, f64)>);

impl Emf {
    /// Volts at a port for one volt of the source.
    #[must_use]
    pub fn heard(&self, at: &Heard<'_>) -> Complex<f64> {
        self.0.iter().map(|(branch, share)| at.transfer(*branch) * share).sum()
    }
}

/// Puts in an output between the contacts of its jack; its shield is the chassis.
pub fn output(mesh: &mut Mesh, at: Terminals, of: &Impedance) -> Emf {
    let chassis = at.shield;
    let hot = if of.imbalance > 0.0 { mesh.node() } else { at.hot };
    if of.imbalance > 0.0 {
        mesh.resistor(hot, at.hot, of.imbalance);
    }
    match of.topology {
        Topology::Symmetric => {
            let upper = winding(mesh, hot, chassis, of, 0.5);
            let lower = winding(mesh, at.cold, chassis, of, 0.5);
            Emf(vec![(upper, 0.5), (lower, -0.5)])
        }
        Topology::Floating => {
            mesh.capacitor(hot, chassis, WINDING_FARAD);
            mesh.capacitor(at.cold, chassis, WINDING_FARAD);
            Emf(vec![(winding(mesh, hot, at.cold, of, 1.0), 1.0)])
        }
        Topology::ImpedanceBalanced => {
            winding(mesh, at.cold, chassis, of, 0.5);
            Emf(vec![(winding(mesh, hot, chassis, of, 0.5), 1.0)])
        }
        Topology::Unbalanced => {
            mesh.resistor(at.cold, chassis, JOINT_OHM);
            Emf(vec![(winding(mesh, hot, chassis, of, 1.0), 1.0)])
        }
    }
}

/// A share of a source impedance between two nodes; gives back the part that its voltage stands in series with.
fn winding(mesh: &mut Mesh, a: Node, b: Node, of: &Impedance, share: f64) -> Branch {
    let source = of.source;
    if source.picofarad > 0.0 {
        mesh.capacitor(a, b, source.picofarad * 1e-12 / share);
    }
    if source.henry > 0.0 {
        mesh.coil(a, b, (source.henry * share, source.ohm * share), of.eddy.map(|eddy| eddy * share))
    } else {
        mesh.resistor(a, b, source.ohm * share)
    }
}

/// Puts in an input; its shield is the chassis. `load` is all that is between its legs, the way over the chassis included.
pub fn input(mesh: &mut Mesh, at: Terminals, load: f64, common_mode: f64, stage: InputStage) {
    if stage == InputStage::Unbalanced {
        mesh.resistor(at.cold, at.shield, JOINT_OHM);
        mesh.resistor(at.hot, at.cold, load);
        return;
    }
    mesh.resistor(at.hot, at.shield, common_mode);
    mesh.resistor(at.cold, at.shield, common_mode);
    let rest = 1.0 / load - 0.5 / common_mode;
    if rest > 0.0 {
        mesh.resistor(at.hot, at.cold, 1.0 / rest);
    }
}

/// Joins a chassis to earth; a voltage in series with the part lifts it.
pub fn earthed(mesh: &mut Mesh, chassis: Node, ohms: f64) -> Branch {
    mesh.resistor(chassis, EARTH, ohms)
}
