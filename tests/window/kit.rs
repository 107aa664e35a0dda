//! A drum kit under eight microphones: each on a stand that is stood before its drum with the pointer, and plugged into the wall.

use crate::driver::{By, Window};
use linecheck::files::Library;
use linecheck::files::journal;
use linecheck::sim::session::{Action, End, Session};
use linecheck::sim::view;
use std::path::Path;
use std::sync::Arc;

/// One line of the kit: its stand, its microphone, where it is plugged, before what it is put, and what is typed of its place.
struct Line {
    stand: &'static str,
    microphone: &'static str,
    cable: &'static str,
    wall: u32,
    spot: &'static str,
    above_deg: &'static str,
    distance_cm: f64,
}

/// What the one that is stood with the pointer is to hear, as the tape measure calls it, and how near it may be, metres.
const BY_POINTER: (&str, f64, f64) = ("kick-port", 0.1, 0.6);

/// A drum or cymbal each; the pair above the crashes hears the kit as a whole.
const LINES: [Line; 8] = [
    line("ST-15", "MC-018", ("XLR-09-01", 1), "kick-port", ("5", 12.0)),
    line("ST-16", "MC-001", ("XLR-09-02", 2), "snare-top", ("40", 5.0)),
    line("ST-09", "MC-028", ("XLR-09-03", 3), "hi-hat", ("60", 15.0)),
    line("ST-10", "MC-014", ("XLR-09-04", 4), "tom-high", ("45", 6.0)),
    line("ST-11", "MC-015", ("XLR-09-05", 5), "tom-mid", ("45", 6.0)),
    line("ST-07", "MC-025", ("XLR-15-01", 6), "tom-floor", ("50", 8.0)),
    line("ST-08", "MC-026", ("XLR-15-02", 7), "crash-left", ("75", 60.0)),
    line("ST-12", "MC-031", ("XLR-15-03", 8), "crash-right", ("75", 60.0)),
];

const fn line(
    stand: &'static str,
    microphone: &'static str,
    (cable, wall): (&'static str, u32),
    spot: &'static str,
    (above_deg, distance_cm): (&'static str, f64),
) -> Line {
    Line { stand, microphone, cable, wall, spot, above_deg, distance_cm }
}

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
    let typed = |figure: &str, value: &str| window.set(&format!("stand/{}/{figure}", line.stand), value);
    if !is_by_pointer {
        window.act(&format!("stand/{}/at {}", line.stand, line.spot));
    }
    typed("above", line.above_deg);
    typed("distance", &line.distance_cm.to_string());
}

/// Before what each microphone ended up, as the tape measure says at the end of the session.
fn stood_before(window: &Window) -> Vec<(String, String, f64)> {
    let path = window.folder.path().join("sessions/studio-one-001.journal");
    let journal = journal::read(&path).expect("it can be read").journal;
    let scenario = Library::at(window.folder.path().join("home")).scenario("studio-one").expect("it is whole");
    let session = Session::replay(Arc::new(scenario), &journal).expect("it can be played again");
    let stands = view::stands(session.scenario(), session.studio());
    let heard = stands.into_iter().filter_map(|stand| {
        let reading = stand.reading?;
        let seat = session.scenario().seat(&reading.player)?;
        let (spot, _) = view::spots(session.scenario(), seat).into_iter().find(|(_, at)| *at == reading.at)?;
        Some((stand.mic?.0, spot.to_owned(), reading.distance_m * 100.0))
    });
    heard.collect()
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
    let before = stood_before(&window);
    let did = window.did("studio-one");
    for line in &LINES {
        let found = before.iter().find(|(microphone, ..)| microphone == line.microphone);
        let is_there = found.is_some_and(|(_, spot, distance)| spot == line.spot && (distance - line.distance_cm).abs() < 0.5);
        assert!(is_there, "{} is not {} cm from the {}: {before:?}", line.microphone, line.distance_cm, line.spot);
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
