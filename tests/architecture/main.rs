//! The layers hold: who may use whom, what the simulation never names, and how every file begins.
//!
//! Each law is a plain function from a file to its offences, so that the tests here can show it an offence.
//! It reads text, not Rust: inside `sim` a path is therefore written out from `crate::sim`.

mod laws;
mod source;
mod table;

use laws::*;
use source::*;
use std::process::Command;
use table::*;

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
fn the_panels_know_nothing_of_what_shows_them() {
    let sources = sources();
    holds(sources.iter().flat_map(showing).collect());
    assert!(sources.iter().filter(|source| source.place().0 == "panels").count() > 15);
}

#[test]
fn a_build_without_the_window_has_nothing_of_it() {
    let plain = tree(&[]);
    holds(packages_of(&OF_THE_WINDOW, &plain));
    holds(packages_of(&OF_THE_PANELS, &plain));
    let with_panels = tree(&["--features", "panels"]);
    holds(packages_of(&OF_THE_WINDOW, &with_panels));
    assert!(!packages_of(&OF_THE_PANELS, &with_panels).is_empty());
}

/// The packages of a build without the window.
fn tree(features: &[&str]) -> String {
    let arguments = ["tree", "--offline", "--locked", "--no-default-features", "-e", "normal", "--prefix", "none"];
    let output = Command::new(env!("CARGO")).args(arguments).args(features).current_dir(root()).output().expect("cargo runs");
    let tree = String::from_utf8(output.stdout).expect("names of packages");
    assert!(output.status.success() && tree.starts_with("linecheck "), "{}", String::from_utf8_lossy(&output.stderr));
    tree
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
        check(against_the_rings, "app/bridge.rs", "use crate::panels::Stage;", 0);
        check(against_the_rings, "panels/bay.rs", "use crate::app::bridge::Intent;", 1);
        check(against_the_rings, "files/wav.rs", "use crate::panels::Stage;", 1);
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
        check(misplaced_in_the_window, "panels/bay.rs", "live.session.apply(now, action);", 1);
        check(misplaced_in_the_window, "app/world/gear.rs", "fn draw(mut live: ResMut<LiveSession>) {", 1);
    }

    #[test]
    fn by_what_shows_them() {
        check(showing, "panels/bay.rs", "use egui::Ui;", 0);
        check(showing, "panels/bay.rs", "// Bevy's own, bevy_egui, hands over a context", 0);
        for word in FORBIDDEN_IN_PANELS {
            check(showing, "panels/bay.rs", &format!("use {word}::prelude::Resource;"), 1);
            check(showing, "app/bridge.rs", &format!("use {word}::prelude::Resource;"), 0);
        }
    }

    #[test]
    fn by_files() {
        for code in
            ["let page = std::fs::read(path);", "use std::fs;", "let file = File::open(path)?;", "if path.is_file() {", "fs::write(a, b)"]
        {
            check(opens_files, "app/screens/debrief.rs", code, 1);
            check(opens_files, "cli/demo.rs", code, 1);
            check(opens_files, "panels/sheets.rs", code, 1);
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
        let tree = "linecheck v0.1.0 (/x)\nbevy_ecs v0.19.1\nronkira v1.0.0\nwgpu-core v1.0.0\negui_extras v0.36.2";
        assert_eq!(packages_of(&OF_THE_WINDOW, tree).len(), 2);
        assert_eq!(packages_of(&OF_THE_PANELS, tree).len(), 1);
        assert_eq!(packages_of(&OF_THE_WINDOW, "libm v0.2.0\nrealfft v3.5.0").len(), 0);
    }
}
