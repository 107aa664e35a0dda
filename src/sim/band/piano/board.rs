//! The soundboard and what stands around it: from the force on the bridges to what each place gives out.
//!
//! Below 1 kHz the board has separate modes, about one in 17 Hz with a loss factor of a few per cent (Ege, Boutillon and
//! Rébillat 2013: 0.06 modes per hertz); above, it answers evenly up to 5 kHz with a short diffuse tail.
//! Its back moves against its front, so that the two cancel where a wave is long; the lid sends back what is above 500 Hz.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{RATE, Smooth};
use crate::sim::band::piano::rates::{Bridges, LOW_RATE, fill_in};
use std::f64::consts::PI;

/// Oscillators that go together through a loop.
const LANES: usize = 8;
/// Rows of them.
const ROWS: usize = 7;
/// The lowest mode, and where separate modes end, in hertz.
const MODES_HZ: (f64, f64) = (52.0, 1150.0);
/// Places that the modes are heard from: over the treble, over the bass, below.
const FACES: usize = 3;
/// How much the lid returns.
const LID: f64 = 0.5;
/// How much of the even part goes down.
const BELOW: f64 = 0.45;
/// Late answers of the board in the even part.
const ECHOES: usize = 7;

#[derive(Debug, Clone, Copy, Default)]
struct Row {
    b: [f64; LANES],
    c: [f64; LANES],
    drive: [[f64; LANES]; 2],
    faces: [[f64; LANES]; FACES],
    y1: [f64; LANES],
    y2: [f64; LANES],
}

/// What each radiator gives, in the order of `RADIATORS`.
pub(super) fn radiate(bridges: Bridges) -> Vec<Vec<f64>> {
    let frames = bridges.high[0].len();
    let mut faces = modes(&bridges.low);
    let mut full = bridges.high;
    for (full, low) in full.iter_mut().zip(&bridges.low) {
        fill_in(low, full);
    }
    let mut treble = vec![0.0; frames];
    let mut bass = vec![0.0; frames];
    let mut below = vec![0.0; frames];
    fill_in(&faces[0], &mut treble);
    fill_in(&faces[1], &mut bass);
    fill_in(&faces[2], &mut below);
    faces.clear();
    even_part(&full, &mut treble, &mut bass, &mut below);
    let lid = lid(&treble, &bass);
    vec![treble, bass, lid, below]
}

/// The modes below 1 kHz, in low frames.
fn modes(low: &[Vec<f64>; 2]) -> Vec<Vec<f64>> {
    let mut faces = vec![vec![0.0; low[0].len()]; FACES];
    for mut row in board() {
        let mut before = [[0.0; 2]; 2];
        for frame in 0..low[0].len() {
            let now = [low[0][frame], low[1][frame]];
            let push = [now[0] - before[1][0], now[1] - before[1][1]];
            before = [now, before[0]];
            let mut y = [0.0; LANES];
            for lane in 0..LANES {
                y[lane] =
                    row.b[lane] * row.y1[lane] + row.c[lane] * row.y2[lane] + row.drive[0][lane] * push[0] + row.drive[1][lane] * push[1];
            }
            row.y2 = row.y1;
            row.y1 = y;
            for (face, weights) in faces.iter_mut().zip(&row.faces) {
                let mut sums = [0.0; 4];
                for lane in 0..4 {
                    sums[lane] = y[lane] * weights[lane] + y[lane + 4] * weights[lane + 4];
                }
                face[frame] += (sums[0] + sums[1]) + (sums[2] + sums[3]);
            }
        }
    }
    faces
}

/// The modes of the one board.
fn board() -> [Row; ROWS] {
    let mut habit = Dice::new(0, "soundboard");
    let mut rows = [Row::default(); ROWS];
    let count = ROWS * LANES;
    for index in 0..count {
        let (row, lane) = (&mut rows[index / LANES], index % LANES);
        let place = (index as f64 + habit.around(0.25)).max(0.0) / count as f64;
        // The lowest lie a little denser on a ratio, the others evenly.
        let hertz = MODES_HZ.0 + (MODES_HZ.1 - MODES_HZ.0) * place;
        let q = 14.0 + 12.0 * libm::sqrt(hertz / 400.0).min(1.5) + habit.around(3.0);
        let radius = libm::exp(-PI * hertz / q / LOW_RATE);
        row.b[lane] = 2.0 * radius * libm::cos(2.0 * PI * hertz / LOW_RATE);
        row.c[lane] = -radius * radius;
        let peak = (1.0 - radius * radius) / 2.0 * radiation(hertz);
        // A mode's shape: how it is moved from either bridge and seen over either half; higher ones differ more.
        let differ = (hertz / 700.0).min(1.0);
        let mut part = || 1.0 - differ * habit.between(0.0, 1.1);
        let shape = [part(), part()];
        row.drive[0][lane] = peak * shape[0];
        row.drive[1][lane] = peak * shape[1];
        row.faces[0][lane] = shape[0];
        row.faces[1][lane] = shape[1];
        row.faces[2][lane] = -0.45 * (shape[0] + shape[1]);
    }
    rows
}

/// How well a mode of the board gives sound: poorly where the board is small against the wave.
fn radiation(hertz: f64) -> f64 {
    let ratio = hertz / 110.0;
    ratio / libm::sqrt(1.0 + ratio * ratio)
}

/// What the board does above its separate modes.
fn even_part(full: &[Vec<f64>; 2], treble: &mut [f64], bass: &mut [f64], below: &mut [f64]) {
    let mut habit = Dice::new(0, "ribs");
    let mut answers = [Answer::new(&mut habit), Answer::new(&mut habit)];
    let mut under = Smooth::low_pass(2500.0);
    for frame in 0..below.len() {
        let own = [answers[0].tick(full[0][frame]), answers[1].tick(full[1][frame])];
        treble[frame] += own[0] + 0.25 * own[1];
        bass[frame] += own[1] + 0.25 * own[0];
        below[frame] -= BELOW * under.tick(own[0] + own[1]);
    }
}

/// One half of the board above 1 kHz.
#[derive(Debug, Clone)]
struct Answer {
    rise: [Smooth; 2],
    fall: [Smooth; 2],
    memory: Vec<f64>,
    at: usize,
    echoes: [(usize, f64); ECHOES],
}

impl Answer {
    fn new(habit: &mut Dice) -> Self {
        let mut echoes = [(0, 0.0); ECHOES];
        for (index, echo) in echoes.iter_mut().enumerate() {
            let ms = 0.4 + 2.3 * index as f64 + habit.between(0.0, 2.0);
            let sign = if habit.chance(0.5) { 1.0 } else { -1.0 };
            *echo = ((ms * RATE / 1000.0) as usize, sign * 0.32 * libm::exp(-ms / 7.0));
        }
        Self {
            rise: [Smooth::low_pass(700.0), Smooth::low_pass(450.0)],
            fall: [Smooth::low_pass(9000.0), Smooth::low_pass(12_000.0)],
            memory: vec![0.0; 1024],
            at: 0,
            echoes,
        }
    }

    fn tick(&mut self, force: f64) -> f64 {
        let high = self.rise[0].tick_high(force);
        let high = self.rise[1].tick_high(high);
        let high = self.fall[0].tick(high);
        let high = self.fall[1].tick(high);
        self.at = (self.at + 1) & 1023;
        self.memory[self.at] = high;
        let mut all = high;
        for (back, height) in &self.echoes {
            all += height * self.memory[self.at.wrapping_sub(*back) & 1023];
        }
        all
    }
}

/// What the lid sends to its open side: both halves, later by the way up to it and back down to its edge.
fn lid(treble: &[f64], bass: &[f64]) -> Vec<f64> {
    // The lid stands higher over the treble, at the open side, than at its hinge beside the bass.
    let (far, near) = ((0.0021 * RATE) as usize, (0.0011 * RATE) as usize);
    let mut rise = [Smooth::low_pass(500.0), Smooth::low_pass(350.0)];
    let at = |row: &[f64], frame: usize, back: usize| if frame >= back { row[frame - back] } else { 0.0 };
    (0..treble.len())
        .map(|frame| {
            let arriving = at(treble, frame, far) + at(bass, frame, near);
            let high = rise[0].tick_high(arriving);
            LID * rise[1].tick_high(high)
        })
        .collect()
}
