//! When the thing that a cue waits for happened, or will if nothing else does.

use crate::sim::scenario::{Cue, Scenario, Trigger};
use crate::sim::session::director::{Director, Played};
use crate::sim::session::{Performance, Rolling, Studio};
use crate::sim::units::Stamp;

/// Rounding of times in seconds never amounts to this much.
const LEAST_S: f64 = 1e-6;
/// Playback is foreseen for a day, and for so many rounds of a loop.
const FORESEEN_S: f64 = 86_400.0;
const MOST_ROUNDS: usize = 10_000;

/// The moment of a trigger, at the earliest that of the wait; none while it is not in sight.
///
/// Rolling, stopped and a marked keeper count too when they hold already as the wait begins.
/// A roll counts no more when it ends before the cue is taken: nobody plays to a recorder that stands.
pub(super) fn fires(director: &Director, scenario: &Scenario, studio: &Studio, cue: &Cue, when: &Trigger) -> Option<Stamp> {
    let since = director.since;
    match when {
        Trigger::Now => Some(since),
        Trigger::Told(reply) => director.told.get(reply).copied(),
        Trigger::Rolling => {
            let rolling = studio.transport.rolling == Rolling::Recording;
            let dropped_in = studio.workstation.open_pass().map_or(studio.transport.since, |pass| pass.start);
            rolling.then(|| since.max(dropped_in))
        }
        Trigger::Stopped => director.stopped,
        Trigger::Finished => finished(since, scenario, studio, cue),
        Trigger::KeeperMarked => director.keeper.map(|marked| since.max(marked)),
        Trigger::PlayedBack { take, section, seconds } => {
            let stretch = stretch(scenario, studio, *take, section)?;
            played_back(director, studio, stretch, *seconds)
        }
    }
}

/// Everybody came to the end of what they played.
///
/// Where the recorder was stopped on them they did not, if the cue has a branch for that.
fn finished(since: Stamp, scenario: &Scenario, studio: &Studio, cue: &Cue) -> Option<Stamp> {
    let minds = cue.unless.iter().any(|branch| branch.when == Trigger::Stopped);
    if minds && studio.performances.iter().any(|performance| performance.end > since && is_cut(scenario, performance)) {
        return None;
    }
    Some(studio.performances.iter().map(|performance| performance.end).fold(since, Stamp::max))
}

fn is_cut(scenario: &Scenario, performance: &Performance) -> bool {
    let whole = performance.start.after(performance.rendition.item.seconds(&scenario.song));
    performance.in_take.is_some() && performance.end < whole
}

/// Where a section of a take lies on the recorder's timeline, seconds.
fn stretch(scenario: &Scenario, studio: &Studio, number: u32, section: &str) -> Option<(f64, f64)> {
    let take = studio.takes.iter().find(|take| take.number == number)?;
    let song = |performance: &&Performance| performance.in_take == Some(number) && performance.rendition.item.is_song();
    let song_start = studio.performances.iter().find(song)?.start;
    let (bar, bars) = scenario.song.section(section)?;
    let begin = take.position + song_start.since(take.start);
    Some((begin + scenario.song.bar_at(bar), begin + scenario.song.bar_at(bar + bars)))
}

/// When enough of a stretch was heard, if playback goes on as it does.
fn played_back(director: &Director, studio: &Studio, (from, to): (f64, f64), seconds: f64) -> Option<Stamp> {
    let transport = studio.transport;
    let begin = director.since.max(transport.since);
    let goes_on = (transport.rolling == Rolling::Playing).then(|| Played::of(transport, begin, begin.after(FORESEEN_S)));
    let mut missing = seconds;
    for played in director.played.iter().copied().chain(goes_on.into_iter().flatten().take(MOST_ROUNDS)) {
        let enters = played.from.max(from);
        let heard = (played.to.min(to) - enters).max(0.0);
        if heard + LEAST_S >= missing {
            let ahead_ms = libm::ceil((enters + missing - played.from - LEAST_S) * 1000.0);
            return Some(Stamp(played.begin.0 + ahead_ms.max(0.0) as u64));
        }
        missing -= heard;
    }
    None
}
