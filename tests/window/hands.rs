//! Hands in the room with a real pointer: a microphone taken, stood up and plugged by pointing at it, and every close-up.

use crate::driver::{By, Window};
use linecheck::sim::gear::Setting;
use linecheck::sim::session::{Action, End};
use serde_json::Value;
use std::path::Path;

/// Places of work whose thing fills the view, by their keys.
const CLOSE: [(&str, &str, &str); 4] = [("5", "Bay", "BAY"), ("6", "Preamps", "PRE-1"), ("7", "Desk", "DESK"), ("8", "Recorder", "REC")];

/// Stands what is carried so far from the player, metres, or nearer.
fn stand_it(window: &Window, nearest: f64, farthest: f64) {
    let before = window.entries();
    for y in (300..660).step_by(20) {
        for x in (300..980).step_by(40) {
            window.move_to((x, y));
            let is_there = window.page()["ghost"][0].as_f64().is_some_and(|metres| (nearest..farthest).contains(&metres));
            if !is_there {
                continue;
            }
            window.tool(&["click", "1"]);
            window.frames(6);
            if window.entries() > before {
                return;
            }
        }
    }
    panic!("there is no room for it anywhere");
}

/// Turns a gain of the desk by the wheel, on the desk itself.
fn turn_a_gain(window: &Window, page: &Value) {
    let mut gains = page["sight"].as_object().into_iter().flatten().map(|(name, _)| name).filter(|name| name.ends_with(".gain"));
    let gain = gains.next().expect("a gain is seen on the desk");
    let channel = gain.trim_start_matches("DESK/");
    window.turn(gain, channel, "4", 1);
    window.picture("close-DESK-gain");
}

/// The whole line by hand, and then each close-up with something in it done by hand.
pub(crate) fn work_by_hand(program: &Path) {
    let window = Window::open(program, By::Pointer);
    window.begin("first-overdub");
    window.stage("2", "Storage");
    window.do_with("MC-009", "MC-009");
    window.picture("hands-microphone");
    window.stage("2", "Storage");
    window.act("storage/ST-08");
    window.stage("1", "Room");
    window.move_to((640, 600));
    window.tool(&["click", "1"]);
    window.frames(4);
    stand_it(&window, 0.3, 1.6);
    window.picture("hands-stand");
    window.do_with("ST-08", "ST-08");
    window.picture("hands-mounted");
    // Its cable: from the hook, into the microphone, and into the wall.
    window.stage("2", "Storage");
    window.act("storage/XLR-09-01");
    window.stage("3", "Stands");
    window.do_with("MC-009/out", "MC-009");
    window.stage("1", "Room");
    window.point("unit/LIVE/first");
    window.until("the wall box, close", |page| page["stage"] == "Closer");
    window.frames(12);
    window.do_with("LIVE/5", "jack: \"5\"");
    window.picture("hands-wall-box");
    window.stage("1", "Room");
    window.key("x");
    window.picture("hands-x-ray");
    window.key("x");
    for (key, name, unit) in CLOSE {
        window.stage(key, name);
        window.closer();
        window.picture(&format!("close-{unit}"));
        let page = window.page();
        let parts = page["sight"].as_object().into_iter().flatten().filter(|(part, _)| part.starts_with(&format!("{unit}/"))).count();
        assert!(parts > 0, "no part of {unit} is seen close");
        if unit == "DESK" {
            turn_a_gain(&window, &page);
        }
    }
    let did = window.did("first-overdub");
    let done = |is: fn(&Action) -> bool| did.iter().any(is);
    assert!(done(|action| matches!(action, Action::Fetch(unit) if unit.0 == "MC-009")));
    assert!(done(|action| matches!(action, Action::Stand(unit, _) if unit.0 == "ST-08")));
    assert!(done(|action| matches!(action, Action::Plug { end: End::A, into, .. } if into.to_string() == "MC-009/out")));
    assert!(done(|action| matches!(action, Action::Plug { end: End::B, into, .. } if into.to_string() == "LIVE/5")));
    assert!(done(|action| matches!(action, Action::Set(id, Setting::At(_)) if id.control.ends_with(".gain"))));
    assert!(done(|action| matches!(action, Action::Mount { mic, on } if mic.0 == "MC-009" && on.0 == "ST-08")));
}
