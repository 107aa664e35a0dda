//! A bank of decaying modes: what heads, shells, wires and cymbals are made of.
//!
//! A mode is a mass on a spring stepped by the leapfrog rule, v ← keep·v − stiff·y + push, y ← y + v.
//! The poles are exact: keep = r² and stiff = (1 − r)² + 4 r sin²(ω/2), with r the decay over one frame.
//! In this form a stiffer spring is one multiplication, and single precision does at the lowest kick.
//! Every sum has its order, so that it is the same with narrow and with wide instructions.

use crate::sim::band::drums::group::{Group, LANES, Lanes, Parts, sum};
use crate::sim::band::filters::RATE;
use std::f64::consts::{LN_10, PI};

/// Frames that are worked out at once: 1.3 ms, the way of sound from one drum of a kit to the next.
pub(super) const BLOCK: usize = 64;
/// How many modes, from the first, are counted as the swing of the whole.
const LOWEST: usize = 16;

/// Force over one block.
pub(super) type Force = [f32; BLOCK];

/// How strongly one push drives each mode of a bank, group by group; nothing where it drives none of a group.
#[derive(Debug, Clone, Default)]
pub(super) struct Gains(Vec<Option<Lanes>>);

/// Decays of all modes of a bank, worked out beforehand.
#[derive(Debug, Clone)]
pub(super) struct Damping(Vec<Lanes>);

/// One mode as it is tuned.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tuning {
    /// Frequency, hertz.
    pub(super) hz: f64,
    /// Seconds to −60 dB.
    pub(super) t60: f64,
}

/// Many modes with one sum, those of like decay in groups that sleep when they are no longer heard.
#[derive(Debug, Clone)]
pub(super) struct Bank {
    tunings: Vec<Tuning>,
    /// Sine of the turn in a frame: a push of so much makes an amplitude of one.
    turns: Vec<f64>,
    /// Where each mode is among the groups, counted in lanes.
    lanes: Vec<usize>,
    groups: Vec<Group>,
}

impl Bank {
    /// A bank at rest.
    pub(super) fn new(tunings: Vec<Tuning>) -> Self {
        let mut order: Vec<usize> = (0..tunings.len()).collect();
        order.sort_by(|a, b| tunings[*b].t60.total_cmp(&tunings[*a].t60));
        let mut lanes = vec![0; tunings.len()];
        order.iter().enumerate().for_each(|(lane, mode)| lanes[*mode] = lane);
        let mut groups = vec![Group::default(); tunings.len().div_ceil(LANES)];
        for (tuning, lane) in tunings.iter().zip(&lanes) {
            let (r, half) = (decay(tuning.t60), libm::sin(PI * tuning.hz / RATE));
            let group = &mut groups[lane / LANES];
            group.keep.as_flattened_mut()[lane % LANES] = (r * r) as f32;
            group.tuned.as_flattened_mut()[lane % LANES] = ((1.0 - r) * (1.0 - r) + 4.0 * r * half * half) as f32;
            group.stiff = group.tuned;
        }
        let turns = tunings.iter().map(|tuning| libm::sin(2.0 * PI * tuning.hz / RATE)).collect();
        Self { tunings, turns, lanes, groups }
    }

    /// Makes every spring so many times as stiff as it was tuned.
    pub(super) fn tense(&mut self, stiffness: f64) {
        if self.groups.iter().any(Group::awake) {
            self.groups.iter_mut().for_each(|group| group.tense(stiffness as f32));
        }
    }

    /// Other decays for `damp`: seconds to −60 dB for each mode.
    pub(super) fn damping(&self, t60: impl Fn(&Tuning) -> f64) -> Damping {
        let keep = self.tunings.iter().map(|tuning| {
            let r = decay(t60(tuning));
            (r * r) as f32
        });
        Damping(self.spread(keep))
    }

    /// Other decays, the motion kept.
    pub(super) fn damp(&mut self, damping: &Damping) {
        self.groups.iter_mut().zip(&damping.0).for_each(|(group, keep)| group.keep = *keep);
    }

    /// Squared amplitude of the lowest modes.
    pub(super) fn swing(&self) -> f64 {
        let lowest = self.lanes.iter().take(LOWEST).map(|lane| (&self.groups[lane / LANES], lane % LANES));
        f64::from(lowest.filter(|(group, _)| group.awake()).map(|(group, lane)| group.swing_of(lane)).sum::<f32>())
    }

    /// Gains under which one unit of force for one frame leaves each mode swinging by so much.
    pub(super) fn gains(&self, amplitude: impl Fn(usize) -> f64) -> Gains {
        let each = self.turns.iter().enumerate().map(|(mode, turn)| (amplitude(mode) * turn) as f32);
        let drives = |lanes: &Lanes| lanes.as_flattened().iter().any(|gain| *gain != 0.0);
        Gains(self.spread(each).into_iter().map(|lanes| drives(&lanes).then_some(lanes)).collect())
    }

    /// Adds the next block to `out`.
    pub(super) fn sound(&mut self, pushes: &[(&Force, &Gains)], out: &mut [f64]) {
        if !pushes.is_empty() || self.groups.iter().any(Group::awake) {
            pulp::Arch::new().dispatch(Together { groups: &mut self.groups, pushes, out });
        }
    }

    /// Figures of the modes as they lie in the groups.
    fn spread(&self, each: impl Iterator<Item = f32>) -> Vec<Lanes> {
        let mut groups = vec![Lanes::default(); self.groups.len()];
        for (figure, lane) in each.zip(&self.lanes) {
            groups[lane / LANES].as_flattened_mut()[lane % LANES] = figure;
        }
        groups
    }
}

/// All groups of a bank through one block, in the widest instructions that there are.
///
/// No closure: what is called through one is compiled apart, for narrow instructions.
struct Together<'a> {
    groups: &'a mut [Group],
    pushes: &'a [(&'a Force, &'a Gains)],
    out: &'a mut [f64],
}

impl pulp::WithSimd for Together<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let mut parts: Parts = [Default::default(); BLOCK];
        for (index, group) in self.groups.iter_mut().enumerate() {
            let mut forces = self.pushes.iter().filter_map(|(force, gains)| Some((*force, gains.0[index].as_ref()?))).peekable();
            if forces.peek().is_some() {
                group.push(forces, &mut parts);
            } else if group.awake() {
                group.ring(&mut parts);
            }
        }
        for (out, parts) in self.out.iter_mut().zip(&parts) {
            *out += f64::from(sum(parts));
        }
    }
}

/// What is left of a motion after one frame.
fn decay(t60: f64) -> f64 {
    libm::exp(-3.0 * LN_10 / (t60 * RATE))
}

#[cfg(test)]
mod tests {
    use crate::sim::band::drums::bank::{BLOCK, Bank, Tuning, decay};
    use crate::sim::band::filters::RATE;
    use std::f64::consts::PI;

    #[test]
    fn a_mode_is_a_sine_that_dies_away_and_forces_add_up() {
        let tuning = |index: u32| Tuning { hz: 200.0 + 90.0 * f64::from(index), t60: 0.2 + 0.05 * f64::from(index * 7 % 40) };
        let mut bank = Bank::new((0..40).map(tuning).collect());
        let gains = bank.gains(|mode| if mode == 21 { 1.0 } else { 0.0 });
        let mut half = [0.0; BLOCK];
        half[0] = 0.5;
        let mut out = vec![0.0; 20 * BLOCK];
        bank.sound(&[(&half, &gains), (&half, &gains)], &mut out[..BLOCK]);
        out[BLOCK..].chunks_mut(BLOCK).for_each(|out| bank.sound(&[], out));
        let (turn, left) = (2.0 * PI * tuning(21).hz / RATE, decay(tuning(21).t60));
        for (frame, heard) in out.iter().enumerate() {
            let exact = libm::pow(left, frame as f64) * libm::sin(turn * (frame + 1) as f64);
            assert!((heard - exact).abs() < 1e-3, "{frame}: {heard} for {exact}");
        }
    }
}
