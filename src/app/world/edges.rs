//! Edges: four samples a pixel where there is a card; at low quality they are smoothed in the finished picture,
//! since four samples cost a software renderer half of its frames.

use crate::app::looks::Quality;
use bevy::core_pipeline::fullscreen_material::{FullscreenMaterial, FullscreenMaterialPlugin};
use bevy::prelude::*;
use bevy::render::extract_component::ExtractComponent;
use bevy::render::render_resource::ShaderType;
use bevy::shader::ShaderRef;

/// A camera whose finished pictures are smoothed.
#[derive(Component, ExtractComponent, ShaderType, Debug, Clone, Copy, Default)]
struct Smoothed {
    /// The engine wants something to hand to the shader.
    unused: f32,
}

impl FullscreenMaterial for Smoothed {
    fn fragment_shader() -> ShaderRef {
        "shaders/edges.wgsl".into()
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_plugins(FullscreenMaterialPlugin::<Smoothed>::default());
}

/// Sets up how a camera smooths edges.
pub(super) fn smooth(camera: &mut EntityCommands, quality: Quality) {
    if quality == Quality::Low {
        camera.insert((Msaa::Off, Smoothed::default()));
    } else {
        camera.insert(Msaa::Sample4).remove::<Smoothed>();
    }
}
