//! The signal flow: what is plugged is drawn, what is open is seen, and a choice leads there.

use crate::picture::picture;
use crate::work::{Panels, Work, control, focused, names, open, press, scenario, window};
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use linecheck::files::{Library, bench, sessions};
use linecheck::panels::{Bleed, Stage};
use linecheck::sim::circuit::{Circuit, trace};
use linecheck::sim::engine::Heard;
use linecheck::sim::gear::{ControlId, JackId, Setting};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Action, End, Session, Studio, Transport, cords, patch};
use linecheck::sim::units::Stamp;
use linecheck::sim::view::{self, BleedView, StopKind};
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

/// Every view by its English and its German name.
pub(crate) const VIEWS: [(&str, &str); 3] = [("Diagram", "Plan"), ("Table", "Tabelle"), ("Bleed", "Übersprechen")];

/// The expert's session at a moment of it, in seconds.
fn expert(seconds: u64) -> Work {
    let scenario = scenario();
    let mut journal = sessions::expert(&Library::at(env!("CARGO_MANIFEST_DIR")), &scenario).expect("it ships");
    journal.entries.retain(|entry| entry.at <= Stamp(seconds * 1000));
    let mut work = Work::at(Stage::Flow);
    work.session = Session::replay(scenario, &journal).expect("it can be played");
    work.meters.readings = Some(readings());
    work
}

fn readings() -> linecheck::sim::engine::Readings {
    use linecheck::sim::engine::meter::Reading;
    use linecheck::sim::units::Dbfs;
    let level = |peak: f64| Reading { peak: Dbfs(peak), ..Reading::default() };
    let mut readings = linecheck::sim::engine::Readings {
        tracks: std::array::from_fn(|_| level(-120.0)),
        returns: std::array::from_fn(|_| level(-120.0)),
        machine: std::array::from_fn(|_| level(-120.0)),
        outer: None,
        monitors: [level(-24.0), level(-19.0)],
        position_s: 0.0,
        frame: 0,
        spare: 0,
    };
    (readings.tracks[0], readings.tracks[1]) = (level(-14.0), level(-4.0));
    (readings.returns[0], readings.returns[1]) = (level(-16.0), level(-9.0));
    readings
}

/// When the expert has patched everything and rolls for the first time.
fn set_up() -> Work {
    let scenario = scenario();
    let journal = sessions::expert(&Library::at(env!("CARGO_MANIFEST_DIR")), &scenario).expect("it ships");
    let timeline = Session::timeline(scenario, &journal).expect("it can be played");
    expert(timeline.last().takes[0].start.0 / 1000 + 1)
}

fn fetch(unit: &str) -> Action {
    Action::Fetch(unit.into())
}

fn plug(cord: &str, end: End, unit: &str, jack: &str) -> Action {
    Action::Plug { cord: cord.into(), end, into: JackId::new(&unit.into(), jack) }
}

/// The name of the button of a line.
#[track_caller]
fn line(panels: &Panels, beginning: &str) -> String {
    let all = names(panels);
    all.iter().find(|name| name.starts_with(beginning)).unwrap_or_else(|| panic!("no {beginning} in {all:#?}")).clone()
}

#[test]
fn a_whole_line_names_every_place_and_cord_in_order() {
    let panels = open(set_up());
    let said = line(&panels, "Line VOX");
    let mut rest = said.as_str();
    for place in
        ["MC-012", "XLR-", "BOOTH 3", "TT-", "EXT PRE 1 IN", "+29 dB", "48 V", "EXT PRE 1 OUT", "LINE 1", "SEND 1", "REC IN 1", "REC 1"]
    {
        let at = rest.find(place).unwrap_or_else(|| panic!("{place} does not come in its order in {said}"));
        rest = &rest[at + place.len()..];
    }
    assert!(!["no power", "48 V is off", "loose", "nothing", "muted"].iter().any(|end| said.contains(end)), "{said}");
    let tracks: Vec<String> = names(&panels).into_iter().filter(|name| name.starts_with("Line ")).collect();
    assert!(tracks.len() == 2 && tracks[0].starts_with("Line VOX") && tracks[1].starts_with("Line GTR"), "by track: {tracks:?}");
}

/// Whoever turns a gain reads there what it does to the track.
#[test]
fn a_preamp_shows_the_level_of_the_track_that_it_feeds() {
    let mut work = set_up();
    work.stage = Stage::Preamps;
    let panels = open(work);
    let level = line(&panels, "Level, Track 1:");
    assert!(!level.contains('∞'), "{level}");
    assert_eq!(panels.query_all_by_label_contains("Track 1  VOX").count(), 1, "and whose track it is");
}

#[test]
fn a_cord_with_a_loose_end_and_an_empty_jack_are_open_ends() {
    let set = |control: &str, to: Setting| Action::Set(ControlId::new(&"REC".into(), control), to);
    let work = Work::at(Stage::Flow).after([set("power", Setting::On(true)), set("name 3", Setting::Text("BASS".into()))]);
    let mut panels = open(work);
    assert!(line(&panels, "Line BASS").contains("nothing arrives"));
    for action in [fetch("ST-08"), fetch("MC-009")] {
        let now = panels.state().session.studio().now;
        panels.state_mut().session.apply(now, action).expect("it can be done");
    }
    panels.state_mut().stage = Stage::Stands;
    panels.run_steps(2);
    press(&mut panels, "Set ST-08 up before Ben");
    press(&mut panels, "Mount MC-009 small condenser, vintage on ST-08");
    panels.state_mut().stage = Stage::Flow;
    panels.run_steps(2);
    assert!(line(&panels, "Line MC-009").ends_with("nothing plugged"));
    for action in [fetch("XLR-09-01"), plug("XLR-09-01", End::A, "MC-009", "out")] {
        let now = panels.state().session.studio().now;
        panels.state_mut().session.apply(now, action).expect("it can be done");
    }
    panels.run_steps(2);
    assert!(line(&panels, "Line MC-009").contains("the other end of XLR-09-01 is loose"));
    let now = panels.state().session.studio().now;
    panels.state_mut().session.apply(now, plug("XLR-09-01", End::B, "LIVE", "5")).expect("it can be done");
    panels.run_steps(2);
    // The bay's normal takes it to the desk, which is off.
    let said = line(&panels, "Line MC-009");
    assert!(said.contains("DESK MIC 5") && said.contains("no power"), "{said}");
}

#[test]
fn a_box_leads_to_where_it_is_worked_with() {
    let mut panels = open(set_up());
    press(&mut panels, "Bay EXT PRE 1 IN, line VOX MC-012, REC 1");
    assert_eq!(panels.state().stage, Stage::Bay);
    assert!(focused(&panels).is_some_and(|name| name.starts_with("Jack EXT PRE 1 IN")), "{:?}", focused(&panels));
    panels.state_mut().stage = Stage::Flow;
    panels.run_steps(2);
    press(&mut panels, "Preamp EXT PRE 1, line VOX MC-012, REC 1");
    assert_eq!((panels.state().stage, focused(&panels).as_deref()), (Stage::Preamps, Some("gain, PRE-1 EXT PRE 1")));
}

#[test]
fn rows_are_walked_by_keyboard_and_enter_leads_to_the_jack() {
    let mut panels = open(set_up());
    press(&mut panels, "Table");
    let (vox, gtr) = (line(&panels, "Line VOX"), line(&panels, "Line GTR"));
    control(&panels, &vox).focus();
    panels.run_steps(2);
    panels.key_press(Key::ArrowDown);
    panels.run_steps(3);
    assert_eq!(focused(&panels).as_ref(), Some(&gtr));
    panels.key_press(Key::Enter);
    panels.run_steps(3);
    assert_eq!(panels.state().stage, Stage::Bay);
    assert!(focused(&panels).is_some_and(|name| name.starts_with("Jack LIVE 5")), "{:?}", focused(&panels));
}

#[test]
fn the_filter_leaves_what_has_all_of_its_words() {
    let mut panels = open(set_up());
    control(&panels, "Lines with").focus();
    panels.run_steps(2);
    panels.event(egui::Event::Text("live 5".into()));
    panels.run_steps(3);
    let lines: Vec<String> = names(&panels).into_iter().filter(|name| name.starts_with("Line ")).collect();
    assert!(lines.len() == 1 && lines[0].starts_with("Line GTR"), "{lines:?}");
    panels.event(egui::Event::Text(" nowhere".into()));
    panels.run_steps(3);
    panels.get_by_label("No line has that in it.");
}

#[test]
fn p_opens_it() {
    let mut panels = open(Work::at(Stage::Room));
    panels.key_press(Key::P);
    panels.run_steps(3);
    assert_eq!(panels.state().stage, Stage::Flow);
    assert!(panels.query_all_by_label_contains("No line is in use yet").count() == 1);
}

/// Everything patched and listened to.
pub(crate) fn with_bleed() -> Work {
    let mut work = set_up();
    work.meters.bleed = Bleed::Ready(heard(&work));
    work
}

/// Two microphones and two players, with figures that nobody has to work out.
fn heard(work: &Work) -> BleedView {
    let one = |microphone: &str, player: &str, level: f64, delay_ms: f64, inverted: bool| Heard {
        microphone: microphone.into(),
        capsule: 0,
        player: player.into(),
        radiator: "mouth".into(),
        level_db: Some(0.0),
        level_db_spl: Some(level),
        delay_ms: Some(delay_ms),
        inverted,
    };
    let all = [
        one("MC-009", "anna", 41.0, 16.2, true),
        one("MC-009", "ben", 74.6, 0.8, false),
        one("MC-012", "anna", 92.0, 0.5, false),
        one("MC-012", "ben", 48.0, 17.5, false),
    ];
    BleedView::of(work.session.scenario(), work.session.studio(), &all)
}

#[test]
fn bleed_is_asked_for_and_then_a_matrix_with_figures_and_signs() {
    let mut panels = open(set_up());
    press(&mut panels, "Bleed");
    press(&mut panels, "Listen to every microphone");
    assert!(panels.state().asked_bleed, "somebody has to work it out");
    let view = heard(panels.state());
    panels.state_mut().meters.bleed = Bleed::Ready(view);
    panels.run_steps(3);
    let bled = "Anna in MC-009: −33.6 dB, 41 dB SPL, after 16.2 ms, polarity turned over";
    control(&panels, bled);
    control(&panels, "Ben in MC-009: 0.0 dB, 75 dB SPL, after 0.8 ms");
    control(&panels, bled).focus();
    panels.run_steps(3);
    assert!(panels.query_all_by_label(bled).count() == 2, "the figures are written out for the cell with the ring");
    // Whoever moves a microphone is told that the figures are old.
    assert!(panels.query_by_label("Something has been moved since.").is_none());
    let now = panels.state().session.studio().now;
    let door = Action::Set(ControlId::new(&"DOOR-A".into(), "open"), Setting::On(true));
    panels.state_mut().session.apply(now, door).expect("it can be done");
    panels.run_steps(3);
    panels.get_by_label("Something has been moved since.");
}

#[test]
fn in_an_assessment_nobody_listens_for_the_trainee() {
    let mut work = Work::at(Stage::Flow);
    let mut scenario = (**work.session.scenario()).clone();
    scenario.file.assessed = true;
    work.session = Session::new(Arc::new(scenario));
    let mut panels = open(work);
    press(&mut panels, "Bleed");
    assert!(!names(&panels).contains(&"Listen to every microphone".to_owned()));
    assert!(panels.query_all_by_label("This is an assessment: nobody helps.").count() == 1);
}

#[test]
fn pictures_of_the_signal_flow() {
    for (size, scale, language, name) in [
        ((1280.0, 800.0), 1.0, "en", "usual"),
        ((1024.0, 640.0), 1.0, "de", "small"),
        ((1280.0, 800.0), 2.0, "de", "large"),
        ((2560.0, 1440.0), 1.0, "en", "wide"),
    ] {
        for tab in [0, 1, 2] {
            let work = with_bleed().with(|ease| {
                ease.language = language.into();
                ease.captions = false;
                ease.colours =
                    if language == "de" { linecheck::files::settings::Colours::Safe } else { linecheck::files::settings::Colours::Usual };
            });
            let mut panels = window(work, size);
            press(&mut panels, if language == "de" { VIEWS[tab].1 } else { VIEWS[tab].0 });
            picture(&mut panels, &format!("flow-{}-{name}", ["diagram", "table", "bleed"][tab]), scale);
        }
    }
}

#[test]
fn what_was_pulled_and_switched_off_is_seen_where_it_is() {
    let unplug = |cord: &str, end: End| Action::Unplug { cord: cord.into(), end };
    let off = |unit: &str, control: &str| Action::Set(ControlId::new(&unit.into(), control), Setting::On(false));
    let pulled =
        set_up().after([Action::Transport(Transport::Stop), unplug("TT-06-01", End::B), off("PRE-1", "2.48v"), off("REC", "arm 2")]);
    let mut panels = open(pulled);
    assert!(line(&panels, "Line MC-012").ends_with("the other end of TT-06-01 is loose"));
    assert!(line(&panels, "Line GTR").contains("48 V is off"));
    assert!(line(&panels, "Line VOX REC 1").contains("nothing arrives"), "the track is named, and nothing comes to it");
    picture(&mut panels, "flow-diagram-open", 1.0);
    press(&mut panels, "Table");
    picture(&mut panels, "flow-table-open", 1.0);
}

/// Every place of every line on the way to a track is on the trace of that track, and every source of the trace has a line.
#[track_caller]
fn agrees(scenario: &Scenario, studio: &Studio) -> usize {
    let lines = view::flow(scenario, studio);
    let cords = cords(studio);
    let patch = patch(scenario, studio, &cords);
    let circuit = Circuit::solve(&patch);
    let mut compared = 0;
    for line in &lines {
        let Some(track) = line.first(StopKind::Track) else { continue };
        let hops = trace(&circuit, &patch, &track.jack);
        let to_track = line.stops.iter().position(|stop| stop.kind == StopKind::Track).expect("it comes to one");
        for stop in &line.stops[..=to_track] {
            assert!(hops.iter().any(|hop| hop.at == stop.jack), "{} of {} is not on the trace: {hops:#?}", stop.jack, track.name);
            compared += 1;
        }
        for cord in line.cords() {
            assert!(hops.iter().any(|hop| hop.what.contains(cord.0.as_str())), "{cord} is not on the trace");
        }
    }
    compared
}

#[test]
fn the_drawing_agrees_with_the_circuit() {
    let work = set_up();
    assert!(agrees(work.session.scenario(), work.session.studio()) > 15);
    // A whole band at the large desk.
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bench = bench::session(&Library::at(root), &root.join("src/cli/measure/examples/speed.ron")).expect("it is in order");
    assert!(agrees(&bench.scenario, &bench.studio) > 60);
    let lines = view::flow(&bench.scenario, &bench.studio);
    let sourced = || lines.iter().filter(|line| line.first(StopKind::Source).is_some());
    let sources: BTreeSet<&str> = sourced().map(|line| line.stops[0].name.as_str()).collect();
    assert_eq!(sources.len(), 16, "every microphone has its lines, to the workstation and to the tape");
    assert!(sourced().all(|line| line.broken().is_none_or(|stop| stop.kind == StopKind::Monitor)), "{lines:#?}");
    // An insert that is in leads over its own points of the bay.
    let mut inserted = bench.studio.clone();
    inserted.settings.0.insert(ControlId::new(&"DESK".into(), "ch3.insert"), Setting::On(true));
    assert!(agrees(&bench.scenario, &inserted) > 60);
    let lines = view::flow(&bench.scenario, &inserted);
    let passes = |line: &view::LineView| line.stops.iter().any(|stop| stop.jack.jack == "insert return 3");
    assert!(lines.iter().any(|line| passes(line) && line.track().is_some()), "{lines:#?}");
}

#[test]
fn every_bay_can_be_worked_at() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bench = bench::session(&Library::at(root), &root.join("src/cli/measure/examples/speed.ron")).expect("it is in order");
    let bays: Vec<String> = view::bays(&bench.scenario).map(ToString::to_string).collect();
    assert_eq!(bays.len(), 6);
    let mut work = Work::at(Stage::Bay);
    work.session = Session::new(Arc::new(bench.scenario));
    let mut panels = open(work);
    let mut before = BTreeSet::new();
    for bay in &bays {
        press(&mut panels, bay);
        let jacks: BTreeSet<String> = names(&panels).into_iter().filter(|name| name.starts_with("Jack ")).collect();
        assert!(jacks.len() > 20 && jacks != before, "{bay}");
        before = jacks;
    }
    // The search brings another bay.
    panels.key_press(Key::Slash);
    panels.run_steps(3);
    panels.event(egui::Event::Text("LIVE 7".to_owned()));
    panels.run_steps(2);
    panels.key_press(Key::Enter);
    panels.run_steps(4);
    assert!(focused(&panels).is_some_and(|name| name.starts_with("Jack LIVE 7,")), "{:?}", focused(&panels));
}

#[test]
fn lines_are_kept_while_nothing_changes() {
    let work = set_up();
    let (scenario, studio) = (work.session.scenario(), work.session.studio());
    let kept = view::Flow::of(scenario, studio);
    let mut later = studio.clone();
    later.now = Stamp(studio.now.0 + 5000);
    assert!(kept.is_still_true(scenario, &later), "time alone changes no line");
    later.settings.0.insert(ControlId::new(&"DESK".into(), "ch1.route"), Setting::Choice("off".to_owned()));
    assert!(!kept.is_still_true(scenario, &later));
}
