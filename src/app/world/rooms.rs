//! The rooms of the venue: floors, walls with their doorways, ceilings, shaded once.

use crate::app::shelf::Shelf;
use crate::app::world::texture::Surface;
use crate::app::world::vector;
use crate::sim::scenario::Scenario;
use crate::sim::units::Point;
use crate::sim::venue::Room;
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Side of a shaded patch, metres.
const PATCH: f32 = 0.35;
/// Height of a doorway, metres.
const DOORWAY: f32 = 2.1;

/// The scenario whose venue stands now.
#[derive(Resource, Default)]
pub(super) struct Built(pub(super) Option<Arc<Scenario>>);

/// Part of the building.
#[derive(Component)]
pub(super) struct Building;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Built>().add_systems(Update, build.run_if(resource_changed::<Shelf>));
}

/// Builds the venue of the chosen scenario, or of the first, so that the title has a room behind it.
fn build(
    mut commands: Commands,
    shelf: Res<Shelf>,
    mut built: ResMut<Built>,
    old: Query<Entity, With<Building>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<StandardMaterial>>,
) {
    let Some(scenario) = shelf.chosen.as_ref().or(shelf.scenarios.first()) else { return };
    if built.0.as_ref().is_some_and(|standing| standing.venue == scenario.venue) {
        return;
    }
    for entity in &old {
        commands.entity(entity).despawn();
    }
    let mut looks = BTreeMap::new();
    for room in &scenario.venue.rooms {
        for (side, shares) in room.surfaces.iter().enumerate() {
            let surface =
                shares.iter().max_by(|left, right| left.1.total_cmp(&right.1)).map_or(Surface::Plaster, |(name, _)| Surface::of(name));
            let material = looks.entry(surface).or_insert_with(|| {
                let picture = images.add(surface.draw());
                materials.add(StandardMaterial { base_color_texture: Some(picture), unlit: true, ..default() })
            });
            for face in faces(scenario, room, side) {
                let mesh = meshes.add(mesh_of(scenario, room, &face, surface));
                commands.spawn((
                    Name::new(format!("{} surface {side}", room.name)),
                    Building,
                    Mesh3d(mesh),
                    MeshMaterial3d(material.clone()),
                ));
            }
        }
    }
    built.0 = Some(Arc::clone(scenario));
}

/// A rectangle of a room's surface: a corner, its two sides, and the direction into the room.
struct Face {
    corner: Vec3,
    across: Vec3,
    up: Vec3,
    inward: Vec3,
}

/// West, east, north, south, floor, ceiling; walls leave their doorways out.
fn faces(scenario: &Scenario, room: &Room, side: usize) -> Vec<Face> {
    let origin = Vec3::new(room.corner.0 as f32, 0.0, room.corner.1 as f32);
    let size = Vec3::new(room.size.0 as f32, room.size.1 as f32, room.size.2 as f32);
    let (x, y, z) = (Vec3::X * size.x, Vec3::Y * size.y, Vec3::Z * size.z);
    let face = match side {
        0 => Face { corner: origin + z, across: -z, up: y, inward: Vec3::X },
        1 => Face { corner: origin + x, across: z, up: y, inward: Vec3::NEG_X },
        2 => Face { corner: origin, across: x, up: y, inward: Vec3::Z },
        3 => Face { corner: origin + x + z, across: -x, up: y, inward: Vec3::NEG_Z },
        4 => Face { corner: origin + z, across: x, up: -z, inward: Vec3::Y },
        _ => Face { corner: origin + y, across: x, up: z, inward: Vec3::NEG_Y },
    };
    if side >= 4 {
        return vec![face];
    }
    let openings = scenario.venue.doorways.iter().filter(|way| way.between.0 == room.id || way.between.1 == room.id);
    let mut holes: Vec<(f32, f32)> = openings
        .filter_map(|way| {
            let at = vector(Point::new(way.at.0, 0.0, way.at.1)) - face.corner;
            // Walls between rooms have a thickness, so the doorway may lie a little behind this face.
            if at.dot(face.inward).abs() > 0.4 {
                return None;
            }
            let along = at.dot(face.across.normalize());
            let half = way.width as f32 / 2.0;
            (along > 0.0 && along < face.across.length()).then_some((along - half, along + half))
        })
        .collect();
    holes.sort_by(|left, right| left.0.total_cmp(&right.0));
    around(face, &holes)
}

fn around(face: Face, holes: &[(f32, f32)]) -> Vec<Face> {
    let along = face.across.normalize();
    let part = |from: f32, to: f32, low: f32| Face {
        corner: face.corner + along * from + Vec3::Y * low,
        across: along * (to - from),
        up: face.up - Vec3::Y * low,
        inward: face.inward,
    };
    let mut parts = Vec::new();
    let mut from = 0.0;
    for (left, right) in holes {
        parts.push(part(from, *left, 0.0));
        parts.push(part(*left, *right, DOORWAY));
        from = *right;
    }
    parts.push(part(from, face.across.length(), 0.0));
    parts
}

fn mesh_of(scenario: &Scenario, room: &Room, face: &Face, surface: Surface) -> Mesh {
    let (width, height) = (face.across.length(), face.up.length());
    let (columns, rows) = ((width / PATCH).ceil().max(1.0) as u32, (height / PATCH).ceil().max(1.0) as u32);
    let (mut places, mut normals, mut pictures, mut colors, mut indices) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for row in 0..=rows {
        for column in 0..=columns {
            let (u, v) = (column as f32 / columns as f32, row as f32 / rows as f32);
            let at = face.corner + face.across * u + face.up * v;
            let light = light_at(scenario, room, at, face.inward);
            places.push(at.to_array());
            normals.push(face.inward.to_array());
            pictures.push([u * width / surface.metres(), (1.0 - v) * height / surface.metres()]);
            colors.push([light.x, light.y, light.z, 1.0]);
        }
    }
    for row in 0..rows {
        for column in 0..columns {
            let first = row * (columns + 1) + column;
            let above = first + columns + 1;
            indices.extend([first, first + 1, above + 1, first, above + 1, above]);
        }
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, places)
        .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, normals)
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, pictures.clone())
        .with_inserted_attribute(Mesh::ATTRIBUTE_UV_1, pictures)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colors)
        .with_inserted_indices(Indices::U32(indices))
}

/// Light of a grid of lamps under the ceiling, dimmer in corners and under what stands there.
fn light_at(scenario: &Scenario, room: &Room, at: Vec3, normal: Vec3) -> Vec3 {
    let origin = Vec3::new(room.corner.0 as f32, 0.0, room.corner.1 as f32);
    let size = Vec3::new(room.size.0 as f32, room.size.1 as f32, room.size.2 as f32);
    let mut warm = 0.0;
    for (u, v) in [(0.27, 0.27), (0.73, 0.27), (0.27, 0.73), (0.73, 0.73)] {
        let out = origin + Vec3::new(size.x * u, size.y - 0.25, size.z * v) - at;
        let distance = out.length().max(0.6);
        let facing = (out / distance).dot(normal).max(0.0);
        warm += (0.25 + 0.75 * facing) * size.x.min(size.z) / (distance * distance + 2.0);
    }
    let inside = at - origin;
    let to_edges = [inside.x, size.x - inside.x, inside.z, size.z - inside.z, inside.y, size.y - inside.y];
    let corner: f32 = to_edges.into_iter().map(|edge| 1.0 - 0.3 * (-edge.max(0.0) / 0.45).exp()).product();
    let shadow = if normal.y > 0.5 { shadow_at(scenario, at) } else { 1.0 };
    (Vec3::new(0.30, 0.30, 0.33) + Vec3::new(1.0, 0.90, 0.74) * (warm * 0.62).min(1.1)) * corner * shadow * 1.15
}

/// How much light is left beside furniture and players.
fn shadow_at(scenario: &Scenario, at: Vec3) -> f32 {
    let fixtures = scenario.venue.fixtures.iter().filter(|fixture| fixture.at.y < 0.3).map(|fixture| fixture.at);
    let seats = scenario.file.seats.iter().map(|seat| Point::new(seat.at.x, 0.0, seat.at.z));
    fixtures.chain(seats).map(|spot| 1.0 - 0.45 * (-vector(spot).with_y(0.0).distance_squared(at.with_y(0.0)) / 0.3).exp()).product()
}
