//! What a microphone is built of: how it makes a voltage, what it runs on, how large it is and how it gets its pattern.

use serde::{Deserialize, Serialize};

/// How a microphone turns pressure into voltage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Transducer {
    /// A coil in a magnet.
    MovingCoil,
    /// A ribbon in a magnet, bare on its line: current through the line flows through it.
    Ribbon,
    /// A ribbon behind a transformer and a buffer that runs on 48 V and keeps the line's current from it.
    ActiveRibbon,
    /// A condenser with a transistor amplifier.
    Condenser,
    /// A condenser with a tube: its units differ twice as much from one another (domain reference, end of 1.1).
    TubeCondenser,
    /// A condenser with a charge of its own.
    Electret,
}

/// What a microphone runs on.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Power {
    /// Nothing: the sound moves all.
    Passive,
    /// 48 V on its line, of which it draws so many milliamperes.
    Phantom(f64),
    /// A mains supply of its own, with a switch.
    OwnSupply,
    /// A cell in its body that gives so many milliamperes.
    Battery(f64),
    /// A few volts of bias from an adaptor, which takes so many milliamperes from 48 V.
    Bias(f64),
}

impl Power {
    /// Milliamperes that it draws from 48 V on its line.
    #[must_use]
    pub fn phantom_ma(self) -> f64 {
        match self {
            Self::Phantom(milliamperes) | Self::Bias(milliamperes) => milliamperes,
            Self::Passive | Self::OwnSupply | Self::Battery(_) => 0.0,
        }
    }

    /// Whether it works only with 48 V on its line.
    #[must_use]
    pub fn needs_phantom(self) -> bool {
        matches!(self, Self::Phantom(_) | Self::Bias(_))
    }
}

/// How large the capsule is, which sets how much it loses off axis at high frequencies (domain reference 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CapsuleClass {
    /// No size at all: for the laboratory.
    Point,
    /// Lavaliers and clips, 5–6 mm: effective radius 3 mm.
    Miniature,
    /// 12–13 mm, effective radius 6.5 mm.
    HalfInch,
    /// 16–20 mm, effective radius 8 mm.
    SmallDiaphragm,
    /// 27 mm membrane, effective radius 13.5 mm.
    LargeDiaphragm,
    /// Large dynamics and large heads, 17.5 mm.
    LargeHead,
    /// A ribbon: 20 mm in the vertical plane, 2.3 mm in the horizontal.
    Ribbon,
    /// The cone of a 165 mm loudspeaker, effective radius 66 mm (its cone without the surround; estimated).
    Cone,
}

/// How a microphone gets its directivity, which decides how the pattern on its switch changes over frequency (domain reference 1.3).
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Principle {
    /// The pattern as the formula has it at every frequency, with bottomless nulls: for the laboratory.
    Ideal,
    /// One diaphragm, or one ribbon: nulls of a finite depth.
    Single,
    /// Two diaphragms back to back: wide at low frequencies, and an omni that narrows at high ones.
    Dual,
    /// A capsule behind a slotted tube of so many metres: a line of sound that narrows as frequency rises.
    Tube(f64),
    /// Ports along the body whose path grows as frequency falls, so that nearness hardly lifts the bass.
    VariableD,
    /// Flush in a plate so many metres wide: pressure doubles above the plate's corner, and nothing comes from below it.
    Boundary(f64),
    /// Flush in the front of a sphere of this radius in metres.
    Sphere(f64),
}
