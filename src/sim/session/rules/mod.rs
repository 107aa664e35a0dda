//! What can be done in a studio: every rule checks first and changes afterwards, so a refusal changes nothing.

mod cables;
mod hands;
mod recorder;
mod stands;
mod tape_machine;
mod testing;
mod writing;

pub(super) use recorder::{Step, begin_take, halt as halt_recorder, next, roll as roll_recorder, run};
pub use stands::{balance, tipping};

use crate::sim::gear::{ControlId, ControlSpec, GearKind, GearType, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::timecode;
use crate::sim::session::{Action, Place, Refusal, Studio};

/// Why these could not be done one after the other in a studio as it stands now; nothing is done.
#[must_use]
pub fn refusal(scenario: &Scenario, studio: &Studio, actions: &[Action]) -> Option<Refusal> {
    let mut tried = studio.clone();
    actions.iter().find_map(|action| if action.is_sane() { change(scenario, &mut tried, action).err() } else { Some(Refusal::Nonsense) })
}

/// Does one thing in the studio at its `now`, or says why not.
pub(super) fn change(scenario: &Scenario, studio: &mut Studio, action: &Action) -> Result<(), Refusal> {
    if studio.over {
        return Err(Refusal::Over);
    }
    act(scenario, studio, action)?;
    timecode::settle(scenario, studio);
    Ok(())
}

fn act(scenario: &Scenario, studio: &mut Studio, action: &Action) -> Result<(), Refusal> {
    match action {
        Action::Set(control, setting) => set(scenario, studio, control, setting),
        Action::Fetch(unit) => hands::fetch(scenario, studio, unit),
        Action::Return(unit) => hands::put_away(scenario, studio, unit),
        Action::PutDown(unit, at) => hands::put_down(scenario, studio, unit, *at),
        Action::Stand(unit, pose) => stands::stand(scenario, studio, unit, pose),
        Action::Mount { mic, on } => stands::mount(scenario, studio, mic, on),
        Action::FitPopFilter { filter, on, gap_m } => stands::fit_pop_filter(scenario, studio, filter, on, *gap_m),
        Action::Plug { cord, end, into } => cables::plug(scenario, studio, cord, *end, into),
        Action::Unplug { cord, end } => cables::unplug(scenario, studio, cord, *end),
        Action::Dress { cord, by } => cables::dress(scenario, studio, cord, by),
        Action::TapeDown(cord) => cables::tape_down(scenario, studio, cord),
        Action::PeelTape(cord) => cables::peel_tape(scenario, studio, cord),
        Action::Coil { cord, loops } => cables::coil(scenario, studio, cord, loops),
        Action::Transport(key) => recorder::press(scenario, studio, *key),
        Action::Workstation(command) => recorder::obey(scenario, studio, command),
        Action::Tape(key) => tape_machine::press(scenario, studio, *key),
        Action::Thread(reel) => tape_machine::thread(scenario, studio, reel),
        Action::Service(service) => tape_machine::service(scenario, studio, *service),
        // What is said changes nothing in the room; the director listens.
        Action::Tell(_) => Ok(()),
        Action::WriteInput(row) => writing::write_input(scenario, studio, row),
        Action::WriteTake(row) => writing::write_take(studio, row),
        Action::WriteFault(row) => writing::write_fault(scenario, studio, row),
        Action::Measure(probe) => testing::measure(scenario, studio, probe),
        // What breaks while it is moved is stirred.
        Action::Wiggle(cord) => testing::wiggle(scenario, studio, cord),
        Action::Zero(unit) => zero(scenario, studio, unit),
        Action::Backup => recorder::back_up(scenario, studio),
        Action::Leave => {
            // Nobody stays to press stop.
            recorder::halt(studio);
            tape_machine::halt(studio);
            studio.over = true;
            Ok(())
        }
    }
}

fn set(scenario: &Scenario, studio: &mut Studio, id: &ControlId, setting: &Setting) -> Result<(), Refusal> {
    let gear = gear_of(scenario, &id.unit)?;
    let control = scenario.control(id).ok_or_else(|| Refusal::NoSuchControl(id.clone()))?;
    if !control.accepts(setting) {
        return Err(Refusal::OutOfRange(id.clone(), setting.clone()));
    }
    match gear.kind {
        // Its switches are at the microphone: a hand must be able to get at them.
        GearKind::Microphone(_) if !matches!(studio.places.get(&id.unit), Some(Place::Hand | Place::OnStand(_))) => {
            return Err(Refusal::NotInHand(id.unit.clone()));
        }
        GearKind::Door => hands::can_turn_a_handle(scenario, studio)?,
        GearKind::Recorder(_) => recorder::may_set(studio, &id.control)?,
        GearKind::TapeMachine(_) => tape_machine::may_set(studio, &id.control)?,
        _ => {}
    }
    studio.settings.0.insert(id.clone(), setting.clone());
    if matches!(gear.kind, GearKind::Recorder(_)) && id.control == "power" && !setting.is_on() {
        recorder::halt(studio);
    }
    if matches!(gear.kind, GearKind::TapeMachine(_)) {
        tape_machine::was_set(scenario, studio, id);
    }
    Ok(())
}

/// Puts every control of a unit back to its zero, or none of them.
fn zero(scenario: &Scenario, studio: &mut Studio, unit: &UnitId) -> Result<(), Refusal> {
    let mut zeroed = studio.clone();
    for control in gear_of(scenario, unit)?.controls().into_iter().filter(ControlSpec::is_zeroed) {
        set(scenario, &mut zeroed, &ControlId::new(unit, control.name), &control.zero)?;
    }
    *studio = zeroed;
    Ok(())
}

fn gear_of<'a>(scenario: &'a Scenario, unit: &UnitId) -> Result<&'a GearType, Refusal> {
    scenario.gear(unit).ok_or_else(|| Refusal::NoSuchUnit(unit.clone()))
}

/// The type of a unit that can be carried.
fn movable<'a>(scenario: &'a Scenario, unit: &UnitId) -> Result<&'a GearType, Refusal> {
    let gear = gear_of(scenario, unit)?;
    if scenario.venue.stock(unit).is_some() { Ok(gear) } else { Err(Refusal::Fixed(unit.clone())) }
}

fn in_hand(studio: &Studio, unit: &UnitId) -> Result<(), Refusal> {
    if studio.places.get(unit) == Some(&Place::Hand) { Ok(()) } else { Err(Refusal::NotInHand(unit.clone())) }
}
