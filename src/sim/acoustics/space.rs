//! Everything that sound meets between a radiator and a capsule: rooms, openings between them, screens.

use crate::sim::acoustics::{Opening, Screen, Shoebox};
use crate::sim::units::Point;

/// Rooms that sound goes through, and what is in its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Space {
    /// The rooms.
    pub rooms: Vec<Shoebox>,
    /// Doors, windows and other openings between them.
    pub openings: Vec<Opening>,
    /// Gobos.
    pub screens: Vec<Screen>,
    /// How many reflections in a row are followed exactly; 12 at most.
    pub order: usize,
    /// Whether what comes after them is heard too.
    pub late_field: bool,
    /// Whether air swallows.
    pub air: bool,
    /// No response is longer, in seconds.
    pub longest_s: f64,
}

/// Reflections in a row that are followed unless somebody asks for others: section 11.10 says 3 to 6.
pub const USUAL_ORDER: usize = 3;
/// As long as the engine remembers what was played.
const LONGEST_S: f64 = 1.5;
/// Never longer than this, in seconds.
const LIMIT_S: f64 = 20.0;

impl Space {
    /// Rooms that share nothing yet, in their air, with their late fields.
    #[must_use]
    pub fn new(rooms: Vec<Shoebox>) -> Self {
        Self { rooms, openings: Vec::new(), screens: Vec::new(), order: USUAL_ORDER, late_field: true, air: true, longest_s: LONGEST_S }
    }

    /// The place in the list of the room around a point, or of the nearest one.
    #[must_use]
    pub fn room_of(&self, point: Point) -> usize {
        let outside: Vec<f64> = self.rooms.iter().map(|room| room.outside(point).max(0.0)).collect();
        (0..outside.len()).min_by(|left, right| outside[*left].total_cmp(&outside[*right])).unwrap_or(0)
    }

    /// The length of the longest response, in seconds.
    pub(super) fn limit_s(&self) -> f64 {
        self.longest_s.clamp(0.0, LIMIT_S)
    }

    /// The openings between two rooms.
    pub(super) fn between(&self, one: usize, other: usize) -> impl Iterator<Item = &Opening> {
        self.openings.iter().filter(move |opening| opening.between == (one, other) || opening.between == (other, one))
    }
}
