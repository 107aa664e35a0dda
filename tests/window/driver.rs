//! A hand on the pointer, or none, and one on the keys: goes where the program says its widgets are, and waits for state, never for time.

use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How long something may take before the run is given up.
const PATIENCE: Duration = Duration::from_secs(400);
/// Frames within which a key does what it does.
const ENOUGH: u64 = 40;
/// The display, unlikely to be taken.
pub(crate) const DISPLAY: &str = ":97";
/// One window after another: two at once would only be slower.
static TURN: Mutex<()> = Mutex::new(());

/// What widgets are worked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum By {
    Pointer,
    Keyboard,
}

/// The running program on a display of its own.
pub(crate) struct Window {
    display: Child,
    pub(crate) program: Child,
    pub(crate) folder: TempDir,
    pictures: Option<PathBuf>,
    pub(crate) by: By,
    _turn: MutexGuard<'static, ()>,
}

impl Window {
    /// Opens the program and waits for its title.
    pub(crate) fn open(program: &Path, by: By) -> Self {
        Self::open_in(program, by, |_, _| ())
    }

    /// As `open`, with something in its data folder or its environment.
    pub(crate) fn open_in(program: &Path, by: By, dress: impl FnOnce(&Path, &mut Command)) -> Self {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = TempDir::new().expect("a folder");
        let display = quiet(Command::new("Xvfb").args([DISPLAY, "-screen", "0", "2560x1440x24", "-nolisten", "tcp"]));
        std::thread::sleep(Duration::from_secs(2));
        let program = launch(program, folder.path(), dress);
        let pictures = std::env::var_os("LINECHECK_PICTURES").map(PathBuf::from);
        let window = Self { display, program, folder, pictures, by, _turn: turn };
        window.greet();
        window
    }

    /// Waits for the title, and gives it the keyboard.
    pub(crate) fn greet(&self) {
        self.until("the title", |page| page["screen"] == "Title" && page["widgets"]["title/sessions"].is_array());
        self.tool(&["search", "--sync", "--name", "Linecheck", "windowfocus"]);
    }

    /// Opens a scenario from the title and begins it.
    pub(crate) fn begin(&self, scenario: &str) {
        self.click("title/sessions");
        self.click(&format!("scenarios/{scenario}"));
        self.click("brief/begin");
        self.until("the studio", |page| page["screen"] == "Studio" && page["loaded"] == 1.0 && page["entries"].is_u64());
    }

    /// What the program says of itself now.
    pub(crate) fn page(&self) -> Value {
        let text = std::fs::read_to_string(self.folder.path().join("probe")).unwrap_or_default();
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// Waits until the program says so.
    pub(crate) fn until(&self, what: &str, is: impl Fn(&Value) -> bool) -> Value {
        let began = Instant::now();
        loop {
            let page = self.page();
            if is(&page) {
                return page;
            }
            assert!(began.elapsed() < PATIENCE, "never saw {what}; the program says {page:#}");
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// As `until`, with the session's clock running many times faster meanwhile.
    pub(crate) fn until_hastened(&self, what: &str, is: impl Fn(&Value) -> bool) -> Value {
        let haste = self.folder.path().join("probe.haste");
        std::fs::write(&haste, "8").expect("a wish");
        let page = self.until(what, is);
        std::fs::remove_file(&haste).expect("it was written");
        self.frames(2);
        page
    }

    /// How long something may take.
    pub(crate) fn patience() -> Duration {
        PATIENCE
    }

    /// How many frames there were.
    pub(crate) fn frame(&self) -> u64 {
        frame_of(&self.page())
    }

    /// Waits for so many frames.
    pub(crate) fn frames(&self, count: u64) {
        let by = self.frame() + count;
        self.until("the next frame", |page| frame_of(page) >= by);
    }

    /// Runs xdotool.
    pub(crate) fn tool(&self, arguments: &[&str]) {
        let done = Command::new("xdotool").env("DISPLAY", DISPLAY).args(arguments).stdout(Stdio::null()).stderr(Stdio::null()).status();
        assert!(done.is_ok_and(|status| status.success()), "xdotool {arguments:?}");
    }

    fn place(&self, name: &str) -> Option<(i64, i64)> {
        let page = self.page();
        let widget = &page["widgets"][name];
        Some((widget[0].as_f64()? as i64, widget[1].as_f64()? as i64))
    }

    /// Scrolls the place of work down and up again until the widget is seen.
    fn find(&self, name: &str) -> (i64, i64) {
        for turn in 0..60 {
            // A widget that has just come is looked at again, since it may still be moving into place.
            if let Some(place) = self.place(name) {
                self.frames(2);
                if self.place(name) == Some(place) {
                    return place;
                }
                continue;
            }
            if turn >= 3 {
                self.tool(&["mousemove", "1000", "420", "click", "--repeat", "2", if turn < 30 { "5" } else { "4" }]);
            }
            self.frames(3);
        }
        panic!("there is no widget {name}: {:#}", self.page()["widgets"]);
    }

    /// Clicks a widget, or goes there and presses it.
    pub(crate) fn click(&self, name: &str) {
        match self.by {
            By::Pointer => self.point(name),
            By::Keyboard => {
                self.reach(name);
                self.key("Return");
            }
        }
    }

    /// Clicks a widget.
    pub(crate) fn point(&self, name: &str) {
        let (x, y) = self.find(name);
        self.tool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.frames(2);
        self.tool(&["click", "1"]);
        self.frames(3);
    }

    /// Clicks a widget and waits until the journal has grown by an entry.
    pub(crate) fn act(&self, name: &str) {
        let before = self.page()["entries"].as_u64().unwrap_or(0);
        self.click(name);
        self.until(&format!("the entry of {name}"), |page| page["entries"].as_u64().unwrap_or(0) > before);
    }

    /// Presses a key.
    pub(crate) fn key(&self, key: &str) {
        self.tool(&["key", key]);
        self.frames(3);
    }

    /// Presses a key that does something, and waits until the journal has grown by an entry.
    pub(crate) fn key_act(&self, key: &str) {
        let before = self.page()["entries"].as_u64().unwrap_or(0);
        self.key(key);
        self.until(&format!("the entry of {key}"), |page| page["entries"].as_u64().unwrap_or(0) > before);
    }

    /// Presses a key until the program says so: what was pressed in the middle of a frame can be lost, and a person presses again.
    pub(crate) fn key_until(&self, key: &str, what: &str, is: impl Fn(&Value) -> bool) {
        for _ in 0..4 {
            self.key(key);
            let by = self.frame() + ENOUGH;
            if is(&self.until(what, |page| is(page) || frame_of(page) > by)) {
                return;
            }
        }
        self.until(what, is);
    }

    /// Presses a key with another held; held keys are seen by the frame, so they are held for some.
    pub(crate) fn chord(&self, keys: &str) {
        let Some((held, key)) = keys.split_once('+') else { return self.tool(&["key", keys]) };
        self.tool(&["keydown", held]);
        self.frames(2);
        self.tool(&["key", key]);
        self.frames(2);
        self.tool(&["keyup", held]);
        self.frames(1);
    }

    /// Types into a field and ends with Enter.
    pub(crate) fn type_into(&self, name: &str, text: &str) {
        match self.by {
            By::Pointer => self.click(name),
            By::Keyboard => self.reach(name),
        }
        // Held keys are seen by the frame, so a chord can be missed; single keys are not.
        self.key("End");
        for _ in 0..4 {
            self.tool(&["key", "BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace", "BackSpace"]);
            self.frames(1);
        }
        self.tool(&["type", "--delay", "25", "--", text]);
        self.frames(3);
        self.key("Return");
        self.frames(2);
    }

    /// As `type_into`, where an action follows.
    pub(crate) fn set(&self, name: &str, text: &str) {
        let before = self.page()["entries"].as_u64().unwrap_or(0);
        self.type_into(name, text);
        self.until(&format!("the entry of {name}"), |page| page["entries"].as_u64().unwrap_or(0) > before);
    }

    /// Keeps a picture of the window, if anybody wants one.
    pub(crate) fn picture(&self, name: &str) {
        let Some(folder) = &self.pictures else { return };
        self.frames(6);
        std::fs::create_dir_all(folder).expect("a folder for pictures");
        let path = folder.join(if self.by == By::Keyboard { format!("keys-{name}.png") } else { format!("{name}.png") });
        drop(std::fs::remove_file(&path));
        std::fs::write(self.folder.path().join("probe.shot"), path.to_string_lossy().as_bytes()).expect("a wish");
        let began = Instant::now();
        while !path.is_file() && began.elapsed() < Duration::from_secs(30) {
            std::thread::sleep(Duration::from_millis(100));
        }
        self.frames(2);
    }

    /// The journal that the session has left.
    pub(crate) fn journal(&self) -> PathBuf {
        let kept = self.folder.path().join("sessions").join("first-overdub-001.journal");
        let copy = std::env::temp_dir().join(format!("linecheck-window-{:?}.journal", self.by));
        std::fs::copy(kept, &copy).expect("the session left a journal");
        copy
    }
}

/// The session's clock on a page, seconds.
pub(crate) fn now(page: &Value) -> f64 {
    page["now"].as_f64().unwrap_or(0.0)
}

/// Which frame a page is of.
fn frame_of(page: &Value) -> u64 {
    page["frame"].as_u64().unwrap_or(0)
}

/// Starts a program that says nothing.
pub(crate) fn quiet(command: &mut Command) -> Child {
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("it starts")
}

/// Starts the program on the display, with that data folder.
pub(crate) fn launch(program: &Path, folder: &Path, dress: impl FnOnce(&Path, &mut Command)) -> Child {
    let mut command = Command::new(program);
    command.args(["--size", "1280x800", "--data"]).arg(folder);
    command.env("DISPLAY", DISPLAY).env_remove("WAYLAND_DISPLAY").env("LINECHECK_PROBE", folder.join("probe"));
    command.env("LINECHECK_HOME", env!("CARGO_MANIFEST_DIR"));
    dress(folder, &mut command);
    quiet(&mut command)
}

impl Drop for Window {
    fn drop(&mut self) {
        for process in [&mut self.program, &mut self.display] {
            if process.kill().is_ok() {
                let _ended = process.wait();
            }
        }
    }
}
