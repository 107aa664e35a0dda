//! The report, read with the lead's cup of tea.

use crate::panels::stage::Step;
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::sim::scoring::{Finding, Report};
use crate::sim::view;
use egui::{Align, CentralPanel, Layout, ProgressBar, RichText, ScrollArea, Ui};

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
pub fn debrief_ui(root: &mut Ui, debrief: &Debrief) -> Option<Step> {
    let mut step = None;
    CentralPanel::default().frame(theme::over_the_room().inner_margin(20)).show(root, |ui| {
        ui.vertical_centered(|ui| match debrief {
            Debrief::Writing => {
                ui.add_space(ui.available_height() * 0.4);
                ui.spinner();
                ui.label("Listening back to the takes…");
            }
            Debrief::Failed(error) => {
                ui.label(RichText::new(error).color(theme::RED));
            }
            Debrief::Ready(report, place) => {
                ui.set_max_width(860.0);
                let room = ui.available_height() - 56.0;
                ScrollArea::vertical().max_height(room).show(ui, |ui| {
                    theme::paper().show(ui, |ui| ui.vertical(|ui| report_ui(ui, report, place)));
                });
                ui.add_space(10.0);
                if theme::primary(ui, "debrief/done", "Back to the sessions") {
                    step = Some(Step::Scenarios);
                }
            }
        });
    });
    step
}

fn report_ui(ui: &mut Ui, report: &Report, place: &str) {
    ui.horizontal(|ui| {
        ui.label(ink("Debrief").size(28.0).strong());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(ink(format!("{} of {}", marks(report.marks), marks(report.of))).size(28.0).strong());
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
        finding_ui(ui, finding);
    }
    ui.add_space(14.0);
    ui.label(ink(place).color(PAPER_FAINT).size(12.5));
}

fn finding_ui(ui: &mut Ui, finding: &Finding) {
    let full = finding.marks >= finding.of;
    ui.horizontal(|ui| {
        let share = if finding.of > 0.0 { finding.marks / finding.of } else { 1.0 };
        let fill = if full { theme::FULL_MARKS } else { theme::LOST_MARKS };
        ui.add(ProgressBar::new(share as f32).desired_width(70.0).desired_height(8.0).fill(fill));
        ui.label(ink(format!("{} / {}", marks(finding.marks), marks(finding.of))).monospace().size(13.0));
        ui.label(ink(&finding.title).size(15.0).strong());
    });
    ui.indent(&finding.criterion, |ui| {
        for evidence in &finding.evidence {
            let at = evidence.at.map(|at| format!("{}  ", view::minutes(at.seconds()))).unwrap_or_default();
            ui.label(ink(format!("{at}{}", evidence.text)).size(13.5));
        }
        if let Some(cause) = &finding.cause {
            ui.label(ink(format!("Cause: {cause}")).size(13.5));
        }
        if !full {
            ui.label(ink(format!("Next time: {}", finding.advice)).size(13.5).color(PAPER_FAINT).italics());
        }
    });
}

fn marks(value: f64) -> String {
    if (value - value.round()).abs() < 0.05 { format!("{value:.0}") } else { format!("{value:.1}") }
}
