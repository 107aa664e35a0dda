//! What sources give out, window by window: samples of those that are played, spectra of those that anybody may hear.

use crate::sim::engine::convolve::lanes::{LANES, Transform};
use crate::sim::engine::convolve::{CHUNKS, Eight, LATE, NEAR, PART, WINDOW, Work};
use crate::sim::units::BLOCK;

/// Pairs of samples in a block.
const PAIRS: usize = BLOCK / 2;

/// What all sources give out: radiators, then rooms.
#[derive(Debug)]
pub struct Bank {
    radiators: usize,
    groups: Vec<Group>,
    /// How many of these are of radiators.
    of_radiators: usize,
}

/// Up to eight sources, which are transformed together.
#[derive(Debug)]
struct Group {
    /// Pairs of neighbouring samples of the windows that are kept, each at its number modulo their count.
    samples: Vec<Eight>,
    /// Which of them sound, block by block.
    sounds: Vec<[bool; LANES]>,
    ring: Ring,
}

/// Spectra of the last windows.
#[derive(Debug)]
struct Ring {
    /// Windows of one source, a power of two.
    slots: usize,
    sources: usize,
    /// Chunk by chunk, in each source by source, and in each of those window by window.
    chunks: Vec<Eight>,
    /// Whether there is any sound in them, source by source.
    sounds: Vec<bool>,
}

/// One source.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'a> {
    ring: &'a Ring,
    lane: usize,
}

impl Ring {
    fn new(parts: usize, sources: usize, windows: usize) -> Self {
        let slots = (parts + windows - 1).next_power_of_two();
        let chunks = vec![Eight::default(); CHUNKS * sources * (slots + 1)];
        Self { slots, sources, chunks, sounds: vec![false; sources * slots] }
    }

    /// From a source to the next: one more than a power of two, so that caches do not put all of them into one place.
    #[inline(always)]
    fn stride(&self) -> usize {
        self.slots + 1
    }

    /// Keeps the spectra of a window: silence, or what the transform has of every lane.
    fn keep(&mut self, window: u64, sounds: [bool; LANES], transform: Option<&mut Transform>) {
        let (slots, sources) = (self.slots, self.sources);
        let slot = window as usize & (slots - 1);
        let was_silent = (0..sources).all(|lane| !self.sounds[lane * slots + slot]);
        (0..sources).for_each(|lane| self.sounds[lane * slots + slot] = sounds[lane]);
        let stride = self.stride();
        match transform {
            Some(transform) => {
                transform.forward();
                transform.take(sources, &mut self.chunks, |chunk, lane| (chunk * sources + lane) * stride + slot);
            }
            None if was_silent => {}
            None => self.chunks.iter_mut().skip(slot).step_by(stride).for_each(|chunk| *chunk = Eight::default()),
        }
    }
}

impl<'a> Voice<'a> {
    /// Whether there is any sound in so many windows from one on; there is none before the session.
    pub(super) fn sounds(self, from: i64, count: usize) -> bool {
        let own = &self.ring.sounds[self.lane * self.ring.slots..(self.lane + 1) * self.ring.slots];
        (from..from + count as i64).any(|window| window >= 0 && own[window as usize & (own.len() - 1)])
    }

    /// One chunk of all its windows, each at its number modulo their count.
    #[inline(always)]
    pub(super) fn chunk(self, number: usize) -> &'a [Eight] {
        &self.ring.chunks[(number * self.ring.sources + self.lane) * self.ring.stride()..][..self.ring.slots]
    }
}

impl Bank {
    /// The silence of so many radiators, which are heard through their near parts, and rooms, which are through late fields,
    /// in so many windows at once.
    #[must_use]
    pub fn new(radiators: usize, rooms: usize, windows: usize) -> Self {
        Self::heard_through((radiators, NEAR), (rooms, LATE), windows)
    }

    /// Radiators and rooms, and through how many parts of responses they are heard.
    pub(super) fn heard_through((radiators, near): (usize, usize), (rooms, late): (usize, usize), windows: usize) -> Self {
        let groups = |sources: usize, parts: usize| {
            let sizes = (0..sources).step_by(LANES).map(move |from| LANES.min(sources - from));
            sizes.map(move |size| Group::new(size, parts, windows))
        };
        Self { radiators, groups: groups(radiators, near).chain(groups(rooms, late)).collect(), of_radiators: radiators.div_ceil(LANES) }
    }

    /// How many groups the radiators are.
    #[must_use]
    pub fn groups_of_radiators(&self) -> usize {
        self.of_radiators
    }

    /// What a radiator gives out in a block that is kept.
    #[must_use]
    pub fn radiator(&self, radiator: usize, block: u64) -> [f32; BLOCK] {
        self.groups[radiator / LANES].read(radiator % LANES, block)
    }

    /// What a room is filled with in a block that is kept.
    #[must_use]
    pub fn room(&self, room: usize, block: u64) -> [f32; BLOCK] {
        self.groups[self.of_radiators + room / LANES].read(room % LANES, block)
    }

    /// Takes in a block of a radiator.
    pub fn put_radiator(&mut self, radiator: usize, block: u64, samples: &[f32; BLOCK]) {
        self.groups[radiator / LANES].write(radiator % LANES, block, samples);
    }

    /// Takes in a block of a room.
    pub fn put_room(&mut self, room: usize, block: u64, samples: &[f32; BLOCK]) {
        self.groups[self.of_radiators + room / LANES].write(room % LANES, block, samples);
    }

    /// Works out the spectra of a window of one group of radiators, once all its blocks are in.
    pub fn finish_radiators(&mut self, group: usize, window: u64, work: &mut Work) {
        self.groups[group].finish(window, &mut work.transform);
    }

    /// Works out the spectra of a window of all rooms.
    pub fn finish_rooms(&mut self, window: u64, work: &mut Work) {
        self.groups[self.of_radiators..].iter_mut().for_each(|group| group.finish(window, &mut work.transform));
    }

    /// One source; none if there is no such source.
    #[inline]
    pub(super) fn voice(&self, source: usize) -> Option<Voice<'_>> {
        let (group, lane) = match source.checked_sub(self.radiators) {
            None => (source / LANES, source % LANES),
            Some(room) => (self.of_radiators + room / LANES, room % LANES),
        };
        let ring = &self.groups.get(group)?.ring;
        (lane < ring.sources).then_some(Voice { ring, lane })
    }
}

impl Group {
    fn new(sources: usize, parts: usize, windows: usize) -> Self {
        // The window before the first is in its transform, too.
        let blocks = (windows + 1) * WINDOW as usize;
        Self {
            samples: vec![Eight::default(); blocks * PAIRS],
            sounds: vec![[false; LANES]; blocks],
            ring: Ring::new(parts, sources, windows),
        }
    }

    /// Where a block lies in what is kept.
    fn place(&self, block: u64) -> usize {
        (block % self.sounds.len() as u64) as usize
    }

    fn write(&mut self, lane: usize, block: u64, samples: &[f32; BLOCK]) {
        let place = self.place(block);
        self.sounds[place][lane] = samples.iter().any(|x| *x != 0.0);
        let pairs = &mut self.samples[place * PAIRS..(place + 1) * PAIRS];
        for (pair, [even, odd]) in pairs.iter_mut().zip(samples.as_chunks().0) {
            (pair.re[lane], pair.im[lane]) = (*even, *odd);
        }
    }

    fn read(&self, lane: usize, block: u64) -> [f32; BLOCK] {
        let place = self.place(block);
        let mut samples = [0.0; BLOCK];
        for ([even, odd], pair) in samples.as_chunks_mut().0.iter_mut().zip(&self.samples[place * PAIRS..]) {
            (*even, *odd) = (pair.re[lane], pair.im[lane]);
        }
        samples
    }

    /// The spectra of a window, with the window before it.
    fn finish(&mut self, window: u64, transform: &mut Transform) {
        let (now, before) = (self.place(window * WINDOW), self.place((window + self.sounds.len() as u64 / WINDOW - 1) * WINDOW));
        let mut sounds = [false; LANES];
        for from in [before, now] {
            for block in &self.sounds[from..from + WINDOW as usize] {
                sounds.iter_mut().zip(block).for_each(|(sounds, block)| *sounds |= block);
            }
        }
        if !sounds.contains(&true) {
            self.ring.keep(window, sounds, None);
            return;
        }
        let (old, new) = transform.samples.split_at_mut(PART / 2);
        old.copy_from_slice(&self.samples[before * PAIRS..][..PART / 2]);
        new.copy_from_slice(&self.samples[now * PAIRS..][..PART / 2]);
        self.ring.keep(window, sounds, Some(transform));
    }
}
