//! What a radiator sends straight to a capsule: direct sound, mirror images, and what comes through openings.

use crate::sim::acoustics::capsule::LN_PER_DB;
use crate::sim::acoustics::hall::{Chamber, Ear, Hall, Source};
use crate::sim::acoustics::minimum_phase::Placement;
use crate::sim::acoustics::parts::Parts;
use crate::sim::acoustics::pulse::common;
use crate::sim::acoustics::response::Acoustician;
use crate::sim::acoustics::spectra::{CONTROLS, Gains, LENGTH};
use crate::sim::acoustics::ways::{Way, by_image, by_opening};
use crate::sim::units::SAMPLE_RATE;
use pulp::Arch;
use std::f64::consts::PI;

/// Under this frequency a turnover of polarity is below everything that a room sends back.
const LOWEST_TURNOVER_HZ: f64 = 24.0;
/// Under this frequency it is below everything that passes.
const LOWEST_DIRECT_TURNOVER_HZ: f64 = 8.0;
/// Hertz from bin to bin of the train.
const BIN_HZ: f64 = SAMPLE_RATE as f64 / LENGTH as f64;

impl Acoustician {
    /// Adds direct sound and reflections; when the direct sound arrives, in seconds.
    pub(super) fn images(&mut self, hall: &Hall, chamber: &Chamber, source: &Source, ear: &Ear, sum: &mut Vec<f64>) -> f64 {
        let images = chamber.cells.iter().map(|cell| cell.image(&chamber.room, source.at, source.facing));
        let mut first_s = 0.0;
        let mut ways: Vec<(usize, Way)> = Vec::new();
        let last = if hall.space.late_field { hall.turn as f64 } else { f64::INFINITY };
        for (cell, image) in images.enumerate() {
            let way = by_image(hall, chamber, &image, source, ear);
            if cell > 0 && way.length / chamber.speed * f64::from(SAMPLE_RATE) > last {
                continue;
            }
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
    pub(super) fn passages(&mut self, hall: &Hall, (from, to): (usize, usize), source: &Source, ear: &Ear, sum: &mut Vec<f64>) -> f64 {
        let chamber = &hall.chambers[from];
        let mut shortest = source.at.distance(ear.at);
        for (index, opening) in hall.space.between(from, to).enumerate() {
            let way = by_opening(hall, chamber, opening, source, ear);
            shortest = if index == 0 { way.length } else { shortest.min(way.length) };
            self.single(chamber, &way, source, ear, sum);
        }
        shortest / chamber.speed
    }
}

/// The gain of a way on which nothing gives the sound colour; none where something does.
fn even_gain(chamber: Option<f64>, way: &Way, ear: &Ear) -> Option<f64> {
    let ln_gain = chamber? + ear.even? + common(way.gain_db)? * LN_PER_DB;
    Some(way.spreading * libm::exp(ln_gain))
}
