//! Many rectangles and boxes of one material as one mesh, so that a room is a handful of draw calls.

use crate::app::world::building::Face;
use bevy::asset::RenderAssetUsages;
use bevy::mesh::{Indices, PrimitiveTopology};
use bevy::prelude::*;

/// A mesh that grows.
#[derive(Debug, Default)]
pub(in crate::app::world) struct Bulk {
    places: Vec<[f32; 3]>,
    normals: Vec<[f32; 3]>,
    tangents: Vec<[f32; 4]>,
    pictures: Vec<[f32; 2]>,
    colors: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

/// How a surface is cut up and pictured.
#[derive(Debug, Clone, Copy)]
pub(in crate::app::world) struct Cut {
    /// Side of a patch that has a shade of its own, metres.
    pub(in crate::app::world) patch: f32,
    /// Metres that one picture covers.
    pub(in crate::app::world) picture: f32,
}

impl Bulk {
    /// A rectangle in patches, each corner with its own shade.
    pub(in crate::app::world) fn face(&mut self, face: &Face, cut: Cut, shade: &impl Fn(Vec3, Vec3) -> Vec3) {
        let (width, height) = (face.across.length(), face.up.length());
        let (right, up) = (face.across / width, face.up / height);
        let count = |metres: f32| (metres / cut.patch).ceil().clamp(1.0, 120.0) as u32;
        let (columns, rows) = (count(width), count(height));
        let first = self.places.len() as u32;
        for row in 0..=rows {
            for column in 0..=columns {
                let (along, above) = (width * column as f32 / columns as f32, height * row as f32 / rows as f32);
                let at = face.corner + right * along + up * above;
                let color = shade(at, face.inward);
                self.places.push(at.to_array());
                self.normals.push(face.inward.to_array());
                self.tangents.push([right.x, right.y, right.z, 1.0]);
                // Pictures lie in the house, not on the part, so that parts beside an opening belong together.
                self.pictures.push([at.dot(right) / cut.picture, -at.dot(up) / cut.picture]);
                self.colors.push([color.x, color.y, color.z, 1.0]);
            }
        }
        for row in 0..rows {
            for column in 0..columns {
                let corner = first + row * (columns + 1) + column;
                let above = corner + columns + 1;
                self.indices.extend([corner, corner + 1, above + 1, corner, above + 1, above]);
            }
        }
    }

    /// A box from its lowest to its highest corner.
    pub(in crate::app::world) fn block(&mut self, low: Vec3, high: Vec3, cut: Cut, shade: &impl Fn(Vec3, Vec3) -> Vec3) {
        let size = high - low;
        let (x, y, z) = (Vec3::X * size.x, Vec3::Y * size.y, Vec3::Z * size.z);
        let faces = [
            (low, z, y, Vec3::NEG_X),
            (low + x + z, -z, y, Vec3::X),
            (low + x, -x, y, Vec3::NEG_Z),
            (low + z, x, y, Vec3::Z),
            (low, x, z, Vec3::NEG_Y),
            (low + y + z, x, -z, Vec3::Y),
        ];
        for (corner, across, up, inward) in faces {
            if across.length() > 1e-4 && up.length() > 1e-4 {
                self.face(&Face { corner, across, up, inward }, cut, shade);
            }
        }
    }

    /// Whether there is anything in it.
    pub(in crate::app::world) fn is_empty(&self) -> bool {
        self.indices.is_empty()
    }

    /// The mesh.
    pub(in crate::app::world) fn mesh(self) -> Mesh {
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::default())
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.places)
            .with_inserted_attribute(Mesh::ATTRIBUTE_NORMAL, self.normals)
            .with_inserted_attribute(Mesh::ATTRIBUTE_TANGENT, self.tangents)
            .with_inserted_attribute(Mesh::ATTRIBUTE_UV_0, self.pictures)
            .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, self.colors)
            .with_inserted_indices(Indices::U32(self.indices))
    }
}
