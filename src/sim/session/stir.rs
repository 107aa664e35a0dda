//! What sounds because somebody moves it: a cable with a break in its strain relief, a dirty fader, a line under 48 V.

use crate::sim::circuit::{Circuit, Moved};
use crate::sim::gear::{Defect, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::wiring::{cords, patch};
use crate::sim::session::{Action, Studio};

/// What an action has moved, seen from the studio before it and after it.
pub(super) fn moved(scenario: &Scenario, before: &Studio, after: &Studio, action: &Action) -> Vec<Moved> {
    match action {
        Action::Set(control, _) => {
            let dirty =
                |defect: &Defect| matches!(defect, Defect::ScratchyFader { channel } if control.control == format!("ch{channel}.small"));
            let scratches = after.defects.get(&control.unit).into_iter().flatten().any(dirty);
            scratches.then(|| Moved::Control(control.clone())).into_iter().collect()
        }
        Action::Plug { cord, into, .. } => loose(after, cord).chain(live(scenario, after, into)).collect(),
        Action::Unplug { cord, .. } => {
            let was = before.cords.get(cord).map(|cord| [cord.a.clone(), cord.b.clone()]).unwrap_or_default();
            let pulled = was.into_iter().flatten().filter(|jack| after.cord_in(jack).is_none());
            loose(after, cord).chain(pulled.flat_map(|jack| live(scenario, before, &jack))).collect()
        }
        Action::Dress { cord, .. } | Action::Wiggle(cord) | Action::TapeDown(cord) | Action::PeelTape(cord) => loose(after, cord).collect(),
        // Whatever hangs on the microphone of a stand goes with it.
        Action::Stand(stand, _) => {
            let hangs = after.microphone_on(stand).map(|microphone| on(after, microphone)).unwrap_or_default();
            hangs.iter().flat_map(|cord| loose(after, cord)).collect()
        }
        _ => Vec::new(),
    }
}

/// The cable, if it breaks while it is moved.
fn loose(studio: &Studio, cord: &UnitId) -> impl Iterator<Item = Moved> {
    let breaks = studio.defects.get(cord).is_some_and(|defects| defects.contains(&Defect::Intermittent));
    breaks.then(|| Moved::Cable(cord.clone())).into_iter()
}

/// The cables in the jacks of a unit.
fn on(studio: &Studio, unit: &UnitId) -> Vec<UnitId> {
    let there = |jack: &Option<JackId>| jack.as_ref().is_some_and(|jack| jack.unit == *unit);
    studio.cords.iter().filter(|(_, cord)| there(&cord.a) || there(&cord.b)).map(|(cord, _)| cord.clone()).collect()
}

/// The inputs that give 48 V to the line of a jack.
fn live(scenario: &Scenario, studio: &Studio, jack: &JackId) -> Vec<Moved> {
    let gives = |control: &str| control.ends_with("48v");
    if !studio.settings.0.iter().any(|(id, setting)| setting.is_on() && gives(&id.control)) {
        return Vec::new();
    }
    let cords = cords(studio);
    Circuit::solve(&patch(scenario, studio, &cords)).live_inputs(jack).into_iter().map(Moved::Line).collect()
}
