//! The picture: quality, resolution and frames a second, in a small window of their own.

use crate::app::looks::{Looks, Quality};
use crate::app::theme;
use bevy::prelude::*;
use bevy_egui::egui::{self, Slider, Window};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// Whether the small window is open.
#[derive(Resource, Debug, Default)]
pub(in crate::app) struct ShowLooks(pub(in crate::app) bool);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<ShowLooks>()
        .add_systems(Update, |keyboard: Res<ButtonInput<KeyCode>>, mut show: ResMut<ShowLooks>| {
            if keyboard.just_pressed(KeyCode::F2) {
                show.0 = !show.0;
            }
        })
        .add_systems(EguiPrimaryContextPass, show.run_if(|show: Res<ShowLooks>| show.0));
}

fn show(mut contexts: EguiContexts, mut show: ResMut<ShowLooks>, mut looks: ResMut<Looks>) -> Result {
    let mut wanted = *looks;
    let mut is_open = true;
    let window = Window::new("Picture").open(&mut is_open).collapsible(false).resizable(false).default_pos([470.0, 260.0]);
    window.show(contexts.ctx_mut()?, |ui| {
        ui.horizontal(|ui| {
            for (quality, word, hint) in [
                (Quality::Low, "Low", "Light worked out beforehand; for machines without a graphics card"),
                (Quality::Medium, "Medium", "Lamps, shadows of the nearest six, reflections, glow"),
                (Quality::High, "High", "Shadows of the nearest ten lamps"),
            ] {
                let response = ui.selectable_label(wanted.quality == quality, word).on_hover_text(hint);
                theme::mark(ui, format!("looks/{word}"), &response);
                if response.clicked() {
                    wanted.quality = quality;
                }
            }
        });
        ui.add(Slider::new(&mut wanted.scale, 0.4..=1.0).step_by(0.05).text("resolution"));
        ui.horizontal(|ui| {
            ui.label("Frames a second");
            for (cap, word) in [(Some(30), "30"), (Some(60), "60"), (Some(120), "120"), (None, "as the screen")] {
                if ui.selectable_label(wanted.cap == cap, word).clicked() {
                    wanted.cap = cap;
                }
            }
        });
        ui.label(egui::RichText::new("F2 opens and closes this").color(theme::FAINT).size(12.0));
    });
    looks.set_if_neq(wanted);
    if !is_open {
        show.0 = false;
    }
    Ok(())
}
