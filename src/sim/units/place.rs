//! Where things are: metres in the venue's one frame (x east, y up, z south; the floor is y = 0).

use serde::{Deserialize, Serialize};

/// A point or a displacement in metres.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Point {
    /// East.
    pub x: f64,
    /// Up.
    pub y: f64,
    /// South.
    pub z: f64,
}

impl Point {
    /// A point from its coordinates.
    #[must_use]
    pub const fn new(x: f64, y: f64, z: f64) -> Self {
        Self { x, y, z }
    }

    /// The scalar product.
    #[must_use]
    pub fn dot(self, other: Self) -> f64 {
        self.x * other.x + self.y * other.y + self.z * other.z
    }

    /// The length of the displacement.
    #[must_use]
    pub fn length(self) -> f64 {
        libm::sqrt(self.dot(self))
    }

    /// The distance between two points.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        (self - other).length()
    }

    /// The unit vector in this direction, or south for no direction at all.
    #[must_use]
    pub fn direction(self) -> Self {
        let length = self.length();
        if length > 1e-12 { self * (1.0 / length) } else { Self::new(0.0, 0.0, 1.0) }
    }
}

impl std::ops::Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y, self.z + other.z)
    }
}

impl std::ops::Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y, self.z - other.z)
    }
}

impl std::ops::Mul<f64> for Point {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor, self.z * factor)
    }
}

/// Where something points: degrees of azimuth (0 south (+z), 90 east (+x)) and of elevation (up is positive).
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Aim {
    /// Degrees from south towards east.
    pub azimuth: f64,
    /// Degrees above the horizon.
    pub elevation: f64,
}

impl Aim {
    /// The unit vector of this aim.
    #[must_use]
    pub fn vector(self) -> Point {
        let (azimuth, elevation) = (self.azimuth.to_radians(), self.elevation.to_radians());
        Point::new(libm::sin(azimuth) * libm::cos(elevation), libm::sin(elevation), libm::cos(azimuth) * libm::cos(elevation))
    }

    /// The aim of a direction.
    #[must_use]
    pub fn of(direction: Point) -> Self {
        let unit = direction.direction();
        Self { azimuth: libm::atan2(unit.x, unit.z).to_degrees(), elevation: libm::asin(unit.y.clamp(-1.0, 1.0)).to_degrees() }
    }

    /// The angle between two aims, 0 to 180 degrees.
    #[must_use]
    pub fn angle_to(self, other: Self) -> f64 {
        libm::acos(self.vector().dot(other.vector()).clamp(-1.0, 1.0)).to_degrees()
    }
}
