//! Gaffer tape over a cable on the floor.

use bevy::prelude::*;

/// How far apart strips are, metres.
const APART: f32 = 0.9;
/// A strip: along the cable, above it and across it, metres; tape is 50 mm wide.
pub(super) const STRIP: Vec3 = Vec3::new(0.05, 0.012, 0.16);
/// A cable that is higher than this does not lie on the floor, metres.
const LIES: f32 = 0.05;

/// Where strips hold a line down.
pub(super) fn strips(line: &[Vec3], ground: impl Fn(Vec3) -> f32) -> Vec<Transform> {
    let mut gone = 0.0;
    let mut strips = Vec::new();
    for pair in line.windows(2) {
        gone += pair[0].distance(pair[1]);
        let along = (pair[1] - pair[0]).with_y(0.0);
        let floor = ground(pair[1]);
        if gone > APART && along.length() > 1e-4 && pair[1].y - floor < LIES {
            gone = 0.0;
            let at = pair[1].with_y(floor + STRIP.y * 0.5);
            strips.push(Transform::from_translation(at).with_rotation(Quat::from_rotation_arc(Vec3::X, along.normalize())));
        }
    }
    strips
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lies_on_the_floor_is_held_and_what_hangs_is_not() {
        let line: Vec<Vec3> = (0..=40).map(|step| Vec3::new(step as f32 * 0.1, if step < 10 { 1.0 } else { 0.01 }, 0.0)).collect();
        let held = strips(&line, |_| 0.0);
        assert_eq!(held.len(), 4);
        assert!(held.iter().all(|strip| strip.translation.x >= 1.0 && strip.translation.y < 0.02));
    }
}
