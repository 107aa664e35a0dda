//! The patch as a table: one row a line.

use crate::panels::Desk;
use crate::panels::flow::said::{about, ending_words, level_words, line_name, set_words, way_of};
use crate::panels::flow::telling;
use crate::panels::theme::{self, AMBER, FAINT};
use crate::sim::gear::Setting;
use crate::sim::view::{LineView, StopKind};
use egui::{Grid, RichText, Ui};

/// The titles of the columns.
const TITLES: [&str; 10] = [
    "sheet-track",
    "flow-source",
    "flow-cords",
    "flow-wall",
    "flow-bay",
    "sheet-preamp",
    "control-gain",
    "control-phantom",
    "flow-desk",
    "flow-ends",
];

/// The same where there is little room; where a line ends stands below its name then.
const COMPACT: [&str; 6] = ["sheet-track", "flow-source", "flow-cords", "flow-bay", "sheet-preamp", "flow-desk"];
/// Below this width there is, points.
const NARROW: f32 = 900.0;
/// Greatest width of the first column then.
const FIRST: f32 = 84.0;

/// Every line; gives the line and the place on it that were chosen.
pub(super) fn table_ui(ui: &mut Ui, desk: &Desk, lines: &[&LineView], width: f32) -> Option<(usize, usize)> {
    let mut chosen = None;
    let is_narrow = width < NARROW;
    let (titles, gap): (&[&str], f32) = if is_narrow { (&COMPACT, 8.0) } else { (&TITLES, 16.0) };
    Grid::new("lines").num_columns(titles.len()).striped(true).spacing([gap, 7.0]).show(ui, |ui| {
        for id in titles {
            ui.label(RichText::new(desk.words.say(id)).color(FAINT).size(11.5));
        }
        ui.end_row();
        for (number, line) in lines.iter().enumerate() {
            let broken = line.broken();
            let why = broken.and_then(|stop| Some(format!("{}: {}", stop.name, ending_words(desk, stop)?)));
            let why = why.unwrap_or_else(|| desk.words.say("flow-whole"));
            let why = RichText::new(why).color(if broken.is_some() { AMBER } else { FAINT }).size(12.5);
            let name = |ui: &mut Ui| {
                let response = ui.selectable_label(false, RichText::new(first_cell(line)).strong());
                theme::mark(ui, format!("flow/row/{number}"), &response);
                let said = desk.words.with("flow-line", &[("line", line_name(line).into()), ("way", way_of(desk, line).into())]);
                theme::name(&response, said);
                response.clicked()
            };
            let cells = cells(desk, line);
            let is_chosen = if is_narrow {
                let first = ui.vertical(|ui| {
                    ui.set_max_width(FIRST);
                    let is_chosen = name(ui);
                    ui.label(why);
                    is_chosen
                });
                compact(desk, cells).into_iter().for_each(|cell| drop(ui.label(RichText::new(cell).size(12.5))));
                first.inner
            } else {
                let is_chosen = name(ui);
                cells.into_iter().for_each(|cell| drop(ui.label(RichText::new(cell).size(12.5))));
                ui.label(why);
                is_chosen
            };
            if is_chosen {
                chosen = Some((number, telling(line)));
            }
            ui.end_row();
        }
    });
    chosen
}

/// The track and its name.
fn first_cell(line: &LineView) -> String {
    let Some(track) = line.first(StopKind::Track) else { return "–".to_owned() };
    format!("{} {}", track.number.unwrap_or(0), track.label).trim().to_owned()
}

/// The same below each other where that saves room.
fn compact(desk: &Desk, cells: [String; 8]) -> Vec<String> {
    let [source, cords, wall, bay, preamp, gain, phantom, strip] = cells;
    let phantom = format!("{} {phantom}", desk.words.say("control-phantom"));
    vec![source.replace(", ", "\n"), format!("{cords}\n{wall}"), bay, format!("{preamp}\n{gain}\n{phantom}"), strip.replacen(' ', "\n", 1)]
}

/// What stands between the track and where the line ends.
fn cells(desk: &Desk, line: &LineView) -> [String; 8] {
    let name = |kind: StopKind| line.first(kind).map_or_else(|| "–".to_owned(), |stop| stop.name.clone());
    let list = |parts: Vec<String>| if parts.is_empty() { "–".to_owned() } else { parts.join("\n") };
    let source = line.first(StopKind::Source).map_or_else(
        || "–".to_owned(),
        |stop| {
            let set = set_words(desk, stop);
            let what = about(desk, stop);
            let what = if set.is_empty() { what } else { format!("{what}, {set}") };
            format!("{}\n{what}", stop.name)
        },
    );
    let bay: Vec<&str> = line.stops.iter().filter(|stop| stop.kind == StopKind::Bay).map(|stop| stop.name.as_str()).collect();
    let points: Vec<String> = bay.chunks(2).map(|pair| pair.join(" ▶ ")).collect();
    let preamp = line.preamp();
    let gain = preamp.and_then(|stop| stop.setting("gain")).map_or_else(|| "–".to_owned(), |gain| level_words(desk, gain.at()));
    let phantom = match preamp.and_then(|stop| stop.setting("48v")) {
        Some(switch) => desk.words.say(if switch.is_on() { "room-on" } else { "room-off" }),
        None => "–".to_owned(),
    };
    let strip = line.first(StopKind::Desk).map_or_else(
        || "–".to_owned(),
        |stop| {
            let source = stop.setting("source").map_or("", Setting::text).to_owned();
            let source = crate::panels::names::choice_word(desk.words, &source);
            format!("{} {source}", stop.name)
        },
    );
    [
        source,
        list(line.cords().map(ToString::to_string).collect()),
        name(StopKind::Wall),
        list(points),
        preamp.map_or_else(|| "–".to_owned(), |stop| stop.name.clone()),
        gain,
        phantom,
        strip,
    ]
}
