//! A tape machine is lined up in its close-up: heads, reference tape, azimuth and levels, then bias, azimuth, levels
//! and sync with tone on the tape of the session.
//!
//! In the order of domain reference 6.4: nothing is adjusted before the heads are clean, and nothing recorded before playing is right.

use crate::driver::{By, Window};
use linecheck::sim::gear::Setting;
use linecheck::sim::session::{Action, Service, TapeKey};
use serde_json::Value;
use std::path::Path;

/// How long each tone of the reference tape lasts, seconds, and its tones by their place on it.
const EACH_S: u64 = 30;
const KILOHERTZ: u64 = 0;
const TEN_KILOHERTZ: u64 = 1;
/// How fast the tape runs at 15 inches a second, metres a second, and how much of a tone is printed at least, seconds.
const PACE_M_S: f64 = 0.381;
const PRINTED_S: f64 = 30.0;
/// How far beyond the strongest 10 kHz the bias goes at that speed, decibels (domain reference 6.4).
const OVER_BIAS_DB: f64 = 3.0;
/// The outer tracks, and one between them.
const TRACKS: [u32; 3] = [1, 12, 24];

/// What the meter of a track shows.
fn vu(page: &Value, track: u32) -> f64 {
    page["machine"][track as usize - 1].as_f64().unwrap_or(-120.0)
}

/// Waits until a needle stands still.
fn settled(window: &Window) {
    let from = window.page()["now"].as_f64().unwrap_or(0.0);
    window.until("the needles at rest", |page| page["now"].as_f64().unwrap_or(0.0) > from + 0.7);
}

/// Plays the reference tape at one of its tones.
fn tone(window: &Window, place: u64) {
    play(window, place * EACH_S + 2);
}

/// Plays the tape from a place on it, in seconds.
fn play(window: &Window, seconds: u64) {
    window.act("tape/stop");
    window.type_into("tape/seconds", &seconds.to_string());
    window.act("tape/wind");
    window.until("the tone's place", |page| page["tape"][2] == false);
    window.do_with("TAPE/play", "Play");
    window.until("the tone", |page| vu(page, 12) > -20.0);
    settled(window);
}

/// How alike the outer tracks are with the screw of the reproduce stack turned so far.
fn alike(window: &Window, minutes: f64) -> f64 {
    window.type_into("TAPE/repro azimuth", &format!("{minutes:.2}"));
    settled(window);
    window.page()["outer"].as_f64().unwrap_or(-1.0)
}

/// The best of some turns of the screw.
fn best(window: &Window, turns: impl Iterator<Item = f64>) -> f64 {
    let tried: Vec<_> = turns.map(|minutes| (alike(window, minutes), minutes)).collect();
    let (_, best) = tried.into_iter().max_by(|left, right| left.0.total_cmp(&right.0)).expect("some were tried");
    alike(window, best);
    best
}

/// The screw by the outer tracks, roughly at 1 kHz and then exactly at 10 kHz.
fn azimuth(window: &Window) {
    tone(window, KILOHERTZ);
    window.picture("tape-leaning");
    let rough = best(window, (-2..=2).map(|step| f64::from(step) * 5.0));
    let rough = best(window, (-2..=2).map(|step| rough + f64::from(step) * 1.7));
    tone(window, TEN_KILOHERTZ);
    let fine = best(window, (-4..=4).map(|step| rough + f64::from(step) * 0.3));
    tone(window, TEN_KILOHERTZ);
    best(window, (-1..=1).map(|step| fine + f64::from(step) * 0.1));
    let alike = window.page()["outer"].as_f64().unwrap_or(-1.0);
    assert!(alike > 0.9, "the outer tracks are apart at 10 kHz: {alike}");
    window.picture("tape-upright");
}

/// Turns a trim by what the meter is off, until it stands where it should, within a fifth of a decibel.
fn trim(window: &Window, control: &str, track: u32, zero: f64) {
    let mut to = 0.0;
    for _ in 0..4 {
        let off = vu(&window.page(), track) - zero;
        if off.abs() <= 0.15 {
            break;
        }
        to -= off;
        window.set(&format!("TAPE/{track}.{control}"), &format!("{to:.2}"));
        settled(window);
    }
    let shown = vu(&window.page(), track);
    assert!((shown - zero).abs() <= 0.2, "track {track} shows {shown} VU after its {control} was turned");
}

fn reproduce(window: &Window) {
    window.step_up("TAPE 24-track");
    window.act("tape/clean");
    window.act("tape/demagnetise");
    window.take("REF-01");
    window.step_up("TAPE 24-track");
    window.act("tape/thread");
    window.do_with("TAPE/power", "power");
    window.picture("tape-threaded");
    azimuth(window);
    tone(window, KILOHERTZ);
    for track in TRACKS {
        trim(window, "repro level", track, 0.0);
    }
    tone(window, TEN_KILOHERTZ);
    for track in TRACKS {
        trim(window, "repro treble", track, 0.0);
    }
    window.picture("tape-reproduces");
    window.do_with("TAPE/stop", "Stop");
    window.do_with("TAPE/rewind", "Locate");
    window.until("the beginning", |page| page["tape"][0].as_f64() == Some(0.0) && page["tape"][2] == false);
    window.act("tape/unthread");
    window.stage("1", "Room");
    window.act("hand/REF-01/back");
}

/// Sends line-up tone of the desk to every bus, and comes back to the machine.
fn send(window: &Window, tone: &str) {
    window.stage("7", "Desk");
    window.closer();
    window.type_into("closer/find", "oscillator");
    window.let_go();
    window.click("DESK/oscillator");
    window.act(&format!("DESK/oscillator={tone}"));
    window.step_up("TAPE 24-track");
    window.click("tape/view record");
    settled(window);
}

/// What a track shows off the tape with its bias turned so far.
fn with_bias(window: &Window, track: u32, decibels: f64) -> f64 {
    window.type_into(&format!("TAPE/{track}.bias"), &format!("{decibels:.2}"));
    settled(window);
    vu(&window.page(), track)
}

/// Bias at 10 kHz: up to where the tone is strongest, and on until it is weaker by what the stock wants.
fn bias(window: &Window, track: u32) {
    let tried: Vec<_> = (-4..=4).map(|step| (with_bias(window, track, f64::from(step)), f64::from(step))).collect();
    let (peak, at) = tried.into_iter().max_by(|left, right| left.0.total_cmp(&right.0)).expect("some were tried");
    let dropped = |decibels: f64| peak - with_bias(window, track, decibels);
    let beyond = (1..=9).map(|step| at + f64::from(step)).find(|decibels| dropped(*decibels) > OVER_BIAS_DB);
    let (mut under, mut over) = beyond.map_or_else(|| panic!("track {track} is never over its bias"), |over| (over - 1.0, over));
    for _ in 0..4 {
        let middle = (under + over) / 2.0;
        if dropped(middle) > OVER_BIAS_DB { over = middle } else { under = middle }
    }
    // It falls by three decibels for one here, so half of the last step counts.
    let off = dropped((under + over) / 2.0) - OVER_BIAS_DB;
    assert!(off.abs() <= 0.25, "track {track} is {off} dB from its bias");
}

/// Turns a trim of each track to nought, and lets the tone go on for a while; gives where on the tape it stands, seconds.
fn print(window: &Window, control: &str) -> u64 {
    for track in TRACKS {
        trim(window, control, track, 0.0);
    }
    let place = |page: &Value| page["tape"][0].as_f64().unwrap_or(0.0) / PACE_M_S;
    let begins = place(&window.page());
    window.until("some seconds of it", |page| place(page) > begins + PRINTED_S);
    begins as u64 + 1
}

/// Line-up tone of the desk goes to the tape of the session, and is read behind the reproduce head: bias, azimuth, levels.
fn record(window: &Window) -> [u64; 2] {
    window.act("DESK/power");
    window.take("REEL-01");
    send(window, "10 kHz");
    window.act("tape/thread");
    for track in TRACKS {
        window.do_with(&format!("TAPE/ready {track}"), &format!("ready {track}"));
    }
    window.do_with("TAPE/record", "Record");
    window.until("the tape recording", |page| page["tape"][1] == "Recording");
    window.until("tone off the tape", |page| vu(page, 12) > -20.0);
    settled(window);
    for track in TRACKS {
        bias(window, track);
    }
    window.picture("tape-bias");
    lean(window);
    send(window, "1 kHz");
    let kilohertz = print(window, "record level");
    window.picture("tape-records");
    send(window, "10 kHz");
    let ten = print(window, "record treble");
    send(window, "100 Hz");
    print(window, "record bass");
    window.do_with("TAPE/stop", "Stop");
    for track in TRACKS {
        window.do_with(&format!("TAPE/ready {track}"), &format!("ready {track}"));
    }
    [kilohertz, ten]
}

/// The screw of the record stack, by what comes off the tape at the outer tracks.
fn lean(window: &Window) {
    let turns: Vec<_> = (-4..=4).map(f64::from).collect();
    let alike = |minutes: f64| {
        window.type_into("TAPE/record azimuth", &format!("{minutes:.2}"));
        settled(window);
        window.page()["outer"].as_f64().unwrap_or(-1.0)
    };
    let best = |turns: &mut dyn Iterator<Item = f64>| {
        let tried: Vec<_> = turns.map(|minutes| (alike(minutes), minutes)).collect();
        tried.into_iter().max_by(|left, right| left.0.total_cmp(&right.0)).expect("some were tried").1
    };
    let rough = best(&mut turns.into_iter().map(|step| step * 0.6));
    let fine = best(&mut (-2..=2).map(|step| rough + f64::from(step) * 0.2));
    let shown = alike(fine);
    assert!(shown > 0.9, "the outer tracks are apart at 10 kHz as recorded: {shown}");
}

/// What was printed comes back off the record heads as it does off the reproduce heads.
fn sync(window: &Window, printed: [u64; 2]) {
    window.click("tape/view sync");
    for track in TRACKS {
        window.click(&format!("TAPE/monitor {track}"));
        window.act(&format!("TAPE/monitor {track}=sync"));
    }
    for (at, control) in printed.into_iter().zip(["sync level", "sync treble"]) {
        play(window, at);
        for track in TRACKS {
            trim(window, control, track, 0.0);
        }
    }
    window.picture("tape-sync");
    window.do_with("TAPE/stop", "Stop");
    window.act("tape/unthread");
    window.do_with("TAPE/power", "power");
}

/// The whole alignment of three tracks, and what of it is in the journal.
pub(crate) fn line_up(program: &Path) {
    let window = Window::at_studio_one(program, By::Pointer);
    reproduce(&window);
    let printed = record(&window);
    sync(&window, printed);
    let did = window.did("studio-one");
    let at = |what: &str, is: &dyn Fn(&Action) -> bool| did.iter().position(is).unwrap_or_else(|| panic!("{what} is not in {did:#?}"));
    let set = |action: &Action, control: &str| matches!(action, Action::Set(id, _) if id.unit.0 == "TAPE" && id.control.ends_with(control));
    let order = [
        at("cleaning", &|action| *action == Action::Service(Service::CleanHeads)),
        at("demagnetising", &|action| *action == Action::Service(Service::Demagnetise)),
        at("the reference tape", &|action| matches!(action, Action::Thread(reel) if reel.0 == "REF-01")),
        at("power", &|action| set(action, "power")),
        at("play", &|action| *action == Action::Tape(TapeKey::Play)),
        at("azimuth", &|action| set(action, "repro azimuth")),
        at("playing level", &|action| set(action, ".repro level")),
        at("the tape of the session", &|action| matches!(action, Action::Thread(reel) if reel.0 == "REEL-01")),
        at("record", &|action| *action == Action::Tape(TapeKey::Record)),
        at("bias", &|action| set(action, ".bias")),
        at("recording azimuth", &|action| set(action, "record azimuth")),
        at("recording level", &|action| set(action, ".record level")),
        at("recording treble", &|action| set(action, ".record treble")),
        at("recording bass", &|action| set(action, ".record bass")),
        at("sync level", &|action| set(action, ".sync level")),
        at("sync treble", &|action| set(action, ".sync treble")),
        at("power off", &|action| set(action, "power") && matches!(action, Action::Set(_, Setting::On(false)))),
    ];
    assert!(order.is_sorted(), "{order:?}");
}
