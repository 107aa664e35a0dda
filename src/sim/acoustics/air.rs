//! What air swallows: ISO 9613-1 at 20 °C, 50 % relative humidity and 101.325 kPa (section 11.9).

/// Relaxation frequency of oxygen at 20 °C and 50 %, in hertz.
fn oxygen_hz(water: f64) -> f64 {
    24.0 + 4.04e4 * water * (0.02 + water) / (0.391 + water)
}

/// Relaxation frequency of nitrogen at 20 °C and 50 %, in hertz.
fn nitrogen_hz(water: f64) -> f64 {
    9.0 + 280.0 * water
}

/// Molar concentration of water vapour in percent at 20 °C and 50 %.
fn water_percent() -> f64 {
    let exponent = -6.8346 * libm::pow(273.16 / 293.15, 1.261) + 4.6151;
    50.0 * libm::pow(10.0, exponent)
}

/// Attenuation in decibels per kilometre at a frequency in hertz.
#[must_use]
pub fn air_absorption_db_per_km(hz: f64) -> f64 {
    1000.0 * Air::new().db_per_m(hz)
}

/// The same with everything that does not depend on frequency worked out once.
pub(super) struct Air {
    oxygen: f64,
    nitrogen: f64,
    oxygen_share: f64,
    nitrogen_share: f64,
}

impl Air {
    pub(super) fn new() -> Self {
        let water = water_percent();
        Self {
            oxygen: oxygen_hz(water),
            nitrogen: nitrogen_hz(water),
            oxygen_share: 0.012_75 * libm::exp(-2239.1 / 293.15),
            nitrogen_share: 0.1068 * libm::exp(-3352.0 / 293.15),
        }
    }

    /// Attenuation in decibels per metre.
    pub(super) fn db_per_m(&self, hz: f64) -> f64 {
        let square = hz * hz;
        let oxygen = self.oxygen_share / (self.oxygen + square / self.oxygen);
        let nitrogen = self.nitrogen_share / (self.nitrogen + square / self.nitrogen);
        8.686 * square * (1.84e-11 + oxygen + nitrogen)
    }

    /// The energy attenuation m per metre, as in 4mV.
    pub(super) fn energy_per_m(&self, hz: f64) -> f64 {
        self.db_per_m(hz) / 4.343
    }
}
