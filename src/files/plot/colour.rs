//! Levels as colours: from black over violet and orange to pale yellow, each step as much brighter as the one before.

use plotters::style::RGBColor;

/// The colours at equal steps of the way; between them it is straight.
const WAY: [[f64; 3]; 9] = [
    [0.0, 0.0, 4.0],
    [28.0, 16.0, 68.0],
    [79.0, 18.0, 123.0],
    [129.0, 37.0, 129.0],
    [181.0, 54.0, 122.0],
    [229.0, 80.0, 100.0],
    [251.0, 135.0, 97.0],
    [254.0, 194.0, 135.0],
    [252.0, 253.0, 191.0],
];

/// The colour of a share of the way, 0 to 1.
pub(super) fn colour(share: f64) -> RGBColor {
    let place = share.clamp(0.0, 1.0) * (WAY.len() - 1) as f64;
    let below = (place as usize).min(WAY.len() - 2);
    let mix = |part: usize| WAY[below][part] + (place - below as f64) * (WAY[below + 1][part] - WAY[below][part]);
    RGBColor(mix(0) as u8, mix(1) as u8, mix(2) as u8)
}
