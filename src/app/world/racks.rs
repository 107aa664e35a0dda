//! Racks without holes: between the gear that the venue puts into a rack come drawers, vents and blanking panels.

use crate::app::world::building::Building;
use crate::app::world::gear::Furnished;
use crate::app::world::scene::Scene;
use crate::app::world::sizes::size;
use crate::app::world::{WorldSystems, facing, model, vector};
use crate::sim::scenario::Scenario;
use bevy::prelude::*;
use std::sync::Arc;

/// One rack unit, metres.
const UNIT: f32 = 0.044_45;
/// Where the lowest panel of a rack begins and the highest ends, metres.
const FREE: (f32, f32) = (0.084, 1.596);
/// How far gear stands before the middle of its rack, metres.
const AHEAD: f32 = 0.05;
/// A gap that stays open, metres: nothing is made for it.
const SLIT: f32 = 0.02;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Update, fill.in_set(WorldSystems::Furnish).run_if(resource_exists_and_changed::<Scene>));
}

/// A rack: where it stands and where it looks.
type Rack = (Vec3, f64);

fn fill(mut commands: Commands, scene: Res<Scene>, server: Res<AssetServer>, mut filled: Local<Option<Arc<Scenario>>>) {
    let Some(scenario) = scene.scenario() else { return };
    if filled.as_ref().is_some_and(|before| before.venue == scenario.venue && before.file.seats == scenario.file.seats) {
        return;
    }
    for (number, rack) in racks(scenario).into_iter().enumerate() {
        let ahead = facing(rack.1) * Vec3::Z * AHEAD;
        for (name, low, stretch) in panels(&gear_in(scenario, rack), number) {
            let at = Transform::from_translation(rack.0 + ahead + Vec3::Y * low)
                .with_rotation(facing(rack.1))
                .with_scale(Vec3::new(1.0, stretch, 1.0));
            commands.spawn((Name::new(name), Building, Furnished, model(&server, name), at));
        }
    }
    *filled = Some(Arc::clone(scenario));
}

/// The open racks of a venue.
fn racks(scenario: &Scenario) -> Vec<Rack> {
    let is_rack = |name: &str| name == "rack";
    let fixtures = scenario.venue.fixtures.iter().filter(|fixture| scenario.gear(&fixture.unit).is_some_and(|gear| is_rack(&gear.model)));
    let fixtures = fixtures.map(|fixture| (vector(fixture.at), fixture.facing));
    let things = scenario.venue.look.furnishings.iter().filter(|thing| is_rack(&thing.model));
    fixtures.chain(things.map(|thing| (vector(thing.at), thing.facing))).collect()
}

/// From where to where gear is in a rack, from below.
fn gear_in(scenario: &Scenario, rack: Rack) -> Vec<(f32, f32)> {
    let inside = |at: Vec3| at.y > 0.05 && (at - rack.0).with_y(0.0).length() < 0.15;
    let taken = |at: Vec3, name: &str| size(name).filter(|size| size.x > 0.4).map(|size| (at.y, at.y + size.y));
    let fixtures = scenario.venue.fixtures.iter().map(|fixture| (vector(fixture.at), &fixture.unit));
    let mut gear: Vec<_> = fixtures.filter(|(at, _)| inside(*at)).filter_map(|(at, unit)| taken(at, &scenario.gear(unit)?.model)).collect();
    gear.sort_by(|left, right| left.0.total_cmp(&right.0));
    gear
}

/// What fills the gaps: the model, where its lower edge is, and how much higher than usual it is to close its gap.
fn panels(gear: &[(f32, f32)], number: usize) -> Vec<(&'static str, f32, f32)> {
    let mut from = FREE.0;
    let mut panels = Vec::new();
    for (low, high) in gear.iter().copied().chain([(FREE.1, FREE.1)]) {
        let gap = low - from;
        if gap > SLIT {
            let units = (gap / UNIT).round().max(1.0);
            let stretch = gap / (units * UNIT);
            let mut done = 0;
            for (name, high) in rhythm(units as usize, number + panels.len()) {
                panels.push((name, from + done as f32 * UNIT * stretch, stretch));
                done += high;
            }
        }
        from = from.max(high);
    }
    panels
}

/// So many units as vents above gear, drawers where there is room, and plain panels.
fn rhythm(units: usize, number: usize) -> Vec<(&'static str, usize)> {
    let mut left = units;
    let mut row = Vec::new();
    if left >= 3 {
        row.push(("rack_blank", 1));
        left -= 1;
    }
    while left > 0 {
        let (name, high) = match (row.len() + number) % 4 {
            1 if left >= 3 => ("rack_drawer", 2),
            3 => ("rack_blank", 1),
            _ => ("rack_plain", 1),
        };
        row.push((name, high));
        left -= high;
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filled_rack_has_no_gap_and_nothing_overlaps() {
        let gear = [(0.75, 0.794), (0.9, 0.944), (1.15, 1.238)];
        let high = |name: &str| if name == "rack_drawer" { 2.0 } else { 1.0 };
        let mut parts: Vec<(f32, f32)> = gear.to_vec();
        parts.extend(panels(&gear, 0).into_iter().map(|(name, low, stretch)| (low, low + high(name) * UNIT * stretch)));
        parts.sort_by(|left, right| left.0.total_cmp(&right.0));
        assert!((parts[0].0 - FREE.0).abs() < 1e-4 && (parts[parts.len() - 1].1 - FREE.1).abs() < 1e-3);
        for pair in parts.windows(2) {
            assert!((pair[0].1 - pair[1].0).abs() < 1e-3, "{pair:?}");
        }
    }
}
