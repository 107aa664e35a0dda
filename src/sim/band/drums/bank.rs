//! A bank of decaying modes: what heads, shells, wires and cymbals are made of.
//!
//! A mode is a mass on a spring stepped by the leapfrog rule, v ← keep·v − stiff·y + push, y ← y + v.
//! The poles are exact: keep = r² and stiff = (1 − r)² + 4 r sin²(ω/2), with r the decay over one frame.
//! In this form a stiffer spring is one multiplication, and single precision does at the lowest kick.

use crate::sim::band::filters::RATE;
use std::f64::consts::{LN_10, PI};

/// Frames that are worked out at once: 1.3 ms, the way of sound from one drum of a kit to the next.
pub(super) const BLOCK: usize = 64;
/// Modes that are worked out side by side.
const LANES: usize = 16;
/// Side by side modes of less than so much squared pressure sleep: 14 dB SPL in all.
const ASLEEP: f32 = 1e-8;

/// Force over one block.
pub(super) type Force = [f32; BLOCK];

/// How strongly one push drives each mode of a bank.
#[derive(Debug, Clone, Default)]
pub(super) struct Gains(Vec<[f32; LANES]>);

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
    tuned: [f32; LANES],
    stiff: [f32; LANES],
    keep: [f32; LANES],
    y: [f32; LANES],
    v: [f32; LANES],
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
        let mut sums = [[0.0_f32; 4]; BLOCK];
        for (index, group) in self.groups.iter_mut().enumerate() {
            let pushed = pushes.iter().any(|(_, gains)| gains.0[index].iter().any(|gain| *gain != 0.0));
            if pushed {
                group.push(index, pushes, &mut sums);
            } else if group.awake {
                group.ring(&mut sums);
            }
        }
        for (frame, sum) in out.iter_mut().zip(&sums) {
            *frame += f64::from((sum[0] + sum[1]) + (sum[2] + sum[3]));
        }
    }
}

/// What is left of a motion after one frame.
fn decay(t60: f64) -> f64 {
    libm::exp(-3.0 * LN_10 / (t60 * RATE))
}

impl Group {
    fn ring(&mut self, sums: &mut [[f32; 4]; BLOCK]) {
        let (stiff, keep, mut y, mut v) = (self.stiff, self.keep, self.y, self.v);
        for sum in sums.iter_mut() {
            for lane in 0..LANES {
                v[lane] = keep[lane] * v[lane] - stiff[lane] * y[lane];
                y[lane] += v[lane];
            }
            for part in 0..4 {
                sum[part] += (y[part] + y[part + 4]) + (y[part + 8] + y[part + 12]);
            }
        }
        (self.y, self.v) = (y, v);
        self.rest();
    }

    fn push(&mut self, index: usize, pushes: &[(&Force, &Gains)], sums: &mut [[f32; 4]; BLOCK]) {
        let (stiff, keep, mut y, mut v) = (self.stiff, self.keep, self.y, self.v);
        for (frame, sum) in sums.iter_mut().enumerate() {
            for lane in 0..LANES {
                v[lane] = keep[lane] * v[lane] - stiff[lane] * y[lane];
            }
            for (force, gains) in pushes {
                for lane in 0..LANES {
                    v[lane] += gains.0[index][lane] * force[frame];
                }
            }
            for lane in 0..LANES {
                y[lane] += v[lane];
            }
            for part in 0..4 {
                sum[part] += (y[part] + y[part + 4]) + (y[part + 8] + y[part + 12]);
            }
        }
        (self.y, self.v) = (y, v);
        self.rest();
    }

    /// Squared amplitude of all lanes: y² + v²/ω².
    fn swing(&self) -> f32 {
        (0..LANES).map(|lane| self.y[lane] * self.y[lane] + self.v[lane] * self.v[lane] / self.stiff[lane].max(1e-9)).sum()
    }

    /// Falls asleep when it is too soft to matter.
    fn rest(&mut self) {
        self.awake = self.swing() > ASLEEP;
        if !self.awake {
            (self.y, self.v) = ([0.0; LANES], [0.0; LANES]);
        }
    }
}
