//! The list of scenarios.

use crate::panels::stage::Step;
use crate::panels::theme;
use crate::panels::windows;
use crate::panels::words::Words;
use crate::sim::scenario::Scenario;
use egui::{Panel, RichText, ScrollArea, Ui};
use std::sync::Arc;

/// Everything on offer.
#[derive(Debug, Clone, Default)]
pub struct Shelf {
    /// The scenarios that could be read.
    pub scenarios: Vec<Arc<Scenario>>,
    /// What is wrong with those that could not.
    pub faults: Vec<String>,
}

/// The list, over the room.
pub fn scenarios_ui(root: &mut Ui, words: &Words, shelf: &Shelf) -> Option<Step> {
    let mut step = None;
    let width = 620.0_f32.min(root.available_width());
    let panel = Panel::left("scenarios").exact_size(width).resizable(false).show_separator_line(false);
    let shaded = panel.frame(theme::over_the_room().inner_margin(40)).show(root, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.label(RichText::new(words.say("title-sessions")).size(32.0).strong());
            ui.add_space(16.0);
            for (place, scenario) in shelf.scenarios.iter().enumerate() {
                if scenario_ui(ui, words, scenario) {
                    step = Some(Step::Brief(place));
                }
            }
            if shelf.scenarios.is_empty() {
                ui.label(words.say("scenarios-none"));
            }
            for fault in &shelf.faults {
                ui.label(RichText::new(fault).color(theme::RED).monospace());
            }
            ui.add_space(16.0);
            if theme::button(ui, "scenarios/back", words.say("back")) || windows::leads_back(ui) {
                step = Some(Step::Title);
            }
        });
    });
    theme::fade_out(root, shaded.response.rect.right());
    step
}

/// One scenario; whether its sheet is wanted.
fn scenario_ui(ui: &mut Ui, words: &Words, scenario: &Scenario) -> bool {
    let card = theme::card().inner_margin(16).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let title = words.content(&scenario.file.title);
        ui.label(RichText::new(&title).size(22.0).strong());
        let brief = &scenario.file.brief;
        theme::faint(ui, format!("{} · {}–{} · {}", brief.date, brief.start, brief.clear_by, words.content(&brief.studio)));
        ui.label(words.content(&scenario.file.summary));
        ui.add_space(6.0);
        let full = words.with("scenarios-read-name", &[("title", title.into())]);
        theme::primary(ui, &format!("scenarios/{}", scenario.file.id), words.say("scenarios-read"), full)
    });
    card.inner
}
