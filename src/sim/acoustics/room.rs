//! A rectangular room as acoustics has it: where its surfaces are and what they swallow.

use crate::sim::acoustics::air::Air;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::reverb_time::eyring;
use crate::sim::acoustics::{ROOM_HZ, SPEED_OF_SOUND};

/// A rectangular room with its floor at y = 0.
#[derive(Debug, Clone, PartialEq)]
pub struct Shoebox {
    /// Its north-west corner: x and z in metres.
    pub corner: (f64, f64),
    /// Its size: east–west, height, north–south, in metres.
    pub size: (f64, f64, f64),
    /// Absorption coefficients, 0 to 1, of the west, east, north and south walls, the floor and the ceiling, in the bands of `ROOM_HZ`.
    pub absorption: [[f64; 6]; 6],
}

/// Coefficients are clipped to this range, as the tables of section 11.11 ask.
const ABSORPTION_RANGE: (f64, f64) = (0.005, 0.99);
/// Sizes are clipped to this range, in metres.
const SIZE_RANGE: (f64, f64) = (0.5, 60.0);

impl Shoebox {
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

    /// Mean absorption coefficient in each band of `ROOM_HZ`, weighted by area.
    #[must_use]
    pub fn mean_absorption(&self) -> [f64; 6] {
        let (areas, total) = (self.areas(), self.surface());
        std::array::from_fn(|band| {
            let area: f64 = (0..6).map(|surface| areas[surface] * self.coefficient(surface, band)).sum();
            area / total
        })
    }

    /// Eyring's reverberation time in each band of `ROOM_HZ`, in seconds, with the air of the room.
    #[must_use]
    pub fn reverberation_times(&self) -> [f64; 6] {
        let (air, means) = (Air::new(), self.mean_absorption());
        std::array::from_fn(|band| eyring(self.volume(), self.surface(), means[band], air.energy_per_m(ROOM_HZ[band])))
    }

    /// How far sound goes on average between two reflections, in metres.
    #[must_use]
    pub fn mean_free_path(&self) -> f64 {
        4.0 * self.volume() / self.surface()
    }

    pub(super) fn sizes(&self) -> (f64, f64, f64) {
        let clip = |size: f64| size.clamp(SIZE_RANGE.0, SIZE_RANGE.1);
        (clip(self.size.0), clip(self.size.1), clip(self.size.2))
    }

    pub(super) fn coefficient(&self, surface: usize, band: usize) -> f64 {
        self.absorption[surface][band].clamp(ABSORPTION_RANGE.0, ABSORPTION_RANGE.1)
    }

    fn areas(&self) -> [f64; 6] {
        let (east, up, south) = self.sizes();
        let (west_wall, north_wall, floor) = (south * up, east * up, east * south);
        [west_wall, west_wall, north_wall, north_wall, floor, floor]
    }
}

/// The diffuse field of a room, to be read at any frequency.
pub(super) struct Diffuse {
    volume: f64,
    surface: f64,
    mean: [f64; 6],
    axis: BandAxis<6>,
}

impl Diffuse {
    pub(super) fn of(room: &Shoebox) -> Self {
        Self { volume: room.volume(), surface: room.surface(), mean: room.mean_absorption(), axis: BandAxis::new(&ROOM_HZ) }
    }

    /// Energy decays as e^(−rate t); per second.
    pub(super) fn decay_rate(&self, ln_hz: f64, air_energy_per_m: f64) -> f64 {
        6.0 * std::f64::consts::LN_10 / eyring(self.volume, self.surface, self.mean_at(ln_hz), air_energy_per_m)
    }

    /// Squared pressure of the steady diffuse field re the squared pressure at 1 m of a source that radiates evenly: 16π / A.
    ///
    /// This counts all reflections as if the field stood from the first moment;
    /// what remains of it after one mean free path is the classical 16π (1 − ᾱ) / A.
    pub(super) fn level(&self, ln_hz: f64, air_energy_per_m: f64) -> f64 {
        let mean = self.mean_at(ln_hz);
        let area = self.surface * mean + 4.0 * air_energy_per_m * self.volume;
        16.0 * std::f64::consts::PI / area
    }

    /// Seconds between two reflections.
    pub(super) fn free_time(&self) -> f64 {
        4.0 * self.volume / self.surface / SPEED_OF_SOUND
    }

    fn mean_at(&self, ln_hz: f64) -> f64 {
        self.axis.octave_at(&self.mean, ln_hz)
    }
}
