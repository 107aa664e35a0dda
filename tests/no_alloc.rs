//! What runs on the audio thread neither asks the machine for memory nor gives any back.
//!
//! A program of its own, since it counts what its allocator is asked for, thread by thread.

#[path = "engine/control.rs"]
#[expect(dead_code, reason = "the engine's own tests do more with it")]
mod control;
#[path = "engine/rig.rs"]
#[expect(dead_code, reason = "the engine's own tests do more with it")]
mod rig;

use allocation_counter::{AllocationInfo, measure};
use control::{Control, OFF_TAPE, monitor, recorded, reel};
use linecheck::sim::engine::peaks::Fresh;
use linecheck::sim::engine::rate::{RateConverter, Waiting};
use linecheck::sim::engine::{Cache, Live, Plan, tape};
use linecheck::sim::gear::{Setting, TapeSpeed};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Reeling, Rolling, Studio};
use linecheck::sim::units::{SAMPLE_RATE, Stamp};
use rig::{Rig, evening, later, roll, set};
use std::hint::black_box;

/// Frames of one call of the device.
const CALL: usize = 256;

/// An evening behind the loudspeakers: all that the audio thread does, and what it asked the machine for.
///
/// Plans and tape come over as they do from the thread that compiles, some frames before they hold.
fn behind_the_loudspeakers(scenario: &Scenario, cache: &mut Cache, studios: &[Studio], seconds: u64, extra: fn()) -> AllocationInfo {
    let mut live = Live::new(scenario);
    let mut plans: Vec<_> = studios.iter().map(|studio| (studio.now.block_frame(), Some(Plan::compile(scenario, studio, cache)))).collect();
    let mut chunks: Vec<_> = (0..8).map(|_| tape::blank()).collect();
    let mut done = Vec::with_capacity(plans.len());
    let mut out = [[0.0; 2]; CALL];
    let mut drawn: Vec<Fresh> = Vec::with_capacity(1 << 14);
    let mut heard = false;
    let info = measure(|| {
        while live.frame() < seconds * u64::from(SAMPLE_RATE) {
            if let Some(chunk) = chunks.pop() {
                live.give(chunk);
            }
            let near = live.frame() + 2 * CALL as u64;
            for (_, plan) in plans.iter_mut().filter(|(at, _)| *at < near) {
                if let Some(plan) = plan.take() {
                    live.update(plan);
                }
            }
            live.process(&mut out);
            live.fetch_peaks(&mut drawn);
            while let Some(plan) = live.spent() {
                done.push(plan);
            }
            heard |= live.readings().tracks.iter().any(|track| track.peak.0 > -60.0);
            extra();
        }
        live.reset_peaks();
    });
    assert!(heard, "something came to the recorder");
    assert!(drawn.len() > 50, "a waveform can be drawn of it: {} steps", drawn.len());
    assert!(done.len() == studios.len(), "{} plans of {} were run and have come back", done.len(), studios.len());
    assert!(live.readings().spare > 0, "there was tape enough");
    info
}

fn nothing() {}

/// An evening in the studio of six bays: a tone is recorded on the tape, played in sync, and recorded again by the recorder.
fn evening_at_the_tape_machine(room: &Control) -> Vec<Studio> {
    let mut studios = recorded(room, TapeSpeed::Ips15, "pink");
    let last = studios.last().expect("there is one").clone();
    let armed = later(&last, 3200, |s| set(s, &format!("DAW/arm {OFF_TAPE}"), Setting::On(true)));
    let play = later(&armed, 3500, |s| reel(s, Reeling::Playing, 1.0, TapeSpeed::Ips15));
    let sync = later(&play, 4000, |s| monitor(s, "sync"));
    let keep = later(&sync, 4200, |s| roll(s, Rolling::Recording, 0.0));
    let over = later(&keep, 5000, |s| roll(s, Rolling::Stopped, 0.8));
    let back = later(&over, 5200, |s| roll(s, Rolling::Playing, 0.1));
    studios.extend([armed, play, sync, keep, over, back]);
    studios
}

#[test]
fn an_evening_asks_the_machine_for_no_memory_and_gives_none_back() {
    let mut rig = Rig::singing(0.2);
    let studios = evening(&rig);
    let info = behind_the_loudspeakers(&rig.scenario, &mut rig.cache, &studios, 3, nothing);
    assert_eq!(info, AllocationInfo::default());
}

#[test]
fn nor_does_one_at_the_tape_machine() {
    let mut room = Control::room();
    let studios = evening_at_the_tape_machine(&room);
    let info = behind_the_loudspeakers(&room.scenario, &mut room.cache, &studios, 6, nothing);
    assert_eq!(info, AllocationInfo::default());
}

#[test]
fn one_vector_a_call_is_noticed() {
    let mut rig = Rig::singing(0.2);
    let studios = [later(&rig.studio, 100, |_| {}), later(&rig.studio, 200, |_| {})];
    let planted = || drop(black_box(vec![0.0_f32; 1]));
    let info = behind_the_loudspeakers(&rig.scenario, &mut rig.cache, &studios, 1, planted);
    assert_eq!((info.count_total, info.count_current), (u64::from(SAMPLE_RATE).div_ceil(CALL as u64), 0));
}

#[test]
fn what_is_given_back_is_noticed_too() {
    let plan = Plan::compile(&Rig::silent().scenario, &later(&Rig::silent().studio, 0, |s| s.now = Stamp(0)), &mut Cache::default());
    let info = measure(|| drop(plan));
    assert!(info.count_total == 0 && info.count_current < 0, "{info:?}");
}

/// A ring that runs dry now and then.
struct Now(usize);

impl Waiting for Now {
    fn left(&self) -> usize {
        self.0 % 1000
    }

    fn take(&mut self) -> Option<[f32; 2]> {
        self.0 += 1;
        (!self.0.is_multiple_of(1000)).then_some([0.5; 2])
    }
}

#[test]
fn nor_does_the_way_to_a_device_at_any_rate() {
    let (mut converter, mut ring, mut sum) = (RateConverter::default(), Now(0), 0.0);
    let info = measure(|| {
        for step in [1.0, 48.0 / 44.1, 0.5, 6.0] {
            (0..5000).for_each(|_| sum += converter.next(step, &mut ring)[0]);
        }
    });
    assert!(sum > 100.0);
    assert_eq!(info, AllocationInfo::default());
}
