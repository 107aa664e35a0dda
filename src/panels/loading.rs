//! How far the place has been set up, along the lower edge of the window.

use crate::panels::theme;
use crate::panels::words::Words;
use egui::{Align2, Area, Context, Frame, ProgressBar, RichText};

/// The share of the place that is there, 0 to 1.
pub fn loading_ui(context: &Context, words: &Words, share: f32) {
    let at = context.viewport_rect().center_bottom();
    Area::new("loading".into()).fixed_pos(at).pivot(Align2::CENTER_BOTTOM).interactable(false).show(context, |ui| {
        Frame::new().fill(theme::PANEL).corner_radius(5).inner_margin(8).outer_margin(10).show(ui, |ui| {
            ui.set_width(320.0);
            ui.label(RichText::new(words.say("loading")).color(theme::FAINT).size(12.5));
            let bar = ui.add(ProgressBar::new(share).desired_width(320.0).desired_height(8.0).fill(theme::AMBER));
            theme::name(&bar, words.say("loading"));
        });
    });
}
