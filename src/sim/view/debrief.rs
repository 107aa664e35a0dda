//! The debrief as its screen shows it: each finding with its place, its moments, what was expected and what was found.

use crate::sim::scenario::{Check, InputLine, Scenario};
use crate::sim::scoring::{Finding, Report, label};
use crate::sim::units::Stamp;

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingView {
    /// Whether marks were lost.
    pub lost: bool,
    /// The track that it is about, if it is about one.
    pub track: Option<u32>,
    /// Where: the line from the microphone to the recorder, or the part of the work.
    pub place: String,
    /// When, in order, each with what was found there and whether that cost marks.
    pub moments: Vec<MomentView>,
    /// What was wanted.
    pub expected: String,
    /// What was found, first what cost marks.
    pub found: Vec<String>,
}

/// A moment of a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct MomentView {
    /// When.
    pub at: Stamp,
    /// The clock on the wall then.
    pub clock: String,
    /// What.
    pub text: String,
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
    let of =
        |against: bool| finding.evidence.iter().filter(move |evidence| evidence.against == against).map(|evidence| evidence.text.clone());
    FindingView {
        lost: finding.is_lost(),
        track,
        place: line.map_or_else(|| finding.group.clone(), |line| place(scenario, line)),
        moments,
        expected: check.map_or_else(|| finding.title.clone(), |check| expected(scenario, check, line, finding)).replace(" -", " −"),
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
fn place(scenario: &Scenario, line: &InputLine) -> String {
    let (wall, preamp) = (label(scenario, &line.line), label(scenario, &line.preamp));
    format!("{}, track {}: {wall} to {preamp}", line.name, line.track)
}

fn expected(scenario: &Scenario, check: &Check, line: Option<&InputLine>, finding: &Finding) -> String {
    let name = line.map_or("the track", |line| line.name.as_str());
    match (check, line) {
        (Check::Levels { .. }, Some(line)) => {
            format!("peaks of {name} from {:.0} to {:.0} dBFS in every complete take, and no clip", line.peaks.0, line.peaks.1)
        }
        (Check::Noise { floor_dbfs, .. }, _) => format!("noise of {name} between phrases at {floor_dbfs:.0} dBFS A-weighted or less"),
        (Check::Bleed { wanted_db, .. }, _) => format!("others at least {wanted_db:.0} dB below {name} on its own track"),
        (Check::Signal { .. }, Some(line)) => format!("{name} and little else by {}", place(scenario, line)),
        (Check::Placement { .. }, Some(line)) => {
            let (near, far) = line.placement.distance_m;
            let aim = line.placement.aim_deg;
            format!(
                "{:.0} to {:.0} cm from the source, within {aim:.0}° of it, switched to {}",
                near * 100.0,
                far * 100.0,
                line.placement.pattern
            )
        }
        _ => finding.title.clone(),
    }
}
