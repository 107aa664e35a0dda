//! The faces of the people beside what they say.

use crate::files::portraits::Portrait;
use crate::panels::talk::speaker;
use crate::panels::theme::{AMBER, INK};
use crate::panels::words::Words;
use crate::sim::scenario::Scenario;
use egui::{Align2, Color32, ColorImage, Context, CornerRadius, FontId, Id, Image, Sense, TextureHandle, TextureOptions, Ui, Vec2};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Portraits by the name of the figure, as the panels draw them.
#[derive(Clone, Default)]
struct Faces(Arc<BTreeMap<String, TextureHandle>>);

/// Gives the panels the portraits of the people.
pub fn hang_portraits(context: &Context, portraits: &BTreeMap<String, Portrait>) {
    let hung = portraits.iter().map(|(figure, portrait)| {
        let image = ColorImage::from_rgba_unmultiplied(portrait.size, &portrait.rgba);
        let options = TextureOptions::LINEAR.with_mipmap_mode(Some(egui::TextureFilter::Linear));
        (figure.clone(), context.load_texture(figure, image, options))
    });
    let faces = Faces(Arc::new(hung.collect()));
    context.data_mut(|data| data.insert_temp(Id::NULL, faces));
}

/// The face of whoever speaks; an initial where nobody has made a portrait.
pub(super) fn face_ui(ui: &mut Ui, scenario: &Scenario, words: &Words, who: &str, size: f32) {
    let figure = match who {
        "lead" => Some("lead"),
        player => scenario.band.players.iter().find(|known| known.id.0 == player).map(|known| known.model.as_str()),
    };
    let faces = ui.data(|data| data.get_temp::<Faces>(Id::NULL)).unwrap_or_default();
    let corners = CornerRadius::same((size / 5.0) as u8);
    if let Some(texture) = figure.and_then(|figure| faces.0.get(figure)) {
        ui.add(Image::new((texture.id(), Vec2::splat(size))).corner_radius(corners));
        return;
    }
    let (rect, _) = ui.allocate_exact_size(Vec2::splat(size), Sense::hover());
    ui.painter().rect_filled(rect, corners, Color32::from_rgb(62, 56, 49));
    let name = if who == "recorder" { "●".to_owned() } else { speaker(scenario, words, who) };
    let initial = name.chars().next().unwrap_or('·').to_string();
    let ink = if figure.is_some() { AMBER } else { INK };
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, initial, FontId::proportional(size * 0.55), ink);
}
