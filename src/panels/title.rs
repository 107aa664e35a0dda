//! The title.

use crate::panels::stage::Step;
use crate::panels::theme;
use egui::{Align, Key, Layout, Panel, RichText, Ui};

/// The title, over the room.
pub fn title_ui(root: &mut Ui) -> Option<Step> {
    let mut step = None;
    let panel = Panel::left("title").exact_size(440.0).resizable(false).show_separator_line(false);
    panel.frame(theme::over_the_room().inner_margin(48)).show(root, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.add_space(ui.available_height() * 0.2);
            ui.label(RichText::new("Linecheck").size(58.0).strong());
            ui.label(RichText::new("The studio, before anyone else is in.").size(18.0).color(theme::FAINT));
            ui.add_space(36.0);
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            if theme::primary(ui, "title/sessions", "Today’s sessions") || enter {
                step = Some(Step::Scenarios);
            }
            ui.add_space(6.0);
            if theme::button(ui, "title/looks", "Picture…") {
                step = Some(Step::Looks);
            }
            ui.add_space(6.0);
            if theme::button(ui, "title/quit", "Leave") {
                step = Some(Step::Quit);
            }
            ui.add_space(36.0);
            theme::faint(
                ui,
                "Everything that you hear, meter, record and are judged on\ncomes from what you placed, plugged, switched and set.",
            );
            ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
                theme::faint(ui, format!("Version {}", env!("CARGO_PKG_VERSION")));
            });
        });
    });
    step
}
