//! The report as plain data: what was judged, on what evidence, and the figures that it rests on.
//!
//! Every number is rounded when it is stored, so that the same journal gives the same bytes everywhere.

use crate::sim::scoring::case::Case;
use crate::sim::scoring::words::{level, rounded};
use crate::sim::scoring::{HeardTrack, paper};
use crate::sim::session::Outcome;
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, Value};
use serde::Serialize;

/// Version of the report's data; it grows when a field changes its meaning.
pub const VERSION: u32 = 1;

/// A judged session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of this data, `VERSION`.
    pub version: u32,
    /// Name of the scenario.
    pub scenario: String,
    /// Its title.
    pub title: String,
    /// Who came, on which day and with which lead: the head of the booking sheet.
    pub booking: [String; 4],
    /// BLAKE3 of the scenario that the session was judged against.
    pub scenario_hash: String,
    /// Whether the journal was kept with that very scenario.
    pub same_scenario: bool,
    /// Clock time at which the session began.
    pub began: String,
    /// Clock time of the last entry.
    pub ended: String,
    /// Seconds from the first to the last moment.
    pub length_s: f64,
    /// Actions that were done.
    pub done: usize,
    /// Attempts that were refused.
    pub refused: usize,
    /// Marks reached.
    pub marks: f64,
    /// Marks that could be reached.
    pub of: f64,
    /// The same by part of the work, in the order of the rubric.
    pub groups: Vec<Group>,
    /// One finding for each criterion, in the order of the rubric.
    pub findings: Vec<Finding>,
    /// What was measured on every take.
    pub takes: Vec<TakeFacts>,
    /// Both sheets against the truth.
    pub sheets: Sheets,
    /// What happened, in order, for a line of time.
    pub events: Vec<Event>,
}

/// A part of the work with its marks.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Its name: `Set-up`, `Signal` and so on.
    pub name: String,
    /// Marks reached.
    pub marks: f64,
    /// Marks that could be reached.
    pub of: f64,
}

/// One judged criterion.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Finding {
    /// Name of the criterion.
    pub criterion: String,
    /// What people read.
    pub title: String,
    /// The part of the work it belongs to.
    pub group: String,
    /// Marks reached, in halves.
    pub marks: f64,
    /// Full marks.
    pub of: f64,
    /// What the marks rest on; never empty where marks were lost.
    pub evidence: Vec<Evidence>,
    /// Why it came out so, from the circuit as it was then; only where marks were lost.
    pub cause: Option<Sentence>,
    /// What to do next time; empty with full marks.
    pub advice: String,
}

impl Finding {
    /// Whether marks were lost.
    #[must_use]
    pub fn is_lost(&self) -> bool {
        self.marks < self.of
    }
}

/// One piece of evidence.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// When, where there is a moment.
    pub at: Option<Stamp>,
    /// The same as the clock on the wall read; empty without a moment.
    pub clock: String,
    /// What, in an engineer's words.
    pub text: Sentence,
    /// Whether it counts against the marks.
    pub against: bool,
}

/// What was measured on one take.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TakeFacts {
    /// Its number.
    pub number: u32,
    /// Clock time at which it began.
    pub clock: String,
    /// When it began.
    pub start: Stamp,
    /// Where it begins on the recorder's timeline, seconds.
    pub position_s: f64,
    /// How long it is, seconds.
    pub length_s: f64,
    /// What became of it: the first of the words that are true of it.
    pub status: String,
    /// Its tracks in order.
    pub tracks: Vec<TrackFacts>,
}

/// What was measured on one track of one take.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TrackFacts {
    /// Number of the track.
    pub track: u32,
    /// What it was called when the take began.
    pub name: String,
    /// Highest sample, dBFS; none for digital silence.
    pub peak_dbfs: Option<f64>,
    /// Where that is, seconds from the start of the take.
    pub peak_at_s: f64,
    /// Level of the whole take, dBFS as AES17 defines it: a full-scale sine is 0.
    pub rms_dbfs: Option<f64>,
    /// The same as programs show it that refer to a full-scale constant: 3.01 dB less.
    pub rms_re_full_scale_db: Option<f64>,
    /// The quietest moment, A-weighted.
    pub floor: Option<Floor>,
    /// How often it clipped.
    pub clips: usize,
    /// The first clips.
    pub first_clips: Vec<ClipFacts>,
    /// The window of peaks that the booking sheet asks for on this track, dBFS.
    pub window: Option<(f64, f64)>,
    /// Peak and rms level of 240 equal parts of the take, dBFS, not below −100.
    pub outline: Vec<(f64, f64)>,
}

/// The quietest third of a second of a track.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Floor {
    /// Where it begins, seconds from the start of the take.
    pub at_s: f64,
    /// Its A-weighted level, dBFS as AES17 defines it.
    pub dbfs_a: f64,
}

/// One clip.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClipFacts {
    /// Where, seconds from the start of the take.
    pub at_s: f64,
    /// The first stage that clipped.
    pub stage: String,
}

/// Both sheets, line by line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Sheets {
    /// The input list.
    pub inputs: Vec<SheetRow>,
    /// The take log.
    pub takes: Vec<SheetRow>,
}

/// One line of a sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SheetRow {
    /// Which line: the number of the track or of the take.
    pub number: u32,
    /// Whether it was written at all.
    pub written: bool,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// One field of a line.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Field {
    /// Its heading.
    pub name: Sentence,
    /// What was written; empty for nothing.
    pub written: String,
    /// What is true; empty where any words will do.
    pub truth: Value,
    /// Whether the two agree.
    pub right: bool,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum EventKind {
    /// The script of the lead and the band took a step.
    Cue,
    /// Something was said.
    Said,
    /// Evidence that cost marks.
    Finding,
}

/// Something on the line of time.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Event {
    /// When.
    pub at: Stamp,
    /// The same as the clock on the wall read.
    pub clock: String,
    /// What kind of thing.
    pub kind: EventKind,
    /// The criterion, who spoke, or the name of the cue.
    pub who: String,
    /// What.
    pub text: Sentence,
}

/// Puts the findings and everything measured together.
pub(crate) fn compose(case: &Case, findings: Vec<Finding>) -> Report {
    let brief = &case.scenario.file.brief;
    let entries = &case.timeline.journal.entries;
    let refused = entries.iter().filter(|entry| matches!(entry.what, Outcome::Tried(..))).count();
    Report {
        version: VERSION,
        scenario: case.scenario.file.id.clone(),
        title: case.scenario.file.title.clone(),
        booking: [brief.date.clone(), brief.studio.clone(), brief.artist.clone(), brief.lead.clone()],
        scenario_hash: case.scenario.hash.clone(),
        same_scenario: case.timeline.journal.header.hash == case.scenario.hash,
        began: case.clock.at(Stamp(0)),
        ended: case.clock.at(case.end),
        length_s: case.end.seconds(),
        done: entries.len() - refused,
        refused,
        marks: findings.iter().map(|finding| finding.marks).sum(),
        of: findings.iter().map(|finding| finding.of).sum(),
        groups: groups(&findings),
        events: events(case, &findings),
        findings,
        takes: take_facts(case),
        sheets: Sheets { inputs: paper::input_rows(case), takes: paper::take_rows(case) },
    }
}

fn groups(findings: &[Finding]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for finding in findings {
        if !groups.iter().any(|group| group.name == finding.group) {
            groups.push(Group { name: finding.group.clone(), marks: 0.0, of: 0.0 });
        }
        if let Some(group) = groups.iter_mut().find(|group| group.name == finding.group) {
            group.marks += finding.marks;
            group.of += finding.of;
        }
    }
    groups
}

fn events(case: &Case, findings: &[Finding]) -> Vec<Event> {
    let event =
        |at: Stamp, kind, who: &str, text: &Sentence| Event { at, clock: case.clock.at(at), kind, who: who.to_owned(), text: text.clone() };
    let mut events: Vec<Event> = Vec::new();
    events.extend(case.timeline.cues.iter().map(|(at, id)| event(*at, EventKind::Cue, id, &Sentence::written(""))));
    events.extend(case.timeline.said.iter().map(|said| event(said.at, EventKind::Said, &said.who, &said.text)));
    for finding in findings.iter().filter(|finding| finding.is_lost()) {
        let against = finding.evidence.iter().filter(|evidence| evidence.against);
        events.extend(against.filter_map(|evidence| Some(event(evidence.at?, EventKind::Finding, &finding.criterion, &evidence.text))));
    }
    events.sort_by_key(|event| event.at);
    events
}

fn take_facts(case: &Case) -> Vec<TakeFacts> {
    let pairs = case.heard.takes.iter().zip(&case.truths);
    pairs
        .map(|(take, truth)| TakeFacts {
            number: take.number,
            clock: case.clock.at(take.start),
            start: take.start,
            position_s: rounded(truth.position_s, 3),
            length_s: rounded(truth.length_s, 3),
            status: truth.accepted.first().map_or("", |status| status.short()).to_owned(),
            tracks: take.tracks.values().map(|track| track_facts(case, track)).collect(),
        })
        .collect()
}

fn track_facts(case: &Case, track: &HeardTrack) -> TrackFacts {
    TrackFacts {
        track: track.track,
        name: track.name.clone(),
        peak_dbfs: level(track.peak_dbfs),
        peak_at_s: rounded(track.peak_at_s, 3),
        rms_dbfs: level(track.rms_dbfs),
        rms_re_full_scale_db: level(track.rms_dbfs - 3.0103),
        floor: track.floor.map(|(at, dbfs)| Floor { at_s: rounded(at, 2), dbfs_a: rounded(dbfs, 1) }),
        clips: track.clips.len(),
        first_clips: track.clips.iter().take(20).map(|clip| ClipFacts { at_s: rounded(clip.0, 3), stage: clip.1.clone() }).collect(),
        window: case.line(track.track).map(|line| line.peaks),
        outline: track.outline.iter().map(|(peak, rms)| (rounded(*peak, 1), rounded(*rms, 1))).collect(),
    }
}
