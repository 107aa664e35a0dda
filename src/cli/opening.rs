//! What the window can be told when it is opened.

use clap::Args;
use std::path::PathBuf;

use crate::sim::view::Staged;
use std::process::ExitCode;

/// What a build with a window can do beside the verbs.
#[derive(Debug, Clone, Copy)]
pub struct Front {
    /// Opens the studio.
    pub open: fn(Opening) -> ExitCode,
    /// Takes pictures of views.
    pub pictures: fn(Vec<Staged>, PicturesArgs) -> Result<(), String>,
    /// Measures how long frames of views take, and says it in a few lines.
    pub bench: fn(Vec<Staged>, Opening) -> Result<String, String>,
}

/// How pictures are taken.
#[derive(Debug, Clone, Args)]
pub struct PicturesArgs {
    /// The folder to write into; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Take only the views with this in their names.
    #[arg(long, value_name = "NAME")]
    pub only: Option<String>,
    /// Pixels of a picture, such as 1280x720.
    #[arg(long, value_name = "WxH", value_parser = pixels, default_value = "1280x720")]
    pub size: (u32, u32),
    /// How much work goes into them: low, medium or high.
    #[arg(long, value_parser = ["low", "medium", "high"], default_value = "medium")]
    pub quality: String,
}

fn pixels(text: &str) -> Result<(u32, u32), String> {
    let parsed = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    let fits = |side: &u32| (16..=8192).contains(side);
    parsed.filter(|(width, height)| fits(width) && fits(height)).ok_or_else(|| "write it as 1280x720, with 16 to 8192 on a side".into())
}

/// How the studio is opened.
#[derive(Debug, Clone, Default, Args)]
pub struct Opening {
    /// Open this scenario at once.
    #[arg(long, value_name = "NAME")]
    pub scenario: Option<String>,
    /// Keep journals and reports here instead of the user's data folder.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Size of the window, such as 1280x800.
    #[arg(long, value_name = "WxH", value_parser = pixels)]
    pub size: Option<(u32, u32)>,
    /// Instead of a window: draw each view of the gallery so many times, and say how long frames take.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub bench_frames: Option<u32>,
    /// With --bench-frames: write a row a frame into this file.
    #[arg(long, value_name = "FILE.csv", requires = "bench_frames")]
    pub out: Option<PathBuf>,
    /// With --bench-frames: only views with this in their names.
    #[arg(long, value_name = "NAME", requires = "bench_frames")]
    pub view: Option<String>,
    /// With --bench-frames: low, medium or high.
    #[arg(long, value_parser = ["low", "medium", "high"], requires = "bench_frames")]
    pub quality: Option<String>,
}

impl Opening {
    /// Whether a window of that size shows everything.
    pub(super) fn fits(&self) -> bool {
        self.size.is_none_or(|(width, height)| width >= 1024 && height >= 640)
    }
}
