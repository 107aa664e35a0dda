//! A made room: predelay, diffuser, and a feedback delay network whose lines each lose what the decay asks of their length.
//!
//! After J.-M. Jot and A. Chaigne, "Digital delay networks for designing artificial reverberators" (AES 90, 1991): with an
//! orthogonal matrix and a gain of −60 dB · length / decay in every line, all modes decay alike. Between two Hadamard
//! matrices, each behind signs drawn by lot, lie shorter lines that scatter every echo into 256 (S. J. Schlecht and
//! E. A. P. Habets, "Dense reverberation with delay feedback matrices", WASPAA 2019). A shelf in each of the long lines
//! doubles the loss above `damping`.

use crate::sim::engine::process::eq::Band;
use crate::sim::engine::process::glide::{GLIDE, Glide, Line, calm, share, within};
use crate::sim::engine::process::lines::{Diffuser, LINES, Lines};
use crate::sim::gear::EqShape;
use crate::sim::units::{Hertz, SAMPLE_RATE, amplitude};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const RATE: f64 = SAMPLE_RATE as f64;
/// The longest predelay, seconds.
const PREDELAY_S: f64 = 0.5;
/// Shortest and longest line before the lot moves them, seconds.
const LONG_S: (f64, f64) = (0.0131, 0.1171);
/// The same of the lines that scatter.
const SHORT_S: (f64, f64) = (0.0011, 0.0431);
/// Frames that are worked at together; the shortest line has 53 at least.
const FRAMES: usize = 32;

/// Added to and taken from what a shelf remembers, so that what is far below it becomes nothing, not a denormal.
const TINY: f32 = 1e-16;

/// One number for each line.
type Each = [f32; LINES];

/// What a room takes away.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Loss {
    /// b0, b1, b2, a1, a2 behind each long line.
    shelves: [Each; 5],
    /// Gain behind each line that scatters.
    gains: Each,
    /// Gain of the whole.
    level: f32,
}

impl Loss {
    fn new(long: &Lines, short: &Lines, seconds: f64, damping: f64) -> Self {
        let decibels = |frames: f64| -60.0 * frames / (RATE * seconds);
        let mut shelves = [[0.0; LINES]; 5];
        for (line, length) in long.lengths().iter().enumerate() {
            let gain = amplitude(decibels(*length as f64));
            // Once more the same loss above the corner, for the way through the short lines too: there it decays in half the time.
            let gain_db = decibels(*length as f64 + short.mean_length()).max(-60.0);
            let (b, a) = Band { shape: EqShape::HighShelf, hertz: damping, gain_db, q: 1.0 }.section();
            for (shelf, value) in shelves.iter_mut().zip([b[0] * gain, b[1] * gain, b[2] * gain, a[0], a[1]]) {
                shelf[line] = value as f32;
            }
        }
        let gains = short.lengths().map(|length| amplitude(decibels(length as f64)) as f32);
        let kept =
            |lines: &Lines| lines.lengths().iter().map(|length| amplitude(2.0 * decibels(*length as f64))).sum::<f64>() / LINES as f64;
        let (long, short) = (kept(long), kept(short));
        // What is heard of a unit of energy: itself, what comes out of the long lines, and what does so round by round.
        let heard = 1.0 + long / (1.0 - long * short);
        Self { shelves, gains, level: (1.0 / libm::sqrt(heard)) as f32 }
    }

    fn between(&self, other: &Self, share: f64) -> Self {
        let mut mixed = *self;
        mixed.level += (other.level - self.level) * share as f32;
        let others = other.shelves.iter().chain([&other.gains]).flatten();
        for (value, to) in mixed.shelves.iter_mut().chain([&mut mixed.gains]).flatten().zip(others) {
            *value += (to - *value) * share as f32;
        }
        mixed
    }
}

/// A reverb of one channel; another seed makes another channel of the same room.
#[derive(Debug, Clone)]
pub(super) struct Reverb {
    predelay: Line,
    diffuser: Diffuser,
    long: Lines,
    short: Lines,
    memory: [Each; 2],
    flips: [[f32; LINES]; 2],
    ins: [f32; LINES],
    outs: [f32; LINES],
    loss: Loss,
    from: Loss,
    to: Loss,
    left: u32,
    mix: Glide,
}

impl Reverb {
    pub(super) fn new(seconds: f64, predelay_s: f64, damping: Hertz, mix: f64, seed: u64) -> Self {
        let mut lot = ChaCha8Rng::seed_from_u64(seed);
        let long = Lines::new(lengths(&mut lot, LONG_S.0, LONG_S.1));
        let short = Lines::new(lengths(&mut lot, SHORT_S.0, SHORT_S.1));
        let diffuser = Diffuser::new(&mut lot);
        let mut signs = || [0; LINES].map(|_: u8| if lot.next_u32() % 2 == 0 { 1.0 } else { -1.0 });
        let loss = Loss::new(&long, &short, within(seconds, 0.05, 60.0), within(damping.0, 200.0, 20_000.0));
        Self {
            predelay: Line::new(PREDELAY_S, predelay_s),
            diffuser,
            long,
            short,
            memory: [[0.0; LINES]; 2],
            flips: [signs(), signs()],
            ins: signs(),
            outs: signs(),
            loss,
            from: loss,
            to: loss,
            left: 0,
            mix: Glide::at(within(mix, 0.0, 1.0)),
        }
    }

    pub(super) fn take_over(&mut self, before: &Self) {
        // Another seed is another room.
        if !(self.long.take_over(&before.long) && self.short.take_over(&before.short)) {
            return;
        }
        self.predelay.take_over(&before.predelay);
        self.diffuser.take_over(&before.diffuser);
        self.memory = before.memory;
        self.mix.take_over(&before.mix);
        (self.loss, self.from) = (before.loss, before.loss);
        self.left = if self.from == self.to { 0 } else { GLIDE };
    }

    pub(super) fn run(&mut self, block: &mut [f32]) {
        block.chunks_mut(FRAMES).for_each(|frames| self.frames(frames));
    }

    /// A few frames at once: what goes into a line comes out of none of them before they are over.
    fn frames(&mut self, block: &mut [f32]) {
        let (mut long, mut short) = ([[0.0; LINES]; FRAMES], [[0.0; LINES]; FRAMES]);
        let (long, short) = (&mut long[..block.len()], &mut short[..block.len()]);
        self.long.read(long);
        self.short.read(short);
        for ((sample, long), short) in block.iter_mut().zip(long.iter_mut()).zip(short.iter_mut()) {
            self.glide();
            let mix = self.mix.next() as f32;
            self.predelay.push(*sample);
            let diffuse = self.diffuser.step(self.predelay.read());
            let wet = self.loss.level * (diffuse + self.round(diffuse, long, short));
            *sample = (1.0 - mix) * *sample + mix * wet;
        }
        self.long.push(short);
        self.short.push(long);
    }

    fn glide(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.loss = if self.left == 0 { self.to } else { self.from.between(&self.to, share(self.left, GLIDE)) };
        }
    }

    /// What is heard of what came out of the lines; in its place stands what goes into the others.
    fn round(&mut self, diffuse: f32, long: &mut [f32; LINES], short: &mut [f32; LINES]) -> f32 {
        self.lose(long);
        let mut heard = [0.0; 4];
        for n in 0..LINES {
            heard[n % 4] += long[n] * self.outs[n];
        }
        *long = mixed(long, &self.flips[0]);
        short.iter_mut().zip(&self.loss.gains).for_each(|(line, gain)| *line *= gain);
        *short = mixed(short, &self.flips[1]);
        short.iter_mut().zip(&self.ins).for_each(|(line, way)| *line += WAY * way * diffuse);
        (heard[0] + heard[1]) + (heard[2] + heard[3])
    }

    fn lose(&mut self, line: &mut [f32; LINES]) {
        let [b0, b1, b2, a1, a2] = &self.loss.shelves;
        let [s1, s2] = &mut self.memory;
        for n in 0..LINES {
            let x = line[n];
            let y = b0[n] * x + s1[n];
            s1[n] = (b1[n] * x - a1[n] * y + s2[n] + TINY) - TINY;
            s2[n] = (b2[n] * x - a2[n] * y + TINY) - TINY;
            line[n] = calm(y);
        }
    }
}

/// Sixteen different lengths, one drawn from each step of a geometric row.
fn lengths(lot: &mut ChaCha8Rng, shortest: f64, longest: f64) -> [usize; LINES] {
    let mut step = 0.0;
    [(); LINES].map(|()| {
        let along = (step + f64::from(lot.next_u32()) / 4_294_967_296.0) / LINES as f64;
        step += 1.0;
        (RATE * shortest * libm::exp(along * libm::log(longest / shortest))) as usize
    })
}

/// The share of a line in each of sixteen others, so that the energy stays: 1/√16.
const WAY: f32 = 0.25;

/// Every line into every other, by a Hadamard matrix behind these signs: sums and differences of the columns of a
/// square of four by four, then of its rows.
fn mixed(x: &[f32; LINES], flips: &[f32; LINES]) -> [f32; LINES] {
    let mut square = [[0.0; 4]; 4];
    for (row, line) in square.iter_mut().enumerate() {
        for (column, place) in line.iter_mut().enumerate() {
            *place = WAY * x[4 * row + column] * flips[4 * row + column];
        }
    }
    let columns = sums(square);
    let mut turned = [[0.0; 4]; 4];
    for (row, line) in turned.iter_mut().enumerate() {
        *line = columns.map(|column| column[row]);
    }
    let [a, b, c, d] = sums(turned);
    let mut out = [0.0; LINES];
    for (quarter, row) in out.chunks_exact_mut(4).zip([a, b, c, d]) {
        quarter.copy_from_slice(&row);
    }
    out
}

/// The Hadamard matrix of four, on four rows at once.
fn sums([a, b, c, d]: [[f32; 4]; 4]) -> [[f32; 4]; 4] {
    let mut out = [[0.0; 4]; 4];
    for n in 0..4 {
        let (ab, cd, a_b, c_d) = (a[n] + b[n], c[n] + d[n], a[n] - b[n], c[n] - d[n]);
        (out[0][n], out[1][n], out[2][n], out[3][n]) = (ab + cd, a_b + c_d, ab - cd, a_b - c_d);
    }
    out
}
