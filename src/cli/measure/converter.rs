//! `measure converter`: a converter by itself.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults, figures};
use crate::cli::out::Out;
use crate::files::{Library, bench, report, wav_float};
use crate::sim::engine::bench::measure_converter;
use crate::sim::units::SAMPLE_RATE;
use std::path::Path;

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let (job, frequencies, levels) = bench::converter(library, spec).map_err(faults)?;
    let found = measure_converter(&job, &frequencies, &levels);
    let path = desk.folder.join("noise.wav");
    wav_float::write(&path, SAMPLE_RATE, &found.noise).map_err(Failure::disk(&path))?;
    let rows = found.response.iter().map(|row| figures(&[row.hz, row.in_db, row.through_db]));
    desk.write("response.csv", &csv("hz,in_db,through_db", rows))?;
    let rows = found.distortion.iter().map(|row| format!("{},{}", figures(&[row.sent_dbu, row.dbfs, row.thd_db, row.thd_n_db]), row.overs));
    desk.write("distortion.csv", &csv("sent_dbu,dbfs,thd_db,thd_n_db,overs", rows))?;
    let json = report::json(&found);
    desk.write("converter.json", json.as_bytes())?;
    let text = [
        format!("full scale is {:+.1} dBu in and {:+.1} dBu out", found.full_scale_dbu[0], found.full_scale_dbu[1]),
        format!("+4 dBu is {:.2} dBFS and comes out at {:+.2} dBu", found.zero_vu_dbfs, found.zero_vu_out_dbu),
        format!(
            "noise {:.1} dBFS (A) in, {:.1} dBu at the terminals; {:.1} dB (A) out",
            found.input_noise_dbfs_a, found.input_noise_dbu, found.output_noise_dbfs_a
        ),
        format!("jitter alone leaves {:.1} dB at 20 kHz", found.jitter_snr_db),
    ];
    desk.tell(out, &json, &text, &["response.csv", "distortion.csv", "noise.wav", "converter.json"]);
    Ok(())
}
