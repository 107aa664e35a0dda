//! What is heard and metered: the engine behind the loudspeakers, and the small sounds of the room of the program.
//!
//! Two threads stand beside the window: one compiles plans, one runs the engine and is the session's clock.
//! Without an audio device the clock is that of the machine, and the meters move all the same; one that comes back is taken again.

mod bleed;
mod clunks;
mod feed;
mod planner;
mod runner;

use crate::app::plain::Plain;
use crate::app::screens::Screen;
use crate::panels;
use crate::sim::engine::Readings;
use crate::sim::engine::peaks::{Fresh, Peaks};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Session, Studio};
use crate::sim::units::{SAMPLE_RATE, Stamp};
use bevy::prelude::*;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};

/// What the threads tell the window.
#[derive(Debug, Default)]
struct Shared {
    /// Frames of the session that have been run.
    frame: AtomicU64,
    /// Whether a device plays.
    device: AtomicBool,
    /// How many times faster than usual the machine's clock runs while no device plays; 0 counts as 1.
    haste: AtomicU64,
    /// Whether everything goes at half speed.
    slow: Arc<AtomicBool>,
    /// Set to end both threads.
    over: AtomicBool,
    /// The meters, written a few times a second.
    readings: Mutex<Option<Readings>>,
    /// Steps of waveforms that nobody has drawn yet; the engine adds to them and never makes room.
    fresh: Mutex<Vec<Fresh>>,
    /// The waveforms of what was recorded before, once they are there.
    restored: Mutex<Option<Peaks>>,
}

impl Shared {
    /// How many times faster than usual the machine's clock runs.
    fn speed(&self) -> f64 {
        let haste = self.haste.load(Ordering::Relaxed).max(1) as f64;
        if self.slow.load(Ordering::Relaxed) { 0.5 * haste } else { haste }
    }
}

/// Steps of waveforms that find room while the window is not drawn: 20 s of all tracks.
const FRESH: usize = 120_000;

/// The engine of the running session.
#[derive(Resource, Default)]
pub(super) struct Sound {
    running: Option<Running>,
}

struct Running {
    shared: Arc<Shared>,
    studios: Sender<Box<Studio>>,
}

/// What the meters show.
pub(super) type Meters = Plain<panels::Meters>;

pub(super) use bleed::Listening;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Sound>()
        .init_resource::<Meters>()
        .add_systems(Update, read_meters)
        .add_systems(OnEnter(Screen::Studio), forget)
        .add_plugins((bleed::plugin, clunks::plugin));
}

impl Sound {
    /// Starts the engine where the session stands.
    pub(super) fn begin(&mut self, session: &Session) {
        self.end();
        let shared = Arc::new(Shared { fresh: Mutex::new(Vec::with_capacity(FRESH)), ..Shared::default() });
        let from = session.studio().now.block_frame();
        shared.frame.store(from, Ordering::Relaxed);
        let (studios, wishes) = channel();
        let (orders, engine) = channel();
        let scenario: Arc<Scenario> = Arc::clone(session.scenario());
        planner::spawn(Arc::clone(&scenario), session.journal().clone(), from, wishes, orders, Arc::clone(&shared));
        runner::spawn(scenario, from, engine, Arc::clone(&shared));
        self.running = Some(Running { shared, studios });
        self.follow(session.studio());
    }

    /// Lets what is heard follow the studio.
    pub(super) fn follow(&self, studio: &Studio) {
        if let Some(running) = &self.running
            && running.studios.send(Box::new(studio.clone())).is_err()
        {
            warn!("the sound has stopped; the session goes on in silence");
        }
    }

    /// Stops the engine.
    pub(super) fn end(&mut self) {
        if let Some(running) = self.running.take() {
            running.shared.over.store(true, Ordering::Relaxed);
        }
    }

    /// The session's clock: what the engine has run.
    pub(super) fn now(&self) -> Stamp {
        let frames = self.running.as_ref().map_or(0, |running| running.shared.frame.load(Ordering::Relaxed));
        Stamp(frames * 1000 / u64::from(SAMPLE_RATE))
    }

    /// Lets the machine's clock run so many times faster, for whoever drives the program from outside; a device keeps its own.
    pub(super) fn hasten(&self, times: u64) {
        if let Some(running) = &self.running {
            running.shared.haste.store(times, Ordering::Relaxed);
        }
    }

    /// Lets everything go at half speed, or at its own again.
    pub(super) fn slow(&self, is_slow: bool) {
        if let Some(running) = &self.running {
            running.shared.slow.store(is_slow, Ordering::Relaxed);
        }
    }

    /// Whether a device plays.
    pub(super) fn has_device(&self) -> bool {
        self.running.as_ref().is_none_or(|running| running.shared.device.load(Ordering::Relaxed))
    }
}

/// Nothing is on the meters or drawn of an earlier session.
fn forget(mut meters: ResMut<Meters>) {
    *meters = Meters::default();
}

fn read_meters(sound: Res<Sound>, mut meters: ResMut<Meters>) {
    let Some(running) = &sound.running else { return };
    // A meter that is a frame late does no harm; waiting for the engine would.
    if let Ok(readings) = running.shared.readings.try_lock() {
        meters.readings = *readings;
    }
    if let Ok(mut restored) = running.shared.restored.try_lock()
        && let Some(before) = restored.take()
    {
        meters.peaks.extend(before);
    }
    if let Ok(mut fresh) = running.shared.fresh.try_lock() {
        fresh.drain(..).for_each(|step| meters.peaks.add(&step));
    }
}
