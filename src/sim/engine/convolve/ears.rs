//! What microphones hear, or rooms of the radiators that fill them: together, a window at a time.

use crate::sim::engine::convolve::bank::{Bank, Voice};
use crate::sim::engine::convolve::gather::Gather;
use crate::sim::engine::convolve::lanes::LANES;
use crate::sim::engine::convolve::response::{Parts, Path};
use crate::sim::engine::convolve::{CHUNKS, PART, WINDOW, Work, window_of};
use crate::sim::units::BLOCK;
use pulp::Arch;
use std::sync::Arc;

/// Ears whose sums are made together.
pub(super) const TOGETHER: usize = 8;

/// Everybody who hears.
#[derive(Debug)]
pub struct Ears {
    ears: Vec<Ear>,
    /// Those that work something out.
    who: Vec<usize>,
    /// Windows that each keeps.
    windows: usize,
}

/// One capsule, or one room.
#[derive(Debug)]
pub(super) struct Ear {
    paths: Vec<Path>,
    /// Which of its paths sound in the windows that are worked out.
    sounding: Vec<usize>,
    heard: Windows,
    /// The same one in the ears of the plan before.
    twin: Option<usize>,
}

/// The last windows that were heard, each at its number modulo their count.
#[derive(Debug, Default)]
struct Windows {
    samples: Vec<f32>,
    /// Which these are.
    are: Vec<Option<u64>>,
}

impl Windows {
    fn place(&self, window: u64) -> usize {
        (window % self.are.len() as u64) as usize
    }

    fn lacks(&self, window: u64) -> bool {
        self.are[self.place(window)] != Some(window)
    }
}

impl Ear {
    /// Each of its paths that sounds.
    #[inline(always)]
    pub(super) fn sounding<'a>(&'a self, bank: &'a Bank) -> impl Iterator<Item = (Voice<'a>, &'a Parts)> {
        self.sounding.iter().filter_map(move |path| {
            let (source, response) = &self.paths[*path];
            Some((bank.voice(*source)?, &response.parts))
        })
    }

    /// Finds out which of its paths sound in so many windows from one on.
    fn listen(&mut self, first: u64, windows: usize, bank: &Bank) {
        self.sounding.clear();
        for (path, (source, response)) in self.paths.iter().enumerate() {
            let parts = &response.parts;
            let Some(voice) = bank.voice(*source).filter(|_| parts.count > 0) else { continue };
            let oldest = first as i64 - (parts.first + parts.count as u64 - 1) as i64;
            if voice.sounds(oldest, windows + parts.count - 1) {
                self.sounding.push(path);
            }
        }
    }

    /// Where the samples of a window go.
    fn keep(&mut self, window: u64) -> &mut [f32] {
        let place = self.heard.place(window);
        self.heard.are[place] = Some(window);
        &mut self.heard.samples[place * PART..(place + 1) * PART]
    }
}

/// Whether two lists are the very same paths.
fn same(one: &[Path], other: &[Path]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
}

impl Ears {
    /// Nobody, of whom each may hear so many windows at once.
    #[must_use]
    pub fn new(windows: usize) -> Self {
        Self { ears: Vec::new(), who: Vec::new(), windows }
    }

    /// Adds one that hears through these paths; its number.
    pub fn add(&mut self, paths: Vec<Path>) -> usize {
        let heard = Windows { samples: vec![0.0; self.windows * PART], are: vec![None; self.windows] };
        self.ears.push(Ear { sounding: Vec::with_capacity(paths.len()), paths, heard, twin: None });
        self.who.reserve(self.ears.len());
        self.ears.len() - 1
    }

    /// Makes one go on as another of the ears before, if it hears through the same paths.
    pub fn follow(&mut self, ear: usize, before: usize) {
        self.ears[ear].twin = Some(before);
    }

    /// Takes over what those that go on have heard; they forget it. Only while sources give out what they did.
    pub fn take_over(&mut self, before: &mut Self) {
        for ear in &mut self.ears {
            let Some(old) = ear.twin.take().and_then(|twin| before.ears.get_mut(twin)) else { continue };
            if same(&old.paths, &ear.paths) {
                std::mem::swap(&mut ear.heard, &mut old.heard);
            }
        }
    }

    /// Whether all hear through the very same paths as others.
    #[must_use]
    pub fn same_paths(&self, other: &Self) -> bool {
        self.len() == other.len() && self.ears.iter().zip(&other.ears).all(|(one, other)| same(&one.paths, &other.paths))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ears.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ears.is_empty()
    }

    /// How many have not heard a window.
    #[must_use]
    pub fn lacking(&self, window: u64) -> usize {
        self.ears.iter().filter(|ear| ear.heard.lacks(window)).count()
    }

    /// What one heard in a block of a window that was heard last; none for one that is not there.
    #[must_use]
    pub fn heard(&self, ear: usize, block: u64) -> Option<&[f32; BLOCK]> {
        let (window, phase) = (window_of(block), (block % WINDOW) as usize);
        let heard = self.ears.get(ear).map(|ear| &ear.heard).filter(|heard| !heard.lacks(window))?;
        heard.samples[heard.place(window) * PART..].as_chunks().0.get(phase)
    }

    /// Hears so many windows from one on, all of which the sources have given out.
    pub fn hear(&mut self, first: u64, windows: usize, bank: &Bank, work: &mut Work) {
        let lacks = |ear: &Ear| (first..first + windows as u64).any(|window| ear.heard.lacks(window));
        self.work_out(usize::MAX, lacks, (first, windows), bank, work);
    }

    /// Has so many of those that lack a window hear it.
    pub fn hear_some(&mut self, most: usize, window: u64, bank: &Bank, work: &mut Work) {
        self.work_out(most, |ear| ear.heard.lacks(window), (window, 1), bank, work);
    }

    /// Works out these windows for at most so many of some.
    fn work_out(&mut self, most: usize, which: impl Fn(&Ear) -> bool, (first, windows): (u64, usize), bank: &Bank, work: &mut Work) {
        let mut who = std::mem::take(&mut self.who);
        who.clear();
        for (number, ear) in self.ears.iter_mut().enumerate().filter(|(_, ear)| which(ear)).take(most) {
            ear.listen(first, windows, bank);
            if ear.sounding.is_empty() {
                (first..first + windows as u64).for_each(|window| ear.keep(window).fill(0.0));
            } else {
                who.push(number);
            }
        }
        for who in who.chunks(TOGETHER) {
            let sums = &mut work.sums[..who.len() * windows * CHUNKS];
            Arch::new().dispatch(Gather { first, windows, bank, ears: &self.ears, who, sums });
            let windows = who.iter().flat_map(|ear| (first..first + windows as u64).map(move |window| (*ear, window)));
            self.transform(windows, work);
        }
        self.who = who;
    }

    /// From the sums of so many windows, each of an ear, to their samples.
    fn transform(&mut self, windows: impl Iterator<Item = (usize, u64)>, work: &mut Work) {
        let transform = &mut work.transform;
        let scale = 1.0 / transform.size() as f32;
        let mut windows = windows.peekable();
        for sums in work.sums.chunks(LANES * CHUNKS) {
            if windows.peek().is_none() {
                break;
            }
            transform.put(sums.len() / CHUNKS, sums, |chunk, lane| lane * CHUNKS + chunk);
            transform.inverse();
            for (lane, (ear, window)) in windows.by_ref().take(LANES).enumerate() {
                // The first half is wrapped round; adding nothing makes −0 the 0 that silence is elsewhere.
                let (out, _) = self.ears[ear].keep(window).as_chunks_mut();
                for ([even, odd], pair) in out.iter_mut().zip(&transform.samples[PART / 2..]) {
                    (*even, *odd) = (pair.re[lane] * scale + 0.0, pair.im[lane] * scale + 0.0);
                }
            }
        }
    }
}
