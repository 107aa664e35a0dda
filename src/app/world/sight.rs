//! What can be seen from a place: the room around it, and what shows of the others through doorways and windows.

use crate::app::world::building::{Face, Hall, Opening};
use bevy::prelude::*;

/// How many openings one looks through in a row.
const DEEP: usize = 3;
/// From how near an opening is looked through as if there were no wall, metres.
const IN_THE_DOOR: f32 = 0.7;
/// How far a thing of another room must stand in this one to be seen in it, metres.
const REACHES: f32 = 0.25;

/// The planes through the eye that bound what an opening lets through, each by its normal to the inside.
type Cone = Vec<Vec3>;

/// What can be seen of each room from a place.
#[derive(Debug, Clone, Default)]
pub(super) struct Sight {
    eye: Vec3,
    here: usize,
    /// The room around the eye, from its lowest to its highest corner.
    around: (Vec3, Vec3),
    /// For each room what openings let through of it.
    cones: Vec<Vec<Cone>>,
}

impl Sight {
    /// What can be seen from a place in a room.
    pub(super) fn from(eye: Vec3, here: usize, halls: &[&Hall], openings: &[Opening]) -> Self {
        let Some(hall) = halls.get(here) else { return Self::default() };
        let around = (hall.low, hall.low + hall.size);
        let mut sight = Self { eye, here, around, cones: vec![Vec::new(); halls.len()] };
        sight.look(halls, openings, here, &Vec::new(), None, DEEP);
        sight
    }

    /// Looks on through every opening of a room but the one that was come through.
    fn look(&mut self, halls: &[&Hall], openings: &[Opening], hall: usize, cone: &Cone, from: Option<usize>, deep: usize) {
        for (index, opening) in openings.iter().enumerate().filter(|(index, _)| Some(*index) != from) {
            let Some(through) = frame(halls[hall], opening).and_then(|frame| self.through(&frame, cone)) else { continue };
            let here = self.here;
            let others = halls.iter().enumerate().filter(|(beyond, room)| *beyond != hall && *beyond != here && is_in(room, opening));
            for (beyond, _) in others {
                self.cones[beyond].push(through.clone());
                if deep > 1 {
                    self.look(halls, openings, beyond, &through, Some(index), deep - 1);
                }
            }
        }
    }

    /// What is seen through an opening of what a cone shows; none if it is out of it or seen from behind.
    fn through(&self, frame: &Face, cone: &Cone) -> Option<Cone> {
        let ahead = (self.eye - frame.corner).dot(frame.inward);
        let beside = self.eye - (frame.corner + frame.across / 2.0 + frame.up / 2.0);
        let off = |side: Vec3| (beside.dot(side.normalize()).abs() - side.length() / 2.0).max(0.0);
        if ahead.abs() < IN_THE_DOOR && off(frame.across) < IN_THE_DOOR && off(frame.up) < IN_THE_DOOR {
            return Some(cone.clone());
        }
        if ahead < 0.0 {
            return None;
        }
        let corner = frame.corner - self.eye;
        let mut corners = vec![corner, corner + frame.across, corner + frame.across + frame.up, corner + frame.up];
        for plane in cone {
            corners = cut(&corners, *plane);
        }
        if corners.len() < 3 {
            return None;
        }
        let middle = corners.iter().sum::<Vec3>();
        let edge = |index: usize| {
            let normal = corners[index].cross(corners[(index + 1) % corners.len()]).normalize_or_zero();
            if normal.dot(middle) < 0.0 { -normal } else { normal }
        };
        Some((0..corners.len()).map(edge).collect())
    }

    /// Whether anything can be seen of what is in a room, by its middle and half of its size.
    pub(super) fn sees(&self, hall: usize, middle: Vec3, half: Vec3) -> bool {
        let (low, high) = ((middle - half).max(self.around.0), (middle + half).min(self.around.1));
        if hall == self.here || (high - low).cmpgt(Vec3::splat(REACHES)).all() {
            return true;
        }
        let (out, radius) = (middle - self.eye, half.length());
        let inside = |cone: &Cone| cone.iter().all(|plane| out.dot(*plane) > -radius);
        self.cones.get(hall).is_none_or(|cones| cones.iter().any(inside))
    }
}

/// Where an opening is in the walls of a room.
fn frame(hall: &Hall, opening: &Opening) -> Option<Face> {
    (0..4).find_map(|side| {
        let face = Face::of(hall, side);
        face.holes(std::slice::from_ref(opening)).first().map(|(along, above)| face.part(*along, *above))
    })
}

fn is_in(hall: &Hall, opening: &Opening) -> bool {
    frame(hall, opening).is_some()
}

/// What of a polygon is on the inner side of a plane through the origin.
fn cut(corners: &[Vec3], plane: Vec3) -> Vec<Vec3> {
    let mut left = Vec::new();
    for (index, from) in corners.iter().enumerate() {
        let to = corners[(index + 1) % corners.len()];
        let (here, there) = (from.dot(plane), to.dot(plane));
        if here >= 0.0 {
            left.push(*from);
        }
        if (here < 0.0) != (there < 0.0) {
            left.push(from.lerp(to, here / (here - there)));
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::world::building::{OpeningKind, Side};
    use crate::app::world::surface::Surface;

    fn hall(x: f32) -> Hall {
        let side = Side { main: Surface::Plaster, is_lined: false, absorbing: 0.0 };
        Hall {
            name: String::new(),
            low: Vec3::new(x, 0.0, 0.0),
            size: Vec3::new(4.0, 3.0, 4.0),
            sides: [side; 6],
            paint: [Color::WHITE; 3],
            is_studio: true,
        }
    }

    #[test]
    fn another_room_shows_only_through_its_window() {
        let (near, far) = (hall(0.0), hall(4.1));
        let window = Opening { at: Vec3::new(4.05, 1.0, 2.0), size: Vec2::new(1.0, 1.0), kind: OpeningKind::Window };
        let sight = Sight::from(Vec3::new(2.0, 1.5, 2.0), 0, &[&near, &far], &[window]);
        let half = Vec3::splat(0.1);
        assert!(sight.sees(0, Vec3::new(0.5, 0.2, 3.8), half), "everything of this room");
        assert!(sight.sees(1, Vec3::new(6.0, 1.5, 2.0), half), "what is straight behind the window");
        assert!(!sight.sees(1, Vec3::new(4.5, 1.5, 3.8), half), "nothing beside it");
        let blind = Sight::from(Vec3::new(2.0, 1.5, 2.0), 0, &[&near, &far], &[]);
        assert!(!blind.sees(1, Vec3::new(6.0, 1.5, 2.0), half), "nothing through a wall");
    }
}
