//! Parts of things: jacks, which take plugs, and controls, which are switched and turned.

use crate::sim::gear::{Connector, ControlId, ControlKind, JackId, Setting, TapeSpeed, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, End, Studio, TapeKey, tape_machine};
use crate::sim::view::grasp::{Deed, Hands, Offer, Then, Verb, deed, step_up, turned};
use crate::sim::view::{ControlView, controls};

impl Hands<'_> {
    pub(super) fn at_jack(&self, jack: &JackId) -> Offer {
        let Some(connector) = self.connector(jack).filter(|connector| *connector != Connector::Soldered) else {
            return Offer { first: step_up(&jack.unit), second: None, turns: None };
        };
        let pull = self.pull(jack);
        let plug = self.end_for(connector).map(|(cord, end)| self.plug(cord, end, jack));
        // A second plug finds the jack taken, and says by what.
        let (first, second) = if plug.is_some() { (plug, pull) } else { (pull, step_up(&jack.unit)) };
        match first {
            None => Offer { first: second, second: None, turns: None },
            first => Offer { first, second, turns: None },
        }
    }

    /// Plugs an end in; the other one comes between the fingers while it is loose.
    pub(super) fn plug(&self, cord: UnitId, end: End, into: &JackId) -> Deed {
        let other = if end == End::A { End::B } else { End::A };
        let is_loose = self.loose_ends(&cord).iter().any(|(loose, _)| *loose == other);
        let then = if is_loose { Then::Hold(cord.clone(), other) } else { Then::LetGo };
        let actions = vec![Action::Plug { cord: cord.clone(), end, into: into.clone() }];
        Deed { verb: Verb::Plug(cord, end), actions, then, refused: None }
    }

    /// Pulls what is plugged there; the plug stays between the fingers.
    pub(super) fn pull(&self, jack: &JackId) -> Option<Deed> {
        let (cord, end) = self.studio.cord_in(jack)?;
        let is_last = self.loose_ends(cord).len() == 1;
        // With both ends out a cable lies on the floor.
        let then = if is_last { Then::LetGo } else { Then::Hold(cord.clone(), end) };
        deed(Verb::Pull(cord.clone()), vec![Action::Unplug { cord: cord.clone(), end }], then)
    }

    pub(super) fn at_key(unit: &UnitId, key: TapeKey) -> Offer {
        Offer { first: deed(Verb::Press(key), vec![Action::Tape(key)], Then::Stay), second: step_up(unit), turns: None }
    }

    pub(super) fn at_control(&self, id: &ControlId) -> Offer {
        let found = controls(self.scenario, self.studio, &id.unit).into_iter().find(|control| control.id == *id);
        let Some(control) = found else { return Offer { first: step_up(&id.unit), second: None, turns: None } };
        let set = |verb: Verb, to: Setting| deed(verb, vec![Action::Set(id.clone(), to)], Then::Stay);
        match &control.spec.kind {
            ControlKind::Switch => {
                let is_on = control.setting.is_on();
                let verb = if is_on { Verb::SwitchOff } else { Verb::SwitchOn };
                Offer { first: set(verb, Setting::On(!is_on)), second: step_up(&id.unit), turns: None }
            }
            ControlKind::Selector(words) => {
                let (next, last) = (chosen(&control, 1.0), chosen(&control, -1.0));
                let around = || words.first().cloned().filter(|word| word != control.setting.text());
                let to = |word: String| set(Verb::Choose(word.clone()), Setting::Choice(word));
                Offer { first: next.or_else(around).and_then(to), second: last.and_then(to), turns: Some(control) }
            }
            ControlKind::Knob { .. } => {
                let zero = control.spec.zero.clone();
                let second = if zero == control.setting { None } else { set(Verb::Zero, zero) };
                Offer { first: step_up(&id.unit), second, turns: Some(control) }
            }
            ControlKind::Label => Offer { first: step_up(&id.unit), second: None, turns: None },
        }
    }
}

/// What the key of that name on a tape machine does; none on another machine than that of the venue.
#[must_use]
pub fn tape_key(scenario: &Scenario, studio: &Studio, unit: &UnitId, name: &str) -> Option<TapeKey> {
    let (_, machine) = tape_machine(scenario).filter(|(own, _)| *own == unit)?;
    let speed = TapeSpeed::of_word(studio.settings.text(unit, "speed")).unwrap_or(TapeSpeed::Ips15);
    match name {
        "play" => Some(TapeKey::Play),
        "record" => Some(TapeKey::Record),
        "stop" => Some(TapeKey::Stop),
        "rewind" => Some(TapeKey::Locate(0.0)),
        // To the last whole second of the reel.
        "wind" => Some(TapeKey::Locate(libm::floor(machine.tape_m / speed.metres()))),
        _ => None,
    }
}

/// The word of a selector so many places on, if there is one.
fn chosen(control: &ControlView, places: f64) -> Option<String> {
    match turned(control, places, false)? {
        Action::Set(_, Setting::Choice(word)) => Some(word),
        _ => None,
    }
}
