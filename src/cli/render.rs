//! `render`: the takes of a journal as Broadcast Wave files.

use crate::cli::Failure;
use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::plots::Pictures;
use crate::files::wav::{self, Bext, Depth, Head, Slate};
use crate::sim::engine::{Cache, Rendered, Want, render_with};
use crate::sim::scenario::Scenario;
use crate::sim::scoring::Clock;
use crate::sim::session::Take;
use crate::sim::units::SAMPLE_RATE;
use std::path::{Path, PathBuf};

pub(super) fn render(out: &mut Out, journal: &Path, folder: &Path, plots: bool, stems: Option<&Path>) -> Result<(), Failure> {
    let opened = Opened::with_stems(out, journal, stems)?;
    let mut takes = Takes::new(&opened.scenario, folder);
    let mut cache = Cache::default();
    let last = opened.timeline.last();
    let mut drawn = Vec::new();
    for take in &last.takes {
        let want = Want { tracks: take.tracks.iter().map(|(track, _)| *track).collect(), monitors: false, only: None };
        let end = take.end.unwrap_or(last.now);
        let rendered = render_with(&mut cache, &opened.scenario, &opened.timeline, take.start, end, &want);
        takes.write(take, &rendered);
        if plots {
            let pictures = Pictures { scenario: &opened.scenario, folder, take, end };
            drawn.extend(pictures.tracks(&rendered)?);
            drawn.extend(pictures.radiators(&mut cache, &last.performances)?);
        }
    }
    let mut written = takes.finish()?;
    written.extend(drawn);
    if written.is_empty() {
        out.say("The journal has no takes.");
    }
    for path in written {
        out.say(&path.display().to_string());
    }
    Ok(())
}

/// Takes on their way to a folder.
pub(super) struct Takes<'a> {
    scenario: &'a Scenario,
    folder: PathBuf,
    written: Vec<PathBuf>,
    failed: Option<Failure>,
}

impl<'a> Takes<'a> {
    pub(super) fn new(scenario: &'a Scenario, folder: &Path) -> Self {
        Self { scenario, folder: folder.to_owned(), written: Vec::new(), failed: None }
    }

    /// Writes the tracks of one take; after a failure nothing more.
    pub(super) fn write(&mut self, take: &Take, rendered: &Rendered) {
        for (track, name) in &take.tracks {
            let Some(sound) = rendered.tracks.get(track).filter(|_| self.failed.is_none()) else { continue };
            let path = self.folder.join(file_name(self.scenario, take, *track, name));
            let (bext, slate) = (Some(self.bext(take, name)), Some(self.slate(take, name)));
            match wav::write(&path, &Head { rate: SAMPLE_RATE, depth: Depth::Int24, bext, slate }, &sound.samples) {
                Ok(()) => self.written.push(path),
                Err(failure) => self.failed = Some(failure.into()),
            }
        }
    }

    /// What the file says about itself; its time is that of the clock on the wall.
    fn bext(&self, take: &Take, name: &str) -> Bext {
        let file = &self.scenario.file;
        let clock = Clock::of(&file.brief);
        Bext {
            description: format!("{}, take {}, {name}", self.scenario.song.title, take.number),
            originator: "Linecheck".to_owned(),
            reference: format!("{} T{:02}", file.id, take.number),
            date: file.brief.date.clone(),
            time: clock.at(take.start),
            time_reference: clock.since_midnight_ms(take.start) * u64::from(SAMPLE_RATE) / 1000,
            history: "A=PCM,F=48000,W=24,M=mono,T=Linecheck".to_owned(),
        }
    }

    /// What would have been called out before the take.
    fn slate(&self, take: &Take, name: &str) -> Slate {
        Slate {
            project: self.scenario.file.title.clone(),
            scene: self.scenario.song.title.clone(),
            take: take.number.to_string(),
            track: name.to_owned(),
        }
    }

    /// The files, or what went wrong.
    pub(super) fn finish(self) -> Result<Vec<PathBuf>, Failure> {
        match self.failed {
            Some(failure) => Err(failure),
            None => Ok(self.written),
        }
    }
}

/// `first-overdub_T02_VOX.wav`; a name that is not there, or there twice, is told by its track.
pub(super) fn file_name(scenario: &Scenario, take: &Take, track: u32, name: &str) -> String {
    let plain: String = name.chars().map(|letter| if letter.is_alphanumeric() || letter == '-' { letter } else { '-' }).collect();
    let twice = take.tracks.iter().filter(|(_, other)| other.eq_ignore_ascii_case(name)).count() > 1;
    let called = match plain.trim_matches('-') {
        "" => format!("track-{track}"),
        plain if twice => format!("{plain}-{track}"),
        plain => plain.to_owned(),
    };
    format!("{}_T{:02}_{called}.wav", scenario.file.id, take.number)
}
