//! What the recorder's screen needs beside the keys: dragging the playhead, and taking back what was done.

use crate::workstation::{at, key, ready, roll, tell, turn, why};
use crate::{PLAY, RECORD, STOP, on};
use linecheck::sim::session::{Action, Command, History, Session, Transport, Way};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

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

/// Does something and keeps it in mind.
fn remembered(session: &mut Session, history: &mut History, action: Action) {
    let before = Arc::new(session.studio().clone());
    let now = before.now.0 + 2000;
    at(session, now, action);
    history.remember(session.scenario(), &before, &Arc::new(session.studio().clone()));
}

/// Takes the last thing back, or does it again.
fn turned_back(session: &mut Session, steps: Option<Vec<Action>>) {
    for action in steps.expect("there is a way") {
        let now = session.studio().now.0 + 10;
        at(session, now, action);
    }
}

#[test]
fn what_was_done_on_the_screen_is_taken_back_and_done_again() {
    let mut session = ready();
    let mark = |name: &str| Command::AddMarker { name: name.to_owned(), at_s: 2.0 };
    let choose = |playlist| Command::ChoosePlaylist { track: 1, playlist };
    // Something is there to come back to.
    for command in [mark("V1"), Command::PunchRange(1.0, 2.0), Command::LoopRange(1.0, 2.0), Command::NewPlaylist(1)] {
        at(&mut session, 1000, tell(command));
    }
    let named = Command::NamePlaylist { track: 1, playlist: 2, name: "comp".to_owned() };
    let renamed = Command::RenameMarker { number: 1, name: "C1".to_owned() };
    let deleted = Command::DeleteMarker(1);
    let commands = [mark("B"), Command::PunchRange(3.0, 4.0), Command::LoopRange(3.0, 4.0), choose(1), named, renamed, deleted];
    let mut history = History::default();
    for action in commands.into_iter().map(tell).chain([turn("nudge", 5.0), on("REC/punch")]) {
        let before = seen(&session);
        remembered(&mut session, &mut history, action.clone());
        let after = seen(&session);
        assert_ne!(before, after, "{action:?}");
        for _ in 0..2 {
            let back = history.undo(session.scenario(), session.studio());
            assert!(back.is_some(), "{action:?}");
            turned_back(&mut session, back);
            assert_eq!(seen(&session), before, "{action:?}");
            let again = history.redo(session.scenario(), session.studio());
            turned_back(&mut session, again);
            assert_eq!(seen(&session), after, "{action:?}");
        }
        let back = history.undo(session.scenario(), session.studio());
        turned_back(&mut session, back);
    }
    remembered(&mut session, &mut history, PLAY);
    assert_eq!(history.undo(session.scenario(), session.studio()), None, "time is not taken back");
}

/// What the recorder's screen shows.
fn seen(session: &Session) -> impl PartialEq + std::fmt::Debug + use<> {
    let (shop, settings) = (&session.studio().workstation, session.studio().settings.clone());
    let markers: Vec<_> = shop.markers.values().cloned().map(|marker| (marker.name, marker.at_s.to_bits())).collect();
    (markers, shop.punch, shop.looped, shop.chosen(1), shop.playlist_name(1, 2, "VOX"), settings)
}
