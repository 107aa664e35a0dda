//! The nodal equations: factors of the matrix of admittances, and what one ampere into a port leaves everywhere.

use crate::sim::circuit::mesh::pattern::Pattern;
use crate::sim::circuit::mesh::{Branch, LEAK, Mesh, Node, Part, Value};
use crate::sim::circuit::noise::FOUR_K_T;
use realfft::num_complex::Complex;
use std::f64::consts::TAU;
use std::ops::Range;

/// A network at one frequency.
#[derive(Debug, Clone)]
pub struct Solved<'a> {
    mesh: &'a Mesh,
    /// Radians a second.
    omega: f64,
    /// Lower and upper factor in one.
    factors: Sparse,
    /// Which row of the matrix stands where after pivoting.
    order: Vec<usize>,
}

/// Every potential but that of earth, for one ampere into a port.
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
        self.solved(self.resistors(), hertz)
    }

    /// The network at each of some frequencies.
    #[must_use]
    pub fn over(&self, hertz: &[f64]) -> Vec<Solved<'_>> {
        let resistors = self.resistors();
        hertz.iter().map(|hertz| self.solved(resistors.clone(), *hertz)).collect()
    }

    /// The matrix of what is the same at every frequency, with room for the rest.
    fn resistors(&self) -> Sparse {
        let mut matrix = Sparse::new(self.nodes);
        for node in 0..self.nodes {
            matrix.mark(node, node);
            matrix.add(node, node, Complex::new(LEAK, 0.0));
        }
        for part in &self.parts {
            for (row, column, sign) in part.places() {
                matrix.mark(row, column);
                if let Value::Ohm(ohms) = part.value {
                    matrix.add(row, column, Complex::new(sign / ohms, 0.0));
                }
            }
        }
        matrix
    }

    fn solved(&self, mut matrix: Sparse, hertz: f64) -> Solved<'_> {
        let omega = TAU * if hertz.is_finite() { hertz.clamp(0.0, 1e9) } else { 0.0 };
        for part in self.parts.iter().filter(|part| !matches!(part.value, Value::Ohm(_))) {
            let admittance = part.value.admittance(omega);
            for (row, column, sign) in part.places() {
                matrix.add(row, column, admittance * sign);
            }
        }
        let order = matrix.factor();
        Solved { mesh: self, omega, factors: matrix, order }
    }
}

impl Part {
    /// Where it stands in the matrix of admittances, in which earth has no row, and with which sign.
    fn places(&self) -> impl Iterator<Item = (usize, usize, f64)> {
        let (Node(a), Node(b)) = self.ends;
        let places = [(a, a, 1.0), (b, b, 1.0), (a, b, -1.0), (b, a, -1.0)];
        places.into_iter().filter(|(row, column, _)| *row > 0 && *column > 0).map(|(row, column, sign)| (row - 1, column - 1, sign))
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
        let ampere = |node: usize| f64::from(u8::from(node == port.0.0)) - f64::from(u8::from(node == port.1.0));
        let currents = self.order.iter().map(|row| Complex::new(ampere(row + 1), 0.0)).collect();
        let mut volts = self.factors.substitute(currents);
        volts.iter_mut().filter(|volt| !volt.is_finite()).for_each(|volt| *volt = Complex::default());
        Heard { solved: self, port, volts }
    }
}

impl Heard<'_> {
    /// Volts between two nodes for one ampere into the port.
    #[must_use]
    pub fn across(&self, (a, b): (Node, Node)) -> Complex<f64> {
        self.at(a) - self.at(b)
    }

    fn at(&self, node: Node) -> Complex<f64> {
        node.0.checked_sub(1).map_or_else(Complex::default, |place| self.volts[place])
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
        let all = 0..self.solved.mesh.len();
        FOUR_K_T * all.filter(|index| !silent.contains(&Branch(*index))).map(|index| self.noise_of(index)).sum::<f64>()
    }

    /// The same of the parts that were put in between two counts of `Mesh::len`.
    #[must_use]
    pub fn noise_density_of(&self, parts: Range<usize>) -> f64 {
        FOUR_K_T * parts.map(|index| self.noise_of(index)).sum::<f64>()
    }

    /// V²/Hz of a part re 4 k T.
    fn noise_of(&self, index: usize) -> f64 {
        let part = &self.solved.mesh.parts[index];
        match part.value {
            Value::Ohm(ohms) => self.across(part.ends).norm_sqr() / ohms,
            Value::Farad(_) | Value::Henry(_) => 0.0,
        }
    }
}

/// A matrix in one piece, row by row, with what of it is not zero.
#[derive(Debug, Clone)]
struct Sparse {
    size: usize,
    entries: Vec<Complex<f64>>,
    rows: Pattern,
    /// The same with rows for columns.
    columns: Pattern,
}

impl Sparse {
    fn new(size: usize) -> Self {
        Self { size, entries: vec![Complex::default(); size * size], rows: Pattern::new(size), columns: Pattern::new(size) }
    }

    /// Makes room for an entry.
    fn mark(&mut self, row: usize, column: usize) {
        self.rows.mark(row, column);
        self.columns.mark(column, row);
    }

    fn add(&mut self, row: usize, column: usize, siemens: Complex<f64>) {
        self.entries[row * self.size + column] += siemens;
    }

    /// Factors it in place, the greatest of each column first; gives back where its rows went.
    fn factor(&mut self) -> Vec<usize> {
        let size = self.size;
        let mut order: Vec<usize> = (0..size).collect();
        let mut filled: Vec<usize> = Vec::with_capacity(size);
        for pivot in 0..size {
            let square = |row: usize| self.entries[row * size + pivot].norm_sqr();
            let candidates = self.columns.columns(pivot, pivot + 1, size);
            let (greatest, _) = candidates
                .map(|row| (row, square(row)))
                .fold((pivot, square(pivot)), |best, next| if next.1 > best.1 { next } else { best });
            if greatest != pivot {
                order.swap(pivot, greatest);
                self.exchange(pivot, greatest);
            }
            let leading = &mut self.entries[pivot * size + pivot];
            if leading.norm_sqr() < LEAK * LEAK * 1e-6 {
                *leading = Complex::new(LEAK, 0.0);
            }
            let inverse = leading.inv();
            filled.clear();
            filled.extend(self.rows.columns(pivot, pivot + 1, size));
            self.eliminate(pivot, inverse, &filled);
        }
        order
    }

    /// Takes a pivot's row, whose entries behind it are in these columns, out of the rows below it.
    fn eliminate(&mut self, pivot: usize, inverse: Complex<f64>, filled: &[usize]) {
        let size = self.size;
        let (above, below) = self.entries.split_at_mut((pivot + 1) * size);
        let leading = &above[pivot * size..];
        for row in self.columns.columns(pivot, pivot + 1, size) {
            let entries = &mut below[(row - pivot - 1) * size..(row - pivot) * size];
            let share = entries[pivot] * inverse;
            entries[pivot] = share;
            for &column in filled {
                entries[column] -= share * leading[column];
            }
            self.rows.join(row, pivot);
        }
        for &column in filled {
            self.columns.join(column, pivot);
        }
    }

    /// Exchanges a row with a later one.
    fn exchange(&mut self, one: usize, other: usize) {
        let size = self.size;
        let (above, below) = self.entries.split_at_mut(other * size);
        above[one * size..(one + 1) * size].swap_with_slice(&mut below[..size]);
        self.rows.exchange_rows(one, other);
        self.columns.exchange_columns(one, other);
    }

    /// From its factors, the volts for these currents in the order of its rows.
    fn substitute(&self, mut volts: Vec<Complex<f64>>) -> Vec<Complex<f64>> {
        let size = self.size;
        for row in 0..size {
            volts[row] = volts[row] - self.known(row, (0, row), &volts);
        }
        for row in (0..size).rev() {
            volts[row] = (volts[row] - self.known(row, (row + 1, size), &volts)) / self.entries[row * size + row];
        }
        volts
    }

    /// What a row has of the volts in some columns.
    fn known(&self, row: usize, (from, to): (usize, usize), volts: &[Complex<f64>]) -> Complex<f64> {
        let entries = &self.entries[row * self.size..(row + 1) * self.size];
        let columns = self.rows.columns(row, from, to);
        columns.fold(Complex::default(), |sum, column| sum + entries[column] * volts[column])
    }
}
