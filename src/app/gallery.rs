//! Pictures of fixed views without a window: each is put up, waited for until everything in it is there, and taken.

use crate::app::looks::{Looks, Quality};
use crate::app::plain::Plain;
use crate::app::sound::Meters;
use crate::app::third_party;
use crate::app::unheard;
use crate::app::world::{self, Copies, Lens, Scene, frame};
use crate::files::picture;
use crate::panels;
use crate::sim::session::Studio;
use crate::sim::view::Staged;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;

/// Frames that are let pass after the last thing has come, so that everything is uploaded and placed.
const SETTLING: u32 = 16;
/// Frames after which a view is taken whatever is missing.
const PATIENCE: u32 = 2000;

/// What is wanted.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The views.
    pub views: Vec<Staged>,
    /// Where the pictures go.
    pub out: PathBuf,
    /// Pixels.
    pub size: (u32, u32),
    /// How they are drawn.
    pub quality: Quality,
}

/// The views that are still to be taken, and the one that is being taken.
#[derive(Resource)]
struct Work {
    waiting: VecDeque<Staged>,
    now: Option<Staged>,
    out: PathBuf,
    size: (u32, u32),
    /// Frames since the view was put up, and since something came.
    frames: u32,
    quiet: u32,
    asked: bool,
    failed: Option<String>,
}

/// Takes every view.
///
/// # Errors
/// If a picture could not be written.
pub fn run(wish: Wish) -> Result<(), String> {
    let Wish { views, out, size, quality } = wish;
    let mut app = App::new();
    app.add_plugins(third_party::headless())
        .insert_resource(Plain(panels::Looks { quality, ..default() }))
        .insert_resource(ClearColor(Color::BLACK))
        .insert_resource(Work { waiting: views.into(), now: None, out, size, frames: 0, quiet: 0, asked: false, failed: None })
        .add_plugins(world::plugin)
        .add_systems(Startup, set_up)
        .add_systems(Update, put_up)
        .add_systems(Last, take);
    app.run();
    app.world_mut().remove_resource::<Work>().and_then(|work| work.failed).map_or(Ok(()), Err)
}

fn set_up(mut commands: Commands, mut images: ResMut<Assets<Image>>, looks: Res<Looks>, work: Res<Work>) {
    frame(&mut commands, &mut images, &looks, work.size);
}

/// Puts the next view up when the last was taken.
fn put_up(
    mut work: ResMut<Work>,
    mut scene: ResMut<Scene>,
    mut commands: Commands,
    mut metered: Local<Option<Arc<Studio>>>,
    mut lens: Single<(&mut Transform, &mut Projection), With<Lens>>,
    mut exit: MessageWriter<AppExit>,
) {
    if work.now.is_some() {
        return;
    }
    let Some(next) = work.waiting.pop_front().filter(|_| work.failed.is_none()) else {
        exit.write(AppExit::Success);
        return;
    };
    scene.stand(Arc::clone(&next.scenario));
    scene.show(Arc::clone(&next.studio));
    scene.at_hour(next.shot.hour.map(|hour| hour as f32));
    if metered.as_ref().is_none_or(|before| !Arc::ptr_eq(before, &next.studio)) {
        commands.insert_resource(Plain(unheard::meters(&next.scenario, &next.studio)) as Meters);
        *metered = Some(Arc::clone(&next.studio));
    }
    let (transform, projection) = &mut *lens;
    Lens::take(&next.shot, transform, projection);
    work.now = Some(next);
    (work.frames, work.quiet, work.asked) = (0, 0, false);
}

/// Takes the picture when nothing new has come for a while; nothing is drawn before that.
fn take(
    mut commands: Commands,
    mut work: ResMut<Work>,
    mut lens: Single<(&Lens, &mut Camera)>,
    server: Res<AssetServer>,
    copies: Res<Copies>,
    roots: Query<&WorldAssetRoot>,
    fresh: Query<(), Added<Mesh3d>>,
) {
    if work.now.is_none() || work.asked {
        return;
    }
    work.frames += 1;
    work.quiet = if settled(server, copies, roots, fresh) { work.quiet + 1 } else { 0 };
    let is_ready = work.quiet >= SETTLING || work.frames > PATIENCE;
    lens.1.is_active = work.quiet + 2 >= SETTLING || work.frames > PATIENCE;
    if is_ready {
        work.asked = true;
        commands.spawn(Screenshot::image(lens.0.0.clone())).observe(keep);
    }
}

/// Whether everything that was asked for has come, and nothing came in this frame.
pub(super) fn settled(
    server: Res<AssetServer>,
    copies: Res<Copies>,
    roots: Query<&WorldAssetRoot>,
    fresh: Query<(), Added<Mesh3d>>,
) -> bool {
    fresh.is_empty() && !copies.awaited && roots.iter().all(|root| server.is_loaded_with_dependencies(&root.0) || failed(&server, root))
}

fn failed(server: &AssetServer, root: &WorldAssetRoot) -> bool {
    matches!(server.load_state(&root.0), bevy::asset::LoadState::Failed(_))
}

/// Writes the picture and lets the next view come.
fn keep(captured: On<ScreenshotCaptured>, mut work: ResMut<Work>) {
    let Some(view) = work.now.take() else { return };
    let path = work.out.join(format!("{}.png", view.shot.name));
    let pixels = captured.image.clone().try_into_dynamic().map_err(|error| error.to_string());
    let written = pixels.and_then(|pixels| {
        let pixels = pixels.to_rgb8();
        picture::write(&path, pixels.dimensions(), pixels.as_raw()).map_err(|error| error.to_string())
    });
    if let Err(why) = written {
        work.failed = Some(format!("{}: {why}", path.display()));
    }
}
