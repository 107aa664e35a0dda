//! Screens that show what the recorder shows: its tracks with their names, levels and clips, and where it stands.
//!
//! The picture is drawn by the processor, a few times a second at most and only when something on it is different.

mod canvas;
mod page;

use crate::app::looks::{Looks, Quality};
use crate::app::sound::Meters;
use crate::app::world::light::{Exposed, Painted};
use crate::app::world::mips::add_levels;
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, WorldSystems};
use crate::sim::session::recorder;
use bevy::asset::RenderAssetUsages;
use bevy::camera::primitives::MeshAabb;
use bevy::light::NotShadowCaster;
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use bevy::world_serialization::WorldInstanceReady;
use canvas::{Canvas, HEIGHT, WIDTH};
use page::Page;

/// Metres from which something on a screen can be made out.
const READABLE: f32 = 7.0;
/// Times a second that a screen is looked at anew.
const STEPS: f32 = 4.0;
/// How far the picture is before the face of its screen, metres.
const BEFORE: f32 = 0.001;
/// How bright it is where light is computed, and where it is not.
const GLOW: (f32, f32) = (1.5, 0.9);

/// The picture on a screen.
#[derive(Component)]
struct Display;

/// What the screens show, and what they are drawn with.
#[derive(Default)]
struct Drawn {
    page: Option<Page>,
    canvas: Canvas,
    paint: Handle<Painted>,
    quality: Quality,
    step: u32,
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(find).add_systems(Update, show.in_set(WorldSystems::Furnish));
}

/// Puts a picture before the screen of a model that has come, if it is the recorder's or one that shows the same.
fn find(
    ready: On<WorldInstanceReady>,
    things: Query<&Thing>,
    children: Query<&Children>,
    names: Query<&Name>,
    bodies: Query<&Mesh3d>,
    scene: Res<Scene>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    let Ok(Thing(unit)) = things.get(ready.entity) else { return };
    let Some(scenario) = scene.scenario() else { return };
    let is_recorder = recorder(scenario).is_some_and(|(recorder, _)| recorder == unit);
    let follows = |model: &str| model == "computer_screen" || model.starts_with("desk");
    if !is_recorder && scenario.gear(unit).is_none_or(|gear| !follows(&gear.model)) {
        return;
    }
    for screen in children.iter_descendants(ready.entity).filter(|part| names.get(*part).is_ok_and(|name| name.as_str() == "screen")) {
        let faces = std::iter::once(screen).chain(children.iter_descendants(screen));
        let extents = faces.filter_map(|face| meshes.get(&bodies.get(face).ok()?.0)?.compute_aabb());
        let Some(extent) = extents.max_by(|one, other| one.half_extents.x.total_cmp(&other.half_extents.x)) else { continue };
        let (middle, half) = (Vec3::from(extent.center), extent.half_extents);
        let face = meshes.add(Rectangle::new(half.x * 2.0, half.y * 2.0));
        let at = Transform::from_translation(middle + Vec3::Z * (half.z + BEFORE));
        commands.entity(screen).with_child((Name::new("display"), Display, Mesh3d(face), at, NotShadowCaster));
    }
}

/// Draws the picture anew when it is seen and something on it is different.
fn show(
    scene: Res<Scene>,
    looks: Res<Looks>,
    meters: Option<Res<Meters>>,
    time: Res<Time>,
    mut drawn: Local<Drawn>,
    eyes: Query<&GlobalTransform, With<Exposed>>,
    screens: Query<(Entity, &GlobalTransform, Has<MeshMaterial3d<Painted>>), With<Display>>,
    mut images: ResMut<Assets<Image>>,
    mut paints: ResMut<Assets<Painted>>,
    mut commands: Commands,
) {
    let step = (time.elapsed_secs() * STEPS) as u32;
    let is_new = screens.iter().any(|(_, _, is_painted)| !is_painted);
    if !is_new && !scene.is_changed() && drawn.step == step {
        return;
    }
    let Some(eyes) = eyes.iter().next().map(GlobalTransform::translation) else { return };
    if !is_new && screens.iter().all(|(_, at, _)| at.translation().distance(eyes) > READABLE) {
        return;
    }
    drawn.step = step;
    let page =
        scene.session().map(|(scenario, studio)| Page::of(scenario, studio, scene.moment(), meters.as_ref().map(|meters| &meters.0)));
    let page = page.unwrap_or_default();
    let is_same = drawn.page.as_ref() == Some(&page) && drawn.quality == looks.quality;
    if !is_same {
        let picture = images.add(picture(page.draw(&mut drawn.canvas)));
        let glow = if looks.quality == Quality::Low { GLOW.1 } else { GLOW.0 };
        drawn.paint = paints.add(Painted::shining(picture, glow));
        (drawn.page, drawn.quality) = (Some(page), looks.quality);
    }
    for (screen, _, is_painted) in &screens {
        if !is_same || !is_painted {
            commands.entity(screen).try_insert(MeshMaterial3d(drawn.paint.clone()));
        }
    }
}

fn picture(pixels: Vec<u8>) -> Image {
    let size = Extent3d { width: WIDTH as u32, height: HEIGHT as u32, depth_or_array_layers: 1 };
    let format = TextureFormat::Rgba8UnormSrgb;
    let mut image = Image::new(size, TextureDimension::D2, pixels, format, RenderAssetUsages::RENDER_WORLD);
    add_levels(&mut image, 1);
    image
}
