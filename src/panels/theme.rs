//! Colours, sizes and the few widgets that every panel is made of.

use crate::files::settings::Ease;
use crate::panels::reach::{self, Reach};
use egui::style::ScrollAnimation;
use egui::text::LayoutJob;
use egui::{
    Button, Color32, Context, CornerRadius, DragValue, FontId, Frame, Galley, Id, LayerId, Margin, Mesh, Order, Painter, Rect, Response,
    RichText, Stroke, StrokeKind, TextureId, Ui, Vec2 as Size, WidgetInfo, WidgetType, pos2,
};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::sync::Arc;

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
pub const RED: Color32 = Color32::from_rgb(232, 106, 84);
/// Signal, done.
pub const GREEN: Color32 = Color32::from_rgb(134, 184, 112);
/// The ring around what the keyboard is at.
pub const RING: Color32 = Color32::from_rgb(255, 214, 138);
/// The face of the patchbay.
pub const BAY: Color32 = Color32::from_rgb(25, 24, 23);
/// What meters and jacks are sunk into.
pub const WELL: Color32 = Color32::from_rgb(16, 15, 13);
/// Eight colours that people with any of the common colour deficiencies can tell apart.
/// Source: Okabe and Ito, Color Universal Design, 2008; black is white here, since the ground is dark.
pub const SAFE: [Color32; 8] = [
    Color32::from_rgb(245, 245, 245),
    Color32::from_rgb(230, 159, 0),
    Color32::from_rgb(86, 180, 233),
    Color32::from_rgb(0, 158, 115),
    Color32::from_rgb(240, 228, 66),
    Color32::from_rgb(0, 114, 178),
    Color32::from_rgb(213, 94, 0),
    Color32::from_rgb(204, 121, 167),
];
/// Words on amber, red and green.
pub const ON_AMBER: Color32 = Color32::from_rgb(26, 20, 12);
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
pub const PAPER_FAINT: Color32 = Color32::from_rgb(108, 94, 75);

/// How wide what stands between words and the room fades out at its edge, points.
const FADE: f32 = 160.0;

/// Seconds in which the ring around what is pointed out comes and goes: slow enough to trouble nobody (WCAG 2.3.1: three
/// flashes a second).
const BEACON_S: f64 = 1.6;

/// Where named widgets are on the screen, for whoever drives the program from outside.
#[derive(Debug, Clone, Default)]
pub struct Marks(pub BTreeMap<String, Rect>);

/// Puts the colours and sizes into force.
pub fn dress(context: &Context, ease: &Ease) {
    context.add_plugin(Reach::default());
    // Text is made larger by our own keys, which keep what is chosen.
    context.options_mut(|options| options.zoom_with_keyboard = false);
    let still = ease.still;
    context.all_styles_mut(|style| {
        // What is only read has the pointer of what is only read.
        style.interaction.selectable_labels = false;
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
        style.animation_time = if still { 0.0 } else { 1.0 / 12.0 };
        style.scroll_animation = if still { ScrollAnimation::none() } else { ScrollAnimation::default() };
    });
}

/// Remembers where a widget is, under a name that says what it does; brings it into sight when the keyboard comes to it.
pub fn mark(ui: &Ui, name: impl Into<String>, response: &Response) {
    let name = name.into();
    if ui.data(|data| data.get_temp::<Wanted>(Id::NULL)).is_some_and(|wanted| wanted.0 == name) {
        ui.data_mut(|data| data.remove::<Wanted>(Id::NULL));
        response.request_focus();
        response.scroll_to_me(None);
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    reach::pass(ui.ctx(), &name, response);
    answer(ui, &name, response);
    let rect = response.rect.intersect(ui.clip_rect());
    if rect.width() > 2.0 && rect.height() > 2.0 {
        ui.data_mut(|data| data.get_temp_mut_or_default::<Marks>(Id::NULL).0.insert(name, rect));
    }
}

/// The widget that the keyboard goes to as soon as it is there.
#[derive(Clone)]
struct Wanted(String);

/// Brings the keyboard to the widget of that name when it is drawn next.
pub fn go_to(context: &Context, name: &str) {
    context.data_mut(|data| data.insert_temp(Id::NULL, Wanted(name.to_owned())));
}

/// The widget that is pointed out, whether it was brought into sight, and where it was drawn in this frame.
#[derive(Clone)]
struct Beckoned {
    name: String,
    is_sought: bool,
    seen: Option<Rect>,
}

/// Points a widget out, if any: it is brought into sight once.
pub(super) fn beckon(context: &Context, name: Option<String>) {
    let before = context.data(|data| data.get_temp::<Beckoned>(Id::NULL));
    context.data_mut(|data| match name {
        None => data.remove::<Beckoned>(Id::NULL),
        Some(name) => {
            let is_sought = before.is_none_or(|before| before.name != name || before.is_sought);
            data.insert_temp(Id::NULL, Beckoned { name, is_sought, seen: None });
        }
    });
}

/// The widget that is pointed out, where it can be seen.
#[must_use]
pub fn beckoned(context: &Context) -> Option<String> {
    let beckoned = context.data(|data| data.get_temp::<Beckoned>(Id::NULL))?;
    beckoned.seen.map(|_| beckoned.name)
}

/// A widget that is pointed out says where it is.
fn answer(ui: &Ui, name: &str, response: &Response) {
    let Some(beckoned) = ui.data(|data| data.get_temp::<Beckoned>(Id::NULL)).filter(|beckoned| beckoned.name == name) else { return };
    if beckoned.is_sought {
        response.scroll_to_me(Some(egui::Align::Center));
    }
    let rect = response.rect.intersect(ui.clip_rect());
    let seen = (rect.width() > 2.0 && rect.height() > 2.0).then_some(rect);
    ui.data_mut(|data| data.insert_temp(Id::NULL, Beckoned { is_sought: false, seen, ..beckoned }));
}

/// A ring that comes and goes around the widget that is pointed out; it stands where nothing is to move.
pub(super) fn beacon(context: &Context, is_still: bool) {
    let Some(rect) = context.data(|data| data.get_temp::<Beckoned>(Id::NULL)).and_then(|beckoned| beckoned.seen) else { return };
    let swing = if is_still { 1.0 } else { (context.input(|input| input.time) * std::f64::consts::TAU / BEACON_S).sin() as f32 };
    let painter = Painter::new(context.clone(), LayerId::new(Order::Foreground, Id::new("beacon")), rect.expand(12.0));
    for (wide, strong) in [(3.0, 255), (6.0, 110), (9.0, 45)] {
        let strong = (strong as f32 * (0.75 + 0.25 * swing)) as u8;
        let ink = Color32::from_rgba_unmultiplied(AMBER.r(), AMBER.g(), AMBER.b(), strong);
        painter.rect_stroke(rect.expand(wide), CornerRadius::same(6), Stroke::new(3.0, ink), StrokeKind::Inside);
    }
}

/// Says in the accessibility tree what a widget is, where its own text says too little.
pub fn name(response: &Response, name: impl Into<String>) {
    let name = name.into();
    response.ctx.accesskit_node_builder(response.id, |node| node.set_label(name));
}

/// A ring around whatever the keyboard is at.
pub fn ring(context: &Context) {
    let focused = context.memory(|memory| memory.focused()).and_then(|id| context.read_response(id));
    if let Some(response) = focused {
        let painter = Painter::new(context.clone(), LayerId::new(Order::Foreground, Id::new("ring")), response.interact_rect.expand(4.0));
        painter.rect_stroke(response.rect.expand(2.0), CornerRadius::same(5), Stroke::new(2.0, RING), StrokeKind::Inside);
    }
}

/// A button that is remembered under its own name.
pub fn button(ui: &mut Ui, name: &str, text: impl Into<String>) -> bool {
    let response = ui.button(text.into());
    mark(ui, name, &response);
    response.clicked()
}

/// How wide a button with that text is, points.
pub(super) fn button_width(ui: &Ui, text: String) -> f32 {
    let font = egui::TextStyle::Button.resolve(ui.style());
    let text = ui.fonts_mut(|fonts| fonts.layout_no_wrap(text, font, INK));
    (text.size().x + 2.0 * ui.spacing().button_padding.x).max(ui.spacing().interact_size.x)
}

/// A button whose text is short because of what stands beside it; `full` says it all.
pub fn short_button(ui: &mut Ui, name: &str, text: impl Into<String>, full: impl Into<String>) -> bool {
    let response = ui.button(text.into());
    mark(ui, name, &response);
    self::name(&response, full);
    response.clicked()
}

/// The one button that goes on.
pub fn primary(ui: &mut Ui, name: &str, text: impl Into<String>, full: impl Into<String>) -> bool {
    let label = RichText::new(text).color(ON_AMBER).size(16.0).strong();
    let response = ui.add(Button::new(label).fill(AMBER).min_size(Size::new(130.0, 34.0)).corner_radius(6));
    mark(ui, name, &response);
    self::name(&response, full);
    response.clicked()
}

/// A lamp-like switch; `full` says which one it is, the lamp says how it stands.
pub fn switch(ui: &mut Ui, name: &str, text: &str, full: String, on: bool, lit: Color32) -> bool {
    let ink = if on { ON_AMBER } else { FAINT };
    let fill = if on { lit } else { Color32::from_rgb(56, 51, 45) };
    let response = ui.add(Button::new(RichText::new(text).color(ink).size(12.0)).fill(fill).min_size(Size::new(26.0, 20.0)));
    mark(ui, name, &response);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Checkbox, ui.is_enabled(), on, full.clone()));
    response.clicked()
}

/// Points that a figure is dragged by from one end of its range to the other.
const TRAVEL: f64 = 400.0;
/// The least room that a figure has, points, whether it is read or typed.
const FIGURE: f32 = 62.0;

/// A figure that is dragged or typed, sunk into a well so that nobody takes it for a button: a point of a drag is never
/// more than `step`. `hint` says how to turn it.
pub(super) fn figure(ui: &mut Ui, drag: DragValue, range: RangeInclusive<f64>, step: f64, hint: impl Into<String>) -> Response {
    // Not in a scope of its own: whoever turns it by keys asks for it by the next id.
    let usual = ui.style().clone();
    ui.visuals_mut().widgets.inactive.weak_bg_fill = WELL;
    ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, Color32::from_rgb(92, 84, 73));
    ui.spacing_mut().interact_size.x = FIGURE;
    let speed = step.min((range.end() - range.start()) / TRAVEL);
    let response = ui.add(drag.range(range).speed(speed).update_while_editing(false));
    ui.set_style(usual);
    response.on_hover_text(hint.into())
}

/// A heading of a panel.
pub fn heading(ui: &mut Ui, text: impl Into<String>) {
    ui.label(RichText::new(text).size(18.0).strong());
}

/// Secondary words.
pub fn faint(ui: &mut Ui, text: impl Into<String>) {
    ui.label(RichText::new(text.into()).color(FAINT).size(12.5));
}

/// A line of words no wider than that, cut with an ellipsis.
pub(super) fn elided(ui: &Ui, words: String, size: f32, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple(words, FontId::proportional(size), ink, width);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
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

/// Colours of what is typed and pressed on paper.
pub(super) fn on_paper(ui: &mut Ui) {
    let visuals = ui.visuals_mut();
    visuals.override_text_color = Some(PAPER_INK);
    visuals.weak_text_color = Some(PAPER_FAINT);
    visuals.extreme_bg_color = Color32::from_rgb(252, 248, 238);
    visuals.widgets.inactive.weak_bg_fill = Color32::from_rgb(226, 214, 192);
    visuals.widgets.inactive.bg_fill = Color32::from_rgb(226, 214, 192);
    visuals.widgets.hovered.weak_bg_fill = Color32::from_rgb(240, 222, 184);
    visuals.widgets.active.weak_bg_fill = Color32::from_rgb(240, 222, 184);
    for widget in [&mut visuals.widgets.inactive, &mut visuals.widgets.hovered, &mut visuals.widgets.active, &mut visuals.widgets.open] {
        widget.bg_stroke = Stroke::new(1.0, PAPER_FAINT);
        widget.fg_stroke = Stroke::new(1.5, PAPER_INK);
    }
}

/// What stands between words and the room behind them.
pub fn over_the_room() -> Frame {
    Frame::new().fill(over())
}

fn over() -> Color32 {
    Color32::from_rgba_unmultiplied(18, 16, 14, 235)
}

/// To the right of that x, what stands between words and the room fades out.
pub(super) fn fade_out(root: &Ui, from: f32) {
    let window = root.ctx().viewport_rect();
    let (begin, end) = (from, from + FADE);
    let mut mesh = Mesh::default();
    for (x, ink) in [(begin, over()), (end, Color32::TRANSPARENT)] {
        mesh.colored_vertex(pos2(x, window.top()), ink);
        mesh.colored_vertex(pos2(x, window.bottom()), ink);
    }
    mesh.add_triangle(0, 1, 2);
    mesh.add_triangle(1, 2, 3);
    root.painter().add(mesh);
}

/// The whole window as one place to lay panels out in.
#[must_use]
pub fn root(context: &Context) -> Ui {
    let builder = egui::UiBuilder::new().layer_id(LayerId::background()).max_rect(context.viewport_rect());
    Ui::new(context.clone(), "window".into(), builder)
}

/// The room behind a screen, over the whole window.
pub fn backdrop(root: &Ui, picture: Option<TextureId>) {
    if let Some(texture) = picture {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        root.painter().image(texture, root.ctx().viewport_rect(), whole, Color32::WHITE);
    }
}
