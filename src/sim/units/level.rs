//! Levels and gains in decibels, and the only lawful sums of them.

use crate::sim::units::{Pascal, Volt};
use serde::{Deserialize, Serialize};

/// Volts of 0 dBu: the voltage that dissipates 1 mW in 600 Ω, √0.6 V.
const DBU_REFERENCE_V: f64 = 0.774_596_669_241_483_4;
/// Pascals of 0 dB SPL.
const SPL_REFERENCE_PA: f64 = 20e-6;

/// A gain or a difference of levels, in decibels.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Default, Serialize, Deserialize)]
pub struct Db(pub f64);

/// A voltage level; 0 dBu is √0.6 V rms.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Dbu(pub f64);

/// A digital level; 0 dBFS is the rms level of a full-scale sine (AES17) or, for peaks, full scale itself.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Dbfs(pub f64);

/// A sound pressure level; 0 dB SPL is 20 µPa rms.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct DbSpl(pub f64);

macro_rules! level {
    ($($level:ident),+) => {$(
        impl std::ops::Add<Db> for $level {
            type Output = Self;
            fn add(self, gain: Db) -> Self { Self(self.0 + gain.0) }
        }
        impl std::ops::Sub<Db> for $level {
            type Output = Self;
            fn sub(self, gain: Db) -> Self { Self(self.0 - gain.0) }
        }
        impl std::ops::Sub for $level {
            type Output = Db;
            fn sub(self, other: Self) -> Db { Db(self.0 - other.0) }
        }
    )+};
}
level!(Dbu, Dbfs, DbSpl);

impl std::ops::Add for Db {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl std::ops::Sub for Db {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::ops::Neg for Db {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Db {
    /// The amplitude ratio, 10^(dB/20).
    #[must_use]
    pub fn ratio(self) -> f64 {
        amplitude(self.0)
    }

    /// The gain of an amplitude ratio; −∞ for zero.
    #[must_use]
    pub fn from_ratio(ratio: f64) -> Self {
        Self(decibels(ratio.abs()))
    }
}

impl Dbu {
    /// The level of an rms voltage.
    #[must_use]
    pub fn from_volt(volt: Volt) -> Self {
        Self(decibels(volt.0.abs() / DBU_REFERENCE_V))
    }

    /// The rms voltage of this level.
    #[must_use]
    pub fn volt(self) -> Volt {
        Volt(DBU_REFERENCE_V * amplitude(self.0))
    }
}

impl DbSpl {
    /// The level of an rms pressure.
    #[must_use]
    pub fn from_pascal(pressure: Pascal) -> Self {
        Self(decibels(pressure.0.abs() / SPL_REFERENCE_PA))
    }

    /// The rms pressure of this level.
    #[must_use]
    pub fn pascal(self) -> Pascal {
        Pascal(SPL_REFERENCE_PA * amplitude(self.0))
    }
}

impl Dbfs {
    /// The level of a sample value or peak, where full scale is 1.
    #[must_use]
    pub fn from_sample(value: f64) -> Self {
        Self(decibels(value.abs()))
    }
}

/// The amplitude ratio of a number of decibels.
#[must_use]
pub fn amplitude(decibels: f64) -> f64 {
    libm::exp(decibels * std::f64::consts::LN_10 / 20.0)
}

fn decibels(ratio: f64) -> f64 {
    20.0 * libm::log10(ratio)
}

/// The level of incoherent signals together: their powers add.
#[must_use]
pub fn power_sum(levels: &[f64]) -> f64 {
    let power: f64 = levels.iter().map(|level| amplitude(*level) * amplitude(*level)).sum();
    10.0 * libm::log10(power)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(left: f64, right: f64, tolerance: f64) {
        assert!((left - right).abs() <= tolerance, "{left} is not within {tolerance} of {right}");
    }

    #[test]
    fn references_are_those_of_the_standards() {
        close(Dbu::from_volt(Volt(0.774_597)).0, 0.0, 1e-4);
        close(Dbu(4.0).volt().0, 1.2277, 1e-3);
        close(DbSpl::from_pascal(Pascal(1.0)).0, 93.9794, 1e-4);
    }

    #[test]
    fn equal_incoherent_levels_add_three_decibels() {
        close(power_sum(&[-20.0, -20.0]), -16.9897, 1e-3);
    }
}
