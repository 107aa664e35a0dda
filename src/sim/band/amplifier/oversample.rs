//! Four times as many frames around a curve, so that the overtones it makes do not fold back into what is heard.
//!
//! Two half-band steps, each of two chains of allpasses that run at the lower of its rates (Valenzuela and Constantinides 1983).

use crate::sim::band::stretches::Frames;
use crate::sim::band::stretches::LANES;
use std::f64::consts::PI;

/// Allpasses of the step between the base rate and twice it: above 80 dB from 0.54 of the base rate on.
const NEAR: usize = 8;
/// Allpasses of the step between twice and four times the base rate, which has more room.
const FAR: usize = 4;
/// Width of each step's transition, as a share of its higher rate.
const NEAR_WIDTH: f64 = 0.03;
const FAR_WIDTH: f64 = 0.2;

/// One half-band step, up or down by two: the coefficients of its allpasses.
#[derive(Debug, Clone, Copy)]
struct Half<const N: usize>([f64; N]);

/// What went into both chains of a step last, and what came out of each allpass after them: one's output is the next one's
/// input, in each stretch.
#[derive(Debug, Clone, Copy)]
struct Before<const N: usize> {
    inputs: [Frames; 2],
    outputs: [Frames; N],
}

impl<const N: usize> Before<N> {
    const REST: Self = Self { inputs: [[0.0; LANES]; 2], outputs: [[0.0; LANES]; N] };
}

impl<const N: usize> Half<N> {
    /// Runs both chains over a pair: allpasses of even number on the first value, of odd number on the second.
    #[inline(always)]
    fn chains(&self, before: &mut Before<N>, mut pair: [Frames; 2]) -> [Frames; 2] {
        let mut inputs = std::mem::replace(&mut before.inputs, pair);
        for stage in 0..N {
            let (value, input) = (&mut pair[stage % 2], &mut inputs[stage % 2]);
            for lane in 0..LANES {
                let output = (value[lane] - before.outputs[stage][lane]) * self.0[stage] + input[lane];
                input[lane] = before.outputs[stage][lane];
                before.outputs[stage][lane] = output;
                value[lane] = output;
            }
        }
        pair
    }

    #[inline(always)]
    fn up(&self, before: &mut Before<N>, value: Frames) -> [Frames; 2] {
        self.chains(before, [value, value])
    }

    #[inline(always)]
    fn down(&self, before: &mut Before<N>, [earlier, later]: [Frames; 2]) -> Frames {
        let [mut first, second] = self.chains(before, [later, earlier]);
        for lane in 0..LANES {
            first[lane] = 0.5 * (first[lane] + second[lane]);
        }
        first
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
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Oversample {
    near: Half<NEAR>,
    far: Half<FAR>,
}

/// What its steps remember of each stretch.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Steps {
    up: Before<NEAR>,
    up_far: Before<FAR>,
    down: Before<NEAR>,
    down_far: Before<FAR>,
}

impl Steps {
    /// Nothing yet.
    pub(in crate::sim::band) const REST: Self = Self { up: Before::REST, up_far: Before::REST, down: Before::REST, down_far: Before::REST };
}

impl Oversample {
    /// How many frames it makes of one.
    pub(in crate::sim::band) const FACTOR: f64 = 4.0;

    /// Both steps, up and down alike.
    pub(in crate::sim::band) fn new() -> Self {
        Self { near: Half(elliptic(NEAR_WIDTH)), far: Half(elliptic(FAR_WIDTH)) }
    }

    /// Four frames of one.
    #[inline(always)]
    pub(in crate::sim::band) fn up(&self, steps: &mut Steps, frames: Frames) -> [Frames; 4] {
        let [first, second] = self.near.up(&mut steps.up, frames);
        let [a, b] = self.far.up(&mut steps.up_far, first);
        let [c, d] = self.far.up(&mut steps.up_far, second);
        [a, b, c, d]
    }

    /// One frame of four.
    #[inline(always)]
    pub(in crate::sim::band) fn down(&self, steps: &mut Steps, [a, b, c, d]: [Frames; 4]) -> Frames {
        let first = self.far.down(&mut steps.down_far, [a, b]);
        let second = self.far.down(&mut steps.down_far, [c, d]);
        self.near.down(&mut steps.down, [first, second])
    }
}
