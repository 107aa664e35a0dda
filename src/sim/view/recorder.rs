//! The recorder as its screen shows it.

use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Rolling, Studio};

/// One track.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackView {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// Whether it is armed.
    pub armed: bool,
}

/// One take on the recorder's timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeView {
    /// Its number.
    pub number: u32,
    /// Where it begins, seconds.
    pub start_s: f64,
    /// How long it is so far, seconds.
    pub length_s: f64,
}

/// The recorder.
#[derive(Debug, Clone, PartialEq)]
pub struct RecorderView {
    /// Its tag.
    pub unit: UnitId,
    /// Whether it has power.
    pub power: bool,
    /// What it is doing.
    pub rolling: Rolling,
    /// Where it stands, seconds.
    pub position_s: f64,
    /// Its tracks.
    pub tracks: Vec<TrackView>,
    /// What is on it.
    pub takes: Vec<TakeView>,
}

/// The first recorder of the venue.
#[must_use]
pub fn recorder(scenario: &Scenario, studio: &Studio) -> Option<RecorderView> {
    let unit = crate::sim::view::fixture_of(scenario, |kind| matches!(kind, GearKind::Recorder(_)))?;
    let GearKind::Recorder(converter) = &scenario.gear(&unit)?.kind else { return None };
    let tracks = (1..=converter.tracks).map(|number| TrackView {
        number,
        name: studio.settings.text(&unit, &format!("name {number}")).to_owned(),
        armed: studio.settings.on(&unit, &format!("arm {number}")),
    });
    let takes = studio.takes.iter().map(|take| TakeView {
        number: take.number,
        start_s: take.position,
        length_s: take.end.unwrap_or(studio.now).since(take.start),
    });
    Some(RecorderView {
        power: studio.settings.on(&unit, "power"),
        rolling: studio.transport.rolling,
        position_s: studio.transport.position_at(studio.now),
        tracks: tracks.collect(),
        takes: takes.collect(),
        unit,
    })
}
