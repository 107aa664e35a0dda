//! Colours, sizes and the few widgets that every panel is made of.

use egui::{Color32, Context, CornerRadius, FontId, Frame, Margin, Rect, Response, RichText, Stroke, TextureId, Ui, Vec2 as Size, pos2};
use std::collections::BTreeMap;

/// Behind everything.
pub const NIGHT: Color32 = Color32::from_rgb(14, 13, 12);
/// Panels.
pub const PANEL: Color32 = Color32::from_rgb(33, 30, 27);
/// Cards and strips on panels.
pub const CARD: Color32 = Color32::from_rgb(44, 40, 36);
/// Text.
pub const INK: Color32 = Color32::from_rgb(236, 229, 217);
/// Secondary text.
pub const FAINT: Color32 = Color32::from_rgb(171, 160, 143);
/// What can be pressed, and what is chosen.
pub const AMBER: Color32 = Color32::from_rgb(229, 168, 82);
/// Recording, clipping, refusing.
pub const RED: Color32 = Color32::from_rgb(226, 96, 74);
/// Signal, done.
pub const GREEN: Color32 = Color32::from_rgb(134, 184, 112);
/// Paper.
pub const PAPER: Color32 = Color32::from_rgb(243, 236, 222);
/// Ink on paper.
pub const PAPER_INK: Color32 = Color32::from_rgb(45, 38, 30);
/// What is behind a notice that refuses.
pub const REFUSED: Color32 = Color32::from_rgb(92, 36, 26);
/// What is behind a notice that says something.
pub const SAID: Color32 = Color32::from_rgb(40, 52, 38);
/// A finding with all of its marks.
pub const FULL_MARKS: Color32 = Color32::from_rgb(98, 140, 82);
/// A finding that lost some.
pub const LOST_MARKS: Color32 = Color32::from_rgb(190, 110, 60);
/// Secondary ink on paper.
pub const PAPER_FAINT: Color32 = Color32::from_rgb(121, 106, 86);

/// Where named widgets are on the screen, for whoever drives the program from outside.
#[derive(Debug, Clone, Default)]
pub struct Marks(pub BTreeMap<String, Rect>);

/// Puts the colours and sizes into force.
pub fn dress(context: &Context) {
    context.all_styles_mut(|style| {
        let visuals = &mut style.visuals;
        *visuals = egui::Visuals::dark();
        visuals.panel_fill = PANEL;
        visuals.window_fill = PANEL;
        visuals.extreme_bg_color = Color32::from_rgb(21, 19, 17);
        visuals.override_text_color = Some(INK);
        visuals.selection.bg_fill = Color32::from_rgb(122, 84, 32);
        visuals.selection.stroke = Stroke::new(1.0, AMBER);
        for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active, &mut visuals.widgets.open]
        {
            widget.corner_radius = CornerRadius::same(4);
        }
        visuals.widgets.inactive.weak_bg_fill = Color32::from_rgb(62, 56, 49);
        visuals.widgets.inactive.bg_fill = Color32::from_rgb(62, 56, 49);
        visuals.widgets.hovered.weak_bg_fill = Color32::from_rgb(86, 75, 60);
        visuals.widgets.hovered.bg_fill = Color32::from_rgb(86, 75, 60);
        visuals.widgets.hovered.bg_stroke = Stroke::new(1.0, AMBER);
        visuals.widgets.active.weak_bg_fill = Color32::from_rgb(122, 84, 32);
        visuals.widgets.noninteractive.bg_stroke = Stroke::new(1.0, Color32::from_rgb(62, 56, 49));
        style.spacing.item_spacing = Size::new(7.0, 5.0);
        style.spacing.button_padding = Size::new(8.0, 3.0);
        style.spacing.slider_width = 120.0;
    });
}

/// Remembers where a widget is, under a name that says what it does.
pub fn mark(ui: &Ui, name: impl Into<String>, response: &Response) {
    let rect = response.rect.intersect(ui.clip_rect());
    if rect.width() > 2.0 && rect.height() > 2.0 {
        ui.data_mut(|data| data.get_temp_mut_or_default::<Marks>(egui::Id::NULL).0.insert(name.into(), rect));
    }
}

/// A button that is remembered under its own name.
pub fn button(ui: &mut Ui, name: &str, text: impl Into<String>) -> bool {
    let response = ui.button(text.into());
    mark(ui, name, &response);
    response.clicked()
}

/// The one button that goes on.
pub fn primary(ui: &mut Ui, name: &str, text: &str) -> bool {
    let label = RichText::new(text).color(Color32::from_rgb(33, 24, 10)).size(16.0).strong();
    let response = ui.add(egui::Button::new(label).fill(AMBER).min_size(Size::new(130.0, 34.0)).corner_radius(6));
    mark(ui, name, &response);
    response.clicked()
}

/// A lamp-like switch.
pub fn switch(ui: &mut Ui, name: &str, text: &str, on: bool, lit: Color32) -> bool {
    let ink = if on { Color32::from_rgb(26, 20, 12) } else { FAINT };
    let fill = if on { lit } else { Color32::from_rgb(56, 51, 45) };
    let response = ui.add(egui::Button::new(RichText::new(text).color(ink).size(12.0)).fill(fill).min_size(Size::new(26.0, 20.0)));
    mark(ui, name, &response);
    response.clicked()
}

/// A heading of a panel.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).size(18.0).strong());
}

/// Secondary words.
pub fn faint(ui: &mut Ui, text: impl Into<String>) {
    ui.label(RichText::new(text.into()).color(FAINT).size(12.5));
}

/// A card on a panel.
pub fn card() -> Frame {
    Frame::new().fill(CARD).corner_radius(6).inner_margin(Margin::same(8))
}

/// A sheet of paper.
pub fn paper() -> Frame {
    Frame::new().fill(PAPER).corner_radius(3).inner_margin(Margin::symmetric(34, 26))
}

/// Ink on paper.
#[must_use]
pub fn ink(text: impl Into<String>) -> RichText {
    RichText::new(text.into()).color(PAPER_INK)
}

/// A level meter from −60 to 0 dBFS with its peak in figures beside it, so that it reads without colour.
pub fn meter(ui: &mut Ui, peak_db: f32, size: Size) {
    let (rect, _) = ui.allocate_exact_size(size, egui::Sense::hover());
    let painter = ui.painter();
    painter.rect_filled(rect, 2.0, Color32::from_rgb(16, 15, 13));
    let share = ((peak_db + 60.0) / 60.0).clamp(0.0, 1.0);
    let color = if peak_db >= -0.1 {
        RED
    } else if peak_db > -6.0 {
        AMBER
    } else {
        GREEN
    };
    let vertical = size.y > size.x;
    let mut bar = rect.shrink(1.0);
    if vertical {
        bar.min.y = bar.max.y - bar.height() * share;
    } else {
        bar.max.x = bar.min.x + bar.width() * share;
    }
    painter.rect_filled(bar, 1.0, color);
    for mark_db in [-12.0_f32, -6.0] {
        let at = (mark_db + 60.0) / 60.0;
        let line = Stroke::new(1.0, Color32::from_rgb(120, 110, 96));
        if vertical {
            painter.hline(rect.x_range(), rect.max.y - rect.height() * at, line);
        } else {
            painter.vline(rect.min.x + rect.width() * at, rect.y_range(), line);
        }
    }
    if !vertical && size.y >= 12.0 {
        let text = if peak_db < -99.0 { "–∞".to_owned() } else { format!("{peak_db:.0}") };
        painter.text(rect.right_center() - Size::new(4.0, 0.0), egui::Align2::RIGHT_CENTER, text, FontId::proportional(10.5), INK);
    }
}

/// What stands between words and the room behind them.
pub fn over_the_room() -> Frame {
    Frame::new().fill(Color32::from_rgba_unmultiplied(18, 16, 14, 235))
}

/// The whole window as one place to lay panels out in.
#[must_use]
pub fn root(context: &Context) -> Ui {
    let builder = egui::UiBuilder::new().layer_id(egui::LayerId::background()).max_rect(context.viewport_rect());
    Ui::new(context.clone(), "window".into(), builder)
}

/// The room behind a screen, over the whole window.
pub fn backdrop(root: &Ui, picture: Option<TextureId>) {
    if let Some(texture) = picture {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        root.painter().image(texture, root.ctx().viewport_rect(), whole, Color32::WHITE);
    }
}
