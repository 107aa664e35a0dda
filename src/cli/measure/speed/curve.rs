//! How the cost of a block grows with microphones and radiators.

use crate::cli::Failure;
use crate::cli::measure::speed::row::{Row, time};
use crate::cli::measure::speed::{PERIOD_MS, Timed};
use crate::cli::measure::{Bench, csv};
use crate::files::plot::{self, Curve};
use crate::sim::engine::{Cache, Live, Plan};
use crate::sim::units::BLOCK;

const MICROPHONES: [usize; 7] = [1, 2, 4, 8, 16, 32, 48];
const RADIATORS: [usize; 5] = [1, 5, 10, 20, 40];
/// Blocks until every response is full, and blocks that are timed: whole turns of the longest parts.
const BLOCKS: (usize, usize) = (64, 96);
/// Two cells are compared if one has so many times the paths of the other; closer ones differ by chance.
const APART: f64 = 2.0;

/// What so many of both cost, in hundredths of one core.
pub(super) struct Cell {
    microphones: usize,
    radiators: usize,
    percent: f64,
}

impl Cell {
    fn paths(&self) -> f64 {
        (self.microphones * self.radiators) as f64
    }
}

impl Timed {
    /// Every cell of the grid, with the worst that it says as rows.
    pub(super) fn curve(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        for radiators in RADIATORS {
            for microphones in MICROPHONES {
                cells.push(Cell { microphones, radiators, percent: self.cost(microphones, radiators) });
            }
        }
        if let Some(most) = cells.last() {
            let what = format!("live, {} microphones and {} radiators, of one core", most.microphones, most.radiators);
            self.rows.push(Row::new(&what, most.percent, "%").note("by CPU time"));
        }
        let worst = worst(&cells);
        self.rows.push(Row::new("growth of cost against that of microphones × radiators", worst, "times").at_most(1.0));
        cells
    }

    /// Processor time of a block, the better of two runs.
    fn cost(&self, microphones: usize, radiators: usize) -> f64 {
        let (session, sound) = self.session.copies(microphones, radiators);
        let mut cache = Cache::default();
        for one in &session.studio.performances {
            cache.put_sound(&one.player, &one.rendition, sound.clone());
        }
        let mut runs = [0.0; 2];
        for run in &mut runs {
            let mut live = Live::new(&session.scenario);
            live.update(Plan::compile(&session.scenario, &session.studio, &mut cache));
            let mut out = [[0.0; 2]; BLOCK];
            (0..BLOCKS.0).for_each(|_| live.process(&mut out));
            let (spent, ()) = time(|| (0..BLOCKS.1).for_each(|_| live.process(&mut out)));
            *run = spent.cpu * 1e5 / (BLOCKS.1 as f64 * PERIOD_MS);
        }
        runs[0].min(runs[1])
    }
}

/// The greatest ratio of what two cells cost to the ratio of their paths, over all cells of which one has more of both.
fn worst(cells: &[Cell]) -> f64 {
    let grown = |few: &Cell, many: &Cell| (many.percent / few.percent) / (many.paths() / few.paths());
    let larger = |few: &Cell, many: &Cell| {
        many.microphones >= few.microphones && many.radiators >= few.radiators && many.paths() >= APART * few.paths()
    };
    let pairs = cells.iter().flat_map(|few| cells.iter().filter(move |many| larger(few, many)).map(move |many| grown(few, many)));
    pairs.fold(0.0, f64::max)
}

/// The grid as a table, and as lines over the number of paths.
pub(super) fn write(cells: &[Cell], desk: &Bench<'_>) -> Result<(), Failure> {
    let rows = cells.iter().map(|cell| format!("{},{},{:.5}", cell.microphones, cell.radiators, cell.percent));
    desk.write("speed-curve.csv", &csv("microphones,radiators,percent_of_a_core", rows))?;
    let curves: Vec<Curve> = RADIATORS
        .into_iter()
        .map(|radiators| Curve {
            name: if radiators == 1 { "1 radiator".to_owned() } else { format!("{radiators} radiators") },
            points: cells.iter().filter(|cell| cell.radiators == radiators).map(|cell| (cell.microphones as f64, cell.percent)).collect(),
        })
        .collect();
    let path = desk.folder.join("speed-curve.png");
    plot::write_curves(&path, "live, blocks of 256 frames", ("microphones", "% of one core"), &curves).map_err(Failure::disk(&path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_grows_faster_than_the_product_is_found() {
        let grid = |cost: fn(f64) -> f64| -> Vec<Cell> {
            let cell = |radiators, microphones| Cell { microphones, radiators, percent: cost((microphones * radiators) as f64) };
            RADIATORS.into_iter().flat_map(|radiators| MICROPHONES.map(|microphones| cell(radiators, microphones))).collect()
        };
        assert!((worst(&grid(|paths| 0.1 * paths)) - 1.0).abs() < 1e-9);
        assert!(worst(&grid(|paths| 3.0 + 0.1 * paths)) < 1.0);
        assert!((worst(&grid(|paths| paths * paths)) - 1920.0).abs() < 1e-6);
    }
}
