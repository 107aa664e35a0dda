//! The small window about the picture: F2 opens and closes it on every screen.

use crate::app::looks::Looks;
use crate::app::plain::Plain;
use crate::panels::looks_ui;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// Whether the small window is open.
#[derive(Resource, Debug, Default)]
pub(super) struct ShowLooks(pub(super) bool);

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
    let (wanted, is_open) = looks_ui(contexts.ctx_mut()?, looks.0);
    looks.set_if_neq(Plain(wanted));
    show.0 = is_open;
    Ok(())
}
