//! The large studio with somebody in it and the recorder running: what a fault is at the recorder.

use crate::fixture::{Bench, first_overdub};
use linecheck::sim::band::{Item, PlayerId, Rendition};
use linecheck::sim::engine::spectrum::Fourier;
use linecheck::sim::engine::{Cache, Rendered, Want, render_with};
use linecheck::sim::gear::{GearKind, UnitId};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Cord, Header, Journal, Performance, Place, StandPose, Studio, Timeline};
use linecheck::sim::units::{Aim, Db, Point, Stamp};
use linecheck::sim::venue::RoomId;
use std::f64::consts::TAU;
use std::sync::Arc;

/// Seconds of everything that is played.
const PLAYED_S: f64 = 6.0;
const RATE: f64 = 48_000.0;

/// A session of a bench: nobody plays until somebody is told to, and the rooms are as quiet as rooms never are.
pub(crate) struct Room {
    pub(crate) scenario: Scenario,
    pub(crate) studio: Studio,
    cache: Cache,
}

/// The scenario of a bench without players.
pub(crate) fn scenario_of(bench: &Bench) -> Scenario {
    let Scenario { mut file, band, song, hash, .. } = first_overdub();
    let mut venue = bench.venue.clone();
    venue.rooms.iter_mut().for_each(|room| room.noise = [-40.0; 8]);
    file.found = bench.settings.0.clone().into_iter().collect();
    let mut scenario = Scenario::of(file, bench.catalogue.clone(), venue, band, song, hash);
    scenario.units.clone_from(&bench.units);
    scenario
}

impl Room {
    pub(crate) fn of(bench: &Bench) -> Self {
        let mut scenario = scenario_of(bench);
        scenario.band.players.clear();
        let mut studio = Studio::found(&scenario);
        studio.defects = bench.defects.clone();
        studio.worn = bench.worn.clone();
        for (unit, (a, b)) in &bench.cords {
            studio.cords.insert(unit.clone(), Cord { a: a.clone(), b: b.clone(), ..Cord::default() });
        }
        Self { scenario, studio, cache: Cache::default() }
    }

    /// Sets a microphone up half a metre before whoever sits in the middle of the live room, so far to the right.
    pub(crate) fn microphone(&mut self, unit: &str, stand: &str, right: f64) -> &mut Self {
        let aim = Aim { azimuth: 180.0, elevation: 0.0 };
        let pose = StandPose { base: (5.0 + right, 5.0), height: 1.2, reach: 0.5, turn: 180.0, aim };
        self.studio.places.insert(stand.into(), Place::Standing(pose));
        self.studio.places.insert(unit.into(), Place::OnStand(stand.into()));
        self
    }

    /// Somebody in the middle of the live room plays an instrument whose every place gives out this, in pascals and in volts.
    pub(crate) fn plays(&mut self, instrument: &str, wave: impl Fn(f64) -> f64) -> &mut Self {
        let mut player = first_overdub().band.players[0].clone();
        let mut seat = self.scenario.file.seats[0].clone();
        let GearKind::Instrument(page) = &self.scenario.catalogue.0[&instrument.into()].kind else { panic!("{instrument} is played") };
        player.instrument = page.clone();
        player.id = PlayerId("ben".into());
        (seat.player, seat.room) = (player.id.clone(), RoomId("live".into()));
        (seat.at, seat.facing) = (Point::new(5.0, 1.2, 4.0), Aim { azimuth: 0.0, elevation: 0.0 });
        self.scenario.units.insert(UnitId::from("ben"), instrument.into());
        self.scenario.file.seats = vec![seat];
        let rendition = Rendition { item: Item::Check, seed: 1, lift: Db(0.0) };
        let samples: Vec<f32> = (0..(PLAYED_S * RATE) as usize).map(|n| wave(n as f64 / RATE) as f32).collect();
        let rows = page.radiators.len() + page.outlets.len();
        self.cache.put_sound(&player.id, &rendition, vec![samples; rows].into());
        let end = Stamp::from_seconds(PLAYED_S);
        self.studio.performances = vec![Performance { player: player.id.clone(), rendition, start: Stamp(0), end, in_take: None }];
        self.scenario.band.players = vec![player];
        self
    }

    /// These tracks between two moments in seconds, while the studio goes through these states.
    pub(crate) fn through(&mut self, states: Vec<Studio>, tracks: &[u32], from: f64, to: f64) -> Rendered {
        let timeline = timeline(states);
        let want = Want { tracks: tracks.to_vec(), monitors: false, only: None };
        render_with(&mut self.cache, &self.scenario, &timeline, Stamp::from_seconds(from), Stamp::from_seconds(to), &want)
    }

    /// The monitors from the first second to the second.
    pub(crate) fn monitors(&mut self) -> Vec<[f32; 2]> {
        let timeline = timeline(vec![self.studio.clone()]);
        let want = Want { tracks: Vec::new(), monitors: true, only: None };
        render_with(&mut self.cache, &self.scenario, &timeline, Stamp(1000), Stamp(2000), &want).monitors
    }

    pub(crate) fn rendered(&mut self, tracks: &[u32], from: f64, to: f64) -> Rendered {
        let studio = self.studio.clone();
        self.through(vec![studio], tracks, from, to)
    }

    /// Track 1 from the first second to the third.
    pub(crate) fn track(&mut self) -> Vec<f32> {
        self.rendered(&[1], 1.0, 3.0).tracks.remove(&1).expect("it was wanted").samples
    }
}

/// A session that went through these studios.
fn timeline(states: Vec<Studio>) -> Timeline {
    let header = Header { format: 1, scenario: String::new(), hash: String::new(), seed: 0, venue: String::new() };
    Timeline {
        states: states.into_iter().map(|studio| (studio.now, Arc::new(studio))).collect(),
        said: Vec::new(),
        cues: Vec::new(),
        journal: Journal { header, entries: Vec::new() },
    }
}

/// A sine of this peak.
pub(crate) fn tone(hertz: f64, peak: f64) -> impl Fn(f64) -> f64 {
    move |seconds| peak * libm::sin(TAU * hertz * seconds)
}

fn decibels(power: f64) -> f64 {
    10.0 * libm::log10(power.max(1e-20))
}

/// The level of a sine of this frequency in samples, dBFS.
pub(crate) fn line(samples: &[f32], hertz: f64) -> f64 {
    let sum = samples.iter().enumerate().fold((0.0, 0.0), |(re, im), (n, x)| {
        let turn = TAU * hertz * n as f64 / RATE;
        (re + f64::from(*x) * libm::cos(turn), im + f64::from(*x) * libm::sin(turn))
    });
    let scale = 2.0 / samples.len() as f64;
    decibels(scale * scale * (sum.0 * sum.0 + sum.1 * sum.1))
}

/// The level of everything, dBFS.
pub(crate) fn level(samples: &[f32]) -> f64 {
    decibels(2.0 * samples.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>() / samples.len() as f64)
}

/// The level of what lies between two frequencies, dBFS; a window keeps the bass out of the treble.
pub(crate) fn band(samples: &[f32], from: f64, to: f64) -> f64 {
    let size = samples.len() / 2 * 2;
    // The mean of the squares of this window is one.
    let window = |n: usize| (1.0 - libm::cos(TAU * n as f64 / size as f64)) / libm::sqrt(1.5);
    let mut windowed: Vec<f32> = samples[..size].iter().enumerate().map(|(n, x)| (f64::from(*x) * window(n)) as f32).collect();
    let bins = Fourier::new(size).forward(&mut windowed);
    let inside = bins.iter().enumerate().filter(|(n, _)| (from..to).contains(&(*n as f64 * RATE / size as f64)));
    decibels(inside.map(|(_, bin)| 4.0 * f64::from(bin.norm_sqr())).sum::<f64>() / (size * size) as f64)
}

/// Levels of windows of so many milliseconds, in order of loudness.
pub(crate) fn windows(samples: &[f32], milliseconds: usize) -> Vec<f64> {
    let mut levels: Vec<f64> = samples.chunks_exact(48 * milliseconds).map(level).collect();
    levels.sort_by(f64::total_cmp);
    levels
}

/// By how much the loudest window of 5 ms is over the middle one.
pub(crate) fn bursts(samples: &[f32]) -> f64 {
    let levels = windows(samples, 5);
    levels[levels.len() - 1] - levels[levels.len() / 2]
}
