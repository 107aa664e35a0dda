//! Timecode of the workstation on the edge track of the tape, and what a reader makes of it off tape.

use crate::control::Control;
use crate::rig::{later, roll, set};
use linecheck::sim::engine::timecode::Reader;
use linecheck::sim::gear::{Address, Defect, FrameRate, JackId, Setting, TapeSpeed};
use linecheck::sim::session::{Cord, ReelPass, Reeling, Rolling, Studio};
use linecheck::sim::units::Stamp;

/// The tape runs from its beginning; in record with track 24 in ready.
fn run(studio: &mut Studio, reeling: Reeling) {
    let (now, speed) = (studio.now, TapeSpeed::Ips15);
    let deck = &mut studio.deck;
    (deck.reeling, deck.since, deck.place_m, deck.pace_m_s, deck.until_m) = (reeling, now, 0.0, speed.metres(), 762.0);
    if reeling == Reeling::Recording {
        let reel = deck.reel.clone().expect("a reel is on it");
        deck.passes.push(ReelPass { reel, speed, tracks: vec![24], start: now, end: None, from_m: 0.0, to_m: 0.0 });
    }
}

/// Six seconds of code on track 24, and then its playback from 8 s on, heard on input 9.
fn striped(rate: &str) -> (Control, Vec<Studio>) {
    let mut room = Control::room();
    let jack = |text: &str| JackId::try_from(text.to_owned()).ok();
    let studio = &mut room.studio;
    studio.cords.insert("TT-06-01".into(), Cord { a: jack("BAY-D/U48"), b: jack("BAY-D/L9"), by: Vec::new() });
    studio.cords.insert("TT-06-02".into(), Cord { a: jack("BAY-E/U41"), b: jack("BAY-D/L24"), by: Vec::new() });
    set(studio, "DAW/tc rate", Setting::Choice(rate.into()));
    set(studio, "TAPE/ready 24", Setting::On(true));
    let striping = later(studio, 0, |s| {
        roll(s, Rolling::Playing, 0.0);
        run(s, Reeling::Recording);
    });
    let stopped = later(&striping, 6000, |s| {
        roll(s, Rolling::Stopped, 6.0);
        set(s, "TAPE/ready 24", Setting::On(false));
        (s.deck.reeling, s.deck.since, s.deck.pace_m_s) = (Reeling::Stopped, s.now, 0.0);
    });
    let playing = later(&stopped, 8000, |s| run(s, Reeling::Playing));
    (room, vec![striping, stopped, playing])
}

#[test]
fn code_on_the_edge_track_says_where_the_tape_is() {
    for (rate, word) in [(FrameRate::F25, "25"), (FrameRate::F2997Drop, "29.97 DF")] {
        let (mut room, studios) = striped(word);
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
        let (mut room, mut studios) = striped("25");
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
