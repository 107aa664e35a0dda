//! The venue: rooms beside each other, things inside them, wires between jacks that exist.

use crate::sim::gear::{Catalogue, Connector, Flow, GearKind, JackId, JackSpec, TypeId, UnitId};
use crate::sim::scenario::check::{Fault, Notes, Part, look, suggestion};
use crate::sim::units::Point;
use crate::sim::venue::{Room, Venue};
use std::collections::{BTreeMap, BTreeSet};

/// How far from a room something may be that sits in its wall, metres.
const WALL_M: f64 = 0.3;

/// Every fault of a venue.
#[must_use]
pub fn venue_faults(venue: &Venue, catalogue: &Catalogue) -> Vec<Fault> {
    let mut notes = Notes::of(Part::Venue);
    notes.name("id", &venue.id);
    notes.text("name", &venue.name, 60);
    notes.range("image_order", f64::from(venue.image_order), 0.0, 12.0, "reflections in a row");
    materials(venue, &mut notes);
    rooms(venue, &mut notes);
    doorways(venue, catalogue, &mut notes);
    units(venue, catalogue, &mut notes);
    wires(venue, catalogue, &mut notes);
    look::check(venue, &mut notes);
    notes.faults
}

fn materials(venue: &Venue, notes: &mut Notes) {
    notes.unique(venue.materials.iter().enumerate().map(|(index, material)| (format!("materials[{index}].id"), material.id.as_str())));
    for (index, material) in venue.materials.iter().enumerate() {
        notes.name(format!("materials[{index}].id"), &material.id);
        notes.text(format!("materials[{index}].source"), &material.source, 400);
        for (band, share) in material.absorption.iter().enumerate() {
            notes.range(format!("materials[{index}].absorption[{band}]"), *share, 0.0, 0.99, "of the energy");
        }
        for (band, share) in material.scattering.iter().enumerate() {
            notes.range(format!("materials[{index}].scattering[{band}]"), *share, 0.0, 0.99, "of what is reflected");
        }
    }
}

fn rooms(venue: &Venue, notes: &mut Notes) {
    notes.count("rooms", venue.rooms.len(), 1, 20, "rooms");
    notes.unique(venue.rooms.iter().enumerate().map(|(index, room)| (format!("rooms[{index}].id"), room.id.0.as_str())));
    for (index, room) in venue.rooms.iter().enumerate() {
        let path = format!("rooms[{index}]");
        notes.name(format!("{path}.id"), &room.id.0);
        notes.text(format!("{path}.name"), &room.name, 60);
        notes.range(format!("{path}.corner[0]"), room.corner.0, -100.0, 100.0, "m");
        notes.range(format!("{path}.corner[1]"), room.corner.1, -100.0, 100.0, "m");
        for (side, metres) in [room.size.0, room.size.1, room.size.2].into_iter().enumerate() {
            notes.range(format!("{path}.size[{side}]"), metres, 1.0, 60.0, "m");
        }
        for (band, level) in room.noise.iter().enumerate() {
            notes.range(format!("{path}.noise[{band}]"), *level, -20.0, 100.0, "dB SPL in its octave");
        }
        notes.range(format!("{path}.climate.celsius"), room.climate.celsius, -20.0, 50.0, "°C");
        notes.range(format!("{path}.climate.humidity"), room.climate.humidity, 10.0, 100.0, "%");
        for (side, mixture) in room.surfaces.iter().enumerate() {
            let path = format!("{path}.surfaces[{side}]");
            for (part, (material, share)) in mixture.iter().enumerate() {
                notes.known(format!("{path}[{part}]"), "material", material, venue.materials.iter().map(|one| one.id.as_str()));
                notes.range(format!("{path}[{part}][1]"), *share, 0.0, 1.0, "of the surface");
            }
            let sum: f64 = mixture.iter().map(|(_, share)| share).sum();
            if (sum - 1.0).abs() > 1e-6 || !sum.is_finite() {
                notes.add(path, format!("the shares add to {sum}"), "they must add to 1");
            }
        }
        if let Some(other) = venue.rooms[..index].iter().find(|other| overlap(room, other)) {
            notes.add(
                format!("{path}.corner"),
                format!("`{}` and `{}` are in the same place", room.id, other.id),
                "rooms may share walls, no more",
            );
        }
    }
}

fn overlap(left: &Room, right: &Room) -> bool {
    let apart = |a: f64, a_size: f64, b: f64, b_size: f64| a + a_size <= b + 1e-6 || b + b_size <= a + 1e-6;
    !(apart(left.corner.0, left.size.0, right.corner.0, right.size.0) || apart(left.corner.1, left.size.2, right.corner.1, right.size.2))
}

/// Whether a point lies in a room or in its walls.
fn near(room: &Room, point: Point) -> bool {
    (room.corner.0 - WALL_M..=room.corner.0 + room.size.0 + WALL_M).contains(&point.x)
        && (room.corner.1 - WALL_M..=room.corner.1 + room.size.2 + WALL_M).contains(&point.z)
        && (-0.01..=room.size.1).contains(&point.y)
}

fn doorways(venue: &Venue, catalogue: &Catalogue, notes: &mut Notes) {
    for (index, doorway) in venue.doorways.iter().enumerate() {
        let path = format!("doorways[{index}]");
        let door = venue.fixture(&doorway.door).and_then(|fixture| catalogue.get(&fixture.of));
        if door.is_none_or(|door| door.kind != GearKind::Door) {
            let doors = venue.fixtures.iter().filter(|fixture| catalogue.get(&fixture.of).is_some_and(|gear| gear.kind == GearKind::Door));
            let help = suggestion(&doorway.door.0, doors.map(|fixture| fixture.unit.0.as_str()));
            notes.add(format!("{path}.door"), format!("no fixture `{}` is a door", doorway.door), help);
        }
        let middle = Point::new(doorway.at.0, 0.0, doorway.at.1);
        for (side, id) in [&doorway.between.0, &doorway.between.1].into_iter().enumerate() {
            let path = format!("{path}.between[{side}]");
            notes.known(&path, "room", &id.0, venue.rooms.iter().map(|room| room.id.0.as_str()));
            if venue.room(id).is_some_and(|room| !near(room, middle)) {
                notes.add(
                    &path,
                    format!("the doorway at ({}, {}) is not at `{id}`", doorway.at.0, doorway.at.1),
                    "it belongs on a wall that both rooms share",
                );
            }
        }
        if doorway.between.0 == doorway.between.1 {
            notes.add(format!("{path}.between"), "both sides are the same room", "");
        }
        notes.range(format!("{path}.at[0]"), doorway.at.0, -200.0, 200.0, "m");
        notes.range(format!("{path}.at[1]"), doorway.at.1, -200.0, 200.0, "m");
        notes.range(format!("{path}.width"), doorway.width, 0.4, 6.0, "m");
        notes.range(format!("{path}.height"), doorway.height, 0.4, 6.0, "m");
        for (band, loss) in doorway.closed.iter().enumerate() {
            notes.range(format!("{path}.closed[{band}]"), *loss, 0.0, 100.0, "dB in its octave");
        }
        notes.text(format!("{path}.source"), &doorway.source, 400);
    }
}

fn units(venue: &Venue, catalogue: &Catalogue, notes: &mut Notes) {
    let fixtures = venue.fixtures.iter().enumerate().map(|(index, one)| (format!("fixtures[{index}].unit"), one.unit.0.as_str()));
    let stock = venue.stock.iter().enumerate().map(|(index, one)| (format!("stock[{index}].unit"), one.unit.0.as_str()));
    notes.unique(fixtures.chain(stock));
    notes.unique(venue.outlets.iter().enumerate().map(|(index, (name, _))| (format!("outlets[{index}]"), name.as_str())));
    for (index, (_, volts)) in venue.outlets.iter().enumerate() {
        // Domain reference 11.15: 10 to 200 mV are usual.
        notes.range(format!("outlets[{index}][1]"), *volts, 0.0, 5.0, "V");
    }
    for (index, fixture) in venue.fixtures.iter().enumerate() {
        let path = format!("fixtures[{index}]");
        unit(&path, &fixture.unit, &fixture.of, fixture.at, false, (venue, catalogue), notes);
        notes.range(format!("{path}.facing"), fixture.facing, -360.0, 360.0, "degrees");
        if let Some(outlet) = &fixture.outlet {
            notes.known(format!("{path}.outlet"), "outlet", outlet, venue.outlets.iter().map(|(name, _)| name.as_str()));
        }
    }
    for (index, stock) in venue.stock.iter().enumerate() {
        let path = format!("stock[{index}]");
        unit(&path, &stock.unit, &stock.of, stock.at, true, (venue, catalogue), notes);
        notes.text(format!("{path}.slot"), &stock.slot, 24);
    }
}

fn unit(path: &str, tag: &UnitId, of: &TypeId, at: Point, fetched: bool, (venue, catalogue): (&Venue, &Catalogue), notes: &mut Notes) {
    notes.name(format!("{path}.unit"), &tag.0);
    notes.known(format!("{path}.of"), "gear type", &of.0, catalogue.0.keys().map(|id| id.0.as_str()));
    if let Some(gear) = catalogue.get(of) {
        let loose = gear.kind.lies_where_it_is_used()
            || matches!(&gear.kind, GearKind::Microphone(one) if !one.built_in)
            || matches!(
                gear.kind,
                GearKind::Stand(_) | GearKind::PopFilter(_) | GearKind::Cable(_) | GearKind::Reel(_) | GearKind::ReferenceTape(_)
            );
        if loose && !fetched {
            notes.add(format!("{path}.of"), format!("`{of}` is carried about"), "it belongs in `stock`");
        } else if !loose && fetched {
            notes.add(format!("{path}.of"), format!("`{of}` stands for good"), "it belongs in `fixtures`");
        }
    }
    if !venue.rooms.iter().any(|room| near(room, at)) {
        notes.add(format!("{path}.at"), format!("({}, {}, {}) is in no room", at.x, at.y, at.z), "metres east, up and south");
    }
}

fn wires(venue: &Venue, catalogue: &Catalogue, notes: &mut Notes) {
    // Each type's jacks once: a desk has more than a hundred.
    let jacks: BTreeMap<&UnitId, Vec<JackSpec>> =
        venue.fixtures.iter().filter_map(|fixture| Some((&fixture.unit, catalogue.get(&fixture.of)?.jacks()))).collect();
    let mut soldered = BTreeSet::new();
    for (index, wire) in venue.wires.iter().enumerate() {
        let path = format!("wires[{index}]");
        notes.range(format!("{path}.length_m"), wire.length_m, 0.01, 300.0, "m");
        let ends = [("from", &wire.from), ("to", &wire.to)].map(|(end, id)| (end, id, jack(&format!("{path}.{end}"), id, &jacks, notes)));
        for (end, id, spec) in &ends {
            let Some(spec) = spec else { continue };
            if !matches!(spec.connector, Connector::Soldered) && spec.flow != Flow::Contact {
                notes.add(
                    format!("{path}.{end}"),
                    format!("{id} takes a cord, no wire"),
                    "wire soldered jacks, wall lines and bay contacts",
                );
            }
            // The rear of a bay's contact holds several.
            if !soldered.insert(*id) && spec.connector != Connector::TtJack {
                notes.add(format!("{path}.{end}"), format!("{id} is wired already"), "one wire at a jack that is no bay's");
            }
        }
        let outputs = ends.iter().filter(|(.., spec)| spec.as_ref().is_some_and(|spec| matches!(spec.flow, Flow::Output { .. }))).count();
        if outputs == 2 {
            notes.add(
                format!("{path}.to"),
                format!("{} and {} are both outputs", wire.from, wire.to),
                "an output goes to an input or a contact",
            );
        }
    }
}

fn jack(path: &str, id: &JackId, jacks: &BTreeMap<&UnitId, Vec<JackSpec>>, notes: &mut Notes) -> Option<JackSpec> {
    let Some(specs) = jacks.get(&id.unit) else {
        notes.add(path, format!("there is no fixture `{}`", id.unit), suggestion(&id.unit.0, jacks.keys().map(|unit| unit.0.as_str())));
        return None;
    };
    notes.known(path, &format!("jack on {}:", id.unit), &id.jack, specs.iter().map(|spec| spec.name.as_str()));
    specs.iter().find(|spec| spec.name == id.jack).cloned()
}
