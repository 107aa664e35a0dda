//! Hands in the room with a real pointer: a microphone taken, stood up and plugged by pointing at it, and every close-up.

use crate::driver::{By, Window};
use linecheck::files::journal;
use linecheck::sim::gear::Setting;
use linecheck::sim::session::{Action, End, Outcome};
use serde_json::Value;
use std::path::Path;

/// Places of work whose thing fills the view, by their keys.
const CLOSE: [(&str, &str, &str); 4] = [("5", "Bay", "BAY"), ("6", "Preamps", "PRE-1"), ("7", "Desk", "DESK"), ("8", "Recorder", "REC")];

/// How far beside the middle of a thing somebody points to hit it, pixels.
const AROUND: [(i64, i64); 9] = [(0, 0), (0, -8), (0, 8), (8, 0), (-8, 0), (0, -18), (0, 18), (14, -10), (-14, -10)];

/// Where something is seen.
fn place(page: &Value, name: &str) -> Option<(i64, i64)> {
    let at = &page["sight"][name];
    Some((at[0].as_f64()? as i64, at[1].as_f64()? as i64))
}

fn move_to(window: &Window, (x, y): (i64, i64)) {
    window.tool(&["mousemove", &x.to_string(), &y.to_string()]);
    window.frames(3);
}

/// Points at something until the program says that it is meant.
fn point_at(window: &Window, name: &str, meant: &str) {
    for _ in 0..3 {
        for (right, down) in AROUND {
            let Some((x, y)) = place(&window.page(), name) else { continue };
            move_to(window, (x + right, y + down));
            if window.page()["aim"].as_str().is_some_and(|aim| aim.contains(meant)) {
                return;
            }
        }
    }
    panic!("{name} is not where it is seen: {:#}", window.page()["sight"][name]);
}

/// Clicks something until its deed is in the journal: from afar the first click walks there.
fn do_with(window: &Window, name: &str, meant: &str) {
    let before = window.page()["entries"].as_u64().unwrap_or(0);
    for _ in 0..3 {
        point_at(window, name, meant);
        window.tool(&["click", "1"]);
        window.frames(6);
        if window.page()["entries"].as_u64().unwrap_or(0) > before {
            return;
        }
    }
    panic!("nothing came of clicking {name}: {:#}", window.page()["notices"]);
}

fn stage(window: &Window, key: &str, name: &str) {
    window.key_until(key, name, |page| page["stage"] == name);
}

/// Stands what is carried so far from the player, metres, or nearer.
fn stand_it(window: &Window, nearest: f64, farthest: f64) {
    let before = window.page()["entries"].as_u64().unwrap_or(0);
    for y in (300..660).step_by(20) {
        for x in (300..980).step_by(40) {
            move_to(window, (x, y));
            let is_there = window.page()["ghost"].as_f64().is_some_and(|metres| (nearest..farthest).contains(&metres));
            if !is_there {
                continue;
            }
            window.tool(&["click", "1"]);
            window.frames(6);
            if window.page()["entries"].as_u64().unwrap_or(0) > before {
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
    point_at(window, gain, channel);
    let before = window.page()["entries"].as_u64().unwrap_or(0);
    window.tool(&["click", "4"]);
    window.until("the turned gain", |page| page["entries"].as_u64().unwrap_or(0) > before);
    window.picture("close-DESK-gain");
}

/// The whole line by hand, and then each close-up with something in it done by hand.
pub(crate) fn work_by_hand(program: &Path) {
    let window = Window::open(program, By::Pointer);
    window.click("title/sessions");
    window.click("scenarios/first-overdub");
    window.click("brief/begin");
    window.until("the studio", |page| page["screen"] == "Studio" && page["loaded"] == 1.0);
    stage(&window, "2", "Storage");
    do_with(&window, "MC-009", "MC-009");
    window.picture("hands-microphone");
    stage(&window, "2", "Storage");
    window.act("storage/ST-08");
    stage(&window, "1", "Room");
    move_to(&window, (640, 600));
    window.tool(&["click", "1"]);
    window.frames(4);
    stand_it(&window, 0.3, 1.6);
    window.picture("hands-stand");
    do_with(&window, "ST-08", "ST-08");
    window.picture("hands-mounted");
    // Its cable: from the hook, into the microphone, and into the wall.
    stage(&window, "2", "Storage");
    window.act("storage/XLR-09-01");
    stage(&window, "3", "Stands");
    do_with(&window, "MC-009/out", "MC-009");
    stage(&window, "1", "Room");
    window.point("unit/LIVE/first");
    window.until("the wall box, close", |page| page["stage"] == "Closer");
    window.frames(12);
    do_with(&window, "LIVE/5", "jack: \"5\"");
    window.picture("hands-wall-box");
    stage(&window, "1", "Room");
    window.key("x");
    window.picture("hands-x-ray");
    window.key("x");
    for (key, name, unit) in CLOSE {
        stage(&window, key, name);
        stage(&window, "c", "Closer");
        window.frames(12);
        window.picture(&format!("close-{unit}"));
        let page = window.page();
        let parts = page["sight"].as_object().into_iter().flatten().filter(|(part, _)| part.starts_with(&format!("{unit}/"))).count();
        assert!(parts > 0, "no part of {unit} is seen close");
        if unit == "DESK" {
            turn_a_gain(&window, &page);
        }
    }
    let found = journal::read(&window.folder.path().join("sessions").join("first-overdub-001.journal")).expect("it can be read");
    let did: Vec<_> = found.journal.entries.iter().filter(|entry| matches!(entry.what, Outcome::Did(_))).collect();
    let done = |is: fn(&Action) -> bool| did.iter().any(|entry| matches!(&entry.what, Outcome::Did(action) if is(action)));
    assert!(done(|action| matches!(action, Action::Fetch(unit) if unit.0 == "MC-009")));
    assert!(done(|action| matches!(action, Action::Stand(unit, _) if unit.0 == "ST-08")));
    assert!(done(|action| matches!(action, Action::Plug { end: End::A, into, .. } if into.to_string() == "MC-009/out")));
    assert!(done(|action| matches!(action, Action::Plug { end: End::B, into, .. } if into.to_string() == "LIVE/5")));
    assert!(done(|action| matches!(action, Action::Set(id, Setting::At(_)) if id.control.ends_with(".gain"))));
    assert!(done(|action| matches!(action, Action::Mount { mic, on } if mic.0 == "MC-009" && on.0 == "ST-08")));
}
