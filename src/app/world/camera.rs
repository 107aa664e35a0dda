//! The eyes: walking, looking, a view from above, and a step to each place of work.

use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::{Focus, Screen};
use crate::app::world::hands::Aim;
use crate::app::world::light::Exposed;
use crate::app::world::picture::Pointed;
use crate::app::world::scene::Scene;
use crate::app::world::vector;
use crate::panels::Stage;
use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, Studio};
use crate::sim::units::Point;
use crate::sim::view::{self, Storage};
use bevy::camera::ShadowLodOrigin;
use bevy::camera::visibility::RenderLayers;
use bevy::core_pipeline::tonemapping::Tonemapping;
use bevy::input::mouse::{AccumulatedMouseMotion, AccumulatedMouseScroll};
use bevy::prelude::*;
use bevy::render::renderer::RenderAdapterInfo;
use bevy::render::view::NoIndirectDrawing;
use bevy_egui::PrimaryEguiContext;
use bevy_egui::input::EguiWantsInput;

/// Height of the eyes, metres.
const EYES: f32 = 1.62;
/// Walking pace, metres a second.
const PACE: f32 = 2.2;
/// How fast somebody moves along a thing that is looked at close, metres a second, and leans nearer by a click of the wheel, metres.
const PACE_CLOSE: f32 = 0.4;
const LEAN: f32 = 0.06;
/// The least height that is looked at from there, metres.
const LEAST_HEIGHT: f32 = 0.7;
/// How far from a thing somebody stands who does something with it, metres.
const ARMS_LENGTH: f32 = 0.85;

/// Where the eyes are and what they look at.
#[derive(Component, Debug, Clone, Copy, PartialEq)]
pub(super) struct Eyes {
    at: Vec3,
    /// Radians of turn and of tilt.
    turn: f32,
    tilt: f32,
    from_above: bool,
}

/// Something to walk to, until it is within reach.
#[derive(Resource, Debug, Default)]
pub(super) struct Errand {
    /// Where it is.
    pub(super) to: Option<Vec3>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Errand>()
        .add_systems(Startup, open_eyes)
        .add_systems(Update, (walk, step_to_stage, run_errand).in_set(StudioSystems::Intent))
        .add_systems(OnEnter(Screen::Studio), come_in)
        .add_systems(Update, (rest.run_if(not(in_state(Screen::Studio))), look).chain().after(StudioSystems::Present));
}

fn open_eyes(mut commands: Commands, adapter: Option<Res<RenderAdapterInfo>>) {
    let eyes = Eyes { at: Vec3::new(1.0, EYES, 1.0), turn: 0.0, tilt: -0.1, from_above: false };
    let lens = Projection::from(PerspectiveProjection { fov: 62_f32.to_radians(), near: 0.05, far: 60.0, ..default() });
    // The picture is drawn before the panels.
    let camera = Camera { order: -1, ..default() };
    let room = (Camera3d::default(), Tonemapping::None, Exposed::default(), ShadowLodOrigin);
    let mut head = commands.spawn((Name::new("eyes"), room, camera, lens, Msaa::Off, eyes, Transform::default()));
    // A processor that draws by itself gains nothing from sorting out on the card what is seen.
    if adapter.is_some_and(|adapter| format!("{:?}", adapter.device_type) == "Cpu") {
        head.insert(NoIndirectDrawing);
    }
    commands.spawn((Name::new("panels"), PrimaryEguiContext, Camera2d, RenderLayers::none(), Msaa::Off, Tonemapping::None));
}

impl Eyes {
    /// At a place, looking at another.
    pub(super) fn looking(at: Vec3, to: Vec3) -> Self {
        let out = (to - at).normalize_or(Vec3::Z);
        Self { at, turn: out.x.atan2(out.z), tilt: out.y.asin(), from_above: false }
    }

    /// Where they are.
    pub(super) fn place(&self) -> Vec3 {
        self.at
    }

    /// Where they look.
    pub(super) fn ahead(&self) -> Vec3 {
        Vec3::new(self.turn.sin() * self.tilt.cos(), self.tilt.sin(), self.turn.cos() * self.tilt.cos())
    }
}

/// The first view: from the door of the live room towards the player in it.
fn come_in(mut eyes: Single<&mut Eyes>, scene: Res<Scene>) {
    if let Some(scenario) = scene.scenario() {
        **eyes = overview(scenario);
    }
}

/// From the corner that the player in the first room looks towards.
fn overview(scenario: &Scenario) -> Eyes {
    let Some(room) = scenario.venue.rooms.first() else { return Eyes::looking(Vec3::new(0.0, EYES, 0.0), Vec3::Z) };
    let low = Vec3::new(room.corner.0 as f32, 0.0, room.corner.1 as f32);
    let size = Vec3::new(room.size.0 as f32, 0.0, room.size.2 as f32);
    let seat = scenario.file.seats.iter().find(|seat| seat.room == room.id);
    let (player, ahead) = seat.map_or((low + size / 2.0, Vec3::Z), |seat| (vector(seat.at), vector(seat.facing.vector())));
    let corners = [(0.08, 0.1), (0.92, 0.1), (0.08, 0.9), (0.92, 0.9)].map(|(u, v)| low + Vec3::new(size.x * u, 1.75, size.z * v));
    let seen = |corner: &Vec3| (*corner - player).with_y(0.0).dot(ahead.with_y(0.0)) + (*corner - player).length() * 0.4;
    let best = corners.into_iter().max_by(|left, right| seen(left).total_cmp(&seen(right))).unwrap_or(low);
    Eyes::looking(best, player.lerp(low + size / 2.0, 0.3).with_y(1.05))
}

/// Before and after the session the room is only a picture.
fn rest(mut eyes: Single<&mut Eyes>, scene: Res<Scene>) {
    if let Some(scenario) = scene.scenario() {
        eyes.set_if_neq(overview(scenario));
    }
}

fn walk(
    keyboard: Res<ButtonInput<KeyCode>>,
    buttons: Res<ButtonInput<MouseButton>>,
    moved: Res<AccumulatedMouseMotion>,
    wheel: Res<AccumulatedMouseScroll>,
    pointed: Res<Pointed>,
    aim: Res<Aim>,
    stage: Res<Plain<Stage>>,
    wants: Res<EguiWantsInput>,
    time: Res<Time>,
    scene: Res<Scene>,
    mut eyes: Single<&mut Eyes>,
) {
    let is_close = stage.0 == Stage::Closer;
    if buttons.pressed(MouseButton::Right) && pointed.at.is_some() {
        eyes.turn -= moved.delta.x * 0.004;
        eyes.tilt = (eyes.tilt - moved.delta.y * 0.004).clamp(-1.4, 1.4);
    }
    if pointed.at.is_some() && wheel.delta.y.abs() > 0.0 && !aim.takes_wheel() {
        let towards = aim.target.as_ref().filter(|_| is_close).map(|(_, at)| (*at - eyes.at).normalize_or(eyes.ahead()));
        let step = if is_close { LEAN } else { 0.25 };
        let to = eyes.at + towards.unwrap_or(eyes.ahead()) * wheel.delta.y.signum() * step;
        stay_inside(&scene, &mut eyes, to, is_close);
    }
    if wants.wants_any_keyboard_input() {
        return;
    }
    if keyboard.just_pressed(KeyCode::KeyO) {
        eyes.from_above = !eyes.from_above;
    }
    let key = |key| f32::from(u8::from(keyboard.pressed(key)));
    let (ahead, side) = (key(KeyCode::KeyW) - key(KeyCode::KeyS), key(KeyCode::KeyA) - key(KeyCode::KeyD));
    eyes.turn += (key(KeyCode::KeyQ) - key(KeyCode::KeyE)) * 1.6 * time.delta_secs().min(0.1);
    let direction = Vec3::new(eyes.turn.sin(), 0.0, eyes.turn.cos()) * ahead + Vec3::new(eyes.turn.cos(), 0.0, -eyes.turn.sin()) * side;
    if direction.length_squared() > 0.0 && is_close {
        // Whoever bends over a thing stays bent over it.
        let along = Vec3::new(eyes.turn.cos(), 0.0, -eyes.turn.sin()) * side + eyes.ahead() * ahead;
        let to = eyes.at + along.normalize_or_zero() * PACE_CLOSE * time.delta_secs().min(0.25);
        stay_inside(&scene, &mut eyes, to, true);
    } else if direction.length_squared() > 0.0 {
        let to = (eyes.at + direction.normalize() * PACE * time.delta_secs().min(0.25)).with_y(EYES);
        stay_inside(&scene, &mut eyes, to, false);
    }
}

/// How far from the walls somebody stands, and how near eyes come to them and to the floor that look at something close, metres.
const FROM_WALLS: f32 = 0.3;
const FACE: f32 = 0.08;

/// Whether somebody can stand there, or hold a face there: in a room, or in a doorway.
fn is_free(scenario: &Scenario, at: Vec3, from_walls: f32) -> bool {
    let in_room = scenario.venue.rooms.iter().any(|room| {
        let (x, z) = (room.corner.0 as f32, room.corner.1 as f32);
        let (wide, deep) = (room.size.0 as f32, room.size.2 as f32);
        at.x > x + from_walls && at.x < x + wide - from_walls && at.z > z + from_walls && at.z < z + deep - from_walls
    });
    let near_its_middle =
        |at: Vec3, middle: (f64, f64), reach: f32| (Vec2::new(middle.0 as f32, middle.1 as f32) - Vec2::new(at.x, at.z)).length() < reach;
    in_room || scenario.venue.doorways.iter().any(|way| near_its_middle(at, way.at, way.width as f32 * 0.6))
}

/// Walls stop the walker; doorways let them through.
fn stay_inside(scene: &Scene, eyes: &mut Eyes, to: Vec3, is_close: bool) {
    let (from_walls, lowest) = if is_close { (FACE, FACE) } else { (FROM_WALLS, 0.4) };
    let Some(scenario) = scene.scenario() else { return };
    for candidate in [to, Vec3::new(to.x, to.y, eyes.at.z), Vec3::new(eyes.at.x, to.y, to.z)] {
        if is_free(scenario, candidate, from_walls) {
            eyes.at = candidate.with_y(candidate.y.clamp(lowest, 2.2));
            return;
        }
    }
}

/// Walks to what was clicked from afar: to the nearest place from which it is within reach, on its own side of the walls.
fn run_errand(mut errand: ResMut<Errand>, scene: Res<Scene>, mut eyes: Single<&mut Eyes>) {
    let (Some(to), Some(scenario)) = (errand.to.take(), scene.scenario()) else { return };
    if let Some(view) = beside(scenario, eyes.at, to) {
        **eyes = view;
    }
}

/// At arm's length from something, on its own side of the walls and as near to where somebody stands as can be, looking at it.
fn beside(scenario: &Scenario, here: Vec3, to: Vec3) -> Option<Eyes> {
    let room = |at: Vec3| scenario.venue.room_at(Point::new(f64::from(at.x), 0.0, f64::from(at.z))).map(|room| &room.id);
    let around = (0..16).map(|step| {
        let angle = step as f32 / 16.0 * std::f32::consts::TAU;
        (to + Vec3::new(angle.sin(), 0.0, angle.cos()) * ARMS_LENGTH).with_y(EYES)
    });
    let own_room = room(to);
    let mut free: Vec<_> =
        around.filter(|at| is_free(scenario, *at, FROM_WALLS) && (own_room.is_none() || room(*at) == own_room)).collect();
    free.sort_by(|left, right| left.distance(here).total_cmp(&right.distance(here)));
    // Nobody stares at the floor before their feet.
    free.first().map(|at| Eyes::looking(*at, to.with_y(to.y.max(LEAST_HEIGHT))))
}

/// Opening a place of work is walking over to it.
fn step_to_stage(
    stage: Res<Plain<Stage>>,
    focus: Res<Focus>,
    scene: Res<Scene>,
    mut eyes: Single<&mut Eyes>,
    mut last: Local<(Stage, Option<UnitId>, (bool, bool))>,
) {
    let Some((scenario, studio)) = scene.session() else { return };
    // What is being set up is looked at once it stands there.
    let stands = |unit: &UnitId| matches!(studio.places.get(unit), Some(Place::Standing(_) | Place::OnStand(_)));
    let plugged = |unit: &UnitId| studio.cords.values().any(|cord| [&cord.a, &cord.b].into_iter().flatten().any(|jack| jack.unit == *unit));
    let is_there = (focus.unit.as_ref().is_some_and(stands), focus.unit.as_ref().is_some_and(plugged));
    let now = (stage.0, focus.unit.clone(), is_there);
    if *last == now {
        return;
    }
    let stage_changed = last.0 != now.0;
    *last = now;
    let view = match stage.0 {
        Stage::Bay if stage_changed => before(scenario, |kind| matches!(kind, GearKind::Patchbay { .. }), 1.3),
        Stage::Preamps if stage_changed => before(scenario, |kind| matches!(kind, GearKind::Preamp(_)), 0.8),
        Stage::Desk if stage_changed => before(scenario, |kind| matches!(kind, GearKind::Desk(_)), 1.7),
        Stage::Recorder if stage_changed => before(scenario, |kind| matches!(kind, GearKind::Recorder(_)), 1.4),
        Stage::Storage if stage_changed => storage_view(scenario, studio, focus.unit.as_ref()),
        Stage::Room if stage_changed => Some(overview(scenario)),
        Stage::Stands => stand_view(scenario, studio, focus.unit.as_ref()),
        Stage::Cables if is_there.1 => jack_view(scenario, studio, eyes.at, focus.unit.as_ref()),
        Stage::Cables if stage_changed => Some(overview(scenario)),
        _ => None,
    };
    if let Some(view) = view {
        **eyes = view;
    }
}

/// A view of a fixture from its front.
fn before(scenario: &Scenario, is: impl Fn(&GearKind) -> bool, distance: f32) -> Option<Eyes> {
    let unit = scenario.fixture_of(is)?;
    let fixture = scenario.venue.fixture(&unit)?;
    let out = super::facing(fixture.facing) * Vec3::Z;
    let at = vector(fixture.at);
    if distance < ARMS_LENGTH {
        // Nearer than an arm somebody bends down to it.
        return Some(Eyes::looking(at + out * distance + Vec3::Y * 0.2, at));
    }
    let target = at.with_y(at.y.max(0.95));
    Some(Eyes::looking((target + out * distance).with_y(EYES.max(target.y + 0.35)), target))
}

/// A view of the store that is meant, or of the one in which the thing lies that is meant; of the locker if none is.
fn storage_view(scenario: &Scenario, studio: &Studio, unit: Option<&UnitId>) -> Option<Eyes> {
    let kept = |unit: &UnitId| scenario.gear(unit).and_then(Storage::behind);
    let fixtures = || scenario.venue.fixtures.iter();
    let lies = unit.filter(|unit| studio.places.get(*unit) == Some(&Place::Stored)).and_then(|unit| scenario.gear(unit));
    let store = lies.map_or(Storage::Locker, |gear| Storage::of(&gear.kind));
    let wanted = fixtures().find(|fixture| unit == Some(&fixture.unit) && kept(&fixture.unit).is_some());
    let fixture = wanted.or_else(|| fixtures().find(|fixture| kept(&fixture.unit) == Some(store)))?;
    let out = super::facing(fixture.facing) * Vec3::Z;
    let at = vector(fixture.at);
    Some(Eyes::looking((at + out * 2.4).with_y(EYES), at.with_y(1.1)))
}

/// A close view of the microphone on the stand that is looked at, or on the last one.
fn stand_view(scenario: &Scenario, studio: &Studio, unit: Option<&UnitId>) -> Option<Eyes> {
    let stands = view::stands(scenario, studio);
    let wanted = |stand: &&view::StandView| unit.is_some_and(|unit| stand.unit == *unit || stand.mic.as_ref() == Some(unit));
    let stand = stands.iter().find(wanted).or(stands.last())?;
    let capsule = vector(stand.pose.capsule());
    let aim = vector(stand.pose.aim.vector());
    let side = aim.cross(Vec3::Y).normalize_or(Vec3::X);
    let from = capsule + side * 0.75 - aim * 0.25 + Vec3::Y * 0.18;
    Some(Eyes::looking(from, capsule + aim * 0.1))
}

/// Before what an end of a cable was plugged into.
fn jack_view(scenario: &Scenario, studio: &Studio, here: Vec3, unit: Option<&UnitId>) -> Option<Eyes> {
    let at = view::jack_place(scenario, studio, &JackId::new(unit?, ""))?;
    beside(scenario, here, vector(at))
}

/// Turns the eyes into the camera.
fn look(mut camera: Single<(&Eyes, &mut Transform)>, scene: Res<Scene>) {
    let (eyes, transform) = &mut *camera;
    let wanted =
        if eyes.from_above { from_above(&scene, eyes) } else { Transform::from_translation(eyes.at).looking_to(eyes.ahead(), Vec3::Y) };
    transform.set_if_neq(wanted);
}

/// The room around the walker seen from above; walls are seen from inside only, so none is in the way.
fn from_above(scene: &Scene, eyes: &Eyes) -> Transform {
    let rooms = scene.scenario().into_iter().flat_map(|scenario| &scenario.venue.rooms);
    let (mut low, mut high) = (Vec3::splat(f32::MAX), Vec3::splat(f32::MIN));
    for room in rooms {
        low = low.min(Vec3::new(room.corner.0 as f32, 0.0, room.corner.1 as f32));
        high = high.max(Vec3::new((room.corner.0 + room.size.0) as f32, 0.0, (room.corner.1 + room.size.2) as f32));
    }
    let middle = (low + high) / 2.0;
    let reach = (high - low).length() * 0.62;
    let out = Vec3::new(-eyes.turn.sin() * 0.75, 1.0, -eyes.turn.cos() * 0.75).normalize() * reach;
    Transform::from_translation(middle + out).looking_at(middle, Vec3::Y)
}
