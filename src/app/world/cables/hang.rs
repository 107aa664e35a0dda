//! The line that a cable makes: down from a jack as a hanging cable hangs, along the floor, its slack in a coil, and up again.

use crate::app::world::cables::RADIUS;
use crate::app::world::jacks::End;
use bevy::prelude::*;
use std::f32::consts::TAU;

/// How far a plug and its boot stand out of a jack, metres.
const PLUG: f32 = 0.075;

/// Where a cable goes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Run {
    /// Its jacks, as far as they are plugged.
    pub(super) from: Option<End>,
    pub(super) to: Option<End>,
    /// The points on the floor that it was laid along.
    pub(super) by: Vec<Vec3>,
    /// Its length in metres.
    pub(super) length: f32,
    /// How many cables it lies above where they cross.
    pub(super) layer: usize,
    /// Whether it is taped down.
    pub(super) taped: bool,
}

/// The line through the middle of the cable, above whatever covers the floor there.
pub(super) fn curve(run: &Run, over: impl Fn(Vec3) -> f32) -> Vec<Vec3> {
    let height = RADIUS + run.layer as f32 * 0.0022;
    let floor = |at: Vec3| at.with_y(height);
    // A cable begins to hang behind its plug.
    let behind = |end: End| end.at + end.out * PLUG;
    let (start, end) = (run.from.map(behind), run.to.map(behind));
    let mut points: Vec<Vec3> = run.by.iter().map(|at| floor(*at)).collect();
    let first = points.first().copied().or(end.map(floor));
    let last = points.last().copied().or(start.map(floor));
    let landing = |jack: Vec3, next: Option<Vec3>| {
        let away = next.map_or(Vec3::X, |next| (next - floor(jack)).normalize_or(Vec3::X));
        floor(jack) + away * (0.18 + 0.16 * jack.y).min(next.map_or(0.4, |next| next.distance(floor(jack)) * 0.5))
    };
    let foot = start.map(|jack| landing(jack, first.or(Some(floor(jack) + Vec3::new(0.5, 0.0, 0.3)))));
    let rise = end.map(|jack| landing(jack, last.or(Some(floor(jack) + Vec3::new(0.4, 0.0, 0.4)))));
    points.splice(0..0, foot);
    points.extend(rise);
    let laid = laid(&points, height);
    let drops = start.map_or(0.0, |jack| jack.y * 1.15) + end.map_or(0.0, |jack| jack.y * 1.15);
    let lying: f32 = laid.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let slack = run.length - drops - lying;
    let mut line: Vec<Vec3> = run.from.map(|end| end.at).into_iter().collect();
    if let (Some(jack), Some(foot)) = (start, foot) {
        line.extend(hanging(jack, foot));
    }
    line.extend(with_coil(&laid, slack, height, run.layer));
    if let (Some(jack), Some(rise)) = (end, rise) {
        line.extend(hanging(jack, rise).into_iter().rev());
    }
    line.extend(run.to.map(|end| end.at));
    let lowest = |at: Vec3| at.with_y(at.y.max(over(at) + height));
    line.into_iter().map(lowest).collect()
}

/// From a jack to where the cable touches the floor: nearly straight down at first, flat in the end, as a heavy cord does.
fn hanging(jack: Vec3, foot: Vec3) -> Vec<Vec3> {
    let (down, out) = (jack.y - foot.y, (foot - jack).with_y(0.0));
    let steps = 14;
    (0..=steps)
        .map(|step| {
            let t = step as f32 / steps as f32;
            // A catenary of a scale that makes it level at the floor: cosh grows from the foot to the jack.
            let scale = 3.2;
            let share = 1.0 - t;
            let height = ((scale * share).cosh() - 1.0) / (f32::cosh(scale) - 1.0);
            Vec3::new(jack.x, foot.y + down * height, jack.z) + out * t
        })
        .collect()
}

/// A round way along the floor.
fn laid(points: &[Vec3], height: f32) -> Vec<Vec3> {
    let mut line = Vec::new();
    for index in 0..points.len().saturating_sub(1) {
        let before = points[index.saturating_sub(1)];
        let (from, to) = (points[index], points[index + 1]);
        let after = points[(index + 2).min(points.len() - 1)];
        let side = (to - from).cross(Vec3::Y).normalize_or(Vec3::X);
        let wander = (from.distance(to) * 0.03).min(0.05);
        for step in 0..12 {
            let t = step as f32 / 12.0;
            let (enter, leave) = ((to - before) * 0.25, (after - from) * 0.25);
            let (t2, t3) = (t * t, t * t * t);
            let at = from * (2.0 * t3 - 3.0 * t2 + 1.0) + enter * (t3 - 2.0 * t2 + t) + to * (3.0 * t2 - 2.0 * t3) + leave * (t3 - t2);
            // Nobody lays a cable along a ruler.
            line.push((at + side * (t * TAU).sin() * wander).with_y(height));
        }
    }
    line.extend(points.last().copied());
    line
}

/// What is too long lies in rings where two thirds of the way are gone.
fn with_coil(laid: &[Vec3], slack: f32, height: f32, layer: usize) -> Vec<Vec3> {
    let radius = 0.15;
    let rings = (slack / (TAU * radius) * 0.8).floor().clamp(0.0, 6.0) as u32;
    let at = laid.len() * 2 / 3;
    if rings == 0 || at == 0 || at + 1 >= laid.len() {
        return laid.to_vec();
    }
    let along = (laid[at] - laid[at - 1]).with_y(0.0).normalize_or(Vec3::X);
    let side = along.cross(Vec3::Y);
    let middle = laid[at] + side * radius;
    let mut line = laid[..at].to_vec();
    for step in 0..=rings * 20 {
        let turn = step as f32 / 20.0 * TAU;
        let ring = step / 20;
        let wide = radius * (1.0 + 0.06 * (ring as f32 * 2.4 + layer as f32).sin());
        let shift = Vec3::new((ring as f32 * 1.7).sin(), 0.0, (ring as f32 * 2.9).cos()) * 0.012;
        let place = middle + shift - side * turn.cos() * wide + along * turn.sin() * wide;
        line.push(place.with_y(height + ring as f32 * RADIUS * 0.9));
    }
    line.extend_from_slice(&laid[at..]);
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cable_lies_on_the_rug_and_not_in_it() {
        let end = |x: f32| Some(End { at: Vec3::new(x, 1.0, 0.0), out: Vec3::NEG_Y });
        let run = Run { from: end(0.0), to: end(4.0), by: Vec::new(), length: 6.0, layer: 0, taped: false };
        let rug = |at: Vec3| if (1.0..3.0).contains(&at.x) { 0.01 } else { 0.0 };
        let line = curve(&run, rug);
        assert!(line.iter().any(|at| rug(*at) > 0.0), "it crosses the rug");
        assert!(line.iter().all(|at| at.y >= rug(*at) + RADIUS), "{line:?}");
    }
}
