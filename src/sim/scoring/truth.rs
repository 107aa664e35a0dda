//! What became of each take, whatever the log says about it (domain reference 8.1 and 8.2).

use crate::sim::band::Item;
use crate::sim::scenario::Scenario;
use crate::sim::session::{TakeStatus, Timeline};
use crate::sim::units::Stamp;

/// A song that broke down before this many seconds is a false start (domain reference 8.2).
const FALSE_START_S: f64 = 20.0;

/// The truth of one take.
#[derive(Debug, Clone, PartialEq)]
pub struct TakeTruth {
    /// Its number.
    pub number: u32,
    /// When it began.
    pub start: Stamp,
    /// When it ended, or when the journal did.
    pub end: Stamp,
    /// Whether it still rolled when the journal ended.
    pub open: bool,
    /// Where it begins on the recorder's timeline, seconds.
    pub position_s: f64,
    /// How long it is, seconds.
    pub length_s: f64,
    /// The words that are true of it; the first is the best.
    pub accepted: Vec<TakeStatus>,
}

impl TakeTruth {
    /// Whether the song was played and recorded to its end.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.accepted.contains(&TakeStatus::Complete)
    }
}

/// What became of each take, in their order.
#[must_use]
pub fn take_truths(scenario: &Scenario, timeline: &Timeline) -> Vec<TakeTruth> {
    let last = timeline.last();
    let takes = last.takes.iter().map(|take| {
        let end = take.end.unwrap_or(last.now).max(take.start);
        let played: Vec<(&Item, f64)> = last
            .performances
            .iter()
            .filter(|performance| performance.in_take == Some(take.number))
            .map(|performance| (&performance.rendition.item, performance.end.min(end).since(performance.start)))
            .collect();
        TakeTruth {
            number: take.number,
            start: take.start,
            end,
            open: take.end.is_none(),
            position_s: take.position,
            length_s: end.since(take.start),
            accepted: accepted(scenario, &played),
        }
    });
    takes.collect()
}

fn accepted(scenario: &Scenario, played: &[(&Item, f64)]) -> Vec<TakeStatus> {
    let Some((item, seconds)) = played.iter().max_by(|a, b| a.1.total_cmp(&b.1)) else {
        return vec![TakeStatus::FalseStart, TakeStatus::Incomplete, TakeStatus::Breakdown];
    };
    // The stop may fall on the end of the last ring to the millisecond.
    let whole = *seconds >= item.seconds(&scenario.song) - 0.05;
    match item {
        song if song.is_song() && whole => vec![TakeStatus::Complete],
        song if song.is_song() && *seconds >= FALSE_START_S => vec![TakeStatus::Breakdown, TakeStatus::Incomplete],
        _ => vec![TakeStatus::FalseStart],
    }
}
