//! Impulse responses from radiators to capsules, within a room and from room to room.

use crate::sim::acoustics::arrivals::{Arrival, table};
use crate::sim::acoustics::bands::BandAxis;
use crate::sim::acoustics::capsule::LN_PER_DB;
use crate::sim::acoustics::hall::{Chamber, Ear, Hall, Source};
use crate::sim::acoustics::late_field::{Fall, LateField, Tail};
use crate::sim::acoustics::minimum_phase::{MinimumPhase, Placement};
use crate::sim::acoustics::parts::Parts;
use crate::sim::acoustics::pulse::{Pulse, common};
use crate::sim::acoustics::spectra::{CONTROLS, Gains, LENGTH, Spectra};
use crate::sim::acoustics::train::Train;
use crate::sim::acoustics::ways::{Way, by_image, by_opening};
use crate::sim::acoustics::{Emitter, ROOM_HZ, Receiver, Space};
use crate::sim::units::{SAMPLE_RATE, amplitude};
use pulp::Arch;
use std::f64::consts::PI;

/// Under this frequency a turnover of polarity is below everything that a room sends back.
const LOWEST_TURNOVER_HZ: f64 = 24.0;
/// Under this frequency it is below everything that passes.
const LOWEST_DIRECT_TURNOVER_HZ: f64 = 8.0;
/// Hertz from bin to bin of the train.
const BIN_HZ: f64 = SAMPLE_RATE as f64 / LENGTH as f64;
/// What is this far below the strongest sample is not worth convolving with.
const INAUDIBLE: f64 = 1e-6;

/// The impulse response from an emitter to a receiver in a space, at 48 kHz.
///
/// What goes in is the emitter's pressure at one metre on its axis in a free field;
/// what comes out is the pressure that would make the same voltage on the microphone's axis at 1 kHz.
/// Delays are absolute. The same seed gives the same late field.
#[must_use]
pub fn response(space: &Space, emitter: &Emitter, receiver: &Receiver, seed: u64) -> Vec<f32> {
    Acoustician::new().response(space, emitter, receiver, seed)
}

/// Everything that arrives at a receiver from an emitter within the order of the space, direct sound first.
#[must_use]
pub fn arrivals(space: &Space, emitter: &Emitter, receiver: &Receiver) -> Vec<Arrival> {
    let mut acoustician = Acoustician::new();
    table(&acoustician.hall(space), &Source::new(emitter), &acoustician.ear(receiver))
}

/// Makes many responses with the same tables and transforms.
pub struct Acoustician {
    pub(super) firs: MinimumPhase,
    spectra: Spectra,
    train: Train,
    pulse: Pulse,
    late: LateField,
    known: Option<Hall>,
}

impl Default for Acoustician {
    fn default() -> Self {
        Self::new()
    }
}

impl Acoustician {
    /// An acoustician with their tables worked out.
    #[must_use]
    pub fn new() -> Self {
        let spectra = Spectra::new();
        Self {
            firs: MinimumPhase::new(),
            train: Train::new(&spectra.grid),
            spectra,
            pulse: Pulse::new(),
            late: LateField::new(),
            known: None,
        }
    }

    /// Works out what all responses in a space share.
    #[must_use]
    pub fn hall(&mut self, space: &Space) -> Hall {
        Hall::new(space, &mut self.spectra, &self.late.grid)
    }

    /// Works out what all responses to a receiver share.
    #[must_use]
    pub fn ear(&mut self, receiver: &Receiver) -> Ear {
        Ear::new(receiver, &mut self.spectra, &self.firs.grid, &self.late.grid)
    }

    /// As the free function [`response`]; the space of the last call is kept at hand.
    #[must_use]
    pub fn response(&mut self, space: &Space, emitter: &Emitter, receiver: &Receiver, seed: u64) -> Vec<f32> {
        let hall = match self.known.take() {
            Some(hall) if hall.space == *space => hall,
            _ => self.hall(space),
        };
        let ear = self.ear(receiver);
        let heard = self.hear(&hall, &Source::new(emitter), &ear, seed);
        self.known = Some(hall);
        heard
    }

    /// The response with everything that is shared at hand; otherwise as the free function [`response`].
    #[must_use]
    pub fn hear(&mut self, hall: &Hall, source: &Source, ear: &Ear, seed: u64) -> Vec<f32> {
        let (from, to) = (hall.space.room_of(source.at), hall.space.room_of(ear.at));
        let mut sum = Vec::new();
        let Some(chamber) = hall.chambers.get(from) else { return Vec::new() };
        let first_s = if from == to {
            self.images(hall, chamber, source, ear, &mut sum)
        } else {
            self.passages(hall, (from, to), source, ear, &mut sum)
        };
        if hall.space.late_field {
            let tail = self.tail(hall, (from, to), source, ear, first_s);
            self.late.add(&tail, seed, &mut sum);
        }
        sum.truncate((hall.space.limit_s() * f64::from(SAMPLE_RATE)) as usize);
        trimmed(&sum)
    }

    /// Adds direct sound and reflections; when the direct sound arrives, in seconds.
    fn images(&mut self, hall: &Hall, chamber: &Chamber, source: &Source, ear: &Ear, sum: &mut Vec<f64>) -> f64 {
        let images = chamber.cells.iter().map(|cell| cell.image(&chamber.room, source.at, source.facing));
        let mut first_s = 0.0;
        let mut ways: Vec<(usize, Way)> = Vec::new();
        for (cell, image) in images.enumerate() {
            let way = by_image(hall, chamber, &image, source, ear);
            if cell == 0 {
                first_s = way.length / chamber.speed;
            }
            match even_gain(chamber.even[cell], &way, ear) {
                Some(gain) => self.pulse.add(gain, way.length / chamber.speed * f64::from(SAMPLE_RATE), sum),
                None if cell == 0 => self.single(chamber, &way, source, ear, sum),
                None => ways.push((cell, way)),
            }
        }
        ways.sort_by(|left, right| left.1.length.total_cmp(&right.1.length));
        let mut gains = Parts::zeros(self.spectra.grid.nodes.len());
        for (cell, way) in &ways {
            self.spectrum(&chamber.walls[*cell], chamber, way, ear, &mut gains);
            let delay = way.length / chamber.speed * f64::from(SAMPLE_RATE);
            self.train.add(&self.spectra.grid, &gains, delay, sum);
        }
        self.train.finish(sum);
        first_s
    }

    /// The gains of one reflection at the nodes of the train's grid.
    fn spectrum(&self, walls: &Parts, chamber: &Chamber, way: &Way, ear: &Ear, gains: &mut Parts) {
        let mut controls = common(way.gain_db).map_or_else(|| self.spectra.at_controls(&way.gain_db), |db| [db; CONTROLS]);
        for (value, tone) in controls.iter_mut().zip(&ear.tones) {
            *value = *value * LN_PER_DB + ear.capsule.ln_at(tone, way.incidence, way.radius);
        }
        gains.re.fill(libm::log(way.spreading));
        gains.im.fill(if ear.capsule.polar.inverts(way.incidence.cosine) { PI } else { 0.0 });
        let turnover = ear.capsule.turnover_hz(way.incidence, way.radius, LOWEST_TURNOVER_HZ);
        if turnover > 0.0 {
            // (jf − f0) / (jf + f0), an all-pass, where a near source behind turns over below f0.
            let nodes = gains.im.iter_mut().zip(&self.spectra.grid.nodes);
            nodes.for_each(|(angle, node)| *angle += 2.0 * libm::atan2(turnover, node.bin as f64 * BIN_HZ));
        }
        let parts = [(walls, 1.0), (&chamber.metre, way.length), (&ear.axis, 1.0)];
        Arch::new().dispatch(Gains { spectra: &self.spectra, parts, at_controls: &controls, gains });
    }

    /// Adds one arrival with its exact minimum-phase response.
    fn single(&mut self, chamber: &Chamber, way: &Way, source: &Source, ear: &Ear, sum: &mut Vec<f64>) {
        let spreading = libm::log(way.spreading);
        let ln_gain: Vec<f64> = (self.firs.grid.nodes.iter().zip(&ear.ln_axis))
            .map(|(node, axis)| {
                let air = chamber.air.as_ref().map_or(0.0, |air| way.length * air.db_per_m(node.hz));
                let gain = source.beam.read(&way.gain_db, node.ln_hz) - air;
                spreading + gain * LN_PER_DB + axis + ear.capsule.ln_towards(node.hz, node.ln_hz, way.incidence, way.radius)
            })
            .collect();
        let placement = Placement {
            delay: way.length / chamber.speed * f64::from(SAMPLE_RATE),
            inverted: ear.capsule.polar.inverts(way.incidence.cosine),
            turnover_hz: ear.capsule.turnover_hz(way.incidence, way.radius, LOWEST_DIRECT_TURNOVER_HZ),
        };
        self.firs.add(&ln_gain, placement, sum);
    }

    /// Adds what comes straight through the openings between two rooms; when the first arrives, in seconds.
    fn passages(&mut self, hall: &Hall, (from, to): (usize, usize), source: &Source, ear: &Ear, sum: &mut Vec<f64>) -> f64 {
        let chamber = &hall.chambers[from];
        let mut shortest = source.at.distance(ear.at);
        for (index, opening) in hall.space.between(from, to).enumerate() {
            let way = by_opening(hall, chamber, opening, source, ear);
            shortest = if index == 0 { way.length } else { shortest.min(way.length) };
            self.single(chamber, &way, source, ear, sum);
        }
        shortest / chamber.speed
    }

    /// The late field in the microphone's room.
    fn tail<'a>(&self, hall: &'a Hall, (from, to): (usize, usize), source: &Source, ear: &Ear, first_s: f64) -> Tail<'a> {
        let axis = BandAxis::new(&ROOM_HZ);
        let (own, here) = (&hall.chambers[from], &hall.chambers[to]);
        let strength = (1.0 + source.depth) * (1.0 + source.depth);
        // What comes straight through an opening starts in the second room.
        let doors: Vec<_> = (hall.space.between(from, to))
            .map(|opening| {
                let way = opening.passage(source.at, ear.at, &own.room).by;
                let towards = source.towards(source.facing, (way - source.at).direction());
                (opening.seen(source.at, &own.room), opening.transmission(), towards)
            })
            .collect();
        let falls = (self.late.grid.nodes.iter().zip(&hall.coupled).zip(&ear.ln_diffuse))
            .map(|((node, coupled), ln_diffuse)| {
                let mean = source.beam.read(&source.mean, node.ln_hz);
                let mut start = vec![0.0; hall.chambers.len()];
                start[from] = if from == to { 1.0 } else { own.diffuse.reflected(&axis, node.ln_hz) };
                for (seen, passes, towards) in doors.iter().filter(|_| from != to) {
                    let beamed = amplitude(2.0 * (source.beam.read(towards, node.ln_hz) - mean));
                    start[to] += (seen * beamed).min(0.5) * axis.octave_at(passes, node.ln_hz);
                }
                let density = here.diffuse.density() * strength * amplitude(2.0 * mean) * libm::exp(2.0 * ln_diffuse);
                let weights = coupled.weights(&start, to);
                weights.zip(&coupled.modes).map(|(weight, mode)| Fall { density: density * weight, rate: mode.rate }).collect()
            })
            .collect();
        Tail { falls, build_up: (from == to).then_some(&own.build_up), onset_s: first_s, longest_s: hall.space.limit_s() }
    }
}

/// The gain of a way on which nothing gives the sound colour; none where something does.
fn even_gain(chamber: Option<f64>, way: &Way, ear: &Ear) -> Option<f64> {
    let ln_gain = chamber? + ear.even? + common(way.gain_db)? * LN_PER_DB;
    Some(way.spreading * libm::exp(ln_gain))
}

fn trimmed(sum: &[f64]) -> Vec<f32> {
    let peak = sum.iter().fold(0.0_f64, |peak, value| peak.max(value.abs()));
    let end = sum.iter().rposition(|value| value.abs() > peak * INAUDIBLE).map_or(0, |last| last + 1);
    sum[..end].iter().map(|value| *value as f32).collect()
}
