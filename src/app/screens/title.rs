//! The title: a picture of the room from the first frame on, and the room itself when it is there.

use crate::app::looks::{Looks, Quality};
use crate::app::panels::ShowLooks;
use crate::app::screens::{Loading, Screen};
use crate::app::shelf::Shelf;
use crate::app::theme;
use crate::app::world::Picture;
use bevy::prelude::*;
use bevy_egui::egui::{self, Align, Color32, Layout, Rect, RichText, pos2, vec2};
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
    loading: Res<Loading>,
    drawing: Res<Looks>,
    time: Res<Time>,
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
    // Where the room is drawn simply the picture of it is the better one.
    still.ready = if loading.0 < 1.0 || drawing.quality == Quality::Low { 0.0 } else { still.ready + time.delta_secs() };
    still.show(&root);
    let frame = egui::Frame::new().fill(Color32::from_rgba_unmultiplied(18, 16, 14, 225)).inner_margin(48);
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
