//! What the debrief is given, and what it asks for.

use crate::files::report::Export;
use crate::panels::stage::Step;
use crate::sim::scoring::{Plots, Report};
use crate::sim::units::Stamp;
use crate::sim::view::FindingView;

/// The report, being written or ready.
#[derive(Debug)]
pub enum Debrief {
    /// Somebody is still listening back.
    Writing,
    /// The report with everything that is shown of it.
    Ready(Box<Told>),
    /// Why there is none.
    Failed(String),
}

/// A report and what is shown beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The report.
    pub report: Report,
    /// Its findings with place, moments, what was expected and what was found, in its order.
    pub findings: Vec<FindingView>,
    /// What can be drawn of its takes.
    pub plots: Plots,
    /// Where it was written, or why it was not.
    pub place: String,
    /// Whether an expert's run can be heard beside it.
    pub expert: bool,
}

/// What is wanted next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Wish {
    /// Another screen.
    Go(Step),
    /// A moment by ear, of one track or of all; as the expert recorded it, or as it was.
    Listen {
        /// When.
        at: Stamp,
        /// Of which track.
        track: Option<u32>,
        /// Whether the expert is heard.
        expert: bool,
    },
    /// No more of that.
    Hush,
    /// The session again, with everything that was done up to a moment.
    Retry(Stamp),
    /// The report as a file.
    Export(Export),
}
