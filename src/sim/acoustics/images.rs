//! Image sources: the radiator mirrored in the six surfaces of a shoebox, again and again (section 11.10).

use crate::sim::acoustics::Shoebox;
use crate::sim::units::Point;

/// No more reflections in a row are followed.
pub const HIGHEST_ORDER: usize = 12;

/// A source mirrored in surfaces.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Image {
    /// Where the mirror image is.
    pub at: Point,
    /// The mirrored axis of the source.
    pub facing: Point,
    /// How often its sound meets the west, east, north and south walls, the floor and the ceiling.
    pub bounces: [u8; 6],
}

/// Every image of a source at a point with an axis (a unit vector) up to an order, the source itself first.
///
/// Lower orders come first; within an order they keep one sequence for all sources.
#[must_use]
pub fn images(room: &Shoebox, at: Point, facing: Point, order: usize) -> Vec<Image> {
    lattice(order).iter().map(|cell| cell.image(room, at, facing)).collect()
}

/// One cell of the lattice of mirrored rooms, counted from the real one: east, up, south.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cell {
    steps: [i32; 3],
    /// How often each surface is met.
    pub(super) bounces: [u8; 6],
}

impl Cell {
    /// How many reflections lead into the cell.
    pub(super) fn order(&self) -> usize {
        self.steps.iter().map(|step| step.unsigned_abs() as usize).sum()
    }

    /// The image of a source in this cell.
    pub(super) fn image(&self, room: &Shoebox, at: Point, facing: Point) -> Image {
        let (east, up, south) = room.sizes();
        let [x, y, z] = self.steps;
        Image {
            at: Point::new(mirrored(at.x, room.corner.0, east, x), mirrored(at.y, 0.0, up, y), mirrored(at.z, room.corner.1, south, z)),
            facing: Point::new(turned(facing.x, x), turned(facing.y, y), turned(facing.z, z)),
            bounces: self.bounces,
        }
    }
}

/// All cells up to an order, lower orders first.
pub(super) fn lattice(order: usize) -> Vec<Cell> {
    let most = order.min(HIGHEST_ORDER) as i32;
    let mut cells = Vec::new();
    for x in -most..=most {
        for y in -most..=most {
            for z in -most..=most {
                if x.abs() + y.abs() + z.abs() <= most {
                    let ((west, east), (floor, ceiling), (north, south)) = (met(x), met(y), met(z));
                    cells.push(Cell { steps: [x, y, z], bounces: [west, east, north, south, floor, ceiling] });
                }
            }
        }
    }
    cells.sort_by_key(Cell::order);
    cells
}

/// How often the lower and the upper wall of an axis are met on the way from a cell.
fn met(step: i32) -> (u8, u8) {
    let (half, more) = ((step.unsigned_abs() / 2) as u8, step.unsigned_abs().div_ceil(2) as u8);
    if step < 0 { (more, half) } else { (half, more) }
}

fn mirrored(at: f64, lower: f64, size: f64, step: i32) -> f64 {
    let inside = at - lower;
    lower + if step % 2 == 0 { f64::from(step) * size + inside } else { f64::from(step + 1) * size - inside }
}

fn turned(part: f64, step: i32) -> f64 {
    if step % 2 == 0 { part } else { -part }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_have_as_many_images_as_an_octahedron_has_points() {
        for (order, count) in [(0, 1), (1, 7), (2, 25), (3, 63), (6, 377)] {
            assert_eq!(lattice(order).len(), count);
        }
    }

    #[test]
    fn bounces_add_to_the_order() {
        for cell in lattice(5) {
            assert_eq!(cell.bounces.iter().map(|count| usize::from(*count)).sum::<usize>(), cell.order());
        }
    }
}
