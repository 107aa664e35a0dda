//! The loudness of a programme: over time, as a whole, and its peaks.

use crate::sim::engine::bench::Fault;
use crate::sim::engine::bench::spec::range;
use crate::sim::engine::meter::{Loudness, SamplePeak, Speaker, TruePeak};
use crate::sim::units::amplitude;
use serde::{Deserialize, Serialize};
use std::f64::consts::TAU;

/// Rates that are measured, hertz.
const RATES: (f64, f64) = (8_000.0, 192_000.0);
/// Longest stretch of tone, seconds.
const LONGEST_S: f64 = 1800.0;

/// A tone of several levels, the same from every loudspeaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tones {
    /// Frequency, hertz.
    pub hertz: f64,
    /// Frames a second.
    pub rate: u32,
    /// One after the other: seconds, and the peak in dBFS.
    pub stretches: Vec<(f64, f64)>,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Programme {
    /// A sound file beside the specification.
    File(String),
    /// A tone.
    Tones(Tones),
}

/// The loudness of a programme.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LoudnessSpec {
    /// What is measured.
    pub of: Programme,
    /// Where each channel is heard; the usual order if there are none.
    pub speakers: Vec<Speaker>,
}

impl LoudnessSpec {
    /// Tones that nobody could measure.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let Programme::Tones(tones) = &self.of else { return faults };
        range(&mut faults, "of.rate", f64::from(tones.rate), RATES, "Hz");
        range(&mut faults, "of.hertz", tones.hertz, (10.0, 0.5 * f64::from(tones.rate)), "Hz, below half the rate");
        for (at, (seconds, level)) in tones.stretches.iter().enumerate() {
            range(&mut faults, format!("of.stretches[{at}]"), *seconds, (0.0, LONGEST_S), "s");
            range(&mut faults, format!("of.stretches[{at}]"), *level, (-200.0, 20.0), "dBFS");
        }
        let whole: f64 = tones.stretches.iter().map(|(seconds, _)| seconds).sum();
        range(&mut faults, "of.stretches", whole, (0.1, LONGEST_S), "s in all");
        faults
    }
}

impl Tones {
    /// One channel of it.
    #[must_use]
    pub fn samples(&self) -> Vec<f32> {
        let (rate, mut samples) = (f64::from(self.rate), Vec::new());
        for (seconds, level) in &self.stretches {
            let peak = amplitude(*level);
            let from = samples.len();
            let to = from + libm::round(seconds * rate) as usize;
            samples.extend((from..to).map(|n| (peak * libm::sin(TAU * self.hertz * n as f64 / rate)) as f32));
        }
        samples
    }
}

/// A programme that is ready to be measured.
#[derive(Debug, Clone, PartialEq)]
pub struct LoudnessBench {
    /// Frames a second.
    pub rate: u32,
    /// Where each channel is heard.
    pub speakers: Vec<Speaker>,
    /// Its channels, as many as loudspeakers.
    pub channels: Vec<Vec<f32>>,
}

/// The meter at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LoudnessRow {
    /// Seconds from the beginning.
    pub seconds: f64,
    /// Loudness of the last 400 ms, LUFS; none in silence and while there is less.
    pub momentary: Option<f64>,
    /// Loudness of the last 3 s, LUFS; none in silence and while there is less.
    pub short_term: Option<f64>,
}

/// What was found; none where there is only silence, or too little of the programme.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LoudnessFound {
    /// Length, seconds.
    pub seconds: f64,
    /// Frames a second.
    pub rate: u32,
    /// Where each channel is heard.
    pub speakers: Vec<Speaker>,
    /// Integrated loudness, LUFS.
    pub integrated_lufs: Option<f64>,
    /// Loudness range, LU.
    pub range_lu: Option<f64>,
    /// Greatest momentary loudness, LUFS.
    pub loudest_momentary_lufs: Option<f64>,
    /// Greatest short-term loudness, LUFS.
    pub loudest_short_term_lufs: Option<f64>,
    /// True peak of the loudest channel, dBTP.
    pub true_peak_dbtp: Option<f64>,
    /// Greatest sample, dBFS.
    pub sample_peak_dbfs: Option<f64>,
    /// True peak of each channel, dBTP.
    pub true_peaks_dbtp: Vec<Option<f64>>,
    /// How often three samples in a row were at full scale.
    pub clips: u32,
    /// The meter every 100 ms.
    #[serde(skip)]
    pub rows: Vec<LoudnessRow>,
}

/// Measures a programme; none if there is no meter for so many channels or such a rate.
#[must_use]
pub fn measure_loudness(bench: &LoudnessBench) -> Option<LoudnessFound> {
    let mut meter = Loudness::new(&bench.speakers, bench.rate)?;
    let mut peaks = TruePeak::new(bench.channels.len(), bench.rate)?;
    let frames = bench.channels.iter().map(Vec::len).min()?;
    let step = (bench.rate as usize).div_ceil(10);
    let (mut rows, mut part) = (Vec::new(), Vec::new());
    for from in (0..frames).step_by(step) {
        let to = frames.min(from + step);
        part.clear();
        part.extend((from..to).flat_map(|n| bench.channels.iter().map(move |channel| channel[n])));
        meter.push(&part);
        peaks.push(&part);
        let seconds = to as f64 / f64::from(bench.rate);
        rows.push(LoudnessRow { seconds, momentary: heard(meter.momentary()), short_term: heard(meter.short_term()) });
    }
    let samples: Vec<SamplePeak> = bench.channels.iter().map(|channel| sample_peak(channel)).collect();
    let sample_peak = samples.iter().map(|peak| peak.dbfs().0).fold(f64::NEG_INFINITY, f64::max);
    let [momentary, short_term] = meter.loudest();
    Some(LoudnessFound {
        seconds: frames as f64 / f64::from(bench.rate),
        rate: bench.rate,
        speakers: bench.speakers.clone(),
        integrated_lufs: meter.integrated(),
        range_lu: meter.range(),
        loudest_momentary_lufs: heard(momentary),
        loudest_short_term_lufs: heard(short_term),
        true_peak_dbtp: heard(Some(peaks.loudest_dbtp().0)),
        sample_peak_dbfs: heard(Some(sample_peak)),
        true_peaks_dbtp: (0..bench.channels.len()).map(|channel| heard(Some(peaks.dbtp(channel).0))).collect(),
        clips: samples.iter().map(SamplePeak::clips).sum(),
        rows,
    })
}

fn sample_peak(channel: &[f32]) -> SamplePeak {
    let mut peak = SamplePeak::default();
    peak.push(channel);
    peak
}

/// Silence has no level that could be written down.
fn heard(level: Option<f64>) -> Option<f64> {
    level.filter(|level| level.is_finite())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(stretches: &[(f64, f64)]) -> LoudnessFound {
        let tones = Tones { hertz: 1000.0, rate: 48_000, stretches: stretches.to_vec() };
        let speakers = vec![Speaker::Left, Speaker::Right];
        measure_loudness(&LoudnessBench { rate: tones.rate, speakers, channels: vec![tones.samples(); 2] }).expect("stereo")
    }

    #[test]
    fn a_tone_is_as_loud_as_it_says() {
        let found = found(&[(10.0, -23.0)]);
        for level in [found.integrated_lufs, found.loudest_momentary_lufs, found.loudest_short_term_lufs] {
            assert!((level.expect("it sounds") + 23.0).abs() < 0.1, "{found:?}");
        }
        assert!((found.true_peak_dbtp.expect("it sounds") + 23.0).abs() < 0.1 && found.clips == 0);
        assert_eq!(found.rows.len(), 100);
        assert!(found.rows[2].momentary.is_none() && found.rows[3].momentary.is_some());
        assert!(found.rows[28].short_term.is_none() && found.rows[29].short_term.is_some());
    }

    #[test]
    fn silence_is_told_as_such() {
        let found = found(&[(4.0, -200.0)]);
        assert_eq!((found.integrated_lufs, found.range_lu), (None, None));
        let json = serde_json::to_string(&found).expect("it can be written");
        assert!(json.contains("\"integrated_lufs\":null") && !json.contains("rows"), "{json}");
    }
}
