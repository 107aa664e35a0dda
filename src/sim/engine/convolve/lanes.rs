//! The Fourier transform of eight real signals at once, one in each lane.
//!
//! A lane goes through the same operations in the same order whoever is beside it and however many lanes the processor has,
//! so every machine gets the same bits. Two neighbouring samples are the two parts of a complex one; the transform of those
//! has radix four, in place, with its bins in the order of their digits turned round, which only `place` knows.

use crate::sim::engine::convolve::Eight;
use pulp::{Arch, Simd, WithSimd};
use std::f64::consts::TAU;

/// Signals at once.
pub(super) const LANES: usize = 8;

/// Pairs whose stages are gone through one after another before the next ones: 16 KB, which fit the first cache.
const CACHED: usize = 256;

/// A factor of a butterfly: real part, imaginary part, and that turned over.
type Turn = [f32; 3];

/// Transforms of one size, a power of four times two, with their buffers.
#[derive(Debug)]
pub(super) struct Transform {
    /// Pairs of an even and an odd sample of each signal.
    pub(super) samples: Vec<Eight>,
    /// From 0 to half the size, and silence up to a whole chunk.
    bins: Vec<Eight>,
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
        let bins = vec![Eight::default(); (count + 1).next_multiple_of(LANES)];
        Self { samples: vec![Eight::default(); count], bins, turns, halves, place }
    }

    /// How many samples it takes.
    pub(super) fn size(&self) -> usize {
        2 * self.samples.len()
    }

    /// A sample of a signal.
    #[inline]
    pub(super) fn sample(&mut self, at: usize, lane: usize) -> &mut f32 {
        let pair = &mut self.samples[at / 2];
        if at.is_multiple_of(2) { &mut pair.re[lane] } else { &mut pair.im[lane] }
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

    /// Takes the spectra of so many lanes out, chunk by chunk, each to its place.
    #[inline]
    pub(super) fn take(&self, lanes: usize, chunks: &mut [Eight], place: impl Fn(usize, usize) -> usize) {
        for (number, bins) in self.bins.as_chunks::<LANES>().0.iter().enumerate() {
            for lane in 0..lanes {
                let chunk = &mut chunks[place(number, lane)];
                for ((re, im), bin) in chunk.re.iter_mut().zip(&mut chunk.im).zip(bins) {
                    (*re, *im) = (bin.re[lane], bin.im[lane]);
                }
            }
        }
    }

    /// Puts the spectra of so many lanes in, chunk by chunk, each from its place.
    #[inline]
    pub(super) fn put(&mut self, lanes: usize, chunks: &[Eight], place: impl Fn(usize, usize) -> usize) {
        for (number, bins) in self.bins.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
            for lane in 0..lanes {
                let chunk = &chunks[place(number, lane)];
                bins.iter_mut().zip(chunk.re.iter().zip(&chunk.im)).for_each(|(bin, (re, im))| (bin.re[lane], bin.im[lane]) = (*re, *im));
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
        let (re, im, minus) = (self.0.splat_f32s(re), self.0.splat_f32s(im), self.0.splat_f32s(minus));
        let (x, y) = (self.0.mul_f32s(a.1, minus), self.0.mul_f32s(a.1, re));
        (self.0.mul_add_f32s(a.0, re, x), self.0.mul_add_f32s(a.0, im, y))
    }

    /// The sums of a butterfly.
    #[inline(always)]
    fn mix(self, [a, b, c, d]: [Pair<S>; 4]) -> [Pair<S>; 4] {
        let (even, odd, plus, minus) = (self.add(a, c), self.sub(a, c), self.add(b, d), self.sub(b, d));
        [self.add(even, plus), self.sub_i(odd, minus), self.sub(even, plus), self.add_i(odd, minus)]
    }

    /// A butterfly that turns nothing, with its results in this order.
    #[inline(always)]
    fn straight(self, four: [&mut Eight; 4], order: [usize; 4]) {
        for lane in 0..LANES / S::F32_LANES {
            let [a, b, c, d] = &four;
            let out = self.mix([self.get(a, lane), self.get(b, lane), self.get(c, lane), self.get(d, lane)]);
            self.set(four[0], lane, out[order[0]]);
            self.set(four[1], lane, out[order[1]]);
            self.set(four[2], lane, out[order[2]]);
            self.set(four[3], lane, out[order[3]]);
        }
    }

    /// A butterfly that turns its results.
    #[inline(always)]
    fn forward(self, [a, b, c, d]: [&mut Eight; 4], turns: &[Turn; 3]) {
        for lane in 0..LANES / S::F32_LANES {
            let out = self.mix([self.get(a, lane), self.get(b, lane), self.get(c, lane), self.get(d, lane)]);
            self.set(a, lane, out[0]);
            self.set(b, lane, self.turned(out[1], turns[0]));
            self.set(c, lane, self.turned(out[2], turns[1]));
            self.set(d, lane, self.turned(out[3], turns[2]));
        }
    }

    /// A butterfly that has its numbers turned back first; the other way round only changes places.
    #[inline(always)]
    fn inverse(self, [a, b, c, d]: [&mut Eight; 4], turns: &[Turn; 3]) {
        let [[re1, im1, minus1], [re2, im2, minus2], [re3, im3, minus3]] = *turns;
        for lane in 0..LANES / S::F32_LANES {
            let second = self.turned(self.get(b, lane), [re1, minus1, im1]);
            let third = self.turned(self.get(c, lane), [re2, minus2, im2]);
            let fourth = self.turned(self.get(d, lane), [re3, minus3, im3]);
            let out = self.mix([self.get(a, lane), second, third, fourth]);
            self.set(a, lane, out[0]);
            self.set(b, lane, out[3]);
            self.set(c, lane, out[2]);
            self.set(d, lane, out[1]);
        }
    }

    /// The stage of the shortest blocks, with its results in this order.
    #[inline(always)]
    fn straight_stage(self, samples: &mut [Eight], order: [usize; 4]) {
        for block in samples.chunks_exact_mut(4) {
            for four in quarters(block) {
                self.straight(four, order);
            }
        }
    }

    /// One stage, in blocks of so many pairs.
    #[inline(always)]
    fn forward_stage(self, samples: &mut [Eight], turns: &[[Turn; 3]], length: usize) {
        for block in samples.chunks_exact_mut(length) {
            for (four, turns) in quarters(block).zip(turns) {
                self.forward(four, turns);
            }
        }
    }

    /// One stage the other way, in blocks of so many pairs.
    #[inline(always)]
    fn inverse_stage(self, samples: &mut [Eight], turns: &[[Turn; 3]], length: usize) {
        for block in samples.chunks_exact_mut(length) {
            for (four, turns) in quarters(block).zip(turns) {
                self.inverse(four, turns);
            }
        }
    }

    #[inline(always)]
    fn get(self, from: &Eight, lane: usize) -> Pair<S> {
        (S::as_simd_f32s(&from.re).0[lane], S::as_simd_f32s(&from.im).0[lane])
    }

    #[inline(always)]
    fn set(self, to: &mut Eight, lane: usize, (re, im): Pair<S>) {
        (S::as_mut_simd_f32s(&mut to.re).0[lane], S::as_mut_simd_f32s(&mut to.im).0[lane]) = (re, im);
    }
}

struct Forward<'a>(&'a mut Transform);

impl WithSimd for Forward<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (simd, on) = (On(simd), self.0);
        let (mut length, mut turns) = (on.samples.len(), &on.turns[..]);
        while length > CACHED {
            simd.forward_stage(&mut on.samples, turns, length);
            (length, turns) = (length / 4, &turns[length / 4..]);
        }
        for block in on.samples.chunks_exact_mut(length) {
            let (mut length, mut turns) = (length, turns);
            while length > 4 {
                simd.forward_stage(block, turns, length);
                (length, turns) = (length / 4, &turns[length / 4..]);
            }
            // The last stage does not turn.
            simd.straight_stage(block, [0, 1, 2, 3]);
        }
        give_bins(on);
    }
}

/// What a butterfly works on, from each quarter of a block.
#[inline(always)]
fn quarters(block: &mut [Eight]) -> impl Iterator<Item = [&mut Eight; 4]> {
    let (left, right) = block.split_at_mut(block.len() / 2);
    let ((a, b), (c, d)) = (left.split_at_mut(left.len() / 2), right.split_at_mut(right.len() / 2));
    a.iter_mut().zip(b).zip(c).zip(d).map(|(((a, b), c), d)| [a, b, c, d])
}

/// From the bins of half the size to those of the whole.
#[inline(always)]
fn give_bins(on: &mut Transform) {
    let count = on.samples.len();
    let Eight { re, im } = on.samples[0];
    on.bins[0] = Eight { re: std::array::from_fn(|lane| re[lane] + im[lane]), im: [0.0; LANES] };
    on.bins[count] = Eight { re: std::array::from_fn(|lane| re[lane] - im[lane]), im: [0.0; LANES] };
    for (bin, [cos, sin]) in on.halves.iter().enumerate().skip(1) {
        let (near, far) = (on.samples[on.place[bin] as usize], on.samples[on.place[count - bin] as usize]);
        let (mut low, mut high) = (Eight::default(), Eight::default());
        for lane in 0..LANES {
            let (even_re, even_im) = (0.5 * (near.re[lane] + far.re[lane]), 0.5 * (near.im[lane] - far.im[lane]));
            let (odd_re, odd_im) = (0.5 * (near.im[lane] + far.im[lane]), 0.5 * (far.re[lane] - near.re[lane]));
            let (x, y) = (odd_re * cos - odd_im * sin, odd_re * sin + odd_im * cos);
            (low.re[lane], low.im[lane]) = (even_re + x, even_im + y);
            (high.re[lane], high.im[lane]) = (even_re - x, y - even_im);
        }
        (on.bins[count - bin], on.bins[bin]) = (high, low);
    }
}

struct Inverse<'a>(&'a mut Transform);

impl WithSimd for Inverse<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: Simd>(self, simd: S) {
        let (simd, on) = (On(simd), self.0);
        take_bins(on);
        let cached = CACHED.min(on.samples.len());
        // Turns lie from the longest stage on; those of a stage end where the next shorter one's begin.
        let of = |length: usize, turns: usize| turns - (length - 4) / 3;
        for block in on.samples.chunks_exact_mut(cached) {
            // The first stage does not turn.
            simd.straight_stage(block, [0, 3, 2, 1]);
            let mut length = 16;
            while length <= cached {
                simd.inverse_stage(block, &on.turns[of(length, on.turns.len())..], length);
                length *= 4;
            }
        }
        let mut length = 4 * cached;
        while length <= on.samples.len() {
            simd.inverse_stage(&mut on.samples, &on.turns[of(length, on.turns.len())..], length);
            length *= 4;
        }
    }
}

/// From the bins of the whole size to those of half of it.
#[inline(always)]
fn take_bins(on: &mut Transform) {
    let count = on.samples.len();
    // Neither the mean nor the highest bin of a real signal has an imaginary part.
    let (first, last) = (on.bins[0].re, on.bins[count].re);
    let [sum, difference] = [1.0, -1.0].map(|sign| std::array::from_fn(|lane| first[lane] + sign * last[lane]));
    on.samples[0] = Eight { re: sum, im: difference };
    for (bin, [cos, sin]) in on.halves.iter().enumerate().skip(1) {
        let (near, far) = (on.bins[bin], on.bins[count - bin]);
        let (mut low, mut high) = (Eight::default(), Eight::default());
        for lane in 0..LANES {
            let (even_re, even_im) = (near.re[lane] + far.re[lane], near.im[lane] - far.im[lane]);
            let (x, y) = (near.re[lane] - far.re[lane], near.im[lane] + far.im[lane]);
            let (odd_re, odd_im) = (x * cos + y * sin, y * cos - x * sin);
            (low.re[lane], low.im[lane]) = (even_re - odd_im, even_im + odd_re);
            (high.re[lane], high.im[lane]) = (even_re + odd_im, odd_re - even_im);
        }
        on.samples[on.place[count - bin] as usize] = high;
        on.samples[on.place[bin] as usize] = low;
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

    fn spectra(transform: &mut Transform) -> Vec<Eight> {
        transform.forward();
        transform.bins[..=transform.size() / 2].to_vec()
    }

    #[test]
    fn every_lane_is_a_transform_and_comes_back() {
        for size in [32, 512, 2048, 8192] {
            let (mut transform, mut fourier) = (Transform::new(size), Fourier::new(size));
            let signals: Vec<Vec<f32>> = (0..LANES as u64).map(|lane| signal(size, lane)).collect();
            for (lane, signal) in signals.iter().enumerate() {
                signal.iter().enumerate().for_each(|(at, x)| *transform.sample(at, lane) = *x);
            }
            let bins = spectra(&mut transform);
            let least = 1e-5 * f64::from(size as u32).sqrt() as f32;
            for (lane, signal) in signals.iter().enumerate() {
                let wanted = fourier.forward(&mut signal.clone());
                for (bin, (re, im)) in wanted
                    .iter()
                    .zip(&bins)
                    .enumerate()
                    .map(|(bin, (wanted, got))| (bin, (got.re[lane] - wanted.re, got.im[lane] - wanted.im)))
                {
                    assert!(re.abs() < least && im.abs() < least, "{size}, lane {lane}, bin {bin}: {re} {im}");
                }
            }
            transform.inverse();
            for (lane, signal) in signals.iter().enumerate() {
                let off = |(at, x): (usize, &f32)| (*transform.sample(at, lane) / size as f32 - x).abs();
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
                (0..LANES).for_each(|lane| *transform.sample(at, lane) = others);
                *transform.sample(at, lane) = *sample;
            }
            spectra(&mut transform).iter().map(|bin| [bin.re[lane].to_bits(), bin.im[lane].to_bits()]).collect::<Vec<_>>()
        };
        assert_eq!(alone(0, 0.0), alone(5, 3.7));
    }
}
