//! The debrief: findings on the line of time and in the list, the chosen one, and what can be asked for.

use crate::picture::{assert_nothing_is_cut, picture};
use crate::work::{scenario, words};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use linecheck::files::report::Export;
use linecheck::files::settings::Ease;
use linecheck::panels::{Answer, Debrief, Reading, Step, Told, Wish, Words, debrief_ui, theme};
use linecheck::sim::scoring::{Evidence, PhasePair, PhasePoint, Plots, TakeFacts, TakePlots, TrackFacts, judge};
use linecheck::sim::session::{Action, Session};
use linecheck::sim::units::Stamp;
use linecheck::sim::view;
use linecheck::sim::words::{Sentence, Value};
use std::sync::Arc;

/// A debrief that is open, and what was asked for there.
pub(crate) struct Reader {
    debrief: Debrief,
    words: Words,
    reading: Reading,
    wishes: Vec<Wish>,
}

impl Reader {
    fn frame(&mut self, ui: &egui::Ui) {
        let mut root = theme::root(ui.ctx());
        self.wishes.extend(debrief_ui(&mut root, &self.words, &self.debrief, &mut self.reading));
    }
}

/// A level that rises and falls.
fn swell(part: usize) -> f64 {
    -24.0 + 12.0 * (part as f64 / 19.0).sin()
}

fn track(number: u32, name: &str) -> TrackFacts {
    TrackFacts {
        track: number,
        name: name.to_owned(),
        peak_dbfs: Some(-12.0),
        peak_at_s: 31.0,
        rms_dbfs: Some(-24.0),
        rms_re_full_scale_db: Some(-27.0),
        floor: None,
        clips: 0,
        first_clips: Vec::new(),
        window: Some((-12.0, -6.0)),
        outline: (0..240).map(|part| (swell(part), swell(part) - 11.0)).collect(),
    }
}

/// The report of a session in which nobody did much, with two takes that were not, so that it need not be rendered.
pub(crate) fn told() -> Told {
    let scenario = scenario();
    let mut session = Session::new(Arc::clone(&scenario));
    session.apply(Stamp(3_600_000), Action::Leave).expect("one can always leave");
    let mut report = judge(&scenario, &session.so_far());
    for (number, start, status) in [(1, 1_200_000, "FS"), (2, 1_500_000, "C")] {
        let (clock, start) = (format!("10:{:02}:00", start / 60_000 - 20), Stamp(start));
        let tracks = vec![track(1, "VOX"), track(2, "GTR")];
        report.takes.push(TakeFacts { number, clock, start, position_s: 0.0, length_s: 180.0, status: status.to_owned(), tracks });
    }
    let levels = report.findings.iter_mut().find(|finding| finding.criterion.contains("level")).expect("levels are judged");
    let at = Stamp(1_560_000);
    let text = |text: &str| Value::Text(text.to_owned());
    let asked = Sentence {
        id: "found-asked",
        args: vec![("who", text("Nora")), ("low", Value::number(-12.0, 0)), ("high", Value::number(-6.0, 0))],
    };
    let more = Sentence { id: "found-more-gain", args: vec![("asked", Value::Sentence(asked)), ("by", Value::number(3.0, 0))] };
    let peak = Sentence { id: "in-dbfs", args: vec![("value", Value::number(-12.3, 1))] };
    let args = [("name", text("VOX")), ("peak", Value::Sentence(peak)), ("take", text("2")), ("at", text("1:00"))];
    let text = Sentence { id: "found-peaked", args: args.into_iter().chain([("asked", Value::Sentence(more))]).collect() };
    assert_eq!(text.to_string(), "VOX peaked at −12.3 dBFS in take 2 at 1:00; Nora asked for −12 to −6: 3 dB more gain");
    levels.evidence = vec![Evidence { at: Some(at), clock: "10:06:00".to_owned(), text, against: true }];
    let thirds = || (0..30).map(|band| (25.0 * 1.2589_f64.powi(band), -50.0 - f64::from((band - 12).pow(2)) * 0.1)).collect();
    let points = (0..30).map(|band| (25.0 * 1.2589_f64.powi(band), f64::from(band))).map(|(hz, band)| PhasePoint {
        hz,
        degrees: (hz * -0.36 + 180.0).rem_euclid(360.0) - 180.0,
        coherence: if band > 20.0 { 0.2 } else { 0.9 },
    });
    let pairs = vec![PhasePair { tracks: (1, 2), source: "Ben".to_owned(), points: points.collect() }];
    let plots = Plots { takes: vec![TakePlots { take: 2, thirds: [(1, thirds()), (2, thirds())].into(), pairs }] };
    let page = Answer::Written("/home/anna/.local/share/linecheck/sessions/first-overdub-001.html".into());
    Told { findings: view::findings(&scenario, &report), report, plots, page, expert: true }
}

fn reader(told: Told) -> Reader {
    Reader { debrief: Debrief::Ready(Box::new(told)), words: words("en"), reading: Reading::default(), wishes: Vec::new() }
}

fn open(told: Told, size: (f32, f32)) -> Harness<'static, Reader> {
    let mut dressed = false;
    let mut harness = Harness::builder().with_size(egui::vec2(size.0, size.1)).build_ui_state(
        move |ui, reader: &mut Reader| {
            if !dressed {
                theme::dress(ui.ctx(), &Ease::default());
                dressed = true;
            }
            reader.frame(ui);
        },
        reader(told),
    );
    harness.run();
    harness
}

/// The debrief with a finding chosen, in a language.
pub(crate) fn read(finding: usize, language: &str, size: (f32, f32)) -> Harness<'static, Reader> {
    let mut panels = open(told(), size);
    panels.state_mut().words = words(language);
    panels.state_mut().reading.choose_moment(finding, 0);
    panels.run();
    panels
}

fn levels(told: &Told) -> (usize, String) {
    let nth = told.report.findings.iter().position(|finding| finding.criterion.contains("level")).expect("levels are judged");
    (nth, told.report.findings[nth].title.clone())
}

#[track_caller]
fn press(panels: &mut Harness<'static, Reader>, name: &str) {
    panels.get_by_label(name).click_accesskit();
    panels.run();
}

#[test]
fn a_finding_that_is_chosen_says_where_when_what_and_why() {
    let told = told();
    let (_, title) = levels(&told);
    let mut panels = open(told, (1280.0, 800.0));
    press(&mut panels, &title);
    panels.get_by_label_contains("VOX, track 1: ");
    panels.get_by_label_contains("peaks of VOX from −12 to −6 dBFS");
    panels.get_by_label_contains("Moment 10:06:00, 1:00 into take 2: VOX peaked");
    panels.get_by_label_contains("Level of VOX in take 2");
    panels.get_by_label_contains("Spectrum of VOX");
    panels.get_by_label_contains("Phase of GTR against VOX, where both hear Ben");
}

#[test]
fn every_moment_is_a_sign_on_the_line_of_time() {
    let told = told();
    let (nth, title) = levels(&told);
    let mut panels = open(told, (1280.0, 800.0));
    press(&mut panels, &format!("{title} at 10:06:00"));
    assert_eq!(panels.state().reading, {
        let mut wanted = Reading::default();
        wanted.choose_moment(nth, 0);
        wanted
    });
}

#[test]
fn a_moment_is_heard_before_and_after_and_tried_again() {
    let told = told();
    let (_, title) = levels(&told);
    let mut panels = open(told, (1280.0, 800.0));
    press(&mut panels, &title);
    for name in
        ["As you recorded it", "As the expert recorded it", "Stop listening", "Try again from here", "Save as CSV", "Back to the sessions"]
    {
        press(&mut panels, name);
    }
    let listen = |expert| Wish::Listen { at: Stamp(1_560_000), track: Some(1), expert };
    let wanted =
        [listen(false), listen(true), Wish::Hush, Wish::Retry(Stamp(1_560_000)), Wish::Export(Export::Csv), Wish::Go(Step::Scenarios)];
    assert_eq!(panels.state().wishes, wanted);
}

#[test]
fn arrows_go_through_the_findings() {
    let told = told();
    let titles: Vec<String> = told.report.findings.iter().map(|finding| finding.title.clone()).collect();
    let mut panels = open(told, (1280.0, 800.0));
    for (key, nth) in [(Key::ArrowDown, 1), (Key::ArrowDown, 2), (Key::ArrowUp, 1), (Key::ArrowUp, 0), (Key::ArrowUp, 0)] {
        panels.key_press(key);
        panels.run();
        assert!(panels.get_all_by_label(&titles[nth]).count() >= 2, "the title stands over the chosen finding as well");
    }
}

#[test]
fn nothing_is_cut_in_a_small_window_or_in_large_type() {
    for size in [(1024.0, 640.0), (640.0, 400.0)] {
        let told = told();
        let (_, title) = levels(&told);
        let mut panels = open(told, size);
        press(&mut panels, &title);
        assert_nothing_is_cut(&panels, 0.0, &format!("debrief {size:?}"));
        panels.state_mut().words = words("de");
        panels.run();
        assert_nothing_is_cut(&panels, 0.0, &format!("debrief in German {size:?}"));
    }
}

#[test]
fn pictures_of_the_debrief() {
    for (name, size, scale, language) in
        [("narrow", (1024.0, 640.0), 1.0, "en"), ("usual", (1440.0, 900.0), 1.0, "en"), ("large", (1280.0, 800.0), 2.0, "de")]
    {
        let told = told();
        let (nth, _) = levels(&told);
        let mut panels = open(told, size);
        panels.state_mut().words = words(language);
        panels.state_mut().reading.choose_moment(nth, 0);
        picture(&mut panels, &format!("debrief-{name}"), scale);
    }
}
