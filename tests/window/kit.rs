//! A drum kit under eight microphones: each on a stand that is stood before its drum with the pointer, and plugged into the wall.

use crate::driver::{By, Window};
use linecheck::sim::session::{Action, End};
use std::path::Path;

/// One line of the kit: its stand, its microphone, where it is plugged, and what is typed of its place.
struct Line {
    stand: &'static str,
    microphone: &'static str,
    cable: &'static str,
    wall: u32,
    figures: &'static [(&'static str, &'static str)],
}

/// What the one that is stood with the pointer is to hear, as the tape measure calls it, and how near it may be, metres.
const BY_POINTER: (&str, f64, f64) = ("kick-port", 0.1, 0.6);

const LINES: [Line; 8] = [
    Line { stand: "ST-15", microphone: "MC-018", cable: "XLR-09-01", wall: 1, figures: &[("distance", "12")] },
    Line { stand: "ST-16", microphone: "MC-001", cable: "XLR-09-02", wall: 2, figures: &[("above", "40"), ("distance", "15")] },
    Line { stand: "ST-09", microphone: "MC-028", cable: "XLR-09-03", wall: 3, figures: &[("above", "50"), ("side", "60")] },
    Line { stand: "ST-10", microphone: "MC-014", cable: "XLR-09-04", wall: 4, figures: &[("above", "40"), ("distance", "30")] },
    Line { stand: "ST-11", microphone: "MC-015", cable: "XLR-09-05", wall: 5, figures: &[("above", "45"), ("side", "-70")] },
    Line { stand: "ST-07", microphone: "MC-025", cable: "XLR-15-01", wall: 6, figures: &[("above", "70"), ("distance", "90")] },
    Line { stand: "ST-08", microphone: "MC-026", cable: "XLR-15-02", wall: 7, figures: &[("above", "70"), ("distance", "80")] },
    Line { stand: "ST-12", microphone: "MC-031", cable: "XLR-15-03", wall: 8, figures: &[("above", "60"), ("side", "-40")] },
];

/// Stands what is carried where the tape says that it is as near to the drum as wanted, looking from above.
fn stand_at(window: &Window, line: &Line, middle: (i64, i64)) {
    let before = window.entries();
    // From outside, since nobody stands a stand among the drums.
    let mut spots: Vec<(i64, i64)> = (-7..=7).flat_map(|right| (-7..=7).map(move |down| (right * 6, down * 6))).collect();
    spots.sort_by_key(|(right, down)| std::cmp::Reverse(right * right + down * down));
    for (right, down) in spots {
        window.move_to((middle.0 + right, middle.1 + down));
        let ghost = window.page()["ghost"].clone();
        let is_there = ghost[1].as_str().is_some_and(|spot| spot.contains(BY_POINTER.0))
            && ghost[0].as_f64().is_some_and(|metres| (BY_POINTER.1..BY_POINTER.2).contains(&metres));
        if !is_there {
            continue;
        }
        window.tool(&["click", "1"]);
        window.frames(6);
        if window.entries() > before {
            return;
        }
    }
    window.picture("lost-stand");
    panic!("there is no room for {} at {}", line.stand, BY_POINTER.0);
}

/// With the pointer, looking from above: the stand goes along with it until it is stood.
fn stand_by_pointer(window: &Window, line: &Line) {
    window.stage("1", "Room");
    window.key("o");
    window.frames(6);
    let rug = window.page()["sight"]["RUG-1"].clone();
    let middle = (rug[0].as_f64().expect("the kit is in sight") as i64, rug[1].as_f64().unwrap_or(0.0) as i64);
    window.move_to(middle);
    window.tool(&["click", "1"]);
    window.frames(3);
    // Up by four clicks of the wheel.
    window.tool(&["keydown", "ctrl"]);
    window.frames(2);
    window.tool(&["click", "--repeat", "4", "4"]);
    window.frames(3);
    window.tool(&["keyup", "ctrl"]);
    stand_at(window, line, middle);
    window.picture("kit-from-above-first");
    window.key("o");
}

fn set_up(window: &Window, line: &Line, is_by_pointer: bool) {
    window.take(line.stand);
    if is_by_pointer {
        stand_by_pointer(window, line);
    } else {
        window.stage("3", "Stands");
        window.act(&format!("stand/{}/before dora", line.stand));
    }
    window.take(line.microphone);
    window.stage("3", "Stands");
    window.act(&format!("mount/{}", line.microphone));
    for (figure, value) in line.figures {
        window.set(&format!("stand/{}/{figure}", line.stand), value);
    }
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
        set_up(&window, line, place == 0);
        if place == 0 {
            plug_by_hand(&window, line);
        } else {
            plug_by_list(&window, line);
        }
    }
    window.stage("3", "Stands");
    window.picture("kit-stands");
    window.stage("1", "Room");
    window.key("o");
    window.picture("kit-from-above");
    let did = window.did("studio-one");
    for line in &LINES {
        let stood = did.iter().filter(|action| matches!(action, Action::Stand(stand, _) if stand.0 == line.stand)).count();
        let mounted =
            did.iter().any(|action| matches!(action, Action::Mount { mic, on } if mic.0 == line.microphone && on.0 == line.stand));
        let plugged = |which: End, jack: String| {
            did.iter().any(|action| matches!(action, Action::Plug { cord, end, into } if cord.0 == line.cable && *end == which && into.to_string() == jack))
        };
        let ends = [plugged(End::A, format!("{}/out", line.microphone)), plugged(End::B, format!("LIVE/{}", line.wall))];
        // Stood once, and moved by what the tape measure said.
        assert!(stood > 1 && mounted && ends == [true; 2], "{}: {stood} {mounted} {ends:?} in {did:#?}", line.microphone);
    }
}
