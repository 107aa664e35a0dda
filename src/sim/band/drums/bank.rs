//! A bank of decaying modes: what heads, shells, wires and cymbals are made of.
//!
//! A mode is a mass on a spring stepped by the leapfrog rule, v ← keep·v − stiff·y + push, y ← y + v.
//! The poles are exact: keep = r² and stiff = (1 − r)² + 4 r sin²(ω/2), with r the decay over one frame.
//! In this form a stiffer spring is one multiplication, and single precision does at the lowest kick.

use crate::sim::band::filters::RATE;
use std::f64::consts::{LN_10, PI};

/// Frames that are worked out at once: 1.3 ms, the way of sound from one drum of a kit to the next.
pub(super) const BLOCK: usize = 64;
/// Modes that wake and sleep together.
const LANES: usize = 16;
/// Frames in one go.
const STRIDE: usize = 4;
/// Modes together of less than so much squared pressure sleep: 17 dB SPL in all.
const ASLEEP: f32 = 2e-8;

/// Force over one block.
pub(super) type Force = [f32; BLOCK];

/// A value for each mode of a group.
type Lanes = [f32; LANES];

/// How strongly one push drives each mode of a bank.
#[derive(Debug, Clone, Default)]
pub(super) struct Gains(Vec<Lanes>);

/// One mode as it is tuned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tuning {
    /// Frequency, hertz.
    pub(super) hz: f64,
    /// Seconds to −60 dB.
    pub(super) t60: f64,
}

#[derive(Debug, Clone)]
struct Group {
    tuned: Lanes,
    stiff: Lanes,
    keep: Lanes,
    y: Lanes,
    v: Lanes,
    awake: bool,
}

/// Many modes with one sum.
#[derive(Debug, Clone)]
pub(super) struct Bank {
    groups: Vec<Group>,
    tunings: Vec<Tuning>,
}

impl Bank {
    /// A bank at rest.
    pub(super) fn new(tunings: Vec<Tuning>) -> Self {
        let rest = Group { tuned: [0.0; LANES], stiff: [0.0; LANES], keep: [0.0; LANES], y: [0.0; LANES], v: [0.0; LANES], awake: false };
        let mut bank = Self { groups: vec![rest; tunings.len().div_ceil(LANES)], tunings };
        for (index, tuning) in bank.tunings.iter().enumerate() {
            let (group, lane) = (&mut bank.groups[index / LANES], index % LANES);
            let (r, half) = (decay(tuning.t60), libm::sin(PI * tuning.hz / RATE));
            group.keep[lane] = (r * r) as f32;
            group.tuned[lane] = ((1.0 - r) * (1.0 - r) + 4.0 * r * half * half) as f32;
            group.stiff[lane] = group.tuned[lane];
        }
        bank
    }

    /// Other decays, the motion kept: seconds to −60 dB for each mode.
    pub(super) fn damp(&mut self, t60: impl Fn(&Tuning) -> f64) {
        for (index, tuning) in self.tunings.iter().enumerate() {
            let r = decay(t60(tuning));
            self.groups[index / LANES].keep[index % LANES] = (r * r) as f32;
        }
    }

    /// Makes every spring so many times as stiff as it was tuned.
    pub(super) fn tense(&mut self, stiffness: f64) {
        let stiffness = stiffness as f32;
        for group in self.groups.iter_mut().filter(|group| group.awake) {
            for lane in 0..LANES {
                group.stiff[lane] = group.tuned[lane] * stiffness;
            }
        }
    }

    /// Squared amplitude of the first group.
    pub(super) fn swing(&self) -> f64 {
        self.groups.first().filter(|group| group.awake).map_or(0.0, |group| f64::from(group.swing()))
    }

    /// Gains under which one unit of force for one frame leaves each mode swinging by so much.
    pub(super) fn gains(&self, amplitude: impl Fn(usize) -> f64) -> Gains {
        let mut gains = Gains(vec![[0.0; LANES]; self.groups.len()]);
        for (index, tuning) in self.tunings.iter().enumerate() {
            gains.0[index / LANES][index % LANES] = (amplitude(index) * libm::sin(2.0 * PI * tuning.hz / RATE)) as f32;
        }
        gains
    }

    /// Adds the next block to `out`.
    pub(super) fn sound(&mut self, pushes: &[(&Force, &Gains)], out: &mut [f64]) {
        let driven = |index: usize| pushes.iter().any(|(_, gains)| gains.0[index].iter().any(|gain| *gain != 0.0));
        let moving: Vec<usize> = (0..self.groups.len()).filter(|index| self.groups[*index].awake || driven(*index)).collect();
        if moving.is_empty() {
            return;
        }
        let mut row = Row::gather(&self.groups, &moving);
        let gains: Vec<Vec<f32>> = pushes.iter().map(|(_, gains)| lay_out(&moving, |index| &gains.0[index])).collect();
        for (index, out) in out.chunks_exact_mut(STRIDE).enumerate() {
            let mut pushing = pushes.iter().zip(&gains).map(|((force, _), gains)| (&force.as_chunks().0[index], gains.as_slice()));
            let mut pushing = pushing.by_ref().filter(|(force, _)| **force != [0.0; STRIDE]);
            match pushing.next() {
                None => row.ring(),
                Some((force, gains)) => row.push(*force, gains),
            }
            // Modes are linear: what a second push does is worked out from rest and added.
            for (force, gains) in pushing {
                row.add(*force, gains);
            }
            out.iter_mut().zip(row.sums()).for_each(|(out, sum)| *out += sum);
        }
        row.scatter(&mut self.groups, &moving);
    }
}

/// The moving groups in one row, in plain loops that a compiler turns into several modes per instruction.
struct Row {
    stiff: Vec<f32>,
    keep: Vec<f32>,
    y: Vec<f32>,
    v: Vec<f32>,
    /// `y` of the frames within a stride.
    between: [Vec<f32>; STRIDE - 1],
    /// Room for sums.
    folded: Vec<f32>,
}

impl Row {
    fn gather(groups: &[Group], moving: &[usize]) -> Self {
        let lay = |part: fn(&Group) -> &Lanes| lay_out(moving, |index| part(&groups[index]));
        let y = lay(|group| &group.y);
        let between = std::array::from_fn(|_| vec![0.0; y.len()]);
        let folded = vec![0.0; y.len() / 4];
        Self { stiff: lay(|group| &group.stiff), keep: lay(|group| &group.keep), y, v: lay(|group| &group.v), between, folded }
    }

    fn scatter(&self, groups: &mut [Group], moving: &[usize]) {
        let rows = self.y.chunks_exact(LANES).zip(self.v.chunks_exact(LANES));
        for (index, (y, v)) in moving.iter().zip(rows) {
            let group = &mut groups[*index];
            group.y.copy_from_slice(y);
            group.v.copy_from_slice(v);
            group.rest();
        }
    }

    /// A stride in which nothing pushes.
    fn ring(&mut self) {
        let [one, two, three] = &mut self.between;
        let rows = self.y.iter_mut().zip(&mut self.v).zip(&self.keep).zip(&self.stiff);
        for ((((((y, v), keep), stiff), one), two), three) in rows.zip(one).zip(two).zip(three) {
            let (k, s) = (*keep, *stiff);
            let v1 = k * *v - s * *y;
            let y1 = *y + v1;
            let v2 = k * v1 - s * y1;
            let y2 = y1 + v2;
            let v3 = k * v2 - s * y2;
            let y3 = y2 + v3;
            let v4 = k * v3 - s * y3;
            (*one, *two, *three) = (y1, y2, y3);
            (*v, *y) = (v4, y3 + v4);
        }
    }

    /// A stride under a force.
    fn push(&mut self, force: [f32; STRIDE], gains: &[f32]) {
        let [f1, f2, f3, f4] = force;
        let [one, two, three] = &mut self.between;
        let rows = self.y.iter_mut().zip(&mut self.v).zip(&self.keep).zip(&self.stiff).zip(gains);
        for (((((((y, v), keep), stiff), gain), one), two), three) in rows.zip(one).zip(two).zip(three) {
            let (k, s, g) = (*keep, *stiff, *gain);
            let v1 = k * *v - s * *y + g * f1;
            let y1 = *y + v1;
            let v2 = k * v1 - s * y1 + g * f2;
            let y2 = y1 + v2;
            let v3 = k * v2 - s * y2 + g * f3;
            let y3 = y2 + v3;
            let v4 = k * v3 - s * y3 + g * f4;
            (*one, *two, *three) = (y1, y2, y3);
            (*v, *y) = (v4, y3 + v4);
        }
    }

    /// What another force does in the same stride.
    fn add(&mut self, force: [f32; STRIDE], gains: &[f32]) {
        let mut other = Self {
            stiff: self.stiff.clone(),
            keep: self.keep.clone(),
            y: vec![0.0; self.y.len()],
            v: vec![0.0; self.y.len()],
            between: self.between.clone(),
            folded: Vec::new(),
        };
        other.push(force, gains);
        let sum = |all: &mut Vec<f32>, one: &[f32]| all.iter_mut().zip(one).for_each(|(all, one)| *all += one);
        sum(&mut self.y, &other.y);
        sum(&mut self.v, &other.v);
        for (all, one) in self.between.iter_mut().zip(&other.between) {
            sum(all, one);
        }
    }

    /// How loud all modes are together, frame by frame of the stride.
    fn sums(&mut self) -> [f64; STRIDE] {
        let [one, two, three] = &self.between;
        [one, two, three, &self.y].map(|y| sum(y, &mut self.folded))
    }
}

fn lay_out<'a>(moving: &[usize], part: impl Fn(usize) -> &'a Lanes) -> Vec<f32> {
    let mut row = Vec::with_capacity(moving.len() * LANES);
    moving.iter().for_each(|index| row.extend_from_slice(part(*index)));
    row
}

/// The sum of a row, first folded onto a quarter of its length because a compiler folds several modes per instruction.
fn sum(row: &[f32], folded: &mut [f32]) -> f64 {
    let quarter = folded.len();
    let (first, second) = row.split_at(2 * quarter);
    let ((a, b), (c, d)) = (first.split_at(quarter), second.split_at(quarter));
    for ((((folded, a), b), c), d) in folded.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        *folded = (a + b) + (c + d);
    }
    let mut sums = [0.0_f32; LANES / 4];
    for part in folded.chunks_exact(LANES / 4) {
        sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    }
    f64::from((sums[0] + sums[1]) + (sums[2] + sums[3]))
}

/// What is left of a motion after one frame.
fn decay(t60: f64) -> f64 {
    libm::exp(-3.0 * LN_10 / (t60 * RATE))
}

impl Group {
    /// Squared amplitude of all lanes: y² + v²/ω².
    fn swing(&self) -> f32 {
        let mut each = [0.0; LANES];
        for lane in 0..LANES {
            each[lane] = self.y[lane] * self.y[lane] + self.v[lane] * self.v[lane] / (self.stiff[lane] + 1e-9);
        }
        each.iter().sum()
    }

    /// Falls asleep when it is too soft to matter.
    fn rest(&mut self) {
        self.awake = self.swing() > ASLEEP;
        if !self.awake {
            (self.y, self.v) = ([0.0; LANES], [0.0; LANES]);
        }
    }
}
