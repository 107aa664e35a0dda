//! A window to the window: with `LINECHECK_PROBE` set, every frame is described in that file, written whole.
//!
//! A driver that moves a real pointer and presses real keys reads there where to point; it changes nothing.
//! Writing a path into the file of that name plus `.shot` asks for a picture of the window; a number in the one plus `.haste`
//! lets the session's clock run so many times faster where no audio device keeps it.

use crate::app::bridge::LiveSession;
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::screens::{Loading, Screen};
use crate::app::sound::{Meters, Sound};
use crate::app::world::InSight;
use crate::panels::Stage;
use crate::panels::reach;
use crate::panels::theme::{self, Marks};
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use egui::Id;
use serde_json::{Map, Value, json};
use std::path::PathBuf;

/// Where to write.
#[derive(Resource)]
struct Probe {
    path: PathBuf,
    frame: u64,
}

pub(super) fn plugin(app: &mut App) {
    let Some(path) = std::env::var_os("LINECHECK_PROBE") else { return };
    app.insert_resource(Probe { path: path.into(), frame: 0 });
    app.add_systems(Last, (write, shoot, hasten)).add_systems(PreUpdate, forget).add_systems(EguiPrimaryContextPass, || {});
}

/// Marks are of one frame only.
fn forget(mut contexts: EguiContexts) {
    if let Ok(context) = contexts.ctx_mut() {
        context.data_mut(|data| data.remove::<Marks>(Id::NULL));
    }
}

fn write(
    mut probe: ResMut<Probe>,
    mut contexts: EguiContexts,
    screen: Res<State<Screen>>,
    stage: Res<Plain<Stage>>,
    notices: Res<Notices>,
    meters: Res<Meters>,
    live: Option<Res<LiveSession>>,
    sound: Res<Sound>,
    loading: Res<Loading>,
    (eyes, windows, sight): (Query<&Transform, With<Camera3d>>, Query<&Window>, InSight),
) -> Result {
    let context = contexts.ctx_mut()?;
    let marks = context.data_mut(|data| data.get_temp::<Marks>(Id::NULL)).unwrap_or_default();
    let pixels = context.pixels_per_point();
    let widgets: Map<String, Value> = marks
        .0
        .iter()
        .map(|(name, rect)| {
            (name.clone(), json!([rect.center().x * pixels, rect.center().y * pixels, rect.width() * pixels, rect.height() * pixels]))
        })
        .collect();
    let (order, keyboard) = reach::order(context);
    probe.frame += 1;
    let mut page = json!({
        "frame": probe.frame,
        "screen": format!("{:?}", screen.get()),
        "stage": format!("{:?}", stage.0),
        "notices": notices.0.0.iter().map(|notice| notice.text.clone()).collect::<Vec<_>>(),
        "peaks": (1..=2).map(|track| meters.track_peak(track)).collect::<Vec<_>>(),
        "machine": (1..=24).map(|track| meters.machine_vu(track)).collect::<Vec<_>>(),
        "outer": meters.outer_tracks(),
        "loaded": loading.0,
        "widgets": widgets,
        "order": order,
        "keyboard": keyboard,
        "ring": theme::beckoned(context),
        "focused": windows.iter().any(|window| window.focused),
        "size": windows.iter().map(|window| [window.physical_width(), window.physical_height()]).collect::<Vec<_>>(),
        "eyes": eyes.iter().map(|eyes| eyes.translation.to_array()).collect::<Vec<_>>(),
    });
    if let Some(live) = live {
        let studio = live.studio();
        let scale = windows.iter().next().map_or(1.0, Window::scale_factor);
        let places = sight.places().into_iter().map(|(name, at)| (name, json!([at.x * scale, at.y * scale])));
        page["sight"] = places.collect::<Map<_, _>>().into();
        let (target, ghost) = sight.aim();
        page["aim"] = json!(target);
        page["ghost"] = json!(ghost);
        page["journal"] = json!(live.path);
        page["now"] = json!(studio.now.seconds());
        page["device"] = json!(sound.has_device());
        page["asks"] = json!(live.session().asks());
        page["entries"] = json!(live.session().journal().entries.len());
        page["said"] = json!(live.session().said().iter().map(|said| said.text.to_string()).collect::<Vec<_>>());
        page["takes"] =
            json!(studio.takes.iter().map(|take| [take.position, take.end.unwrap_or(studio.now).since(take.start)]).collect::<Vec<_>>());
        page["tape"] = json!([studio.deck.place_at(studio.now), format!("{:?}", studio.deck.reeling), studio.deck.is_moving(studio.now)]);
        page["rolling"] = json!(format!("{:?}", studio.transport.rolling));
    }
    // A reader sees the old page or the new one, never half of one.
    let fresh = probe.path.with_extension("fresh");
    std::fs::write(&fresh, page.to_string())?;
    std::fs::rename(&fresh, &probe.path)?;
    Ok(())
}

fn hasten(probe: Res<Probe>, sound: Res<Sound>) {
    let times = std::fs::read_to_string(probe.path.with_extension("haste")).ok();
    sound.hasten(times.and_then(|times| times.trim().parse().ok()).unwrap_or(1));
}

fn shoot(probe: Res<Probe>, mut commands: Commands) {
    let wish = probe.path.with_extension("shot");
    let Ok(path) = std::fs::read_to_string(&wish) else { return };
    if std::fs::remove_file(&wish).is_ok() {
        commands.spawn(Screenshot::primary_window()).observe(save_to_disk(path.trim().to_owned()));
    }
}
