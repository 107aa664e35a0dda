//! Overdubs in samples: where they land, what a punch leaves alone, what armed and safe tracks give, live and offline.

#![expect(clippy::float_cmp, reason = "samples are the same or they are not")]

mod anything;
#[path = "../support/expert.rs"]
mod expert;
mod shop;

use linecheck::files::wav::{self, Depth, Head};
use linecheck::sim::engine::{Want, filter, meter, recorded};
use linecheck::sim::gear::Setting;
use linecheck::sim::session::{Action, Command, FADE, Transport};
use shop::{FILTERS, Shop};

/// A steady tone of 1 kHz, a little off, so that no two seconds of it fall together.
fn tone(n: usize) -> f32 {
    (0.5 * libm::sin(n as f64 * 0.130_912_7)) as f32
}

/// Noise that is like itself at no other place.
fn noise(n: usize) -> f32 {
    let mut mixed = (n as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed ^= mixed >> 27;
    ((mixed & 0xffff) as f32 / 65_536.0 - 0.5) * 0.2
}

fn choice(word: &str) -> Setting {
    Setting::Choice(word.to_owned())
}

/// By how many samples `late` comes after `early`, by cross-correlation.
fn offset(early: &[f32], late: &[f32]) -> i64 {
    const MOST: usize = 2500;
    let window = early.len() - 2 * MOST;
    let product = |shift: usize| -> f64 {
        let pairs = early[MOST..MOST + window].iter().zip(&late[shift..shift + window]);
        pairs.map(|(a, b)| f64::from(*a) * f64::from(*b)).sum()
    };
    let best = (0..2 * MOST).max_by(|a, b| product(*a).total_cmp(&product(*b))).expect("there are shifts");
    best as i64 - MOST as i64
}

/// Samples by which an overdub of what track 1 plays is late.
fn late(faults: &[&str], buffer: &str) -> i64 {
    let mut shop = Shop::faulty(faults, 8.0, noise);
    shop.set("buffer", choice(buffer));
    shop.roll(1000, 2500);
    shop.arm(&[3]);
    shop.key(3000, Transport::ReturnToZero);
    shop.roll(3003, 4400);
    let timeline = shop.timeline(4500);
    let [played, recorded] = [1, 3].map(|track| shop.plays(&timeline, track, (0.5, 16_000)));
    offset(&played, &recorded)
}

#[test]
fn an_overdub_lands_on_the_sample_where_it_was_played() {
    assert_eq!(late(&[], "128"), 0);
    assert_eq!(late(&[], "1024"), 0);
}

#[test]
fn with_compensation_off_it_is_late_by_converters_and_two_buffers() {
    // F60 of domain reference 10.
    for (buffer, frames) in [("32", 32), ("128", 128), ("1024", 1024)] {
        assert_eq!(late(&["latency-compensation-off"], buffer), i64::from(FILTERS.0 + FILTERS.1) + 2 * frames, "{buffer}");
    }
}

/// A tone on track 1 from 1 to 4 s, and a punch into it from 1 to 2 s of the timeline; the moments at which each was over.
fn punched() -> (Shop, u64, u64) {
    let mut shop = Shop::with(12.0, tone);
    shop.roll(1000, 4000);
    shop.at(5000, Action::Workstation(Command::PunchRange(1.0003, 1.9998)));
    shop.set("punch", Setting::On(true));
    shop.set("pre-roll", Setting::At(0.5));
    shop.set("post-roll", Setting::At(0.7));
    shop.key(5503, Transport::Record);
    (shop, 5400, 9000)
}

const FROM: usize = 48_014;
const TO: usize = 95_990;

#[test]
fn a_punch_leaves_every_sample_outside_its_range_alone() {
    let (mut shop, before, after) = punched();
    let timeline = shop.timeline(after);
    let now = shop.plays(&timeline, 1, (0.0, 144_000));
    // The session as it was before the punch.
    let mut early = timeline.clone();
    early.states.retain(|(at, _)| at.0 <= before);
    let was = shop.plays(&early, 1, (0.0, 144_000));
    assert!(meter::rms_dbfs(&was[..48_000]).0 > -40.0, "there is a tone");
    assert_eq!(now[..FROM], was[..FROM]);
    assert_eq!(now[TO..], was[TO..]);
    // Within the crossfades it is the new pass and nothing else.
    let mut fresh = vec![0.0; TO - FROM];
    shop.tape(&timeline).read(2, 1, 0, &mut fresh);
    let fade = FADE as usize;
    assert_eq!(now[FROM + fade..TO - fade], fresh[fade..TO - FROM - fade]);
    assert!(now[FROM + fade..TO - fade] != was[FROM + fade..TO - fade]);
}

/// The greatest sample above 8 kHz, where a steady tone of 1 kHz has nothing: what is heard as a click.
fn click(samples: &[f32]) -> f64 {
    let mut high = samples.to_vec();
    for section in filter::butterworth_high_pass(8000.0, 6) {
        section.run(&mut filter::Memory::default(), &mut high);
    }
    meter::peak_dbfs(&high[4000..]).0
}

#[test]
fn the_edges_of_a_punch_do_not_click() {
    let (mut shop, _, after) = punched();
    let timeline = shop.timeline(after);
    let level = |samples: &[f32]| meter::peak_dbfs(samples).0;
    let crossed = shop.plays(&timeline, 1, (0.5, 96_000));
    assert!(level(&crossed) > -20.0, "{}", level(&crossed));
    assert!(click(&crossed) < -60.0, "{}", click(&crossed));
    // The test would hear one.
    let mut hard = timeline.last().workstation.regions(1);
    hard.iter_mut().for_each(|region| region.faded = false);
    let mut cut = vec![0.0; 96_000];
    shop.tape(&timeline).play(1, &hard, 24_000, &mut cut);
    assert!(click(&cut) > -50.0, "{}", click(&cut));
}

#[test]
fn a_punch_is_the_same_live_and_offline() {
    let (mut shop, _, after) = punched();
    let timeline = shop.timeline(after);
    let (live, heard) = shop.live(&timeline, after);
    let want = Want { tracks: Vec::new(), monitors: true, only: None };
    let rendered = shop.offline(&timeline, after, &want);
    assert!(meter::rms_dbfs(&heard.iter().map(|x| x[0]).collect::<Vec<_>>()).0 > -60.0);
    assert_eq!(rendered.monitors.len(), heard.len());
    assert_eq!(rendered.monitors.iter().zip(&heard).position(|(a, b)| a != b), None, "monitors");
    let (mut one, mut other) = (vec![0.0; 144_000], vec![0.0; 144_000]);
    let regions = timeline.last().workstation.regions(1);
    live.tape().play(1, &regions, 0, &mut one);
    shop.tape(&timeline).play(1, &regions, 0, &mut other);
    assert_eq!(one.iter().zip(&other).position(|(a, b)| a != b), None, "tape");
    // A punch goes by frames, not by blocks.
    assert_eq!(regions.iter().map(|region| (region.from, region.to)).collect::<Vec<_>>()[1], (FROM as u64, TO as u64));
}

#[test]
fn the_file_of_a_punch_is_its_range_to_the_sample() {
    let (mut shop, _, after) = punched();
    let timeline = shop.timeline(after);
    let take = timeline.last().takes.last().expect("the punch is a take").clone();
    let sound = recorded(&mut shop.cache, shop.session.scenario(), &timeline, &take).tracks.remove(&1).expect("it was armed").samples;
    let mut kept = vec![0.0; TO - FROM];
    shop.tape(&timeline).read(take.pass, 1, 0, &mut kept);
    assert_eq!(sound, kept);
    let folder = tempfile::tempdir().expect("a folder for the test");
    let path = folder.path().join("punch.wav");
    let head = Head { rate: 48_000, depth: Depth::Int24, ..Head::default() };
    wav::write(&path, &head, &sound).expect("it is written");
    assert_eq!(wav::read(&path).expect("it is there").samples, kept, "24 bits are kept bit for bit");
}

#[test]
fn an_overdub_of_what_plays_is_the_same_live_and_offline() {
    let mut shop = Shop::faulty(&["latency-compensation-off"], 4.0, noise);
    shop.roll(1000, 2500);
    shop.arm(&[3]);
    shop.key(3000, Transport::ReturnToZero);
    shop.set("pre-roll", Setting::At(0.2));
    shop.key(3000, Transport::Locate(0.6));
    shop.roll(3003, 4400);
    let timeline = shop.timeline(4500);
    let (live, _) = shop.live(&timeline, 4500);
    let (mut one, mut other) = (vec![0.0; 48_000], vec![0.0; 48_000]);
    live.tape().read(2, 3, 0, &mut one);
    shop.tape(&timeline).read(2, 3, 0, &mut other);
    assert!(meter::rms_dbfs(&one[..40_000]).0 > -60.0);
    assert_eq!(one.iter().zip(&other).position(|(a, b)| a != b), None);
}

/// The level that output 1 gives to input 3 between two moments, dBFS.
fn level(shop: &mut Shop, (from, to): (usize, usize)) -> f64 {
    let timeline = shop.timeline(to as u64);
    let want = Want { tracks: vec![3], monitors: false, only: None };
    let rendered = shop.offline(&timeline, to as u64, &want);
    meter::rms_dbfs(&rendered.tracks[&3].samples[from * 48..to * 48]).0
}

#[test]
fn safe_tracks_give_tape_and_armed_ones_by_their_monitoring() {
    // Anna falls silent after 3 s; what was recorded of her is heard where tape is given.
    let session = |arm: &[u32], monitor: &str, record: bool| {
        let mut shop = Shop::with(3.0, tone);
        shop.roll(1000, 2800);
        shop.arm(arm);
        shop.set("monitor", choice(monitor));
        shop.key(4000, Transport::ReturnToZero);
        shop.key(4000, if record { Transport::Record } else { Transport::Play });
        level(&mut shop, (4200, 5200))
    };
    let (sounds, silent) = (-40.0, -70.0);
    assert!(session(&[], "auto", false) > sounds, "a safe track plays");
    assert!(session(&[2], "auto", true) > sounds, "a safe track plays while others record");
    assert!(session(&[1], "auto", false) > sounds, "an armed track plays until it records");
    assert!(session(&[1], "auto", true) < silent, "an armed track gives its input while it records");
    assert!(session(&[1], "input", false) < silent, "and always, if it is told to");
}

#[test]
fn what_was_recorded_over_is_heard_again_on_its_playlist() {
    let mut shop = Shop::with(3.0, tone);
    shop.roll(1000, 2800);
    shop.at(4000, Action::Workstation(Command::NewPlaylist(1)));
    shop.key(4000, Transport::ReturnToZero);
    shop.roll(4000, 5000);
    let mut level = |ms: u64| {
        let timeline = shop.timeline(ms);
        meter::rms_dbfs(&shop.plays(&timeline, 1, (0.2, 24_000))).0
    };
    assert!(level(6000) < -70.0, "the second playlist has her silence");
    shop.at(6000, Action::Workstation(Command::ChoosePlaylist { track: 1, playlist: 1 }));
    let timeline = shop.timeline(6100);
    assert!(meter::rms_dbfs(&shop.plays(&timeline, 1, (0.2, 24_000))).0 > -40.0);
}

#[test]
fn an_input_is_given_through_after_both_converters_and_no_buffer() {
    let mut shop = Shop::with(3.0, noise);
    shop.set("buffer", choice("1024"));
    shop.arm(&[1, 3]);
    let timeline = shop.timeline(2500);
    let rendered = shop.offline(&timeline, 2500, &Want { tracks: vec![1, 3], monitors: false, only: None });
    let [first, third] = [1, 3].map(|track| &rendered.tracks[&track].samples[48_000..72_000]);
    assert_eq!(offset(first, third), i64::from(FILTERS.0 + FILTERS.1));
}

#[test]
fn a_loop_plays_the_same_samples_again() {
    let mut shop = Shop::with(6.0, noise);
    shop.roll(1000, 3000);
    shop.at(0, Action::Workstation(Command::LoopRange(0.5, 0.75)));
    shop.set("loop", Setting::On(true));
    shop.key(4000, Transport::Locate(0.5));
    shop.key(4000, Transport::Play);
    let timeline = shop.timeline(6000);
    let rendered = shop.offline(&timeline, 6000, &Want { tracks: vec![3], monitors: false, only: None });
    let heard = &rendered.tracks[&3].samples[4200 * 48..5900 * 48];
    let round = 12_000;
    let differs = heard[..round].iter().zip(&heard[round..]).map(|(a, b)| (a - b).abs()).fold(0.0, f32::max);
    assert!(differs < 1e-4 && meter::rms_dbfs(heard).0 > -50.0, "{differs}");
}
