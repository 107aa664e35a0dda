//! The band dry, everything rendered as fast as it goes, and the same air by plain convolution here and elsewhere.

use crate::cli::measure::speed::Timed;
use crate::cli::measure::speed::row::{Row, Spent, time};
use crate::files::{bench, peak_megabytes};
use crate::sim::band::perform;
use crate::sim::engine::bench::{Mono, plain_convolution};
use crate::sim::engine::{Clip, Sink, Want, render_into};
use crate::sim::units::{SAMPLE_RATE, Stamp};
use std::collections::BTreeSet;

/// Longest stretch that is rendered, seconds: the live run alone is as long as it is asked for.
const RENDERED_S: f64 = 20.0;
/// Longest stretch that is convolved plainly, seconds: its spectra are all held at once.
const CONVOLVED_S: f64 = 10.0;

impl Timed {
    /// Everybody dry, into the cache.
    pub(super) fn players(&mut self) {
        let scenario = &self.session.scenario;
        let (mut spent, cache) = (Spent { wall: 0.0, cpu: 0.0 }, &mut self.cache);
        for one in self.session.once() {
            let Some(player) = scenario.band.player(&one.player) else { continue };
            let (seconds, sound) = time(|| perform(player, &scenario.song, &one.rendition));
            spent = Spent { wall: spent.wall + seconds.wall, cpu: spent.cpu + seconds.cpu };
            cache.put_sound(&one.player, &one.rendition, sound.into());
        }
        self.rows.push(Row::rate("players, dry, one after another", scenario.song.seconds(), spent));
    }

    /// What the recorder gets on all its tracks, and the monitors.
    pub(super) fn offline(&mut self) {
        let studio = self.session.studio.clone();
        let (first, _) = self.compile(&studio);
        self.rows.push(Row::milliseconds("responses, circuit and plan from nothing", first, 0.0));
        let (again, _) = self.compile(&studio);
        self.rows.push(Row::milliseconds("the same plan again", again, 0.0));
        let seconds = self.session.seconds.min(RENDERED_S);
        let timeline = self.session.timeline();
        let want = Want { tracks: (1..=32).collect(), monitors: true, only: None };
        let (stretch, mut sounding) = (Stamp(0)..Stamp::from_seconds(seconds), Sounding::default());
        let (spent, ()) = time(|| render_into(&mut self.cache, &self.session.scenario, &timeline, stretch, &want, &mut sounding));
        self.rows.push(Row::new("tracks with sound", sounding.0.len() as f64, ""));
        self.rows.push(Row::rate("offline: desk, 32 tracks and monitors", seconds, spent).at_least(25.0));
        let what = "peak memory of that render, and of all before it";
        let peak = peak_megabytes().map(|peak| Row::new(what, peak, "MB").at_most(300.0));
        self.rows.push(peak.unwrap_or_else(|| Row::none(what, "MB", "this system does not tell")));
    }

    /// The same responses with the same sounds by transforms of the whole, here and by scipy.
    pub(super) fn convolution(&mut self) {
        let offline = self.rows.iter().find(|row| row.what.starts_with("offline")).and_then(|row| Some((row.figure?, row.by_cpu?)));
        let seconds = self.session.seconds.min(CONVOLVED_S);
        let (responses, mut sounds) = self.session.acoustics(&mut self.cache);
        sounds.iter_mut().for_each(|sound| sound.truncate((seconds * f64::from(SAMPLE_RATE)) as usize));
        let (spent, heard) = time(|| plain_convolution(&responses, &sounds));
        self.rows.push(Row::rate("the same air alone, each path by transforms of the whole", seconds, spent));
        let ways = bench::scipy(&bench::python(), &responses, &sounds);
        for (at, way) in ["oaconvolve", "fftconvolve"].into_iter().enumerate() {
            let (air, against) = (format!("the same air alone, by scipy's {way}"), format!("offline against scipy's {way}"));
            match &ways {
                Ok(found) if same(energy(&heard), found.ways[at].energy) => {
                    let theirs = Spent { wall: found.ways[at].wall, cpu: found.ways[at].cpu };
                    self.rows.push(Row::rate(&air, seconds, theirs).note(&format!("scipy {}, float32, one thread", found.version)));
                    let (wall, cpu) = offline.unwrap_or_default();
                    let ratio = Row::new(&against, wall * theirs.wall / seconds, "times as fast").by_cpu(cpu * theirs.cpu / seconds);
                    self.rows.push(ratio.note("desk, tracks and monitors included here"));
                }
                Ok(_) => self.rows.push(Row::none(&air, "× real time", "it does not find the same sound, so its time says nothing")),
                Err(why) => self.rows.push(Row::none(&air, "× real time", why)),
            }
        }
    }
}

/// Tracks on which something was heard; a render on its way to a disk keeps no more either.
#[derive(Default)]
struct Sounding(BTreeSet<u32>);

impl Sink for Sounding {
    fn track(&mut self, number: u32, samples: &[f32]) {
        if samples.iter().any(|x| x.abs() > 1e-4) {
            self.0.insert(number);
        }
    }

    fn monitors(&mut self, _: &[[f32; 2]]) {}

    fn clipped(&mut self, _: u32, _: Clip) {}
}

/// The energy of what all microphones heard.
fn energy(heard: &[Mono]) -> f64 {
    heard.iter().flatten().map(|x| f64::from(*x) * f64::from(*x)).sum()
}

/// Whether two ways of convolving heard the same: both round to 24 bits.
fn same(here: f64, there: f64) -> bool {
    (here - there).abs() <= 1e-3 * here.max(there)
}
