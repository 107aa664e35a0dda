//! Meters and moving things that follow the engine: bars and needles on desks, reels that turn, the clock on the wall.

use crate::app::looks::{Looks, Quality};
use crate::app::sound::Meters;
use crate::app::world::Thing;
use crate::app::world::light::Exposed;
use crate::app::world::scene::Scene;
use crate::sim::session::{recorder, tape_machine};
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;
use std::f32::consts::TAU;

/// What a bar shows at its lowest and at its highest, dBFS.
const RANGE: (f32, f32) = (-48.0, 0.0);
/// What a needle shows as 0 VU, dBFS, and how far it swings to either side, radians.
const NOMINAL: f32 = -18.0;
const SWING: f32 = 0.785;

/// Metres from which a meter can be read.
const READABLE: f32 = 6.0;
/// Steps a second at low quality.
const STEPS: f32 = 5.0;

/// How thick tape is, and the radius of the hub that it is wound on, metres.
const THICK: f64 = 53e-6;
const HUB: f64 = 0.057;

/// A part that moves by itself.
#[derive(Component, Debug, Clone, Copy)]
struct Moves {
    rest: Transform,
    by: Motion,
}

/// What moves a part.
#[derive(Debug, Clone, Copy)]
enum Motion {
    /// The level of a recorder's track, from 1.
    Bar(u32),
    /// The level of the left (0) or right (1) monitor.
    Needle(usize),
    /// The level of a track of the venue's tape machine, from 1.
    Track(u32),
    /// Turns in a day: the hands of a clock.
    Hand(f32),
    /// The reel that gives (false) or takes up (true) the tape of the venue's tape machine.
    Reel(bool),
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(find).add_systems(Update, follow);
}

fn find(
    ready: On<WorldInstanceReady>,
    things: Query<&Thing>,
    scene: Res<Scene>,
    children: Query<&Children>,
    parts: Query<(&Name, &Transform)>,
    mut commands: Commands,
) {
    // Another machine in the house stands still.
    let deck = scene.scenario().and_then(|scenario| tape_machine(scenario)).map(|(unit, _)| unit);
    let is_deck = things.get(ready.entity).is_ok_and(|Thing(unit)| Some(unit) == deck);
    let unit = things.get(ready.entity).ok().map(|Thing(unit)| unit);
    let is_recorder = unit.is_some() && scene.scenario().and_then(|scenario| recorder(scenario)).map(|(unit, _)| unit) == unit;
    for part in children.iter_descendants(ready.entity) {
        let Ok((name, rest)) = parts.get(part) else { continue };
        let own = is_recorder.then(|| column_of(name.as_str())).flatten();
        if let Some(by) = own.or_else(|| motion_of(name.as_str())).filter(|by| is_deck || !matches!(by, Motion::Reel(_) | Motion::Track(_)))
        {
            commands.entity(part).try_insert(Moves { rest: *rest, by });
        }
    }
}

/// The column of a track on the recorder's own face.
fn column_of(name: &str) -> Option<Motion> {
    name.strip_prefix("meter ")?.parse().ok().map(Motion::Bar)
}

fn motion_of(name: &str) -> Option<Motion> {
    if let Some(number) = name.strip_prefix("ch").and_then(|rest| rest.strip_suffix(".meter")) {
        return number.parse().ok().map(Motion::Bar);
    }
    if let Some(number) = name.strip_prefix("needle ") {
        return number.parse().ok().map(Motion::Track);
    }
    match name {
        "monitor.meter 1" => Some(Motion::Needle(0)),
        "monitor.meter 2" => Some(Motion::Needle(1)),
        "hour" => Some(Motion::Hand(2.0)),
        "minute" => Some(Motion::Hand(24.0)),
        "second" => Some(Motion::Hand(1440.0)),
        "reel left" => Some(Motion::Reel(false)),
        "reel right" => Some(Motion::Reel(true)),
        _ => None,
    }
}

fn follow(
    meters: Option<Res<Meters>>,
    scene: Res<Scene>,
    looks: Res<Looks>,
    time: Res<Time>,
    mut step: Local<u32>,
    eyes: Query<&GlobalTransform, With<Exposed>>,
    mut parts: Query<(&Moves, &mut Transform, &GlobalTransform, &mut Visibility)>,
) {
    // Where every picture of the room costs a processor's time, meters are seen five times a second.
    let now = (time.elapsed_secs() * STEPS) as u32;
    if looks.quality == Quality::Low && now == *step {
        return;
    }
    *step = now;
    let Some(eyes) = eyes.iter().next().map(GlobalTransform::translation) else { return };
    let day = scene.seconds_of_day().floor() / 86_400.0;
    let (track, monitor) = match &meters {
        Some(meters) => (Some(|number| meters.track_peak(number)), Some(|side| meters.monitor_peak(side))),
        None => (None, None),
    };
    let is_threaded = scene.session().is_some_and(|(_, studio)| studio.deck.reel.is_some());
    for (part, mut transform, at, mut visibility) in &mut parts {
        if at.translation().distance(eyes) > READABLE {
            continue;
        }
        let rest = part.rest;
        let wanted = match part.by {
            Motion::Bar(number) => {
                let level = track.as_ref().map_or(RANGE.0, |track| track(number));
                let share = ((level - RANGE.0) / (RANGE.1 - RANGE.0)).clamp(0.0, 1.0);
                // In steps as segments are, so that nothing is drawn anew for what nobody sees.
                rest.with_scale(rest.scale * Vec3::new(1.0, (share * 24.0).ceil().max(0.5) / 24.0, 1.0))
            }
            Motion::Needle(side) => {
                let level = monitor.as_ref().map_or(-120.0, |monitor| monitor(side));
                rest.with_rotation(rest.rotation * Quat::from_rotation_z(-swing(level - NOMINAL)))
            }
            Motion::Track(number) => {
                let level = meters.as_ref().map_or(-120.0, |meters| meters.machine_vu(number));
                rest.with_rotation(rest.rotation * Quat::from_rotation_z(-swing(level)))
            }
            Motion::Reel(takes_up) => {
                // The empty reel stays on; the other one is the tape that was threaded.
                visibility.set_if_neq(if takes_up || is_threaded { Visibility::Inherited } else { Visibility::Hidden });
                let whole = scene.scenario().and_then(|scenario| tape_machine(scenario)).map_or(0.0, |(_, machine)| machine.tape_m);
                let gone = scene.session().map_or(0.0, |(_, studio)| studio.deck.place_at(scene.moment()));
                let turned = turned(gone, whole, takes_up);
                rest.with_rotation(rest.rotation * Quat::from_rotation_z(turned))
            }
            Motion::Hand(turns) => rest.with_rotation(rest.rotation * Quat::from_rotation_z(-(day * turns).fract() * TAU)),
        };
        transform.set_if_neq(wanted);
    }
}

/// How far a needle swings from its rest for so many VU, radians; in steps, so that nothing is drawn anew for what nobody sees.
fn swing(vu: f32) -> f32 {
    let share = (10.0_f32.powf(vu / 20.0) * 0.7).clamp(0.0, 1.05);
    ((share * 40.0).round() / 40.0) * 2.0 * SWING
}

/// How far a reel has turned when so much of a tape has run, metres; radians within a turn.
///
/// A reel gets larger by the tape's thickness with every turn, so its angle is the growth of its radius in thicknesses.
fn turned(gone: f64, whole: f64, takes_up: bool) -> f32 {
    let gone = gone.clamp(0.0, whole);
    let radius = |tape: f64| (HUB * HUB + tape * THICK / std::f64::consts::PI).sqrt();
    let grown = if takes_up { radius(gone) - HUB } else { radius(whole) - radius(whole - gone) };
    (grown / THICK * std::f64::consts::TAU).rem_euclid(std::f64::consts::TAU) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_reel_turns_faster_than_a_full_one_and_both_by_the_tape_that_runs() {
        let (full, empty) = (turned(0.01, 762.0, false), turned(0.01, 762.0, true));
        assert!((f64::from(empty) - 0.01 / HUB).abs() < 1e-3, "{empty}");
        assert!((f64::from(full) - 0.01 / 0.1269).abs() < 1e-3, "{full}");
        assert!(turned(0.0, 762.0, true).abs() < 1e-6);
    }
}
