//! A microphone by frequency, angle and distance, its noise and its limit.

use crate::sim::acoustics::{Receiver, plane_wave_gain};
use crate::sim::circuit::thermal;
use crate::sim::gear::{Microphone, Pattern};
use crate::sim::units::{Aim, Point};
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
    /// Volts per pascal at 1 kHz in this pattern, in millivolts.
    pub sensitivity_mv: f64,
    /// Equivalent noise level, dB SPL (A): of its page, or of its resistance for one without electronics.
    pub noise_dba: f64,
    /// Greatest sine, dB SPL rms.
    pub max_db_spl: f64,
    /// Peak at which the capsule clips, dB SPL.
    pub clips_at_peak_db_spl: f64,
    /// How much of a diffuse field it takes in at 1 kHz re an omni, decibels.
    pub diffuse_1k_db: f64,
}

/// Measures a microphone in one of its patterns.
#[must_use]
pub fn measure_microphone(
    mic: &Microphone,
    pattern: Pattern,
    high_pass: bool,
    angles: &[f64],
    distances: &[f64],
    frequencies: &[f64],
) -> MicrophoneFound {
    let receiver = Receiver { at: Point::default(), aim: Aim::default(), mic, pattern, high_pass };
    let mut readings = Vec::new();
    for distance_m in distances {
        for angle_deg in angles {
            let source = Aim { azimuth: *angle_deg, elevation: 0.0 }.vector() * *distance_m;
            let inverted = plane_wave_gain(pattern, *angle_deg) < -1e-9;
            readings.extend(frequencies.iter().map(|hz| Reading {
                distance_m: *distance_m,
                angle_deg: *angle_deg,
                hz: *hz,
                level_db: receiver.level(*hz, source).0,
                inverted,
            }));
        }
    }
    let sensitivity = mic.sensitivity(pattern);
    let own = |volts: f64| 20.0 * libm::log10(volts / sensitivity) + PASCAL_DB - A_WEIGHTED_WHITE_DB;
    MicrophoneFound {
        readings,
        sensitivity_mv: 1000.0 * sensitivity,
        noise_dba: mic.noise.map_or_else(|| own(thermal(mic.source).0), |noise| noise.0),
        max_db_spl: mic.max.0,
        clips_at_peak_db_spl: mic.max.0 + 3.0,
        diffuse_1k_db: receiver.diffuse_level(1000.0).0,
    }
}
