//! `measure tape`: a tape machine by itself.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults, figures};
use crate::cli::out::Out;
use crate::files::{Library, bench, report, wav_float};
use crate::sim::engine::bench::{TapeFound, measure_tape};
use crate::sim::units::SAMPLE_RATE;
use std::path::Path;

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let (job, frequencies, levels) = bench::tape(library, spec).map_err(faults)?;
    let found = measure_tape(&job, &frequencies, &levels);
    for (name, sound) in ["noise.wav", "sweep.wav"].into_iter().zip(&found.sounds) {
        let path = desk.folder.join(name);
        wav_float::write(&path, SAMPLE_RATE, sound).map_err(Failure::disk(&path))?;
    }
    let rows = found.response.iter().map(|row| figures(&[row.hz, row.repro_db, row.sync_db, row.reference_db]));
    desk.write("response.csv", &csv("hz,repro_db,sync_db,reference_tape_db", rows))?;
    let rows = found.distortion.iter().map(|row| figures(&[row.sent_vu, row.level_db, row.third, row.thd]));
    desk.write("distortion.csv", &csv("sent_vu,level_db_re_320,third_percent,thd_percent", rows))?;
    let rows = found.spectrum.iter().map(|(hz, level)| figures(&[*hz, *level]));
    desk.write("noise.csv", &csv("hz,third_octave_db_re_320", rows))?;
    let json = report::json(&found);
    desk.write("tape.json", json.as_bytes())?;
    let files = ["response.csv", "distortion.csv", "noise.csv", "noise.wav", "sweep.wav", "tape.json"];
    desk.tell(out, &json, &text(&found), &files);
    Ok(())
}

fn text(found: &TapeFound) -> Vec<String> {
    let mol =
        found.mol_db.map_or_else(|| "beyond the levels that were measured".to_owned(), |level| format!("{level:+.1} dB re 320 nWb/m"));
    vec![
        format!("noise {:.1} dB (A) re 320 nWb/m, {:.1} dB unweighted", found.noise_dba, found.noise_db),
        format!("3 % third harmonic: {mol}; 10 kHz saturates at {:+.1} dB", found.sol_db),
        format!("wow and flutter {:.3} % weighted", found.flutter),
        format!(
            "print-through {:.1} dB before and {:.1} dB after, {:.2} s away; erasure {:.1} dB",
            found.print_db[0], found.print_db[1], found.print_s, found.erased_db
        ),
        format!("outer tracks {:.1}° apart at 1 kHz, {:.1}° at 10 kHz", found.azimuth_deg[0], found.azimuth_deg[1]),
        format!("off tape {:.1} ms after sync", 1000.0 * found.lag_s),
    ]
}
