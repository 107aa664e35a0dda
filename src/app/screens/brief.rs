//! The booking sheet, before the session.

use crate::app::plain::Plain;
use crate::app::screens::{Screen, Way};
use crate::app::world::Picture;
use crate::panels::{Words, brief_ui, theme};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, brief.run_if(in_state(Screen::Brief)));
}

fn brief(mut contexts: EguiContexts, picture: Res<Picture>, words: Res<Plain<Words>>, mut way: Way) -> Result {
    let Some(scenario) = way.shelf.chosen.clone() else {
        way.next.set(Screen::Scenarios);
        return Ok(());
    };
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, picture.texture);
    let step = brief_ui(&mut root, &words, &scenario, way.shelf.unfinished.is_some());
    way.go(step);
    Ok(())
}
