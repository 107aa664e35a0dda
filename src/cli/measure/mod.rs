//! `measure`: a room, a microphone, a player, a chain of cables, a recorder or a programme by itself on the bench, as wave files, tables and JSON.

mod chain;
mod converter;
mod desk;
mod loudness;
mod microphone;
mod player;
mod rir;
mod speed;
mod tape;

use crate::cli::Failure;
use crate::cli::out::Out;
use crate::files::{Diagnostic, Library, whole};
use clap::ValueEnum;
use std::path::Path;

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Kind {
    /// The impulse response of a room: arrivals, decay.
    Rir,
    /// A microphone: response by frequency, angle and distance; noise and limits.
    Mic,
    /// A player: level, spectrum and directivity at a place.
    Player,
    /// A source, cables and a preamplifier: response, noise, hum, phantom.
    Chain,
    /// A way through a desk and its bays: gain, noise, clipping.
    Desk,
    /// A tape machine: response, distortion, noise, wow and flutter, echoes, azimuth.
    Tape,
    /// A converter: response, distortion, noise, alignment.
    Converter,
    /// A programme: loudness over time and as a whole, range, true peak.
    Loudness,
    /// A band set up and miked: how fast it runs here, offline and live.
    Speed,
}

impl Kind {
    /// A specification with comments that can be measured as it is.
    fn example(self) -> &'static str {
        match self {
            Self::Rir => include_str!("examples/rir.ron"),
            Self::Mic => include_str!("examples/mic.ron"),
            Self::Player => include_str!("examples/player.ron"),
            Self::Chain => include_str!("examples/chain.ron"),
            Self::Desk => include_str!("examples/desk.ron"),
            Self::Tape => include_str!("examples/tape.ron"),
            Self::Converter => include_str!("examples/converter.ron"),
            Self::Loudness => include_str!("examples/loudness.ron"),
            Self::Speed => include_str!("examples/speed.ron"),
        }
    }
}

pub(super) fn measure(out: &mut Out, kind: Kind, spec: Option<&Path>, folder: Option<&Path>, as_json: bool) -> Result<(), Failure> {
    let (Some(spec), Some(folder)) = (spec, folder) else {
        out.say(kind.example().trim_end());
        return Ok(());
    };
    whole::can_be_read(spec).map_err(Failure::disk(spec))?;
    let library = Library::find()?;
    let bench = Bench { folder, as_json };
    match kind {
        Kind::Rir => rir::measure(out, &library, spec, &bench),
        Kind::Mic => microphone::measure(out, &library, spec, &bench),
        Kind::Player => player::measure(out, &library, spec, &bench),
        Kind::Chain => chain::measure(out, spec, &bench),
        Kind::Desk => desk::measure(out, &library, spec, &bench),
        Kind::Tape => tape::measure(out, &library, spec, &bench),
        Kind::Converter => converter::measure(out, &library, spec, &bench),
        Kind::Loudness => loudness::measure(out, spec, &bench),
        Kind::Speed => speed::measure(out, &library, spec, &bench),
    }
}

/// Where what was found goes.
struct Bench<'a> {
    folder: &'a Path,
    as_json: bool,
}

impl Bench<'_> {
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let path = self.folder.join(name);
        whole::write(&path, bytes).map_err(Failure::disk(&path))
    }

    /// The answer on standard output, and which files lie where.
    fn tell(&self, out: &mut Out, json: &str, text: &[String], files: &[&str]) {
        if self.as_json {
            out.say(json.trim_end());
        } else {
            text.iter().for_each(|line| out.say(line));
        }
        out.aside(&format!("Written to {}: {}", self.folder.display(), files.join(", ")));
    }
}

fn faults(found: Vec<Diagnostic>) -> Failure {
    Failure::Faults(found)
}

/// Rows with their head as comma-separated values.
fn csv(head: &str, rows: impl Iterator<Item = String>) -> Vec<u8> {
    let mut text = format!("{head}\n");
    rows.for_each(|row| {
        text.push_str(&row);
        text.push('\n');
    });
    text.into_bytes()
}

/// Figures of a row.
fn figures<'a>(values: impl IntoIterator<Item = &'a f64>) -> String {
    values.into_iter().map(|value| format!("{value:.5}")).collect::<Vec<_>>().join(",")
}
