//! A render by a program of its own, to see how much memory it takes and nothing else.

use crate::files::memory::peak_of;
use crate::files::whole;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

/// How often the memory is looked at. The system keeps the most so far, so that only growth just before the end can be missed.
const LOOK: Duration = Duration::from_millis(2);

/// The most memory, megabytes, that this same program has while it renders the takes of a journal; none where it cannot run
/// or the system does not tell.
#[must_use]
pub fn peak_of_render(root: &Path, journal: &str) -> Option<f64> {
    let folder = tempfile::tempdir().ok()?;
    let file = folder.path().join("expert.journal");
    whole::write(&file, journal.as_bytes()).ok()?;
    let mut command = Command::new(std::env::current_exe().ok()?);
    command.arg("render").arg(&file).arg("--out").arg(folder.path().join("takes")).env("LINECHECK_HOME", root);
    let mut program = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().ok()?;
    let process = program.id().to_string();
    let mut peak = None;
    loop {
        // A program that has ended tells nothing any more.
        peak = peak_of(&process).or(peak);
        match program.try_wait() {
            Ok(None) => sleep(LOOK),
            Ok(Some(ended)) => return peak.filter(|_| ended.success()),
            Err(_) => return None,
        }
    }
}
