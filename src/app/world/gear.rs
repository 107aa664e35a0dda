//! Fixtures and stock: each unit's picture where the studio says it is.

use crate::app::bridge::LiveSession;
use crate::app::screens::Screen;
use crate::app::world::rooms::{Building, Built};
use crate::app::world::{Thing, facing, model, vector};
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, StandPose, Studio};
use crate::sim::units::Aim;
use bevy::prelude::*;

/// The middle of a pop filter's ring from its clamp, metres.
const RING: Vec3 = Vec3::new(0.0, 0.268, -0.16);

/// A stand's measures, for its mast and its boom.
#[derive(Component, Clone, Copy, PartialEq)]
struct Rig(StandPose);

/// Shows a unit of the stock, which can be fetched.
#[derive(Component)]
struct Stocked;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (furnish.run_if(resource_changed::<Built>), follow, pose_rigs, swing_doors).chain());
    app.add_systems(OnExit(Screen::Debrief), tidy);
}

fn furnish(mut commands: Commands, built: Res<Built>, server: Res<AssetServer>, stocked: Query<Entity, With<Stocked>>) {
    let Some(scenario) = &built.0 else { return };
    for entity in &stocked {
        commands.entity(entity).despawn();
    }
    for fixture in &scenario.venue.fixtures {
        let Some(gear) = scenario.gear(&fixture.unit) else { continue };
        let at = standing(scenario, &fixture.unit, 0.0).unwrap_or_default();
        commands.spawn((Name::new(gear.name.clone()), Thing(fixture.unit.clone()), Building, model(&server, &gear.model), at));
    }
    for stock in &scenario.venue.stock {
        let Some(gear) = scenario.gear(&stock.unit) else { continue };
        let at = Transform::from_translation(vector(stock.at));
        commands.spawn((Name::new(gear.name.clone()), Thing(stock.unit.clone()), Building, Stocked, model(&server, &gear.model), at));
    }
}

/// Puts every unit of the stock where it is now.
fn follow(
    live: Option<Res<LiveSession>>,
    mut shown: Local<u64>,
    mut things: Query<(Entity, &Thing, &mut Transform, &mut Visibility), With<Stocked>>,
    mut commands: Commands,
) {
    let Some(live) = live else {
        *shown = 0;
        return;
    };
    if *shown == live.version {
        return;
    }
    *shown = live.version;
    let (scenario, studio) = (live.session().scenario(), live.studio());
    for (entity, Thing(unit), mut transform, mut visibility) in &mut things {
        match whereabouts(scenario, studio, unit) {
            Some(at) => {
                *transform = at;
                *visibility = Visibility::Inherited;
            }
            None => *visibility = Visibility::Hidden,
        }
        if let Some(Place::Standing(pose)) = studio.places.get(unit) {
            commands.entity(entity).insert(Rig(*pose));
        } else {
            commands.entity(entity).remove::<Rig>();
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
fn swing_doors(live: Option<Res<LiveSession>>, mut things: Query<(&Thing, &mut Transform), Without<Stocked>>) {
    let Some(live) = live else { return };
    let scenario = live.session().scenario();
    for (Thing(unit), mut transform) in &mut things {
        if !matches!(scenario.gear(unit).map(|gear| &gear.kind), Some(GearKind::Door)) {
            continue;
        }
        let open = if live.studio().settings.on(unit, "open") { 85.0 } else { 0.0 };
        if let Some(wanted) = standing(scenario, unit, open) {
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
    Some(Transform::from_translation(at + hinge).with_rotation(facing(fixture.facing + open)))
}

/// After a session everything is back in its slot for the next.
fn tidy(built: Res<Built>, mut things: Query<(&Thing, &mut Transform, &mut Visibility), With<Stocked>>) {
    let Some(scenario) = &built.0 else { return };
    for (Thing(unit), mut transform, mut visibility) in &mut things {
        if let Some(stock) = scenario.venue.stock(unit) {
            *transform = Transform::from_translation(vector(stock.at));
            *visibility = Visibility::Inherited;
        }
    }
}
