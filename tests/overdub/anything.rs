//! Whatever is pressed: the recorder holds and the monitors get the same live and offline.

use crate::shop::Shop;
use crate::{choice, noise};
use linecheck::sim::engine::Want;
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::session::{Action, Command, Transport};
use linecheck::sim::units::Stamp;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Moments of a session in which something is pressed, and its length, milliseconds.
const PRESSES: usize = 14;
const LENGTH: u64 = 4200;

fn anything(lot: &mut ChaCha8Rng) -> Action {
    let set = |name: &str, setting| Action::Set(ControlId::new(&"REC".into(), name), setting);
    let key = Action::Transport;
    let place = f64::from(lot.random_range(0..20_u32)) * 0.1003;
    let range = (place, place + 0.05 + f64::from(lot.random_range(0..9_u32)) * 0.07);
    let track = if lot.random::<bool>() { 1 } else { 3 };
    let on = Setting::On(lot.random::<bool>());
    match lot.random_range(0..18_u32) {
        0..=4 => key(Transport::Record),
        5 => key(Transport::Stop),
        6 | 7 => key(Transport::Play),
        8 => key(Transport::Locate(place)),
        9 => key(Transport::ReturnToZero),
        10 => Action::Workstation(Command::PunchRange(range.0, range.1)),
        11 => Action::Workstation(Command::LoopRange(range.0, range.1)),
        12 => Action::Workstation(if lot.random::<bool>() {
            Command::NewPlaylist(track)
        } else {
            Command::ChoosePlaylist { track, playlist: 1 }
        }),
        13 => set("punch", on),
        14 => set("loop", on),
        15 => set(if lot.random::<bool>() { "pre-roll" } else { "post-roll" }, Setting::At(place.min(0.4))),
        16 => set(&format!("arm {track}"), on),
        _ if lot.random::<bool>() => set("compensation", on),
        _ => set("monitor", choice(if lot.random::<bool>() { "auto" } else { "input" })),
    }
}

/// A session of whatever, in which refusals are refused.
fn pressed(seed: u64) -> Shop {
    let mut lot = ChaCha8Rng::seed_from_u64(seed);
    let mut shop = Shop::with(3.0, noise);
    let mut now = 400;
    for _ in 0..PRESSES {
        let action = anything(&mut lot);
        // Whether it went is in the journal.
        drop(shop.session.apply(Stamp(now), action));
        now += lot.random_range(0..450_u64);
    }
    shop
}

#[test]
fn whatever_is_pressed_is_the_same_live_and_offline() {
    let mut passes = 0;
    for seed in 0..24 {
        let mut shop = pressed(seed);
        let timeline = shop.timeline(LENGTH);
        let (live, heard) = shop.live(&timeline, LENGTH);
        let rendered = shop.offline(&timeline, LENGTH, &Want { tracks: Vec::new(), monitors: true, only: None });
        let differs = rendered.monitors.iter().zip(&heard).position(|(a, b)| a != b);
        assert_eq!(differs, None, "monitors of seed {seed}");
        let tape = shop.tape(&timeline);
        let studio = timeline.last();
        for pass in &studio.workstation.passes {
            let length = pass.length_at(studio) as usize;
            for (track, _) in &pass.tracks {
                let (mut one, mut other) = (vec![0.0; length], vec![0.0; length]);
                live.tape().read(pass.number, *track, 0, &mut one);
                tape.read(pass.number, *track, 0, &mut other);
                let differs = one.iter().zip(&other).position(|(a, b)| a != b);
                assert_eq!(differs, None, "pass {} track {track} of seed {seed}, {length} frames", pass.number);
            }
            passes += 1;
        }
    }
    assert!(passes > 24, "{passes} passes are few");
}
