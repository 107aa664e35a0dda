//! A way through a desk: every name of it looked up in its venue.

use crate::files::Diagnostic;
use crate::files::bench::{Desk, Names, Plugged, Read, read};
use crate::files::library::Library;
use crate::sim::engine::bench::{DeskBench, DeskSpec};
use crate::sim::gear::{Flow, JackId, JackSpec, UnitId};
use crate::sim::venue::Venue;
use std::path::Path;

/// Reads the specification of a way through a desk.
///
/// # Errors
/// Every fault, with its place.
pub fn desk(library: &Library, path: &Path) -> Read<DeskBench> {
    let spec = read::<DeskSpec>(path, DeskSpec::faults)?;
    let bench = Desk { library, spec: &spec };
    let venue: Venue = bench.content("venue", "venues", &spec.value.venue)?;
    let catalogue = bench.catalogue();
    let faults = faults(&Names { spec: &spec, catalogue: &catalogue, units: venue.units() });
    if faults.is_empty() { Ok(DeskBench { venue, catalogue, spec: spec.value }) } else { Err(faults) }
}

/// Every name that means nothing, and whatever cannot be plugged or set so.
fn faults(names: &Names<'_, DeskSpec>) -> Vec<Diagnostic> {
    let spec = &names.spec.value;
    let mut faults = Vec::new();
    faults.extend(level(names, "from", &spec.from));
    faults.extend(level(names, "to", &spec.to));
    faults.extend(names.plugged(&spec.cords.iter().enumerate().map(cord).collect::<Vec<_>>()));
    faults.extend(names.settings(&spec.settings));
    faults
}

/// A jack at which a level cannot be put in or looked for.
fn level(names: &Names<'_, DeskSpec>, path: &str, jack: &JackId) -> Option<Diagnostic> {
    let is_output = || matches!(names.jack_spec(jack), Some(JackSpec { flow: Flow::Output { .. }, .. }));
    let help = "an input or a contact, such as the bay's jack that it is wired to";
    names.jack(path, jack).or_else(|| is_output().then(|| names.spec.place(path, format!("`{jack}` is an output"), help)))
}

fn cord((at, (cord, a, b)): (usize, &(UnitId, JackId, JackId))) -> Plugged<'_> {
    let path = |part: usize| format!("cords[{at}][{part}]");
    Plugged { cord: (path(0), cord), ends: [(path(1), a.clone()), (path(2), b.clone())] }
}
