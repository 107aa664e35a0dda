//! What is said of what is pointed at, and the ring around it.

use crate::app::bridge::LiveSession;
use crate::app::plain::Plain;
use crate::app::screens::{Screen, Viewport};
use crate::app::sound::Meters;
use crate::app::world::camera::Eyes;
use crate::app::world::hands::aim::Aim;
use crate::files::settings::Ease;
use crate::panels::{Desk, Pointing, Words, offer_ui};
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(EguiPrimaryContextPass, tell.run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)));
}

fn tell(
    mut contexts: EguiContexts,
    aim: Res<Aim>,
    live: Res<LiveSession>,
    meters: Res<Meters>,
    words: Res<Plain<Words>>,
    ease: Res<Plain<Ease>>,
    viewport: Res<Viewport>,
    camera: Single<(&Camera, &GlobalTransform), With<Eyes>>,
) -> Result {
    let (Some((target, at)), Some(room)) = (&aim.target, viewport.0) else { return Ok(()) };
    let (camera, eyes) = *camera;
    let Some(seen) = camera.world_to_ndc(eyes, *at) else { return Ok(()) };
    // The panels count in points, which are larger where text is.
    let text = ease.text as f32 / 100.0;
    let place = (room.min + room.size() * (seen.truncate() * Vec2::new(0.5, -0.5) + 0.5)) / text;
    let desk = Desk {
        scenario: live.session().scenario(),
        studio: live.studio(),
        meters: &meters,
        words: &words,
        ease: &ease,
        history: live.history(),
    };
    let pointing = Pointing {
        target,
        offer: &aim.offer,
        away_m: aim.away_m.map(f64::from),
        ghost: aim.ghost.as_ref(),
        crosses: aim.crosses,
        at: egui::pos2(place.x, place.y),
    };
    offer_ui(contexts.ctx_mut()?, &desk, &pointing);
    Ok(())
}
