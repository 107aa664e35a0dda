//! What a session was worth, and why: rubric, journal and takes become findings, and findings a report.
//!
//! Sound is judged by listening: `listen` renders every take through the engine and measures it, and each player's
//! own part of it; nothing is kept beside the signal that a mark could come from.
//! Every lost mark carries evidence with times and figures. Knows no disk and no page: the report is plain data.

mod budget;
mod case;
mod excerpt;
mod handling;
mod hearing;
mod levels;
mod measure;
mod paper;
mod placement;
mod plots;
mod power;
mod report;
mod runs;
mod signal;
mod strike;
mod takes;
mod truth;
mod wiring;
mod words;

pub use budget::{Budget, HopFacts, LeakFacts, budget};
pub use excerpt::{Excerpt, same_place};
pub use hearing::{Heard, HeardTake, HeardTrack, listen, listen_with};
pub use plots::{PhasePair, PhasePoint, Plots, TakePlots};
pub use report::{
    ClipFacts, Event, EventKind, Evidence, Field, Finding, Floor, Group, Report, SheetRow, Sheets, TakeFacts, TrackFacts, VERSION,
};
pub use truth::{TakeTruth, take_truths};
pub(crate) use wiring::strip;
pub use wiring::{bay_label, label, recorder_input};

use crate::sim::scenario::{Check, Criterion, Scenario};
use crate::sim::session::Timeline;
use case::{Case, Verdict};

/// Judges a session: renders its takes, measures them, and holds them and the journal against the rubric.
///
/// Any journal has a report, even an empty one or one that stops in the middle of a take.
#[must_use]
pub fn judge(scenario: &Scenario, timeline: &Timeline) -> Report {
    judge_heard(scenario, timeline, &listen(scenario, timeline, |_, _| {}))
}

/// Judges a session whose takes have been listened to already.
#[must_use]
pub fn judge_heard(scenario: &Scenario, timeline: &Timeline, heard: &Heard) -> Report {
    let case = Case::new(scenario, timeline, heard);
    let findings = scenario.file.rubric.iter().map(|criterion| finding(&case, criterion)).collect();
    report::compose(&case, findings)
}

fn finding(case: &Case, criterion: &Criterion) -> Finding {
    let verdict = verdict(case, &criterion.check);
    let marks = words::marks(verdict.share, criterion.marks);
    let lost = marks < criterion.marks;
    Finding {
        criterion: criterion.id.clone(),
        title: criterion.title.clone(),
        group: criterion.group.clone(),
        marks,
        of: criterion.marks,
        evidence: verdict.evidence,
        cause: verdict.cause.filter(|_| lost),
        advice: if lost { criterion.advice.clone() } else { String::new() },
    }
}

fn verdict(case: &Case, check: &Check) -> Verdict {
    match check {
        Check::Placement { track } => placement::placement(case, *track),
        Check::MicSwitches { track } => placement::switches(case, *track),
        Check::Signal { track } => signal::signal(case, *track),
        Check::Bleed { track, wanted_db } => signal::bleed(case, *track, *wanted_db),
        Check::Levels { track } => levels::levels(case, *track),
        Check::Noise { track, floor_dbfs } => levels::noise(case, *track, *floor_dbfs),
        Check::TrackNames => handling::track_names(case),
        Check::Cabling => runs::cabling(case),
        Check::Cues => handling::cues(case),
        Check::PowerOrder => power::order(case),
        Check::Phantom => power::phantom(case),
        Check::Takes => takes::takes(case),
        Check::InputList => paper::input_list(case),
        Check::TakeLog => paper::take_log(case),
        Check::Keeper { take } => paper::keeper(case, *take),
        Check::Strike => strike::strike(case),
        Check::Backup => strike::backup(case),
        Check::OnTime => strike::on_time(case),
    }
}
