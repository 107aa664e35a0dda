//! The tape machine in the studio of six bays: an oscillator on every bus, and track 1 of the tape on input 9 of the recorder.

use crate::rig::{later, roll, set, timeline};
use linecheck::files::Library;
use linecheck::sim::engine::noise::seed_of;
use linecheck::sim::engine::tape_machine::Transport;
use linecheck::sim::engine::{Cache, Live, Plan, Want, filter, render_with, tape};
use linecheck::sim::gear::{Catalogue, ControlId, Defect, GearFile, JackId, Setting, TapeSpeed};
use linecheck::sim::scenario::{Injected, Scenario};
use linecheck::sim::session::{Action, Cord, Place, ReelPass, Reeling, Refusal, Rolling, Service, Session, Studio, TapeKey};
use linecheck::sim::units::Stamp;
use linecheck::sim::venue::Venue;
use std::sync::Arc;

fn content<T: serde::de::DeserializeOwned>(path: &str) -> T {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path);
    ron::from_str(&std::fs::read_to_string(&path).expect("it ships")).expect("it is sound")
}

/// The studio of six bays as a scenario, and itself with everything on.
pub(crate) struct Control {
    pub(crate) scenario: Scenario,
    pub(crate) cache: Cache,
    pub(crate) studio: Studio,
}

/// The recorder's input with what goes into the tape, and the one with what comes off it.
const DIRECT: u32 = 1;
const OFF_TAPE: u32 = 9;

impl Control {
    pub(crate) fn room() -> Self {
        let whole = Library::find().expect("assets are there").scenario("first-overdub").expect("it is whole");
        let Scenario { mut file, band, song, hash, .. } = whole;
        let files = ["cables", "control-room", "electronics", "furniture", "instruments", "microphones", "stage", "stands", "tape"];
        let types = files.into_iter().flat_map(|name| content::<GearFile>(&format!("gear/{name}.ron")).gear);
        let catalogue = Catalogue(types.map(|gear| (gear.id.clone(), gear)).collect());
        file.found = Vec::new();
        let scenario = Scenario::of(file, catalogue, content::<Venue>("venues/studio-one.ron"), band, song, hash);
        let mut studio = Studio::found(&scenario);
        for unit in ["DESK", "DAW", "TAPE"] {
            set(&mut studio, &format!("{unit}/power"), Setting::On(true));
        }
        let jack = |text: &str| JackId::try_from(text.to_owned()).ok();
        studio.cords.insert("TT-06-01".into(), Cord { a: jack("BAY-D/U25"), b: jack("BAY-D/L9"), by: Vec::new() });
        thread(&mut studio, "REEL-01");
        Self { scenario, cache: Cache::default(), studio }
    }

    /// What the recorder gets from one moment to another, in seconds, on these inputs.
    pub(crate) fn tracks(&mut self, studios: &[Studio], from: f64, to: f64, tracks: &[u32]) -> Vec<Vec<f32>> {
        let session = timeline(studios.to_vec());
        let want = Want { tracks: tracks.to_vec(), monitors: false, only: None };
        let (from, to) = (Stamp::from_seconds(from), Stamp::from_seconds(to));
        let mut rendered = render_with(&mut self.cache, &self.scenario, &session, from, to, &want);
        tracks.iter().map(|track| rendered.tracks.remove(track).expect("it was wanted").samples).collect()
    }

    fn off_tape(&mut self, studios: &[Studio], from: f64, to: f64) -> Vec<f32> {
        self.tracks(studios, from, to, &[OFF_TAPE]).remove(0)
    }
}

/// Puts a reel on the machine.
fn thread(studio: &mut Studio, reel: &str) {
    studio.places.insert(reel.into(), Place::Threaded("TAPE".into()));
    studio.deck.reel = Some(reel.into());
}

/// The machine does this from now on, from a place in seconds.
fn reel(studio: &mut Studio, reeling: Reeling, at_s: f64, speed: TapeSpeed) {
    let now = studio.now;
    let moving = reeling != Reeling::Stopped;
    let deck = &mut studio.deck;
    deck.place_m = at_s * speed.metres();
    (deck.reeling, deck.since) = (reeling, now);
    (deck.pace_m_s, deck.until_m) = if moving { (speed.metres(), 762.0) } else { (0.0, deck.place_m) };
    if reeling == Reeling::Recording {
        let reel = deck.reel.clone().expect("a reel is on it");
        deck.passes.push(ReelPass { reel, speed, tracks: vec![1], start: now, end: None, from_m: deck.place_m, to_m: deck.place_m });
    }
}

fn oscillator(studio: &mut Studio, word: &str) {
    set(studio, "DESK/oscillator", Setting::Choice(word.into()));
}

fn monitor(studio: &mut Studio, word: &str) {
    set(studio, "TAPE/monitor 1", Setting::Choice(word.into()));
}

fn decibels(ratio: f64) -> f64 {
    20.0 * ratio.log10()
}

/// The level of a tone, dBFS of a sine.
pub(crate) fn tone(samples: &[f32], hertz: f64) -> f64 {
    let (mut re, mut im, mut all) = (0.0, 0.0, 0.0);
    for (n, x) in samples.iter().enumerate() {
        let angle = std::f64::consts::TAU * hertz * n as f64 / 48_000.0;
        let hann = 1.0 - (std::f64::consts::TAU * n as f64 / samples.len() as f64).cos();
        re += f64::from(*x) * hann * angle.cos();
        im += f64::from(*x) * hann * angle.sin();
        all += hann;
    }
    decibels(2.0 * re.hypot(im) / all)
}

/// Frames by which one sound comes after another, from those around a guess.
fn late(one: &[f32], other: &[f32], guess: usize) -> f64 {
    let alike = |by: usize| -> f64 { (24_000..40_000).map(|n| f64::from(one[n]) * f64::from(other[n + by])).sum() };
    let best = (guess.saturating_sub(200)..guess + 200).max_by(|a, b| alike(*a).total_cmp(&alike(*b)));
    best.expect("there are some") as f64
}

/// Track 1 is ready and records from 0.5 s on, with a tone from 1.5 s on, until 3 s.
fn recorded(room: &Control, speed: TapeSpeed, hertz: &str) -> Vec<Studio> {
    let s0 = later(&room.studio, 0, |s| {
        set(s, "TAPE/speed", Setting::Choice(speed.word().into()));
        set(s, "TAPE/ready 1", Setting::On(true));
    });
    let s1 = later(&s0, 500, |s| reel(s, Reeling::Recording, 0.0, speed));
    let s2 = later(&s1, 1500, |s| oscillator(s, hertz));
    let s3 = later(&s2, 3000, |s| {
        oscillator(s, "off");
        set(s, "TAPE/ready 1", Setting::On(false));
        reel(s, Reeling::Stopped, 2.5, speed);
    });
    vec![s0, s1, s2, s3]
}

#[test]
fn off_tape_is_late_by_the_way_between_the_heads() {
    for (speed, milliseconds) in [(TapeSpeed::Ips15, 105.0), (TapeSpeed::Ips30, 52.5)] {
        let mut room = Control::room();
        let studios = recorded(&room, speed, "pink");
        let tracks = room.tracks(&studios, 1.5, 2.9, &[DIRECT, OFF_TAPE]);
        let late = late(&tracks[0], &tracks[1], (milliseconds * 48.0) as usize) / 48.0;
        assert!((late - milliseconds).abs() < 0.1, "{speed:?}: {late} ms");
        let studios = recorded(&room, speed, "1 kHz");
        let tracks = room.tracks(&studios, 1.0, 2.9, &[DIRECT, OFF_TAPE]);
        let level = tone(&tracks[1][60_000..84_000], 1000.0) - tone(&tracks[0][60_000..84_000], 1000.0);
        assert!(level.abs() < 2.0, "0 VU comes back at 0 VU but for its drift: {level}");
    }
}

#[test]
fn in_sync_one_hears_what_was_played_when_it_was_played() {
    let mut room = Control::room();
    let mut studios = recorded(&room, TapeSpeed::Ips15, "pink");
    let last = studios.last().expect("there is one").clone();
    studios.push(later(&last, 4000, |s| {
        monitor(s, "sync");
        reel(s, Reeling::Playing, 0.0, TapeSpeed::Ips15);
    }));
    let direct = room.tracks(&studios, 0.5, 3.0, &[DIRECT]).remove(0);
    let sync = room.off_tape(&studios, 4.0, 6.4);
    // Both are cut where the tape is at 1 s.
    let (direct, sync) = (&direct[24_000..], &[[0.0; 200].as_slice(), &sync[24_000..]].concat());
    let apart = late(direct, sync, 200) - 200.0;
    // The tape is ahead or behind by what wow and flutter have added up to half a second later, after a second of leader.
    let transport = Transport::new(TapeSpeed::Ips15, 0.06, 0.0, seed_of("TAPE", room.scenario.file.seed));
    let mut ahead = [0.0; 256];
    transport.block(48_000 + 24_000 + 32_000, &mut ahead);
    assert!(ahead[0].abs() < 96.0 && (apart + f64::from(ahead[0])).abs() < 4.0, "{apart} frames for {}", ahead[0]);
}

#[test]
fn live_and_offline_are_the_same_sample_for_sample_off_tape() {
    let mut room = Control::room();
    let mut studios = recorded(&room, TapeSpeed::Ips15, "pink");
    for studio in &mut studios {
        set(studio, "DAW/arm 9", Setting::On(true));
        roll(studio, Rolling::Recording, 0.0);
        studio.transport.since = Stamp(0);
        let pass = studio.workstation.passes.last_mut().expect("it records");
        (pass.start, pass.frame, pass.tracks) = (Stamp(0), 0, vec![(OFF_TAPE, 1)]);
    }
    let last = studios.last().expect("there is one").clone();
    let play = later(&last, 3500, |s| reel(s, Reeling::Playing, 1.0, TapeSpeed::Ips15));
    studios.extend([later(&play, 4000, |s| monitor(s, "sync")), play].into_iter().rev());
    let rendered = room.off_tape(&studios, 0.0, 5.12);
    let live = |frames: usize, room: &mut Control| {
        let mut live = Live::new(&room.scenario);
        (0..4).for_each(|_| live.give(tape::blank()));
        for studio in &studios {
            live.update(Plan::compile(&room.scenario, studio, &mut room.cache));
        }
        let mut out = vec![[0.0; 2]; 245_760];
        out.chunks_mut(frames).for_each(|part| live.process(part));
        let mut recorded = vec![0.0; 245_760];
        live.tape().read(1, OFF_TAPE, 0, &mut recorded);
        recorded
    };
    let heard = live(256, &mut room);
    assert!(tone(&heard[180_000..190_000], 0.0).is_finite() && heard[180_000..190_000].iter().any(|x| x.abs() > 0.01));
    let differs = heard.iter().zip(&rendered).position(|(a, b)| a.to_bits() != b.to_bits());
    assert_eq!(differs, None, "{:?}", differs.map(|n| (heard[n], rendered[n])));
    assert!(live(1000, &mut room) == heard, "the size of calls does not matter");
    // A rendering may start while the tape plays.
    let part = room.off_tape(&studios, 4.5, 5.12);
    let start = Stamp(4500).block_frame() as usize;
    let most = part.iter().zip(&rendered[start..]).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(most < 2e-5, "{most}");
}

#[test]
fn a_ready_track_is_erased_by_a_roll_and_a_safe_one_is_not() {
    let level = |ready: bool| {
        let mut room = Control::room();
        let mut studios = recorded(&room, TapeSpeed::Ips15, "1 kHz");
        let last = studios.last().expect("there is one").clone();
        // Somebody rolls again over the same place, for the sake of another track.
        let again = later(&last, 4000, |s| {
            set(s, "TAPE/ready 1", Setting::On(ready));
            set(s, "TAPE/ready 2", Setting::On(true));
            reel(s, Reeling::Recording, 0.0, TapeSpeed::Ips15);
        });
        let stop = later(&again, 6500, |s| reel(s, Reeling::Stopped, 2.5, TapeSpeed::Ips15));
        let play = later(&stop, 7000, |s| reel(s, Reeling::Playing, 1.0, TapeSpeed::Ips15));
        studios.extend([again, stop, play]);
        tone(&room.off_tape(&studios, 7.6, 8.1), 1000.0)
    };
    let (safe, gone) = (level(false), level(true));
    assert!((safe + 18.0).abs() < 2.0 && gone < safe - 70.0, "{safe} {gone}");
}

/// A reference tape plays on track 1: the level of a tone after so many of its tones.
fn reference(room: &mut Control, nth: u32, hertz: f64, change: impl Fn(&mut Studio)) -> f64 {
    let mut studio = room.studio.clone();
    thread(&mut studio, "REF-01");
    change(&mut studio);
    reel(&mut studio, Reeling::Playing, 30.0 * f64::from(nth), TapeSpeed::Ips15);
    // 0 VU is +4 dBu, which the recorder has 18 dB below full scale.
    tone(&room.off_tape(&[studio], 1.0, 2.0), hertz) + 18.0
}

fn trim(studio: &mut Studio, name: &str, decibels: f64) {
    let name = format!("TAPE/1.{name}");
    let control = ControlId::try_from(name.clone()).expect("it is one");
    let before = studio.settings.0.get(&control).map_or(0.0, Setting::at);
    // A screwdriver goes in steps of a twentieth of a decibel.
    set(studio, &name, Setting::At(((before + decibels) * 20.0).round() / 20.0));
}

/// The level of a tone that track 1 records and plays off tape at once, decibels re what went in.
fn off_own_tape(room: &mut Control, hertz: &str, level_dbu: f64) -> f64 {
    let studio = later(&room.studio, 0, |s| {
        oscillator(s, hertz);
        set(s, "DESK/oscillator.level", Setting::At(level_dbu));
        set(s, "TAPE/ready 1", Setting::On(true));
        reel(s, Reeling::Recording, 0.0, TapeSpeed::Ips15);
    });
    let hertz = match hertz {
        "100 Hz" => 100.0,
        "1 kHz" => 1000.0,
        _ => 10_000.0,
    };
    tone(&room.off_tape(&[studio], 1.0, 2.0), hertz) + 22.0 - level_dbu
}

#[test]
fn a_machine_is_lined_up_in_the_order_of_its_trims() {
    let mut room = Control::room();
    // The loss into the recorder's input is the same everywhere; leave it out of the readings.
    let lost = off_own_tape_through(&mut room);
    let drifted = [reference(&mut room, 0, 1000.0, |_| {}) - lost, reference(&mut room, 1, 10_000.0, |_| {}) - lost];
    assert!(drifted.iter().any(|level| level.abs() > 0.25), "somebody has to line it up: {drifted:?}");
    // Reproduce level at 1 kHz, then treble at 10 kHz.
    trim(&mut room.studio, "repro level", -drifted[0]);
    let level = reference(&mut room, 0, 1000.0, |_| {}) - lost;
    assert!(level.abs() < 0.2, "1 kHz off the reference tape: {level}");
    let treble = reference(&mut room, 1, 10_000.0, |_| {}) - lost;
    trim(&mut room.studio, "repro treble", -treble);
    let treble = reference(&mut room, 1, 10_000.0, |_| {}) - lost;
    assert!(treble.abs() < 0.5, "10 kHz off the reference tape: {treble}");
    // Bias over the peak of 10 kHz until it has fallen by 3 dB.
    let (mut most, mut now) = (f64::NEG_INFINITY, 0.0);
    trim(&mut room.studio, "bias", -4.0);
    while now > most - 3.0 {
        trim(&mut room.studio, "bias", 0.25);
        now = off_own_tape(&mut room, "10 kHz", -6.0) - lost;
        most = most.max(now);
    }
    assert!((most - now - 3.0).abs() < 0.6, "{most} {now}");
    // Record level at 1 kHz, treble at 10 kHz, bass last.
    for (trimmed, hertz, dbu, within) in
        [("record level", "1 kHz", 4.0, 0.2), ("record treble", "10 kHz", -6.0, 0.5), ("record bass", "100 Hz", 4.0, 1.0)]
    {
        let off = off_own_tape(&mut room, hertz, dbu) - lost;
        trim(&mut room.studio, trimmed, -off);
        let off = off_own_tape(&mut room, hertz, dbu) - lost;
        assert!(off.abs() < within, "{hertz}: {off}");
    }
}

/// What the line from the machine to the recorder loses, decibels, by its input monitor.
fn off_own_tape_through(room: &mut Control) -> f64 {
    let studio = later(&room.studio, 0, |s| {
        oscillator(s, "1 kHz");
        monitor(s, "input");
    });
    let lost = tone(&room.off_tape(&[studio], 1.0, 2.0), 1000.0) + 18.0;
    assert!(lost.abs() < 0.6, "{lost}");
    lost
}

/// What a defect of the machine changes of a tone off the reference tape.
fn changed(defect: Defect, nth: u32, hertz: f64) -> f64 {
    let mut room = Control::room();
    let whole = reference(&mut room, nth, hertz, |_| {});
    reference(&mut room, nth, hertz, |s| drop(s.defects.insert("TAPE".into(), vec![defect]))) - whole
}

/// Puts a fault of the catalogue in.
fn put(room: &mut Control, fault: &str, at: &str) {
    room.scenario.file.faults = vec![Injected { fault: fault.to_owned(), at: Some(at.to_owned()) }];
    let broken = Studio::found(&room.scenario);
    room.studio.defects = broken.defects;
    let zero = room.studio.settings.0.clone();
    room.studio.settings = broken.settings;
    for (control, setting) in zero.into_iter().filter(|(control, _)| ["power", "speed"].contains(&control.control.as_str())) {
        room.studio.settings.0.insert(control, setting);
    }
}

#[test]
fn faults_of_a_tape_machine_have_their_symptoms_by_name() {
    let treble = |fault: Option<(&str, &str)>| {
        let mut room = Control::room();
        if let Some((fault, at)) = fault {
            put(&mut room, fault, at);
        }
        let whole = reference(&mut room, 1, 10_000.0, |_| {});
        (whole, off_own_tape(&mut room, "10 kHz", -6.0) - off_own_tape(&mut room, "1 kHz", -6.0), third(&mut room))
    };
    let whole = treble(None);
    let (dirty, leaning, stock) =
        (treble(Some(("dirty-heads", "TAPE"))), treble(Some(("leaning-head", "TAPE"))), treble(Some(("wrong-stock", "TAPE"))));
    // F51: 3 to 12 dB of treble.
    assert!((-12.0..=-3.0).contains(&(dirty.0 - whole.0)), "{}", dirty.0 - whole.0);
    // F52: each track loses little; what differs is the phase between them.
    assert!(leaning.0 < whole.0, "{}", leaning.0 - whole.0);
    // F53: 2 dB of treble too much and more distortion, while a reference tape plays as it should.
    assert!((stock.0 - whole.0).abs() < 0.01 && (1.0..3.5).contains(&(stock.1 - whole.1)), "{}", stock.1 - whole.1);
    assert!(stock.2 > 1.1 * whole.2, "{} after {}", stock.2, whole.2);
}

/// Third harmonic of 1 kHz at 8 dB above 0 VU off tape, as a ratio.
fn third(room: &mut Control) -> f64 {
    let studio = later(&room.studio, 0, |s| {
        oscillator(s, "1 kHz");
        set(s, "DESK/oscillator.level", Setting::At(12.0));
        set(s, "TAPE/ready 1", Setting::On(true));
        reel(s, Reeling::Recording, 0.0, TapeSpeed::Ips15);
    });
    let track = room.off_tape(&[studio], 1.0, 2.0);
    10_f64.powf((tone(&track, 3000.0) - tone(&track, 1000.0)) / 20.0)
}

#[test]
fn a_track_that_was_left_ready_is_erased_by_the_keys_alone() {
    let mut room = Control::room();
    room.scenario.file.found = vec![(ControlId::new(&"TAPE".into(), "power"), Setting::On(true))];
    room.scenario.file.faults = vec![Injected { fault: "left-ready".to_owned(), at: Some("TAPE/in 3".to_owned()) }];
    let mut session = Session::new(Arc::new(room.scenario));
    let ready = |on: bool| Action::Set(ControlId::new(&"TAPE".into(), "ready 1"), Setting::On(on));
    let mut at = |seconds: u64, action: Action| session.apply(Stamp(seconds * 1000), action);
    assert!(matches!(at(1, Action::Tape(TapeKey::Play)), Err(Refusal::TapeMachine(_))), "no reel");
    at(2, Action::Fetch("REEL-01".into())).expect("it is on the shelf");
    at(3, Action::Thread("REEL-01".into())).expect("it is in a hand");
    at(4, ready(true)).expect("a switch");
    at(5, Action::Tape(TapeKey::Record)).expect("two tracks are ready");
    assert!(at(6, Action::Tape(TapeKey::Locate(0.0))).is_err() && at(6, Action::Fetch("REEL-01".into())).is_err());
    at(25, Action::Tape(TapeKey::Stop)).expect("it rolls");
    at(26, Action::Tape(TapeKey::Locate(10.0))).expect("it stands");
    // 3.81 m back at 6 m/s.
    at(27, Action::Tape(TapeKey::Play)).expect("it is there");
    at(31, ready(false)).expect("a switch");
    at(31, Action::Tape(TapeKey::Record)).expect("a track is still ready");
    at(36, Action::Tape(TapeKey::Play)).expect("out of record");
    let set_speed = Action::Set(ControlId::new(&"TAPE".into(), "speed"), Setting::Choice("30".into()));
    assert!(at(37, set_speed).is_err(), "not while it runs");
    let service = Action::Service(Service::CleanHeads);
    assert!(at(38, service).is_err(), "not with the power on");
    let deck = &session.studio().deck;
    assert_eq!(deck.passes.iter().map(|pass| pass.tracks.clone()).collect::<Vec<_>>(), [vec![1, 3], vec![3]]);
    let gone = deck.erased(&deck.passes[1]);
    assert!(gone.len() == 1 && gone[0].1 == 3 && (gone[0].2 - 5.0 * 0.381).abs() < 0.01, "{gone:?}");
    let again = Session::replay(Arc::clone(session.scenario()), session.journal()).expect("the journal is whole");
    assert_eq!(again.studio(), session.studio());
}

#[test]
fn clean_heads_come_of_power_off_and_tape_away() {
    let mut room = Control::room();
    room.scenario.file.found = Vec::new();
    let fault = |name: &str| Injected { fault: name.to_owned(), at: None };
    room.scenario.file.faults = vec![fault("dirty-heads"), fault("magnetised-heads")];
    let mut session = Session::new(Arc::new(room.scenario));
    assert_eq!(session.studio().defects[&"TAPE".into()].len(), 2);
    session.apply(Stamp(1), Action::Service(Service::CleanHeads)).expect("it is off");
    session.apply(Stamp(2), Action::Service(Service::Demagnetise)).expect("it is off");
    assert!(session.studio().defects[&"TAPE".into()].is_empty());
}

#[test]
fn dirty_heads_are_dull_by_the_spacing_loss() {
    let dirt = Defect::DirtyHeads { micrometres: 4.0 };
    // 54.6 d/λ at 38.1 µm, and at 381 µm.
    assert!((changed(dirt, 1, 10_000.0) + 5.7).abs() < 0.5, "{}", changed(dirt, 1, 10_000.0));
    assert!((changed(dirt, 0, 1000.0) + 0.57).abs() < 0.3, "{}", changed(dirt, 0, 1000.0));
}

#[test]
fn a_leaning_head_loses_treble_on_each_track_and_the_screw_brings_it_back() {
    let lean = Defect::LeaningHead { minutes: 60.0 };
    // sin(x)/x of π · 1 mm · tan 1° / 38.1 µm is 13 dB down in its first lobe.
    let lost = changed(lean, 1, 10_000.0);
    assert!(lost < -3.0, "{lost}");
    let mut room = Control::room();
    let whole = reference(&mut room, 1, 10_000.0, |_| {});
    let screwed = reference(&mut room, 1, 10_000.0, |s| {
        s.defects.insert("TAPE".into(), vec![Defect::LeaningHead { minutes: 10.0 }]);
        set(s, "TAPE/repro azimuth", Setting::At(-10.0));
    });
    assert!((screwed - whole).abs() < 0.01, "{}", screwed - whole);
}

/// Noise of a blank reel, A-weighted rms in dBFS, with defects of machine and reel.
fn hiss(machine: &[Defect], reel_has: &[Defect]) -> f64 {
    let mut room = Control::room();
    room.studio.defects.insert("TAPE".into(), machine.to_vec());
    room.studio.defects.insert("REEL-01".into(), reel_has.to_vec());
    reel(&mut room.studio, Reeling::Playing, 10.0, TapeSpeed::Ips15);
    let studios = [room.studio.clone()];
    linecheck::sim::engine::meter::a_weighted_rms_dbfs(&room.off_tape(&studios, 1.0, 3.0)).0
}

#[test]
fn tape_hisses_as_its_table_says_and_magnetised_heads_more() {
    let blank = hiss(&[], &[]);
    // −62 dB re 320 nWb/m; 250 is 0 VU, which is −18 dBFS; its treble has drifted a little.
    assert!((blank - (-62.0 + 2.14 - 18.0)).abs() < 1.5, "{blank}");
    let more = hiss(&[Defect::MagnetisedHeads { share: 0.75 }], &[]) - blank;
    assert!((more - 4.5).abs() < 0.3, "{more}");
}

/// Wow and flutter of the reference tape's first tone, weighted percent, on a machine with a reel that may shed.
fn flutter(sheds: bool) -> f64 {
    let mut room = Control::room();
    let mut studio = room.studio.clone();
    thread(&mut studio, "REF-01");
    if sheds {
        studio.defects.insert("REF-01".into(), vec![Defect::StickyShed]);
    }
    reel(&mut studio, Reeling::Playing, 0.5, TapeSpeed::Ips15);
    linecheck::sim::engine::tape_machine::flutter::wow_and_flutter(&room.off_tape(&[studio], 1.0, 12.0), 1000.0)
}

#[test]
fn tape_that_sheds_squeals_and_leaves_its_oxide_on_the_heads() {
    let (whole, sheds) = (flutter(false), flutter(true));
    assert!(whole < 0.1, "{whole} %");
    assert!(sheds > whole, "{sheds} % after {whole} %");
    let mut room = Control::room();
    let level = |room: &mut Control, sheds: bool| {
        reference(room, 1, 10_000.0, |s| {
            if sheds {
                s.defects.insert("REF-01".into(), vec![Defect::StickyShed]);
            }
        })
    };
    let duller = level(&mut room, true) - level(&mut room, false);
    assert!((-9.0..-4.0).contains(&duller), "{duller}");
}

#[test]
fn what_comes_off_tape_has_a_third_harmonic() {
    let mut room = Control::room();
    set(&mut room.studio, "DESK/oscillator.level", Setting::At(14.0));
    let studios = recorded(&room, TapeSpeed::Ips15, "1 kHz");
    let track = room.off_tape(&studios, 2.0, 2.9);
    // 10 dB above 0 VU: +7.9 dB re 320 nWb/m, 1.6 dB below the level of 3 %.
    let third = 100.0 * 10_f64.powf((tone(&track, 3000.0) - tone(&track, 1000.0)) / 20.0);
    assert!((1.4..3.2).contains(&third), "{third} %");
    let mut high = track;
    filter::butterworth_high_pass(20.0, 2).iter().for_each(|section| section.run(&mut filter::Memory::default(), &mut high));
    assert!(high.iter().all(|x| x.is_finite()));
}
