//! Noise of resistances and of amplifiers (domain reference 6.1 rules a and b, 11.2).

use crate::sim::units::{Db, Dbu, Ohm, Volt, power_sum};

/// The band in which noise is counted, 20 Hz–20 kHz.
pub(super) const BAND_HZ: f64 = 19_980.0;
/// 4 k T at 293.15 K, joules.
pub(super) const FOUR_K_T: f64 = 4.0 * 1.380_649e-23 * 293.15;
/// What the 150 Ω of the measurement contribute to an equivalent input noise.
const SOURCE_OF_EIN: Ohm = Ohm(150.0);
/// Noise of a preamplifier's output stage, whatever its gain: domain reference 6.1 (b), −90 to −98 dBu.
const OUTPUT_NOISE: Dbu = Dbu(-95.0);
/// A-weighting takes this much from white noise between 20 Hz and 20 kHz.
pub(super) const A_WEIGHTING: Db = Db(2.05);

/// Thermal noise of a resistance at 20 °C, rms 20 Hz–20 kHz.
#[must_use]
pub fn thermal(resistance: Ohm) -> Volt {
    Volt(libm::sqrt(thermal_power(resistance.0)))
}

/// The square of the thermal noise voltage of so many ohms.
pub(super) fn thermal_power(ohms: f64) -> f64 {
    FOUR_K_T * BAND_HZ * ohms.max(0.0)
}

/// The noise that a preamplifier itself adds at its output: that of its input stage and that of its output stage.
#[must_use]
pub fn amplifier_noise(ein: Dbu, gain: Db) -> Volt {
    Dbu(power_sum(&amplifier_stages(ein, gain).map(|stage| stage.0))).volt()
}

/// The same apart: EIN without the 150 Ω of its measurement, raised by the gain, and the noise of the output stage.
#[must_use]
pub fn amplifier_stages(ein: Dbu, gain: Db) -> [Dbu; 2] {
    [amplifier_only(ein) + gain, OUTPUT_NOISE]
}

/// EIN without the thermal noise of its 150 Ω; an amplifier quieter than a tenth of its figure is not believed.
pub(super) fn amplifier_only(ein: Dbu) -> Dbu {
    let total = ein.volt().0;
    let power = (total * total - thermal_power(SOURCE_OF_EIN.0)).max(0.1 * total * total);
    Dbu::from_volt(Volt(libm::sqrt(power)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thermal_noise_is_that_of_the_table() {
        // Domain reference 11.2.
        for (ohms, dbu) in [(50.0, -135.7), (150.0, -130.92), (200.0, -129.7), (300.0, -127.9), (600.0, -124.9), (10e3, -112.7)] {
            let level = Dbu::from_volt(thermal(Ohm(ohms))).0;
            assert!((level - dbu).abs() < 0.06, "{ohms} Ω give {level:.2} dBu, not {dbu}");
        }
    }

    #[test]
    fn ein_of_minus_128_is_an_amplifier_of_minus_131_1() {
        assert!((amplifier_only(Dbu(-128.0)).0 + 131.1).abs() < 0.05);
    }

    #[test]
    fn low_gain_shows_the_output_stage_and_high_gain_the_input() {
        assert!((Dbu::from_volt(amplifier_noise(Dbu(-128.0), Db(10.0))).0 + 95.0).abs() < 0.05);
        assert!((Dbu::from_volt(amplifier_noise(Dbu(-128.0), Db(60.0))).0 + 71.1).abs() < 0.1);
    }
}
