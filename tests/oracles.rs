//! Linecheck against programs that nobody here wrote: `tests/oracles/compare.py`, through the built binary.
//!
//! The programs are installed once into an environment below the build folder, or `LINECHECK_PYTHON` names an interpreter
//! that has them; where they cannot be installed the comparison is left out, with a notice.
//! Chains are compared where `ngspice` is installed, loudness where `ffmpeg` is, and left out with a notice where they are not.
//! `LINECHECK_BLESS` writes the resulting table to `docs/oracles.md`.

use std::path::{Path, PathBuf};
use std::process::Command;

/// What the comparison needs.
const PACKAGES: [&str; 4] = ["numpy", "scipy", "pyroomacoustics==0.10.1", "rir-generator==0.3.0"];
const IMPORTS: &str = "import numpy, scipy, pyroomacoustics, rir_generator";

#[test]
fn programs_of_others_find_the_same() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let Some(python) = python(folder) else {
        eprintln!("notice: pyroomacoustics and rir-generator cannot be installed; Linecheck was not compared with them");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = tempfile::tempdir_in(folder).expect("the build folder can be written to");
    let page = scratch.path().join("oracles.md");
    let output = Command::new(python)
        .arg("-B")
        .arg(root.join("tests/oracles/compare.py"))
        .args([env!("CARGO_BIN_EXE_linecheck").as_ref(), scratch.path(), page.as_path()])
        .env("LINECHECK_HOME", root)
        .envs(["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"].map(|name| (name, "1")))
        .output()
        .expect("the interpreter runs");
    let said = format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    if std::env::var_os("LINECHECK_BLESS").is_some() {
        std::fs::copy(&page, root.join("docs/oracles.md")).unwrap_or_else(|why| panic!("no table: {why}\n{said}"));
    }
    assert!(output.status.success(), "{said}");
}

/// An interpreter with everything that is needed.
fn python(folder: &Path) -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("LINECHECK_PYTHON") {
        let named = PathBuf::from(named);
        assert!(has_all(&named), "{} cannot do `{IMPORTS}`", named.display());
        return Some(named);
    }
    let place = folder.join("oracles-python");
    let python = place.join("bin/python");
    if has_all(&python) {
        return Some(python);
    }
    let ran = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    let made = ran(Command::new("python3").args(["-m", "venv"]).arg(&place));
    let installed = made && ran(Command::new(&python).args(["-m", "pip", "install", "--quiet"]).args(PACKAGES));
    (installed && has_all(&python)).then_some(python)
}

fn has_all(python: &Path) -> bool {
    Command::new(python).args(["-c", IMPORTS]).output().is_ok_and(|output| output.status.success())
}
