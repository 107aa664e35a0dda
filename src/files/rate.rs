//! Sound at another rate, without aliases, a piece at a time: a take need not be whole in memory.

use rubato::audioadapter_buffers::direct::SequentialSliceOfVecs;
use rubato::{Async, FixedAsync, Resampler as _, SincInterpolationParameters, WindowFunction};

/// Samples of the resampler's filter; its stop band lies below −120 dB.
const FILTER: usize = 256;
/// Steps between two samples of the filter, between which it is interpolated.
const STEPS: usize = 512;
/// Samples that go in together.
const PIECE: usize = 1024;

/// One channel on its way to another rate, each sample of the value that the sound has there.
pub(crate) struct RateChange {
    resampler: Async<f64>,
    /// Frames out for one in.
    ratio: f64,
    waiting: Vec<f64>,
    /// Frames of silence that the filter brings before the first, which are left out.
    early: usize,
    taken: u64,
    given: u64,
}

impl RateChange {
    /// From one rate to another, hertz.
    ///
    /// # Errors
    /// If no filter can be made for these rates.
    pub(crate) fn new(from: u32, to: u32) -> Result<Self, String> {
        let ratio = f64::from(to) / f64::from(from);
        let filter = SincInterpolationParameters::new(FILTER, WindowFunction::BlackmanHarris2).oversampling_factor(STEPS);
        let made = Async::<f64>::new_sinc(ratio, 1.0, &filter, PIECE, 1, FixedAsync::Input);
        let resampler = made.map_err(|error| format!("{from} Hz cannot be brought to {to} Hz ({error})"))?;
        Ok(Self { early: resampler.output_delay(), resampler, ratio, waiting: Vec::with_capacity(2 * PIECE), taken: 0, given: 0 })
    }

    /// Takes samples in, and gives those that are ready.
    ///
    /// # Errors
    /// If the filter fails.
    pub(crate) fn push(&mut self, samples: &[f32]) -> Result<Vec<f32>, String> {
        let mut ready = Vec::new();
        self.taken += samples.len() as u64;
        self.waiting.extend(samples.iter().map(|sample| f64::from(*sample)));
        while self.waiting.len() >= PIECE {
            self.piece(&mut ready)?;
        }
        Ok(ready)
    }

    /// The rest of the sound, after which nothing goes in.
    ///
    /// # Errors
    /// If the filter fails.
    pub(crate) fn finish(mut self) -> Result<Vec<f32>, String> {
        let (mut ready, all) = (Vec::new(), libm::ceil(self.ratio * self.taken as f64) as u64);
        while self.given < all {
            self.waiting.resize(PIECE, 0.0);
            self.piece(&mut ready)?;
        }
        ready.truncate(ready.len() - (self.given - all) as usize);
        Ok(ready)
    }

    fn piece(&mut self, ready: &mut Vec<f32>) -> Result<(), String> {
        let rest = self.waiting.split_off(PIECE);
        let piece = [std::mem::replace(&mut self.waiting, rest)];
        let input = SequentialSliceOfVecs::new(&piece, 1, PIECE).map_err(|error| error.to_string())?;
        let samples = self.resampler.process(&input, None).map_err(|error| error.to_string())?.take_data();
        let late = self.early.min(samples.len());
        self.early -= late;
        self.given += (samples.len() - late) as u64;
        ready.extend(samples[late..].iter().map(|sample| *sample as f32));
        Ok(())
    }
}

/// One channel at another rate, whole.
///
/// # Errors
/// If no filter can be made for these rates.
pub(super) fn at_rate(samples: &[f32], from: u32, to: u32) -> Result<Vec<f32>, String> {
    let mut change = RateChange::new(from, to)?;
    let mut all = change.push(samples)?;
    all.extend(change.finish()?);
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::units::SAMPLE_RATE;

    /// Greatest level within a hertz or two of a frequency, in decibels re a sine of 1, by a window with low side lobes.
    fn level_at(samples: &[f32], hz: f64) -> f64 {
        let size = samples.len() as f64;
        let (mut re, mut im, mut sum) = (0.0, 0.0, 0.0);
        for (n, sample) in samples.iter().enumerate() {
            let turn = std::f64::consts::TAU * n as f64 / size;
            let window = 0.35875 - 0.48829 * turn.cos() + 0.14128 * (2.0 * turn).cos() - 0.01168 * (3.0 * turn).cos();
            let phase = std::f64::consts::TAU * hz * n as f64 / f64::from(SAMPLE_RATE);
            re += window * f64::from(*sample) * phase.cos();
            im += window * f64::from(*sample) * phase.sin();
            sum += window;
        }
        20.0 * (2.0 * re.hypot(im) / sum).max(1e-12).log10()
    }

    fn tone(rate: u32, hz: f64) -> Vec<f32> {
        (0..rate).map(|n| (std::f64::consts::TAU * hz * f64::from(n) / f64::from(rate)).sin() as f32).collect()
    }

    #[test]
    fn tones_keep_their_level_and_aliases_stay_below_a_hundred_decibels() {
        for (rate, hz) in [(44_100, 997.0), (44_100, 18_000.0), (96_000, 997.0), (96_000, 19_000.0), (22_050, 9_000.0), (192_000, 15_000.0)]
        {
            let out = at_rate(&tone(rate, hz), rate, SAMPLE_RATE).unwrap();
            let middle = &out[4800..43_200];
            assert!(level_at(middle, hz).abs() < 0.05, "{hz} Hz at {rate}: {} dB", level_at(middle, hz));
            // Images about the old rate and its half, mirrored at the new half rate.
            for image in [f64::from(rate) - hz, 2.0 * f64::from(rate) - hz, 3.0 * f64::from(rate) - hz] {
                let folded = (image % 48_000.0).min(48_000.0 - image % 48_000.0);
                if (folded - hz).abs() < 2.0 {
                    // An image that falls on the tone itself cannot be told from it.
                    continue;
                }
                assert!(level_at(middle, folded) < -100.0, "{hz} Hz at {rate} leaves {} dB at {folded} Hz", level_at(middle, folded));
            }
        }
        // What lies above the new half rate must not come back.
        for (rate, hz) in [(96_000, 30_000.0), (96_000, 26_000.0), (192_000, 60_000.0)] {
            let out = at_rate(&tone(rate, hz), rate, SAMPLE_RATE).unwrap();
            let peak = out[4800..43_200].iter().fold(0.0_f32, |peak, sample| peak.max(sample.abs()));
            assert!(20.0 * f64::from(peak).log10() < -100.0, "{hz} Hz at {rate}: {peak}");
        }
    }

    #[test]
    fn a_click_stays_within_a_sample_of_its_place() {
        let mut click = vec![0.0; 44_100];
        click[22_050] = 1.0;
        let out = at_rate(&click, 44_100, SAMPLE_RATE).unwrap();
        let peak = (0..out.len()).max_by(|a, b| out[*a].total_cmp(&out[*b])).unwrap();
        assert!(peak.abs_diff(24_000) <= 1, "{peak}");
        assert!(out.len().abs_diff(48_000) <= 1, "{}", out.len());
    }

    #[test]
    fn pieces_of_any_size_give_the_same_as_the_whole() {
        let sound = tone(48_000, 440.0);
        for (rate, size) in [(44_100, 256), (96_000, 1000), (88_200, 5000)] {
            let mut change = RateChange::new(48_000, rate).unwrap();
            let mut all: Vec<f32> = sound.chunks(size).flat_map(|piece| change.push(piece).unwrap()).collect();
            all.extend(change.finish().unwrap());
            assert_eq!(all, at_rate(&sound, 48_000, rate).unwrap());
            assert_eq!(all.len(), rate as usize);
        }
        assert!(at_rate(&[], 48_000, 44_100).unwrap().is_empty());
    }
}
