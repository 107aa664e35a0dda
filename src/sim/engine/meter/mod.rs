//! Meters: what a studio's needles, bars and screens show of samples whose full scale is 1.
//!
//! Functions tell the level of a whole stretch; every meter is fed with `push` as the sound comes, in pieces of any length,
//! and allocates nothing while it is fed. Meters with ballistics run at the engine's rate; loudness and true peak at any.

mod channel;
mod correlation;
mod gate;
mod goniometer;
mod level;
mod loudness;
mod peak;
mod polarity;
mod ppm;
mod rms;
mod thirds;
mod true_peak;
mod vu;

pub use channel::{Meter, Reading};
pub use correlation::Correlation;
pub use goniometer::{Goniometer, Place};
pub use level::{a_weighted_rms_dbfs, loudest_300ms_dbfs, peak_dbfs, quietest_window, rms_dbfs};
pub use loudness::{Loudness, Speaker};
pub use peak::SamplePeak;
pub use polarity::{PhasePulse, Polarity, PolarityReader};
pub use ppm::Ppm;
pub use rms::Rms;
pub use thirds::{THIRDS, Thirds, third_hz};
pub use true_peak::TruePeak;
pub use vu::Vu;

/// The greatest code of a 24-bit converter, which is one step below full scale.
const FULL_SCALE: f32 = 1.0 - 1.0 / 8_388_608.0;

#[cfg(test)]
mod test_tones {
    //! Tones that the tests of all meters share.

    use crate::sim::units::Dbfs;

    pub(super) fn sine(amplitude: f32, hertz: f64, frames: usize) -> Vec<f32> {
        (0..frames).map(|n| amplitude * libm::sin(std::f64::consts::TAU * hertz * n as f64 / 48_000.0) as f32).collect()
    }

    pub(super) fn close(got: Dbfs, wanted: f64, tolerance: f64) {
        assert!((got.0 - wanted).abs() < tolerance, "{} for {wanted}", got.0);
    }

    pub(super) fn near(got: f64, wanted: f64, tolerance: f64) {
        assert!((got - wanted).abs() <= tolerance, "{got} for {wanted}");
    }
}
