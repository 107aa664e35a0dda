//! The tape machine in the studio of six bays: an oscillator on every bus, and track 1 of the tape on input 9 of the recorder.

use crate::control::*;
use crate::rig::{later, roll, set};
use linecheck::sim::engine::noise::seed_of;
use linecheck::sim::engine::tape_machine::Transport;
use linecheck::sim::engine::{Live, Plan, tape};
use linecheck::sim::gear::{Setting, TapeSpeed};
use linecheck::sim::session::{Reeling, Rolling};
use linecheck::sim::units::Stamp;

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
