//! The track sheet: what is on each track, take by take, out of what is written down and what the recorder did.

use crate::sim::scenario::Scenario;
use crate::sim::session::{Studio, Take, recorder};
use std::collections::{BTreeMap, BTreeSet};

/// One track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackRow {
    /// Its number, from 1.
    pub number: u32,
    /// What it is called on the input list, or else on the recorder.
    pub name: String,
    /// The microphone of the input list.
    pub mic: String,
    /// What that is, as the catalogue has it.
    pub what: String,
    /// The preamplifier of the input list.
    pub preamp: String,
    /// For each take of the sheet what became of it by the log, and whether it is the keeper; none where the track was not recorded.
    pub takes: Vec<Option<(String, bool)>>,
}

/// The sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrackSheet {
    /// The numbers of the takes that were recorded.
    pub takes: Vec<u32>,
    /// Every track that is written down, named or recorded.
    pub rows: Vec<TrackRow>,
}

/// The track sheet; of a take that is not in the log it says that it was recorded.
#[must_use]
pub fn track_sheet(scenario: &Scenario, studio: &Studio) -> TrackSheet {
    // A roll for which nobody played has the number of the next one, which counts.
    let takes: BTreeMap<u32, &Take> = studio.takes.iter().map(|take| (take.number, take)).collect();
    let named = |n: &u32| recorder(scenario).is_some_and(|(unit, _)| !studio.settings.text(unit, &format!("name {n}")).is_empty());
    let tracks = recorder(scenario).map_or(0, |(_, converter)| converter.tracks);
    let recorded = takes.values().flat_map(|take| take.tracks.iter().map(|(track, _)| *track));
    let written = studio.papers.inputs.iter().filter(|(_, row)| !row.name.is_empty() || !row.mic.0.is_empty()).map(|(track, _)| *track);
    let all: BTreeSet<u32> = recorded.chain(written).chain((1..=tracks).filter(named)).collect();
    let rows = all.into_iter().map(|number| row(scenario, studio, &takes, number)).collect();
    TrackSheet { rows, takes: takes.into_keys().collect() }
}

fn row(scenario: &Scenario, studio: &Studio, takes: &BTreeMap<u32, &Take>, number: u32) -> TrackRow {
    let written = studio.papers.inputs.get(&number);
    let named = recorder(scenario).map_or("", |(unit, _)| studio.settings.text(unit, &format!("name {number}")));
    let what = written.and_then(|row| scenario.gear(&row.mic)).map_or_else(String::new, |gear| gear.name.clone());
    let takes = takes.values().map(|take| {
        let log = studio.papers.takes.get(&take.number);
        let status = log.map_or_else(|| "•".to_owned(), |log| log.status.short().to_owned());
        take.tracks.iter().any(|(track, _)| *track == number).then(|| (status, log.is_some_and(|log| log.keeper)))
    });
    TrackRow {
        number,
        name: written.map(|row| row.name.clone()).filter(|name| !name.is_empty()).unwrap_or_else(|| named.to_owned()),
        mic: written.map_or_else(String::new, |row| row.mic.to_string()),
        what,
        preamp: written.map_or_else(String::new, |row| row.preamp.clone()),
        takes: takes.collect(),
    }
}
