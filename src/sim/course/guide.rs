//! The order of the work: power, microphones, lines, doors, paper, and then what the lead asks for.

use crate::sim::course::Hint;
use crate::sim::gear::{ControlId, GearKind, Setting, UnitId};
use crate::sim::scenario::{Check, InputLine, Reply, Scenario, Trigger};
use crate::sim::scoring::{label, strip};
use crate::sim::session::{Action, Entry, InputRow, Outcome, Place, Rolling, Session, Studio, Transport, recorder};
use crate::sim::words::{Sentence, Value, say};

/// Below this a fader or the level of the loudspeakers is down, decibels; and where they are brought to be heard: a fader at its
/// mark, the loudspeakers quiet; estimates, those of the expert.
const DOWN_DB: f64 = -60.0;
const FADER_UP: f64 = 0.0;
const QUIET: f64 = -20.0;

/// The gain with which a line of the sheet is brought to its level.
fn gain(line: &InputLine) -> ControlId {
    ControlId::new(&line.preamp.unit, format!("{}gain", strip(&line.preamp)))
}

/// Somebody who looks over the trainee's shoulder.
pub(super) struct Guide<'a> {
    pub(super) session: &'a Session,
    pub(super) scenario: &'a Scenario,
    pub(super) studio: &'a Studio,
}

impl<'a> Guide<'a> {
    pub(super) fn new(session: &'a Session) -> Self {
        Self { session, scenario: session.scenario(), studio: session.studio() }
    }

    /// The first thing that is not done.
    pub(super) fn next(&self) -> Option<Hint> {
        if self.studio.over {
            return None;
        }
        // Once the lines were called ready the lead decides what comes next.
        let is_ready = |entry: &Entry| entry.what == Outcome::Did(Action::Tell(Reply::Ready));
        if self.session.journal().entries.iter().any(is_ready) {
            return self.asked();
        }
        let lines = &self.scenario.file.brief.inputs;
        // One line after the other: whoever hears the first knows how the others go.
        self.power()
            .or_else(|| self.line())
            .or_else(|| self.doors())
            .or_else(|| self.opened())
            .or_else(|| lines.iter().filter(|_| self.is_judged(&Check::InputList)).find_map(|line| self.written(line)))
            .or_else(|| Some(self.ready()))
    }

    /// The first line that is not up; what hands can do comes before what only ears can decide.
    fn line(&self) -> Option<Hint> {
        let missing = |line| self.placed(line).or_else(|| self.connected(line));
        let mut by_ear = None;
        for hint in self.scenario.file.brief.inputs.iter().filter_map(missing) {
            if hint.does.is_some() {
                return Some(hint);
            }
            by_ear = by_ear.or(Some(hint));
        }
        by_ear
    }

    /// What the lead waits for.
    fn asked(&self) -> Option<Hint> {
        let asks = self.session.asks();
        let lead = Value::written(&self.scenario.file.brief.lead);
        let last = self.session.said().iter().rev().find(|said| said.who == "lead").map(|said| said.text.clone());
        let turns = self.unturned();
        (!asks.is_empty()).then(|| Hint {
            asks: say!("hint-waits-ask", who = lead.clone()),
            points: last.map_or_else(|| say!("hint-sheet-point"), |last| say!("hint-waits-point", who = lead, said = last)),
            tells: Sentence::written(asks),
            does: if turns.is_none() { self.answer() } else { None },
            at: turns.map(|gain| gain.unit),
        })
    }

    /// While levels are set: the first gain of the sheet that nobody has turned since the lines were called ready.
    pub(super) fn unturned(&self) -> Option<ControlId> {
        let entries = &self.session.journal().entries;
        let ready = entries.iter().rposition(|entry| entry.what == Outcome::Did(Action::Tell(Reply::Ready)))?;
        let is_turned = |gain: &ControlId| {
            entries[ready..].iter().any(|entry| matches!(&entry.what, Outcome::Did(Action::Set(control, _)) if control == gain))
        };
        let mut gains = self.scenario.file.brief.inputs.iter().map(gain);
        gains.find(|gain| !is_turned(gain)).filter(|_| self.session.awaits(Reply::LevelsGood))
    }

    /// What answers the lead, as far as no judgement is needed for it.
    fn answer(&self) -> Option<Action> {
        let is_recording = self.studio.transport.rolling == Rolling::Recording;
        let does = match self.session.waits_for() {
            _ if self.session.awaits(Reply::LevelsGood) => Action::Tell(Reply::LevelsGood),
            Some(Trigger::Told(reply)) => Action::Tell(*reply),
            Some(Trigger::Rolling) if !is_recording => Action::Transport(Transport::Record),
            Some(Trigger::Stopped) if is_recording => Action::Transport(Transport::Stop),
            None if self.is_judged(&Check::Backup) && !self.studio.is_backed_up() => Action::Backup,
            None if !self.is_judged(&Check::Strike) => Action::Leave,
            _ => return None,
        };
        self.goes(std::slice::from_ref(&does)).then_some(does)
    }

    /// Sources first, then the desk, then, muted, the loudspeakers (domain reference 9.2 B).
    fn power(&self) -> Option<Hint> {
        let rank = |unit: &UnitId| match self.scenario.gear(unit).map(|gear| &gear.kind) {
            Some(GearKind::Recorder(_)) => Some(0),
            Some(GearKind::Preamp(_)) => self.scenario.file.brief.inputs.iter().any(|line| line.preamp.unit == *unit).then_some(1),
            Some(GearKind::Desk(_)) => Some(2),
            Some(GearKind::HeadphoneAmp(_)) => Some(3),
            Some(GearKind::Monitors) => Some(4),
            _ => None,
        };
        let off = |unit: &&UnitId| self.is(unit, "power", false);
        let (order, unit) = self.scenario.units.keys().filter(off).filter_map(|unit| Some((rank(unit)?, unit))).min()?;
        if order == 4
            && let Some(mute) = self.mute()
        {
            return Some(mute);
        }
        Some(Hint {
            asks: say!("hint-power-ask"),
            points: say!("hint-power-point"),
            tells: say!("hint-power-tell", unit = self.named(unit)),
            at: Some(unit.clone()),
            does: Some(Action::Set(ControlId::new(unit, "power"), Setting::On(true))),
        })
    }

    fn mute(&self) -> Option<Hint> {
        let is_mute = |id: &&ControlId| id.control == "monitor.mute";
        let mute = self.studio.settings.0.keys().find(is_mute).filter(|id| self.is(&id.unit, &id.control, false))?;
        Some(Hint {
            asks: say!("hint-mute-ask"),
            points: say!("hint-mute-point"),
            tells: say!("hint-mute-tell"),
            at: Some(mute.unit.clone()),
            does: Some(Action::Set(mute.clone(), Setting::On(true))),
        })
    }

    /// What keeps the lines out of the loudspeakers: faders, their level, and last the button that mutes them.
    fn opened(&self) -> Option<Hint> {
        let desk = self.studio.settings.0.keys().find(|id| id.control == "monitor.mute")?.unit.clone();
        let strips = self.scenario.file.brief.inputs.iter().map(|line| (format!("ch{}.fader", line.track), FADER_UP));
        let levels = strips.chain([("monitor.level".to_owned(), QUIET)]);
        let down = levels.filter_map(|(control, to)| {
            let id = ControlId::new(&desk, control);
            matches!(self.studio.settings.0.get(&id), Some(Setting::At(now)) if *now < DOWN_DB).then_some((id, Setting::At(to)))
        });
        let muted = self.is(&desk, "monitor.mute", true).then(|| (ControlId::new(&desk, "monitor.mute"), Setting::On(false)));
        let (id, to) = down.chain(muted).next()?;
        Some(Hint {
            asks: say!("hint-open-ask"),
            points: say!("hint-open-point"),
            tells: if to == Setting::On(false) {
                say!("hint-open-tell")
            } else {
                say!("hint-set-tell", control = control_named(&id), to = to.clone())
            },
            at: Some(desk),
            does: Some(Action::Set(id, to)),
        })
    }

    /// Doors of rooms in which somebody plays are shut before anything is listened to.
    fn doors(&self) -> Option<Hint> {
        let open = |door: &&UnitId| self.is(door, "open", true);
        let mut doors = self.scenario.venue.doorways.iter().map(|doorway| &doorway.door);
        let door = doors.find(open)?;
        Some(Hint {
            asks: say!("hint-door-ask"),
            points: say!("hint-door-point"),
            tells: say!("hint-door-tell", unit = self.named(door)),
            at: Some(door.clone()),
            does: Some(Action::Set(ControlId::new(door, "open"), Setting::On(false))),
        })
    }

    fn is_judged(&self, check: &Check) -> bool {
        self.scenario.file.rubric.iter().any(|criterion| criterion.check == *check)
    }

    /// The row of the input list, the name of the track, and its arming.
    fn written(&self, line: &InputLine) -> Option<Hint> {
        let (recorder, _) = recorder(self.scenario)?;
        let (mic, _) = self.standing_for(line)?;
        let row = InputRow {
            track: line.track,
            name: line.name.clone(),
            mic,
            line: label(self.scenario, &line.line),
            preamp: label(self.scenario, &line.preamp),
        };
        let does = |tells: Sentence, action| {
            Some(Hint {
                asks: say!("hint-write-ask", name = &line.name),
                points: say!("hint-write-point"),
                tells,
                at: Some(recorder.clone()),
                does: Some(action),
            })
        };
        if self.studio.papers.inputs.get(&line.track) != Some(&row) {
            let fields = [row.name.as_str(), &row.mic.0, &row.line, &row.preamp].join(", ");
            return does(say!("hint-row-tell", track = row.track, row = fields), Action::WriteInput(row));
        }
        let (name, arm) =
            (ControlId::new(recorder, format!("name {}", line.track)), ControlId::new(recorder, format!("arm {}", line.track)));
        let called = Setting::Text(line.name.clone());
        if self.studio.settings.0.get(&name) != Some(&called) {
            return does(say!("hint-name-tell", track = line.track, name = &line.name), Action::Set(name, called));
        }
        let armed = self.is(recorder, &arm.control, true);
        if armed { None } else { does(say!("hint-arm-tell", track = line.track), Action::Set(arm, Setting::On(true))) }
    }

    fn ready(&self) -> Hint {
        let lead = Value::written(&self.scenario.file.brief.lead);
        Hint {
            asks: say!("hint-ready-ask", who = lead.clone()),
            points: say!("hint-ready-point"),
            tells: say!("hint-ready-tell", who = lead),
            at: None,
            does: Some(Action::Tell(Reply::Ready)),
        }
    }

    /// A tag and a type: `MC-012 (large condenser)`.
    pub(super) fn named(&self, unit: &UnitId) -> Value {
        let gear = self.scenario.gear(unit);
        gear.map_or_else(|| unit.into(), |gear| say!("unit-with-type", unit = unit, name = Value::written(&gear.name)).into())
    }

    /// Whether a switch is there and stands so.
    pub(super) fn is(&self, unit: &UnitId, control: &str, on: bool) -> bool {
        self.studio.settings.0.get(&ControlId::new(unit, control)).is_some_and(|setting| setting.is_on() == on)
    }

    /// What is in a hand.
    pub(super) fn held(&self) -> impl Iterator<Item = &'a UnitId> {
        self.studio.places.iter().filter(|(_, place)| **place == Place::Hand).map(|(unit, _)| unit)
    }

    /// Whether all of it would go, one after another.
    pub(super) fn goes(&self, actions: &[Action]) -> bool {
        self.session.would(actions).is_ok()
    }
}

/// A control in words: `fader of DESK, channel 1`.
pub(super) fn control_named(id: &ControlId) -> Sentence {
    let named = |short: &str| Value::Control(short.to_owned());
    match id.control.split_once('.') {
        Some(("monitor", short)) => say!("control-of-monitors", control = named(short), unit = &id.unit),
        Some((channel, short)) => {
            say!("control-of-channel", control = named(short), unit = &id.unit, channel = channel.trim_start_matches("ch"))
        }
        None => say!("control-of-unit", control = named(&id.control), unit = &id.unit),
    }
}
