//! The playhead dragged at a standstill: short grains of what is on tape, in the way of the hand.

use crate::rig::{Rig, later, roll, set, timeline};
use crate::{close, loud};
use linecheck::sim::engine::Want;
use linecheck::sim::gear::Setting;
use linecheck::sim::session::{Rolling, Studio, TransportState, Way};
use linecheck::sim::units::Stamp;

fn drag(studio: &mut Studio, to: f64, way: Way) {
    studio.transport = TransportState { position: to, since: studio.now, dragged: Some(way), ..TransportState::default() };
}

/// A second of the singer is recorded; then the playhead is dragged on and back over the end of it.
fn dragged() -> (Rig, Vec<Studio>) {
    let mut rig = Rig::singing(0.2);
    rig.studio.performances[0].end = Stamp(1100);
    let s0 = rig.studio.clone();
    let s1 = later(&s0, 100, |s| roll(s, Rolling::Recording, 0.0));
    let s2 = later(&s1, 1100, |s| {
        roll(s, Rolling::Stopped, 1.0);
        set(s, "REC/arm 1", Setting::On(false));
    });
    let s3 = later(&s2, 1500, |s| drag(s, 0.96, Way::On));
    let s4 = later(&s3, 1700, |s| s.transport.dragged = None);
    let s5 = later(&s4, 1800, |s| drag(s, 1.04, Way::Back));
    let s6 = later(&s5, 1820, |s| drag(s, 0.5, Way::Back));
    (rig, vec![s0, s1, s2, s3, s4, s5, s6])
}

/// The level of the left monitor from one moment to another, milliseconds.
fn between(heard: &[[f32; 2]], from: usize, to: usize) -> f64 {
    loud(&heard[from * 48..to * 48].iter().map(|x| x[0]).collect::<Vec<_>>())
}

#[test]
fn a_grain_of_what_is_on_tape_is_heard_in_the_way_of_the_hand() {
    let (mut rig, mut studios) = dragged();
    studios.truncate(6);
    let heard = rig.live(&studios, 256, 2.048).1;
    let [before, first, second, after] =
        [(1400, 1490), (1515, 1535), (1550, 1590), (1620, 1790)].map(|(from, to)| between(&heard, from, to));
    assert!(before < -70.0 && after < -70.0, "{before} {after}");
    assert!(first > -45.0 && second < first - 30.0, "40 ms of sound, then where nothing is: {first} {second}");
    let [first, second] = [(1808, 1838), (1855, 1875)].map(|(from, to)| between(&heard, from, to));
    assert!(second > -45.0 && first < second - 30.0, "backwards the other way round: {first} {second}");
}

#[test]
fn a_hand_that_goes_on_dragging_is_heard_without_a_gap() {
    let (mut rig, studios) = dragged();
    let heard = rig.live(&studios, 256, 2.048).1;
    let [early, late] = [(1835, 1850), (1855, 1880)].map(|(from, to)| between(&heard, from, to));
    close(early, late, 1.5);
}

#[test]
fn dragging_is_the_same_live_and_offline() {
    let (mut rig, studios) = dragged();
    let heard = rig.live(&studios, 256, 2.048).1;
    let want = Want { tracks: Vec::new(), monitors: true, only: None };
    let rendered = rig.render(&timeline(studios), 2.048, &want);
    assert_eq!(rendered.monitors.iter().zip(&heard).position(|(a, b)| a.map(f32::to_bits) != b.map(f32::to_bits)), None);
}
