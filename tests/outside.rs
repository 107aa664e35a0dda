//! What the program writes, as programs of others find it: takes, their levels and noise, the report as JSON and as a page.

use realfft::RealFftPlanner;
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Frames a second.
const RATE: f64 = 48_000.0;
/// Frames of the third of a second that the report calls the quietest.
const WINDOW: usize = 16_384;

fn linecheck(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_linecheck"));
    command.args(arguments).env("LINECHECK_HOME", env!("CARGO_MANIFEST_DIR")).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[track_caller]
fn done(output: Output) -> Vec<u8> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// What a program says about a file, on either output; none, with a notice, if it is not installed.
fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let Ok(output) = Command::new(program).args(arguments).stdin(Stdio::null()).output() else {
        drop(writeln!(std::io::stderr(), "{program} is not installed; what it would say is not checked"));
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}");
    Some(said)
}

/// The number behind a word.
#[track_caller]
fn number_after(said: &str, word: &str) -> f64 {
    let rest = said.split_once(word).unwrap_or_else(|| panic!("no {word} in {said}")).1;
    rest.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no number after {word} in {said}"))
}

#[track_caller]
fn close(found: f64, wanted: f64, within: f64, what: &str) {
    assert!((found - wanted).abs() <= within, "{what}: {found}, and the report says {wanted}");
}

/// A track of a take as the report has it, with its file.
struct Recorded<'a> {
    take: &'a Value,
    track: &'a Value,
    path: PathBuf,
}

impl Recorded<'_> {
    fn file(&self) -> &str {
        self.path.to_str().expect("a plain path")
    }

    fn name(&self) -> &str {
        self.track["name"].as_str().expect("every track has a name")
    }

    fn figure(&self, name: &str) -> f64 {
        self.track[name].as_f64().unwrap_or_else(|| panic!("{}: no {name}", self.file()))
    }
}

fn recorded<'a>(report: &'a Value, folder: &Path) -> Vec<Recorded<'a>> {
    let list = |value: &'a Value| value.as_array().expect("a list");
    let tracks = list(&report["takes"]).iter().flat_map(|take| list(&take["tracks"]).iter().map(move |track| (take, track)));
    let path = |take: &Value, track: &Value| {
        let (number, name) = (take["number"].as_u64().expect("a number"), track["name"].as_str().expect("a name"));
        folder.join(format!("takes/first-overdub_T{number:02}_{name}.wav"))
    };
    tracks.map(|(take, track)| Recorded { take, track, path: path(take, track) }).collect()
}

/// 24 bit, 48 kHz, one channel, and a `bext` chunk that says what it is and when it began.
fn is_a_broadcast_wave(found: &Recorded<'_>) {
    let entries = "stream=codec_name,sample_rate,channels,duration_ts:format_tags";
    let Some(said) = ask("ffprobe", &["-v", "error", "-show_entries", entries, "-of", "json", found.file()]) else { return };
    let said: Value = serde_json::from_str(&said).expect("ffprobe was asked for JSON");
    let (stream, tags) = (&said["streams"][0], &said["format"]["tags"]);
    assert_eq!(stream["codec_name"], "pcm_s24le");
    assert_eq!(stream["sample_rate"], "48000");
    assert_eq!(stream["channels"], 1);
    let length = stream["duration_ts"].as_f64().expect("frames") / RATE;
    close(length, found.take["length_s"].as_f64().expect("a length"), 0.01, "length");

    // What the field calls description, ffprobe calls a comment, and the originator it calls encoded_by.
    assert_eq!(tags["comment"], format!("Slow River, take {}, {}", found.take["number"], found.name()));
    assert_eq!(tags["encoded_by"], "Linecheck");
    assert_eq!(tags["date"], "2026-03-10");
    assert_eq!(tags["creation_time"], found.take["clock"]);
    assert!(tags["coding_history"].as_str().is_some_and(|text| text.contains("F=48000,W=24")), "{tags}");
    let frames: f64 = tags["time_reference"].as_str().and_then(|text| text.parse().ok()).expect("samples since midnight");
    let clock =
        tags["creation_time"].as_str().expect("a time").split(':').fold(0.0, |sum, part| sum * 60.0 + part.parse::<f64>().expect("digits"));
    assert!((0.0..1.0).contains(&(frames / RATE - clock)), "{frames} samples since midnight, and {tags}");
}

/// The peak is where the report puts it, and no sample is at full scale.
fn has_the_peak_of_the_report(found: &Recorded<'_>) {
    let peak = found.figure("peak_dbfs");
    if let Some(said) = ask("sox", &[found.file(), "-n", "stats"]) {
        close(number_after(&said, "Pk lev dB"), peak, 0.2, found.file());
        close(number_after(&said, "RMS lev dB"), found.figure("rms_re_full_scale_db"), 0.2, found.file());
        assert!(number_after(&said, "Max level") < 0.999 && number_after(&said, "Min level") > -0.999, "{said}");
    }
    if let Some(said) = ask("ffmpeg", &["-hide_banner", "-i", found.file(), "-af", "astats=measure_perchannel=none", "-f", "null", "-"]) {
        close(number_after(&said, "Peak level dB:"), peak, 0.2, found.file());
    }
    let highest = samples(&found.path).into_iter().fold(0.0_f64, |highest, sample| highest.max(sample.abs()));
    close(20.0 * highest.log10(), peak, 0.06, found.file());
    assert!(highest < 0.999 && found.track["clips"] == 0);
}

/// The A-weighted noise where the report found it, measured the other way round: weighted first, then cut out.
fn has_the_noise_of_the_report(found: &Recorded<'_>) {
    let floor = &found.track["floor"];
    let at = (floor["at_s"].as_f64().expect("a place") * RATE) as usize;
    let samples = samples(&found.path);
    // With as much again before and behind, so that the ends of the stretch do not reach the window.
    let frame = |n: usize| (at + n).checked_sub(WINDOW).and_then(|frame| samples.get(frame)).copied().unwrap_or(0.0);
    let weighted = a_weighted((0..3 * WINDOW).map(frame).collect());
    let hann = |n: usize| 0.5 - 0.5 * (std::f64::consts::TAU * n as f64 / WINDOW as f64).cos();
    let (power, weight) = (0..WINDOW).fold((0.0, 0.0), |(power, weight), n| {
        let square = hann(n) * hann(n);
        (power + square * weighted[WINDOW + n] * weighted[WINDOW + n], weight + square)
    });
    // AES17: a full-scale sine, whose mean power is a half, is 0 dBFS.
    close(10.0 * (2.0 * power / weight).log10(), floor["dbfs_a"].as_f64().expect("a level"), 0.2, found.file());
}

/// A stretch of sound with the A-weighting of IEC 61672-1, annex E.
fn a_weighted(mut stretch: Vec<f64>) -> Vec<f64> {
    let (length, mut planner) = (stretch.len(), RealFftPlanner::<f64>::new());
    let (forward, back) = (planner.plan_fft_forward(length), planner.plan_fft_inverse(length));
    let mut bins = forward.make_output_vec();
    forward.process(&mut stretch, &mut bins).expect("the lengths agree");
    let response = |f: f64| {
        let [f1, f2, f3, f4] = [20.598_997_f64, 107.652_65, 737.862_23, 12_194.217].map(|pole| pole * pole);
        let f = f * f;
        f4 * f * f / ((f + f1) * (f + f2).sqrt() * (f + f3).sqrt() * (f + f4))
    };
    for (bin, value) in bins.iter_mut().enumerate() {
        *value *= response(bin as f64 * RATE / length as f64) / response(1000.0) / length as f64;
    }
    back.process(&mut bins, &mut stretch).expect("the lengths agree");
    stretch
}

/// The samples of a 24-bit file, read without any of the program's own code.
fn samples(path: &Path) -> Vec<f64> {
    let bytes = std::fs::read(path).expect("the take was written");
    let at = bytes.windows(4).position(|name| name == b"data").expect("a data chunk");
    let size = u32::from_le_bytes(bytes[at + 4..at + 8].try_into().expect("four bytes")) as usize;
    let sample = |three: &[u8]| f64::from(i32::from_le_bytes([0, three[0], three[1], three[2]]) >> 8) / 8_388_608.0;
    bytes[at + 8..at + 8 + size].chunks_exact(3).map(sample).collect()
}

/// A page that needs nothing but itself.
fn stands_alone(page: &str) {
    assert!(page.contains("First overdub"), "no title");
    for outside in ["http://", "https://", "src=", "@import", "url(", "<link", "<script"] {
        assert!(!page.contains(outside), "the page has {outside}");
    }
}

#[test]
fn everything_that_a_demo_writes_holds_when_others_look_at_it() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let folder = folder.path();
    let journal = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/expert/first-overdub.journal");
    let graded = [(); 2].map(|()| linecheck(&["grade", journal, "--json"]).spawn().expect("it runs"));
    done(linecheck(&["demo", "first-overdub", "--out", folder.to_str().expect("a plain path")]).output().expect("it runs"));

    let text = std::fs::read(folder.join("report.json")).expect("the report was written");
    for graded in graded {
        assert!(done(graded.wait_with_output().expect("it ended")) == text, "the same journal was judged differently");
    }
    let report: Value = serde_json::from_slice(&text).expect("the report is JSON");
    assert!(report["marks"].as_f64().is_some_and(|marks| marks >= 95.0), "the expert has {}", report["marks"]);
    let tracks = recorded(&report, folder);
    assert_eq!((tracks.len(), std::fs::read_dir(folder.join("takes")).expect("the takes").count()), (6, 6), "three takes of two tracks");
    for found in &tracks {
        is_a_broadcast_wave(found);
        has_the_peak_of_the_report(found);
        has_the_noise_of_the_report(found);
    }
    stands_alone(&std::fs::read_to_string(folder.join("report.html")).expect("the page was written"));
}
