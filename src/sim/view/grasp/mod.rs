//! What a hand can do with what it points at: one grammar for pointer, keyboard and lists.
//!
//! Whatever is pointed at offers at most a first deed, a second one, and something to turn. What would be refused is said
//! beforehand.

mod part;
mod tool;
mod unit;

pub use part::tape_key;
pub use tool::Tool;

use crate::sim::gear::{Connector, ControlId, ControlKind, GearKind, JackId, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, End, Place, Refusal, Studio, TapeKey, refusal};
use crate::sim::units::Point;
use crate::sim::view::ControlView;

/// An end of a cable between the fingers.
pub type Fingers = Option<(UnitId, End)>;

/// What is pointed at.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// A thing as a whole.
    Unit(UnitId),
    /// A jack of it.
    Jack(JackId),
    /// A control of it.
    Control(ControlId),
    /// A key of a tape machine.
    Key(UnitId, TapeKey),
    /// A place on the floor.
    Floor(Point),
}

impl Target {
    /// The thing that it is, or is a part of.
    #[must_use]
    pub fn unit(&self) -> Option<&UnitId> {
        match self {
            Self::Unit(unit) | Self::Key(unit, _) => Some(unit),
            Self::Jack(jack) => Some(&jack.unit),
            Self::Control(control) => Some(&control.unit),
            Self::Floor(_) => None,
        }
    }
}

/// What is done, in a word of the trade.
#[derive(Debug, Clone, PartialEq)]
pub enum Verb {
    /// Take it into a hand.
    Take,
    /// Take it off what it is on.
    TakeOff,
    /// Fold a stand up.
    FoldUp,
    /// Put this back where it lives; a cable is coiled on the way.
    PutBack(UnitId),
    /// Lay this on the floor.
    LayDown(UnitId),
    /// Stand this up here.
    SetUp(UnitId),
    /// Carry it to another place.
    Move,
    /// Put this microphone on it.
    Mount(UnitId),
    /// Fix this pop filter before its capsule.
    FixFilter(UnitId),
    /// Put this reel on it.
    Thread(UnitId),
    /// Plug this end in.
    Plug(UnitId, End),
    /// Pull this cable out.
    Pull(UnitId),
    /// Take its loose end.
    TakeEnd(UnitId, End),
    /// Bend it at its plugs.
    Wiggle,
    /// Tape it to the floor.
    TapeDown,
    /// Peel its tape off.
    PeelTape,
    /// Open a door.
    Open,
    /// Shut it.
    Shut,
    /// Switch on.
    SwitchOn,
    /// Switch off.
    SwitchOff,
    /// Set to this word of the selector.
    Choose(String),
    /// Turn back to its zero.
    Zero,
    /// Press a key of a tape machine.
    Press(TapeKey),
    /// Step up to it.
    StepUp,
    /// Look what is kept in it.
    LookInside,
    /// Begin to measure here.
    Begin,
    /// Measure.
    Measure,
    /// Hang the tool back on the belt.
    PutToolAway,
}

/// What happens to hands and feet once it is done.
#[derive(Debug, Clone, PartialEq)]
pub enum Then {
    /// Nothing.
    Stay,
    /// An end of a cable is between the fingers.
    Hold(UnitId, End),
    /// The fingers are free.
    LetGo,
    /// A stand goes where the pointer is, until it is set up.
    Carry(UnitId),
    /// Nearer, so that it fills the view.
    StepUp(UnitId),
    /// This tool is in the hand that points.
    Use(Tool),
}

/// One thing that can be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// What.
    pub verb: Verb,
    /// What is done in the studio for it, in this order.
    pub actions: Vec<Action>,
    /// What follows.
    pub then: Then,
    /// Why it will not go.
    pub refused: Option<Refusal>,
}

/// What what is pointed at offers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Offer {
    /// What a click does.
    pub first: Option<Deed>,
    /// What the other button does.
    pub second: Option<Deed>,
    /// What the wheel turns.
    pub turns: Option<ControlView>,
}

/// What can be done with a target, by somebody with this end of a cable between the fingers and this tool in the other hand.
#[must_use]
pub fn offer(scenario: &Scenario, studio: &Studio, fingers: &Fingers, tool: &Tool, target: &Target) -> Offer {
    let hands = Hands { scenario, studio, fingers };
    let by_hand = || match target {
        Target::Unit(unit) => hands.with_unit(unit),
        Target::Jack(jack) => hands.at_jack(jack),
        Target::Control(control) => hands.at_control(control),
        Target::Key(unit, key) => Hands::at_key(unit, *key),
        Target::Floor(at) => hands.on_floor(*at),
    };
    let mut offer = hands.with_tool(tool, target).unwrap_or_else(by_hand);
    for deed in [&mut offer.first, &mut offer.second].into_iter().flatten() {
        deed.refused = refusal(scenario, studio, &deed.actions);
    }
    offer
}

/// The deed of plugging an end of a cable into a jack.
#[must_use]
pub fn plug(scenario: &Scenario, studio: &Studio, cord: &UnitId, end: End, into: &JackId) -> Deed {
    let mut deed = Hands { scenario, studio, fingers: &None }.plug(cord.clone(), end, into);
    deed.refused = refusal(scenario, studio, &deed.actions);
    deed
}

/// A control after so many clicks of the wheel, up or down: whole decibels and degrees, or its finest steps.
#[must_use]
pub fn turned(control: &ControlView, clicks: f64, fine: bool) -> Option<Action> {
    let to = match &control.spec.kind {
        ControlKind::Knob { least, most, step, .. } => {
            let value = control.setting.at() + clicks * if fine { *step } else { step.max(1.0) };
            let stepped = libm::round(value.clamp(*least, *most) / step) * step;
            // Two decimals are finer than any control here; more would only be the noise of the division.
            Setting::At(libm::round(stepped * 100.0) / 100.0)
        }
        ControlKind::Selector(words) => {
            let here = words.iter().position(|word| word == control.setting.text())? as f64;
            let there = (here + clicks).clamp(0.0, words.len().saturating_sub(1) as f64);
            Setting::Choice(words.get(there as usize)?.clone())
        }
        ControlKind::Switch | ControlKind::Label => return None,
    };
    (to != control.setting).then(|| Action::Set(control.id.clone(), to))
}

/// Somebody's hands in a studio.
struct Hands<'a> {
    scenario: &'a Scenario,
    studio: &'a Studio,
    fingers: &'a Fingers,
}

impl<'a> Hands<'a> {
    /// The first thing in a hand that is of a kind.
    fn held(&self, is: impl Fn(&GearKind) -> bool) -> Option<&'a UnitId> {
        let mut held = self.studio.places.iter().filter(|(_, place)| **place == Place::Hand).map(|(unit, _)| unit);
        held.find(|unit| self.kind(unit).is_some_and(&is))
    }

    fn kind(&self, unit: &UnitId) -> Option<&'a GearKind> {
        self.scenario.gear(unit).map(|gear| &gear.kind)
    }

    /// The connectors of a cable and which of its ends are in no jack.
    fn loose_ends(&self, unit: &UnitId) -> Vec<(End, Connector)> {
        let Some(GearKind::Cable(cable)) = self.kind(unit) else { return Vec::new() };
        let cord = self.studio.cords.get(unit).cloned().unwrap_or_default();
        let ends = [(End::A, cable.ends.0, cord.a), (End::B, cable.ends.1, cord.b)];
        ends.into_iter().filter(|(.., jack)| jack.is_none()).map(|(end, connector, _)| (end, connector)).collect()
    }

    /// The end that would go into a jack: the one between the fingers, else one of a cable in a hand, rather one that fits.
    fn end_for(&self, connector: Connector) -> Option<(UnitId, End)> {
        if self.fingers.is_some() {
            return self.fingers.clone();
        }
        let cord = self.held(|kind| matches!(kind, GearKind::Cable(_)))?;
        let ends = self.loose_ends(cord);
        let fits = ends.iter().find(|(_, plug)| plug.fits(connector));
        fits.or(ends.first()).map(|(end, _)| (cord.clone(), *end))
    }
}

/// A deed of some actions.
fn deed(verb: Verb, actions: Vec<Action>, then: Then) -> Option<Deed> {
    Some(Deed { verb, actions, then, refused: None })
}

/// A step towards a thing.
fn step_up(unit: &UnitId) -> Option<Deed> {
    deed(Verb::StepUp, Vec::new(), Then::StepUp(unit.clone()))
}
