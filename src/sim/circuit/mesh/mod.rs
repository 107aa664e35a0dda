//! A network of resistors, capacitors, coils and sources, solved by nodal analysis at one frequency at a time.
//!
//! Any values give a finite answer: figures are held within what parts can have, and a node that hangs free leaks to earth.
//! One ampere into the port at which somebody listens says everything at once: networks of such parts are reciprocal, so the
//! volts that it leaves across a part are what a source in series with that part gives at the port.

mod conductors;
mod direct;
mod pattern;
mod solve;
mod terminals;

pub use conductors::{Conductors, run};
pub use direct::starved;
pub use solve::{Heard, Solved};
pub use terminals::{Emf, Impedance, Terminals, earthed, input, output};

/// Least and greatest resistance that a part can have, ohms.
const OHMS: (f64, f64) = (1e-4, 1e12);
/// Conductance from every node to earth, siemens.
const LEAK: f64 = 1e-12;
/// A joint that is as good as none, ohms.
pub const JOINT_OHM: f64 = 0.001;

/// A point of the network.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node(usize);

/// What all potentials are measured against.
pub const EARTH: Node = Node(0);

/// A part that has been put in; a source may stand in series with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Branch(usize);

#[derive(Debug, Clone, Copy, PartialEq)]
enum Value {
    Ohm(f64),
    Farad(f64),
    Henry(f64),
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    ends: (Node, Node),
    value: Value,
}

/// A network.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mesh {
    /// Nodes besides earth.
    nodes: usize,
    parts: Vec<Part>,
}

impl Mesh {
    /// Another node.
    pub fn node(&mut self) -> Node {
        self.nodes += 1;
        Node(self.nodes)
    }

    /// Puts in a resistor.
    pub fn resistor(&mut self, a: Node, b: Node, ohms: f64) -> Branch {
        self.put(a, b, Value::Ohm(held(ohms, OHMS)))
    }

    /// Puts in a capacitor.
    pub fn capacitor(&mut self, a: Node, b: Node, farads: f64) -> Branch {
        self.put(a, b, Value::Farad(held(farads, (0.0, 1.0))))
    }

    /// Puts in a coil: inductance and resistance in series, and what eddy currents in its core take beside the inductance.
    ///
    /// A source in series with it stands in its resistance.
    pub fn coil(&mut self, a: Node, b: Node, (henry, ohms): (f64, f64), eddy: Option<f64>) -> Branch {
        let middle = self.node();
        let resistance = self.resistor(a, middle, ohms);
        self.put(middle, b, Value::Henry(held(henry, (1e-9, 1e6))));
        if let Some(eddy) = eddy {
            self.resistor(middle, b, eddy);
        }
        resistance
    }

    /// How many parts have been put in.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether it has no part at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    fn put(&mut self, a: Node, b: Node, value: Value) -> Branch {
        self.parts.push(Part { ends: (a, b), value });
        Branch(self.parts.len() - 1)
    }
}

/// A figure within its limits; what is no figure is the least.
fn held(figure: f64, (least, most): (f64, f64)) -> f64 {
    if figure.is_nan() { least } else { figure.clamp(least, most) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pickup_peaks_where_the_closed_form_says() {
        // Domain reference 11.5: H = Zp / (Zp + R + jωL).
        let (henry, ohms, farads, load) = (4.2, 6500.0, 260e-12, 200_000.0);
        let mut mesh = Mesh::default();
        let hot = mesh.node();
        let source = mesh.coil(hot, EARTH, (henry, ohms), None);
        mesh.capacitor(hot, EARTH, farads);
        mesh.resistor(hot, EARTH, load);
        for hertz in [20.0, 1000.0, 4276.0, 20_000.0] {
            let w = std::f64::consts::TAU * hertz;
            let (g, b) = (1.0 / load, w * farads);
            let (re, im) = (1.0 + ohms * g - w * henry * b, ohms * b + w * henry * g);
            let found = mesh.at(hertz).ampere((hot, EARTH)).transfer(source);
            assert!((found.norm_sqr() * (re * re + im * im) - 1.0).abs() < 1e-6, "{hertz}");
        }
        // The same figures in the public table: 4276 Hz, +3.65 dB.
        let peak = mesh.at(4276.0).ampere((hot, EARTH)).transfer(source).norm_sqr();
        assert!((10.0 * libm::log10(peak) - 3.65).abs() < 0.01);
    }

    #[test]
    fn noise_of_a_divider_is_that_of_both_resistors_side_by_side() {
        let mut mesh = Mesh::default();
        let hot = mesh.node();
        let source = mesh.resistor(hot, EARTH, 300.0);
        mesh.resistor(hot, EARTH, 1200.0);
        let four_kt = 4.0 * 1.380_649e-23 * 293.15;
        let solved = mesh.at(1000.0);
        let heard = solved.ampere((hot, EARTH));
        assert!((heard.noise_density(&[]) / (four_kt * 240.0) - 1.0).abs() < 1e-9);
        assert!((heard.noise_density(&[source]) / (four_kt * 1200.0 * 0.04) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn absurd_parts_give_finite_answers() {
        for value in [0.0, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, 1e300] {
            let mut mesh = Mesh::default();
            let (a, b, free) = (mesh.node(), mesh.node(), mesh.node());
            let source = mesh.resistor(a, b, value);
            mesh.capacitor(b, free, value);
            mesh.coil(a, free, (value, value), Some(value));
            for hertz in [0.0, 20.0, 1e5, f64::NAN, f64::INFINITY] {
                let solved = mesh.at(hertz);
                let heard = solved.ampere((a, EARTH));
                assert!(heard.transfer(source).norm_sqr().is_finite() && heard.impedance().norm_sqr().is_finite(), "{value} at {hertz}");
                assert!(heard.noise_density(&[]).is_finite(), "{value} at {hertz}");
            }
        }
    }
}
