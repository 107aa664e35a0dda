//! Things as a whole: what is taken, set up, loaded, opened and put back.

use crate::sim::gear::{Connector, ControlId, GearKind, GearType, JackId, Setting, UnitId};
use crate::sim::session::{Action, End, Place};
use crate::sim::units::Point;
use crate::sim::view::grasp::{Deed, Hands, Offer, Then, Verb, deed, step_up};
use crate::sim::view::{Storage, controls};

/// How far before a capsule a pop filter is fixed at first, metres (domain reference 9.2).
pub(super) const FILTER_GAP_M: f64 = 0.08;

impl Hands<'_> {
    pub(super) fn with_unit(&self, unit: &UnitId) -> Offer {
        let Some(gear) = self.scenario.gear(unit) else { return Offer::default() };
        match self.studio.places.get(unit) {
            Some(Place::Standing(_)) => self.with_stand(unit),
            Some(Place::OnStand(stand)) => self.with_microphone(unit, stand),
            Some(Place::Run) => self.with_cable(unit),
            Some(Place::Hand) | None => self.with_fixture(unit, gear),
            Some(Place::BeforeCapsule(..) | Place::Threaded(_)) => {
                Offer { first: self.take(unit, Verb::TakeOff), second: step_up(unit), turns: None }
            }
            // What is plugged in lies there to be worked with.
            Some(Place::Floor(_)) if gear.kind.lies_where_it_is_used() && self.is_plugged(unit) => {
                Offer { first: step_up(unit), second: self.take(unit, Verb::Take), turns: None }
            }
            Some(Place::Stored | Place::Floor(_)) => Offer { first: self.take(unit, Verb::Take), second: step_up(unit), turns: None },
        }
    }

    /// Whether a cable is in any of its jacks.
    fn is_plugged(&self, unit: &UnitId) -> bool {
        let cords = self.studio.cords.values();
        cords.flat_map(|cord| [&cord.a, &cord.b]).flatten().any(|jack| jack.unit == *unit)
    }

    /// Into a hand; the first plug of a cable comes between the fingers.
    fn take(&self, unit: &UnitId, verb: Verb) -> Option<Deed> {
        let then = match self.kind(unit) {
            Some(GearKind::Cable(_)) => Then::Hold(unit.clone(), End::A),
            Some(GearKind::Stand(_)) => Then::Carry(unit.clone()),
            _ => Then::Stay,
        };
        deed(verb, vec![Action::Fetch(unit.clone())], then)
    }

    fn with_stand(&self, unit: &UnitId) -> Offer {
        let is_bare = self.studio.microphone_on(unit).is_none() && self.studio.pop_filter_on(unit).is_none();
        let fold = || if is_bare { deed(Verb::FoldUp, vec![Action::Fetch(unit.clone())], Then::Stay) } else { step_up(unit) };
        let carry = || deed(Verb::Move, Vec::new(), Then::Carry(unit.clone()));
        Offer { first: self.load(unit).or_else(carry), second: fold(), turns: None }
    }

    /// Puts what is in a hand on a stand, where there is room for it.
    fn load(&self, stand: &UnitId) -> Option<Deed> {
        let microphone = self.held(|kind| matches!(kind, GearKind::Microphone(_)));
        if let Some(mic) = microphone.filter(|_| self.studio.microphone_on(stand).is_none()) {
            return deed(Verb::Mount(mic.clone()), vec![Action::Mount { mic: mic.clone(), on: stand.clone() }], Then::Stay);
        }
        let filter = self.held(|kind| matches!(kind, GearKind::PopFilter(_)))?;
        let action = Action::FitPopFilter { filter: filter.clone(), on: stand.clone(), gap_m: FILTER_GAP_M };
        self.studio.pop_filter_on(stand).is_none().then_some(())?;
        deed(Verb::FixFilter(filter.clone()), vec![action], Then::Stay)
    }

    fn with_microphone(&self, mic: &UnitId, stand: &UnitId) -> Offer {
        let out = self.scenario.gear(mic).and_then(|gear| gear.jacks().into_iter().next()).map(|jack| JackId::new(mic, jack.name));
        let plugged = out.as_ref().and_then(|out| self.studio.cord_in(out));
        let holds_a_cable = self.fingers.is_some() || self.held(|kind| matches!(kind, GearKind::Cable(_))).is_some();
        let plug = || out.as_ref().filter(|_| plugged.is_none() && holds_a_cable).and_then(|out| self.at_jack(out).first);
        let off = || if plugged.is_some() { self.pull(out.as_ref()?) } else { self.take(mic, Verb::TakeOff) };
        Offer { first: plug().or_else(|| self.load(stand)).or_else(|| step_up(mic)), second: off(), turns: None }
    }

    fn with_cable(&self, cord: &UnitId) -> Offer {
        let loose = self.loose_ends(cord).into_iter().next().filter(|_| self.fingers.is_none());
        let wiggle = || deed(Verb::Wiggle, vec![Action::Wiggle(cord.clone())], Then::Stay);
        match loose {
            Some((end, _)) => Offer {
                first: deed(Verb::TakeEnd(cord.clone(), end), Vec::new(), Then::Hold(cord.clone(), end)),
                second: wiggle(),
                turns: None,
            },
            None => Offer { first: step_up(cord), second: wiggle(), turns: None },
        }
    }

    fn with_fixture(&self, unit: &UnitId, gear: &GearType) -> Offer {
        let closer = || step_up(unit);
        match &gear.kind {
            GearKind::Door => {
                let id = ControlId::new(unit, "open");
                let is_open = self.studio.settings.on(unit, "open");
                let verb = if is_open { Verb::Shut } else { Verb::Open };
                Offer { first: deed(verb, vec![Action::Set(id, Setting::On(!is_open))], Then::Stay), second: None, turns: None }
            }
            GearKind::Furniture if Storage::behind(gear).is_some() => {
                let inside = || deed(Verb::LookInside, Vec::new(), Then::StepUp(unit.clone()));
                let back = self.held(|_| true).and_then(|held| self.put_back(held));
                let second = back.is_some().then(inside).flatten();
                Offer { first: back.or_else(inside), second, turns: None }
            }
            // What a player brings: a player who is asked turns with it.
            GearKind::Instrument(_) => {
                let turns = controls(self.scenario, self.studio, unit).into_iter().next();
                Offer { first: closer(), second: None, turns }
            }
            GearKind::TapeMachine(_) => {
                let reel = self.held(|kind| matches!(kind, GearKind::Reel(_) | GearKind::ReferenceTape(_)));
                let thread = reel.and_then(|reel| deed(Verb::Thread(reel.clone()), vec![Action::Thread(reel.clone())], Then::Stay));
                let threaded = || self.studio.deck.reel.as_ref().and_then(|reel| self.take(reel, Verb::TakeOff));
                let second = if thread.is_some() { closer() } else { threaded() };
                Offer { first: thread.or_else(closer), second, turns: None }
            }
            _ => Offer { first: closer(), second: None, turns: None },
        }
    }

    /// Back to where it lives, coiled if it is a cable.
    fn put_back(&self, held: &UnitId) -> Option<Deed> {
        deed(Verb::PutBack(held.clone()), vec![Action::Return(held.clone())], Then::LetGo)
    }

    pub(super) fn on_floor(&self, at: Point) -> Offer {
        let Some(held) = self.held(|_| true) else { return Offer::default() };
        let stand = self.held(|kind| matches!(kind, GearKind::Stand(_)));
        let down = || deed(Verb::LayDown(held.clone()), vec![Action::PutDown(held.clone(), at)], Then::LetGo);
        match stand {
            Some(stand) => {
                Offer { first: deed(Verb::SetUp(stand.clone()), Vec::new(), Then::Carry(stand.clone())), second: down(), turns: None }
            }
            None => Offer { first: down(), second: None, turns: None },
        }
    }

    /// The connector of a jack.
    pub(super) fn connector(&self, jack: &JackId) -> Option<Connector> {
        self.scenario.jack(jack).map(|spec| spec.connector)
    }
}
