//! What the debrief is given, and what it asks for.

use crate::files::report::Export;
use crate::panels::stage::Step;
use crate::panels::words::Words;
use crate::sim::scoring::{Plots, Report};
use crate::sim::units::Stamp;
use crate::sim::view::FindingView;
use std::path::{Path, PathBuf};

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
    /// Where its page was written, or why it was not.
    pub page: Answer,
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

/// What came of a wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The moment is being rendered.
    Listening,
    /// The moment is played.
    Played,
    /// There is no expert’s run of the scenario.
    NoExpertRun,
    /// The expert has no complete take of the moment.
    NoExpertTake,
    /// The moment cannot be heard, and why.
    Unheard(String),
    /// The session cannot be begun again, and why.
    NotBegun(String),
    /// The report was written there.
    Written(PathBuf),
    /// It could not be written beside that, and why.
    NotWritten(PathBuf, String),
}

/// The last part of a path.
fn name_of(path: Option<&Path>) -> String {
    path.and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned()
}

impl Answer {
    /// What is said about it.
    #[must_use]
    pub fn say(&self, words: &Words) -> String {
        let why = |id: &str, why: &str| words.with(id, &[("why", why.into())]);
        match self {
            Self::Listening => words.say("debrief-listening"),
            Self::Played => words.say("debrief-played"),
            Self::NoExpertRun => words.say("debrief-no-expert-run"),
            Self::NoExpertTake => words.say("debrief-no-expert"),
            Self::Unheard(reason) => why("debrief-unheard", reason),
            Self::NotBegun(reason) => why("debrief-not-begun", reason),
            Self::Written(place) => {
                let [file, folder] = [Some(place.as_path()), place.parent()].map(name_of);
                words.with("debrief-written", &[("file", file.into()), ("folder", folder.into())])
            }
            Self::NotWritten(place, reason) => {
                words.with("debrief-not-written", &[("file", name_of(Some(place)).into()), ("why", reason.as_str().into())])
            }
        }
    }
}
