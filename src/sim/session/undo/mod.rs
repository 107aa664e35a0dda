//! What takes back what hands and fingers have done, and does it again: other actions, which the journal keeps as well.
//!
//! Time is never taken back: what was recorded stays on its playlist, what was stretched or spoiled stays so, and nothing
//! that was said is unsaid.

mod parts;
mod way;

use crate::sim::gear::{ControlId, GearKind, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::undo::parts::Parts;
use crate::sim::session::undo::way::way;
use crate::sim::session::{Action, Studio};
use std::sync::Arc;

/// Things that are remembered.
const REMEMBERED: usize = 100;
/// A knob that is turned further within this time is turned in one go, milliseconds.
const ONE_GO_MS: u64 = 1500;

/// One thing that was done: how the studio stood before it and after it.
#[derive(Debug, Clone)]
struct Step {
    parts: Parts,
    before: Arc<Studio>,
    after: Arc<Studio>,
}

impl Step {
    /// Whether the next step only goes on turning the same knob.
    fn goes_on(&self, next: &Self) -> bool {
        let knob = |control: &ControlId| matches!(self.after.settings.0.get(control), Some(Setting::At(_)));
        self.parts == next.parts && self.parts.one_control().is_some_and(knob) && next.after.now.0 <= self.after.now.0 + ONE_GO_MS
    }
}

/// What was done lately, and what of it was taken back.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

impl History {
    /// Keeps what was done in one go between two moments of a studio.
    ///
    /// In an assessment only what was done on the recorder's screen can be taken back, as on any recorder.
    pub fn remember(&mut self, scenario: &Scenario, before: &Arc<Studio>, after: &Arc<Studio>) {
        let parts = Parts::between(before, after);
        if parts.is_empty() || scenario.file.assessed && !parts.are_of(|unit| is_recorder(scenario, unit)) {
            return;
        }
        self.undone.clear();
        let step = Step { parts, before: Arc::clone(before), after: Arc::clone(after) };
        match self.done.last_mut().filter(|last| last.goes_on(&step)) {
            Some(last) => last.after = step.after,
            None => self.done.push(step),
        }
        let excess = self.done.len().saturating_sub(REMEMBERED);
        self.done.drain(..excess);
    }

    /// What takes back the last thing that nobody has changed since; none where there is nothing, or no way that hands can go.
    pub fn undo(&mut self, scenario: &Scenario, now: &Studio) -> Option<Vec<Action>> {
        let step = std::iter::from_fn(|| self.done.pop()).find(|step| step.parts.alike(&step.after, now))?;
        let back = way(scenario, now, &step.before, &step.parts)?;
        self.undone.push(step);
        Some(back)
    }

    /// What does again what was taken back last, in the same way.
    pub fn redo(&mut self, scenario: &Scenario, now: &Studio) -> Option<Vec<Action>> {
        let step = std::iter::from_fn(|| self.undone.pop()).find(|step| step.parts.alike(&step.before, now))?;
        let again = way(scenario, now, &step.after, &step.parts)?;
        self.done.push(step);
        Some(again)
    }

    /// Whether anything is there to be taken back, and to be done again.
    #[must_use]
    pub fn has(&self) -> (bool, bool) {
        (!self.done.is_empty(), !self.undone.is_empty())
    }
}

fn is_recorder(scenario: &Scenario, unit: &UnitId) -> bool {
    scenario.gear(unit).is_some_and(|gear| matches!(gear.kind, GearKind::Recorder(_)))
}
