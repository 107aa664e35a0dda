//! Classes of converters: figures that a real one could have.

use crate::sim::gear::{ConverterClass, RecordingGear};
use crate::sim::scenario::check::{Fault, Notes, Part};
use std::collections::BTreeSet;

/// Every fault of a file of recording gear.
#[must_use]
pub fn recording_faults(file: &RecordingGear) -> Vec<Fault> {
    let mut notes = Notes::of(Part::Gear(0));
    for (index, class) in file.converters.iter().enumerate() {
        page(&format!("converters[{index}]"), &class.id, &class.name, &class.source, &mut notes);
        converter_class(class, &format!("converters[{index}]"), &mut notes);
    }
    let mut seen = BTreeSet::new();
    for id in file.converters.iter().map(|one| &one.id) {
        if !seen.insert(id) {
            notes.add("", format!("`{id}` is there already"), "each name once");
        }
    }
    notes.faults
}

fn page(path: &str, id: &str, name: &str, source: &str, notes: &mut Notes) {
    notes.name(format!("{path}.id"), id);
    notes.text(format!("{path}.name"), name, 60);
    notes.text(format!("{path}.source"), source, 400);
}

fn converter_class(class: &ConverterClass, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.bits"), class.bits as usize, 8, 24, "bits");
    notes.range(format!("{path}.adc_db"), class.adc_db, 40.0, 140.0, "dB");
    notes.range(format!("{path}.dac_db"), class.dac_db, 40.0, 140.0, "dB");
    notes.range(format!("{path}.thd_n_db"), class.thd_n_db, -140.0, -20.0, "dB");
    notes.range(format!("{path}.jitter_ps"), class.jitter_ps, 0.0, 1e6, "ps");
}
