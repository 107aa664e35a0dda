//! The layers hold: who may use whom, what the simulation never names, and how every file begins.
//!
//! Each law is a plain function from a file to its offences, so that the tests at the end can show it an offence.
//! It reads text, not Rust: inside `sim` a path is therefore written out from `crate::sim`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules of `sim`, each with those that it may use besides itself; `view` is used by none.
const TABLE: [(&str, &[&str]); 13] = [
    ("units", &[]),
    ("gear", &["units"]),
    ("venue", &["units", "gear"]),
    ("band", &["units", "gear"]),
    ("acoustics", &["units", "gear"]),
    ("circuit", &["units", "gear", "venue"]),
    ("scenario", &["units", "gear", "venue", "band", "circuit"]),
    ("session", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario"]),
    ("engine", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session"]),
    ("scoring", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine"]),
    ("paperwork", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring"]),
    ("course", &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring"]),
    (
        "view",
        &["units", "gear", "venue", "band", "acoustics", "circuit", "scenario", "session", "engine", "scoring", "paperwork", "course"],
    ),
];

/// The rings, each with those that it may use besides itself; `app` and `cli` do not know each other.
const RINGS: [(&str, &[&str]); 4] = [("sim", &[]), ("files", &["sim"]), ("cli", &["sim", "files"]), ("app", &["sim", "files"])];

/// What nothing in `sim` may name: the window, the disk, clocks, chance from outside, output, global state, unordered maps.
const FORBIDDEN_IN_SIM: [&str; 34] = [
    "bevy",
    "bevy_egui",
    "egui",
    "kira",
    "wgpu",
    "winit",
    "crate::app",
    "crate::files",
    "crate::cli",
    "std::fs",
    "std::io",
    "std::env",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "Instant",
    "SystemTime",
    "env!",
    "option_env!",
    "thread_rng",
    "OsRng",
    "SysRng",
    "println!",
    "print!",
    "eprintln!",
    "eprint!",
    "dbg!",
    "static mut",
    "thread_local",
    "OnceLock",
    "LazyLock",
    "HashMap",
    "HashSet",
];

/// Functions of floats whose last digit differs between machines or builds; `libm` has the same ones, always equal.
const FLOAT_FUNCTIONS: [&str; 26] = [
    "sin", "cos", "tan", "sin_cos", "asin", "acos", "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "exp", "exp2",
    "exp_m1", "ln", "ln_1p", "log", "log2", "log10", "powf", "powi", "cbrt", "hypot",
];

/// Makers whose marks no name of gear carries.
const MAKERS: [&str; 24] = [
    "Shure",
    "Neumann",
    "AKG",
    "Sennheiser",
    "Royer",
    "Coles",
    "Beyerdynamic",
    "Electro-Voice",
    "Audix",
    "Schoeps",
    "DPA",
    "Rode",
    "Neve",
    "API",
    "SSL",
    "Solid State",
    "Studer",
    "Otari",
    "Martin",
    "Gibson",
    "Fender",
    "Yamaha",
    "Genelec",
    "Neutrik",
];

/// A source file: its path below `src`, with slashes, and its text.
#[derive(Debug, Clone)]
struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The ring, and inside `sim` the module, that it belongs to.
    fn place(&self) -> (&str, &str) {
        let mut parts = self.path.trim_end_matches(".rs").split('/');
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
    }

    /// Line numbers and lines, without comments and without what stands in quotes.
    fn code(&self) -> impl Iterator<Item = (usize, String)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, bare(line)))
    }

    fn offence(&self, line: usize, what: impl std::fmt::Display) -> String {
        format!("src/{}:{line}: {what}", self.path)
    }
}

/// A line without the text in its quotes and without its comment.
fn bare(line: &str) -> String {
    let (mut bare, mut quoted, mut before) = (String::new(), false, ' ');
    for letter in line.chars() {
        match letter {
            '"' if before != '\\' && before != '\'' => quoted = !quoted,
            '/' if !quoted && before == '/' => {
                bare.pop();
                break;
            }
            _ if quoted => {}
            _ => bare.push(letter),
        }
        before = letter;
    }
    bare
}

/// Whether a line names a word or path as a whole.
fn names(line: &str, word: &str) -> bool {
    let of_a_name = |letter: char| letter.is_alphanumeric() || letter == '_';
    line.match_indices(word).any(|(at, _)| {
        let starts = !line[..at].ends_with(of_a_name);
        let ends = !word.ends_with(of_a_name) || !line[at + word.len()..].starts_with(of_a_name);
        starts && ends
    })
}

/// The names that follow a path on a line: `b` and `c` for `a::` on `a::b + a::c::d`.
fn after<'a>(line: &'a str, path: &'a str) -> impl Iterator<Item = &'a str> {
    line.match_indices(path).map(|(at, _)| {
        let rest = &line[at + path.len()..];
        &rest[..rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(rest.len())]
    })
}

/// Modules of `sim` use only what the table allows, and are in it.
fn against_the_table(source: &Source) -> Vec<String> {
    let (ring, module) = source.place();
    if ring != "sim" || module == "mod" {
        return Vec::new();
    }
    let Some((_, allowed)) = TABLE.iter().find(|(name, _)| *name == module) else {
        return vec![source.offence(1, format_args!("the module {module} is not in the table"))];
    };
    let may = |used: &&str| *used == module || allowed.contains(used);
    let is_root = source.path == format!("sim/{module}/mod.rs") || source.path == format!("sim/{module}.rs");
    let mut found = Vec::new();
    for (line, code) in source.code() {
        found.extend(
            after(&code, "crate::sim::").filter(|used| !may(used)).map(|used| source.offence(line, format_args!("{module} uses {used}"))),
        );
        // From its own root file a module could reach its neighbours without naming `sim`.
        let neighbours = after(&code, "super::").filter(|used| is_root && TABLE.iter().any(|(name, _)| name == used));
        found.extend(neighbours.map(|used| source.offence(line, format_args!("{module} reaches {used} by super"))));
    }
    found
}

/// Rings use only those below them.
fn against_the_rings(source: &Source) -> Vec<String> {
    let (ring, _) = source.place();
    let Some((_, allowed)) = RINGS.iter().find(|(name, _)| *name == ring) else { return Vec::new() };
    let mut found = Vec::new();
    for (line, code) in source.code() {
        let others = after(&code, "crate::").filter(|used| RINGS.iter().any(|(name, _)| name == used));
        let wrong = others.filter(|used| *used != ring && !allowed.contains(used));
        found.extend(wrong.map(|used| source.offence(line, format_args!("{ring} uses {used}"))));
    }
    found
}

/// Paths are written so that the two laws above can be read off the text.
fn hidden_paths(source: &Source) -> Vec<String> {
    let hidden = ["crate::sim::{", "crate::sim::*", "crate::sim;", "crate::sim as", "crate::{", "crate::*", "super::super"];
    let found =
        source.code().flat_map(|(line, code)| hidden.into_iter().filter(move |path| code.contains(path)).map(move |path| (line, path)));
    found.map(|(line, path)| source.offence(line, format_args!("`{path}` hides what is used; name it from crate::sim"))).collect()
}

/// The simulation knows no window, disk, clock or global state, and its figures are the same everywhere.
fn impure(source: &Source) -> Vec<String> {
    if source.place().0 != "sim" {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (line, code) in source.code() {
        let words = FORBIDDEN_IN_SIM.iter().filter(|word| names(&code, word));
        found.extend(words.map(|word| source.offence(line, format_args!("`{word}` has no place in sim"))));
        let is_called = |name: &&&str| {
            [format!(".{name}("), format!("f64::{name}"), format!("f32::{name}")].iter().any(|call| match call.strip_suffix('(') {
                Some(_) => code.contains(call.as_str()),
                None => names(&code, call),
            })
        };
        found.extend(
            FLOAT_FUNCTIONS.iter().filter(is_called).map(|name| source.offence(line, format_args!("`{name}` is libm's to work out"))),
        );
    }
    found
}

/// Files are opened in `files` alone (and by the probe beside the window).
fn opens_files(source: &Source) -> Vec<String> {
    if !["cli", "app"].contains(&source.place().0) || source.path.starts_with("app/dev/") {
        return Vec::new();
    }
    let opens = |code: &str| {
        let paths = ["std::fs", "fs::", "File::", "OpenOptions", "tempfile"];
        let methods = [".is_file(", ".is_dir(", ".exists(", ".try_exists(", ".read_dir(", ".metadata(", ".canonicalize("];
        paths.iter().any(|path| names(code, path)) || methods.iter().any(|method| code.contains(method))
    };
    source.code().filter(|(_, code)| opens(code)).map(|(line, _)| source.offence(line, "only files opens files")).collect()
}

/// The window changes the session in one place.
fn misplaced_in_the_window(source: &Source) -> Vec<String> {
    if source.place().0 != "app" {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (line, code) in source.code() {
        let changes = [".apply(now", "session.apply(", "session.advance(", "Session::new(", "ResMut<LiveSession>", "&mut Session"];
        if source.path != "app/bridge.rs" && changes.iter().any(|change| code.contains(change)) {
            found.push(source.offence(line, "only the bridge changes the session"));
        }
    }
    found
}

/// Every file says what it is and can be read in one sitting.
fn unreadable(source: &Source) -> Vec<String> {
    let mut found = Vec::new();
    if !source.text.starts_with("//! ") {
        found.push(source.offence(1, "the first line does not say what the file is (`//!`)"));
    }
    let lines = source.text.lines().count();
    if source.path.ends_with(".rs") && lines > 400 {
        found.push(source.offence(lines, "more than 400 lines; split it by concept"));
    }
    found
}

/// Names in content carry no maker's mark; `source:` may cite who published a figure.
fn marked(path: &str, text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let fields = ["name: \"", "title: \"", "summary: \"", "text: \"", "id: \""];
        let values = fields.iter().flat_map(|field| line.match_indices(field).map(move |(at, _)| &line[at + field.len()..]));
        for value in values.filter_map(|rest| rest.split('"').next()) {
            let makers = MAKERS.iter().filter(|maker| names(value, maker));
            found.extend(makers.map(|maker| format!("{path}:{}: `{value}` names {maker}", index + 1)));
        }
    }
    found
}

/// Packages of the window in the packages of a build.
fn of_the_window(tree: &str) -> Vec<String> {
    let packages: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let window =
        |name: &&&str| ["bevy", "egui", "kira", "wgpu", "winit"].iter().any(|part| name.split(['-', '_']).any(|word| word == *part));
    packages.iter().filter(window).map(|name| format!("the build without a window has {name}")).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files_below(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.is_dir() {
            found.extend(files_below(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn sources() -> Vec<Source> {
    let src = root().join("src");
    let below = |path: &Path| {
        let parts = path.strip_prefix(&src).unwrap_or(path).components();
        parts.map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
    };
    let read = |path: &PathBuf| Source { path: below(path), text: std::fs::read_to_string(path).expect("sources are text") };
    files_below(&src, "rs").iter().map(read).collect()
}

#[track_caller]
fn holds(offences: Vec<String>) {
    assert!(offences.is_empty(), "\n{}", offences.join("\n"));
}

#[test]
fn modules_use_only_what_the_table_allows() {
    let sources = sources();
    holds(sources.iter().flat_map(against_the_table).collect());
    // The law would hold of nothing at all; so count what it was asked of.
    assert!(sources.iter().filter(|source| source.place().0 == "sim").count() > 80);
}

#[test]
fn rings_use_only_those_below() {
    holds(sources().iter().flat_map(against_the_rings).collect());
}

#[test]
fn paths_are_written_out() {
    holds(sources().iter().flat_map(hidden_paths).collect());
}

#[test]
fn the_simulation_is_pure() {
    holds(sources().iter().flat_map(impure).collect());
}

#[test]
fn only_the_bridge_changes_the_session() {
    holds(sources().iter().flat_map(misplaced_in_the_window).collect());
}

#[test]
fn only_files_opens_files() {
    holds(sources().iter().flat_map(opens_files).collect());
}

#[test]
fn every_file_says_what_it_is_and_is_short() {
    holds(sources().iter().flat_map(unreadable).collect());
}

#[test]
fn names_in_content_carry_no_mark() {
    let content = ["assets", "scenarios"].into_iter().flat_map(|folder| files_below(&root().join(folder), "ron"));
    holds(content.flat_map(|path| marked(&path.display().to_string(), &std::fs::read_to_string(&path).unwrap())).collect());
}

#[test]
fn a_build_without_the_window_has_nothing_of_it() {
    let arguments = ["tree", "--offline", "--locked", "--no-default-features", "-e", "normal", "--prefix", "none"];
    let output = Command::new(env!("CARGO")).args(arguments).current_dir(root()).output().unwrap();
    let tree = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && tree.starts_with("linecheck "), "{}", String::from_utf8_lossy(&output.stderr));
    holds(of_the_window(&tree));
}

mod seen_to_fail {
    //! Every law is shown an offence, and its nearest innocent neighbour.

    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.to_owned(), text: text.to_owned() }
    }

    #[track_caller]
    fn check(law: fn(&Source) -> Vec<String>, path: &str, text: &str, offences: usize) {
        let found = law(&source(path, text));
        assert_eq!(found.len(), offences, "{path}: {text}\n{found:?}");
    }

    #[test]
    fn by_the_table() {
        check(against_the_table, "sim/circuit/net.rs", "use crate::sim::venue::Venue;", 0);
        check(against_the_table, "sim/circuit/net.rs", "use crate::sim::session::Studio;", 1);
        check(against_the_table, "sim/gear/kind.rs", "fn f(at: crate::sim::units::Point, of: crate::sim::venue::Room) {}", 1);
        check(against_the_table, "sim/scoring/mod.rs", "use crate::sim::view::Strip;", 1);
        check(against_the_table, "sim/scoring/mod.rs", "// as crate::sim::view::Strip has it", 0);
        check(against_the_table, "sim/gear/mod.rs", "use super::venue::Venue;", 1);
        check(against_the_table, "sim/scenario/check/mod.rs", "use super::venue::faults;", 0);
        check(against_the_table, "sim/magic/mod.rs", "//! A module that nobody knows.", 1);
    }

    #[test]
    fn by_the_rings() {
        check(against_the_rings, "files/wav.rs", "use crate::sim::engine::Track;", 0);
        check(against_the_rings, "files/wav.rs", "use crate::cli::Failure;", 1);
        check(against_the_rings, "cli/grade.rs", "use crate::app::Options;", 1);
        check(against_the_rings, "app/bridge.rs", "use crate::cli::Opening;", 1);
        check(against_the_rings, "sim/units/mod.rs", "use crate::files::Library;", 1);
    }

    #[test]
    fn by_paths() {
        check(hidden_paths, "sim/circuit/net.rs", "use crate::sim::{gear, venue};", 1);
        check(hidden_paths, "sim/circuit/net.rs", "use super::super::session::Studio;", 1);
        check(hidden_paths, "app/bridge.rs", "use crate::{cli, files};", 1);
        check(hidden_paths, "sim/circuit/net.rs", "use crate::sim::gear::{JackId, UnitId};", 0);
    }

    #[test]
    fn by_purity() {
        for word in FORBIDDEN_IN_SIM {
            check(impure, "sim/band/mod.rs", &format!("    let x = {word};"), 1);
            check(impure, "files/wav.rs", &format!("    let x = {word};"), 0);
        }
        for name in FLOAT_FUNCTIONS {
            check(impure, "sim/band/mod.rs", &format!("    let y = x.{name}(z);"), 1);
            check(impure, "sim/band/mod.rs", &format!("    let y = xs.map(f64::{name});"), 1);
            check(impure, "sim/band/mod.rs", &format!("    let y = libm::{name}(x);"), 0);
        }
        for innocent in ["struct Waveguide;", "// println! is not for here", "let text = \"no HashMap\";", "x.sqrt()", "//! no std::fs"] {
            check(impure, "sim/band/mod.rs", innocent, 0);
        }
    }

    #[test]
    fn by_the_bridge() {
        check(misplaced_in_the_window, "app/bridge.rs", "live.session.apply(now, action);", 0);
        check(misplaced_in_the_window, "app/panels/bay.rs", "live.session.apply(now, action);", 1);
        check(misplaced_in_the_window, "app/world/gear.rs", "fn draw(mut live: ResMut<LiveSession>) {", 1);
    }

    #[test]
    fn by_files() {
        for code in
            ["let page = std::fs::read(path);", "use std::fs;", "let file = File::open(path)?;", "if path.is_file() {", "fs::write(a, b)"]
        {
            check(opens_files, "app/screens/debrief.rs", code, 1);
            check(opens_files, "cli/demo.rs", code, 1);
            check(opens_files, "files/wav.rs", code, 0);
            check(opens_files, "app/dev/probe.rs", code, 0);
        }
        check(opens_files, "cli/demo.rs", "let bytes = whole::read(&path)?;", 0);
        check(opens_files, "cli/demo.rs", "// std::fs is for files", 0);
    }

    #[test]
    fn by_reading() {
        check(unreadable, "sim/units/mod.rs", "//! Quantities.\n", 0);
        check(unreadable, "sim/units/mod.rs", "use std::fmt;\n", 1);
        check(unreadable, "sim/units/mod.rs", &format!("//! Long.\n{}", "\n".repeat(400)), 1);
    }

    #[test]
    fn by_marks() {
        assert_eq!(marked("a.ron", "    name: \"Neumann large condenser\",").len(), 1);
        assert_eq!(marked("a.ron", "    source: \"Neumann data sheet\",").len(), 0);
        assert_eq!(marked("a.ron", "    name: \"Rodeo\", title: \"an API desk\",").len(), 1);
    }

    #[test]
    fn by_packages() {
        assert_eq!(of_the_window("linecheck v0.1.0 (/x)\nbevy_ecs v0.19.1\nronkira v1.0.0\nwgpu-core v1.0.0").len(), 2);
        assert_eq!(of_the_window("libm v0.2.0\nrealfft v3.5.0").len(), 0);
    }
}
