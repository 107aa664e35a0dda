//! A microphone by frequency, angle and distance, its noise and its limit.

use crate::sim::acoustics::{Receiver, plane_wave_gain};
use crate::sim::circuit::thermal;
use crate::sim::gear::{HighPass, Microphone, Pattern};
use crate::sim::units::{Aim, Db, Point};
use serde::Serialize;

/// Decibels that A-weighting takes from white noise of 20 Hz to 20 kHz (domain reference 0.2).
const A_WEIGHTED_WHITE_DB: f64 = 2.05;
/// dB SPL of one pascal.
const PASCAL_DB: f64 = 93.9794;

/// One figure of the response.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Reading {
    /// Distance of the source, metres.
    pub distance_m: f64,
    /// Degrees off the axis.
    pub angle_deg: f64,
    /// Frequency, hertz.
    pub hz: f64,
    /// Level re a plane wave of the same pressure at the capsule on its axis at 1 kHz, decibels.
    pub level_db: f64,
    /// Whether a plane wave from there comes out with inverted polarity.
    pub inverted: bool,
}

/// What was measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MicrophoneFound {
    /// The response.
    #[serde(skip)]
    pub readings: Vec<Reading>,
    /// Volts per pascal at 1 kHz in this pattern behind the pad, in millivolts.
    pub sensitivity_mv: f64,
    /// Equivalent noise level, dB SPL (A): of its page, or of its resistance for one without electronics. Whatever makes the
    /// microphone less sensitive brings its noise nearer.
    pub noise_dba: f64,
    /// Greatest sine, dB SPL rms.
    pub max_db_spl: f64,
    /// Peak at which the capsule clips, dB SPL.
    pub clips_at_peak_db_spl: f64,
    /// How much of a diffuse field it takes in at 1 kHz re an omni, decibels.
    pub diffuse_1k_db: f64,
}

/// A microphone as its switches stand, and where it is measured.
#[derive(Debug, Clone, PartialEq)]
pub struct MicrophoneBench {
    /// Its figures.
    pub microphone: Microphone,
    /// The pattern that it is switched to.
    pub pattern: Pattern,
    /// What its pad takes away, a positive number.
    pub pad: Db,
    /// The filter that is in.
    pub high_pass: Option<HighPass>,
    /// Degrees off its axis, sideways.
    pub angles: Vec<f64>,
    /// Distances of the source, metres.
    pub distances: Vec<f64>,
    /// Frequencies, hertz.
    pub frequencies: Vec<f64>,
}

/// Measures a microphone.
#[must_use]
pub fn measure_microphone(bench: &MicrophoneBench) -> MicrophoneFound {
    let (pattern, pad) = (bench.pattern, bench.pad.0);
    let mic = &Microphone { high_pass: bench.high_pass.into_iter().collect(), ..bench.microphone.clone() };
    let receiver = Receiver { at: Point::default(), aim: Aim::default(), mic, pattern, high_pass: bench.high_pass.is_some() };
    let mut readings = Vec::new();
    for distance_m in &bench.distances {
        for angle_deg in &bench.angles {
            let source = Aim { azimuth: *angle_deg, elevation: 0.0 }.vector() * *distance_m;
            let inverted = plane_wave_gain(pattern, *angle_deg) < -1e-9;
            readings.extend(bench.frequencies.iter().map(|hz| Reading {
                distance_m: *distance_m,
                angle_deg: *angle_deg,
                hz: *hz,
                level_db: receiver.level(*hz, source).0,
                inverted,
            }));
        }
    }
    let sensitivity = mic.sensitivity(pattern) * (-bench.pad).ratio();
    // Noise of its electronics is what its page says in its most sensitive pattern, and no switch makes it less.
    let raised = 20.0 * libm::log10(mic.best_sensitivity() / sensitivity);
    let own = |volts: f64| 20.0 * libm::log10(volts / sensitivity) + PASCAL_DB - A_WEIGHTED_WHITE_DB;
    MicrophoneFound {
        readings,
        sensitivity_mv: 1000.0 * sensitivity,
        noise_dba: mic.noise.map_or_else(|| own(thermal(mic.source).0), |noise| noise.0 + raised),
        max_db_spl: mic.max.0 + pad,
        clips_at_peak_db_spl: mic.max.0 + pad + 3.0,
        diffuse_1k_db: receiver.diffuse_level(1000.0).0,
    }
}
