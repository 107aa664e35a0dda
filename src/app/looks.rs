//! How much work goes into the picture: three qualities, a scale of resolution, and a cap on frames.
//!
//! At the first start the machine is measured for a moment; what a person chooses later is kept.

use crate::app::Options;
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::shelf::data_folder;
use crate::files::settings::{self, Ease, Settings};
use crate::panels;
pub use crate::panels::Quality;
use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use std::time::{Duration, Instant};

/// Frames that are let pass before the machine is measured, and frames that are measured.
const WARM_UP: u32 = 90;
const MEASURED: u32 = 60;
/// Seconds a frame below which there is time for more, and above which there is not enough.
const FAST: f32 = 0.0075;
const SLOW: f32 = 0.022;

/// The looks that are in force.
pub(super) type Looks = Plain<panels::Looks>;

/// A machine that is being measured.
#[derive(Resource, Default)]
struct Measuring {
    frames: u32,
    seconds: f32,
}

/// When the last frame ended.
#[derive(Resource)]
struct Pace(Instant);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Looks>()
        .init_resource::<Plain<Ease>>()
        .insert_resource(Pace(Instant::now()))
        .add_systems(PostStartup, recall)
        .add_systems(Update, (measure.run_if(resource_exists::<Measuring>), keep))
        .add_systems(Last, hold_back);
}

/// What was chosen on this machine, or else what it can do.
fn recall(
    mut looks: ResMut<Looks>,
    mut ease: ResMut<Plain<Ease>>,
    options: Res<Options>,
    adapter: Option<Res<RenderAdapterInfo>>,
    mut commands: Commands,
) {
    if let Some(Settings { quality, scale, cap, ease: kept }) = settings::read(&data_folder(&options)) {
        looks.0 = panels::Looks { quality: Quality::of(&quality).unwrap_or_default(), scale: scale as f32, cap };
        ease.0 = kept;
        return;
    }
    // A processor that draws by itself needs no measuring.
    if adapter.is_none_or(|adapter| is_software(&adapter)) {
        looks.scale = 0.7;
    } else {
        looks.quality = Quality::Medium;
        commands.init_resource::<Measuring>();
    }
}

/// Whether a processor draws, without a graphics card.
pub(super) fn is_software(adapter: &RenderAdapterInfo) -> bool {
    format!("{:?}", adapter.device_type) == "Cpu"
}

fn measure(time: Res<Time<Real>>, mut measuring: ResMut<Measuring>, mut looks: ResMut<Looks>, mut commands: Commands) {
    measuring.frames += 1;
    if measuring.frames <= WARM_UP {
        return;
    }
    measuring.seconds += time.delta_secs();
    if measuring.frames < WARM_UP + MEASURED {
        return;
    }
    let frame = measuring.seconds / MEASURED as f32;
    if frame < FAST {
        looks.quality = Quality::High;
    } else if frame > SLOW {
        looks.quality = Quality::Low;
    }
    commands.remove_resource::<Measuring>();
}

/// Keeps what a person has chosen.
fn keep(
    looks: Res<Looks>,
    ease: Res<Plain<Ease>>,
    options: Res<Options>,
    mut notices: ResMut<Notices>,
    mut before: Local<Option<(Looks, Plain<Ease>)>>,
) {
    if !looks.is_changed() && !ease.is_changed() && before.is_some() {
        return;
    }
    let now = (*looks, ease.clone());
    if before.as_ref().is_some_and(|before| *before != now) {
        let kept = Settings { quality: looks.quality.word().into(), scale: f64::from(looks.scale), cap: looks.cap, ease: ease.0.clone() };
        if let Err(why) = settings::write(&data_folder(&options), &kept) {
            notices.refuse(format!("What you chose could not be kept: {why}"));
        }
    }
    *before = Some(now);
}

/// Waits until the next frame is due.
fn hold_back(looks: Res<Looks>, mut pace: ResMut<Pace>) {
    if let Some(cap) = looks.cap {
        let due = pace.0 + Duration::from_secs_f64(1.0 / f64::from(cap.max(1)));
        std::thread::sleep(due.saturating_duration_since(Instant::now()));
    }
    pace.0 = Instant::now();
}
