//! The Fourier transform of eight real signals at once, one in each lane.
//!
//! A lane goes through the same operations in the same order whoever is beside it and however many lanes the processor has,
//! so every machine gets the same bits. Two neighbouring samples are the two parts of a complex one; the transform of those
//! has radix four, in place, with its bins in the order of their digits turned round, which only `place` knows.

use crate::sim::engine::convolve::Chunk;
use pulp::{Arch, Simd, WithSimd};
use std::f64::consts::TAU;

/// Signals at once.
pub(super) const LANES: usize = 8;
/// One sample, or one part of a bin, of each signal.
pub(super) type Lane = [f32; LANES];

/// A factor of a butterfly: real part, imaginary part, and that turned over.
type Turn = [f32; 3];

/// Transforms of one size, a power of four times two, with their buffers.
#[derive(Debug)]
pub(super) struct Transform {
    /// Even samples.
    pub(super) re: Vec<Lane>,
    /// Odd samples.
    pub(super) im: Vec<Lane>,
    /// Real and imaginary parts from 0 to half the size, and silence up to a whole chunk.
    bins: Vec<[Lane; 2]>,
    /// Three for each butterfly of each stage, from the longest stage to the shortest but one.
    turns: Vec<[Turn; 3]>,
    /// Between the bins of half the size and those of the whole: cosine and sine of each.
    halves: Vec<[f32; 2]>,
    /// Where each bin lies between the transforms.
    place: Vec<u32>,
}

fn turn(part: usize, whole: usize) -> Turn {
    let angle = TAU * part as f64 / whole as f64;
    let (re, im) = (libm::cos(angle) as f32, -libm::sin(angle) as f32);
    [re, im, -im]
}

impl Transform {
    /// Transforms of so many samples.
    pub(super) fn new(size: usize) -> Self {
        let count = size / 2;
        let stages = count.trailing_zeros() / 2;
        let lengths = (1..stages).rev().map(|stage| 4 << (2 * stage));
        let turns = lengths.flat_map(|length: usize| (0..length / 4).map(move |at| [1, 2, 3].map(|k| turn(k * at, length)))).collect();
        let halves = (0..=count / 2).map(|bin| turn(bin, size)).map(|[re, im, _]| [re, im]).collect();
        let place = (0..count as u32).map(|bin| (0..stages).fold(0, |place, digit| place << 2 | (bin >> (2 * digit) & 3))).collect();
        let bins = vec![[[0.0; LANES]; 2]; (count + 1).next_multiple_of(LANES)];
        Self { re: vec![[0.0; LANES]; count], im: vec![[0.0; LANES]; count], bins, turns, halves, place }
    }

    /// How many samples it takes.
    pub(super) fn size(&self) -> usize {
        2 * self.re.len()
    }

    /// The sample of that number of every signal.
    #[inline]
    pub(super) fn sample(&mut self, at: usize) -> &mut Lane {
        if at.is_multiple_of(2) { &mut self.re[at / 2] } else { &mut self.im[at / 2] }
    }

    /// From samples to spectra.
    #[inline]
    pub(super) fn forward(&mut self) {
        Arch::new().dispatch(Forward(self));
    }

    /// From spectra to samples, which come out times the size.
    #[inline]
    pub(super) fn inverse(&mut self) {
        Arch::new().dispatch(Inverse(self));
    }

    /// Takes the spectrum out of a lane, chunk by chunk.
    #[inline]
    pub(super) fn spectrum<'a>(&self, lane: usize, chunks: impl Iterator<Item = &'a mut Chunk>) {
        for (bins, chunk) in self.bins.as_chunks::<LANES>().0.iter().zip(chunks) {
            for at in 0..LANES {
                (chunk[at], chunk[LANES + at]) = (bins[at][0][lane], bins[at][1][lane]);
            }
        }
    }

    /// Puts a spectrum into a lane, chunk by chunk.
    #[inline]
    pub(super) fn put(&mut self, lane: usize, chunks: &[Chunk]) {
        for (bins, chunk) in self.bins.as_chunks_mut::<LANES>().0.iter_mut().zip(chunks) {
            for at in 0..LANES {
                (bins[at][0][lane], bins[at][1][lane]) = (chunk[at], chunk[LANES + at]);
            }
        }
    }
}

/// One complex number of some lanes.
type Pair<S> = (<S as Simd>::f32s, <S as Simd>::f32s);

/// Operations on complex numbers with as many lanes as there are.
#[derive(Clone, Copy)]
struct On<S>(S);

impl<S: Simd> On<S> {
    #[inline(always)]
    fn add(self, a: Pair<S>, b: Pair<S>) -> Pair<S> {
        (self.0.add_f32s(a.0, b.0), self.0.add_f32s(a.1, b.1))
    }

    #[inline(always)]
    fn sub(self, a: Pair<S>, b: Pair<S>) -> Pair<S> {
        (self.0.sub_f32s(a.0, b.0), self.0.sub_f32s(a.1, b.1))
    }

    /// a + i·b.
    #[inline(always)]
    fn add_i(self, a: Pair<S>, b: Pair<S>) -> Pair<S> {
        (self.0.sub_f32s(a.0, b.1), self.0.add_f32s(a.1, b.0))
    }

    /// a − i·b.
    #[inline(always)]
    fn sub_i(self, a: Pair<S>, b: Pair<S>) -> Pair<S> {
        (self.0.add_f32s(a.0, b.1), self.0.sub_f32s(a.1, b.0))
    }

    #[inline(always)]
    fn turned(self, a: Pair<S>, [re, im, minus]: Turn) -> Pair<S> {
        let [re, im, minus] = [re, im, minus].map(|x| self.0.splat_f32s(x));
        let (x, y) = (self.0.mul_f32s(a.1, minus), self.0.mul_f32s(a.1, re));
        (self.0.mul_add_f32s(a.0, re, x), self.0.mul_add_f32s(a.0, im, y))
    }

    /// Both parts of a buffer, in vectors.
    #[inline(always)]
    fn parts(self, on: &mut Transform) -> (&mut [S::f32s], &mut [S::f32s]) {
        (S::as_mut_simd_f32s(on.re.as_flattened_mut()).0, S::as_mut_simd_f32s(on.im.as_flattened_mut()).0)
    }
}

/// Vectors to a lane.
const fn vectors<S: Simd>() -> usize {
    LANES / S::F32_LANES
}

struct Forward<'a>(&'a mut Transform);

impl WithSimd for Forward<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let on = self.0;
        let (simd, per, count) = (On(simd), vectors::<S>(), on.re.len());
        let turns = std::mem::take(&mut on.turns);
        let (re, im) = simd.parts(on);
        let (mut quarter, mut done) = (count / 4, 0);
        while quarter > 1 {
            for (at, turns) in turns[done..done + quarter].iter().enumerate() {
                for from in (at..count).step_by(4 * quarter) {
                    for lane in 0..per {
                        forward(simd, re, im, from * per + lane, quarter * per, Some(turns));
                    }
                }
            }
            (done, quarter) = (done + quarter, quarter / 4);
        }
        for from in (0..count).step_by(4) {
            for lane in 0..per {
                forward(simd, re, im, from * per + lane, per, None);
            }
        }
        on.turns = turns;
        give_bins(on);
    }
}

/// A butterfly of the forward transform; the last stage does not turn.
#[inline(always)]
fn forward<S: Simd>(simd: On<S>, re: &mut [S::f32s], im: &mut [S::f32s], at: usize, step: usize, turns: Option<&[Turn; 3]>) {
    let [p0, p1, p2, p3] = [at, at + step, at + 2 * step, at + 3 * step];
    let [a, b, c, d] = [(re[p0], im[p0]), (re[p1], im[p1]), (re[p2], im[p2]), (re[p3], im[p3])];
    let (even, odd, plus, minus) = (simd.add(a, c), simd.sub(a, c), simd.add(b, d), simd.sub(b, d));
    let mut out = [simd.add(even, plus), simd.sub_i(odd, minus), simd.sub(even, plus), simd.add_i(odd, minus)];
    if let Some([one, two, three]) = turns {
        out = [out[0], simd.turned(out[1], *one), simd.turned(out[2], *two), simd.turned(out[3], *three)];
    }
    for (at, (x, y)) in [p0, p1, p2, p3].into_iter().zip(out) {
        (re[at], im[at]) = (x, y);
    }
}

/// From the bins of half the size to those of the whole.
#[inline(always)]
fn give_bins(on: &mut Transform) {
    let count = on.re.len();
    let (re, im) = (on.re[0], on.im[0]);
    on.bins[0] = [std::array::from_fn(|lane| re[lane] + im[lane]), [0.0; LANES]];
    on.bins[count] = [std::array::from_fn(|lane| re[lane] - im[lane]), [0.0; LANES]];
    for (bin, [cos, sin]) in on.halves.iter().enumerate().skip(1) {
        let (near, far) = (on.place[bin] as usize, on.place[count - bin] as usize);
        let [a, b, c, d] = [on.re[near], on.im[near], on.re[far], on.im[far]];
        let (mut low, mut high) = ([[0.0; LANES]; 2], [[0.0; LANES]; 2]);
        for lane in 0..LANES {
            let (even_re, even_im) = (0.5 * (a[lane] + c[lane]), 0.5 * (b[lane] - d[lane]));
            let (odd_re, odd_im) = (0.5 * (b[lane] + d[lane]), 0.5 * (c[lane] - a[lane]));
            let (x, y) = (odd_re * cos - odd_im * sin, odd_re * sin + odd_im * cos);
            (low[0][lane], low[1][lane]) = (even_re + x, even_im + y);
            (high[0][lane], high[1][lane]) = (even_re - x, y - even_im);
        }
        (on.bins[count - bin], on.bins[bin]) = (high, low);
    }
}

struct Inverse<'a>(&'a mut Transform);

impl WithSimd for Inverse<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let on = self.0;
        take_bins(on);
        let (simd, per, count) = (On(simd), vectors::<S>(), on.re.len());
        let turns = std::mem::take(&mut on.turns);
        let (re, im) = simd.parts(on);
        for from in (0..count).step_by(4) {
            for lane in 0..per {
                inverse(simd, re, im, from * per + lane, per, None);
            }
        }
        let (mut quarter, mut done) = (4, turns.len());
        while quarter < count {
            done -= quarter;
            for (at, turns) in turns[done..done + quarter].iter().enumerate() {
                for from in (at..count).step_by(4 * quarter) {
                    for lane in 0..per {
                        inverse(simd, re, im, from * per + lane, quarter * per, Some(turns));
                    }
                }
            }
            quarter *= 4;
        }
        on.turns = turns;
    }
}

/// A butterfly of the inverse transform; the first stage does not turn.
#[inline(always)]
fn inverse<S: Simd>(simd: On<S>, re: &mut [S::f32s], im: &mut [S::f32s], at: usize, step: usize, turns: Option<&[Turn; 3]>) {
    let [p0, p1, p2, p3] = [at, at + step, at + 2 * step, at + 3 * step];
    let [a, mut b, mut c, mut d] = [(re[p0], im[p0]), (re[p1], im[p1]), (re[p2], im[p2]), (re[p3], im[p3])];
    if let Some([one, two, three]) = turns {
        // Turned the other way.
        let back = |[re, im, minus]: Turn| [re, minus, im];
        (b, c, d) = (simd.turned(b, back(*one)), simd.turned(c, back(*two)), simd.turned(d, back(*three)));
    }
    let (even, odd, plus, minus) = (simd.add(a, c), simd.sub(a, c), simd.add(b, d), simd.sub(b, d));
    let out = [simd.add(even, plus), simd.add_i(odd, minus), simd.sub(even, plus), simd.sub_i(odd, minus)];
    for (at, (x, y)) in [p0, p1, p2, p3].into_iter().zip(out) {
        (re[at], im[at]) = (x, y);
    }
}

/// From the bins of the whole size to those of half of it.
#[inline(always)]
fn take_bins(on: &mut Transform) {
    let count = on.re.len();
    // Neither the mean nor the highest bin of a real signal has an imaginary part.
    let ([first, _], [last, _]) = (on.bins[0], on.bins[count]);
    on.re[0] = std::array::from_fn(|lane| first[lane] + last[lane]);
    on.im[0] = std::array::from_fn(|lane| first[lane] - last[lane]);
    for (bin, [cos, sin]) in on.halves.iter().enumerate().skip(1) {
        let (near, far) = (on.place[bin] as usize, on.place[count - bin] as usize);
        let ([a, b], [c, d]) = (on.bins[bin], on.bins[count - bin]);
        let (mut low, mut high) = ([[0.0; LANES]; 2], [[0.0; LANES]; 2]);
        for lane in 0..LANES {
            let (even_re, even_im) = (a[lane] + c[lane], b[lane] - d[lane]);
            let (x, y) = (a[lane] - c[lane], b[lane] + d[lane]);
            let (odd_re, odd_im) = (x * cos + y * sin, y * cos - x * sin);
            (low[0][lane], low[1][lane]) = (even_re - odd_im, even_im + odd_re);
            (high[0][lane], high[1][lane]) = (even_re + odd_im, odd_re - even_im);
        }
        (on.re[far], on.im[far]) = (high[0], high[1]);
        (on.re[near], on.im[near]) = (low[0], low[1]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::noise::add_white;
    use crate::sim::engine::spectrum::Fourier;

    fn signal(size: usize, seed: u64) -> Vec<f32> {
        let mut samples = vec![0.0; size];
        add_white(&mut samples, seed, 0, 1.0);
        samples
    }

    fn spectra(transform: &mut Transform) -> Vec<(Lane, Lane)> {
        transform.forward();
        transform.bins[..=transform.size() / 2].iter().map(|[re, im]| (*re, *im)).collect()
    }

    #[test]
    fn every_lane_is_a_transform_and_comes_back() {
        for size in [32, 512, 2048, 8192] {
            let (mut transform, mut fourier) = (Transform::new(size), Fourier::new(size));
            let signals: Vec<Vec<f32>> = (0..LANES as u64).map(|lane| signal(size, lane)).collect();
            (0..size).for_each(|at| *transform.sample(at) = std::array::from_fn(|lane| signals[lane][at]));
            let bins = spectra(&mut transform);
            let least = 1e-5 * f64::from(size as u32).sqrt() as f32;
            for (lane, signal) in signals.iter().enumerate() {
                let wanted = fourier.forward(&mut signal.clone());
                for (bin, (re, im)) in wanted
                    .iter()
                    .zip(&bins)
                    .enumerate()
                    .map(|(bin, (wanted, got))| (bin, (got.0[lane] - wanted.re, got.1[lane] - wanted.im)))
                {
                    assert!(re.abs() < least && im.abs() < least, "{size}, lane {lane}, bin {bin}: {re} {im}");
                }
            }
            transform.inverse();
            for (lane, signal) in signals.iter().enumerate() {
                let off = |(at, x): (usize, &f32)| (transform.sample(at)[lane] / size as f32 - x).abs();
                let worst = signal.iter().enumerate().map(off).fold(0.0, f32::max);
                assert!(worst < 2e-6, "{size}, lane {lane}: {worst}");
            }
        }
    }

    #[test]
    fn a_lane_does_not_know_who_is_beside_it() {
        let samples = signal(512, 9);
        let alone = |lane: usize, others: f32| {
            let mut transform = Transform::new(512);
            for (at, sample) in samples.iter().enumerate() {
                *transform.sample(at) = [others; LANES];
                transform.sample(at)[lane] = *sample;
            }
            spectra(&mut transform).iter().map(|(re, im)| [re[lane].to_bits(), im[lane].to_bits()]).collect::<Vec<_>>()
        };
        assert_eq!(alone(0, 0.0), alone(5, 3.7));
    }
}
