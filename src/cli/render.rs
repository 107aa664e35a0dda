//! `render`: the takes of a journal as Broadcast Wave files.

use crate::cli::Failure;
use crate::cli::opened::Opened;
use crate::cli::out::Out;
use crate::cli::plots::Pictures;
use crate::files::wav::{Bext, Depth, Format, Head, Slate, TrackWriter, WaveError};
use crate::sim::engine::{Cache, Clip, Rendered, Sink, recorded_into};
use crate::sim::scenario::Clock;
use crate::sim::scenario::Scenario;
use crate::sim::session::{Properties, Studio, Take, recorder};
use crate::sim::units::SAMPLE_RATE;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub(super) fn render(out: &mut Out, journal: &Path, folder: &Path, plots: bool, stems: Option<&Path>) -> Result<(), Failure> {
    let opened = Opened::with_stems(out, journal, stems)?;
    let last = opened.timeline.last();
    let mut takes = Takes::new(&opened.scenario, last, folder);
    let mut cache = Cache::default();
    let mut drawn = Vec::new();
    for take in &last.takes {
        let end = take.end.unwrap_or(last.now);
        let mut tracks = takes.begin(take)?;
        recorded_into(&mut cache, &opened.scenario, &opened.timeline, take, &mut tracks);
        takes.end(tracks)?;
        if plots {
            let pictures = Pictures { scenario: &opened.scenario, studio: last, folder, take, end };
            drawn.extend(pictures.tracks()?);
            drawn.extend(pictures.radiators(&mut cache, &last.performances)?);
        }
    }
    let mut written = takes.written;
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
    studio: &'a Studio,
    format: Format,
    folder: PathBuf,
    written: Vec<PathBuf>,
}

/// The tracks of one take, written as they come; after a failure nothing more.
pub(super) struct Tracks {
    files: BTreeMap<u32, (PathBuf, TrackWriter)>,
    failed: Result<(), WaveError>,
}

impl Sink for Tracks {
    fn track(&mut self, number: u32, samples: &[f32]) {
        if let (Ok(()), Some((_, file))) = (&self.failed, self.files.get_mut(&number)) {
            self.failed = file.push(samples);
        }
    }

    fn monitors(&mut self, _: &[[f32; 2]]) {}

    fn clipped(&mut self, _: u32, _: Clip) {}
}

impl<'a> Takes<'a> {
    /// The studio is that at the end of the session.
    pub(super) fn new(scenario: &'a Scenario, studio: &'a Studio, folder: &Path) -> Self {
        let format = recorder(scenario).map(|(unit, _)| Format::of(&Properties::of(&studio.settings, unit)));
        let format = format.unwrap_or(Format { rate: SAMPLE_RATE, depth: Depth::Int24 });
        Self { scenario, studio, format, folder: folder.to_owned(), written: Vec::new() }
    }

    /// Writes a take that is whole in memory.
    pub(super) fn write(&mut self, take: &Take, rendered: &Rendered) -> Result<(), Failure> {
        let mut tracks = self.begin(take)?;
        rendered.tracks.iter().for_each(|(number, track)| tracks.track(*number, &track.samples));
        self.end(tracks)
    }

    /// Begins the files of a take, at the session's rate and depth.
    pub(super) fn begin(&self, take: &Take) -> Result<Tracks, Failure> {
        let Format { rate, depth } = self.format;
        let mut files = BTreeMap::new();
        for (track, name) in &take.tracks {
            let path = self.folder.join(file_name(self.scenario, self.studio, take, *track, name));
            let dither = self.scenario.file.seed ^ u64::from(take.number) << 32 ^ u64::from(*track);
            let (bext, slate) = (Some(self.bext(take, name)), Some(self.slate(take, name)));
            let file = TrackWriter::create(&path, &Head { rate, depth, bext, slate }, dither)?;
            files.insert(*track, (path, file));
        }
        Ok(Tracks { files, failed: Ok(()) })
    }

    /// Puts the files of a take in their places.
    pub(super) fn end(&mut self, tracks: Tracks) -> Result<(), Failure> {
        tracks.failed?;
        for (path, file) in tracks.files.into_values() {
            file.finish()?;
            self.written.push(path);
        }
        Ok(())
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
            time_reference: clock.since_midnight_ms(take.start) * u64::from(self.format.rate) / 1000,
            history: format!("A=PCM,F={},W={},M=mono,T=Linecheck", self.format.rate, self.format.depth.bits()),
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
}

/// `first-overdub_T02_VOX.wav`, of the second playlist `first-overdub_T02_VOX_02.wav`; a name that is not there, or there
/// twice, is told by its track.
pub(super) fn file_name(scenario: &Scenario, studio: &Studio, take: &Take, track: u32, name: &str) -> String {
    let list = studio.playlist_of(take, track, name);
    let kept = |letter: char| letter.is_alphanumeric() || letter == '-' || letter == '_';
    let plain: String = list.chars().map(|letter| if kept(letter) { letter } else { '-' }).collect();
    let twice = take.tracks.iter().filter(|(_, other)| other.eq_ignore_ascii_case(name)).count() > 1;
    let called = match plain.trim_matches('-') {
        "" => format!("track-{track}"),
        plain if twice => format!("{plain}-{track}"),
        plain => plain.to_owned(),
    };
    format!("{}_T{:02}_{called}.wav", scenario.file.id, take.number)
}
