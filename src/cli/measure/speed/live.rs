//! The band live, block by block as a sound card asks, and changes until they sound.

use crate::cli::measure::speed::row::{Row, time};
use crate::cli::measure::speed::{PERIOD_MS, Timed};
use crate::sim::engine::{Cache, Live, Plan, tape};
use crate::sim::units::BLOCK;

/// Empty chunks of tape that are kept in reserve: two for each track.
const SPARE: usize = 64;

impl Timed {
    /// Block by block while everything is recorded.
    pub(super) fn live(&mut self) {
        let (_, plan) = self.compile(&self.session.recording());
        let mut live = Live::new(&self.session.scenario);
        live.update(plan);
        let blocks = (self.session.seconds * 1e3 / PERIOD_MS) as usize;
        let mut out = [[0.0; 2]; BLOCK];
        let (mut walls, mut cpus) = (Vec::with_capacity(blocks), Vec::with_capacity(blocks));
        for _ in 0..blocks {
            while live.readings().spare < SPARE {
                live.give(tape::blank());
            }
            let (spent, ()) = time(|| live.process(&mut out));
            walls.push(spent.wall * 1e5 / PERIOD_MS);
            cpus.push(spent.cpu * 1e5 / PERIOD_MS);
        }
        // The first block takes the plan in.
        let [walls, cpus] = [walls, cpus].map(|mut shares| {
            shares.remove(0);
            shares.sort_by(f64::total_cmp);
            shares
        });
        let row = |what: &str, of: fn(&[f64]) -> f64, unit| Row::new(what, of(&walls), unit).by_cpu(of(&cpus));
        self.rows.push(row("live, blocks of 256 frames, of one core", mean, "%").at_most(35.0));
        self.rows.push(row("live, 999 of 1000 blocks are within", all_but_a_thousandth, "% of the period"));
        self.rows.push(row("live, the worst block", worst, "% of the period").at_most(60.0).note(&format!("of {} blocks", walls.len())));
    }

    /// From a change in the studio to a plan with it; a block later it sounds.
    pub(super) fn changes(&mut self) {
        let [knob, cord, microphone, (what, door)] = self.session.changes();
        for (what, studio) in [knob, cord, microphone] {
            let (spent, _) = self.compile(&studio);
            self.rows.push(Row::milliseconds(&format!("{what} until it sounds"), spent, PERIOD_MS).at_most(30.0));
        }
        let mut unaware = Cache::default();
        drop(Plan::compile(&self.session.scenario, &self.session.studio, &mut unaware));
        let (spent, _) = time(|| Plan::compile(&self.session.scenario, &door, &mut unaware));
        self.rows.push(Row::milliseconds("a change of doors that was not foreseen until it sounds", spent, PERIOD_MS));
        // As the program does when nothing else is to be planned.
        let (spent, ()) = time(|| while self.cache.foresee(&self.session.scenario, &self.session.studio) {});
        self.rows.push(Row::milliseconds("to foresee every door", spent, 0.0));
        let (spent, _) = self.compile(&door);
        self.rows.push(Row::milliseconds(&format!("{what} until it sounds"), spent, PERIOD_MS).at_most(30.0));
    }
}

fn mean(shares: &[f64]) -> f64 {
    shares.iter().sum::<f64>() / shares.len().max(1) as f64
}

/// The share that one block of a thousand exceeds; the shares are sorted.
fn all_but_a_thousandth(shares: &[f64]) -> f64 {
    let over = shares.len() / 1000;
    shares.iter().rev().nth(over).copied().unwrap_or_default()
}

fn worst(shares: &[f64]) -> f64 {
    shares.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_bad_block_of_ten_thousand_is_the_worst_and_no_more() {
        let mut shares = vec![20.0; 9_999];
        shares.push(300.0);
        assert_eq!((all_but_a_thousandth(&shares), worst(&shares)), (20.0, 300.0));
        assert_eq!((all_but_a_thousandth(&[7.0]), worst(&[7.0]), all_but_a_thousandth(&[])), (7.0, 7.0, 0.0));
        let ramp: Vec<f64> = (1..=2000).map(f64::from).collect();
        assert_eq!((all_but_a_thousandth(&ramp), mean(&ramp)), (1998.0, 1000.5));
    }
}
