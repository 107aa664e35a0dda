//! The languages of the panels: folders of `assets/locale`, each with the words in files of the Fluent format, and with translations
//! of content.

use crate::files::translation::{Translation, translations};
use crate::files::{Diagnostic, Library};
use std::io;

/// The words of one language as they lie on the disk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Locale {
    /// Its code, the name of its folder: `en`.
    pub code: String,
    /// The files with their names, in order.
    pub files: Vec<(String, String)>,
    /// What authors of content wrote, with the same in this language.
    pub content: Translation,
    /// What is wrong with files of translations.
    pub faults: Vec<Diagnostic>,
}

/// Every language that ships, in the order of their codes.
///
/// # Errors
/// If a folder or a file cannot be read.
pub fn locales(library: &Library) -> io::Result<Vec<Locale>> {
    let mut locales = Vec::new();
    for folder in sorted(&library.root().join("assets/locale"))? {
        let mut files = Vec::new();
        for path in sorted(&folder)? {
            if path.extension().is_some_and(|ending| ending == "ftl") {
                files.push((path.to_string_lossy().into_owned(), std::fs::read_to_string(&path)?));
            }
        }
        let code = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (content, faults) = translations(library, &code);
        locales.push(Locale { code, files, content, faults });
    }
    Ok(locales)
}

fn sorted(folder: &std::path::Path) -> io::Result<Vec<std::path::PathBuf>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<_>>()?;
    paths.sort();
    Ok(paths)
}
