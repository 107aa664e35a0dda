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

/// How strongly one push drives each mode of a bank.
#[derive(Debug, Clone, Default)]
pub(super) struct Gains {
    each: Vec<f32>,
    /// Whether it drives anything of each group.
    drives: Vec<bool>,
}

/// One mode as it is tuned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tuning {
    /// Frequency, hertz.
    pub(super) hz: f64,
    /// Seconds to −60 dB.
    pub(super) t60: f64,
}

/// Many modes with one sum, in rows whose plain loops a compiler turns into several modes per instruction.
#[derive(Debug, Clone)]
pub(super) struct Bank {
    tunings: Vec<Tuning>,
    tuned: Vec<f32>,
    stiff: Vec<f32>,
    keep: Vec<f32>,
    y: Vec<f32>,
    v: Vec<f32>,
    awake: Vec<bool>,
    /// `y` of the frames within a stride, and room to sum it.
    between: [Vec<f32>; STRIDE],
}

impl Bank {
    /// A bank at rest.
    pub(super) fn new(tunings: Vec<Tuning>) -> Self {
        let groups = tunings.len().div_ceil(LANES);
        let rest = || vec![0.0; groups * LANES];
        let (mut tuned, mut keep) = (rest(), rest());
        for (index, tuning) in tunings.iter().enumerate() {
            let (r, half) = (decay(tuning.t60), libm::sin(PI * tuning.hz / RATE));
            keep[index] = (r * r) as f32;
            tuned[index] = ((1.0 - r) * (1.0 - r) + 4.0 * r * half * half) as f32;
        }
        let between = std::array::from_fn(|_| rest());
        Self { tunings, stiff: tuned.clone(), tuned, keep, y: rest(), v: rest(), awake: vec![false; groups], between }
    }

    /// Makes every spring so many times as stiff as it was tuned.
    pub(super) fn tense(&mut self, stiffness: f64) {
        if self.awake.contains(&true) {
            let stiffness = stiffness as f32;
            self.stiff.iter_mut().zip(&self.tuned).for_each(|(stiff, tuned)| *stiff = tuned * stiffness);
        }
    }

    /// Other decays, the motion kept: seconds to −60 dB for each mode.
    pub(super) fn damp(&mut self, t60: impl Fn(&Tuning) -> f64) {
        for (keep, tuning) in self.keep.iter_mut().zip(&self.tunings) {
            let r = decay(t60(tuning));
            *keep = (r * r) as f32;
        }
    }

    /// Squared amplitude of the first group, where the lowest modes are.
    pub(super) fn swing(&self) -> f64 {
        if self.awake.first() == Some(&true) { f64::from(self.swing_of(0)) } else { 0.0 }
    }

    /// Gains under which one unit of force for one frame leaves each mode swinging by so much.
    pub(super) fn gains(&self, amplitude: impl Fn(usize) -> f64) -> Gains {
        let mut each = vec![0.0; self.y.len()];
        for (index, (gain, tuning)) in each.iter_mut().zip(&self.tunings).enumerate() {
            *gain = (amplitude(index) * libm::sin(2.0 * PI * tuning.hz / RATE)) as f32;
        }
        let drives = each.chunks_exact(LANES).map(|group| group.iter().any(|gain| *gain != 0.0)).collect();
        Gains { each, drives }
    }

    /// Adds the next block to `out`.
    pub(super) fn sound(&mut self, pushes: &[(&Force, &Gains)], out: &mut [f64]) {
        let groups = self.awake.len();
        let mut first = 0;
        while first < groups {
            let moves = |group: &usize| self.awake[*group] || pushes.iter().any(|(_, gains)| gains.drives[*group]);
            let end = (first..groups).find(|group| !moves(group)).unwrap_or(groups);
            if first < end {
                self.sound_groups(first, end, pushes, out);
            }
            first = end + 1;
        }
    }

    fn sound_groups(&mut self, first: usize, end: usize, pushes: &[(&Force, &Gains)], out: &mut [f64]) {
        let lanes = first * LANES..end * LANES;
        let mut row = Row {
            stiff: &self.stiff[lanes.clone()],
            keep: &self.keep[lanes.clone()],
            y: &mut self.y[lanes.clone()],
            v: &mut self.v[lanes.clone()],
            between: self.between.each_mut().map(|row| &mut row[..lanes.len()]),
        };
        for (index, out) in out.chunks_exact_mut(STRIDE).enumerate() {
            let pushing = pushes.iter().map(|(force, gains)| (&force.as_chunks().0[index], &gains.each[lanes.clone()]));
            let mut pushing = pushing.filter(|(force, _)| force.iter().any(|force| force.abs() > 0.0));
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
        (first..end).for_each(|group| self.rest(group));
    }

    /// Squared amplitude of a group: y² + v²/ω².
    fn swing_of(&self, group: usize) -> f32 {
        let lanes = group * LANES..(group + 1) * LANES;
        let modes = self.y[lanes.clone()].iter().zip(&self.v[lanes.clone()]).zip(&self.stiff[lanes]);
        modes.map(|((y, v), stiff)| y * y + v * v / (stiff + 1e-9)).sum()
    }

    /// Lets a group sleep when it is too soft to matter.
    fn rest(&mut self, group: usize) {
        self.awake[group] = self.swing_of(group) > ASLEEP;
        if !self.awake[group] {
            self.y[group * LANES..(group + 1) * LANES].fill(0.0);
            self.v[group * LANES..(group + 1) * LANES].fill(0.0);
        }
    }
}

/// Neighbouring groups that move.
struct Row<'a> {
    stiff: &'a [f32],
    keep: &'a [f32],
    y: &'a mut [f32],
    v: &'a mut [f32],
    between: [&'a mut [f32]; STRIDE],
}

impl Row<'_> {
    /// A stride in which nothing pushes.
    fn ring(&mut self) {
        let [one, two, three, _] = &mut self.between;
        let rows = self.y.iter_mut().zip(self.v.iter_mut()).zip(self.keep).zip(self.stiff);
        for ((((((y, v), keep), stiff), one), two), three) in rows.zip(one.iter_mut()).zip(two.iter_mut()).zip(three.iter_mut()) {
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
        let [one, two, three, _] = &mut self.between;
        let rows = self.y.iter_mut().zip(self.v.iter_mut()).zip(self.keep).zip(self.stiff).zip(gains);
        for (((((((y, v), keep), stiff), gain), one), two), three) in rows.zip(one.iter_mut()).zip(two.iter_mut()).zip(three.iter_mut()) {
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
        let mut rest: [Vec<f32>; STRIDE + 2] = std::array::from_fn(|_| vec![0.0; self.y.len()]);
        let [y, v, between @ ..] = rest.each_mut().map(Vec::as_mut_slice);
        let mut other = Row { stiff: self.stiff, keep: self.keep, y, v, between };
        other.push(force, gains);
        let sum = |all: &mut [f32], one: &[f32]| all.iter_mut().zip(one).for_each(|(all, one)| *all += one);
        sum(self.y, other.y);
        sum(self.v, other.v);
        for (all, one) in self.between.iter_mut().zip(&other.between) {
            sum(all, one);
        }
    }

    /// How loud all modes are together, frame by frame of the stride.
    fn sums(&mut self) -> [f64; STRIDE] {
        let [one, two, three, room] = &mut self.between;
        let folded = &mut room[..self.y.len() / 4];
        [&**one, &**two, &**three, &*self.y].map(|y| sum(y, folded))
    }
}

/// The sum of a row, first folded onto a quarter of its length because a compiler folds several modes per instruction.
fn sum(row: &[f32], folded: &mut [f32]) -> f64 {
    let quarter = folded.len();
    let (first, second) = row.split_at(2 * quarter);
    let ((a, b), (c, d)) = (first.split_at(quarter), second.split_at(quarter));
    for ((((folded, a), b), c), d) in folded.iter_mut().zip(a).zip(b).zip(c).zip(d) {
        *folded = (a + b) + (c + d);
    }
    let (eights, rest) = folded.as_chunks::<8>();
    let mut sums = [0.0_f32; 8];
    for part in eights {
        sums.iter_mut().zip(part).for_each(|(sum, part)| *sum += part);
    }
    sums.iter_mut().zip(rest).for_each(|(sum, part)| *sum += part);
    f64::from(((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7])))
}

/// What is left of a motion after one frame.
fn decay(t60: f64) -> f64 {
    libm::exp(-3.0 * LN_10 / (t60 * RATE))
}
