//! The debrief as its screen shows it: each finding with its place, its moments, what was expected and what was found.

use crate::sim::scenario::{Check, InputLine, Scenario};
use crate::sim::scoring::{Finding, Report, label};
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, Value, say};

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingView {
    /// Whether marks were lost.
    pub lost: bool,
    /// The track that it is about, if it is about one.
    pub track: Option<u32>,
    /// Where: the line from the microphone to the recorder, or the part of the work.
    pub place: Sentence,
    /// When, in order, each with what was found there and whether that cost marks.
    pub moments: Vec<MomentView>,
    /// What was wanted.
    pub expected: Sentence,
    /// What was found, first what cost marks.
    pub found: Vec<Sentence>,
}

/// A moment of a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct MomentView {
    /// When.
    pub at: Stamp,
    /// The clock on the wall then.
    pub clock: String,
    /// What.
    pub text: Sentence,
    /// Whether it cost marks.
    pub against: bool,
    /// The take that was recorded then, and how far into it, seconds.
    pub take: Option<(u32, f64)>,
}

impl FindingView {
    /// The moment that is shown first: the first that cost marks.
    #[must_use]
    pub fn first(&self) -> Option<&MomentView> {
        self.moments.iter().find(|moment| moment.against).or(self.moments.first())
    }
}

/// The findings of a report in its order.
#[must_use]
pub fn findings(scenario: &Scenario, report: &Report) -> Vec<FindingView> {
    report.findings.iter().map(|finding| view(scenario, report, finding)).collect()
}

fn view(scenario: &Scenario, report: &Report, finding: &Finding) -> FindingView {
    let check = scenario.file.rubric.iter().find(|criterion| criterion.id == finding.criterion).map(|criterion| &criterion.check);
    let track = check.and_then(track_of);
    let line = track.and_then(|track| scenario.file.brief.inputs.iter().find(|line| line.track == track));
    let mut moments: Vec<MomentView> = finding
        .evidence
        .iter()
        .filter_map(|evidence| {
            let at = evidence.at?;
            let take = report.takes.iter().find(|take| take.start <= at && at.since(take.start) < take.length_s);
            Some(MomentView {
                at,
                clock: evidence.clock.clone(),
                text: evidence.text.clone(),
                against: evidence.against,
                take: take.map(|take| (take.number, at.since(take.start))),
            })
        })
        .collect();
    moments.sort_by_key(|moment| moment.at);
    // What was asked for twice and never done is said once.
    let mut once: Vec<MomentView> = Vec::new();
    for moment in moments {
        if !once.iter().any(|known| known.at == moment.at && known.text == moment.text) {
            once.push(moment);
        }
    }
    let moments = once;
    let of =
        |against: bool| finding.evidence.iter().filter(move |evidence| evidence.against == against).map(|evidence| evidence.text.clone());
    FindingView {
        lost: finding.is_lost(),
        track,
        place: line.map_or_else(|| Sentence::written(&finding.group), |line| place(scenario, line)),
        moments,
        expected: check.map_or_else(|| Sentence::written(&finding.title), |check| expected(scenario, check, line, finding)),
        found: of(true).chain(of(false)).collect(),
    }
}

/// The track that a check is about.
fn track_of(check: &Check) -> Option<u32> {
    match check {
        Check::Placement { track }
        | Check::MicSwitches { track }
        | Check::Signal { track }
        | Check::Levels { track }
        | Check::Noise { track, .. }
        | Check::Bleed { track, .. } => Some(*track),
        _ => None,
    }
}

/// The way of a line: `VOX, track 1: BOOTH 3 to EXT PRE 1`.
fn place(scenario: &Scenario, line: &InputLine) -> Sentence {
    let (wall, preamp) = (label(scenario, &line.line), label(scenario, &line.preamp));
    say!("wanted-way", name = &line.name, track = line.track, line = wall, preamp = preamp)
}

fn expected(scenario: &Scenario, check: &Check, line: Option<&InputLine>, finding: &Finding) -> Sentence {
    let name = line.map_or("", |line| line.name.as_str());
    let whole = |value: f64| Value::number(value, 0);
    match (check, line) {
        (Check::Levels { .. }, Some(line)) => {
            say!("wanted-peaks", name = name, low = whole(line.peaks.0), high = whole(line.peaks.1))
        }
        (Check::Noise { floor_dbfs, .. }, Some(_)) => say!("wanted-noise", name = name, level = whole(*floor_dbfs)),
        (Check::Bleed { wanted_db, .. }, Some(_)) => say!("wanted-bleed", name = name, below = whole(*wanted_db)),
        (Check::Signal { .. }, Some(line)) => say!("wanted-signal", name = name, way = place(scenario, line)),
        (Check::Placement { .. }, Some(line)) => {
            let (near, far) = line.placement.distance_m;
            let (near, far, aim) = (whole(near * 100.0), whole(far * 100.0), whole(line.placement.aim_deg));
            say!("wanted-place", near = near, far = far, aim = aim, pattern = Value::word(&line.placement.pattern))
        }
        _ => Sentence::written(&finding.title),
    }
}
