//! Four times as many frames around a curve, so that the overtones it makes do not fold back into what is heard.
//!
//! Two half-band steps, each of two chains of allpasses that run at the lower of its rates (Valenzuela and Constantinides 1983).

use std::f64::consts::PI;

/// Allpasses of the step between the base rate and twice it: above 80 dB from 0.54 of the base rate on.
const NEAR: usize = 8;
/// Allpasses of the step between twice and four times the base rate, which has more room.
const FAR: usize = 4;
/// Width of each step's transition, as a share of its higher rate.
const NEAR_WIDTH: f64 = 0.03;
const FAR_WIDTH: f64 = 0.2;

/// One half-band step: up or down by two.
#[derive(Debug, Clone)]
struct Half<const N: usize> {
    shares: [f64; N],
    inputs: [f64; N],
    outputs: [f64; N],
}

impl<const N: usize> Half<N> {
    fn new(width: f64) -> Self {
        Self { shares: elliptic(width), inputs: [0.0; N], outputs: [0.0; N] }
    }

    /// Runs both chains over a pair: allpasses of even number on the first value, of odd number on the second.
    fn chains(&mut self, mut pair: [f64; 2]) -> [f64; 2] {
        for stage in 0..N {
            let input = pair[stage % 2];
            let output = (input - self.outputs[stage]) * self.shares[stage] + self.inputs[stage];
            self.inputs[stage] = input;
            self.outputs[stage] = output;
            pair[stage % 2] = output;
        }
        pair
    }

    fn up(&mut self, value: f64) -> [f64; 2] {
        self.chains([value, value])
    }

    fn down(&mut self, pair: [f64; 2]) -> f64 {
        let [first, second] = self.chains([pair[1], pair[0]]);
        0.5 * (first + second)
    }
}

/// The coefficients of an elliptic half-band filter with this transition.
fn elliptic<const N: usize>(width: f64) -> [f64; N] {
    let tangent = libm::tan((1.0 - 2.0 * width) * PI / 4.0);
    let k = tangent * tangent;
    let root = libm::sqrt(libm::sqrt(1.0 - k * k));
    let e = 0.5 * (1.0 - root) / (1.0 + root);
    let e4 = e * e * e * e;
    let q = e * (1.0 + e4 * (2.0 + e4 * (15.0 + 150.0 * e4)));
    let order = (2 * N + 1) as f64;
    std::array::from_fn(|index| {
        let turn = (index + 1) as f64 * PI / order;
        let (mut over, mut under) = (0.0, 0.5);
        let mut sign = 1.0;
        for i in 0..8 {
            let i = f64::from(i);
            over += sign * libm::pow(q, i * (i + 1.0)) * libm::sin((2.0 * i + 1.0) * turn);
            sign = -sign;
            under += sign * libm::pow(q, (i + 1.0) * (i + 1.0)) * libm::cos(2.0 * (i + 1.0) * turn);
        }
        let w = over * libm::sqrt(libm::sqrt(q)) / under;
        let w = w * w;
        let x = libm::sqrt((1.0 - w * k) * (1.0 - w / k)) / (1.0 + w);
        (1.0 - x) / (1.0 + x)
    })
}

/// Up by four and down again.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Oversample {
    up: Half<NEAR>,
    up_far: Half<FAR>,
    down: Half<NEAR>,
    down_far: Half<FAR>,
}

impl Oversample {
    /// How many frames it makes of one.
    pub(in crate::sim::band) const FACTOR: f64 = 4.0;

    /// At rest.
    pub(in crate::sim::band) fn new() -> Self {
        Self { up: Half::new(NEAR_WIDTH), up_far: Half::new(FAR_WIDTH), down: Half::new(NEAR_WIDTH), down_far: Half::new(FAR_WIDTH) }
    }

    /// One frame through something that runs four times as fast.
    pub(in crate::sim::band) fn tick(&mut self, value: f64, mut inside: impl FnMut(f64) -> f64) -> f64 {
        let halves = self.up.up(value);
        let pair = halves.map(|half| {
            let quarters = self.up_far.up(half);
            let through = [inside(quarters[0]), inside(quarters[1])];
            self.down_far.down(through)
        });
        self.down.down(pair)
    }
}
