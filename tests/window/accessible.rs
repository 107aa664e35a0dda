//! What a screen reader finds: the names of what is on the screen, on the bus where it looks for them.

use crate::driver::{By, Window};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// What is asked of everything in the tree.
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
/// The role of what can be pressed, as the protocol counts roles.
const PUSH_BUTTON: u64 = 43;
/// How deep the tree is looked through.
const DEEP: u32 = 8;

/// A session bus of the test's own, with the bus of the screen readers beside it.
struct Buses {
    session: Child,
    of_session: String,
    of_readers: String,
}

impl Drop for Buses {
    fn drop(&mut self) {
        drop(self.session.kill());
        drop(self.session.wait());
    }
}

impl Buses {
    /// Starts them, with a screen reader that says it is there; none where no screen reader has a bus.
    fn start() -> Option<Self> {
        let mut session = Command::new("dbus-daemon");
        session.args(["--session", "--nofork", "--print-address=1"]).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut buses = Self { session: session.spawn().expect("a bus starts"), of_session: String::new(), of_readers: String::new() };
        let says = buses.session.stdout.take().expect("it says where it is");
        BufReader::new(says).read_line(&mut buses.of_session).expect("an address");
        buses.of_session.truncate(buses.of_session.trim_end().len());
        let bus = |arguments: &[&str]| busctl(&buses.of_session, arguments);
        let answer = bus(&["call", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress"]);
        bus(&["set-property", "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status", "IsEnabled", "b", "true"]);
        buses.of_readers = answer["data"][0].as_str()?.to_owned();
        Some(buses)
    }

    /// Every name and role at a place of the tree and below it.
    fn read(&self, at: (&str, &str), depth: u32, found: &mut Vec<(u64, String)>) {
        let (from, path) = at;
        let ask = |arguments: &[&str]| busctl(&self.of_readers, arguments);
        let name = ask(&["get-property", from, path, ACCESSIBLE, "Name"])["data"].as_str().unwrap_or_default().to_owned();
        let role = ask(&["call", from, path, ACCESSIBLE, "GetRole"])["data"][0].as_u64().unwrap_or(0);
        found.push((role, name));
        if depth == 0 {
            return;
        }
        let children = ask(&["call", from, path, ACCESSIBLE, "GetChildren"]);
        for child in children["data"][0].as_array().into_iter().flatten() {
            if let (Some(from), Some(path)) = (child[0].as_str(), child[1].as_str()) {
                self.read((from, path), depth - 1, found);
            }
        }
    }
}

/// Asks something on a bus.
fn busctl(address: &str, arguments: &[&str]) -> Value {
    let mut command = Command::new("busctl");
    command.args(["--json=short", &format!("--address={address}")]).args(arguments);
    let answer = command.stderr(Stdio::null()).output().expect("busctl runs").stdout;
    serde_json::from_slice(&answer).unwrap_or(Value::Null)
}

/// The title and the list of sessions as a screen reader finds them.
#[expect(clippy::print_stderr, reason = "whoever runs the tests reads why nothing ran")]
pub(crate) fn be_read(program: &Path) {
    let Some(buses) = Buses::start() else { return eprintln!("skipped: at-spi2-core is not installed") };
    let window = Window::open_in(program, By::Keyboard, |_, command| {
        command.env("DBUS_SESSION_BUS_ADDRESS", &buses.of_session);
    });
    let tree = || {
        let names = busctl(&buses.of_readers, &["call", "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "ListNames"]);
        let mut found = Vec::new();
        for name in names["data"][0].as_array().into_iter().flatten().filter_map(Value::as_str).filter(|name| name.starts_with(':')) {
            buses.read((name, "/org/a11y/atspi/accessible/root"), DEEP, &mut found);
        }
        found
    };
    let has = |found: &[(u64, String)], name: &str| found.contains(&(PUSH_BUTTON, name.to_owned()));
    window.frames(10);
    let found = tree();
    for name in ["Today’s sessions", "Settings…", "Leave"] {
        assert!(has(&found, name), "{name} is not among {found:?}");
    }
    window.click("title/sessions");
    window.until("the list", |page| page["widgets"]["scenarios/first-overdub"].is_array());
    window.frames(10);
    let found = tree();
    assert!(!has(&found, "Leave"), "what is gone is gone");
    assert!(found.iter().any(|(role, name)| *role == PUSH_BUTTON && name.contains("First overdub")), "{found:?}");
}
