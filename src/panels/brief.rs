//! The booking sheet, read before the session and again during it.

use crate::panels::names::choice_word;
use crate::panels::stage::Step;
use crate::panels::theme::{self, PAPER_FAINT, ink};
use crate::panels::windows;
use crate::panels::words::Words;
use crate::sim::scenario::{InputLine, Scenario};
use crate::sim::view;
use egui::{Align, CentralPanel, Grid, Layout, Panel, ScrollArea, Ui};

/// How wide the sheet is at most, points.
const SHEET: f32 = 780.0;
/// Below this width the lines are no table, points.
const TABLE: f32 = 600.0;

/// The sheet over the room, before the session; `unfinished` says that one was begun and left.
pub fn brief_ui(root: &mut Ui, words: &Words, scenario: &Scenario, unfinished: bool) -> Option<Step> {
    let mut step = None;
    Panel::bottom("ways").show_separator_line(false).frame(theme::over_the_room().inner_margin(12)).show(root, |ui| {
        ui.horizontal_wrapped(|ui| {
            // Under the sheet, not in the corner of a wide window.
            ui.add_space(((ui.available_width() - SHEET) / 2.0).max(0.0));
            if theme::button(ui, "brief/back", words.say("back")) || windows::leads_back(ui) {
                step = Some(Step::Scenarios);
            }
            if unfinished && theme::primary(ui, "brief/resume", words.say("brief-resume"), words.say("brief-resume")) {
                step = Some(Step::Resume);
            }
            if theme::primary(ui, "brief/begin", words.say("brief-begin"), words.say("brief-begin")) {
                step = Some(Step::Begin);
            }
        });
    });
    CentralPanel::default().frame(theme::over_the_room().inner_margin(12)).show(root, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.vertical_centered(|ui| {
                ui.set_max_width(SHEET.min(ui.available_width()));
                theme::paper().show(ui, |ui| ui.vertical(|ui| sheet_ui(ui, words, scenario)));
            });
        });
    });
    step
}

/// The sheet itself.
pub fn sheet_ui(ui: &mut Ui, words: &Words, scenario: &Scenario) {
    let brief = &scenario.file.brief;
    ui.horizontal_wrapped(|ui| {
        ui.label(ink(words.say("brief-heading")).size(26.0).strong());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.label(ink(words.content(&brief.studio)).color(PAPER_FAINT).size(15.0));
        });
    });
    ui.label(ink(words.content(&scenario.file.title)).color(PAPER_FAINT).italics());
    ui.add_space(8.0);
    hours_ui(ui, words, scenario);
    ui.add_space(10.0);
    for note in &brief.notes {
        let note = words.with("found-quoted", &[("text", words.content(note).into())]);
        ui.label(ink(note).italics().size(15.0));
    }
    ui.add_space(12.0);
    ui.label(ink(words.say("brief-inputs")).size(18.0).strong());
    inputs_ui(ui, words, scenario);
    ui.add_space(12.0);
    let title = words.with("brief-song", &[("song", words.content(&scenario.song.title).into())]);
    ui.label(ink(title).size(18.0).strong());
    song_ui(ui, words, scenario);
}

fn hours_ui(ui: &mut Ui, words: &Words, scenario: &Scenario) {
    let brief = &scenario.file.brief;
    let room = (ui.available_width() - 116.0).max(160.0);
    Grid::new("booking").num_columns(2).spacing([24.0, 4.0]).show(ui, |ui| {
        let args =
            [("start", brief.start.as_str().into()), ("call", brief.call.as_str().into()), ("clear", brief.clear_by.as_str().into())];
        let rows = [
            ("brief-date", brief.date.clone()),
            ("brief-time", words.with("brief-hours", &args)),
            ("brief-artist", words.content(&brief.artist)),
            ("brief-lead", words.content(&brief.lead)),
        ];
        for (id, text) in rows {
            ui.label(ink(words.say(id)).color(PAPER_FAINT));
            ui.vertical(|ui| {
                ui.set_max_width(room);
                ui.label(ink(text).strong());
            });
            ui.end_row();
        }
    });
}

fn inputs_ui(ui: &mut Ui, words: &Words, scenario: &Scenario) {
    let titles = ["sheet-track", "sheet-name", "brief-mic", "brief-where", "sheet-line", "sheet-preamp"].map(|id| words.say(id));
    let rows = scenario.file.brief.inputs.iter().map(|line| cells(words, scenario, line));
    // A table where it fits; where not, each line by itself with its titles beside it.
    if ui.available_width() >= TABLE {
        Grid::new("inputs").num_columns(titles.len()).spacing([16.0, 5.0]).striped(false).show(ui, |ui| {
            for title in titles {
                ui.label(ink(title).color(PAPER_FAINT).size(12.0));
            }
            ui.end_row();
            for row in rows {
                for cell in row {
                    ui.label(ink(cell).size(13.5));
                }
                ui.end_row();
            }
        });
    } else {
        for (at, row) in rows.enumerate() {
            Grid::new(("input", at)).num_columns(2).spacing([16.0, 3.0]).striped(false).show(ui, |ui| {
                for (title, cell) in titles.iter().zip(row) {
                    ui.label(ink(title).color(PAPER_FAINT).size(12.0));
                    ui.label(ink(cell).size(13.5));
                    ui.end_row();
                }
            });
            ui.add_space(6.0);
        }
    }
    ui.add_space(4.0);
    for line in &scenario.file.brief.inputs {
        let args = [
            ("name", line.name.as_str().into()),
            ("low", words.number(line.peaks.0, 0).into()),
            ("high", words.number(line.peaks.1, 0).into()),
        ];
        ui.label(ink(words.with("brief-peaks", &args)).color(PAPER_FAINT).size(13.0));
    }
}

/// Track, name, microphone, place, line and preamplifier of a line.
fn cells(words: &Words, scenario: &Scenario, line: &InputLine) -> [String; 6] {
    let mics = line.mics.iter().filter_map(|mic| scenario.catalogue.get(mic));
    let mics: Vec<_> = mics.map(|gear| words.content(&gear.name)).collect();
    let place = &line.placement;
    let centimetres = |metres: f64| words.number(metres * 100.0, 0).into();
    let near = [
        ("near", centimetres(place.distance_m.0)),
        ("far", centimetres(place.distance_m.1)),
        ("pattern", choice_word(words, &place.pattern).into()),
    ];
    let mut place_text = words.with("brief-place", &near);
    if let Some((near, far)) = place.pop_m {
        place_text += "\n";
        place_text += &words.with("brief-pop", &[("near", centimetres(near)), ("far", centimetres(far))]);
    }
    [
        line.track.to_string(),
        line.name.clone(),
        mics.join(&format!("\n{} ", words.say("brief-or"))),
        place_text,
        view::jack_name(scenario, &line.line),
        view::jack_name(scenario, &line.preamp),
    ]
}

/// The form of the song with the time of each section from the first count.
fn song_ui(ui: &mut Ui, words: &Words, scenario: &Scenario) {
    let song = &scenario.song;
    let sections = song.sections.iter().filter_map(|section| {
        let (bar, _) = song.section(&section.name)?;
        Some(format!("{} {}", words.content(&section.name), view::minutes(song.bar_at(bar))))
    });
    let form: Vec<_> = sections.collect();
    let args = [("tempo", words.number(song.bpm, 0).into()), ("bars", f64::from(song.count_in).into()), ("form", form.join(" · ").into())];
    ui.label(ink(words.with("brief-form", &args)).size(13.5));
}
