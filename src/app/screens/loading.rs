//! How far the place has been set up, along the lower edge of the window, until everything in it is there.

use crate::app::theme;
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy_egui::egui::{Align2, Area, Frame, ProgressBar, RichText};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// The share of what was asked for that has come, 0 to 1.
#[derive(Resource, Debug, Default)]
pub(in crate::app) struct Loading(pub(in crate::app) f32);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Loading>()
        .add_systems(Update, count)
        .add_systems(EguiPrimaryContextPass, show.run_if(|loading: Res<Loading>| loading.0 < 1.0));
}

fn count(server: Res<AssetServer>, roots: Query<&WorldAssetRoot>, mut loading: ResMut<Loading>) {
    let is_done =
        |root: &&WorldAssetRoot| server.is_loaded_with_dependencies(&root.0) || matches!(server.load_state(&root.0), LoadState::Failed(_));
    let all = roots.iter().count();
    let done = roots.iter().filter(is_done).count();
    loading.0 = if all == 0 { 0.0 } else { done as f32 / all as f32 };
}

fn show(mut contexts: EguiContexts, loading: Res<Loading>) -> Result {
    let context = contexts.ctx_mut()?;
    let at = context.viewport_rect().center_bottom();
    Area::new("loading".into()).fixed_pos(at).pivot(Align2::CENTER_BOTTOM).interactable(false).show(context, |ui| {
        Frame::new().fill(theme::PANEL).corner_radius(5).inner_margin(8).outer_margin(10).show(ui, |ui| {
            ui.set_width(320.0);
            ui.label(RichText::new("Setting the room up").color(theme::FAINT).size(12.5));
            ui.add(ProgressBar::new(loading.0).desired_width(320.0).desired_height(8.0).fill(theme::AMBER));
        });
    });
    Ok(())
}
