//! What microphones hear, or rooms of the radiators that fill them: together, and long windows ahead.

use crate::sim::engine::convolve::bank::{Bank, Voice};
use crate::sim::engine::convolve::gather::Gather;
use crate::sim::engine::convolve::lanes::LANES;
use crate::sim::engine::convolve::response::{Parts, Path};
use crate::sim::engine::convolve::{AT_ONCE, LEVELS, Level, SUMS, Work};
use crate::sim::units::BLOCK;
use pulp::Arch;
use std::sync::Arc;

/// Everybody who hears.
#[derive(Debug)]
pub struct Ears {
    ears: Vec<Ear>,
    /// Those that do not take over what another heard.
    own: Vec<usize>,
    /// Those that work something out.
    who: Vec<usize>,
    /// Blocks that they may hear at once.
    ahead: usize,
}

/// One capsule, or one room.
#[derive(Debug)]
pub(super) struct Ear {
    paths: Vec<Path>,
    /// Which of its paths sound in the windows that are worked out.
    sounding: Vec<usize>,
    /// The blocks that were heard last, the first of which has this number.
    heard: (u64, Vec<[f32; BLOCK]>),
    /// Windows of the longer lengths.
    windows: [Windows; 2],
    /// The same one in the ears of the plan before.
    twin: Option<usize>,
}

/// The windows of one length that are heard and will be next.
#[derive(Debug, Default)]
struct Windows {
    samples: Vec<f32>,
    /// Which these are.
    are: Vec<Option<u64>>,
}

impl Windows {
    fn new(number: usize, paths: &[Path], ahead: usize) -> Self {
        if paths.iter().all(|(_, response)| response.parts[number].count == 0) {
            return Self::default();
        }
        // Those of blocks that are heard together, from anywhere within the first, or the next one beside them.
        let kept = ahead.div_ceil(LEVELS[number].blocks) + 1;
        Self { samples: vec![0.0; kept * LEVELS[number].size()], are: vec![None; kept] }
    }

    /// Whether a window is wanted and not there.
    fn lacks(&self, window: u64) -> bool {
        !self.are.is_empty() && self.are[window as usize % self.are.len()] != Some(window)
    }

    fn place(&self, window: u64, level: Level) -> usize {
        window as usize % self.are.len() * level.size()
    }
}

impl Ear {
    /// Each of its paths that sounds, at one length.
    #[inline(always)]
    pub(super) fn sounding<'a>(&'a self, bank: &'a Bank, number: usize) -> impl Iterator<Item = (Voice<'a>, &'a Parts)> + Clone {
        self.sounding.iter().filter_map(move |path| {
            let (source, response) = &self.paths[*path];
            Some((bank.voice(*source, number)?, &response.parts[number]))
        })
    }

    /// Finds out which of its paths sound in so many windows from one on.
    fn listen(&mut self, number: usize, first: u64, windows: usize, bank: &Bank) {
        self.sounding.clear();
        for (path, (source, response)) in self.paths.iter().enumerate() {
            let parts = &response.parts[number];
            let Some(voice) = bank.voice(*source, number).filter(|_| parts.count > 0) else { continue };
            let oldest = first as i64 - (parts.first + parts.count as u64 - 1) as i64;
            if voice.sounds(oldest, windows + parts.count - 1) {
                self.sounding.push(path);
            }
        }
    }

    /// Where the samples of a window go.
    fn keep(&mut self, number: usize, window: u64) -> &mut [f32] {
        let level = LEVELS[number];
        match number.checked_sub(1) {
            None => &mut self.heard.1[(window - self.heard.0) as usize],
            Some(longer) => {
                let windows = &mut self.windows[longer];
                let (at, place) = (window as usize % windows.are.len(), windows.place(window, level));
                windows.are[at] = Some(window);
                &mut windows.samples[place..place + level.size()]
            }
        }
    }

    /// Adds to what was heard what longer windows bring.
    fn add_longer(&mut self) {
        let (first, heard) = &mut self.heard;
        for (number, windows) in self.windows.iter().enumerate().filter(|(_, windows)| !windows.are.is_empty()) {
            let level = LEVELS[number + 1];
            for (block, out) in (*first..).zip(&mut *heard) {
                let (window, phase) = level.window(block);
                let part = &windows.samples[windows.place(window, level) + phase * BLOCK..];
                out.iter_mut().zip(part).for_each(|(out, x)| *out += x);
            }
        }
    }

    /// Takes over what the same one heard.
    fn take_over(&mut self, old: &Self) {
        self.heard.0 = old.heard.0;
        self.heard.1.clone_from(&old.heard.1);
        for (new, old) in self.windows.iter_mut().zip(&old.windows) {
            new.samples.clone_from(&old.samples);
            new.are.clone_from(&old.are);
        }
    }
}

/// Whether two lists are the very same paths.
fn same(one: &[Path], other: &[Path]) -> bool {
    one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.0 == other.0 && Arc::ptr_eq(&one.1, &other.1))
}

impl Ears {
    /// Nobody, of whom each may hear so many blocks at once.
    #[must_use]
    pub fn new(ahead: usize) -> Self {
        Self { ears: Vec::new(), own: Vec::new(), who: Vec::new(), ahead }
    }

    /// Adds one that hears through these paths; its number.
    pub fn add(&mut self, paths: Vec<Path>) -> usize {
        let windows = [1, 2].map(|number| Windows::new(number, &paths, self.ahead));
        let heard = (0, Vec::with_capacity(self.ahead));
        self.ears.push(Ear { sounding: Vec::with_capacity(paths.len()), paths, heard, windows, twin: None });
        self.own.reserve(self.ears.len());
        self.who.reserve(self.ears.len());
        self.ears.len() - 1
    }

    /// Makes one go on as another of the ears before, if it hears through the same paths, when those run for the last time.
    pub fn follow(&mut self, ear: usize, before: usize) {
        self.ears[ear].twin = Some(before);
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

    /// What one heard in a block that was heard last, alone or ahead with others; nothing for one that is not there.
    #[must_use]
    pub fn heard(&self, ear: usize, block: u64) -> [f32; BLOCK] {
        let heard = self.ears.get(ear).and_then(|ear| ear.heard.1.get(block.checked_sub(ear.heard.0)? as usize));
        heard.copied().unwrap_or([0.0; BLOCK])
    }

    /// Whether that block was heard ahead.
    #[must_use]
    pub fn has_heard(&self, block: u64) -> bool {
        self.ears.iter().all(|ear| block.checked_sub(ear.heard.0).is_some_and(|at| at < ear.heard.1.len() as u64))
    }

    /// Hears so many blocks, as many as may be heard at once, from one on, all of which the sources have played; `before` has heard them, too.
    pub fn hear(&mut self, block: u64, blocks: usize, bank: &Bank, work: &mut Work, before: Option<&Self>) {
        let mut own = std::mem::take(&mut self.own);
        own.clear();
        for (number, ear) in self.ears.iter_mut().enumerate() {
            let twin = ear.twin.take().zip(before).and_then(|(twin, before)| before.ears.get(twin));
            match twin.filter(|old| same(&old.paths, &ear.paths)) {
                Some(old) => ear.take_over(old),
                None => own.push(number),
            }
        }
        for ear in &own {
            let heard = &mut self.ears[*ear].heard;
            heard.0 = block;
            heard.1.resize(blocks, [0.0; BLOCK]);
        }
        self.work_out(&own, 0, block, blocks, bank, work);
        for number in [1, 2] {
            self.catch_up(number, (block, block + blocks as u64 - 1), bank, work);
        }
        own.iter().for_each(|ear| self.ears[*ear].add_longer());
        self.own = own;
        if blocks == 1 {
            self.foresee(block, bank, work);
        }
    }

    /// Works out those windows of a longer length, between two blocks, that somebody lacks.
    fn catch_up(&mut self, number: usize, (from, to): (u64, u64), bank: &Bank, work: &mut Work) {
        let (mut window, last) = (LEVELS[number].window(from).0, LEVELS[number].window(to).0);
        while window <= last {
            let lacks = |ear: &Ear, window| ear.windows[number - 1].lacks(window);
            let who = self.those(|_, ear| lacks(ear, window));
            // Several at once where those who lack one lack all of them.
            let all_lack = |next: &u64| !who.is_empty() && who.iter().all(|ear| lacks(&self.ears[*ear], *next));
            let rest = (window + 1..=last).take_while(all_lack).count();
            self.work_out(&who, number, window, 1 + rest, bank, work);
            window += 1 + rest as u64;
            self.who = who;
        }
    }

    /// Works out the next windows of the longer lengths for those whose turn it is.
    fn foresee(&mut self, block: u64, bank: &Bank, work: &mut Work) {
        for number in [1, 2] {
            let (window, phase) = LEVELS[number].window(block);
            let (first, turns) = (LEVELS[number].of_sources(), LEVELS[number].blocks - LEVELS[number].of_sources());
            if let Some(turn) = phase.checked_sub(first) {
                let who = self.those(|nth, ear| nth % turns == turn && ear.windows[number - 1].lacks(window + 1));
                self.work_out(&who, number, window + 1, 1, bank, work);
                self.who = who;
            }
        }
    }

    /// The numbers of some; the list is to be given back.
    fn those(&mut self, which: impl Fn(usize, &Ear) -> bool) -> Vec<usize> {
        let mut who = std::mem::take(&mut self.who);
        who.clear();
        who.extend(self.ears.iter().enumerate().filter(|(number, ear)| which(*number, ear)).map(|(number, _)| number));
        who
    }

    /// Works out so many windows of one length for some, as many at a time as there is room for.
    fn work_out(&mut self, who: &[usize], number: usize, first: u64, windows: usize, bank: &Bank, work: &mut Work) {
        for from in (0..windows).step_by(AT_ONCE) {
            let (first, windows) = (first + from as u64, AT_ONCE.min(windows - from));
            let one = windows * LEVELS[number].chunks();
            for who in who.chunks((SUMS / one).max(1)) {
                who.iter().for_each(|ear| self.ears[*ear].listen(number, first, windows, bank));
                let sums = &mut work.sums[..who.len() * one];
                Arch::new().dispatch(Gather { number, first, windows, bank, ears: &self.ears, who, sums });
                let windows = who.iter().flat_map(|ear| (first..first + windows as u64).map(move |window| (*ear, window)));
                self.transform(windows, number, work);
            }
        }
    }

    /// From the sums of so many windows, each of an ear, to their samples.
    fn transform(&mut self, windows: impl Iterator<Item = (usize, u64)>, number: usize, work: &mut Work) {
        let (level, transform) = (LEVELS[number], &mut work.transforms[number]);
        let scale = 1.0 / transform.size() as f32;
        let mut windows = windows.peekable();
        for sums in work.sums.chunks(LANES * level.chunks()) {
            if windows.peek().is_none() {
                break;
            }
            for (lane, sum) in sums.chunks_exact(level.chunks()).enumerate() {
                transform.put(lane, sum);
            }
            transform.inverse();
            for (lane, (ear, window)) in windows.by_ref().take(LANES).enumerate() {
                // The first half is wrapped round; adding nothing makes −0 the 0 that silence is elsewhere.
                let (out, _) = self.ears[ear].keep(number, window).as_chunks_mut();
                for ([even, odd], pair) in out.iter_mut().zip(&transform.samples[level.size() / 2..]) {
                    (*even, *odd) = (pair.re[lane] * scale + 0.0, pair.im[lane] * scale + 0.0);
                }
            }
        }
    }
}
