//! The debrief: the session on a line of time with every finding on it, the list of findings, and the one that is chosen.

mod list;
mod one;
mod plots;
mod told;
mod when;

pub use told::{Answer, Debrief, Told, Wish};

use crate::files::report::Export;
use crate::panels::stage::Step;
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::panels::words::Words;
use crate::sim::scoring::Report;
use crate::sim::view::{self, MomentView};
use egui::{Align, CentralPanel, Color32, Frame, Key, Label, Layout, Modifiers, Panel, RichText, ScrollArea, Ui};

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
    /// What came of what was last asked for.
    pub answer: Option<Answer>,
}

/// The report over the room; what is wanted next.
pub fn debrief_ui(root: &mut Ui, words: &Words, debrief: &Debrief, reading: &mut Reading) -> Option<Wish> {
    let mut wish = None;
    CentralPanel::default().frame(theme::over_the_room().inner_margin(12)).show(root, |ui| match debrief {
        Debrief::Writing => {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.4);
                ui.spinner();
                ui.label(words.say("debrief-writing"));
            });
        }
        Debrief::Failed(error) => {
            ui.vertical_centered(|ui| {
                ui.label(RichText::new(error).color(theme::RED));
                wish = back_ui(ui, words);
            });
        }
        Debrief::Ready(told) => {
            keys(ui, told, reading);
            Panel::bottom("debrief foot")
                .show_separator_line(false)
                .frame(Frame::NONE)
                .show(ui, |ui| foot_ui(ui, words, told, reading, &mut wish));
            let margin = ((ui.available_width() - WIDEST) / 2.0).max(0.0);
            ui.horizontal_top(|ui| {
                ui.add_space(margin);
                ui.vertical(|ui| {
                    ui.set_max_width(WIDEST.min(ui.available_width()));
                    read_ui(ui, words, told, reading, &mut wish);
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

fn read_ui(ui: &mut Ui, words: &Words, told: &Told, reading: &mut Reading, wish: &mut Option<Wish>) {
    title_ui(ui, words, &told.report);
    if ui.available_width() < NARROW {
        ScrollArea::vertical().id_salt("both").auto_shrink(false).show(ui, |ui| {
            when::when_ui(ui, words, told, reading);
            ui.add_space(6.0);
            sheet(ui, |ui| one::one_ui(ui, words, told, reading, wish));
            ui.add_space(6.0);
            sheet(ui, |ui| list::list_ui(ui, words, told, reading));
        });
        return;
    }
    when::when_ui(ui, words, told, reading);
    ui.add_space(6.0);
    let left = ui.available_width() * 0.42;
    ui.horizontal_top(|ui| {
        for (name, width) in [("list", left), ("one", ui.available_width() - left - ui.spacing().item_spacing.x)] {
            ui.allocate_ui(egui::vec2(width, ui.available_height()), |ui| {
                ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, |ui| {
                    sheet(ui, |ui| {
                        if name == "list" { list::list_ui(ui, words, told, reading) } else { one::one_ui(ui, words, told, reading, wish) }
                    });
                });
            });
        }
    });
}

/// A sheet of paper, with what stands on it in ink.
fn sheet(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    theme::paper().inner_margin(14).show(ui, |ui| {
        theme::on_paper(ui);
        let visuals = ui.visuals_mut();
        visuals.widgets.noninteractive.fg_stroke.color = theme::PAPER_INK;
        visuals.selection.bg_fill = Color32::from_rgb(240, 214, 160);
        ui.set_min_width(ui.available_width());
        ui.vertical(add);
    });
}

fn title_ui(ui: &mut Ui, words: &Words, report: &Report) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(words.say("debrief-heading")).size(22.0).strong());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(marks_of(words, report.marks, report.of)).size(22.0).strong());
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(Label::new(RichText::new(words.content(&report.title)).color(theme::FAINT).italics()).truncate());
            });
        });
    });
}

/// The way back.
fn back_ui(ui: &mut Ui, words: &Words) -> Option<Wish> {
    let back = words.say("debrief-done");
    theme::primary(ui, "debrief/done", back.as_str(), back.as_str()).then_some(Wish::Go(Step::Scenarios))
}

/// The way back, the forms in which the report leaves the program, and what came of what was asked for.
fn foot_ui(ui: &mut Ui, words: &Words, told: &Told, reading: &Reading, wish: &mut Option<Wish>) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        *wish = back_ui(ui, words);
        for (name, id, form) in [
            ("page", "debrief-save-page", Export::Page),
            ("csv", "debrief-save-csv", Export::Csv),
            ("json", "debrief-save-json", Export::Json),
        ] {
            if theme::button(ui, &format!("debrief/export={name}"), words.say(id)) {
                *wish = Some(Wish::Export(form));
            }
        }
        let answer = reading.answer.as_ref().unwrap_or(&told.page);
        ui.label(RichText::new(answer.say(words)).color(theme::FAINT).size(12.5));
        if let Answer::Written(place) = answer {
            let place = place.display().to_string();
            let response = ui.button(words.say("debrief-copy")).on_hover_text(&place);
            theme::mark(ui, "debrief/copy", &response);
            if response.clicked() {
                ui.ctx().copy_text(place);
            }
        }
    });
}

/// Marks of those that could be had.
fn marks_of(words: &Words, got: f64, of: f64) -> String {
    words.with("debrief-marks", &[("marks", marks(words, got).into()), ("of", marks(words, of).into())])
}

/// Marks without a needless decimal.
fn marks(words: &Words, value: f64) -> String {
    words.number(value, usize::from((value - value.round()).abs() >= 0.05))
}

/// A moment in words: the clock, and where in which take.
fn moment_words(words: &Words, moment: &MomentView) -> String {
    let Some((take, at_s)) = moment.take else { return moment.clock.clone() };
    let args = [("clock", moment.clock.as_str().into()), ("into", view::minutes(at_s).into()), ("take", take.to_string().into())];
    words.with("debrief-moment", &args)
}

/// Faint ink on paper.
fn faint(ui: &mut Ui, text: impl Into<String>) {
    ui.label(ink(text).color(PAPER_FAINT).size(12.5));
}
