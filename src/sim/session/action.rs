//! Everything a trainee can do, and why it may not go.

use crate::sim::gear::{ControlId, JackId, Setting, UnitId};
use crate::sim::scenario::Reply;
use crate::sim::session::{Command, FaultRow, InputRow, Probe, StandPose, TakeRow};
use crate::sim::units::Point;
use serde::{Deserialize, Serialize};

/// One end of a cable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum End {
    /// The first connector of its type.
    A,
    /// The second.
    B,
}

/// How a loop of a coil is laid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Loop {
    /// Over: the cable turns once about itself.
    Over,
    /// Under: it turns once the other way.
    Under,
}

/// The recorder's keys.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Transport {
    /// Record from where it stands, by the punch range if auto punch is in; drop in or out while it plays.
    Record,
    /// Stop.
    Stop,
    /// Stop because the window was closed: nobody pressed the key.
    Closed,
    /// Play from where it stands.
    Play,
    /// Go to a moment of the recorder's timeline, seconds.
    Locate(f64),
    /// Drag the playhead to a moment of the timeline at a standstill, seconds: a grain of what is there is heard.
    Scrub(f64),
    /// Go to the start of the timeline.
    ReturnToZero,
    /// Go to a memory location, by its number.
    ToMarker(u32),
    /// Go so many times the chosen amount on, or back if negative.
    Nudge(i32),
}

/// The tape machine's keys.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum TapeKey {
    /// Play; a machine that records rolls on out of record.
    Play,
    /// Record on every track that is ready, from stop or while it plays.
    Record,
    /// Stop.
    Stop,
    /// Wind to so many seconds from the beginning of the reel at the speed that is set, and stop there.
    Locate(f64),
}

/// What is done to the heads of a tape machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Service {
    /// Clean heads, guides and capstan.
    CleanHeads,
    /// Take the magnetism from the heads.
    Demagnetise,
}

/// One thing done by the trainee.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Action {
    /// Switch, turn, move or label a control.
    Set(ControlId, Setting),
    /// Take a unit into a hand, from its slot, the floor, or off its stand.
    Fetch(UnitId),
    /// Put what is in a hand back into its own slot; a cable is coiled on the way.
    Return(UnitId),
    /// Lay what is in a hand on the floor.
    PutDown(UnitId, Point),
    /// Set a stand up, or change how it stands; what is mounted moves with it.
    Stand(UnitId, StandPose),
    /// Put the microphone in a hand on a stand.
    Mount {
        /// The microphone.
        mic: UnitId,
        /// The stand.
        on: UnitId,
    },
    /// Fix the pop filter in a hand to a stand.
    FitPopFilter {
        /// The pop filter.
        filter: UnitId,
        /// The stand.
        on: UnitId,
        /// Metres in front of the capsule.
        gap_m: f64,
    },
    /// Plug one end of a cable; the cable is in a hand or its other end is plugged already.
    Plug {
        /// The cable.
        cord: UnitId,
        /// Which end.
        end: End,
        /// Where.
        into: JackId,
    },
    /// Pull one end of a cable out; with both ends out the cable lies on the floor.
    Unplug {
        /// The cable.
        cord: UnitId,
        /// Which end.
        end: End,
    },
    /// Lay a cable along these points of the floor, x and z, from end A to end B.
    Dress {
        /// The cable.
        cord: UnitId,
        /// Points of the floor between its ends.
        by: Vec<(f64, f64)>,
    },
    /// Tape a cable down along the way that it lies.
    TapeDown(UnitId),
    /// Peel the tape off a cable.
    PeelTape(UnitId),
    /// Coil a cable in a hand, loop by loop, and hang it on its hook.
    Coil {
        /// The cable.
        cord: UnitId,
        /// How each loop is laid, in order.
        loops: Vec<Loop>,
    },
    /// Press a key of the recorder.
    Transport(Transport),
    /// Tell the recorder's screen something that is neither a control nor a key.
    Workstation(Command),
    /// Press a key of the tape machine.
    Tape(TapeKey),
    /// Put the reel in a hand on the tape machine.
    Thread(UnitId),
    /// See to the heads of the tape machine.
    Service(Service),
    /// Say something to the lead.
    Tell(Reply),
    /// Write a row of the input list, in place of the row of the same track.
    WriteInput(InputRow),
    /// Write a row of the take log, in place of the row of the same number.
    WriteTake(TakeRow),
    /// Write a fault ticket, in place of the one of the same number.
    WriteFault(FaultRow),
    /// Hold a test tool somewhere and read it.
    Measure(Probe),
    /// Bend a plugged cable at its plugs.
    Wiggle(UnitId),
    /// Put every control of a unit back to its zero, but for its power and its 48 V, which have an order of their own, and
    /// what is written on it.
    Zero(UnitId),
    /// Save the recorder's session and copy it to the backup drive.
    Backup,
    /// Hand the room over: the session is over.
    Leave,
}

/// Longest text of an action that is worth keeping, characters.
pub(super) const LONGEST_TEXT: usize = 200;
/// Most points that a cable is laid along.
const MOST_POINTS: usize = 64;
/// Most loops that a coil is laid in.
const MOST_LOOPS: usize = 200;

impl Action {
    /// Whether a hand could mean it: every number is one, every text has an end.
    ///
    /// The journal keeps nothing else, so that every line of it can be read again.
    #[must_use]
    pub fn is_sane(&self) -> bool {
        let short = |text: &str| text.chars().count() <= LONGEST_TEXT;
        let tag = |unit: &UnitId| short(&unit.0);
        match self {
            Self::Set(control, setting) => {
                tag(&control.unit)
                    && short(&control.control)
                    && !control.unit.0.contains('/')
                    && short(setting.text())
                    && setting.at().is_finite()
            }
            Self::Fetch(unit)
            | Self::Return(unit)
            | Self::TapeDown(unit)
            | Self::PeelTape(unit)
            | Self::Thread(unit)
            | Self::Wiggle(unit)
            | Self::Zero(unit) => tag(unit),
            Self::Coil { cord, loops } => tag(cord) && loops.len() <= MOST_LOOPS,
            Self::PutDown(unit, at) => tag(unit) && [at.x, at.y, at.z].iter().all(|value| value.is_finite()),
            Self::Stand(unit, pose) => tag(unit) && pose.is_finite(),
            Self::Mount { mic, on } => tag(mic) && tag(on),
            Self::FitPopFilter { filter, on, gap_m } => tag(filter) && tag(on) && gap_m.is_finite(),
            Self::Plug { cord, into, .. } => tag(cord) && tag(&into.unit) && !into.unit.0.contains('/') && short(&into.jack),
            Self::Unplug { cord, .. } => tag(cord),
            Self::Dress { cord, by } => tag(cord) && by.len() <= MOST_POINTS && by.iter().all(|(x, z)| x.is_finite() && z.is_finite()),
            Self::Transport(Transport::Locate(to) | Transport::Scrub(to)) | Self::Tape(TapeKey::Locate(to)) => to.is_finite(),
            Self::Workstation(command) => is_sane(command),
            Self::WriteInput(row) => [&row.name, &row.mic.0, &row.line, &row.preamp].into_iter().all(|text| short(text)),
            Self::WriteTake(row) => short(&row.remark) && row.start_s.is_finite() && row.length_s.is_finite(),
            Self::WriteFault(row) => [&row.unit.0, &row.symptom, &row.tests, &row.done].into_iter().all(|text| short(text)),
            Self::Measure(probe) => probe.is_sane(),
            Self::Transport(_) | Self::Tape(_) | Self::Service(_) | Self::Tell(_) | Self::Backup | Self::Leave => true,
        }
    }
}

fn is_sane(command: &Command) -> bool {
    match command {
        Command::NamePlaylist { name, .. } | Command::RenameMarker { name, .. } => name.chars().count() <= LONGEST_TEXT,
        Command::AddMarker { name, at_s } => name.chars().count() <= LONGEST_TEXT && at_s.is_finite(),
        Command::PunchRange(from, to) | Command::LoopRange(from, to) => from.is_finite() && to.is_finite(),
        Command::NewPlaylist(_) | Command::ChoosePlaylist { .. } | Command::DeleteMarker(_) => true,
    }
}
