//! Where content lies, and scenarios put together from it.

use crate::files::Diagnostic;
use crate::sim::band::{Band, Song};
use crate::sim::gear::{Catalogue, GearFile};
use crate::sim::scenario::{Scenario, ScenarioFile};
use crate::sim::venue::Venue;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::path::{Path, PathBuf};

/// The folder that holds `assets` and `scenarios`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    root: PathBuf,
}

/// No folder with content was found.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no folder with `assets` and `scenarios` was found; name it in LINECHECK_HOME")]
pub struct NotFound;

impl Library {
    /// The first of these that holds content: `LINECHECK_HOME`, beside the executable, where it was built, the current folder.
    ///
    /// # Errors
    /// If none of them does.
    pub fn find() -> Result<Self, NotFound> {
        let home = std::env::var_os("LINECHECK_HOME").map(PathBuf::from);
        let beside = std::env::current_exe().ok().and_then(|path| Some(path.parent()?.to_owned()));
        let built = Some(PathBuf::from(env!("CARGO_MANIFEST_DIR")));
        let here = std::env::current_dir().ok();
        [home, beside, built, here].into_iter().flatten().find(|root| Self::is_one(root)).map(Self::at).ok_or(NotFound)
    }

    /// The library in a folder.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    fn is_one(root: &Path) -> bool {
        root.join("assets").is_dir() && root.join("scenarios").is_dir()
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The scenario of that name with everything that it names.
    ///
    /// # Errors
    /// Every fault of every file that it needs.
    pub fn scenario(&self, id: &str) -> Result<Scenario, Vec<Diagnostic>> {
        let file: ScenarioFile = self.read(&format!("scenarios/{id}.ron"))?;
        let mut catalogue = Catalogue::default();
        for name in &file.gear {
            let page: GearFile = self.read(&format!("assets/gear/{name}.ron"))?;
            catalogue.0.extend(page.gear.into_iter().map(|gear| (gear.id.clone(), gear)));
        }
        let venue: Venue = self.read(&format!("assets/venues/{}.ron", file.venue))?;
        let band: Band = self.read(&format!("assets/bands/{}.ron", file.band))?;
        let song: Song = self.read(&format!("assets/songs/{}.ron", file.song))?;
        let units = venue.units();
        let mut hash = blake3::Hasher::new();
        absorb(&mut hash, &file);
        catalogue.0.values().for_each(|gear| absorb(&mut hash, gear));
        absorb(&mut hash, &venue);
        absorb(&mut hash, &band);
        absorb(&mut hash, &song);
        Ok(Scenario { file, catalogue, venue, band, song, units, hash: hash.finalize().to_hex().to_string() })
    }

    fn read<T: DeserializeOwned>(&self, name: &str) -> Result<T, Vec<Diagnostic>> {
        let fault = |line, column, message| Diagnostic { file: name.to_owned(), line, column, message, help: String::new() };
        let text = std::fs::read_to_string(self.root.join(name)).map_err(|error| vec![fault(1, 1, error.to_string())])?;
        ron::from_str(&text).map_err(|error| vec![fault(error.span.start.line, error.span.start.col, error.code.to_string())])
    }
}

fn absorb(hash: &mut blake3::Hasher, part: &impl Serialize) {
    let text = ron::to_string(part).expect("content has only what RON can write");
    hash.update(&(text.len() as u64).to_le_bytes());
    hash.update(text.as_bytes());
}
