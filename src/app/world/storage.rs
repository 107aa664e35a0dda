//! Where things are kept: every slot, hook and parking place shows the unit that is kept there, or nothing while it is out.

use crate::app::world::gear::Stocked;
use crate::app::world::scene::Scene;
use crate::app::world::{Thing, vector};
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Place;
use bevy::camera::primitives::MeshAabb;
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;
use std::collections::BTreeMap;

/// How far from where the venue keeps a thing its slot may be, metres: a slot of that name elsewhere is another's.
const NEAR: f32 = 3.0;
/// Metres of a hook that coils hang on, and the most that one takes of it.
const HOOK: f32 = 0.105;
const COIL: f32 = 0.024;

/// A place of a piece of furniture that has a name.
#[derive(Component, Debug, Clone)]
struct Slot(String);

/// Where a unit is kept, once its furniture is there.
#[derive(Component, Debug, Clone, Copy, PartialEq)]
pub(super) struct Kept(pub(super) Transform);

/// How far a model reaches below its origin, metres.
#[derive(Component, Debug, Clone, Copy)]
struct Foot(f32);

pub(super) fn plugin(app: &mut App) {
    app.add_observer(find).add_observer(measure).add_systems(
        PostUpdate,
        put_away.after(TransformSystems::Propagate).run_if(resource_exists_and_changed::<Scene>.or_else(has_come)),
    );
}

fn has_come(fresh: Query<(), Or<(Added<Slot>, Added<Foot>)>>) -> bool {
    !fresh.is_empty()
}

/// Finds the places of a piece of furniture that has come.
fn find(
    ready: On<WorldInstanceReady>,
    things: Query<&Thing>,
    children: Query<&Children>,
    names: Query<&Name>,
    scene: Res<Scene>,
    mut commands: Commands,
) {
    let Ok(Thing(unit)) = things.get(ready.entity) else { return };
    let gear = scene.scenario().and_then(|scenario| scenario.gear(unit));
    if gear.is_none_or(|gear| !matches!(gear.kind, GearKind::Furniture)) {
        return;
    }
    for part in children.iter_descendants(ready.entity) {
        let name = names.get(part).map(Name::as_str).unwrap_or_default();
        if ["slot ", "hook ", "rack ", "shelf ", "bay hook "].iter().any(|kind| name.starts_with(kind)) {
            // Pegs on the two cheeks of a rack are for the same cords.
            commands.entity(part).try_insert(Slot(name.trim_end_matches(" left").to_owned()));
        }
    }
}

/// Measures what is kept when it has come, so that it stands on its shelf.
fn measure(
    ready: On<WorldInstanceReady>,
    stocked: Query<(), With<Stocked>>,
    children: Query<&Children>,
    parents: Query<&ChildOf>,
    places: Query<&Transform>,
    bodies: Query<&Mesh3d>,
    meshes: Res<Assets<Mesh>>,
    mut commands: Commands,
) {
    if !stocked.contains(ready.entity) {
        return;
    }
    let mut lowest = f32::MAX;
    for part in children.iter_descendants(ready.entity) {
        let Some(extent) = bodies.get(part).ok().and_then(|body| meshes.get(&body.0)).and_then(MeshAabb::compute_aabb) else { continue };
        let mut at = places.get(part).copied().unwrap_or_default();
        for above in parents.iter_ancestors(part).take_while(|above| *above != ready.entity) {
            at = places.get(above).copied().unwrap_or_default() * at;
        }
        let (low, high) = (Vec3::from(extent.min()), Vec3::from(extent.max()));
        for corner in 0..8 {
            let pick = |axis: usize| if corner >> axis & 1 == 1 { high[axis] } else { low[axis] };
            lowest = lowest.min(at.transform_point(Vec3::new(pick(0), pick(1), pick(2))).y);
        }
    }
    if lowest < f32::MAX {
        commands.entity(ready.entity).try_insert(Foot(lowest));
    }
}

/// Finds where each unit is kept and puts there what is stored.
fn put_away(
    scene: Res<Scene>,
    slots: Query<(&Slot, &GlobalTransform)>,
    mut things: Query<(Entity, &Thing, &mut Transform, Option<&Foot>, Option<&Kept>), With<Stocked>>,
    mut commands: Commands,
) {
    let Some(scenario) = scene.scenario() else { return };
    let studio = scene.session().map(|(_, studio)| studio);
    let mut places: BTreeMap<&str, Vec<GlobalTransform>> = BTreeMap::new();
    for (Slot(name), at) in &slots {
        places.entry(name.as_str()).or_default().push(*at);
    }
    let seats = seats(scenario);
    for (entity, Thing(unit), mut transform, foot, kept) in &mut things {
        let Some(seat) = seats.get(unit) else { continue };
        let far = |place: &GlobalTransform| (place.translation() - seat.listed).with_y(0.0).length();
        let nearest = places.get(seat.place.as_str()).and_then(|places| places.iter().min_by(|one, other| far(one).total_cmp(&far(other))));
        let Some(place) = nearest.filter(|place| far(place) < NEAR) else { continue };
        let wanted = Kept(seat.at(place, foot.copied()));
        if kept != Some(&wanted) {
            commands.entity(entity).try_insert(wanted);
            if studio.is_none_or(|studio| matches!(studio.places.get(unit), Some(Place::Stored))) {
                *transform = wanted.0;
            }
        }
    }
}

/// Where a unit is kept: the name of its place, how many hang behind it, and how many there are.
struct Seat {
    place: String,
    before: usize,
    of: usize,
    /// Where the venue lists it.
    listed: Vec3,
    /// Its number in the list, for things that should not all look the same way.
    number: usize,
}

impl Seat {
    fn at(&self, place: &GlobalTransform, foot: Option<Foot>) -> Transform {
        let (middle, turn) = (place.translation(), place.rotation());
        if self.place.contains("hook ") {
            let apart = (HOOK / self.of.max(1) as f32).min(COIL);
            return Transform::from_translation(middle + turn * Vec3::Z * apart * self.before as f32).with_rotation(turn);
        }
        let (turned, lift) = if self.place.starts_with("rack ") {
            // Legs of neighbours stand between each other.
            (Quat::from_rotation_y(self.number as f32 * 1.05), 0.0)
        } else {
            // Microphones look out of their slots.
            (Quat::from_rotation_y(std::f32::consts::PI), -foot.map_or(0.0, |foot| foot.0))
        };
        Transform::from_translation(middle + Vec3::Y * lift).with_rotation(turn * turned)
    }
}

/// Places by unit. Different things on one hook hang on the hooks of that name one after the other, a kind on each.
fn seats(scenario: &Scenario) -> BTreeMap<UnitId, Seat> {
    let mut kinds: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut seats = Vec::new();
    for (number, stock) in scenario.venue.stock.iter().enumerate() {
        let Some(gear) = scenario.gear(&stock.unit) else { continue };
        let kinds = kinds.entry(&stock.slot).or_default();
        let kind = kinds.iter().position(|kind| *kind == gear.model).unwrap_or_else(|| {
            kinds.push(&gear.model);
            kinds.len() - 1
        });
        let is_shared = kind > 0 && stock.slot.starts_with("hook ");
        let place = if is_shared { format!("{} {}", stock.slot, kind + 1) } else { stock.slot.clone() };
        let count = counts.entry(place.clone()).or_default();
        let seat = Seat { place, before: *count, of: 0, listed: vector(stock.at), number };
        *count += 1;
        seats.push((stock.unit.clone(), seat));
    }
    seats.into_iter().map(|(unit, seat)| (unit, Seat { of: counts[&seat.place], ..seat })).collect()
}
