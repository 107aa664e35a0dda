//! Switches of microphones: pattern, pad and low cut sit in a row on the body, between the capsule and the plug.

use crate::app::world::Thing;
use crate::app::world::controls::Control;
use crate::app::world::scene::Scene;
use crate::sim::gear::{ControlId, GearKind};
use bevy::mesh::VertexAttributeValues;
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;

/// Where along the way from the plug to the capsule the first switch is, and how far the next is from it, metres.
const FIRST: f32 = 0.34;
const APART_M: f32 = 0.013;
/// How large a switch is, metres: across, along the body, and out of it.
const SIZE: Vec3 = Vec3::new(0.007, 0.009, 0.005);
/// How far it stands out of the body at most, metres.
const OUT_M: f32 = 0.002;

/// How far around a body its side goes, as a cosine.
const SIDE: f32 = 0.85;

/// What switches are made of.
#[derive(Resource)]
struct Button {
    mesh: Handle<Mesh>,
    dark: Handle<StandardMaterial>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, mould).add_observer(fit);
}

fn mould(mut commands: Commands, mut meshes: ResMut<Assets<Mesh>>, mut materials: ResMut<Assets<StandardMaterial>>) {
    let dark = materials.add(StandardMaterial { base_color: Color::srgb(0.05, 0.05, 0.055), perceptual_roughness: 0.6, ..default() });
    commands.insert_resource(Button { mesh: meshes.add(Cuboid::from_size(SIZE)), dark });
}

/// Fits the switches of a microphone whose model has come.
fn fit(
    ready: On<WorldInstanceReady>,
    things: Query<&Thing>,
    children: Query<&Children>,
    parts: Query<(&Name, &Transform)>,
    bodies: Query<&Mesh3d>,
    transforms: Query<&Transform>,
    meshes: Res<Assets<Mesh>>,
    button: Res<Button>,
    mut scene: ResMut<Scene>,
    mut commands: Commands,
) {
    let Ok(Thing(unit)) = things.get(ready.entity) else { return };
    let Some(gear) = scene.scenario().and_then(|scenario| scenario.gear(unit)) else { return };
    let GearKind::Microphone(microphone) = &gear.kind else { return };
    let own = |wanted: &str| {
        children.iter_descendants(ready.entity).filter_map(|part| parts.get(part).ok()).find(|(name, _)| name.as_str() == wanted)
    };
    let (Some((_, plug)), Some((_, capsule))) = (own("jack"), own("capsule")) else { return };
    let specs = microphone.controls();
    if specs.is_empty() {
        return;
    }
    let along = (capsule.translation - plug.translation).normalize_or(Vec3::Y);
    let whole = plug.translation.distance(capsule.translation);
    // The switches are on the right of whoever looks where it is aimed.
    let out = (Vec3::X - along * along.x).normalize_or(Vec3::Z);
    // What has just come has no place in the room yet, but each part has its own in the one above it.
    let (mut profile, mut left) = (Vec::new(), vec![(ready.entity, Transform::IDENTITY)]);
    while let Some((part, here)) = left.pop() {
        let below = children.get(part).into_iter().flatten();
        left.extend(below.filter_map(|child| Some((*child, here * *transforms.get(*child).ok()?))));
        let Some(mesh) = bodies.get(part).ok().and_then(|mesh| meshes.get(&mesh.0)) else { continue };
        let Some(VertexAttributeValues::Float32x3(points)) = mesh.attribute(Mesh::ATTRIBUTE_POSITION) else { continue };
        profile.extend(points.iter().filter_map(|point| {
            let from_plug = here.transform_point(Vec3::from(*point)) - plug.translation;
            let far = from_plug.dot(along);
            let beside = from_plug - along * far;
            // Only the side where the switches are.
            (beside.normalize_or_zero().dot(out) > SIDE).then_some((far, beside.length()))
        }));
    }
    for (place, spec) in specs.into_iter().enumerate() {
        let far = (whole * FIRST + place as f32 * APART_M).min(whole * 0.8);
        let at = plug.translation + along * far + out * (radius(&profile, far) - SIZE.z / 2.0 + OUT_M);
        let rest = Transform::from_translation(at).with_rotation(Quat::from_mat3(&Mat3::from_cols(along.cross(out), along, out)));
        let control = Control::at_rest(ControlId::new(unit, spec.name.as_str()), rest);
        let look = (Mesh3d(button.mesh.clone()), MeshMaterial3d(button.dark.clone()));
        let made = commands.spawn((Name::new(spec.name), control, look, rest)).id();
        commands.entity(ready.entity).add_child(made);
    }
    scene.set_changed();
}

/// How thick a body is so far along its axis: between the corners of its outline before and behind.
fn radius(profile: &[(f32, f32)], far: f32) -> f32 {
    let widest = |at: f32| profile.iter().filter(|(far, _)| (far - at).abs() < 1e-4).map(|(_, radius)| *radius).fold(0.0, f32::max);
    let before = profile.iter().map(|(at, _)| *at).filter(|at| *at <= far).fold(f32::NEG_INFINITY, f32::max);
    let behind = profile.iter().map(|(at, _)| *at).filter(|at| *at >= far).fold(f32::INFINITY, f32::min);
    match (before.is_finite(), behind.is_finite()) {
        (true, true) => {
            let share = if behind > before { (far - before) / (behind - before) } else { 0.0 };
            widest(before) + (widest(behind) - widest(before)) * share
        }
        (true, false) => widest(before),
        (false, true) => widest(behind),
        (false, false) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_as_thick_as_its_outline_between_two_corners() {
        let profile = [(0.0, 0.01), (0.0, 0.004), (0.1, 0.03), (0.2, 0.02)];
        assert!((radius(&profile, 0.05) - 0.02).abs() < 1e-6);
        assert!((radius(&profile, 0.1) - 0.03).abs() < 1e-6);
        assert!((radius(&profile, 0.3) - 0.02).abs() < 1e-6, "beyond its end it is as thick as there");
    }
}
