//! The filters of a tape machine's electronics: the standard's curve, treble and bass trims, head bumps.

use crate::sim::engine::filter::Section;
use crate::sim::gear::{Equalisation, TapeSpeed};
use crate::sim::units::{SAMPLE_RATE, amplitude};

/// Where treble is adjusted, hertz (domain reference 6.4).
pub const TREBLE_HZ: f64 = 10_000.0;
/// Where bass is adjusted, hertz (domain reference 6.4).
pub const BASS_HZ: f64 = 80.0;
/// Corners of the two trims, hertz.
const TREBLE_CORNER_HZ: f64 = 9_000.0;
const BASS_CORNER_HZ: f64 = 110.0;
/// Flux at low frequencies rises no further below this, hertz.
const RISE_ENDS_HZ: f64 = 3.0;

fn per_sample(hertz: f64) -> f64 {
    libm::tan(std::f64::consts::PI * hertz / f64::from(SAMPLE_RATE))
}

/// Flux on the tape for a constant level, as the standard has it; its inverse is the reproduce amplifier.
#[must_use]
pub fn flux_curve(standard: Equalisation, speed: TapeSpeed) -> [Section; 2] {
    let (fall, rise) = standard.microseconds(speed);
    let corner = |microseconds: f64| 1e6 / (std::f64::consts::TAU * microseconds);
    let low = rise.map_or(Section::new([1.0, 0.0, 0.0], [0.0, 0.0]), |rise| shelf(corner(rise), RISE_ENDS_HZ));
    // Levels are those at 1 kHz, so that is where the curve is one.
    let high = Section::low_pass(corner(fall));
    [low.times(1.0 / low.magnitude(1000.0)), high.times(1.0 / high.magnitude(1000.0))]
}

/// (s + ω zero) / (s + ω pole): one above both.
fn shelf(zero: f64, pole: f64) -> Section {
    let (z, p) = (per_sample(zero), per_sample(pole));
    let norm = 1.0 / (1.0 + p);
    Section::new([(1.0 + z) * norm, (z - 1.0) * norm, 0.0], [(p - 1.0) * norm, 0.0])
}

/// A treble trim of the electronics: so many decibels at 10 kHz and none at low frequencies.
#[must_use]
pub(super) fn treble(decibels: f64) -> Section {
    let k = per_sample(TREBLE_CORNER_HZ);
    let high = [1.0 / (1.0 + k), -1.0 / (1.0 + k)];
    blend(high, (k - 1.0) / (1.0 + k), decibels, TREBLE_HZ)
}

/// A bass trim: so many decibels at 80 Hz and none at high frequencies.
#[must_use]
pub(super) fn bass(decibels: f64) -> Section {
    let k = per_sample(BASS_CORNER_HZ);
    blend([k / (1.0 + k), k / (1.0 + k)], (k - 1.0) / (1.0 + k), decibels, BASS_HZ)
}

/// 1 + x·H for the first-order H with this numerator and pole, with x such that the gain at `hertz` is as wanted.
fn blend(h: [f64; 2], pole: f64, decibels: f64, hertz: f64) -> Section {
    // A cut is the inverse of a boost: a blend by itself could not cut by more than a few decibels.
    if decibels < 0.0 {
        return blend(h, pole, -decibels, hertz).inverse();
    }
    let w = std::f64::consts::TAU * hertz / f64::from(SAMPLE_RATE);
    let (cos, sin) = (libm::cos(w), libm::sin(w));
    let (nr, ni, dr, di) = (h[0] + h[1] * cos, -h[1] * sin, 1.0 + pole * cos, -pole * sin);
    let size = dr * dr + di * di;
    let (re, im) = ((nr * dr + ni * di) / size, (ni * dr - nr * di) / size);
    // (1 + x re)² + (x im)² = gain²
    let (gain, square) = (amplitude(decibels), re * re + im * im);
    let x = (libm::sqrt((re * re + square * (gain * gain - 1.0)).max(0.0)) - re) / square;
    Section::new([1.0 + x * h[0], pole + x * h[1], 0.0], [pole, 0.0])
}

/// A bump of so many decibels around a frequency; negative for a dip.
#[must_use]
pub(super) fn bump(hertz: f64, decibels: f64, quality: f64) -> Section {
    let (k, gain) = (per_sample(hertz), amplitude(decibels));
    let norm = 1.0 / (1.0 + k / quality + k * k);
    let (b1, wide) = (2.0 * (k * k - 1.0) * norm, gain * k / quality);
    Section::new([(1.0 + wide + k * k) * norm, b1, (1.0 - wide + k * k) * norm], [b1, (1.0 - k / quality + k * k) * norm])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn db(section: &Section, hertz: f64) -> f64 {
        20.0 * libm::log10(section.magnitude(hertz))
    }

    #[test]
    fn flux_falls_with_its_time_constant() {
        for (standard, speed, microseconds) in [
            (Equalisation::Iec, TapeSpeed::Ips15, 35.0),
            (Equalisation::Nab, TapeSpeed::Ips15, 50.0),
            (Equalisation::Iec, TapeSpeed::Ips7, 70.0),
            (Equalisation::Nab, TapeSpeed::Ips30, 17.5),
        ] {
            let [low, high] = flux_curve(standard, speed);
            for hertz in [1000.0, 5000.0, 10_000.0, 15_000.0] {
                let fall = |hz: f64| -10.0 * libm::log10(1.0 + libm::pow(std::f64::consts::TAU * hz * microseconds * 1e-6, 2.0));
                let got = db(&low, hertz) + db(&high, hertz);
                assert!((got - fall(hertz) + fall(1000.0)).abs() < 0.2, "{standard:?} {speed:?} {hertz}: {got}");
            }
        }
        let [low, _] = flux_curve(Equalisation::Nab, TapeSpeed::Ips15);
        assert!((db(&low, 50.05) - 3.0).abs() < 0.05, "3180 µs is 50 Hz: {}", db(&low, 50.0));
    }

    #[test]
    fn trims_do_what_their_scale_says() {
        for decibels in [-6.0, -1.0, 0.0, 0.5, 3.0, 6.0] {
            assert!((db(&treble(decibels), TREBLE_HZ) - decibels).abs() < 1e-9 && db(&treble(decibels), 100.0).abs() < 0.02);
            assert!((db(&bass(decibels), BASS_HZ) - decibels).abs() < 1e-9 && db(&bass(decibels), 5000.0).abs() < 0.05);
            assert!((db(&bump(60.0, decibels, 1.0), 60.0) - decibels).abs() < 1e-9);
        }
    }

    #[test]
    fn an_inverse_undoes_a_curve() {
        for section in flux_curve(Equalisation::Nab, TapeSpeed::Ips7) {
            for hertz in [20.0, 1000.0, 18_000.0] {
                assert!((section.magnitude(hertz) * section.inverse().magnitude(hertz) - 1.0).abs() < 1e-12);
            }
        }
    }
}
