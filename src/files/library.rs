//! Where content lies, and scenarios put together from it.

use crate::files::content::{Content, Loaded, read_content};
use crate::files::stems;
use crate::files::{Diagnostic, FileKind};
use crate::sim::band::{Band, Song};
use crate::sim::gear::{GearFile, RecordingGear};
use crate::sim::scenario::{Part, Parts, Scenario, ScenarioFile, catalogue};
use crate::sim::venue::Venue;
use crate::sim::view::Gallery;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// The folder that holds `assets` and `scenarios`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Library {
    root: PathBuf,
    /// A folder with recordings that take the places of players.
    stems: Option<PathBuf>,
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
        Self { root: root.into(), stems: None }
    }

    /// The same with recordings from a folder in the places of the players that they are named after.
    #[must_use]
    pub fn with_stems(self, folder: Option<&Path>) -> Self {
        Self { stems: folder.map(Path::to_owned), ..self }
    }

    /// The library that a file lies in.
    pub(super) fn around(path: &Path) -> Option<Self> {
        path.ancestors().find(|root| Self::is_one(root)).map(Self::at)
    }

    fn is_one(root: &Path) -> bool {
        root.join("assets").is_dir() && root.join("scenarios").is_dir()
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The names of all scenarios, in order.
    #[must_use]
    pub fn scenarios(&self) -> Vec<String> {
        self.names("scenarios")
    }

    /// The journal of an expert's run of a scenario, if one ships with it.
    #[must_use]
    pub fn expert(&self, id: &str) -> Option<PathBuf> {
        let path = self.root.join("scenarios").join("expert").join(format!("{id}.journal"));
        (plain(id) && path.is_file()).then_some(path)
    }

    /// The names of the content files in a folder of the library, in order.
    pub(super) fn names(&self, folder: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.root.join(folder)).into_iter().flatten().flatten();
        let mut names: Vec<String> =
            entries.filter_map(|entry| Some(entry.file_name().to_str()?.strip_suffix(".ron")?.to_owned())).collect();
        names.sort();
        names
    }

    /// The scenario of that name with everything that it names.
    ///
    /// # Errors
    /// Every fault of every file that it needs.
    pub fn scenario(&self, id: &str) -> Result<Scenario, Vec<Diagnostic>> {
        if id.contains(['/', '\\', '.']) {
            return Err(vec![Diagnostic::whole(id, "this is no name of a scenario", "a name without folder and ending")]);
        }
        let name = format!("scenarios/{id}.ron");
        let file = self.read::<ScenarioFile>(&name)?;
        self.joined(file)
    }

    /// The views that the program can show of itself.
    ///
    /// # Errors
    /// Every fault of their file.
    pub fn gallery(&self) -> Result<Gallery, Vec<Diagnostic>> {
        let name = "assets/gallery.ron";
        let text = text_of(&self.root.join(name)).map_err(|message| vec![Diagnostic::whole(name, message, "")])?;
        Ok(read_content::<Gallery>(name, &text)?.value)
    }

    /// A scenario that is only shown, from the folder of the gallery.
    ///
    /// # Errors
    /// Every fault of every file that it needs.
    pub fn staged(&self, id: &str) -> Result<Scenario, Vec<Diagnostic>> {
        if !plain(id) {
            return Err(vec![Diagnostic::whole(id, "this is no name of a scenario", "a name without folder and ending")]);
        }
        let file = self.read::<ScenarioFile>(&format!("assets/gallery/{id}.ron"))?;
        self.joined(file)
    }

    /// The scenario of a file that was read, with everything that it names.
    ///
    /// # Errors
    /// Every fault of every file.
    pub(super) fn joined(&self, file: Loaded<ScenarioFile>) -> Result<Scenario, Vec<Diagnostic>> {
        let named = |path: &str, name: &str| (format!("{path}{name}.ron"), plain(name));
        let mut faults = Vec::new();
        let mut gear = Vec::new();
        for (index, name) in file.value.gear.iter().enumerate() {
            gear.extend(self.named::<GearFile>(&file, &format!("gear[{index}]"), named("assets/gear/", name), &mut faults));
        }
        let venue = self.named::<Venue>(&file, "venue", named("assets/venues/", &file.value.venue), &mut faults);
        let mut band = self.named::<Band>(&file, "band", named("assets/bands/", &file.value.band), &mut faults);
        let song = self.named::<Song>(&file, "song", named("assets/songs/", &file.value.song), &mut faults);
        let mut recordings = Vec::new();
        if let Some(band) = &mut band {
            let pages: Vec<GearFile> = gear.iter().map(|page| page.value.clone()).collect();
            band.value.look_up(&catalogue(&pages));
            match stems::place(band, &self.root, self.stems.as_deref()) {
                Ok(fingerprints) => recordings = fingerprints,
                Err(found) => faults.extend(found),
            }
        }
        let stem = Path::new(&file.name).file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        if stem != file.value.id {
            faults.push(file.place("id", format!("this file is called `{stem}`"), "the name of a scenario is that of its file"));
        }
        let (Some(venue), Some(band), Some(song)) = (venue, band, song) else { return Err(faults) };
        if gear.len() < file.value.gear.len() {
            return Err(faults);
        }
        let parts = Parts {
            file: file.value.clone(),
            gear: gear.iter().map(|page| page.value.clone()).collect(),
            venue: venue.value.clone(),
            band: band.value.clone(),
            song: song.value.clone(),
        }
        .looked_up();
        faults.extend(parts.faults().into_iter().map(|fault| match fault.part {
            Part::Scenario => file.place(&fault.path, fault.message, fault.help),
            Part::Gear(index) => gear[index].place(&fault.path, fault.message, fault.help),
            Part::Venue => venue.place(&fault.path, fault.message, fault.help),
            Part::Band => band.place(&fault.path, fault.message, fault.help),
            Part::Song => song.place(&fault.path, fault.message, fault.help),
        }));
        if faults.is_empty() {
            let hash = hash(&parts, &recordings);
            Ok(parts.join(hash))
        } else {
            Err(faults)
        }
    }

    /// A band, with what its players play, and a song, by the names of their files.
    ///
    /// # Errors
    /// Every fault of either file.
    pub fn music(&self, band: &str, song: &str) -> Result<(Band, Song), Vec<Diagnostic>> {
        let mut band = self.read::<Band>(&format!("assets/bands/{band}.ron"))?.value;
        let song = self.read::<Song>(&format!("assets/songs/{song}.ron"))?.value;
        band.look_up(&catalogue(&self.all_gear()));
        Ok((band, song))
    }

    /// A file that a scenario names; a missing one is a fault of the scenario, with the names that there are.
    fn named<T: Content>(
        &self,
        from: &Loaded<ScenarioFile>,
        path: &str,
        (name, plain): (String, bool),
        faults: &mut Vec<Diagnostic>,
    ) -> Option<Loaded<T>> {
        if !plain || !self.root.join(&name).is_file() {
            let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
            let word = file.trim_end_matches(".ron");
            let names = self.names(folder);
            let help = crate::sim::scenario::suggestion(word, names.iter().map(String::as_str));
            faults.push(from.place(path, format!("there is no {} `{word}`", T::KIND.word()), help));
            return None;
        }
        self.read::<T>(&name).map_err(|mut found| faults.append(&mut found)).ok()
    }

    pub(super) fn read<T: Content>(&self, name: &str) -> Result<Loaded<T>, Vec<Diagnostic>> {
        let text = text_of(&self.root.join(name)).map_err(|message| vec![Diagnostic::whole(name, message, "")])?;
        read_content(name, &text)
    }

    /// All gear files of the library that can be read, for content that is looked at by itself.
    pub(super) fn all_gear(&self) -> Vec<GearFile> {
        let names = self.names("assets/gear");
        names.iter().filter_map(|name| Some(self.read::<GearFile>(&format!("assets/gear/{name}.ron")).ok()?.value)).collect()
    }

    /// All recording gear of the library.
    pub(super) fn recording_gear(&self) -> RecordingGear {
        let names = self.names("assets/recording");
        let files = names.iter().filter_map(|name| Some(self.read::<RecordingGear>(&format!("assets/recording/{name}.ron")).ok()?.value));
        files.fold(RecordingGear::default(), |mut all, file| {
            all.converters.extend(file.converters);
            all
        })
    }
}

/// Whether a name stays in its folder.
pub(super) fn plain(name: &str) -> bool {
    !name.is_empty() && !name.contains(['/', '\\', ':']) && !name.starts_with('.')
}

/// The text of a file, or why there is none.
pub(super) fn text_of(path: &Path) -> Result<String, String> {
    let length = std::fs::metadata(path).map_err(|error| error.to_string())?.len();
    if length > crate::files::tree::LONGEST as u64 {
        return Err(format!("the file is too long: at most {} MiB are read", crate::files::tree::LONGEST >> 20));
    }
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    String::from_utf8(bytes).map_err(|error| format!("byte {} is not UTF-8 text", error.utf8_error().valid_up_to()))
}

/// BLAKE3 over every part as RON writes it, each after its length, and the fingerprints of recordings: comments and blanks
/// count for nothing.
fn hash(parts: &Parts, recordings: &[u8]) -> String {
    let mut hash = blake3::Hasher::new();
    absorb(&mut hash, &parts.file);
    parts.gear.iter().for_each(|page| absorb(&mut hash, page));
    absorb(&mut hash, &parts.venue);
    absorb(&mut hash, &parts.band);
    absorb(&mut hash, &parts.song);
    hash.update(recordings);
    hash.finalize().to_hex().to_string()
}

fn absorb(hash: &mut blake3::Hasher, part: &impl Serialize) {
    let text = ron::to_string(part).expect("content has only what RON can write");
    hash.update(&(text.len() as u64).to_le_bytes());
    hash.update(text.as_bytes());
}

/// The kind of a content file by the folder that it lies in, or by what its text looks like.
pub(super) fn kind_of(path: &Path, text: &str) -> Option<FileKind> {
    let folder = path.parent().and_then(Path::file_name).and_then(|folder| folder.to_str()).unwrap_or_default();
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match (folder, ending) {
        (_, "journal") => Some(FileKind::Journal),
        ("scenarios", _) => Some(FileKind::Scenario),
        ("gear", _) => Some(FileKind::Gear),
        ("recording", _) => Some(FileKind::Recording),
        ("venues", _) => Some(FileKind::Venue),
        ("bands", _) => Some(FileKind::Band),
        ("songs", _) => Some(FileKind::Song),
        ("content", _) => Some(FileKind::Translation),
        _ => FileKind::guess(text),
    }
}
