//! Mirror images: times, levels, bounces, polarity.

use crate::measure::{FS, NORTH, SOUTH, VOICE, alone, bin, close, emitter, flat, receiver};
use linecheck::sim::acoustics::{Emitter, Shoebox, Space, arrivals, images, response};
use linecheck::sim::gear::Pattern;
use linecheck::sim::units::{Aim, Point};

const SPEED: f64 = 343.2146;

fn bare() -> Shoebox {
    Shoebox::new((2.0, -3.0), (9.0, 4.0, 7.0), [[0.02; 6]; 6])
}

fn dry(room: Shoebox, order: usize) -> Space {
    Space { order, late_field: false, ..alone(room) }
}

#[test]
fn every_image_is_on_time() {
    let (source, ear) = (Point::new(4.1, 1.3, -1.2), Point::new(8.7, 2.4, 1.9));
    let mic = flat();
    let space = dry(bare(), 2);
    let heard = response(&space, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), 1);
    for image in images(&bare(), source, SOUTH.vector(), 2) {
        let expected = image.at.distance(ear) / SPEED * FS;
        let around = expected as usize - 2..expected as usize + 4;
        let peak = around.max_by(|a, b| heard[*a].total_cmp(&heard[*b])).expect("the range is not empty");
        let (before, at, after) = (f64::from(heard[peak - 1]), f64::from(heard[peak]), f64::from(heard[peak + 1]));
        let between = 0.5 * (before - after) / (before - 2.0 * at + after);
        close(peak as f64 + between, expected, 1.0, "arrival in samples");
    }
    let direct = (source.distance(ear) / SPEED * FS) as usize;
    assert!(heard[..direct - 30].iter().all(|x| x.abs() < 1e-4), "nothing is heard before the direct sound");
}

#[test]
fn the_table_says_when_how_strong_and_by_which_walls() {
    let (source, ear) = (Point::new(4.0, 1.0, 0.0), Point::new(6.0, 1.0, 0.0));
    let absorption = [[0.1; 6], [0.2; 6], [0.3; 6], [0.4; 6], [0.5; 6], [0.6; 6]];
    let room = Shoebox { absorption, ..bare() };
    let mic = flat();
    let space = Space { air: false, ..dry(room.clone(), 3) };
    let table = arrivals(&space, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni));
    assert_eq!(table.len(), 63);
    for (arrival, image) in table.iter().zip(images(&room, source, SOUTH.vector(), 3)) {
        let kept: f64 = (0..6).map(|wall| libm::pow(1.0 - absorption[wall][0], f64::from(image.bounces[wall]))).product();
        let distance = image.at.distance(ear);
        close(arrival.distance_m, distance, 1e-9, "distance");
        close(arrival.delay_s, distance / SPEED, 1e-6, "delay");
        close(arrival.level_db[3], 10.0 * libm::log10(kept) - 20.0 * libm::log10(distance), 0.05, "level at 1 kHz");
        assert_eq!((arrival.order, arrival.bounces), (image.bounces.iter().map(|n| usize::from(*n)).sum(), image.bounces));
    }
    // The floor is one metre below both: √(2² + 2²) away, met once.
    let floor = table.iter().find(|arrival| arrival.bounces == [0, 0, 0, 0, 1, 0]).expect("the floor is there");
    close(floor.distance_m, libm::sqrt(8.0), 1e-9, "by the floor");
}

#[test]
fn reflections_come_back_weaker_by_distance_and_absorption() {
    let mut absorption = [[0.99; 6]; 6];
    absorption[4] = [0.36; 6];
    let room = Shoebox::new((-30.0, -30.0), (60.0, 60.0, 60.0), absorption);
    let (source, ear) = (Point::new(0.0, 10.0, 0.0), Point::new(0.0, 10.0, 1.0));
    let mic = flat();
    let heard = response(&Space { air: false, ..dry(room, 1) }, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), 3);
    let way = libm::sqrt(401.0);
    let start = (way / SPEED * FS) as usize - 200;
    let echo = 20.0 * libm::log10(bin(&heard, start, 700, 1000.0).norm() / bin(&heard, 0, start, 1000.0).norm());
    close(echo, -10.0 * libm::log10(401.0) + 10.0 * libm::log10(0.64), 0.1, "floor reflection re direct sound");
}

#[test]
fn a_copy_at_three_times_the_distance_still_combs() {
    // Golden value `comb` of domain reference 11.20: 9.54 dB weaker, it lifts by 2.50 dB and lowers by 3.52 dB.
    let mut absorption = [[0.99; 6]; 6];
    absorption[4] = [0.02; 6];
    let room = Shoebox::new((-30.0, -30.0), (60.0, 60.0, 60.0), absorption);
    let far = 3.0 * libm::sqrt(0.98);
    let height = 0.5 * libm::sqrt(far * far - 1.0);
    let (source, ear) = (Point::new(0.0, height, 0.0), Point::new(0.0, height, 1.0));
    let mic = flat();
    let heard = response(&Space { air: false, ..dry(room, 1) }, &emitter(source, 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni), 3);
    let between = (0.5 * (1.0 + far) / SPEED * FS) as usize;
    for (periods, expected) in [(6.0, 2.50), (6.5, -3.52)] {
        let hz = periods * SPEED / (far - 1.0);
        let level = 20.0 * libm::log10(bin(&heard, 0, 2000, hz).norm() / bin(&heard, 0, between, hz).norm());
        close(level, expected, 0.05, &format!("comb at {hz} Hz"));
    }
}

#[test]
fn an_image_beams_from_its_mirrored_face_into_the_side_that_it_meets() {
    // A voice that sings south, a metre from the north wall: its image sings north, so that wall hears the back of the head.
    let room = bare();
    let (source, ear) = (Point::new(6.0, 1.5, -2.0), Point::new(6.0, 1.5, 1.0));
    let mic = flat();
    let voice = Emitter { beam: &VOICE, ..emitter(source, 0.0) };
    let table = arrivals(&Space { air: false, ..dry(room, 1) }, &voice, &receiver(ear, NORTH, &mic, Pattern::FigureEight));
    let north = table.iter().find(|arrival| arrival.bounces[2] == 1).expect("the north wall is there");
    let south = table.iter().find(|arrival| arrival.bounces[3] == 1).expect("the south wall is there");
    close(north.level_db[5] - table[0].level_db[5], -14.0 - 20.0 * libm::log10(5.0 / 3.0) - 0.088, 0.1, "back of the head by the wall");
    assert!(!table[0].inverted && !north.inverted && south.inverted, "a figure of eight turns over what comes from behind");
}

#[test]
fn aim_turns_nothing_but_levels() {
    let mic = flat();
    let ear = Point::new(8.0, 1.5, 1.0);
    let at = |azimuth| {
        let aim = Aim { azimuth, elevation: 0.0 };
        arrivals(&dry(bare(), 2), &emitter(Point::new(4.0, 1.0, 0.0), 0.0), &receiver(ear, aim, &mic, Pattern::Cardioid))
    };
    for (left, right) in at(0.0).iter().zip(at(77.0)) {
        close(left.delay_s, right.delay_s, 1e-12, "delay");
    }
}
