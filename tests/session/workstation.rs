//! The workstation-style recorder: playlists, punching, memory locations, loops, the drive, the backup.

#![expect(clippy::float_cmp, reason = "places in milliseconds and bytes in whole tracks are exact")]

use crate::script::begun;
use crate::small::{self, both, cue};
use crate::{PLAY, RECORD, STOP, control, done, on, ready_to_record, refused};
use linecheck::sim::band::Item;
use linecheck::sim::gear::Setting;
use linecheck::sim::scenario::{Cue, Injected, Trigger};
use linecheck::sim::session::{Action, Command, Disk, Refusal, Region, Rolling, Session, Transport};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

pub(crate) fn at(session: &mut Session, ms: u64, action: Action) {
    let text = format!("{action:?}");
    if let Err(refusal) = session.apply(Stamp(ms), action) {
        panic!("{text} at {ms} ms was refused: {refusal}");
    }
}

pub(crate) fn key(key: Transport) -> Action {
    Action::Transport(key)
}

pub(crate) fn tell(command: Command) -> Action {
    Action::Workstation(command)
}

pub(crate) fn turn(knob: &str, to: f64) -> Action {
    Action::Set(control(&format!("REC/{knob}")), Setting::At(to))
}

fn choose(selector: &str, word: &str) -> Action {
    Action::Set(control(&format!("REC/{selector}")), Setting::Choice(word.to_owned()))
}

/// A recorder that is ready, in a session without a script.
pub(crate) fn ready() -> Session {
    begun(Vec::new())
}

/// Records from one moment to another, milliseconds.
pub(crate) fn roll(session: &mut Session, from: u64, to: u64) {
    at(session, from, RECORD);
    at(session, to, STOP);
}

pub(crate) fn why(session: &mut Session, action: &Action) -> String {
    match refused(session, action) {
        Refusal::Recorder(why) => why.to_string(),
        other => panic!("not the recorder: {other}"),
    }
}

/// Everybody plays when it rolls, three times.
fn three_songs() -> Vec<Cue> {
    let play = Cue { perform: both(Item::Song), ..cue("play", Trigger::Rolling, 0.0) };
    let wait = || cue("wait", Trigger::Stopped, 0.0);
    vec![play.clone(), wait(), play.clone(), wait(), play]
}

/// What a track plays: pass, first frame, frame after the last.
fn plays(session: &Session, track: u32) -> Vec<(u32, u64, u64)> {
    session.studio().workstation.regions(track).iter().map(|Region { pass, from, to, .. }| (*pass, *from, *to)).collect()
}

#[test]
fn a_pass_goes_to_the_chosen_playlist_and_nothing_is_lost() {
    let mut session = ready();
    roll(&mut session, 1000, 5000);
    at(&mut session, 6000, tell(Command::NewPlaylist(1)));
    assert_eq!(plays(&session, 1), [], "a new playlist is empty");
    at(&mut session, 6000, key(Transport::ReturnToZero));
    roll(&mut session, 8000, 10_000);
    assert_eq!(plays(&session, 1), [(2, 0, 96_000)]);
    let old = tell(Command::ChoosePlaylist { track: 1, playlist: 1 });
    at(&mut session, 11_000, old);
    assert_eq!(plays(&session, 1), [(1, 0, 192_000)]);
    // Recorded over: the old pass is still there, under the new one.
    at(&mut session, 11_000, key(Transport::Locate(1.0)));
    roll(&mut session, 12_000, 14_000);
    assert_eq!(plays(&session, 1), [(1, 0, 192_000), (3, 48_000, 144_000)]);
    assert_eq!(session.studio().workstation.passes.len(), 3);
    let none = tell(Command::ChoosePlaylist { track: 1, playlist: 3 });
    assert!(why(&mut session, &none).contains("2 playlists: make a new one"));
    assert!(why(&mut session, &tell(Command::NewPlaylist(5))).contains("no track 5"));
    at(&mut session, 14_000, PLAY);
    assert!(why(&mut session, &tell(Command::NewPlaylist(1))).contains("stop it first"));
}

#[test]
fn playlists_go_by_their_track_until_they_have_a_name() {
    let mut session = ready();
    at(&mut session, 0, tell(Command::NewPlaylist(1)));
    roll(&mut session, 1000, 2000);
    let name = |session: &Session| session.studio().playlist_of(&session.studio().takes[0], 1, "VOX");
    assert_eq!(name(&session), "VOX_02");
    let named = |name: &str| tell(Command::NamePlaylist { track: 1, playlist: 2, name: name.to_owned() });
    at(&mut session, 3000, named("VOX comp"));
    assert_eq!(name(&session), "VOX comp");
    assert!(why(&mut session, &named(&"x".repeat(25))).contains("24 characters"));
    assert_eq!(session.studio().workstation.playlist_name(1, 1, "VOX"), "VOX");
}

#[test]
fn record_begins_where_it_stands() {
    let mut session = begun(three_songs());
    roll(&mut session, 1000, 11_000);
    at(&mut session, 12_000, key(Transport::Locate(4.0)));
    roll(&mut session, 20_000, 22_000);
    roll(&mut session, 30_000, 31_000);
    let takes: Vec<(u32, f64, u32)> = session.studio().takes.iter().map(|take| (take.number, take.position, take.pass)).collect();
    assert_eq!(takes, [(1, 0.0, 1), (2, 4.0, 2), (3, 6.0, 3)]);
}

/// An automatic punch from 5 to 8 s, 2 s before and 1 s after, pressed at 20 s.
fn punched() -> Session {
    let mut session = begun(three_songs());
    roll(&mut session, 1000, 11_000);
    at(&mut session, 12_000, tell(Command::PunchRange(5.0, 8.0)));
    for action in [on("REC/punch"), turn("pre-roll", 2.0), turn("post-roll", 1.0)] {
        at(&mut session, 12_000, action);
    }
    at(&mut session, 20_000, RECORD);
    session
}

#[test]
fn an_automatic_punch_drops_in_and_out_on_the_frame_and_stops_after_the_post_roll() {
    let mut session = punched();
    assert!(why(&mut session, &RECORD).contains("punch-in"));
    assert!(why(&mut session, &key(Transport::Locate(0.0))).contains("punch-in"));
    assert!(why(&mut session, &on("REC/arm 2")).contains("records"));
    session.advance(Stamp(60_000));
    let rolled: Vec<(u64, Rolling)> = session.so_far().states.iter().map(|(at, studio)| (at.0, studio.transport.rolling)).collect();
    let change = |ms: u64| rolled.iter().rfind(|(at, _)| *at <= ms).map(|(_, rolling)| *rolling);
    let expected = [
        (20_000, Rolling::Playing),
        (21_999, Rolling::Playing),
        (22_000, Rolling::Recording),
        (24_999, Rolling::Recording),
        (25_000, Rolling::Playing),
        (25_999, Rolling::Playing),
        (26_000, Rolling::Stopped),
    ];
    for (ms, rolling) in expected {
        assert_eq!(change(ms), Some(rolling), "at {ms} ms");
    }
    let studio = session.studio();
    assert_eq!(studio.transport.position, 9.0);
    let pass = &studio.workstation.passes[1];
    assert_eq!((pass.from, pass.to, pass.punched), (240_000, Some(384_000), true));
    // 3 s on the timeline are the first block at or after 20 s; the punch is 2 s of frames later.
    assert_eq!(pass.frame, Stamp(20_000).block_frame() + 96_000);
    let take = &studio.takes[1];
    assert_eq!((take.start, take.end, take.position), (Stamp(22_000), Some(Stamp(25_000)), 5.0));
    assert_eq!(studio.frames_of(take), pass.frame..pass.frame + 144_000);
    // The players came in with the recording and went on through the post-roll.
    let played = studio.performances.iter().filter(|played| played.in_take == Some(2));
    assert!(played.map(|played| (played.start.0, played.end.0)).all(|span| span == (22_000, 26_000)));
}

#[test]
fn who_stops_before_the_punch_in_has_recorded_nothing() {
    let mut session = punched();
    at(&mut session, 21_500, STOP);
    session.advance(Stamp(60_000));
    let studio = session.studio();
    assert_eq!((studio.workstation.passes.len(), studio.takes.len(), studio.workstation.open), (1, 1, false));
    assert_eq!(studio.transport.position, 4.5);
}

#[test]
fn without_a_range_there_is_no_automatic_punch() {
    let mut session = ready();
    at(&mut session, 0, on("REC/punch"));
    assert!(why(&mut session, &RECORD).contains("no range"));
    for (from, to) in [(5.0, 4.0), (1.0, 1.01), (-1.0, 2.0)] {
        assert!(why(&mut session, &tell(Command::PunchRange(from, to))).contains("earlier"), "{from} to {to}");
    }
}

#[test]
fn record_pressed_while_it_plays_drops_in_and_pressed_again_drops_out() {
    let mut session = ready();
    roll(&mut session, 1000, 11_000);
    at(&mut session, 12_000, key(Transport::ReturnToZero));
    at(&mut session, 20_000, PLAY);
    at(&mut session, 23_003, RECORD);
    assert_eq!(session.studio().transport.rolling, Rolling::Recording);
    at(&mut session, 25_001, RECORD);
    assert_eq!(session.studio().transport.rolling, Rolling::Playing);
    assert_eq!(session.studio().transport.position_at(Stamp(26_000)), 6.0, "the timeline rolls on as if nothing had been");
    at(&mut session, 26_000, STOP);
    let frame = |ms: u64| Stamp(ms).block_frame() - Stamp(20_000).block_frame();
    assert_eq!(plays(&session, 1)[1], (2, frame(23_003), frame(25_001)));
    assert!(session.studio().workstation.regions(1)[1].faded);
}

#[test]
fn a_pre_roll_plays_before_any_recording() {
    let mut session = ready();
    at(&mut session, 0, turn("pre-roll", 3.0));
    at(&mut session, 0, key(Transport::Locate(10.0)));
    at(&mut session, 1000, RECORD);
    assert_eq!(session.studio().transport.position_at(Stamp(1000)), 7.0);
    at(&mut session, 9000, STOP);
    assert_eq!(plays(&session, 1).first().map(|pass| pass.1), Some(480_000));
    assert_eq!(session.studio().takes[0].start, Stamp(4000));
}

#[test]
fn memory_locations_have_numbers_that_are_not_used_again() {
    let mut session = ready();
    let mark = |name: &str, at_s: f64| tell(Command::AddMarker { name: name.to_owned(), at_s });
    at(&mut session, 0, mark("V1", 4.0));
    at(&mut session, 0, mark("C1", 12.5));
    at(&mut session, 0, key(Transport::ToMarker(2)));
    assert_eq!(session.studio().transport.position, 12.5);
    at(&mut session, 0, tell(Command::RenameMarker { number: 2, name: "Chorus".to_owned() }));
    at(&mut session, 0, tell(Command::DeleteMarker(2)));
    at(&mut session, 0, mark("C2", 20.0));
    let markers: Vec<(u32, &str)> = session.studio().workstation.markers.iter().map(|(n, one)| (*n, one.name.as_str())).collect();
    assert_eq!(markers, [(1, "V1"), (3, "C2")]);
    for action in
        [key(Transport::ToMarker(2)), tell(Command::DeleteMarker(2)), tell(Command::RenameMarker { number: 2, name: String::new() })]
    {
        assert!(why(&mut session, &action).contains("no memory location 2"));
    }
    assert!(why(&mut session, &mark("late", 1e6)).contains("no such place"));
}

#[test]
fn nudge_goes_by_the_chosen_amount_and_not_before_the_start() {
    let mut session = ready();
    at(&mut session, 0, key(Transport::Locate(1.0)));
    at(&mut session, 0, turn("nudge", 0.04));
    at(&mut session, 0, key(Transport::Nudge(2)));
    assert!((session.studio().transport.position - 1.08).abs() < 1e-9);
    at(&mut session, 0, key(Transport::Nudge(-1000)));
    assert_eq!(session.studio().transport.position, 0.0);
    at(&mut session, 0, key(Transport::Locate(7.0)));
    at(&mut session, 0, key(Transport::ReturnToZero));
    assert_eq!(session.studio().transport.position, 0.0);
}

#[test]
fn loop_playback_goes_round_and_counts_as_heard() {
    let chorus = Trigger::PlayedBack { take: 1, section: "chorus".to_owned(), seconds: 5.0 };
    let play = Cue { perform: both(Item::Song), ..cue("play", Trigger::Rolling, 0.0) };
    let mut session = begun(vec![play, cue("stop", Trigger::Stopped, 0.0), cue("heard", chorus, 0.0)]);
    roll(&mut session, 0, 14_000);
    // The chorus is from 6 to 10 s: a loop of 2 s in it is heard for 5 s after two and a half rounds.
    at(&mut session, 20_000, tell(Command::LoopRange(7.0, 9.0)));
    at(&mut session, 20_000, on("REC/loop"));
    at(&mut session, 20_000, key(Transport::Locate(7.0)));
    at(&mut session, 20_000, PLAY);
    assert!(why(&mut session, &RECORD).contains("loop"));
    session.advance(Stamp(40_000));
    assert_eq!(session.cues().last().map(|(at, id)| (at.0, id.as_str())), Some((25_000, "heard")));
    assert_eq!(session.studio().transport.position_at(Stamp(25_000)), 8.0);
}

#[test]
fn rate_and_depth_are_chosen_before_the_first_take() {
    let mut session = ready();
    at(&mut session, 0, choose("rate", "96"));
    at(&mut session, 0, choose("depth", "16"));
    roll(&mut session, 1000, 2000);
    for action in [choose("rate", "44.1"), choose("depth", "24")] {
        assert!(why(&mut session, &action).contains("before the first take"));
    }
    at(&mut session, 3000, PLAY);
    assert!(why(&mut session, &choose("buffer", "512")).contains("stop it first"));
}

#[test]
fn what_is_recorded_takes_room_by_tracks_rate_and_depth() {
    let mut session = ready();
    at(&mut session, 0, choose("rate", "96"));
    done(&mut session, &on("REC/arm 3"));
    let free = |session: &Session| Disk::of(session.scenario(), session.studio()).expect("it has a drive").free;
    assert_eq!(free(&session), 500e9);
    roll(&mut session, 1000, 11_000);
    // 2 tracks × 96 000 × 3 bytes × 10 s.
    assert!((500e9 - free(&session) - 5.76e6).abs() < 6000.0, "{}", 500e9 - free(&session));
    // 24 tracks at 96 kHz and 24 bits are 6.9 MB a second (domain reference 9.3).
    let disk = Disk::of(session.scenario(), session.studio()).expect("it has a drive");
    assert!((disk.bytes_per_second / 2.0 * 24.0 - 6.9e6).abs() < 0.02e6);
}

/// A recorder whose drive is nearly full (F58).
fn nearly_full() -> Session {
    let mut scenario = Arc::unwrap_or_clone(small::scenario(Vec::new()));
    scenario.file.faults.push(Injected { fault: "disk-nearly-full".to_owned(), at: Some("REC".to_owned()) });
    let mut session = Session::new(Arc::new(scenario));
    for action in ready_to_record() {
        at(&mut session, 0, action);
    }
    session
}

#[test]
fn a_nearly_full_drive_warns_and_stops_by_name() {
    let mut session = nearly_full();
    at(&mut session, 1000, RECORD);
    let said = |session: &Session| session.said().last().map(|said| (said.at.0, said.who.clone(), said.text.to_string()));
    // 60 MB at 144 kB a second are 416 s.
    let warning = "The internal drive is nearly full: 6:56 left for the armed tracks.";
    assert_eq!(said(&session), Some((1000, "recorder".to_owned(), warning.to_owned())));
    session.advance(Stamp(600_000));
    let (at_ms, who, text) = said(&session).expect("it stopped");
    assert!(at_ms.abs_diff(1000 + 416_666) <= 6, "{at_ms}");
    assert_eq!((who.as_str(), text.as_str()), ("recorder", "Stopped: the drive is full. Back up, then choose the spare drive."));
    assert_eq!(session.studio().transport.rolling, Rolling::Stopped);
    assert!(session.studio().takes[0].end.is_some());
    assert!(why(&mut session, &RECORD).contains("full: back up, then choose the spare drive"));
    at(&mut session, 610_000, Action::Backup);
    at(&mut session, 620_000, choose("drive", "spare"));
    roll(&mut session, 630_000, 640_000);
    assert!(!session.said().last().expect("something was said").text.to_string().contains("nearly"), "the spare drive has room");
}

#[test]
fn asking_often_does_not_move_the_moment_at_which_it_is_full() {
    let full = |step: u64| {
        let mut session = nearly_full();
        at(&mut session, 1003, RECORD);
        (1003..600_000).step_by(step as usize).for_each(|ms| session.advance(Stamp(ms)));
        session.studio().takes[0].end
    };
    assert_eq!(full(7), full(600_000 - 1004));
}

#[test]
fn a_backup_knows_what_was_recorded_after_it() {
    let mut session = ready();
    assert!(session.studio().is_backed_up(), "there is nothing to save");
    roll(&mut session, 1000, 2000);
    assert!(!session.studio().is_backed_up());
    at(&mut session, 3000, Action::Backup);
    assert!(session.studio().is_backed_up());
    at(&mut session, 4000, RECORD);
    assert!(why(&mut session, &Action::Backup).contains("stop it first"));
    at(&mut session, 5000, STOP);
    let after: Vec<u32> = session.studio().recorded_since_backup().map(|pass| pass.number).collect();
    assert_eq!(after, [2]);
}
