//! A hand in the room: points at things and at parts of them where the program sees them, and says what came of it.

use crate::driver::{By, Window};
use linecheck::files::journal;
use linecheck::sim::session::{Action, Outcome};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// How far beside the middle of a thing somebody points to hit it, pixels.
const AROUND: [(i64, i64); 9] = [(0, 0), (0, -8), (0, 8), (8, 0), (-8, 0), (0, -18), (0, 18), (14, -10), (-14, -10)];
/// A free day at the large studio, which ships with the tests alone.
const STUDIO_ONE: &str = include_str!("studio-one.ron");

/// Where something is seen.
fn place(page: &Value, name: &str) -> Option<(i64, i64)> {
    let at = &page["sight"][name];
    Some((at[0].as_f64()? as i64, at[1].as_f64()? as i64))
}

impl Window {
    /// Opens the program at the beginning of the free day at Studio One.
    pub(crate) fn at_studio_one(program: &Path, by: By) -> Self {
        Self::at(program, by, STUDIO_ONE)
    }

    /// The same day as an assessment.
    pub(crate) fn at_an_assessment(program: &Path, by: By) -> Self {
        Self::at(program, by, &STUDIO_ONE.replacen("    id:", "    assessed: true,\n    id:", 1))
    }

    fn at(program: &Path, by: By, scenario: &str) -> Self {
        let window = Self::open_in(program, by, |folder, command| ship(scenario, folder, command));
        window.begin("studio-one");
        window
    }

    /// How many entries the journal has.
    pub(crate) fn entries(&self) -> u64 {
        self.page()["entries"].as_u64().unwrap_or(0)
    }

    /// Goes to a place of work by its key.
    pub(crate) fn stage(&self, key: &str, name: &str) {
        self.key_until(key, name, |page| page["stage"] == name);
    }

    /// Steps closer to what stands at the place of work.
    pub(crate) fn closer(&self) {
        self.stage("c", "Closer");
        self.frames(12);
    }

    /// Takes something out of storage, by a search for its tag.
    pub(crate) fn take(&self, unit: &str) {
        self.search(unit);
        self.until(unit, |page| page["stage"] == "Storage" && page["keyboard"] == format!("storage/{unit}"));
        self.key_act("Return");
        self.let_go();
    }

    /// Steps up to something by a search for its name.
    pub(crate) fn step_up(&self, words: &str) {
        self.search(words);
        self.until(words, |page| page["stage"] == "Closer");
        self.let_go();
        self.frames(20);
    }

    pub(crate) fn move_to(&self, (x, y): (i64, i64)) {
        self.tool(&["mousemove", &x.to_string(), &y.to_string()]);
        self.frames(3);
    }

    /// Points at something until the program says that it is meant.
    pub(crate) fn point_at(&self, name: &str, meant: &str) {
        for _ in 0..3 {
            for (right, down) in AROUND {
                let Some((x, y)) = place(&self.page(), name) else { continue };
                self.move_to((x + right, y + down));
                if self.page()["aim"].as_str().is_some_and(|aim| aim.contains(meant)) {
                    return;
                }
            }
        }
        self.picture(&format!("lost-{}", name.replace('/', "-")));
        panic!("{name} is not where it is seen, {}, but {}", self.page()["sight"][name], self.page()["aim"]);
    }

    /// Clicks something until its deed is in the journal: from afar the first click walks there.
    pub(crate) fn do_with(&self, name: &str, meant: &str) {
        let before = self.entries();
        for _ in 0..3 {
            self.point_at(name, meant);
            self.tool(&["click", "1"]);
            self.frames(6);
            if self.entries() > before {
                return;
            }
        }
        self.picture(&format!("lost-{}", name.replace('/', "-")));
        panic!("nothing came of clicking {name}: {:#}", self.page()["notices"]);
    }

    /// Turns something by so many clicks of the wheel, up (4) or down (5).
    pub(crate) fn turn(&self, name: &str, meant: &str, button: &str, clicks: u64) {
        self.point_at(name, meant);
        for _ in 0..clicks {
            let before = self.entries();
            self.tool(&["click", button]);
            self.until(&format!("the turned {name}"), |page| page["entries"].as_u64().unwrap_or(0) > before);
        }
    }

    /// What was done so far, as the journal in the folder of the sessions has it.
    pub(crate) fn did(&self, scenario: &str) -> Vec<Action> {
        let path = self.folder.path().join("sessions").join(format!("{scenario}-001.journal"));
        let entries = journal::read(&path).expect("it can be read").journal.entries;
        let did = entries.into_iter().filter_map(|entry| if let Outcome::Did(action) = entry.what { Some(action) } else { None });
        did.collect()
    }
}

/// The program's content with the scenario of the tests in place of those that ship.
fn ship(scenario: &str, folder: &Path, command: &mut Command) {
    let home = folder.join("home");
    let scenarios = home.join("scenarios");
    std::fs::create_dir_all(&scenarios).expect("a folder");
    std::fs::write(scenarios.join("studio-one.ron"), scenario).expect("a scenario");
    std::os::unix::fs::symlink(Path::new(env!("CARGO_MANIFEST_DIR")).join("assets"), home.join("assets")).expect("a link");
    command.env("LINECHECK_HOME", home);
}
