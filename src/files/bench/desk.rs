//! A way through a desk: every name of it looked up in its venue.

use crate::files::Diagnostic;
use crate::files::bench::{Desk, Names, Read, read};
use crate::files::library::Library;
use crate::sim::engine::bench::{DeskBench, DeskSpec};
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

/// Every name that means nothing.
fn faults(names: &Names<'_, DeskSpec>) -> Vec<Diagnostic> {
    let spec = &names.spec.value;
    let mut faults = Vec::new();
    faults.extend(names.jack("from", &spec.from));
    faults.extend(names.jack("to", &spec.to));
    for (at, (cord, a, b)) in spec.cords.iter().enumerate() {
        faults.extend(names.cord(&format!("cords[{at}][0]"), cord));
        faults.extend(names.jack(&format!("cords[{at}][1]"), a));
        faults.extend(names.jack(&format!("cords[{at}][2]"), b));
    }
    for (at, (control, setting)) in spec.settings.iter().enumerate() {
        faults.extend(names.setting(&format!("settings[{at}]"), control, setting));
    }
    faults
}
