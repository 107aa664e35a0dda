//! Sound that dies away: what comes after it costs no more than it did, since nothing becomes a number too small to be quick.

use crate::control::{Control, oscillator};
use crate::rig::{Rig, later, set};
use linecheck::sim::engine::{Cache, Live, Plan};
use linecheck::sim::gear::Setting;
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::Studio;
use linecheck::sim::units::Stamp;
use std::time::Instant;

/// Blocks of a second and a half.
const STRETCH: usize = 280;

/// Nanoseconds of a block while it sounds, from 1 s on, and after a minute and more. The quick third of the blocks counts,
/// for whatever else the machine has to do.
fn costs(scenario: &Scenario, cache: &mut Cache, studios: &[Studio]) -> (f64, f64) {
    let mut live = Live::new(scenario);
    for studio in studios {
        live.update(Plan::compile(scenario, studio, cache));
    }
    let mut out = [[0.0; 2]; 256];
    let mut stretch = |blocks: usize| {
        let mut took: Vec<u128> = (0..blocks)
            .map(|_| {
                let began = Instant::now();
                live.process(&mut out);
                began.elapsed().as_nanos()
            })
            .collect();
        took.sort_unstable();
        took[..blocks / 3].iter().sum::<u128>() as f64 / (blocks / 3) as f64
    };
    stretch(190);
    let sounding = stretch(STRETCH);
    stretch(187 * 75);
    (sounding, stretch(STRETCH))
}

/// Something slow on the machine may hit one of the two stretches, but hardly three times.
fn is_no_dearer(mut costs: impl FnMut() -> (f64, f64)) {
    let mut seen = Vec::new();
    for _ in 0..3 {
        let (sounding, silent) = costs();
        if silent < 1.3 * sounding {
            return;
        }
        seen.push((sounding, silent));
    }
    panic!("ns a block while it sounds, and in silence: {seen:?}");
}

#[test]
fn a_minute_after_a_singer_a_block_costs_no_more() {
    let mut rig = Rig::singing(0.2);
    rig.studio.performances[0].end = Stamp(2700);
    let studios = [rig.studio.clone()];
    is_no_dearer(|| costs(&rig.scenario, &mut rig.cache, &studios));
}

#[test]
fn a_minute_after_the_power_went_a_block_costs_no_more() {
    let mut rig = Rig::singing(0.2);
    let off = later(&rig.studio, 2700, |s| {
        s.performances[0].end = Stamp(2700);
        for unit in ["PRE-1", "REC", "DESK", "MON"] {
            set(s, &format!("{unit}/power"), Setting::On(false));
        }
    });
    let studios = [rig.studio.clone(), off];
    is_no_dearer(|| costs(&rig.scenario, &mut rig.cache, &studios));
}

#[test]
fn a_minute_after_a_tone_on_every_bus_a_block_costs_no_more() {
    let mut room = Control::room();
    let tone = later(&room.studio, 0, |s| oscillator(s, "1 kHz"));
    let off = later(&tone, 2700, |s| oscillator(s, "off"));
    let studios = [tone, off];
    is_no_dearer(|| costs(&room.scenario, &mut room.cache, &studios));
}
