//! Tools of the belt: what is measured where one of them is held.

use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::session::{Action, Place, Probe};
use crate::sim::view::grasp::{Deed, Hands, Offer, Target, Then, Verb, deed};

/// What is in the hand that points.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Tool {
    /// Nothing: the hand itself.
    #[default]
    Hand,
    /// A torch, which lights where it points.
    Torch,
    /// Gaffer tape, for cables on the floor.
    Tape,
    /// A tape measure, from the capsule where it begins.
    TapeMeasure(Option<UnitId>),
    /// A multimeter on direct volts.
    Multimeter,
    /// Headphones.
    Headphones,
    /// An analyser.
    Analyser,
    /// A phase checker, from the jack that its clicks go into.
    PhaseChecker(Option<JackId>),
    /// Line-up tone and a level meter, from the jack that the tone goes into.
    Tone(Option<JackId>),
}

impl Tool {
    /// All of them as they hang on the belt.
    pub const BELT: [Self; 9] = [
        Self::Hand,
        Self::Torch,
        Self::Tape,
        Self::TapeMeasure(None),
        Self::Multimeter,
        Self::Headphones,
        Self::Analyser,
        Self::PhaseChecker(None),
        Self::Tone(None),
    ];

    /// The same tool as it hangs on the belt.
    #[must_use]
    pub fn unused(&self) -> Self {
        match self {
            Self::TapeMeasure(_) => Self::TapeMeasure(None),
            Self::PhaseChecker(_) => Self::PhaseChecker(None),
            Self::Tone(_) => Self::Tone(None),
            other => other.clone(),
        }
    }
}

impl Hands<'_> {
    /// What a tool can be held at; none where the hand itself is meant.
    pub(super) fn with_tool(&self, tool: &Tool, target: &Target) -> Option<Offer> {
        let jack = || self.jack_of(target);
        let first = match tool {
            Tool::Hand | Tool::Torch => return None,
            Tool::Tape => self.tape(target),
            Tool::TapeMeasure(from) => self.measure(from.as_ref(), target),
            Tool::Multimeter => jack().and_then(|jack| read(Probe::Multimeter(jack), tool)),
            Tool::Headphones => jack().and_then(|jack| read(Probe::Headphones(jack), tool)),
            Tool::Analyser => jack().and_then(|jack| read(Probe::Spectrum(jack), tool)),
            Tool::PhaseChecker(from) => {
                jack().and_then(|to| through(from.as_ref(), to, Tool::PhaseChecker, |from, to| Probe::PhaseChecker { from, to }))
            }
            Tool::Tone(from) => jack().and_then(|to| through(from.as_ref(), to, Tool::Tone, |from, to| Probe::Tone { from, to })),
        };
        let away = deed(Verb::PutToolAway, Vec::new(), Then::Use(Tool::Hand));
        Some(Offer { first, second: away, turns: None })
    }

    /// Tapes a cable to the floor, or peels the tape off.
    fn tape(&self, target: &Target) -> Option<Deed> {
        let cord = target.unit().filter(|unit| matches!(self.studio.places.get(*unit), Some(Place::Run)))?;
        let is_taped = self.studio.cords.get(cord).is_some_and(|cord| cord.taped);
        let (verb, action) =
            if is_taped { (Verb::PeelTape, Action::PeelTape(cord.clone())) } else { (Verb::TapeDown, Action::TapeDown(cord.clone())) };
        deed(verb, vec![action], Then::Stay)
    }

    /// From capsule to capsule.
    fn measure(&self, from: Option<&UnitId>, target: &Target) -> Option<Deed> {
        let mic = target.unit().filter(|unit| matches!(self.studio.places.get(*unit), Some(Place::OnStand(_))))?;
        match from {
            None => deed(Verb::Begin, Vec::new(), Then::Use(Tool::TapeMeasure(Some(mic.clone())))),
            Some(from) => {
                let probe = Probe::TapeMeasure(from.clone(), mic.clone());
                deed(Verb::Measure, vec![Action::Measure(probe)], Then::Use(Tool::TapeMeasure(None)))
            }
        }
    }

    /// The jack that is meant: the one that is pointed at, or the only one of a thing.
    fn jack_of(&self, target: &Target) -> Option<JackId> {
        match target {
            Target::Jack(jack) => Some(jack.clone()),
            Target::Unit(unit) if matches!(self.kind(unit), Some(GearKind::Microphone(_))) => {
                let mut jacks = self.scenario.gear(unit)?.jacks().into_iter();
                let only = jacks.next().filter(|_| jacks.next().is_none())?;
                Some(JackId::new(unit, only.name))
            }
            _ => None,
        }
    }
}

fn read(probe: Probe, tool: &Tool) -> Option<Deed> {
    deed(Verb::Measure, vec![Action::Measure(probe)], Then::Use(tool.clone()))
}

/// A tool with two ends: the first click says where it goes in, the second where it is looked for.
fn through(from: Option<&JackId>, to: JackId, tool: fn(Option<JackId>) -> Tool, probe: fn(JackId, JackId) -> Probe) -> Option<Deed> {
    match from {
        None => deed(Verb::Begin, Vec::new(), Then::Use(tool(Some(to)))),
        Some(from) => deed(Verb::Measure, vec![Action::Measure(probe(from.clone(), to))], Then::Use(tool(None))),
    }
}
