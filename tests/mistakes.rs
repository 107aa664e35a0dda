//! One mistake at a time in an expert's run: each costs the criterion that it belongs to, and the report says why.
//!
//! Where sound changes the takes are rendered again, which takes a while: `cargo test --release --test mistakes` is quick.

#[path = "support/expert.rs"]
mod expert;
#[path = "support/overdub.rs"]
mod overdub;

use linecheck::sim::gear::{ControlId, JackId, Setting};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::scoring::{Finding, Heard, Report, judge_heard, listen};
use linecheck::sim::session::{Action, End, Loop, TakeStatus, Timeline, coil_of};
use linecheck::sim::units::{Aim, Stamp};
use overdub::Run;
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// What the tests share: the expert's session, heard once.
struct Faultless {
    scenario: Arc<Scenario>,
    run: Run,
    heard: Heard,
    report: Report,
}

fn faultless() -> &'static Faultless {
    static FAULTLESS: OnceLock<Faultless> = OnceLock::new();
    FAULTLESS.get_or_init(|| {
        let scenario = overdub::scenario();
        let run = overdub::expert();
        let timeline = overdub::play(&scenario, &run);
        let heard = listen(&scenario, &timeline, |_, _| {});
        let report = judge_heard(&scenario, &timeline, &heard);
        Faultless { scenario, run, heard, report }
    })
}

/// Spoils the expert's run and judges it on newly rendered takes.
fn heard_anew(spoil: impl FnOnce(&mut Run)) -> Report {
    let (timeline, scenario) = spoiled(spoil);
    judge_heard(scenario, &timeline, &listen(scenario, &timeline, |_, _| {}))
}

/// Spoils the expert's run in a way that changes no sound, and judges it on the takes as the expert recorded them.
fn sounding_the_same(spoil: impl FnOnce(&mut Run)) -> Report {
    let (timeline, scenario) = spoiled(spoil);
    judge_heard(scenario, &timeline, &faultless().heard)
}

fn spoiled(spoil: impl FnOnce(&mut Run)) -> (Timeline, &'static Scenario) {
    let faultless = faultless();
    let mut run = faultless.run.clone();
    spoil(&mut run);
    (overdub::play(&faultless.scenario, &run), &faultless.scenario)
}

/// The criteria that are worth less than in the expert's run.
fn fallen(report: &Report) -> BTreeSet<&str> {
    let pairs = report.findings.iter().zip(&faultless().report.findings);
    pairs.filter(|(found, best)| found.marks < best.marks).map(|(found, _)| found.criterion.as_str()).collect()
}

fn finding<'a>(report: &'a Report, criterion: &str) -> &'a Finding {
    report.findings.iter().find(|finding| finding.criterion == criterion).expect("the rubric has it")
}

/// Everything that a finding says against the trainee.
fn words(finding: &Finding) -> String {
    let against = finding.evidence.iter().filter(|evidence| evidence.against).map(|evidence| evidence.text.to_string());
    against.chain(finding.cause.as_ref().map(ToString::to_string)).collect::<Vec<_>>().join(" / ")
}

/// These have fallen, besides them at most those, and the first says all of this.
fn check(report: &Report, must: &[&str], may: &[&str], says: &[&str]) {
    let fallen = fallen(report);
    let text = words(finding(report, must[0]));
    for criterion in must {
        assert!(fallen.contains(criterion), "{criterion} has not fallen, but {fallen:?}; {text}");
    }
    let stray: Vec<&&str> = fallen.iter().filter(|criterion| !must.contains(criterion) && !may.contains(criterion)).collect();
    assert!(stray.is_empty(), "{stray:?} fell with {must:?}: {}", stray.iter().map(|at| words(finding(report, at))).collect::<String>());
    for part in says {
        assert!(text.contains(part), "`{part}` is not said in: {text}");
    }
}

fn control(id: &str) -> ControlId {
    ControlId::try_from(id.to_owned()).expect("it is written UNIT/control")
}

/// Where the first action of that kind stands.
fn first(run: &Run, is: impl Fn(&Action) -> bool) -> usize {
    run.iter().position(|(_, action)| is(action)).expect("the expert does it")
}

/// Changes every knob of that name.
fn turned(run: &mut Run, id: &str, by: f64) {
    let id = control(id);
    for (_, action) in run {
        match action {
            Action::Set(found, Setting::At(at)) if *found == id && *at > 12.0 => *at += by,
            _ => {}
        }
    }
}

#[test]
fn the_expert_reaches_nearly_everything() {
    let report = &faultless().report;
    let lost: Vec<String> = report
        .findings
        .iter()
        .filter(|finding| finding.is_lost())
        .map(|finding| format!("{}: {}", finding.title, words(finding)))
        .collect();
    assert!(report.marks >= 95.0, "{} of {}\n{}", report.marks, report.of, lost.join("\n"));
    assert!((report.of - 100.0).abs() < 1e-9);
}

#[test]
fn phantom_left_off() {
    let report = heard_anew(|run| run.retain(|(_, action)| !matches!(action, Action::Set(id, _) if *id == control("PRE-1/1.48v"))));
    check(&report, &["signal-vox"], &["levels-vox", "noise-vox", "bleed-vox", "cues"], &["48 V is off", "MC-012", "only noise"]);
}

#[test]
fn microphone_turned_round() {
    let report = heard_anew(|run| {
        for (_, action) in run {
            match action {
                // The booth lies south of z = 7.
                Action::Stand(_, pose) if pose.base.1 > 7.0 => {
                    pose.aim = Aim { azimuth: pose.aim.azimuth + 180.0, elevation: -pose.aim.elevation };
                }
                _ => {}
            }
        }
    });
    check(&report, &["placement-vox"], &["levels-vox", "noise-vox", "bleed-vox", "cues", "signal-vox"], &["points away from the mouth"]);
}

#[test]
fn gain_much_too_high() {
    let report = heard_anew(|run| turned(run, "PRE-1/1.gain", 20.0));
    check(&report, &["levels-vox"], &["noise-vox", "cues"], &["clipped", "take 2", "in converter", "dB of gain"]);
}

#[test]
fn gain_much_too_low() {
    let report = heard_anew(|run| turned(run, "PRE-1/2.gain", -20.0));
    check(&report, &["levels-gtr"], &["noise-gtr", "cues"], &["peaked at", "asked for −12 to −6", "dB of gain"]);
}

#[test]
fn lines_crossed_at_the_bay() {
    let [booth, live] = ["BAY/U11", "BAY/U5"].map(|jack| JackId::try_from(jack.to_owned()).expect("a jack"));
    let report = heard_anew(|run| {
        for (_, action) in run {
            if let Action::Plug { into, .. } = action {
                if *into == booth {
                    *into = live.clone();
                } else if *into == live {
                    *into = booth.clone();
                }
            }
        }
    });
    check(
        &report,
        &["signal-vox", "signal-gtr", "input-list"],
        &["levels-vox", "levels-gtr", "noise-vox", "noise-gtr", "bleed-vox", "bleed-gtr", "cues"],
        &["carries Ben", "not Anna", "LIVE 5", "BOOTH 3"],
    );
}

#[test]
fn an_instrument_cable_where_a_microphone_cable_belongs() {
    let report = sounding_the_same(|run| {
        let at = first(run, |action| matches!(action, Action::Fetch(unit) if unit.0.starts_with("XLR")));
        let (moment, cable) = (run[at].0, "TS-03-01");
        let into = JackId::new(&"BOOTH".into(), "3");
        let tried = [Action::Fetch(cable.into()), Action::Plug { cord: cable.into(), end: End::A, into }, Action::Return(cable.into())];
        run.splice(at..at, tried.map(|action| (moment, action)));
    });
    check(&report, &["cabling"], &[], &["TS plug", "XLR", "instrument cable"]);
}

#[test]
fn microphone_too_far_away() {
    let report = heard_anew(|run| {
        for (_, action) in run {
            match action {
                Action::Stand(_, pose) if pose.base.1 < 7.0 => {
                    // 1.77 m from the 12th fret at 6.3 / 0.82 / 5.0, still aimed at it.
                    (pose.base, pose.reach, pose.turn) = ((4.8, 6.2), 0.2, 90.0);
                    pose.aim = Aim { azimuth: 132.7, elevation: -1.0 };
                }
                _ => {}
            }
        }
    });
    check(&report, &["placement-gtr"], &["levels-gtr", "noise-gtr", "bleed-gtr", "cues", "signal-gtr"], &["1.7", "25–30 cm"]);
}

#[test]
fn a_take_that_was_not_logged() {
    let report = sounding_the_same(|run| run.retain(|(_, action)| !matches!(action, Action::WriteTake(row) if row.number == 2)));
    check(&report, &["take-log"], &[], &["take 2", "complete", "is not on the log"]);
}

#[test]
fn keeper_marked_on_the_false_start() {
    let report = sounding_the_same(|run| {
        for (_, action) in run {
            match action {
                Action::WriteTake(row) if row.keeper => (row.number, row.start_s, row.length_s, row.status) = false_start(),
                _ => {}
            }
        }
    });
    check(&report, &["keeper"], &[], &["take 1 is marked as keeper", "false start", "take 3"]);
}

/// The row of take 1 as the expert wrote it.
fn false_start() -> (u32, f64, f64, TakeStatus) {
    let mut rows = faultless().run.iter().filter_map(|(_, action)| match action {
        Action::WriteTake(row) if row.number == 1 => Some((row.number, row.start_s, row.length_s, row.status)),
        _ => None,
    });
    rows.next_back().expect("the expert logs it")
}

#[test]
fn unplugged_with_phantom_on() {
    let report = sounding_the_same(|run| {
        let is_off = |action: &Action| matches!(action, Action::Set(id, Setting::On(false)) if *id == control("PRE-1/1.48v"));
        let at = run.iter().rposition(|(_, action)| is_off(action)).expect("the expert switches it off");
        let (_, off) = run.remove(at);
        let last = run.iter().rposition(|(_, action)| matches!(action, Action::Unplug { .. })).expect("the expert unplugs");
        let moment = run[last].0;
        run.insert(last + 1, (moment, off));
    });
    check(&report, &["phantom"], &[], &["was pulled from", "V of phantom"]);
}

#[test]
fn a_cable_left_on_the_floor() {
    let report = sounding_the_same(|run| {
        let last = run.iter().rposition(|(_, action)| matches!(action, Action::Return(unit) if unit.0.starts_with("XLR"))).expect("one");
        let Action::Return(cable) = run.remove(last).1 else { unreachable!("it was just found") };
        let fetched = run.iter().rposition(|(_, action)| *action == Action::Fetch(cable.clone())).expect("it was fetched");
        run.remove(fetched);
    });
    check(&report, &["strike"], &[], &["not in its place", "XLR-", "on the floor"]);
}

/// Cables are coiled by hand instead of being put back.
fn coiled(laid: fn(usize) -> Loop) -> Report {
    sounding_the_same(|run| {
        for (_, action) in run {
            if let Action::Return(cord) = action
                && let Some(coil) = coil_of(&faultless().scenario, cord)
            {
                *action = Action::Coil { cord: cord.clone(), loops: (0..coil.loops).map(laid).collect() };
            }
        }
    })
}

#[test]
fn cables_coiled_one_loop_like_the_other() {
    let good = coiled(|number| if number % 2 == 0 { Loop::Over } else { Loop::Under });
    assert_eq!(fallen(&good), BTreeSet::new(), "over and under in turn is how it is done");
    check(&coiled(|_| Loop::Over), &["strike"], &[], &["turns in it", "lay every second loop under"]);
}

#[test]
fn track_names_swapped() {
    let report = sounding_the_same(|run| {
        for (_, action) in run {
            match action {
                Action::Set(id, Setting::Text(name)) if id.control == "name 1" => *name = "GTR".to_owned(),
                Action::Set(id, Setting::Text(name)) if id.control == "name 2" => *name = "VOX".to_owned(),
                _ => {}
            }
        }
    });
    check(&report, &["track-names"], &[], &["was called “GTR”", "the sheet says VOX"]);
}

/// Every lost mark has evidence and advice; marks are halves between nothing and everything.
fn is_sensible(report: &Report) {
    for finding in &report.findings {
        assert!((0.0..=finding.of).contains(&finding.marks) && (finding.marks * 2.0).fract().abs() < 1e-9, "{finding:?}");
        if finding.is_lost() {
            assert!(finding.evidence.iter().any(|evidence| evidence.against), "{} has no evidence", finding.criterion);
            assert!(!finding.advice.is_empty(), "{} has no advice", finding.criterion);
        }
    }
}

#[test]
fn a_journal_may_stop_anywhere() {
    let faultless = faultless();
    let mut before = 0.0;
    for length in (0..=faultless.run.len()).step_by(4).chain([faultless.run.len()]) {
        let timeline = overdub::play(&faultless.scenario, &faultless.run[..length]);
        let takes = timeline.last().takes.len().min(faultless.heard.takes.len());
        let heard = Heard { takes: faultless.heard.takes[..takes].to_vec() };
        let report = judge_heard(&faultless.scenario, &timeline, &heard);
        is_sensible(&report);
        before = report.marks;
    }
    assert!((before - faultless.report.marks).abs() < 1e-9);
}

#[test]
fn nothing_done_is_worth_nothing() {
    let scenario = overdub::scenario();
    let timeline = overdub::play(&scenario, &[]);
    let report = judge_heard(&scenario, &timeline, &listen(&scenario, &timeline, |_, _| {}));
    is_sensible(&report);
    assert!(report.marks < 1e-9, "{:?}", report.findings.iter().filter(|finding| finding.marks > 0.0).collect::<Vec<_>>());
    let left = overdub::play(&scenario, &[(Stamp(60_000), Action::Leave)]);
    let report = judge_heard(&scenario, &left, &Heard::default());
    assert!(report.marks < 1e-9, "{}", report.marks);
}

#[test]
fn a_take_that_is_cut_short_is_heard_as_far_as_it_goes() {
    let faultless = faultless();
    let rolls = first(&faultless.run, |action| matches!(action, Action::Transport(_)));
    let mut run = faultless.run[..=rolls].to_vec();
    let stop = run[rolls].0.after(9.0);
    run.push((stop, Action::Transport(linecheck::sim::session::Transport::Stop)));
    let timeline = overdub::play(&faultless.scenario, &run);
    let report = judge_heard(&faultless.scenario, &timeline, &listen(&faultless.scenario, &timeline, |_, _| {}));
    is_sensible(&report);
    assert_eq!(report.takes.len(), 1);
    assert!(words(finding(&report, "takes")).contains("still playing"), "{}", words(finding(&report, "takes")));
    assert!(words(finding(&report, "levels-vox")).contains("no complete take"));
}
