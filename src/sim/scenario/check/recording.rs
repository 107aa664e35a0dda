//! Tape machines, tape and classes of converters: figures that a real one could have.

use crate::sim::gear::{ConverterClass, RecordingGear, TapeMachine, TapeStock};
use crate::sim::scenario::check::{Fault, Notes, Part};
use std::collections::BTreeSet;

/// Every fault of a file of recording gear.
#[must_use]
pub fn recording_faults(file: &RecordingGear) -> Vec<Fault> {
    let mut notes = Notes::of(Part::Gear(0));
    for (index, machine) in file.machines.iter().enumerate() {
        page(&format!("machines[{index}]"), &machine.id, &machine.name, &machine.source, &mut notes);
        tape_machine(machine, &format!("machines[{index}]"), &mut notes);
    }
    for (index, stock) in file.stocks.iter().enumerate() {
        page(&format!("stocks[{index}]"), &stock.id, &stock.name, &stock.source, &mut notes);
        tape_stock(stock, &format!("stocks[{index}]"), &mut notes);
    }
    for (index, class) in file.converters.iter().enumerate() {
        page(&format!("converters[{index}]"), &class.id, &class.name, &class.source, &mut notes);
        converter_class(class, &format!("converters[{index}]"), &mut notes);
    }
    let ids = file.machines.iter().map(|one| &one.id).chain(file.stocks.iter().map(|one| &one.id));
    let mut seen = BTreeSet::new();
    for id in ids.chain(file.converters.iter().map(|one| &one.id)) {
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

fn tape_machine(machine: &TapeMachine, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.tracks"), machine.tracks as usize, 1, 32, "tracks");
    notes.count(format!("{path}.speeds"), machine.speeds.len(), 1, 3, "speeds");
    for (field, value, least, most, unit) in [
        ("width_mm", machine.width_mm, 0.2, 13.0, "mm"),
        ("pitch_mm", machine.pitch_mm, 0.2, 26.0, "mm"),
        ("head_distance_mm", machine.head_distance_mm, 5.0, 200.0, "mm"),
        ("repro_gap_um", machine.repro_gap_um, 0.5, 20.0, "µm"),
        ("sync_gap_um", machine.sync_gap_um, 0.5, 20.0, "µm"),
        ("erase_db", machine.erase_db, -120.0, -20.0, "dB"),
        ("crosstalk_db", machine.crosstalk_db, -120.0, -20.0, "dB"),
        ("tape_m", machine.tape_m, 10.0, 2000.0, "m"),
    ] {
        notes.range(format!("{path}.{field}"), value, least, most, unit);
    }
    let (full, hub) = machine.reel_mm;
    notes.range(format!("{path}.reel_mm[0]"), full, 20.0, 200.0, "mm");
    notes.range(format!("{path}.reel_mm[1]"), hub, 10.0, full, "mm");
    for (index, row) in machine.speeds.iter().enumerate() {
        let path = format!("{path}.speeds[{index}]");
        notes.range(format!("{path}.noise_db"), row.noise_db, -90.0, -30.0, "dB");
        notes.range(format!("{path}.flutter"), row.flutter, 0.0, 2.0, "%");
        notes.range(format!("{path}.low_hz"), row.low_hz, 5.0, 200.0, "Hz");
        notes.range(format!("{path}.bump[0]"), row.bump.0, 10.0, 500.0, "Hz");
        notes.range(format!("{path}.bump[1]"), row.bump.1, -6.0, 6.0, "dB");
    }
}

fn tape_stock(stock: &TapeStock, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.speeds"), stock.speeds.len(), 1, 3, "speeds");
    for (field, value, least, most, unit) in [
        ("sensitivity_db", stock.sensitivity_db, -10.0, 10.0, "dB"),
        ("treble_db", stock.treble_db, -10.0, 10.0, "dB"),
        ("bias_db", stock.bias_db, -10.0, 10.0, "dB"),
        ("thickness_um", stock.thickness_um, 5.0, 100.0, "µm"),
        ("print_db", stock.print_db, -90.0, -30.0, "dB"),
        ("print_apart_db", stock.print_apart_db, 0.0, 20.0, "dB"),
        ("dropouts", stock.dropouts, 0.0, 1.0, "a second"),
        ("modulation_db", stock.modulation_db, -90.0, -20.0, "dB"),
    ] {
        notes.range(format!("{path}.{field}"), value, least, most, unit);
    }
    for (index, row) in stock.speeds.iter().enumerate() {
        let path = format!("{path}.speeds[{index}]");
        notes.range(format!("{path}.mol_db"), row.mol_db, -10.0, 20.0, "dB");
        // The curve of saturation ends 9.5 dB above the level of 3 %.
        notes.range(format!("{path}.sol_db"), row.sol_db, -15.0, row.mol_db + 8.0, "dB");
        notes.range(format!("{path}.noise_db"), row.noise_db, -20.0, 20.0, "dB");
        notes.range(format!("{path}.over_bias[0]"), row.over_bias.0, 1000.0, 24_000.0, "Hz");
        notes.range(format!("{path}.over_bias[1]"), row.over_bias.1, 0.0, 12.0, "dB");
    }
}

fn converter_class(class: &ConverterClass, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.bits"), class.bits as usize, 8, 24, "bits");
    notes.range(format!("{path}.adc_db"), class.adc_db, 40.0, 140.0, "dB");
    notes.range(format!("{path}.dac_db"), class.dac_db, 40.0, 140.0, "dB");
    notes.range(format!("{path}.thd_n_db"), class.thd_n_db, -140.0, -20.0, "dB");
    notes.range(format!("{path}.jitter_ps"), class.jitter_ps, 0.0, 1e6, "ps");
}
