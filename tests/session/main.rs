//! Sessions from outside: what can be done and what not, how the script goes on, and the laws of the journal.

mod again;
mod cables;
mod disk;
#[path = "../support/expert.rs"]
mod expert;
mod first_line;
mod grasp;
mod hands;
mod laws;
mod overdub;
mod recorder;
mod screen;
mod script;
#[path = "../support/small.rs"]
mod small;
mod wear;
mod workstation;

use linecheck::sim::gear::{ControlId, JackId, Setting, UnitId};
use linecheck::sim::session::{Action, End, Refusal, Session, StandPose, Transport};
use linecheck::sim::units::{Aim, Stamp};

const RECORD: Action = Action::Transport(Transport::Record);
const STOP: Action = Action::Transport(Transport::Stop);
const PLAY: Action = Action::Transport(Transport::Play);

fn unit(tag: &str) -> UnitId {
    tag.into()
}

fn jack(text: &str) -> JackId {
    JackId::try_from(text.to_owned()).expect("a jack is written UNIT/jack")
}

fn control(text: &str) -> ControlId {
    ControlId::try_from(text.to_owned()).expect("a control is written UNIT/control")
}

fn on(text: &str) -> Action {
    Action::Set(control(text), Setting::On(true))
}

fn pose(x: f64, z: f64, height: f64, reach: f64) -> StandPose {
    StandPose { base: (x, z), height, reach, turn: 90.0, aim: Aim::default() }
}

fn fetch(tag: &str) -> Action {
    Action::Fetch(unit(tag))
}

fn stand(tag: &str, at: StandPose) -> Action {
    Action::Stand(unit(tag), at)
}

fn mount(mic: &str, on: &str) -> Action {
    Action::Mount { mic: unit(mic), on: unit(on) }
}

fn plug(cord: &str, end: End, into: &str) -> Action {
    Action::Plug { cord: unit(cord), end, into: jack(into) }
}

fn unplug(cord: &str, end: End) -> Action {
    Action::Unplug { cord: unit(cord), end }
}

/// A session in which all of this went well, a tenth of a second apart.
fn after(actions: &[Action]) -> Session {
    let mut session = Session::new(small::scenario(Vec::new()));
    for action in actions {
        done(&mut session, action);
    }
    session
}

fn done(session: &mut Session, action: &Action) {
    let at = Stamp(session.studio().now.0 + 100);
    if let Err(refusal) = session.apply(at, action.clone()) {
        panic!("{action:?} was refused: {refusal}");
    }
}

/// Tries something that must be refused, and sees that nothing changed.
fn refused(session: &mut Session, action: &Action) -> Refusal {
    let before = session.studio().clone();
    let entries = session.journal().entries.len();
    let refusal = session.apply(before.now, action.clone()).expect_err("this was to be refused");
    assert_eq!(*session.studio(), before, "a refused {action:?} changed something");
    assert_eq!(session.journal().entries.len(), entries + 1, "a refused attempt is kept");
    refusal
}

/// The large condenser at 1.5 m on the round base in the middle of the live room.
fn condenser_up() -> Vec<Action> {
    vec![fetch("ST-1"), stand("ST-1", pose(4.0, 2.0, 1.5, 0.5)), fetch("MC-1"), mount("MC-1", "ST-1")]
}

/// The condenser on 9 m to the wall box.
fn condenser_plugged() -> Vec<Action> {
    let cable = [fetch("X9-1"), plug("X9-1", End::A, "MC-1/out"), plug("X9-1", End::B, "LIVE/1")];
    condenser_up().into_iter().chain(cable).collect()
}

/// The recorder on, track 1 armed and named.
fn ready_to_record() -> Vec<Action> {
    vec![on("REC/power"), on("REC/arm 1"), Action::Set(control("REC/name 1"), Setting::Text("VOX".to_owned()))]
}
