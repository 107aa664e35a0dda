//! Why a verb could not do what was asked, and the exit code that says so.

use crate::files::Diagnostic;
use crate::files::journal::JournalError;
use crate::sim::session::ReplayError;

/// Why a verb failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The content has faults.
    #[error("{} faults in the content", .0.len())]
    Faults(Vec<Diagnostic>),
    /// Faults that were printed already.
    #[error("faults were found")]
    Shown,
    /// The journal cannot be read.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The journal cannot be played again.
    #[error("{file}: {why}")]
    Replay {
        /// The journal.
        file: String,
        /// Why not.
        #[source]
        why: ReplayError,
    },
    /// The journal or the content does not have what was asked for.
    #[error("{0}")]
    Missing(String),
    /// The command line says something that makes no sense.
    #[error("{0}")]
    Usage(String),
    /// The disk said no.
    #[error("{file}: {why}")]
    Disk {
        /// The file or folder.
        file: String,
        /// What the system said.
        #[source]
        why: std::io::Error,
    },
    /// A take could not be written.
    #[error(transparent)]
    Wave(#[from] crate::files::wav::WaveError),
    /// There is no content.
    #[error(transparent)]
    NoContent(#[from] crate::files::NotFound),
}

impl Failure {
    /// The disk said no.
    pub(super) fn disk(file: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let file = file.display().to_string();
        move |why| Self::Disk { file, why }
    }

    /// The exit code: 1 faults, 2 usage, 3 disk.
    pub(super) fn code(&self) -> u8 {
        match self {
            Self::Journal(JournalError::Disk { .. }) | Self::Disk { .. } | Self::Wave(_) | Self::NoContent(_) => 3,
            Self::Usage(_) => 2,
            Self::Faults(_) | Self::Shown | Self::Journal(_) | Self::Replay { .. } | Self::Missing(_) => 1,
        }
    }

    /// What is printed of it.
    pub(super) fn lines(&self) -> Vec<String> {
        match self {
            Self::Faults(faults) => faults.iter().map(ToString::to_string).collect(),
            Self::Shown => Vec::new(),
            _ => vec![format!("linecheck: {self}")],
        }
    }
}
