//! What air swallows and how fast sound goes in it: ISO 9613-1 at 101.325 kPa (sections 0.2 and 11.9).

/// The air of a room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Climate {
    /// Temperature in degrees Celsius; read within −20 and 50.
    pub celsius: f64,
    /// Relative humidity in percent; read within 10 and 100.
    pub humidity: f64,
}

impl Default for Climate {
    /// 20 °C and 50 %.
    fn default() -> Self {
        Self { celsius: 20.0, humidity: 50.0 }
    }
}

impl Climate {
    /// Metres per second: 331.3 √(1 + °C / 273.15) (section 0.2).
    #[must_use]
    pub fn speed_of_sound(self) -> f64 {
        331.3 * libm::sqrt(self.kelvin() / 273.15)
    }

    /// Attenuation in decibels per kilometre at a frequency in hertz (section 11.9).
    #[must_use]
    pub fn air_absorption_db_per_km(self, hz: f64) -> f64 {
        1000.0 * Air::new(self).db_per_m(hz)
    }

    fn kelvin(self) -> f64 {
        273.15 + self.celsius.clamp(-20.0, 50.0)
    }

    /// Molar concentration of water vapour in percent.
    fn water_percent(self) -> f64 {
        let exponent = -6.8346 * libm::pow(273.16 / self.kelvin(), 1.261) + 4.6151;
        self.humidity.clamp(10.0, 100.0) * libm::pow(10.0, exponent)
    }
}

/// Temperature to which the standard refers, in kelvin.
const REFERENCE_K: f64 = 293.15;

/// Attenuation in one climate, with everything that does not depend on frequency worked out once.
#[derive(Debug, Clone)]
pub(super) struct Air {
    classical: f64,
    oxygen_hz: f64,
    nitrogen_hz: f64,
    oxygen_share: f64,
    nitrogen_share: f64,
}

impl Air {
    pub(super) fn new(climate: Climate) -> Self {
        let (kelvin, water) = (climate.kelvin(), climate.water_percent());
        let warmth = kelvin / REFERENCE_K;
        let relaxing = libm::pow(warmth, -2.5);
        let slowed = libm::exp(-4.170 * (libm::cbrt(1.0 / warmth) - 1.0));
        Self {
            classical: 1.84e-11 * libm::sqrt(warmth),
            oxygen_hz: 24.0 + 4.04e4 * water * (0.02 + water) / (0.391 + water),
            nitrogen_hz: (9.0 + 280.0 * water * slowed) / libm::sqrt(warmth),
            oxygen_share: relaxing * 0.012_75 * libm::exp(-2239.1 / kelvin),
            nitrogen_share: relaxing * 0.1068 * libm::exp(-3352.0 / kelvin),
        }
    }

    /// Attenuation in decibels per metre.
    pub(super) fn db_per_m(&self, hz: f64) -> f64 {
        let square = hz * hz;
        let oxygen = self.oxygen_share / (self.oxygen_hz + square / self.oxygen_hz);
        let nitrogen = self.nitrogen_share / (self.nitrogen_hz + square / self.nitrogen_hz);
        8.686 * square * (self.classical + oxygen + nitrogen)
    }

    /// The energy attenuation m per metre, as in 4mV.
    pub(super) fn energy_per_m(&self, hz: f64) -> f64 {
        self.db_per_m(hz) / 4.343
    }
}
