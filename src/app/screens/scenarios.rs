//! The list of scenarios.

use crate::app::screens::{Screen, Way};
use crate::app::world::Picture;
use crate::panels::{scenarios_ui, theme};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, list.run_if(in_state(Screen::Scenarios)));
}

fn list(mut contexts: EguiContexts, picture: Res<Picture>, mut way: Way) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, picture.texture);
    let step = scenarios_ui(&mut root, &way.shelf.list);
    way.go(step);
    Ok(())
}
