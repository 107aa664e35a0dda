//! Linecheck: verbs for the command line, and without a verb the studio in a window.

use std::process::ExitCode;

fn main() -> ExitCode {
    linecheck::cli::run(std::env::args_os(), window())
}

/// What opens the window; none in a build without one.
fn window() -> Option<fn() -> ExitCode> {
    None
}
