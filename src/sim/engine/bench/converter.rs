//! A converter by itself: response, distortion, noise, and where its alignment puts a level.

use crate::sim::engine::bench::tone::{Spectrum, TONE, decibels, sine};
use crate::sim::engine::converter::{Adc, Dac, jitter_snr_db};
use crate::sim::engine::filter::a_weight;
use crate::sim::gear::{Alignment, ConverterClass};
use crate::sim::units::{BLOCK, Dbu, SAMPLE_RATE};
use serde::Serialize;

/// Level of the tones of the response, decibels re full scale.
const RESPONSE_DBFS: f64 = -20.0;
/// The frequency of tones, hertz, which the steps of no converter repeat at.
const TONE_HZ: f64 = 997.0;
/// dBFS of an rms of one.
const FULL_SCALE_RMS_DB: f64 = 3.0103;
/// Where jitter is told, hertz.
const JITTER_HZ: f64 = 20_000.0;

/// One channel in and out.
#[derive(Debug, Clone, PartialEq)]
pub struct ConverterBench {
    /// The class.
    pub class: ConverterClass,
    /// What full scale is on the way in.
    pub input: Alignment,
    /// And on the way out.
    pub output: Alignment,
    /// Rms jitter of the clock, picoseconds.
    pub jitter_ps: f64,
    /// Whether the input rounds its top 4 dB.
    pub soft: bool,
    /// Seed of everything that varies.
    pub seed: u64,
}

/// One frequency of a response.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ConverterResponse {
    /// Hertz.
    pub hz: f64,
    /// In, decibels re what the alignment says.
    pub in_db: f64,
    /// In and out again, decibels re what went in; the difference of two alignments shows here.
    pub through_db: f64,
}

/// Distortion at one level.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct ConverterDistortion {
    /// Level that was sent, dBu.
    pub sent_dbu: f64,
    /// Level of the samples, dBFS.
    pub dbfs: f64,
    /// Harmonics from the second to the seventh, decibels re the tone.
    pub thd_db: f64,
    /// Everything else but the tone, decibels re the tone.
    pub thd_n_db: f64,
    /// How many times the flag lit.
    pub overs: u32,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ConverterFound {
    /// Response by frequency.
    #[serde(skip)]
    pub response: Vec<ConverterResponse>,
    /// Distortion by level.
    #[serde(skip)]
    pub distortion: Vec<ConverterDistortion>,
    /// A second of the input's noise, in samples.
    #[serde(skip)]
    pub noise: Vec<f32>,
    /// The analogue level of full scale on the way in and out, dBu.
    pub full_scale_dbu: [f64; 2],
    /// What 0 VU (+4 dBu) becomes, dBFS.
    pub zero_vu_dbfs: f64,
    /// What that becomes at the output, dBu.
    pub zero_vu_out_dbu: f64,
    /// Noise of the input, A-weighted, dBFS.
    pub input_noise_dbfs_a: f64,
    /// The same without weighting, 20 Hz to 20 kHz.
    pub input_noise_dbfs: f64,
    /// Noise of the input at its terminals, dBu.
    pub input_noise_dbu: f64,
    /// Noise of the output, A-weighted, decibels re its full scale.
    pub output_noise_dbfs_a: f64,
    /// Signal to noise of a sine of full scale at 20 kHz by jitter alone, decibels.
    pub jitter_snr_db: f64,
}

impl ConverterBench {
    /// Samples of volts, and how many times the flag lit.
    #[must_use]
    pub fn take(&self, volts: &[f32]) -> (Vec<f32>, u32) {
        let mut input = Adc::new(&self.class, self.input, self.jitter_ps, self.soft, self.seed);
        let mut samples = volts.to_vec();
        samples.resize(volts.len() + Adc::LATENCY, 0.0);
        let overs = samples.chunks_mut(BLOCK).enumerate().map(|(n, block)| input.run(block, (n * BLOCK) as u64)).sum();
        samples.drain(..Adc::LATENCY);
        (samples, overs)
    }

    /// Volts of samples.
    #[must_use]
    pub fn give(&self, samples: &[f32]) -> Vec<f32> {
        let mut output = Dac::new(&self.class, self.output, self.jitter_ps, self.seed);
        let mut volts = samples.to_vec();
        volts.resize(samples.len() + Dac::LATENCY, 0.0);
        volts.chunks_mut(BLOCK).enumerate().for_each(|(n, block)| output.run(block, (n * BLOCK) as u64));
        volts.drain(..Dac::LATENCY);
        volts
    }

    fn tone(&self, level: Dbu, hertz: f64) -> (Vec<f32>, u32) {
        self.take(&sine(level.volt().0, hertz, TONE))
    }

    /// The level of a tone in samples, dBFS.
    #[must_use]
    pub fn dbfs(&self, level: Dbu, hertz: f64) -> f64 {
        dbfs(Spectrum::of(&self.tone(level, hertz).0).rms(hertz))
    }

    /// Distortion of a tone.
    #[must_use]
    pub fn distortion(&self, sent_dbu: f64) -> ConverterDistortion {
        let (samples, overs) = self.tone(Dbu(sent_dbu), TONE_HZ);
        let spectrum = Spectrum::of(&samples);
        let first = spectrum.rms(TONE_HZ);
        let harmonics: f64 = (2..=7).map(|n| libm::pow(spectrum.rms(f64::from(n) * TONE_HZ), 2.0)).sum();
        // The band of the tone itself is left out, as the notch of a meter does.
        let rest = spectrum.weighted_rms(20.0, 20_000.0, |hz| f64::from((hz - TONE_HZ).abs() > 20.0));
        ConverterDistortion {
            sent_dbu,
            dbfs: dbfs(first),
            thd_db: decibels(libm::sqrt(harmonics) / first),
            thd_n_db: decibels(rest / first),
            overs,
        }
    }
}

fn dbfs(rms: f64) -> f64 {
    decibels(rms) + FULL_SCALE_RMS_DB
}

/// Measures a converter at frequencies (hertz) and levels (dBu).
#[must_use]
pub fn measure_converter(bench: &ConverterBench, frequencies: &[f64], levels: &[f64]) -> ConverterFound {
    let (full_in, full_out) = (bench.input.full_scale(), bench.output.full_scale());
    let response = frequencies.iter().map(|hz| {
        let sent = Dbu(full_in.0 + RESPONSE_DBFS);
        let (samples, _) = bench.tone(sent, *hz);
        let volts = Spectrum::of(&bench.give(&samples)).rms(*hz);
        ConverterResponse {
            hz: *hz,
            in_db: dbfs(Spectrum::of(&samples).rms(*hz)) - RESPONSE_DBFS,
            through_db: decibels(volts / sent.volt().0),
        }
    });
    let (silence, _) = bench.take(&vec![0.0; TONE]);
    let quiet = Spectrum::of(&silence);
    let given = Spectrum::of(&bench.give(&vec![0.0; TONE]));
    let whole = dbfs(quiet.weighted_rms(20.0, 20_000.0, |_| 1.0));
    let (zero_vu, _) = bench.tone(Dbu(4.0), TONE_HZ);
    ConverterFound {
        response: response.collect(),
        distortion: levels.iter().map(|level| bench.distortion(*level)).collect(),
        full_scale_dbu: [full_in.0, full_out.0],
        zero_vu_dbfs: dbfs(Spectrum::of(&zero_vu).rms(TONE_HZ)),
        zero_vu_out_dbu: decibels(Spectrum::of(&bench.give(&zero_vu)).rms(TONE_HZ) / Dbu(0.0).volt().0),
        input_noise_dbfs_a: dbfs(quiet.weighted_rms(20.0, 20_000.0, a_weight)),
        input_noise_dbfs: whole,
        input_noise_dbu: whole + full_in.0,
        output_noise_dbfs_a: decibels(given.weighted_rms(20.0, 20_000.0, a_weight) / full_out.volt().0),
        jitter_snr_db: jitter_snr_db(JITTER_HZ, bench.jitter_ps),
        noise: silence[..SAMPLE_RATE as usize].to_vec(),
    }
}
