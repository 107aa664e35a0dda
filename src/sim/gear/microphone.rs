//! Microphones: the figures of domain reference section 1, and their patterns.

use crate::sim::units::{DbSpl, Ohm};
use serde::{Deserialize, Serialize};

/// How a microphone turns pressure into voltage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Transducer {
    /// A coil in a magnet: needs no power.
    MovingCoil,
    /// A ribbon in a magnet: needs no power and dies of it.
    Ribbon,
    /// A condenser that needs 48 V.
    Condenser,
}

/// A first-order polar pattern, a + (1 − a) cos θ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Pattern {
    /// a = 1.
    Omni,
    /// a = 0.7.
    Wide,
    /// a = 0.5.
    Cardioid,
    /// a = 0.366.
    Supercardioid,
    /// a = 0.25.
    Hypercardioid,
    /// a = 0.
    FigureEight,
}

impl Pattern {
    /// The pressure part a of the pattern.
    #[must_use]
    pub fn pressure_part(self) -> f64 {
        match self {
            Self::Omni => 1.0,
            Self::Wide => 0.7,
            Self::Cardioid => 0.5,
            Self::Supercardioid => 0.366,
            Self::Hypercardioid => 0.25,
            Self::FigureEight => 0.0,
        }
    }

    /// The word on the switch.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Omni => "omni",
            Self::Wide => "wide",
            Self::Cardioid => "cardioid",
            Self::Supercardioid => "supercardioid",
            Self::Hypercardioid => "hypercardioid",
            Self::FigureEight => "figure-8",
        }
    }

    /// The pattern of a word on the switch.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Omni, Self::Wide, Self::Cardioid, Self::Supercardioid, Self::Hypercardioid, Self::FigureEight]
            .into_iter()
            .find(|pattern| pattern.word() == word)
    }
}

/// How large the capsule is, which sets how much it loses off axis at high frequencies (section 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapsuleClass {
    /// 27 mm membrane, effective radius 13.5 mm.
    LargeDiaphragm,
    /// Large dynamics and large heads, 17.5 mm.
    LargeHead,
    /// 16–20 mm, effective radius 8 mm.
    SmallDiaphragm,
    /// A ribbon: 20 mm in the vertical plane, 2.3 mm in the horizontal.
    Ribbon,
}

/// The figures of a microphone type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Microphone {
    /// How it works.
    pub transducer: Transducer,
    /// How large its capsule is.
    pub capsule: CapsuleClass,
    /// The patterns on its switch; one if it has no switch. The first is where it is stored.
    pub patterns: Vec<Pattern>,
    /// Millivolts per pascal at 1 kHz, open circuit, in each of its patterns.
    pub sensitivity_mv: Vec<f64>,
    /// A-weighted equivalent noise level; none where only its resistance makes noise.
    pub noise: Option<DbSpl>,
    /// The level of a sine at which it clips, without the pad.
    pub max: DbSpl,
    /// Differential source impedance.
    pub source: Ohm,
    /// Milliamperes that it draws from 48 V; zero for passive ones.
    pub phantom_ma: f64,
    /// Decibels that its pad takes away, as a positive number; none without a pad.
    pub pad_db: Option<f64>,
    /// Corner in hertz and slope in decibels per octave of its high-pass switch; none without one.
    pub high_pass: Option<(f64, f64)>,
    /// Metres of distance at which `response` was measured; none for a pressure microphone.
    pub response_at_m: Option<f64>,
    /// On-axis response in decibels re 1 kHz at 50, 100, 200, 500, 1k, 2k, 4k, 6k, 8k, 10k, 12k, 15k and 20k Hz.
    pub response_db: [f64; 13],
}

/// The frequencies of `Microphone::response_db`.
pub const RESPONSE_HZ: [f64; 13] = [50.0, 100.0, 200.0, 500.0, 1e3, 2e3, 4e3, 6e3, 8e3, 10e3, 12e3, 15e3, 20e3];
