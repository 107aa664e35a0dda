//! The body: modes of air and wood between the force on the bridge and what each place gives to the air.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::filters::Smooth;
use crate::sim::band::sustained::TICK;
use pulp::{Arch, NullaryFnOnce};
use std::f64::consts::PI;

/// All modes: the named ones, then ever denser ones.
const MODES: usize = 40;

/// A mode that has a name.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Mode {
    /// Its frequency.
    pub(in crate::sim::band) hertz: f64,
    /// Its quality factor.
    pub(in crate::sim::band) q: f64,
    /// Radiated pressure over force, in decibels on a scale of the instrument's own; negative sign of the motion if `turned`.
    pub(in crate::sim::band) gain: f64,
    /// Whether it moves against the force where it radiates.
    pub(in crate::sim::band) turned: bool,
}

/// A place from which the body radiates: its share of the modes by frequency.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Place {
    /// Points of frequency and share, rising; straight lines between them over the logarithm of frequency.
    pub(in crate::sim::band) share: &'static [(f64, f64)],
    /// Whether strings and bow are heard from there too.
    pub(in crate::sim::band) bare: f64,
    /// Whether its higher modes move on their own: a back does not follow the top.
    pub(in crate::sim::band) own: bool,
}

/// What a body is like.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Corpus {
    /// The signature modes.
    pub(in crate::sim::band) named: &'static [Mode],
    /// Hertz from one of the denser modes to the next.
    pub(in crate::sim::band) spacing: f64,
    /// Gains of those in decibels by frequency: what the bridge lets through.
    pub(in crate::sim::band) hill: &'static [(f64, f64)],
    /// The highest mode; above it the bridge alone is heard.
    pub(in crate::sim::band) top: f64,
    /// Where it radiates.
    pub(in crate::sim::band) places: &'static [Place],
}

/// A body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    b: [f64; MODES],
    c: [f64; MODES],
    /// The last two frames of each mode, even and odd ones.
    even: [f64; MODES],
    odd: [f64; MODES],
    /// The last two forces, the later first.
    before: [f64; 2],
    gains: Vec<[f64; MODES]>,
    bare: Vec<f64>,
    low: Smooth,
    high: Smooth,
    dull: Smooth,
    /// As many lanes as the processor has.
    arch: Arch,
}

impl Body {
    /// The body of one instrument; the same dice give the same instrument.
    pub(super) fn new(corpus: &Corpus, dice: &mut Dice) -> Self {
        let mut body = Self {
            b: [0.0; MODES],
            c: [0.0; MODES],
            even: [0.0; MODES],
            odd: [0.0; MODES],
            before: [0.0; 2],
            gains: vec![[0.0; MODES]; corpus.places.len()],
            bare: corpus.places.iter().map(|place| place.bare).collect(),
            low: Smooth::low_pass(corpus.top * 1.6),
            high: Smooth::low_pass(corpus.top * 0.7),
            dull: Smooth::low_pass(corpus.top * 1.6),
            arch: Arch::new(),
        };
        for (index, mode) in modes(corpus, dice).iter().enumerate() {
            let radius = libm::exp(-PI * mode.hertz / mode.q / RATE);
            body.b[index] = 2.0 * radius * libm::cos(2.0 * PI * mode.hertz / RATE);
            body.c[index] = -radius * radius;
            let gain = libm::exp10(mode.gain / 20.0) * (1.0 - radius * radius) / 2.0;
            for (gains, place) in body.gains.iter_mut().zip(corpus.places) {
                let turned = if place.own && index >= corpus.named.len() { dice.chance(0.5) } else { mode.turned };
                gains[index] = gain * at(place.share, mode.hertz) * if turned { -1.0 } else { 1.0 };
            }
        }
        body
    }

    /// The frames of one tick: force on the bridge in, what each place gives out.
    pub(super) fn play(&mut self, forces: &[f64; TICK], out: &mut [[f64; TICK]]) {
        self.arch.dispatch(Tick { body: self, forces, out });
    }
}

/// One tick of a body: a type of its own, since a closure would not be built for the lanes that it runs on.
struct Tick<'a> {
    body: &'a mut Body,
    forces: &'a [f64; TICK],
    out: &'a mut [[f64; TICK]],
}

impl NullaryFnOnce for Tick<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        let Body { b, c, even, odd, before, gains, bare, low, high, dull, .. } = self.body;
        for (frame, force) in self.forces.iter().enumerate() {
            let drive = force - before[1];
            *before = [*force, before[0]];
            let (now, last) = if frame % 2 == 0 { (&mut *even, &*odd) } else { (&mut *odd, &*even) };
            swing(b, c, drive, now, last);
            let smooth = low.tick(*force);
            let past = high.tick_high(smooth);
            let past = dull.tick(past);
            for ((out, gains), share) in self.out.iter_mut().zip(&*gains).zip(&*bare) {
                out[frame] = sum(gains, now) + share * past;
            }
        }
    }
}

/// One frame of all modes: `now` holds the one before the last.
#[inline(always)]
fn swing(b: &[f64; MODES], c: &[f64; MODES], drive: f64, now: &mut [f64; MODES], last: &[f64; MODES]) {
    for (mode, value) in now.iter_mut().enumerate() {
        *value = b[mode] * last[mode] + c[mode] * *value + drive;
    }
}

/// The sum of products, in four strands so that it can be added up side by side.
#[inline(always)]
fn sum(gains: &[f64; MODES], values: &[f64; MODES]) -> f64 {
    let mut strands = [0.0; 4];
    for (gains, values) in gains.chunks_exact(4).zip(values.chunks_exact(4)) {
        for (strand, (gain, value)) in strands.iter_mut().zip(gains.iter().zip(values)) {
            *strand += gain * value;
        }
    }
    (strands[0] + strands[1]) + (strands[2] + strands[3])
}

/// The named modes, then denser ones about `spacing` apart (wider where they would not reach the top).
fn modes(corpus: &Corpus, dice: &mut Dice) -> Vec<Mode> {
    let mut modes = corpus.named.to_vec();
    let rest = MODES - modes.len();
    let from = modes.last().map_or(500.0, |mode| mode.hertz);
    // Spaces that grow evenly from the first to what is needed to reach the top.
    let growth = 2.0 * ((corpus.top - from) / rest as f64 - corpus.spacing) / rest as f64;
    for number in 0..rest {
        let steps = number as f64 + 1.0;
        let hertz = from + steps * corpus.spacing + 0.5 * growth * steps * steps + dice.around(0.2) * corpus.spacing;
        // Wood loses 2 to 3 percent; above the hill, modes overlap and wider ones stand for several.
        let q = (35.0 * (1.0 + dice.around(0.2))).min(hertz / (0.7 * (corpus.spacing + growth * steps)));
        let gain = at(corpus.hill, hertz) + dice.around(2.5);
        modes.push(Mode { hertz, q, gain, turned: dice.chance(0.5) });
    }
    modes
}

/// The value of a curve at a frequency.
fn at(curve: &[(f64, f64)], hertz: f64) -> f64 {
    let after = curve.partition_point(|point| point.0 < hertz);
    if after == 0 || after == curve.len() {
        return curve.get(after).or(curve.last()).map_or(0.0, |point| point.1);
    }
    let ((from, low), (to, high)) = (curve[after - 1], curve[after]);
    low + (high - low) * libm::log(hertz / from) / libm::log(to / from)
}
