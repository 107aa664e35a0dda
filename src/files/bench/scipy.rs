//! The same convolution by scipy, where a Python that has it is there.

use crate::sim::engine::bench::Mono;
use serde::{Deserialize, Serialize};
use std::ffi::{OsStr, OsString};
use std::io;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = include_str!("scipy.py");

/// What scipy took.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Scipy {
    /// Its version.
    pub version: String,
    /// By `oaconvolve`, then by `fftconvolve`.
    pub ways: [Way; 2],
}

/// What one of its functions took.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
pub struct Way {
    /// Seconds on the wall.
    pub wall: f64,
    /// Seconds of the processor.
    pub cpu: f64,
    /// The energy of what was heard, by which it shows that the same was worked out.
    pub energy: f64,
}

/// How many samples lie where.
#[derive(Serialize)]
struct Lengths {
    sounds: Vec<usize>,
    responses: Vec<Vec<usize>>,
}

/// The interpreter that `LINECHECK_PYTHON` names, or else `python3`.
#[must_use]
pub fn python() -> OsString {
    std::env::var_os("LINECHECK_PYTHON").unwrap_or_else(|| OsString::from("python3"))
}

/// Convolves every sound with its response to every microphone in scipy, as 32-bit numbers on one thread.
///
/// # Errors
/// Why there is no figure, in words.
pub fn scipy(python: &OsStr, responses: &[Vec<Mono>], sounds: &[Mono]) -> Result<Scipy, &'static str> {
    let command = || {
        let mut command = Command::new(python);
        command.envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"].map(|name| (name, "1")));
        command
    };
    if !command().args(["-c", "import scipy.signal"]).output().is_ok_and(|output| output.status.success()) {
        return Err("no Python with scipy here: LINECHECK_PYTHON can name one");
    }
    let folder = tempfile::tempdir().map_err(|_full| "the responses cannot be written")?;
    lay_out(folder.path(), responses, sounds).map_err(|_full| "the responses cannot be written")?;
    let output = command().args(["-c", SCRIPT]).arg(folder.path()).output().map_err(|_gone| "Python did not run")?;
    serde_json::from_slice(&output.stdout).map_err(|_other| "scipy did not come to an end")
}

/// Samples one after another as little-endian 32-bit numbers, with their lengths beside them.
fn lay_out(folder: &Path, responses: &[Vec<Mono>], sounds: &[Mono]) -> io::Result<()> {
    let lengths = Lengths {
        sounds: sounds.iter().map(Vec::len).collect(),
        responses: responses.iter().map(|paths| paths.iter().map(Vec::len).collect()).collect(),
    };
    std::fs::write(folder.join("lengths.json"), serde_json::to_vec(&lengths)?)?;
    let rows: [(&str, Vec<&Mono>); 2] = [("sounds", sounds.iter().collect()), ("responses", responses.iter().flatten().collect())];
    for (name, rows) in rows {
        let mut file = BufWriter::new(std::fs::File::create(folder.join(name))?);
        for sample in rows.into_iter().flatten() {
            file.write_all(&sample.to_le_bytes())?;
        }
        file.flush()?;
    }
    Ok(())
}
