//! True peak (ITU-R BS.1770-5, Annex 2): how high the sound rises between its samples.

use crate::sim::units::Dbfs;
use ebur128::{EbuR128, Mode};

/// The greatest value of the sound four times as finely sampled (twice from 96 kHz), by channel.
#[derive(Debug)]
pub struct TruePeak(EbuR128);

impl TruePeak {
    /// A meter of so many channels at a rate; none for no channel, more than 64, or a rate that no sound has.
    #[must_use]
    pub fn new(channels: usize, rate: u32) -> Option<Self> {
        EbuR128::new(u32::try_from(channels).ok()?, rate, Mode::TRUE_PEAK).ok().map(Self)
    }

    /// Takes in what follows: frames of a sample for each channel; part of a frame is left out.
    pub fn push(&mut self, frames: &[f32]) {
        let whole = frames.len() - frames.len() % self.0.channels() as usize;
        let done = self.0.add_frames_f32(&frames[..whole]);
        debug_assert!(done.is_ok(), "frames are whole");
    }

    /// The true peak of a channel since the meter was made, dBTP; −∞ in silence or where there is no such channel.
    #[must_use]
    pub fn dbtp(&self, channel: usize) -> Dbfs {
        let peak = u32::try_from(channel).ok().and_then(|channel| self.0.true_peak(channel).ok());
        Dbfs::from_sample(peak.unwrap_or_default())
    }

    /// The true peak of the loudest channel, dBTP.
    #[must_use]
    pub fn loudest_dbtp(&self) -> Dbfs {
        let channels = 0..self.0.channels() as usize;
        Dbfs(channels.map(|channel| self.dbtp(channel).0).fold(f64::NEG_INFINITY, f64::max))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tones of the EBU's true-peak cases: a share of the rate, a phase, a peak and what a meter must read.
    const CASES: [(f64, f64, f64, f64); 5] =
        [(4.0, 0.0, 0.5, -6.0), (4.0, 45.0, 0.5, -6.0), (6.0, 60.0, 0.5, -6.0), (8.0, 67.5, 0.5, -6.0), (4.0, 45.0, 1.41, 3.0)];

    #[test]
    fn ebu_3341_15_to_19() {
        for rate in [44_100, 48_000, 96_000] {
            for (part, degrees, peak, wanted) in CASES {
                let at = |n: usize| n as f64 / part * std::f64::consts::TAU + degrees.to_radians();
                // A raised start, so that the beginning of the tone is no click.
                let rise = |n: usize| (n as f64 / 4000.0).min(1.0);
                let tone: Vec<f32> = (0..2 * rate as usize).map(|n| (rise(n / 2) * peak * libm::sin(at(n / 2))) as f32).collect();
                let mut meter = TruePeak::new(2, rate).expect("stereo");
                tone.chunks(1000).for_each(|part| meter.push(part));
                let off = meter.loudest_dbtp().0 - wanted;
                assert!((-0.4..=0.2).contains(&off), "fs/{part} at {degrees}° and {rate} Hz is off by {off} dB");
                assert_eq!(meter.dbtp(0), meter.dbtp(1));
            }
        }
    }

    #[test]
    fn there_is_no_meter_without_channels() {
        assert!(TruePeak::new(0, 48_000).is_none() && TruePeak::new(1, 0).is_none());
        assert_eq!(TruePeak::new(1, 48_000).expect("mono").dbtp(4), Dbfs(f64::NEG_INFINITY));
    }
}
