//! The list of scenarios.

use crate::app::Options;
use crate::app::screens::Screen;
use crate::app::shelf::Shelf;
use crate::app::theme;
use crate::app::world::Picture;
use bevy::prelude::*;
use bevy_egui::egui::{self, RichText};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, list.run_if(in_state(Screen::Scenarios)));
}

fn list(
    mut contexts: EguiContexts,
    picture: Res<Picture>,
    mut shelf: ResMut<Shelf>,
    options: Res<Options>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, &picture);
    let frame = egui::Frame::new().fill(egui::Color32::from_rgba_unmultiplied(18, 16, 14, 225)).inner_margin(48);
    let mut chosen = None;
    egui::Panel::left("scenarios").exact_size(620.0).resizable(false).show_separator_line(false).frame(frame).show(&mut root, |ui| {
        ui.label(RichText::new("Today’s sessions").size(32.0).strong());
        ui.add_space(16.0);
        for scenario in &shelf.scenarios {
            theme::card().inner_margin(16).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.label(RichText::new(&scenario.file.title).size(22.0).strong());
                let brief = &scenario.file.brief;
                theme::faint(ui, format!("{} · {}–{} · {}", brief.date, brief.start, brief.clear_by, brief.studio));
                ui.label(&scenario.file.summary);
                ui.add_space(6.0);
                if theme::primary(ui, &format!("scenarios/{}", scenario.file.id), "Read the sheet") {
                    chosen = Some(scenario.clone());
                }
            });
        }
        if shelf.scenarios.is_empty() {
            ui.label("No scenario could be read.");
        }
        for fault in &shelf.faults {
            ui.label(RichText::new(fault).color(theme::RED).monospace());
        }
        ui.add_space(16.0);
        if theme::button(ui, "scenarios/back", "Back") || ui.input(|input| input.key_pressed(egui::Key::Escape)) {
            next.set(Screen::Title);
        }
    });
    if let Some(scenario) = chosen {
        shelf.choose(scenario, &options);
        next.set(Screen::Brief);
    }
    Ok(())
}
