//! Compiles what the studio has become into plans, and works performances out beside it.

use crate::app::sound::Shared;
use crate::app::sound::runner::Order;
use crate::sim::band::{PlayerId, Rendition, perform};
use crate::sim::engine::peaks::Peaks;
use crate::sim::engine::{Cache, Plan, Sound, reels_of, tape, tape_of};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Journal, Session, Studio};
use bevy::log::warn;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

/// Empty chunks of tape to start with, and how many are added when they run out.
const CHUNKS: usize = 12;

type Ready = (PlayerId, Rendition, Sound);

/// Starts the thread; it ends with the session.
pub(super) fn spawn(
    scenario: Arc<Scenario>,
    journal: Journal,
    from: u64,
    studios: Receiver<Box<Studio>>,
    orders: Sender<Order>,
    shared: Arc<Shared>,
) {
    thread::spawn(move || {
        let (done, ready) = channel();
        let mut planner = Planner { scenario, cache: Cache::default(), orders, asked: Vec::new(), done };
        planner.restore(&journal, from, &shared);
        planner.give_tape();
        let mut latest: Option<Box<Studio>> = None;
        let mut foreseeing = false;
        while !shared.over.load(Ordering::Relaxed) {
            let wait = if foreseeing { Duration::ZERO } else { Duration::from_millis(20) };
            let mut fresh = studios.recv_timeout(wait).ok();
            // Only the newest studio counts; what came between is in the journal, not in the ear.
            while let Ok(newer) = studios.try_recv() {
                fresh = Some(newer);
            }
            let sounds: Vec<Ready> = ready.try_iter().collect();
            let wanted = fresh.is_some() || !sounds.is_empty();
            for (player, rendition, sound) in sounds {
                planner.cache.put_sound(&player, &rendition, sound);
            }
            latest = fresh.or(latest);
            if let Some(studio) = latest.as_ref().filter(|_| wanted) {
                planner.plan(studio);
            }
            foreseeing = latest.as_ref().is_some_and(|studio| planner.cache.foresee(&planner.scenario, studio));
            let spare = shared.readings.lock().ok().and_then(|readings| *readings).map_or(CHUNKS, |readings| readings.spare);
            if spare < CHUNKS / 2 {
                planner.give_tape();
            }
        }
    });
}

struct Planner {
    scenario: Arc<Scenario>,
    cache: Cache,
    orders: Sender<Order>,
    asked: Vec<(PlayerId, Rendition)>,
    done: Sender<Ready>,
}

impl Planner {
    /// What an earlier part of the session recorded is on the tape again.
    fn restore(&mut self, journal: &Journal, from: u64, shared: &Shared) {
        if from == 0 {
            return;
        }
        match Session::timeline(Arc::clone(&self.scenario), journal) {
            Ok(timeline) => {
                let tape = tape_of(&mut self.cache, &self.scenario, &timeline, 0..u64::from(u32::MAX));
                if let Ok(mut restored) = shared.restored.lock() {
                    *restored = Some(Peaks::of(&tape));
                }
                let reels = reels_of(&mut self.cache, &self.scenario, &timeline);
                self.send(Order::Recorded(Box::new((tape, reels))));
            }
            Err(error) => warn!("what was recorded before cannot be heard: {error}"),
        }
    }

    fn plan(&mut self, studio: &Studio) {
        // A performance that is not worked out yet joins as soon as it is; waiting for it would hold up everything else.
        let mut heard = studio.clone();
        for performance in &studio.performances {
            self.prepare(&performance.player, &performance.rendition);
        }
        heard.performances.retain(|performance| self.cache.has_sound(&performance.player, &performance.rendition));
        let plan = Plan::compile(&self.scenario, &heard, &mut self.cache);
        self.send(Order::Plan(Box::new(plan)));
    }

    fn prepare(&mut self, player: &PlayerId, rendition: &Rendition) {
        let wish = (player.clone(), rendition.clone());
        if self.cache.has_sound(player, rendition) || self.asked.contains(&wish) {
            return;
        }
        self.asked.push(wish.clone());
        let (scenario, done) = (Arc::clone(&self.scenario), self.done.clone());
        thread::spawn(move || {
            let Some(player) = scenario.band.player(&wish.0) else { return };
            let sound = Sound::from(perform(player, &scenario.song, &wish.1));
            // Nobody waits for it any more when the session is over.
            drop(done.send((wish.0, wish.1, sound)));
        });
    }

    fn give_tape(&self) {
        for _ in 0..CHUNKS {
            self.send(Order::Chunk(tape::blank()));
        }
    }

    fn send(&self, order: Order) {
        // The engine has gone when the session is over.
        drop(self.orders.send(order));
    }
}
