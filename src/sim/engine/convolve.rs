//! Convolution with impulse responses: overlap-save in equal parts of one block.
//!
//! The spectra of what a source gave out are kept once and used by every microphone that hears it.

use crate::sim::engine::spectrum::Fourier;
use crate::sim::units::BLOCK;
use realfft::num_complex::Complex;

/// Samples of a transform: the block before and this one.
const SIZE: usize = 2 * BLOCK;
/// Bins of a transform, and up to a multiple of eight for the sake of vector units.
const BINS: usize = (BLOCK + 1).div_ceil(8) * 8;
/// The part of a response's energy, 90 dB below the whole, that may be left off its end.
const NEGLIGIBLE: f64 = 1e-9;

/// Real and imaginary parts apart, so that the compiler can work on several bins at once.
#[derive(Debug, Clone)]
struct Spectrum {
    re: [f32; BINS],
    im: [f32; BINS],
}

impl Spectrum {
    const ZERO: Self = Self { re: [0.0; BINS], im: [0.0; BINS] };

    fn load(&mut self, bins: &[Complex<f32>]) {
        for ((re, im), bin) in self.re.iter_mut().zip(&mut self.im).zip(bins) {
            (*re, *im) = (bin.re, bin.im);
        }
    }

    /// Adds x·h.
    fn add(&mut self, x: &Self, h: &Self) {
        for n in 0..BINS {
            self.re[n] += x.re[n] * h.re[n] - x.im[n] * h.im[n];
            self.im[n] += x.re[n] * h.im[n] + x.im[n] * h.re[n];
        }
    }

    /// Adds x1·h1, then x2·h2: as two calls of `add`, with half the traffic.
    fn add_two(&mut self, x1: &Self, h1: &Self, x2: &Self, h2: &Self) {
        for n in 0..BINS {
            let re = self.re[n] + (x1.re[n] * h1.re[n] - x1.im[n] * h1.im[n]);
            let im = self.im[n] + (x1.re[n] * h1.im[n] + x1.im[n] * h1.re[n]);
            self.re[n] = re + (x2.re[n] * h2.re[n] - x2.im[n] * h2.im[n]);
            self.im[n] = im + (x2.re[n] * h2.im[n] + x2.im[n] * h2.re[n]);
        }
    }
}

/// An impulse response, ready to convolve with.
#[derive(Debug, Clone)]
pub struct Response {
    /// Spectra of its parts and how many blocks each comes late; silent parts are left out.
    parts: Vec<(usize, Spectrum)>,
}

impl Response {
    /// Cuts a response of at most `most` blocks into parts and leaves off what is below −90 dB of its energy at its end.
    #[must_use]
    pub fn new(samples: &[f32], most: usize) -> Self {
        let energy: f64 = samples.iter().map(|x| f64::from(*x) * f64::from(*x)).sum();
        let mut rest = energy;
        let length = samples.iter().position(|x| {
            rest -= f64::from(*x) * f64::from(*x);
            rest <= energy * NEGLIGIBLE
        });
        let samples = &samples[..length.map_or(samples.len(), |last| last + 1).min(most * BLOCK)];
        let mut fourier = Fourier::new(SIZE);
        let mut bins = vec![Complex::default(); BLOCK + 1];
        let mut parts = Vec::new();
        for (late, part) in samples.chunks(BLOCK).enumerate().filter(|(_, part)| part.iter().any(|x| *x != 0.0)) {
            let mut padded = [0.0; SIZE];
            padded[..part.len()].copy_from_slice(part);
            fourier.forward_into(&mut padded, &mut bins);
            let mut spectrum = Spectrum::ZERO;
            spectrum.load(&bins);
            parts.push((late, spectrum));
        }
        Self { parts }
    }

    /// How many blocks of the past it needs, this one included.
    #[must_use]
    pub fn blocks(&self) -> usize {
        self.parts.last().map_or(0, |(late, _)| late + 1)
    }
}

/// What a source gave out lately, as spectra.
#[derive(Debug)]
pub struct History {
    spectra: Vec<Spectrum>,
    silent: Vec<bool>,
    now: usize,
    last: [f32; BLOCK],
    last_silent: bool,
}

impl History {
    /// Silence, remembered for so many blocks.
    #[must_use]
    pub fn new(blocks: usize) -> Self {
        let blocks = blocks.max(1);
        Self { spectra: vec![Spectrum::ZERO; blocks], silent: vec![true; blocks], now: 0, last: [0.0; BLOCK], last_silent: true }
    }

    /// Takes in the next block; `work` holds nothing between calls.
    pub fn push(&mut self, block: &[f32; BLOCK], work: &mut Work) {
        self.now = (self.now + 1) % self.spectra.len();
        let silent = block.iter().all(|x| *x == 0.0);
        self.silent[self.now] = silent && self.last_silent;
        if !self.silent[self.now] {
            work.time[..BLOCK].copy_from_slice(&self.last);
            work.time[BLOCK..].copy_from_slice(block);
            work.fourier.forward_into(&mut work.time, &mut work.bins);
            self.spectra[self.now].load(&work.bins);
        }
        self.last = *block;
        self.last_silent = silent;
    }

    /// The spectrum of so many blocks ago; none if it was silent or is forgotten.
    fn ago(&self, blocks: usize) -> Option<&Spectrum> {
        let size = self.spectra.len();
        let at = (self.now + size - blocks.min(size)) % size;
        (blocks < size && !self.silent[at]).then(|| &self.spectra[at])
    }
}

/// The buffers of a convolution; one will do for all.
#[derive(Debug)]
pub struct Work {
    fourier: Fourier,
    time: [f32; SIZE],
    bins: Vec<Complex<f32>>,
    sum: Spectrum,
}

impl Default for Work {
    fn default() -> Self {
        Self { fourier: Fourier::new(SIZE), time: [0.0; SIZE], bins: vec![Complex::default(); BLOCK + 1], sum: Spectrum::ZERO }
    }
}

/// Writes the sum over all paths of what each source gave out, convolved with its response; false if that is silence.
pub fn convolve<'a>(paths: impl Iterator<Item = (&'a History, &'a Response)>, work: &mut Work, out: &mut [f32; BLOCK]) -> bool {
    work.sum.re.fill(0.0);
    work.sum.im.fill(0.0);
    let mut heard = false;
    for (history, response) in paths {
        let mut pending: Option<(&Spectrum, &Spectrum)> = None;
        for (late, h) in &response.parts {
            let Some(x) = history.ago(*late) else { continue };
            heard = true;
            match pending.take() {
                Some((x1, h1)) => work.sum.add_two(x1, h1, x, h),
                None => pending = Some((x, h)),
            }
        }
        if let Some((x, h)) = pending {
            work.sum.add(x, h);
        }
    }
    if !heard {
        out.fill(0.0);
        return false;
    }
    for (bin, (re, im)) in work.bins.iter_mut().zip(work.sum.re.iter().zip(&work.sum.im)) {
        *bin = Complex::new(*re, *im);
    }
    work.fourier.inverse_into(&mut work.bins, &mut work.time);
    // The first half is wrapped round; the transforms there and back multiply by their size.
    for (sample, value) in out.iter_mut().zip(&work.time[BLOCK..]) {
        *sample = value * (1.0 / SIZE as f32);
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::noise::add_white;

    fn noise(frames: usize, seed: u64) -> Vec<f32> {
        let mut samples = vec![0.0; frames];
        add_white(&mut samples, seed, 0, 0.3);
        samples
    }

    fn run(sound: &[f32], response: &Response) -> Vec<f32> {
        let (mut history, mut work) = (History::new(16), Work::default());
        let mut out = Vec::new();
        for block in sound.chunks_exact(BLOCK) {
            history.push(block.try_into().expect("whole blocks"), &mut work);
            let mut samples = [0.0; BLOCK];
            convolve([(&history, response)].into_iter(), &mut work, &mut samples);
            out.extend_from_slice(&samples);
        }
        out
    }

    #[test]
    fn equals_direct_convolution() {
        let sound = noise(10 * BLOCK, 1);
        let mut impulse = noise(1111, 2);
        impulse[..300].fill(0.0);
        let got = run(&sound, &Response::new(&impulse, 16));
        for (n, sample) in got.iter().enumerate() {
            let wanted: f64 = (0..=n.min(impulse.len() - 1)).map(|k| f64::from(impulse[k]) * f64::from(sound[n - k])).sum();
            assert!((f64::from(*sample) - wanted).abs() < 1e-5, "frame {n}: {sample} for {wanted}");
        }
    }

    #[test]
    fn silence_stays_silent_and_the_tail_ends() {
        let mut sound = vec![0.0; 12 * BLOCK];
        sound[700] = 1.0;
        let mut impulse = vec![0.0; 600];
        (impulse[0], impulse[599]) = (1.0, 0.5);
        let got = run(&sound, &Response::new(&impulse, 16));
        let heard: Vec<usize> = (0..got.len()).filter(|n| got[*n].abs() > 1e-6).collect();
        assert_eq!(heard, [700, 1299]);
        assert!(got[..512].iter().all(|x| *x == 0.0) && got[8 * BLOCK..].iter().all(|x| *x == 0.0));
    }

    #[test]
    fn a_tail_below_ninety_decibels_is_left_off() {
        let mut impulse = vec![0.0; 4000];
        (impulse[10], impulse[3000]) = (1.0, 1e-6);
        assert_eq!(Response::new(&impulse, 100).blocks(), 1);
        impulse[3000] = 1e-3;
        assert_eq!(Response::new(&impulse, 100).blocks(), 12);
        assert_eq!(Response::new(&impulse, 5).blocks(), 1);
        assert_eq!(Response::new(&[], 5).blocks(), 0);
    }
}
