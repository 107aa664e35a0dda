//! The debrief: the session on a line of time with every finding on it, the list of findings, and the one that is chosen.

mod list;
mod one;
mod plots;
mod told;
mod when;

pub use told::{Debrief, Told, Wish};

use crate::files::report::Export;
use crate::panels::stage::Step;
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::sim::scoring::Report;
use egui::{Align, CentralPanel, Color32, Key, Layout, Modifiers, Panel, RichText, ScrollArea, Ui};

/// Under this width list and finding stand one above the other, points.
const NARROW: f32 = 760.0;
/// Greatest width of everything, points.
const WIDEST: f32 = 1240.0;

/// What is being read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The finding that is chosen.
    pub(super) chosen: usize,
    /// Its moment that is chosen; the first that cost marks while none is.
    pub(super) moment: Option<usize>,
    /// What the program says about what was last asked for.
    pub said: String,
}

/// The report over the room; what is wanted next.
pub fn debrief_ui(root: &mut Ui, debrief: &Debrief, reading: &mut Reading) -> Option<Wish> {
    let mut wish = None;
    CentralPanel::default().frame(theme::over_the_room().inner_margin(12)).show(root, |ui| match debrief {
        Debrief::Writing => {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.4);
                ui.spinner();
                ui.label("Listening back to the takes…");
            });
        }
        Debrief::Failed(error) => {
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(error).color(theme::RED));
                if theme::primary(ui, "debrief/done", "Back to the sessions") {
                    wish = Some(Wish::Go(Step::Scenarios));
                }
            });
        }
        Debrief::Ready(told) => {
            keys(ui, told, reading);
            Panel::bottom("debrief foot")
                .show_separator_line(false)
                .frame(egui::Frame::NONE)
                .show(ui, |ui| foot_ui(ui, told, reading, &mut wish));
            let margin = ((ui.available_width() - WIDEST) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_max_width(WIDEST.min(ui.available_width()));
                    read_ui(ui, told, reading, &mut wish);
                });
            });
        }
    });
    wish
}

/// Arrows go through the findings.
fn keys(ui: &Ui, told: &Told, reading: &mut Reading) {
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let by = ui.input_mut(|input| {
        let mut hit = |key| input.consume_key(Modifiers::NONE, key);
        i64::from(hit(Key::ArrowDown)) - i64::from(hit(Key::ArrowUp))
    });
    let last = told.findings.len().saturating_sub(1);
    if by != 0 {
        reading.choose(reading.chosen.saturating_add_signed(by as isize).min(last));
    }
}

impl Reading {
    /// Chooses another finding.
    fn choose(&mut self, finding: usize) {
        (self.chosen, self.moment) = (finding, None);
    }

    /// Chooses a moment of a finding, both by their places in their lists.
    pub fn choose_moment(&mut self, finding: usize, moment: usize) {
        (self.chosen, self.moment) = (finding, Some(moment));
    }
}

fn read_ui(ui: &mut Ui, told: &Told, reading: &mut Reading, wish: &mut Option<Wish>) {
    title_ui(ui, &told.report);
    when::when_ui(ui, told, reading);
    ui.add_space(6.0);
    if ui.available_width() < NARROW {
        ScrollArea::vertical().id_salt("both").auto_shrink(false).show(ui, |ui| {
            sheet(ui, |ui| one::one_ui(ui, told, reading, wish));
            ui.add_space(6.0);
            sheet(ui, |ui| list::list_ui(ui, told, reading));
        });
        return;
    }
    let left = ui.available_width() * 0.42;
    ui.horizontal_top(|ui| {
        for (name, width) in [("list", left), ("one", ui.available_width() - left - ui.spacing().item_spacing.x)] {
            ui.allocate_ui(egui::vec2(width, ui.available_height()), |ui| {
                ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
                    sheet(ui, |ui| if name == "list" { list::list_ui(ui, told, reading) } else { one::one_ui(ui, told, reading, wish) });
                });
            });
        }
    });
}

/// A sheet of paper, with what stands on it in ink.
fn sheet(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    theme::paper().inner_margin(14).show(ui, |ui| {
        let visuals = ui.visuals_mut();
        visuals.override_text_color = Some(theme::PAPER_INK);
        visuals.extreme_bg_color = Color32::from_rgb(252, 248, 238);
        let widgets = &mut visuals.widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active, &mut widgets.noninteractive] {
            widget.fg_stroke.color = theme::PAPER_INK;
        }
        for widget in [&mut widgets.inactive, &mut widgets.noninteractive] {
            (widget.weak_bg_fill, widget.bg_fill) = (Color32::from_rgb(226, 214, 192), Color32::from_rgb(226, 214, 192));
        }
        visuals.widgets.hovered.weak_bg_fill = Color32::from_rgb(240, 222, 184);
        visuals.widgets.active.weak_bg_fill = Color32::from_rgb(240, 222, 184);
        visuals.selection.bg_fill = Color32::from_rgb(240, 214, 160);
        ui.set_min_width(ui.available_width());
        ui.vertical(add);
    });
}

fn title_ui(ui: &mut Ui, report: &Report) {
    ui.horizontal(|ui| {
        ui.label(RichText::new("Debrief").size(22.0).strong());
        ui.label(RichText::new(&report.title).color(theme::FAINT).italics());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(format!("{} of {}", marks(report.marks), marks(report.of))).size(22.0).strong());
        });
    });
}

/// The way back, the forms in which the report leaves the program, and what was said about them.
fn foot_ui(ui: &mut Ui, told: &Told, reading: &Reading, wish: &mut Option<Wish>) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        if theme::primary(ui, "debrief/done", "Back to the sessions") {
            *wish = Some(Wish::Go(Step::Scenarios));
        }
        for (name, words, form) in
            [("page", "Save as a page", Export::Page), ("csv", "Save as CSV", Export::Csv), ("json", "Save as JSON", Export::Json)]
        {
            if theme::button(ui, &format!("debrief/export={name}"), words) {
                *wish = Some(Wish::Export(form));
            }
        }
        let said = if reading.said.is_empty() { &told.place } else { &reading.said };
        ui.label(RichText::new(said).color(theme::FAINT).size(12.5));
    });
}

/// Marks without a needless decimal.
fn marks(value: f64) -> String {
    if (value - value.round()).abs() < 0.05 { format!("{value:.0}") } else { format!("{value:.1}") }
}

/// Faint ink on paper.
fn faint(ui: &mut Ui, text: impl Into<String>) {
    ui.label(ink(text).color(PAPER_FAINT).size(12.5));
}
