//! The booking sheet, read before the session and again during it.

use crate::panels::stage::Step;
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::sim::scenario::Scenario;
use crate::sim::view;
use egui::{Align, CentralPanel, Grid, Key, Layout, ScrollArea, Ui};

/// The sheet over the room, before the session; `unfinished` says that one was begun and left.
pub fn brief_ui(root: &mut Ui, scenario: &Scenario, unfinished: bool) -> Option<Step> {
    let mut step = None;
    CentralPanel::default().frame(theme::over_the_room().inner_margin(20)).show(root, |ui| {
        ui.vertical_centered(|ui| {
            ui.set_max_width(780.0);
            let room = ui.available_height() - 56.0;
            ScrollArea::vertical().max_height(room).show(ui, |ui| {
                theme::paper().show(ui, |ui| ui.vertical(|ui| sheet_ui(ui, scenario)));
            });
            ui.add_space(10.0);
            ui.horizontal(|ui| {
                if theme::button(ui, "brief/back", "Back") || ui.input(|input| input.key_pressed(Key::Escape)) {
                    step = Some(Step::Scenarios);
                }
                if unfinished && theme::primary(ui, "brief/resume", "Go on where you stopped") {
                    step = Some(Step::Resume);
                }
                if theme::primary(ui, "brief/begin", "Walk in") {
                    step = Some(Step::Begin);
                }
            });
        });
    });
    step
}

/// The sheet itself.
pub fn sheet_ui(ui: &mut Ui, scenario: &Scenario) {
    let brief = &scenario.file.brief;
    ui.horizontal(|ui| {
        ui.label(ink("Booking sheet").size(26.0).strong());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(ink(&brief.studio).color(PAPER_FAINT).size(15.0));
        });
    });
    ui.label(ink(&scenario.file.title).color(PAPER_FAINT).italics());
    ui.add_space(8.0);
    Grid::new("booking").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        let hours = format!(
            "{}–{}; you are in from {}, the room must be as found by {}",
            brief.start,
            end_hour(scenario),
            brief.call,
            brief.clear_by
        );
        let rows = [("Date", brief.date.clone()), ("Time", hours), ("Artist", brief.artist.clone()), ("Lead", brief.lead.clone())];
        for (title, text) in rows {
            ui.label(ink(title).color(PAPER_FAINT));
            ui.label(ink(text).strong());
            ui.end_row();
        }
    });
    ui.add_space(10.0);
    for note in &brief.notes {
        ui.label(ink(format!("“{note}”")).italics().size(15.0));
    }
    ui.add_space(12.0);
    ui.label(ink("Input list").size(18.0).strong());
    inputs_ui(ui, scenario);
    ui.add_space(12.0);
    ui.label(ink(format!("The song: {}", scenario.song.title)).size(18.0).strong());
    song_ui(ui, scenario);
}

fn end_hour(scenario: &Scenario) -> String {
    // The sheet gives the hour by which the room must be clear; the session ends a quarter of an hour before.
    let clear = &scenario.file.brief.clear_by;
    let minutes = clear.split_once(':').and_then(|(h, m)| Some(h.parse::<u32>().ok()? * 60 + m.parse::<u32>().ok()?));
    minutes.map_or_else(|| clear.clone(), |minutes| format!("{:02}:{:02}", (minutes - 15) / 60, (minutes - 15) % 60))
}

fn inputs_ui(ui: &mut Ui, scenario: &Scenario) {
    Grid::new("inputs").num_columns(6).spacing([16.0, 5.0]).striped(false).show(ui, |ui| {
        for title in ["Track", "Name", "Microphone", "Where", "Line", "Preamp"] {
            ui.label(ink(title).color(PAPER_FAINT).size(12.0));
        }
        ui.end_row();
        for line in &scenario.file.brief.inputs {
            let mics: Vec<_> = line.mics.iter().filter_map(|mic| scenario.catalogue.get(mic)).map(|gear| gear.name.as_str()).collect();
            let place = &line.placement;
            let (near, far) = (place.distance_m.0 * 100.0, place.distance_m.1 * 100.0);
            let mut place_text = format!("{near:.0}–{far:.0} cm, {}", place.pattern);
            if let Some((near, far)) = place.pop_m {
                place_text += &format!(",\npop filter {:.0}–{:.0} cm in front", near * 100.0, far * 100.0);
            }
            let cells = [
                line.track.to_string(),
                line.name.clone(),
                mics.join("\nor "),
                place_text,
                view::jack_name(scenario, &line.line),
                view::jack_name(scenario, &line.preamp),
            ];
            for cell in cells {
                ui.label(ink(cell).size(13.5));
            }
            ui.end_row();
        }
    });
    ui.add_space(4.0);
    for line in &scenario.file.brief.inputs {
        ui.label(
            ink(format!("{}: loudest bar between {:.0} and {:.0} dBFS", line.name, line.peaks.0, line.peaks.1))
                .color(PAPER_FAINT)
                .size(13.0),
        );
    }
}

/// The form of the song with the time of each section from the first count.
fn song_ui(ui: &mut Ui, scenario: &Scenario) {
    let song = &scenario.song;
    let sections = song.sections.iter().filter_map(|section| {
        let (bar, _) = song.section(&section.name)?;
        Some(format!("{} {}", section.name, view::minutes(song.bar_at(bar))))
    });
    let form: Vec<_> = sections.collect();
    ui.label(ink(format!("{:.0} bpm, counted in for {} bars · {}", song.bpm, song.count_in, form.join(" · "))).size(13.5));
}
