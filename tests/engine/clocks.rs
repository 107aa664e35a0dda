//! Clocks as the recorder hears them: an oscillator on bus 1, analogue on input 1 and through a converter's fibre on input 25.

use crate::control::{Control, inject, tone};
use crate::rig::{later, roll, set};
use linecheck::sim::circuit::{Circuit, Fact};
use linecheck::sim::gear::{JackId, Setting};
use linecheck::sim::session::{Cord, Rolling, Studio, cords, patch};

fn choose(studio: &mut Studio, control: &str, word: &str) {
    set(studio, control, Setting::Choice(word.into()));
}

fn plug(studio: &mut Studio, cord: &str, a: &str, b: &str) {
    let jack = |text: &str| JackId::try_from(text.to_owned()).ok();
    studio.cords.insert(cord.into(), Cord { a: jack(a), b: jack(b), ..Cord::default() });
}

/// One master, and everything locked to it.
fn locked() -> Control {
    let mut room = Control::room();
    let studio = &mut room.studio;
    for unit in ["OPT-8", "WORD"] {
        set(studio, &format!("{unit}/power"), Setting::On(true));
    }
    plug(studio, "TT-06-02", "BAY-D/U1", "BAY-B/L25");
    plug(studio, "BNC-01", "WORD/clock out 1", "DAW/clock in");
    plug(studio, "BNC-02", "DAW/clock thru", "OPT-8/clock in");
    plug(studio, "OPTO-01", "OPT-8/optical out", "DAW/optical in");
    set(studio, "DAW/75 ohm", Setting::On(false));
    set(studio, "DAW/optical", Setting::On(true));
    choose(studio, "DAW/clock", "word clock");
    choose(studio, "OPT-8/clock", "word clock");
    choose(studio, "DESK/oscillator", "1 kHz");
    room
}

fn circuit(room: &Control) -> Circuit {
    let plugged = cords(&room.studio);
    Circuit::solve(&patch(&room.scenario, &room.studio, &plugged))
}

/// Places where a sine of 1 kHz does not go on: y″ + y (2 − 2 cos ω) is nothing but noise elsewhere.
fn breaks(samples: &[f32]) -> Vec<usize> {
    let turn = 2.0 * (std::f64::consts::TAU / 48.0).cos();
    let off = |n: usize| f64::from(samples[n + 1]) + f64::from(samples[n - 1]) - turn * f64::from(samples[n]);
    let mut found: Vec<usize> = (1..samples.len() - 1).filter(|n| off(*n).abs() > 2e-4).collect();
    found.dedup_by(|later, earlier| *later - *earlier < 100);
    found
}

#[test]
fn a_locked_line_carries_what_the_analogue_one_does() {
    let mut room = locked();
    let studio = room.studio.clone();
    let tracks = room.tracks(&[studio], 1.0, 5.0, &[1, 25]);
    assert!((tone(&tracks[0], 1000.0) - tone(&tracks[1], 1000.0)).abs() < 0.05);
    assert_eq!(breaks(&tracks[1]), [0_usize; 0]);
}

#[test]
fn a_converter_on_its_own_clock_ticks_as_often_as_the_fact_says() {
    let mut room = locked();
    inject(&room.scenario, &mut room.studio, "clock-internal", "OPT-8");
    let studio = room.studio.clone();
    let circuit = circuit(&room);
    let every = circuit.facts().iter().find_map(|fact| if let Fact::Slipping { every_s, .. } = fact { Some(*every_s) } else { None });
    let every = every.expect("two clocks");
    let seconds = 3.5 * every;
    let tracks = room.tracks(&[studio], 1.0, 1.0 + seconds, &[1, 25]);
    assert_eq!(breaks(&tracks[0]).len(), 0, "the analogue line does not care");
    let found = breaks(&tracks[1]);
    assert!((3..=4).contains(&found.len()), "{found:?} every {every} s");
    for two in found.windows(2) {
        assert!(((two[1] - two[0]) as f64 / 48_000.0 / every - 1.0).abs() < 0.02, "{found:?} every {every} s");
    }
}

#[test]
fn another_rate_mutes_a_digital_line() {
    let mut room = locked();
    choose(&mut room.studio, "OPT-8/clock", "internal");
    choose(&mut room.studio, "OPT-8/rate", "44.1");
    let studio = room.studio.clone();
    assert!(room.tracks(&[studio], 1.0, 2.0, &[25])[0].iter().all(|x| x.abs() < 1e-9));
}

#[test]
fn a_word_clock_without_an_end_ticks_and_shakes() {
    let (mut right, mut open) = (locked(), locked());
    inject(&open.scenario, &mut open.studio, "termination-wrong", "OPT-8");
    let bad = |room: &Control| circuit(room).facts().iter().any(|fact| matches!(fact, Fact::BadTermination { .. }));
    let clock = |room: &Control| circuit(room).clock(&"DAW".into()).map(|clock| (clock.jitter_ps, clock.ticks)).expect("it is on");
    assert!(bad(&open) && !bad(&right));
    let ((quiet, none), (shakes, ticks)) = (clock(&right), clock(&open));
    assert!(shakes > 2.0 * quiet && none.abs() < 1e-12 && (0.05..1.0).contains(&ticks), "{shakes} ps after {quiet}, {ticks} a second");
    let track = |room: &mut Control| {
        let studio = room.studio.clone();
        room.tracks(&[studio], 0.0, 30.0, &[1]).remove(0)
    };
    let (right, open) = (track(&mut right)[48_000..].to_vec(), track(&mut open)[48_000..].to_vec());
    assert_eq!(breaks(&right).len(), 0);
    // One in five seconds on average.
    assert!((1..=14).contains(&breaks(&open).len()), "{:?}", breaks(&open));
}

#[test]
fn a_session_that_plays_by_another_clock_is_a_semitone_and_a_half_off() {
    let mut room = locked();
    plug(&mut room.studio, "TT-06-03", "BAY-E/U1", "BAY-D/L10");
    set(&mut room.studio, "DAW/arm 1", Setting::On(true));
    let recording = later(&room.studio, 0, |s| roll(s, Rolling::Recording, 0.0));
    let stopped = later(&recording, 3000, |s| {
        roll(s, Rolling::Stopped, 0.0);
        choose(s, "DESK/oscillator", "off");
    });
    for (rate, hertz) in [("48", 1000.0), ("44.1", 918.75)] {
        let playing = later(&stopped, 3500, |s| {
            if rate != "48" {
                inject(&room.scenario, s, "other-rate", "WORD");
            }
            roll(s, Rolling::Playing, 0.0);
        });
        let track = room.tracks(&[recording.clone(), stopped.clone(), playing], 4.0, 5.5, &[10]).remove(0);
        assert!(tone(&track, hertz) > -20.0, "{rate}: {}", tone(&track, hertz));
        assert!(tone(&track, if rate == "48" { 918.75 } else { 1000.0 }) < -60.0);
    }
    // What was recorded by the wrong clock is right by it, and wrong by the right one.
    for (rate, hertz) in [("44.1", 1000.0), ("48", 48_000.0 / 44.1)] {
        let slow = |s: &Studio| later(s, s.now.0, |s| choose(s, "WORD/rate", "44.1"));
        let playing = later(&stopped, 3500, |s| {
            choose(s, "WORD/rate", rate);
            roll(s, Rolling::Playing, 0.0);
        });
        let track = room.tracks(&[slow(&recording), slow(&stopped), playing], 4.0, 5.5, &[10]).remove(0);
        assert!(tone(&track, hertz) > -20.0, "{rate}: {}", tone(&track, hertz));
    }
}

#[test]
fn another_rate_is_a_semitone_and_a_half_on_the_clock_page() {
    let mut room = locked();
    let off = |room: &Control| {
        let facts = circuit(room).facts().to_vec();
        facts.iter().find_map(|fact| if let Fact::OtherRate { semitones, .. } = fact { Some(*semitones) } else { None })
    };
    assert_eq!(off(&room), None);
    inject(&room.scenario, &mut room.studio, "other-rate", "WORD");
    assert!((off(&room).expect("it is named") + 1.47).abs() < 0.01, "{:?}", off(&room));
    assert!((circuit(&room).clock(&"DAW".into()).expect("it is on").hz / 44_100.0 - 1.0).abs() < 1e-4);
}

#[test]
fn a_converter_without_a_leader_clicks_and_drops_out_alone() {
    let mut room = locked();
    inject(&room.scenario, &mut room.studio, "leader-lost", "OPT-8");
    let line = circuit(&room).digital_line(&"DAW".into(), 25).cloned().expect("it takes its fibre");
    assert!(line.drops_out && line.lost.is_none());
    let studio = room.studio.clone();
    let tracks = room.tracks(&[studio], 1.0, 11.0, &[1, 25]);
    let silent = |track: &[f32]| track.iter().filter(|x| x.abs() < 1e-9).count() as f64 / track.len() as f64;
    assert!(breaks(&tracks[0]).is_empty() && silent(&tracks[0]) < 0.01, "the analogue line does not care");
    assert!((0.03..0.25).contains(&silent(&tracks[1])), "{}", silent(&tracks[1]));
    assert!(breaks(&tracks[1]).len() >= 6, "it clicks where it goes and comes: {:?}", breaks(&tracks[1]));
}
