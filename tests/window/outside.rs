//! What happens to the machine and not to the program: its loudspeakers are unplugged, it sleeps, its window goes to another screen.

use crate::driver::{By, Window, now, quiet};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Everything is played through the sound server, which can be taken away while the program runs.
const THROUGH_THE_SERVER: &str = "pcm.!default { type pulse }\nctl.!default { type pulse }\n";
/// How far the session's clock may be from the machine's where one takes over from the other, seconds.
const HAND_OVER_S: f64 = 1.0;

/// Loudspeakers that can be unplugged: a sound server with one device.
struct Loudspeakers {
    folder: PathBuf,
    server: Child,
}

impl Loudspeakers {
    /// Plugs them in, and waits until somebody could play through them.
    fn plugged_in(folder: &Path) -> Self {
        let socket = folder.join("loudspeakers");
        let mut command = Command::new("pulseaudio");
        command.args([
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--load=module-null-sink sink_name=loudspeakers",
        ]);
        command.arg(format!("--load=module-native-protocol-unix auth-anonymous=1 socket={}", socket.display()));
        dress(folder, &mut command);
        let loudspeakers = Self { folder: folder.to_owned(), server: quiet(&mut command) };
        let began = Instant::now();
        while !loudspeakers.tool("pactl", &["info"]).status().is_ok_and(|status| status.success()) {
            assert!(began.elapsed() < Duration::from_secs(20), "no sound server");
            sleep(Duration::from_millis(100));
        }
        loudspeakers
    }

    /// One of the server's own tools.
    fn tool(&self, name: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(name);
        dress(&self.folder, &mut command);
        command.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
        command
    }

    /// The loudest sample that they play in so many seconds, 0 to 1.
    fn loudest(&self, seconds: u64) -> f64 {
        let kept = self.folder.join("played.raw");
        let options = ["--device=loudspeakers.monitor", "--format=s16le", "--raw"];
        let mut listening = self.tool("parec", &options);
        listening.stdout(std::fs::File::create(&kept).expect("a file"));
        let mut listening = listening.spawn().expect("somebody listens");
        sleep(Duration::from_secs(seconds));
        drop(listening.kill());
        drop(listening.wait());
        let bytes = std::fs::read(&kept).expect("it was kept");
        assert!(bytes.len() > 10_000, "nothing came out of the server");
        let samples = bytes.chunks_exact(2).map(|pair| f64::from(i16::from_le_bytes([pair[0], pair[1]])).abs());
        samples.fold(0.0, f64::max) / f64::from(i16::MAX)
    }

    fn unplug(mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Leads a program to the server.
fn dress(folder: &Path, command: &mut Command) {
    std::fs::write(folder.join(".asoundrc"), THROUGH_THE_SERVER).expect("a file");
    command
        .env("HOME", folder)
        .env("XDG_RUNTIME_DIR", folder)
        .env("PULSE_SERVER", format!("unix:{}", folder.join("loudspeakers").display()));
}

/// Begins the overdub, and lets the recorder roll.
fn roll(window: &Window) {
    window.begin("first-overdub");
    window.act("REC/power");
    window.key_until("8", "the recorder", |page| page["stage"] == "Recorder");
    window.act("REC/arm 1");
    window.let_go();
    window.key_act("F12");
    window.until("the recorder rolling", |page| page["rolling"] == "Recording");
}

/// The session goes on as fast as the clock on the wall.
fn goes_on(window: &Window, seconds: f64) {
    let (from, began) = (now(&window.page()), Instant::now());
    window.until("time passing", |page| now(page) >= from + seconds);
    let took = began.elapsed().as_secs_f64();
    assert!((took - seconds).abs() < HAND_OVER_S, "{seconds} s of the session took {took:.1} s");
}

/// The take is as long as the recorder has rolled, and nothing of it is missing.
fn stop(window: &Window, began: f64) {
    let page = window.page();
    assert_eq!(page["rolling"], "Recording");
    window.key_act("space");
    let page = window.until("the recorder stopped", |page| page["rolling"] == "Stopped");
    let (length, rolled) = (page["takes"][0][1].as_f64().expect("a take"), now(&page) - began);
    assert!(length > rolled - HAND_OVER_S && length <= rolled + HAND_OVER_S, "{length} s of {rolled} s");
}

/// Unplugged and plugged in again while a take is recorded.
pub(crate) fn unplug(program: &Path) {
    let folder = tempfile::TempDir::new().expect("a folder");
    let loudspeakers = Loudspeakers::plugged_in(folder.path());
    let window = Window::open_in(program, By::Keyboard, |_, command| dress(folder.path(), command));
    roll(&window);
    let began = now(&window.page());
    window.until("the loudspeakers", |page| page["device"] == true);
    goes_on(&window, 3.0);
    loudspeakers.unplug();
    let page = window.until("that they are gone", |page| page["device"] == false);
    assert_eq!(page["rolling"], "Recording");
    window.picture("unplugged");
    goes_on(&window, 3.0);
    let loudspeakers = Loudspeakers::plugged_in(folder.path());
    window.until("them again", |page| page["device"] == true);
    // Nobody has turned anything up: the loudspeakers are muted, so nothing comes out of them.
    let loudest = loudspeakers.loudest(2);
    assert!(loudest < 0.01, "{loudest} of full scale when they were plugged in");
    goes_on(&window, 3.0);
    stop(&window, began);
}

/// Asleep in the middle of a take: the session sleeps too, and goes on where it was.
pub(crate) fn fall_asleep(program: &Path) {
    let window = Window::open(program, By::Keyboard);
    roll(&window);
    let began = now(&window.page());
    goes_on(&window, 2.0);
    let signal = |name: &str| quiet(Command::new("kill").args([name, &window.program.id().to_string()])).wait();
    let asleep = now(&window.page());
    signal("-STOP").expect("it can be stopped");
    sleep(Duration::from_secs(15));
    signal("-CONT").expect("it can be woken");
    window.frames(4);
    let lost = now(&window.page()) - asleep;
    assert!(lost < 5.0, "the session went on for {lost:.1} s while everything slept");
    goes_on(&window, 3.0);
    stop(&window, began);
}
