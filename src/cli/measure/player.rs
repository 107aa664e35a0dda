//! `measure player`: what a player gives out at a place in the open.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults, figures};
use crate::cli::out::Out;
use crate::files::plot::{self, Scale, Sound};
use crate::files::{Library, bench, report, wav_float};
use crate::sim::engine::bench::measure_player;
use crate::sim::units::SAMPLE_RATE;
use std::path::Path;

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let job = bench::player(library, spec).map_err(faults)?;
    let found = measure_player(&job);
    let path = desk.folder.join("sound.wav");
    wav_float::write(&path, SAMPLE_RATE, &found.sound).map_err(Failure::disk(&path))?;
    let path = desk.folder.join("player.png");
    let title = format!(
        "{} ({:?}), {:.2} m away, {:.0}° to the left",
        job.player.name, job.player.instrument.plays, job.at.distance, job.at.azimuth
    );
    let sound = Sound { title: &title, rate: SAMPLE_RATE, samples: &found.sound, scale: Scale::Pascal };
    plot::write(&path, &sound).map_err(Failure::disk(&path))?;
    let rows =
        found.bands.iter().map(|band| format!("{},{}", figures(&[band.hz, band.db_spl]), if band.part == 1 { "octave" } else { "third" }));
    desk.write("spectrum.csv", &csv("hz,db_spl,width", rows))?;
    let rows = found.directivity.iter().map(|(radiator, degrees, levels)| format!("{radiator},{},{}", figures([degrees]), figures(levels)));
    desk.write("directivity.csv", &csv("radiator,degrees,db_125,db_250,db_500,db_1k,db_2k,db_4k,db_8k,db_16k", rows))?;
    let json = report::json(&found);
    desk.write("player.json", json.as_bytes())?;
    let text = [
        format!(
            "{} at {:.2} m: {:.1} dB SPL while it sounds, peak {:.1} dB SPL",
            job.player.name, job.at.distance, found.sounding_db_spl, found.peak_db_spl
        ),
        format!("over the whole {:.1} dB SPL, {:.1} dB (A)", found.leq_db_spl, found.leq_dba),
    ];
    desk.tell(out, &json, &text, &["sound.wav", "player.png", "spectrum.csv", "directivity.csv", "player.json"]);
    Ok(())
}
