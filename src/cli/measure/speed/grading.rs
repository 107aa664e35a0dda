//! Grading the expert's session here, and its takes rendered by a program of their own.

use crate::cli::measure::speed::Timed;
use crate::cli::measure::speed::row::{Row, time};
use crate::files::{Library, bench, journal};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::judge;
use crate::sim::session::{Header, Session};
use std::sync::Arc;

/// The exercise whose expert's run is graded: its takes are three minutes long.
const EXERCISE: &str = "first-overdub";

impl Timed {
    /// From a journal's text to a report, then a render of it without a window.
    pub(super) fn grading(&mut self, library: &Library) {
        let (what, memory) = ("grading the expert's session with its takes", "peak memory of a render of these takes");
        let Some((scenario, text)) = expert(library) else {
            self.rows.push(Row::none(what, "s", "there is no expert's run that can be read"));
            return;
        };
        let (spent, graded) = time(|| {
            let parsed = journal::parse("expert.journal".as_ref(), text.as_bytes()).ok()?;
            let timeline = Session::timeline(scenario.clone(), &parsed.journal).ok()?;
            let last = timeline.last();
            let takes: f64 = last.takes.iter().map(|take| take.end.unwrap_or(last.now).since(take.start)).sum();
            Some((takes, last.takes.len(), timeline.end(), judge(&scenario, &timeline)))
        });
        let Some((seconds, takes, end, _)) = graded else {
            self.rows.push(Row::none(what, "s", "the expert's run cannot be played again"));
            return;
        };
        let of = format!("{takes} takes, {seconds:.0} s, in {:.0} minutes", end.0 as f64 / 60e3);
        self.rows.push(Row::new(what, spent.wall, "s").by_cpu(spent.cpu).at_most(8.0).note(&of));
        self.rows.push(match bench::peak_of_render(library.root(), &text) {
            Some(peak) => Row::new(memory, peak, "MB").at_most(300.0),
            None => Row::none(memory, "MB", "this system does not tell"),
        });
    }
}

/// The exercise, and the expert's run as it would be written now, whatever has become of the exercise's hash.
fn expert(library: &Library) -> Option<(Arc<Scenario>, String)> {
    let mut found = journal::read(&library.expert(EXERCISE)?).ok()?.journal;
    let scenario = library.scenario(EXERCISE).ok()?;
    found.header = Header::of(&scenario);
    Some((Arc::new(scenario), journal::text_of(&found).ok()?))
}
