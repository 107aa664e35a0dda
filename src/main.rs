//! Linecheck: verbs for the command line, and without a verb the studio in a window.

use linecheck::cli::{self, Opening};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), window())
}

/// What opens the window.
#[cfg(feature = "app")]
fn window() -> Option<fn(Opening) -> ExitCode> {
    use linecheck::app;
    Some(|Opening { scenario, data, size }| app::run(app::Options { scenario, data, size }))
}

/// What opens the window: nothing, in a build without one.
#[cfg(not(feature = "app"))]
fn window() -> Option<fn(Opening) -> ExitCode> {
    None
}
