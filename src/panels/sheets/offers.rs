//! What is offered while somebody types: the trade's abbreviations, and the tags and labels of the studio.

use crate::panels::Desk;
use crate::panels::sheets::cell::At;
use crate::panels::sheets::faint;
use crate::panels::theme;
use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::session::Place;
use crate::sim::view;
use egui::Ui;

/// Most that is offered at once.
const MOST: usize = 6;

/// What is written in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// What a track is called: sources by their abbreviations.
    Source,
    /// The tag of a microphone.
    Microphone,
    /// A line in a wall.
    Line,
    /// A channel of a preamplifier.
    Preamp,
    /// Minutes and seconds.
    Time,
    /// A few words about a take.
    Remark,
    /// The tag of any unit.
    Unit,
    /// Words for which nothing is offered.
    Words,
}

/// Codes of sources with the ids of what they mean (domain reference 8.2).
const SOURCES: [(&str, &str); 27] = [
    ("VOX", "abbr-vocal"),
    ("LV", "abbr-lead-vocal"),
    ("BGV", "abbr-backing-vocals"),
    ("GV", "abbr-guide-vocal"),
    ("GTR", "abbr-guitar"),
    ("AC", "abbr-acoustic-guitar"),
    ("EG", "abbr-electric-guitar"),
    ("BS", "abbr-bass"),
    ("KYS", "abbr-keyboards"),
    ("PNO", "abbr-piano"),
    ("K", "abbr-kick"),
    ("SN TOP", "abbr-snare-top"),
    ("SN BOT", "abbr-snare-bottom"),
    ("HH", "abbr-hi-hat"),
    ("T1", "abbr-tom"),
    ("FT", "abbr-floor-tom"),
    ("OH L", "abbr-overhead-left"),
    ("OH R", "abbr-overhead-right"),
    ("RM L", "abbr-room-left"),
    ("RM R", "abbr-room-right"),
    ("AMB", "abbr-ambience"),
    ("DI", "abbr-direct"),
    ("TPT", "abbr-trumpet"),
    ("SAX", "abbr-saxophone"),
    ("VLN", "abbr-violin"),
    ("VC", "abbr-cello"),
    ("TB", "abbr-talkback"),
];

/// Words of the take log with the ids of what they mean (domain reference 8.2).
const REMARKS: [(&str, &str); 16] = [
    ("FS", "abbr-false-start"),
    ("LFS", "abbr-long-false-start"),
    ("BD", "abbr-breakdown"),
    ("INC", "abbr-incomplete"),
    ("NG", "abbr-no-good"),
    ("HLD", "abbr-hold"),
    ("PU", "abbr-pick-up"),
    ("ED", "abbr-edit-piece"),
    ("INS", "abbr-insert"),
    ("PB", "abbr-playback"),
    ("OD", "abbr-overdub"),
    ("DT", "abbr-double-track"),
    ("RT", "abbr-room-tone"),
    ("SL", "abbr-slate"),
    ("F/I", "abbr-fade-in"),
    ("F/O", "abbr-fade-out"),
];

/// What can be written in a cell, with what each means.
fn known(desk: &Desk, kind: Kind) -> Vec<(String, String)> {
    let said = |all: &[(&str, &str)]| all.iter().map(|(short, id)| ((*short).to_owned(), desk.words.say(id))).collect();
    let units = |is: fn(&GearKind) -> bool| {
        let gear = desk.scenario.units.keys().filter_map(|unit| Some((unit, desk.scenario.gear(unit)?)));
        gear.filter(move |(_, gear)| is(&gear.kind)).map(|(unit, gear)| (unit.clone(), gear))
    };
    match kind {
        Kind::Source => said(&SOURCES),
        Kind::Remark => said(&REMARKS),
        Kind::Microphone => {
            let is_out = |unit: &UnitId| desk.studio.places.get(unit).is_some_and(|place| *place != Place::Stored);
            let out = units(|kind| matches!(kind, GearKind::Microphone(_))).filter(|(unit, _)| is_out(unit));
            out.map(|(unit, gear)| (unit.0, desk.words.content(&gear.name))).collect()
        }
        Kind::Line => labels(desk, |kind| match kind {
            GearKind::WallBox { lines, .. } => (1..=*lines).map(|n| n.to_string()).collect(),
            _ => Vec::new(),
        }),
        Kind::Preamp => labels(desk, |kind| match kind {
            GearKind::Preamp(pre) => (1..=pre.channels).map(|n| format!("in {n}")).collect(),
            _ => Vec::new(),
        }),
        Kind::Unit => units(|_| true).map(|(unit, gear)| (unit.0, desk.words.content(&gear.name))).collect(),
        Kind::Time | Kind::Words => Vec::new(),
    }
}

/// What people call the jacks of all fixtures of a kind.
fn labels(desk: &Desk, jacks: fn(&GearKind) -> Vec<String>) -> Vec<(String, String)> {
    let fixtures = desk.scenario.venue.fixtures.iter().filter_map(|fixture| Some((&fixture.unit, desk.scenario.gear(&fixture.unit)?)));
    let all = fixtures.flat_map(|(unit, gear)| jacks(&gear.kind).into_iter().map(move |jack| (JackId::new(unit, jack), gear)));
    all.map(|(jack, gear)| (view::jack_name(desk.scenario, &jack), desk.words.content(&gear.name))).collect()
}

/// What goes with what is typed: by its first letters, or by what it means.
fn offers(desk: &Desk, kind: Kind, typed: &str) -> Vec<(String, String)> {
    let typed = typed.trim().to_lowercase();
    // Of what stands in the room there is little enough to offer it at once.
    if typed.is_empty() && kind != Kind::Microphone {
        return Vec::new();
    }
    let fits = |(short, meaning): &(String, String)| short.to_lowercase().starts_with(&typed) || meaning.to_lowercase().contains(&typed);
    let mut found: Vec<_> = known(desk, kind).into_iter().filter(fits).collect();
    found.sort_by_key(|(short, _)| !short.to_lowercase().starts_with(&typed));
    found.truncate(MOST);
    found
}

/// The first of what goes with what is typed.
pub(super) fn first(desk: &Desk, kind: Kind, typed: &str) -> Option<String> {
    offers(desk, kind, typed).into_iter().next().map(|(short, _)| short)
}

/// What is offered for the cell that is typed in; `taken` becomes what is pressed, with the name of that cell.
pub(super) fn offers_ui(ui: &mut Ui, desk: &Desk, at: Option<&At>, taken: &mut Option<(String, String)>) {
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let found = at.map(|at| (at, offers(desk, at.kind, &at.text))).filter(|(_, found)| !found.is_empty());
        let Some((at, found)) = found else {
            // The line is there from the beginning, so that nothing jumps.
            faint(ui, desk.words.say("sheet-offers-none"));
            return;
        };
        for (short, meaning) in found {
            let args = [("short", short.as_str().into()), ("meaning", meaning.as_str().into())];
            if short.eq_ignore_ascii_case(at.text.trim()) {
                faint(ui, desk.words.with("sheet-means", &args));
            } else if theme::short_button(ui, &format!("offer/{short}"), short.as_str(), desk.words.with("sheet-offer", &args)) {
                *taken = Some((at.mark.clone(), short));
            } else {
                faint(ui, meaning);
            }
        }
    });
}
