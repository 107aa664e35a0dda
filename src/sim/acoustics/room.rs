//! A rectangular room as acoustics has it: where its surfaces are, what they swallow and scatter, and its air.

use crate::sim::acoustics::air::{Air, Climate};
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::reverb_time::eyring;
use crate::sim::acoustics::{BEAM_HZ, ROOM_HZ};
use crate::sim::units::Point;

/// A rectangular room with its floor at y = 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Shoebox {
    /// Its north-west corner: x and z in metres.
    pub corner: (f64, f64),
    /// Its size: east–west, height, north–south, in metres.
    pub size: (f64, f64, f64),
    /// Absorption coefficients, 0 to 1, of the west, east, north and south walls, the floor and the ceiling, in the bands of `ROOM_HZ`.
    pub absorption: [[f64; 6]; 6],
    /// The share of what is reflected that goes anywhere but where a mirror would send it, 0 to 1, of the same surfaces in the same bands.
    pub scattering: [[f64; 6]; 6],
    /// What things in the room swallow, in square metres of open window, in the bands of `ROOM_HZ`.
    pub furniture: [f64; 6],
    /// Its air.
    pub climate: Climate,
}

/// Coefficients are clipped to this range, as the tables of section 11.11 ask.
const ABSORPTION_RANGE: (f64, f64) = (0.005, 0.99);
/// Sizes are clipped to this range, in metres.
const SIZE_RANGE: (f64, f64) = (0.5, 60.0);
/// Furniture swallows no more than this many square metres.
const MOST_FURNITURE_M2: f64 = 1e4;

impl Shoebox {
    /// An empty room of smooth surfaces in ordinary air.
    #[must_use]
    pub fn new(corner: (f64, f64), size: (f64, f64, f64), absorption: [[f64; 6]; 6]) -> Self {
        Self { corner, size, absorption, scattering: [[0.0; 6]; 6], furniture: [0.0; 6], climate: Climate::default() }
    }

    /// Volume in cubic metres.
    #[must_use]
    pub fn volume(&self) -> f64 {
        let (east, up, south) = self.sizes();
        east * up * south
    }

    /// Area of all six surfaces in square metres.
    #[must_use]
    pub fn surface(&self) -> f64 {
        self.areas().iter().sum()
    }

    /// Mean absorption coefficient in each band of `ROOM_HZ`, weighted by area, with what furniture adds.
    #[must_use]
    pub fn mean_absorption(&self) -> [f64; 6] {
        let (areas, total) = (self.areas(), self.surface());
        std::array::from_fn(|band| {
            let walls: f64 = (0..6).map(|surface| areas[surface] * self.coefficient(surface, band)).sum();
            ((walls + self.furniture[band].clamp(0.0, MOST_FURNITURE_M2)) / total).min(ABSORPTION_RANGE.1)
        })
    }

    /// Eyring's reverberation time in each band of `ROOM_HZ`, in seconds, with the air of the room.
    #[must_use]
    pub fn reverberation_times(&self) -> [f64; 6] {
        let (air, means) = (Air::new(self.climate), self.mean_absorption());
        std::array::from_fn(|band| eyring(self.volume(), self.surface(), means[band], air.energy_per_m(ROOM_HZ[band])))
    }

    /// How far sound goes on average between two reflections, in metres.
    #[must_use]
    pub fn mean_free_path(&self) -> f64 {
        4.0 * self.volume() / self.surface()
    }

    /// Whether a point is inside or on the surfaces.
    #[must_use]
    pub fn contains(&self, point: Point) -> bool {
        self.outside(point) <= 0.0
    }

    /// How far a point is outside, along the axis where it is farthest out; negative inside.
    pub(super) fn outside(&self, point: Point) -> f64 {
        let (east, up, south) = self.sizes();
        let past = |at: f64, lower: f64, size: f64| (lower - at).max(at - lower - size);
        past(point.x, self.corner.0, east).max(past(point.y, 0.0, up)).max(past(point.z, self.corner.1, south))
    }

    pub(super) fn sizes(&self) -> (f64, f64, f64) {
        let clip = |size: f64| size.clamp(SIZE_RANGE.0, SIZE_RANGE.1);
        (clip(self.size.0), clip(self.size.1), clip(self.size.2))
    }

    pub(super) fn coefficient(&self, surface: usize, band: usize) -> f64 {
        self.absorption[surface][band].clamp(ABSORPTION_RANGE.0, ABSORPTION_RANGE.1)
    }

    /// The share of reflected energy that is not mirrored, below 1.
    pub(super) fn scattered(&self, surface: usize, band: usize) -> f64 {
        self.scattering[surface][band].clamp(0.0, 0.99)
    }

    /// Decibels of one mirror reflection in the bands of `BEAM_HZ`: (1 − α)(1 − s); 8 kHz and up are as 4 kHz.
    pub(super) fn reflection_db(&self, surface: usize) -> [f64; 8] {
        extended(std::array::from_fn(|band| {
            10.0 * libm::log10((1.0 - self.coefficient(surface, band)) * (1.0 - self.scattered(surface, band)))
        }))
    }

    fn areas(&self) -> [f64; 6] {
        let (east, up, south) = self.sizes();
        let (west_wall, north_wall, floor) = (south * up, east * up, east * south);
        [west_wall, west_wall, north_wall, north_wall, floor, floor]
    }
}

/// A row of `ROOM_HZ` in the bands of `BEAM_HZ`: 8 and 16 kHz are as 4 kHz.
pub(super) fn extended(row: [f64; 6]) -> [f64; 8] {
    std::array::from_fn(|band| row[band.min(5)])
}

/// The diffuse field of a room, to be read at any frequency.
#[derive(Debug, Clone)]
pub(super) struct Diffuse {
    pub(super) volume: f64,
    surface: f64,
    speed: f64,
    mean: [f64; 6],
    air: Option<Air>,
}

impl Diffuse {
    /// The field of a room, whose air swallows or does not.
    pub(super) fn of(room: &Shoebox, air: bool) -> Self {
        Self {
            volume: room.volume(),
            surface: room.surface(),
            speed: room.climate.speed_of_sound(),
            mean: room.mean_absorption(),
            air: air.then(|| Air::new(room.climate)),
        }
    }

    /// Energy decays as e^(−rate t), by Eyring with air; per second.
    pub(super) fn decay_rate(&self, axis: &BandAxis<6>, hz: f64, ln_hz: f64) -> f64 {
        let air = self.air.as_ref().map_or(0.0, |air| air.energy_per_m(hz));
        6.0 * std::f64::consts::LN_10 / eyring(self.volume, self.surface, axis.swallowed_at(&self.mean, ln_hz), air)
    }

    /// Squared pressure per second at time zero after a pulse whose squared pressure at 1 m is 1, from a source that radiates evenly: 4πc / V.
    ///
    /// Integrated over an exponential decay it is the 16π / A of the steady field.
    pub(super) fn density(&self) -> f64 {
        4.0 * std::f64::consts::PI * self.speed / self.volume
    }

    /// What one reflection leaves.
    pub(super) fn reflected(&self, axis: &BandAxis<6>, ln_hz: f64) -> f64 {
        1.0 - axis.swallowed_at(&self.mean, ln_hz)
    }

    /// Energy that passes per second through an opening of this area in square metres, as a share of the room's: cS / 4V.
    pub(super) fn leak(&self, area: f64) -> f64 {
        self.speed * area / (4.0 * self.volume)
    }
}

/// Decibels in the bands of `BEAM_HZ` that this many metres of air take away.
pub(super) fn air_db(air: Option<&Air>, metres: f64) -> [f64; 8] {
    BEAM_HZ.map(|hz| air.map_or(0.0, |air| metres * air.db_per_m(hz)))
}
