//! Against sums by hand, and against itself from other beginnings.

use super::*;
use crate::sim::engine::noise::add_white;
use std::sync::Arc;

fn cut(samples: &[f32]) -> Response {
    Response::late(samples, &mut Work::default())
}

fn noise(frames: usize, seed: u64) -> Vec<f32> {
    let mut samples = vec![0.0; frames];
    add_white(&mut samples, seed, 0, 0.3);
    samples
}

/// A source and somebody who hears it, beside others who are silent and deaf, which makes it the nth of each.
struct Pair {
    nth: usize,
    bank: Bank,
    ears: Ears,
    work: Work,
}

impl Pair {
    fn new(nth: usize, response: &Response) -> Self {
        let mut ears = Ears::new(AHEAD);
        (0..nth).for_each(|_| _ = ears.add(Vec::new()));
        ears.add(vec![(nth, Arc::new(response.clone()))]);
        Self { nth, bank: Bank::heard_at((20, [true; 3]), (0, [false; 3]), AHEAD), ears, work: Work::default() }
    }

    fn push(&mut self, block: u64, samples: &[f32]) {
        let mut sounds = vec![[0.0; BLOCK]; 20];
        sounds[self.nth].copy_from_slice(samples);
        self.bank.push_radiators(block, &sounds, &mut self.work);
    }

    fn hear(&mut self, block: u64, blocks: usize) -> Vec<f32> {
        self.ears.hear(block, blocks, &self.bank, &mut self.work, None);
        (block..block + blocks as u64).flat_map(|block| self.ears.heard(self.nth, block)).collect()
    }
}

/// What is heard of a sound from a block on, by somebody who listens from another.
fn run(sound: &[f32], response: &Response, (from, listens): (u64, u64), nth: usize) -> Vec<f32> {
    let mut pair = Pair::new(nth, response);
    let mut out = Vec::new();
    for (block, samples) in sound.chunks_exact(BLOCK).enumerate().skip(from as usize) {
        pair.push(block as u64, samples);
        if block as u64 >= listens {
            out.extend(pair.hear(block as u64, 1));
        }
    }
    out
}

fn at_once(sound: &[f32], response: &Response) -> Vec<f32> {
    run(sound, response, (0, 0), 0)
}

#[test]
fn equals_direct_convolution_at_every_length() {
    let sound = noise(96 * BLOCK, 1);
    for length in [1_111, 2_048, 5_000, 8_300, 21_000] {
        let mut impulse = noise(length, 2);
        impulse[..300].fill(0.0);
        let got = at_once(&sound, &cut(&impulse));
        for (n, sample) in got.iter().enumerate().step_by(97) {
            let wanted: f64 = (0..=n.min(impulse.len() - 1)).map(|k| f64::from(impulse[k]) * f64::from(sound[n - k])).sum();
            assert!((f64::from(*sample) - wanted).abs() < 1e-4, "{length} at {n}: {sample} for {wanted}");
        }
    }
}

#[test]
fn whoever_listens_later_or_works_in_another_turn_hears_the_same() {
    let sound = noise(420 * BLOCK, 3);
    let response = cut(&noise(LONGEST * BLOCK, 4));
    let whole = at_once(&sound, &response);
    for (listens, turn) in [(333, 0), (345, 7), (399, 15)] {
        let from = beginning(listens * BLOCK as u64) / BLOCK as u64;
        let heard = run(&sound, &response, (from, listens), turn);
        assert!(heard.iter().zip(&whole[listens as usize * BLOCK..]).all(|(a, b)| a.to_bits() == b.to_bits()), "from block {listens}");
    }
}

#[test]
fn what_is_heard_ahead_is_the_same() {
    let sound = noise(220 * BLOCK, 5);
    let response = cut(&noise(9_000, 6));
    let whole = at_once(&sound, &response);
    let mut pair = Pair::new(3, &response);
    let blocks: Vec<&[f32]> = sound.chunks_exact(BLOCK).collect();
    for (from, count) in
        [(0, 8), (8, 8), (16, 3), (19, 8), (27, 1), (28, 7), (35, 2), (37, 8), (45, 3), (48, 16), (64, 15), (79, 1), (80, 61), (141, 64)]
    {
        (from..from + count).for_each(|block| pair.push(block as u64, blocks[block]));
        let heard = pair.hear(from as u64, count);
        let other = heard.iter().zip(&whole[from * BLOCK..]).position(|(a, b)| a.to_bits() != b.to_bits());
        assert_eq!(other, None, "{count} blocks from {from}: {:?}", other.map(|at| (heard[at], whole[from * BLOCK + at])));
    }
}

#[test]
fn silence_stays_silent_and_the_tail_ends() {
    let mut sound = vec![0.0; 80 * BLOCK];
    sound[700] = 1.0;
    let mut impulse = vec![0.0; 9_600];
    (impulse[0], impulse[599], impulse[4_000], impulse[9_599]) = (1.0, 0.5, 0.5, 0.5);
    let got = at_once(&sound, &cut(&impulse));
    let heard: Vec<usize> = (0..got.len()).filter(|n| got[*n].abs() > 1e-6).collect();
    assert_eq!(heard, [700, 1_299, 4_700, 10_299]);
    assert!(got[..512].iter().all(|x| *x == 0.0) && got[64 * BLOCK..].iter().all(|x| *x == 0.0));
}

#[test]
fn a_tail_below_ninety_decibels_is_left_off() {
    let mut impulse = vec![0.0; 4000];
    (impulse[10], impulse[3000]) = (1.0, 1e-6);
    assert_eq!(cut(&impulse).blocks(), 1);
    impulse[3000] = 1e-3;
    assert_eq!(cut(&impulse).blocks(), 12);
    assert_eq!(cut(&[]).blocks(), 0);
}
