//! Connectors, and jacks as the places where a cord's end goes.

use crate::sim::gear::SourceImpedance;
use crate::sim::gear::UnitId;
use crate::sim::units::{Db, Dbu, Ohm};
use serde::{Deserialize, Serialize};

/// One jack of one unit; written `PRE-1/in 2`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct JackId {
    /// The unit that has the jack.
    pub unit: UnitId,
    /// Its name on the unit.
    pub jack: String,
}

/// No plug holds more lines.
const MOST_LINES: usize = 96;

impl JackId {
    /// The jack of that name on that unit.
    #[must_use]
    pub fn new(unit: &UnitId, jack: impl Into<String>) -> Self {
        Self { unit: unit.clone(), jack: jack.into() }
    }

    /// The jacks of the lines that a multi-pin jack holds: `in 1-8` holds `in 1` to `in 8`. Empty for a jack of one line.
    #[must_use]
    pub fn lines(&self) -> Vec<Self> {
        let name = self.jack.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '-');
        let ends = self.jack[name.len()..].split_once('-').and_then(|(first, last)| Some((first.parse::<u32>().ok()?, last.parse().ok()?)));
        let (first, last) = ends.unwrap_or((1, 0));
        (first..=last).take(MOST_LINES).map(|n| Self::new(&self.unit, format!("{name}{n}"))).collect()
    }
}

impl std::fmt::Display for JackId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.unit, self.jack)
    }
}

impl From<JackId> for String {
    fn from(id: JackId) -> Self {
        id.to_string()
    }
}

impl TryFrom<String> for JackId {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let (unit, jack) = text.split_once('/').ok_or_else(|| format!("`{text}` is no jack; write UNIT/jack, such as `PRE-1/in 2`"))?;
        Ok(Self { unit: UnitId(unit.to_owned()), jack: jack.to_owned() })
    }
}

/// The shape of a connector, with its gender where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Connector {
    /// XLR with pins: outputs.
    XlrMale,
    /// XLR with sockets: inputs.
    XlrFemale,
    /// A 6.35 mm three-contact plug.
    TrsPlug,
    /// A jack for a 6.35 mm plug.
    QuarterJack,
    /// A 6.35 mm two-contact plug.
    TsPlug,
    /// A 4.4 mm bantam plug.
    TtPlug,
    /// A jack for a bantam plug.
    TtJack,
    /// A plug of 25 pins for eight lines.
    Db25Plug,
    /// A jack for it.
    Db25,
    /// A large multi-pin plug, for all lines of a stage box.
    MultipinPlug,
    /// A jack for it.
    Multipin,
    /// The end of a coaxial cord: word clock and coaxial digital lines.
    BncPlug,
    /// A socket for one.
    BncJack,
    /// The end of a plastic fibre.
    OpticalPlug,
    /// A socket for one.
    OpticalJack,
    /// Wired for good at the back: no cord goes there.
    Soldered,
}

impl Connector {
    /// Whether a cord's end of this kind goes into a jack of that kind.
    #[must_use]
    pub fn fits(self, jack: Self) -> bool {
        use Connector::{
            BncJack, BncPlug, Db25, Db25Plug, Multipin, MultipinPlug, OpticalJack, OpticalPlug, QuarterJack, Soldered, TrsPlug, TsPlug,
            TtJack, TtPlug, XlrFemale, XlrMale,
        };
        match self {
            XlrMale => jack == XlrFemale,
            XlrFemale => jack == XlrMale,
            TrsPlug | TsPlug => jack == QuarterJack,
            TtPlug => jack == TtJack,
            Db25Plug => jack == Db25,
            MultipinPlug => jack == Multipin,
            BncPlug => jack == BncJack,
            OpticalPlug => jack == OpticalJack,
            QuarterJack | TtJack | Db25 | Multipin | BncJack | OpticalJack | Soldered => false,
        }
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::XlrMale => "XLR male",
            Self::XlrFemale => "XLR female",
            Self::TrsPlug => "TRS plug",
            Self::QuarterJack => "quarter-inch jack",
            Self::TsPlug => "TS plug",
            Self::TtPlug => "TT plug",
            Self::TtJack => "TT jack",
            Self::Db25Plug => "DB25 plug",
            Self::Db25 => "DB25",
            Self::MultipinPlug => "multi-pin plug",
            Self::Multipin => "multi-pin jack",
            Self::BncPlug => "BNC plug",
            Self::BncJack => "BNC jack",
            Self::OpticalPlug => "optical plug",
            Self::OpticalJack => "optical jack",
            Self::Soldered => "soldered",
        }
    }
}

/// How the two legs of an output stand to its chassis (domain reference 4.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Topology {
    /// Both legs are driven against each other; a grounded leg costs half of the level.
    #[default]
    Symmetric,
    /// A winding or a servo that stands nowhere; a grounded leg costs nothing. Microphones too.
    Floating,
    /// Only the hot leg is driven; the cold one has the same impedance to the chassis.
    ImpedanceBalanced,
    /// The cold leg is the chassis.
    Unbalanced,
}

/// What an input's legs meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum InputStage {
    /// A differential amplifier, whose legs stand at the chassis through resistors.
    #[default]
    Electronic,
    /// A transformer: only what is between its legs counts.
    Transformer,
    /// The cold leg is the chassis.
    Unbalanced,
}

/// Inputs of this load and above are line inputs.
const LINE: Ohm = Ohm(5_000.0);

impl InputStage {
    /// Common-mode impedance of each leg (domain reference 11.15): 10 kΩ of a microphone input and 50 MΩ of a transformer.
    ///
    /// A line input has one resistor a leg and nothing between them, so that an open leg costs it 6 dB (4.4).
    #[must_use]
    pub fn common_mode(self, load: Ohm) -> Ohm {
        match self {
            Self::Electronic if load.0 >= LINE.0 => Ohm(load.0 / 2.0),
            Self::Electronic => Ohm(10_000.0),
            Self::Transformer | Self::Unbalanced => Ohm(50e6),
        }
    }
}

/// What a jack does to the circuit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Flow {
    /// Drives its net: source impedance, and the highest level it can give.
    Output {
        /// What is behind it, between its legs.
        source: SourceImpedance,
        /// How its legs stand to the chassis.
        topology: Topology,
        /// Clips above this.
        max: Dbu,
    },
    /// Loads its net: input impedance, and the highest level it can take.
    Input {
        /// Differential input impedance.
        load: Ohm,
        /// Impedance of each leg to the chassis, which is part of the load.
        common_mode: Ohm,
        /// What its legs meet.
        stage: InputStage,
        /// Clips above this at the least gain.
        max: Dbu,
        /// Common-mode rejection.
        cmrr: Db,
    },
    /// A passive contact: the same net inside and out.
    Contact,
}

impl Flow {
    /// An input whose legs stand at the chassis as those of its kind do.
    #[must_use]
    pub fn input(load: Ohm, max: Dbu, cmrr: Db, stage: InputStage) -> Self {
        Self::Input { load, common_mode: stage.common_mode(load), stage, max, cmrr }
    }

    /// An output with nothing but resistance behind it.
    #[must_use]
    pub fn output(source: Ohm, max: Dbu, topology: Topology) -> Self {
        Self::Output { source: SourceImpedance::resistive(source), topology, max }
    }
}

/// One jack of a gear type.
#[derive(Debug, Clone, PartialEq)]
pub struct JackSpec {
    /// Its name on the unit.
    pub name: String,
    /// Its connector, as the cord meets it.
    pub connector: Connector,
    /// What it does.
    pub flow: Flow,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(name: &str) -> Vec<String> {
        JackId::new(&UnitId("BOX".to_owned()), name).lines().into_iter().map(|line| line.jack).collect()
    }

    #[test]
    fn a_multi_pin_jack_is_named_by_its_first_and_last_line() {
        assert_eq!(lines("in 7-9"), ["in 7", "in 8", "in 9"]);
        assert_eq!(lines("1-2"), ["1", "2"]);
        for plain in ["in 1", "U12", "out", "L-", "3-", "9-7", "monitor L"] {
            assert_eq!(lines(plain), [""; 0], "{plain}");
        }
        assert_eq!(lines("1-4000000000").len(), MOST_LINES);
    }

    #[test]
    fn multi_pin_plugs_fit_their_own_kind_only() {
        assert!(Connector::Db25Plug.fits(Connector::Db25) && Connector::MultipinPlug.fits(Connector::Multipin));
        assert!(!Connector::Db25Plug.fits(Connector::Multipin) && !Connector::Db25.fits(Connector::Db25Plug));
    }
}
