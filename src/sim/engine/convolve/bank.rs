//! What sources gave out lately, as spectra of those lengths at which anybody hears them.

use crate::sim::engine::convolve::lanes::{LANES, Transform};
use crate::sim::engine::convolve::{Eight, LEVELS, Level, Work};
use crate::sim::units::BLOCK;

/// Pairs of samples that are remembered: the longest window, the one before it, and the one in which their spectrum is worked out.
const RECENT: usize = 3 * LEVELS[2].blocks * PAIRS;
/// Pairs in a block.
const PAIRS: usize = BLOCK / 2;

/// What all sources gave out lately: radiators, then rooms.
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
    /// Pairs of neighbouring samples.
    recent: Vec<Eight>,
    /// The block after the last in which each made a sound.
    sounded: [u64; LANES],
    rings: [Option<Ring>; 3],
    /// Which block after a long window is this group's to work in.
    turn: usize,
}

/// Windows of one length.
#[derive(Debug)]
pub(super) struct Ring {
    /// Windows of one source, a power of two.
    slots: usize,
    sources: usize,
    /// Their spectra, chunk by chunk and in each source by source.
    chunks: Vec<Eight>,
    /// Whether there is any sound in them, source by source.
    sounds: Vec<bool>,
}

/// One source at one length.
#[derive(Debug, Clone, Copy)]
pub(super) struct Voice<'a> {
    ring: &'a Ring,
    lane: usize,
}

impl Ring {
    fn new(level: Level, sources: usize, ahead: usize) -> Self {
        // Of the last part, while the next window is worked out and others are played ahead.
        let slots = (level.end + 1 + ahead.div_ceil(level.blocks)).next_power_of_two();
        let chunks = vec![Eight::default(); level.chunks() * sources * (slots + 1)];
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
                for lane in 0..sources {
                    transform.spectrum(lane, self.chunks.iter_mut().skip(lane * stride + slot).step_by(sources * stride));
                }
            }
            None if was_silent => {}
            None => self.chunks.iter_mut().skip(slot).step_by(stride).for_each(|chunk| *chunk = Eight::default()),
        }
    }
}

impl Voice<'_> {
    /// Whether there is any sound in so many windows from one on; there is none before the session.
    pub(super) fn sounds(self, from: i64, count: usize) -> bool {
        let own = &self.ring.sounds[self.lane * self.ring.slots..(self.lane + 1) * self.ring.slots];
        (from..from + count as i64).any(|window| window >= 0 && own[window as usize & (own.len() - 1)])
    }

    /// One chunk of all its windows, each at its number modulo their count.
    #[inline(always)]
    pub(super) fn chunk(&self, number: usize) -> &[Eight] {
        &self.ring.chunks[(number * self.ring.sources + self.lane) * self.ring.stride()..][..self.ring.slots]
    }
}

impl Bank {
    /// The silence of so many radiators, which are heard through their near parts, and rooms, which are through late fields;
    /// they play at most so many blocks ahead of who hears them.
    #[must_use]
    pub fn new(radiators: usize, rooms: usize, ahead: usize) -> Self {
        Self::heard_at((radiators, [true, true, false]), (rooms, [false, true, true]), ahead)
    }

    /// Radiators and rooms, and at which lengths they are heard.
    pub(super) fn heard_at((radiators, near): (usize, [bool; 3]), (rooms, late): (usize, [bool; 3]), ahead: usize) -> Self {
        let of_radiators = radiators.div_ceil(LANES);
        let groups = |sources: usize, lengths, first| {
            let sizes = (0..sources).step_by(LANES).map(move |from| LANES.min(sources - from));
            sizes.zip(first..).map(move |(size, turn)| Group::new(size, lengths, turn, ahead))
        };
        Self { radiators, groups: groups(radiators, near, 0).chain(groups(rooms, late, of_radiators)).collect(), of_radiators }
    }

    /// Takes in the block of that number of every radiator.
    pub fn push_radiators(&mut self, block: u64, sounds: &[[f32; BLOCK]], work: &mut Work) {
        push(&mut self.groups[..self.of_radiators], block, sounds, work);
    }

    /// Takes in the block of that number of every room.
    pub fn push_rooms(&mut self, block: u64, sounds: &[[f32; BLOCK]], work: &mut Work) {
        push(&mut self.groups[self.of_radiators..], block, sounds, work);
    }

    /// One source at one length; none if there is no such source or nobody hears it at that length.
    #[inline]
    pub(super) fn voice(&self, source: usize, number: usize) -> Option<Voice<'_>> {
        let (group, lane) = match source.checked_sub(self.radiators) {
            None => (source / LANES, source % LANES),
            Some(room) => (self.of_radiators + room / LANES, room % LANES),
        };
        let ring = self.groups.get(group)?.rings[number].as_ref()?;
        (lane < ring.sources).then_some(Voice { ring, lane })
    }
}

fn push(groups: &mut [Group], block: u64, sounds: &[[f32; BLOCK]], work: &mut Work) {
    for (group, sounds) in groups.iter_mut().zip(sounds.chunks(LANES)) {
        group.push(block, sounds, work);
    }
}

impl Group {
    fn new(sources: usize, lengths: [bool; 3], turn: usize, ahead: usize) -> Self {
        let rings = std::array::from_fn(|number| lengths[number].then(|| Ring::new(LEVELS[number], sources, ahead)));
        Self { recent: vec![Eight::default(); RECENT], sounded: [0; LANES], rings, turn }
    }

    fn push(&mut self, block: u64, sounds: &[[f32; BLOCK]], work: &mut Work) {
        let at = place(block);
        for (lane, samples) in sounds.iter().enumerate() {
            if samples.iter().any(|x| *x != 0.0) {
                self.sounded[lane] = block + 1;
            }
        }
        for (pair, recent) in self.recent[at..at + PAIRS].iter_mut().enumerate() {
            for (lane, samples) in sounds.iter().enumerate() {
                (recent.re[lane], recent.im[lane]) = (samples[2 * pair], samples[2 * pair + 1]);
            }
        }
        for (number, level) in LEVELS.into_iter().enumerate() {
            let (window, phase) = level.window(block);
            if level.first == 0 {
                self.finish(number, window, &mut work.transforms[number]);
            } else if phase == self.turn % level.of_sources() && window > 0 {
                self.finish(number, window - 1, &mut work.transforms[number]);
            }
        }
    }

    /// The spectra of a window that is over, with the window before it.
    fn finish(&mut self, number: usize, window: u64, transform: &mut Transform) {
        let Some(ring) = &mut self.rings[number] else { return };
        let blocks = LEVELS[number].blocks as u64;
        let begins = (window * blocks).saturating_sub(blocks);
        let sounds = self.sounded.map(|after| after > begins);
        if !sounds.contains(&true) {
            ring.keep(window, sounds, None);
            return;
        }
        let end = place((window + 1) * blocks - 1) + PAIRS;
        let wrapped = transform.samples.len().saturating_sub(end);
        let (old, new) = transform.samples.split_at_mut(wrapped);
        old.copy_from_slice(&self.recent[RECENT - wrapped..]);
        new.copy_from_slice(&self.recent[end - new.len()..end]);
        ring.keep(window, sounds, Some(transform));
    }
}

/// Where a block lies in what is remembered.
fn place(block: u64) -> usize {
    (block % (RECENT / PAIRS) as u64) as usize * PAIRS
}
