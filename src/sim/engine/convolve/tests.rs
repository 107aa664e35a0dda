//! Against sums by hand, and against itself from other beginnings.

use super::*;
use crate::sim::engine::noise::add_white;
use std::sync::Arc;

fn cut(samples: &[f32]) -> Response {
    Response::late(samples, &mut Work::new(1))
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
        Self { nth, bank: Bank::heard_through((20, LATE), (0, LATE), AHEAD), ears, work: Work::new(AHEAD) }
    }

    fn play(&mut self, window: u64, sound: &[f32]) {
        for (block, samples) in (window * WINDOW..).zip(sound[window as usize * PART..].as_chunks().0.iter().take(WINDOW as usize)) {
            self.bank.put_radiator(self.nth, block, samples);
        }
        self.bank.finish_radiators(self.nth / LANES, window, &mut self.work);
    }

    fn hear(&mut self, window: u64, windows: usize) -> Vec<f32> {
        self.ears.hear(window, windows, &self.bank, &mut self.work);
        (window * WINDOW..(window + windows as u64) * WINDOW)
            .flat_map(|block| *self.ears.heard(self.nth, block).expect("was heard"))
            .collect()
    }
}

/// What is heard of a sound from a window on, by somebody who listens from another.
fn run(sound: &[f32], response: &Response, (from, listens): (u64, u64), nth: usize) -> Vec<f32> {
    let mut pair = Pair::new(nth, response);
    let mut out = Vec::new();
    for window in from..(sound.len() / PART) as u64 {
        pair.play(window, sound);
        if window >= listens {
            out.extend(pair.hear(window, 1));
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
fn whoever_listens_later_or_beside_others_hears_the_same() {
    let sound = noise(27 * PART, 3);
    let response = cut(&noise(LONGEST * BLOCK, 4));
    let whole = at_once(&sound, &response);
    for (listens, nth) in [(21, 0), (22, 7), (25, 15)] {
        let from = beginning(listens * PART as u64) / PART as u64;
        let heard = run(&sound, &response, (from, listens), nth);
        assert!(heard.iter().zip(&whole[listens as usize * PART..]).all(|(a, b)| a.to_bits() == b.to_bits()), "from window {listens}");
    }
}

#[test]
fn what_is_heard_together_is_the_same() {
    let sound = noise(25 * PART, 5);
    let response = cut(&noise(9_000, 6));
    let whole = at_once(&sound, &response);
    let mut pair = Pair::new(3, &response);
    for (from, count) in [(0, 1), (1, 8), (9, 2), (11, 3), (14, 5), (19, 6)] {
        (from..from + count).for_each(|window| pair.play(window, &sound));
        let heard = pair.hear(from, count as usize);
        let at = from as usize * PART;
        let other = heard.iter().zip(&whole[at..]).position(|(a, b)| a.to_bits() != b.to_bits());
        assert_eq!(other, None, "{count} windows from {from}: {:?}", other.map(|n| (heard[n], whole[at + n])));
    }
}

#[test]
fn silence_stays_silent_and_the_tail_ends() {
    let mut sound = vec![0.0; 6 * PART];
    sound[700] = 1.0;
    let mut impulse = vec![0.0; 9_600];
    (impulse[0], impulse[599], impulse[4_000], impulse[9_599]) = (1.0, 0.5, 0.5, 0.5);
    let got = at_once(&sound, &cut(&impulse));
    let heard: Vec<usize> = (0..got.len()).filter(|n| got[*n].abs() > 1e-6).collect();
    assert_eq!(heard, [700, 1_299, 4_700, 10_299]);
    assert!(got[4 * PART..].iter().all(|x| *x == 0.0));
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
