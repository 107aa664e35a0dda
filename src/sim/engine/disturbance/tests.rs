//! Disturbances by themselves: any blocks, levels, and only while moved.

use super::*;
use crate::sim::circuit::Moved;
use crate::sim::gear::UnitId;

const EVERY: [Disturbing; 12] = [
    Disturbing::Howl,
    Disturbing::Crackle,
    Disturbing::Gap,
    Disturbing::Spit,
    Disturbing::Ripple,
    Disturbing::Hum,
    Disturbing::Buzz,
    Disturbing::Telephone,
    Disturbing::Rustle,
    Disturbing::Squelch,
    Disturbing::Sag,
    Disturbing::Thump,
];

fn run(one: &Disturber, from: u64, frames: usize, block: usize, signal: f32) -> Vec<f32> {
    let mut out = vec![signal; frames];
    for (n, part) in out.chunks_mut(block).enumerate() {
        one.run(from + (n * block) as u64, part);
    }
    out
}

fn rms(samples: &[f32]) -> f64 {
    libm::sqrt(samples.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>() / samples.len() as f64)
}

#[test]
fn any_blocks_and_any_start_give_the_same_samples() {
    for what in EVERY {
        let one = Disturber::new(&Disturbance::always(what, 0.1), 5, None).expect("it always sounds");
        let whole = run(&one, 0, 96_000, 256, 0.3);
        assert_eq!(whole, run(&one, 0, 96_000, 77, 0.3), "{what:?}");
        assert_eq!(whole[50_000..60_000], run(&one, 50_000, 10_000, 256, 0.3), "{what:?}");
        assert!(whole.iter().any(|x| (x - 0.3).abs() > 1e-6), "{what:?} does something");
    }
}

#[test]
fn what_must_be_moved_sounds_for_a_while_after_it_was() {
    let moved = |what| Disturbance::moved(what, 0.1, Moved::Cable(UnitId::from("XLR-1")));
    for what in [Disturbing::Crackle, Disturbing::Gap, Disturbing::Thump] {
        assert!(Disturber::new(&moved(what), 5, None).is_none());
        let one = Disturber::new(&moved(what), 5, Some(24_000)).expect("it was moved");
        let out = run(&one, 0, 96_000, 256, 0.3);
        assert!(rms(&out[..24_000]) - 0.3 < 1e-6 && rms(&out[60_000..]) - 0.3 < 1e-6, "{what:?}");
        assert!(out[24_000..52_000].iter().any(|x| (x - 0.3).abs() > 0.02), "{what:?}");
    }
}

#[test]
fn loops_have_their_level_and_their_period() {
    for (what, level) in [(Disturbing::Buzz, 1.0), (Disturbing::Ripple, 1.105), (Disturbing::Telephone, 1.0)] {
        let cycle = match what {
            Disturbing::Buzz => loops::dimmer(),
            Disturbing::Ripple => loops::ripple(),
            _ => loops::telephone(),
        };
        assert!((rms(&cycle) - level).abs() < 0.01, "{what:?}: {}", rms(&cycle));
        assert!(cycle.iter().map(|x| f64::from(*x)).sum::<f64>().abs() < 1e-2 * cycle.len() as f64, "{what:?} has no direct part");
    }
    // Two pulses in 443 frames are 216.7 Hz.
    assert!((48_000.0 * 2.0 / loops::telephone().len() as f64 - 216.7).abs() < 0.1);
}
