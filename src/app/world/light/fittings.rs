//! Lamps as the renderer knows them, and what a camera needs to look at them: exposure, reflections, glow.

use crate::app::looks::{Looks, Quality};
use crate::app::world::WorldSystems;
use crate::app::world::light::environment::{Surroundings, surroundings};
use crate::app::world::light::{Lamp, Lighting};
use bevy::camera::{Exposure, Hdr};
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::light::{EnvironmentMapLight, GlobalAmbientLight};
use bevy::post_process::bloom::Bloom;
use bevy::prelude::*;
use std::collections::BTreeMap;

/// Exposure of a room at its working light.
const EV: f32 = 6.05;
/// Candela per square metre for light that is counted as 1; the exposure leaves room for what is brighter.
const WHITE: f32 = 153.6;

/// Lamps narrower than this, radians, are the sky's.
const SUN: f32 = 0.5;

/// A camera that looks at the place.
#[derive(Component, Debug, Clone, Copy, Default)]
pub(in crate::app::world) struct Exposed {
    /// The room it was set up for, and the quality.
    hall: Option<(usize, Quality)>,
}

/// A lamp of a room.
#[derive(Component)]
struct Fitting(usize);

/// Reflections of rooms that have been looked at.
#[derive(Resource, Default)]
struct Mirrors(BTreeMap<usize, Surroundings>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Mirrors>()
        .insert_resource(GlobalAmbientLight::NONE)
        .add_systems(Update, hang.in_set(WorldSystems::Furnish).run_if(resource_changed::<Lighting>))
        .add_systems(PostUpdate, (expose, switch).after(TransformSystems::Propagate));
}

/// Hangs the lamps up that the light was worked out for.
fn hang(
    mut commands: Commands,
    lighting: Res<Lighting>,
    looks: Res<Looks>,
    old: Query<Entity, With<Fitting>>,
    mut mirrors: ResMut<Mirrors>,
    mut cameras: Query<&mut Exposed>,
) {
    for entity in &old {
        commands.entity(entity).despawn();
    }
    mirrors.0.clear();
    cameras.iter_mut().for_each(|mut camera| camera.hall = None);
    if looks.quality == Quality::Low {
        return;
    }
    for (index, lit) in lighting.halls.iter().enumerate() {
        for lamp in &lit.lamps {
            spawn(&mut commands, index, lamp);
        }
    }
}

fn spawn(commands: &mut Commands, hall: usize, lamp: &Lamp) {
    // A surface that scatters evenly shows its light through π; a lamp's lumens go into the whole sphere.
    let lumens = lamp.strength * WHITE * 4.0 * std::f32::consts::PI * std::f32::consts::PI;
    let color = Color::linear_rgb(lamp.color.x, lamp.color.y, lamp.color.z);
    let base = (Name::new("lamp"), Fitting(hall));
    match lamp.aim {
        Some(aim) => {
            let light = SpotLight {
                color,
                intensity: lumens,
                range: lamp.reach,
                radius: 0.1,
                outer_angle: lamp.spread,
                inner_angle: lamp.spread * 0.35,
                shadow_maps_enabled: lamp.throws,
                shadow_depth_bias: 0.02,
                shadow_normal_bias: 1.2,
                ..default()
            };
            let side = if aim.y.abs() > 0.95 { Vec3::Z } else { Vec3::Y };
            commands.spawn((base, light, Transform::from_translation(lamp.at).looking_to(aim, side)));
        }
        None => {
            let light = PointLight { color, intensity: lumens, range: lamp.reach, radius: 0.08, ..default() };
            commands.spawn((base, light, Transform::from_translation(lamp.at)));
        }
    }
}

/// Only the lamps of the room that is looked at and of those beside it burn; the nearest few throw shadows.
fn switch(
    looks: Res<Looks>,
    lighting: Res<Lighting>,
    cameras: Query<(&GlobalTransform, &Camera), With<Exposed>>,
    mut spots: Query<(&Fitting, &GlobalTransform, &mut SpotLight, &mut Visibility)>,
) {
    let Some((eyes, _)) = cameras.iter().find(|(_, camera)| camera.is_active) else { return };
    let Some(here) = lighting.around(eyes.translation()) else { return };
    let most = if looks.quality == Quality::High { 10 } else { 6 };
    let focus = eyes.translation() + eyes.forward() * 2.5;
    // The sun is far away and throws the shadows that matter most.
    let far = |light: &SpotLight, at: &GlobalTransform| if light.outer_angle < SUN { 0.0 } else { at.translation().distance(focus) };
    let mut order: Vec<_> = spots.iter().map(|(fitting, at, light, _)| (fitting.0 != here, far(light, at))).collect();
    order.sort_by(|left, right| left.0.cmp(&right.0).then(left.1.total_cmp(&right.1)));
    let last = order.get(most).copied();
    for (fitting, at, mut light, mut visibility) in &mut spots {
        let rank = (fitting.0 != here, far(&light, at));
        let is_near = last.is_none_or(|last| rank < last);
        let burns = fitting.0 == here || at.translation().distance(focus) < 7.0;
        let throws = is_near && burns;
        if light.shadow_maps_enabled != throws {
            light.shadow_maps_enabled = throws;
        }
        visibility.set_if_neq(if burns { Visibility::Inherited } else { Visibility::Hidden });
    }
}

/// Sets cameras up for the room that they are in.
fn expose(
    looks: Res<Looks>,
    lighting: Res<Lighting>,
    mut mirrors: ResMut<Mirrors>,
    mut images: ResMut<Assets<Image>>,
    mut cameras: Query<(Entity, &GlobalTransform, &mut Exposed)>,
    mut commands: Commands,
) {
    for (entity, eyes, mut exposed) in &mut cameras {
        let Some(hall) = lighting.around(eyes.translation()) else { continue };
        if exposed.hall == Some((hall, looks.quality)) {
            continue;
        }
        exposed.hall = Some((hall, looks.quality));
        let mut camera = commands.entity(entity);
        if looks.quality == Quality::Low {
            camera.remove::<(EnvironmentMapLight, Bloom, Hdr)>().insert(Tonemapping::None);
            continue;
        }
        let Surroundings { diffuse, specular } =
            mirrors.0.entry(hall).or_insert_with(|| surroundings(&lighting, hall, &mut images)).clone();
        let around = EnvironmentMapLight { diffuse_map: diffuse, specular_map: specular, intensity: WHITE, ..default() };
        camera.insert((around, Exposure { ev100: EV }, Tonemapping::AcesFitted, Hdr, Bloom { intensity: 0.12, ..Bloom::NATURAL }));
    }
}
