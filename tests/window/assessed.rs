//! An assessment: nothing helps, by no key and by no button, and the screen says so.

use crate::driver::{By, Window};
use linecheck::sim::session::Action;
use std::path::Path;

const CABLE: &str = "XLR-09-01";

pub(crate) fn ask_for_help(program: &Path) {
    let window = Window::at_an_assessment(program, By::Pointer);
    window.take(CABLE);
    window.stage("1", "Room");
    for keys in ["ctrl+z", "ctrl+y"] {
        window.chord(keys);
        window.frames(4);
    }
    window.key("x");
    window.frames(4);
    let page = window.page();
    let notices = page["notices"].as_array().cloned().unwrap_or_default();
    assert!(!notices.is_empty(), "nothing is said of what is not taken back");
    let widgets = page["widgets"].as_object().cloned().unwrap_or_default();
    let helps = |name: &&String| ["aids/", "hint/", "guide/"].iter().any(|help| name.starts_with(help));
    assert_eq!(widgets.keys().filter(helps).collect::<Vec<_>>(), Vec::<&String>::new());
    assert!(page["ring"].is_null(), "something is ringed: {}", page["ring"]);
    window.picture("assessed");
    assert_eq!(window.did("studio-one"), [Action::Fetch(CABLE.into())]);
}
