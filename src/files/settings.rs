//! What a user has chosen for this machine and for themselves, in a small file beside the sessions.

use crate::files::whole;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::Path;

/// The name of the file.
const NAME: &str = "settings.ron";

/// Everything that is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// `low`, `medium` or `high`.
    pub quality: String,
    /// Pixels drawn for each that is shown, along one side, 0.4 to 1.
    pub scale: f64,
    /// Frames a second at most.
    pub cap: Option<u32>,
    /// How the panels suit the person.
    #[serde(default)]
    pub ease: Ease,
}

/// How the panels suit the person who works with them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Ease {
    /// Size of text and controls, percent of the usual.
    pub text: u32,
    /// The code of the language, as a folder of `assets/locale` is called.
    pub language: String,
    /// The colours of cords and meters.
    pub colours: Colours,
    /// Whether nothing moves that need not.
    pub still: bool,
    /// Whether the place of work is on the left and the hands on the right.
    pub left_handed: bool,
    /// Whether what is said is written over the room as well.
    pub captions: bool,
}

impl Ease {
    /// Least and greatest size of text, percent.
    pub const TEXT: (u32, u32) = (80, 200);
}

impl Default for Ease {
    fn default() -> Self {
        Self { text: 100, language: "en".into(), colours: Colours::Usual, still: false, left_handed: false, captions: true }
    }
}

/// The colours by which cords and levels are told apart; letters and shapes tell them apart in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Colours {
    /// Red, green and what lies between.
    #[default]
    Usual,
    /// Eight that people with any of the common colour deficiencies can tell apart.
    /// Source: Okabe and Ito, Color Universal Design, 2008.
    Safe,
}

/// What was chosen; none where nothing was, or where the file cannot be understood.
#[must_use]
pub fn read(data: &Path) -> Option<Settings> {
    let text = whole::read(&data.join(NAME)).ok()?;
    let settings: Settings = ron::de::from_bytes(&text).ok()?;
    let (least, most) = Ease::TEXT;
    let is_sane = (0.4..=1.0).contains(&settings.scale)
        && settings.cap.is_none_or(|cap| (10..=1000).contains(&cap))
        && (least..=most).contains(&settings.ease.text);
    is_sane.then_some(settings)
}

/// Keeps what was chosen.
///
/// # Errors
/// If the disk says no.
pub fn write(data: &Path, settings: &Settings) -> io::Result<()> {
    let text = ron::ser::to_string_pretty(settings, ron::ser::PrettyConfig::default()).map_err(io::Error::other)?;
    whole::write(&data.join(NAME), format!("{text}\n").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_chosen_is_found_again_and_nonsense_is_nothing() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let put = |text: &str| std::fs::write(folder.path().join(NAME), text).expect("it is written");
        assert_eq!(read(folder.path()), None);
        let ease = Ease { text: 200, language: "de".into(), colours: Colours::Safe, still: true, ..Ease::default() };
        let chosen = Settings { quality: "medium".into(), scale: 0.75, cap: Some(60), ease };
        write(folder.path(), &chosen).expect("it is written");
        assert_eq!(read(folder.path()), Some(chosen));
        put("(quality: \"low\", scale: NaN, cap: None)");
        assert_eq!(read(folder.path()), None);
        put("(quality: \"low\", scale: 1.0, cap: None, ease: (text: 900))");
        assert_eq!(read(folder.path()), None);
    }

    #[test]
    fn a_file_that_knows_only_the_picture_leaves_the_rest_as_usual() {
        let folder = tempfile::TempDir::new().expect("a folder");
        std::fs::write(folder.path().join(NAME), "(quality: \"low\", scale: 1.0, cap: None)").expect("it is written");
        assert_eq!(read(folder.path()).map(|settings| settings.ease), Some(Ease::default()));
    }
}
