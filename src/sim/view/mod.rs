//! Plain structs for panels: the studio as people read it, in words and figures, with nothing left to work out.
//!
//! Nothing in `sim` uses it.

mod bay;
mod bleed;
mod cables;
mod clips;
mod debrief;
mod desk;
mod expert;
mod flow;
mod grasp;
mod placing;
mod recorder;
mod routes;
mod shots;
mod stands;
mod storage;
mod track_sheet;

pub use bay::{BayPointView, BayView, JackView, bay, bays};
pub use bleed::{BleedCell, BleedRow, BleedSource, BleedView};
pub use cables::{CableView, EndView, LENGTHS_M, cables, jack_name, length_band, loose_jacks};
pub use clips::ClipView;
pub use debrief::{FindingView, MomentView, findings};
pub use desk::{ControlView, StripView, controls, strips};
pub use expert::{ExpertCable, ExpertStand, ExpertView, expert};
pub use flow::{Ending, Flow, LineView, Link, Metered, StopKind, StopView, flow};
pub use grasp::{Deed, Fingers, Offer, Target, Then, Tool, Verb, offer, plug, tape_key, turned};
pub use placing::{Carried, Ghost, ghost, lobe};
pub use recorder::{RecorderView, TakeView, TrackView, recorder};
pub use routes::{along_the_walls, crosses_doorway, jack_place};
pub use shots::{Gallery, Shot, Stage, Staged};
pub use stands::{Reading, StandView, reading, spots, stands, suggested_pose};
pub use storage::{SlotView, Storage, held, storage};
pub use track_sheet::{TrackRow, TrackSheet, track_sheet};

use crate::sim::scenario::{Clock, Scenario};
use crate::sim::units::Stamp;

/// The clock on the wall, `10:04:31`, from the call time of the brief.
#[must_use]
pub fn clock(scenario: &Scenario, now: Stamp) -> String {
    Clock::of(&scenario.file.brief).at(now)
}

/// The hour of the day, 0 to 24, from the call time of the brief.
#[must_use]
pub fn hour(scenario: &Scenario, now: Stamp) -> f64 {
    Clock::of(&scenario.file.brief).hours(now)
}

/// Minutes and seconds, `1:07`.
#[must_use]
pub fn minutes(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    format!("{}:{:02}", whole / 60, whole % 60)
}
