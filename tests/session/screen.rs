//! What the recorder's screen needs beside the keys: dragging the playhead, and taking back what was done.

use crate::workstation::{at, key, ready, roll, tell, turn, why};
use crate::{PLAY, RECORD, STOP, on};
use linecheck::sim::session::{Command, Session, Transport, Undo, Way};
use linecheck::sim::units::Stamp;

#[test]
fn dragging_is_heard_for_a_moment_at_a_standstill() {
    let mut session = ready();
    roll(&mut session, 1000, 5000);
    let dragged = |session: &Session| session.studio().transport.dragged;
    at(&mut session, 6000, key(Transport::Scrub(1.5)));
    assert_eq!((dragged(&session), session.studio().transport.position), (Some(Way::Back), 1.5));
    at(&mut session, 6050, key(Transport::Scrub(2.0)));
    assert_eq!(dragged(&session), Some(Way::On));
    session.advance(Stamp(6300));
    assert_eq!((dragged(&session), session.studio().transport.position), (None, 2.0));
    assert!(why(&mut session, &key(Transport::Scrub(-1.0))).contains("no such place"));
    at(&mut session, 7000, PLAY);
    assert!(why(&mut session, &key(Transport::Scrub(1.0))).contains("stop it, then drag"));
    at(&mut session, 7100, STOP);
    at(&mut session, 7200, RECORD);
    assert!(why(&mut session, &key(Transport::Scrub(1.0))).contains("it is recording"));
}

#[test]
fn what_was_done_on_the_screen_is_taken_back() {
    let mut session = ready();
    let mark = |name: &str| Command::AddMarker { name: name.to_owned(), at_s: 2.0 };
    let choose = |playlist| Command::ChoosePlaylist { track: 1, playlist };
    // Something is there to come back to.
    for command in [mark("V1"), Command::PunchRange(1.0, 2.0), Command::LoopRange(1.0, 2.0), Command::NewPlaylist(1)] {
        at(&mut session, 1000, tell(command));
    }
    let named = Command::NamePlaylist { track: 1, playlist: 2, name: "comp".to_owned() };
    let renamed = Command::RenameMarker { number: 1, name: "C1".to_owned() };
    let commands = [mark("B"), Command::PunchRange(3.0, 4.0), Command::LoopRange(3.0, 4.0), choose(1), named, renamed];
    for action in commands.into_iter().map(tell).chain([turn("nudge", 5.0), on("REC/punch")]) {
        let before = session.studio().clone();
        let undo = Undo::of(&before, &action).expect("it can be taken back");
        assert_eq!(undo.clone().take_back(&before), None, "{action:?} was not done yet");
        at(&mut session, 2000, action.clone());
        let back = undo.take_back(session.studio()).expect("it stands");
        at(&mut session, 2000, back);
        let (shop, was) = (&session.studio().workstation, &before.workstation);
        assert_eq!((&shop.markers, shop.punch, shop.looped, shop.chosen(1)), (&was.markers, was.punch, was.looped, was.chosen(1)));
        assert_eq!(session.studio().settings, before.settings, "{action:?}");
        assert_eq!(shop.playlist_name(1, 2, "VOX"), was.playlist_name(1, 2, "VOX"));
    }
    let gone = Undo::of(session.studio(), &tell(Command::DeleteMarker(1))).expect("it can be taken back");
    at(&mut session, 3000, tell(Command::DeleteMarker(1)));
    let back = gone.take_back(session.studio()).expect("it stands");
    at(&mut session, 3000, back);
    assert_eq!(session.studio().workstation.markers[&3].name, "V1");
    assert_eq!(Undo::of(session.studio(), &PLAY), None);
}
