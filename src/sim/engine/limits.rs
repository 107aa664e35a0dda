//! Where stages give in: capsules bend, amplifiers and converters cut off.

use crate::sim::engine::plan::Samples;

/// Bends samples towards a limit from four fifths of it on, as a capsule and its amplifier do (domain reference 11.17);
/// the first that was beyond it.
pub(super) fn bend(samples: &mut Samples, limit: f32) -> Option<usize> {
    const KNEE: f32 = 0.8;
    let mut first = None;
    if !any_beyond(samples, KNEE * limit) {
        return first;
    }
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
    if !any_beyond(samples, limit) {
        return None;
    }
    let first = samples.iter().position(|x| x.abs() > limit)?;
    samples[first..].iter_mut().for_each(|x| *x = x.clamp(-limit, limit));
    Some(first)
}

/// Whether any sample is beyond a limit; looks at all of them, which is faster than to stop at the first.
fn any_beyond(samples: &Samples, limit: f32) -> bool {
    samples.iter().fold(false, |any, x| any | (x.abs() > limit))
}
