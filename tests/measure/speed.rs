//! The table of speed from outside: its rows fit each other, and what is timed is what was asked for.

use crate::{example, linecheck};
use linecheck::files::{Library, bench};
use linecheck::sim::engine::bench::{Mono, SessionBench, plain_convolution};
use linecheck::sim::engine::{Cache, Want, render_with};
use linecheck::sim::units::Stamp;
use std::path::Path;
use tempfile::TempDir;

/// The example of a session that lasts so many seconds.
fn speed_for(seconds: &str) -> String {
    example("speed").replace("seconds: 20.0", &format!("seconds: {seconds}"))
}

fn session_for(seconds: &str) -> SessionBench {
    let folder = TempDir::new().expect("a folder");
    let spec = folder.path().join("spec.ron");
    std::fs::write(&spec, speed_for(seconds)).expect("the folder is there");
    bench::session(&Library::at(env!("CARGO_MANIFEST_DIR")), &spec).expect("it is in order")
}

/// Figure, the same by the processor's time, and ratio of the row whose name begins so.
fn row(found: &serde_json::Value, what: &str) -> (f64, Option<f64>, Option<f64>) {
    let rows = found["rows"].as_array().expect("rows");
    let row = rows.iter().find(|row| row["what"].as_str().is_some_and(|name| name.starts_with(what)));
    let row = row.unwrap_or_else(|| panic!("no row `{what}` in {found}"));
    (row["figure"].as_f64().unwrap_or_else(|| panic!("no figure: {row}")), row["by_cpu"].as_f64(), row["ratio"].as_f64())
}

#[test]
fn speed_is_one_table_whose_figures_fit_each_other() {
    let folder = TempDir::new().expect("a folder");
    let (spec, out) = (folder.path().join("spec.ron"), folder.path().join("found"));
    std::fs::write(&spec, speed_for("1.5")).expect("the folder is there");
    // Without scipy there is a table all the same.
    let run = linecheck().env("LINECHECK_PYTHON", "/nowhere/python").args(["measure", "speed"]).arg(&spec).arg("--out").arg(&out).assert();
    let said = String::from_utf8(run.success().get_output().stdout.clone()).expect("text");
    for way in ["oaconvolve", "fftconvolve"] {
        let line = said.lines().find(|line| line.contains(way)).expect("a line");
        assert!(line.contains("–") && line.contains("LINECHECK_PYTHON can name one"), "{line}");
    }
    let found: serde_json::Value = serde_json::from_slice(&std::fs::read(out.join("speed.json")).expect("it is there")).expect("JSON");
    for what in ["players", "offline", "the same air alone, each path"] {
        let (wall, cpu, _) = row(&found, what);
        assert!(wall > 0.0 && cpu.expect("a figure") > 0.95 * wall, "a thread has at most the time on the wall: {what} {wall} {cpu:?}");
    }
    let (offline, _, share) = row(&found, "offline");
    assert!((share.expect("a ratio") - offline / 25.0).abs() < 1e-9, "what must be reached is a least");
    let [mean, most, worst] = ["live, blocks", "live, 999", "live, the worst"].map(|what| row(&found, what).0);
    assert!(0.0 < mean && mean <= most && most <= worst, "{mean} {most} {worst}");
    for change in ["a knob", "a cord", "a microphone", "a door", "play in", "locate", "a loop", "scrub"] {
        let (ms, _, share) = row(&found, change);
        assert!(ms > 256.0 / 48.0, "it sounds in the next block at the soonest: {change} {ms}");
        let wanted = if ["play in", "locate", "a loop", "scrub"].contains(&change) { 50.0 } else { 30.0 };
        assert!((share.expect("a ratio") - wanted / ms).abs() < 1e-9, "what must be reached is a most");
    }
    assert!(row(&found, "a door").0 < row(&found, "a change of doors").0, "what was foreseen is at hand");
    assert!(row(&found, "grading").0 > 0.1);
    if cfg!(target_os = "linux") {
        for what in ["peak memory of that render", "peak memory of a render"] {
            let megabytes = row(&found, what).0;
            assert!((20.0..4000.0).contains(&megabytes), "{what}: {megabytes}");
        }
    }
    let table = std::fs::read_to_string(out.join("speed-curve.csv")).expect("it is there");
    let cells: Vec<Vec<f64>> = table.lines().skip(1).map(|line| line.split(',').map(|x| x.parse().expect("a figure")).collect()).collect();
    assert_eq!(cells.len(), 7 * 5);
    let [first, last] = [&cells[0], &cells[34]];
    assert!(first[..2] == [1.0, 1.0] && last[..2] == [48.0, 40.0] && last[2] > 3.0 * first[2], "1920 paths cost: {first:?} {last:?}");
    let growth = row(&found, "growth").0;
    assert!((last[2] / first[2] / 1920.0..5.0).contains(&growth), "{growth}");
    assert!(std::fs::read(out.join("speed-curve.png")).expect("it is there").starts_with(b"\x89PNG"));
}

#[test]
fn copies_are_all_heard_and_a_long_run_is_full_of_music() {
    let session = session_for("600.0");
    assert_eq!((session.radiators(), session.microphones()), (23, 16));
    let players = session.once().count();
    let times = (600.0 / session.scenario.song.seconds()).ceil() as usize;
    assert_eq!(session.studio.performances.len(), players * times);
    assert!(session.studio.performances.iter().any(|one| one.end >= Stamp::from_seconds(600.0)));
    let (copies, sound) = session.copies(18, 3);
    assert_eq!((copies.radiators(), copies.microphones(), sound.len()), (3, 18, 3));
    let mut cache = Cache::default();
    for one in &copies.studio.performances {
        cache.put_sound(&one.player, &one.rendition, sound.clone());
    }
    let (responses, _) = copies.acoustics(&mut cache);
    assert!(
        responses.len() == 18 && responses.iter().all(|paths| paths.len() == 3 && paths.iter().all(|path| path.iter().any(|x| *x != 0.0)))
    );
    let want = Want { tracks: (1..=17).collect(), ..Want::default() };
    let rendered = render_with(&mut cache, &copies.scenario, &copies.timeline(), Stamp(0), Stamp(200), &want);
    let peak = |track: u32| rendered.tracks[&track].samples.iter().fold(0.0_f32, |most, x| most.max(x.abs()));
    // Noise of 74 dB SPL before dynamic microphones at 30 dB of gain; a line without one has the preamplifier's noise.
    let peaks: Vec<f32> = (1..=17).map(peak).collect();
    assert!(peaks[..16].iter().all(|peak| *peak > 3e-5) && peaks[16] < 1e-5, "sixteen lines are in use: {peaks:?}");
}

#[test]
fn scipy_hears_what_plain_convolution_hears() {
    let installed = Path::new(env!("CARGO_TARGET_TMPDIR")).join("oracles-python/bin/python");
    let python = std::env::var_os("LINECHECK_PYTHON").unwrap_or_else(|| installed.into_os_string());
    let ramp = |from: f32, count: usize| -> Mono { (0..count).map(|n| from + n as f32 * 0.01).collect() };
    let (sounds, responses) = (vec![ramp(0.1, 700), vec![1.0]], vec![vec![ramp(-0.3, 90), vec![0.5, 0.25]], vec![Vec::new(), vec![2.0]]]);
    let heard = plain_convolution(&responses, &sounds);
    // A click through one tap is that tap.
    assert!(heard[1].iter().zip([2.0, 0.0]).all(|(got, want)| (got - want).abs() < 1e-5), "{:?}", &heard[1][..4]);
    let wanted: f64 = heard.iter().flatten().map(|x| f64::from(*x).powi(2)).sum();
    match bench::scipy(&python, &responses, &sounds) {
        Ok(found) => {
            let energies = found.ways.map(|way| way.energy);
            assert!(energies.iter().all(|energy| (energy / wanted - 1.0).abs() < 1e-4), "{energies:?} for {wanted}");
        }
        Err(why) => eprintln!("notice: {why}; plain convolution was not compared with scipy's"),
    }
}
