//! The laws: each from a file to its offences.

use crate::source::*;
use crate::table::*;
use std::collections::BTreeSet;

/// Modules of `sim` use only what the table allows, and are in it.
pub(crate) fn against_the_table(source: &Source) -> Vec<String> {
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
pub(crate) fn against_the_rings(source: &Source) -> Vec<String> {
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
pub(crate) fn hidden_paths(source: &Source) -> Vec<String> {
    let hidden = ["crate::sim::{", "crate::sim::*", "crate::sim;", "crate::sim as", "crate::{", "crate::*", "super::super"];
    let found =
        source.code().flat_map(|(line, code)| hidden.into_iter().filter(move |path| code.contains(path)).map(move |path| (line, path)));
    found.map(|(line, path)| source.offence(line, format_args!("`{path}` hides what is used; name it from crate::sim"))).collect()
}

/// The simulation knows no window, disk, clock or global state, and its figures are the same everywhere.
pub(crate) fn impure(source: &Source) -> Vec<String> {
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

/// The panels know nothing of what shows them.
pub(crate) fn showing(source: &Source) -> Vec<String> {
    if source.place().0 != "panels" {
        return Vec::new();
    }
    let words = |code: String| FORBIDDEN_IN_PANELS.into_iter().filter(move |word| names(&code, word));
    let found = source.code().flat_map(|(line, code)| words(code).map(move |word| (line, word)));
    found.map(|(line, word)| source.offence(line, format_args!("`{word}` has no place in panels"))).collect()
}

/// Files are opened in `files` alone (and by the probe beside the window).
pub(crate) fn opens_files(source: &Source) -> Vec<String> {
    if !["cli", "panels", "app"].contains(&source.place().0) || source.path.starts_with("app/dev/") {
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
pub(crate) fn misplaced_in_the_window(source: &Source) -> Vec<String> {
    if !["panels", "app"].contains(&source.place().0) {
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
pub(crate) fn unreadable(source: &Source) -> Vec<String> {
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
pub(crate) fn marked(path: &str, text: &str) -> Vec<String> {
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

/// Packages with these words in their names, of the packages of a build.
pub(crate) fn packages_of(words: &[&str], tree: &str) -> Vec<String> {
    let packages: BTreeSet<&str> = tree.lines().filter_map(|line| line.split_whitespace().next()).collect();
    let unwanted = |name: &&&str| words.iter().any(|part| name.split(['-', '_']).any(|word| word == *part));
    packages.iter().filter(unwanted).map(|name| format!("the build has {name}")).collect()
}
