//! Knobs, faders and buttons of a model stand as the studio's settings say, and its lamps burn while it has power.

use crate::app::world::scene::Scene;
use crate::app::world::{Thing, WorldSystems};
use crate::sim::gear::{ControlId, ControlKind, GearKind, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Rolling, Studio};
use crate::sim::view::{self, ControlView};
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;
use std::collections::{BTreeMap, BTreeSet};

/// How far faders slide, metres, long and short ones.
const TRAVEL: f32 = 0.1;
const SHORT_TRAVEL: f32 = 0.055;
/// How far a knob turns from its middle, radians.
const SWEEP: f32 = 2.6;

/// A part that stands as a control of its unit does.
#[derive(Component, Debug, Clone)]
pub(super) struct Control {
    /// Which.
    pub(super) id: ControlId,
    rest: Transform,
}

impl Control {
    /// A control whose part is here while it stands at its beginning.
    pub(super) fn at_rest(id: ControlId, rest: Transform) -> Self {
        Self { id, rest }
    }
}

/// A part that shines while its unit is on.
#[derive(Component, Debug, Clone)]
struct Shines {
    unit: UnitId,
    on: Handle<StandardMaterial>,
    off: Handle<StandardMaterial>,
    is_on: bool,
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(find).add_systems(Update, (turn, shine).in_set(WorldSystems::Furnish).run_if(resource_exists_and_changed::<Scene>));
}

/// Finds the controls and the lamps of a model that has come.
fn find(
    ready: On<WorldInstanceReady>,
    things: Query<&Thing>,
    children: Query<&Children>,
    parts: Query<(&Name, &Transform)>,
    surfaces: Query<&MeshMaterial3d<StandardMaterial>>,
    mut materials: ResMut<Assets<StandardMaterial>>,
    mut scene: ResMut<Scene>,
    mut commands: Commands,
) {
    let Ok(Thing(unit)) = things.get(ready.entity) else { return };
    let Some(scenario) = scene.scenario().cloned() else { return };
    let Some(gear) = scenario.gear(unit) else { return };
    let names: BTreeSet<String> = gear.controls().into_iter().map(|spec| spec.name).collect();
    let mut any = false;
    for part in children.iter_descendants(ready.entity) {
        let Ok((name, rest)) = parts.get(part) else { continue };
        if names.contains(name.as_str()) {
            commands.entity(part).try_insert(Control { id: ControlId::new(unit, name.as_str()), rest: *rest });
            any = true;
        }
        let shines = matches!(name.as_str(), "lamp" | "lamps" | "power lamp" | "screen");
        if shines && gear.model != "lamp_floor" {
            for surface in std::iter::once(part).chain(children.iter_descendants(part)) {
                let Ok(MeshMaterial3d(on)) = surfaces.get(surface) else { continue };
                let Some(lit) = materials.get(on).cloned() else { continue };
                let dark = lit.base_color.to_linear() * 0.25;
                let off = materials.add(StandardMaterial { emissive: LinearRgba::BLACK, base_color: dark.into(), ..lit });
                commands.entity(surface).try_insert(Shines { unit: unit.clone(), on: on.clone(), off, is_on: true });
                any = true;
            }
        }
    }
    if any {
        scene.set_changed();
    }
}

/// Every control to its setting.
fn turn(scene: Res<Scene>, mut parts: Query<(&Control, &mut Transform)>) {
    let Some((scenario, studio)) = scene.session() else { return };
    let mut known: BTreeMap<UnitId, BTreeMap<String, ControlView>> = BTreeMap::new();
    for (control, mut transform) in &mut parts {
        let of_unit = known.entry(control.id.unit.clone()).or_insert_with(|| {
            view::controls(scenario, studio, &control.id.unit).into_iter().map(|view| (view.id.control.clone(), view)).collect()
        });
        if let Some(view) = of_unit.get(&control.id.control) {
            transform.set_if_neq(moved(control, view));
        }
    }
}

/// Where a control's part is for its setting: faders slide up, knobs point up at noon, buttons go in.
fn moved(control: &Control, view: &ControlView) -> Transform {
    let share = share_of(view);
    let rest = control.rest;
    if control.id.control.contains("fader") {
        let travel = if control.id.control.contains("small") { SHORT_TRAVEL } else { TRAVEL };
        return rest.with_translation(rest.translation + rest.rotation * Vec3::Y * travel * share);
    }
    match view.spec.kind {
        ControlKind::Switch => rest.with_translation(rest.translation - rest.rotation * Vec3::Z * 0.0025 * share),
        _ => rest.with_rotation(rest.rotation * Quat::from_rotation_z(SWEEP * (1.0 - 2.0 * share))),
    }
}

/// How far a control is along its way, 0 to 1.
fn share_of(view: &ControlView) -> f32 {
    match (&view.spec.kind, &view.setting) {
        (ControlKind::Knob { least, most, .. }, Setting::At(value)) if most > least => {
            let share = ((value - least) / (most - least)) as f32;
            // A fader's scale is wide around its nominal level and narrow far below.
            if *least < -50.0 { share.powf(2.4) } else { share }
        }
        (ControlKind::Selector(words), Setting::Choice(word)) => {
            let index = words.iter().position(|one| one == word).unwrap_or(0);
            index as f32 / words.len().saturating_sub(1).max(1) as f32
        }
        (_, Setting::On(true)) => 1.0,
        _ => 0.0,
    }
}

/// Lamps and screens by power, red lights by what the recorder does.
fn shine(scene: Res<Scene>, mut parts: Query<(Entity, &mut Shines)>, mut commands: Commands) {
    let Some(scenario) = scene.scenario() else { return };
    let studio = scene.session().map(|(_, studio)| studio);
    for (entity, mut part) in &mut parts {
        let is_on = burns(scenario, studio, &part.unit);
        if part.is_on != is_on {
            part.is_on = is_on;
            let material = if is_on { part.on.clone() } else { part.off.clone() };
            commands.entity(entity).try_insert(MeshMaterial3d(material));
        }
    }
}

fn burns(scenario: &Scenario, studio: Option<&Studio>, unit: &UnitId) -> bool {
    let Some(gear) = scenario.gear(unit) else { return true };
    if gear.model == "red_light" {
        return studio.is_some_and(|studio| studio.transport.rolling == Rolling::Recording);
    }
    let is_on = |unit: &UnitId| studio.is_some_and(|studio| studio.settings.on(unit, "power"));
    if gear.controls().iter().any(|spec| spec.name == "power") {
        return is_on(unit);
    }
    // A screen shows what the recorder shows.
    let recorder = scenario.fixture_of(|kind| matches!(kind, GearKind::Recorder(_)));
    gear.model != "computer_screen" || recorder.is_some_and(|recorder| is_on(&recorder))
}
