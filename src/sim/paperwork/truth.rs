//! What the sheets should say, from what happened.

use crate::sim::band::Item;
use crate::sim::gear::UnitId;
use crate::sim::scenario::{Check, Scenario};
use crate::sim::session::{InputRow, Papers, Performance, Studio, Take, TakeRow, TakeStatus, Timeline};

/// Stopped before this a take is a false start, seconds (domain reference 8.2).
const FALSE_START_S: f64 = 20.0;

/// What feeds a track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// The microphone's tag.
    pub mic: UnitId,
    /// The wall line as its label says, such as `BOOTH 3`.
    pub line: String,
    /// The preamplifier as its label says, such as `EXT PRE 1`.
    pub preamp: String,
}

/// What the sheets should say of a session; `route` answers what feeds a track of the recorder in a studio.
///
/// A roll for which nobody played is no take.
/// The input list is that of the last take: a row for each of its tracks, with empty boxes where nothing feeds it.
#[must_use]
pub fn truth(timeline: &Timeline, scenario: &Scenario, route: impl Fn(&Studio, u32) -> Option<Route>) -> Papers {
    let last = timeline.last();
    let mut papers = Papers::default();
    let takes: Vec<&Take> = last.takes.iter().filter(|take| last.was_played(take.number)).collect();
    for take in &takes {
        papers.takes.insert(take.number, take_row(timeline, scenario, take));
    }
    let Some(take) = takes.last() else { return papers };
    let studio = timeline.at(take.start);
    for (track, name) in &take.tracks {
        let route = route(studio, *track).unwrap_or_else(|| Route { mic: "".into(), line: String::new(), preamp: String::new() });
        let row = InputRow { track: *track, name: name.clone(), mic: route.mic, line: route.line, preamp: route.preamp };
        papers.inputs.insert(*track, row);
    }
    papers
}

/// The take that the lead names as keeper, by its number.
#[must_use]
pub fn keeper(scenario: &Scenario) -> Option<u32> {
    scenario.file.rubric.iter().find_map(|criterion| match criterion.check {
        Check::Keeper { take } => Some(take),
        _ => None,
    })
}

fn take_row(timeline: &Timeline, scenario: &Scenario, take: &Take) -> TakeRow {
    let length_s = take.end.unwrap_or(timeline.end()).since(take.start);
    TakeRow {
        number: take.number,
        start_s: take.position,
        length_s,
        status: status(scenario, &timeline.last().performances, take, length_s),
        remark: String::new(),
        keeper: keeper(scenario) == Some(take.number),
    }
}

fn status(scenario: &Scenario, performances: &[Performance], take: &Take, length_s: f64) -> TakeStatus {
    let played: Vec<&Performance> = performances.iter().filter(|performance| performance.in_take == Some(take.number)).collect();
    let whole = |performance: &&Performance| performance.end >= performance.start.after(performance.rendition.item.seconds(&scenario.song));
    let songs: Vec<&Performance> = played.iter().copied().filter(|performance| performance.rendition.item.is_song()).collect();
    if !songs.is_empty() && songs.iter().all(whole) {
        return TakeStatus::Complete;
    }
    let false_start = played.iter().any(|performance| matches!(performance.rendition.item, Item::FalseStart(_)));
    if length_s < FALSE_START_S || (false_start && songs.is_empty()) {
        TakeStatus::FalseStart
    } else if songs.is_empty() {
        TakeStatus::Incomplete
    } else {
        TakeStatus::Breakdown
    }
}
