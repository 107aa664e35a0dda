//! What comes of a deed, whoever asked for it: a pointer in the room, a key, or a button in a list.

use crate::panels::{Desk, Outbox, Stage};
use crate::sim::gear::{Connector, GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Action, End, Studio, refusal};
use crate::sim::view::{self, Carried, Deed, Storage, Then};

/// Does a deed: its actions into the outbox, and hands and feet as it leaves them.
pub fn follow(scenario: &Scenario, studio: &Studio, deed: &Deed, outbox: &mut Outbox, stage: &mut Stage) {
    let laid = laid(scenario, studio, deed, outbox);
    outbox.actions.extend(deed.actions.iter().cloned().chain(laid));
    if deed.refused.is_some() {
        return;
    }
    match &deed.then {
        Then::Stay => {}
        Then::Hold(cord, end) => {
            outbox.focus.fingers = Some((cord.clone(), *end));
            outbox.focus.walked.clear();
        }
        Then::LetGo => outbox.focus.fingers = None,
        Then::Carry(stand) => outbox.focus.carried = Some(Carried::of(scenario, studio, stand)),
        Then::Use(tool) => outbox.focus.tool = tool.clone(),
        Then::StepUp(unit) => {
            outbox.focus.unit = Some(unit.clone());
            *stage = place_of(scenario, unit);
        }
    }
}

/// Plugs an end in that was chosen from a list: whoever does so walks no way of their own, and stands before the jack afterwards.
pub(super) fn plug_in(desk: &Desk, cord: &UnitId, end: End, into: &JackId, outbox: &mut Outbox) {
    outbox.focus.walked.clear();
    outbox.focus.unit = Some(into.unit.clone());
    let deed = view::plug(desk.scenario, desk.studio, cord, end, into);
    follow(desk.scenario, desk.studio, &deed, outbox, &mut Stage::default());
}

/// The way that was walked with the second end of a cable is how it lies, if it reaches so far.
fn laid(scenario: &Scenario, studio: &Studio, deed: &Deed, outbox: &Outbox) -> Option<Action> {
    let [plug @ Action::Plug { cord, end, .. }] = deed.actions.as_slice() else { return None };
    let mut by = outbox.focus.walked.clone();
    if by.is_empty() || deed.then != Then::LetGo {
        return None;
    }
    if *end == End::A {
        by.reverse();
    }
    let lay = Action::Dress { cord: cord.clone(), by };
    refusal(scenario, studio, &[plug.clone(), lay.clone()]).is_none().then_some(lay)
}

/// Where a thing is worked with.
pub(super) fn place_of(scenario: &Scenario, unit: &UnitId) -> Stage {
    let Some(gear) = scenario.gear(unit) else { return Stage::Closer };
    match &gear.kind {
        GearKind::Microphone(_) | GearKind::Stand(_) | GearKind::PopFilter(_) => Stage::Stands,
        GearKind::Cable(cable) if cable.ends.0 == Connector::TtPlug => Stage::Bay,
        GearKind::Cable(_) => Stage::Cables,
        GearKind::Patchbay { .. } => Stage::Bay,
        GearKind::Preamp(_) => Stage::Preamps,
        GearKind::Desk(_) => Stage::Desk,
        GearKind::Recorder(_) => Stage::Recorder,
        GearKind::Furniture if Storage::behind(gear).is_some() => Stage::Storage,
        _ => Stage::Closer,
    }
}
