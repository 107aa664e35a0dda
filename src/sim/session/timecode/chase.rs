//! A recorder that is online follows the code at its `tc in`.

use crate::sim::gear::{BELIEVED_WORDS, ControlId, FREEWHEEL_FRAMES, FrameRate, JackId, READABLE_SPEEDS, Setting, TapeMachine, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::rules::{halt_recorder, roll_recorder};
use crate::sim::session::timecode::stripe::{Readable, readable};
use crate::sim::session::timecode::{arrives, counting, solved, track_jack};
use crate::sim::session::{LONGEST_S, Reeling, Rolling, Studio, recorder, tape_machine};
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, say};

/// Two readings of code that differ by less than so many seconds are the same.
const SAME_S: f64 = 0.002;

/// Code that is read, or will be when the tape comes to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chase {
    /// When it begins to be read.
    pub from: Stamp,
    /// When it ends.
    pub until: Stamp,
    /// Where on the recorder's timeline it is when it begins, seconds; before the timeline below 0.
    pub at_s: f64,
    /// Seconds of code in a second.
    pub pace: f64,
    /// How its frames are counted.
    pub rate: FrameRate,
    /// What it says when it begins, seconds after midnight.
    pub code_s: f64,
    /// Whether the recorder has locked to it.
    pub locked: bool,
}

impl Chase {
    /// When enough words in a row have come.
    fn locks(&self) -> Stamp {
        self.from.after(f64::from(BELIEVED_WORDS) * self.rate.frame_s())
    }

    /// When the recorder gives up counting on by itself.
    fn unlocks(&self) -> Stamp {
        self.until.after(FREEWHEEL_FRAMES * self.rate.frame_s())
    }

    fn says(&self, now: Stamp) -> (f64, f64) {
        let gone = now.since(self.from) * self.pace;
        (self.at_s + gone, self.code_s + gone)
    }

    /// Whether another reading is of the same code, further on.
    fn goes_on_in(&self, other: &Self) -> bool {
        self.until >= other.from && (self.says(other.from).0 - other.at_s).abs() < SAME_S && self.rate == other.rate
    }
}

/// Whether the recorder follows timecode.
pub(in crate::sim::session) fn is_online(scenario: &Scenario, studio: &Studio) -> bool {
    recorder(scenario).is_some_and(|(unit, _)| studio.settings.on(unit, "online") && studio.settings.on(unit, "power"))
}

/// Whoever stops a recorder that follows takes it offline.
pub(in crate::sim::session) fn take_offline(scenario: &Scenario, studio: &mut Studio) {
    if let Some((unit, _)) = recorder(scenario).filter(|_| is_online(scenario, studio)) {
        studio.settings.0.insert(ControlId::new(unit, "online"), Setting::On(false));
    }
}

/// Sees which code is read from now on.
pub(super) fn settle(scenario: &Scenario, studio: &mut Studio) {
    let now = studio.now;
    let online = is_online(scenario, studio);
    let found = if online { heard(scenario, studio) } else { None };
    let before = studio.workstation.chase;
    studio.workstation.chase = match (before, found) {
        (Some(old), Some(new)) if old.goes_on_in(&new) => Some(Chase { until: new.until, ..old }),
        // It counts on for a while, and looks for other code then.
        (Some(old), _) if old.locked && online => Some(Chase { until: old.until.min(now), ..old }),
        (_, found) => found,
    };
}

/// When the recorder locks or gives up.
pub(in crate::sim::session) fn when(studio: &Studio) -> Option<Stamp> {
    studio.workstation.chase.map(|chase| if chase.locked { chase.unlocks() } else { chase.locks() })
}

/// Locks, or gives up, at the moment that `when` said; what the recorder says about it.
pub(in crate::sim::session) fn run(studio: &mut Studio) -> Option<Sentence> {
    let chase = studio.workstation.chase?;
    if chase.locked {
        studio.workstation.chase = None;
        halt_recorder(studio);
        return Some(say!("notice-code-gone"));
    }
    let (at_s, code_s) = chase.says(studio.now);
    studio.workstation.chase = Some(Chase { locked: true, ..chase });
    if !(0.0..=LONGEST_S).contains(&at_s) {
        return Some(say!("notice-code-outside"));
    }
    if studio.transport.rolling == Rolling::Stopped {
        roll_recorder(studio, at_s);
    }
    let frame = libm::floor(code_s / chase.rate.frame_s()) as u64;
    Some(say!("notice-locked", at = chase.rate.address(frame).to_string()))
}

/// The code that is read now or will be next while the tape runs as it does.
fn heard(scenario: &Scenario, studio: &Studio) -> Option<Chase> {
    let deck = &studio.deck;
    if !matches!(deck.reeling, Reeling::Playing | Reeling::Recording) || !deck.is_moving(studio.now) {
        return None;
    }
    let ((unit, _), (tape, page)) = recorder(scenario).zip(tape_machine(scenario))?;
    let circuit = solved(scenario, studio);
    let counting = counting(scenario, &circuit)?;
    let input = JackId::new(unit, "tc in");
    let tracks = (1..=page.tracks).filter(|track| arrives(&circuit, &track_jack(tape, "out", *track), &input));
    let now = studio.now;
    let chase = |(head_m, part): (f64, Readable)| {
        let pace = deck.pace_m_s / part.metres;
        let start_m = part.from_m.max(head_m);
        let code_s = part.code_s + (start_m - part.from_m) / part.metres;
        let from = now.after((start_m - head_m) / deck.pace_m_s);
        let until = now.after((part.to_m - head_m) / deck.pace_m_s);
        Chase { from, until, at_s: code_s - counting.from_s, pace, rate: part.rate, code_s, locked: false }
    };
    tracks
        .filter_map(|track| Some((head(studio, tape, page, track)?, track)))
        .flat_map(|(head_m, track)| readable(studio, track, track == page.tracks).into_iter().map(move |part| (head_m, part)))
        .filter(|(head_m, part)| part.to_m > *head_m && part.rate == counting.rate)
        .map(chase)
        .filter(|chase| (chase.pace - 1.0).abs() < READABLE_SPEEDS && chase.locks() < chase.until)
        .min_by_key(|chase| chase.from)
}

/// Metres of tape that have passed the head that a track plays from; none where it gives its input.
fn head(studio: &Studio, tape: &UnitId, page: &TapeMachine, track: u32) -> Option<f64> {
    let place = studio.deck.place_at(studio.now);
    match studio.settings.text(tape, &format!("monitor {track}")) {
        "input" => None,
        "sync" => Some(place),
        _ => Some(place - page.head_distance_mm / 1000.0),
    }
}
