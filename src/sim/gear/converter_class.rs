//! Converters: the figures of a class, and what their alignment means.

use crate::sim::units::Dbu;
use serde::{Deserialize, Serialize};

/// Which analogue level is full scale (domain reference 6.3).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Alignment {
    /// 0 dBu is −18 dBFS: full scale is +18 dBu.
    R68,
    /// +4 dBu is −20 dBFS: full scale is +24 dBu.
    Rp155,
    /// +4 dBu is −18 dBFS: full scale is +22 dBu.
    Music,
    /// +6 dBu is −9 dBFS: full scale is +15 dBu.
    Ard,
    /// The analogue level of full scale, dBu.
    FullScale(f64),
}

impl Alignment {
    /// The analogue level of a sine of full scale.
    #[must_use]
    pub fn full_scale(self) -> Dbu {
        Dbu(match self {
            Self::R68 => 18.0,
            Self::Rp155 => 24.0,
            Self::Music => 22.0,
            Self::Ard => 15.0,
            Self::FullScale(level) => level,
        })
    }
}

/// A class of converters.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConverterClass {
    /// Its name in other files.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// Bits of a sample.
    pub bits: u32,
    /// Dynamic range in, A-weighted, decibels.
    pub adc_db: f64,
    /// Dynamic range out, A-weighted, decibels.
    pub dac_db: f64,
    /// Distortion and noise of a sine 1 dB below full scale, decibels re the sine.
    pub thd_n_db: f64,
    /// Rms jitter of its own clock, picoseconds.
    pub jitter_ps: f64,
    /// Where its figures come from.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standards_differ_by_four_and_six_decibels() {
        assert!(((Alignment::Rp155.full_scale() - Alignment::R68.full_scale()).0 - 6.0).abs() < 1e-12);
        assert!(((Alignment::Music.full_scale() - Alignment::R68.full_scale()).0 - 4.0).abs() < 1e-12);
    }
}
