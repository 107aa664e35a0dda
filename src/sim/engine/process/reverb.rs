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
const SHORTEST_S: f64 = 0.0131;
const LONGEST_S: f64 = 0.1171;
/// The same of the lines that scatter.
const SCATTER_S: (f64, f64) = (0.0011, 0.0431);

/// One number for each line.
type Each = [f64; LINES];

/// What a room takes away.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Loss {
    /// b0, b1, b2, a1, a2 behind each long line.
    shelves: [Each; 5],
    /// Gain behind each line that scatters.
    gains: Each,
    /// Gain of the whole.
    level: f64,
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
                shelf[line] = value;
            }
        }
        let gains = short.lengths().map(|length| amplitude(decibels(length as f64)));
        let kept = |lines: &Lines| lines.lengths().iter().map(|length| amplitude(2.0 * decibels(*length as f64))).sum::<f64>() / LINES as f64;
        let (long, short) = (kept(long), kept(short));
        // What is heard of a unit of energy: itself, what comes out of the long lines, and what does so round by round.
        let heard = 1.0 + long / (1.0 - long * short);
        Self { shelves, gains, level: 1.0 / libm::sqrt(heard) }
    }

    fn between(&self, other: &Self, share: f64) -> Self {
        let mut mixed = *self;
        mixed.level += (other.level - self.level) * share;
        let others = other.shelves.iter().chain([&other.gains]).flatten();
        for (value, to) in mixed.shelves.iter_mut().chain([&mut mixed.gains]).flatten().zip(others) {
            *value += (to - *value) * share;
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
        let long = Lines::new(lengths(&mut lot, SHORTEST_S, LONGEST_S));
        let short = Lines::new(lengths(&mut lot, SCATTER_S.0, SCATTER_S.1));
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
        for sample in block {
            self.glide();
            let mix = self.mix.next() as f32;
            self.predelay.push(*sample);
            let delayed = self.predelay.read();
            let room = self.room(delayed);
            *sample = (1.0 - mix) * *sample + mix * room;
        }
    }

    fn glide(&mut self) {
        if self.left > 0 {
            self.left -= 1;
            self.loss = if self.left == 0 { self.to } else { self.from.between(&self.to, share(self.left, GLIDE)) };
        }
    }

    fn room(&mut self, sample: f32) -> f32 {
        let diffuse = self.diffuser.step(sample);
        let around = self.lose(self.long.read());
        let sum: f32 = around.iter().zip(&self.outs).map(|(x, sign)| x * sign).sum();
        let mut scattered = self.short.read();
        for (x, gain) in scattered.iter_mut().zip(&self.loss.gains) {
            *x *= *gain as f32;
        }
        self.short.push(&mixed(around, &self.flips[0]));
        let mut back = mixed(scattered, &self.flips[1]);
        for (x, sign) in back.iter_mut().zip(&self.ins) {
            *x += WAY * sign * diffuse;
        }
        self.long.push(&back);
        self.loss.level as f32 * (diffuse + sum)
    }

    fn lose(&mut self, x: [f32; LINES]) -> [f32; LINES] {
        let [b0, b1, b2, a1, a2] = &self.loss.shelves;
        let [s1, s2] = &mut self.memory;
        let mut out = [0.0; LINES];
        for n in 0..LINES {
            let x = f64::from(x[n]);
            let y = b0[n] * x + s1[n];
            s1[n] = (b1[n] * x - a1[n] * y + s2[n] + 1e-15) - 1e-15;
            s2[n] = (b2[n] * x - a2[n] * y + 1e-15) - 1e-15;
            out[n] = calm(y as f32);
        }
        out
    }
}

/// Sixteen different primes around a geometric row: no two lines repeat together.
fn lengths(lot: &mut ChaCha8Rng, shortest: f64, longest: f64) -> [usize; LINES] {
    let mut lengths = [0; LINES];
    for n in 0..LINES {
        let along = (n as f64 + f64::from(lot.next_u32()) / 4_294_967_296.0) / LINES as f64;
        let wanted = RATE * shortest * libm::exp(along * libm::log(longest / shortest));
        let mut length = wanted as usize | 1;
        while lengths.contains(&length) || !is_prime(length) {
            length += 2;
        }
        lengths[n] = length;
    }
    lengths
}

fn is_prime(odd: usize) -> bool {
    (3..).step_by(2).take_while(|factor| factor * factor <= odd).all(|factor| odd % factor != 0)
}

/// The share of a line in each of sixteen others, so that the energy stays: 1/√16.
const WAY: f32 = 0.25;

/// Every line into every other, by the Hadamard matrix behind these signs.
fn mixed(mut x: [f32; LINES], flips: &[f32; LINES]) -> [f32; LINES] {
    for (x, flip) in x.iter_mut().zip(flips) {
        *x *= WAY * flip;
    }
    let mut half = 1;
    while half < LINES {
        for pair in x.chunks_exact_mut(2 * half) {
            let (first, second) = pair.split_at_mut(half);
            for (a, b) in first.iter_mut().zip(second) {
                (*a, *b) = (*a + *b, *a - *b);
            }
        }
        half *= 2;
    }
    x
}
