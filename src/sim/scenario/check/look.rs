//! What is only seen of a venue: rooms that overlap no others, colours that screens can show, things inside the house.

use crate::sim::scenario::check::Notes;
use crate::sim::units::Point;
use crate::sim::venue::{Annex, Venue};

/// How far from a room something may be that hangs in its wall or stands before the house, metres.
const AROUND_M: f64 = 0.5;

pub(super) fn check(venue: &Venue, notes: &mut Notes) {
    let look = &venue.look;
    notes.unique(look.annexes.iter().enumerate().map(|(index, annex)| (format!("look.annexes[{index}].id"), annex.id.0.as_str())));
    for (index, annex) in look.annexes.iter().enumerate() {
        check_annex(venue, index, annex, notes);
    }
    for (index, passage) in look.passages.iter().enumerate() {
        let path = format!("look.passages[{index}]");
        inside(venue, &format!("{path}.at"), Point::new(passage.at.0, 0.0, passage.at.1), notes);
        notes.range(format!("{path}.width"), passage.width, 0.4, 8.0, "m");
        notes.range(format!("{path}.height"), passage.height, 0.4, 8.0, "m");
    }
    for (index, window) in look.daylight.iter().enumerate() {
        let path = format!("look.daylight[{index}]");
        inside(venue, &format!("{path}.at"), window.at, notes);
        notes.range(format!("{path}.facing"), window.facing, -360.0, 360.0, "degrees");
        notes.range(format!("{path}.width"), window.width, 0.2, 20.0, "m");
        notes.range(format!("{path}.height"), window.height, 0.2, 8.0, "m");
    }
    notes.unique(look.paints.iter().enumerate().map(|(index, paint)| (format!("look.paints[{index}].room"), paint.room.0.as_str())));
    for (index, paint) in look.paints.iter().enumerate() {
        let path = format!("look.paints[{index}]");
        let rooms = venue.rooms.iter().map(|room| room.id.0.as_str());
        notes.known(format!("{path}.room"), "room", &paint.room.0, rooms.chain(look.annexes.iter().map(|annex| annex.id.0.as_str())));
        for (field, color) in [("wall", paint.wall), ("cloth", paint.cloth), ("carpet", paint.carpet)] {
            for (part, share) in [color.0, color.1, color.2].into_iter().enumerate() {
                notes.range(format!("{path}.{field}[{part}]"), share, 0.0, 1.0, "of full light");
            }
        }
    }
    for (index, thing) in look.furnishings.iter().enumerate() {
        let path = format!("look.furnishings[{index}]");
        notes.name(format!("{path}.model"), &thing.model);
        inside(venue, &format!("{path}.at"), thing.at, notes);
        notes.range(format!("{path}.facing"), thing.facing, -360.0, 360.0, "degrees");
    }
}

fn check_annex(venue: &Venue, index: usize, annex: &Annex, notes: &mut Notes) {
    let path = format!("look.annexes[{index}]");
    notes.name(format!("{path}.id"), &annex.id.0);
    notes.text(format!("{path}.name"), &annex.name, 60);
    notes.range(format!("{path}.corner[0]"), annex.corner.0, -100.0, 100.0, "m");
    notes.range(format!("{path}.corner[1]"), annex.corner.1, -100.0, 100.0, "m");
    for (side, metres) in [annex.size.0, annex.size.1, annex.size.2].into_iter().enumerate() {
        notes.range(format!("{path}.size[{side}]"), metres, 1.0, 60.0, "m");
    }
    let rooms = venue.rooms.iter().map(|room| (&room.id, room.corner, room.size));
    let before = venue.look.annexes[..index].iter().map(|other| (&other.id, other.corner, other.size));
    let apart = |a: f64, a_size: f64, b: f64, b_size: f64| a + a_size <= b + 1e-6 || b + b_size <= a + 1e-6;
    let overlapping = rooms.chain(before).find(|(_, corner, size)| {
        !(apart(annex.corner.0, annex.size.0, corner.0, size.0) || apart(annex.corner.1, annex.size.2, corner.1, size.2))
    });
    if let Some((other, ..)) = overlapping {
        notes.add(
            format!("{path}.corner"),
            format!("`{}` and `{other}` are in the same place", annex.id),
            "rooms may share walls, no more",
        );
    }
}

/// A point that is in a room, in an annex, or close to one.
fn inside(venue: &Venue, path: &str, at: Point, notes: &mut Notes) {
    let rooms = venue.rooms.iter().map(|room| (room.corner, room.size));
    let mut all = rooms.chain(venue.look.annexes.iter().map(|annex| (annex.corner, annex.size)));
    let is_near = |((x, z), size): ((f64, f64), (f64, f64, f64))| {
        (x - AROUND_M..=x + size.0 + AROUND_M).contains(&at.x)
            && (z - AROUND_M..=z + size.2 + AROUND_M).contains(&at.z)
            && (-AROUND_M..=size.1 + AROUND_M).contains(&at.y)
    };
    if !all.any(is_near) {
        notes.add(path, format!("({}, {}, {}) is in no room", at.x, at.y, at.z), "metres east, up and south");
    }
}
