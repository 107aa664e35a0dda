//! The findings by the parts of the work; one of them is chosen.

use crate::panels::debrief::{Reading, Told, faint, marks};
use crate::panels::theme::{self, ink};
use crate::sim::scoring::Finding;
use crate::sim::view;
use egui::{ProgressBar, Ui, WidgetInfo, WidgetType};

/// The list.
pub(super) fn list_ui(ui: &mut Ui, told: &Told, reading: &mut Reading) {
    if told.report.findings.is_empty() {
        faint(ui, "Nothing is judged in this session.");
    }
    let mut group = "";
    for (nth, (finding, seen)) in told.report.findings.iter().zip(&told.findings).enumerate() {
        if finding.group != group {
            group = &finding.group;
            ui.add_space(if nth == 0 { 0.0 } else { 10.0 });
            ui.label(ink(group).size(17.0).strong());
        }
        if finding_ui(ui, finding, nth, reading.chosen == nth) {
            reading.choose(nth);
        }
        if let Some(moment) = seen.first() {
            ui.indent(&finding.criterion, |ui| faint(ui, format!("{} · {}", view::moment_words(moment), moment.text)));
        }
    }
}

/// Marks and title; whether it was chosen.
fn finding_ui(ui: &mut Ui, finding: &Finding, nth: usize, chosen: bool) -> bool {
    ui.horizontal_wrapped(|ui| {
        let share = if finding.of > 0.0 { finding.marks / finding.of } else { 1.0 };
        let fill = if finding.is_lost() { theme::LOST_MARKS } else { theme::FULL_MARKS };
        ui.add(ProgressBar::new(share as f32).desired_width(44.0).desired_height(8.0).fill(fill));
        ui.label(ink(format!("{}/{}", marks(finding.marks), marks(finding.of))).monospace().size(12.5));
        let response = ui.selectable_label(chosen, ink(&finding.title).size(14.5).strong());
        response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, &finding.title));
        theme::mark(ui, format!("debrief/finding/{nth}"), &response);
        response.clicked()
    })
    .inner
}
