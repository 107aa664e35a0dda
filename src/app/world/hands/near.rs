//! What is within reach, and the way that was walked with an end of a cable.

use crate::app::bridge::LiveSession;
use crate::app::schedule::StudioSystems;
use crate::app::screens::Focus;
use crate::app::world::Thing;
use crate::app::world::camera::Eyes;
use crate::app::world::hands::aim::REACH_M;
use crate::app::world::scene::Scene;
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Place;
use crate::sim::units::Point;
use crate::sim::view::Storage;
use bevy::prelude::*;

/// The most things that are listed.
const MOST: usize = 6;
/// A way is kept by a point for so many metres.
const STEP_M: f64 = 0.5;
/// The most points of a way that is kept.
const MOST_STEPS: usize = 48;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, (list, walk).in_set(StudioSystems::Present).run_if(resource_exists::<LiveSession>));
}

/// Lists what is within reach whenever the eyes or the things have moved.
fn list(
    eyes: Single<Ref<GlobalTransform>, With<Eyes>>,
    scene: Res<Scene>,
    things: Query<(&Thing, &GlobalTransform, &InheritedVisibility)>,
    mut focus: ResMut<Focus>,
) {
    if !eyes.is_changed() && !scene.is_changed() {
        return;
    }
    let Some((scenario, studio)) = scene.session() else { return };
    let (here, ahead) = (eyes.translation().with_y(0.0), eyes.forward().with_y(0.0).normalize_or_zero());
    let mut near: Vec<(f32, UnitId)> = Vec::new();
    for (Thing(unit), at, visible) in &things {
        let out = at.translation().with_y(0.0) - here;
        // What is at one's back is a turn away.
        let is_near = out.length() < if out.dot(ahead) > 0.0 { REACH_M * 1.5 } else { REACH_M };
        let is_meant = visible.get() && is_near && can_be_used(scenario, unit);
        let is_elsewhere = matches!(studio.places.get(unit), Some(Place::Hand | Place::Stored | Place::Run));
        if is_meant && !is_elsewhere && !near.iter().any(|(_, other)| other == unit) {
            near.push((out.length(), unit.clone()));
        }
    }
    near.sort_by(|left, right| left.0.total_cmp(&right.0));
    let near: Vec<_> = near.into_iter().take(MOST).map(|(_, unit)| unit).collect();
    if focus.near != near {
        focus.near = near;
    }
}

/// Furniture is only looked at, but for what things are kept in.
fn can_be_used(scenario: &Scenario, unit: &UnitId) -> bool {
    scenario.gear(unit).is_some_and(|gear| !matches!(gear.kind, GearKind::Furniture) || Storage::behind(gear).is_some())
}

/// Keeps the way of somebody who walks with the second end of a cable.
fn walk(eyes: Single<&GlobalTransform, With<Eyes>>, scene: Res<Scene>, mut focus: ResMut<Focus>) {
    let Some((scenario, studio)) = scene.session() else { return };
    let runs = focus.fingers.as_ref().is_some_and(|(cord, _)| studio.places.get(cord) == Some(&Place::Run));
    if !runs {
        if !focus.walked.is_empty() {
            focus.walked.clear();
        }
        return;
    }
    let at = eyes.translation();
    let here = (f64::from(at.x), f64::from(at.z));
    let room = |(x, z): (f64, f64)| scenario.venue.room_at(Point::new(x, 0.0, z)).map(|room| &room.id);
    let Some(last) = focus.walked.last().copied() else {
        if room(here).is_some() {
            focus.walked.push(here);
        }
        return;
    };
    if room(last) != room(here) {
        // Nobody sees which way somebody took through the house: the cable takes the straight one.
        focus.walked.clear();
    } else if (here.0 - last.0).hypot(here.1 - last.1) > STEP_M && focus.walked.len() < MOST_STEPS {
        focus.walked.push(here);
    }
}
