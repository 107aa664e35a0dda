//! Strings that ring along: the topmost, which have no dampers, always; all others while the pedal is down.

use crate::sim::band::piano::bank::{Bank, Mode};
use crate::sim::band::piano::rates::{Bridges, LOW_RATE, SPLIT_HZ};
use crate::sim::band::piano::scale::Key;
use crate::sim::band::piano::strings::sides;

/// How far below the strings that are struck they are: about 40 dB where a partial meets its own (an estimate).
const SHARE: f64 = 0.012;
/// Every so many keys stand for their neighbours.
const STRIDE: usize = 2;
/// How fast a damper stops what rings along, in nepers a second.
const DAMPER: f64 = 25.0;
/// Low frames computed together.
const CHUNK: usize = 1024;

/// Adds what rings along to the bridges; the pedal is down between these times.
pub(super) fn ring_along(bridges: &mut Bridges, pedal: &[(f64, f64)]) {
    undamped(bridges);
    let mut open = Bank::new(LOW_RATE, 0.0, modes(24, 89));
    for (down, up) in pedal {
        let frame = |at: f64| (at * LOW_RATE) as usize;
        open.tune(|mode| mode.decay);
        along(&mut open, bridges, 45.0, frame(*down)..frame(*up));
        open.tune(|mode| mode.decay + DAMPER);
        along(&mut open, bridges, 45.0, frame(*up)..frame(*up + 0.4));
    }
}

/// The strings above the last damper.
fn undamped(bridges: &mut Bridges) {
    let all = 0..bridges.low[0].len();
    along(&mut Bank::new(LOW_RATE, 0.0, modes(90, 108)), bridges, 99.0, all);
}

/// First and second partials of the keys from one to another.
fn modes(from: usize, to: usize) -> Vec<Mode> {
    let mut modes = Vec::new();
    for pitch in (from..=to).step_by(STRIDE) {
        let key = Key::new(pitch as f64);
        for number in [1.0, 2.0] {
            let hertz = key.partial(number);
            let decay = 1.5 * key.decay_at(hertz);
            if hertz < SPLIT_HZ {
                modes.push(Mode { hertz, decay, gain: SHARE * 2.0 * decay / LOW_RATE });
            }
        }
    }
    modes
}

/// Drives a bank with what both bridges do and adds its answer to them.
fn along(bank: &mut Bank, bridges: &mut Bridges, pitch: f64, frames: std::ops::Range<usize>) {
    let shares = sides(pitch);
    let end = frames.end.min(bridges.low[0].len());
    let mut from = frames.start;
    while from < end {
        let to = (from + CHUNK).min(end);
        let push: Vec<f64> = (from..to).map(|frame| f64::from(bridges.low[0][frame] + bridges.low[1][frame])).collect();
        let mut answer = vec![0.0; to - from];
        bank.push(&push, &mut answer);
        for (side, share) in bridges.low.iter_mut().zip(shares) {
            for (out, value) in side[from..to].iter_mut().zip(&answer) {
                *out += (share * value) as f32;
            }
        }
        from = to;
    }
}
