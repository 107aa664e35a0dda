//! Every close-up: in each something is worked with the pointer on the thing itself, and something from the list beside it.

use crate::driver::{By, Window};
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::session::{Action, End};
use std::path::Path;

/// A cord from the hook goes into a bay: one end on the bay, the other in the list.
fn patchbay(window: &Window) {
    window.take("TT-06-01");
    window.stage("5", "Bay");
    window.click("bay/BAY-B");
    window.closer();
    window.do_with("BAY-B/U5", "\"U5\"");
    window.act("jack/BAY-B/L7/first");
    window.picture("close-bay");
}

fn desk(window: &Window) {
    window.stage("7", "Desk");
    window.closer();
    window.picture("close-desk");
    let page = window.page();
    let is_seen = |control: &str| page["sight"][format!("DESK/{control}")].is_array();
    let mut strips = (1..=24).map(|number| format!("ch{number}"));
    let strip = strips.find(|strip| is_seen(&format!("{strip}.eq")) && is_seen(&format!("{strip}.pan"))).expect("a strip is seen");
    window.do_with(&format!("DESK/{strip}.eq"), &format!("\"{strip}.eq\""));
    window.turn(&format!("DESK/{strip}.pan"), &format!("\"{strip}.pan\""), "4", 2);
    window.type_into("closer/find", "ch3 gain");
    window.set("DESK/ch3.gain", "33");
    window.picture("close-desk-found");
}

fn outboard(window: &Window) {
    window.step_up("COMP-1 compressor");
    window.do_with("COMP-1/1.active", "1.active");
    window.turn("COMP-1/1.threshold", "1.threshold", "5", 3);
    window.picture("close-outboard");
    window.set("COMP-1/1.ratio", "4");
}

fn recorder(window: &Window) {
    window.stage("8", "Recorder");
    window.closer();
    window.do_with("DAW/arm 3", "arm 3");
    window.type_into("closer/find", "arm 4");
    window.act("DAW/arm 4");
    window.picture("close-recorder");
}

fn tape_machine(window: &Window) {
    window.step_up("TAPE 24-track");
    window.picture("close-tape-machine");
    window.do_with("TAPE/power", "power");
    window.do_with("TAPE/ready 5", "ready 5");
    window.turn("TAPE/varispeed", "varispeed", "4", 1);
    window.set("TAPE/5.repro level", "1.5");
    window.picture("close-tape-machine-on");
}

/// A cable goes into the wall on the box itself, and is pulled in the list.
fn wall_box(window: &Window) {
    window.take("XLR-06-01");
    window.step_up("LIVE wall");
    window.picture("close-wall-box");
    window.do_with("LIVE/7", "\"7\"");
    window.picture("close-wall-box-plugged");
    window.act("jack/LIVE/7/second");
}

fn microphone(window: &Window) {
    window.take("ST-01");
    window.stage("3", "Stands");
    window.act("stand/ST-01/before jonas");
    window.take("MC-039");
    window.stage("3", "Stands");
    window.act("mount/MC-039");
    window.step_up("MC-039");
    window.picture("close-microphone");
    window.do_with("MC-039/pad", "\"pad\"");
    window.do_with("MC-039/pattern", "\"pattern\"");
    window.act("MC-039/hpf");
    window.picture("close-microphone-set");
}

/// The guitar's amplifier and a direct box: a lead from the one to the other, and on to the wall.
fn amplifier_and_direct_box(window: &Window) {
    window.take("TS-06-01");
    window.step_up("vera");
    window.picture("close-amplifier");
    window.do_with("vera/pickup", "\"pickup\"");
    window.set("vera/turn", "30");
    window.picture("close-amplifier-plugged");
    window.take("DI-03");
    window.stage("1", "Room");
    window.act("hand/DI-03/down");
    window.step_up("DI-03");
    window.picture("close-di");
    window.do_with("DI-03/in", "\"in\"");
    window.do_with("DI-03/pad", "\"pad\"");
    window.click("closer/turn");
    window.frames(10);
    window.do_with("DI-03/lift", "\"lift\"");
    window.picture("close-di-behind");
    window.act("DI-03/lift");
}

fn cue_box(window: &Window) {
    window.take("CUE-2");
    window.stage("1", "Room");
    window.act("hand/CUE-2/down");
    window.step_up("CUE-2");
    window.do_with("CUE-2/power", "power");
    window.turn("CUE-2/1.level", "1.level", "4", 2);
    window.picture("close-cue-box");
    window.set("CUE-2/1.level", "-12");
}

/// All of them, one after the other, and what of it is in the journal.
pub(crate) fn work_close(program: &Path) {
    let window = Window::at_studio_one(program, By::Pointer);
    for close in [patchbay, desk, outboard, recorder, tape_machine, wall_box, microphone, amplifier_and_direct_box, cue_box] {
        close(&window);
    }
    let did = window.did("studio-one");
    let set = |id: &str, to: &Setting| {
        let (unit, control) = id.split_once('/').expect("a unit and its control");
        assert!(did.contains(&Action::Set(ControlId::new(&unit.into(), control), to.clone())), "{id} to {to:?}: {did:#?}");
    };
    for id in ["COMP-1/1.active", "DAW/arm 3", "DAW/arm 4", "TAPE/power", "TAPE/ready 5", "MC-039/pad", "MC-039/hpf", "CUE-2/power"] {
        set(id, &Setting::On(true));
    }
    for on in [true, false] {
        set("DI-03/lift", &Setting::On(on));
    }
    let typed =
        [("DESK/ch3.gain", 33.0), ("COMP-1/1.ratio", 4.0), ("TAPE/5.repro level", 1.5), ("vera/turn", 30.0), ("CUE-2/1.level", -12.0)];
    for (id, value) in typed {
        set(id, &Setting::At(value));
    }
    set("MC-039/pattern", &Setting::Choice("omni".to_owned()));
    set("DI-03/pad", &Setting::Choice("-15 dB".to_owned()));
    for (cord, end, into) in [
        ("TT-06-01", End::A, "BAY-B/U5"),
        ("TT-06-01", End::B, "BAY-B/L7"),
        ("XLR-06-01", End::B, "LIVE/7"),
        ("TS-06-01", End::A, "vera/pickup"),
        ("TS-06-01", End::B, "DI-03/in"),
    ] {
        let plugged = |action: &Action| matches!(action, Action::Plug { cord: own, end: which, into: jack } if own.0 == cord && *which == end && jack.to_string() == into);
        assert!(did.iter().any(plugged), "{cord} {end:?} into {into}: {did:#?}");
    }
    let pulled = |action: &Action| matches!(action, Action::Unplug { cord, end: End::B } if cord.0 == "XLR-06-01");
    assert!(did.iter().any(pulled), "the cable came out of the wall again");
    let turned =
        |end: &str| did.iter().filter(|action| matches!(action, Action::Set(id, Setting::At(_)) if id.control.ends_with(end))).count();
    assert!(turned(".pan") == 2 && turned("1.threshold") == 3 && turned("varispeed") == 1, "what the wheel turned");
}
