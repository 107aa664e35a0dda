//! A cable out of the hand and back on its hook: taken back and done again with keys, then coiled with a real pointer.

use crate::driver::{By, Window};
use linecheck::sim::session::{Action, Loop};
use std::path::Path;

const CABLE: &str = "XLR-09-01";
/// How many loops it has, as the pad says.
const LOOPS: usize = 6;
/// How far from the middle of the pad a loop is drawn, pixels, and in how many steps.
const RADIUS: f64 = 40.0;
const STEPS: u32 = 18;

/// Once around the pad with the button down; clockwise is over.
fn draw(window: &Window, (x, y): (f64, f64), is_over: bool) {
    let at = |step: u32| {
        let angle = f64::from(step) / f64::from(STEPS) * std::f64::consts::TAU * 1.02;
        let angle = if is_over { angle } else { -angle };
        ((x + RADIUS * angle.cos()) as i64, (y + RADIUS * angle.sin()) as i64)
    };
    window.move_to(at(0));
    window.tool(&["mousedown", "1"]);
    window.frames(2);
    for step in 1..=STEPS {
        let (x, y) = at(step);
        window.tool(&["mousemove", &x.to_string(), &y.to_string()]);
        window.frames(1);
    }
    window.tool(&["mouseup", "1"]);
    window.frames(2);
}

/// Presses a chord and waits for what it does.
fn chord_act(window: &Window, keys: &str) {
    let before = window.entries();
    window.chord(keys);
    window.until(keys, |page| page["entries"].as_u64().unwrap_or(0) > before);
}

pub(crate) fn coil(program: &Path) {
    let window = Window::open(program, By::Pointer);
    window.begin("first-overdub");
    window.take(CABLE);
    chord_act(&window, "ctrl+z");
    chord_act(&window, "ctrl+y");
    window.click("belt/torch");
    window.picture("belt-torch");
    window.click("belt/hand");
    window.click(&format!("hand/{CABLE}/coil"));
    let page = window.until("the pad", |page| page["widgets"]["coil/pad"].is_array());
    let pad = &page["widgets"]["coil/pad"];
    let middle = (pad[0].as_f64().unwrap_or(0.0), pad[1].as_f64().unwrap_or(0.0));
    let before = window.entries();
    for number in 0..LOOPS {
        draw(&window, middle, number % 2 == 0);
        if number == LOOPS - 2 {
            window.picture("coil-nearly");
        }
    }
    window.until("the last loop counts", |page| page["entries"].as_u64().unwrap_or(0) > before);
    let cable = || CABLE.into();
    let loops = [Loop::Over, Loop::Under].repeat(LOOPS / 2);
    let expected = [Action::Fetch(cable()), Action::Return(cable()), Action::Fetch(cable()), Action::Coil { cord: cable(), loops }];
    assert_eq!(window.did("first-overdub"), expected);
}
