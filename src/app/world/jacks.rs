//! Jacks of what stands in the place: the nodes of a model that are named as its gear names them.

use crate::app::world::Thing;
use crate::app::world::scene::Scene;
use crate::sim::gear::{GearKind, JackId, UnitId};
use bevy::prelude::*;
use bevy::world_serialization::WorldInstanceReady;
use std::collections::BTreeMap;

/// A jack that something can be plugged into.
#[derive(Component, Debug, Clone, PartialEq)]
pub(super) struct Socket {
    /// Which.
    pub(super) jack: JackId,
    /// The way out of it, in its node's frame.
    out: Vec3,
}

/// A jack in the house: where it is, and the way out of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct End {
    pub(super) at: Vec3,
    pub(super) out: Vec3,
}

impl Socket {
    /// Where it is.
    pub(super) fn end(&self, at: &GlobalTransform) -> End {
        End { at: at.translation(), out: (at.rotation() * self.out).normalize_or(Vec3::Z) }
    }
}

pub(super) fn plugin(app: &mut App) {
    app.add_observer(find);
}

/// Finds the jacks of a model that has come.
fn find(
    ready: On<WorldInstanceReady>,
    things: Query<&Thing>,
    children: Query<&Children>,
    parts: Query<(&Name, &Transform)>,
    scene: Res<Scene>,
    mut commands: Commands,
) {
    let Ok(Thing(unit)) = things.get(ready.entity) else { return };
    let Some(gear) = scene.scenario().and_then(|scenario| scenario.gear(unit)) else { return };
    if matches!(gear.kind, GearKind::Cable(_)) {
        return;
    }
    let named: BTreeMap<&str, (Entity, &Transform)> = children
        .iter_descendants(ready.entity)
        .filter_map(|part| parts.get(part).ok().map(|(name, at)| (name.as_str(), (part, at))))
        .collect();
    let mut add = |part: Entity, unit: &UnitId, jack: String, out: Vec3| {
        commands.entity(part).try_insert(Socket { jack: JackId::new(unit, jack), out });
    };
    for spec in gear.jacks() {
        if let Some((part, _)) = named.get(spec.name.as_str()) {
            add(*part, unit, spec.name, Vec3::Z);
        } else if let (GearKind::Instrument(_), Some((part, _))) = (&gear.kind, named.get("in 1")) {
            // A pickup is met at the input of its amplifier, where a second jack lies beside the first.
            add(*part, unit, spec.name, Vec3::Z);
        } else if let (Some((part, jack)), Some((_, capsule))) = (named.get("jack"), named.get("capsule")) {
            // A microphone has its plug at the end away from its capsule.
            add(*part, unit, spec.name, (jack.translation - capsule.translation).normalize_or(Vec3::NEG_Y));
            break;
        }
    }
}
