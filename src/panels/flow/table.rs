//! The patch as a table: one row a line.

use crate::panels::Desk;
use crate::panels::flow::said::{ending_words, level_words, line_name, set_words, way_of};
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

/// Every line; gives the line and the place on it that were chosen.
pub(super) fn table_ui(ui: &mut Ui, desk: &Desk, lines: &[&LineView]) -> Option<(usize, usize)> {
    let mut chosen = None;
    Grid::new("lines").num_columns(TITLES.len()).striped(true).spacing([16.0, 7.0]).show(ui, |ui| {
        for id in TITLES {
            ui.label(RichText::new(desk.words.say(id)).color(FAINT).size(11.5));
        }
        ui.end_row();
        for (number, line) in lines.iter().enumerate() {
            let response = ui.selectable_label(false, RichText::new(first_cell(line)).strong());
            theme::mark(ui, format!("flow/row/{number}"), &response);
            let said = desk.words.with("flow-line", &[("line", line_name(line).into()), ("way", way_of(desk, line).into())]);
            theme::name(&response, said);
            if response.clicked() {
                chosen = Some((number, telling(line)));
            }
            for cell in cells(desk, line) {
                ui.label(RichText::new(cell).size(12.5));
            }
            let broken = line.broken();
            let why = broken.and_then(|stop| Some(format!("{}: {}", stop.name, ending_words(desk, stop)?)));
            let ink = if broken.is_some() { AMBER } else { FAINT };
            ui.label(RichText::new(why.unwrap_or_else(|| desk.words.say("flow-whole"))).color(ink).size(12.5));
            ui.end_row();
        }
    });
    chosen
}

/// The track and its name.
fn first_cell(line: &LineView) -> String {
    let Some(track) = line.first(StopKind::Track) else { return "–".to_owned() };
    format!("{} {}", track.number.unwrap_or(0), track.what).trim().to_owned()
}

/// What stands between the track and where the line ends.
fn cells(desk: &Desk, line: &LineView) -> [String; 8] {
    let name = |kind: StopKind| line.first(kind).map_or_else(|| "–".to_owned(), |stop| stop.name.clone());
    let list = |parts: Vec<String>| if parts.is_empty() { "–".to_owned() } else { parts.join("\n") };
    let source = line.first(StopKind::Source).map_or_else(
        || "–".to_owned(),
        |stop| {
            let set = set_words(desk, stop);
            let what = if set.is_empty() { stop.what.clone() } else { format!("{}, {set}", stop.what) };
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
