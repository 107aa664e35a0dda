//! The title.

use crate::app::panels::ShowLooks;
use crate::app::screens::Screen;
use crate::app::shelf::Shelf;
use crate::app::theme;
use crate::app::world::Picture;
use bevy::prelude::*;
use bevy_egui::egui::{self, Align, Layout, RichText};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, title.run_if(in_state(Screen::Title)));
}

fn title(
    mut contexts: EguiContexts,
    picture: Res<Picture>,
    shelf: Res<Shelf>,
    mut looks: ResMut<ShowLooks>,
    mut next: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
) -> Result {
    if shelf.chosen.is_some() {
        next.set(Screen::Brief);
        return Ok(());
    }
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, &picture);
    let frame = egui::Frame::new().fill(egui::Color32::from_rgba_unmultiplied(18, 16, 14, 225)).inner_margin(48);
    egui::Panel::left("title").exact_size(440.0).resizable(false).show_separator_line(false).frame(frame).show(&mut root, |ui| {
        ui.with_layout(Layout::top_down(Align::Min), |ui| {
            ui.add_space(ui.available_height() * 0.2);
            ui.label(RichText::new("Linecheck").size(58.0).strong());
            ui.label(RichText::new("The studio, before anyone else is in.").size(18.0).color(theme::FAINT));
            ui.add_space(36.0);
            let enter = ui.input(|input| input.key_pressed(egui::Key::Enter));
            if theme::primary(ui, "title/sessions", "Today’s sessions") || enter {
                next.set(Screen::Scenarios);
            }
            ui.add_space(6.0);
            if theme::button(ui, "title/looks", "Picture…") {
                looks.0 = !looks.0;
            }
            ui.add_space(6.0);
            if theme::button(ui, "title/quit", "Leave") {
                exit.write(AppExit::Success);
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
    Ok(())
}
