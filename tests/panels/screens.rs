//! The screens around the studio.

use crate::painted::{Text, texts};
use crate::work::{scenario, words};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use linecheck::files::settings::Ease;
use linecheck::files::{Library, journal, keys};
use linecheck::panels::{
    Answer, Chosen, Debrief, Looks, Reading, Shelf, Step, Told, Windows, Wish, Words, brief_ui, debrief_ui, scenarios_ui, theme, title_ui,
    windows_ui,
};
use linecheck::sim::scoring::{Plots, judge};
use linecheck::sim::session::Session;
use linecheck::sim::view;
use std::path::Path;

/// A screen in a window; what its last step was.
fn screen<'a>(size: (f32, f32), draw: impl Fn(&mut egui::Ui) -> Option<Step> + 'a) -> Harness<'a, Option<Step>> {
    let mut dressed = false;
    let mut screen = Harness::builder().with_size(egui::vec2(size.0, size.1)).build_ui_state(
        move |ui, step: &mut Option<Step>| {
            if !dressed {
                theme::dress(ui.ctx(), &Ease::default());
                dressed = true;
            }
            let mut root = theme::root(ui.ctx());
            *step = draw(&mut root).or(*step);
        },
        None,
    );
    screen.run_steps(3);
    screen
}

/// Presses what is called so, and looks where it leads.
#[track_caller]
fn leads<'a>(draw: impl Fn(&mut egui::Ui) -> Option<Step> + 'a, name: &str, to: Step) {
    let mut screen = screen((1280.0, 800.0), draw);
    screen.get_by_label(name).click_accesskit();
    screen.run_steps(2);
    assert_eq!(*screen.state(), Some(to));
}

/// What is cut at the side, lies over something else, or cannot be read.
fn faults(draw: impl Fn(&mut egui::Ui) -> Option<Step> + Copy) -> Vec<String> {
    let mut found = Vec::new();
    for size in [(1280.0, 800.0), (1600.0, 1000.0), (1024.0, 640.0), (640.0, 400.0)] {
        let screen = screen(size, draw);
        let texts = texts(&screen.output().shapes, theme::NIGHT);
        assert!(texts.len() > 2);
        let at = |what: String| format!("{size:?}: {what}");
        let over = |one: &Text, other: &Text| one.seen.intersect(other.seen).width() > 2.0 && one.seen.intersect(other.seen).height() > 2.0;
        for (index, text) in texts.iter().enumerate() {
            if text.contrast() < if text.size >= 24.0 { 3.0 } else { 4.5 } {
                found.push(at(format!("`{}` has {:.2}", text.words, text.contrast())));
            }
            let lies_over = texts[index + 1..].iter().filter(|other| over(text, other));
            found.extend(lies_over.map(|other| at(format!("`{}` over `{}`", text.words, other.words))));
        }
    }
    found
}

fn shelf() -> Shelf {
    Shelf { scenarios: vec![scenario()], faults: vec!["scenarios/x.ron:3:7: no such room".into()] }
}

/// The debrief of the expert's run.
fn debrief() -> Debrief {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/expert/first-overdub.journal");
    let mut journal = journal::read(&path).expect("it ships").journal;
    // The beginning of a session is judged quickly, and loses marks.
    journal.entries.truncate(30);
    let timeline = Session::timeline(scenario(), &journal).expect("it can be played");
    let report = judge(&scenario(), &timeline);
    let findings = view::findings(&scenario(), &report);
    let page = Answer::Written("/home/anna/sessions/first-overdub-001.html".into());
    Debrief::Ready(Box::new(Told { findings, report, plots: Plots::default(), page, expert: true }))
}

#[test]
fn title() {
    let words: Words = words("en");
    let draw = |ui: &mut egui::Ui| title_ui(ui, &words);
    leads(draw, "Today’s sessions", Step::Scenarios);
    leads(draw, "Settings…", Step::Settings);
    leads(draw, "Keys…", Step::Shortcuts);
    leads(draw, "Leave", Step::Quit);
    assert_eq!(faults(draw), [""; 0]);
}

#[test]
fn scenarios() {
    let (words, shelf) = (words("en"), shelf());
    let draw = |ui: &mut egui::Ui| scenarios_ui(ui, &words, &shelf);
    leads(draw, &format!("Read the sheet of {}", shelf.scenarios[0].file.title), Step::Brief(0));
    leads(draw, "Back", Step::Title);
    assert_eq!(faults(draw), [""; 0]);
}

#[test]
fn brief() {
    let (words, scenario) = (words("en"), scenario());
    let draw = |ui: &mut egui::Ui| brief_ui(ui, &words, &scenario, true);
    leads(draw, "Walk in", Step::Begin);
    leads(draw, "Go on where you stopped", Step::Resume);
    leads(draw, "Back", Step::Scenarios);
    assert_eq!(faults(draw), [""; 0]);
}

#[test]
fn debrief_is_read_and_left() {
    let (words, debrief) = (words("en"), debrief());
    let read = |ui: &mut egui::Ui, debrief: &Debrief| match debrief_ui(ui, &words, debrief, &mut Reading::default()) {
        Some(Wish::Go(step)) => Some(step),
        _ => None,
    };
    let draw = |ui: &mut egui::Ui| read(ui, &debrief);
    leads(draw, "Back to the sessions", Step::Scenarios);
    assert_eq!(faults(draw), [""; 0]);
    for waiting in [Debrief::Writing, Debrief::Failed("the journal is of another scenario".into())] {
        let screen = screen((1280.0, 800.0), |ui| read(ui, &waiting));
        assert_eq!(screen.query_by_label("Back to the sessions").is_some(), !matches!(waiting, Debrief::Writing));
    }
}

#[test]
fn a_window_over_a_screen_closes_before_the_screen_does() {
    let (words, scenario) = (words("en"), scenario());
    let map = keys::keys(&Library::at(env!("CARGO_MANIFEST_DIR")), Path::new("/nowhere")).0;
    let mut chosen = Chosen { looks: Looks::default(), ease: Ease::default() };
    let mut screen = Harness::builder().with_size(egui::vec2(1280.0, 800.0)).build_ui_state(
        move |ui, (step, windows): &mut (Option<Step>, Windows)| {
            let mut root = theme::root(ui.ctx());
            *step = brief_ui(&mut root, &words, &scenario, false).or(*step);
            windows_ui(ui.ctx(), &words, &["en".to_owned()], &map, windows, &mut chosen);
        },
        (None, Windows::default()),
    );
    for key in [Key::F1, Key::F2] {
        screen.key_press(key);
        screen.run_steps(2);
        assert!(screen.state().1.shortcuts || screen.state().1.settings);
        screen.key_press(Key::Escape);
        screen.run_steps(2);
        assert_eq!(*screen.state(), (None, Windows::default()), "{key:?}");
    }
    screen.key_press(Key::Escape);
    screen.run_steps(2);
    assert_eq!(screen.state().0, Some(Step::Scenarios));
}
