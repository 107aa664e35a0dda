//! The places of work, what is looked at there, and where the screens lead.

use crate::sim::gear::UnitId;
use crate::sim::session::End;

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
}

impl Stage {
    /// All of them with their keys, their names for whoever drives the program, and the ids of their words.
    pub(super) const ALL: [(Self, char, &'static str, &'static str); 11] = [
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
    ];
}

/// What is looked at, and what is between the fingers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Focus {
    /// The thing that was last clicked.
    pub unit: Option<UnitId>,
    /// The patchbay that was worked at last.
    pub bay: Option<UnitId>,
    /// The cable end that will be plugged next.
    pub fingers: Option<(UnitId, End)>,
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
