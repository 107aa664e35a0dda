//! The house: floors, walls with what they are open for, ceilings, trim and lamps, built anew when another venue stands.

mod bulk;
mod ceiling;
mod halls;
mod shell;
mod trim;
mod windows;

pub(super) use bulk::{Bulk, Cut};
#[cfg(test)]
pub(super) use halls::Side;
pub(super) use halls::{Face, Hall, Opening, OpeningKind, halls, openings};

use crate::app::looks::{Looks, Quality};
use crate::app::world::WorldSystems;
use crate::app::world::light::{Lighting, LitHall, Sky, hour_of, lamps};
use crate::app::world::mips::slanted;
use crate::app::world::scene::Scene;
use crate::app::world::surface::Surface;
use crate::sim::scenario::Scenario;
use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Part of the building.
#[derive(Component)]
pub(super) struct Building;

/// Part of the shell, which is built anew when light or looks change.
#[derive(Component)]
struct Shell;

/// What a material of the house is: a surface or a plain finish, in a tint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Finish {
    /// A surface with its pictures and a tint.
    Of(Surface, [u8; 3]),
    /// Painted or lacquered wood without a picture.
    Plain([u8; 3]),
    /// Something that shines by itself.
    Glow([u8; 3]),
    /// Glass.
    Glass,
}

/// What was built last.
#[derive(Resource, Default)]
struct Built {
    last: Option<(Arc<Scenario>, Quality, Sky)>,
    /// Materials that were made so far, with relief or without.
    made: BTreeMap<(Finish, bool), Handle<StandardMaterial>>,
    /// Surfaces without a tint, which share their pictures.
    plain: BTreeMap<(Surface, bool), StandardMaterial>,
}

pub(super) fn plugin(app: &mut App) {
    let changed = resource_exists_and_changed::<Scene>.or_else(resource_changed::<Looks>);
    app.init_resource::<Built>().add_systems(Update, build.in_set(WorldSystems::Build).run_if(changed));
}

/// One mesh for each material of each room.
struct Site<'a> {
    lit: &'a LitHall,
    bulks: BTreeMap<Finish, Bulk>,
    is_lit: bool,
}

impl Site<'_> {
    /// Adds a rectangle.
    fn face(&mut self, finish: Finish, face: &Face) {
        let (lit, is_lit) = (self.lit, self.is_lit);
        let patch = if is_lit { 0.2 } else { 0.25 };
        let shade = move |at: Vec3, normal: Vec3| shade(lit, is_lit, finish, at, normal);
        self.bulks.entry(finish).or_default().face(face, Cut { patch, picture: picture(finish) }, &shade);
    }

    /// Adds a box.
    fn block(&mut self, finish: Finish, low: Vec3, high: Vec3) {
        let (lit, is_lit) = (self.lit, self.is_lit);
        let shade = move |at: Vec3, normal: Vec3| shade(lit, is_lit, finish, at, normal);
        self.bulks.entry(finish).or_default().block(low, high, Cut { patch: 1.2, picture: picture(finish) }, &shade);
    }
}

fn picture(finish: Finish) -> f32 {
    if let Finish::Of(surface, _) = finish { surface.metres() } else { 1.0 }
}

/// Lit materials need only what lamps cannot know; the others get all of their light here.
fn shade(lit: &LitHall, is_lit: bool, finish: Finish, at: Vec3, normal: Vec3) -> Vec3 {
    match finish {
        Finish::Glow(_) | Finish::Glass => Vec3::ONE,
        _ if is_lit => Vec3::splat(lit.openness(at, normal)),
        _ => lit.at(at, normal),
    }
}

/// A colour as a name of a finish.
fn tint(color: Color) -> [u8; 3] {
    let color = color.to_srgba();
    [color.red, color.green, color.blue].map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8)
}

fn build(
    mut commands: Commands,
    scene: Res<Scene>,
    looks: Res<Looks>,
    mut built: ResMut<Built>,
    mut lighting: ResMut<Lighting>,
    old: Query<Entity, With<Shell>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<StandardMaterial>>,
    adapter: Option<Res<RenderAdapterInfo>>,
) {
    let slanted = slanted(adapter.as_deref());
    let Some(scenario) = scene.scenario() else { return };
    let sky = Sky::at(hour_of(&scene));
    let same = |(before, quality, light): &(Arc<Scenario>, Quality, Sky)| {
        before.venue == scenario.venue && before.file.seats == scenario.file.seats && *quality == looks.quality && *light == sky
    };
    if built.last.as_ref().is_some_and(same) {
        return;
    }
    for entity in &old {
        commands.entity(entity).despawn();
    }
    let is_lit = looks.quality != Quality::Low;
    let openings = openings(scenario);
    let lamps = lamps(scenario, &sky);
    lighting.halls = halls(&scenario.venue).into_iter().zip(lamps).map(|(hall, lamps)| LitHall::new(scenario, hall, lamps)).collect();
    lighting.sky = Some(sky);
    lighting.openings.clone_from(&openings);
    for lit in &lighting.halls {
        let mut site = Site { lit, bulks: BTreeMap::new(), is_lit };
        shell::build(&mut site, &openings, &sky);
        for (finish, bulk) in site.bulks.into_iter().filter(|(_, bulk)| !bulk.is_empty()) {
            let Built { made, plain, .. } = &mut *built;
            let material = made
                .entry((finish, is_lit))
                .or_insert_with(|| materials.add(material_of(finish, is_lit.then_some(slanted), plain, &mut images)))
                .clone();
            let mut piece = commands.spawn((
                Name::new(format!("{} shell", lit.hall.name)),
                (Building, Shell, ShellPart),
                Mesh3d(meshes.add(bulk.mesh())),
                MeshMaterial3d(material),
            ));
            if matches!(finish, Finish::Glass | Finish::Glow(_)) {
                piece.insert(bevy::light::NotShadowCaster);
            }
        }
    }
    built.last = Some((Arc::clone(scenario), looks.quality, sky));
}

/// A mesh whose vertex colours hold its light, if light is not computed.
#[derive(Component)]
pub(super) struct ShellPart;

/// The material of a finish; lit ones get relief and as many samples along a slant.
fn material_of(
    finish: Finish,
    lit: Option<u16>,
    plain: &mut BTreeMap<(Surface, bool), StandardMaterial>,
    images: &mut Assets<Image>,
) -> StandardMaterial {
    let color = |[red, green, blue]: [u8; 3]| Color::srgb_u8(red, green, blue);
    match finish {
        Finish::Of(surface, tint) => {
            let of = plain.entry((surface, lit.is_some())).or_insert_with(|| surface.material(lit, images)).clone();
            StandardMaterial { base_color: color(tint), ..of }
        }
        Finish::Plain(tint) => StandardMaterial { base_color: color(tint), perceptual_roughness: 0.55, reflectance: 0.4, ..default() },
        Finish::Glow(tint) => {
            let light = color(tint).to_linear();
            let brightness = if lit.is_some() { 3.0 } else { 1.0 };
            StandardMaterial { base_color: Color::BLACK, emissive: light * brightness, ..default() }
        }
        Finish::Glass => StandardMaterial {
            base_color: Color::srgba(0.62, 0.72, 0.70, 0.10),
            perceptual_roughness: 0.06,
            reflectance: 0.5,
            alpha_mode: AlphaMode::Blend,
            cull_mode: None,
            double_sided: true,
            ..default()
        },
    }
}
