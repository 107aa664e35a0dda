//! The recall sheet: of every unit what does not stand at zero, read off the studio and never typed.

use crate::panels::Desk;
use crate::panels::names::{choice_word, control_name, type_name};
use crate::panels::sheets::faint;
use crate::panels::theme::ink;
use crate::sim::gear::{ControlId, ControlKind, Setting, UnitId};
use crate::sim::paperwork::{Recall, recall};
use egui::{Grid, Ui};

/// Every unit with something off zero.
pub(super) fn recall_ui(ui: &mut Ui, desk: &Desk) {
    faint(ui, desk.words.say("sheet-recall-hint"));
    let mut none = true;
    for unit in desk.scenario.units.keys() {
        let lines = recall(desk.scenario, desk.studio, unit);
        if lines.is_empty() {
            continue;
        }
        none = false;
        ui.add_space(8.0);
        ui.horizontal_wrapped(|ui| {
            ui.label(ink(unit.to_string()).strong().size(15.0));
            faint(ui, type_name(desk, unit));
        });
        unit_ui(ui, desk, unit, &lines);
    }
    if none {
        faint(ui, desk.words.say("sheet-recall-none"));
    }
}

fn unit_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, lines: &[Recall]) {
    Grid::new(("recall", unit)).num_columns(2).spacing([24.0, 3.0]).show(ui, |ui| {
        for line in lines {
            let id = ControlId::new(unit, line.control.as_str());
            let name = control_name(desk, &id);
            let short = name.replace(&format!(", {unit}"), "").trim().to_owned();
            ui.label(ink(short).size(13.0));
            ui.label(ink(stands(desk, &id, &line.stands)).strong().size(13.0));
            ui.end_row();
        }
    });
}

/// How a control stands, with its unit.
fn stands(desk: &Desk, id: &ControlId, setting: &Setting) -> String {
    let words = desk.words;
    let unit = match desk.scenario.control(id).map(|spec| &spec.kind) {
        Some(ControlKind::Knob { unit, .. }) => *unit,
        _ => "",
    };
    match setting {
        Setting::On(on) => words.say(if *on { "sheet-in" } else { "sheet-out" }),
        Setting::At(value) if *value <= -90.0 => "–∞".to_owned(),
        Setting::At(value) => {
            let decimals = usize::from((value - value.round()).abs() > 0.04);
            format!("{} {unit}", words.number(*value, decimals)).trim().to_owned()
        }
        Setting::Choice(word) => choice_word(words, word),
        Setting::Text(text) => words.with("found-quoted", &[("text", text.as_str().into())]),
    }
}
