//! Linecheck against programs that nobody here wrote: `tests/oracles/compare.py`, through the built binary.
//!
//! The programs are installed once into an environment below the build folder, or `LINECHECK_PYTHON` names an interpreter
//! that has them; where they cannot be installed the comparison is left out, with a notice.
//! Chains are compared where `ngspice` is installed, loudness where `ffmpeg` is, waves with every reader that is there; what is
//! not there is left out with a notice.
//! `LINECHECK_BLESS` writes the resulting table to `docs/oracles.md`.

use linecheck::files::wav::{Bext, Depth, Head, Slate, Writer};
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the comparison needs.
const PACKAGES: [&str; 5] = ["numpy", "scipy", "pyroomacoustics==0.10.1", "rir-generator==0.3.0", "wavinfo==4.0.1"];
const IMPORTS: &str = "import numpy, scipy, pyroomacoustics, rir_generator, wavinfo";

#[test]
fn programs_of_others_find_the_same() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let Some(python) = python(folder) else {
        eprintln!("notice: pyroomacoustics, rir-generator and wavinfo cannot be installed; Linecheck was not compared with them");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scratch = tempfile::tempdir_in(folder).expect("the build folder can be written to");
    let page = scratch.path().join("oracles.md");
    write_waves(&scratch.path().join("waves"));
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

/// Broadcast waves for `waves.py`: every depth, even and odd lengths, and one of more than four gigabytes, most of it a hole.
fn write_waves(folder: &Path) {
    for (name, depth, silence) in [
        ("odd", Depth::Int24, 0),
        ("even", Depth::Int24, 1),
        ("sixteen", Depth::Int16, 0),
        ("float", Depth::Float32, 0),
        ("long", Depth::Int24, (1 << 32) / 3 - 48_000),
    ] {
        let bext = Bext {
            description: "Slow River, take 2, VOX".into(),
            originator: "Linecheck".into(),
            reference: "first-overdub T02".into(),
            date: "2026-03-10".into(),
            time: "10:41:07".into(),
            time_reference: 1_846_416_000,
            history: format!("A=PCM,F=48000,W={},M=mono,T=Linecheck", depth.bits()),
        };
        let slate = Slate { project: "First overdub".into(), scene: "Señal & tono".into(), take: "2".into(), track: "VOX".into() };
        let head = Head { rate: 48_000, depth, bext: Some(bext), slate: Some(slate) };
        let mut writer = Writer::create(&folder.join(name).with_extension("wav"), &head).expect("the build folder can be written to");
        // Not silence: soxi looks for markers where the length of the data would end if it had 32 bits, a second from here.
        writer.push(&[-1.0 / 8_388_608.0; 96_001]).expect("there is room");
        writer.silence(silence).expect("there is room");
        writer.finish().expect("there is room");
    }
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
