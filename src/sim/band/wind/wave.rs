//! Waves that a mouth makes and a bore hands on.

use crate::sim::band::sustained::FINE;
use std::f64::consts::PI;

/// Frames that a bore holds.
const LINE: usize = 256;

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

    /// One frame on at this frequency; gives the phase from 0 to 1.
    pub(in crate::sim::band) fn tick(&mut self, hertz: f64) -> f64 {
        self.phase += hertz / FINE;
        if self.phase >= 1.0 {
            self.phase -= 1.0;
        }
        self.phase
    }

    /// Cosine of a whole turn times the phase.
    pub(in crate::sim::band) fn cosine(&self, phase: f64) -> f64 {
        let place = phase * TABLE as f64;
        let index = (place as usize).min(TABLE - 1);
        let part = place - index as f64;
        self.table[index] + part * (self.table[index + 1] - self.table[index])
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

    /// One frame; `lead` is by how many frames a pressure of 1 arrives earlier than none.
    pub(in crate::sim::band) fn tick(&mut self, pressure: f64, lead: f64) -> f64 {
        self.line[self.at & (LINE - 1)] = pressure;
        // What arrives now left when its own pressure lets it arrive now: a few rounds find it.
        let middle = LINE as f64 * 0.5;
        let mut value = self.read(middle);
        for _ in 0..3 {
            value = self.read((middle - lead * value).clamp(2.0, LINE as f64 - 4.0));
        }
        self.at = self.at.wrapping_add(1);
        value
    }

    fn read(&self, delay: f64) -> f64 {
        let whole = delay as usize;
        let part = delay - whole as f64;
        let near = self.line[self.at.wrapping_sub(whole) & (LINE - 1)];
        let far = self.line[self.at.wrapping_sub(whole + 1) & (LINE - 1)];
        near + part * (far - near)
    }
}
