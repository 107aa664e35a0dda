//! Search: a few letters find a jack, a control or a unit in any panel, and the keyboard goes there.

use crate::panels::Desk;
use crate::panels::names::control_name;
use crate::panels::stage::Stage;
use crate::panels::theme;
use crate::sim::gear::{ControlId, ControlKind, GearKind};
use crate::sim::view;
use egui::{Align2, Context, Key, Modifiers, ScrollArea, TextEdit, Window};

/// Most results that are shown.
const MOST: usize = 12;

/// Something that can be found.
#[derive(Debug, Clone, PartialEq)]
struct Found {
    /// What it is, in words.
    words: String,
    /// Where it is worked with.
    stage: Stage,
    /// The name of its widget there.
    mark: String,
}

/// The search window with what is typed in it; gives the place of what was chosen, and whether the window stays open.
#[must_use]
pub(super) fn search_ui(context: &Context, desk: &Desk, typed: &mut String) -> (Option<Stage>, bool) {
    let mut chosen = None;
    let mut is_open = true;
    let words = desk.words;
    let width = 420.0_f32.min(context.content_rect().width() - 40.0);
    let window = Window::new(words.say("search-heading")).id("search".into()).open(&mut is_open).collapsible(false).resizable(false);
    window.anchor(Align2::CENTER_TOP, [0.0, 48.0]).show(context, |ui| {
        ui.set_width(width);
        let enter = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
        let response = ui.add(TextEdit::singleline(typed).desired_width(f32::INFINITY).hint_text(words.say("search-hint")));
        theme::mark(ui, "search", &response);
        theme::name(&response, words.say("search-heading"));
        // The field has the keyboard from the first moment on.
        if ui.memory(|memory| memory.focused().is_none()) {
            response.request_focus();
        }
        let found = if typed.trim().is_empty() { Vec::new() } else { found(desk, typed) };
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for (place, hit) in found.iter().enumerate() {
                let response = ui.selectable_label(place == 0, &hit.words);
                theme::mark(ui, format!("search/{}", hit.mark), &response);
                if response.clicked() || enter && place == 0 {
                    chosen = Some(hit.clone());
                }
            }
            if found.is_empty() && !typed.trim().is_empty() {
                theme::faint(ui, words.say("search-nothing"));
            }
        });
    });
    if let Some(hit) = &chosen {
        theme::go_to(context, &hit.mark);
    }
    (chosen.as_ref().map(|hit| hit.stage), is_open && chosen.is_none())
}

/// What has all of the words in its name, the shortest names first.
fn found(desk: &Desk, typed: &str) -> Vec<Found> {
    let parts: Vec<_> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut found: Vec<_> = everything(desk)
        .into_iter()
        .filter(|hit| {
            let name = hit.words.to_lowercase();
            parts.iter().all(|part| name.contains(part.as_str()))
        })
        .collect();
    found.sort_by_key(|hit| hit.words.chars().count());
    found.truncate(MOST);
    found
}

fn everything(desk: &Desk) -> Vec<Found> {
    let mut all = Vec::new();
    for slot in view::storage(desk.scenario, desk.studio).into_iter().filter(|slot| slot.stored) {
        let words = format!("{} {}", slot.unit, slot.name);
        all.push(Found { words, stage: Stage::Storage, mark: format!("storage/{}", slot.unit) });
    }
    if let Some(bay) = view::bay(desk.scenario, desk.studio) {
        for jack in bay.points.iter().flat_map(|point| [&point.upper, &point.lower]).filter(|jack| !jack.label.is_empty()) {
            let words = desk.words.with("search-jack", &[("jack", jack.label.as_str().into())]);
            all.push(Found { words, stage: Stage::Bay, mark: format!("jack/{}", jack.jack) });
        }
    }
    for fixture in &desk.scenario.venue.fixtures {
        let Some(kind) = desk.scenario.gear(&fixture.unit).map(|gear| &gear.kind) else { continue };
        for control in view::controls(desk.scenario, desk.studio, &fixture.unit) {
            let Some(stage) = stage_of(kind, &control.spec.name) else { continue };
            all.push(Found {
                words: control_name(desk, &control.id),
                stage,
                mark: mark_of(&control.id, &control.spec.kind, &control.setting),
            });
        }
    }
    all
}

/// The place where a control of a kind of unit is drawn.
fn stage_of(kind: &GearKind, control: &str) -> Option<Stage> {
    match kind {
        GearKind::Desk(_) => Some(Stage::Desk),
        GearKind::Preamp(_) => Some(Stage::Preamps),
        GearKind::Recorder(_) if control == "power" || control.starts_with("arm ") || control.starts_with("name ") => Some(Stage::Recorder),
        _ if control == "power" || matches!(kind, GearKind::Door) => Some(Stage::Room),
        _ => None,
    }
}

/// The widget of a control; of words side by side, the one that is in.
fn mark_of(id: &ControlId, kind: &ControlKind, setting: &crate::sim::gear::Setting) -> String {
    match kind {
        ControlKind::Selector(words) if words.len() <= 3 && id.control.ends_with("source") => format!("{id}={}", setting.text()),
        _ => id.to_string(),
    }
}
