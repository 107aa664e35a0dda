//! Stepping so near to a thing that it fills the view.

use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::{Focus, Viewport};
use crate::app::world::camera::Eyes;
use crate::app::world::hands::Aim;
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, facing};
use crate::panels::Stage;
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, Studio};
use bevy::camera::primitives::Aabb;
use bevy::prelude::*;

/// The widest part of a thing that is looked at at once, metres: of a desk, some strips, whose lettering can then be read.
const WIDEST_M: f32 = 0.7;
/// The least distance of the eyes from a thing, metres.
const NEAREST_M: f32 = 0.24;
/// Seen from further above than this, the top of a thing is what one looks at, radians.
const FLAT: f32 = 0.5;
/// A machine with its meters above its deck is looked at as a whole, from so far above, radians, and from so far away, metres.
const LEANING: f32 = 0.46;
const WHOLE_M: f32 = 1.1;
/// How far above its middle it is looked at, as a share of its height.
const UPPER: f32 = 0.1;
/// How much of the view stays free around a thing.
const MARGIN: f32 = 1.15;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, step_closer.in_set(StudioSystems::Present));
}

/// A box around a thing in the room.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bounds {
    low: Vec3,
    high: Vec3,
}

fn step_closer(
    stage: Res<Plain<Stage>>,
    focus: Res<Focus>,
    scene: Res<Scene>,
    aim: Res<Aim>,
    viewport: Res<Viewport>,
    things: Query<(Entity, &Thing)>,
    children: Query<&Children>,
    boxes: Query<(&Aabb, &GlobalTransform)>,
    mut eyes: Single<(&mut Eyes, &Projection)>,
    mut before: Local<Option<(UnitId, bool)>>,
) {
    let unit = focus.unit.as_ref().filter(|_| stage.0 == Stage::Closer);
    let now = unit.map(|unit| (unit.clone(), focus.behind.as_ref() == Some(unit)));
    if *before == now {
        return;
    }
    let Some(((unit, is_behind), scenario)) = now.as_ref().zip(scene.scenario()) else {
        *before = now;
        return;
    };
    let parts = things.iter().filter(|(_, Thing(other))| other == unit);
    let meshes = parts.flat_map(|(root, _)| std::iter::once(root).chain(children.iter_descendants(root)));
    // A model that is still coming is looked at as soon as it is there.
    let Some(bounds) = around(meshes.filter_map(|part| boxes.get(part).ok())) else { return };
    let (eyes, lens) = &mut *eyes;
    let (Projection::Perspective(lens), Some(room)) = (lens, viewport.0) else { return };
    let tan = (lens.fov / 2.0).tan();
    let pointed = aim.target.as_ref().filter(|(target, _)| target.unit() == Some(unit)).map(|(_, at)| *at);
    let studio = scene.session().map(|(_, studio)| studio);
    let out = front(scenario, studio, unit).unwrap_or_else(|| eyes.place() - (bounds.low + bounds.high) / 2.0);
    let out = if *is_behind { -out } else { out };
    **eyes = view(bounds, out, stance(scenario, unit), tan, room.width() / room.height().max(1.0), pointed);
    *before = now;
}

/// The box around some meshes.
fn around<'a>(meshes: impl Iterator<Item = (&'a Aabb, &'a GlobalTransform)>) -> Option<Bounds> {
    meshes.fold(None, |bounds: Option<Bounds>, (own, at)| {
        let corners = (0..8).map(|corner| {
            let sign = |bit: i32| if corner >> bit & 1 == 0 { -1.0 } else { 1.0 };
            at.transform_point(Vec3::from(own.center) + Vec3::from(own.half_extents) * Vec3::new(sign(0), sign(1), sign(2)))
        });
        corners.fold(bounds, |bounds, corner| {
            let bounds = bounds.unwrap_or(Bounds { low: corner, high: corner });
            Some(Bounds { low: bounds.low.min(corner), high: bounds.high.max(corner) })
        })
    })
}

/// The way out of the front of a thing: of what stands in the house, of what a player brings, of what lies on the floor.
fn front(scenario: &Scenario, studio: Option<&Studio>, unit: &UnitId) -> Option<Vec3> {
    if let Some(fixture) = scenario.venue.fixture(unit) {
        return Some(facing(fixture.facing) * Vec3::Z);
    }
    if let Some(seat) = scenario.file.seats.iter().find(|seat| seat.player.0 == unit.0) {
        return Some(facing(seat.facing.azimuth) * Vec3::Z);
    }
    let lies = studio.is_some_and(|studio| matches!(studio.places.get(unit), Some(Place::Floor(_))));
    lies.then_some(Vec3::Z)
}

/// From how far above a thing is looked at, radians: what lies flat, from above; and how much of it at once, metres.
fn stance(scenario: &Scenario, unit: &UnitId) -> (f32, f32) {
    let pitch = match scenario.gear(unit).map(|gear| &gear.kind) {
        Some(GearKind::Desk(_)) => 0.95,
        Some(GearKind::TapeMachine(_)) => return (LEANING, WHOLE_M),
        Some(GearKind::StageBox(_) | GearKind::DirectBox(_) | GearKind::Booster(_)) => 0.7,
        Some(GearKind::HeadphoneAmp(one)) if one.is_box() => 0.7,
        Some(GearKind::Recorder(_)) => 0.25,
        _ => 0.12,
    };
    (pitch, WIDEST_M)
}

/// The view of a box from its front, so that it fills a picture of this shape; of what is wide, the part around a point.
fn view(bounds: Bounds, out: Vec3, (pitch, widest): (f32, f32), tan: f32, aspect: f32, pointed: Option<Vec3>) -> Eyes {
    let (middle, size) = ((bounds.low + bounds.high) / 2.0, bounds.high - bounds.low);
    let out = out.with_y(0.0).normalize_or(Vec3::Z);
    let side = Vec3::Y.cross(out);
    let wide = (size * side.abs()).element_sum().min(widest);
    let deep = (size * out.abs()).element_sum();
    // Seen from above, depth is height as well.
    let high = (size.y * pitch.cos() + deep * pitch.sin()).min(widest);
    let far = (wide / aspect).max(high) / 2.0 / tan * MARGIN;
    let at = pointed.unwrap_or(middle).clamp(bounds.low, bounds.high);
    // What lies flat is looked at on its top, everything else on its front.
    let at = if widest > WIDEST_M { at + Vec3::Y * (size.y * UPPER) } else { at };
    let surface = if pitch > FLAT { at.with_y(bounds.high.y) } else { at + out * (deep / 2.0) };
    let towards = out * pitch.cos() + Vec3::Y * pitch.sin();
    Eyes::looking(surface + towards * far.max(NEAREST_M), surface)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(bounds: Bounds, aspect: f32, point: Vec3) -> Vec2 {
        let tan = 31.0_f32.to_radians().tan();
        let eyes = view(bounds, Vec3::Z, (0.1, WIDEST_M), tan, aspect, None);
        let camera = Transform::from_translation(eyes.place()).looking_to(eyes.ahead(), Vec3::Y);
        let local = camera.to_matrix().inverse().transform_point3(point);
        Vec2::new(local.x / -local.z / tan / aspect, local.y / -local.z / tan)
    }

    #[test]
    fn a_thing_fills_the_view_and_is_not_cut_off() {
        let bounds = Bounds { low: Vec3::new(1.0, 0.9, -0.1), high: Vec3::new(1.5, 1.0, 0.1) };
        for aspect in [0.6, 1.0, 1.8] {
            let corners = [Vec3::new(1.0, 0.9, 0.1), Vec3::new(1.5, 1.0, 0.1)].map(|corner| seen(bounds, aspect, corner));
            let most = corners.iter().map(|corner| corner.abs().max_element()).fold(0.0, f32::max);
            assert!((0.6..1.0).contains(&most), "{aspect}: {corners:?}");
        }
    }
}
