//! The places of work, what is looked at there, and where the screens lead.

use crate::panels::coil::Coiling;
use crate::sim::gear::UnitId;
use crate::sim::view::{Carried, Fingers, Tool};

/// The place of work that is open beside the room, if any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stage {
    /// None: the room fills the window.
    #[default]
    Room,
    /// Locker, rack and cable wall.
    Storage,
    /// Stands and microphones.
    Stands,
    /// Cables on the floor.
    Cables,
    /// The patchbay.
    Bay,
    /// External preamplifiers.
    Preamps,
    /// The desk.
    Desk,
    /// The recorder.
    Recorder,
    /// Input list and take log.
    Sheets,
    /// The booking sheet.
    Brief,
    /// The signal flow.
    Flow,
    /// What is in front of the eyes, close.
    Closer,
}

impl Stage {
    /// All of them with their keys, their names for whoever drives the program, and the ids of their words.
    pub(super) const ALL: [(Self, char, &'static str, &'static str); 12] = [
        (Self::Room, '1', "Room", "stage-room"),
        (Self::Storage, '2', "Storage", "stage-storage"),
        (Self::Stands, '3', "Stands", "stage-stands"),
        (Self::Cables, '4', "Cables", "stage-cables"),
        (Self::Bay, '5', "Bay", "stage-bay"),
        (Self::Preamps, '6', "Preamps", "stage-preamps"),
        (Self::Desk, '7', "Desk", "stage-desk"),
        (Self::Recorder, '8', "Recorder", "stage-recorder"),
        (Self::Sheets, '9', "Sheets", "stage-sheets"),
        (Self::Brief, '0', "Booking", "stage-booking"),
        (Self::Flow, 'P', "Signal", "stage-flow"),
        (Self::Closer, 'C', "Closer", "stage-closer"),
    ];
}

impl Stage {
    /// The widget that leads there.
    pub(super) fn tab(self) -> String {
        let (_, key, name, _) = Self::ALL.into_iter().find(|(stage, ..)| *stage == self).unwrap_or(Self::ALL[0]);
        format!("stage/{key} {name}")
    }
}

/// What is looked at, and what is between the fingers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Focus {
    /// The thing that was last clicked.
    pub unit: Option<UnitId>,
    /// The thing that is seen from behind when it is seen close.
    pub behind: Option<UnitId>,
    /// The patchbay that was worked at last.
    pub bay: Option<UnitId>,
    /// The cable end that will be plugged next.
    pub fingers: Fingers,
    /// The stand that goes where the pointer is.
    pub carried: Option<Carried>,
    /// What is in the hand that points.
    pub tool: Tool,
    /// The floor that was walked over with an end between the fingers, since the other was plugged: x and z.
    pub walked: Vec<(f64, f64)>,
    /// The cable that is being coiled by hand.
    pub coil: Option<Coiling>,
    /// What helps whoever learns.
    pub aids: Aids,
    /// What is within reach, the nearest first.
    pub near: Vec<UnitId>,
}

/// What helps whoever learns; none of it in an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Aids {
    /// Whether the signal flow is seen in the room.
    pub xray: bool,
    /// Whether everything goes at half its speed.
    pub slow: bool,
    /// Whether the expert's work is seen in the room.
    pub expert: bool,
    /// Whether it is said what comes next.
    pub guide: bool,
}

/// What can be asked for of what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undoing {
    /// Take the last thing back.
    Undo,
    /// Do what was taken back last again.
    Redo,
}

impl Undoing {
    /// The id of what is said where there is nothing of the kind.
    #[must_use]
    pub fn in_vain(self) -> &'static str {
        match self {
            Self::Undo => "aids-nothing-back",
            Self::Redo => "aids-nothing-again",
        }
    }
}

/// What a hand does with what is pointed at, by button, wheel or key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reach {
    /// The first thing that it offers.
    First,
    /// The second.
    Second,
    /// Turns it by so many clicks, by whole decibels, degrees and words.
    Turn(f64),
    /// The same by the finest steps.
    TurnFine(f64),
    /// Brings a stand up by so many clicks, or down.
    Raise(f64),
    /// Points at the next thing in sight, or the one before.
    Next(i32),
}

/// Where a screen leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Back to the title.
    Title,
    /// To the list of scenarios.
    Scenarios,
    /// To the booking sheet of the scenario with this place in the list.
    Brief(usize),
    /// Into the studio, from the beginning.
    Begin,
    /// Into the studio, where it was left.
    Resume,
    /// To the settings, or back from them.
    Settings,
    /// To the shortcut sheet, or back from it.
    Shortcuts,
    /// Out of the program.
    Quit,
}
