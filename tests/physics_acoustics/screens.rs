//! Gobos: what they keep from a microphone, and what they swallow.

use crate::measure::{NORTH, SOUTH, alone, bin, close, emitter, flat, live_room, receiver};
use linecheck::sim::acoustics::{Arrival, Screen, Shoebox, Space, arrivals, edge_loss, response};
use linecheck::sim::gear::Pattern;
use linecheck::sim::units::{Aim, Point};

fn gobo(width: f64, height: f64) -> Screen {
    let absorption = [0.22, 0.6, 0.92, 0.9, 0.88, 0.88];
    Screen { at: Point::new(4.5, 0.0, 3.5), facing: SOUTH, width, height, gap: 0.0, absorption }
}

fn table(screens: Vec<Screen>, ear: Point) -> Vec<Arrival> {
    let mic = flat();
    let space = Space { order: 1, screens, late_field: false, air: false, ..alone(live_room()) };
    arrivals(&space, &emitter(Point::new(4.5, 1.0, 2.5), 0.0), &receiver(ear, NORTH, &mic, Pattern::Omni))
}

const BEHIND: Point = Point::new(4.5, 1.0, 4.5);
const FARTHER: Point = Point::new(4.5, 1.0, 4.9);

#[test]
fn over_a_wide_screen_the_loss_is_that_of_its_upper_edge() {
    // Very wide, so that only the way over it counts: 2 √(1 + 0.5²) − 2 m farther.
    let (open, behind) = (table(Vec::new(), BEHIND), table(vec![gobo(20.0, 1.5)], BEHIND));
    let detour = 2.0 * libm::sqrt(1.25) - 2.0;
    for (band, hz) in [(0, 125.0), (3, 1e3), (5, 4e3)] {
        let loss = open[0].level_db[band] - behind[0].level_db[band];
        // Two edges ten metres away let next to nothing round.
        close(loss, edge_loss(detour, hz), 0.3, &format!("{hz} Hz over the edge"));
    }
    close(behind[0].distance_m - open[0].distance_m, detour, 1e-9, "the way over is longer");
}

#[test]
fn a_gobo_of_real_size_is_leaky_in_the_bass() {
    let (open, behind) = (table(Vec::new(), BEHIND), table(vec![gobo(1.2, 1.5)], BEHIND));
    let loss = |band: usize| open[0].level_db[band] - behind[0].level_db[band];
    assert!(loss(0) < 6.0 && (8.0..20.0).contains(&loss(3)) && loss(5) > 12.0, "{} {} {} dB", loss(0), loss(3), loss(5));
    // The ceiling is seen over it; the floor is not.
    close(open[6].level_db[5], behind[6].level_db[5], 1e-9, "by the ceiling");
    let (open, behind) = (table(Vec::new(), FARTHER), table(vec![gobo(1.2, 1.5)], FARTHER));
    let floor = |table: &[Arrival]| table.iter().find(|arrival| arrival.bounces[4] == 1).map(|arrival| arrival.level_db[5]);
    assert!(floor(&open) > floor(&behind), "by the floor");
}

#[test]
fn beside_the_gobo_nothing_is_in_the_way() {
    for ear in [Point::new(4.5, 1.0, 3.2), Point::new(7.5, 1.0, 3.0), Point::new(8.5, 1.0, 4.0)] {
        let (open, with) = (table(Vec::new(), ear), table(vec![gobo(1.2, 1.5)], ear));
        close(open[0].level_db[5], with[0].level_db[5], 1e-9, "direct sound");
    }
}

#[test]
fn a_gap_under_a_gobo_lets_treble_through() {
    let low = Point::new(4.5, 0.1, 4.5);
    let tight = gobo(1.2, 1.5);
    let (closed, gap) = (table(vec![tight], low), table(vec![Screen { gap: 0.06, ..tight }], low));
    let more = gap[0].level_db[5] - closed[0].level_db[5];
    assert!((0.1..6.0).contains(&more), "{more} dB through the gap");
}

#[test]
fn gobos_make_a_room_drier() {
    let mic = flat();
    let room = Shoebox::new((0.0, 0.0), (5.0, 2.8, 4.0), [[0.08; 6]; 6]);
    let level = |screens: Vec<Screen>| {
        let space = Space { screens, ..alone(room.clone()) };
        let energy: f64 = (0..6)
            .map(|seed| {
                let heard = response(
                    &space,
                    &emitter(Point::new(1.0, 1.0, 1.0), 0.0),
                    &receiver(Point::new(4.0, 1.4, 3.0), NORTH, &mic, Pattern::Omni),
                    seed,
                );
                (90..110).map(|k| bin(&heard, 9600, heard.len(), 10.0 * f64::from(k)).norm_sqr()).sum::<f64>()
            })
            .sum();
        10.0 * libm::log10(energy)
    };
    let two = [0.8, 4.2].map(|x| Screen { at: Point::new(x, 0.0, 2.0), facing: Aim { azimuth: 90.0, elevation: 0.0 }, ..gobo(1.2, 1.5) });
    // Two gobos are some 6 m² of open window beside the 7 m² of the walls.
    assert!(level(Vec::new()) - level(two.to_vec()) > 6.0);
}
