//! Another language, the largest text and windows of every size, with places of work open and worked in.

use crate::driver::{By, Window};
use linecheck::files::{journal, settings};
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::session::{Action, Outcome};
use std::path::Path;

/// The expert's session, as it stands in the scenario's folder.
const EXPERT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/expert/first-overdub.journal");
/// Windows from the smallest to the largest, with what is switched on and off in them.
const SIZES: [((u32, u32), u32); 3] = [((1024, 640), 5), ((1280, 800), 6), ((2560, 1440), 7)];

/// The expert's session but for its end.
fn nearly_done(folder: &Path) {
    let text = std::fs::read_to_string(EXPERT).expect("it ships");
    let lines: Vec<_> = text.lines().filter(|line| !line.contains("Leave")).collect();
    std::fs::create_dir(folder.join("sessions")).expect("a folder");
    std::fs::write(folder.join("sessions/first-overdub-001.journal"), lines.join("\n") + "\n").expect("a journal");
}

fn resize(window: &Window, (width, height): (u32, u32)) {
    window.tool(&["search", "--name", "Linecheck", "windowsize", &width.to_string(), &height.to_string()]);
    window.until("the window of that size", |page| page["size"][0] == serde_json::json!([width, height]));
    window.frames(3);
}

/// Through all of it, from the title to the debrief.
pub(crate) fn look_at_everything(program: &Path) {
    let window = Window::open_in(program, By::Keyboard, |folder, _| nearly_done(folder));
    choose(&window);
    for (size, _) in SIZES {
        resize(&window, size);
        window.picture(&format!("title-{}", size.0));
    }
    window.click("title/sessions");
    resize(&window, SIZES[0].0);
    window.reach("scenarios/first-overdub");
    window.picture("scenarios-1024");
    window.click("scenarios/first-overdub");
    window.reach("brief/resume");
    window.picture("brief-1024");
    window.click("brief/resume");
    window.until("the studio", |page| page["screen"] == "Studio" && page["entries"].is_u64());
    let before = window.page()["entries"].as_u64().expect("a journal");
    for (size, channel) in SIZES {
        resize(&window, size);
        places(&window, size.0, channel);
    }
    // The usual size of text again, by its key.
    window.chord("ctrl+minus");
    let journal = leave(&window);

    let entries = journal::read(&journal).expect("it is whole").journal.entries;
    let did = |control: &str, to: Setting| {
        Outcome::Did(Action::Set(
            ControlId::new(&control.split_once('/').expect("a unit").0.into(), control.split_once('/').expect("a control").1),
            to,
        ))
    };
    let mut wanted = Vec::new();
    for (_, channel) in SIZES {
        for on in [true, false] {
            wanted.push(did(&format!("DESK/ch{channel}.mute"), Setting::On(on)));
        }
        wanted.push(did("PRE-1/power", Setting::On(channel % 2 == 1)));
    }
    wanted.push(Outcome::Did(Action::Leave));
    let done: Vec<_> = entries[before as usize..].iter().map(|entry| entry.what.clone()).collect();
    assert_eq!(done, wanted);
    let kept = settings::read(window.folder.path()).expect("what was chosen is kept").ease;
    assert_eq!((kept.language.as_str(), kept.text), ("de", 190));
}

/// German and the largest text, in the settings.
fn choose(window: &Window) {
    window.key_until("F2", "the settings", |page| page["widgets"]["ease/language=de"].is_array());
    window.click("ease/language=de");
    window.click("ease/text=200");
    window.reach("ease/captions");
    window.picture("settings");
    window.key_until("Escape", "no settings", |page| page["widgets"]["ease/language=de"].is_null());
}

/// Every place of work in a window of that width; something is done at the desk.
fn places(window: &Window, width: u32, channel: u32) {
    for (key, name) in [("1", "Room"), ("5", "Bay"), ("7", "Desk"), ("8", "Recorder"), ("9", "Sheets")] {
        window.key_until(key, name, |page| page["stage"] == name);
        window.picture(&format!("{}-{width}", name.to_lowercase()));
        if name == "Desk" {
            // Once by the keyboard, which brings it into sight, and once by the pointer where it then is. Searched for in German.
            let mute = format!("DESK/ch{channel}.mute");
            window.search(&format!("mute kanal {channel}"));
            window.until("the mute", |page| page["keyboard"] == mute.as_str());
            window.act(&mute);
            let before = window.page()["entries"].as_u64();
            window.point(&mute);
            window.until("the mute off", |page| page["entries"].as_u64() > before);
        }
    }
    window.key_until("1", "the room", |page| page["stage"] == "Room");
    window.act("PRE-1/power");
}

/// Hands the room over, looks at the debrief in every window, and says where the journal is.
fn leave(window: &Window) -> std::path::PathBuf {
    window.click("room/leave");
    window.act("room/leave/yes");
    window.until("the debrief", |page| page["screen"] == "Debrief" && page["widgets"]["debrief/done"].is_array());
    for (size, _) in SIZES.into_iter().rev() {
        resize(window, size);
        window.picture(&format!("debrief-{}", size.0));
    }
    window.journal()
}
