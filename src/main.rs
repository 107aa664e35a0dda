//! Linecheck: verbs for the command line, and without a verb the studio in a window.

#[cfg(feature = "app")]
use linecheck::cli::{Opening, PicturesArgs};
use linecheck::cli::{self, Front};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), window())
}

/// What opens the window.
#[cfg(feature = "app")]
fn window() -> Option<Front> {
    use linecheck::app;
    Some(Front {
        open: |Opening { scenario, data, size }| app::run(app::Options { scenario, data, size }),
        pictures: |views, PicturesArgs { out, size, quality, .. }| {
            app::take_pictures(app::Wish { views, out, size, quality: app::Quality::of(&quality).unwrap_or_default() })
        },
    })
}

/// What opens the window: nothing, in a build without one.
#[cfg(not(feature = "app"))]
fn window() -> Option<Front> {
    None
}
