//! Nothing overlaps, nothing is cut, everything can be read: at every size of window and text that is promised.

use crate::painted::{Text, contrast, texts};
use crate::work::{Panels, Work, controls, press, window};
use crate::{debrief, flow, sheets};
use egui::accesskit::Role;
use egui::{Color32, Id, Rect, pos2, vec2};
use egui_kittest::Harness;
use linecheck::panels::Stage;
use linecheck::panels::theme::{self, Marks};
use linecheck::sim::session::Action;
use std::collections::BTreeSet;

pub(crate) const STAGES: [Stage; 12] = [
    Stage::Room,
    Stage::Storage,
    Stage::Stands,
    Stage::Cables,
    Stage::Bay,
    Stage::Preamps,
    Stage::Desk,
    Stage::Recorder,
    Stage::Sheets,
    Stage::Brief,
    Stage::Flow,
    Stage::Closer,
];

/// Windows with the size of text in percent.
const WINDOWS: [(f32, f32, u32); 8] = [
    (1280.0, 800.0, 80),
    (1280.0, 800.0, 100),
    (1280.0, 800.0, 200),
    (1024.0, 640.0, 80),
    (1024.0, 640.0, 100),
    (1024.0, 640.0, 200),
    (2560.0, 1440.0, 100),
    (2560.0, 1440.0, 200),
];

/// Places that are moved about under the window to both sides, as a desk of many channels must be.
const ROAMING: [Stage; 4] = [Stage::Desk, Stage::Bay, Stage::Recorder, Stage::Brief];

fn busy(stage: Stage, language: &str) -> Work {
    let fetch = |unit: &str| Action::Fetch(unit.into());
    let work = Work::at(stage).after([fetch("TT-06-01"), fetch("XLR-09-01")]);
    work.with(|ease| {
        ease.captions = false;
        ease.language = language.into();
    })
}

fn at(stage: Stage, language: &str, size: (f32, f32, u32)) -> Panels {
    turned_to(busy(stage, language), None, size)
}

/// A place of work in a window with so much text, with that of its views.
fn turned_to(work: Work, view: Option<&str>, (width, height, text): (f32, f32, u32)) -> Panels {
    let scale = text as f32 / 100.0;
    let mut panels = window(work, (width / scale, height / scale));
    if let Some(view) = view {
        press(&mut panels, view);
    }
    settle(&mut panels);
    panels
}

/// Forgets where widgets were before the screen had its place.
fn settle<T>(panels: &mut Harness<'_, T>) {
    panels.ctx.data_mut(|data| data.remove::<Marks>(Id::NULL));
    panels.run_steps(1);
}

fn painted<T>(panels: &Harness<'_, T>) -> Vec<Text> {
    texts(&panels.output().shapes, theme::NIGHT)
}

/// Whether two places share more than the softness of their edges.
fn overlap(one: Rect, other: Rect) -> bool {
    let shared = one.intersect(other);
    shared.width() > 2.0 && shared.height() > 2.0
}

/// Everything that is wrong at a place of work in a window.
fn faults(panels: &Panels, stage: Stage, width: f32, is_usual: bool) -> Vec<String> {
    let may_roam = ROAMING.contains(&stage) && (width < 1280.0 || stage == Stage::Desk);
    faults_of(panels, !may_roam, is_usual)
}

/// Everything that is wrong on a screen; `is_whole` asks that nothing is cut at the side.
fn faults_of<T>(panels: &Harness<'_, T>, is_whole: bool, is_usual: bool) -> Vec<String> {
    let texts = painted(panels);
    let mut found = overlaps(texts.iter().map(|text| (text.words.as_str(), text.seen)).collect());
    let marks = panels.ctx.data_mut(|data| data.get_temp::<Marks>(Id::NULL)).unwrap_or_default().0;
    assert!(marks.len() > 10);
    found.extend(overlaps(
        marks
            .iter()
            .filter(|(name, _)| !["room", "debrief/when"].contains(&name.as_str()))
            .map(|(name, rect)| (name.as_str(), *rect))
            .collect(),
    ));
    if is_whole {
        let cut = texts.iter().filter(|text| text.seen.width() < text.rect.width() - 1.5);
        found.extend(cut.map(|text| format!("`{}` is cut", text.words)));
    }
    found.extend(texts.iter().filter(|text| text.words.contains('⟨')).map(|text| format!("{} is no word", text.words)));
    // Colours and names do not depend on the size of the window.
    if is_usual {
        found.extend(dim(&texts));
        found.extend(nameless(panels));
    }
    found
}

fn overlaps(places: Vec<(&str, Rect)>) -> Vec<String> {
    let pairs = places.iter().enumerate().flat_map(|(index, one)| places[index + 1..].iter().map(move |other| (one, other)));
    pairs.filter(|(one, other)| overlap(one.1, other.1)).map(|(one, other)| format!("`{}` over `{}`", one.0, other.0)).collect()
}

/// What is too faint: WCAG 2.2, 1.4.3 asks for 4.5, and for 3 with letters of 18 points (24 of ours) and more.
fn dim(texts: &[Text]) -> Vec<String> {
    let dim = texts.iter().filter(|text| text.contrast() < if text.size >= 24.0 { 3.0 } else { 4.5 });
    dim.map(|text| format!("`{}` has {:.2}: {:?} on {:?}", text.words, text.contrast(), text.ink, text.ground)).collect()
}

/// Controls that have no name, and two with the same one; a meter may be seen in two places.
fn nameless<T>(panels: &Harness<'_, T>) -> Vec<String> {
    let mut known = BTreeSet::new();
    let mut found = Vec::new();
    for (role, name) in controls(panels) {
        match name.filter(|name| !name.is_empty()) {
            None => found.push(format!("a {role:?} has no name")),
            Some(name) if !known.insert(name.clone()) && role != Role::ProgressIndicator => found.push(format!("two are called `{name}`")),
            Some(_) => {}
        }
    }
    found
}

#[test]
fn every_place_fits_every_window() {
    let mut found = Vec::new();
    for (stage, language) in STAGES.into_iter().flat_map(|stage| ["en", "de"].map(|language| (stage, language))) {
        for size in WINDOWS {
            let panels = at(stage, language, size);
            let faults = faults(&panels, stage, size.0 * 100.0 / size.2 as f32, size == WINDOWS[1]);
            found.extend(faults.into_iter().map(|what| format!("{stage:?} in {language} at {size:?}: {what}")));
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_debrief_fits_every_window() {
    let count = debrief::told().findings.len();
    let mut found = Vec::new();
    for (finding, language, size) in (0..count).flat_map(|finding| {
        // Every finding in the usual window, and one with everything in every window.
        let has_plots = debrief::told().report.findings[finding].criterion.contains("level");
        let sizes = if has_plots { &WINDOWS[..] } else { &WINDOWS[1..2] };
        sizes.iter().flat_map(move |size| ["en", "de"].map(|language| (finding, language, *size)))
    }) {
        let scale = size.2 as f32 / 100.0;
        let mut panels = debrief::read(finding, language, (size.0 / scale, size.1 / scale));
        settle(&mut panels);
        let faults = faults_of(&panels, true, size == WINDOWS[1]);
        found.extend(faults.into_iter().map(|what| format!("finding {finding} in {language} at {size:?}: {what}")));
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn every_sheet_and_every_view_of_the_lines_fits() {
    let spoken = |work: Work, language: &str| {
        work.with(|ease| {
            ease.captions = false;
            ease.language = language.into();
        })
    };
    let mut found = Vec::new();
    for (stage, views) in [(Stage::Sheets, &sheets::PAPERS[..]), (Stage::Flow, &flow::VIEWS[..])] {
        for (view, language, size) in
            views.iter().flat_map(|view| [(view.0, "en", WINDOWS[1]), (view.1, "de", WINDOWS[5]), (view.1, "de", WINDOWS[4])])
        {
            let work = if stage == Stage::Flow { flow::with_bleed() } else { sheets::expert() };
            let panels = turned_to(spoken(work, language), Some(view), size);
            // A matrix has a column for everybody who plays.
            let faults = faults_of(&panels, !["Bleed", "Übersprechen"].contains(&view), size == WINDOWS[1]);
            found.extend(faults.into_iter().map(|what| format!("{view} at {size:?}: {what}")));
        }
    }
    assert!(found.is_empty(), "{} faults:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_ring_and_the_lamps_are_seen() {
    // WCAG 2.2, 1.4.11: 3 for what tells a control and its state.
    for ground in [theme::PANEL, theme::CARD, theme::BAY, theme::NIGHT] {
        assert!(contrast(theme::RING, ground) >= 3.0);
        for lamp in [theme::AMBER, theme::RED, theme::GREEN] {
            assert!(contrast(lamp, ground) >= 3.0, "{lamp:?} on {ground:?}");
        }
    }
    for lamp in [theme::AMBER, theme::RED, theme::GREEN] {
        assert!(contrast(theme::ON_AMBER, lamp) >= 4.5, "{lamp:?}");
    }
}

#[test]
fn every_ink_is_read_on_every_ground_that_it_is_meant_for() {
    // WCAG 2.2, 1.4.3: 4.5 for text.
    let dark = [theme::NIGHT, theme::PANEL, theme::CARD, theme::BAY, theme::WELL];
    let inks = [theme::INK, theme::FAINT, theme::AMBER, theme::RED, theme::GREEN];
    for (ink, ground) in inks.into_iter().flat_map(|ink| dark.map(|ground| (ink, ground))) {
        assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {:.2}", contrast(ink, ground));
    }
    let more =
        [(theme::PAPER_INK, theme::PAPER), (theme::PAPER_FAINT, theme::PAPER), (theme::INK, theme::REFUSED), (theme::INK, theme::SAID)];
    for (ink, ground) in more {
        assert!(contrast(ink, ground) >= 4.5, "{ink:?} on {ground:?}: {:.2}", contrast(ink, ground));
    }
}

#[test]
fn what_does_not_fit_is_seen() {
    let text = |words: &str, x: f32, seen: f32, ink: u8| {
        let rect = Rect::from_min_size(pos2(x, 0.0), vec2(40.0, 12.0));
        let seen = Rect::from_min_size(pos2(x, 0.0), vec2(seen, 12.0));
        Text { words: words.into(), rect, seen, ink: Color32::from_gray(ink), ground: theme::PANEL, size: 12.0 }
    };
    let [one, other, far, faint] =
        [text("one", 0.0, 40.0, 230), text("other", 30.0, 40.0, 230), text("far", 90.0, 40.0, 230), text("faint", 0.0, 40.0, 80)];
    assert_eq!(overlaps(vec![("one", one.seen), ("other", other.seen), ("far", far.seen)]), ["`one` over `other`"]);
    assert_eq!(dim(&[one, faint]).len(), 1);
    assert!((contrast(Color32::WHITE, Color32::BLACK) - 21.0).abs() < 0.01);
}
