//! A drum kit under eight microphones: each on a stand that is stood before its drum with the pointer, and plugged into the wall.

use crate::driver::{By, Window};
use linecheck::sim::session::{Action, End};
use std::path::Path;

/// One line of the kit: its stand, how many clicks of the wheel it goes up, its microphone, and where it is plugged.
struct Line {
    /// What it hears, as the tape measure calls it.
    drum: &'static str,
    stand: &'static str,
    up: u32,
    /// How far the capsule may be from it, metres.
    off_m: (f64, f64),
    microphone: &'static str,
    cable: &'static str,
    wall: u32,
}

const LINES: [Line; 8] = [
    Line { drum: "kick-port", stand: "ST-15", up: 4, off_m: (0.05, 0.5), microphone: "MC-018", cable: "XLR-09-01", wall: 1 },
    Line { drum: "snare-top", stand: "ST-16", up: 34, off_m: (0.05, 0.4), microphone: "MC-001", cable: "XLR-09-02", wall: 2 },
    Line { drum: "hi-hat", stand: "ST-09", up: 16, off_m: (0.05, 0.5), microphone: "MC-028", cable: "XLR-09-03", wall: 3 },
    Line { drum: "tom-high", stand: "ST-10", up: 14, off_m: (0.05, 0.45), microphone: "MC-014", cable: "XLR-09-04", wall: 4 },
    Line { drum: "tom-floor", stand: "ST-11", up: 8, off_m: (0.05, 0.45), microphone: "MC-015", cable: "XLR-09-05", wall: 5 },
    Line { drum: "crash-left", stand: "ST-07", up: 55, off_m: (0.3, 1.2), microphone: "MC-025", cable: "XLR-15-01", wall: 6 },
    Line { drum: "crash-right", stand: "ST-08", up: 55, off_m: (0.3, 1.2), microphone: "MC-026", cable: "XLR-15-02", wall: 7 },
    Line { drum: "ride", stand: "ST-12", up: 30, off_m: (0.1, 0.7), microphone: "MC-031", cable: "XLR-15-03", wall: 8 },
];

/// Stands what is carried where the tape says that it is as near to a drum as wanted, looking from above.
fn stand_at(window: &Window, line: &Line, middle: (i64, i64)) {
    let before = window.entries();
    // From the kit's own place outward.
    let mut spots: Vec<(i64, i64)> = (-9..=9).flat_map(|right| (-9..=9).map(move |down| (right * 8, down * 8))).collect();
    spots.sort_by_key(|(right, down)| right * right + down * down);
    for (right, down) in spots {
        window.move_to((middle.0 + right, middle.1 + down));
        let ghost = window.page()["ghost"].clone();
        let is_there = ghost[1].as_str().is_some_and(|spot| spot.contains(line.drum))
            && ghost[0].as_f64().is_some_and(|metres| (line.off_m.0..line.off_m.1).contains(&metres));
        if !is_there {
            continue;
        }
        window.tool(&["click", "1"]);
        window.frames(6);
        if window.entries() > before {
            return;
        }
    }
    window.picture(&format!("lost-{}", line.drum));
    panic!("there is no room for {} at {}", line.stand, line.drum);
}

fn set_up(window: &Window, line: &Line) {
    window.take(line.stand);
    window.stage("1", "Room");
    window.key("o");
    window.frames(6);
    let rug = window.page()["sight"]["RUG-1"].clone();
    let middle = (rug[0].as_f64().expect("the kit is in sight") as i64, rug[1].as_f64().unwrap_or(0.0) as i64);
    // The first click takes the stand by its mast; it then goes along with the pointer.
    window.move_to(middle);
    window.tool(&["click", "1"]);
    window.frames(3);
    window.tool(&["keydown", "ctrl"]);
    window.frames(2);
    for _ in 0..line.up {
        window.tool(&["click", "4"]);
    }
    window.frames(3);
    window.tool(&["keyup", "ctrl"]);
    stand_at(window, line, middle);
    window.picture(&format!("kit-{}", line.drum));
    window.key("o");
    window.take(line.microphone);
    window.stage("3", "Stands");
    window.frames(10);
    window.act(&format!("mount/{}", line.microphone));
}

/// A cable by hand: into the microphone where it is pointed at, and into the wall.
fn plug_by_hand(window: &Window, line: &Line) {
    window.take(line.cable);
    window.stage("3", "Stands");
    window.frames(10);
    window.do_with(&format!("{}/out", line.microphone), line.microphone);
    window.step_up("LIVE wall");
    window.do_with(&format!("LIVE/{}", line.wall), &format!("\"{}\"", line.wall));
}

/// A cable by the lists.
fn plug_by_list(window: &Window, line: &Line) {
    window.take(line.cable);
    window.stage("4", "Cables");
    for (end, into) in [("A", format!("{}/out", line.microphone)), ("B", format!("LIVE/{}", line.wall))] {
        window.click(&format!("cable/{}/{end}/plug", line.cable));
        window.act(&format!("into/{into}"));
    }
}

/// All eight, and what of it is in the journal.
pub(crate) fn mike(program: &Path) {
    let window = Window::at_studio_one(program, By::Pointer);
    for (place, line) in LINES.iter().enumerate() {
        set_up(&window, line);
        if place % 2 == 0 {
            plug_by_hand(&window, line);
        } else {
            plug_by_list(&window, line);
        }
        window.picture(&format!("kit-{}-plugged", line.drum));
    }
    // A touch by the tape measure, in the list.
    window.stage("3", "Stands");
    window.set("stand/ST-15/distance", "12");
    window.picture("kit-stands");
    window.stage("1", "Room");
    window.key("o");
    window.picture("kit-from-above");
    let did = window.did("studio-one");
    for line in &LINES {
        let stood = did.iter().any(|action| matches!(action, Action::Stand(stand, _) if stand.0 == line.stand));
        let mounted =
            did.iter().any(|action| matches!(action, Action::Mount { mic, on } if mic.0 == line.microphone && on.0 == line.stand));
        let plugged = |which: End, jack: String| {
            did.iter().any(|action| matches!(action, Action::Plug { cord, end, into } if cord.0 == line.cable && *end == which && into.to_string() == jack))
        };
        let ends = [plugged(End::A, format!("{}/out", line.microphone)), plugged(End::B, format!("LIVE/{}", line.wall))];
        assert!(stood && mounted && ends == [true; 2], "{}: {stood} {mounted} {ends:?} in {did:#?}", line.drum);
    }
}
