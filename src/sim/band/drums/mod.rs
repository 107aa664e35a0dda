//! A drum kit: kick, snare, hats, three toms, ride and two crashes, each radiator on its own.
//!
//! Pressures are pascals at one metre: at a force of 8 dB the peaks are those of domain reference 2.2 rows D-K to D-C for loud playing.
//! Positive is outward motion of the air at the radiator; a head struck from outside goes in first, the head behind it comes out.
//! Drums hear each other one block late, through half a metre of air.

mod bank;
mod blow;
mod cymbals;
mod drum;
mod group;
mod hats;
mod head;
mod kick;
mod plate;
mod snare;
#[cfg(test)]
mod tests;
mod wires;

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::bank::{BLOCK, Force};
use crate::sim::band::drums::cymbals::{CRASH_LEFT, CRASH_RIGHT, Cymbal, RIDE};
use crate::sim::band::drums::drum::{Drum, TOM_HIT, TOMS};
use crate::sim::band::drums::hats::Hats;
use crate::sim::band::drums::kick::Kick;
use crate::sim::band::drums::snare::{Snare, Way};
use crate::sim::band::filters::RATE;
use crate::sim::band::score::{Piece, Score, Stroke};

/// How many places of a kit give out sound.
const PIECES: usize = 11;
/// Which they are, in the order of `render`.
pub(super) const RADIATORS: &[&str; PIECES] = &[
    "kick-beater",
    "kick-port",
    "snare-top",
    "snare-bottom",
    "hi-hat",
    "tom-high",
    "tom-mid",
    "tom-floor",
    "ride",
    "crash-left",
    "crash-right",
];

/// How strongly the kick and the toms move the snare's bottom head through the air, per pascal and frame.
const INTO_SNARE: f64 = 2e-4;
/// How strongly the snare moves the heads of the toms.
const INTO_TOMS: f64 = 1e-4;
/// Less pressure than this moves nothing, pascals.
const STILL_AIR: f64 = 0.05;
/// How much one blow differs from the next, decibels.
const UNEVEN: f64 = 0.4;

/// Turns a score into what each radiator gives: pressure at one metre on its axis, pascals.
pub(super) fn render(score: &Score, mut dice: Dice) -> Vec<Vec<f32>> {
    let frames = (score.seconds * RATE) as usize;
    let still = (score.still * RATE) as usize;
    let mut rows = [(); PIECES].map(|()| vec![0.0; frames.next_multiple_of(BLOCK)]);
    let mut kit = Kit::new();
    let mut strokes = score.strokes.iter().map(|stroke| ((stroke.at.max(0.0) * RATE) as usize, stroke)).peekable();
    for from in (0..frames).step_by(BLOCK) {
        while let Some((at, stroke)) = strokes.next_if(|(at, _)| *at < from + BLOCK) {
            kit.strike(at.max(from), stroke, &mut dice);
        }
        if (from..from + BLOCK).contains(&still) {
            kit.damp();
        }
        let mut block = [[0.0; BLOCK]; PIECES];
        kit.sound(from, &mut dice, &mut block);
        for (row, block) in rows.iter_mut().zip(&block).filter(|(_, block)| block.iter().any(|pressure| *pressure != 0.0)) {
            row[from..from + BLOCK].iter_mut().zip(block).for_each(|(out, pressure)| *out = *pressure as f32);
        }
    }
    rows.iter_mut().for_each(|row| row.truncate(frames));
    rows.into()
}

/// The force in decibels at which hats and ride were balanced with the rest: loud playing.
const LOUD: f64 = 8.0;

/// Everything on its stands.
#[derive(Debug, Clone)]
struct Kit {
    kick: Kick,
    snare: Snare,
    hats: Hats,
    toms: [Drum; 3],
    ride: Cymbal,
    crashes: [Cymbal; 2],
    to_snare: Option<Force>,
    to_toms: Option<Force>,
}

impl Kit {
    fn new() -> Self {
        Self {
            kick: Kick::new(),
            snare: Snare::new(),
            hats: Hats::new(),
            toms: TOMS.map(Drum::new),
            ride: Cymbal::new(RIDE),
            crashes: [Cymbal::new(CRASH_LEFT), Cymbal::new(CRASH_RIGHT)],
            to_snare: None,
            to_toms: None,
        }
    }

    fn strike(&mut self, at: usize, stroke: &Stroke, dice: &mut Dice) {
        let decibels = stroke.force.0 + dice.around(UNEVEN);
        let power = libm::pow(10.0, decibels / 20.0);
        // A harder tip reaches modes that a softer one hardly wakes: hats and ride would gain 1.4 dB a decibel. Loud strokes stay as they are.
        let metal = libm::pow(10.0, (LOUD + (decibels - LOUD) * 0.75) / 20.0);
        match stroke.piece {
            Piece::Kick => self.kick.strike(at, power, dice),
            Piece::Snare => self.snare.strike(at, power, Way::Middle, dice),
            Piece::RimShot => self.snare.strike(at, power, Way::WithRim, dice),
            Piece::SideStick => self.snare.strike(at, power, Way::Across, dice),
            Piece::HatClosed => self.hats.closed(at, metal, dice),
            Piece::HatOpen => self.hats.open(at, metal, dice),
            Piece::HatFoot => self.hats.foot(at, metal, dice),
            Piece::TomHigh => self.tom(0, at, power, dice),
            Piece::TomMid => self.tom(1, at, power, dice),
            Piece::TomFloor => self.tom(2, at, power, dice),
            Piece::Ride => self.ride.bow(at, metal, dice),
            Piece::RideBell => self.ride.bell(at, metal, dice),
            Piece::CrashLeft => self.crashes[0].crash(at, power, dice),
            Piece::CrashRight => self.crashes[1].crash(at, power, dice),
        }
    }

    fn tom(&mut self, which: usize, at: usize, power: f64, dice: &mut Dice) {
        self.toms[which].strike(at, power, &TOM_HIT, dice);
    }

    fn sound(&mut self, from: usize, dice: &mut Dice, block: &mut [[f64; BLOCK]; PIECES]) {
        let [beater, port, top, bottom, hat, toms @ .., ride, left, right] = block;
        self.kick.sound(from, beater, port);
        self.snare.sound(from, self.to_snare.as_ref(), dice, top, bottom);
        self.hats.sound(from, dice, hat);
        for (tom, out) in self.toms.iter_mut().zip(toms.iter_mut()) {
            tom.sound(from, self.to_toms.as_ref(), out);
        }
        self.ride.sound(from, ride);
        self.crashes[0].sound(from, left);
        self.crashes[1].sound(from, right);
        self.to_toms = through_air(&[&*top], INTO_TOMS);
        self.to_snare = through_air(&[&*port, &toms[0], &toms[1], &toms[2]], INTO_SNARE);
    }

    fn damp(&mut self) {
        self.kick.damp();
        self.snare.damp();
        self.hats.damp();
        self.toms.iter_mut().for_each(Drum::damp);
        self.ride.damp();
        self.crashes.iter_mut().for_each(Cymbal::damp);
    }
}

/// What some drums send to another; nothing where it would move nothing.
fn through_air(from: &[&[f64; BLOCK]], share: f64) -> Option<Force> {
    let sum: [f64; BLOCK] = std::array::from_fn(|frame| from.iter().map(|row| row[frame]).sum());
    let loud = sum.iter().any(|pressure| libm::fabs(*pressure) > STILL_AIR);
    loud.then(|| sum.map(|pressure| (pressure * share) as f32))
}
