//! The nodal equations: factors of the matrix of admittances, and what one ampere into a port leaves everywhere.

use crate::sim::circuit::mesh::{Branch, LEAK, Mesh, Node, Value};
use crate::sim::circuit::noise::FOUR_K_T;
use realfft::num_complex::Complex;
use std::f64::consts::TAU;

/// A network at one frequency.
#[derive(Debug, Clone)]
pub struct Solved<'a> {
    mesh: &'a Mesh,
    /// Radians a second.
    omega: f64,
    /// Lower and upper factor in one, row by row.
    factors: Vec<Complex<f64>>,
    /// Which row of the matrix stands where after pivoting.
    order: Vec<usize>,
}

/// Every potential for one ampere into a port.
#[derive(Debug, Clone)]
pub struct Heard<'a> {
    solved: &'a Solved<'a>,
    port: (Node, Node),
    volts: Vec<Complex<f64>>,
}

impl Mesh {
    /// The network at a frequency; 0 Hz is direct current, for which capacitors are open and coils are short.
    #[must_use]
    pub fn at(&self, hertz: f64) -> Solved<'_> {
        let omega = TAU * if hertz.is_finite() { hertz.clamp(0.0, 1e9) } else { 0.0 };
        let size = self.nodes;
        let mut matrix = vec![Complex::default(); size * size];
        for node in 0..size {
            matrix[node * size + node] = Complex::new(LEAK, 0.0);
        }
        for part in &self.parts {
            let admittance = part.value.admittance(omega);
            let (Node(a), Node(b)) = part.ends;
            for (row, column, sign) in [(a, a, 1.0), (b, b, 1.0), (a, b, -1.0), (b, a, -1.0)] {
                if row > 0 && column > 0 {
                    matrix[(row - 1) * size + column - 1] += admittance * sign;
                }
            }
        }
        let order = factor(&mut matrix, size);
        Solved { mesh: self, omega, factors: matrix, order }
    }
}

impl Value {
    fn admittance(self, omega: f64) -> Complex<f64> {
        match self {
            Self::Ohm(ohms) => Complex::new(1.0 / ohms, 0.0),
            Self::Farad(farads) => Complex::new(0.0, omega * farads),
            Self::Henry(henry) if omega * henry > 1e-4 => Complex::new(0.0, -1.0 / (omega * henry)),
            Self::Henry(_) => Complex::new(1e4, 0.0),
        }
    }
}

impl Solved<'_> {
    /// What one ampere into the first node of a port and out of the second leaves everywhere.
    #[must_use]
    pub fn ampere(&self, port: (Node, Node)) -> Heard<'_> {
        let size = self.mesh.nodes;
        let mut currents = vec![Complex::default(); size + 1];
        currents[port.0.0] += 1.0;
        currents[port.1.0] -= 1.0;
        let mut volts = vec![Complex::default(); size + 1];
        let potentials = substitute(&self.factors, &self.order, &currents[1..]);
        for (volt, found) in volts[1..].iter_mut().zip(potentials) {
            *volt = if found.re.is_finite() && found.im.is_finite() { found } else { Complex::default() };
        }
        Heard { solved: self, port, volts }
    }
}

impl Heard<'_> {
    /// Volts between two nodes for one ampere into the port.
    #[must_use]
    pub fn across(&self, (a, b): (Node, Node)) -> Complex<f64> {
        self.volts[a.0] - self.volts[b.0]
    }

    /// The impedance of the port.
    #[must_use]
    pub fn impedance(&self) -> Complex<f64> {
        self.across(self.port)
    }

    /// Volts at the port for one volt in series with a part, which without load would raise the part's first node.
    #[must_use]
    pub fn transfer(&self, branch: Branch) -> Complex<f64> {
        let part = &self.solved.mesh.parts[branch.0];
        self.across(part.ends) * part.value.admittance(self.solved.omega)
    }

    /// Thermal noise at the port at 20 °C in V²/Hz, of every resistor but the silent ones (domain reference 11.2).
    #[must_use]
    pub fn noise_density(&self, silent: &[Branch]) -> f64 {
        let parts = self.solved.mesh.parts.iter().enumerate().filter(|(index, _)| !silent.contains(&Branch(*index)));
        let of_part = parts.map(|(_, part)| match part.value {
            Value::Ohm(ohms) => self.across(part.ends).norm_sqr() / ohms,
            Value::Farad(_) | Value::Henry(_) => 0.0,
        });
        FOUR_K_T * of_part.sum::<f64>()
    }
}

/// Factors a matrix in place, the greatest of each column first; gives back where its rows went. Most of it is zeros.
fn factor(matrix: &mut [Complex<f64>], size: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..size).collect();
    let mut filled: Vec<usize> = Vec::with_capacity(size);
    for pivot in 0..size {
        let greatest = (pivot..size).fold(pivot, |best, row| {
            let square = |row: usize| matrix[row * size + pivot].norm_sqr();
            if square(row) > square(best) { row } else { best }
        });
        if greatest != pivot {
            order.swap(pivot, greatest);
            let (above, below) = matrix.split_at_mut(greatest * size);
            above[pivot * size..(pivot + 1) * size].swap_with_slice(&mut below[..size]);
        }
        if matrix[pivot * size + pivot].norm_sqr() < LEAK * LEAK * 1e-6 {
            matrix[pivot * size + pivot] = Complex::new(LEAK, 0.0);
        }
        let inverse = matrix[pivot * size + pivot].inv();
        let (above, below) = matrix.split_at_mut((pivot + 1) * size);
        let leading = &above[pivot * size..];
        filled.clear();
        filled.extend((pivot + 1..size).filter(|column| leading[*column].norm_sqr() > 0.0));
        for row in below.chunks_exact_mut(size) {
            if row[pivot].norm_sqr() > 0.0 {
                let share = row[pivot] * inverse;
                row[pivot] = share;
                for &column in &filled {
                    row[column] -= share * leading[column];
                }
            }
        }
    }
    order
}

fn substitute(factors: &[Complex<f64>], order: &[usize], currents: &[Complex<f64>]) -> Vec<Complex<f64>> {
    let size = order.len();
    let mut volts: Vec<Complex<f64>> = order.iter().map(|row| currents[*row]).collect();
    let nothing = Complex::default();
    let known = |row: &[Complex<f64>], volts: &[Complex<f64>]| {
        let filled = row.iter().zip(volts).filter(|(factor, volt)| **factor != nothing && **volt != nothing);
        filled.fold(nothing, |sum, (factor, volt)| sum + factor * volt)
    };
    for row in 0..size {
        let (above, here) = volts.split_at_mut(row);
        here[0] -= known(&factors[row * size..row * size + row], above);
    }
    for row in (0..size).rev() {
        let (here, below) = volts.split_at_mut(row + 1);
        let factors = &factors[row * size + row..(row + 1) * size];
        here[row] = (here[row] - known(&factors[1..], below)) / factors[0];
    }
    volts
}
