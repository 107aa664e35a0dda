//! What is in front of the eyes, close: its controls with their exact values, its jacks with what is in them, its keys.

use crate::panels::names::{connector_word, unit_name};
use crate::panels::offer::deeds_ui;
use crate::panels::theme::{self, AMBER, FAINT};
use crate::panels::{Desk, Outbox, Stage, controls, tape};
use crate::sim::gear::{Connector, ControlKind, GearKind, JackId, UnitId};
use crate::sim::view::{self, ControlView, Target};
use egui::{Context, Grid, Id, RichText, ScrollArea, TextEdit, Ui};

/// So many controls and jacks can be looked through; of more, some letters find the one that is meant.
const FEW: usize = 24;
/// The most of them that are shown at once.
const MOST: usize = 96;

/// The thing that is looked at.
pub fn closer_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox, stage: &mut Stage) {
    let words = desk.words;
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let Some(unit) = outbox.focus.unit.clone() else {
            theme::heading(ui, words.say("stage-closer"));
            theme::faint(ui, words.say("focus-none"));
            return;
        };
        let Some(gear) = desk.scenario.gear(&unit) else { return };
        ui.horizontal_wrapped(|ui| {
            theme::heading(ui, unit_name(desk, &unit));
            if has_two_sides(&gear.kind) {
                turn_ui(ui, desk, &unit, outbox);
            }
        });
        let mut controls: Vec<_> = view::controls(desk.scenario, desk.studio, &unit);
        if let GearKind::TapeMachine(machine) = &gear.kind {
            tape::deck_ui(ui, desk, outbox);
            controls.retain(|control| tape::is_of_the_machine(&control.spec.name));
            controls_ui(ui, desk, &unit, &controls, outbox);
            tape::tracks_ui(ui, desk, &unit, machine, outbox);
            controls.clear();
        }
        let mut jacks: Vec<_> = gear.jacks().into_iter().filter(|jack| jack.connector != Connector::Soldered).collect();
        let all = controls.len() + jacks.len();
        if all > FEW {
            let typed = find_ui(ui, desk);
            let parts: Vec<_> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
            let is_meant = |name: String| parts.iter().all(|part| name.to_lowercase().contains(part));
            // By the word that stands beside it, or by what is engraved on the thing.
            controls.retain(|control| is_meant(format!("{} {}", controls::short_name(words, &control.spec.name), control.spec.name)));
            jacks.retain(|jack| is_meant(view::jack_name(desk.scenario, &JackId::new(&unit, jack.name.as_str()))));
        }
        let found = controls.len() + jacks.len();
        controls.truncate(MOST);
        jacks.truncate(MOST - controls.len());
        if !controls.is_empty() {
            ui.add_space(8.0);
            theme::heading(ui, words.say("closer-controls"));
            controls_ui(ui, desk, &unit, &controls, outbox);
        }
        if !jacks.is_empty() {
            ui.add_space(8.0);
            theme::heading(ui, words.say("closer-jacks"));
            for jack in &jacks {
                jack_ui(ui, desk, &JackId::new(&unit, jack.name.as_str()), jack.connector, outbox, stage);
            }
        }
        match found.saturating_sub(MOST) {
            0 if found == 0 && all > 0 => theme::faint(ui, words.say("search-nothing")),
            0 => {}
            more => theme::faint(ui, words.with("closer-more", &[("count", more.into())])),
        }
    });
}

/// Where what is typed into the field of the close-up is kept.
fn field() -> Id {
    Id::new("closer find")
}

/// Has the close-up show what has these words in its name, or everything.
pub(super) fn look_for(context: &Context, typed: String) {
    context.data_mut(|data| data.insert_temp(field(), typed));
}

/// A field for some letters of what is looked for, and what is in it.
fn find_ui(ui: &mut Ui, desk: &Desk) -> String {
    let mut typed: String = ui.data(|data| data.get_temp(field()).unwrap_or_default());
    let response = ui.add(TextEdit::singleline(&mut typed).desired_width(220.0).hint_text(desk.words.say("closer-find")));
    theme::mark(ui, "closer/find", &response);
    theme::name(&response, desk.words.say("closer-find"));
    look_for(ui.ctx(), typed.clone());
    typed
}

/// Whether there is something on the other side of it that can be got at: racks are shut behind.
fn has_two_sides(kind: &GearKind) -> bool {
    match kind {
        GearKind::DirectBox(_) | GearKind::StageBox(_) => true,
        GearKind::HeadphoneAmp(one) => one.is_box(),
        _ => false,
    }
}

/// Looks at it from behind, or from the front again.
fn turn_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, outbox: &mut Outbox) {
    let is_behind = outbox.focus.behind.as_ref() == Some(unit);
    let id = if is_behind { "closer-front" } else { "closer-behind" };
    if theme::button(ui, "closer/turn", desk.words.say(id)) {
        outbox.focus.behind = (!is_behind).then(|| unit.clone());
    }
}

fn controls_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, all: &[ControlView], outbox: &mut Outbox) {
    Grid::new(format!("closer {unit}")).num_columns(2).spacing([10.0, 4.0]).show(ui, |ui| {
        for control in all {
            let name = controls::short_name(desk.words, &control.spec.name);
            ui.label(RichText::new(name).color(FAINT).size(12.5));
            match control.spec.kind {
                ControlKind::Switch => {
                    let shown = desk.words.say(if control.setting.is_on() { "room-on" } else { "room-off" });
                    controls::switch_ui(ui, desk, control, &shown, outbox);
                }
                ControlKind::Knob { .. } => controls::knob_ui(ui, desk, control, outbox),
                ControlKind::Selector(_) => controls::selector_ui(ui, desk, control, 130.0, outbox),
                ControlKind::Label => {
                    ui.label(control.setting.text());
                }
            }
            ui.end_row();
        }
    });
}

fn jack_ui(ui: &mut Ui, desk: &Desk, jack: &JackId, connector: Connector, outbox: &mut Outbox, stage: &mut Stage) {
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(view::jack_name(desk.scenario, jack)).size(13.0));
        theme::faint(ui, connector_word(desk.words, connector));
        if let Some((cord, _)) = desk.studio.cord_in(jack) {
            ui.label(RichText::new(cord.to_string()).color(AMBER).size(12.5));
        }
        deeds_ui(ui, desk, &Target::Jack(jack.clone()), outbox, stage);
    });
}
