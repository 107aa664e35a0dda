//! Rooms that share energy through openings: coupled volumes as a sum of exponential decays.
//!
//! With e the energies of the rooms, de/dt = −(r + leaks) e + what leaks in from the others.
//! Scaled by the root of the volumes the system is symmetric, so that its modes are real and orthogonal.

/// Sweeps over all pairs; three suffice for a few rooms.
const SWEEPS: usize = 12;

/// One decaying part of all rooms' energies.
#[derive(Debug, Clone)]
pub(super) struct Mode {
    /// It falls as e^(−rate t); per second.
    pub(super) rate: f64,
    /// Its part in each room.
    pub(super) parts: Vec<f64>,
}

/// How the energies of rooms decay together at one frequency.
#[derive(Debug, Clone)]
pub(super) struct Coupled {
    /// The modes, as many as there are rooms.
    pub(super) modes: Vec<Mode>,
    roots: Vec<f64>,
}

impl Coupled {
    /// Rooms with these volumes and decay rates, joined by (one, other, leak out of one, leak out of the other) per second.
    pub(super) fn new(volumes: &[f64], rates: &[f64], joints: &[(usize, usize, f64, f64)]) -> Self {
        let count = volumes.len();
        let roots: Vec<f64> = volumes.iter().map(|volume| libm::sqrt(*volume)).collect();
        let mut matrix = vec![vec![0.0; count]; count];
        for (index, rate) in rates.iter().enumerate() {
            matrix[index][index] = *rate;
        }
        for (one, other, out, back) in joints {
            matrix[*one][*one] += out;
            matrix[*other][*other] += back;
            let shared = libm::sqrt(out * back);
            matrix[*one][*other] -= shared;
            matrix[*other][*one] -= shared;
        }
        let vectors = diagonal(&mut matrix);
        let modes = (0..count)
            .map(|mode| Mode { rate: matrix[mode][mode].max(1e-3), parts: vectors.iter().map(|row| row[mode]).collect() })
            .collect();
        Self { modes, roots }
    }

    /// The parts of each mode in one room's energy when the rooms start with these energies.
    pub(super) fn weights<'a>(&'a self, start: &'a [f64], room: usize) -> impl Iterator<Item = f64> + 'a {
        self.modes.iter().map(move |mode| {
            let excited: f64 = start.iter().zip(&mode.parts).zip(&self.roots).map(|((energy, part), root)| energy * part / root).sum();
            excited * mode.parts[room] * self.roots[room]
        })
    }
}

/// Turns a symmetric matrix until it is diagonal (Jacobi); gives the turns, a column for each value.
fn diagonal(matrix: &mut [Vec<f64>]) -> Vec<Vec<f64>> {
    let count = matrix.len();
    let mut vectors: Vec<Vec<f64>> = (0..count).map(|row| (0..count).map(|column| f64::from(u8::from(row == column))).collect()).collect();
    for _ in 0..SWEEPS {
        for one in 0..count {
            for other in one + 1..count {
                turn(matrix, &mut vectors, one, other);
            }
        }
    }
    vectors
}

/// Makes one pair of entries zero.
fn turn(matrix: &mut [Vec<f64>], vectors: &mut [Vec<f64>], one: usize, other: usize) {
    if matrix[one][other].abs() < 1e-14 * (matrix[one][one].abs() + matrix[other][other].abs()) {
        return;
    }
    let angle = 0.5 * libm::atan2(2.0 * matrix[one][other], matrix[one][one] - matrix[other][other]);
    let (sine, cosine) = libm::sincos(angle);
    for row in matrix.iter_mut().chain(vectors) {
        (row[one], row[other]) = (cosine * row[one] + sine * row[other], cosine * row[other] - sine * row[one]);
    }
    let (upper, lower) = (matrix[one].clone(), matrix[other].clone());
    matrix[one] = upper.iter().zip(&lower).map(|(upper, lower)| cosine * upper + sine * lower).collect();
    matrix[other] = upper.iter().zip(&lower).map(|(upper, lower)| cosine * lower - sine * upper).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn energy(coupled: &Coupled, start: &[f64], room: usize, seconds: f64) -> f64 {
        coupled.weights(start, room).zip(&coupled.modes).map(|(weight, mode)| weight * libm::exp(-mode.rate * seconds)).sum()
    }

    #[test]
    fn closed_rooms_decay_alone() {
        let rooms = Coupled::new(&[100.0, 10.0], &[20.0, 80.0], &[]);
        assert!((energy(&rooms, &[1.0, 0.0], 0, 0.1) - libm::exp(-2.0)).abs() < 1e-12);
        assert!(energy(&rooms, &[1.0, 0.0], 1, 0.1).abs() < 1e-12);
    }

    #[test]
    fn the_modes_solve_the_exchange_of_three_rooms() {
        let (volumes, rates) = ([250.0, 90.0, 12.0], [25.0, 40.0, 200.0]);
        let leak = |volume: f64| 343.2 * 1.8 / (4.0 * volume);
        let joints = [(0, 1, leak(volumes[0]), leak(volumes[1])), (0, 2, leak(volumes[0]), leak(volumes[2]))];
        let rooms = Coupled::new(&volumes, &rates, &joints);
        // The second method: many small steps.
        let (mut state, step) = ([1.0, 0.0, 0.0], 1e-6);
        for _ in 0..100_000 {
            let mut change: [f64; 3] = std::array::from_fn(|room| -rates[room] * state[room]);
            for (one, other, out, back) in joints {
                let flow = out * state[one] - back * state[other];
                change[one] -= flow;
                change[other] += flow;
            }
            state.iter_mut().zip(change).for_each(|(value, change)| *value += step * change);
        }
        for (room, expected) in state.iter().enumerate() {
            let solved = energy(&rooms, &[1.0, 0.0, 0.0], room, 0.1);
            assert!((solved / expected - 1.0).abs() < 1e-3, "room {room}: {solved} for {expected}");
        }
    }
}
