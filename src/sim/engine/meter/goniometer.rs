//! The goniometer: left and right as a picture, turned by 45° so that mono stands upright.

/// Points that are kept.
const POINTS: usize = 512;

/// A point of the picture; 1 is a full-scale sample on one side alone.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Place {
    /// (right − left)/√2, so that the left side lies to the left.
    pub side: f32,
    /// (left + right)/√2, upwards.
    pub mid: f32,
}

/// The last points of a stereo sound, one of every few frames.
#[derive(Debug, Clone, PartialEq)]
pub struct Goniometer {
    every: usize,
    wait: usize,
    points: Vec<Place>,
    next: usize,
}

impl Goniometer {
    /// A picture of one in so many frames, at least every one; the 512 newest points are kept.
    #[must_use]
    pub fn new(every: usize) -> Self {
        Self { every: every.max(1), wait: 0, points: vec![Place::default(); POINTS], next: 0 }
    }

    /// Takes in what follows on both sides; the longer one's rest is left out.
    pub fn push(&mut self, left: &[f32], right: &[f32]) {
        for (left, right) in left.iter().zip(right) {
            if self.wait == 0 {
                let turn = std::f32::consts::FRAC_1_SQRT_2;
                self.points[self.next] = Place { side: turn * (right - left), mid: turn * (left + right) };
                self.next = (self.next + 1) % POINTS;
                self.wait = self.every;
            }
            self.wait -= 1;
        }
    }

    /// The points, oldest first; before as many came, the first ones lie in the middle.
    pub fn points(&self) -> impl Iterator<Item = Place> + '_ {
        let (newer, older) = self.points.split_at(self.next);
        older.iter().chain(newer).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::engine::meter::test_tones::sine;

    fn picture(left: f32, right: f32) -> Vec<Place> {
        let tone = sine(1.0, 997.0, 6000);
        let times = |gain: f32| tone.iter().map(|sample| gain * sample).collect::<Vec<_>>();
        let mut meter = Goniometer::new(8);
        times(left).chunks(100).zip(times(right).chunks(100)).for_each(|(left, right)| meter.push(left, right));
        meter.points().collect()
    }

    #[test]
    fn mono_stands_and_turned_lies() {
        let widest = |points: &[Place], of: fn(&Place) -> f32| points.iter().map(|point| of(point).abs()).fold(0.0, f32::max);
        let mono = picture(0.7, 0.7);
        assert!(widest(&mono, |point| point.side) < 1e-6 && widest(&mono, |point| point.mid) > 0.98);
        let turned = picture(0.7, -0.7);
        assert!(widest(&turned, |point| point.mid) < 1e-6 && widest(&turned, |point| point.side) > 0.98);
    }

    #[test]
    fn the_left_side_leans_to_the_left() {
        assert!(picture(1.0, 0.0).iter().all(|point| (point.side + point.mid).abs() < 1e-6));
        assert!(picture(0.0, 1.0).iter().all(|point| (point.side - point.mid).abs() < 1e-6));
    }

    #[test]
    fn the_newest_points_come_last() {
        let mut meter = Goniometer::new(2);
        let ramp: Vec<f32> = (0..2000).map(|n| n as f32).collect();
        meter.push(&ramp, &ramp);
        let mids: Vec<f32> = meter.points().map(|point| point.mid).collect();
        assert_eq!(mids.len(), POINTS);
        assert!(mids.windows(2).all(|pair| pair[0] < pair[1]));
    }
}
