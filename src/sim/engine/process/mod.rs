//! What stages do to a signal beside raising it, sample by sample.
//!
//! A `Processor` is one process of one stage, in volts at 48 kHz. The same samples come out whatever the length of
//! the blocks, and nothing is allocated once it is made. When a knob has moved, the processor of the new setting takes
//! over from the one before: it goes on with its state and reaches the new setting within 20 ms, without a click.
//! Decides nothing about what is switched in or how controls stand (`circuit`).

mod core;
mod delay;
mod dynamics;
mod envelope;
mod eq;
mod glide;
mod linear;
mod lines;
mod reverb;
mod tube;

use self::core::Core;
use crate::sim::circuit::Process;
use crate::sim::engine::filter::{Section, butterworth_high_pass};
use delay::Delay;
use dynamics::{Compressor, Doorman, Gate, Squeeze};
use eq::Band;
use glide::within;
use linear::Linear;
use reverb::Reverb;
use tube::Tube;

/// Filters of a higher order would only be a waste of time.
const HIGHEST_ORDER: u32 = 32;

/// One process of one stage.
#[derive(Debug, Clone)]
pub(crate) struct Processor(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Linear(Linear),
    Core(Core),
    Tube(Tube),
    Compressor(Box<Compressor>),
    Gate(Box<Gate>),
    Delay(Box<Delay>),
    Reverb(Box<Reverb>),
}

impl Processor {
    /// A process as it is set, at rest. Reverbs of different seeds are channels of one room that have nothing in common;
    /// other processes make nothing of the seed. Settings out of range count as the nearest one in it.
    pub(crate) fn new(process: &Process, seed: u64) -> Self {
        Self(match *process {
            Process::HighPass { corner, order } => {
                let sections = butterworth_high_pass(within(corner.0, 0.1, 20_000.0), order.min(HIGHEST_ORDER));
                Kind::Linear(Linear::new(sections.iter().map(Section::coefficients)))
            }
            Process::Eq { shape, hz, gain, q } => {
                let (hertz, gain_db) = (within(hz.0, 5.0, 20_000.0), within(gain.0, -30.0, 30.0));
                Kind::Linear(Linear::new([Band { shape, hertz, gain_db, q: within(q, 0.1, 30.0) }.section()]))
            }
            Process::Core { flux } => Kind::Core(Core::new(within(flux, 1e-6, 1e6))),
            Process::Tube { volts, bias } => Kind::Tube(Tube::new(within(volts, 0.01, 1e6), within(bias, 0.0, 1.0))),
            Process::Compressor { threshold, ratio, knee, attack_s, release_s, make_up } => {
                let set = Squeeze { threshold, ratio, knee_db: knee.0, attack_s, release_s, make_up_db: make_up.0 };
                Kind::Compressor(Box::new(Compressor::new(set)))
            }
            Process::Gate { threshold, range, attack_s, hold_s, release_s } => {
                Kind::Gate(Box::new(Gate::new(Doorman { threshold, range_db: range.0, attack_s, hold_s, release_s })))
            }
            Process::Delay { seconds, feedback, mix } => Kind::Delay(Box::new(Delay::new(seconds, feedback, mix))),
            Process::Reverb { seconds, predelay_s, damping, mix } => {
                Kind::Reverb(Box::new(Reverb::new(seconds, predelay_s, damping, mix, seed)))
            }
        })
    }

    /// Processes the next samples in place, however many.
    pub(crate) fn run(&mut self, block: &mut [f32]) {
        match &mut self.0 {
            Kind::Linear(one) => one.run(block),
            Kind::Core(one) => one.run(block),
            Kind::Tube(one) => one.run(block),
            Kind::Compressor(one) => one.run(block),
            Kind::Gate(one) => one.run(block),
            Kind::Delay(one) => one.run(block),
            Kind::Reverb(one) => one.run(block),
        }
    }

    /// Goes on where the one before it is, if that is of the same kind: a knob was moved.
    pub(crate) fn take_over(&mut self, before: &Self) {
        match (&mut self.0, &before.0) {
            (Kind::Linear(one), Kind::Linear(before)) => one.take_over(before),
            (Kind::Core(one), Kind::Core(before)) => one.take_over(before),
            (Kind::Compressor(one), Kind::Compressor(before)) => one.take_over(before),
            (Kind::Gate(one), Kind::Gate(before)) => one.take_over(before),
            (Kind::Delay(one), Kind::Delay(before)) => one.take_over(before),
            (Kind::Reverb(one), Kind::Reverb(before)) => one.take_over(before),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests;
