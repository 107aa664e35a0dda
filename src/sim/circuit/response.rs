//! What a net does to a signal by frequency: the ratio of two polynomials of second order that follows its network.

use crate::sim::units::{Db, Hertz};
use realfft::num_complex::Complex;

/// A corner that nobody hears: the response is flat.
const NO_CORNER: Hertz = Hertz(10e6);
/// Decibels within which a simpler response is as good.
const AS_GOOD_DB: f64 = 0.01;
/// How often the weights of the fit are renewed.
const ROUNDS: usize = 6;

/// A response re 1 kHz. In powers of u = jf / 1 kHz, it is the numerator over the denominator.
///
/// That is exact for a resistance against a capacitance, for a pickup with its cable and load, and for a stray capacitance
/// against a load; elsewhere it follows the network as closely as second order can.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Response {
    /// Constant, first and second power.
    pub numerator: [f64; 3],
    /// Constant, first and second power.
    pub denominator: [f64; 3],
}

impl Default for Response {
    fn default() -> Self {
        Self { numerator: [1.0, 0.0, 0.0], denominator: [1.0, 0.0, 0.0] }
    }
}

impl Response {
    /// A first-order low-pass.
    #[must_use]
    pub fn low_pass(corner: Hertz) -> Self {
        if corner.0 >= NO_CORNER.0 || corner.0.is_nan() {
            return Self::default();
        }
        let slope = 1000.0 / corner.0.max(1e-3);
        Self { numerator: [libm::sqrt(1.0 + slope * slope), 0.0, 0.0], denominator: [1.0, slope, 0.0] }
    }

    /// The ratio that follows a network, from its gains at some frequencies; the simplest that is as good.
    #[must_use]
    pub fn of(gains: &[(f64, Complex<f64>)]) -> Self {
        let most = gains.iter().fold(0.0, |most: f64, (_, gain)| most.max(gain.norm_sqr()));
        let points: Vec<Point> = gains.iter().filter(|(_, gain)| gain.norm_sqr() > most * 1e-12).map(Point::of).collect();
        if points.len() < 4 || most < 1e-18 {
            return Self::default();
        }
        let mut best: Option<(f64, Self)> = None;
        for orders in [(0, 0), (0, 1), (2, 2)] {
            let found = fit(&points, orders);
            let off = found.off(&points);
            if found.is_stable() && best.is_none_or(|(least, _)| off < least) {
                best = Some((off, found));
            }
            if best.is_some_and(|(least, _)| least < AS_GOOD_DB) {
                break;
            }
        }
        best.map_or_else(Self::default, |(_, found)| found.at_unity())
    }

    /// The magnitude at a frequency.
    #[must_use]
    pub fn magnitude(&self, at: Hertz) -> f64 {
        let u = Complex::new(0.0, at.0 / 1000.0);
        libm::sqrt((of_power(self.numerator, u) / of_power(self.denominator, u)).norm_sqr())
    }

    /// The level at a frequency re that at 1 kHz.
    #[must_use]
    pub fn level(&self, at: Hertz) -> Db {
        Db::from_ratio(self.magnitude(at))
    }

    /// Whether nothing of it is heard: less than 0.02 dB at both ends of what is.
    #[must_use]
    pub fn is_flat(&self) -> bool {
        [20.0, 5_000.0, 20_000.0].iter().all(|hertz| self.level(Hertz(*hertz)).0.abs() < 0.02)
    }

    /// The corner of a first-order low-pass; none of anything else.
    #[must_use]
    pub fn corner(&self) -> Option<Hertz> {
        let low_pass = self.numerator[1..].iter().chain(&self.denominator[2..]).all(|power| power.abs() <= 0.0);
        low_pass.then(|| Hertz((1000.0 * self.denominator[0] / self.denominator[1].max(1e-12)).min(NO_CORNER.0)))
    }

    fn is_stable(&self) -> bool {
        let [first, second, third] = self.denominator;
        let all = self.numerator.iter().chain(&self.denominator);
        first > 0.0 && second >= 0.0 && third >= 0.0 && all.into_iter().all(|power| power.is_finite())
    }

    fn at_unity(self) -> Self {
        let at = self.magnitude(Hertz(1000.0)).max(1e-12);
        Self { numerator: self.numerator.map(|power| power / at), ..self }
    }

    /// The greatest difference from what was to be followed, decibels.
    fn off(&self, points: &[Point]) -> f64 {
        let differences = points.iter().map(|point| {
            let gain = of_power(self.numerator, point.u) / of_power(self.denominator, point.u);
            (10.0 * libm::log10((gain.norm_sqr() / point.gain.norm_sqr()).max(1e-30))).abs()
        });
        differences.fold(0.0, f64::max)
    }
}

#[derive(Clone, Copy)]
struct Point {
    /// 1, u and u².
    powers: [Complex<f64>; 3],
    u: Complex<f64>,
    gain: Complex<f64>,
}

impl Point {
    fn of((hertz, gain): &(f64, Complex<f64>)) -> Self {
        let u = Complex::new(0.0, hertz / 1000.0);
        Self { powers: [Complex::new(1.0, 0.0), u, u * u], u, gain: *gain }
    }
}

fn of_power([first, second, third]: [f64; 3], u: Complex<f64>) -> Complex<f64> {
    (u * third + second) * u + first
}

/// Coefficients of the fullest fit, and the right side.
const MOST: usize = 5;

/// Least squares of the relative error, linear in the coefficients; each round divides by the denominator of the one before.
fn fit(points: &[Point], (above, below): (usize, usize)) -> Response {
    let unknowns = above + 1 + below;
    let mut found = Response::default();
    for _ in 0..ROUNDS {
        let mut matrix = [[0.0; MOST + 1]; MOST];
        for point in points {
            let weight = (of_power(found.denominator, point.u) * point.gain).norm_sqr().max(1e-40);
            let row: [Complex<f64>; MOST + 1] = std::array::from_fn(|column| match column {
                power if power <= above => point.powers[power],
                column if column < unknowns => -point.gain * point.powers[column - above],
                _ => point.gain,
            });
            // What is below the diagonal is as what is above it.
            for (at, (into, a)) in matrix[..unknowns].iter_mut().zip(&row).enumerate() {
                for (sum, b) in into[at..=unknowns].iter_mut().zip(&row[at..]) {
                    *sum += (a.conj() * b).re / weight;
                }
            }
        }
        for row in 1..unknowns {
            let (above, below) = matrix.split_at_mut(row);
            below[0].iter_mut().zip(above).for_each(|(entry, other)| *entry = other[row]);
        }
        let Some(solved) = solve(matrix, unknowns) else { return found };
        let before = found;
        found.numerator = std::array::from_fn(|power| if power <= above { solved[power] } else { 0.0 });
        found.denominator = std::array::from_fn(|power| match power {
            0 => 1.0,
            power if power <= below => solved[above + power],
            _ => 0.0,
        });
        if found == before {
            break;
        }
    }
    found
}

/// Solves so many linear equations, whose right sides stand behind them; none where they say too little.
fn solve(mut rows: [[f64; MOST + 1]; MOST], size: usize) -> Option<[f64; MOST]> {
    for pivot in 0..size {
        let greatest = (pivot..size).max_by(|a, b| rows[*a][pivot].abs().total_cmp(&rows[*b][pivot].abs()))?;
        rows.swap(pivot, greatest);
        if rows[pivot][pivot].abs() < 1e-14 {
            return None;
        }
        let leading = rows[pivot];
        for row in &mut rows[pivot + 1..size] {
            let share = row[pivot] / leading[pivot];
            row[pivot..].iter_mut().zip(&leading[pivot..]).for_each(|(target, source)| *target -= share * source);
        }
    }
    let mut found = [0.0; MOST];
    for row in (0..size).rev() {
        let known: f64 = (row + 1..size).map(|column| rows[row][column] * found[column]).sum();
        found[row] = (rows[row][size] - known) / rows[row][row];
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn followed(gain: impl Fn(Complex<f64>) -> Complex<f64>) -> f64 {
        let at = |hertz: f64| (hertz, gain(Complex::new(0.0, hertz / 1000.0)));
        let points: Vec<_> = (0..13).map(|n| at(20.0 * libm::pow(1000.0, f64::from(n) / 12.0))).collect();
        let found = Response::of(&points);
        let reference = libm::sqrt(at(1000.0).1.norm_sqr());
        let off =
            |hertz: f64| (20.0 * libm::log10(found.magnitude(Hertz(hertz)) * reference) - 10.0 * libm::log10(at(hertz).1.norm_sqr())).abs();
        (0..100).map(|n| off(20.0 * libm::pow(1000.0, f64::from(n) / 99.0))).fold(0.0, f64::max)
    }

    #[test]
    fn what_is_of_second_order_is_followed_exactly() {
        let one = Complex::new(1.0, 0.0);
        assert!(followed(|_| one * 0.3) < 1e-6);
        assert!(followed(|u| one / (one + u / 30.0)) < 1e-6);
        assert!(followed(|u| one * 0.8 / (one + u / 12.0 + u * u / 16.0)) < 1e-6);
        assert!(followed(|u| u * 0.001 / (one + u / 40.0)) < 1e-6);
        // Two corners, and a third far above.
        assert!(followed(|u| one / ((one + u / 9.0) * (one + u / 30.0) * (one + u / 300.0))) < 0.02);
    }
}
