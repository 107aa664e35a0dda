//! The recorder as its screen shows it.

use crate::sim::gear::{Address, FrameRate, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::label;
use crate::sim::session;
use crate::sim::session::{Disk, Marker, Properties, Rolling, Studio, seconds_of};
use crate::sim::view::ClipView;
use crate::sim::view::clips::clips;
use crate::sim::words::{Sentence, Value, say};

/// One track.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackView {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// Whether it is armed.
    pub armed: bool,
    /// Where its input is on the bay, or the name of the jack.
    pub input: String,
    /// What the playlist is called that is recorded to and heard.
    pub playlist: String,
    /// Which one that is, from 1.
    pub chosen: u32,
    /// What all of its playlists are called, the first one first.
    pub playlists: Vec<String>,
    /// What is on the chosen one.
    pub clips: Vec<ClipView>,
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
    pub format: Sentence,
    /// What it is locked to, and whether it follows timecode.
    pub sync: Sentence,
    /// Timecode where it stands; empty if it has none.
    pub timecode: String,
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
    /// Where auto punch drops in and out, seconds.
    pub punch: Option<(f64, f64)>,
    /// What loop playback plays, seconds.
    pub looped: Option<(f64, f64)>,
    /// Seconds of the timeline up to the end of what is on it.
    pub length_s: f64,
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
    let tracks: Vec<TrackView> = (1..=converter.tracks).map(|number| track(scenario, studio, &unit, number)).collect();
    let takes = studio.takes.iter().map(|take| TakeView {
        number: take.number,
        start_s: take.position,
        length_s: take.end.unwrap_or(studio.now).since(take.start),
    });
    Some(RecorderView {
        power: studio.settings.on(&unit, "power"),
        format: format_of(&Properties::of(&studio.settings, &unit)),
        sync: sync_of(studio, &unit),
        timecode: timecode_of(studio, &unit),
        rolling: studio.transport.rolling,
        position_s: studio.transport.position_at(studio.now),
        length_s: tracks.iter().flat_map(|track| &track.clips).map(|clip| seconds_of(clip.to)).fold(0.0, f64::max),
        tracks,
        takes: takes.collect(),
        markers: studio.workstation.markers.iter().map(|(number, marker)| (*number, marker.clone())).collect(),
        punch: studio.workstation.punch,
        looped: studio.workstation.looped,
        disk: Disk::of(scenario, studio),
        backed_up: studio.is_backed_up(),
        unit,
    })
}

fn track(scenario: &Scenario, studio: &Studio, unit: &UnitId, number: u32) -> TrackView {
    let name = studio.settings.text(unit, &format!("name {number}")).to_owned();
    let shop = &studio.workstation;
    let (chosen, count) = (shop.chosen(number), shop.playlists.get(&number).map_or(1, session::Playlists::count));
    TrackView {
        number,
        armed: studio.settings.on(unit, &format!("arm {number}")),
        input: label(scenario, &JackId::new(unit, format!("in {number}"))),
        playlist: shop.playlist_name(number, chosen, &name),
        chosen,
        playlists: (1..=count).map(|playlist| shop.playlist_name(number, playlist, &name)).collect(),
        clips: clips(studio, number),
        name,
    }
}

fn sync_of(studio: &Studio, unit: &UnitId) -> Sentence {
    let clock = match studio.settings.text(unit, "clock") {
        "" => "internal",
        source => source,
    };
    let clock = Value::word(clock);
    if studio.settings.on(unit, "online") { say!("sync-online", clock = clock) } else { say!("sync-clock", clock = clock) }
}

fn timecode_of(studio: &Studio, unit: &UnitId) -> String {
    let word = studio.settings.text(unit, "tc rate");
    if word.is_empty() {
        return String::new();
    }
    let (rate, hours) = (FrameRate::of_word(word), studio.settings.at(unit, "tc hour").clamp(0.0, 23.0) as u8);
    let frames = studio.transport.position_at(studio.now) / rate.frame_s();
    let first = rate.frame(Address { hours, ..Address::default() });
    rate.address(first + frames as u64).to_string()
}

fn format_of(properties: &Properties) -> Sentence {
    let rate = f64::from(properties.rate_hz) / 1000.0;
    if properties.bits == 32 { say!("format-float", rate = rate) } else { say!("format-bits", rate = rate, bits = properties.bits) }
}
