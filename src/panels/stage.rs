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
}

impl Stage {
    /// All of them with the digits that open them and their words.
    pub const ALL: [(Self, u8, &'static str); 10] = [
        (Self::Room, 1, "Room"),
        (Self::Storage, 2, "Storage"),
        (Self::Stands, 3, "Stands"),
        (Self::Cables, 4, "Cables"),
        (Self::Bay, 5, "Bay"),
        (Self::Preamps, 6, "Preamps"),
        (Self::Desk, 7, "Desk"),
        (Self::Recorder, 8, "Recorder"),
        (Self::Sheets, 9, "Sheets"),
        (Self::Brief, 0, "Booking"),
    ];

    /// The place that a digit opens.
    #[must_use]
    pub fn of_digit(digit: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|(_, its, _)| *its == digit).map(|(stage, ..)| stage)
    }
}

/// What is looked at, and what is between the fingers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Focus {
    /// The thing that was last clicked.
    pub unit: Option<UnitId>,
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
    /// To the small window about the picture, or back from it.
    Looks,
    /// Out of the program.
    Quit,
}
