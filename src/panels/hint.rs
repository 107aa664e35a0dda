//! A hint on request: a question first, then where to look, then what to do.

use crate::panels::theme;
use crate::panels::words::Words;
use crate::sim::course::{Hint, hint};
use crate::sim::session::Session;
use egui::{RichText, Ui};

/// A hint that was asked for, and how much of it.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    /// How many lines the journal had: another line, another hint.
    entries: usize,
    /// None where nothing is left to do.
    hint: Option<Hint>,
    /// 0 for the question, 1 for the pointer, 2 for the answer.
    step: usize,
}

/// What was asked for, and the button that asks for more.
pub(super) fn hint_ui(ui: &mut Ui, session: &Session, words: &Words, asked: &mut Option<Asked>) {
    let entries = session.journal().entries.len();
    asked.take_if(|asked| asked.entries != entries);
    let step = asked.as_ref().map(|asked| asked.step);
    match asked.as_ref().map(|asked| &asked.hint) {
        None => {}
        Some(None) => theme::faint(ui, words.say("hint-none")),
        Some(Some(hint)) => {
            let said = [&hint.asks, &hint.points, &hint.tells];
            for line in &said[..=step.unwrap_or(0).min(2)] {
                ui.label(RichText::new(words.sentence(line)).size(13.5));
            }
        }
    }
    let more = match step {
        None => "hint-ask",
        Some(0) => "hint-point",
        Some(1) => "hint-tell",
        Some(_) => return,
    };
    let is_over = asked.as_ref().is_some_and(|asked| asked.hint.is_none());
    if !is_over && theme::button(ui, "hint", words.say(more)) {
        match asked {
            Some(asked) => asked.step += 1,
            None => *asked = Some(Asked { entries, hint: hint(session), step: 0 }),
        }
    }
}
