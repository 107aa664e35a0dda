//! Blows: the force of a stick or a beater over the time that it touches.
//!
//! A tip first strikes the surface in a fraction of a millisecond and is then carried by it for several
//! (Dahl, "Striking movements", 2005; Wagner, "Analysis of drumbeats", 2006: 4 to 8 ms on drum heads).
//! Both parts shorten with force: Hertz contact of a sphere goes with the −1/5 power of its speed.

use crate::sim::band::drums::bank::{BLOCK, Bank, Force, Gains};
use crate::sim::band::filters::RATE;
use std::f64::consts::PI;

/// How a stick or a beater meets a surface, at mezzo-forte.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tip {
    /// Seconds of the first hard touch.
    pub(super) hard: f64,
    /// Seconds that it is carried.
    pub(super) carried: f64,
    /// Share of the momentum that goes over in the hard touch.
    pub(super) share: f64,
}

/// The force of one blow, from the frame in which it begins.
#[derive(Debug, Clone)]
pub(super) struct Blow {
    at: usize,
    force: Vec<f32>,
}

impl Blow {
    /// A blow of momentum `power` (1 at mezzo-forte): the sum of its frames.
    pub(super) fn new(at: usize, power: f64, tip: Tip) -> Self {
        // The −1/5 power of the speed, and no blow is too soft to be short.
        let shorter = libm::pow(power.max(1e-3), -0.2);
        let (hard, carried) = (tip.hard * shorter * RATE, tip.carried * shorter * RATE);
        let share = (tip.share / shorter).min(1.0);
        let bump = |frame: f64, length: f64| {
            if frame < length { (1.0 - libm::cos(2.0 * PI * frame / length)) / length } else { 0.0 }
        };
        let frames = hard.max(carried) as usize + 1;
        let force = (0..frames)
            .map(|frame| {
                let frame = frame as f64 + 0.5;
                (power * (share * bump(frame, hard) + (1.0 - share) * bump(frame, carried))) as f32
            })
            .collect();
        Self { at, force }
    }

    /// All at once.
    pub(super) fn instant(at: usize) -> Self {
        Self { at, force: vec![1.0] }
    }

    /// Its force over the block that begins at a frame; none where it does not touch.
    pub(super) fn over(&self, from: usize) -> Option<Force> {
        if self.at >= from + BLOCK || self.over_at(from) {
            return None;
        }
        Some(std::array::from_fn(|frame| (from + frame).checked_sub(self.at).and_then(|into| self.force.get(into)).copied().unwrap_or(0.0)))
    }

    /// Whether it is over at a frame.
    pub(super) fn over_at(&self, frame: usize) -> bool {
        self.at + self.force.len() <= frame
    }
}

/// A bank and the blows that fall on it.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// What rings.
    pub(super) bank: Bank,
    blows: Vec<(Blow, Gains)>,
}

impl Body {
    /// A body at rest.
    pub(super) fn new(bank: Bank) -> Self {
        Self { bank, blows: Vec::new() }
    }

    /// Lets a blow fall, driving each mode by its gain.
    pub(super) fn strike(&mut self, blow: Blow, gains: Gains) {
        self.blows.push((blow, gains));
    }

    /// Adds the block that begins at a frame to `out`; `also` drives it besides.
    pub(super) fn sound(&mut self, from: usize, also: Option<(&Force, &Gains)>, out: &mut [f64]) {
        let forces: Vec<Option<Force>> = self.blows.iter().map(|(blow, _)| blow.over(from)).collect();
        let blows = forces.iter().zip(&self.blows).filter_map(|(force, (_, gains))| force.as_ref().map(|force| (force, gains)));
        let pushes: Vec<(&Force, &Gains)> = blows.chain(also).collect();
        self.bank.sound(&pushes, out);
        self.blows.retain(|(blow, _)| !blow.over_at(from + BLOCK));
    }
}
