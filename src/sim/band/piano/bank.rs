//! Many damped oscillators side by side: two multiplications a frame each, and none once they are no longer heard.

use std::f64::consts::PI;

/// Oscillators that go together through a loop.
const LANES: usize = 8;
/// Frames between two looks at who still sounds.
const SPELL: usize = 256;

/// What one oscillator is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mode {
    /// Frequency, in hertz.
    pub(super) hertz: f64,
    /// Decay rate, in nepers a second.
    pub(super) decay: f64,
    /// Height of its answer to a push of one frame.
    pub(super) gain: f64,
}

/// Oscillators at one frame rate: y(n) = b y(n−1) + c y(n−2) + g x(n).
#[derive(Debug, Clone)]
pub(super) struct Bank {
    rate: f64,
    floor: f64,
    modes: Vec<Mode>,
    rows: Vec<Row>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Row {
    b: [f64; LANES],
    c: [f64; LANES],
    g: [f64; LANES],
    y1: [f64; LANES],
    y2: [f64; LANES],
}

impl Row {
    #[inline]
    fn tick(&mut self, input: f64) -> f64 {
        let y = std::array::from_fn(|lane| self.b[lane] * self.y1[lane] + self.c[lane] * self.y2[lane] + self.g[lane] * input);
        self.y2 = self.y1;
        self.y1 = y;
        sum(&y)
    }

    /// Frames with a push each.
    #[inline(always)]
    fn push(&mut self, pushes: &[f64], out: &mut [[f64; LANES]]) {
        let (b, c, g, mut y1, mut y2) = (self.b, self.c, self.g, self.y1, self.y2);
        for (push, out) in pushes.iter().zip(out) {
            for lane in 0..LANES {
                let y = b[lane] * y1[lane] + c[lane] * y2[lane] + g[lane] * push;
                out[lane] += y;
                y2[lane] = y1[lane];
                y1[lane] = y;
            }
        }
        self.y1 = y1;
        self.y2 = y2;
    }

    /// Lane by lane, so that the lanes stay apart until all rows are in.
    #[inline(always)]
    fn ring(&mut self, out: &mut [[f64; LANES]]) {
        let (b, c, mut y1, mut y2) = (self.b, self.c, self.y1, self.y2);
        for out in out {
            for lane in 0..LANES {
                let y = b[lane] * y1[lane] + c[lane] * y2[lane];
                out[lane] += y;
                y2[lane] = y1[lane];
                y1[lane] = y;
            }
        }
        self.y1 = y1;
        self.y2 = y2;
    }
}

/// Adds up the lanes of each frame.
#[inline(always)]
fn gather(lanes: &[[f64; LANES]], out: &mut [f64]) {
    for (out, lanes) in out.iter_mut().zip(lanes) {
        *out += sum(lanes);
    }
}

/// Always in the same order.
#[inline]
fn sum(y: &[f64; LANES]) -> f64 {
    ((y[0] + y[4]) + (y[2] + y[6])) + ((y[1] + y[5]) + (y[3] + y[7]))
}

impl Bank {
    /// Oscillators at rest; those that have fallen below `floor` are stopped.
    pub(super) fn new(rate: f64, floor: f64, modes: Vec<Mode>) -> Self {
        let mut bank = Self { rate, floor, rows: vec![Row::default(); modes.len().div_ceil(LANES)], modes };
        bank.tune(|mode| mode.decay);
        for (index, mode) in bank.modes.iter().enumerate() {
            bank.rows[index / LANES].g[index % LANES] = mode.gain * libm::sin(2.0 * PI * mode.hertz / rate);
        }
        bank
    }

    /// Gives every oscillator the decay rate that is made of it.
    pub(super) fn tune(&mut self, decay: impl Fn(&Mode) -> f64) {
        for (index, mode) in self.modes.iter().enumerate() {
            let radius = libm::exp(-decay(mode) / self.rate);
            let (row, lane) = (&mut self.rows[index / LANES], index % LANES);
            row.b[lane] = 2.0 * radius * libm::cos(2.0 * PI * mode.hertz / self.rate);
            row.c[lane] = -radius * radius;
        }
    }

    /// One frame with a push.
    pub(super) fn tick(&mut self, push: f64) -> f64 {
        let mut all = 0.0;
        for row in &mut self.rows {
            all += row.tick(push);
        }
        all
    }

    /// Frames with a push each, added to what is there.
    pub(super) fn push(&mut self, pushes: &[f64], out: &mut [f64]) {
        for (pushes, out) in pushes.chunks(SPELL).zip(out.chunks_mut(SPELL)) {
            pulp::Arch::new().dispatch(Together { rows: &mut self.rows, pushes: Some(pushes), out });
        }
    }

    /// Frames without a push, added to what is there; false when nothing sounds any more.
    pub(super) fn ring(&mut self, out: &mut [f64]) -> bool {
        for out in out.chunks_mut(SPELL) {
            pulp::Arch::new().dispatch(Together { rows: &mut self.rows, pushes: None, out });
            self.rest();
        }
        !self.rows.is_empty()
    }

    /// Drops the rows in which nothing is heard any more.
    fn rest(&mut self) {
        let limit = self.floor * self.floor;
        let mut row = 0;
        while row < self.rows.len() {
            if (0..LANES).all(|lane| height_squared(&self.rows[row], lane) < limit) {
                self.rows.remove(row);
                let last = ((row + 1) * LANES).min(self.modes.len());
                self.modes.drain(row * LANES..last);
            } else {
                row += 1;
            }
        }
    }
}

/// All rows through one spell, in the widest instructions that there are.
struct Together<'a> {
    rows: &'a mut [Row],
    pushes: Option<&'a [f64]>,
    out: &'a mut [f64],
}

impl pulp::WithSimd for Together<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let mut lanes = [[0.0; LANES]; SPELL];
        let lanes = &mut lanes[..self.out.len()];
        for row in self.rows {
            match self.pushes {
                Some(pushes) => row.push(pushes, lanes),
                None => row.ring(lanes),
            }
        }
        gather(lanes, self.out);
    }
}

/// The square of an oscillator's height, from its last two values.
fn height_squared(row: &Row, lane: usize) -> f64 {
    let (b, c, y1, y2) = (row.b[lane], row.c[lane], row.y1[lane], row.y2[lane]);
    // y1² − b y1 y2 − c y2² is the energy that the recurrence keeps, up to its losses; sin² of the turn brings it to a height.
    // A lane without an oscillator has no turn at all.
    let turn = c + b * b / 4.0;
    if turn < 0.0 { (y1 * y1 - b * y1 * y2 - c * y2 * y2) * c / turn } else { 0.0 }
}
