//! Doors: open ones couple rooms, closed ones keep them apart band by band.

use crate::decay::decay_time;
use crate::measure::{FS, NORTH, VOICE, bin, booth, close, emitter, energy_db, flat, live_room, microphone, octave_energy, receiver};
use linecheck::sim::acoustics::{Emitter, Opening, Shoebox, Space, response};
use linecheck::sim::gear::{CapsuleClass, Pattern};
use linecheck::sim::units::{Aim, Point};

fn door(loss: Option<[f64; 6]>) -> Opening {
    Opening { between: (0, 1), at: Point::new(9.1, 1.0, 1.0), width: 0.9, height: 2.0, loss }
}

fn rooms(other: Shoebox, loss: Option<[f64; 6]>) -> Space {
    Space { openings: vec![door(loss)], ..Space::new(vec![live_room(), other]) }
}

const CLOSED: [f64; 6] = [29.0, 34.0, 40.0, 43.0, 45.0, 47.0];

#[test]
fn an_open_door_lets_the_other_room_in() {
    let mic = microphone(CapsuleClass::LargeDiaphragm, Some(1.0));
    let ear = receiver(Point::new(10.4, 1.55, 1.0), Aim { azimuth: 90.0, elevation: 0.0 }, &mic, Pattern::Cardioid);
    let guitar = Emitter { facing: Aim { azimuth: 90.0, elevation: 0.0 }, ..emitter(Point::new(6.4, 0.9, 1.2), 0.1) };
    let voice = Emitter { facing: Aim { azimuth: -90.0, elevation: 0.0 }, beam: &VOICE, ..emitter(Point::new(10.57, 1.55, 1.0), 0.02) };
    let own = response(&rooms(booth(), None), &voice, &ear, 1);
    let (open, closed) = (response(&rooms(booth(), None), &guitar, &ear, 2), response(&rooms(booth(), Some(CLOSED)), &guitar, &ear, 2));
    // Distance makes the guitar quieter than the near voice, and the cardioid turns its back on it.
    let guitar = energy_db(&open) - energy_db(&own);
    assert!((-43.0..-22.0).contains(&guitar), "the guitar is at {guitar} dB re the voice");
    assert!(energy_db(&open) - energy_db(&closed) > 30.0);
    let first = open.iter().position(|x| x.abs() > 1e-3).expect("something comes through") as f64 / FS;
    close(first, 4.05 / 343.2, 0.001, "arrival through the door");
}

#[test]
fn in_line_with_an_open_door_the_treble_comes_as_in_the_open() {
    let mic = flat();
    let space = Space { late_field: false, ..rooms(booth(), None) };
    let heard =
        response(&space, &emitter(Point::new(7.1, 1.0, 1.0), 0.0), &receiver(Point::new(10.6, 1.0, 1.0), NORTH, &mic, Pattern::Omni), 1);
    let octave = |hz: f64| {
        let inside = (0..20).map(|step| bin(&heard, 0, heard.len(), hz * libm::exp2((f64::from(step) + 0.5) / 20.0 - 0.5)).norm_sqr());
        10.0 * libm::log10(inside.sum::<f64>() / 20.0)
    };
    close(octave(4e3), -20.0 * libm::log10(3.5), 1.0, "4 kHz");
    // Round the corner the treble stays behind and the bass comes along.
    let aside =
        response(&space, &emitter(Point::new(8.2, 1.0, 4.0), 0.0), &receiver(Point::new(10.6, 1.0, 0.4), NORTH, &mic, Pattern::Omni), 1);
    let at = |hz| 20.0 * libm::log10(bin(&aside, 0, aside.len(), hz).norm());
    assert!(at(125.0) - at(4e3) > 8.0, "{} dB at 125 Hz, {} dB at 4 kHz", at(125.0), at(4e3));
}

#[test]
fn a_closed_door_takes_away_what_its_table_says() {
    let mic = flat();
    let energies = |loss| {
        let mut sums = [0.0; 6];
        for seed in 0..6 {
            let ear = receiver(Point::new(10.2, 1.5, 0.6 + 0.1 * seed as f64), NORTH, &mic, Pattern::Omni);
            let heard = response(&rooms(booth(), Some(loss)), &emitter(Point::new(3.0, 1.1, 3.0), 0.0), &ear, seed);
            for (sum, hz) in sums.iter_mut().zip([125.0, 250.0, 500.0, 1e3, 2e3, 4e3]) {
                *sum += octave_energy(&heard, hz)[..60_000].iter().sum::<f64>();
            }
        }
        sums.map(|sum| 10.0 * libm::log10(sum))
    };
    let (light, heavy) = (energies(CLOSED.map(|db| db - 10.0)), energies(CLOSED));
    for (left, right) in light.into_iter().zip(heavy) {
        close(left - right, 10.0, 0.3, "ten decibels more of door");
    }
    // Both rooms alike, the level behind falls by the loss from band to band.
    let even = energies([40.0; 6]);
    for (band, loss) in CLOSED.into_iter().enumerate() {
        close(even[band] - heavy[band], loss - 40.0, 1.2, &format!("band {band}"));
    }
}

#[test]
fn a_dead_room_rings_with_the_live_one_behind_its_open_door() {
    let mic = flat();
    let hall = Shoebox::new((0.0, 0.0), (9.0, 4.0, 7.0), [[0.08; 6]; 6]);
    let dead = Shoebox::new((9.2, 0.0), (4.0, 3.0, 4.0), [[0.5; 6]; 6]);
    let times = |loss| {
        let space = Space { openings: vec![door(loss)], ..Space::new(vec![hall.clone(), dead.clone()]) };
        let mut sum = vec![0.0; 65_536];
        for seed in 0..8 {
            let ear = receiver(Point::new(12.0, 1.5, 2.5), NORTH, &mic, Pattern::Omni);
            let heard = response(&space, &emitter(Point::new(11.0, 1.1, 1.0), 0.0), &ear, seed);
            sum.iter_mut().zip(octave_energy(&heard, 1e3)).for_each(|(sum, x)| *sum += x);
        }
        // The early decay is the room's own; far down the other room is heard.
        (decay_time(&sum, 1000, (-5.0, -15.0)), decay_time(&sum, 1000, (-35.0, -45.0)))
    };
    let own = dead.reverberation_times()[3];
    let (open, closed) = (times(None), times(Some([45.0; 6])));
    close(closed.0, own, 0.12 * own, "early decay behind a closed door");
    assert!(closed.1 < 2.0 * own, "closed: {closed:?}");
    assert!(open.1 > 3.0 * open.0, "open: {open:?}");
}

#[test]
fn a_room_between_two_others_hands_sound_on() {
    let mic = flat();
    let far = Shoebox::new((9.2, 2.4), (2.4, 2.5, 2.0), [[0.2; 6]; 6]);
    let second = Opening { between: (1, 2), at: Point::new(10.4, 1.0, 2.2), width: 0.9, height: 2.0, loss: None };
    let space = |openings| Space { openings, ..Space::new(vec![live_room(), booth(), far.clone()]) };
    let ear = receiver(Point::new(10.4, 1.5, 3.5), NORTH, &mic, Pattern::Omni);
    let source = emitter(Point::new(5.0, 1.1, 3.0), 0.0);
    let (through, shut) = (response(&space(vec![door(None), second]), &source, &ear, 1), response(&space(Vec::new()), &source, &ear, 1));
    assert!(energy_db(&through) > -60.0, "{} dB through two doors", energy_db(&through));
    assert!(shut.iter().all(|x| *x == 0.0), "nothing comes where no way leads");
}
