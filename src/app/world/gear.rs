//! Fixtures and stock: each unit's picture where the studio says it is.

use crate::app::world::building::Building;
use crate::app::world::ground::ground;
use crate::app::world::scene::Scene;
use crate::app::world::storage::Kept;
use crate::app::world::{Thing, WorldSystems, facing, model, vector};
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, StandPose, Studio};
use crate::sim::units::Aim;
use crate::sim::venue::Fixture;
use bevy::prelude::*;
use std::sync::Arc;

/// How far the middle of a pop filter's ring is before its clamp, metres.
const RING: f32 = 0.33;
/// How far a boom may turn away from its microphone for a pop filter to be clamped to it, as a cosine.
const ASTRIDE: f32 = 0.6;

/// The middle of a music stand's desk and how it leans back, metres and radians, as it is modelled.
const MUSIC_DESK: Vec3 = Vec3::new(0.0, 1.13, 0.0);
const MUSIC_DESK_TILT: f32 = -0.419;
/// Where headphones hang on it, seen from there: their band lies on its upper edge.
const HUNG: Vec3 = Vec3::new(0.17, -0.005, 0.0);

/// The most microphones that the usual locker has slots for.
const SLOTS: usize = 20;
/// A parked stand: how high its mast is above its base, and how far its boom is out, metres.
const PARKED: (f32, f32) = (0.62, 0.55);

/// A stand's measures, for its mast and its boom.
#[derive(Component, Clone, Copy, PartialEq)]
enum Rig {
    /// Set up, on a floor of this height.
    Set(StandPose, f32),
    /// Parked with its boom up.
    Parked,
}

/// Put up with the venue, and gone with it.
#[derive(Component)]
pub(super) struct Furnished;

/// Shows a unit of the stock, which can be fetched.
#[derive(Component)]
pub(super) struct Stocked;

pub(super) fn plugin(app: &mut App) {
    let moved = (furnish, follow, swing_doors).chain().run_if(resource_exists_and_changed::<Scene>);
    app.add_systems(Update, (moved, pose_rigs).chain().in_set(WorldSystems::Furnish));
}

/// Every fixture and every unit of the stock of the venue that stands now.
fn furnish(
    mut commands: Commands,
    scene: Res<Scene>,
    server: Res<AssetServer>,
    mut standing_now: Local<Option<Arc<Scenario>>>,
    old: Query<Entity, With<Furnished>>,
) {
    let Some(scenario) = scene.scenario() else { return };
    if standing_now.as_ref().is_some_and(|before| before.venue == scenario.venue && before.file.seats == scenario.file.seats) {
        return;
    }
    for entity in &old {
        commands.entity(entity).despawn();
    }
    for fixture in &scenario.venue.fixtures {
        let Some(gear) = scenario.gear(&fixture.unit) else { continue };
        // Windows are built with the walls that they are in.
        if gear.model == "window_frame" {
            continue;
        }
        let at = standing(scenario, &fixture.unit, 0.0).unwrap_or_default();
        let picture = picture_of(scenario, &fixture.unit, &gear.model);
        commands.spawn((Name::new(gear.name.clone()), Thing(fixture.unit.clone()), (Building, Furnished), model(&server, picture), at));
    }
    for stock in &scenario.venue.stock {
        let Some(gear) = scenario.gear(&stock.unit) else { continue };
        let at = Transform::from_translation(vector(stock.at));
        commands.spawn((
            Name::new(gear.name.clone()),
            Thing(stock.unit.clone()),
            (Building, Furnished),
            Stocked,
            model(&server, &gear.model),
            at,
        ));
    }
    for thing in &scenario.venue.look.furnishings {
        let at = Transform::from_translation(vector(thing.at)).with_rotation(facing(thing.facing));
        commands.spawn((Name::new(thing.model.clone()), Building, Furnished, model(&server, &thing.model), at));
    }
    *standing_now = Some(Arc::clone(scenario));
}

/// The picture of a fixture: a locker has as many slots as there are microphones, and loudspeakers of a pair are alike.
fn picture_of<'a>(scenario: &'a Scenario, unit: &UnitId, model: &'a str) -> &'a str {
    let slots = scenario.venue.stock.iter().filter(|stock| stock.slot.starts_with("slot ")).count();
    let left = unit.0.strip_suffix("-R").and_then(|left| scenario.gear(&UnitId::from(left)));
    match left {
        Some(left) if model.starts_with("monitor") && left.model.starts_with("monitor") => &left.model,
        _ if model == "locker" && slots > SLOTS => "locker_48",
        _ => model,
    }
}

/// Puts every unit of the stock where it is now; before and after a session that is its own slot.
fn follow(
    scene: Res<Scene>,
    mut things: Query<(Entity, &Thing, &mut Transform, &mut Visibility, Option<&Kept>), With<Stocked>>,
    mut commands: Commands,
) {
    let Some(scenario) = scene.scenario() else { return };
    let studio = scene.session().map(|(_, studio)| studio);
    for (entity, Thing(unit), mut transform, mut visibility, kept) in &mut things {
        let listed = || scenario.venue.stock(unit).map(|stock| Transform::from_translation(vector(stock.at)));
        let is_stored = studio.is_none_or(|studio| matches!(studio.places.get(unit), Some(Place::Stored)));
        let slot = || kept.map(|kept| kept.0).or_else(listed);
        let place = if is_stored { slot() } else { studio.and_then(|studio| whereabouts(scenario, studio, unit)) };
        match place {
            Some(at) => {
                transform.set_if_neq(at);
                visibility.set_if_neq(Visibility::Inherited);
            }
            None => {
                visibility.set_if_neq(Visibility::Hidden);
            }
        }
        if matches!(scenario.gear(unit).map(|gear| &gear.kind), Some(GearKind::Stand(_))) {
            let place = studio.and_then(|studio| studio.places.get(unit));
            let rig = match place {
                Some(Place::Standing(pose)) => Rig::Set(*pose, ground(scenario, pose.base.0 as f32, pose.base.1 as f32)),
                _ => Rig::Parked,
            };
            commands.entity(entity).try_insert(rig);
        }
    }
}

/// Where a unit is seen that was taken out; none for what is in the hands or is drawn otherwise.
fn whereabouts(scenario: &Scenario, studio: &Studio, unit: &UnitId) -> Option<Transform> {
    match studio.places.get(unit)? {
        // A reel that is threaded is a part of its machine.
        Place::Stored | Place::Hand | Place::Run | Place::Threaded(_) => None,
        Place::Floor(at) => Some(Transform::from_translation(vector(*at).with_y(ground(scenario, at.x as f32, at.z as f32)))),
        Place::Standing(pose) => {
            let (x, z) = (pose.base.0 as f32, pose.base.1 as f32);
            Some(Transform::from_xyz(x, ground(scenario, x, z), z))
        }
        Place::OnStand(stand) => on_boom(studio, stand),
        Place::BeforeCapsule(stand, gap) => {
            let (boom, Some(Place::Standing(pose))) = (on_boom(studio, stand)?, studio.places.get(stand)) else { return None };
            // The picture's origin is its clamp, which holds on to the boom; the ring goes before the capsule.
            let ring = boom.transform_point(Vec3::NEG_Z * *gap as f32);
            let back = -facing(pose.turn).mul_vec3(Vec3::Z);
            let ahead = boom.forward().as_vec3();
            let clamp = if -back.dot(ahead) > ASTRIDE { boom.translation + back * (RING - *gap as f32) } else { ring - ahead * RING };
            Some(Transform::from_translation(ring + (clamp - ring).normalize_or(-ahead) * RING).looking_at(ring, Vec3::Y))
        }
    }
}

fn on_boom(studio: &Studio, stand: &UnitId) -> Option<Transform> {
    let Some(Place::Standing(pose)) = studio.places.get(stand) else { return None };
    Some(Transform::from_translation(vector(pose.capsule())).with_rotation(aimed(pose.aim)))
}

/// The rotation that turns a microphone's front (−z) to its aim.
fn aimed(aim: Aim) -> Quat {
    Quat::from_rotation_y((aim.azimuth.to_radians() as f32) + std::f32::consts::PI)
        * Quat::from_rotation_x(aim.elevation.to_radians() as f32)
}

/// Stretches mast and boom of each stand, as soon as its picture is there.
fn pose_rigs(
    rigs: Query<(Entity, &Rig)>,
    children: Query<&Children>,
    names: Query<&Name>,
    mut transforms: Query<&mut Transform, Without<Rig>>,
) {
    for (root, rig) in &rigs {
        // The mast is 1 m long in its model, from the top of the base.
        let parts = || children.iter_descendants(root).filter_map(|part| names.get(part).ok().map(|name| (part, name.as_str())));
        let Some(mast) = parts().find(|(_, name)| *name == "mast").map(|(part, _)| part) else { continue };
        let Ok(mut transform) = transforms.get_mut(mast) else { continue };
        let base = transform.translation.y;
        let height = match rig {
            Rig::Set(pose, floor) => pose.height as f32 - floor,
            Rig::Parked => base + PARKED.0,
        };
        transform.set_if_neq(transform.with_scale(Vec3::new(1.0, (height - base).max(0.1), 1.0)));
        for (boom, _) in parts().filter(|(_, name)| *name == "boom") {
            if let Ok(mut transform) = transforms.get_mut(boom) {
                transform.set_if_neq(boom_at(rig, height));
            }
        }
    }
}

/// Where a boom is; it is modelled 1 m long along −z.
fn boom_at(rig: &Rig, height: f32) -> Transform {
    let (rotation, reach) = match rig {
        // `turn` counts from south, +z.
        Rig::Set(pose, _) => (Quat::from_rotation_y(pose.turn.to_radians() as f32 + std::f32::consts::PI), (pose.reach as f32).max(0.05)),
        Rig::Parked => (Quat::from_rotation_x(1.5), PARKED.1),
    };
    Transform { translation: Vec3::new(0.0, height, 0.0), rotation, scale: Vec3::new(1.0, 1.0, reach) }
}

/// Doors stand open or shut as the studio says.
fn swing_doors(scene: Res<Scene>, mut things: Query<(&Thing, &mut Transform), Without<Stocked>>) {
    let Some(scenario) = scene.scenario() else { return };
    for (Thing(unit), mut transform) in &mut things {
        if !matches!(scenario.gear(unit).map(|gear| &gear.kind), Some(GearKind::Door)) {
            continue;
        }
        let is_open = scene.session().is_some_and(|(_, studio)| studio.settings.on(unit, "open"));
        if let Some(wanted) = standing(scenario, unit, if is_open { 85.0 } else { 0.0 }) {
            transform.set_if_neq(wanted);
        }
    }
}

/// Headphones that have the place of a music stand hang over the edge of its desk.
fn over_a_music_stand(scenario: &Scenario, headphones: &Fixture) -> Option<Transform> {
    let model = |fixture: &Fixture| scenario.gear(&fixture.unit).map(|gear| gear.model.as_str());
    let same_place = |other: &Fixture| (other.at.x - headphones.at.x).hypot(other.at.z - headphones.at.z) < 0.01;
    let is_stand = |other: &&Fixture| model(other) == Some("music_stand") && same_place(other);
    let stand = scenario.venue.fixtures.iter().find(is_stand).filter(|_| model(headphones) == Some("headphones"))?;
    let foot = Transform::from_translation(vector(stand.at)).with_rotation(facing(stand.facing));
    let desk = Transform::from_translation(MUSIC_DESK).with_rotation(Quat::from_rotation_x(MUSIC_DESK_TILT));
    let hung = Transform::from_translation(HUNG).with_rotation(Quat::from_rotation_y(std::f32::consts::FRAC_PI_2));
    Some(foot * desk * hung)
}

/// Where a fixture stands; a door is placed by the middle of its opening and turns about its hinge.
fn standing(scenario: &Scenario, unit: &UnitId, open: f64) -> Option<Transform> {
    let fixture = scenario.venue.fixture(unit)?;
    if let Some(hung) = over_a_music_stand(scenario, fixture) {
        return Some(hung);
    }
    let (at, shut) = (vector(fixture.at), facing(fixture.facing));
    let way = scenario.venue.doorways.iter().find(|way| way.door == *unit);
    let hinge = way.map_or(Vec3::ZERO, |way| shut * Vec3::new(way.width as f32 / -2.0, 0.0, 0.0));
    // A leaf is modelled 0.9 m wide and 2.1 m high.
    let fits = way.map_or(Vec3::ONE, |way| Vec3::new(way.width as f32 / 0.9, way.height as f32 / 2.1, 1.0));
    Some(Transform::from_translation(at + hinge).with_rotation(facing(fixture.facing + open)).with_scale(fits))
}
