//! What radiators give out and rooms are filled with, played a window and more ahead of the blocks that run.

use crate::sim::engine::compile::sources;
use crate::sim::engine::convolve::{Bank, Ears, WINDOW, Work, window_of};
use crate::sim::engine::plan::Plan;
use crate::sim::engine::run::cross;
use crate::sim::scenario::Scenario;
use crate::sim::units::BLOCK;
use std::ops::Range;

/// Blocks that radiators play in one step.
const PLAY: u64 = 4;
/// Ears that hear a window in one step.
const HEAR: usize = 2;

/// What sounds, as far as it is played.
#[derive(Debug)]
pub(super) struct Played {
    /// Of every radiator, then of every room.
    bank: Bank,
    work: Work,
    radiators: usize,
    rooms: usize,
    /// The first block that radiators have not played.
    block: u64,
    /// The first window whose spectra are not all there, and the groups of radiators whose are.
    window: u64,
    groups: usize,
}

impl Played {
    /// Silence before a block; at most so many windows are ahead.
    pub(super) fn new(scenario: &Scenario, block: u64, windows: usize) -> Self {
        let (radiators, rooms) = (sources(scenario).1, scenario.venue.rooms.len());
        let bank = Bank::new(radiators, rooms, windows);
        Self { bank, work: Work::new(windows), radiators, rooms, block, window: window_of(block), groups: 0 }
    }

    /// Plays every window before this one, as a plan has it.
    pub(super) fn until(&mut self, window: u64, plan: &mut Plan) {
        while self.window < window {
            self.step(plan);
        }
    }

    /// Has ears hear so many windows from one on that they lack.
    pub(super) fn heard_by(&mut self, ears: &mut Ears, first: u64, windows: usize) {
        ears.hear(first, windows, &self.bank, &mut self.work);
    }

    /// How many steps it takes until the first window that is not whole, if it is this one, is whole and heard.
    pub(super) fn steps(&self, window: u64, plan: &Plan) -> u64 {
        let blocks = ((window + 1) * WINDOW).saturating_sub(self.block).div_ceil(PLAY);
        let spectra = (self.bank.groups_of_radiators() - self.groups) as u64 + 1;
        let hears = plan.ears.lacking(window).div_ceil(HEAR) as u64;
        if self.window > window { hears } else { blocks + spectra + hears }
    }

    /// One of these steps.
    pub(super) fn ahead(&mut self, window: u64, plan: &mut Plan) {
        if self.window > window {
            plan.ears.hear_some(HEAR, window, &self.bank, &mut self.work);
        } else {
            self.step(plan);
        }
    }

    fn step(&mut self, plan: &mut Plan) {
        let (begins, end) = (self.window * WINDOW, (self.window + 1) * WINDOW);
        if self.block < end {
            let blocks = self.block..end.min(self.block + PLAY);
            self.block = blocks.end;
            self.play(blocks, plan, None);
        } else if self.groups < self.bank.groups_of_radiators() {
            self.bank.finish_radiators(self.groups, self.window, &mut self.work);
            self.groups += 1;
        } else {
            self.fill(begins..end, plan, None);
            (self.window, self.groups) = (self.window + 1, 0);
        }
    }

    /// Plays the rest of a window from a block on once more, as another plan has it: rooms, and radiators if they give out something else.
    ///
    /// In that block the old crosses over into the new. What was played of later windows is played again, too.
    pub(super) fn again(&mut self, block: u64, plan: &mut Plan, radiators: bool) {
        let (window, all) = (window_of(block), self.bank.groups_of_radiators());
        let rest = block..(window + 1) * WINDOW;
        if radiators {
            (self.block, self.groups) = (rest.end, 0);
            self.play(rest.clone(), plan, Some(block));
            (0..all).for_each(|group| self.bank.finish_radiators(group, window, &mut self.work));
        } else if self.window > window + 1 {
            self.groups = all;
        }
        self.window = window + 1;
        self.fill(rest, plan, Some(block));
    }

    /// Lets every radiator play some blocks; in one of them it crosses over from what it played there before.
    fn play(&mut self, blocks: Range<u64>, plan: &mut Plan, crosses: Option<u64>) {
        let mut out = [0.0; BLOCK];
        for block in blocks {
            for radiator in 0..self.radiators {
                plan.source(radiator, block * BLOCK as u64, &mut out);
                if crosses == Some(block) {
                    cross(&self.bank.radiator(radiator, block), &mut out);
                }
                self.bank.put_radiator(radiator, block, &out);
            }
        }
    }

    /// Fills every room in some blocks up to the end of a window; in one of them it crosses over from what was there before.
    fn fill(&mut self, blocks: Range<u64>, plan: &mut Plan, crosses: Option<u64>) {
        let window = window_of(blocks.start);
        plan.rooms.hear(window, 1, &self.bank, &mut self.work);
        for block in blocks {
            for room in 0..self.rooms {
                let mut out = plan.rooms.heard(room, block).copied().unwrap_or([0.0; BLOCK]);
                if crosses == Some(block) {
                    cross(&self.bank.room(room, block), &mut out);
                }
                self.bank.put_room(room, block, &out);
            }
        }
        self.bank.finish_rooms(window, &mut self.work);
    }
}
