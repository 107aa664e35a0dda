//! A tape machine, close: its reel and keys, what is done to its heads, and its tracks with their meters and trims.

use crate::panels::names::{control_word, unit_name};
use crate::panels::theme::{self, AMBER, FAINT, GREEN, RED};
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox, controls};
use crate::sim::gear::{ControlKind, GearKind, TapeMachine, UnitId};
use crate::sim::session::{Action, Reeling, Service, TapeKey};
use crate::sim::view;
use egui::{Color32, DragValue, Grid, Id, RichText, Ui};

/// What is looked at of the tracks: its word, and the controls of a track in that order (domain reference 6.4).
const VIEWS: [(&str, &[&str]); 3] = [
    ("tape-repro", &["monitor", "repro level", "repro treble"]),
    ("tape-record", &["ready", "bias", "record level", "record treble", "record bass"]),
    ("tape-sync", &["monitor", "sync level", "sync treble"]),
];
/// Less than this is nothing on a meter, VU, and what is lined up is as near to 0.
const LEAST_VU: f32 = -40.0;
const LINED_UP_VU: f32 = 0.2;
/// What a needle goes up to, VU.
const MOST_VU: f32 = 3.0;

/// The keys of a tape machine, where its tape stands, and what is done to its heads.
pub(super) fn deck_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    let deck = &desk.studio.deck;
    let reel = deck.reel.as_ref().map_or_else(|| words.say("closer-no-reel"), |reel| unit_name(desk, reel));
    ui.horizontal_wrapped(|ui| {
        ui.label(reel);
        reels_ui(ui, desk, outbox);
    });
    let place = words.number(deck.place_at(desk.studio.now), 1);
    let doing = words.say(match deck.reeling {
        Reeling::Stopped => "closer-stopped",
        Reeling::Playing => "closer-playing",
        Reeling::Recording => "closer-recording",
        Reeling::Winding => "closer-winding",
    });
    ui.label(RichText::new(words.with("closer-tape", &[("metres", place.into()), ("doing", doing.into())])).color(AMBER).size(15.0));
    ui.horizontal_wrapped(|ui| {
        for (name, id, key) in [
            ("play", "transport-play", TapeKey::Play),
            ("record", "transport-record", TapeKey::Record),
            ("stop", "transport-stop", TapeKey::Stop),
            ("zero", "transport-zero", TapeKey::Locate(0.0)),
        ] {
            if theme::button(ui, &format!("tape/{name}"), words.say(id)) {
                outbox.push(Action::Tape(key));
            }
        }
        locate_ui(ui, desk, outbox);
    });
    ui.horizontal_wrapped(|ui| {
        for (name, id, service) in
            [("clean", "closer-clean", Service::CleanHeads), ("demagnetise", "closer-demagnetise", Service::Demagnetise)]
        {
            if theme::button(ui, &format!("tape/{name}"), words.say(id)) {
                outbox.push(Action::Service(service));
            }
        }
    });
}

/// Takes the reel off, or threads one that is in a hand.
fn reels_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    if let Some(reel) = &desk.studio.deck.reel {
        if theme::button(ui, "tape/unthread", words.say("reach-take-off")) {
            outbox.push(Action::Fetch(reel.clone()));
        }
        return;
    }
    for held in view::held(desk.studio) {
        let is_reel = matches!(desk.scenario.gear(&held).map(|gear| &gear.kind), Some(GearKind::Reel(_) | GearKind::ReferenceTape(_)));
        if is_reel && theme::button(ui, "tape/thread", words.with("reach-thread", &[("unit", held.0.as_str().into())])) {
            outbox.push(Action::Thread(held));
        }
    }
}

/// Winds to a place of the reel, in seconds at the speed that is set.
fn locate_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    let words = desk.words;
    let id = ui.id().with("wind to");
    let mut seconds = ui.data(|data| data.get_temp::<f64>(id).unwrap_or(0.0));
    let drag = DragValue::new(&mut seconds).suffix(" s").custom_parser(move |text| words.typed(text));
    let response = theme::figure(ui, drag, 0.0..=7200.0, 1.0, words.say("knob-hint"));
    theme::mark(ui, "tape/seconds", &response);
    theme::name(&response, words.say("closer-wind-to"));
    ui.data_mut(|data| data.insert_temp(id, seconds));
    if theme::button(ui, "tape/wind", words.say("closer-wind")) {
        outbox.push(Action::Tape(TapeKey::Locate(seconds)));
    }
}

/// Whether a control is of the machine and not of one of its tracks.
pub(super) fn is_of_the_machine(control: &str) -> bool {
    !control.contains('.') && !control.starts_with("ready ") && !control.starts_with("monitor ")
}

/// The tracks in a table, with what is looked at now: reproduction, recording or sync.
pub(super) fn tracks_ui(ui: &mut Ui, desk: &Desk, unit: &UnitId, machine: &TapeMachine, outbox: &mut Outbox) {
    let words = desk.words;
    ui.add_space(8.0);
    theme::heading(ui, words.say("tape-tracks"));
    if let Some(alike) = desk.meters.outer_tracks() {
        let args = [("last", machine.tracks.into()), ("value", words.number(alike, 2).into())];
        ui.label(RichText::new(words.with("tape-outer", &args)).color(AMBER));
    }
    let id = Id::new("tape view");
    let mut shown = ui.data(|data| data.get_temp::<usize>(id).unwrap_or(0)).min(VIEWS.len() - 1);
    ui.horizontal_wrapped(|ui| {
        for (place, (word, _)) in VIEWS.iter().enumerate() {
            let response = ui.selectable_label(place == shown, words.say(word));
            theme::mark(ui, format!("tape/view {}", word.rsplit('-').next().unwrap_or(word)), &response);
            if response.clicked() {
                shown = place;
            }
        }
    });
    ui.data_mut(|data| data.insert_temp(id, shown));
    let columns = VIEWS[shown].1;
    let all = view::controls(desk.scenario, desk.studio, unit);
    Grid::new(format!("tracks {unit} {shown}")).num_columns(columns.len() + 2).striped(true).spacing([5.0, 3.0]).show(ui, |ui| {
        ui.label("");
        ui.label(RichText::new("VU").color(FAINT).size(12.0));
        for column in columns {
            ui.label(RichText::new(heading(words, column)).color(FAINT).size(12.0));
        }
        ui.end_row();
        for track in 1..=machine.tracks {
            ui.label(RichText::new(track.to_string()).monospace());
            let (shown, color) = vu_words(desk, desk.meters.machine_vu(track));
            ui.label(RichText::new(shown).color(color).monospace());
            for column in columns {
                let names = [format!("{track}.{column}"), format!("{column} {track}")];
                let Some(control) = all.iter().find(|control| names.contains(&control.spec.name)) else { continue };
                match control.spec.kind {
                    ControlKind::Switch => controls::switch_ui(ui, desk, control, &words.say("tape-ready"), outbox),
                    ControlKind::Selector(_) => controls::selector_ui(ui, desk, control, 76.0, outbox),
                    _ => controls::knob_ui(ui, desk, control, outbox),
                }
            }
            ui.end_row();
        }
    });
}

/// What stands over a column: of which side a trim is, is said above already.
fn heading(words: &Words, column: &str) -> String {
    match column.rsplit(' ').next() {
        Some("level") => words.say("tape-level"),
        Some("treble") => words.say("tape-treble"),
        Some("bass") => words.say("tape-bass"),
        _ => control_word(words, column),
    }
}

/// What a meter shows, and its colour: green where a tone is lined up, red beyond the scale.
fn vu_words(desk: &Desk, vu: f32) -> (String, Color32) {
    if vu < LEAST_VU {
        return ("–".to_owned(), FAINT);
    }
    let color = match vu {
        vu if vu.abs() <= LINED_UP_VU => GREEN,
        vu if vu > MOST_VU => RED,
        _ => AMBER,
    };
    let sign = if vu >= 0.05 { "+" } else { "" };
    (format!("{sign}{}", desk.words.number(f64::from(vu), 1)), color)
}
