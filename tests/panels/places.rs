//! Each place of work: what can be pressed there, and what the session makes of it.

use crate::work::{Work, control, fill, label_of, open, press};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use linecheck::panels::Stage;
use linecheck::sim::gear::{ControlId, JackId, Setting};
use linecheck::sim::scenario::Reply;
use linecheck::sim::session::{Action, Command, End, Transport};

fn set(unit: &str, control: &str, to: Setting) -> Action {
    Action::Set(ControlId::new(&unit.into(), control), to)
}

fn plug(cord: &str, end: End, unit: &str, jack: &str) -> Action {
    Action::Plug { cord: cord.into(), end, into: JackId::new(&unit.into(), jack) }
}

fn fetch(unit: &str) -> Action {
    Action::Fetch(unit.into())
}

/// A stand with a microphone before Ben.
fn miked() -> Work {
    let mut panels = open(Work::at(Stage::Stands).after([fetch("ST-08")]));
    press(&mut panels, "Set ST-08 up before Ben");
    press(&mut panels, "2 Storage");
    press(&mut panels, "Take MC-009 small condenser, vintage");
    press(&mut panels, "3 Stands");
    press(&mut panels, "Mount MC-009 small condenser, vintage on ST-08");
    panels.into_state()
}

#[test]
fn storage() {
    let mut panels = open(Work::at(Stage::Storage));
    press(&mut panels, "Take MC-012 large condenser, multi-pattern");
    assert_eq!(panels.state().did(), fetch("MC-012"));
    assert!(panels.query_by_label("Take MC-012 large condenser, multi-pattern").is_none());
    assert!(panels.query_all_by_label("in your hands").count() > 0);
}

#[test]
fn stands() {
    let mut panels = open(miked());
    fill(&mut panels, "Distance, ST-08", "28");
    let Action::Stand(stand, _) = panels.state().did() else { panic!("{:?}", panels.state().did()) };
    assert_eq!(stand.0, "ST-08");
    assert!(panels.get_all_by_label_contains("28.0 cm from").next().is_some());
    press(&mut panels, "pad, MC-009");
    assert_eq!(panels.state().did(), set("MC-009", "pad", Setting::On(false)));
    press(&mut panels, "Take MC-009 off");
    assert_eq!(panels.state().did(), fetch("MC-009"));
}

#[test]
fn cables() {
    let mut panels = open(miked().after([fetch("XLR-09-01")]));
    press(&mut panels, "4 Cables");
    press(&mut panels, "Plug the XLR female end of XLR-09-01");
    press(&mut panels, "Into MC-009 out, XLR male");
    assert_eq!(panels.state().did(), plug("XLR-09-01", End::A, "MC-009", "out"));
    // The other end is between the fingers by now.
    press(&mut panels, "Into LIVE 5, XLR female");
    assert_eq!(panels.state().did(), plug("XLR-09-01", End::B, "LIVE", "5"));
    press(&mut panels, "Lay XLR-09-01 straight");
    assert_eq!(panels.state().did(), Action::Dress { cord: "XLR-09-01".into(), by: Vec::new() });
    press(&mut panels, "Pull the XLR female end of XLR-09-01 out");
    press(&mut panels, "Pull the XLR male end of XLR-09-01 out");
    press(&mut panels, "Pick XLR-09-01 up");
    press(&mut panels, "Coil XLR-09-01 and hang it up");
    assert_eq!(panels.state().did(), Action::Return("XLR-09-01".into()));
}

#[test]
fn bay() {
    let mut panels = open(Work::at(Stage::Bay).after([fetch("TT-06-01")]));
    let jacks: Vec<_> = panels.get_all_by_label_contains("free").filter_map(|jack| jack.accesskit_node().label()).collect();
    assert!(jacks.len() > 20, "{jacks:?}");
    press(&mut panels, &jacks[0]);
    press(&mut panels, &jacks[1]);
    assert!(matches!(&panels.state().done()[1..], [Action::Plug { end: End::A, .. }, Action::Plug { end: End::B, .. }]));
    let taken = jacks[0].replace("free", "TT-06-01 end A");
    press(&mut panels, &taken);
    assert_eq!(panels.state().did(), Action::Unplug { cord: "TT-06-01".into(), end: End::A });
}

#[test]
fn preamps() {
    let mut panels = open(Work::at(Stage::Preamps).after([set("PRE-1", "power", Setting::On(true))]));
    press(&mut panels, "48 V, PRE-1 EXT PRE 1");
    assert_eq!(panels.state().did(), set("PRE-1", "1.48v", Setting::On(true)));
    fill(&mut panels, "gain, PRE-1 EXT PRE 1", "29");
    assert_eq!(panels.state().did(), set("PRE-1", "1.gain", Setting::At(29.0)));
}

#[test]
fn desk() {
    let mut panels = open(Work::at(Stage::Desk).after([set("DESK", "power", Setting::On(true))]));
    press(&mut panels, "source, DESK channel 1: line");
    assert_eq!(panels.state().did(), set("DESK", "ch1.source", Setting::Choice("line".into())));
    fill(&mut panels, "cue 1, DESK channel 1", "-6");
    assert_eq!(panels.state().did(), set("DESK", "ch1.cue 1", Setting::At(-6.0)));
    press(&mut panels, "route, DESK channel 1: off");
    press(&mut panels, "direct");
    assert_eq!(panels.state().did(), set("DESK", "ch1.route", Setting::Choice("direct".into())));
    press(&mut panels, "mute, DESK Monitor");
    assert_eq!(panels.state().did(), set("DESK", "monitor.mute", Setting::On(true)));
}

#[test]
fn recorder() {
    let mut panels = open(Work::at(Stage::Recorder).after([set("REC", "power", Setting::On(true))]));
    fill(&mut panels, "name, REC Track 1", "VOX");
    assert_eq!(panels.state().did(), set("REC", "name 1", Setting::Text("VOX".into())));
    press(&mut panels, "record ready, REC Track 1");
    assert_eq!(panels.state().did(), set("REC", "arm 1", Setting::On(true)));
    fill(&mut panels, "Go to", "1:05");
    assert_eq!(panels.state().did(), Action::Transport(Transport::Locate(65.0)));
    press(&mut panels, "Play");
    assert_eq!(panels.state().did(), Action::Transport(Transport::Play));
}

#[test]
fn sheets() {
    let mut panels = open(Work::at(Stage::Sheets));
    for (field, text) in [("Name", "VOX"), ("Microphone tag", "MC-012"), ("Line", "BOOTH 3"), ("Preamp", "EXT PRE 1")] {
        fill(&mut panels, &format!("{field}, track 1"), text);
    }
    press(&mut panels, "Write track 1 into the input list");
    assert!(matches!(panels.state().did(), Action::WriteInput(row) if row.name == "VOX" && row.line == "BOOTH 3"));
    assert_eq!(panels.get_all_by_label("written").count(), 1);
    press(&mut panels, "Take log");
    fill(&mut panels, "Start, take 1", "0:00");
    fill(&mut panels, "Length, take 1", "0:12");
    press(&mut panels, "Keeper, take 1");
    press(&mut panels, "Write take 1 into the log");
    assert!(matches!(panels.state().did(), Action::WriteTake(row) if (row.length_s - 12.0).abs() < 1e-9 && row.keeper));
    assert_eq!(panels.get_all_by_label("written").count(), 1);
}

#[test]
fn room_and_talk() {
    let mut panels = open(Work::at(Stage::Room));
    press(&mut panels, "power, REC");
    assert_eq!(panels.state().did(), set("REC", "power", Setting::On(true)));
    press(&mut panels, "open, DOOR-A");
    assert_eq!(panels.state().did(), set("DOOR-A", "open", Setting::On(true)));
    press(&mut panels, "Two minutes");
    assert_eq!(panels.state().did(), Action::Tell(Reply::TwoMinutes));
    press(&mut panels, "Hand the room over…");
    press(&mut panels, "Not yet");
    assert!(!panels.state().session.studio().over);
    press(&mut panels, "Hand the room over…");
    press(&mut panels, "Hand it over");
    assert!(panels.state().session.studio().over);
}

#[test]
fn hands() {
    let mut panels = open(Work::at(Stage::Room).after([fetch("MC-009"), fetch("MC-012")]));
    press(&mut panels, "Lay MC-012 down");
    assert!(matches!(panels.state().did(), Action::PutDown(unit, _) if unit.0 == "MC-012"));
    press(&mut panels, "Put MC-009 back");
    assert_eq!(panels.state().did(), Action::Return("MC-009".into()));
    press(&mut panels, "2 Storage");
    let stand = label_of(&panels, "Take ST-08");
    press(&mut panels, &stand);
    press(&mut panels, "Set up, ST-08");
    assert_eq!(panels.state().stage, Stage::Stands);
}

#[test]
fn the_booking_sheet_is_there_during_the_session() {
    let panels = open(Work::at(Stage::Brief));
    assert!(panels.query_all_by_value("Booking sheet").count() + panels.query_all_by_label("Booking sheet").count() > 0);
}

#[test]
fn a_marker_is_set_by_its_key() {
    let mut panels = open(Work::at(Stage::Recorder).after([set("REC", "power", Setting::On(true))]));
    panels.key_press(egui::Key::M);
    panels.run_steps(2);
    assert!(matches!(panels.state().did(), Action::Workstation(Command::AddMarker { name, .. }) if name == "Mark 1"));
}

/// A hand's breadth of the pointer is a few decibels, or somebody's ears hurt.
#[test]
fn a_gain_that_is_dragged_goes_by_little_and_stays_where_it_was() {
    let mut panels = open(Work::at(Stage::Preamps).after([set("PRE-1", "power", Setting::On(true))]));
    fill(&mut panels, "gain, PRE-1 EXT PRE 1", "30");
    let before = control(&panels, "gain, PRE-1 EXT PRE 1").rect();
    panels.drag_at(before.center());
    panels.run_steps(2);
    for step in 1..=8 {
        panels.hover_at(before.center() + egui::vec2(5.0 * step as f32, 0.0));
        panels.run_steps(1);
    }
    panels.drop_at(before.center() + egui::vec2(40.0, 0.0));
    panels.run_steps(3);
    let Action::Set(_, Setting::At(gain)) = panels.state().did() else { panic!("nothing turned") };
    assert!((33.0..=38.0).contains(&gain), "forty points from 30 dB came to {gain} dB");
    control(&panels, "gain, PRE-1 EXT PRE 1").focus();
    panels.run_steps(3);
    let after = control(&panels, "gain, PRE-1 EXT PRE 1").rect();
    assert!((after.width() - before.width()).abs() < 1.0, "{before} became {after} while it is typed");
}
