//! Keys: which commands were pressed, and the sheet that lists them all.

use crate::files::keys::{Chord, Command, KeyMap};
use crate::panels::reach::{self, Part};
use crate::panels::theme;
use crate::panels::words::Words;
use egui::{Context, Grid, Key, Modifiers, RichText, Window};

/// Commands with the ids of their words, in the groups of the shortcut sheet.
const SHEET: [(&str, &[(Command, &str)]); 5] = [
    (
        "keys-recorder",
        &[
            (Command::PlayStop, "keys-play-stop"),
            (Command::Record, "transport-record"),
            (Command::ReturnToZero, "transport-zero"),
            (Command::NudgeBack, "keys-nudge-back"),
            (Command::NudgeOn, "keys-nudge-on"),
            (Command::Mark, "keys-mark"),
            (Command::NewPlaylist, "keys-new-playlist"),
        ],
    ),
    (
        "keys-screen",
        &[
            (Command::TrackAbove, "keys-track-above"),
            (Command::TrackBelow, "keys-track-below"),
            (Command::ZoomIn, "keys-zoom-in"),
            (Command::ZoomOut, "keys-zoom-out"),
            (Command::WholeTimeline, "keys-whole"),
            (Command::Earlier, "keys-earlier"),
            (Command::Later, "keys-later"),
        ],
    ),
    (
        "keys-places",
        &[
            (Command::Room, "stage-room"),
            (Command::Storage, "stage-storage"),
            (Command::Stands, "stage-stands"),
            (Command::Cables, "stage-cables"),
            (Command::Bay, "stage-bay"),
            (Command::Preamps, "stage-preamps"),
            (Command::Desk, "stage-desk"),
            (Command::Recorder, "stage-recorder"),
            (Command::Sheets, "stage-sheets"),
            (Command::Booking, "stage-booking"),
            (Command::Flow, "stage-flow"),
            (Command::Closer, "stage-closer"),
        ],
    ),
    (
        "keys-hands",
        &[
            (Command::First, "keys-first"),
            (Command::Second, "keys-second"),
            (Command::NextThing, "keys-next-thing"),
            (Command::ThingBefore, "keys-thing-before"),
            (Command::TurnUp, "keys-turn-up"),
            (Command::TurnDown, "keys-turn-down"),
            (Command::FineUp, "keys-fine-up"),
            (Command::FineDown, "keys-fine-down"),
            (Command::Raise, "keys-raise"),
            (Command::Lower, "keys-lower"),
            (Command::XRay, "keys-x-ray"),
            (Command::Undo, "keys-undo"),
            (Command::Redo, "keys-redo"),
        ],
    ),
    (
        "keys-program",
        &[
            (Command::Search, "search-heading"),
            (Command::Answer, "keys-answer"),
            (Command::Shortcuts, "keys-heading"),
            (Command::Settings, "settings-heading"),
            (Command::Larger, "keys-larger"),
            (Command::Smaller, "keys-smaller"),
        ],
    ),
];

/// What always works, whatever the key map says: the keys and the ids of their words.
const FIXED: [(&str, &str); 5] = [
    ("Tab, Shift+Tab", "keys-next"),
    ("← ↑ ↓ →", "keys-neighbour"),
    ("Enter, Space", "keys-press"),
    ("↑ ↓", "keys-turn"),
    ("Shift+↑ ↓", "keys-turn-fine"),
];

/// The commands that were pressed since the last frame; each is taken from the input, so that nobody else does it as well.
#[must_use]
pub(super) fn pressed(context: &Context, map: &KeyMap, wanted: impl Fn(Command) -> bool) -> Vec<Command> {
    let is_typing = context.text_edit_focused();
    let is_focused = context.memory(|memory| memory.focused().is_some());
    let mut chords: Vec<_> = map.iter().flat_map(|(command, chords)| chords.iter().map(move |chord| (*command, chord))).collect();
    // A key alone would also be found under Shift, so the longer ones come first.
    chords.sort_by_key(|(_, chord)| std::cmp::Reverse([chord.ctrl, chord.alt, chord.shift].into_iter().filter(|held| *held).count()));
    let mut found = Vec::new();
    for (command, chord) in chords.into_iter().filter(|(command, _)| wanted(*command)) {
        let Some(key) = Key::from_name(&chord.key) else { continue };
        if !is_free(chord, key, is_typing, is_focused) {
            continue;
        }
        let held = Modifiers { alt: chord.alt, shift: chord.shift, ..if chord.ctrl { Modifiers::COMMAND } else { Modifiers::NONE } };
        if context.input_mut(|input| input.consume_key(held, key)) && !found.contains(&command) {
            found.push(command);
        }
    }
    found
}

/// Whether a chord means a command here: letters belong to a field that is typed in, and what presses and moves to whatever has the keyboard.
fn is_free(chord: &Chord, key: Key, is_typing: bool, is_focused: bool) -> bool {
    let is_function = chord.key.len() > 1 && chord.key.starts_with('F');
    if chord.ctrl || chord.alt || is_function || key == Key::Escape {
        return true;
    }
    let presses = [Key::Space, Key::Enter, Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight, Key::Tab];
    !(is_typing || is_focused && presses.contains(&key))
}

/// The shortcut sheet; gives whether it stays open.
#[must_use]
pub(super) fn shortcuts_ui(context: &Context, words: &Words, map: &KeyMap) -> bool {
    let mut is_open = true;
    let most = context.content_rect().size() - egui::vec2(24.0, 60.0);
    let window = Window::new(words.say("keys-heading")).id("keys".into()).open(&mut is_open).collapsible(false).resizable(false);
    window.default_pos([60.0, 48.0]).max_size(most).vscroll(true).show(context, |ui| {
        reach::begin(context, Part::Window, "shortcuts");
        for (title, commands) in SHEET {
            theme::heading(ui, words.say(title));
            Grid::new(title).num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
                for (command, id) in commands {
                    let chords = map.get(command).map(Vec::as_slice).unwrap_or_default();
                    let shown: Vec<_> = chords.iter().map(|chord| shown(words, chord)).collect();
                    ui.label(RichText::new(shown.join(", ")).monospace());
                    ui.label(words.say(id));
                    ui.end_row();
                }
            });
            ui.add_space(8.0);
        }
        theme::heading(ui, words.say("keys-everywhere"));
        Grid::new("everywhere").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
            for (keys, id) in FIXED {
                ui.label(RichText::new(named(words, keys)).monospace());
                ui.label(words.say(id));
                ui.end_row();
            }
        });
        theme::faint(ui, words.say("keys-hint"));
    });
    is_open
}

/// A chord as it stands on the keys.
fn shown(words: &Words, chord: &Chord) -> String {
    let text = chord.to_string();
    let Some(key) = Key::from_name(&chord.key) else { return text };
    let held = text.strip_suffix(&chord.key).unwrap_or_default();
    named(words, &format!("{held}{}", key.symbol_or_name()))
}

/// Keys by what is printed on them where the language is spoken.
fn named(words: &Words, keys: &str) -> String {
    let names = [
        ("Ctrl+", "key-ctrl"),
        ("Shift+", "key-shift"),
        ("Space", "key-space"),
        ("Home", "key-home"),
        ("End", "key-end"),
        ("PageUp", "key-page-up"),
        ("PageDown", "key-page-down"),
        ("Delete", "key-delete"),
        ("Insert", "key-insert"),
    ];
    names.iter().fold(keys.to_owned(), |keys, (name, id)| keys.replace(name, &words.say(id)))
}
