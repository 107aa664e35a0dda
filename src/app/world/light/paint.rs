//! Low quality: every material becomes a cheap one that is shaded at its corners, by the light of the place where it stands.

use crate::app::looks::{Looks, Quality};
use crate::app::world::building::ShellPart;
use crate::app::world::light::Lighting;
use bevy::asset::{embedded_asset, embedded_path};
use bevy::mesh::{MeshTag, MeshVertexBufferLayoutRef};
use bevy::pbr::{MaterialPipeline, MaterialPipelineKey};
use bevy::prelude::*;
use bevy::render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError};
use bevy::shader::ShaderRef;
use std::collections::HashMap;

/// A picture, a colour, and what shines by itself.
#[derive(Asset, TypePath, AsBindGroup, Debug, Clone)]
#[bind_group_data(Coat)]
pub(in crate::app) struct Painted {
    /// Colour and transparency.
    #[uniform(0)]
    base: Vec4,
    /// What shines by itself; the last is how metallic it is.
    #[uniform(0)]
    glow: Vec4,
    #[texture(1)]
    #[sampler(2)]
    picture: Option<Handle<Image>>,
    mode: AlphaMode,
    coat: Coat,
}

/// How the light at a corner is found.
///
/// Each has a shader of its own: a software driver compiles a shader anew for every draw if it branches on what a material says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::app) enum Coat {
    /// The corners hold their light already.
    Baked,
    /// By the light of the place.
    Matt,
    /// The same with the sheen of metal.
    Metal,
}

impl Painted {
    /// A picture that shines by itself, so brightly.
    pub(in crate::app::world) fn shining(picture: Handle<Image>, bright: f32) -> Self {
        let glow = Vec3::splat(bright).extend(0.0);
        Self { base: Vec4::new(0.0, 0.0, 0.0, 1.0), glow, picture: Some(picture), mode: AlphaMode::Opaque, coat: Coat::Baked }
    }
}

impl From<&Painted> for Coat {
    fn from(painted: &Painted) -> Self {
        painted.coat
    }
}

impl Material for Painted {
    fn vertex_shader() -> ShaderRef {
        shader()
    }

    fn fragment_shader() -> ShaderRef {
        shader()
    }

    fn alpha_mode(&self) -> AlphaMode {
        self.mode
    }

    fn enable_prepass() -> bool {
        false
    }

    fn enable_shadows() -> bool {
        false
    }

    fn specialize(
        _: &MaterialPipeline,
        descriptor: &mut RenderPipelineDescriptor,
        _: &MeshVertexBufferLayoutRef,
        key: MaterialPipelineKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        match key.bind_group_data {
            Coat::Baked => descriptor.vertex.shader_defs.push("BAKED".into()),
            Coat::Matt => {}
            Coat::Metal => descriptor.vertex.shader_defs.push("METAL".into()),
        }
        Ok(())
    }
}

fn shader() -> ShaderRef {
    ShaderRef::Path(bevy::asset::AssetPath::from_path_buf(embedded_path!("paint.wgsl")).with_source("embedded"))
}

/// What a painted thing was made of.
#[derive(Component)]
struct Under(Handle<StandardMaterial>);

/// Cheap materials by those that they stand for.
#[derive(Resource, Default)]
struct Paints(HashMap<(AssetId<StandardMaterial>, bool), Handle<Painted>>);

pub(super) fn plugin(app: &mut App) {
    embedded_asset!(app, "paint.wgsl");
    app.add_plugins(MaterialPlugin::<Painted>::default())
        .init_resource::<Paints>()
        .add_systems(PostUpdate, (paint.run_if(is_low), strip.run_if(not(is_low)), tag.run_if(is_low)).after(TransformSystems::Propagate));
}

fn is_low(looks: Res<Looks>) -> bool {
    looks.quality == Quality::Low
}

/// Paints everything that has come.
fn paint(
    mut commands: Commands,
    things: Query<(Entity, &MeshMaterial3d<StandardMaterial>, Has<ShellPart>)>,
    standard: Res<Assets<StandardMaterial>>,
    mut painted: ResMut<Assets<Painted>>,
    mut paints: ResMut<Paints>,
) {
    for (entity, material, is_shell) in &things {
        let Some(of) = standard.get(&material.0) else { continue };
        let known = paints.0.entry((material.0.id(), is_shell)).or_insert_with(|| painted.add(cheap(of, is_shell)));
        commands
            .entity(entity)
            .try_insert((MeshMaterial3d(known.clone()), Under(material.0.clone())))
            .try_remove::<MeshMaterial3d<StandardMaterial>>();
    }
}

fn cheap(of: &StandardMaterial, is_shell: bool) -> Painted {
    let base = of.base_color.to_linear();
    let glow = of.emissive;
    Painted {
        base: Vec4::new(base.red, base.green, base.blue, base.alpha),
        glow: Vec4::new(glow.red, glow.green, glow.blue, of.metallic),
        picture: of.base_color_texture.clone(),
        mode: of.alpha_mode,
        coat: match is_shell {
            true => Coat::Baked,
            false if of.metallic > 0.1 => Coat::Metal,
            false => Coat::Matt,
        },
    }
}

/// Takes the paint off again.
fn strip(mut commands: Commands, things: Query<(Entity, &Under)>, mut paints: ResMut<Paints>) {
    for (entity, Under(material)) in &things {
        commands.entity(entity).try_insert(MeshMaterial3d(material.clone())).try_remove::<(MeshMaterial3d<Painted>, Under)>();
    }
    if !paints.0.is_empty() {
        paints.0.clear();
    }
}

/// Tells each thing how much light there is where it stands: eight bits of each colour, half of them for light above white.
fn tag(
    mut commands: Commands,
    lighting: Res<Lighting>,
    things: Query<(Entity, Ref<GlobalTransform>, Option<&MeshTag>), (With<Under>, Without<ShellPart>)>,
) {
    for (entity, at, tagged) in &things {
        if tagged.is_some() && !at.is_changed() && !lighting.is_changed() {
            continue;
        }
        let place = at.translation() + Vec3::Y * 0.12;
        let Some(hall) = lighting.around(place) else { continue };
        let light = lighting.halls[hall].free(place);
        let part = |value: f32| (value * 127.0).clamp(0.0, 255.0) as u32;
        let tag = MeshTag(part(light.x) | part(light.y) << 8 | part(light.z) << 16);
        if tagged.is_none_or(|before| before.0 != tag.0) {
            commands.entity(entity).try_insert(tag);
        }
    }
}
