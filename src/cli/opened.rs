//! A journal with its scenario, played again.

use crate::cli::Failure;
use crate::cli::out::Out;
use crate::files::{Library, journal, whole};
use crate::sim::scenario::Clock;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Session, Timeline};
use crate::sim::units::Stamp;
use std::path::Path;
use std::sync::Arc;

/// A session read back.
pub(super) struct Opened {
    pub(super) scenario: Arc<Scenario>,
    pub(super) timeline: Timeline,
}

impl Opened {
    /// Reads a journal and the scenario that it names, and plays it again; notices go beside the answer.
    pub(super) fn read(out: &mut Out, file: &Path) -> Result<Self, Failure> {
        Self::with_stems(out, file, None)
    }

    /// The same with recordings from a folder in the places of players: what was done to them stays what it was.
    pub(super) fn with_stems(out: &mut Out, file: &Path, stems: Option<&Path>) -> Result<Self, Failure> {
        let mut found = journal::read(file)?;
        found.notices.iter().for_each(|notice| out.aside(notice));
        let library = Library::find()?;
        let header = &mut found.journal.header;
        let mut played = scenario(&library, &header.scenario)?;
        if let Some(folder) = stems {
            whole::folder_can_be_read(folder).map_err(Failure::disk(folder))?;
            let recorded = scenario(&library.with_stems(stems), &header.scenario)?;
            // The journal was written with the players as they were; now it goes on with the others.
            if header.hash == played.hash {
                header.hash.clone_from(&recorded.hash);
            }
            let who = recorded.band.players.iter().filter(|player| player.recorded.is_some()).map(|player| player.id.0.as_str());
            out.aside(&format!("Recordings play in the place of {}.", who.collect::<Vec<_>>().join(", ")));
            played = recorded;
        }
        let scenario = Arc::new(played);
        let timeline =
            Session::timeline(scenario.clone(), &found.journal).map_err(|why| Failure::Replay { file: file.display().to_string(), why })?;
        Ok(Self { scenario, timeline })
    }

    /// The clock on the wall of this session.
    pub(super) fn clock(&self) -> Clock {
        Clock::of(&self.scenario.file.brief)
    }

    /// When a take of that number began.
    pub(super) fn take(&self, number: u32) -> Option<Stamp> {
        self.timeline.last().takes.iter().find(|take| take.number == number).map(|take| take.start)
    }
}

/// The scenario of that name, which is a plain name and no way through folders.
pub(super) fn scenario(library: &Library, id: &str) -> Result<Scenario, Failure> {
    let is_plain = !id.is_empty() && id.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_');
    if !is_plain {
        return Err(Failure::Missing(format!("`{id}` is no name of a scenario; it has letters, digits and hyphens only")));
    }
    if !library.scenarios().iter().any(|name| name == id) {
        return Err(Failure::Missing(format!("there is no scenario `{id}` in {}", library.root().join("scenarios").display())));
    }
    library.scenario(id).map_err(Failure::Faults)
}
