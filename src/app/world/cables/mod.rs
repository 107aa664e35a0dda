//! Cables: each hangs from its jacks, lies along the way it was laid, and shows its plugs, the colour of its length and its slack.
//!
//! Jacks are nodes of models; until a model is there, a cable goes to where its unit is.

mod hang;
mod patch;
mod tape;
mod tube;

use crate::app::plain::Plain;
use crate::app::world::building::Building;
use crate::app::world::ground::covered;
use crate::app::world::jacks::{End, Socket};
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, model, vector};
use crate::files::settings::{Colours, Ease};
use crate::panels::cord_color;
use crate::sim::gear::{Cable, Connector, GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Cord, Studio};
use crate::sim::view;
use bevy::prelude::*;
use hang::{Run, curve};
use std::collections::BTreeMap;
pub(super) use tube::tube;

/// Half the thickness of a microphone cable as it is drawn, metres: a little more than its own, to be seen.
pub(super) const RADIUS: f32 = 0.0042;
/// Where the coloured band sits, metres from the plug, and how long it is.
const BAND: (f32, f32) = (0.10, 0.05);

/// Where the collar of a patch cord is, metres from the boot, and how long it is.
const COLLAR: (f32, f32) = (0.012, 0.016);

/// A drawn cable or a part of one.
#[derive(Component)]
struct Drawn;

/// The line through the middle of a cable, for whoever points at it.
#[derive(Component, Debug)]
pub(super) struct Line(pub(super) Vec<Vec3>);

/// What cables are made of, made once.
#[derive(Resource)]
struct Sheath {
    rubber: Handle<StandardMaterial>,
    /// A strip of gaffer tape and what it is made of.
    gaffer: (Handle<Mesh>, Handle<StandardMaterial>),
    bands: BTreeMap<u8, Handle<StandardMaterial>>,
    /// The collars of patch cords of 60 and of 90 cm.
    collars: [Handle<StandardMaterial>; 2],
    /// Patch cords by their colour.
    cords: BTreeMap<[u8; 3], Handle<StandardMaterial>>,
}

/// What is drawn of a cable.
#[derive(Debug, Clone, PartialEq)]
enum Way {
    /// Over the floor.
    Laid(Run),
    /// From jack to jack of the bays.
    Patched { from: End, to: Option<End>, color: [u8; 3] },
}

pub(super) fn plugin(app: &mut App) {
    let changed = resource_exists_and_changed::<Scene>.or_else(|fresh: Query<(), Added<Socket>>| !fresh.is_empty());
    app.add_systems(Startup, mix).add_systems(PostUpdate, draw.after(TransformSystems::Propagate).run_if(changed));
}

/// The colour code of lengths (domain reference 9.4): 3 m brown, 6 m green, 9 m blue, 15 m yellow.
const BANDS: [(f64, [f32; 3]); 5] = [
    (4.0, [0.45, 0.26, 0.13]),
    (7.5, [0.16, 0.46, 0.22]),
    (12.0, [0.14, 0.32, 0.66]),
    (18.0, [0.82, 0.64, 0.10]),
    (f64::INFINITY, [0.66, 0.14, 0.12]),
];

/// Patch cords of 60 cm have red collars, longer ones blue, as the cords on their hooks; each is of its own colour on the panel.
const COLLARS: [[f32; 3]; 2] = [[0.72, 0.25, 0.18], [0.27, 0.41, 0.54]];

fn mix(mut commands: Commands, mut materials: ResMut<Assets<StandardMaterial>>, mut meshes: ResMut<Assets<Mesh>>) {
    let mut plain = |[red, green, blue]: [f32; 3], rough: f32| {
        materials.add(StandardMaterial { base_color: Color::srgb(red, green, blue), perceptual_roughness: rough, ..default() })
    };
    let rubber = plain([0.075, 0.072, 0.07], 0.62);
    let strip = Cuboid { half_size: tape::STRIP * 0.5 };
    let gaffer = (meshes.add(strip), plain([0.12, 0.12, 0.125], 0.85));
    let bands = BANDS.iter().enumerate().map(|(index, (_, color))| (index as u8, plain(*color, 0.5))).collect();
    let collars = COLLARS.map(|color| plain(color, 0.7));
    commands.insert_resource(Sheath { rubber, gaffer, bands, collars, cords: BTreeMap::new() });
}

fn draw(
    scene: Res<Scene>,
    mut shown: Local<BTreeMap<UnitId, Way>>,
    sockets: Query<(&Socket, &GlobalTransform)>,
    old: Query<Entity, With<Drawn>>,
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<StandardMaterial>>,
    mut sheath: ResMut<Sheath>,
    ease: Option<Res<Plain<Ease>>>,
    server: Res<AssetServer>,
) {
    let colours = ease.map(|ease| ease.colours).unwrap_or_default();
    let session = scene.session();
    let ways = session.map_or_else(BTreeMap::new, |(scenario, studio)| {
        let ends: BTreeMap<&JackId, End> = sockets.iter().map(|(socket, at)| (&socket.jack, socket.end(at))).collect();
        ways(scenario, studio, &ends, colours)
    });
    if *shown == ways {
        return;
    }
    for entity in &old {
        commands.entity(entity).despawn();
    }
    let cables = ways.iter().filter_map(|(unit, way)| Some((unit, way, cable(session?.0, unit)?)));
    for (number, (unit, way, cable)) in cables.enumerate() {
        let part = || (Name::new(unit.to_string()), Thing(unit.clone()), Drawn, Building);
        let mut tubes = |line: &[Vec3], radius: f32, of: &Handle<StandardMaterial>| {
            commands.spawn((part(), Mesh3d(meshes.add(tube(line, radius))), MeshMaterial3d(of.clone())));
        };
        match way {
            Way::Patched { from, to, color } => {
                let cloth = sheath.cords.entry(*color).or_insert_with(|| materials.add(cloth(*color))).clone();
                let line = patch::cord(*from, *to, cable.length_m as f32, number);
                tubes(&line, patch::CORD, &cloth);
                for end in [Some(*from), *to].into_iter().flatten() {
                    tubes(&patch::boot(end), patch::BOOT, &cloth);
                }
                let collar = &sheath.collars[usize::from(cable.length_m > 0.75)];
                tubes(&stretch(&line, COLLAR.0, COLLAR.0 + COLLAR.1), patch::BOOT * 0.85, collar);
                if to.is_some() {
                    let back: Vec<Vec3> = line.iter().rev().copied().collect();
                    tubes(&stretch(&back, COLLAR.0, COLLAR.0 + COLLAR.1), patch::BOOT * 0.85, collar);
                }
            }
            Way::Laid(run) => {
                let over = |at: Vec3| session.map_or(0.0, |(scenario, _)| covered(scenario, at.x, at.z));
                let line = curve(run, over);
                let band = BANDS.iter().position(|(length, _)| cable.length_m < *length).unwrap_or(0) as u8;
                tubes(&line, RADIUS, &sheath.rubber);
                for end in [line.clone(), line.iter().rev().copied().collect()] {
                    let collar = stretch(&end, BAND.0, BAND.0 + BAND.1);
                    if let Some(color) = sheath.bands.get(&band).filter(|_| collar.len() > 1) {
                        tubes(&collar, RADIUS * 1.35, color);
                    }
                }
                for strip in if run.taped { tape::strips(&line, over) } else { Vec::new() } {
                    let (mesh, of) = sheath.gaffer.clone();
                    commands.spawn((part(), Mesh3d(mesh), MeshMaterial3d(of), strip));
                }
                if matches!(cable.ends.0, Connector::XlrFemale | Connector::XlrMale) {
                    for end in [run.from, run.to].into_iter().flatten() {
                        let up = if end.out.y.abs() > 0.9 { Vec3::X } else { Vec3::Y };
                        commands.spawn((part(), model(&server, "xlr_plug"), Transform::from_translation(end.at).looking_to(-end.out, up)));
                    }
                }
                commands.spawn((part(), Line(line)));
            }
        }
    }
    *shown = ways;
}

/// What a patch cord is covered with.
fn cloth([red, green, blue]: [u8; 3]) -> StandardMaterial {
    StandardMaterial { base_color: Color::srgb_u8(red, green, blue), perceptual_roughness: 0.7, ..default() }
}

fn cable<'a>(scenario: &'a Scenario, unit: &UnitId) -> Option<&'a Cable> {
    if let GearKind::Cable(cable) = &scenario.gear(unit)?.kind { Some(cable) } else { None }
}

/// Where every cable goes that is plugged.
fn ways(scenario: &Scenario, studio: &Studio, ends: &BTreeMap<&JackId, End>, colours: Colours) -> BTreeMap<UnitId, Way> {
    // Cords have the colours of the panel, where they are counted as they are out.
    let out: Vec<UnitId> = view::cables(scenario, studio).into_iter().filter(|one| one.is_patch_cord).map(|one| one.unit).collect();
    let color = |unit: &UnitId| {
        let [red, green, blue, _] = cord_color(out.iter().position(|one| one == unit).unwrap_or(0), colours).to_array();
        [red, green, blue]
    };
    let way = |(index, (unit, cord)): (usize, (&UnitId, &Cord))| {
        let cable = cable(scenario, unit)?;
        let way = if cable.ends.0 == Connector::TtPlug {
            let place = |jack: &Option<JackId>| jack.as_ref().and_then(|jack| ends.get(jack).copied());
            let (a, b) = (place(&cord.a), place(&cord.b));
            Way::Patched { from: a.or(b)?, to: a.and(b), color: color(unit) }
        } else {
            Way::Laid(run_of(scenario, studio, cord, ends, cable.length_m as f32, index)?)
        };
        Some((unit.clone(), way))
    };
    studio.cords.iter().enumerate().filter_map(way).collect()
}

/// Where a cable goes over the floor; none if it is plugged nowhere.
fn run_of(scenario: &Scenario, studio: &Studio, cord: &Cord, ends: &BTreeMap<&JackId, End>, length: f32, index: usize) -> Option<Run> {
    let place = |jack: &Option<JackId>| {
        let jack = jack.as_ref()?;
        let middle = || view::jack_place(scenario, studio, jack).map(|at| End { at: vector(at), out: Vec3::NEG_Y });
        ends.get(jack).copied().or_else(middle)
    };
    let (from, to) = (place(&cord.a), place(&cord.b));
    let by = cord.by.iter().map(|(x, z)| Vec3::new(*x as f32, 0.0, *z as f32)).collect();
    (from.is_some() || to.is_some()).then_some(Run { from, to, by, length, layer: index % 5, taped: cord.taped })
}

/// The part of a line between two distances from its beginning.
fn stretch(line: &[Vec3], from: f32, to: f32) -> Vec<Vec3> {
    let (mut gone, mut part) = (0.0, Vec::new());
    for pair in line.windows(2) {
        let step = pair[0].distance(pair[1]).max(1e-6);
        for edge in [from, to] {
            if edge >= gone && edge < gone + step {
                part.push(pair[0].lerp(pair[1], (edge - gone) / step));
            }
        }
        gone += step;
        if gone > from && gone < to {
            part.push(pair[1]);
        }
    }
    part
}
