//! First reflections: the source mirrored in each of the six surfaces (section 11.10).

use crate::sim::acoustics::Shoebox;
use crate::sim::units::Point;

/// A source mirrored in one surface.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Image {
    /// Where the mirror image is.
    pub at: Point,
    /// The mirrored axis of the source.
    pub facing: Point,
}

/// The images of a source at a point with an axis (a unit vector), in the order west, east, north, south, floor, ceiling.
#[must_use]
pub fn first_images(room: &Shoebox, at: Point, facing: Point) -> [Image; 6] {
    let (east, up, south) = room.sizes();
    let (x, z) = room.corner;
    let mirror_x = |wall: f64| Image { at: Point { x: 2.0 * wall - at.x, ..at }, facing: Point { x: -facing.x, ..facing } };
    let mirror_y = |wall: f64| Image { at: Point { y: 2.0 * wall - at.y, ..at }, facing: Point { y: -facing.y, ..facing } };
    let mirror_z = |wall: f64| Image { at: Point { z: 2.0 * wall - at.z, ..at }, facing: Point { z: -facing.z, ..facing } };
    [mirror_x(x), mirror_x(x + east), mirror_z(z), mirror_z(z + south), mirror_y(0.0), mirror_y(up)]
}
