//! What the window can be told when it is opened.

use clap::Args;
use std::path::PathBuf;

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
    #[arg(long, value_name = "WxH", value_parser = size)]
    pub size: Option<(u32, u32)>,
}

fn size(text: &str) -> Result<(u32, u32), String> {
    let parsed = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    parsed.filter(|(width, height)| *width >= 1024 && *height >= 640).ok_or_else(|| "write it as 1280x800; the least is 1024x640".into())
}
