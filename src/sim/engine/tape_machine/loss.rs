//! What is lost between tape and head: spacing, gap and azimuth, by wavelength.

use crate::sim::gear::TapeSpeed;
use crate::sim::units::amplitude;

/// Decibels that a wave loses over a distance of its own length (Wallace 1951; domain reference 11.16).
const SPACING_DB: f64 = 54.6;
/// Radians in a minute of arc.
const MINUTE: f64 = std::f64::consts::PI / 180.0 / 60.0;

/// How a head touches the tape.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Contact {
    /// Distance from the coating that dirt makes, micrometres.
    pub spacing_um: f64,
    /// Magnetic length of the gap, micrometres.
    pub gap_um: f64,
    /// Angle between this gap and the recorded one, minutes of arc.
    pub azimuth_min: f64,
    /// Width of the track, millimetres.
    pub width_mm: f64,
}

/// Spacing loss, decibels: 54.6 d / λ.
#[must_use]
pub fn spacing_loss(micrometres: f64, wavelength: f64) -> f64 {
    SPACING_DB * micrometres * 1e-6 / wavelength
}

/// What a gap lets through: sin(πg/λ) / (πg/λ).
#[must_use]
pub fn gap_gain(micrometres: f64, wavelength: f64) -> f64 {
    sinc(micrometres * 1e-6 / wavelength)
}

/// What an inclined gap lets through of a track: the same with the way that the gap runs along the tape.
#[must_use]
pub fn azimuth_gain(minutes: f64, width_mm: f64, wavelength: f64) -> f64 {
    sinc(width_mm * 1e-3 * libm::tan(minutes * MINUTE) / wavelength)
}

/// How much later a track comes that lies this far from the middle, seconds.
#[must_use]
pub fn azimuth_delay(minutes: f64, offset_m: f64, speed: TapeSpeed) -> f64 {
    offset_m * libm::tan(minutes * MINUTE) / speed.metres()
}

impl Contact {
    /// Everything together at a frequency, as a ratio; negative beyond the first zero of a gap.
    #[must_use]
    pub fn gain(&self, speed: TapeSpeed, hertz: f64) -> f64 {
        if hertz <= 0.0 {
            return 1.0;
        }
        let wavelength = speed.wavelength(hertz);
        amplitude(-spacing_loss(self.spacing_um, wavelength))
            * gap_gain(self.gap_um, wavelength)
            * azimuth_gain(self.azimuth_min, self.width_mm, wavelength)
    }
}

fn sinc(x: f64) -> f64 {
    let angle = std::f64::consts::PI * x;
    if angle.abs() < 1e-6 { 1.0 } else { libm::sin(angle) / angle }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn losses_follow_their_formulas() {
        let wave = TapeSpeed::Ips15.wavelength(10_000.0);
        // 5 µm of dirt at 38.1 µm: 54.6 · 5 / 38.1.
        assert!((spacing_loss(5.0, wave) - 7.165).abs() < 0.001);
        assert!(gap_gain(38.1, wave).abs() < 1e-9, "a gap as long as the wave hears nothing");
        assert!((gap_gain(19.05, wave) - 2.0 / std::f64::consts::PI).abs() < 1e-9);
        // Tracks 1 and 24 of two inches, 48.3 mm apart, are 45° apart at 10 kHz when the gap leans by a third of a minute.
        let degrees = 360.0 * 10_000.0 * azimuth_delay(0.339, 48.3e-3, TapeSpeed::Ips15);
        assert!((degrees - 45.0).abs() < 0.1, "{degrees}");
    }
}
