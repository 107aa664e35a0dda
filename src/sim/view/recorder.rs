//! The recorder as its screen shows it.

use crate::sim::gear::UnitId;
use crate::sim::scenario::Scenario;
use crate::sim::session;
use crate::sim::session::{Disk, Marker, Properties, Rolling, Studio};

/// One track.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackView {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// Whether it is armed.
    pub armed: bool,
    /// What the playlist is called that is recorded to and heard.
    pub playlist: String,
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
    /// Rate and depth of its session, such as `48 kHz, 24 bit`.
    pub format: String,
    /// What it is doing.
    pub rolling: Rolling,
    /// Where it stands, seconds.
    pub position_s: f64,
    /// Its tracks.
    pub tracks: Vec<TrackView>,
    /// What is on it.
    pub takes: Vec<TakeView>,
    /// Memory locations by number.
    pub markers: Vec<(u32, Marker)>,
    /// Room on its drive.
    pub disk: Option<Disk>,
    /// Whether everything that was recorded is on the backup drive, too.
    pub backed_up: bool,
}

/// The recorder of the session.
#[must_use]
pub fn recorder(scenario: &Scenario, studio: &Studio) -> Option<RecorderView> {
    let (unit, converter) = session::recorder(scenario)?;
    let unit = unit.clone();
    let tracks = (1..=converter.tracks).map(|number| TrackView {
        number,
        name: studio.settings.text(&unit, &format!("name {number}")).to_owned(),
        armed: studio.settings.on(&unit, &format!("arm {number}")),
        playlist: {
            let name = studio.settings.text(&unit, &format!("name {number}"));
            studio.workstation.playlist_name(number, studio.workstation.chosen(number), name)
        },
    });
    let takes = studio.takes.iter().map(|take| TakeView {
        number: take.number,
        start_s: take.position,
        length_s: take.end.unwrap_or(studio.now).since(take.start),
    });
    Some(RecorderView {
        power: studio.settings.on(&unit, "power"),
        format: format_of(&Properties::of(&studio.settings, &unit)),
        rolling: studio.transport.rolling,
        position_s: studio.transport.position_at(studio.now),
        tracks: tracks.collect(),
        takes: takes.collect(),
        markers: studio.workstation.markers.iter().map(|(number, marker)| (*number, marker.clone())).collect(),
        disk: Disk::of(scenario, studio),
        backed_up: studio.is_backed_up(),
        unit,
    })
}

fn format_of(properties: &Properties) -> String {
    let bits = if properties.bits == 32 { "32 bit float".to_owned() } else { format!("{} bit", properties.bits) };
    format!("{} kHz, {bits}", f64::from(properties.rate_hz) / 1000.0)
}
