//! Captions: what was just said, over the room.

use crate::panels::face::face_ui;
use crate::panels::talk::speaker;
use crate::panels::theme::{AMBER, NIGHT};
use crate::panels::words::Words;
use crate::sim::session::Session;
use egui::{Align2, Area, Frame, Rect, RichText, Ui, vec2};

/// How fast a sentence is read; an estimate at the slow end of what subtitles are made for.
const LETTERS_A_SECOND: f64 = 15.0;

/// How large the face of whoever speaks is, points.
const FACE: f32 = 44.0;

/// The last sentence, while it is fresh.
pub(super) fn captions_ui(root: &Ui, room: Rect, session: &Session, words: &Words) {
    let Some(line) = session.said().last() else { return };
    let age = session.studio().now.since(line.at);
    let text = words.sentence(&line.text);
    if age > 1.0 + text.chars().count() as f64 / LETTERS_A_SECOND {
        return;
    }
    let at = room.center_top() + vec2(0.0, 10.0);
    Area::new("captions".into()).fixed_pos(at).pivot(Align2::CENTER_TOP).interactable(false).show(root.ctx(), |ui| {
        ui.set_max_width((room.width() - 24.0).max(160.0));
        Frame::new().fill(NIGHT).corner_radius(5).inner_margin(8).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                face_ui(ui, session.scenario(), words, &line.who, FACE);
                ui.label(RichText::new(speaker(session.scenario(), words, &line.who)).color(AMBER).strong());
                ui.label(RichText::new(&text).size(16.0));
            });
        });
    });
}
