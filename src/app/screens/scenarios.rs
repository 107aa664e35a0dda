//! The list of scenarios.

use crate::app::plain::Plain;
use crate::app::screens::{Screen, Way};
use crate::app::world::Picture;
use crate::panels::{Words, scenarios_ui, theme};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, list.run_if(in_state(Screen::Scenarios)));
}

fn list(mut contexts: EguiContexts, picture: Res<Picture>, words: Res<Plain<Words>>, mut way: Way) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, picture.texture);
    let step = scenarios_ui(&mut root, &words, &way.shelf.list);
    way.go(step);
    Ok(())
}
