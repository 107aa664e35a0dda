//! Search: a few letters find a jack, a control or a unit in any panel, and the keyboard goes there.

use crate::panels::names::{control_name, end_name, end_words, unit_name};
use crate::panels::reach::{self, Part};
use crate::panels::stage::{Focus, Stage};
use crate::panels::theme;
use crate::panels::{Desk, closer, controls};
use crate::sim::gear::{ControlKind, GearKind, UnitId};
use crate::sim::session::Place;
use crate::sim::view::{self, ControlView};
use egui::{Align2, Context, Id, Key, Modifiers, Response, ScrollArea, TextEdit, Ui, Window};

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
    /// The patchbay that it is on, or the thing that it is a part of, where that has to be looked at for it.
    unit: Option<UnitId>,
    /// What is typed in the close-up's own field to see it there.
    filter: String,
}

impl Found {
    fn new(words: String, stage: Stage, mark: String) -> Self {
        Self { words, stage, mark, unit: None, filter: String::new() }
    }
}

/// The search window with what is typed in it; gives the place of what was chosen, and whether the window stays open.
#[must_use]
pub(super) fn search_ui(context: &Context, desk: &Desk, focus: &mut Focus, typed: &mut String) -> (Option<Stage>, bool) {
    let mut chosen = None;
    let mut is_open = true;
    let words = desk.words;
    let width = 420.0_f32.min(context.content_rect().width() - 40.0);
    let window = Window::new(words.say("search-heading")).id("search".into()).open(&mut is_open).collapsible(false).resizable(false);
    window.anchor(Align2::CENTER_TOP, [0.0, 48.0]).show(context, |ui| {
        ui.set_width(width);
        reach::begin(context, Part::Window, "search");
        let (enter, down) = field_ui(ui, desk, typed);
        let found = if typed.trim().is_empty() { Vec::new() } else { found(desk, focus, typed) };
        ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
            for (place, hit) in found.iter().enumerate() {
                let response = ui.selectable_label(place == 0, &hit.words);
                theme::mark(ui, format!("search/{}", hit.mark), &response);
                // Enter takes the first, which is marked for it; down from the field is therefore the second.
                if down && place == 1.min(found.len() - 1) {
                    response.request_focus();
                }
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
        if hit.unit.is_some() {
            focus.unit.clone_from(&hit.unit);
        }
        if hit.stage == Stage::Bay {
            focus.bay.clone_from(&hit.unit);
        }
        closer::look_for(context, hit.filter.clone());
        theme::go_to(context, &hit.mark);
    }
    (chosen.as_ref().map(|hit| hit.stage), is_open && chosen.is_none())
}

/// The field, which has the keyboard from the first moment on; whether Enter and the arrow down were pressed in it.
fn field_ui(ui: &mut Ui, desk: &Desk, typed: &mut String) -> (bool, bool) {
    let id = Id::new("search field");
    let is_typing = ui.memory(|memory| memory.has_focus(id));
    let pressed = |key| is_typing && ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let pressed = [Key::Enter, Key::ArrowDown].map(pressed);
    let response: Response =
        ui.add(TextEdit::singleline(typed).id(id).desired_width(f32::INFINITY).hint_text(desk.words.say("search-hint")));
    theme::mark(ui, "search", &response);
    theme::name(&response, desk.words.say("search-heading"));
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    pressed.into()
}

/// What has all of the words in its name: the jacks for the end between the fingers first, names that begin so, and the
/// shortest names before longer ones.
fn found(desk: &Desk, focus: &Focus, typed: &str) -> Vec<Found> {
    let parts: Vec<_> = typed.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let mut found: Vec<_> = everything(desk, focus)
        .into_iter()
        .filter(|hit| {
            let name = hit.words.to_lowercase();
            parts.iter().all(|part| name.contains(part.as_str()))
        })
        .collect();
    let whole = typed.trim().to_lowercase();
    found.sort_by_key(|hit| {
        let begins_so = hit.words.to_lowercase().starts_with(&whole);
        (!hit.mark.starts_with("into/"), !begins_so, hit.words.chars().count())
    });
    found.truncate(MOST);
    found
}

fn everything(desk: &Desk, focus: &Focus) -> Vec<Found> {
    let mut all = loose(desk, focus);
    for slot in view::storage(desk.scenario, desk.studio).into_iter().filter(|slot| slot.stored) {
        let words = unit_name(desk, &slot.unit);
        let mark = format!("storage/{}", slot.unit);
        all.push(Found { unit: Some(slot.unit), ..Found::new(words, Stage::Storage, mark) });
    }
    for bay in view::bays(desk.scenario).filter_map(|unit| view::bay(desk.scenario, desk.studio, unit)) {
        for jack in bay.points.iter().flat_map(|point| [&point.upper, &point.lower]).filter(|jack| !jack.label.is_empty()) {
            let words = desk.words.with("search-jack", &[("jack", jack.label.as_str().into())]);
            all.push(Found { unit: Some(bay.unit.clone()), ..Found::new(words, Stage::Bay, format!("jack/{}", jack.jack)) });
        }
    }
    for fixture in &desk.scenario.venue.fixtures {
        let Some(gear) = desk.scenario.gear(&fixture.unit) else { continue };
        all.extend(close_up(desk, &fixture.unit));
        let kind = &gear.kind;
        for control in view::controls(desk.scenario, desk.studio, &fixture.unit) {
            match stage_of(kind, &control.spec.name) {
                Some(stage) => all.push(found_control(desk, &control, stage)),
                None => {
                    let (unit, filter) = (Some(fixture.unit.clone()), controls::short_name(desk.words, &control.spec.name));
                    all.push(Found { unit, filter, ..found_control(desk, &control, Stage::Closer) });
                }
            }
        }
    }
    let brought = desk.scenario.file.seats.iter().map(|seat| UnitId(seat.player.0.clone()));
    let is_out = |place: &Place| matches!(place, Place::Floor(_) | Place::OnStand(_));
    let out = desk.studio.places.iter().filter(|(_, place)| is_out(place)).map(|(unit, _)| unit.clone());
    all.extend(brought.chain(out).filter_map(|unit| close_up(desk, &unit)));
    all
}

/// A thing that has something to be worked on, to be looked at close.
fn close_up(desk: &Desk, unit: &UnitId) -> Option<Found> {
    let gear = desk.scenario.gear(unit)?;
    let is_worked = !gear.jacks().is_empty() || !gear.controls().is_empty();
    is_worked.then(|| Found { unit: Some(unit.clone()), ..Found::new(unit_name(desk, unit), Stage::Closer, format!("closer/{unit}")) })
}

/// Cables and microphones that are out, and where the end between the fingers could go.
fn loose(desk: &Desk, focus: &Focus) -> Vec<Found> {
    let mut all = Vec::new();
    let cables: Vec<_> = view::cables(desk.scenario, desk.studio).into_iter().filter(|cable| !cable.is_patch_cord).collect();
    for (unit, end) in cables.iter().flat_map(|cable| cable.ends.iter().map(|end| (&cable.unit, end))) {
        let (id, what) = if end.jack.is_some() { ("cables-pull-name", "pull") } else { ("cables-plug-name", "plug") };
        let args = [("cord", unit.0.as_str().into()), ("end", end_words(desk, unit, end.end).into())];
        let mark = format!("cable/{unit}/{}/{what}", end_name(end.end));
        all.push(Found::new(desk.words.with(id, &args), Stage::Cables, mark));
    }
    if focus.fingers.as_ref().is_some_and(|(cord, _)| cables.iter().any(|cable| cable.unit == *cord)) {
        let jacks = view::loose_jacks(desk.scenario, desk.studio).into_iter();
        all.extend(jacks.map(|jack| {
            let words = desk.words.with("search-jack", &[("jack", view::jack_name(desk.scenario, &jack).into())]);
            Found::new(words, Stage::Cables, format!("into/{jack}"))
        }));
    }
    for mic in view::stands(desk.scenario, desk.studio).into_iter().filter_map(|stand| stand.mic) {
        let controls = view::controls(desk.scenario, desk.studio, &mic);
        all.extend(controls.iter().map(|control| found_control(desk, control, Stage::Stands)));
    }
    all
}

fn found_control(desk: &Desk, control: &ControlView, stage: Stage) -> Found {
    Found::new(control_name(desk, &control.id), stage, mark_of(control, stage))
}

/// The place where a control of a kind of unit is drawn.
pub(super) fn stage_of(kind: &GearKind, control: &str) -> Option<Stage> {
    match kind {
        GearKind::Desk(_) => Some(Stage::Desk),
        GearKind::Preamp(_) => Some(Stage::Preamps),
        GearKind::Recorder(_) if control == "power" || control.starts_with("arm ") || control.starts_with("name ") => Some(Stage::Recorder),
        _ if control == "power" || matches!(kind, GearKind::Door) => Some(Stage::Room),
        _ => None,
    }
}

/// The widget of a control; of words side by side, the one that is in.
fn mark_of(control: &ControlView, stage: Stage) -> String {
    let id = &control.id;
    match &control.spec.kind {
        ControlKind::Selector(_) if stage == Stage::Stands || id.control.ends_with("source") => format!("{id}={}", control.setting.text()),
        _ => id.to_string(),
    }
}
