//! First-order polar patterns by name (domain reference 11.6).

use serde::{Deserialize, Serialize};

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
    /// Every pattern, from pressure to pressure gradient.
    pub const ALL: [Self; 6] = [Self::Omni, Self::Wide, Self::Cardioid, Self::Supercardioid, Self::Hypercardioid, Self::FigureEight];

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
        Self::ALL.into_iter().find(|pattern| pattern.word() == word)
    }

    /// Energy that it takes in from everywhere, re an omni of the same sensitivity: a² + (1 − a)²/3, the random energy efficiency.
    #[must_use]
    pub fn random_energy(self) -> f64 {
        let a = self.pressure_part();
        a * a + (1.0 - a) * (1.0 - a) / 3.0
    }
}
