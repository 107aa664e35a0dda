//! How the late field builds up: the share of a room's energy that mirror images of low order do not carry.
//!
//! Sound that has gone some way in some direction has met a number of surfaces that the room's shape gives;
//! what has met more than the images count, and what was scattered at one of them, belongs to the late field.
//! So the two add to the whole at every moment, and nothing is missing or doubled where one takes over from the other.

use crate::sim::acoustics::Shoebox;
use crate::sim::acoustics::room::extended;

/// Steps of the direction in height and in turn, over an eighth of the sphere.
const STEPS: usize = 10;
/// Moments in one mean free path.
const FINENESS: f64 = 8.0;
/// Shares of images below this are nothing.
const NOTHING: f64 = 1e-4;
/// Images that carry no more than this share of the energy have left off.
const LEFT_OFF: f64 = 0.05;
/// No more moments are worked out.
const MOST: usize = 4000;

/// The share of the late field over time, in the bands of `BEAM_HZ`.
#[derive(Debug, Clone)]
pub(super) struct BuildUp {
    step_s: f64,
    shares: Vec<[f64; 8]>,
}

impl BuildUp {
    /// That of a room with images up to an order.
    pub(super) fn of(room: &Shoebox, order: usize) -> Self {
        let (east, up, south) = room.sizes();
        let (path, speed) = (room.mean_free_path() / FINENESS, room.climate.speed_of_sound());
        let kept = [[0, 1], [4, 5], [2, 3]].map(|pair| mirrored(room, pair));
        let mut shares = Vec::new();
        while shares.len() < MOST {
            let images = carried([east, up, south].map(|size| shares.len() as f64 * path / size), order, &kept);
            shares.push(images.map(|share| (1.0 - share).max(0.0)));
            if images.iter().all(|share| *share < NOTHING) {
                break;
            }
        }
        Self { step_s: path / speed, shares }
    }

    /// When the images have left off in every band, in seconds after the source has spoken.
    pub(super) fn settled_s(&self) -> f64 {
        let heard = self.shares.iter().rposition(|shares| shares.iter().any(|share| *share < 1.0 - LEFT_OFF));
        heard.map_or(0.0, |last| (last + 1) as f64 * self.step_s)
    }

    /// The share at a time after the source has spoken, 0 to 1.
    pub(super) fn at(&self, seconds: f64) -> [f64; 8] {
        let place = (seconds / self.step_s).max(0.0);
        let (below, across) = (place as usize, place - libm::floor(place));
        let (Some(low), Some(high)) = (self.shares.get(below), self.shares.get(below + 1)) else { return [1.0; 8] };
        std::array::from_fn(|band| low[band] + across * (high[band] - low[band]))
    }
}

/// What one of two opposite surfaces keeps mirrored of what it reflects, on average.
fn mirrored(room: &Shoebox, pair: [usize; 2]) -> [f64; 8] {
    extended(std::array::from_fn(|band| libm::sqrt(pair.map(|surface| 1.0 - room.scattered(surface, band)).iter().product())))
}

/// The share that images up to an order carry when sound has gone this many room lengths, heights and widths.
fn carried(lengths: [f64; 3], order: usize, kept: &[[f64; 8]; 3]) -> [f64; 8] {
    let mut sum = [0.0; 8];
    for ring in 0..STEPS {
        // Equal steps of the cosine are equal areas of the sphere.
        let upward = (ring as f64 + 0.5) / STEPS as f64;
        let level = libm::sqrt(1.0 - upward * upward);
        for step in 0..STEPS {
            let turn = std::f64::consts::FRAC_PI_2 * (step as f64 + 0.5) / STEPS as f64;
            let (sine, cosine) = libm::sincos(turn);
            along([lengths[0] * level * cosine, lengths[1] * upward, lengths[2] * level * sine], order, kept, &mut sum);
        }
    }
    sum.map(|share| share / (STEPS * STEPS) as f64)
}

/// Adds the share in one direction: along each axis sound from anywhere has met the whole part of the way or one surface more.
fn along(met: [f64; 3], order: usize, kept: &[[f64; 8]; 3], sum: &mut [f64; 8]) {
    let whole = met.map(|count| count as usize);
    if whole.iter().sum::<usize>() > order {
        return;
    }
    for more in 0..8_usize {
        let counts: [usize; 3] = std::array::from_fn(|axis| whole[axis] + (more >> axis & 1));
        if counts.iter().sum::<usize>() > order {
            continue;
        }
        let likely: f64 = (0..3).map(|axis| chance(met[axis] - whole[axis] as f64, more >> axis & 1 == 1)).product();
        for (band, share) in sum.iter_mut().enumerate() {
            *share += likely * (0..3).map(|axis| power(kept[axis][band], counts[axis])).product::<f64>();
        }
    }
}

fn chance(part: f64, more: bool) -> f64 {
    if more { part } else { 1.0 - part }
}

fn power(base: f64, count: usize) -> f64 {
    (0..count).fold(1.0, |product, _| product * base)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(scattering: f64) -> Shoebox {
        Shoebox { scattering: [[scattering; 6]; 6], ..Shoebox::new((0.0, 0.0), (9.0, 4.0, 7.0), [[0.2; 6]; 6]) }
    }

    #[test]
    fn the_late_field_grows_from_nothing_to_everything() {
        let field = BuildUp::of(&room(0.0), 3);
        assert!(field.at(0.0)[0] < 1e-9 && field.at(0.3)[0] > 0.999);
        let mut before = 0.0;
        for step in 0..100 {
            let share = field.at(0.002 * f64::from(step))[3];
            assert!(share >= before - 1e-6, "{share} after {before}");
            before = share;
        }
    }

    #[test]
    fn scattering_moves_energy_into_the_late_field() {
        let (smooth, rough) = (BuildUp::of(&room(0.0), 3), BuildUp::of(&room(0.5), 3));
        assert!(rough.at(0.02)[3] > smooth.at(0.02)[3] + 0.2);
        assert!(rough.at(0.0)[3] < 1e-9, "direct sound is not scattered");
    }
}
