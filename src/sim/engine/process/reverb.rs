//! A made room: predelay, diffuser, and a feedback delay network whose lines each lose what the decay asks of their length.
//!
//! After J.-M. Jot and A. Chaigne, "Digital delay networks for designing artificial reverberators" (AES 90, 1991): with an
//! orthogonal matrix and a gain of −60 dB · length / decay in every line, all modes decay alike. The matrix is a
//! Hadamard one behind signs drawn by lot; the shelf that follows it in each line doubles the loss above `damping`.

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
const LONGEST_S: f64 = 0.0971;

/// One number for each line.
type Each = [f64; LINES];

/// What a line does to what comes out of it: b0, b1, b2, a1, a2 for all lines, and the gain of the whole.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Loss {
    shelves: [Each; 5],
    gain: f64,
}

impl Loss {
    fn new(lengths: &[usize; LINES], seconds: f64, damping: f64) -> Self {
        let mut shelves = [[0.0; LINES]; 5];
        let mut kept = 0.0;
        for (line, length) in lengths.iter().enumerate() {
            let decibels = -60.0 * *length as f64 / (RATE * seconds);
            let gain = amplitude(decibels);
            // Once more the same loss above the corner: there it decays in half the time.
            let (b, a) = Band { shape: EqShape::HighShelf, hertz: damping, gain_db: decibels, q: 1.0 }.section();
            for (shelf, value) in shelves.iter_mut().zip([b[0] * gain, b[1] * gain, b[2] * gain, a[0], a[1]]) {
                shelf[line] = value;
            }
            kept += gain * gain / LINES as f64;
        }
        // Each round keeps that share of the energy: 1 + k + k² + … = 1/(1 − k), made 1.
        Self { shelves, gain: libm::sqrt(1.0 - kept) }
    }

    fn between(&self, other: &Self, share: f64) -> Self {
        let mut mixed = *self;
        mixed.gain += (other.gain - self.gain) * share;
        for (mixed, (from, to)) in mixed.shelves.iter_mut().zip(self.shelves.iter().zip(&other.shelves)) {
            for (mixed, (from, to)) in mixed.iter_mut().zip(from.iter().zip(to)) {
                *mixed = from + (to - from) * share;
            }
        }
        mixed
    }
}

/// A reverb of one channel; another seed makes another channel of the same room.
#[derive(Debug, Clone)]
pub(super) struct Reverb {
    predelay: Line,
    diffuser: Diffuser,
    lines: Lines,
    memory: [Each; 2],
    flips: [f32; LINES],
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
        let lengths = lengths(&mut lot);
        let diffuser = Diffuser::new(&mut lot);
        let mut signs = || [0; LINES].map(|_: u8| if lot.next_u32() % 2 == 0 { 1.0 } else { -1.0 });
        let loss = Loss::new(&lengths, within(seconds, 0.05, 60.0), within(damping.0, 200.0, 20_000.0));
        Self {
            predelay: Line::new(PREDELAY_S, predelay_s),
            diffuser,
            lines: Lines::new(lengths),
            memory: [[0.0; LINES]; 2],
            flips: signs(),
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
        if !self.lines.take_over(&before.lines) {
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
        let mut around = self.lose(self.lines.read());
        let sum: f32 = around.iter().zip(&self.outs).map(|(x, sign)| x * sign).sum();
        for (x, flip) in around.iter_mut().zip(&self.flips) {
            *x *= flip;
        }
        hadamard(&mut around);
        // Both the matrix and the way in are of unit energy: a quarter for sixteen lines.
        for (x, sign) in around.iter_mut().zip(&self.ins) {
            *x = calm(0.25 * (*x + sign * diffuse));
        }
        self.lines.push(&around);
        self.loss.gain as f32 * (diffuse + sum)
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
            out[n] = y as f32;
        }
        out
    }
}

/// Sixteen different primes around a geometric row: no two lines repeat together.
fn lengths(lot: &mut ChaCha8Rng) -> [usize; LINES] {
    let mut lengths = [0; LINES];
    for n in 0..LINES {
        let along = (n as f64 + f64::from(lot.next_u32()) / 4_294_967_296.0) / LINES as f64;
        let wanted = RATE * SHORTEST_S * libm::exp(along * libm::log(LONGEST_S / SHORTEST_S));
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

/// Sums and differences of all sixteen, which keep their energy but for a factor of sixteen.
fn hadamard(x: &mut [f32; LINES]) {
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
}
