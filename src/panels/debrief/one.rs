//! The finding that is chosen: where, when, what was expected and what was found, by ear and drawn.

use crate::panels::debrief::plots::plots_ui;
use crate::panels::debrief::{Reading, Told, Wish, faint};
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::sim::view::{self, FindingView, MomentView};
use egui::{Color32, Ui, WidgetInfo, WidgetType};

/// Ink of what cost marks.
const AGAINST: Color32 = Color32::from_rgb(150, 52, 30);

/// Everything about it.
pub(super) fn one_ui(ui: &mut Ui, told: &Told, reading: &mut Reading, wish: &mut Option<Wish>) {
    let (Some(finding), Some(seen)) = (told.report.findings.get(reading.chosen), told.findings.get(reading.chosen)) else {
        faint(ui, "Choose a finding, in the list or on the line of time.");
        return;
    };
    ui.label(ink(&finding.title).size(18.0).strong());
    told_ui(ui, "Where", &seen.place);
    told_ui(ui, "Expected", &seen.expected);
    moments_ui(ui, seen, reading);
    for text in finding.evidence.iter().filter(|evidence| evidence.at.is_none()) {
        ui.label(ink(&text.text).color(if text.against { AGAINST } else { theme::PAPER_INK }));
    }
    if let Some(cause) = &finding.cause {
        told_ui(ui, "Cause", cause);
    }
    if !finding.advice.is_empty() {
        told_ui(ui, "Next time", &finding.advice);
    }
    let moment = reading.moment.and_then(|nth| seen.moments.get(nth)).or(seen.first());
    if let Some(moment) = moment {
        again_ui(ui, told, seen, moment, wish);
        plots_ui(ui, told, seen, moment);
    }
}

fn told_ui(ui: &mut Ui, head: &str, text: &str) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(ink(format!("{head}:")).color(PAPER_FAINT));
        ui.label(ink(text));
    });
}

/// What was found at each of its moments; one of them can be chosen.
fn moments_ui(ui: &mut Ui, seen: &FindingView, reading: &mut Reading) {
    for (nth, moment) in seen.moments.iter().enumerate() {
        let chosen = reading.moment.map_or_else(|| seen.first() == Some(moment), |chosen| chosen == nth);
        ui.horizontal_wrapped(|ui| {
            let words = view::moment_words(moment);
            let response = ui.selectable_label(chosen, ink(&words).monospace().size(12.5));
            response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, format!("Moment {words}")));
            theme::mark(ui, format!("debrief/moment/{nth}"), &response);
            if response.clicked() {
                reading.moment = Some(nth);
            }
            ui.label(ink(&moment.text).color(if moment.against { AGAINST } else { theme::PAPER_INK }));
        });
    }
}

/// The moment by ear, before and after, and the session again from there.
fn again_ui(ui: &mut Ui, told: &Told, seen: &FindingView, moment: &MomentView, wish: &mut Option<Wish>) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let listen = |expert| Wish::Listen { at: moment.at, track: seen.track, expert };
        let words = if moment.take.is_some() { "▶ As you recorded it" } else { "▶ As it was heard" };
        if theme::button(ui, "debrief/listen", words) {
            *wish = Some(listen(false));
        }
        let can = told.expert && moment.take.is_some();
        let response = ui.add_enabled(can, egui::Button::new("▶ As the expert recorded it"));
        let response = response.on_disabled_hover_text("There is no expert’s take of this moment.");
        theme::mark(ui, "debrief/listen=expert", &response);
        if response.clicked() {
            *wish = Some(listen(true));
        }
        if theme::button(ui, "debrief/hush", "■") {
            *wish = Some(Wish::Hush);
        }
        if theme::button(ui, "debrief/retry", "Try again from here") {
            *wish = Some(Wish::Retry(moment.at));
        }
    });
}
