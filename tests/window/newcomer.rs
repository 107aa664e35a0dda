//! Somebody who reads nothing but the screen, and presses what is ringed there, until the first line is heard.

use crate::driver::{By, Window};
use linecheck::files::journal;
use linecheck::sim::session::Outcome;
use std::path::Path;

/// Most presses from the first screen to the first sound. Six seconds each, to read a line, find the ring and press, are five minutes.
const MOST: usize = 50;
/// Peaks on track 1 that can be heard, dBFS.
const HEARD: f64 = -45.0;

/// From the title to the first sound through a line of one's own.
pub(crate) fn follow_the_ring(program: &Path) {
    let window = Window::open(program, By::Pointer);
    let mut pressed = vec!["title/sessions".to_owned(), "scenarios/first-line".to_owned(), "brief/begin".to_owned()];
    for name in &pressed {
        window.click(name);
    }
    window.until("the studio", |page| page["screen"] == "Studio" && page["entries"].is_u64());
    window.picture("guide-begin");
    loop {
        let page = window.until("something ringed", |page| page["ring"].is_string());
        let ring = page["ring"].as_str().expect("it is there").to_owned();
        if ring == "talk/ready" || ring.starts_with("input/") {
            break;
        }
        // Whoever is shown presses: a tab leads to a place, everything else is work.
        window.point(&ring);
        window.until("the next step", |page| page["ring"] != ring.as_str());
        pressed.push(ring);
        if pressed.len() % 8 == 0 {
            window.picture(&format!("guide-{}", pressed.len()));
        }
        assert!(pressed.len() <= MOST, "{pressed:#?}");
    }
    window.until("the guitar on its track", |page| page["peaks"][0].as_f64() > Some(HEARD));
    window.picture("guide-heard");
    let kept = window.folder.path().join("sessions/first-line-001.journal");
    let entries = journal::read(&kept).expect("it is whole").journal.entries;
    assert!(entries.iter().all(|entry| matches!(entry.what, Outcome::Did(_))), "{entries:#?}");
}
