//! Twelve cords at the bays of the large studio: four lines through preamplifiers and compressors into the recorder.

use crate::driver::{By, Window};
use linecheck::files::journal;
use linecheck::sim::session::{Action, End, Outcome};
use std::path::Path;

/// A cord with what it says on the bays at its ends, and the jacks of those names.
struct Patched {
    cord: String,
    ends: [(String, String); 2],
}

/// The three cords of a line.
fn line(number: u32) -> [Patched; 3] {
    let cord = |cord: String, from: (String, String), to: (String, String)| Patched { cord, ends: [from, to] };
    let jack = |label: String, jack: String| (label, jack);
    [
        cord(
            format!("TT-06-{number:02}"),
            jack(format!("LIVE {number}"), format!("BAY-A/U{number}")),
            jack(format!("EXT PRE {number} IN"), format!("BAY-A/L{}", 24 + number)),
        ),
        cord(
            format!("TT-09-{number:02}"),
            jack(format!("EXT PRE {number} OUT"), format!("BAY-B/U{number}")),
            jack(format!("COMP {number} IN"), format!("BAY-F/L{number}")),
        ),
        cord(
            format!("TT-06-{:02}", 4 + number),
            jack(format!("COMP {number} OUT"), format!("BAY-F/U{number}")),
            jack(format!("DAW IN {number}"), format!("BAY-D/L{number}")),
        ),
    ]
}

/// A jack in the picture of its bay, by a click.
fn by_pointer(window: &Window, jack: &str) {
    let bay = jack.split('/').next().unwrap_or_default();
    window.stage("5", "Bay");
    window.click(&format!("bay/{bay}"));
    window.act(&format!("jack/{jack}"));
}

/// A jack by its name in the search, and Enter.
fn by_search(window: &Window, label: &str) {
    window.search(&format!("jack {label}"));
    window.until("the bay", |page| page["stage"] == "Bay" && page["keyboard"].is_string());
    window.key_act("Return");
    window.let_go();
}

/// A jack on the bay itself, close.
fn by_hand(window: &Window, jack: &str) {
    let (bay, point) = jack.split_once('/').expect("a bay and its jack");
    window.stage("5", "Bay");
    window.click(&format!("bay/{bay}"));
    window.closer();
    window.do_with(jack, &format!("\"{point}\""));
}

/// The whole patch: two lines with the pointer in the pictures, one by searches alone, one on the bays themselves.
pub(crate) fn patch(program: &Path) {
    let window = Window::at_studio_one(program, By::Pointer);
    for number in 1..=4 {
        for patched in line(number) {
            window.take(&patched.cord);
            for (label, jack) in &patched.ends {
                match number {
                    1 | 2 => by_pointer(&window, jack),
                    3 => by_search(&window, label),
                    _ => by_hand(&window, jack),
                }
            }
        }
    }
    window.picture("patch-closer");
    window.stage("5", "Bay");
    for bay in ["BAY-A", "BAY-B", "BAY-D", "BAY-F"] {
        window.click(&format!("bay/{bay}"));
        window.picture(&format!("patch-{bay}"));
    }
    window.stage("p", "Flow");
    window.picture("patch-flow");
    let kept = window.folder.path().join("sessions/studio-one-001.journal");
    let entries = journal::read(&kept).expect("it can be read").journal.entries;
    assert!(entries.iter().all(|entry| matches!(entry.what, Outcome::Did(_))), "nothing was tried in vain: {entries:#?}");
    let mut plugged: Vec<_> = window
        .did("studio-one")
        .into_iter()
        .filter_map(
            |action| if let Action::Plug { cord, end, into } = action { Some((cord.0, end == End::A, into.to_string())) } else { None },
        )
        .collect();
    let mut wanted: Vec<_> =
        (1..=4).flat_map(line).flat_map(|Patched { cord, ends: [from, to] }| [(cord.clone(), true, from.1), (cord, false, to.1)]).collect();
    plugged.sort();
    wanted.sort();
    assert_eq!(plugged, wanted);
}
