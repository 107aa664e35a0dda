//! Where in the window things and their parts are seen, for whoever drives the program from outside.

use crate::app::screens::Viewport;
use crate::app::world::Thing;
use crate::app::world::camera::Eyes;
use crate::app::world::controls::Control;
use crate::app::world::hands::aim::Aim;
use crate::app::world::jacks::Socket;
use crate::app::world::keys::Key;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

/// What is in sight, and what is pointed at.
#[derive(SystemParam)]
pub(in crate::app) struct InSight<'w, 's> {
    camera: Single<'w, 's, (&'static Camera, &'static GlobalTransform), With<Eyes>>,
    things: Query<'w, 's, (&'static Thing, &'static GlobalTransform)>,
    controls: Query<'w, 's, (&'static Control, &'static GlobalTransform)>,
    sockets: Query<'w, 's, (&'static Socket, &'static GlobalTransform)>,
    keys: Query<'w, 's, (&'static Key, &'static GlobalTransform)>,
    viewport: Res<'w, Viewport>,
    aim: Res<'w, Aim>,
}

impl InSight<'_, '_> {
    /// Names with their places in the window, logical pixels; what is behind something else is there as well.
    pub(in crate::app) fn places(&self) -> Vec<(String, Vec2)> {
        let (camera, eyes) = *self.camera;
        let Some(room) = self.viewport.0 else { return Vec::new() };
        let things = self.things.iter().map(|(Thing(unit), at)| (unit.to_string(), at));
        let controls = self.controls.iter().map(|(control, at)| (control.id.to_string(), at));
        let sockets = self.sockets.iter().map(|(socket, at)| (socket.jack.to_string(), at));
        let keys = self.keys.iter().map(|(key, at)| (format!("{}/{}", key.unit, key.name), at));
        let seen = things.chain(controls).chain(sockets).chain(keys).filter_map(|(name, at)| {
            let place = camera.world_to_ndc(eyes, at.translation())?;
            let is_seen = place.truncate().abs().max_element() < 1.0 && (0.0..1.0).contains(&place.z);
            is_seen.then(|| (name, room.min + room.size() * (place.truncate() * Vec2::new(0.5, -0.5) + 0.5)))
        });
        seen.collect()
    }

    /// What is pointed at, and what the tape would say of a stand in the hands: metres, and to what.
    pub(in crate::app) fn aim(&self) -> (String, Option<(f64, String)>) {
        let target = self.aim.target.as_ref().map(|(target, _)| format!("{target:?}")).unwrap_or_default();
        let says = self.aim.ghost.as_ref().filter(|ghost| ghost.refused.is_none()).and_then(|ghost| ghost.reading.as_ref());
        (target, says.map(|says| (says.distance_m, says.spot.to_string())))
    }
}
