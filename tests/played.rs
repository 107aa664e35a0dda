//! What the program really plays, off a sound server that keeps what it is given: the offline render of the control room.
//!
//! Runs where `LINECHECK_WINDOW` names the program built with its window, and Xvfb, xdotool and `PulseAudio` are there; says so where not.

#[path = "window/driver.rs"]
#[expect(dead_code, reason = "the whole scenario needs more of it")]
mod driver;
#[path = "window/keyboard.rs"]
mod keyboard;

use driver::{By, Window};
use linecheck::files::{Library, journal};
use linecheck::sim::engine::{Cache, Want, render_with};
use linecheck::sim::session::{Action, Outcome, Session, Transport};
use linecheck::sim::units::{SAMPLE_RATE, Stamp};
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The expert's session, as it stands in the scenario's folder.
const EXPERT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/expert/first-overdub.journal");
/// Samples that differ by less are the same: a window that has been open for a minute has filters that began elsewhere.
const SAME: f32 = 2e-7;
/// Seconds that must be the same in one piece, with the program drawn by a processor that has other things to do.
const IN_ONE_PIECE: f64 = 5.0;

/// A sound server with one sink, which nobody hears.
struct Server {
    process: Child,
    folder: TempDir,
}

impl Server {
    fn start() -> Self {
        let folder = TempDir::new().expect("a folder");
        std::fs::write(folder.path().join("asound.conf"), "pcm.!default { type pulse }\nctl.!default { type pulse }\n").expect("a file");
        let process = Self::serve(folder.path());
        Self { process, folder }
    }

    fn serve(folder: &Path) -> Child {
        let mut command = Command::new("pulseaudio");
        command.env("HOME", folder).env("XDG_RUNTIME_DIR", folder).stdout(Stdio::null()).stderr(Stdio::null());
        command.args(["-n", "--daemonize=no", "--exit-idle-time=-1", "--disable-shm=yes", "--use-pid-file=no"]);
        command.arg("-L").arg(format!("module-native-protocol-unix auth-anonymous=1 socket={}", folder.join("native").display()));
        command.args(["-L", "module-null-sink sink_name=played rate=48000 format=float32le channels=2"]);
        let process = command.spawn().expect("a sound server");
        let began = Instant::now();
        while !folder.join("native").exists() {
            assert!(began.elapsed() < Duration::from_secs(20), "the sound server never listened");
            std::thread::sleep(Duration::from_millis(50));
        }
        process
    }

    fn variables(&self) -> [(&'static str, PathBuf); 3] {
        let server = format!("unix:{}", self.folder.path().join("native").display());
        [("ALSA_CONFIG_PATH", self.folder.path().join("asound.conf")), ("PULSE_SERVER", server.into()), ("HOME", self.folder.path().into())]
    }

    /// Keeps what is played, until it is killed.
    fn keep(&self, file: &Path) -> Child {
        let mut command = Command::new("parec");
        command.envs(self.variables()).args(["-d", "played.monitor", "--format=float32le", "--rate=48000", "--channels=2", "--raw"]);
        command.stdout(File::create(file).expect("a file")).stderr(Stdio::null()).spawn().expect("it records")
    }

    fn stop(&mut self) {
        self.process.kill().expect("it runs");
        self.process.wait().expect("it ends");
        drop(std::fs::remove_file(self.folder.path().join("native")));
    }

    fn start_again(&mut self) {
        self.process = Self::serve(self.folder.path());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// The expert's journal up to where the last take begins to roll: the band plays on by itself from there.
fn cut() -> Vec<u8> {
    let found = journal::read(Path::new(EXPERT)).expect("it ships");
    let rolls = |what: &Outcome| *what == Outcome::Did(Action::Transport(Transport::Record));
    let last = found.journal.entries.iter().rposition(|entry| rolls(&entry.what)).expect("there is a take");
    let text = std::fs::read_to_string(EXPERT).expect("it ships");
    text.lines().take(last + 2).flat_map(|line| format!("{line}\n").into_bytes()).collect()
}

/// What the control room hears from one moment to another, in seconds.
fn rendered(kept: &Path, from: f64, to: f64) -> Vec<[f32; 2]> {
    let scenario = Arc::new(Library::find().expect("assets are there").scenario("first-overdub").expect("it is whole"));
    let mut session = Session::replay(Arc::clone(&scenario), &journal::read(kept).expect("it is a journal").journal).expect("it plays");
    session.advance(Stamp::from_seconds(to));
    let want = Want { tracks: Vec::new(), monitors: true, only: None };
    let (from, to) = (Stamp::from_seconds(from), Stamp::from_seconds(to));
    render_with(&mut Cache::default(), &scenario, &session.so_far(), from, to, &want).monitors
}

fn apart(a: [f32; 2], b: [f32; 2]) -> f32 {
    (a[0] - b[0]).abs().max((a[1] - b[1]).abs())
}

/// The longest stretch of what was heard that is the same as somewhere in what was rendered: its beginnings in both and its length.
fn same(heard: &[[f32; 2]], rendered: &[[f32; 2]]) -> (usize, usize, usize) {
    let alike = |(a, b): (&[f32; 2], &[f32; 2])| apart(*a, *b) <= SAME;
    let mut best = (0, 0, 0);
    let mut at = 0;
    while at + 1024 < heard.len() {
        let part = &heard[at..at + 1024];
        let sounds = part.iter().filter(|frame| frame[0].abs() > 1e-4).count() > 256;
        let place = rendered.windows(1024).position(|other| sounds && part.iter().zip(other).all(alike));
        let length = place.map_or(0, |place| heard[at..].iter().zip(&rendered[place..]).take_while(|(a, b)| alike((a, b))).count());
        if length > best.2 {
            best = (at, place.unwrap_or(0), length);
        }
        at += length.max(12_000);
    }
    best
}

#[test]
fn what_is_played_is_what_is_rendered_and_a_session_outlives_its_device() {
    let Some(program) = std::env::var_os("LINECHECK_WINDOW").map(PathBuf::from) else {
        eprintln!("skipped: LINECHECK_WINDOW does not name the program with its window; ./check sets it");
        return;
    };
    for tool in ["Xvfb", "xdotool", "pulseaudio", "parec"] {
        if Command::new("which").arg(tool).output().is_ok_and(|found| !found.status.success()) {
            eprintln!("skipped: {tool} is not installed");
            return;
        }
    }
    let mut server = Server::start();
    let window = Window::open_in(&program, By::Pointer, |folder, command| {
        std::fs::create_dir(folder.join("sessions")).expect("a folder");
        std::fs::write(folder.join("sessions/first-overdub-001.journal"), cut()).expect("a journal");
        command.envs(server.variables());
    });
    window.click("title/sessions");
    window.click("scenarios/first-overdub");
    window.click("brief/resume");
    let now = |page: &serde_json::Value| page["now"].as_f64().unwrap_or(0.0);
    let page = window.until("a device that plays", |page| page["device"] == true && now(page) > 0.0);
    // The band has to be worked out first, and joins when it is.
    let began = now(&page);
    let loud = |page: &serde_json::Value| (0..2).all(|track| page["peaks"][track].as_f64().is_some_and(|peak| peak > -30.0));
    window.until("the band", loud);
    let folder = TempDir::new().expect("a folder");
    let mut recorder = server.keep(&folder.path().join("kept"));
    let from = now(&window.page());
    let page = window.until("a while of it", |page| now(page) > from + 25.0);
    recorder.kill().expect("it runs");
    recorder.wait().expect("it ends");

    let kept = std::fs::read(folder.path().join("kept")).expect("it recorded");
    let sample = |four: &[u8]| f32::from_le_bytes(four.try_into().expect("four bytes"));
    let heard: Vec<[f32; 2]> = kept.chunks_exact(8).map(|frame| [sample(&frame[..4]), sample(&frame[4..])]).collect();
    let rendered = rendered(&window.journal(), began, now(&page) + 1.0);
    let (here, there, length) = same(&heard, &rendered);
    let seconds = length as f64 / f64::from(SAMPLE_RATE);
    let pairs = heard[here..here + length].iter().zip(&rendered[there..]);
    let most = pairs.clone().map(|(a, b)| apart(*a, *b)).fold(0.0, f32::max);
    let exact = pairs.filter(|(a, b)| apart(**a, **b) < f32::MIN_POSITIVE).count();
    let said = format!(
        "{seconds:.2} s of {:.2} s the same in one piece, {exact} of {length} frames to the bit, the others within {most:e}",
        heard.len() as f64 / f64::from(SAMPLE_RATE)
    );
    eprintln!("{said}");
    assert!(seconds > IN_ONE_PIECE, "{said}");

    // The device is pulled out, and put in again.
    server.stop();
    let page = window.until("no device", |page| page["device"] == false);
    let gone = (now(&page), Instant::now());
    let page = window.until("time going on", |page| now(page) > gone.0 + 10.0);
    let rate = (now(&page) - gone.0) / gone.1.elapsed().as_secs_f64();
    assert!((rate - 1.0).abs() < 0.2, "without a device a second of the session takes {:.2} s", 1.0 / rate);
    server.start_again();
    window.until("the device again", |page| page["device"] == true);
}
