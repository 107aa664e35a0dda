//! The findings by the parts of the work; one of them is chosen.

use crate::panels::debrief::{Reading, Told, faint, marks, marks_of, moment_words};
use crate::panels::theme::{self, ink};
use crate::panels::words::Words;
use crate::sim::scoring::Finding;
use egui::{ProgressBar, Ui};

/// The list.
pub(super) fn list_ui(ui: &mut Ui, words: &Words, told: &Told, reading: &mut Reading) {
    if told.report.findings.is_empty() {
        faint(ui, words.say("debrief-nothing"));
    }
    let mut group = "";
    for (nth, (finding, seen)) in told.report.findings.iter().zip(&told.findings).enumerate() {
        if finding.group != group {
            group = &finding.group;
            ui.add_space(if nth == 0 { 0.0 } else { 10.0 });
            ui.label(ink(words.content(group)).size(17.0).strong());
        }
        if finding_ui(ui, words, finding, nth, reading.chosen == nth) {
            reading.choose(nth);
        }
        if let Some(moment) = seen.first() {
            ui.indent(&finding.criterion, |ui| faint(ui, format!("{} · {}", moment_words(words, moment), words.sentence(&moment.text))));
        }
    }
}

/// Marks and title; whether it was chosen.
fn finding_ui(ui: &mut Ui, words: &Words, finding: &Finding, nth: usize, chosen: bool) -> bool {
    ui.horizontal_wrapped(|ui| {
        let share = if finding.of > 0.0 { finding.marks / finding.of } else { 1.0 };
        let fill = if finding.is_lost() { theme::LOST_MARKS } else { theme::FULL_MARKS };
        let bar = ui.add(ProgressBar::new(share as f32).desired_width(44.0).desired_height(8.0).fill(fill));
        let title = words.content(&finding.title);
        let got = marks_of(words, finding.marks, finding.of);
        theme::name(&bar, words.with("value-of", &[("name", title.as_str().into()), ("value", got.into())]));
        ui.label(ink(format!("{}/{}", marks(words, finding.marks), marks(words, finding.of))).monospace().size(12.5));
        let response = ui.selectable_label(chosen, ink(title).size(14.5).strong());
        theme::mark(ui, format!("debrief/finding/{nth}"), &response);
        response.clicked()
    })
    .inner
}
