//! Fixtures and stock: each unit's picture where the studio says it is.

use crate::app::world::building::Building;
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, WorldSystems, facing, model, vector};
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, StandPose, Studio};
use crate::sim::units::Aim;
use bevy::prelude::*;
use std::sync::Arc;

/// The middle of a pop filter's ring from its clamp, metres.
const RING: Vec3 = Vec3::new(0.0, 0.268, -0.16);

/// A stand's measures, for its mast and its boom.
#[derive(Component, Clone, Copy, PartialEq)]
struct Rig(StandPose);

/// Put up with the venue, and gone with it.
#[derive(Component)]
struct Furnished;

/// Shows a unit of the stock, which can be fetched.
#[derive(Component)]
struct Stocked;

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
        commands.spawn((Name::new(gear.name.clone()), Thing(fixture.unit.clone()), (Building, Furnished), model(&server, &gear.model), at));
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

/// Puts every unit of the stock where it is now; before and after a session that is its own slot.
fn follow(scene: Res<Scene>, mut things: Query<(Entity, &Thing, &mut Transform, &mut Visibility), With<Stocked>>, mut commands: Commands) {
    let Some(scenario) = scene.scenario() else { return };
    let studio = scene.session().map(|(_, studio)| studio);
    for (entity, Thing(unit), mut transform, mut visibility) in &mut things {
        let slot = || scenario.venue.stock(unit).map(|stock| Transform::from_translation(vector(stock.at)));
        match studio.map_or_else(slot, |studio| whereabouts(scenario, studio, unit)) {
            Some(at) => {
                transform.set_if_neq(at);
                visibility.set_if_neq(Visibility::Inherited);
            }
            None => {
                visibility.set_if_neq(Visibility::Hidden);
            }
        }
        if let Some(Place::Standing(pose)) = studio.and_then(|studio| studio.places.get(unit)) {
            commands.entity(entity).try_insert(Rig(*pose));
        } else {
            commands.entity(entity).try_remove::<Rig>();
        }
    }
}

/// Where a unit is seen; none for what is in the hands or is drawn otherwise.
fn whereabouts(scenario: &Scenario, studio: &Studio, unit: &UnitId) -> Option<Transform> {
    match studio.places.get(unit)? {
        Place::Stored => scenario.venue.stock(unit).map(|stock| Transform::from_translation(vector(stock.at))),
        Place::Hand | Place::Run => None,
        Place::Threaded(machine) => scenario.venue.fixture(machine).map(|fixture| Transform::from_translation(vector(fixture.at))),
        Place::Floor(at) => Some(Transform::from_translation(vector(*at))),
        Place::Standing(pose) => Some(Transform::from_xyz(pose.base.0 as f32, 0.0, pose.base.1 as f32)),
        Place::OnStand(stand) => on_boom(studio, stand),
        Place::BeforeCapsule(stand, gap) => {
            let boom = on_boom(studio, stand)?;
            // The picture's origin is its clamp; the ring goes before the capsule.
            Some(boom.with_translation(boom.transform_point(Vec3::NEG_Z * *gap as f32 - RING)))
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
    for (root, Rig(pose)) in &rigs {
        for part in children.iter_descendants(root) {
            let (Ok(name), Ok(mut transform)) = (names.get(part), transforms.get_mut(part)) else { continue };
            let height = pose.height as f32;
            let wanted = match name.as_str() {
                "mast" => transform.with_scale(Vec3::new(1.0, (height - transform.translation.y).max(0.1), 1.0)),
                "boom" => {
                    // The boom is modelled along −z; `turn` counts from south, +z.
                    let turn = Quat::from_rotation_y(pose.turn.to_radians() as f32 + std::f32::consts::PI);
                    Transform {
                        translation: Vec3::new(0.0, height, 0.0),
                        rotation: turn,
                        scale: Vec3::new(1.0, 1.0, (pose.reach as f32).max(0.05)),
                    }
                }
                _ => continue,
            };
            transform.set_if_neq(wanted);
        }
    }
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

/// Where a fixture stands; a door is placed by the middle of its opening and turns about its hinge.
fn standing(scenario: &Scenario, unit: &UnitId, open: f64) -> Option<Transform> {
    let fixture = scenario.venue.fixture(unit)?;
    let (at, shut) = (vector(fixture.at), facing(fixture.facing));
    let way = scenario.venue.doorways.iter().find(|way| way.door == *unit);
    let hinge = way.map_or(Vec3::ZERO, |way| shut * Vec3::new(way.width as f32 / -2.0, 0.0, 0.0));
    // A leaf is modelled 0.9 m wide and 2.1 m high.
    let fits = way.map_or(Vec3::ONE, |way| Vec3::new(way.width as f32 / 0.9, way.height as f32 / 2.1, 1.0));
    Some(Transform::from_translation(at + hinge).with_rotation(facing(fixture.facing + open)).with_scale(fits))
}
