//! One figure of the table, and the two clocks that it is read from.

use cpu_time::ThreadTime;
use serde::Serialize;
use std::time::Instant;

/// Seconds that something took.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Spent {
    /// On the wall.
    pub(super) wall: f64,
    /// Of the processor: what the wall would have shown with a core of its own.
    pub(super) cpu: f64,
}

/// Does something and says how long that took.
pub(super) fn time<T>(work: impl FnOnce() -> T) -> (Spent, T) {
    let (wall, cpu) = (Instant::now(), ThreadTime::now());
    let done = work();
    let cpu = cpu.elapsed().as_secs_f64();
    (Spent { wall: wall.elapsed().as_secs_f64(), cpu }, done)
}

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(super) struct Row {
    pub(super) what: String,
    /// By the clock on the wall; none where it cannot be had here.
    pub(super) figure: Option<f64>,
    /// The same by the processor's time.
    pub(super) by_cpu: Option<f64>,
    unit: &'static str,
    /// What it has to reach.
    wanted: Option<f64>,
    /// How many times better than that it is; below 1 it is not reached.
    ratio: Option<f64>,
    /// Why there is no figure, or what it is of.
    note: String,
}

impl Row {
    pub(super) fn new(what: &str, figure: f64, unit: &'static str) -> Self {
        Self { what: what.to_owned(), figure: Some(figure), by_cpu: None, unit, wanted: None, ratio: None, note: String::new() }
    }

    /// A row without a figure, and why.
    pub(super) fn none(what: &str, unit: &'static str, why: &str) -> Self {
        Self { figure: None, ..Self::new(what, 0.0, unit) }.note(why)
    }

    /// So many seconds of music in this time.
    pub(super) fn rate(what: &str, seconds: f64, spent: Spent) -> Self {
        Self::new(what, seconds / spent.wall, "× real time").by_cpu(seconds / spent.cpu)
    }

    /// So many milliseconds, and as many more until they are heard.
    pub(super) fn milliseconds(what: &str, spent: Spent, more: f64) -> Self {
        Self::new(what, spent.wall * 1e3 + more, "ms").by_cpu(spent.cpu * 1e3 + more)
    }

    pub(super) fn by_cpu(self, figure: f64) -> Self {
        Self { by_cpu: Some(figure), ..self }
    }

    pub(super) fn note(self, note: &str) -> Self {
        Self { note: note.to_owned(), ..self }
    }

    /// It has to be so much or more.
    pub(super) fn at_least(self, wanted: f64) -> Self {
        Self { wanted: Some(wanted), ratio: self.figure.map(|figure| figure / wanted), ..self }
    }

    /// It may be so much and no more.
    pub(super) fn at_most(self, wanted: f64) -> Self {
        Self { wanted: Some(wanted), ratio: self.figure.map(|figure| wanted / figure), ..self }
    }

    /// A line of the table.
    pub(super) fn text(&self) -> String {
        let number = |value: Option<f64>| value.map_or_else(|| "–".to_owned(), |value| format!("{value:.2}"));
        let cpu = self.by_cpu.map_or_else(String::new, |value| format!("{value:.2}"));
        let wanted = self.wanted.map_or_else(String::new, |wanted| wanted.to_string());
        let ratio = self.ratio.map_or_else(String::new, |ratio| format!("{ratio:.2}"));
        let line = format!("{:<58}{:>9}{cpu:>9}{wanted:>8}{ratio:>8}  {}", self.what, number(self.figure), self.unit);
        let note = if self.note.is_empty() { String::new() } else { format!("  ({})", self.note) };
        format!("{}{note}", line.trim_end())
    }

    /// What stands above the lines.
    pub(super) fn head() -> String {
        format!("{:<58}{:>9}{:>9}{:>8}{:>8}", "", "figure", "by CPU", "wanted", "ratio")
    }

    /// A row of comma-separated values.
    pub(super) fn csv(&self) -> String {
        let number = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.4}"));
        let (figure, cpu, ratio) = (number(self.figure), number(self.by_cpu), number(self.ratio));
        let wanted = self.wanted.map_or_else(String::new, |wanted| wanted.to_string());
        format!("\"{}\",{figure},{cpu},{},{wanted},{ratio},\"{}\"", self.what, self.unit, self.note)
    }
}
