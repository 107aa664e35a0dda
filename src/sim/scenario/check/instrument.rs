//! Instruments: radiators that have a place and a beam, outlets that can be loaded.

use crate::sim::gear::{Directivity, Instrument};
use crate::sim::scenario::check::Notes;

/// Notes every fault of an instrument.
pub(super) fn check(instrument: &Instrument, path: &str, notes: &mut Notes) {
    notes.text(format!("{path}.reference"), &instrument.reference, 40);
    notes.range(format!("{path}.body_m"), instrument.body_m, 0.0, 2.0, "m");
    let (radiators, outlets) = (&instrument.radiators, &instrument.outlets);
    notes.count(format!("{path}.radiators"), radiators.len(), 1, 32, "radiators");
    notes.count(format!("{path}.outlets"), outlets.len(), 0, 8, "outlets");
    let radiator_ids = radiators.iter().enumerate().map(|(at, one)| (format!("{path}.radiators[{at}].id"), one.id.as_str()));
    let outlet_ids = outlets.iter().enumerate().map(|(at, one)| (format!("{path}.outlets[{at}].id"), one.id.as_str()));
    notes.unique(radiator_ids.chain(outlet_ids));
    for (at, radiator) in radiators.iter().enumerate() {
        let path = format!("{path}.radiators[{at}]");
        notes.name(format!("{path}.id"), &radiator.id);
        if radiator.id == "reference" {
            notes.add(format!("{path}.id"), "`reference` is the player's own point", "any other name");
        }
        for (axis, metres) in [("x", radiator.offset.x), ("y", radiator.offset.y), ("z", radiator.offset.z)] {
            notes.range(format!("{path}.offset.{axis}"), metres, -3.0, 3.0, "m");
        }
        notes.range(format!("{path}.depth_m"), radiator.depth_m, 0.001, 2.0, "m");
        if let Some(wind) = radiator.wind {
            notes.range(format!("{path}.wind.radius_m"), wind.radius_m, 0.001, 0.5, "m");
            notes.range(format!("{path}.wind.strongest"), wind.strongest, 0.0, 60.0, "m/s");
        }
        beam(&radiator.directivity, &format!("{path}.directivity"), notes);
    }
    for (at, outlet) in outlets.iter().enumerate() {
        let path = format!("{path}.outlets[{at}]");
        notes.name(format!("{path}.id"), &outlet.id);
        notes.range(format!("{path}.level"), outlet.level.0, -80.0, 24.0, "dBu");
        notes.range(format!("{path}.source.ohm"), outlet.source.ohm, 1.0, 1e6, "ohms");
        notes.range(format!("{path}.source.henry"), outlet.source.henry, 0.0, 50.0, "H");
        notes.range(format!("{path}.source.picofarad"), outlet.source.picofarad, 0.0, 1e5, "pF");
    }
}

fn beam(directivity: &Directivity, path: &str, notes: &mut Notes) {
    let rows = &directivity.0;
    let on_axis = rows.first().is_some_and(|(angle, levels)| *angle == 0.0 && levels.iter().all(|level| *level == 0.0));
    if !on_axis {
        notes.add(path, "the first row is not the axis", "0 degrees and 0 dB in all bands");
    }
    if rows.last().is_none_or(|(angle, _)| (angle - 180.0).abs() > 1e-9) {
        notes.add(path, "the last row is not the back", "180 degrees");
    }
    for (row, (angle, levels)) in rows.iter().enumerate() {
        if row > 0 && (*angle <= rows[row - 1].0 || angle.is_nan()) {
            notes.add(format!("{path}[{row}]"), format!("{angle} degrees do not follow {}", rows[row - 1].0), "rows by rising angle");
        }
        for level in levels {
            notes.range(format!("{path}[{row}]"), *level, -80.0, 20.0, "dB");
        }
    }
}
