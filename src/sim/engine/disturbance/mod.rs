//! The sounds of broken things: samples from a seed and the absolute frame alone.
//!
//! Any start frame and any length of blocks give the same samples, so live and offline agree. What is broken, where, and how
//! loud it is, is the affair of `circuit`; what sounds only while something is moved has the frame of the movement.

mod bursts;
mod cabinet;
mod cone;
mod loops;

pub(super) use cabinet::{Cabinet, cabinet};

use crate::sim::circuit::{Disturbance, Disturbing};
use crate::sim::engine::noise::{add_loop, add_white, hum_cycle};
use crate::sim::units::{BLOCK, SAMPLE_RATE};
use bursts::Bursts;
use std::sync::Arc;

/// Seconds for which something sounds that was moved.
const MOVED_S: f64 = 0.6;
/// Seconds in which a pulse of direct voltage dies away to a third; estimate for coupling capacitors of 10 µF.
const THUMP_S: f64 = 0.03;
/// Seconds from one sag of a failing tube to the next, and decibels of it; estimate.
const SAG: (f64, f64) = (15.0, 8.0);

/// One disturbance as it runs.
#[derive(Debug, Clone)]
pub(super) struct Disturber {
    sound: Sound,
    level: f32,
    seed: u64,
    /// The frame at which it was moved; nothing if it sounds whatever people do.
    moved: Option<u64>,
}

#[derive(Debug, Clone)]
enum Sound {
    /// Bursts of white noise.
    Hiss(Bursts),
    /// Bursts of what a loop holds.
    Bursts(Bursts, Arc<[f32]>),
    /// A loop.
    Loop(Arc<[f32]>),
    /// Holes, filled with hiss or with nothing.
    Holes(Bursts),
    Sag,
    Thump,
}

impl Disturber {
    /// A disturbance, and the frame of the last movement where it needs one; none if nobody has moved it.
    pub(super) fn new(one: &Disturbance, seed: u64, moved: Option<u64>) -> Option<Self> {
        if one.when.is_some() && moved.is_none() {
            return None;
        }
        let sound = match one.what {
            Disturbing::Crackle => Sound::Hiss(Bursts { slot_s: 0.03, chance: 0.5, rise_s: 0.0, decay_s: 0.0015 }),
            Disturbing::Spit => Sound::Hiss(Bursts { slot_s: 0.7, chance: 0.8, rise_s: 0.001, decay_s: 0.06 }),
            Disturbing::Gap => Sound::Holes(Bursts { slot_s: 0.1, chance: 0.9, rise_s: 0.0, decay_s: 0.05 }),
            Disturbing::Squelch => Sound::Holes(Bursts { slot_s: 1.2, chance: 0.7, rise_s: 0.0, decay_s: 0.25 }),
            Disturbing::Rustle => Sound::Bursts(Bursts { slot_s: 0.5, chance: 0.7, rise_s: 0.02, decay_s: 0.12 }, loops::cloth()),
            Disturbing::Telephone => Sound::Bursts(Bursts { slot_s: 1.5, chance: 0.8, rise_s: 0.0, decay_s: 0.4 }, loops::telephone()),
            Disturbing::Ripple => Sound::Loop(loops::ripple()),
            Disturbing::Buzz => Sound::Loop(loops::dimmer()),
            Disturbing::Hum => Sound::Loop(hum_cycle()),
            Disturbing::Howl => Sound::Loop(loops::howl()),
            Disturbing::Sag => Sound::Sag,
            Disturbing::Thump => Sound::Thump,
        };
        Some(Self { sound, level: one.level as f32, seed, moved: one.when.as_ref().and(moved) })
    }

    /// Disturbs the samples from this frame on, at most a block.
    pub(super) fn run(&self, frame: u64, out: &mut [f32]) {
        let out = &mut out[..];
        let length = out.len().min(BLOCK);
        if self.moved.is_some_and(|at| frame + length as u64 <= at || frame >= at + (MOVED_S * f64::from(SAMPLE_RATE)) as u64) {
            return;
        }
        let mut own = [0.0; BLOCK];
        let own = &mut own[..length];
        match &self.sound {
            Sound::Hiss(bursts) => {
                add_white(own, self.seed, frame, self.level);
                bursts.shape(self.seed, frame, own);
                self.add(frame, own, out);
            }
            Sound::Bursts(bursts, cycle) => {
                add_loop(own, cycle, frame, self.level);
                bursts.shape(self.seed, frame, own);
                self.add(frame, own, out);
            }
            Sound::Loop(cycle) => add_loop(out, cycle, frame, self.level),
            Sound::Holes(bursts) => {
                add_white(own, self.seed, frame, self.level);
                for (at, (out, hiss)) in (frame..).zip(out.iter_mut().zip(own)) {
                    if self.sounds_at(at) && bursts.is_open(self.seed, at) {
                        *out = *hiss;
                    }
                }
            }
            Sound::Sag => {
                for (at, out) in (frame..).zip(out.iter_mut()) {
                    let turn = (at as f64 / (SAG.0 * f64::from(SAMPLE_RATE))).fract();
                    let down = SAG.1 * 0.5 * (1.0 - libm::cos(std::f64::consts::TAU * turn));
                    *out *= libm::pow(10.0, -down / 20.0) as f32;
                }
            }
            Sound::Thump => {
                let since = self.moved.unwrap_or(0);
                for (at, out) in (frame..).zip(out.iter_mut()).filter(|(at, _)| *at >= since) {
                    let age = (at - since) as f64 / f64::from(SAMPLE_RATE);
                    *out += self.level * libm::exp(-age / THUMP_S) as f32;
                }
            }
        }
    }

    fn add(&self, frame: u64, own: &[f32], out: &mut [f32]) {
        for (at, (out, x)) in (frame..).zip(out.iter_mut().zip(own)) {
            if self.sounds_at(at) {
                *out += x;
            }
        }
    }

    /// Whether it sounds at a frame at all.
    fn sounds_at(&self, frame: u64) -> bool {
        self.moved.is_none_or(|at| (at..at + (MOVED_S * f64::from(SAMPLE_RATE)) as u64).contains(&frame))
    }
}

#[cfg(test)]
mod tests;
