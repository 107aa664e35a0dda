//! Lines of word clock: which generator drives them, who hangs on them in which order, and how they end.

use crate::sim::circuit::Patch;
use crate::sim::circuit::clock::{ClockLost, section};
use crate::sim::gear::{Connector, GearKind, JackId, UnitId};
use std::collections::{BTreeMap, BTreeSet};

/// How a line of word clock ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Termination {
    /// 75 Ω at its far end and nowhere else.
    Right,
    /// Nowhere: the edges come back from the end.
    Missing,
    /// 75 Ω in more than one place: too few volts are left.
    Double,
    /// Once, but not at the far end.
    Misplaced,
}

impl Termination {
    /// Rms jitter that it adds, picoseconds, and samples that are taken wrongly a second; estimates for domain reference
    /// 10, F27.
    #[must_use]
    pub fn harm(self) -> (f64, f64) {
        match self {
            Self::Right => (0.0, 0.0),
            Self::Missing => (2_000.0, 0.2),
            Self::Double => (800.0, 0.1),
            Self::Misplaced => (1_000.0, 0.05),
        }
    }

    /// How, in words that follow a subject.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Right => "ends as it should",
            Self::Missing => "ends in no 75 Ω",
            Self::Double => "ends in 75 Ω twice",
            Self::Misplaced => "has its 75 Ω before its end",
        }
    }

    /// Volts at the receivers from a generator of 5 V behind 75 Ω: domain reference 4.2, 1.7 V with two terminations.
    #[must_use]
    pub fn volts(self) -> f64 {
        match self {
            Self::Right | Self::Misplaced => 2.5,
            Self::Missing => 5.0,
            Self::Double => 5.0 / 3.0,
        }
    }
}

/// Every coaxial line of a patch as the jacks on it.
pub(super) struct Lines {
    /// The jack at the other end of each cord or wire.
    across: BTreeMap<JackId, JackId>,
    /// Clock inputs with 75 Ω in.
    ended: BTreeSet<UnitId>,
}

impl Lines {
    /// The lines between these devices with clocks.
    pub(super) fn of(patch: &Patch, devices: &[&UnitId]) -> Self {
        let is_coax = |cord: &UnitId| matches!(patch.kind(cord), Some(GearKind::Cable(cable)) if cable.ends.0 == Connector::BncPlug);
        let ends = |(a, b): &(Option<JackId>, Option<JackId>)| Some((a.clone()?, b.clone()?));
        let cords = patch.cords.iter().filter(|(cord, _)| is_coax(cord)).filter_map(|(_, cord)| ends(cord));
        let clocked = |jack: &JackId| jack.jack.starts_with("clock ");
        let wires = patch.venue.wires.iter().filter(|wire| clocked(&wire.from) && clocked(&wire.to));
        let joined = wires.map(|wire| (wire.from.clone(), wire.to.clone())).chain(cords);
        let across = joined.flat_map(|(a, b)| [(a.clone(), b.clone()), (b, a)]).collect();
        let out = |unit: &UnitId| matches!(patch.settings.get(unit, "75 ohm"), Some(setting) if !setting.is_on());
        let ended = devices.iter().copied().filter(|unit| section(patch, unit).is_some() && !out(unit));
        Self { across, ended: ended.cloned().collect() }
    }

    /// The generator whose clock arrives at a unit's T-piece, and how its line ends.
    pub(super) fn arriving(&self, unit: &UnitId) -> Result<(UnitId, Termination), ClockLost> {
        let arms = ["clock in", "clock thru"].map(|arm| self.walk(&JackId::new(unit, arm)));
        let (there, beyond) = match arms {
            [(Some(one), _), (Some(other), _)] if one != other => return Err(ClockLost::TwoMasters),
            [(Some(from), passed), (_, beyond)] | [(_, beyond), (Some(from), passed)] => ((from, passed), beyond),
            [(None, _), (None, _)] => return Err(ClockLost::NoSignal),
        };
        // From the generator to the far end, in the order of the cord.
        let order: Vec<&UnitId> = there.1.iter().rev().chain([unit]).chain(&beyond).collect();
        let ended: Vec<bool> = order.iter().map(|unit| self.ended.contains(*unit)).collect();
        let ending = match (ended.iter().filter(|on| **on).count(), ended.last()) {
            (0, _) => Termination::Missing,
            (1, Some(true)) => Termination::Right,
            (1, _) => Termination::Misplaced,
            _ => Termination::Double,
        };
        Ok((there.0, ending))
    }

    /// The units that a line passes from one arm of a T-piece on, and what drives it at its end.
    fn walk(&self, arm: &JackId) -> (Option<UnitId>, Vec<UnitId>) {
        let (mut passed, mut here) = (Vec::new(), arm.clone());
        while let Some(next) = self.across.get(&here) {
            let other = match next.jack.as_str() {
                "clock in" => "clock thru",
                "clock thru" => "clock in",
                _ => return (next.jack.starts_with("clock out").then(|| next.unit.clone()), passed),
            };
            if next.unit == arm.unit || passed.contains(&next.unit) {
                break;
            }
            passed.push(next.unit.clone());
            here = JackId::new(&next.unit, other);
        }
        (None, passed)
    }

    /// Every unit that listens to a line that does not end as it should.
    pub(super) fn endings(&self, patch: &Patch, devices: &[&UnitId]) -> Vec<(UnitId, Termination)> {
        let listens =
            devices.iter().copied().filter(|unit| section(patch, unit).is_some() && patch.settings.text(unit, "clock") == "word clock");
        let found = listens.filter_map(|unit| Some((unit.clone(), self.arriving(unit).ok()?.1)));
        found.filter(|(_, ending)| *ending != Termination::Right).collect()
    }
}
