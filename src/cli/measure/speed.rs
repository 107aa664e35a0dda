//! `measure speed`: how fast a band set up and miked runs here, on one thread, beside plain convolution of the same responses.

use crate::cli::Failure;
use crate::cli::measure::{Bench, csv, faults};
use crate::cli::out::Out;
use crate::files::{Library, bench, peak_megabytes, report};
use crate::sim::band::perform;
use crate::sim::engine::bench::{SessionBench, plain_convolution};
use crate::sim::engine::{Cache, Live, Plan, Want, render_with, tape};
use crate::sim::gear::Setting;
use crate::sim::session::{Place, Studio};
use crate::sim::units::{BLOCK, SAMPLE_RATE, Stamp};
use serde::Serialize;
use std::path::Path;
use std::time::Instant;

/// One figure.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Row {
    what: String,
    figure: f64,
    unit: &'static str,
    /// What it has to reach.
    wanted: Option<f64>,
}

/// Everything that was timed.
#[derive(Debug, Clone, PartialEq, Serialize)]
struct Found {
    radiators: usize,
    microphones: usize,
    seconds: f64,
    rows: Vec<Row>,
}

pub(super) fn measure(out: &mut Out, library: &Library, spec: &Path, desk: &Bench<'_>) -> Result<(), Failure> {
    let session = bench::session(library, spec).map_err(faults)?;
    let found = Timed { session, cache: Cache::default(), rows: Vec::new() }.all();
    let json = report::json(&found);
    desk.write("speed.json", json.as_bytes())?;
    let rows = found.rows.iter().map(|row| {
        let wanted = row.wanted.map_or_else(String::new, |wanted| wanted.to_string());
        format!("\"{}\",{:.4},{},{wanted}", row.what, row.figure, row.unit)
    });
    desk.write("speed.csv", &csv("what,figure,unit,wanted", rows))?;
    desk.tell(out, &json, &text(&found), &["speed.json", "speed.csv"]);
    Ok(())
}

fn text(found: &Found) -> Vec<String> {
    let head = format!("{} radiators, {} microphones, {} s of music, one thread", found.radiators, found.microphones, found.seconds);
    let rows = found.rows.iter().map(|row| {
        let wanted = row.wanted.map_or_else(String::new, |wanted| format!("   wanted {wanted} {}", row.unit));
        format!("{:<58}{:>9.2} {}{wanted}", row.what, row.figure, row.unit)
    });
    std::iter::once(head).chain(rows).collect()
}

/// Seconds that something takes.
fn time<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = Instant::now();
    let done = work();
    (start.elapsed().as_secs_f64(), done)
}

struct Timed {
    session: SessionBench,
    cache: Cache,
    rows: Vec<Row>,
}

impl Timed {
    fn all(mut self) -> Found {
        self.players();
        self.offline();
        self.convolution();
        self.live();
        self.changes();
        if let Some(megabytes) = peak_megabytes() {
            self.row("peak memory", megabytes, "MB", None);
        }
        Found {
            radiators: self.session.radiators(),
            microphones: self.session.microphones(),
            seconds: self.session.seconds,
            rows: self.rows,
        }
    }

    fn row(&mut self, what: &str, figure: f64, unit: &'static str, wanted: Option<f64>) {
        self.rows.push(Row { what: what.to_owned(), figure, unit, wanted });
    }

    fn compile(&mut self, studio: &Studio) -> (f64, Plan) {
        time(|| Plan::compile(&self.session.scenario, studio, &mut self.cache))
    }

    /// Everybody dry, into the cache.
    fn players(&mut self) {
        let scenario = &self.session.scenario;
        let (mut spent, cache) = (0.0, &mut self.cache);
        for one in &self.session.studio.performances {
            let Some(player) = scenario.band.player(&one.player) else { continue };
            let (seconds, sound) = time(|| perform(player, &scenario.song, &one.rendition));
            spent += seconds;
            cache.put_sound(&one.player, &one.rendition, sound.into());
        }
        let music = scenario.song.seconds();
        self.row("players, dry, one after another", music / spent, "× real time", None);
    }

    /// What the recorder gets on all its tracks, and the monitors.
    fn offline(&mut self) {
        let studio = self.session.studio.clone();
        let (first, _) = self.compile(&studio);
        self.row("responses, circuit and plan from nothing", first * 1e3, "ms", None);
        let (again, _) = self.compile(&studio);
        self.row("the same plan again", again * 1e3, "ms", None);
        let seconds = self.session.seconds;
        let timeline = self.session.timeline();
        let tracks = (1..=32).collect();
        let want = Want { tracks, monitors: true, only: None };
        let (spent, rendered) =
            time(|| render_with(&mut self.cache, &self.session.scenario, &timeline, Stamp(0), Stamp::from_seconds(seconds), &want));
        let sounding = rendered.tracks.values().filter(|track| track.samples.iter().any(|x| x.abs() > 1e-4)).count();
        self.row("tracks with sound", sounding as f64, "", None);
        self.row("offline: desk, 32 tracks and monitors", seconds / spent, "× real time", Some(25.0));
    }

    /// The same responses with the same sounds by transforms of the whole.
    fn convolution(&mut self) {
        let (responses, sounds) = self.session.acoustics(&mut self.cache);
        let (spent, _) = time(|| plain_convolution(&responses, &sounds));
        self.row("the same air alone, each path by transforms of the whole", self.session.seconds / spent, "× real time", None);
    }

    /// Block by block, as a sound card asks.
    fn live(&mut self) {
        let studio = self.session.studio.clone();
        let (_, plan) = self.compile(&studio);
        let mut live = Live::new(&self.session.scenario);
        live.update(plan);
        let period = BLOCK as f64 / f64::from(SAMPLE_RATE);
        let blocks = (self.session.seconds / period) as usize;
        let mut out = [[0.0; 2]; BLOCK];
        let mut each = Vec::with_capacity(blocks);
        for _ in 0..blocks {
            while live.readings().spare < 4 {
                live.give(tape::blank());
            }
            each.push(time(|| live.process(&mut out)).0 / period * 100.0);
        }
        // The first block takes the plan in.
        each.remove(0);
        let worst = each.iter().fold(0.0, |most: f64, share| most.max(*share));
        let mean = each.iter().sum::<f64>() / each.len().max(1) as f64;
        self.row("live, blocks of 256 frames, of one core", mean, "%", Some(35.0));
        self.row("live, the worst block", worst, "% of its period", Some(60.0));
    }

    /// From a change in the studio to a plan with it; a block later it sounds.
    fn changes(&mut self) {
        let studio = self.session.studio.clone();
        let changed = |change: &dyn Fn(&mut Studio)| {
            let mut studio = studio.clone();
            change(&mut studio);
            studio
        };
        let fader = changed(&|studio| {
            let gain = studio.settings.0.iter_mut().find(|(id, _)| id.control.ends_with(".gain"));
            gain.into_iter().for_each(|(_, setting)| *setting = Setting::At(20.0));
        });
        let cord = changed(&|studio| {
            studio.cords.pop_last();
        });
        let moved = changed(&|studio| {
            let pose = studio.places.values_mut().find_map(|place| if let Place::Standing(pose) = place { Some(pose) } else { None });
            pose.into_iter().for_each(|pose| pose.base.0 += 0.05);
        });
        let door = changed(&|studio| {
            let door = self.session.scenario.venue.doorways.first().map(|door| door.door.clone());
            let leaf = studio.settings.0.iter_mut().find(|(id, _)| Some(&id.unit) == door.as_ref() && id.control == "open");
            leaf.into_iter().for_each(|(_, setting)| *setting = Setting::On(!setting.is_on()));
        });
        for (what, studio) in [("a knob", fader), ("a cord", cord), ("a microphone moved", moved), ("a door", door)] {
            let (spent, _) = self.compile(&studio);
            let sounds = spent * 1e3 + BLOCK as f64 / f64::from(SAMPLE_RATE) * 1e3;
            self.row(&format!("{what} until it sounds"), sounds, "ms", Some(30.0));
        }
    }
}
