//! What a source gave out lately, as spectra of those lengths at which anybody hears it.

use crate::sim::engine::convolve::spectrum::Spectrum;
use crate::sim::engine::convolve::sum::Work;
use crate::sim::engine::convolve::{AHEAD, LEVELS, Level};
use crate::sim::units::BLOCK;

/// Samples that are remembered: the longest window, the one before it, and the one in which their spectrum is worked out.
const RECENT: usize = 3 * LEVELS[2].blocks * BLOCK;

/// What a source gave out lately.
#[derive(Debug)]
pub struct History {
    recent: Vec<f32>,
    rings: [Option<Ring>; 3],
    /// Which block after a window is this source's to work in.
    turn: usize,
}

/// Windows of one length.
#[derive(Debug)]
pub(super) struct Ring {
    /// As many as a power of two.
    spectra: Vec<Spectrum>,
    /// Which window each spectrum is of; none if that was silent.
    windows: Vec<Option<u64>>,
}

impl Ring {
    fn new(level: Level) -> Self {
        // Of the last part, while the next window is worked out and others are played ahead.
        let count = (level.end + 2 + AHEAD.div_ceil(level.blocks)).next_power_of_two();
        Self { spectra: vec![Spectrum::zero(level.size()); count], windows: vec![None; count] }
    }

    fn place(&self, window: u64) -> usize {
        window as usize & (self.windows.len() - 1)
    }

    /// The spectrum of a window; none if it was silent, is not over or is forgotten.
    #[inline(always)]
    pub(super) fn of(&self, window: Option<u64>) -> Option<&Spectrum> {
        let at = self.place(window?);
        (self.windows[at] == window).then(|| &self.spectra[at])
    }
}

impl History {
    /// The silence of the nth source, a radiator: it is heard through its near parts, which are short.
    #[must_use]
    pub fn of_radiator(nth: usize) -> Self {
        Self::new(nth, [true, true, false])
    }

    /// The silence of the nth source, a room: it is heard through late fields, which set in late.
    #[must_use]
    pub fn of_room(nth: usize) -> Self {
        Self::new(nth, [false, true, true])
    }

    pub(super) fn new(nth: usize, lengths: [bool; 3]) -> Self {
        let rings = std::array::from_fn(|number| lengths[number].then(|| Ring::new(LEVELS[number])));
        Self { recent: vec![0.0; RECENT], rings, turn: nth }
    }

    /// Takes in the block of that number; `work` holds nothing between calls.
    pub fn push(&mut self, block: u64, samples: &[f32; BLOCK], work: &mut Work) {
        let at = place(block);
        self.recent[at..at + BLOCK].copy_from_slice(samples);
        self.finish(0, block, work);
        for number in [1, 2] {
            let level = LEVELS[number];
            let (window, phase) = level.window(block);
            // In the first half of a window sources work, in the second half microphones.
            if phase == self.turn % (level.blocks / 2)
                && let Some(over) = window.checked_sub(1)
            {
                self.finish(number, over, work);
            }
        }
    }

    /// The spectrum of a window that is over, with the window before it.
    fn finish(&mut self, number: usize, window: u64, work: &mut Work) {
        let (Some(ring), buffers) = (&mut self.rings[number], &mut work.levels[number]) else { return };
        let (length, end) = (buffers.time.len(), place((window + 1) * LEVELS[number].blocks as u64 - 1) + BLOCK);
        let wrapped = length.saturating_sub(end);
        buffers.time[..wrapped].copy_from_slice(&self.recent[RECENT - wrapped..]);
        buffers.time[wrapped..].copy_from_slice(&self.recent[end - (length - wrapped)..end]);
        let at = ring.place(window);
        let sounds = buffers.time.iter().any(|x| *x != 0.0);
        ring.windows[at] = sounds.then_some(window);
        if sounds {
            buffers.fourier.forward_into(&mut buffers.time, &mut buffers.bins);
            ring.spectra[at].load(&buffers.bins);
        }
    }

    /// Its windows of one length; none at which nobody hears it.
    #[inline(always)]
    pub(super) fn ring(&self, number: usize) -> Option<&Ring> {
        self.rings[number].as_ref()
    }
}

/// Where a block lies in what is remembered.
fn place(block: u64) -> usize {
    (block % (RECENT / BLOCK) as u64) as usize * BLOCK
}
