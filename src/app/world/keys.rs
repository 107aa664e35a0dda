//! Keys of a tape machine that can be pressed: the nodes of its model that bear their names.

use crate::app::world::Thing;
use crate::app::world::scene::Scene;
use crate::sim::gear::{GearKind, UnitId};
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;

/// The keys of its transport.
const KEYS: [&str; 5] = ["rewind", "wind", "stop", "play", "record"];

/// A key that can be pressed.
#[derive(Component, Debug, Clone, PartialEq)]
pub(super) struct Key {
    /// Of which machine.
    pub(super) unit: UnitId,
    /// What is printed on it.
    pub(super) name: &'static str,
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(find);
}

/// Finds the keys of a machine that has come.
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
    if !gear.is_some_and(|gear| matches!(gear.kind, GearKind::TapeMachine(_))) {
        return;
    }
    for part in children.iter_descendants(ready.entity) {
        let named = names.get(part).ok().and_then(|own| KEYS.into_iter().find(|name| own.as_str() == *name));
        if let Some(name) = named {
            commands.entity(part).try_insert(Key { unit: unit.clone(), name });
        }
    }
}
