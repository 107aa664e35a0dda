//! The large desk beside its signal paths: crosstalk, what PFL takes, and the microphones that are built in.

use crate::fixture::{Bench, close, jack, studio_one};
use crate::recorder::{Room, line, tone};
use linecheck::sim::circuit::{Circuit, Patch, Process, Rolling, Stage, tester};
use linecheck::sim::engine::bench::{DeskBench, DeskSpec, measure_desk};
use linecheck::sim::gear::{ControlId, Setting};

/// A voice on live 1 by bus 1; channel 2 up and routed to bus 4, nothing in it.
fn bench() -> Bench {
    let mut bench = studio_one();
    bench.plug("XLR-06-01", "MC-001/out", "LIVE/1").set("DESK/ch1.gain", Setting::At(40.0));
    for (channel, bus) in [(1, "bus 1"), (2, "bus 4")] {
        bench.set(&format!("DESK/ch{channel}.small"), Setting::At(0.0));
        bench.set(&format!("DESK/ch{channel}.route"), Setting::Choice(bus.into()));
    }
    bench
}

#[test]
fn a_neighbour_hears_70_decibels_less_at_10_kilohertz_and_6_less_an_octave_below() {
    let crosstalk = |hertz: f64, track: u32| {
        let mut room = Room::of(&bench());
        room.microphone("MC-001", "ST-01", 0.0).plays("voice", tone(hertz, 2.0));
        let mut rendered = room.rendered(&[1, track], 1.0, 3.0);
        let mut of = |track: u32| line(&rendered.tracks.remove(&track).expect("wanted").samples, hertz);
        let own = of(1);
        of(track) - own
    };
    // Track 4 has the channel beside it, track 2 the bus beside it.
    for track in [4, 2] {
        close("10 kHz", crosstalk(10_000.0, track), -70.0, 0.3);
        close("5 kHz", crosstalk(5_000.0, track), -76.0, 0.8);
    }
    assert!(crosstalk(10_000.0, 5) < -90.0, "and further away nothing");
}

#[test]
fn measuring_a_desk_shows_it() {
    let bench = bench();
    let settings: Vec<(ControlId, Setting)> = bench.settings.0.clone().into_iter().collect();
    let found = |to: &str| {
        let spec = DeskSpec {
            venue: "studio-one".to_owned(),
            settings: settings.clone(),
            cords: Vec::new(),
            from: jack("DESK/mic 1"),
            to: jack(to),
        };
        measure_desk(&DeskBench { venue: bench.venue.clone(), catalogue: bench.catalogue.clone(), spec })
    };
    let (own, beside) = (found("DAW/in 1"), found("DAW/in 4"));
    assert_eq!(beside.gain_db, None, "nothing is routed there");
    close("crosstalk", beside.gain_10k_db.expect("it leaks") - own.gain_10k_db.expect("it arrives"), -70.0, 0.1);
    close("no treble is lost", own.gain_10k_db.expect("it arrives") - own.gain_db.expect("it arrives"), 0.0, 0.1);
}

#[test]
fn the_trace_shows_what_leaks_over_where_it_does() {
    let bench = bench();
    let leaks = |to: &str, at: &str| {
        let hop = bench.trace(to).into_iter().find(|hop| hop.at == jack(at)).expect("it passes there");
        hop.crosstalk
    };
    let strip = bench.trace("DAW/in 1").into_iter().find(|hop| hop.at == jack("DESK/strip 1")).and_then(|hop| hop.gain_db);
    // Channel 2 has nothing in it but what leaks from strip 1; strip 3 is empty and leaks nothing.
    let [one] = leaks("DAW/in 4", "DESK/channel 2").try_into().expect("one neighbour has something in it");
    assert_eq!(one.from, jack("DESK/strip 1"));
    close("share", one.share_db, -70.0, 0.01);
    close("level", one.gain_db, strip.expect("it arrives") - 70.0, 0.01);
    assert!(leaks("DAW/in 1", "DESK/channel 1").is_empty(), "nothing is in its neighbour");
    // Bus 2 lies beside bus 1.
    assert!(bench.trace("DAW/in 2").iter().flat_map(|hop| &hop.crosstalk).any(|one| one.from == jack("DESK/channel 1")));
    // Two neighbours that are both routed leak into each other, and the trace comes to an end.
    let mut bench = bench;
    bench.plug("XLR-06-02", "MC-025/out", "LIVE/2").plug("TT-06-01", "BAY-B/U18", "BAY-B/L2").on(&["DESK/ch2.48v"]);
    bench.set("DESK/ch2.source", Setting::Choice("line".into()));
    assert!(!bench.trace("DAW/in 4").is_empty());
}

#[test]
fn pfl_takes_what_goes_to_the_recorder_while_recording_and_what_comes_back_later() {
    let mut bench = bench();
    bench.on(&["DESK/ch1.pfl"]).set("DESK/monitor.level", Setting::At(0.0));
    let heard = |bench: &Bench, from: &str| {
        let circuit = bench.circuit();
        let Stage::Amplifier { inputs, .. } = circuit.stage(&jack("DESK/monitor L")) else { panic!("monitors") };
        inputs.iter().any(|(input, _)| input.to_string() == from)
    };
    assert!(heard(&bench, "DESK/channel 1") && !heard(&bench, "DESK/returned 1"));
    for status in ["overdub", "mix"] {
        bench.set("DESK/status", Setting::Choice(status.into()));
        assert!(heard(&bench, "DESK/returned 1") && !heard(&bench, "DESK/channel 1"), "{status}");
    }
}

#[test]
fn talkback_reaches_cues_in_overdub_and_never_the_tracks() {
    let mut bench = bench();
    bench.set("DESK/talkback.gain", Setting::At(40.0)).on(&["DESK/slate"]);
    let arrives = |bench: &Bench, to: &str| tester::gain(&bench.circuit(), &jack("TALK-MIC/out"), &jack(to)).is_some();
    assert!(arrives(&bench, "DAW/in 1") && arrives(&bench, "CUES/in 1"));
    bench.set("DESK/status", Setting::Choice("overdub".into()));
    assert!(!arrives(&bench, "DAW/in 1") && arrives(&bench, "CUES/in 1"));
}

#[test]
fn the_listen_microphone_hears_the_live_room_compressed() {
    let mut bench = bench();
    bench.set("DESK/listen.gain", Setting::At(50.0)).set("DESK/monitor.level", Setting::At(0.0)).on(&["DESK/listen"]);
    let circuit = bench.circuit();
    assert!(tester::gain(&circuit, &jack("LISTEN-MIC/out"), &jack("NEAR/in L")).is_some());
    let Stage::Amplifier { process, .. } = circuit.stage(&jack("DESK/listen")) else { panic!("it is amplified") };
    assert!(matches!(process.as_slice(), [Process::Compressor { .. }]));
    // Nobody in the control room is to be deafened while a take runs, nor to talk over it.
    let taping = Patch { rolling: Rolling { tally: true, ..Rolling::default() }, ..bench.patch() };
    assert_eq!(tester::gain(&Circuit::solve(&taping), &jack("LISTEN-MIC/out"), &jack("NEAR/in L")), None);
    // It hangs in the room, on no stand.
    let mut room = Room::of(&bench);
    bench.set("DESK/listen", Setting::On(false));
    let mut deaf = Room::of(&bench);
    let monitors = |room: &mut Room| {
        room.plays("voice", tone(1_000.0, 0.5));
        let left: Vec<f32> = room.monitors().into_iter().map(|[left, _]| left).collect();
        line(&left, 1_000.0)
    };
    assert!(monitors(&mut room) > monitors(&mut deaf) + 40.0);
}
