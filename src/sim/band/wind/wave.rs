//! Waves that a mouth makes and a bore hands on.

use crate::sim::band::sustained::TICK;
use std::f64::consts::PI;

/// Fine frames of a tick.
const FRAMES: usize = 2 * TICK;
/// Frames that a bore holds, and those of a tick besides.
const LINE: usize = 512;
/// Frames that a wave without pressure needs.
const MIDDLE: f64 = 128.0;

/// A phase that goes round once a period, with the sine and cosine of it from a table.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Turn {
    table: Vec<f64>,
    phase: f64,
}

impl Turn {
    pub(in crate::sim::band) fn new() -> Self {
        let table = (0..=TABLE).map(|index| libm::cos(2.0 * PI * index as f64 / TABLE as f64)).collect();
        Self { table, phase: 0.0 }
    }

    /// One frame on by this share of a turn; gives the phase from 0 to 1.
    pub(in crate::sim::band) fn tick(&mut self, step: f64) -> f64 {
        self.phase += step;
        if self.phase >= 1.0 {
            self.phase -= 1.0;
        }
        self.phase
    }

    /// Cosine of a whole turn times the phase.
    pub(in crate::sim::band) fn cosine(&self, phase: f64) -> f64 {
        let place = phase * TABLE as f64;
        let index = (place as i32).clamp(0, TABLE as i32 - 1);
        let part = place - f64::from(index);
        let near = self.table[index as usize];
        near + part * (self.table[index as usize + 1] - near)
    }
}

/// Points of the table; straight lines between them err by less than 1e-6.
const TABLE: usize = 2048;

/// A tube in which high pressure runs faster than low, so that loud waves steepen (Hirschberg et al. 1996).
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Bore {
    line: Box<[f64; LINE]>,
    at: usize,
}

impl Bore {
    pub(in crate::sim::band) fn new() -> Self {
        Self { line: Box::new([0.0; LINE]), at: 0 }
    }

    /// The fine frames of one tick, in and out; `leads` is by how many frames a pressure of 1 arrives earlier than none.
    pub(in crate::sim::band) fn play(&mut self, waves: &mut [f64; FRAMES], leads: &[f64; FRAMES]) {
        for (frame, wave) in waves.iter_mut().enumerate() {
            self.line[self.at.wrapping_add(frame) & (LINE - 1)] = *wave;
        }
        for (frame, wave) in waves.iter_mut().enumerate() {
            *wave = self.read(frame, MIDDLE);
        }
        // What arrives now left when its own pressure lets it arrive now: a few rounds find it.
        for _ in 0..3 {
            for (frame, (wave, lead)) in waves.iter_mut().zip(leads).enumerate() {
                *wave = self.read(frame, (MIDDLE - lead * *wave).clamp(2.0, 2.0 * MIDDLE - 4.0));
            }
        }
        self.at = self.at.wrapping_add(FRAMES);
    }

    /// The pressure so many frames before one of this tick.
    fn read(&self, frame: usize, delay: f64) -> f64 {
        let whole = delay as i32;
        let part = delay - f64::from(whole);
        let from = self.at.wrapping_add(frame).wrapping_sub(whole as usize);
        let (near, far) = (self.line[from & (LINE - 1)], self.line[from.wrapping_sub(1) & (LINE - 1)]);
        near + part * (far - near)
    }
}
