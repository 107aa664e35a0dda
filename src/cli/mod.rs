//! The program without a window: verbs that play journals again, judge them, explain them, and check content.
//!
//! Knows no window. Everything is decided in `sim`; here it is read, put into words, and written.

mod bleed;
mod check;
mod demo;
mod failure;
mod gallery;
mod grade;
mod measure;
mod moment;
mod opened;
mod opening;
mod out;
mod plots;
mod render;
mod text;
mod trace;
mod way;
mod wrap;

pub use failure::Failure;
pub use opening::{Front, Opening, PicturesArgs};

use clap::{Args, Parser, Subcommand};
use out::Out;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  the content or the journal has faults
  2  the command line was not understood
  3  a file could not be read or written";

/// A recording studio on a laptop, for people who learn to assist in one.
#[derive(Debug, Parser)]
#[command(
    name = "linecheck",
    version,
    about,
    after_help = EXIT_CODES,
    after_long_help = format!("Without a verb the studio opens in a window.\n\nExample:\n  linecheck demo first-overdub --out /tmp/first\n\n{EXIT_CODES}"),
)]
struct Cli {
    #[command(subcommand)]
    verb: Option<Verb>,
    #[command(flatten)]
    opening: Opening,
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Play an expert's run of a scenario and write everything that comes of it.
    ///
    /// Writes the takes (48 kHz, 24 bit), both sheets, the report and the journal into a folder, and prints the report.
    #[command(after_help = EXIT_CODES, after_long_help = format!("Example:\n  linecheck demo first-overdub --out /tmp/first\n\n{EXIT_CODES}"))]
    Demo(DemoArgs),
    /// Judge a journal and print the report.
    #[command(after_help = EXIT_CODES, after_long_help = format!("Example:\n  linecheck grade monday.journal --html monday.html\n\n{EXIT_CODES}"))]
    Grade(GradeArgs),
    /// Write the takes of a journal as Broadcast Wave files, one for each take and track.
    #[command(after_help = EXIT_CODES, after_long_help = format!("Example:\n  linecheck render monday.journal --out takes --plots\n\n{EXIT_CODES}"))]
    Render(RenderArgs),
    /// Check scenarios, journals and other content, and name every fault with its place.
    #[command(after_help = EXIT_CODES, after_long_help = format!("Example:\n  linecheck check scenarios/first-overdub.ron monday.journal\n\n{EXIT_CODES}"))]
    Check(CheckArgs),
    /// Follow a track from the microphone to the recorder at a moment of a journal.
    ///
    /// Each hop is shown with the level of the sound around that moment and the noise of the electronics;
    /// where the chain breaks, the cause is named.
    #[command(after_help = EXIT_CODES, after_long_help = format!("Examples:\n  linecheck trace monday.journal --at take2+21 --track 1\n  linecheck trace monday.journal --at 31:40 --track 2 --json\n  linecheck trace monday.journal --at take2 --bleed\n\n{EXIT_CODES}"))]
    Trace(TraceArgs),
    /// Measure a room, a microphone or a player by itself.
    ///
    /// What is measured is written in a specification; `--example` prints one with comments that can be measured as it is.
    #[command(after_help = EXIT_CODES, after_long_help = format!("Examples:\n  linecheck measure rir --example > room.ron\n  linecheck measure rir room.ron --out found\n\n{EXIT_CODES}"))]
    Measure(MeasureArgs),
    /// Take pictures of the place: every room, instruments with their microphones, storage, patchbay, desk and recorder.
    ///
    /// Needs no display; the views are listed in assets/gallery.ron.
    #[command(after_help = EXIT_CODES, after_long_help = format!("Example:\n  linecheck gallery --out pictures --only live\n\n{EXIT_CODES}"))]
    Gallery(PicturesArgs),
}

#[derive(Debug, Args)]
struct DemoArgs {
    /// Name of the scenario, such as first-overdub.
    scenario: String,
    /// The folder to write into; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Print the report as JSON instead of text.
    #[arg(long)]
    json: bool,
    /// Let recordings play in players' places: WAV, FLAC, Ogg Vorbis or AIFF files named after players (anna.wav) or
    /// their radiators (ben.top.flac).
    #[arg(long, value_name = "DIR")]
    stems: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct GradeArgs {
    /// The journal.
    journal: PathBuf,
    /// Print the report as JSON instead of text.
    #[arg(long)]
    json: bool,
    /// Write the report as a page that needs no other file.
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// Let recordings play in players' places: WAV, FLAC, Ogg Vorbis or AIFF files named after players (anna.wav) or
    /// their radiators (ben.top.flac).
    #[arg(long, value_name = "DIR")]
    stems: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct RenderArgs {
    /// The journal.
    journal: PathBuf,
    /// The folder to write into; it is made if it is not there.
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Draw each track, and each radiator of whoever played, as a spectrogram and a level over time (PNG).
    #[arg(long)]
    plots: bool,
    /// Let recordings play in players' places: WAV, FLAC, Ogg Vorbis or AIFF files named after players (anna.wav) or
    /// their radiators (ben.top.flac).
    #[arg(long, value_name = "DIR")]
    stems: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct CheckArgs {
    /// Scenarios (.ron), journals (.journal), and files of assets (.ron).
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// Print the faults as JSON, one list for all files.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("what").required(true).args(["track", "to", "from", "bleed"]))]
struct TraceArgs {
    /// The journal.
    journal: PathBuf,
    /// Session time (95, 31:40), the clock on the wall (10:11:40), or a place in a take (take2+21).
    #[arg(long, value_name = "TIME")]
    at: String,
    /// Track of the recorder, from 1.
    #[arg(long, value_name = "N")]
    track: Option<u32>,
    /// Instead of a track: backward from any jack, such as `MON/in L` or `BAY/L9`.
    #[arg(long, value_name = "JACK")]
    to: Option<String>,
    /// Instead of a track: forward from any output, such as `MC-012/out`.
    #[arg(long, value_name = "JACK")]
    from: Option<String>,
    /// Instead of a track: how loud, how late and with which polarity each instrument is heard in each microphone.
    #[arg(long)]
    bleed: bool,
    /// Print JSON instead of text.
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Args)]
struct MeasureArgs {
    /// What is measured.
    kind: measure::Kind,
    /// The specification.
    #[arg(value_name = "SPEC", required_unless_present = "example")]
    spec: Option<PathBuf>,
    /// The folder to write into; it is made if it is not there.
    #[arg(long, value_name = "DIR", required_unless_present = "example")]
    out: Option<PathBuf>,
    /// Print a specification with comments.
    #[arg(long, conflicts_with_all = ["spec", "out"])]
    example: bool,
    /// Print what was found as JSON instead of text.
    #[arg(long)]
    json: bool,
}

/// Opens the studio in a window, or measures how fast it is drawn.
fn open(out: &mut Out, front: Front, opening: Opening) -> ExitCode {
    if opening.bench_frames.is_some() {
        return match gallery::bench(out, front, opening) {
            Ok(()) => ExitCode::SUCCESS,
            Err(failure) => fail(out, &failure),
        };
    }
    if !opening.fits() {
        out.aside("The window must be 1024x640 at the least.");
        return ExitCode::from(2);
    }
    (front.open)(opening)
}

fn fail(out: &mut Out, failure: &Failure) -> ExitCode {
    for line in failure.lines() {
        out.aside(&line);
    }
    ExitCode::from(failure.code())
}

/// Runs the command line; without a verb `window` opens the studio, and where there is none, that is said.
pub fn run(arguments: impl IntoIterator<Item = OsString>, window: Option<Front>) -> ExitCode {
    let mut out = Out::new();
    let cli = match Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            let text = error.render().to_string();
            if error.use_stderr() {
                out.aside(text.trim_end());
            } else {
                out.say(text.trim_end());
            }
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let Some(verb) = cli.verb else {
        return match window {
            Some(front) => open(&mut out, front, cli.opening),
            None => {
                out.aside("This build has no window. `linecheck --help` shows what it can do.");
                ExitCode::from(2)
            }
        };
    };
    let done = match verb {
        Verb::Demo(args) => demo::demo(&mut out, &args.scenario, &args.out, args.json, args.stems.as_deref()),
        Verb::Grade(args) => grade::grade(&mut out, &args.journal, args.json, args.html.as_deref(), args.stems.as_deref()),
        Verb::Render(args) => render::render(&mut out, &args.journal, &args.out, args.plots, args.stems.as_deref()),
        Verb::Check(args) => check::check(&mut out, &args.files, args.json),
        Verb::Trace(TraceArgs { journal, at, track: Some(track), json, .. }) => trace::trace(&mut out, &journal, &at, track, json),
        Verb::Trace(TraceArgs { journal, at, to: Some(to), json, .. }) => way::back(&mut out, &journal, &at, &to, json),
        Verb::Trace(TraceArgs { journal, at, from: Some(from), json, .. }) => way::forth(&mut out, &journal, &at, &from, json),
        Verb::Trace(TraceArgs { journal, at, json, .. }) => bleed::show(&mut out, &journal, &at, json),
        Verb::Gallery(args) => gallery::gallery(&mut out, window, args),
        Verb::Measure(args) => measure::measure(&mut out, args.kind, args.spec.as_deref(), args.out.as_deref(), args.json),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => fail(&mut out, &failure),
    }
}
