//! One session on the table: what every check looks at, and what it answers.

use crate::sim::band::PlayerId;
use crate::sim::gear::{ControlId, GearKind, Setting, UnitId};
use crate::sim::scenario::{Clock, InputLine, Scenario};
use crate::sim::scoring::truth::{TakeTruth, take_truths};
use crate::sim::scoring::{Evidence, Heard, HeardTake};
use crate::sim::session::{Action, Outcome, Studio, Timeline};
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, Value};

/// A session with everything that was heard of it.
pub(crate) struct Case<'a> {
    pub(crate) scenario: &'a Scenario,
    pub(crate) timeline: &'a Timeline,
    pub(crate) heard: &'a Heard,
    pub(crate) clock: Clock,
    /// The last moment of the journal.
    pub(crate) end: Stamp,
    /// When the first take began.
    pub(crate) first_take: Option<Stamp>,
    /// What became of each take.
    pub(crate) truths: Vec<TakeTruth>,
}

/// What a check answers: the share of the marks, 0 to 1, and why.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Verdict {
    pub(crate) share: f64,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) cause: Option<Sentence>,
}

impl Verdict {
    /// A share with its evidence.
    pub(crate) fn new(share: f64, evidence: Vec<Evidence>) -> Self {
        Self { share, evidence, cause: None }
    }

    /// No marks, for this one reason.
    pub(crate) fn nothing(why: Evidence) -> Self {
        Self { share: 0.0, evidence: vec![why], cause: None }
    }

    /// The same with a cause.
    pub(crate) fn because(self, cause: Option<Sentence>) -> Self {
        Self { cause, ..self }
    }
}

impl<'a> Case<'a> {
    pub(crate) fn new(scenario: &'a Scenario, timeline: &'a Timeline, heard: &'a Heard) -> Self {
        let last_entry = timeline.journal.entries.last().map_or(Stamp(0), |entry| entry.at);
        Self {
            scenario,
            timeline,
            heard,
            clock: Clock::of(&scenario.file.brief),
            end: last_entry.max(timeline.last().now),
            first_take: timeline.last().takes.first().map(|take| take.start),
            truths: take_truths(scenario, timeline),
        }
    }

    /// Evidence that counts for the trainee or is merely so.
    pub(crate) fn fact(&self, at: impl Into<Option<Stamp>>, text: Sentence) -> Evidence {
        self.evidence(at.into(), text, false)
    }

    /// Evidence that costs marks.
    pub(crate) fn against(&self, at: impl Into<Option<Stamp>>, text: Sentence) -> Evidence {
        self.evidence(at.into(), text, true)
    }

    /// Evidence that costs marks unless the share is whole.
    pub(crate) fn judged(&self, share: f64, at: impl Into<Option<Stamp>>, text: Sentence) -> Evidence {
        self.evidence(at.into(), text, share < 1.0)
    }

    fn evidence(&self, at: Option<Stamp>, text: Sentence, against: bool) -> Evidence {
        Evidence { at, clock: at.map_or_else(String::new, |at| self.clock.at(at)), text, against }
    }

    /// The line of the input list for a track.
    pub(crate) fn line(&self, track: u32) -> Option<&'a InputLine> {
        self.scenario.file.brief.inputs.iter().find(|line| line.track == track)
    }

    /// What people call a player.
    pub(crate) fn player(&self, id: &PlayerId) -> Value {
        Value::written(self.scenario.band.player(id).map_or(id.0.as_str(), |player| &player.name))
    }

    /// The room as it stood when the set-up had to be right: when the first take began, or at the end without one.
    pub(crate) fn set_up(&self) -> (Stamp, &'a Studio) {
        let at = self.first_take.unwrap_or(self.end);
        (at, self.timeline.at(at))
    }

    /// How a control stands, its zero if it was never touched; none if there is no such control.
    pub(crate) fn setting(&self, studio: &Studio, unit: &UnitId, control: &str) -> Option<Setting> {
        let id = ControlId::new(unit, control);
        studio.settings.0.get(&id).cloned().or_else(|| Some(self.scenario.control(&id)?.zero.clone()))
    }

    /// Whether a switch is in.
    pub(crate) fn is_on(&self, studio: &Studio, unit: &UnitId, control: &str) -> bool {
        self.setting(studio, unit, control).is_some_and(|setting| setting.is_on())
    }

    /// Whether a control stands where a zeroed room has it; true for what is not there.
    pub(crate) fn is_at_zero(&self, studio: &Studio, unit: &UnitId, control: &str) -> bool {
        let spec = self.scenario.control(&ControlId::new(unit, control));
        spec.is_none_or(|spec| self.setting(studio, unit, control).as_ref() == Some(&spec.zero))
    }

    /// Units of a kind, in the order of their tags.
    pub(crate) fn units(&self, kind: impl Fn(&GearKind) -> bool) -> Vec<UnitId> {
        let is_so = |unit: &&UnitId| self.scenario.gear(unit).is_some_and(|gear| kind(&gear.kind));
        self.scenario.units.keys().filter(is_so).cloned().collect()
    }

    /// Everything that was done, with the moment.
    pub(crate) fn done(&self) -> impl Iterator<Item = (Stamp, &'a Action)> {
        self.timeline.journal.entries.iter().filter_map(|entry| match &entry.what {
            Outcome::Did(action) => Some((entry.at, action)),
            Outcome::Tried(..) => None,
        })
    }

    /// Takes in which the song was played to its end, with what was heard.
    pub(crate) fn complete(&self) -> Vec<(&TakeTruth, &'a HeardTake)> {
        self.truths.iter().zip(&self.heard.takes).filter(|(truth, _)| truth.is_complete()).collect()
    }

    /// The complete takes, or every take when none is complete: what sound is judged on.
    pub(crate) fn listened(&self) -> Vec<(&TakeTruth, &'a HeardTake)> {
        let complete = self.complete();
        if complete.is_empty() { self.truths.iter().zip(&self.heard.takes).collect() } else { complete }
    }
}

/// The share of a figure in a window: 1 inside, ½ where the window twice as wide still holds it, else 0
/// (domain reference 2.5).
pub(crate) fn windowed(value: f64, (least, most): (f64, f64)) -> f64 {
    let half = (most - least) / 2.0;
    // A figure on the very edge is inside, whatever its last bits say.
    let edge = 1e-6;
    if value >= least - edge && value <= most + edge {
        1.0
    } else if value >= least - half - edge && value <= most + half + edge {
        0.5
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_misses_reach_as_far_as_twice_the_window() {
        for (value, share) in [(0.15, 1.0), (0.2, 1.0), (0.13, 0.5), (0.22, 0.5), (0.12, 0.0), (0.24, 0.0)] {
            assert!((windowed(value, (0.15, 0.20)) - share).abs() < 1e-9, "{value}");
        }
    }
}
