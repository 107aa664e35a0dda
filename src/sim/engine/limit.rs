//! What happens to samples beyond what a stage can give.

use crate::sim::engine::plan::Samples;

/// Bends samples towards a limit from four fifths of it on, as a capsule and its amplifier do (domain reference 11.17);
/// the first that was beyond it.
pub(super) fn bend(samples: &mut Samples, limit: f32) -> Option<usize> {
    const KNEE: f32 = 0.8;
    let mut first = None;
    for (at, x) in samples.iter_mut().enumerate().filter(|(_, x)| x.abs() > KNEE * limit) {
        let over = x.abs() / limit;
        if over > 1.0 && first.is_none() {
            first = Some(at);
        }
        *x = (limit * (KNEE + (1.0 - KNEE) * libm::tanhf((over - KNEE) / (1.0 - KNEE)))).copysign(*x);
    }
    first
}

/// Cuts samples off at a limit; the first that was beyond it.
pub(super) fn clip(samples: &mut Samples, limit: f32) -> Option<usize> {
    let first = samples.iter().position(|x| x.abs() > limit)?;
    samples[first..].iter_mut().for_each(|x| *x = x.clamp(-limit, limit));
    Some(first)
}
