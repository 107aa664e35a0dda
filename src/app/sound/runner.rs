//! Runs the engine a little ahead of the loudspeakers, and is the session's clock.

use crate::app::sound::Shared;
use crate::app::sound::feed::Device;
use crate::sim::engine::pace::Pace;
use crate::sim::engine::tape::Tape;
use crate::sim::engine::{Live, Plan, Reels};
use crate::sim::scenario::Scenario;
use crate::sim::units::BLOCK;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::thread;
use std::time::{Duration, Instant};

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
        let mut live = Live::starting_at(&scenario, from, Tape::default(), Reels::of(&scenario));
        let mut output = Output::open(&shared);
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
            let is_due = output.due(shared.speed());
            shared.device.store(output.pace.has_device(), Ordering::Relaxed);
            if !is_due {
                thread::sleep(Duration::from_millis(2));
                continue;
            }
            live.process(&mut block);
            output.take(&block);
            shared.frame.store(live.frame(), Ordering::Relaxed);
            drop(live.spent());
            if let Ok(mut fresh) = shared.fresh.try_lock() {
                live.fetch_peaks(&mut fresh);
            }
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

/// The device, if there is one, and the pace of the session with it and without it.
struct Output {
    device: Option<Device>,
    /// A device that is being opened: that may take seconds, in which the session goes on.
    opening: Option<Receiver<Option<Device>>>,
    pace: Pace,
    last: Instant,
    slow: Arc<AtomicBool>,
}

impl Output {
    fn open(shared: &Shared) -> Self {
        let slow = Arc::clone(&shared.slow);
        let device = Device::open(&slow);
        Self { pace: Pace::new(device.is_some()), device, opening: None, last: Instant::now(), slow }
    }

    /// Whether the next block is due.
    fn due(&mut self, speed: f64) -> bool {
        let passed = self.last.elapsed().as_secs_f64();
        self.last = Instant::now();
        self.look();
        self.pace.due(passed, speed, self.device.as_ref().map(Device::ring))
    }

    fn take(&mut self, block: &[[f32; 2]]) {
        if let Some(device) = self.device.as_mut().filter(|_| self.pace.has_device()) {
            device.send(block);
        }
        self.pace.ran();
    }

    /// Lets go of a device that takes nothing any more, and looks for another from time to time.
    fn look(&mut self) {
        match self.opening.as_ref().map(Receiver::try_recv) {
            Some(Err(TryRecvError::Empty)) => {}
            Some(Ok(Some(device))) => {
                (self.device, self.opening) = (Some(device), None);
                self.pace.opened();
            }
            Some(Ok(None) | Err(TryRecvError::Disconnected)) => self.opening = None,
            None if self.pace.looks_for_one() => {
                let (opened, opening) = channel();
                self.opening = Some(opening);
                let (gone, slow) = (self.device.take(), Arc::clone(&self.slow));
                thread::spawn(move || {
                    // The machine may have only one way to it; letting go of it takes half a second.
                    if gone.is_some() {
                        drop(gone);
                        thread::sleep(Duration::from_secs(1));
                    }
                    // The session may be over by now.
                    drop(opened.send(Device::open(&slow)));
                });
            }
            None => {}
        }
    }
}
