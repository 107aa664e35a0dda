//! What a source gave out lately, as spectra of every length.

use crate::sim::engine::convolve::spectrum::Spectrum;
use crate::sim::engine::convolve::sum::Work;
use crate::sim::engine::convolve::{LEVELS, Level};
use crate::sim::units::BLOCK;

/// Samples that are remembered: the longest window, the one before it, and the one in which their spectrum is worked out.
const RECENT: usize = 3 * LEVELS[2].blocks * BLOCK;

/// What a source gave out lately.
#[derive(Debug)]
pub struct History {
    recent: Vec<f32>,
    rings: [Ring; 3],
    /// Which block after a window is this source's to work in.
    turn: usize,
}

/// Windows of one length.
#[derive(Debug)]
struct Ring {
    spectra: Vec<Spectrum>,
    /// Which window each spectrum is of; none if that was silent.
    windows: Vec<Option<u64>>,
}

impl Ring {
    fn new(level: Level) -> Self {
        // Of the last part, while the next window is worked out.
        let count = level.end + 2;
        Self { spectra: vec![Spectrum::zero(level.size()); count], windows: vec![None; count] }
    }
}

impl History {
    /// The silence of the nth source.
    #[must_use]
    pub fn new(nth: usize) -> Self {
        Self { recent: vec![0.0; RECENT], rings: LEVELS.map(Ring::new), turn: nth }
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
        let (ring, buffers) = (&mut self.rings[number], &mut work.levels[number]);
        let (length, end) = (buffers.time.len(), place((window + 1) * LEVELS[number].blocks as u64 - 1) + BLOCK);
        let wrapped = length.saturating_sub(end);
        buffers.time[..wrapped].copy_from_slice(&self.recent[RECENT - wrapped..]);
        buffers.time[wrapped..].copy_from_slice(&self.recent[end - (length - wrapped)..end]);
        let at = (window % ring.spectra.len() as u64) as usize;
        let sounds = buffers.time.iter().any(|x| *x != 0.0);
        ring.windows[at] = sounds.then_some(window);
        if sounds {
            buffers.fourier.forward_into(&mut buffers.time, &mut buffers.bins);
            ring.spectra[at].load(&buffers.bins);
        }
    }

    /// The spectrum of a window; none if it was silent, is not over or is forgotten.
    #[inline(always)]
    pub(super) fn of(&self, number: usize, window: Option<u64>) -> Option<&Spectrum> {
        let ring = &self.rings[number];
        let at = (window? % ring.spectra.len() as u64) as usize;
        (ring.windows[at] == window).then(|| &ring.spectra[at])
    }
}

/// Where a block lies in what is remembered.
fn place(block: u64) -> usize {
    (block % (RECENT / BLOCK) as u64) as usize * BLOCK
}
