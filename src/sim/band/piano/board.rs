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
/// Places that the modes are heard from: over the treble and over the bass.
const FACES: usize = 2;
/// How much of both the other face of the board gives below, against them.
const BACK: f64 = -0.45;
/// Frames worked out at once.
const CHUNK: usize = 64;
/// How much the lid returns.
const LID: f64 = 0.5;
/// Height of the even part re the peaks of the modes.
const EVEN: f64 = 1.5;
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
pub(super) fn radiate(bridges: Bridges) -> Vec<Vec<f32>> {
    let frames = bridges.high[0].len();
    let faces = modes(&bridges.low);
    let mut full = bridges.high;
    for (full, low) in full.iter_mut().zip(&bridges.low) {
        fill_in(low, full);
    }
    let [mut treble, mut bass] = faces.map(|face| {
        let mut filled = vec![0.0; frames];
        fill_in(&face, &mut filled);
        filled
    });
    let below = even_part(&mut full, &mut treble, &mut bass);
    // The forces have done their work: their place is taken.
    let [mut lid, _] = full;
    arrive(&treble, &bass, &mut lid);
    vec![treble, bass, lid, below]
}

/// The modes below 1 kHz, in low frames, over the treble and over the bass.
fn modes(low: &[Vec<f32>; 2]) -> [Vec<f32>; FACES] {
    let mut faces = [vec![0.0; low[0].len()], vec![0.0; low[0].len()]];
    pulp::Arch::new().dispatch(Modes { rows: board(), low, faces: &mut faces });
    faces
}

/// The work of `modes`.
struct Modes<'a> {
    rows: [Row; ROWS],
    low: &'a [Vec<f32>; 2],
    faces: &'a mut [Vec<f32>; FACES],
}

impl pulp::WithSimd for Modes<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(mut self, _: S) {
        let [treble, bass] = self.faces;
        let mut before = [[0.0; 2]; 2];
        for from in (0..treble.len()).step_by(CHUNK) {
            let to = (from + CHUNK).min(treble.len());
            let mut pushes = [[0.0; 2]; CHUNK];
            for (push, now) in pushes.iter_mut().zip(self.low[0][from..to].iter().zip(&self.low[1][from..to])) {
                let now = [f64::from(*now.0), f64::from(*now.1)];
                *push = [now[0] - before[1][0], now[1] - before[1][1]];
                before = [now, before[0]];
            }
            let mut sums = [[[0.0; LANES]; FACES]; CHUNK];
            for row in &mut self.rows {
                row.play(&pushes[..to - from], &mut sums);
            }
            for (sums, (treble, bass)) in sums.iter().zip(treble[from..to].iter_mut().zip(&mut bass[from..to])) {
                (*treble, *bass) = (sum(&sums[0]) as f32, sum(&sums[1]) as f32);
            }
        }
    }
}

impl Row {
    /// Adds what it gives to each face, lane by lane.
    #[inline(always)]
    fn play(&mut self, pushes: &[[f64; 2]], sums: &mut [[[f64; LANES]; FACES]; CHUNK]) {
        let (mut y1, mut y2) = (self.y1, self.y2);
        for (push, sums) in pushes.iter().zip(sums) {
            for lane in 0..LANES {
                let driven = self.drive[0][lane] * push[0] + self.drive[1][lane] * push[1];
                let y = self.b[lane] * y1[lane] + self.c[lane] * y2[lane] + driven;
                sums[0][lane] += y * self.faces[0][lane];
                sums[1][lane] += y * self.faces[1][lane];
                y2[lane] = y1[lane];
                y1[lane] = y;
            }
        }
        (self.y1, self.y2) = (y1, y2);
    }
}

/// Always in the same order.
#[inline(always)]
fn sum(y: &[f64; LANES]) -> f64 {
    ((y[0] + y[4]) + (y[2] + y[6])) + ((y[1] + y[5]) + (y[3] + y[7]))
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
    }
    rows
}

/// How well a mode of the board gives sound: poorly where the board is small against the wave.
fn radiation(hertz: f64) -> f64 {
    let ratio = hertz / 110.0;
    ratio / libm::sqrt(1.0 + ratio * ratio)
}

/// Adds what the board does above its separate modes, given the whole force on either bridge, and says what goes down.
fn even_part(full: &mut [Vec<f32>; 2], treble: &mut [f32], bass: &mut [f32]) -> Vec<f32> {
    let mut habit = Dice::new(0, "ribs");
    let answers = full.each_mut().map(|force| {
        pass_high(force);
        (&*force, echoes(&mut habit))
    });
    let mut under = Smooth::low_pass(2500.0);
    let mut below = Vec::with_capacity(treble.len());
    for from in (0..treble.len()).step_by(CHUNK) {
        let to = (from + CHUNK).min(treble.len());
        let mut own = [[0.0; CHUNK]; 2];
        for (own, (force, echoes)) in own.iter_mut().zip(&answers) {
            answer(force, echoes, from, &mut own[..to - from]);
        }
        for (index, (treble, bass)) in treble[from..to].iter_mut().zip(&mut bass[from..to]).enumerate() {
            let own = [EVEN * own[0][index], EVEN * own[1][index]];
            below.push((BACK * f64::from(*treble + *bass) - BELOW * under.tick(own[0] + own[1])) as f32);
            *treble += (own[0] + 0.25 * own[1]) as f32;
            *bass += (own[1] + 0.25 * own[0]) as f32;
        }
    }
    below
}

/// Late answers of one half of the board: so many frames later, so high.
fn echoes(habit: &mut Dice) -> [(usize, f64); ECHOES] {
    std::array::from_fn(|index| {
        let ms = 0.4 + 2.3 * index as f64 + habit.between(0.0, 2.0);
        let sign = if habit.chance(0.5) { 1.0 } else { -1.0 };
        ((ms * RATE / 1000.0) as usize, sign * 0.32 * libm::exp(-ms / 7.0))
    })
}

/// Leaves of a force what lies above 1 kHz and is not too high for wood.
fn pass_high(force: &mut [f32]) {
    let mut rise = [Smooth::low_pass(700.0), Smooth::low_pass(450.0)];
    let mut fall = [Smooth::low_pass(9000.0), Smooth::low_pass(12_000.0)];
    for force in force {
        let high = rise[0].tick_high(f64::from(*force));
        let high = rise[1].tick_high(high);
        let high = fall[0].tick(high);
        *force = fall[1].tick(high) as f32;
    }
}

/// The frames of a force from one on, with its echoes.
fn answer(force: &[f32], echoes: &[(usize, f64); ECHOES], from: usize, out: &mut [f64]) {
    out.iter_mut().zip(&force[from..]).for_each(|(out, force)| *out = f64::from(*force));
    for (back, height) in echoes {
        let silent = back.saturating_sub(from).min(out.len());
        let late = &force[(from + silent).saturating_sub(*back)..];
        out[silent..].iter_mut().zip(late).for_each(|(out, late)| *out += height * f64::from(*late));
    }
}

/// What the lid sends to its open side: both halves, later by the way up to it and back down to its edge.
fn arrive(treble: &[f32], bass: &[f32], lid: &mut [f32]) {
    // The lid stands higher over the treble, at the open side, than at its hinge beside the bass.
    let (far, near) = ((0.0021 * RATE) as usize, (0.0011 * RATE) as usize);
    lid.fill(0.0);
    for (half, late) in [(treble, far), (bass, near)] {
        lid.iter_mut().skip(late).zip(half).for_each(|(out, half)| *out += half);
    }
    let mut rise = [Smooth::low_pass(500.0), Smooth::low_pass(350.0)];
    for out in lid {
        let high = rise[0].tick_high(f64::from(*out));
        *out = (LID * rise[1].tick_high(high)) as f32;
    }
}
