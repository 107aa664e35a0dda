//! Gear: figures that a real thing could have.

use crate::sim::gear::{
    Cable, Connector, Converter, GearFile, GearKind, GearType, Gobo, Microphone, PLUG_LINES, Power, Principle, Stand, Transducer,
};
use crate::sim::scenario::check::{Fault, Notes, Part, instrument, line, tape};
use std::collections::BTreeSet;

/// Most samples of delay in a converter: with its twin no more than a block of the engine.
const LONGEST_FILTER: usize = 128;

/// Every fault of gear files, each by itself, and names that occur twice over all of them.
#[must_use]
pub fn gear_faults(files: &[GearFile]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (number, file) in files.iter().enumerate() {
        let mut notes = Notes::of(Part::Gear(number));
        for (index, gear) in file.gear.iter().enumerate() {
            let path = format!("gear[{index}]");
            if !seen.insert(&gear.id) {
                notes.add(format!("{path}.id"), format!("`{}` is there already", gear.id), "each name once, over all gear files");
            }
            check(gear, &path, &mut notes);
        }
        faults.extend(notes.faults);
    }
    faults
}

fn check(gear: &GearType, path: &str, notes: &mut Notes) {
    notes.name(format!("{path}.id"), &gear.id.0);
    notes.text(format!("{path}.name"), &gear.name, 60);
    notes.name(format!("{path}.model"), &gear.model);
    notes.text(format!("{path}.source"), &gear.source, 400);
    notes.range(format!("{path}.mass_kg"), gear.mass_kg, 0.001, 1000.0, "kg");
    let path = format!("{path}.kind");
    match &gear.kind {
        GearKind::Microphone(mic) => microphone(mic, &path, notes),
        GearKind::Instrument(one) => instrument::check(one, &path, notes),
        GearKind::Stand(one) => stand(one, &path, notes),
        GearKind::Gobo(one) => gobo(one, &path, notes),
        GearKind::Cable(one) => cable(one, &path, notes),
        GearKind::Preamp(one) => line::preamp(one, &path, notes),
        GearKind::Desk(one) => line::desk(one, &path, notes),
        GearKind::Recorder(one) => recorder(one, &path, notes),
        GearKind::ClockGenerator(one) => {
            notes.count(format!("{path}.outputs"), one.outputs as usize, 1, 32, "outputs");
            crystal(one.ppm, one.jitter_ps, &path, notes);
        }
        GearKind::TapeMachine(one) => tape::tape_machine(one, &path, notes),
        GearKind::Reel(one) => tape::tape_stock(one, &path, notes),
        GearKind::ReferenceTape(one) => tape::reference_tape(one, &path, notes),
        GearKind::Booster(one) => line::booster(one, &path, notes),
        GearKind::DirectBox(one) => line::direct_box(one, &path, notes),
        GearKind::Outboard(one) => line::outboard(one, &path, notes),
        GearKind::HeadphoneAmp(one) => line::headphone_amp(one, &path, notes),
        GearKind::WallBox { lines, .. } => notes.count(format!("{path}.lines"), *lines as usize, 1, 48, "lines"),
        GearKind::StageBox(one) => line::stage_box(one, &path, notes),
        GearKind::Patchbay { points } => {
            notes.count(format!("{path}.points"), points.len(), 1, 96, "points");
            for (index, point) in points.iter().enumerate() {
                for (row, label) in [("upper", &point.upper), ("lower", &point.lower)] {
                    if !label.is_empty() {
                        notes.text(format!("{path}.points[{index}].{row}"), label, 16);
                    }
                }
            }
        }
        GearKind::PopFilter(one) => {
            notes.range(format!("{path}.passes"), one.passes, 0.0, 1.0, "of the pressure");
            notes.range(format!("{path}.settles_m"), one.settles_m, 0.001, 1.0, "m");
        }
        GearKind::Monitors | GearKind::Door | GearKind::Furniture => {}
    }
}

fn gobo(gobo: &Gobo, path: &str, notes: &mut Notes) {
    notes.range(format!("{path}.width_m"), gobo.width_m, 0.3, 6.0, "m");
    notes.range(format!("{path}.height_m"), gobo.height_m, 0.3, 4.0, "m");
    notes.range(format!("{path}.gap_m"), gobo.gap_m, 0.0, gobo.height_m.clamp(0.0, 4.0), "m, no more than the height");
    for (band, share) in gobo.absorption.iter().enumerate() {
        notes.range(format!("{path}.absorption[{band}]"), *share, 0.0, 0.99, "of the energy");
    }
}

fn microphone(mic: &Microphone, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.patterns"), mic.patterns.len(), 1, 9, "patterns");
    let words: Vec<&str> = mic.patterns.iter().map(|pattern| pattern.word()).collect();
    notes.unique(words.iter().enumerate().map(|(index, word)| (format!("{path}.patterns[{index}]"), *word)));
    if mic.sensitivity_mv.len() != mic.patterns.len() {
        let message = format!("{} sensitivities for {} patterns", mic.sensitivity_mv.len(), mic.patterns.len());
        notes.add(format!("{path}.sensitivity_mv"), message, "one for each pattern, in the same order");
    }
    for (index, sensitivity) in mic.sensitivity_mv.iter().enumerate() {
        notes.range(format!("{path}.sensitivity_mv[{index}]"), *sensitivity, 0.01, 200.0, "mV/Pa");
    }
    if let Some(noise) = mic.noise {
        notes.range(format!("{path}.noise"), noise.0, 0.0, 60.0, "dB");
    }
    notes.range(format!("{path}.max"), mic.max.0, 90.0, 200.0, "dB");
    notes.range(format!("{path}.source"), mic.source.0, 1.0, 100_000.0, "Ω");
    principle(mic, path, notes);
    let has_ribbon = matches!(mic.transducer, Transducer::Ribbon | Transducer::ActiveRibbon);
    match mic.ribbon_um {
        Some(foil) if has_ribbon => notes.range(format!("{path}.ribbon_um"), foil, 0.3, 10.0, "µm"),
        Some(_) => notes.add(format!("{path}.ribbon_um"), "it has no ribbon".to_owned(), "`None`"),
        None if has_ribbon => notes.add(path.to_owned(), "its ribbon has no thickness".to_owned(), "such as `ribbon_um: Some(2.0)`"),
        None => {}
    }
    powering(mic, path, notes);
    notes.count(format!("{path}.pad_db"), mic.pad_db.len(), 0, 4, "positions");
    for (index, pad) in mic.pad_db.iter().enumerate() {
        notes.range(format!("{path}.pad_db[{index}]"), *pad, 1.0, 40.0, "dB");
        if index > 0 && *pad <= mic.pad_db[index - 1] {
            notes.add(
                format!("{path}.pad_db[{index}]"),
                format!("{pad} dB is no more than the position before"),
                "positions in rising order",
            );
        }
    }
    notes.count(format!("{path}.high_pass"), mic.high_pass.len(), 0, 6, "positions");
    let corners: Vec<String> = mic.high_pass.iter().map(|filter| filter.corner.to_string()).collect();
    notes.unique(corners.iter().enumerate().map(|(index, corner)| (format!("{path}.high_pass[{index}]"), corner.as_str())));
    for (index, filter) in mic.high_pass.iter().enumerate() {
        notes.range(format!("{path}.high_pass[{index}][0]"), filter.corner, 20.0, 1000.0, "Hz");
        let steep = [6.0, 12.0, 18.0, 24.0].iter().any(|known: &f64| (known - filter.slope).abs() < 1e-9);
        if !steep && !(1.0..6.0).contains(&filter.slope) {
            let message = format!("{} dB per octave is no slope", filter.slope);
            notes.add(format!("{path}.high_pass[{index}][1]"), message, "6, 12, 18 or 24, or between 1 and 6 for a tilt");
        }
    }
    if let Some(distance) = mic.response_at_m {
        notes.range(format!("{path}.response_at_m"), distance, 0.01, 10.0, "m");
    }
    for (index, level) in mic.response_db.iter().enumerate() {
        notes.range(format!("{path}.response_db[{index}]"), *level, -100.0, 30.0, "dB");
    }
    notes.range(format!("{path}.response_db[4]"), mic.response_db[4], 0.0, 0.0, "dB: the response is re 1 kHz");
}

/// Lengths that a microphone of its kind could have.
fn principle(mic: &Microphone, path: &str, notes: &mut Notes) {
    let path = format!("{path}.principle");
    match mic.principle {
        Principle::Tube(length) => notes.range(path, length, 0.05, 1.5, "m of tube"),
        Principle::Boundary(width) => notes.range(path, width, 0.05, 3.0, "m of plate"),
        Principle::Sphere(radius) => notes.range(path, radius, 0.005, 0.2, "m of radius"),
        Principle::Ideal => notes.add(path, "`Ideal` is for the laboratory only".to_owned(), "what the microphone is built as"),
        Principle::Single | Principle::Dual | Principle::VariableD => {}
    }
}

/// Power that its kind of transducer runs on, and no other.
fn powering(mic: &Microphone, path: &str, notes: &mut Notes) {
    let passive = matches!(mic.transducer, Transducer::MovingCoil | Transducer::Ribbon);
    let path = format!("{path}.power");
    match mic.power {
        Power::Passive if !passive => notes.add(path, "it makes no voltage without power".to_owned(), "such as `Phantom(3.0)`"),
        Power::Passive => {}
        _ if passive => notes.add(path, "a coil or a ribbon alone needs no power".to_owned(), "`Passive`"),
        Power::Phantom(milliamperes) | Power::Bias(milliamperes) | Power::Battery(milliamperes) => {
            notes.range(path, milliamperes, 0.1, 10.0, "mA");
        }
        Power::OwnSupply => {}
    }
}

fn stand(stand: &Stand, path: &str, notes: &mut Notes) {
    notes.window(&format!("{path}.height_m"), stand.height_m, 0.0, 6.0, "m");
    notes.range(format!("{path}.boom_m"), stand.boom_m, 0.0, 4.0, "m");
    notes.range(format!("{path}.base_kg"), stand.base_kg, 0.1, 200.0, "kg");
    notes.range(format!("{path}.base_radius_m"), stand.base_radius_m, 0.01, 2.0, "m");
}

fn cable(cable: &Cable, path: &str, notes: &mut Notes) {
    for (index, end) in [cable.ends.0, cable.ends.1].into_iter().enumerate() {
        let jack = matches!(end, Connector::QuarterJack | Connector::TtJack | Connector::Db25 | Connector::Multipin);
        if jack || matches!(end, Connector::BncJack | Connector::OpticalJack | Connector::Soldered) {
            notes.add(format!("{path}.ends[{index}]"), format!("a {} is no end of a cable", end.name()), "a plug or an XLR");
        }
    }
    notes.range(format!("{path}.length_m"), cable.length_m, 0.1, 300.0, "m");
    notes.range(format!("{path}.core_pf"), cable.core_pf, 0.0, 2000.0, "pF/m");
    notes.range(format!("{path}.shield_pf"), cable.shield_pf, 0.0, 2000.0, "pF/m");
    notes.range(format!("{path}.core_ohm"), cable.core_ohm, 0.0, 10.0, "Ω/m");
    notes.range(format!("{path}.shield_ohm"), cable.shield_ohm, 0.0, 10.0, "Ω/m");
    let multi_pin = |end: Connector| matches!(end, Connector::Db25Plug | Connector::MultipinPlug);
    match cable.loom {
        Some(loom) => {
            let most = if cable.ends.0 == Connector::Db25Plug { PLUG_LINES } else { 48 };
            notes.count(format!("{path}.loom.lines"), loom.lines as usize, 1, most as usize, "lines");
            if cable.ends.0 != cable.ends.1 || !multi_pin(cable.ends.0) {
                notes.add(format!("{path}.ends"), "a loom has two equal multi-pin plugs", "Db25Plug or MultipinPlug at both ends");
            }
        }
        None if multi_pin(cable.ends.0) || multi_pin(cable.ends.1) => {
            notes.add(format!("{path}.ends"), "a multi-pin plug carries several lines", "loom: Some((lines: 8))");
        }
        None => {}
    }
}

fn recorder(recorder: &Converter, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.tracks"), recorder.tracks as usize, 1, 128, "tracks");
    notes.range(format!("{path}.full_scale"), recorder.full_scale.0, 0.0, 30.0, "dBu");
    notes.range(format!("{path}.noise_dbfs"), recorder.noise_dbfs, -150.0, -50.0, "dBFS");
    if ![16, 24, 32].contains(&recorder.bits) {
        notes.add(format!("{path}.bits"), format!("no recorder has {} bits", recorder.bits), "16, 24 or 32");
    }
    notes.range(format!("{path}.load"), recorder.load.0, 100.0, 1e6, "Ω");
    notes.range(format!("{path}.source"), recorder.source.0, 1.0, 10_000.0, "Ω");
    let computer = &recorder.computer;
    for (name, samples) in [("adc", computer.adc), ("dac", computer.dac)] {
        notes.count(format!("{path}.computer.{name}"), samples as usize, 0, LONGEST_FILTER, "samples");
    }
    notes.range(format!("{path}.computer.disk_gb"), computer.disk_gb, 0.001, 1e6, "GB");
    let Some(clock) = &recorder.clock else { return };
    crystal(clock.ppm, clock.jitter_ps, &format!("{path}.clock"), notes);
    notes.unique(clock.ports.iter().enumerate().map(|(index, port)| (format!("{path}.clock.ports[{index}].id"), port.id.as_str())));
    for (index, port) in clock.ports.iter().enumerate() {
        notes.name(format!("{path}.clock.ports[{index}].id"), &port.id);
        let last = recorder.tracks.saturating_sub(port.kind.channels() - 1);
        notes.count(format!("{path}.clock.ports[{index}].first"), port.first as usize, 1, last as usize, "so that all its channels exist");
    }
}

fn crystal(ppm: f64, jitter_ps: f64, path: &str, notes: &mut Notes) {
    notes.range(format!("{path}.ppm"), ppm, 0.0, 200.0, "parts in a million");
    notes.range(format!("{path}.jitter_ps"), jitter_ps, 0.0, 1e6, "ps");
}
