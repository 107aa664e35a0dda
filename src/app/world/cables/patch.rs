//! Patch cords: out of a jack, down in a bow as long as the cord is, and into another.

use crate::app::world::jacks::End;
use bevy::prelude::*;

/// Half the thickness of a cord, and of the boot of its plug, metres.
pub(super) const CORD: f32 = 0.0021;
pub(super) const BOOT: f32 = 0.0040;
/// How far a boot stands out of its jack, metres.
const OUT: f32 = 0.034;
/// Pieces of a cord.
const PIECES: usize = 28;

/// The boot of a plug in its jack.
pub(super) fn boot(end: End) -> [Vec3; 2] {
    [end.at, end.at + end.out * OUT]
}

/// The line of a cord; one that is plugged at one end hangs straight down. Neighbours bow out differently far.
pub(super) fn cord(from: End, to: Option<End>, length: f32, number: usize) -> Vec<Vec3> {
    let away = 0.05 + 0.022 * (number % 4) as f32;
    let start = from.at + from.out * OUT;
    let Some(to) = to else {
        let lowest = start - Vec3::Y * (length - away) + from.out * away;
        return bow(start, start + from.out * away, start + from.out * away - Vec3::Y * 0.05, lowest);
    };
    let end = to.at + to.out * OUT;
    let hung = |sag: f32| bow(start, start + from.out * away - Vec3::Y * sag, end + to.out * away - Vec3::Y * sag, end);
    let (mut low, mut high) = (0.0, length * 2.0);
    for _ in 0..24 {
        let middle = (low + high) / 2.0;
        let long: f32 = hung(middle).windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        if long < length - 2.0 * OUT { low = middle } else { high = middle }
    }
    hung(low)
}

/// A curve between two places that leaves toward one point and arrives from another.
fn bow(from: Vec3, toward: Vec3, by: Vec3, to: Vec3) -> Vec<Vec3> {
    let at = |piece: usize| {
        let t = piece as f32 / PIECES as f32;
        let rest = 1.0 - t;
        from * rest.powi(3) + toward * 3.0 * rest * rest * t + by * 3.0 * rest * t * t + to * t.powi(3)
    };
    (0..=PIECES).map(at).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cord_keeps_its_length_and_hangs_below_its_jacks() {
        let end = |x: f32, y: f32| End { at: Vec3::new(x, y, 0.0), out: Vec3::Z };
        let line = cord(end(0.0, 1.2), Some(end(0.15, 1.16)), 0.6, 1);
        let long: f32 = line.windows(2).map(|pair| pair[0].distance(pair[1])).sum::<f32>() + 2.0 * OUT;
        assert!((long - 0.6).abs() < 0.01, "{long} m");
        assert!(line.iter().all(|at| at.z > 0.0) && line.iter().any(|at| at.y < 1.05));
    }
}
