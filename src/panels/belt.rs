//! The belt: tools that are held at jacks and capsules, and what the last one showed.

use crate::panels::theme::{self, AMBER};
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Probe, Reading, Shown};
use crate::sim::units::Dbu;
use crate::sim::view::{self, Tool};
use egui::{RichText, Ui};

/// The octaves of an analyser that are read out, and their places.
const READ_OUT: [(usize, &str); 4] = [(2, "125"), (4, "500"), (6, "2k"), (8, "8k")];

/// Tools to choose from, and the last reading.
pub(super) fn belt_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    theme::heading(ui, words.say("belt-heading"));
    ui.horizontal_wrapped(|ui| {
        for tool in Tool::BELT {
            let (name, id) = tool_name(&tool);
            let is_chosen = outbox.focus.tool.unused() == tool;
            if theme::switch(ui, &format!("belt/{name}"), &words.say(id), words.say(id), is_chosen, AMBER) {
                outbox.focus.tool = tool;
            }
        }
    });
    if let Some(hint) = hint_of(words, &outbox.focus.tool) {
        theme::faint(ui, hint);
    }
    if let Some(reading) = desk.studio.readings.last() {
        theme::card().show(ui, |ui| {
            ui.set_width(ui.available_width());
            theme::faint(ui, probe_words(desk, &reading.probe));
            ui.label(RichText::new(shown_words(desk, reading)).color(AMBER).size(15.0));
        });
    }
}

/// A tool's name for whoever drives the program, and the id of its word.
fn tool_name(tool: &Tool) -> (&'static str, &'static str) {
    match tool {
        Tool::Hand => ("hand", "belt-hand"),
        Tool::Torch => ("torch", "belt-torch"),
        Tool::Tape => ("tape", "belt-tape"),
        Tool::TapeMeasure(_) => ("tape measure", "belt-tape-measure"),
        Tool::Multimeter => ("multimeter", "belt-multimeter"),
        Tool::Headphones => ("headphones", "belt-headphones"),
        Tool::Analyser => ("analyser", "belt-analyser"),
        Tool::PhaseChecker(_) => ("phase checker", "belt-phase-checker"),
        Tool::Tone(_) => ("tone", "belt-tone"),
    }
}

/// What is to be done with the tool that is out.
fn hint_of(words: &Words, tool: &Tool) -> Option<String> {
    Some(match tool {
        Tool::Hand => return None,
        Tool::Torch => words.say("belt-hint-torch"),
        Tool::Tape => words.say("belt-hint-tape"),
        Tool::TapeMeasure(None) => words.say("belt-hint-capsule"),
        Tool::TapeMeasure(Some(from)) => words.with("belt-hint-from", &[("from", from.0.as_str().into())]),
        Tool::Multimeter | Tool::Headphones | Tool::Analyser => words.say("belt-hint-jack"),
        Tool::PhaseChecker(None) | Tool::Tone(None) => words.say("belt-hint-in"),
        Tool::PhaseChecker(Some(from)) | Tool::Tone(Some(from)) => words.with("belt-hint-from", &[("from", from.to_string().into())]),
    })
}

/// What was held where.
fn probe_words(desk: &Desk, probe: &Probe) -> String {
    let jack = |jack| view::jack_name(desk.scenario, jack);
    let (id, at) = match probe {
        Probe::CableTester { cord, .. } => ("belt-cable-tester", cord.to_string()),
        Probe::Multimeter(at) => ("belt-multimeter", jack(at)),
        Probe::Headphones(at) => ("belt-headphones", jack(at)),
        Probe::Spectrum(at) => ("belt-analyser", jack(at)),
        Probe::PhaseChecker { from, to } => ("belt-phase-checker", format!("{} → {}", jack(from), jack(to))),
        Probe::Tone { from, to } => ("belt-tone", format!("{} → {}", jack(from), jack(to))),
        Probe::TapeMeasure(one, other) => ("belt-tape-measure", format!("{one} – {other}")),
    };
    format!("{}, {at}", desk.words.say(id))
}

/// What a tool showed.
fn shown_words(desk: &Desk, reading: &Reading) -> String {
    let words = desk.words;
    let level = |level: &Dbu| words.with("belt-level", &[("level", words.number(level.0, 1).into())]);
    match &reading.shown {
        Shown::Lamps(lamps) => lamps_words(words, lamps),
        Shown::Volts([hot, cold]) => {
            let volts = [("hot", words.number(hot.0, 2).into()), ("cold", words.number(cold.0, 2).into())];
            words.with("belt-volts", &volts)
        }
        Shown::Polarity(Some(true)) => words.say("belt-in-phase"),
        Shown::Polarity(Some(false)) => words.say("belt-out-of-phase"),
        Shown::Polarity(None) | Shown::Level(None) => words.say("belt-nothing"),
        Shown::Level(Some(at)) => level(at),
        Shown::Heard { sources, noise, hum } => {
            let who: Vec<_> = sources.iter().map(|jack| jack.unit.to_string()).collect();
            let heard = if who.is_empty() { words.say("belt-nobody") } else { who.join(", ") };
            words.with("belt-heard", &[("who", heard.into()), ("noise", level(noise).into()), ("hum", level(hum).into())])
        }
        Shown::Octaves(levels) => {
            let read = READ_OUT.iter().filter_map(|(place, hz)| Some(format!("{hz} Hz {}", level(levels.get(*place)?))));
            read.collect::<Vec<_>>().join("\n")
        }
        Shown::Metres(metres) => words.with("belt-metres", &[("distance", words.number(metres * 100.0, 1).into())]),
    }
}

/// The lamps of a cable tester: what goes through to its own pin, and what does not.
fn lamps_words(words: &Words, lamps: &[[bool; 3]; 3]) -> String {
    let straight = (0..3).all(|near| (0..3).all(|far| lamps[near][far] == (near == far)));
    if straight {
        return words.say("belt-lamps-good");
    }
    let pins = |near: usize| {
        let far: Vec<_> = (0..3).filter(|far| lamps[near][*far]).map(|far| words.say(PINS[far])).collect();
        let lit = if far.is_empty() { words.say("belt-lamps-none") } else { far.join(" + ") };
        format!("{} → {lit}", words.say(PINS[near]))
    };
    (0..3).map(pins).collect::<Vec<_>>().join("\n")
}

/// The conductors in the order of the lamps.
const PINS: [&str; 3] = ["belt-pin-hot", "belt-pin-cold", "belt-pin-shield"];
