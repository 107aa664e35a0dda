//! The recorder's screen by its keys, by its strips, and by what can be read on it.

use crate::picture::{assert_nothing_is_cut, picture};
use crate::work::{Panels, Work, open, press, window};
use egui::{Key, Modifiers, Pos2, Rect};
use egui_kittest::kittest::Queryable as _;
use linecheck::panels::Stage;
use linecheck::panels::theme::Marks;
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::session::{Action, Command, Rolling, Transport};
use linecheck::sim::units::Stamp;

/// Height of the bar above all places, points.
const BAR: f32 = 40.0;

fn set(control: &str, setting: Setting) -> Action {
    Action::Set(ControlId::try_from(format!("REC/{control}")).expect("written UNIT/control"), setting)
}

fn armed() -> Work {
    let name = |text: &str| Setting::Text(text.to_owned());
    Work::at(Stage::Recorder).after([
        set("power", Setting::On(true)),
        set("arm 1", Setting::On(true)),
        set("arm 2", Setting::On(true)),
        set("name 1", name("VOX")),
        set("name 2", name("GTR")),
    ])
}

/// Something at a moment of the session, milliseconds.
#[track_caller]
fn at(work: &mut Work, ms: u64, action: Action) {
    let text = format!("{action:?}");
    if let Err(refusal) = work.session.apply(Stamp(ms), action) {
        panic!("{text} was refused: {refusal}");
    }
}

/// A band that swells and falls silent, so that there is something to see.
fn wave(frames: usize, hz: f32) -> Vec<f32> {
    let swell = |t: f32| (0.5 - 0.5 * (t * 0.9).cos()) * (0.4 + 0.6 * (t * 7.0).sin().abs());
    (0..frames).map(|n| n as f32 / 48_000.0).map(|t| 0.8 * swell(t) * (t * hz * std::f32::consts::TAU).sin()).collect()
}

/// A roll that nobody played for, a take over the end of it, markers, and ranges for loop and punch.
fn recorded() -> Work {
    let mut work = armed();
    for (from, to, locate) in [(1000, 31_000, 22.0), (40_000, 54_000, 5.0)] {
        at(&mut work, from, Action::Transport(Transport::Record));
        at(&mut work, to, Action::Transport(Transport::Stop));
        at(&mut work, to, Action::Transport(Transport::Locate(locate)));
    }
    for command in [
        Command::AddMarker { name: "V1".to_owned(), at_s: 4.0 },
        Command::AddMarker { name: "C1".to_owned(), at_s: 17.5 },
        Command::LoopRange(4.0, 17.5),
        Command::PunchRange(20.0, 24.0),
    ] {
        at(&mut work, 60_000, Action::Workstation(command));
    }
    for (pass, seconds) in [(1, 30), (2, 14)] {
        work.meters.peaks.write(pass, 1, 0, &wave(seconds * 48_000, 220.0));
        work.meters.peaks.write(pass, 2, 0, &wave(seconds * 48_000, 97.0));
    }
    work
}

/// The same for somebody who reads German.
fn german() -> Work {
    recorded().with(|ease| ease.language = "de".into())
}

/// Where a named widget is.
#[track_caller]
fn place(panels: &Panels, name: &str) -> Rect {
    let marks = panels.ctx.data(|data| data.get_temp::<Marks>(egui::Id::NULL)).unwrap_or_default();
    *marks.0.get(name).unwrap_or_else(|| panic!("{name} is not seen: {:?}", marks.0.keys()))
}

/// What was done since there were so many entries; nothing of it was refused.
#[track_caller]
fn done(panels: &Panels, entries: usize) -> Vec<Action> {
    panels.state().done().split_off(entries)
}

#[track_caller]
fn key(panels: &mut Panels, modifiers: Modifiers, key: Key) -> Action {
    panels.key_press_modifiers(modifiers, key);
    panels.run();
    panels.state().did()
}

fn later(panels: &mut Panels, ms: u64) {
    panels.state_mut().session.advance(Stamp(ms));
    panels.run();
}

#[test]
fn keys_do_what_people_know_them_to_do() {
    let mut panels = open(armed());
    let transport = Action::Transport;
    assert_eq!(key(&mut panels, Modifiers::NONE, Key::F12), transport(Transport::Record));
    later(&mut panels, 4000);
    assert_eq!(key(&mut panels, Modifiers::NONE, Key::Space), transport(Transport::Stop));
    assert_eq!(key(&mut panels, Modifiers::NONE, Key::Enter), transport(Transport::ReturnToZero));
    assert_eq!(key(&mut panels, Modifiers::NONE, Key::Space), transport(Transport::Play));
    later(&mut panels, 5000);
    let Action::Workstation(Command::AddMarker { name, at_s }) = key(&mut panels, Modifiers::NONE, Key::M) else { panic!("no marker") };
    assert_eq!((name.as_str(), at_s), ("Mark 1", 1.0));
    assert_eq!(key(&mut panels, Modifiers::NONE, Key::Space), transport(Transport::Stop));
    assert_eq!(key(&mut panels, Modifiers::NONE, Key::Period), transport(Transport::Nudge(1)));
    assert_eq!(key(&mut panels, Modifiers::NONE, Key::Comma), transport(Transport::Nudge(-1)));
    panels.key_press(Key::ArrowDown);
    panels.run();
    assert_eq!(key(&mut panels, Modifiers::COMMAND, Key::Backslash), Action::Workstation(Command::NewPlaylist(2)));
    let back = Command::ChoosePlaylist { track: 2, playlist: 1 };
    assert_eq!(key(&mut panels, Modifiers::COMMAND, Key::Z), Action::Workstation(back));
    assert_eq!(key(&mut panels, Modifiers::COMMAND, Key::Z), Action::Workstation(Command::DeleteMarker(1)));
    assert_eq!(key(&mut panels, Modifiers::COMMAND, Key::Space), transport(Transport::Record));
}

#[test]
fn what_is_typed_into_a_name_is_no_key_of_the_transport() {
    let mut panels = open(armed());
    let entries = panels.state().session.journal().entries.len();
    let name = place(&panels, "REC/name 1").center();
    panels.drag_at(name);
    panels.drop_at(name);
    panels.run();
    for pressed in [Key::M, Key::Space, Key::Comma] {
        panels.key_press(pressed);
        panels.run();
    }
    assert_eq!(panels.state().session.journal().entries.len(), entries);
}

#[test]
fn an_empty_recorder_says_what_to_do() {
    let panels = open(Work::at(Stage::Recorder));
    panels.get_by_label_contains("switch its power on");
    let panels = open(Work::at(Stage::Recorder).after([set("power", Setting::On(true))]));
    panels.get_by_label_contains("arm a track with its R");
    let panels = open(armed());
    panels.get_by_label_contains(": press Record.");
    let panels = open(recorded());
    assert!(panels.query_by_label_contains("Nothing is recorded").is_none());
}

#[test]
fn takes_lie_on_the_lanes_with_their_names_and_the_newest_on_top() {
    let panels = open(recorded());
    let lane = "Track 1 VOX holds pass 1 from 00:00.0 to 00:22.0, take 1 from 00:22.0 to 00:36.0";
    panels.get_by_label(lane);
    panels.get_by_label_contains("Take 1 · 0:22 · 0:14 long");
}

/// Drags from a part of a strip to another, 0 to 1.
fn drag(panels: &mut Panels, strip: Rect, from: f32, to: f32) {
    let at = |share: f32| Pos2::new(strip.left() + strip.width() * share, strip.center().y);
    panels.drag_at(at(from));
    panels.run();
    for step in 1..=4 {
        panels.hover_at(at(from + (to - from) * step as f32 / 4.0));
        panels.step();
        panels.run_steps(6);
    }
    panels.drop_at(at(to));
    panels.run();
}

#[test]
fn ranges_are_dragged_on_their_strips() {
    let mut panels = open(recorded());
    for name in ["loop", "punch"] {
        let entries = panels.state().session.journal().entries.len();
        let strip = place(&panels, &format!("recorder/{name}"));
        drag(&mut panels, strip, 0.5, 0.25);
        let shop = &panels.state().session.studio().workstation;
        let (from, to) = if name == "loop" { shop.looped } else { shop.punch }.expect("it is set");
        // A minute is seen.
        assert!((from - 15.0).abs() < 0.5 && (to - 30.0).abs() < 0.5, "{name}: {from} {to}");
        assert_eq!(done(&panels, entries).len(), 1);
    }
}

#[test]
fn dragging_the_playhead_is_heard_and_ends_where_the_hand_does() {
    let mut panels = open(recorded());
    let entries = panels.state().session.journal().entries.len();
    let strip = place(&panels, "recorder/time");
    drag(&mut panels, strip, 0.1, 0.5);
    let actions = done(&panels, entries);
    assert!(actions.len() >= 2 && actions.iter().all(|action| matches!(action, Action::Transport(Transport::Scrub(_)))), "{actions:?}");
    assert!((panels.state().session.studio().transport.position - 30.0).abs() < 0.5);
    // While it plays the playhead goes where it is put.
    panels.state_mut().session.apply(Stamp(61_000), Action::Transport(Transport::Play)).expect("it plays");
    let entries = panels.state().session.journal().entries.len();
    drag(&mut panels, strip, 0.1, 0.2);
    assert!(matches!(done(&panels, entries)[..], [Action::Transport(Transport::Locate(_))]));
    assert_eq!(panels.state().session.studio().transport.rolling, Rolling::Playing);
}

#[test]
fn playlists_are_made_chosen_and_heard() {
    let mut panels = open(recorded());
    press(&mut panels, "Playlist of track 1: VOX");
    press(&mut panels, "New playlist");
    assert_eq!(panels.state().did(), Action::Workstation(Command::NewPlaylist(1)));
    press(&mut panels, "Playlist of track 1: VOX_02");
    press(&mut panels, "Listen to VOX");
    assert_eq!(panels.state().did(), Action::Transport(Transport::Play));
    assert_eq!(panels.state().session.studio().workstation.chosen(1), 1);
}

#[test]
fn markers_are_named_gone_to_and_given_up() {
    let mut panels = open(recorded());
    press(&mut panels, "Marker 2 C1");
    assert_eq!(panels.state().did(), Action::Transport(Transport::ToMarker(2)));
    press(&mut panels, "Markers");
    press(&mut panels, "Delete marker 1");
    assert_eq!(panels.state().did(), Action::Workstation(Command::DeleteMarker(1)));
}

#[test]
fn nothing_is_cut_in_a_small_window_or_in_large_type() {
    for size in [(1024.0, 640.0), (1280.0, 800.0), (800.0, 500.0), (640.0, 400.0)] {
        for work in [recorded(), german()] {
            assert_nothing_is_cut(&window(work, size), BAR, &format!("recorder {size:?}"));
        }
    }
}

#[test]
fn pictures_of_the_recorder() {
    let mut rolling = recorded();
    at(&mut rolling, 70_000, Action::Transport(Transport::Locate(30.0)));
    at(&mut rolling, 71_000, Action::Transport(Transport::Record));
    rolling.session.advance(Stamp(79_000));
    rolling.meters.peaks.write(3, 1, 0, &wave(8 * 48_000, 220.0));
    picture(&mut window(rolling, (1024.0, 640.0)), "recorder-rolling", 1.0);
    picture(&mut window(recorded(), (1440.0, 900.0)), "recorder-usual", 1.0);
    picture(&mut open(Work::at(Stage::Recorder)), "recorder-empty", 1.0);
    picture(&mut window(german(), (1280.0, 800.0)), "recorder-large", 2.0);
}
