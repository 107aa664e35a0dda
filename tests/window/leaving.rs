//! The program is left in the middle of things, and found again: no stuck key, nothing lost.
//!
//! A small window manager puts the window away, brings it back and closes it, as on anybody's screen.

use crate::driver::{By, DISPLAY, Window, launch, now, quiet};
use linecheck::files::journal;
use linecheck::sim::session::{Action, Outcome, Transport};
use serde_json::Value;
use std::path::Path;
use std::process::{Child, Command};
use std::time::{Duration, Instant};

/// Everything that the window manager does here.
const MANAGER: &str = "<?xml version=\"1.0\"?><JWM><FocusModel>click</FocusModel>\
    <Key mask=\"A\" key=\"F4\">close</Key><Key mask=\"A\" key=\"Tab\">nextstacked</Key><Key mask=\"A\" key=\"F9\">minimize</Key></JWM>";
/// Frames in which somebody who walks would have gone somewhere.
const A_WHILE: u64 = 12;

/// A window with somebody who manages it.
struct Managed {
    window: Window,
    manager: Child,
}

impl Drop for Managed {
    fn drop(&mut self) {
        drop(self.manager.kill());
        drop(self.manager.wait());
    }
}

fn managed(program: &Path) -> Managed {
    let window = Window::open(program, By::Keyboard);
    let file = window.folder.path().join("jwm");
    std::fs::write(&file, MANAGER).expect("a file");
    let manager = quiet(Command::new("jwm").arg("-f").arg(&file).env("DISPLAY", DISPLAY));
    std::thread::sleep(Duration::from_secs(1));
    let managed = Managed { window, manager };
    managed.come_back();
    managed
}

impl Managed {
    /// Puts the window away.
    fn put_away(&self) {
        self.window.chord("alt+F9");
        self.window.until("somewhere else", |page| page["focused"] == false);
    }

    /// Brings the window back.
    fn come_back(&self) {
        self.window.tool(&["search", "--name", "Linecheck", "windowmap", "--sync", "windowfocus"]);
        self.window.until("the window again", |page| page["focused"] == true);
    }

    /// Where the eyes are when nothing moves any more.
    fn eyes(&self) -> Value {
        self.window.frames(A_WHILE);
        self.window.page()["eyes"].clone()
    }

    /// Closes the window as somebody does who has had enough, and waits until the program is gone.
    fn close(&mut self) {
        // No waiting for frames here: after the key there are none.
        self.window.tool(&["keydown", "alt"]);
        self.window.frames(2);
        self.window.tool(&["key", "F4"]);
        self.window.tool(&["keyup", "alt"]);
        let began = Instant::now();
        while self.window.program.try_wait().expect("it can be asked").is_none() {
            assert!(began.elapsed() < Duration::from_secs(60), "the program stayed");
            std::thread::sleep(Duration::from_millis(50));
        }
        let ended = self.window.program.wait().expect("it ended");
        assert!(ended.success(), "{ended}");
    }
}

/// A key that is down when the window goes away is up when it comes back.
pub(crate) fn leave_with_a_key_down(program: &Path) {
    let managed = managed(program);
    let window = &managed.window;
    window.begin("first-overdub");
    let before = managed.eyes();
    window.tool(&["keydown", "w"]);
    window.until("a walk", |page| page["eyes"] != before);
    managed.put_away();
    let away = managed.eyes();
    assert_eq!(managed.eyes(), away, "somebody walks on while nobody is there");
    window.tool(&["keyup", "w"]);
    managed.come_back();
    assert_eq!(managed.eyes(), away, "somebody walks on with no key down");
    window.tool(&["keydown", "s"]);
    window.until("a walk back", |page| page["eyes"] != away);
    window.tool(&["keyup", "s"]);

    // What is held beside other keys is no better: digits would mean nothing with Ctrl still down.
    for held in ["ctrl", "shift", "alt"] {
        window.tool(&["keydown", held]);
        window.frames(2);
        window.tool(&["search", "--name", "Linecheck", "windowunmap"]);
        window.until("somewhere else", |page| page["focused"] == false);
        window.tool(&["keyup", held]);
        managed.come_back();
        window.key_until("5", "the bay", |page| page["stage"] == "Bay");
        window.key_until("1", "the room", |page| page["stage"] == "Room");
    }
    // Whoever looks for another window with Alt and Tab holds Alt down where nobody sees it come up.
    window.chord("alt+Tab");
    managed.come_back();
    window.key_until("5", "the bay", |page| page["stage"] == "Bay");
}

/// A window that is closed while the recorder rolls: the take is there when the session goes on.
pub(crate) fn leave_while_recording(program: &Path) {
    let mut managed = managed(program);
    let window = &managed.window;
    window.begin("first-overdub");
    window.act("REC/power");
    window.key_until("8", "the recorder", |page| page["stage"] == "Recorder");
    window.act("REC/arm 1");
    window.let_go();
    window.key_act("F12");
    let page = window.until("the recorder rolling", |page| page["rolling"] == "Recording");
    let began = now(&page);
    // Put away, the session goes on.
    managed.put_away();
    std::thread::sleep(Duration::from_secs(3));
    managed.come_back();
    let page = window.until("a while of it", |page| now(page) > began + 8.0);
    assert_eq!(page["rolling"], "Recording");
    let recorded = now(&page) - began;
    managed.close();
    let kept = managed.window.folder.path().join("sessions/first-overdub-001.journal");
    let entries = journal::read(&kept).expect("it is whole").journal.entries;
    assert_eq!(entries.last().map(|entry| &entry.what), Some(&Outcome::Did(Action::Transport(Transport::Closed))));

    managed.window.program = launch(program, managed.window.folder.path(), |_, _| ());
    let window = &managed.window;
    window.greet();
    window.click("title/sessions");
    window.click("scenarios/first-overdub");
    window.click("brief/resume");
    let page = window.until("the session again", |page| page["screen"] == "Studio" && page["takes"].is_array());
    let length = page["takes"][0][1].as_f64().expect("a take");
    assert!(length >= recorded - 0.1, "{length} s of {recorded} s");
    assert_eq!((&page["rolling"], page["entries"].as_u64()), (&"Stopped".into(), Some(entries.len() as u64)));
}
