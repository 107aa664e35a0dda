//! The spectrum in thirds of an octave (IEC 61260-1, centres to base 10, 25 Hz to 20 kHz).

use crate::sim::engine::spectrum::Fourier;
use crate::sim::units::{Dbfs, SAMPLE_RATE};
use realfft::num_complex::Complex;

/// Bands.
pub const THIRDS: usize = 30;
/// Samples of a transform, 0.68 s: the lowest band is four lines wide.
const SIZE: usize = 32_768;
/// Samples between two transforms: half of one, so that the window lets everything count alike.
const HOP: usize = SIZE / 2;

/// The centre of a band, hertz: 1000 · 10^(n/10), the first 25.1 and the last 19 953.
#[must_use]
pub fn third_hz(band: usize) -> f64 {
    1000.0 * libm::exp10((band as f64 - 16.0) / 10.0)
}

/// A spectrum of mean levels.
#[derive(Debug)]
pub struct Thirds {
    fourier: Fourier,
    window: Vec<f32>,
    heard: Vec<f32>,
    filled: usize,
    work: Vec<f32>,
    bins: Vec<Complex<f32>>,
    powers: [f64; THIRDS],
    /// What an older transform still counts when a newer one comes, and how much all count together.
    fades: f64,
    weight: f64,
}

impl Thirds {
    /// A spectrum that fades to 37 % in so many seconds, or the mean since it was made where there is no such time.
    #[must_use]
    pub fn new(integration_s: Option<f64>) -> Self {
        let hop_s = HOP as f64 / f64::from(SAMPLE_RATE);
        let hann = |n: usize| 0.5 - 0.5 * libm::cos(std::f64::consts::TAU * (n as f64 + 0.5) / SIZE as f64);
        Self {
            fourier: Fourier::new(SIZE),
            window: (0..SIZE).map(|n| hann(n) as f32).collect(),
            heard: vec![0.0; SIZE],
            filled: 0,
            work: vec![0.0; SIZE],
            bins: vec![Complex::default(); SIZE / 2 + 1],
            powers: [0.0; THIRDS],
            fades: integration_s.map_or(1.0, |seconds| libm::exp(-hop_s / seconds.max(1e-3))),
            weight: 0.0,
        }
    }

    /// Takes in what follows.
    pub fn push(&mut self, samples: &[f32]) {
        let mut rest = samples;
        while !rest.is_empty() {
            let (now, later) = rest.split_at((SIZE - self.filled).min(rest.len()));
            self.heard[self.filled..self.filled + now.len()].copy_from_slice(now);
            self.filled += now.len();
            if self.filled == SIZE {
                self.transform();
                self.heard.copy_within(HOP.., 0);
                self.filled = SIZE - HOP;
            }
            rest = later;
        }
    }

    fn transform(&mut self) {
        for ((out, sample), weight) in self.work.iter_mut().zip(&self.heard).zip(&self.window) {
            *out = sample * weight;
        }
        self.fourier.forward_into(&mut self.work, &mut self.bins);
        self.weight = self.fades * self.weight + 1.0;
        for (band, power) in self.powers.iter_mut().enumerate() {
            *power = self.fades * *power + band_power(&self.bins, third_hz(band));
        }
    }

    /// The rms level of each band, dBFS, a full-scale sine being 0; −∞ in silence and before the first 0.7 s.
    #[must_use]
    pub fn levels(&self) -> [Dbfs; THIRDS] {
        self.powers.map(|power| Dbfs(10.0 * libm::log10(power / self.weight.max(1.0))))
    }
}

/// The power in a band re that of a full-scale sine; a line counts by how much of it lies inside.
fn band_power(bins: &[Complex<f32>], hertz: f64) -> f64 {
    let width = f64::from(SAMPLE_RATE) / SIZE as f64;
    let half = libm::exp10(0.05);
    let (from, to) = (hertz / half / width, hertz * half / width);
    let share = |bin: usize| ((bin as f64 + 0.5).min(to) - (bin as f64 - 0.5).max(from)).clamp(0.0, 1.0);
    let inside = from as usize..(to as usize + 2).min(bins.len());
    let sum: f64 = inside.map(|bin| share(bin) * f64::from(bins[bin].norm_sqr())).sum();
    // A sine of peak 1 has N/2 times the window's mean square, 3/8, over all of its lines, times N/2.
    sum * 4.0 / (0.375 * SIZE as f64 * SIZE as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::{near, sine};

    fn levels(sound: &[f32]) -> [Dbfs; THIRDS] {
        let mut meter = Thirds::new(None);
        sound.chunks(777).for_each(|part| meter.push(part));
        meter.levels()
    }

    #[test]
    fn centres_are_those_of_the_standard() {
        near(third_hz(0), 25.119, 0.001);
        near(third_hz(16), 1000.0, 1e-9);
        near(third_hz(29), 19_952.6, 0.1);
    }

    #[test]
    fn a_tone_in_the_middle_of_a_band_has_its_level_there_alone() {
        for band in 0..THIRDS {
            let found = levels(&sine(0.1, third_hz(band), 96_000));
            near(found[band].0, -20.0, 0.2);
            let others = (0..THIRDS).filter(|other| other.abs_diff(band) > 1).map(|other| found[other].0);
            assert!(others.fold(f64::NEG_INFINITY, f64::max) < -60.0, "{found:?}");
        }
    }

    #[test]
    fn pink_noise_is_flat() {
        // Lines of random phase whose power falls with frequency, 22 s around.
        let size = 1 << 20;
        let (mut seed, mut bins) = (7_u64, vec![Complex::default(); size / 2 + 1]);
        for (k, bin) in bins.iter_mut().enumerate().skip(1) {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let turn = std::f64::consts::TAU * (seed >> 40) as f64 / f64::from(1 << 24);
            let size = 0.1 / libm::sqrt(k as f64);
            *bin = Complex::new((size * libm::cos(turn)) as f32, (size * libm::sin(turn)) as f32);
        }
        let found = levels(&Fourier::new(size).inverse(&mut bins));
        let mean = found.iter().map(|level| level.0).sum::<f64>() / THIRDS as f64;
        found.iter().for_each(|level| near(level.0, mean, 1.0));
    }

    #[test]
    fn it_forgets_where_it_should() {
        let (tone, silence) = (sine(0.1, 1000.0, 96_000), vec![0.0; 480_000]);
        let (mut fading, mut lasting) = (Thirds::new(Some(1.0)), Thirds::new(None));
        for part in [&tone, &silence] {
            fading.push(part);
            lasting.push(part);
        }
        assert!(fading.levels()[16].0 < -55.0 && lasting.levels()[16].0 > -30.0);
        assert_eq!(Thirds::new(None).levels()[3], Dbfs(f64::NEG_INFINITY));
    }
}
