//! Cables on the floor: each a tube along the way it was laid, down from one jack and up to the other.

use crate::app::world::scene::Scene;
use crate::app::world::{Thing, WorldSystems, vector};
use crate::sim::gear::{Connector, GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Cord, Studio};
use crate::sim::units::Point;
use crate::sim::view;
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use std::collections::BTreeMap;

/// Half the thickness as it is drawn, metres: a little more than the cable's own, to be seen.
const RADIUS: f32 = 0.006;
/// Corners of the tube.
const SIDES: usize = 5;

/// A drawn cable.
#[derive(Component)]
struct Drawn;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, draw.in_set(WorldSystems::Furnish).run_if(resource_exists_and_changed::<Scene>));
}

fn draw(
    scene: Res<Scene>,
    mut shown: Local<Option<BTreeMap<UnitId, Cord>>>,
    old: Query<Entity, With<Drawn>>,
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<StandardMaterial>>,
) {
    let cords = scene.session().map(|(_, studio)| studio.cords.clone());
    if *shown == cords {
        return;
    }
    *shown = cords;
    for entity in &old {
        commands.entity(entity).despawn();
    }
    let Some((scenario, studio)) = scene.session() else { return };
    for (unit, cord) in &studio.cords {
        let Some(GearKind::Cable(cable)) = scenario.gear(unit).map(|gear| &gear.kind) else { continue };
        if cable.ends.0 == Connector::TtPlug {
            continue;
        }
        let way = way_of(scenario, studio, unit, cord);
        if way.len() < 2 {
            continue;
        }
        let material = materials.add(StandardMaterial { base_color: band_color(cable.length_m), perceptual_roughness: 0.7, ..default() });
        let mesh = meshes.add(tube(&smooth(&way)));
        let thing = (Name::new(unit.to_string()), Thing(unit.clone()), Drawn);
        commands.spawn((thing, Mesh3d(mesh), MeshMaterial3d(material)));
    }
}

/// The colour code of lengths (domain reference 9.4): 3 m brown, 6 m green, 9 m blue, 15 m yellow.
fn band_color(length_m: f64) -> Color {
    match length_m {
        length if length < 4.0 => Color::srgb(0.42, 0.27, 0.16),
        length if length < 7.5 => Color::srgb(0.20, 0.42, 0.24),
        length if length < 12.0 => Color::srgb(0.18, 0.30, 0.52),
        length if length < 18.0 => Color::srgb(0.66, 0.54, 0.16),
        _ => Color::srgb(0.55, 0.16, 0.14),
    }
}

/// From jack to floor, along the points, and up again; a loose end lies beside the last point.
fn way_of(scenario: &Scenario, studio: &Studio, unit: &UnitId, cord: &Cord) -> Vec<Vec3> {
    let place = |jack: &Option<_>| jack.as_ref().and_then(|jack| view::jack_place(scenario, studio, jack));
    let (a, b) = (place(&cord.a), place(&cord.b));
    let mut way = Vec::new();
    let floor = |point: Point| vector(Point { y: f64::from(RADIUS), ..point });
    // Beside the stand, so that the cable hangs from the microphone and does not pierce its aim.
    if let Some(a) = a {
        way.extend([vector(a), vector(a) + Vec3::new(0.03, -0.25, 0.03), floor(a) + Vec3::new(0.06, 0.0, 0.06)]);
    }
    way.extend(cord.by.iter().map(|(x, z)| floor(Point::new(*x, 0.0, *z))));
    if let Some(b) = b {
        way.extend([floor(b), vector(b)]);
    }
    if let (Some(from), None) | (None, Some(from)) = (a, b) {
        let loose = floor(from) + Vec3::new(0.5, 0.0, 0.35 + (unit.0.len() % 3) as f32 * 0.05);
        if a.is_some() { way.push(loose) } else { way.insert(0, loose) }
    }
    way
}

/// A curve through the points that nowhere dips under the floor.
fn smooth(points: &[Vec3]) -> Vec<Vec3> {
    let mut curve = Vec::new();
    for index in 0..points.len() - 1 {
        let before = points[index.saturating_sub(1)];
        let (from, to) = (points[index], points[index + 1]);
        let after = points[(index + 2).min(points.len() - 1)];
        for step in 0..8 {
            let t = step as f32 / 8.0;
            // A cardinal spline with little tension keeps long runs straight and corners round.
            let (enter, leave) = ((to - before) * 0.22, (after - from) * 0.22);
            let (t2, t3) = (t * t, t * t * t);
            let at = from * (2.0 * t3 - 3.0 * t2 + 1.0) + enter * (t3 - 2.0 * t2 + t) + to * (3.0 * t2 - 2.0 * t3) + leave * (t3 - t2);
            curve.push(at.with_y(at.y.max(RADIUS)));
        }
    }
    curve.push(points[points.len() - 1]);
    curve
}

fn tube(curve: &[Vec3]) -> Mesh {
    let (mut places, mut normals, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for (index, at) in curve.iter().enumerate() {
        let along = (curve[(index + 1).min(curve.len() - 1)] - curve[index.saturating_sub(1)]).normalize_or(Vec3::X);
        let side = along.cross(if along.y.abs() > 0.9 { Vec3::X } else { Vec3::Y }).normalize_or(Vec3::X);
        let up = side.cross(along);
        for corner in 0..SIDES {
            let angle = corner as f32 / SIDES as f32 * std::f32::consts::TAU;
            let normal = side * angle.cos() + up * angle.sin();
            places.push((*at + normal * RADIUS).to_array());
            normals.push(normal.to_array());
        }
    }
    for ring in 0..(curve.len() - 1) as u32 {
        for corner in 0..SIDES as u32 {
            let sides = SIDES as u32;
            let (first, second) = (ring * sides + corner, ring * sides + (corner + 1) % sides);
            indices.extend([first, second, second + sides, first, second + sides, first + sides]);
        }
    }
    let flat: Vec<[f32; 2]> = vec![[0.0, 0.0]; places.len()];
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, places)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, flat)
        .with_inserted_indices(Indices::U32(indices))
}
