//! Tape machines, reels and reference tapes: figures that a real one could have.

use crate::sim::gear::{ReferenceReel, TapeMachine, TapeStock};
use crate::sim::scenario::check::Notes;

pub(super) fn tape_machine(machine: &TapeMachine, path: &str, notes: &mut Notes) {
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
        ("wind_m_s", machine.wind_m_s, 0.5, 20.0, "m/s"),
        ("operating_nwb", machine.operating_nwb, 50.0, 1000.0, "nWb/m"),
        ("drift_db", machine.drift_db, 0.0, 6.0, "dB"),
        ("load", machine.load.0, 100.0, 1e6, "Ω"),
        ("source", machine.source.0, 1.0, 10_000.0, "Ω"),
        ("max_out", machine.max_out.0, 0.0, 30.0, "dBu"),
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

pub(super) fn tape_stock(stock: &TapeStock, path: &str, notes: &mut Notes) {
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

pub(super) fn reference_tape(reel: &ReferenceReel, path: &str, notes: &mut Notes) {
    notes.range(format!("{path}.flux_nwb"), reel.flux_nwb, 50.0, 1000.0, "nWb/m");
    notes.range(format!("{path}.each_s"), reel.each_s, 1.0, 600.0, "s");
    notes.count(format!("{path}.tones"), reel.tones.len(), 1, 32, "tones");
    for (index, (hertz, level)) in reel.tones.iter().enumerate() {
        notes.range(format!("{path}.tones[{index}][0]"), *hertz, 10.0, 22_000.0, "Hz");
        notes.range(format!("{path}.tones[{index}][1]"), *level, -40.0, 10.0, "dB");
    }
}
