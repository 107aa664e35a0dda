//! Linecheck: verbs for the command line, and without a verb the studio in a window.

use linecheck::cli::{self, Front};
#[cfg(feature = "app")]
use linecheck::cli::{Opening, PicturesArgs};
use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(std::env::args_os(), window())
}

/// What opens the window.
#[cfg(feature = "app")]
fn window() -> Option<Front> {
    use linecheck::app;
    Some(Front {
        open: |Opening { scenario, data, size, .. }| app::run(app::Options { scenario, data, size }),
        bench: |views, Opening { bench_frames, out, size, quality, .. }| {
            let quality = quality.and_then(|word| app::Quality::of(&word)).unwrap_or_default();
            app::bench(app::Bench { views, frames: bench_frames.unwrap_or(1), out, size: size.unwrap_or((960, 540)), quality })
        },
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
