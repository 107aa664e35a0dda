//! The session: what the trainee did (the journal), and the studio that follows from it.
//!
//! `Session::apply` is the only way to change the world; `Session::advance` lets time pass.
//! Both the studio and what the lead and the band do follow from scenario and journal alone.
//! Knows no signal: who hears what is worked out in `circuit` and `engine`.

mod action;
mod air;
mod coil;
mod director;
mod journal;
mod live;
mod papers;
mod readings;
mod refusal;
mod replay;
mod roll;
mod room_tone;
mod route;
mod rules;
mod stir;
mod studio;
mod tape_deck;
mod timecode;
mod timeline;
mod undo;
mod wear;
mod wiring;
mod workstation;

pub use action::{Action, End, Loop, Service, TapeKey, Transport};
pub use air::{capsule_at, jet_of, mesh_before, radiator_at, radiator_facing};
pub use coil::{Coil, coil_of};
pub use journal::{Entry, FORMAT, Header, Journal, Outcome};
pub use live::{Said, Session};
pub use papers::{FaultRow, InputRow, Papers, TakeRow, TakeStatus};
pub use readings::{Probe, Reading, Shown};
pub use refusal::Refusal;
pub use replay::ReplayError;
pub use roll::{GRAIN, Roll, Rolling, Stretch, TransportState, Way, frame_of, seconds_of};
pub use route::{Run, SLACK_M, run_of};
pub use rules::{balance, refusal, tipping};
pub use studio::{Cord, Performance, Place, StandPose, Studio, Take};
pub use tape_deck::{ReelPass, Reeling, TapeDeck, tape_machine};
pub use timecode::{Chase, Stripe};
pub use timeline::Timeline;
pub use undo::History;
pub use wiring::{Cords, cords, patch, rolling};
use workstation::LONGEST_S;
pub use workstation::{Command, Disk, FADE, Marker, Monitoring, Pass, Playlists, Properties, Region, Workstation, recorder};
