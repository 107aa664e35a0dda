//! The lead and the band: each cue at its own millisecond, whatever the trainee does.

use crate::small::{self, both, cue, stopped};
use crate::{PLAY, RECORD, STOP, control, ready_to_record};
use linecheck::sim::band::Item;
use linecheck::sim::gear::Setting;
use linecheck::sim::paperwork::{clock, input_sheet, take_sheet, truth};
use linecheck::sim::scenario::{Branch, Cue, Line, Reply, Trigger};
use linecheck::sim::session::{Action, Session, TakeRow, TakeStatus, Transport};
use linecheck::sim::units::Stamp;

fn at(session: &mut Session, ms: u64, action: Action) {
    let text = format!("{action:?}");
    if let Err(refusal) = session.apply(Stamp(ms), action) {
        panic!("{text} at {ms} ms was refused: {refusal}");
    }
}

/// The recorder is ready, and the script begins.
pub(crate) fn begun(script: Vec<Cue>) -> Session {
    let mut session = Session::new(small::scenario(script));
    for action in ready_to_record() {
        at(&mut session, 0, action);
    }
    session
}

fn cues(session: &Session) -> Vec<(u64, &str)> {
    session.cues().iter().map(|(at, id)| (at.0, id.as_str())).collect()
}

fn keeper(number: u32) -> Action {
    let status = TakeStatus::Complete;
    Action::WriteTake(TakeRow { number, start_s: 0.0, length_s: 12.0, status, remark: String::new(), keeper: true })
}

/// A whole session as the script wants it.
fn played_through() -> Session {
    let mut session = begun(small::script());
    at(&mut session, 5000, Action::Tell(Reply::Ready));
    // The check takes from 6 to 12 s, the levels are good at 12.5 s.
    at(&mut session, 20_000, RECORD);
    // From 22 s: a bar of count-in, one bar until it falls apart, 2 s of shrugging: to 28 s; the song from 32 to 44 s.
    session.advance(Stamp(50_000));
    at(&mut session, 50_000, STOP);
    // The song began 12 s into the recording; its chorus is at 12 + 6 s.
    at(&mut session, 60_000, Action::Transport(Transport::Locate(17.0)));
    at(&mut session, 60_000, PLAY);
    at(&mut session, 70_000, STOP);
    at(&mut session, 80_000, keeper(2));
    session.advance(Stamp(90_000));
    session
}

#[test]
fn the_script_goes_on_at_the_millisecond() {
    let session = played_through();
    let expected = [
        (3000, "hello"),
        (6000, "check"),
        (12_500, "levels"),
        (22_000, "take one"),
        (32_000, "again"),
        (47_000, "that was it"),
        (51_000, "come in"),
        (64_500, "keep it"),
        (81_000, "thanks"),
    ];
    assert_eq!(cues(&session), expected);
    assert_eq!(session.asks(), "wants thanks");
    let takes: Vec<(f64, u64)> = session.studio().takes.iter().map(|take| (take.position, take.start.0)).collect();
    assert_eq!(takes, [(0.0, 20_000), (12.0, 32_000)], "the slate begins a take on the same roll");
    let spans: Vec<(u64, u64, Option<u32>)> =
        session.studio().performances.iter().map(|played| (played.start.0, played.end.0, played.in_take)).collect();
    let pair = |span| [span, span];
    let expected = [pair((6000, 12_000, None)), pair((22_000, 28_000, Some(1))), pair((32_000, 44_000, Some(2)))].concat();
    assert_eq!(spans, expected);
}

#[test]
fn each_performance_has_a_seed_of_its_own() {
    let session = played_through();
    let seeds: Vec<u64> = session.studio().performances.iter().map(|played| played.rendition.seed).collect();
    assert_eq!(seeds[0], seeds[1], "who plays together shares it");
    assert!(seeds[0] != seeds[2] && seeds[2] != seeds[4] && seeds[0] != seeds[4]);
    assert_eq!(seeds, played_through().studio().performances.iter().map(|played| played.rendition.seed).collect::<Vec<_>>());
}

#[test]
fn stopping_on_the_band_ends_the_music_and_takes_the_branch() {
    let mut session = begun(small::script());
    at(&mut session, 5000, Action::Tell(Reply::Ready));
    at(&mut session, 20_000, RECORD);
    at(&mut session, 40_000, STOP);
    assert!(session.studio().performances.iter().rev().take(2).all(|played| played.end == Stamp(40_000)));
    assert_eq!(session.said().last().map(|said| said.text.to_string()).as_deref(), Some("You stopped!"));
    assert_eq!(session.asks(), "You stopped!", "what is wanted is what the lead just said");
    session.advance(Stamp(100_000));
    at(&mut session, 100_000, RECORD);
    session.advance(Stamp(102_000));
    assert_eq!(cues(&session).last(), Some(&(102_000, "take one")));
    let papers = truth(&session.so_far(), session.scenario(), |_, _| None);
    let status: Vec<TakeStatus> = papers.takes.values().map(|row| row.status).collect();
    // A false start, a song that was stopped after 8 s, and one that has just begun.
    assert_eq!(status, [TakeStatus::FalseStart, TakeStatus::FalseStart, TakeStatus::FalseStart]);
}

#[test]
fn a_roll_that_does_not_last_brings_nobody_in() {
    let mut session = begun(vec![Cue { perform: both(Item::Song), ..cue("take one", Trigger::Rolling, 2.0) }]);
    at(&mut session, 1000, RECORD);
    at(&mut session, 2000, STOP);
    session.advance(Stamp(60_000));
    assert_eq!(cues(&session), []);
}

#[test]
fn states_that_hold_already_count() {
    let script =
        vec![cue("hello", Trigger::Told(Reply::Ready), 0.0), cue("go", Trigger::Rolling, 2.0), cue("sit", Trigger::KeeperMarked, 0.0)];
    let mut session = begun(script);
    at(&mut session, 1000, RECORD);
    at(&mut session, 4000, keeper(1));
    at(&mut session, 9000, Action::Tell(Reply::Ready));
    session.advance(Stamp(20_000));
    assert_eq!(cues(&session), [(9000, "hello"), (11_000, "go"), (11_000, "sit")]);
}

#[test]
fn what_was_said_before_the_wait_does_not_count() {
    let mut session = begun(vec![cue("hello", Trigger::Now, 5.0), cue("go", Trigger::Told(Reply::Ready), 0.0)]);
    at(&mut session, 1000, Action::Tell(Reply::Ready));
    session.advance(Stamp(20_000));
    assert_eq!(cues(&session), [(5000, "hello")]);
}

#[test]
fn playback_adds_up_over_several_hearings_of_the_right_place() {
    let mut session = begun(small::script());
    at(&mut session, 5000, Action::Tell(Reply::Ready));
    at(&mut session, 20_000, RECORD);
    at(&mut session, 50_000, STOP);
    session.advance(Stamp(60_000));
    let locate = |to| Action::Transport(Transport::Locate(to));
    // The verse: 10 s of it are nothing towards the chorus from 18 to 22 s.
    at(&mut session, 60_000, locate(8.0));
    at(&mut session, 60_000, PLAY);
    at(&mut session, 70_000, STOP);
    at(&mut session, 80_000, locate(20.5));
    at(&mut session, 80_000, PLAY);
    // 1.5 s heard until the chorus is over; back while it plays, and 1 s more.
    at(&mut session, 90_000, locate(19.0));
    session.advance(Stamp(95_000));
    assert_eq!(cues(&session).last(), Some(&(92_000, "keep it")));
}

#[test]
fn a_sound_check_goes_on_when_the_recorder_stops() {
    let mut session = begun(small::script());
    at(&mut session, 4000, RECORD);
    at(&mut session, 5000, Action::Tell(Reply::Ready));
    at(&mut session, 8000, STOP);
    session.advance(Stamp(15_000));
    assert_eq!(session.studio().performances[0].end, Stamp(12_000));
    assert_eq!(cues(&session).last(), Some(&(12_500, "levels")));
}

#[test]
fn a_reminder_is_given_once_each_time_and_the_wait_goes_on() {
    let says = |text: &str| vec![Line { who: "lead".to_owned(), text: text.to_owned() }];
    let mut wait = cue("go", Trigger::Told(Reply::Ready), 0.0);
    for (when, text) in [(Trigger::Rolling, "Not yet."), (Trigger::Told(Reply::LevelsGood), "What levels?")] {
        wait.unless.push(Branch { when, says: says(text), to: "go".to_owned() });
    }
    let mut session = begun(vec![cue("hello", Trigger::Now, 2.0), wait]);
    at(&mut session, 1000, RECORD);
    session.advance(Stamp(10_000));
    at(&mut session, 10_000, Action::Tell(Reply::LevelsGood));
    at(&mut session, 11_000, Action::Tell(Reply::LevelsGood));
    at(&mut session, 12_000, STOP);
    at(&mut session, 13_000, RECORD);
    session.advance(Stamp(20_000));
    let lead: Vec<(u64, String)> =
        session.said().iter().filter(|said| said.who == "lead").map(|said| (said.at.0, said.text.to_string())).collect();
    let expected = [(2000, "hello."), (2000, "Not yet."), (10_000, "What levels?"), (11_000, "What levels?"), (13_000, "Not yet.")];
    assert_eq!(lead, expected.map(|(at, text)| (at, text.to_owned())));
    assert_eq!(session.asks(), "wants hello");
    at(&mut session, 21_000, Action::Tell(Reply::Ready));
    assert_eq!(cues(&session), [(2000, "hello"), (21_000, "go")]);
}

#[test]
fn a_script_that_never_waits_comes_to_an_end() {
    let round = |id: &str, to: &str| Cue { unless: stopped(to), ..cue(id, Trigger::Told(Reply::Ready), 0.0) };
    let mut session = begun(vec![round("here", "there"), round("there", "here")]);
    session.advance(Stamp(1_000_000));
    assert!(session.said().len() < 100);
}

#[test]
fn the_lead_has_patience() {
    let mut session = begun(small::script());
    at(&mut session, 4000, Action::Tell(Reply::SayAgain));
    at(&mut session, 5000, Action::Tell(Reply::TwoMinutes));
    let said: Vec<(&str, String)> = session.said().iter().map(|said| (said.who.as_str(), said.text.to_string())).collect();
    let expected = [("lead", "hello."), ("you", "Say again?"), ("lead", "hello."), ("you", "Two minutes."), ("lead", "Take your time.")];
    assert_eq!(said, expected.map(|(who, text)| (who, text.to_owned())));
    assert_eq!(cues(&session), [(3000, "hello")], "the script has not moved");
}

#[test]
fn the_sheets_say_what_happened() {
    let session = played_through();
    let papers = truth(&session.so_far(), session.scenario(), |_, _| None);
    let takes: Vec<(u32, f64, f64, TakeStatus, bool)> =
        papers.takes.values().map(|row| (row.number, row.start_s, row.length_s, row.status, row.keeper)).collect();
    assert_eq!(takes, [(1, 0.0, 12.0, TakeStatus::FalseStart, false), (2, 12.0, 18.0, TakeStatus::Complete, true)]);
    assert_eq!(papers.inputs[&1].name, "VOX");
    let sheet = take_sheet(session.scenario(), &papers);
    assert_eq!(sheet.csv(), "Take,Start,Length,Status,Remark,Keeper\r\n1,0:00,0:12,FS,,\r\n2,0:12,0:18,C,,keeper\r\n");
    assert_eq!(input_sheet(session.scenario(), &papers).rows, [["1", "VOX", "", "", "", ""]]);
    assert_eq!(clock(&session.scenario().file.brief, Stamp(12 * 60_000 + 7000)), "09:52:07");
}

#[test]
fn names_belong_to_the_take_that_they_were_given_for() {
    let mut session = played_through();
    at(&mut session, 95_000, Action::Set(control("REC/name 1"), Setting::Text("GTR".to_owned())));
    assert_eq!(session.studio().takes[0].tracks, [(1, "VOX".to_owned())]);
}

#[test]
fn a_timeline_knows_every_moment() {
    let session = played_through();
    let timeline = session.so_far();
    assert_eq!(timeline.at(Stamp(0)).now, Stamp(0));
    assert_eq!(timeline.at(Stamp(20_000)).takes.len(), 1);
    assert_eq!(timeline.before(Stamp(20_000)).takes.len(), 0);
    assert_eq!(timeline.at(Stamp(32_000)).takes.len(), 2, "a cue that slates is a moment of its own");
    assert_eq!(timeline.cue("come in"), Some(Stamp(51_000)));
    assert_eq!(timeline.end(), Stamp(81_000));
}

#[test]
fn the_lead_says_once_that_the_room_should_be_clear() {
    let past = |minutes: u64| Stamp(minutes * 60_000);
    let said = |to: &[Stamp]| {
        let mut session = begun(small::script());
        to.iter().for_each(|to| session.advance(*to));
        session.said().iter().filter(|line| line.text.id == "said-hour-passed").map(|line| line.at).collect::<Vec<_>>()
    };
    // In at 09:40, out by 13:15.
    assert_eq!(said(&[past(214)]), []);
    assert_eq!(said(&[past(300)]), [past(215)]);
    assert_eq!(said(&[past(215), past(216), past(300)]), [past(215)]);
}
