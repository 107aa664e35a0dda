//! The house in plan: every room that can be seen, what its six sides are made of, and where its walls are open.

use crate::app::world::surface::Surface;
use crate::app::world::vector;
use crate::sim::scenario::Scenario;
use crate::sim::units::Point;
use crate::sim::venue::{Paint, Venue};
use bevy::prelude::*;

/// How far behind a wall's face an opening may lie, since walls between rooms have a thickness.
const WALL: f32 = 0.4;

/// A room as it is drawn.
#[derive(Debug, Clone)]
pub(in crate::app::world) struct Hall {
    /// What people call it.
    pub(in crate::app::world) name: String,
    /// Its north-west corner on the floor.
    pub(in crate::app::world) low: Vec3,
    /// Its size.
    pub(in crate::app::world) size: Vec3,
    /// West, east, north, south, floor, ceiling.
    pub(in crate::app::world) sides: [Side; 6],
    /// Colours of walls, cloth and carpet.
    pub(in crate::app::world) paint: [Color; 3],
    /// Whether people record in it, so that it is furnished like a studio.
    pub(in crate::app::world) is_studio: bool,
}

/// What a side of a room is made of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app::world) struct Side {
    /// Most of it.
    pub(in crate::app::world) main: Surface,
    /// Whether its lower part is lined with wood.
    pub(in crate::app::world) is_lined: bool,
    /// The share of it that is covered with absorbers, 0 to 1.
    pub(in crate::app::world) absorbing: f32,
}

/// A hole in the walls of the house.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app::world) struct Opening {
    /// The middle of its lower edge.
    pub(in crate::app::world) at: Vec3,
    /// Width and height.
    pub(in crate::app::world) size: Vec2,
    /// What it is.
    pub(in crate::app::world) kind: OpeningKind,
}

/// What an opening is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app::world) enum OpeningKind {
    /// With a door, or to walk through.
    Doorway,
    /// Glass between two rooms.
    Window,
    /// Glass to the street.
    Daylight,
}

impl Hall {
    /// Whether a place is in it.
    pub(in crate::app::world) fn contains(&self, at: Vec3) -> bool {
        let inside = at - self.low;
        inside.cmpge(Vec3::splat(-0.01)).all() && inside.cmple(self.size + 0.01).all()
    }

    /// Its middle.
    pub(in crate::app::world) fn middle(&self) -> Vec3 {
        self.low + self.size / 2.0
    }

    /// Whether its ceiling is high enough for things to hang from it.
    pub(in crate::app::world) fn is_high(&self) -> bool {
        self.size.y > 2.7
    }
}

/// Every room of a venue, those first in which one records.
pub(in crate::app::world) fn halls(venue: &Venue) -> Vec<Hall> {
    let rooms = venue.rooms.iter().map(|room| Hall {
        name: room.name.clone(),
        low: Vec3::new(room.corner.0 as f32, 0.0, room.corner.1 as f32),
        size: Vec3::new(room.size.0 as f32, room.size.1 as f32, room.size.2 as f32),
        sides: std::array::from_fn(|side| mixture(&room.surfaces[side])),
        paint: paint_of(venue, &room.id.0),
        is_studio: true,
    });
    let annexes = venue.look.annexes.iter().map(|annex| {
        let (walls, floor, ceiling) = &annex.surfaces;
        Hall {
            name: annex.name.clone(),
            low: Vec3::new(annex.corner.0 as f32, 0.0, annex.corner.1 as f32),
            size: Vec3::new(annex.size.0 as f32, annex.size.1 as f32, annex.size.2 as f32),
            sides: [walls, walls, walls, walls, floor, ceiling].map(|name| Side {
                main: Surface::of(name),
                is_lined: false,
                absorbing: 0.0,
            }),
            paint: paint_of(venue, &annex.id.0),
            is_studio: false,
        }
    });
    rooms.chain(annexes).collect()
}

/// A mixture of materials as a builder would make it: the largest hard one as the wall, wood below, absorbers before it.
fn mixture(shares: &[(String, f64)]) -> Side {
    let share = |wanted: Surface| -> f64 { shares.iter().filter(|(name, _)| Surface::of(name) == wanted).map(|(_, share)| share).sum() };
    let hard = shares.iter().filter(|(name, _)| name != "glazing").max_by(|left, right| left.1.total_cmp(&right.1));
    let main = hard.map_or(Surface::Plaster, |(name, _)| Surface::of(name));
    let absorbing = if main == Surface::Cloth { 0.0 } else { share(Surface::Cloth) as f32 };
    Side { main, is_lined: main != Surface::Slats && share(Surface::Slats) > 0.15, absorbing }
}

fn paint_of(venue: &Venue, room: &str) -> [Color; 3] {
    let found = venue.look.paints.iter().find(|paint| paint.room.0 == room);
    let usual = [(0.86, 0.80, 0.70), (0.42, 0.40, 0.37), (0.40, 0.38, 0.36)];
    let [wall, cloth, carpet] = found.map_or(usual, |Paint { wall, cloth, carpet, .. }| [*wall, *cloth, *carpet]);
    [wall, cloth, carpet].map(|(red, green, blue)| Color::srgb(red as f32, green as f32, blue as f32))
}

/// Every opening of a venue.
pub(in crate::app::world) fn openings(scenario: &Scenario) -> Vec<Opening> {
    let venue = &scenario.venue;
    let ground = |(x, z): (f64, f64)| vector(Point::new(x, 0.0, z));
    let size = |width: f64, height: f64| Vec2::new(width as f32, height as f32);
    let doorway = |at, width, height| Opening { at: ground(at), size: size(width, height), kind: OpeningKind::Doorway };
    let doors = venue.doorways.iter().map(|way| doorway(way.at, way.width, way.height));
    let passages = venue.look.passages.iter().map(|way| doorway(way.at, way.width, way.height));
    let is_window = |of| scenario.catalogue.get(of).is_some_and(|gear| gear.model == "window_frame");
    let windows = venue.fixtures.iter().filter(|fixture| is_window(&fixture.of)).map(|fixture| Opening {
        at: vector(fixture.at),
        size: Vec2::new(1.7, 1.06),
        kind: OpeningKind::Window,
    });
    let daylight = venue.look.daylight.iter().map(|window| Opening {
        at: vector(window.at),
        size: size(window.width, window.height),
        kind: OpeningKind::Daylight,
    });
    doors.chain(passages).chain(windows).chain(daylight).collect()
}

/// A wall of a room, floor or ceiling: a corner, its two sides, and the direction into the room.
#[derive(Debug, Clone, Copy)]
pub(in crate::app::world) struct Face {
    pub(in crate::app::world) corner: Vec3,
    pub(in crate::app::world) across: Vec3,
    pub(in crate::app::world) up: Vec3,
    pub(in crate::app::world) inward: Vec3,
}

impl Face {
    /// West, east, north, south, floor, ceiling.
    pub(in crate::app::world) fn of(hall: &Hall, side: usize) -> Self {
        let origin = hall.low;
        let (x, y, z) = (Vec3::X * hall.size.x, Vec3::Y * hall.size.y, Vec3::Z * hall.size.z);
        match side {
            0 => Self { corner: origin + z, across: -z, up: y, inward: Vec3::X },
            1 => Self { corner: origin + x, across: z, up: y, inward: Vec3::NEG_X },
            2 => Self { corner: origin, across: x, up: y, inward: Vec3::Z },
            3 => Self { corner: origin + x + z, across: -x, up: y, inward: Vec3::NEG_Z },
            4 => Self { corner: origin + z, across: x, up: -z, inward: Vec3::Y },
            _ => Self { corner: origin + y, across: x, up: z, inward: Vec3::NEG_Y },
        }
    }

    /// A part of it, in metres along and above.
    pub(in crate::app::world) fn part(&self, along: (f32, f32), above: (f32, f32)) -> Self {
        let (right, up) = (self.across.normalize(), self.up.normalize());
        Self {
            corner: self.corner + right * along.0 + up * above.0,
            across: right * (along.1 - along.0),
            up: up * (above.1 - above.0),
            inward: self.inward,
        }
    }

    /// The same surface nearer to the middle of the room.
    pub(in crate::app::world) fn raised(&self, by: f32) -> Self {
        Self { corner: self.corner + self.inward * by, ..*self }
    }

    /// Where openings are on it, as ranges along and above, from left to right.
    pub(in crate::app::world) fn holes(&self, openings: &[Opening]) -> Vec<((f32, f32), (f32, f32))> {
        let (length, right) = (self.across.length(), self.across.normalize());
        let hole = |opening: &Opening| {
            let at = opening.at - self.corner;
            let along = at.dot(right);
            let half = opening.size.x / 2.0;
            let is_here = at.dot(self.inward).abs() < WALL && along > 0.0 && along < length;
            is_here.then_some(((along - half, along + half), (at.y.max(0.0), (at.y + opening.size.y).min(self.up.length()))))
        };
        let mut holes: Vec<_> = openings.iter().filter_map(hole).collect();
        holes.sort_by(|left, right| left.0.0.total_cmp(&right.0.0));
        holes
    }

    /// What is left of the part between two heights around holes, which may lie above each other: strip by strip.
    pub(in crate::app::world) fn around(&self, holes: &[((f32, f32), (f32, f32))], (low, high): (f32, f32)) -> Vec<Self> {
        let length = self.across.length();
        let met: Vec<_> = holes.iter().filter(|(_, (bottom, top))| *top > low && *bottom < high).collect();
        let mut edges: Vec<f32> = met.iter().flat_map(|((left, right), _)| [*left, *right]).chain([0.0, length]).collect();
        edges.retain(|edge| (0.0..=length).contains(edge));
        edges.sort_by(f32::total_cmp);
        let mut parts = Vec::new();
        for strip in edges.windows(2) {
            let middle = (strip[0] + strip[1]) / 2.0;
            let mut above: Vec<_> = met.iter().filter(|((left, right), _)| (*left..*right).contains(&middle)).map(|hole| hole.1).collect();
            above.sort_by(|one, other| one.0.total_cmp(&other.0));
            let mut from = low;
            for (bottom, top) in above {
                parts.push(self.part((strip[0], strip[1]), (from, bottom.max(from))));
                from = top.min(high).max(from);
            }
            parts.push(self.part((strip[0], strip[1]), (from, high)));
        }
        parts.retain(|part| part.across.length() > 0.005 && part.up.length() > 0.005 && part.across.dot(self.across) > 0.0);
        parts
    }
}
