//! Timecode of the workstation on the edge track of the tape, and what a reader makes of it off tape.

use crate::control::{Control, inject};
use crate::rig::{later, roll, set};
use linecheck::sim::engine::timecode::Reader;
use linecheck::sim::gear::{Address, ControlId, Defect, FrameRate, JackId, Setting, TapeSpeed};
use linecheck::sim::session::{Action, Cord, End, ReelPass, Reeling, Rolling, Session, Studio, TapeKey, Transport};
use linecheck::sim::units::Stamp;
use std::sync::Arc;

/// The tape runs from so many seconds; in record with track 24 in ready.
fn run(studio: &mut Studio, reeling: Reeling, from_s: f64) {
    let (now, speed) = (studio.now, TapeSpeed::Ips15);
    let deck = &mut studio.deck;
    let from_m = from_s * speed.metres();
    (deck.reeling, deck.since, deck.place_m, deck.pace_m_s, deck.until_m) = (reeling, now, from_m, speed.metres(), 762.0);
    if reeling == Reeling::Recording {
        let reel = deck.reel.clone().expect("a reel is on it");
        deck.passes.push(ReelPass { reel, speed, tracks: vec![24], start: now, end: None, from_m, to_m: from_m });
    }
}

/// Six seconds of code on track 24 from a place of the tape on, and then its playback from 8 s on, heard on input 9.
fn striped(rate: &str, from_s: f64) -> (Control, Vec<Studio>) {
    let mut room = Control::room();
    let jack = |text: &str| JackId::try_from(text.to_owned()).ok();
    let studio = &mut room.studio;
    studio.cords.insert("TT-06-01".into(), Cord { a: jack("BAY-D/U48"), b: jack("BAY-D/L9"), ..Cord::default() });
    studio.cords.insert("TT-06-02".into(), Cord { a: jack("BAY-E/U41"), b: jack("BAY-D/L24"), ..Cord::default() });
    set(studio, "DAW/tc rate", Setting::Choice(rate.into()));
    set(studio, "TAPE/ready 24", Setting::On(true));
    let striping = later(studio, 0, |s| {
        roll(s, Rolling::Playing, 0.0);
        run(s, Reeling::Recording, from_s);
    });
    let stopped = later(&striping, 6000, |s| {
        roll(s, Rolling::Stopped, 6.0);
        set(s, "TAPE/ready 24", Setting::On(false));
        (s.deck.reeling, s.deck.since, s.deck.pace_m_s) = (Reeling::Stopped, s.now, 0.0);
    });
    let playing = later(&stopped, 8000, |s| run(s, Reeling::Playing, from_s));
    (room, vec![striping, stopped, playing])
}

#[test]
fn code_on_the_edge_track_says_where_the_tape_is() {
    for (rate, word) in [(FrameRate::F25, "25"), (FrameRate::F2997Drop, "29.97 DF")] {
        let (mut room, studios) = striped(word, 0.0);
        let wave = room.tracks(&studios, 8.0, 11.0, &[9]).remove(0);
        let mut reader = Reader::new(rate);
        let mut locked = None;
        for (n, part) in wave.chunks(16).enumerate() {
            reader.listen(part);
            locked = locked.or_else(|| reader.reading().address.map(|_| n as f64 * 16.0 / 48_000.0));
        }
        // The head is 105 ms behind; then three frames.
        let frames = (locked.expect("it locks") - 0.105) / rate.frame_s();
        assert!((1.5..4.5).contains(&frames), "{word}: {frames} frames");
        let reading = reader.reading();
        let shown = reading.address.expect("it is locked");
        assert_eq!((shown.hours, reading.lost), (1, 0), "{shown}");
        // What the code says, and where the tape is: the beginning of the timeline is an hour.
        let hour = rate.frame(Address { hours: 1, ..Address::default() });
        let code_s = (rate.frame(shown) - hour) as f64 * rate.frame_s();
        let began = Stamp(8000).block_frame() as f64 / 48_000.0 - 8.0;
        let tape_s = reading.began / 48_000.0 - 0.105 - began;
        assert!((code_s - tape_s).abs() < 0.004, "{word}: {code_s} for {tape_s}");
    }
}

#[test]
fn a_torn_edge_costs_the_lock_once() {
    let lost = |seconds: f64| {
        let (mut room, mut studios) = striped("25", 0.0);
        for studio in &mut studios {
            studio.defects.insert("REEL-01".into(), vec![Defect::TornEdge { at_s: 2.0, seconds }]);
        }
        let wave = room.tracks(&studios, 8.0, 12.0, &[9]).remove(0);
        let mut reader = Reader::new(FrameRate::F25);
        reader.listen(&wave);
        (reader.reading().lost, reader.reading().address.is_some())
    };
    assert_eq!([lost(0.03), lost(0.5)], [(0, true), (1, true)]);
}

#[test]
fn a_torn_edge_by_its_name_is_a_hole_on_the_track_and_a_lost_lock_on_the_display() {
    let (room, _) = striped("25", 0.0);
    let mut broken = room.studio.clone();
    inject(&room.scenario, &mut broken, "torn-edge", "REEL-01");
    let [Defect::TornEdge { at_s, seconds }] = broken.defects[&"REEL-01".into()][..] else { panic!("{:?}", broken.defects) };
    assert!((10.0..300.0).contains(&at_s) && (0.4..0.6).contains(&seconds));
    let (mut room, mut studios) = striped("25", at_s - 2.0);
    let mut played = |studios: &[Studio]| {
        let wave = room.tracks(studios, 8.0, 12.0, &[9]).remove(0);
        let mut reader = Reader::new(FrameRate::F25);
        reader.listen(&wave);
        let quiet = wave[24_000..].chunks_exact(2_400).filter(|part| part.iter().all(|x| x.abs() < 0.01)).count();
        (quiet, reader.reading().lost)
    };
    let whole = played(&studios);
    studios.iter_mut().for_each(|studio| studio.defects.clone_from(&broken.defects));
    let torn = played(&studios);
    assert_eq!((whole, torn.1), ((0, 0), 1));
    // Half a second in parts of 50 ms.
    assert!((8..=10).contains(&torn.0), "{torn:?}");
}

/// The control room as a session in which things are done.
struct Hands {
    session: Session,
    ms: u64,
}

impl Hands {
    fn new() -> Self {
        let mut room = Control::room();
        let on = |id: &str| (ControlId::try_from(id.to_owned()).expect("it is a control"), Setting::On(true));
        room.scenario.file.found = ["DESK/power", "DAW/power", "TAPE/power", "TAPE/ready 24"].map(on).to_vec();
        let mut hands = Self { session: Session::new(Arc::new(room.scenario)), ms: 0 };
        let jack = |text: &str| JackId::try_from(text.to_owned()).expect("it is a jack");
        for (cord, a, b) in [("TT-06-01", "BAY-E/U41", "BAY-D/L24"), ("TT-06-02", "BAY-D/U48", "BAY-E/L41")] {
            hands.does(Action::Fetch(cord.into()));
            hands.does(Action::Plug { cord: cord.into(), end: End::A, into: jack(a) });
            hands.does(Action::Plug { cord: cord.into(), end: End::B, into: jack(b) });
        }
        hands.does(Action::Fetch("REEL-01".into()));
        hands.does(Action::Thread("REEL-01".into()));
        hands
    }

    fn does(&mut self, action: Action) {
        let text = format!("{action:?}");
        self.session.apply(Stamp(self.ms), action).unwrap_or_else(|refusal| panic!("{text} at {} ms: {refusal}", self.ms));
    }

    fn set(&mut self, id: &str, to: Setting) {
        self.does(Action::Set(ControlId::try_from(id.to_owned()).expect("it is a control"), to));
    }

    fn waits(&mut self, ms: u64) {
        self.ms += ms;
        self.session.advance(Stamp(self.ms));
    }

    /// Ten seconds of code on the tape from 2 s on, which is 30 s of the timeline; then the tape is wound to its beginning.
    fn striped() -> Self {
        let mut hands = Self::new();
        hands.does(Action::Transport(Transport::Locate(30.0)));
        hands.does(Action::Tape(TapeKey::Record));
        hands.waits(2_000);
        hands.does(Action::Transport(Transport::Play));
        hands.waits(10_000);
        hands.does(Action::Transport(Transport::Stop));
        hands.waits(1_000);
        hands.does(Action::Tape(TapeKey::Stop));
        hands.set("TAPE/ready 24", Setting::On(false));
        hands.does(Action::Transport(Transport::ReturnToZero));
        hands.rewinds();
        hands
    }

    fn rewinds(&mut self) {
        self.does(Action::Tape(TapeKey::Locate(0.0)));
        self.waits(30_000);
    }

    /// Where the recorder stands, in seconds, and whether it rolls.
    fn stands(&self) -> (f64, Rolling) {
        let transport = &self.session.studio().transport;
        (transport.position_at(self.session.studio().now), transport.rolling)
    }

    fn heard(&self) -> String {
        self.session.said().last().map_or_else(String::new, |said| said.text.to_string())
    }
}

#[test]
fn a_recorder_that_is_online_rolls_where_the_tape_is() {
    let mut hands = Hands::striped();
    hands.set("DAW/online", Setting::On(true));
    let waits = hands.session.apply(Stamp(hands.ms), Action::Transport(Transport::Play)).expect_err("it follows");
    assert!(waits.to_string().contains("take it offline"), "{waits}");
    hands.does(Action::Tape(TapeKey::Play));
    hands.waits(2_000);
    assert_eq!(hands.stands(), (0.0, Rolling::Stopped), "there is no code yet");
    hands.waits(3_000);
    // The head that plays is 40 mm behind, which is 105 ms.
    let (position, rolling) = hands.stands();
    assert_eq!(rolling, Rolling::Playing);
    assert!((position - (30.0 + 3.0 - 0.105)).abs() < 0.002, "{position}");
    // Two frames in a row are believed.
    assert_eq!(hands.heard(), "Locked to timecode at 01:00:30:02.");
    // The code ends after ten seconds and the recorder after four frames more.
    hands.waits(7_000);
    assert_eq!(hands.stands().1, Rolling::Playing);
    hands.waits(500);
    assert_eq!(hands.stands().1, Rolling::Stopped);
    assert!((hands.stands().0 - 40.16).abs() < 0.01, "{:?}", hands.stands());
}

#[test]
fn what_is_recorded_while_it_follows_lies_where_the_code_says() {
    let mut hands = Hands::striped();
    hands.set("DAW/online", Setting::On(true));
    hands.set("DAW/arm 9", Setting::On(true));
    hands.does(Action::Tape(TapeKey::Play));
    hands.waits(4_000);
    hands.does(Action::Transport(Transport::Record));
    hands.waits(2_000);
    hands.does(Action::Transport(Transport::Stop));
    let region = hands.session.studio().workstation.regions(9)[0];
    let (from, to) = (region.from as f64 / 48_000.0, region.to as f64 / 48_000.0);
    assert!((from - (32.0 - 0.105)).abs() < 0.003 && (to - from - 2.0).abs() < 0.003, "{region:?}");
    assert!(!hands.session.studio().settings.on(&"DAW".into(), "online"), "whoever stops it takes it offline");
}

#[test]
fn code_that_cannot_be_believed_moves_nothing() {
    let rolls = |prepare: &dyn Fn(&mut Hands)| {
        let mut hands = Hands::striped();
        prepare(&mut hands);
        hands.set("DAW/online", Setting::On(true));
        hands.does(Action::Tape(TapeKey::Play));
        hands.waits(6_000);
        hands.stands().1 != Rolling::Stopped
    };
    assert!(rolls(&|_| ()));
    assert!(rolls(&|hands| hands.set("TAPE/monitor 24", Setting::Choice("sync".into()))));
    assert!(rolls(&|hands| hands.set("TAPE/varispeed", Setting::At(5.0))));
    assert!(!rolls(&|hands| hands.set("TAPE/monitor 24", Setting::Choice("input".into()))), "the input has no code");
    assert!(!rolls(&|hands| hands.set("DAW/tc rate", Setting::Choice("30".into()))), "another frame rate");
    assert!(!rolls(&|hands| hands.does(Action::Unplug { cord: "TT-06-02".into(), end: End::A })), "no cord");
    assert!(!rolls(&|hands| {
        // Somebody records over it without code.
        hands.set("TAPE/ready 24", Setting::On(true));
        hands.does(Action::Tape(TapeKey::Record));
        hands.waits(13_000);
        hands.does(Action::Tape(TapeKey::Stop));
        hands.set("TAPE/ready 24", Setting::On(false));
        hands.rewinds();
    }));
}

#[test]
fn a_lock_is_lost_with_the_tape_and_found_again() {
    let mut hands = Hands::striped();
    hands.set("DAW/online", Setting::On(true));
    hands.does(Action::Tape(TapeKey::Play));
    hands.waits(5_000);
    hands.does(Action::Tape(TapeKey::Stop));
    hands.waits(200);
    assert_eq!(hands.stands().1, Rolling::Stopped);
    hands.does(Action::Tape(TapeKey::Locate(9.0)));
    hands.waits(5_000);
    hands.does(Action::Tape(TapeKey::Play));
    hands.waits(1_000);
    let (position, rolling) = hands.stands();
    assert_eq!(rolling, Rolling::Playing);
    assert!((position - (38.0 - 0.105)).abs() < 0.003, "{position}");
}
