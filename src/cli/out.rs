//! The one place that prints; a reader that goes away early (`| head`) is no error.

use std::io::Write as _;

/// Standard output and standard error.
pub(super) struct Out {
    /// Whether nobody reads standard output any more.
    closed: bool,
}

impl Out {
    pub(super) fn new() -> Self {
        Self { closed: false }
    }

    /// A line, or several, for whoever asked.
    pub(super) fn say(&mut self, text: &str) {
        if !self.closed {
            let mut stdout = std::io::stdout().lock();
            self.closed = writeln!(stdout, "{text}").and_then(|()| stdout.flush()).is_err();
        }
    }

    /// A line beside the answer: errors, notices, where files are.
    pub(super) fn aside(&mut self, text: &str) {
        // Nobody is left to tell if this fails.
        drop(writeln!(std::io::stderr().lock(), "{text}"));
    }
}
