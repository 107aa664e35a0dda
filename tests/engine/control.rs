//! The control room of six bays with its tape machine and its recorder, and what is done with them.

use crate::rig::{later, set, timeline};
use linecheck::files::Library;
use linecheck::sim::circuit::fault::{Edit, edits};
use linecheck::sim::engine::{Cache, Want, render_with};
use linecheck::sim::gear::{Catalogue, ControlId, GearFile, JackId, Setting, TapeSpeed};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Cord, Place, ReelPass, Reeling, Studio, cords, patch};
use linecheck::sim::units::Stamp;
use linecheck::sim::venue::Venue;

pub(crate) fn content<T: serde::de::DeserializeOwned>(path: &str) -> T {
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
pub(crate) const DIRECT: u32 = 1;
pub(crate) const OFF_TAPE: u32 = 9;

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
        studio.cords.insert("TT-06-01".into(), Cord { a: jack("BAY-D/U25"), b: jack("BAY-D/L9"), ..Cord::default() });
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

    pub(crate) fn off_tape(&mut self, studios: &[Studio], from: f64, to: f64) -> Vec<f32> {
        self.tracks(studios, from, to, &[OFF_TAPE]).remove(0)
    }
}

/// Puts a fault of the catalogue into the studio as it is.
pub(crate) fn inject(scenario: &Scenario, studio: &mut Studio, fault: &str, at: &str) {
    let plugged = cords(studio);
    let made = edits(fault, Some(at), 7, &patch(scenario, studio, &plugged)).unwrap_or_else(|why| panic!("{}: {}", why.message, why.help));
    for edit in made {
        match edit {
            Edit::Set(control, setting) => drop(studio.settings.0.insert(control, setting)),
            Edit::Break(unit, defect) => studio.defects.entry(unit).or_default().push(defect),
            Edit::Stretch(..) | Edit::Plug { .. } => panic!("{edit:?} is not of this room"),
        }
    }
}

/// Puts a reel on the machine.
pub(crate) fn thread(studio: &mut Studio, reel: &str) {
    studio.places.insert(reel.into(), Place::Threaded("TAPE".into()));
    studio.deck.reel = Some(reel.into());
}

/// The machine does this from now on, from a place in seconds.
pub(crate) fn reel(studio: &mut Studio, reeling: Reeling, at_s: f64, speed: TapeSpeed) {
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

pub(crate) fn oscillator(studio: &mut Studio, word: &str) {
    set(studio, "DESK/oscillator", Setting::Choice(word.into()));
}

pub(crate) fn monitor(studio: &mut Studio, word: &str) {
    set(studio, "TAPE/monitor 1", Setting::Choice(word.into()));
}

pub(crate) fn decibels(ratio: f64) -> f64 {
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
pub(crate) fn late(one: &[f32], other: &[f32], guess: usize) -> f64 {
    let alike = |by: usize| -> f64 { (24_000..40_000).map(|n| f64::from(one[n]) * f64::from(other[n + by])).sum() };
    let best = (guess.saturating_sub(200)..guess + 200).max_by(|a, b| alike(*a).total_cmp(&alike(*b)));
    best.expect("there are some") as f64
}

/// Track 1 is ready and records from 0.5 s on, with a tone from 1.5 s on, until 3 s.
pub(crate) fn recorded(room: &Control, speed: TapeSpeed, hertz: &str) -> Vec<Studio> {
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

/// A reference tape plays on track 1: the level of a tone after so many of its tones.
pub(crate) fn reference(room: &mut Control, nth: u32, hertz: f64, change: impl Fn(&mut Studio)) -> f64 {
    let mut studio = room.studio.clone();
    thread(&mut studio, "REF-01");
    change(&mut studio);
    reel(&mut studio, Reeling::Playing, 30.0 * f64::from(nth), TapeSpeed::Ips15);
    // 0 VU is +4 dBu, which the recorder has 18 dB below full scale.
    tone(&room.off_tape(&[studio], 1.0, 2.0), hertz) + 18.0
}

/// The level of a tone that track 1 records and plays off tape at once, decibels re what went in.
pub(crate) fn off_own_tape(room: &mut Control, hertz: &str, level_dbu: f64) -> f64 {
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

pub(crate) fn trim(studio: &mut Studio, name: &str, decibels: f64) {
    let name = format!("TAPE/1.{name}");
    let control = ControlId::try_from(name.clone()).expect("it is one");
    let before = studio.settings.0.get(&control).map_or(0.0, Setting::at);
    // A screwdriver goes in steps of a twentieth of a decibel.
    set(studio, &name, Setting::At(((before + decibels) * 20.0).round() / 20.0));
}
