//! A round tube along a line.

use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

/// Corners of the tube.
const SIDES: usize = 6;

pub(in crate::app::world) fn tube(line: &[Vec3], radius: f32) -> Mesh {
    let (mut places, mut normals, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    let mut side = Vec3::X;
    for (index, at) in line.iter().enumerate() {
        let along = (line[(index + 1).min(line.len() - 1)] - line[index.saturating_sub(1)]).normalize_or(Vec3::X);
        // Carried along from ring to ring, so that the tube does not twist.
        side = (side - along * side.dot(along)).normalize_or(along.any_orthonormal_vector());
        let up = side.cross(along);
        for corner in 0..SIDES {
            let angle = corner as f32 / SIDES as f32 * std::f32::consts::TAU;
            let normal = side * angle.cos() + up * angle.sin();
            places.push((*at + normal * radius).to_array());
            normals.push(normal.to_array());
        }
    }
    for ring in 0..line.len().saturating_sub(1) as u32 {
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
