//! A stand as it would stand: base, mast and boom, the axis of its capsule, its pattern, and the tape to the player.

use crate::app::bridge::LiveSession;
use crate::app::schedule::StudioSystems;
use crate::app::screens::Focus;
use crate::app::world::cables::tube;
use crate::app::world::ground::ground;
use crate::app::world::hands::aim::Aim;
use crate::app::world::scene::Scene;
use crate::app::world::vector;
use crate::sim::view::{self, Ghost};
use bevy::prelude::*;
use std::f32::consts::TAU;

/// How thick its tubes are, metres, and its lines.
const TUBE: f32 = 0.009;
const LINE: f32 = 0.0025;
/// How far a pattern reaches on its axis, metres, and how long the axis is drawn.
const LOBE_M: f32 = 0.3;
const AXIS_M: f32 = 0.5;
/// Corners of a ring.
const CORNERS: usize = 32;

/// A part of what is only imagined.
#[derive(Component)]
pub(super) struct Ghostly;

/// What it is made of.
#[derive(Resource)]
struct Ether {
    stands: Handle<StandardMaterial>,
    refused: Handle<StandardMaterial>,
    lines: Handle<StandardMaterial>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, mix)
        .add_systems(Update, draw.in_set(StudioSystems::Present).run_if(resource_exists::<LiveSession>.and_then(resource_changed::<Aim>)));
}

fn mix(mut commands: Commands, mut materials: ResMut<Assets<StandardMaterial>>) {
    let mut shining = |color: Color, alpha: f32| {
        let emissive = color.to_linear() * 0.7;
        materials.add(StandardMaterial { base_color: color.with_alpha(alpha), emissive, alpha_mode: AlphaMode::Blend, ..default() })
    };
    let stands = shining(Color::srgb(0.85, 0.92, 1.0), 0.55);
    let refused = shining(Color::srgb(0.95, 0.25, 0.18), 0.6);
    let lines = shining(Color::srgb(1.0, 0.7, 0.25), 0.9);
    commands.insert_resource(Ether { stands, refused, lines });
}

fn draw(
    aim: Res<Aim>,
    focus: Res<Focus>,
    scene: Res<Scene>,
    ether: Res<Ether>,
    old: Query<Entity, With<Ghostly>>,
    mut shown: Local<Option<Ghost>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut commands: Commands,
) {
    if *shown == aim.ghost {
        return;
    }
    *shown = aim.ghost.clone();
    for entity in &old {
        commands.entity(entity).despawn();
    }
    let (Some(ghost), Some((scenario, studio)), Some(carried)) = (&aim.ghost, scene.session(), &focus.carried) else { return };
    let frame = if ghost.refused.is_some() { &ether.refused } else { &ether.stands };
    let mut put = |lines: Vec<Vec<Vec3>>, radius: f32, of: &Handle<StandardMaterial>| {
        for line in lines.iter().filter(|line| line.len() > 1) {
            commands.spawn((Ghostly, Mesh3d(meshes.add(tube(line, radius))), MeshMaterial3d(of.clone())));
        }
    };
    let floor = ground(scenario, ghost.pose.base.0 as f32, ghost.pose.base.1 as f32);
    put(rig(ghost, floor), TUBE, frame);
    let lobe = view::lobe(scenario, studio, &carried.stand);
    put(rays(ghost, scenario.file.seats.iter().map(|seat| (seat.player.clone(), vector(seat.at))), lobe.as_deref()), LINE, &ether.lines);
}

/// Base, mast and boom.
fn rig(ghost: &Ghost, floor: f32) -> Vec<Vec<Vec3>> {
    let pose = &ghost.pose;
    let foot = Vec3::new(pose.base.0 as f32, floor + 0.012, pose.base.1 as f32);
    let top = foot.with_y(pose.height as f32);
    let radius = ghost.base_radius_m as f32;
    let ring = (0..=CORNERS).map(|corner| {
        let angle = corner as f32 / CORNERS as f32 * TAU;
        foot + Vec3::new(angle.cos(), 0.0, angle.sin()) * radius
    });
    vec![ring.collect(), vec![foot, top], vec![top, vector(pose.capsule())]]
}

/// The axis of the capsule, its pattern around it, and the tape to the player that was measured to.
fn rays(ghost: &Ghost, seats: impl Iterator<Item = (crate::sim::band::PlayerId, Vec3)>, lobe: Option<&[f64]>) -> Vec<Vec<Vec3>> {
    let capsule = vector(ghost.pose.capsule());
    let ahead = vector(ghost.pose.aim.vector());
    let mut lines = vec![vec![capsule, capsule + ahead * AXIS_M]];
    let measured = ghost.reading.as_ref().map(|reading| &reading.player);
    lines.extend(seats.filter(|(player, _)| Some(player) == measured).map(|(_, spot)| vec![capsule, spot]));
    let side = ahead.cross(Vec3::Y).normalize_or(Vec3::X);
    if let Some(lobe) = lobe {
        let half = |side: Vec3| {
            let at = move |(step, gain): (usize, &f64)| {
                let angle = (step as f32 * 10.0).to_radians();
                capsule + (ahead * angle.cos() + side * angle.sin()) * (*gain as f32 * LOBE_M)
            };
            lobe.iter().enumerate().map(at).collect::<Vec<_>>()
        };
        lines.extend([half(side), half(-side)]);
    }
    lines
}
