//! Cables: each hangs from its jacks, lies along the way it was laid, and shows its plugs, the colour of its length and its slack.

mod hang;
mod tube;

use crate::app::world::building::Building;
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, WorldSystems, model, vector};
use crate::sim::gear::{Connector, GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Cord, Studio};
use crate::sim::view;
use bevy::prelude::*;
use hang::{Run, curve};
use std::collections::BTreeMap;
use tube::tube;

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
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, mix).add_systems(Update, draw.in_set(WorldSystems::Furnish).run_if(resource_exists_and_changed::<Scene>));
}

/// The colour code of lengths (domain reference 9.4): 3 m brown, 6 m green, 9 m blue, 15 m yellow.
const BANDS: [(f64, [f32; 3]); 5] = [
    (4.0, [0.45, 0.26, 0.13]),
    (7.5, [0.16, 0.46, 0.22]),
    (12.0, [0.14, 0.32, 0.66]),
    (18.0, [0.82, 0.64, 0.10]),
    (f64::INFINITY, [0.66, 0.14, 0.12]),
];

fn mix(mut commands: Commands, mut materials: ResMut<Assets<StandardMaterial>>) {
    let mut plain = |[red, green, blue]: [f32; 3], rough: f32| {
        materials.add(StandardMaterial { base_color: Color::srgb(red, green, blue), perceptual_roughness: rough, ..default() })
    };
    let rubber = plain([0.075, 0.072, 0.07], 0.62);
    let bands = BANDS.iter().enumerate().map(|(index, (_, color))| (index as u8, plain(*color, 0.5))).collect();
    commands.insert_resource(Sheath { rubber, bands });
}

fn draw(
    scene: Res<Scene>,
    mut shown: Local<Option<BTreeMap<UnitId, Cord>>>,
    old: Query<Entity, With<Drawn>>,
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    sheath: Res<Sheath>,
    server: Res<AssetServer>,
) {
    let cords = scene.session().map(|(_, studio)| studio.cords.clone());
    if *shown == cords {
        return;
    }
    *shown = cords;
    for entity in &old {
        commands.entity(entity).despawn();
    }
    let Some((scenario, studio)) = scene.session() else { return };
    for (index, (unit, cord)) in studio.cords.iter().enumerate() {
        let Some(GearKind::Cable(cable)) = scenario.gear(unit).map(|gear| &gear.kind) else { continue };
        if cable.ends.0 == Connector::TtPlug {
            continue;
        }
        let Some(run) = run_of(scenario, studio, cord, cable.length_m as f32, index) else { continue };
        let line = curve(&run);
        let band = BANDS.iter().position(|(length, _)| cable.length_m < *length).unwrap_or(0) as u8;
        let part = || (Name::new(unit.to_string()), Thing(unit.clone()), Drawn, Building);
        commands.spawn((part(), Mesh3d(meshes.add(tube(&line, RADIUS))), MeshMaterial3d(sheath.rubber.clone())));
        for end in [line.clone(), line.iter().rev().copied().collect()] {
            let collar = stretch(&end, BAND.0, BAND.0 + BAND.1);
            if let Some(color) = sheath.bands.get(&band).filter(|_| collar.len() > 1) {
                commands.spawn((part(), Mesh3d(meshes.add(tube(&collar, RADIUS * 1.35))), MeshMaterial3d(color.clone())));
            }
            if matches!(cable.ends.0, Connector::XlrFemale | Connector::XlrMale) && end.len() > 4 {
                // The plug's cable end lies along the cable; its contacts are in the jack.
                let out = (end[3] - end[0]).normalize_or(Vec3::NEG_Y);
                let turned = Transform::from_translation(end[0]).looking_to(-out, if out.y.abs() > 0.9 { Vec3::X } else { Vec3::Y });
                commands.spawn((part(), model(&server, "xlr_plug"), turned));
            }
        }
    }
}

/// Where a cable goes; none if it is plugged nowhere.
fn run_of(scenario: &Scenario, studio: &Studio, cord: &Cord, length: f32, index: usize) -> Option<Run> {
    let place = |jack: &Option<_>| jack.as_ref().and_then(|jack| view::jack_place(scenario, studio, jack)).map(vector);
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
