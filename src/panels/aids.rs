//! Learning aids: taking back, seeing the signal, half speed, the expert's work beside one's own, and hints.

use crate::panels::hint::{Asked, hint_ui};
use crate::panels::layout::Shown;
use crate::panels::stage::{Aids, Undoing};
use crate::panels::theme::{self, AMBER};
use crate::panels::{Desk, Outbox};
use crate::sim::view;
use egui::{Button, Ui};

/// What helps, and that nothing does in an assessment.
pub(super) fn aids_ui(ui: &mut Ui, shown: &Shown, desk: &Desk, asked: &mut Option<Asked>, outbox: &mut Outbox) {
    let words = desk.words;
    ui.add_space(4.0);
    if desk.scenario.file.assessed {
        outbox.focus.aids = Aids::default();
        *asked = None;
        theme::faint(ui, words.say("aids-assessed"));
        return;
    }
    ui.horizontal_wrapped(|ui| {
        undo_ui(ui, desk, ("aids", ["aids-undo", "aids-redo"]), outbox);
        let aids = &mut outbox.focus.aids;
        let all = [
            ("guide", "aids-guide", "aids-guide-name", &mut aids.guide),
            ("x-ray", "aids-x-ray", "aids-x-ray-name", &mut aids.xray),
            ("slow", "aids-slow", "aids-slow-name", &mut aids.slow),
            ("expert", "aids-expert", "aids-expert-name", &mut aids.expert),
        ];
        for (name, id, full, on) in all {
            if theme::switch(ui, &format!("aids/{name}"), &words.say(id), words.say(full), *on, AMBER) {
                *on = !*on;
            }
        }
    });
    if outbox.focus.aids.slow {
        theme::faint(ui, words.say("aids-slow-hint"));
    }
    if outbox.focus.aids.expert {
        expert_ui(ui, shown, desk);
    }
    // Whoever is told already need not ask.
    if outbox.focus.aids.guide {
        *asked = None;
    } else {
        hint_ui(ui, shown.session, words, asked);
    }
}

/// The two keys that take back and do again, and what they are called where they are.
pub(super) fn undo_ui(ui: &mut Ui, desk: &Desk, (from, ids): (&str, [&str; 2]), outbox: &mut Outbox) {
    let (undo, redo) = desk.history.has();
    let keys = [("undo", "⟲", ids[0], undo, Undoing::Undo), ("redo", "⟳", ids[1], redo, Undoing::Redo)];
    for (name, sign, id, can, undoing) in keys {
        let response = ui.add_enabled(can, Button::new(sign)).on_hover_text(desk.words.say(id));
        theme::mark(ui, format!("{from}/{name}"), &response);
        theme::name(&response, desk.words.say(id));
        if response.clicked() {
            outbox.undoings.push(undoing);
        }
    }
}

/// How long the expert took for what is asked for now.
fn expert_ui(ui: &mut Ui, shown: &Shown, desk: &Desk) {
    let words = desk.words;
    let Some(theirs) = shown.expert else {
        theme::faint(ui, words.say("aids-no-expert"));
        return;
    };
    let seen = view::expert(shown.session, theirs);
    let taken = view::minutes(seen.taken_s);
    theme::faint(
        ui,
        match seen.theirs_s {
            Some(theirs) => words.with("aids-expert-time", &[("taken", taken.into()), ("theirs", view::minutes(theirs).into())]),
            None => words.with("aids-expert-other", &[("taken", taken.into())]),
        },
    );
}
