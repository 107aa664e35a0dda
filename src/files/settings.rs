//! What a user has chosen for this machine, in a small file beside the sessions.

use crate::files::whole;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// The name of the file.
const NAME: &str = "settings.ron";

/// How the place is drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Drawing {
    /// `low`, `medium` or `high`.
    pub quality: String,
    /// Pixels drawn for each that is shown, along one side, 0.4 to 1.
    pub scale: f64,
    /// Frames a second at most.
    pub cap: Option<u32>,
}

/// What was chosen; none where nothing was, or where the file cannot be understood.
#[must_use]
pub fn read(data: &Path) -> Option<Drawing> {
    let text = whole::read(&data.join(NAME)).ok()?;
    let drawing: Drawing = ron::de::from_bytes(&text).ok()?;
    let is_sane = (0.4..=1.0).contains(&drawing.scale) && drawing.cap.is_none_or(|cap| (10..=1000).contains(&cap));
    is_sane.then_some(drawing)
}

/// Keeps what was chosen.
///
/// # Errors
/// If the disk says no.
pub fn write(data: &Path, drawing: &Drawing) -> io::Result<()> {
    let text = ron::ser::to_string_pretty(drawing, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    whole::write(&data.join(NAME), format!("{text}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_found_again_and_nonsense_is_nothing() {
        let folder = tempfile::TempDir::new().expect("a folder");
        assert_eq!(read(folder.path()), None);
        let chosen = Drawing { quality: "medium".into(), scale: 0.75, cap: Some(60) };
        write(folder.path(), &chosen).expect("it is written");
        assert_eq!(read(folder.path()), Some(chosen));
        std::fs::write(folder.path().join(NAME), "(quality: \"low\", scale: NaN, cap: None)").expect("it is written");
        assert_eq!(read(folder.path()), None);
    }
}
