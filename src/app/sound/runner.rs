//! Runs the engine a little ahead of the loudspeakers, and is the session's clock.

use crate::app::sound::Shared;
use crate::app::sound::feed::Device;
use crate::sim::engine::tape::Tape;
use crate::sim::engine::{Live, Plan, Reels};
use crate::sim::scenario::Scenario;
use crate::sim::units::{BLOCK, SAMPLE_RATE};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::Receiver;
use std::thread;
use std::time::{Duration, Instant};

/// Frames that are run ahead of the device: 21 ms.
const AHEAD: usize = BLOCK * 4;
/// Blocks that are made up at once after the machine has stumbled; more than that is lost time.
const MADE_UP: f64 = 400.0;

/// What the planner tells the engine.
pub(super) enum Order {
    /// A new plan.
    Plan(Box<Plan>),
    /// An empty chunk of tape.
    Chunk(Box<[f32]>),
    /// What was recorded before, by the recorder and on the reels of the tape machine.
    Recorded(Box<(Tape, Reels)>),
}

/// Starts the thread; it ends with the session.
pub(super) fn spawn(scenario: Arc<Scenario>, from: u64, orders: Receiver<Order>, shared: Arc<Shared>) {
    thread::spawn(move || {
        let device = Device::open();
        shared.device.store(device.is_some(), Ordering::Relaxed);
        let mut live = Live::starting_at(&scenario, from, Tape::default(), Reels::of(&scenario));
        let mut pace = Pace { device, last: Instant::now(), owed: 0.0 };
        let mut block = [[0.0_f32; 2]; BLOCK];
        let mut since_meters = 0;
        while !shared.over.load(Ordering::Relaxed) {
            for order in orders.try_iter() {
                match order {
                    Order::Plan(plan) => live.update(*plan),
                    Order::Chunk(chunk) => live.give(chunk),
                    Order::Recorded(store) => live = Live::starting_at(&scenario, live.frame(), store.0, store.1),
                }
            }
            if !pace.due(shared.haste.load(Ordering::Relaxed).max(1)) {
                thread::sleep(Duration::from_millis(2));
                continue;
            }
            live.process(&mut block);
            pace.hand_over(&block);
            shared.frame.store(live.frame(), Ordering::Relaxed);
            drop(live.spent());
            since_meters += 1;
            if since_meters >= 8
                && let Ok(mut readings) = shared.readings.try_lock()
            {
                *readings = Some(live.readings());
                since_meters = 0;
            }
        }
    });
}

/// When the next block is due: when the device has room for it, or when the machine's clock says so.
struct Pace {
    device: Option<Device>,
    last: Instant,
    /// Blocks that the clock has asked for and nobody has run yet.
    owed: f64,
}

impl Pace {
    fn due(&mut self, haste: u64) -> bool {
        let passed = self.last.elapsed().as_secs_f64();
        self.last = Instant::now();
        match &self.device {
            Some(device) => device.waiting() < AHEAD,
            None => {
                self.owed = (self.owed + passed * haste as f64 * f64::from(SAMPLE_RATE) / BLOCK as f64).min(MADE_UP);
                self.owed >= 1.0
            }
        }
    }

    fn hand_over(&mut self, block: &[[f32; 2]]) {
        self.owed -= 1.0;
        if let Some(device) = &mut self.device {
            for frame in block {
                if device.ring.push(*frame).is_err() {
                    break;
                }
            }
        }
    }
}
