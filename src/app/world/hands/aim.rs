//! What is pointed at: the nearest thing along the line of sight through the pointer, or the one that keys have chosen.

use crate::app::bridge::LiveSession;
use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::Focus;
use crate::app::world::Thing;
use crate::app::world::cables::Line;
use crate::app::world::camera::Eyes;
use crate::app::world::controls::Control;
use crate::app::world::ground::ground;
use crate::app::world::hands::ghost::Ghostly;
use crate::app::world::jacks::Socket;
use crate::app::world::keys::Key;
use crate::app::world::picture::Pointed;
use crate::app::world::scene::Scene;
use crate::panels::{self, Reach, Stage};
use crate::sim::gear::UnitId;
use crate::sim::session::Place;
use crate::sim::units::Point;
use crate::sim::view::{self, Ghost, Offer, Target, Then, Verb};
use bevy::ecs::system::SystemParam;
use bevy::picking::mesh_picking::ray_cast::{MeshRayCast, MeshRayCastSettings, RayCastVisibility};
use bevy::prelude::*;

/// How far a hand reaches over the floor, with a step: 0.75 m of arm and a bend; estimate.
pub(super) const REACH_M: f32 = 1.3;
/// How near to a part of a thing the pointer must be to mean it, metres: half of what is between two jacks of a bay.
const PART_M: f32 = 0.011;
/// How far before or behind a part's own place its surface may be, metres: a knob stands out, a jack goes in.
const PART_DEEP_M: f32 = 0.05;
/// What is no higher above the floor than this is floor, metres.
const FLAT_M: f32 = 0.06;
/// Where else somebody may have meant who points past a thin thing, pixels of the picture.
const BESIDE: [Vec2; 4] = [Vec2::new(5.0, 0.0), Vec2::new(-5.0, 0.0), Vec2::new(0.0, 5.0), Vec2::new(0.0, -5.0)];
/// How far beside a cable somebody may point who means it, pixels of the picture: it is one pixel wide from across the room.
const CABLE_PX: f32 = 8.0;
/// How far behind the first thing along a ray a cable may be and still be seen there, metres: it hangs and lies close to things.
const BEHIND_M: f32 = 0.3;
/// How far keys look for things, metres.
const SIGHT_M: f32 = 6.0;

/// What is pointed at.
#[derive(Resource, Debug, Default)]
pub(in crate::app) struct Aim {
    /// What it is, and where.
    pub(in crate::app::world) target: Option<(Target, Vec3)>,
    /// What it offers.
    pub(super) offer: Offer,
    /// The stand that would stand there.
    pub(super) ghost: Option<Ghost>,
    /// Metres to walk before a hand gets there; none within reach.
    pub(super) away_m: Option<f32>,
    /// Whether a cable that is plugged there would cross a doorway.
    pub(super) crosses: bool,
    /// Whether keys have chosen it; the pointer takes over as soon as it moves.
    chosen: bool,
}

impl Aim {
    /// Whether the wheel turns something instead of taking a step.
    pub(in crate::app::world) fn takes_wheel(&self) -> bool {
        self.ghost.is_some() || self.offer.turns.is_some()
    }
}

/// Finds out what is pointed at, before anything is done with it.
#[derive(SystemSet, Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct AimSystems;

pub(super) fn plugin(app: &mut App) {
    let systems = (point, choose, weigh).chain().in_set(AimSystems).in_set(StudioSystems::Intent).run_if(resource_exists::<LiveSession>);
    app.init_resource::<Aim>().add_systems(Update, systems);
}

/// What there is to point at.
#[derive(SystemParam)]
struct Around<'w, 's> {
    rays: MeshRayCast<'w, 's>,
    things: Query<'w, 's, (Entity, &'static Thing, &'static GlobalTransform, &'static InheritedVisibility)>,
    controls: Query<'w, 's, (&'static Control, &'static GlobalTransform)>,
    sockets: Query<'w, 's, (&'static Socket, &'static GlobalTransform)>,
    keys: Query<'w, 's, (&'static Key, &'static GlobalTransform)>,
    lines: Query<'w, 's, (&'static Thing, &'static Line)>,
    ghosts: Query<'w, 's, (), With<Ghostly>>,
    parents: Query<'w, 's, &'static ChildOf>,
    scene: Res<'w, Scene>,
}

impl Around<'_, '_> {
    /// The unit that an entity is a part of.
    fn unit_of(&self, entity: Entity) -> Option<&UnitId> {
        let own = self.things.get(entity).ok();
        own.or_else(|| self.parents.iter_ancestors(entity).find_map(|parent| self.things.get(parent).ok())).map(|(_, Thing(unit), ..)| unit)
    }

    fn is_in_hand(&self, unit: &UnitId) -> bool {
        self.scene.session().is_some_and(|(_, studio)| studio.places.get(unit) == Some(&Place::Hand))
    }

    /// The first thing along a ray that is neither held nor only imagined.
    fn hit(&mut self, ray: Ray3d) -> Option<(Target, Vec3)> {
        // What is there is pointed at, even while the picture of it rests.
        let settings = MeshRayCastSettings::default().with_visibility(RayCastVisibility::Visible).with_early_exit_test(&|_| false);
        let hits: Vec<_> = self.rays.cast_ray(ray, &settings).iter().map(|(entity, hit)| (*entity, hit.point)).collect();
        for (entity, at) in hits {
            if self.ghosts.contains(entity) {
                continue;
            }
            let unit = self.unit_of(entity).cloned();
            // Whatever is as flat as a rug is floor, but for what lies on it.
            if at.y < self.floor(at) + FLAT_M && unit.as_ref().is_none_or(|unit| !self.is_carried(unit)) {
                return Some((Target::Floor(Point::new(f64::from(at.x), 0.0, f64::from(at.z))), at));
            }
            match unit {
                Some(unit) if self.is_in_hand(&unit) => {}
                Some(unit) => {
                    let part = self.own_part(entity).or_else(|| self.part(&unit, at, ray));
                    return Some(part.unwrap_or((Target::Unit(unit), at)));
                }
                None => return None,
            }
        }
        None
    }

    /// The height of the floor below a place.
    fn floor(&self, at: Vec3) -> f32 {
        self.scene.scenario().map_or(0.0, |scenario| ground(scenario, at.x, at.z))
    }

    /// Whether a unit is one that hands carry about.
    fn is_carried(&self, unit: &UnitId) -> bool {
        self.scene.session().is_some_and(|(_, studio)| studio.places.contains_key(unit))
    }

    /// The control, the jack or the key that an entity is a part of.
    fn own_part(&self, entity: Entity) -> Option<(Target, Vec3)> {
        let part = |entity: Entity| {
            let control = self.controls.get(entity).ok().map(|(control, at)| (Target::Control(control.id.clone()), at.translation()));
            let socket = || self.sockets.get(entity).ok().map(|(socket, at)| (Target::Jack(socket.jack.clone()), at.translation()));
            control.or_else(socket).or_else(|| self.keys.get(entity).ok().and_then(|key| self.key(key)))
        };
        part(entity).or_else(|| self.parents.iter_ancestors(entity).take_while(|other| !self.things.contains(*other)).find_map(part))
    }

    /// What a key of a tape machine does now, and where it is.
    fn key(&self, (key, at): (&Key, &GlobalTransform)) -> Option<(Target, Vec3)> {
        let (scenario, studio) = self.scene.session()?;
        let does = view::tape_key(scenario, studio, &key.unit, key.name)?;
        Some((Target::Key(key.unit.clone(), does), at.translation()))
    }

    /// The jack or control of a unit that is meant by a place on it: the one that the ray passes nearest to, not far from there.
    fn part(&self, unit: &UnitId, at: Vec3, ray: Ray3d) -> Option<(Target, Vec3)> {
        let beside = |place: Vec3| (place - ray.origin).cross(*ray.direction).length();
        let near = self.parts(unit).into_iter().filter(|(_, place)| place.distance(at) < PART_DEEP_M);
        let near = near.map(|(target, place)| (beside(place), target, place)).filter(|(far, ..)| *far < PART_M);
        let (_, target, place) = near.min_by(|left, right| left.0.total_cmp(&right.0))?;
        Some((target, place))
    }

    /// Everything on a unit that hands can do something with.
    fn parts(&self, unit: &UnitId) -> Vec<(Target, Vec3)> {
        let sockets = self.sockets.iter().filter(|(socket, _)| socket.jack.unit == *unit);
        let controls = self.controls.iter().filter(|(control, _)| control.id.unit == *unit);
        let sockets = sockets.map(|(socket, at)| (Target::Jack(socket.jack.clone()), at.translation()));
        let controls = controls.map(|(control, at)| (Target::Control(control.id.clone()), at.translation()));
        let keys = self.keys.iter().filter(|(key, _)| key.unit == *unit).filter_map(|key| self.key(key));
        sockets.chain(controls).chain(keys).collect()
    }

    /// The cable that is seen nearest to a place of the picture, if that is near and nothing before it hides it.
    fn cable(&self, place: Vec2, eyes: Vec3, first: Option<Vec3>, seen: impl Fn(Vec3) -> Option<Vec2>) -> Option<(Target, Vec3)> {
        let far = first.map_or(f32::INFINITY, |at| at.distance(eyes) + BEHIND_M);
        let near = self.lines.iter().filter(|(Thing(unit), _)| !self.is_in_hand(unit)).filter_map(|(Thing(unit), line)| {
            let stretches = line.0.windows(2).filter_map(|pair| beside(place, [pair[0], pair[1]], &seen));
            let stretches = stretches.filter(|(_, at)| at.distance(eyes) < far);
            let (by, at) = stretches.min_by(|left, right| left.0.total_cmp(&right.0))?;
            (by < CABLE_PX).then(|| (by, Target::Unit(unit.clone()), at))
        });
        near.min_by(|left, right| left.0.total_cmp(&right.0)).map(|(_, target, at)| (target, at))
    }

    /// Whole things in sight.
    fn wholes(&self, from: Vec3) -> Vec<(Target, Vec3)> {
        let seen = self.things.iter().filter(|(.., at, visible)| visible.get() && at.translation().distance(from) < SIGHT_M);
        let mut all: Vec<_> = seen.map(|(_, Thing(unit), at, _)| (Target::Unit(unit.clone()), at.translation())).collect();
        all.retain(|(target, _)| target.unit().is_some_and(|unit| !self.is_in_hand(unit)));
        all
    }
}

/// How many pixels a place of the picture is beside a stretch of a line, and the point of the line that is seen nearest to it.
fn beside(place: Vec2, [from, to]: [Vec3; 2], seen: impl Fn(Vec3) -> Option<Vec2>) -> Option<(f32, Vec3)> {
    let (start, end) = (seen(from)?, seen(to)?);
    let way = end - start;
    let share = ((place - start).dot(way) / way.length_squared().max(1e-6)).clamp(0.0, 1.0);
    Some((place.distance(start + way * share), from.lerp(to, share)))
}

/// The pointer's own target.
fn point(
    pointed: Res<Pointed>,
    mut before: Local<(Option<Vec2>, Transform)>,
    camera: Single<(&Camera, &GlobalTransform), With<Eyes>>,
    focus: Res<Focus>,
    mut around: Around,
    mut aim: ResMut<Aim>,
) {
    let (camera, eyes) = *camera;
    let now = (pointed.at, eyes.compute_transform());
    let has_moved = before.0 != now.0;
    if *before == now && !around.scene.is_changed() || aim.chosen && !has_moved {
        *before = now;
        return;
    }
    *before = now;
    let place = pointed.at.zip(camera.logical_viewport_size()).map(|(at, size)| at * size);
    let mut hit = |place: Vec2| camera.viewport_to_world(eyes, place).ok().and_then(|ray| around.hit(ray));
    let straight = place.and_then(&mut hit);
    let is_thing = |hit: &(Target, Vec3)| !matches!(hit.0, Target::Floor(_));
    // What is as thin as a stand is meant by whoever points beside it.
    let mut next = || place.and_then(|place| BESIDE.into_iter().find_map(|by| hit(place + by).filter(is_thing)));
    aim.chosen = false;
    aim.target = match straight {
        Some(thing) if is_thing(&thing) => Some(thing),
        _ if focus.carried.is_some() => straight,
        _ => {
            let thing = next();
            let seen = |at: Vec3| camera.world_to_viewport(eyes, at).ok();
            let first = straight.as_ref().map(|(_, at)| *at);
            let cable = || place.and_then(|place| around.cable(place, eyes.translation(), first, seen));
            thing.or_else(cable).or(straight)
        }
    };
}

/// Keys go from thing to thing, from left to right as they are seen; close to a thing, from part to part.
fn choose(
    pointed: Res<Pointed>,
    focus: Res<Focus>,
    camera: Single<(&Camera, &GlobalTransform), With<Eyes>>,
    around: Around,
    mut aim: ResMut<Aim>,
) {
    let by: i32 = pointed.reaches.iter().map(|reach| if let Reach::Next(by) = reach { *by } else { 0 }).sum();
    if by == 0 {
        return;
    }
    let (camera, eyes) = *camera;
    let parts = focus.unit.as_ref().map(|unit| around.parts(unit)).unwrap_or_default();
    let all = if parts.is_empty() { around.wholes(eyes.translation()) } else { parts };
    let seen = |at: Vec3| camera.world_to_ndc(eyes, at).filter(|at| at.truncate().abs().max_element() < 1.0 && (0.0..1.0).contains(&at.z));
    let mut row: Vec<_> = all.into_iter().filter_map(|(target, at)| Some((seen(at)?.truncate(), target, at))).collect();
    // From left to right, and in one column from the top.
    row.sort_by(|left, right| (left.0.x * 50.0).round().total_cmp(&(right.0.x * 50.0).round()).then(right.0.y.total_cmp(&left.0.y)));
    if row.is_empty() {
        return;
    }
    let here = aim.target.as_ref().and_then(|(target, _)| row.iter().position(|(_, other, _)| other == target));
    let from = here.map_or(if by > 0 { -1 } else { 0 }, |place| place as i32);
    let (_, target, at) = row.swap_remove((from + by).rem_euclid(row.len() as i32) as usize);
    aim.target = Some((target, at));
    aim.chosen = true;
}

/// What it offers, how far it is, and how a stand would stand there.
pub(super) fn weigh(
    mut aim: ResMut<Aim>,
    focus: Res<Focus>,
    stage: Res<Plain<Stage>>,
    scene: Res<Scene>,
    eyes: Single<Ref<GlobalTransform>, With<Eyes>>,
    mut before: Local<(Option<Target>, panels::Focus)>,
) {
    // The panels are handed the focus in every frame, so only its value tells whether it has changed.
    let now = (aim.target.as_ref().map(|(target, _)| target.clone()), focus.0.clone());
    if *before == now && !scene.is_changed() && !eyes.is_changed() && !stage.is_changed() {
        return;
    }
    *before = now;
    let Some(((scenario, studio), (target, at))) = scene.session().zip(aim.target.clone()) else {
        *aim = Aim { target: aim.target.take(), chosen: aim.chosen, ..default() };
        return;
    };
    let far = (at - eyes.translation()).with_y(0.0).length();
    // Whoever looks at a thing close has stepped up to all of it.
    let is_close = stage.0 == Stage::Closer && focus.unit.is_some() && target.unit() == focus.unit.as_ref();
    aim.away_m = (far > REACH_M && !is_close).then_some(far - REACH_M);
    aim.ghost = focus.carried.as_ref().and_then(|carried| view::ghost(scenario, studio, carried, (f64::from(at.x), f64::from(at.z))));
    aim.offer = view::offer(scenario, studio, &focus.fingers, &focus.tool, &target);
    aim.crosses = aim.offer.first.as_ref().is_some_and(|deed| {
        let Verb::Plug(cord, _) = &deed.verb else { return false };
        let Some(lies) = studio.cords.get(cord).filter(|_| deed.then == Then::LetGo) else { return false };
        let other = lies.a.as_ref().or(lies.b.as_ref()).and_then(|jack| view::jack_place(scenario, studio, jack));
        let here = Point::new(f64::from(at.x), 0.0, f64::from(at.z));
        other.is_some_and(|other| view::crosses_doorway(scenario, other, &focus.walked, here))
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cable_is_meant_by_whoever_points_a_little_beside_it() {
        let seen = |at: Vec3| (at.z < 0.0).then(|| at.truncate());
        let stretch = [Vec3::new(0.0, 0.0, -1.0), Vec3::new(10.0, 0.0, -1.0)];
        assert_eq!(beside(Vec2::new(4.0, 3.0), stretch, seen), Some((3.0, Vec3::new(4.0, 0.0, -1.0))));
        assert_eq!(beside(Vec2::new(13.0, 4.0), stretch, seen), Some((5.0, stretch[1])), "its end is its end");
        assert_eq!(beside(Vec2::ZERO, [Vec3::ZERO, Vec3::Z], seen), None, "what is behind the eyes is not seen");
    }
}
