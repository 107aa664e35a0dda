//! Light without lamps to compute: every model is shaded once, when it is loaded, and drawn as it is.
//!
//! A software renderer draws this several times faster than lit materials; the ambient occlusion comes with the models.

use bevy::mesh::VertexAttributeValues;
use bevy::prelude::*;

/// Colour of the light from the ceiling.
const LAMPS: Vec3 = Vec3::new(1.0, 0.93, 0.82);
/// Colour of what the walls give back.
const ROOM: Vec3 = Vec3::new(0.46, 0.44, 0.45);
/// Where the strongest lamp is seen from a model.
const KEY: Vec3 = Vec3::new(0.35, 0.8, 0.5);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, (shade_meshes, flatten_materials));
}

/// The light on a surface of that direction.
pub(super) fn on_surface(normal: Vec3) -> Vec3 {
    let key = normal.dot(KEY.normalize()).max(0.0);
    let sky = 0.5 + 0.5 * normal.y;
    // A narrow lobe stands for the shine of metal and lacquer.
    let shine = normal.dot((KEY.normalize() + Vec3::Z * 0.6).normalize()).max(0.0).powi(24) * 0.35;
    ROOM * (0.55 + 0.45 * sky) + LAMPS * (key * 0.62 + shine)
}

fn shade_meshes(mut events: MessageReader<AssetEvent<Mesh>>, mut meshes: ResMut<Assets<Mesh>>) {
    for event in events.read() {
        let AssetEvent::Added { id } = event else { continue };
        // Meshes that the program makes itself are shaded as they are made; those of files come with normals and occlusion.
        let Some(mut mesh) = meshes.get_mut(*id) else { continue };
        if mesh.attribute(Mesh::ATTRIBUTE_UV_1).is_none() && mesh.contains_attribute(Mesh::ATTRIBUTE_NORMAL) {
            shade(&mut mesh);
        }
    }
}

fn shade(mesh: &mut Mesh) {
    let Some(VertexAttributeValues::Float32x3(normals)) = mesh.attribute(Mesh::ATTRIBUTE_NORMAL).cloned() else { return };
    // The colours of a file hold its tints and its ambient occlusion.
    let own: Vec<[f32; 4]> = match mesh.attribute(Mesh::ATTRIBUTE_COLOR) {
        Some(VertexAttributeValues::Float32x4(colors)) => colors.clone(),
        Some(VertexAttributeValues::Unorm16x4(colors)) => colors.iter().map(|color| color.map(|part| f32::from(part) / 65_535.0)).collect(),
        Some(VertexAttributeValues::Unorm8x4(colors)) => colors.iter().map(|color| color.map(|part| f32::from(part) / 255.0)).collect(),
        _ => vec![[1.0; 4]; normals.len()],
    };
    let shaded = |(normal, own): (&[f32; 3], [f32; 4])| {
        let light = on_surface(Vec3::from_array(*normal)) * Vec3::new(own[0], own[1], own[2]);
        [light.x, light.y, light.z, own[3]]
    };
    let colors: Vec<[f32; 4]> = normals.iter().zip(own).map(shaded).collect();
    mesh.insert_attribute(Mesh::ATTRIBUTE_COLOR, colors);
}

fn flatten_materials(mut events: MessageReader<AssetEvent<StandardMaterial>>, mut materials: ResMut<Assets<StandardMaterial>>) {
    for event in events.read() {
        let AssetEvent::Added { id } = event else { continue };
        let Some(mut material) = materials.get_mut(*id) else { continue };
        if material.unlit {
            continue;
        }
        material.unlit = true;
        let glow = material.emissive;
        if glow.red + glow.green + glow.blue > 0.05 {
            let base = material.base_color.to_linear();
            material.base_color = Color::linear_rgb(base.red + glow.red, base.green + glow.green, base.blue + glow.blue);
        }
    }
}
