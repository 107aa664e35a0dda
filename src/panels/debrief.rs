//! The report, read with the lead's cup of tea.

use crate::panels::stage::Step;
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::panels::words::Words;
use crate::sim::scoring::{Finding, Report};
use crate::sim::view;
use egui::{Align, CentralPanel, Layout, Panel, ProgressBar, RichText, ScrollArea, Ui};

/// The report, being written or ready.
#[derive(Debug)]
pub enum Debrief {
    /// Somebody is still listening back.
    Writing,
    /// The report, and a sentence that says where it was written or why it was not.
    Ready(Box<Report>, String),
    /// Why there is none.
    Failed(String),
}

/// The report over the room.
pub fn debrief_ui(root: &mut Ui, words: &Words, debrief: &Debrief) -> Option<Step> {
    let mut step = None;
    Panel::bottom("ways").show_separator_line(false).frame(theme::over_the_room().inner_margin(12)).show(root, |ui| {
        let is_over = !matches!(debrief, Debrief::Writing);
        if is_over && theme::primary(ui, "debrief/done", words.say("debrief-done"), words.say("debrief-done")) {
            step = Some(Step::Scenarios);
        }
    });
    CentralPanel::default().frame(theme::over_the_room().inner_margin(12)).show(root, |ui| match debrief {
        Debrief::Writing => {
            ui.vertical_centered(|ui| {
                ui.add_space(ui.available_height() * 0.4);
                ui.spinner();
                ui.label(words.say("debrief-writing"));
            });
        }
        Debrief::Failed(error) => {
            ui.label(RichText::new(error).color(theme::RED));
        }
        Debrief::Ready(report, place) => {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                ui.vertical_centered(|ui| {
                    ui.set_max_width(860.0);
                    theme::paper().show(ui, |ui| ui.vertical(|ui| report_ui(ui, words, report, place)));
                });
            });
        }
    });
    step
}

fn report_ui(ui: &mut Ui, words: &Words, report: &Report, place: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.label(ink(words.say("debrief-heading")).size(28.0).strong());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let args = [("marks", marks(words, report.marks).into()), ("of", marks(words, report.of).into())];
            ui.label(ink(words.with("debrief-marks", &args)).size(28.0).strong());
        });
    });
    ui.label(ink(&report.title).color(PAPER_FAINT).italics());
    let mut group = "";
    for finding in &report.findings {
        if finding.group != group {
            group = &finding.group;
            ui.add_space(12.0);
            ui.label(ink(group).size(18.0).strong());
        }
        finding_ui(ui, words, finding);
    }
    ui.add_space(14.0);
    ui.label(ink(place).color(PAPER_FAINT).size(12.5));
}

fn finding_ui(ui: &mut Ui, words: &Words, finding: &Finding) {
    let full = finding.marks >= finding.of;
    ui.horizontal_wrapped(|ui| {
        let share = if finding.of > 0.0 { finding.marks / finding.of } else { 1.0 };
        let fill = if full { theme::FULL_MARKS } else { theme::LOST_MARKS };
        let bar = ui.add(ProgressBar::new(share as f32).desired_width(70.0).desired_height(8.0).fill(fill));
        theme::name(&bar, &finding.title);
        ui.label(ink(format!("{} / {}", marks(words, finding.marks), marks(words, finding.of))).monospace().size(13.0));
        ui.label(ink(&finding.title).size(15.0).strong());
    });
    ui.indent(&finding.criterion, |ui| {
        for evidence in &finding.evidence {
            let at = evidence.at.map(|at| format!("{}  ", view::minutes(at.seconds()))).unwrap_or_default();
            ui.label(ink(format!("{at}{}", evidence.text)).size(13.5));
        }
        if let Some(cause) = &finding.cause {
            ui.label(ink(words.with("debrief-cause", &[("cause", cause.as_str().into())])).size(13.5));
        }
        if !full {
            let advice = words.with("debrief-advice", &[("advice", finding.advice.as_str().into())]);
            ui.label(ink(advice).size(13.5).color(PAPER_FAINT).italics());
        }
    });
}

fn marks(words: &Words, value: f64) -> String {
    words.number(value, usize::from((value - value.round()).abs() >= 0.05))
}
