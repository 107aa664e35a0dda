//! How loud a performance is over the parts that sound.

use crate::sim::band::filters::RATE;

/// Frames of the windows that are kept or dropped.
const WINDOW: usize = RATE as usize / 10;
/// Windows so many times weaker in power than the mean are rests (20 dB).
const GATE: f64 = 0.01;

/// The rms over the windows of 100 ms that sound: those within 20 dB of the mean of all that are not silent.
///
/// Zero for silence.
#[must_use]
pub fn sounding_rms<S: Copy + Into<f64>>(samples: &[S]) -> f64 {
    let power = |window: &[S]| window.iter().map(|&x| x.into() * x.into()).sum::<f64>() / WINDOW as f64;
    let powers: Vec<f64> = samples.chunks_exact(WINDOW).map(power).collect();
    let mean = mean_above(&powers, 0.0);
    libm::sqrt(mean_above(&powers, mean * GATE))
}

fn mean_above(powers: &[f64], floor: f64) -> f64 {
    let kept = || powers.iter().filter(|power| **power > floor);
    let count = kept().count();
    if count == 0 { 0.0 } else { kept().sum::<f64>() / count as f64 }
}
