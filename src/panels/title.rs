//! The title.

use crate::panels::stage::Step;
use crate::panels::theme;
use crate::panels::words::Words;
use egui::{Key, Panel, RichText, ScrollArea, Ui};

/// The title, over the room.
pub fn title_ui(root: &mut Ui, words: &Words) -> Option<Step> {
    let mut step = None;
    let width = 440.0_f32.min(root.available_width());
    let panel = Panel::left("title").exact_size(width).resizable(false).show_separator_line(false);
    let shaded = panel.frame(theme::over_the_room().inner_margin(40)).show(root, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space(ui.available_height() * 0.15);
            ui.label(RichText::new("Linecheck").size(56.0).strong());
            ui.label(RichText::new(words.say("title-motto")).size(18.0).color(theme::FAINT));
            ui.add_space(36.0);
            let nothing_focused = ui.memory(|memory| memory.focused().is_none());
            let enter = nothing_focused && ui.input(|input| input.key_pressed(Key::Enter));
            if theme::primary(ui, "title/sessions", words.say("title-sessions"), words.say("title-sessions")) || enter {
                step = Some(Step::Scenarios);
            }
            ui.add_space(6.0);
            ui.horizontal_wrapped(|ui| {
                if theme::button(ui, "title/looks", words.say("title-settings")) {
                    step = Some(Step::Settings);
                }
                if theme::button(ui, "title/keys", words.say("title-shortcuts")) {
                    step = Some(Step::Shortcuts);
                }
            });
            ui.add_space(6.0);
            if theme::button(ui, "title/quit", words.say("title-quit")) {
                step = Some(Step::Quit);
            }
            ui.add_space(36.0);
            theme::faint(ui, words.say("title-about"));
            theme::faint(ui, words.with("title-version", &[("version", env!("CARGO_PKG_VERSION").into())]));
        });
    });
    theme::fade_out(root, shaded.response.rect.right());
    step
}
