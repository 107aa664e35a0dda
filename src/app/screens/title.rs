//! The title.

use crate::app::plain::Plain;
use crate::app::screens::{Screen, Way};
use crate::app::world::Picture;
use crate::panels::{Words, theme, title_ui};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, title.run_if(in_state(Screen::Title)));
}

fn title(mut contexts: EguiContexts, picture: Res<Picture>, words: Res<Plain<Words>>, mut way: Way) -> Result {
    if way.shelf.chosen.is_some() {
        way.next.set(Screen::Brief);
        return Ok(());
    }
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, picture.texture);
    way.go(title_ui(&mut root, &words));
    Ok(())
}
