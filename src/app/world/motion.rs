//! Players breathe, play in time with what sounds, put headphones on for a take, and look up when the lead speaks.

use crate::app::bridge::Spoken;
use crate::app::looks::{Looks, Quality};
use crate::app::sound::Meters;
use crate::app::world::players::Seated;
use crate::app::world::scene::Scene;
use crate::sim::band::PlayerId;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Rolling, Studio};
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;
use std::f32::consts::TAU;

/// Seconds that a player looks up after a word from the control room.
const LISTENS: f32 = 3.0;
/// Steps a second where every picture of the room costs a processor's time.
const STEPS: f32 = 2.0;

/// A joint of a player.
#[derive(Component, Debug, Clone)]
struct Joint {
    player: PlayerId,
    limb: Limb,
    rest: Transform,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Limb {
    Body,
    Head,
    /// The left (−1) or right (1) arm.
    Arm(f32),
    Headphones,
}

/// When the lead last spoke, seconds of the program.
#[derive(Resource, Default)]
struct Called(Option<f32>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Called>().add_observer(find).add_observer(hear).add_systems(Update, (play, cover));
}

fn find(
    ready: On<WorldInstanceReady>,
    seated: Query<&Seated>,
    children: Query<&Children>,
    parts: Query<(&Name, &Transform)>,
    mut commands: Commands,
) {
    let Ok(Seated(player)) = seated.get(ready.entity) else { return };
    for part in children.iter_descendants(ready.entity) {
        let Ok((name, rest)) = parts.get(part) else { continue };
        let limb = match name.as_str() {
            "body" => Limb::Body,
            "head" => Limb::Head,
            "arm_l" => Limb::Arm(-1.0),
            "arm_r" => Limb::Arm(1.0),
            "headphones" => Limb::Headphones,
            _ => continue,
        };
        commands.entity(part).try_insert(Joint { player: player.clone(), limb, rest: *rest });
    }
}

fn hear(spoken: On<Spoken>, time: Res<Time>, mut called: ResMut<Called>) {
    if spoken.0.who == "lead" {
        called.0 = Some(time.elapsed_secs());
    }
}

/// What a player does at this moment.
struct Pose {
    /// Turns of a breath.
    breath: f32,
    /// Beats of the song since the first count, and how strongly they are played, 0 to 1.
    beat: f32,
    strength: f32,
    /// How far the head is up, 0 to 1.
    looks_up: f32,
}

fn play(
    time: Res<Time>,
    looks: Res<Looks>,
    scene: Res<Scene>,
    meters: Option<Res<Meters>>,
    called: Res<Called>,
    mut joints: Query<(&Joint, &mut Transform)>,
) {
    let Some((scenario, studio)) = scene.session() else { return };
    let now = match looks.quality {
        Quality::Low => (time.elapsed_secs() * STEPS).floor() / STEPS,
        Quality::Medium | Quality::High => time.elapsed_secs(),
    };
    for (joint, mut transform) in &mut joints {
        let pose = pose_of(scenario, studio, meters.as_deref(), &joint.player, &scene, now, called.0, looks.quality);
        transform.set_if_neq(moved(joint, &pose));
    }
}

fn pose_of(
    scenario: &Scenario,
    studio: &Studio,
    meters: Option<&Meters>,
    player: &PlayerId,
    scene: &Scene,
    now: f32,
    called: Option<f32>,
    quality: Quality,
) -> Pose {
    let moment = scene.moment();
    let playing = studio.performances.iter().find(|one| one.player == *player && one.start <= moment && moment < one.end);
    let beat = playing.map_or(0.0, |one| moment.since(one.start) as f32 * scenario.song.bpm as f32 / 60.0);
    let track = scenario.file.brief.inputs.iter().find(|line| line.player == *player).map(|line| line.track);
    // What is heard of the player moves the player; a player who is on no track plays at a middling strength.
    let level = meters.zip(track).map_or(-18.0, |(meters, track)| meters.track_peak(track));
    let loud = ((level + 50.0) / 44.0).clamp(0.15, 1.0);
    let offset = player.0.bytes().map(f32::from).sum::<f32>() * 0.13;
    let is_still = quality == Quality::Low && playing.is_none();
    let since = called.map_or(f32::MAX, |called| now - called);
    Pose {
        breath: if is_still { 0.0 } else { now * 0.24 + offset },
        beat,
        strength: if playing.is_some() { loud } else { 0.0 },
        looks_up: (since / 0.4).min(1.0) * ((LISTENS - since) / 0.6).clamp(0.0, 1.0),
    }
}

/// Where a joint is in a pose.
fn moved(joint: &Joint, pose: &Pose) -> Transform {
    let rest = joint.rest;
    let breath = (pose.breath * TAU).sin();
    let sway = (pose.beat * 0.5 * TAU).sin() * pose.strength;
    match joint.limb {
        Limb::Body => {
            let lean = Quat::from_rotation_z(sway * 0.022) * Quat::from_rotation_x(breath * 0.006 + sway.abs() * 0.02);
            rest.with_rotation(rest.rotation * lean).with_scale(rest.scale * Vec3::new(1.0, 1.0 + breath * 0.004, 1.0 + breath * 0.012))
        }
        Limb::Head => {
            let nod = (pose.beat * TAU).sin().max(0.0) * 0.07 * pose.strength - pose.looks_up * 0.34;
            rest.with_rotation(rest.rotation * Quat::from_rotation_x(nod + breath * 0.01))
        }
        Limb::Arm(side) => {
            // Hands take turns; a strum is quick down and slow up.
            let stroke = ((pose.beat + if side > 0.0 { 0.0 } else { 0.25 }) * TAU).sin() * pose.strength;
            let reach = if side > 0.0 { 0.10 } else { 0.045 };
            rest.with_rotation(rest.rotation * Quat::from_rotation_x(stroke * reach) * Quat::from_rotation_z(stroke * reach * 0.3 * side))
        }
        Limb::Headphones => rest,
    }
}

/// Headphones are on while the recorder rolls or somebody plays.
fn cover(scene: Res<Scene>, mut joints: Query<(&Joint, &mut Visibility)>) {
    let worn = scene.session().is_some_and(|(_, studio)| {
        let moment = scene.moment();
        studio.transport.rolling != Rolling::Stopped || studio.performances.iter().any(|one| one.start <= moment && moment < one.end)
    });
    for (joint, mut visibility) in &mut joints {
        if joint.limb == Limb::Headphones {
            visibility.set_if_neq(if worn { Visibility::Inherited } else { Visibility::Hidden });
        }
    }
}
