//! The report, read with the lead's cup of tea.

use crate::app::Options;
use crate::app::bridge::LiveSession;
use crate::app::notices::Notices;
use crate::app::screens::Screen;
use crate::app::shelf::Shelf;
use crate::app::theme::{self, PAPER_FAINT, ink};
use crate::app::world::{Picture, Scene};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::{Finding, Report};
use crate::sim::session::{Journal, Session};
use crate::sim::view;
use bevy::prelude::*;
use bevy::tasks::{AsyncComputeTaskPool, Task, block_on, poll_once};
use bevy_egui::egui::{self, Color32, ProgressBar, RichText, ScrollArea, Ui};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use std::path::PathBuf;
use std::sync::Arc;

/// The report, and a sentence that says where it was written or why it was not.
type Written = std::result::Result<(Report, String), String>;

/// The report, being written or ready.
#[derive(Resource)]
enum Debrief {
    Writing(Task<Written>),
    Ready(Box<Report>, String),
    Failed(String),
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(OnEnter(Screen::Debrief), start)
        .add_systems(Update, finish.run_if(in_state(Screen::Debrief)))
        .add_systems(EguiPrimaryContextPass, show.run_if(in_state(Screen::Debrief).and_then(resource_exists::<Debrief>)))
        .add_systems(OnExit(Screen::Debrief), |mut commands: Commands, mut scene: ResMut<Scene>| {
            scene.empty();
            commands.remove_resource::<Debrief>();
            commands.remove_resource::<LiveSession>();
        });
}

fn start(mut commands: Commands, live: Res<LiveSession>) {
    let scenario = Arc::clone(live.session().scenario());
    let journal = live.session().journal().clone();
    let path = live.path.clone();
    commands.insert_resource(Debrief::Writing(AsyncComputeTaskPool::get().spawn(async move { write(scenario, journal, path) })));
}

fn write(scenario: Arc<Scenario>, journal: Journal, path: PathBuf) -> Written {
    let timeline = Session::timeline(Arc::clone(&scenario), &journal).map_err(|error| error.to_string())?;
    let report = crate::sim::scoring::judge(&scenario, &timeline);
    // A full disk takes the page, not the debrief.
    let place = match crate::files::report::write_beside(&path, &report) {
        Ok(page) => format!("The report is also in {}", page.display()),
        Err(why) => format!("The report could not be written beside {}: {why}", path.display()),
    };
    Ok((report, place))
}

fn finish(mut debrief: ResMut<Debrief>, mut notices: ResMut<Notices>) {
    let Debrief::Writing(task) = &mut *debrief else { return };
    if let Some(written) = block_on(poll_once(task)) {
        *debrief = match written {
            Ok((report, place)) => {
                notices.say(place.clone());
                Debrief::Ready(Box::new(report), place)
            }
            Err(error) => Debrief::Failed(error),
        };
    }
}

fn show(
    mut contexts: EguiContexts,
    picture: Res<Picture>,
    debrief: Res<Debrief>,
    mut shelf: ResMut<Shelf>,
    options: Res<Options>,
    mut next: ResMut<NextState<Screen>>,
) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    theme::backdrop(&root, &picture);
    let clear = egui::Frame::new().fill(Color32::from_rgba_unmultiplied(18, 16, 14, 240)).inner_margin(20);
    egui::CentralPanel::default().frame(clear).show(&mut root, |ui| {
        ui.vertical_centered(|ui| match &*debrief {
            Debrief::Writing(_) => {
                ui.add_space(ui.available_height() * 0.4);
                ui.spinner();
                ui.label("Listening back to the takes…");
            }
            Debrief::Failed(error) => {
                ui.label(RichText::new(error).color(theme::RED));
            }
            Debrief::Ready(report, place) => {
                ui.set_max_width(860.0);
                let room = ui.available_height() - 56.0;
                ScrollArea::vertical().max_height(room).show(ui, |ui| {
                    theme::paper().show(ui, |ui| ui.vertical(|ui| report_ui(ui, report, place)));
                });
                ui.add_space(10.0);
                if theme::primary(ui, "debrief/done", "Back to the sessions") {
                    if let Some(scenario) = shelf.chosen.take() {
                        shelf.choose(scenario, &options);
                    }
                    shelf.chosen = None;
                    next.set(Screen::Scenarios);
                }
            }
        });
    });
    Ok(())
}

fn report_ui(ui: &mut Ui, report: &Report, place: &str) {
    ui.horizontal(|ui| {
        ui.label(ink("Debrief").size(28.0).strong());
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.label(ink(format!("{} of {}", marks(report.marks), marks(report.of))).size(28.0).strong());
        });
    });
    ui.label(ink(&report.title).color(PAPER_FAINT).italics());
    let mut group = "";
    for finding in &report.findings {
        if finding.group != group {
            group = &finding.group;
            ui.add_space(12.0);
            ui.label(ink(group).size(18.0).strong());
        }
        finding_ui(ui, finding);
    }
    ui.add_space(14.0);
    ui.label(ink(place).color(PAPER_FAINT).size(12.5));
}

fn finding_ui(ui: &mut Ui, finding: &Finding) {
    let full = finding.marks >= finding.of;
    ui.horizontal(|ui| {
        let share = if finding.of > 0.0 { finding.marks / finding.of } else { 1.0 };
        let fill = if full { Color32::from_rgb(98, 140, 82) } else { Color32::from_rgb(190, 110, 60) };
        ui.add(ProgressBar::new(share as f32).desired_width(70.0).desired_height(8.0).fill(fill));
        ui.label(ink(format!("{} / {}", marks(finding.marks), marks(finding.of))).monospace().size(13.0));
        ui.label(ink(&finding.title).size(15.0).strong());
    });
    ui.indent(&finding.criterion, |ui| {
        for evidence in &finding.evidence {
            let at = evidence.at.map(|at| format!("{}  ", view::minutes(at.seconds()))).unwrap_or_default();
            ui.label(ink(format!("{at}{}", evidence.text)).size(13.5));
        }
        if let Some(cause) = &finding.cause {
            ui.label(ink(format!("Cause: {cause}")).size(13.5));
        }
        if !full {
            ui.label(ink(format!("Next time: {}", finding.advice)).size(13.5).color(PAPER_FAINT).italics());
        }
    });
}

fn marks(value: f64) -> String {
    if (value - value.round()).abs() < 0.05 { format!("{value:.0}") } else { format!("{value:.1}") }
}
