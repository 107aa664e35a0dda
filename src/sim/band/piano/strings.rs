//! What the strings of one key do to the bridge, from the blow until they are no longer heard.
//!
//! Each partial is the sum of what the strings do together, which the bridge drains, and of what they do against each other or
//! along the board, which lasts longer and beats: Weinreich's two-stage decay.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::piano::bank::{Bank, Mode};
use crate::sim::band::piano::hammer::CONTACT_RATE;
use crate::sim::band::piano::rates::{Bridges, LOW_RATE, REACH, SPLIT_HZ, STEP, thin_out};
use crate::sim::band::piano::scale::Key;
use std::f64::consts::PI;

/// The highest partials that are computed.
const HIGHEST: (u32, f64) = (120, 12_500.0);
/// Towards this the second stage of the decay gets lost among the first of other partials.
const TWO_STAGES_HZ: f64 = 2400.0;
/// Newtons at the bridge below which a partial is inaudible: about 0 dB SPL at 1 m, and, where lower ones cover it, 17 dB.
const FLOOR: (f64, f64) = (5e-4, 3e-3);
/// Frames of the slower rate computed together.
const CHUNK: usize = 1024;

/// What stops the strings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The damper falls.
    Damper,
    /// A hand on the strings, or all that can be damped damped.
    Hand,
    /// The hammer comes again while they ring.
    Struck,
}

/// One blow and what becomes of it.
#[derive(Debug, Clone)]
pub(super) struct Sounding<'a> {
    /// The key.
    pub(super) key: &'a Key,
    /// Where the hammer met the strings, as a share of their length.
    pub(super) place: f64,
    /// Its force on one string, at `CONTACT_RATE`.
    pub(super) blow: &'a [f64],
    /// The low frame in which it began.
    pub(super) from: usize,
    /// What stops it, each in a low frame, by rising frame.
    pub(super) stops: Vec<(usize, Stop)>,
}

impl Sounding<'_> {
    /// Adds all of it to the bridges.
    pub(super) fn play(&self, bridges: &mut Bridges) {
        let (low, high): (Vec<Mode>, Vec<Mode>) = self.modes().into_iter().partition(|mode| mode.hertz < SPLIT_HZ);
        let shares = sides(self.key.pitch);
        self.play_at((LOW_RATE, 1, FLOOR.0), low, &mut bridges.low, shares);
        self.play_at((RATE, STEP, FLOOR.1), high, &mut bridges.high, shares);
    }

    fn play_at(&self, (rate, step, floor): (f64, usize, f64), modes: Vec<Mode>, sides: &mut [Vec<f32>; 2], shares: [f64; 2]) {
        let pushes = thin_out(self.blow, libm::round(CONTACT_RATE / rate) as usize);
        let scaled = modes.into_iter().map(|mode| Mode { gain: mode.gain / CONTACT_RATE, ..mode }).collect();
        let mut bank = Bank::new(rate, floor, by_life(scaled));
        // The thinned blow begins `REACH` of its own frames early, and an oscillator answers one frame early.
        let mut at = (self.from + REACH) * step - REACH + 1;
        let mut stops = self.stops.iter().map(|(frame, stop)| (frame * step, *stop)).peekable();
        let mut held = (false, false, false);
        let mut chunk = vec![0.0; pushes.len()];
        bank.push(&pushes, &mut chunk);
        at = mix(&chunk, at, sides, shares);
        let mut sounds = true;
        while sounds && at < sides[0].len() {
            while let Some((_, stop)) = stops.next_if(|(frame, _)| *frame <= at) {
                match stop {
                    Stop::Damper => held.0 = true,
                    Stop::Hand => held.1 = true,
                    Stop::Struck => held.2 = true,
                }
                bank.tune(|mode| self.decay(mode, held));
            }
            let until = stops.peek().map_or(usize::MAX, |(frame, _)| *frame);
            chunk.clear();
            chunk.resize((until - at).min(CHUNK).min(sides[0].len() - at), 0.0);
            sounds = bank.ring(&mut chunk);
            at = mix(&chunk, at, sides, shares);
        }
    }

    fn decay(&self, mode: &Mode, (damper, hand, struck): (bool, bool, bool)) -> f64 {
        let damper = if damper { self.key.damper_at(mode.hertz) } else { 0.0 };
        let hand = if hand { 22.0 + 0.006 * mode.hertz } else { 0.0 };
        mode.decay + damper + hand + if struck { 9.0 } else { 0.0 }
    }

    /// All oscillators; `gain` is newtons at the bridge for a newton-second under the hammer.
    fn modes(&self) -> Vec<Mode> {
        let key = self.key;
        let mut habit = Dice::new(libm::round(key.pitch) as u64, "bridge");
        let mut modes = Vec::new();
        for number in (1..=HIGHEST.0).map(f64::from) {
            let hertz = key.partial(number);
            if hertz > HIGHEST.1 {
                break;
            }
            let sign = if number % 2.0 < 1.0 { -1.0 } else { 1.0 };
            let pull = f64::from(key.strings) * key.tension * number * PI / key.length * key.voicing;
            let gain = sign * pull * 2.0 * key.shape(number, self.place) / (key.mass * 2.0 * PI * hertz);
            // The board takes more from some partials than from others.
            let decay = key.decay_at(hertz) * libm::exp(habit.around(0.15));
            stages(key, &mut habit, Mode { hertz, decay, gain }, &mut modes);
        }
        modes
    }
}

/// Splits a partial into the stages of its decay.
fn stages(key: &Key, habit: &mut Dice, whole: Mode, modes: &mut Vec<Mode>) {
    let (second, third) = (habit.between(0.16, 0.32), habit.between(0.03, 0.10));
    let fade = 1.0 - whole.hertz / TWO_STAGES_HZ;
    if whole.hertz > TWO_STAGES_HZ {
        modes.push(whole);
        return;
    }
    let off = |cents: f64| whole.hertz * (1.0 + cents * 5.776e-4);
    // One string alone moves across the board and, a little, along it; more strings also move against each other.
    let second = fade * if key.strings > 1 { second } else { 0.4 * second };
    let third = if whole.hertz < TWO_STAGES_HZ / 2.0 { third * fade } else { 0.0 };
    modes.push(Mode { gain: whole.gain * (1.0 - second - third), ..whole });
    modes.push(Mode { hertz: off(key.unison[0]), decay: whole.decay * 0.3, gain: whole.gain * second });
    if third > 0.0 {
        modes.push(Mode { hertz: off(key.unison[1]), decay: whole.decay * 0.42, gain: whole.gain * third });
    }
}

/// Those that sound as long as each other side by side, so that they stop together.
fn by_life(mut modes: Vec<Mode>) -> Vec<Mode> {
    modes.sort_by(|a, b| a.decay.total_cmp(&b.decay));
    modes
}

/// How much of a key the treble side of the board gives, and how much the bass side.
pub(super) fn sides(pitch: f64) -> [f64; 2] {
    let across = ((pitch - 21.0) / 87.0).clamp(0.0, 1.0);
    let treble = 0.5 - 0.42 * libm::cos(PI * across);
    [treble, 1.0 - treble]
}

/// Adds a chunk to both sides and says where it ended.
fn mix(chunk: &[f64], at: usize, sides: &mut [Vec<f32>; 2], shares: [f64; 2]) -> usize {
    for (side, share) in sides.iter_mut().zip(shares) {
        for (out, value) in side.iter_mut().skip(at).zip(chunk) {
            *out += (share * value) as f32;
        }
    }
    at + chunk.len()
}
