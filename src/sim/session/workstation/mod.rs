//! The workstation-style recorder: what it remembers beside its controls.
//!
//! Nothing that was recorded is ever lost: each pass keeps its own samples, and a playlist says which passes are heard,
//! the newest on top.

mod disk;
mod pass;
mod playlist;
mod properties;

pub use disk::Disk;
pub use pass::{FADE, Pass, Region};
pub use playlist::Playlists;
pub use properties::{Monitoring, Properties};

use crate::sim::gear::{Converter, GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Chase;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The recorder of the venue and its figures: of several the one with the most tracks.
#[must_use]
pub fn recorder(scenario: &Scenario) -> Option<(&UnitId, &Converter)> {
    let recorders = scenario.units.keys().filter_map(|unit| match &scenario.gear(unit)?.kind {
        GearKind::Recorder(converter) => Some((unit, converter)),
        _ => None,
    });
    recorders.max_by_key(|(unit, converter)| (converter.tracks, std::cmp::Reverse(*unit)))
}

/// Longest timeline of the recorder, seconds: a day.
pub(in crate::sim::session) const LONGEST_S: f64 = 86_400.0;

/// A memory location.
#[derive(Debug, Clone, PartialEq)]
pub struct Marker {
    /// What it is called, such as `V1`.
    pub name: String,
    /// Where it is on the timeline, seconds.
    pub at_s: f64,
}

/// What the recorder's screen can be told beside its controls and its keys.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Command {
    /// A new, empty playlist of a track, which is chosen at once.
    NewPlaylist(u32),
    /// Another playlist of a track is recorded to and heard.
    ChoosePlaylist {
        /// The track.
        track: u32,
        /// The playlist, from 1.
        playlist: u32,
    },
    /// A playlist gets a name of its own.
    NamePlaylist {
        /// The track.
        track: u32,
        /// The playlist, from 1.
        playlist: u32,
        /// What it is called.
        name: String,
    },
    /// A new memory location gets the next free number.
    AddMarker {
        /// What it is called.
        name: String,
        /// Where it is, seconds.
        at_s: f64,
    },
    /// A memory location gets another name.
    RenameMarker {
        /// Its number.
        number: u32,
        /// What it is called.
        name: String,
    },
    /// A memory location is given up; its number is not used again.
    DeleteMarker(u32),
    /// Auto punch drops in at the first of these and out at the second, seconds.
    PunchRange(f64, f64),
    /// Loop playback goes from the first of these to the second, seconds.
    LoopRange(f64, f64),
}

/// What the recorder remembers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Workstation {
    /// The playlists of tracks that have more than one, or one with a name of its own.
    pub playlists: BTreeMap<u32, Playlists>,
    /// Everything that was recorded, in order; the last one may still record or wait for its punch-in.
    pub passes: Vec<Pass>,
    /// Whether the last pass records or waits for its punch-in.
    pub open: bool,
    /// The timecode that it follows or waits for.
    pub chase: Option<Chase>,
    /// Where it stops by itself, seconds of the timeline.
    pub stops_at: Option<f64>,
    /// Where auto punch drops in and out, seconds.
    pub punch: Option<(f64, f64)>,
    /// What loop playback plays, seconds.
    pub looped: Option<(f64, f64)>,
    /// Memory locations by number.
    pub markers: BTreeMap<u32, Marker>,
    /// How many memory locations there ever were.
    pub marked: u32,
}

impl Workstation {
    /// The pass that records or waits for its punch-in.
    #[must_use]
    pub fn open_pass(&self) -> Option<&Pass> {
        self.passes.last().filter(|_| self.open)
    }

    /// The playlist of a track that is recorded to and heard, from 1.
    #[must_use]
    pub fn chosen(&self, track: u32) -> u32 {
        self.playlists.get(&track).map_or(1, |lists| lists.chosen)
    }

    /// What a playlist is called: its own name, or its track's with its number from the second on (domain reference 8.3).
    #[must_use]
    pub fn playlist_name(&self, track: u32, playlist: u32, track_name: &str) -> String {
        let own = self.playlists.get(&track).and_then(|lists| lists.names.get(playlist.checked_sub(1)? as usize));
        match own.filter(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None if playlist > 1 => format!("{track_name}_{playlist:02}"),
            None => track_name.to_owned(),
        }
    }

    /// What a track plays: the passes of its chosen playlist, oldest first; the newest is heard where they overlap.
    #[must_use]
    pub fn regions(&self, track: u32) -> Vec<Region> {
        let chosen = (track, self.chosen(track));
        let closed = self.passes.len() - usize::from(self.open);
        self.passes[..closed].iter().filter(|pass| pass.tracks.contains(&chosen)).filter_map(Pass::region).collect()
    }
}
