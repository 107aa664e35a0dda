//! Word clock and digital lines in the studio of six bays: who runs by whose clock, and what is remarkable about it.

use crate::fixture::{Bench, close, studio_one};
use linecheck::sim::circuit::fault::{Edit, edits};
use linecheck::sim::circuit::{ClockLost, DigitalLine, Fact, LineLost, Termination};
use linecheck::sim::gear::{GearKind, Setting, UnitId};

fn choose(bench: &mut Bench, control: &str, word: &str) {
    bench.set(control, Setting::Choice(word.into()));
}

/// The generator feeds the workstation and, from its T-piece on, the eight-channel converter, whose fibre goes into the
/// workstation: one master, 75 Ω at the end.
fn one_master() -> Bench {
    let mut bench = studio_one();
    bench.seed = Some(11);
    bench.plug("BNC-01", "WORD/clock out 1", "DAW/clock in").plug("BNC-02", "DAW/clock thru", "OPT-8/clock in");
    bench.plug("OPTO-01", "OPT-8/optical out", "DAW/optical in");
    bench.set("DAW/75 ohm", Setting::On(false)).set("OPT-8/75 ohm", Setting::On(true)).set("DAW/optical", Setting::On(true));
    choose(&mut bench, "DAW/clock", "word clock");
    choose(&mut bench, "OPT-8/clock", "word clock");
    bench
}

/// What is remarkable about the clocks.
fn clock_facts(bench: &Bench) -> Vec<Fact> {
    let is_clock = |fact: &&Fact| {
        matches!(
            fact,
            Fact::Unlocked { .. } | Fact::BadTermination { .. } | Fact::Slipping { .. } | Fact::LineLost { .. } | Fact::OtherRate { .. }
        )
    };
    bench.circuit().facts().iter().filter(is_clock).cloned().collect()
}

fn line(bench: &Bench) -> DigitalLine {
    bench.circuit().digital_line(&"DAW".into(), 25).expect("it takes its fibre").clone()
}

#[test]
fn one_master_and_an_end_of_75_ohms_leave_nothing_to_say() {
    let bench = one_master();
    assert_eq!(clock_facts(&bench), []);
    let circuit = bench.circuit();
    for unit in ["DAW", "OPT-8"] {
        let clock = circuit.clock(&unit.into()).expect("it is on");
        assert_eq!(clock.master, UnitId::from("WORD"));
        assert!((clock.hz / 48_000.0 - 1.0).abs() <= 1e-6 && clock.ticks.abs() < 1e-12, "{clock:?}");
    }
    assert_eq!(line(&bench), DigitalLine { from: Some(("OPT-8".into(), 1)), slip_ppm: 0.0, lost: None, drops_out: false });
    assert_eq!(studio_one().circuit().digital_line(&"DAW".into(), 25), None, "analogue unless it is switched");
}

#[test]
fn a_line_wants_75_ohms_at_its_far_end_and_nowhere_else() {
    for (daw, opt, ending, volts) in [
        (false, true, Termination::Right, 2.5),
        (true, true, Termination::Double, 1.67),
        (false, false, Termination::Missing, 5.0),
        (true, false, Termination::Misplaced, 2.5),
    ] {
        let mut bench = one_master();
        bench.set("DAW/75 ohm", Setting::On(daw)).set("OPT-8/75 ohm", Setting::On(opt));
        let facts = clock_facts(&bench);
        let expected: Vec<Fact> = if ending == Termination::Right {
            Vec::new()
        } else {
            ["DAW", "OPT-8"].map(|unit| Fact::BadTermination { unit: unit.into(), ending }).to_vec()
        };
        assert_eq!(facts, expected);
        close("volts", ending.volts(), volts, 0.01);
        let circuit = bench.circuit();
        let clock = circuit.clock(&"DAW".into()).expect("it is on");
        assert_eq!(clock.ticks > 0.0 && clock.jitter_ps > 500.0, ending != Termination::Right);
    }
}

#[test]
fn two_clocks_slip_once_a_sample() {
    for seed in 1..20 {
        let mut bench = one_master();
        bench.seed = Some(seed);
        choose(&mut bench, "OPT-8/clock", "internal");
        let apart = line(&bench).slip_ppm;
        assert!((4.0..21.0).contains(&apart.abs()), "{apart}");
        let Fact::Slipping { every_s, .. } = clock_facts(&bench)[0].clone() else { panic!("{:?}", clock_facts(&bench)) };
        close("a slip", every_s, 1.0 / (48_000.0 * 1e-6 * apart.abs()), 0.001);
        assert!((0.5..=5.3).contains(&every_s), "{every_s}");
    }
    // As a fault by name.
    let mut bench = one_master();
    for edit in edits("clock-internal", Some("OPT-8"), 1, &bench.patch()).expect("it can be there") {
        let Edit::Set(control, setting) = edit else { panic!("a switch") };
        bench.settings.0.insert(control, setting);
    }
    assert!(matches!(clock_facts(&bench).as_slice(), [Fact::Slipping { .. }]));
}

#[test]
fn a_generator_of_another_rate_takes_everything_with_it() {
    let mut bench = one_master();
    choose(&mut bench, "WORD/rate", "44.1");
    choose(&mut bench, "OPT-8/clock", "internal");
    let facts = clock_facts(&bench);
    assert!(facts.iter().any(|fact| matches!(fact, Fact::OtherRate { semitones, .. } if (semitones + 1.467).abs() < 0.01)), "{facts:?}");
    assert!(facts.contains(&Fact::LineLost { unit: "DAW".into(), why: LineLost::OtherRate }), "{facts:?}");
    assert_eq!(line(&bench).lost, Some(LineLost::OtherRate));
}

#[test]
fn what_cannot_lock_says_why_and_falls_back_to_its_crystal() {
    let why = |change: &dyn Fn(&mut Bench)| {
        let mut bench = one_master();
        change(&mut bench);
        let circuit = bench.circuit();
        let clock = circuit.clock(&"DAW".into()).expect("it is on");
        (clock.lost, clock.master.clone())
    };
    let own = UnitId::from("DAW");
    assert_eq!(why(&|bench| _ = bench.set("WORD/power", Setting::On(false))), (Some(ClockLost::NoSignal), own.clone()));
    assert_eq!(why(&|bench| _ = bench.cords.remove(&"BNC-01".into())), (Some(ClockLost::NoSignal), own.clone()));
    // The converter's own clock comes back along the line.
    let two = |bench: &mut Bench| {
        bench.cords.remove(&"BNC-02".into());
        bench.plug("BNC-03", "OPT-8/clock out", "DAW/clock thru");
    };
    assert_eq!(why(&two), (Some(ClockLost::TwoMasters), own.clone()));
    let circle = |bench: &mut Bench| {
        bench.plug("AES-01", "DAW/aes out", "TWO-TRK/aes in").plug("AES-02", "TWO-TRK/aes out", "DAW/aes in");
        choose(bench, "DAW/clock", "aes");
        choose(bench, "TWO-TRK/clock", "aes");
    };
    assert_eq!(why(&circle), (Some(ClockLost::Circle), own));
}

#[test]
fn a_microphone_cable_carries_aes3_for_a_short_way_only() {
    let lost = |cord: &str, page: &str, metres: f64| {
        let mut bench = studio_one();
        if let Some(GearKind::Cable(cable)) = bench.catalogue.0.get_mut(&page.into()).map(|page| &mut page.kind) {
            cable.length_m = metres;
        }
        bench.plug(cord, "DAW/aes out", "TWO-TRK/aes in").set("TWO-TRK/aes", Setting::On(true));
        choose(&mut bench, "TWO-TRK/clock", "aes");
        let circuit = bench.circuit();
        circuit.digital_line(&"TWO-TRK".into(), 2).expect("it takes it").lost
    };
    assert_eq!([10.0, 25.0, 40.0].map(|metres| lost("XLR-06-01", "xlr-06", metres)), [None, None, Some(LineLost::TooLong)]);
    assert_eq!([40.0, 100.0].map(|metres| lost("AES-01", "aes-3", metres)), [None, None]);
}
