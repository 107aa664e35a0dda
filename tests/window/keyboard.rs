//! Work by keyboard alone: goes by Tab to what is near and by a search to what is far, and looks where the ring is.

use crate::driver::Window;
use serde_json::Value;
use std::time::Instant;

/// Presses of Tab after which a search is quicker.
const FAR: usize = 14;

impl Window {
    /// Brings the keyboard to a widget.
    pub(crate) fn reach(&self, name: &str) {
        let began = Instant::now();
        let (mut is_sought, mut last) = (false, None);
        loop {
            let page = self.page();
            if page["keyboard"] == name {
                return;
            }
            assert!(
                began.elapsed() < Self::patience(),
                "the keyboard never came to {name}, but is at {}: {}",
                page["keyboard"],
                page["order"]
            );
            let place = |name: &Value| page["order"].as_array()?.iter().position(|other| other == name);
            // On the way there may be things without a name; whoever passes them knows where they came from.
            last = place(&page["keyboard"]).or(last);
            let (from, to) = (last, place(&name.into()));
            let is_far = to.is_none_or(|to| from.unwrap_or(0).abs_diff(to) > FAR);
            if is_far && !is_sought && self.look_for(name) {
                is_sought = true;
                continue;
            }
            match (from, to) {
                (_, None) => self.frames(2),
                // What a list opens comes behind its button.
                (Some(from), Some(to)) if to < from && page["order"][from].as_str() != name.split('=').next() => self.step("shift+Tab"),
                _ => self.step("Tab"),
            }
        }
    }

    /// Goes to the next widget or back, and waits until the keyboard is there.
    fn step(&self, keys: &str) {
        let (before, by) = (self.page(), self.frame() + 4);
        self.chord(keys);
        self.until("the keyboard going on", |page| page["keyboard"] != before["keyboard"] || page["frame"].as_u64() > Some(by));
    }

    /// Searches for something far away, if it can be searched for.
    fn look_for(&self, name: &str) -> bool {
        if name.starts_with("talk/") {
            self.let_go();
            self.key("t");
            return true;
        }
        let Some(words) = words_for(name) else { return false };
        self.search(&words);
        true
    }

    /// Searches for something, and takes what is found first.
    pub(crate) fn search(&self, words: &str) {
        for _ in 0..3 {
            if self.page()["keyboard"] == "search" {
                break;
            }
            self.chord("ctrl+f");
            self.frames(3);
        }
        self.until("the search", |page| page["keyboard"] == "search");
        self.tool(&["type", "--delay", "10", "--", words]);
        self.frames(3);
        self.key_until("Return", "what was found", |page| page["keyboard"] != "search");
        self.frames(2);
    }

    /// Takes the keyboard off whatever it is at, so that single keys are commands again.
    pub(crate) fn let_go(&self) {
        if self.page()["keyboard"] != Value::Null {
            self.key_until("Escape", "the keyboard nowhere", |page| page["keyboard"] == Value::Null);
        }
    }
}

/// What somebody types who looks for a widget.
fn words_for(name: &str) -> Option<String> {
    let labels = [("L9", "EXT PRE 1 IN"), ("L10", "EXT PRE 2 IN"), ("U11", "BOOTH A 3"), ("U5", "LIVE 5")];
    if let Some(jack) = name.strip_prefix("jack/BAY/") {
        return labels.iter().find(|(point, _)| *point == jack).map(|(_, label)| format!("jack {label}"));
    }
    if let Some(jack) = name.strip_prefix("into/") {
        return Some(format!("jack {}", jack.replace('/', " ")));
    }
    let strip = name.strip_prefix("DESK/ch").and_then(|rest| rest.split_once('.'));
    strip.map(|(number, _)| format!("source channel {number}")).or_else(|| name.strip_prefix("storage/").map(str::to_owned))
}
