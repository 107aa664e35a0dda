//! The finding that is chosen: where, when, what was expected and what was found, by ear and drawn.

use crate::panels::debrief::plots::plots_ui;
use crate::panels::debrief::{Reading, Told, Wish, faint, moment_words};
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::panels::words::Words;
use crate::sim::view::{FindingView, MomentView};
use egui::{Button, Color32, Ui};

/// Ink of what cost marks.
const AGAINST: Color32 = Color32::from_rgb(150, 52, 30);

/// Everything about it.
pub(super) fn one_ui(ui: &mut Ui, words: &Words, told: &Told, reading: &mut Reading, wish: &mut Option<Wish>) {
    let (Some(finding), Some(seen)) = (told.report.findings.get(reading.chosen), told.findings.get(reading.chosen)) else {
        faint(ui, words.say("debrief-choose"));
        return;
    };
    ui.label(ink(words.content(&finding.title)).size(18.0).strong());
    told_ui(ui, &words.say("debrief-where"), &words.sentence(&seen.place));
    told_ui(ui, &words.say("debrief-expected"), &words.sentence(&seen.expected));
    moments_ui(ui, words, seen, reading);
    for text in finding.evidence.iter().filter(|evidence| evidence.at.is_none()) {
        ui.label(ink(words.sentence(&text.text)).color(if text.against { AGAINST } else { theme::PAPER_INK }));
    }
    if let Some(cause) = &finding.cause {
        told_ui(ui, &words.say("debrief-cause"), &words.sentence(cause));
    }
    if !finding.advice.is_empty() {
        told_ui(ui, &words.say("debrief-advice"), &words.content(&finding.advice));
    }
    let moment = reading.moment.and_then(|nth| seen.moments.get(nth)).or(seen.first());
    if let Some(moment) = moment {
        again_ui(ui, words, told, seen, moment, wish);
        plots_ui(ui, words, told, seen, moment);
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
fn moments_ui(ui: &mut Ui, words: &Words, seen: &FindingView, reading: &mut Reading) {
    for (nth, moment) in seen.moments.iter().enumerate() {
        let chosen = reading.moment.map_or_else(|| seen.first() == Some(moment), |chosen| chosen == nth);
        ui.horizontal_wrapped(|ui| {
            let moment_words = moment_words(words, moment);
            let response = ui.selectable_label(chosen, ink(&moment_words).monospace().size(12.5));
            theme::mark(ui, format!("debrief/moment/{nth}"), &response);
            let said = words.sentence(&moment.text);
            theme::name(&response, words.with("debrief-moment-name", &[("moment", moment_words.into()), ("text", said.as_str().into())]));
            if response.clicked() {
                reading.moment = Some(nth);
            }
            ui.label(ink(said).color(if moment.against { AGAINST } else { theme::PAPER_INK }));
        });
    }
}

/// The moment by ear, before and after, and the session again from there.
fn again_ui(ui: &mut Ui, words: &Words, told: &Told, seen: &FindingView, moment: &MomentView, wish: &mut Option<Wish>) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        let listen = |expert| Wish::Listen { at: moment.at, track: seen.track, expert };
        let theirs = words.say(if moment.take.is_some() { "debrief-listen-take" } else { "debrief-listen" });
        if theme::short_button(ui, "debrief/listen", format!("▶ {theirs}"), theirs) {
            *wish = Some(listen(false));
        }
        let expert = words.say("debrief-listen-expert");
        let can = told.expert && moment.take.is_some();
        let response = ui.add_enabled(can, Button::new(format!("▶ {expert}")));
        let response = response.on_disabled_hover_text(words.say("debrief-no-expert"));
        theme::mark(ui, "debrief/listen=expert", &response);
        theme::name(&response, expert);
        if response.clicked() {
            *wish = Some(listen(true));
        }
        if theme::short_button(ui, "debrief/hush", "■", words.say("debrief-hush")) {
            *wish = Some(Wish::Hush);
        }
        if theme::button(ui, "debrief/retry", words.say("debrief-retry")) {
            *wish = Some(Wish::Retry(moment.at));
        }
    });
}
