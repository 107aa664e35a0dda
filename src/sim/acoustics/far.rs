//! What all radiators of a room share at a capsule: the late field, once each has filled the room with its power.

use crate::sim::acoustics::ROOM_HZ;
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::capsule::LN_PER_DB;
use crate::sim::acoustics::convolution::SHORT;
use crate::sim::acoustics::hall::{Ear, Hall, Source};
use crate::sim::acoustics::late_field::{Fall, Tail};
use crate::sim::acoustics::minimum_phase::Placement;
use crate::sim::acoustics::pulse::REACH;
use crate::sim::acoustics::response::{Acoustician, trimmed};
use crate::sim::units::{SAMPLE_RATE, amplitude};
use std::f64::consts::{FRAC_PI_2, PI};

/// Samples over which a late field takes over from the near parts of responses, 11 ms, so that their energies add to the whole.
const CROSSING: usize = 512;

/// Late fields that are kept: one for each room whose sound comes to a capsule.
const FIELDS: usize = 4;

/// A late field at a capsule, and all that it follows from.
pub(super) struct Field {
    falls: Vec<Vec<Fall>>,
    /// Where it begins, when it is cut, and its seed.
    cut: (usize, u64, u64),
    samples: Vec<f32>,
}

impl Acoustician {
    /// The near part of a response: everything that is a radiator's own at a capsule, until the late field of all takes over.
    #[must_use]
    pub fn near(&mut self, hall: &Hall, source: &Source, ear: &Ear, seed: u64) -> Vec<f32> {
        let (from, to) = (hall.space.room_of(source.at), hall.space.room_of(ear.at));
        let mut sum = Vec::new();
        let Some(chamber) = hall.chambers.get(from) else { return Vec::new() };
        let first_s = if from == to {
            self.images(hall, chamber, source, ear, &mut sum)
        } else {
            self.passages(hall, (from, to), source, ear, &mut sum)
        };
        if hall.space.late_field {
            let tail = self.own_field(hall, (from, to), source, ear, first_s);
            self.late.add(&tail, seed, &mut sum);
            // However far off a radiator is, what comes straight from it is whole.
            cross_out(&mut sum, hall.turn.max((first_s * f64::from(SAMPLE_RATE)) as usize + 2 * CROSSING));
        }
        sum.truncate((hall.space.limit_s() * f64::from(SAMPLE_RATE)) as usize);
        trimmed(&sum)
    }

    /// How a radiator fills a room with its power, in all directions together: straight, or through an opening.
    ///
    /// It is `REACH` samples late, which [`far`](Self::far) makes good.
    #[must_use]
    pub fn fill(&mut self, hall: &Hall, source: &Source, room: usize) -> Vec<f32> {
        let from = hall.space.room_of(source.at);
        let depth = libm::log(1.0 + source.depth);
        let shares = Doors::of(hall, from, room, source);
        let ln_gain: Vec<f64> = (self.firs.grid.nodes.iter())
            .map(|node| {
                let whole = depth + source.beam.read(&source.mean, node.ln_hz) * LN_PER_DB;
                if from == room { whole } else { whole + 0.5 * libm::log(shares.passing(source, node.ln_hz).max(1e-30)) }
            })
            .collect();
        let mut sum = Vec::new();
        self.firs.add(&ln_gain, Placement { delay: REACH as f64, inverted: false, turnover_hz: 0.0 }, &mut sum);
        sum.truncate(SHORT);
        let last = SHORT / 4;
        let fades = sum.iter_mut().rev().zip(0..last);
        fades.for_each(|(value, index)| *value *= 0.5 - 0.5 * libm::cos(PI * f64::from(index as u32) / last as f64));
        trimmed(&sum)
    }

    /// What a capsule hears of the late field in its room after a pulse has filled a room, its own or another.
    #[must_use]
    pub fn far(&mut self, hall: &Hall, room: usize, ear: &Ear, seed: u64) -> Vec<f32> {
        let to = hall.space.room_of(ear.at);
        if !hall.space.late_field || hall.chambers.len() <= room.max(to) {
            return Vec::new();
        }
        let axis = BandAxis::new(&ROOM_HZ);
        let here = &hall.chambers[to];
        let falls: Vec<Vec<Fall>> = (self.late.grid.nodes.iter().zip(&hall.coupled).zip(&ear.ln_diffuse))
            .map(|((node, coupled), ln_diffuse)| {
                let mut start = vec![0.0; hall.chambers.len()];
                start[room] = if room == to { 1.0 } else { hall.chambers[room].diffuse.reflected(&axis, node.ln_hz) };
                let density = here.diffuse.density() * libm::exp(2.0 * ln_diffuse);
                let weights = coupled.weights(&start, to);
                weights.zip(&coupled.modes).map(|(weight, mode)| Fall { density: density * weight, rate: mode.rate }).collect()
            })
            .collect();
        let begins = hall.turn - CROSSING;
        let onset_s = begins as f64 / f64::from(SAMPLE_RATE);
        let cut = (begins, hall.space.limit_s().to_bits(), seed);
        if let Some(known) = self.fields.iter().find(|known| known.cut == cut && known.falls == falls) {
            return known.samples.clone();
        }
        let samples =
            self.heard_field(&Tail { falls: falls.clone(), build_up: None, onset_s, longest_s: hall.space.limit_s() }, seed, begins);
        // Who asks for one radiator after another at a capsule has them all through the same few fields.
        self.fields.truncate(FIELDS - 1);
        self.fields.insert(0, Field { falls, cut, samples: samples.clone() });
        samples
    }

    /// A late field that takes over from the near parts of responses at a sample.
    fn heard_field(&mut self, tail: &Tail, seed: u64, begins: usize) -> Vec<f32> {
        let mut sum = Vec::new();
        self.late.add(tail, seed, &mut sum);
        if let Some(crossing) = sum.get_mut(begins..) {
            for (index, value) in crossing.iter_mut().take(CROSSING).enumerate() {
                *value *= libm::sin(FRAC_PI_2 * (index as f64 + 0.5) / CROSSING as f64);
            }
        }
        trimmed(sum.get(REACH..).unwrap_or_default())
    }

    /// The first of the late field at a capsule, a radiator's own.
    ///
    /// In the radiator's own room it decays as with all openings shut: until the turn they let out some tenths of a decibel.
    fn own_field<'a>(&self, hall: &'a Hall, (from, to): (usize, usize), source: &Source, ear: &Ear, first_s: f64) -> Tail<'a> {
        let axis = BandAxis::new(&ROOM_HZ);
        let (own, here) = (&hall.chambers[from], &hall.chambers[to]);
        let strength = (1.0 + source.depth) * (1.0 + source.depth);
        let shares = Doors::of(hall, from, to, source);
        let nodes = self.late.grid.nodes.iter().enumerate().zip(&ear.ln_diffuse);
        let falls = nodes.map(|((index, node), ln_diffuse)| {
            let mean = source.beam.read(&source.mean, node.ln_hz);
            let density = here.diffuse.density() * strength * amplitude(2.0 * mean) * libm::exp(2.0 * ln_diffuse);
            if from == to {
                return vec![Fall { density, rate: own.rates[index] }];
            }
            let mut start = vec![0.0; hall.chambers.len()];
            start[from] = own.diffuse.reflected(&axis, node.ln_hz);
            start[to] = shares.passing(source, node.ln_hz);
            let coupled = &hall.coupled[index];
            let weights = coupled.weights(&start, to);
            weights.zip(&coupled.modes).map(|(weight, mode)| Fall { density: density * weight, rate: mode.rate }).collect()
        });
        let longest_s = (hall.turn as f64 / f64::from(SAMPLE_RATE)).min(hall.space.limit_s());
        Tail { falls: falls.collect(), build_up: (from == to).then_some(&own.build_up), onset_s: first_s, longest_s }
    }
}

/// How a radiator is seen from the openings that lead from its room into another.
struct Doors {
    axis: BandAxis<6>,
    /// Of each the share of an even power that meets it, what it lets through, and the beam towards it.
    each: Vec<(f64, [f64; 6], [f64; 8])>,
}

impl Doors {
    fn of(hall: &Hall, from: usize, to: usize, source: &Source) -> Self {
        let each = (hall.space.between(from, to).filter(|_| from != to))
            .map(|opening| {
                let towards = source.towards(source.facing, (opening.at - source.at).direction());
                (opening.seen(source.at, &hall.chambers[from].room), opening.transmission(), towards)
            })
            .collect();
        Self { axis: BandAxis::new(&ROOM_HZ), each }
    }

    /// The share of the radiator's power that passes straight into the other room.
    fn passing(&self, source: &Source, ln_hz: f64) -> f64 {
        let mean = source.beam.read(&source.mean, ln_hz);
        let through = self.each.iter().map(|(seen, passes, towards)| {
            let beamed = amplitude(2.0 * (source.beam.read(towards, ln_hz) - mean));
            (seen * beamed).min(0.5) * self.axis.octave_at(passes, ln_hz)
        });
        through.sum()
    }
}

/// Fades the last samples before an end and cuts there.
fn cross_out(sum: &mut Vec<f64>, end: usize) {
    sum.truncate(end);
    for (index, value) in sum.iter_mut().enumerate().skip(end.saturating_sub(CROSSING)) {
        *value *= libm::sin(FRAC_PI_2 * ((end - index) as f64 - 0.5) / CROSSING as f64);
    }
}
