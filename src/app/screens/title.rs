//! The title: a picture of the room from the first frame on, and the room itself when it is there.

use crate::app::looks::{Looks, Quality};
use crate::app::plain::Plain;
use crate::app::screens::{Loading, Screen, Way};
use crate::app::world::Picture;
use crate::panels::{Words, theme, title_ui};
use bevy::prelude::*;
use bevy_egui::egui::{self, Color32, Rect, pos2, vec2};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass, EguiTextureHandle};

/// Width by height of the picture of the room, which was taken from where the eyes rest at the title.
const STILL: f32 = 16.0 / 9.0;
/// Seconds for which the picture stays when everything has come, and in which it then fades.
const STAYS: f32 = 1.0;
const FADES: f32 = 0.8;

/// The picture that is seen until the room is there.
#[derive(Resource)]
struct Still {
    texture: egui::TextureId,
    /// Seconds for which everything has been there.
    ready: f32,
}

impl Still {
    /// Over the whole window, as high as the room is seen.
    fn show(&self, root: &egui::Ui) {
        let rect = root.ctx().viewport_rect();
        let wide = (rect.width() / rect.height().max(1.0)) / STILL;
        let (u, v) = (wide.min(1.0), (1.0 / wide).min(1.0));
        let part = Rect::from_center_size(pos2(0.5, 0.5), vec2(u, v));
        let seen = 1.0 - ((self.ready - STAYS) / FADES).clamp(0.0, 1.0);
        root.painter().image(self.texture, rect, part, Color32::from_white_alpha((seen * 255.0) as u8));
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PostStartup, hang)
        .add_systems(EguiPrimaryContextPass, title.run_if(in_state(Screen::Title).and_then(resource_exists::<Still>)));
}

fn hang(mut commands: Commands, server: Res<AssetServer>, mut contexts: EguiContexts) {
    let texture = contexts.add_image(EguiTextureHandle::Strong(server.load("title.png")));
    commands.insert_resource(Still { texture, ready: 0.0 });
}

fn title(
    mut contexts: EguiContexts,
    picture: Res<Picture>,
    mut still: ResMut<Still>,
    (loading, looks, time): (Res<Loading>, Res<Looks>, Res<Time>),
    words: Res<Plain<Words>>,
    mut way: Way,
) -> Result {
    if way.shelf.chosen.is_some() {
        way.next.set(Screen::Brief);
        return Ok(());
    }
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, picture.texture);
    // Where the room is drawn simply the picture of it is the better one.
    still.ready = if loading.0 < 1.0 || looks.quality == Quality::Low { 0.0 } else { still.ready + time.delta_secs() };
    still.show(&root);
    way.go(title_ui(&mut root, &words));
    Ok(())
}
