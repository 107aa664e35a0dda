//! How long frames take: fixed views drawn again and again without a window, a row a frame.

use crate::app::gallery::settled;
use crate::app::looks::{Looks, Quality};
use crate::app::plain::Plain;
use crate::app::third_party;
use crate::app::world::{self, Counted, Lens, Scene, count, frame};
use crate::files::{peak_megabytes, whole};
use crate::panels;
use crate::sim::view::Staged;
use bevy::app::PluginsState;
use bevy::ecs::system::RunSystemOnce;
use bevy::prelude::*;
use bevy::render::RenderApp;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::PollType;
use bevy::render::renderer::RenderDevice;
use cpu_time::ThreadTime;
use std::fmt::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// Frames of a view before it is measured, at most.
const PATIENCE: u32 = 3000;

/// What is to be measured.
#[derive(Debug, Clone)]
pub struct Bench {
    /// The views.
    pub views: Vec<Staged>,
    /// Frames of each.
    pub frames: u32,
    /// Where the rows go; none for the summary alone.
    pub out: Option<PathBuf>,
    /// Pixels.
    pub size: (u32, u32),
    /// How they are drawn.
    pub quality: Quality,
}

/// Draws every view so often and says in a few lines how long that took.
///
/// # Errors
/// If the rows could not be written, or nothing can be drawn on this machine.
pub fn run(bench: Bench) -> Result<String, String> {
    let began = Instant::now();
    let mut app = App::new();
    app.add_plugins(third_party::headless().build().disable::<PipelinedRenderingPlugin>())
        .insert_resource(Plain(panels::Looks { quality: bench.quality, ..default() }))
        .insert_resource(ClearColor(Color::BLACK))
        .add_plugins(world::plugin);
    while app.plugins_state() == PluginsState::Adding {
        bevy::tasks::tick_global_task_pools_on_main_thread();
    }
    app.finish();
    app.cleanup();
    let looks = *app.world().resource::<Looks>();
    let size = bench.size;
    let set_up = move |mut commands: Commands, mut images: ResMut<Assets<Image>>| frame(&mut commands, &mut images, &looks, size);
    app.world_mut().run_system_once(set_up).map_err(|error| error.to_string())?;
    let mut rows = String::from("view,frame,wall_ms,cpu_ms,draws,triangles\n");
    let mut summary = format!("{}x{}, {}\n", size.0, size.1, word(bench.quality));
    for view in &bench.views {
        let up = put_up(&mut app, view)?;
        let timed = draw(&mut app, bench.frames)?;
        let Counted { draws, triangles } = app.world_mut().run_system_cached(count).map_err(|error| error.to_string())?;
        for (index, (wall, cpu)) in timed.iter().enumerate() {
            let _row = writeln!(rows, "{},{index},{wall:.3},{cpu:.3},{draws},{triangles}", view.shot.name);
        }
        let mean = |of: fn(&(f64, f64)) -> f64| timed.iter().map(of).sum::<f64>() / timed.len().max(1) as f64;
        let (wall, cpu) = (mean(|row| row.0), mean(|row| row.1));
        let _line = writeln!(
            summary,
            "{}: {:.1} frames/s, {wall:.1} ms a frame, {cpu:.1} ms of it on this thread, {draws} draws, {triangles} triangles, up in {up:.1} s",
            view.shot.name,
            1000.0 / wall.max(1e-6),
        );
    }
    let megabytes = peak_megabytes().map_or_else(|| "unknown".to_owned(), |most| format!("{most:.0} MB"));
    let _line = write!(summary, "memory at most {megabytes}, whole run {:.1} s", began.elapsed().as_secs_f64());
    if let Some(path) = &bench.out {
        whole::write(path, rows.as_bytes()).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(summary)
}

fn word(quality: Quality) -> &'static str {
    Quality::ALL.into_iter().find(|(one, _)| *one == quality).map_or("low", |(_, word)| word)
}

/// Puts a view up and waits until everything in it has come; seconds that it took.
fn put_up(app: &mut App, view: &Staged) -> Result<f64, String> {
    let began = Instant::now();
    let mut scene = app.world_mut().resource_mut::<Scene>();
    scene.stand(Arc::clone(&view.scenario));
    scene.show(Arc::clone(&view.studio));
    scene.at_hour(view.shot.hour.map(|hour| hour as f32));
    let shot = view.shot.clone();
    let aim = move |mut lens: Single<(&mut Transform, &mut Projection, &mut Camera), With<Lens>>| {
        let (transform, projection, camera) = &mut *lens;
        Lens::take(&shot, transform, projection);
        camera.is_active = false;
    };
    app.world_mut().run_system_once(aim).map_err(|error| error.to_string())?;
    let mut quiet = 0;
    for _ in 0..PATIENCE {
        app.update();
        quiet = if app.world_mut().run_system_cached(settled).map_err(|error| error.to_string())? { quiet + 1 } else { 0 };
        // What is far away is looked through every twelve frames.
        if quiet > 26 {
            break;
        }
    }
    let open = |mut camera: Single<&mut Camera, With<Lens>>| camera.is_active = true;
    app.world_mut().run_system_cached(open).map_err(|error| error.to_string())?;
    // The first picture makes shaders ready.
    draw(app, 2)?;
    Ok(began.elapsed().as_secs_f64())
}

/// Milliseconds on the clock and of this thread's processor for each frame, drawn to its end.
fn draw(app: &mut App, frames: u32) -> Result<Vec<(f64, f64)>, String> {
    let device = app.get_sub_app(RenderApp).and_then(|render| render.world().get_resource::<RenderDevice>()).cloned();
    let device = device.ok_or("there is nothing to draw with")?;
    let mut timed = Vec::new();
    for _ in 0..frames {
        let (wall, cpu) = (Instant::now(), ThreadTime::now());
        app.update();
        let busy = cpu.elapsed().as_secs_f64() * 1000.0;
        device.poll(PollType::wait_indefinitely()).map_err(|error| error.to_string())?;
        timed.push((wall.elapsed().as_secs_f64() * 1000.0, busy));
    }
    Ok(timed)
}
