//! Seats, what was found, and the booking sheet.

use crate::sim::gear::{Flow, GearKind, GearType, JackId, Pattern};
use crate::sim::scenario::check::{Around, Notes, suggestion};
use crate::sim::scenario::{InputLine, edits_of};

pub(super) fn check(around: &Around<'_>, notes: &mut Notes) {
    let file = &around.parts.file;
    notes.name("id", &file.id);
    notes.text("title", &file.title, 60);
    notes.text("summary", &file.summary, 200);
    seats(around, notes);
    found(around, notes);
    faults(around, notes);
    let brief = &file.brief;
    for (field, text) in [("studio", &brief.studio), ("artist", &brief.artist), ("lead", &brief.lead)] {
        notes.text(format!("brief.{field}"), text, 60);
    }
    for (index, note) in brief.notes.iter().enumerate() {
        notes.text(format!("brief.notes[{index}]"), note, 300);
    }
    if !is_date(&brief.date) {
        notes.add("brief.date", format!("`{}` is no date", brief.date), "year, month and day, such as `2026-03-10`");
    }
    let mut before = None;
    for (field, text) in [("call", &brief.call), ("start", &brief.start), ("clear_by", &brief.clear_by)] {
        let minutes = minutes(text);
        if minutes.is_none() {
            notes.add(format!("brief.{field}"), format!("`{text}` is no time of day"), "hours and minutes, such as `09:40`");
        } else if before.is_some() && minutes <= before {
            notes.add(format!("brief.{field}"), format!("{text} is too early"), "call, then start, then clear by");
        }
        before = minutes.or(before);
    }
    inputs(around, notes);
}

fn is_date(text: &str) -> bool {
    let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
    text.len() == 10 && matches!(parts.as_slice(), [Some(1900..=2999), Some(1..=12), Some(1..=31)])
}

fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (text.len() == 5 && hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

fn seats(around: &Around<'_>, notes: &mut Notes) {
    let (seats, venue) = (&around.parts.file.seats, &around.parts.venue);
    notes.unique(seats.iter().enumerate().map(|(index, seat)| (format!("seats[{index}].player"), seat.player.0.as_str())));
    for (index, seat) in seats.iter().enumerate() {
        let path = format!("seats[{index}]");
        notes.known(format!("{path}.player"), "player", &seat.player.0, around.players());
        notes.known(format!("{path}.room"), "room", &seat.room.0, venue.rooms.iter().map(|room| room.id.0.as_str()));
        if venue.room(&seat.room).is_some_and(|room| !room.contains(seat.at)) {
            notes.add(
                format!("{path}.at"),
                format!("({}, {}, {}) is not in `{}`", seat.at.x, seat.at.y, seat.at.z, seat.room),
                "metres east, up and south",
            );
        }
        notes.range(format!("{path}.facing.azimuth"), seat.facing.azimuth, -360.0, 360.0, "degrees");
        notes.range(format!("{path}.facing.elevation"), seat.facing.elevation, -90.0, 90.0, "degrees");
    }
    for player in around.players().filter(|player| !seats.iter().any(|seat| seat.player.0 == *player)) {
        notes.add("seats", format!("`{player}` has no seat"), "one for each player of the band");
    }
}

fn faults(around: &Around<'_>, notes: &mut Notes) {
    let parts = around.parts;
    for (index, outcome) in edits_of(&parts.file, &parts.venue, around.catalogue, &parts.venue.units()).into_iter().enumerate() {
        if let Err(misplaced) = outcome {
            let field = if misplaced.is_name { "fault" } else { "at" };
            notes.add(format!("faults[{index}].{field}"), misplaced.message, misplaced.help);
        }
    }
}

fn found(around: &Around<'_>, notes: &mut Notes) {
    for (index, (control, setting)) in around.parts.file.found.iter().enumerate() {
        let path = format!("found[{index}]");
        let Some(gear) = around.gear(&control.unit) else {
            notes.add(format!("{path}[0]"), format!("there is no unit `{}`", control.unit), suggestion(&control.unit.0, around.tags()));
            continue;
        };
        let controls = gear.controls();
        match controls.iter().find(|spec| spec.name == control.control) {
            None => {
                let help = suggestion(&control.control, controls.iter().map(|spec| spec.name.as_str()));
                notes.add(format!("{path}[0]"), format!("{} has no control `{}`", control.unit, control.control), help);
            }
            Some(spec) if !spec.accepts(setting) => {
                notes.add(format!("{path}[1]"), format!("{control} cannot be set to {setting}"), format!("at zero it is {}", spec.zero));
            }
            Some(_) => {}
        }
    }
}

fn inputs(around: &Around<'_>, notes: &mut Notes) {
    let inputs = &around.parts.file.brief.inputs;
    notes.count("brief.inputs", inputs.len(), 1, 64, "inputs");
    let path = |index: usize, field: &str| format!("brief.inputs[{index}].{field}");
    let text = |value: &dyn std::fmt::Display| value.to_string();
    let columns: [(&str, Vec<String>); 4] = [
        ("track", inputs.iter().map(|line| text(&line.track)).collect()),
        ("name", inputs.iter().map(|line| line.name.clone()).collect()),
        ("line", inputs.iter().map(|line| text(&line.line)).collect()),
        ("preamp", inputs.iter().map(|line| text(&line.preamp)).collect()),
    ];
    for (field, values) in &columns {
        notes.unique(values.iter().enumerate().map(|(index, value)| (path(index, field), value.as_str())));
    }
    let tracks = around.parts.venue.fixtures.iter().find_map(|fixture| match around.catalogue.get(&fixture.of)?.kind {
        GearKind::Recorder(ref recorder) => Some(recorder.tracks),
        _ => None,
    });
    if tracks.is_none() {
        notes.add("venue", "this venue has no recorder", "");
    }
    for (index, line) in inputs.iter().enumerate() {
        notes.count(path(index, "track"), line.track as usize, 1, tracks.unwrap_or(128) as usize, "as a track");
        notes.name(path(index, "name"), &line.name);
        input(around, line, &format!("brief.inputs[{index}]"), notes);
    }
}

fn input(around: &Around<'_>, line: &InputLine, path: &str, notes: &mut Notes) {
    let venue = &around.parts.venue;
    notes.known(format!("{path}.player"), "player", &line.player.0, around.players());
    notes.count(format!("{path}.mics"), line.mics.len(), 1, 32, "microphone types");
    let microphones = || around.catalogue.0.values().filter(|gear| matches!(gear.kind, GearKind::Microphone(_)));
    for (at, mic) in line.mics.iter().enumerate() {
        if notes.known(format!("{path}.mics[{at}]"), "microphone type", &mic.0, microphones().map(|gear| gear.id.0.as_str()))
            && !venue.stock.iter().any(|stock| stock.of == *mic)
        {
            notes.add(format!("{path}.mics[{at}]"), format!("this venue has no `{mic}` in stock"), "");
        }
    }
    let place = &line.placement;
    if let Some(player) = around.parts.band.player(&line.player) {
        let known = player.instrument.radiators.iter().map(|radiator| radiator.id.as_str()).chain(["reference"]);
        notes.known(format!("{path}.placement.from"), &format!("radiator of {}", player.name), &place.from, known);
    }
    notes.window(&format!("{path}.placement.distance_m"), place.distance_m, 0.0, 20.0, "m");
    notes.range(format!("{path}.placement.aim_deg"), place.aim_deg, 0.0, 180.0, "degrees");
    if let Some(pop) = place.pop_m {
        notes.window(&format!("{path}.placement.pop_m"), pop, 0.0, 0.5, "m");
    }
    let words = ["omni", "wide", "cardioid", "supercardioid", "hypercardioid", "figure-8"];
    if notes.known(format!("{path}.placement.pattern"), "pattern", &place.pattern, words) {
        let wanted = Pattern::from_word(&place.pattern);
        let able = |gear: &GearType| matches!(&gear.kind, GearKind::Microphone(mic) if wanted.is_some_and(|wanted| mic.patterns.contains(&wanted)));
        for (at, mic) in line.mics.iter().enumerate() {
            if around.catalogue.get(mic).is_some_and(|gear| !able(gear)) {
                notes.add(format!("{path}.mics[{at}]"), format!("`{mic}` has no {} pattern", place.pattern), "");
            }
        }
    }
    jack(around, &format!("{path}.line"), &line.line, "wall line", |gear, _| matches!(gear.kind, GearKind::WallBox { .. }), notes);
    let is_input =
        |gear: &GearType, flow: Flow| matches!(gear.kind, GearKind::Preamp(_) | GearKind::Desk(_)) && matches!(flow, Flow::Input { .. });
    jack(around, &format!("{path}.preamp"), &line.preamp, "preamplifier input", is_input, notes);
    notes.window(&format!("{path}.peaks"), line.peaks, -60.0, 0.0, "dBFS");
}

fn jack(around: &Around<'_>, path: &str, id: &JackId, what: &str, fits: impl Fn(&GearType, Flow) -> bool, notes: &mut Notes) {
    let Some(gear) = around.gear(&id.unit) else {
        return notes.add(path, format!("there is no unit `{}`", id.unit), suggestion(&id.unit.0, around.tags()));
    };
    let jacks = gear.jacks();
    match jacks.iter().find(|jack| jack.name == id.jack) {
        None => {
            let help = suggestion(&id.jack, jacks.iter().map(|jack| jack.name.as_str()));
            notes.add(path, format!("{} has no jack `{}`", id.unit, id.jack), help);
        }
        Some(jack) if !fits(gear, jack.flow) => notes.add(path, format!("{id} is no {what}"), ""),
        Some(_) => {}
    }
}
