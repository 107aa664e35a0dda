//! Why something could not be done.

use crate::sim::gear::{Connector, ControlId, JackId, Setting, UnitId};
use crate::sim::words::{Sentence, Value, say};
use serde::{Deserialize, Serialize};

/// Why something could not be done; the attempt is kept in the journal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Refusal {
    /// No unit of that tag.
    NoSuchUnit(UnitId),
    /// No such jack.
    NoSuchJack(JackId),
    /// No such control.
    NoSuchControl(ControlId),
    /// The control does not go there.
    OutOfRange(ControlId, Setting),
    /// Fixed things stay.
    Fixed(UnitId),
    /// Two hands.
    HandsFull,
    /// Too heavy for one, and nobody is free to take the other end.
    TakesTwo {
        /// What.
        unit: UnitId,
        /// Its mass, kilograms.
        mass_kg: f64,
    },
    /// Not in a hand.
    NotInHand(UnitId),
    /// Something is still plugged into it, or it is plugged.
    StillPlugged(UnitId),
    /// Something is still on the stand.
    StillLoaded(UnitId, UnitId),
    /// The stand has something there already.
    Occupied(UnitId),
    /// It is not that kind of thing.
    WrongKind(UnitId),
    /// It does not stand anywhere.
    NotStanding(UnitId),
    /// The stand does not go that far.
    StandTooShort(UnitId, f64),
    /// A wall is in the way, or it is outside.
    NoRoomThere,
    /// The connectors do not go together.
    DoesNotFit {
        /// The cable.
        cord: UnitId,
        /// The connector at its end.
        end: Connector,
        /// Where it was to go.
        into: JackId,
        /// The connector there.
        jack: Connector,
    },
    /// Something is in the jack already.
    JackTaken(JackId, UnitId),
    /// That end is in a jack already, or is in none.
    EndNotFree(UnitId),
    /// That end is in no jack.
    EndNotPlugged(UnitId),
    /// It does not lie from jack to jack, or is taped already.
    NotToTape(UnitId),
    /// It is taped to the floor.
    Taped(UnitId),
    /// Not all of it is in the coil yet, or more than there is.
    NotCoiled {
        /// The cable.
        cord: UnitId,
        /// How many loops it takes.
        loops: usize,
    },
    /// Too short.
    TooShort {
        /// The cable.
        cord: UnitId,
        /// Its length.
        length_m: f64,
        /// Metres that it would have to span.
        way_m: f64,
    },
    /// The recorder has no power or no track is armed, and so on.
    Recorder(Sentence),
    /// The tape machine has no power or no reel, every track is safe, and so on.
    TapeMachine(Sentence),
    /// What was written is not a row of that sheet.
    BadRow(Sentence),
    /// It would tip the stand over.
    Tips(UnitId),
    /// Nothing more after the session is over.
    Over,
    /// No hand can do that: a number that is none, or a text without end; it is not kept in the journal.
    Nonsense,
}

impl Refusal {
    /// The refusal in words.
    #[must_use]
    pub fn sentence(&self) -> Sentence {
        match self {
            Self::NoSuchUnit(unit) => say!("refused-no-unit", unit = unit),
            Self::NoSuchJack(jack) => say!("refused-no-jack", jack = jack),
            Self::NoSuchControl(control) => say!("refused-no-control", control = control),
            Self::OutOfRange(control, setting) => say!("refused-range", control = control, setting = setting.clone()),
            Self::Fixed(unit) => say!("refused-fixed", unit = unit),
            Self::HandsFull => say!("refused-hands-full"),
            Self::TakesTwo { unit, mass_kg } => say!("refused-takes-two", unit = unit, mass = Value::number(*mass_kg, 0)),
            Self::NotInHand(unit) => say!("refused-not-in-hand", unit = unit),
            Self::StillPlugged(unit) => say!("refused-plugged", unit = unit),
            Self::StillLoaded(unit, load) => say!("refused-loaded", unit = unit, load = load),
            Self::Occupied(unit) => say!("refused-occupied", unit = unit),
            Self::WrongKind(unit) => say!("refused-kind", unit = unit),
            Self::NotStanding(unit) => say!("refused-not-standing", unit = unit),
            Self::StandTooShort(unit, metres) => say!("refused-reach", unit = unit, metres = Value::number(*metres, 2)),
            Self::NoRoomThere => say!("refused-no-room"),
            Self::DoesNotFit { cord, end, into, jack } => {
                say!("refused-fit", end = *end, connector = *jack, cord = cord, jack = into)
            }
            Self::JackTaken(jack, cord) => say!("refused-jack-taken", jack = jack, cord = cord),
            Self::EndNotFree(unit) => say!("refused-end-not-free", unit = unit),
            Self::EndNotPlugged(unit) => say!("refused-end-not-plugged", unit = unit),
            Self::NotToTape(unit) => say!("refused-not-to-tape", cord = unit),
            Self::Taped(unit) => say!("refused-taped", cord = unit),
            Self::NotCoiled { cord, loops } => say!("refused-not-coiled", cord = cord, loops = *loops),
            Self::TooShort { cord, length_m, way_m } => {
                say!("refused-too-short", cord = cord, length = Value::number(*length_m, 1), way = Value::number(*way_m, 1))
            }
            Self::Recorder(why) => say!("refused-recorder", why = why.clone()),
            Self::TapeMachine(why) => say!("refused-tape", why = why.clone()),
            Self::BadRow(why) => say!("refused-row", why = why.clone()),
            Self::Tips(unit) => say!("refused-tips", unit = unit),
            Self::Over => say!("refused-over"),
            Self::Nonsense => say!("refused-nonsense"),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.sentence().fmt(f)
    }
}

impl std::error::Error for Refusal {}
