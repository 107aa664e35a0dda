//! From the wall to the track: the patch of the sheet, then whatever the trace names as the first break.

use crate::sim::circuit::{Cause, Circuit, trace};
use crate::sim::course::Hint;
use crate::sim::course::guide::{Guide, control_named};
use crate::sim::course::placing::{about, other};
use crate::sim::gear::{ControlId, ControlKind, GearKind, JackId, Power, Setting, UnitId};
use crate::sim::scenario::InputLine;
use crate::sim::scoring::{bay_label, label, recorder_input, strip};
use crate::sim::session::{Action, Studio, cords, patch};
use crate::sim::words::say;

impl Guide<'_> {
    /// What is missing between the wall and the track.
    pub(super) fn connected(&self, line: &InputLine) -> Option<Hint> {
        let (mic, _) = self.standing_for(line)?;
        let wires = cords(self.studio);
        let patch = patch(self.scenario, self.studio, &wires);
        let circuit = Circuit::solve(&patch);
        if !circuit.feed(&line.preamp).drivers.iter().any(|driver| driver.from.unit == mic) {
            return self.patched(line);
        }
        let input = recorder_input(self.scenario, line.track)?;
        let hops = trace(&circuit, &patch, &input);
        if hops.first().is_some_and(|hop| hop.gain_db.is_some()) {
            return None;
        }
        let cause = hops.into_iter().find_map(|hop| hop.broken)?;
        Some(self.mended(line, &input, &mic, &cause))
    }

    /// A cord between the line and the preamplifier of the sheet.
    fn patched(&self, line: &InputLine) -> Option<Hint> {
        let (from, to) = (self.on_the_bay(&line.line)?, self.on_the_bay(&line.preamp)?);
        let loose = |cord| self.studio.cords.get(cord).is_some_and(|cord| cord.a.is_none() || cord.b.is_none());
        let first = match (self.studio.cord_in(&from), self.studio.cord_in(&to)) {
            // The right cord, and yet nothing arrives: that is a fault to be found.
            (Some((cord, _)), Some((one, _))) if cord == one => return None,
            (Some((cord, end)), None) if loose(cord) => Action::Plug { cord: cord.clone(), end: other(end), into: to.clone() },
            (None, Some((cord, end))) if loose(cord) => Action::Plug { cord: cord.clone(), end: other(end), into: from.clone() },
            (Some((cord, end)), _) | (None, Some((cord, end))) => Action::Unplug { cord: cord.clone(), end },
            (None, None) => match self.new_cable(&from, &to) {
                Some(first) => first,
                None => return self.free_hand(),
            },
        };
        let (wall, preamp) = (label(self.scenario, &line.line), label(self.scenario, &line.preamp));
        let tells = match &first {
            Action::Fetch(cord) => say!("hint-cord-tell", cord = cord),
            Action::Plug { cord, into, .. } if *into == from => say!("hint-upper-tell", cord = cord, into = &wall),
            Action::Plug { cord, .. } => say!("hint-lower-tell", cord = cord, into = &preamp),
            _ => say!("hint-elsewhere-tell"),
        };
        Some(Hint {
            asks: say!("hint-patch-ask", name = &line.name),
            points: say!("hint-patch-point", line = wall, preamp = preamp),
            tells,
            at: about(&first),
            does: Some(first),
        })
    }

    /// The jack of a bay that is wired to this one.
    fn on_the_bay(&self, jack: &JackId) -> Option<JackId> {
        let ends = self.scenario.venue.wires.iter().filter_map(|wire| match (&wire.from, &wire.to) {
            (from, to) if from == jack => Some(to),
            (from, to) if to == jack => Some(from),
            _ => None,
        });
        ends.into_iter().find(|end| bay_label(self.scenario, end).is_some()).cloned()
    }

    /// What would mend the way to the track: positions of the strip first, then the break that the trace names.
    fn mended(&self, line: &InputLine, input: &JackId, mic: &UnitId, cause: &Cause) -> Hint {
        let set = |control: ControlId, to: Setting| Some(Action::Set(control, to));
        let by_cause = || match cause {
            Cause::NoPower(unit) => set(ControlId::new(unit, "power"), Setting::On(true)),
            Cause::PhantomOff { at, .. } => set(ControlId::new(&at.unit, format!("{}48v", strip(at))), Setting::On(true)),
            Cause::NormalBroken { by, at, .. } => self.studio.cord_in(at).map(|(_, end)| Action::Unplug { cord: by.clone(), end }),
            Cause::StandsStill(_) => set(ControlId::new(&input.unit, format!("arm {}", line.track)), Setting::On(true)),
            _ => None,
        };
        let phantom = ControlId::new(&line.preamp.unit, format!("{}48v", strip(&line.preamp)));
        let lacks = self.is(&phantom.unit, &phantom.control, false) && self.needs_phantom(mic);
        let does = if lacks { set(phantom, Setting::On(true)) } else { self.routed(line.track, input, mic).or_else(by_cause) };
        let does = does.filter(|action| self.goes(std::slice::from_ref(action)));
        Hint {
            asks: say!("hint-trace-ask", name = &line.name),
            points: say!("hint-trace-point"),
            tells: match &does {
                Some(Action::Set(control, Setting::On(true))) if control.control.ends_with("48v") => {
                    say!("hint-phantom-tell", preamp = label(self.scenario, &line.preamp))
                }
                Some(Action::Set(control, Setting::On(_))) if control.control == "power" => {
                    say!("hint-power-tell", unit = self.named(&control.unit))
                }
                Some(Action::Set(_, Setting::On(_))) => say!("hint-arm-tell", track = line.track),
                Some(Action::Set(control, to)) => say!("hint-set-tell", control = control_named(control), to = to.clone()),
                _ => say!("hint-cause-tell", cause = cause.sentence()),
            },
            at: does.as_ref().and_then(about),
            does,
        }
    }

    fn needs_phantom(&self, mic: &UnitId) -> bool {
        matches!(self.scenario.gear(mic).map(|gear| &gear.kind), Some(GearKind::Microphone(mic)) if matches!(mic.power, Power::Phantom { .. }))
    }

    /// The first of the selectors of the track's own strip that stands otherwise than where the microphone comes to the track.
    fn routed(&self, track: u32, input: &JackId, mic: &UnitId) -> Option<Action> {
        let desk = self.scenario.fixture_of(|kind| matches!(kind, GearKind::Desk(_)))?;
        let words = |name: &str| match self.scenario.control(&ControlId::new(&desk, format!("ch{track}.{name}"))).map(|spec| &spec.kind) {
            Some(ControlKind::Selector(words)) => words.clone(),
            _ => Vec::new(),
        };
        let (sources, routes) = (words("source"), words("route"));
        let ways = sources.iter().flat_map(|source| routes.iter().map(move |route| [("source", source), ("route", route)]));
        let way = ways.into_iter().find(|way| {
            let mut studio = self.studio.clone();
            for (name, word) in way {
                studio.settings.0.insert(ControlId::new(&desk, format!("ch{track}.{name}")), Setting::Choice((*word).clone()));
            }
            self.comes_from(&studio, input, mic)
        })?;
        let settings = way.map(|(name, word)| (ControlId::new(&desk, format!("ch{track}.{name}")), Setting::Choice(word.clone())));
        settings.into_iter().find(|(id, to)| self.studio.settings.0.get(id) != Some(to)).map(|(id, to)| Action::Set(id, to))
    }

    /// Whether a microphone is behind an input, and nothing on the loudest way is broken.
    fn comes_from(&self, studio: &Studio, input: &JackId, mic: &UnitId) -> bool {
        let wires = cords(studio);
        let patch = patch(self.scenario, studio, &wires);
        let hops = trace(&Circuit::solve(&patch), &patch, input);
        hops.first().is_some_and(|hop| hop.gain_db.is_some()) && hops.iter().any(|hop| hop.at.unit == *mic && hop.broken.is_none())
    }
}
