//! Peaks against the samples that they are of.

use super::*;
use crate::sim::engine::noise::splitmix;
use crate::sim::engine::tape::CHUNK;

/// Noise with a rise in it and a peak here and there.
fn samples(frames: usize) -> Vec<f32> {
    let noise = |n: usize| (splitmix(n as u64) >> 40) as f32 / (1 << 23) as f32 - 1.0;
    (0..frames).map(|n| noise(n) * if n % 70_001 == 0 { 0.9 } else { 0.1 + n as f32 / frames as f32 * 0.2 }).collect()
}

/// A column as anybody would reckon it who has all the samples: whole steps of the level that its width calls for.
fn by_hand(samples: &[f32], frames: &Range<u64>, columns: u64, nth: u64) -> Peak {
    let length = frames.end - frames.start;
    let mut size = STEP;
    while size * 8 <= length / columns && size < STEP * 8_u64.pow(6) {
        size *= 8;
    }
    let (from, to) = (frames.start + nth * length / columns, frames.start + (nth + 1) * length / columns);
    let from = (from / size * size).min(samples.len() as u64);
    let to = (to.div_ceil(size) * size).max(from + size).min(samples.len() as u64);
    let part = &samples[from as usize..to as usize];
    if part.is_empty() {
        return Peak::default();
    }
    let energy: f64 = part.iter().map(|x| f64::from(*x) * f64::from(*x)).sum();
    Peak {
        least: part.iter().copied().fold(f32::INFINITY, f32::min),
        greatest: part.iter().copied().fold(f32::NEG_INFINITY, f32::max),
        rms: (energy / part.len() as f64).sqrt() as f32,
    }
}

#[test]
fn they_equal_the_samples_at_any_zoom_and_place() {
    let samples = samples(1_000_000);
    let mut peaks = Peaks::default();
    // As they come: blocks that begin anywhere.
    let mut at = 0;
    for length in [100, 256, 700, 3, 512].into_iter().cycle() {
        let part = &samples[at..(at + length).min(samples.len())];
        peaks.write(3, 2, at as u64, part);
        at += part.len();
        if at == samples.len() {
            break;
        }
    }
    assert_eq!(peaks.length(3, 2), 1_000_000);
    for (from, to, columns) in [
        (0, 1_000_000, 1),
        (0, 1_000_000, 7),
        (0, 1_000_000, 1920),
        (0, 256, 1),
        (123, 124, 1),
        (5000, 9000, 64),
        (999_000, 1_000_500, 33),
        (77_777, 700_003, 400),
        (0, 3_000_000, 19),
        (990_000, 4_000_000, 5),
    ] {
        let mut found = vec![Peak::default(); columns];
        peaks.columns(3, 2, from..to, &mut found);
        for (nth, found) in found.iter().enumerate() {
            let wanted = by_hand(&samples, &(from..to), columns as u64, nth as u64);
            let place = format!("column {nth} of {columns} from {from} to {to}");
            assert_eq!((found.least, found.greatest), (wanted.least, wanted.greatest), "{place}");
            assert!((found.rms - wanted.rms).abs() <= 1e-4 * wanted.rms, "{place}: {} is not {}", found.rms, wanted.rms);
        }
    }
}

#[test]
fn where_nothing_was_recorded_there_is_silence() {
    let mut peaks = Peaks::default();
    peaks.write(1, 1, 0, &[0.5; 1000]);
    let mut found = [Peak { least: 9.0, greatest: 9.0, rms: 9.0 }; 4];
    for (pass, track, frames) in [(2, 1, 0..1000), (1, 2, 0..1000), (1, 1, 5000..9000), (1, 1, 7..7)] {
        peaks.columns(pass, track, frames, &mut found);
        assert_eq!(found, [Peak::default(); 4]);
    }
    peaks.columns(1, 1, 0..10, &mut []);
}

#[test]
fn those_of_a_tape_are_those_of_what_was_written_on_it() {
    let samples = samples(CHUNK + 5000);
    let mut tape = Tape::default();
    tape.write(4, 1, 0, &samples);
    let (peaks, mut wanted) = (Peaks::of(&tape), Peaks::default());
    wanted.write(4, 1, 0, &samples);
    let look = |peaks: &Peaks| {
        let mut found = [Peak::default(); 100];
        peaks.columns(4, 1, 200_000..CHUNK as u64 + 4000, &mut found);
        found
    };
    assert_eq!(look(&peaks), look(&wanted));
}
