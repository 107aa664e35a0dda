//! Cables: each hangs from its jacks, lies along the way it was laid, and shows its plugs, the colour of its length and its slack.
//!
//! Jacks are nodes of models; until a model is there, a cable goes to where its unit is.

mod hang;
mod patch;
mod tube;

use crate::app::world::building::Building;
use crate::app::world::jacks::{End, Socket};
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, model, vector};
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

/// A drawn cable or a part of one.
#[derive(Component)]
struct Drawn;

/// What cables are made of, made once.
#[derive(Resource)]
struct Sheath {
    rubber: Handle<StandardMaterial>,
    bands: BTreeMap<u8, Handle<StandardMaterial>>,
    /// Patch cords of 60 and of 90 cm.
    cords: [Handle<StandardMaterial>; 2],
}

/// What is drawn of a cable.
#[derive(Debug, Clone, PartialEq)]
enum Way {
    /// Over the floor.
    Laid(Run),
    /// From jack to jack of the bays.
    Patched { from: End, to: Option<End> },
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

/// Patch cords of 60 cm are red, longer ones blue, as on their hooks.
const CORDS: [[f32; 3]; 2] = [[0.72, 0.25, 0.18], [0.27, 0.41, 0.54]];

fn mix(mut commands: Commands, mut materials: ResMut<Assets<StandardMaterial>>) {
    let mut plain = |[red, green, blue]: [f32; 3], rough: f32| {
        materials.add(StandardMaterial { base_color: Color::srgb(red, green, blue), perceptual_roughness: rough, ..default() })
    };
    let rubber = plain([0.075, 0.072, 0.07], 0.62);
    let bands = BANDS.iter().enumerate().map(|(index, (_, color))| (index as u8, plain(*color, 0.5))).collect();
    let cords = CORDS.map(|color| plain(color, 0.7));
    commands.insert_resource(Sheath { rubber, bands, cords });
}

fn draw(
    scene: Res<Scene>,
    mut shown: Local<BTreeMap<UnitId, Way>>,
    sockets: Query<(&Socket, &GlobalTransform)>,
    old: Query<Entity, With<Drawn>>,
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    sheath: Res<Sheath>,
    server: Res<AssetServer>,
) {
    let session = scene.session();
    let ways = session.map_or_else(BTreeMap::new, |(scenario, studio)| {
        let ends: BTreeMap<&JackId, End> = sockets.iter().map(|(socket, at)| (&socket.jack, socket.end(at))).collect();
        ways(scenario, studio, &ends)
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
            Way::Patched { from, to } => {
                let color = &sheath.cords[usize::from(cable.length_m > 0.75)];
                tubes(&patch::cord(*from, *to, cable.length_m as f32, number), patch::CORD, color);
                for end in [Some(*from), *to].into_iter().flatten() {
                    tubes(&patch::boot(end), patch::BOOT, color);
                }
            }
            Way::Laid(run) => {
                let line = curve(run);
                let band = BANDS.iter().position(|(length, _)| cable.length_m < *length).unwrap_or(0) as u8;
                tubes(&line, RADIUS, &sheath.rubber);
                for end in [line.clone(), line.iter().rev().copied().collect()] {
                    let collar = stretch(&end, BAND.0, BAND.0 + BAND.1);
                    if let Some(color) = sheath.bands.get(&band).filter(|_| collar.len() > 1) {
                        tubes(&collar, RADIUS * 1.35, color);
                    }
                }
                if matches!(cable.ends.0, Connector::XlrFemale | Connector::XlrMale) {
                    for end in [run.from, run.to].into_iter().flatten() {
                        let up = if end.out.y.abs() > 0.9 { Vec3::X } else { Vec3::Y };
                        commands.spawn((part(), model(&server, "xlr_plug"), Transform::from_translation(end.at).looking_to(-end.out, up)));
                    }
                }
            }
        }
    }
    *shown = ways;
}

fn cable<'a>(scenario: &'a Scenario, unit: &UnitId) -> Option<&'a Cable> {
    if let GearKind::Cable(cable) = &scenario.gear(unit)?.kind { Some(cable) } else { None }
}

/// Where every cable goes that is plugged.
fn ways(scenario: &Scenario, studio: &Studio, ends: &BTreeMap<&JackId, End>) -> BTreeMap<UnitId, Way> {
    let way = |(index, (unit, cord)): (usize, (&UnitId, &Cord))| {
        let cable = cable(scenario, unit)?;
        let way = if cable.ends.0 == Connector::TtPlug {
            let place = |jack: &Option<JackId>| jack.as_ref().and_then(|jack| ends.get(jack).copied());
            let (a, b) = (place(&cord.a), place(&cord.b));
            Way::Patched { from: a.or(b)?, to: a.and(b) }
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
    (from.is_some() || to.is_some()).then_some(Run { from, to, by, length, layer: index % 5 })
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
