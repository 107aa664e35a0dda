//! Impulse responses from radiators to capsules, within a room and from room to room.
//!
//! A response has two parts. The near part is a radiator's own at a capsule: direct sound, mirror images, what comes straight
//! through openings, and the first of the late field. By the time at which the images have left off (`Hall::turn`) nobody can
//! tell any more where in the room a sound came from: from there on everything that fills a room is heard through one
//! late field at each capsule, and a radiator brings to it only its power and colour.

use crate::sim::acoustics::arrivals::{Arrival, table};
use crate::sim::acoustics::convolution::Convolution;
use crate::sim::acoustics::far::Field;
use crate::sim::acoustics::hall::{Ear, Hall, Source};
use crate::sim::acoustics::late_field::LateField;
use crate::sim::acoustics::minimum_phase::MinimumPhase;
use crate::sim::acoustics::pulse::Pulse;
use crate::sim::acoustics::spectra::Spectra;
use crate::sim::acoustics::train::Train;
use crate::sim::acoustics::{Emitter, Receiver, Space};

/// What is this far below the strongest sample is not worth convolving with.
const INAUDIBLE: f64 = 1e-6;

/// The impulse response from an emitter to a receiver in a space, at 48 kHz.
///
/// What goes in is the emitter's pressure at one metre on its axis in a free field;
/// what comes out is the pressure that would make the same voltage on the microphone's axis at 1 kHz.
/// Delays are absolute. The same seed gives the same late field.
#[must_use]
pub fn response(space: &Space, emitter: &Emitter, receiver: &Receiver, seed: u64) -> Vec<f32> {
    let mut acoustician = Acoustician::new();
    let (hall, ear) = (acoustician.hall(space), acoustician.ear(receiver));
    acoustician.hear(&hall, &Source::new(emitter), &ear, seed)
}

/// Everything that arrives at a receiver from an emitter within the order of the space, direct sound first.
#[must_use]
pub fn arrivals(space: &Space, emitter: &Emitter, receiver: &Receiver) -> Vec<Arrival> {
    let mut acoustician = Acoustician::new();
    table(&acoustician.hall(space), &Source::new(emitter), &acoustician.ear(receiver))
}

/// Makes many responses with the same tables and transforms.
pub struct Acoustician {
    pub(super) firs: MinimumPhase,
    pub(super) spectra: Spectra,
    pub(super) train: Train,
    pub(super) pulse: Pulse,
    pub(super) late: LateField,
    convolution: Convolution,
    /// Late fields that were heard last.
    pub(super) fields: Vec<Field>,
}

impl Default for Acoustician {
    fn default() -> Self {
        Self::new()
    }
}

impl Acoustician {
    /// An acoustician with their tables worked out.
    #[must_use]
    pub fn new() -> Self {
        let spectra = Spectra::new();
        Self {
            firs: MinimumPhase::new(),
            train: Train::new(&spectra.grid),
            spectra,
            pulse: Pulse::new(),
            late: LateField::new(),
            convolution: Convolution::new(),
            fields: Vec::new(),
        }
    }

    /// Works out what all responses in a space share.
    #[must_use]
    pub fn hall(&mut self, space: &Space) -> Hall {
        Hall::new(space, None, &mut self.spectra, &self.late.grid)
    }

    /// The same, after openings may have been shut or opened, from what was worked out before.
    #[must_use]
    pub fn hall_like(&mut self, space: &Space, before: &Hall) -> Hall {
        Hall::new(space, Some(before), &mut self.spectra, &self.late.grid)
    }

    /// Works out what all responses to a receiver share.
    #[must_use]
    pub fn ear(&mut self, receiver: &Receiver) -> Ear {
        Ear::new(receiver, &mut self.spectra, &self.firs.grid, &self.late.grid)
    }

    /// A whole response, as the free function [`response`], with everything that is shared at hand.
    #[must_use]
    pub fn hear(&mut self, hall: &Hall, source: &Source, ear: &Ear, seed: u64) -> Vec<f32> {
        let near = self.near(hall, source, ear, seed);
        let shared: Vec<_> = (hall.filled_by(source).into_iter())
            .map(|room| (self.fill(hall, source, room), self.far(hall, room, ear, seed.wrapping_add(1 + room as u64).reverse_bits())))
            .collect();
        self.whole(&near, shared.iter().map(|(fill, far)| (fill.as_slice(), far.as_slice())))
    }

    /// A whole response put together from its near part and, for each room that its source fills, how it does and how that is heard.
    pub fn whole<'a>(&mut self, near: &[f32], shared: impl Iterator<Item = (&'a [f32], &'a [f32])>) -> Vec<f32> {
        let mut sum: Vec<f64> = near.iter().copied().map(f64::from).collect();
        shared.for_each(|(fill, far)| self.convolution.add(fill, far, &mut sum));
        trimmed(&sum)
    }
}

/// A response without what follows its last audible sample.
pub(super) fn trimmed(sum: &[f64]) -> Vec<f32> {
    let peak = sum.iter().fold(0.0_f64, |peak, value| peak.max(value.abs()));
    let end = sum.iter().rposition(|value| value.abs() > peak * INAUDIBLE).map_or(0, |last| last + 1);
    sum[..end].iter().map(|value| *value as f32).collect()
}
