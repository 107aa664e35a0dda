//! `render --plots`: pictures of what was recorded and of what the players gave out meanwhile.

use crate::cli::Failure;
use crate::cli::render::file_name;
use crate::files::plot::{self, Scale, Sound};
use crate::files::wav;
use crate::sim::engine::Cache;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Performance, Studio, Take};
use crate::sim::units::{SAMPLE_RATE, Stamp};
use std::path::{Path, PathBuf};

/// The pictures of one take.
pub(super) struct Pictures<'a> {
    pub(super) scenario: &'a Scenario,
    /// At the end of the session.
    pub(super) studio: &'a Studio,
    pub(super) folder: &'a Path,
    pub(super) take: &'a Take,
    pub(super) end: Stamp,
}

impl Pictures<'_> {
    /// One of each track as it was written, beside its wave file.
    pub(super) fn tracks(&self) -> Result<Vec<PathBuf>, Failure> {
        let mut drawn = Vec::new();
        for (track, name) in &self.take.tracks {
            let path = self.folder.join(file_name(self.scenario, self.studio, self.take, *track, name));
            let wave = wav::read(&path)?;
            let title = format!("{}, take {}: track {track} {name}", self.scenario.song.title, self.take.number);
            let sound = Sound { title: &title, rate: wave.head.rate, samples: &wave.samples, scale: Scale::FullScale };
            drawn.push(draw(path.with_extension("png"), &sound)?);
        }
        Ok(drawn)
    }

    /// One of each radiator of whoever played during the take, at one metre on its axis in the open.
    pub(super) fn radiators(&self, cache: &mut Cache, performances: &[Performance]) -> Result<Vec<PathBuf>, Failure> {
        let mut drawn = Vec::new();
        for performance in performances.iter().filter(|one| one.start < self.end && one.end > self.take.start) {
            let Some(player) = self.scenario.band.player(&performance.player) else { continue };
            let sounds = cache.sound(player, &self.scenario.song, &performance.rendition);
            for (radiator, row) in player.instrument.radiators.iter().zip(sounds.iter()) {
                // The lead can stop a performance before its end.
                let seconds = performance.end.since(performance.start);
                let mut samples = row.samples();
                samples.truncate((seconds * f64::from(SAMPLE_RATE)) as usize);
                let name = format!("{}_T{:02}_{}.{}.png", self.scenario.file.id, self.take.number, player.id, radiator.id);
                let title = format!(
                    "{}, take {}: {} ({:?}), {} at 1 m on its axis",
                    self.scenario.song.title, self.take.number, player.name, player.instrument.plays, radiator.id
                );
                let sound = Sound { title: &title, rate: SAMPLE_RATE, samples: &samples, scale: Scale::Pascal };
                drawn.push(draw(self.folder.join("radiators").join(name), &sound)?);
            }
        }
        Ok(drawn)
    }
}

fn draw(path: PathBuf, sound: &Sound<'_>) -> Result<PathBuf, Failure> {
    plot::write(&path, sound).map_err(Failure::disk(&path))?;
    Ok(path)
}
