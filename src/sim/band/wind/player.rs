//! A wind player: when the tongue lets go, how the breath rises and falls, where the pitch is.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::score::Manner;
use crate::sim::band::score::Score;
use crate::sim::band::sustained::Habit;
use crate::sim::band::sustained::TICK;
use crate::sim::band::sustained::Vibrato;
use crate::sim::band::sustained::Voiced;
use crate::sim::band::sustained::Wander;
use crate::sim::band::sustained::hertz;
use crate::sim::band::sustained::melody;
use crate::sim::band::sustained::reach;
use crate::sim::units::amplitude;

/// Breath of this size is not heard: 120 dB below mezzo-forte.
const SILENT: f64 = 1e-6;
/// Seconds in which everything is damped before `still`.
const DAMP: f64 = 0.08;

/// How a player blows an instrument.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Lungs {
    /// Seconds in which a tongued note rises at mezzo-forte.
    pub(in crate::sim::band) attack: f64,
    /// Seconds in which a note falls.
    pub(in crate::sim::band) release: f64,
    /// How far above the note's level the tongue's release overshoots.
    pub(in crate::sim::band) blip: f64,
    /// Semitones from which a plain note comes up.
    pub(in crate::sim::band) scoop: f64,
    /// Vibrato of the lips or the jaw.
    pub(in crate::sim::band) vibrato: Habit,
    /// How much of the vibrato is heard in the level, in decibels at full depth.
    pub(in crate::sim::band) sway: f64,
}

/// What a player does now.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::sim::band) struct Breath {
    /// Frequency in hertz.
    pub(in crate::sim::band) hertz: f64,
    /// The note's amplitude, from 0, re mezzo-forte.
    pub(in crate::sim::band) size: f64,
    /// How loud the player blows now, in decibels re mezzo-forte, attack and fading included.
    pub(in crate::sim::band) force: f64,
    /// How much fingers or valves have just moved, from 1 falling to 0.
    pub(in crate::sim::band) fingers: f64,
}

/// The player's state between two notes.
struct Player<'a> {
    lungs: &'a Lungs,
    vibrato: Vibrato,
    drift: Wander,
    shimmer: Wander,
    pitch: f64,
    from: f64,
    rise: f64,
    size: f64,
    fingers: f64,
    intonation: f64,
    /// The size that the note's force asks for.
    loud: f64,
    /// Seconds in which it rises.
    attack: f64,
    lean: f64,
    reach: Reach,
}

/// How far something comes in one tick.
struct Reach {
    /// The pitch of a plain note.
    slides: f64,
    /// The pitch of a note that is scooped.
    scoops: f64,
    /// The column of air after the fingers.
    follows: f64,
    /// The fingers.
    moves: f64,
}

/// Plays a score: `sound` gets the breath once a tick and writes the row frames from there on.
pub(in crate::sim::band) fn breathe(
    score: &Score,
    lungs: &Lungs,
    dice: &mut Dice,
    rows: &mut [Vec<f32>],
    mut sound: impl FnMut(&Breath, &mut Dice, &mut [[f64; 2]; TICK]),
) {
    let notes = melody(score);
    let frames = rows.first().map_or(0, Vec::len);
    let still = ((score.still.max(0.0) * RATE) as usize).min(frames);
    let first = notes.first().map_or(still, |note| ((note.tone.at.max(0.0) * RATE) as usize).min(still));
    let mut player = Player::new(lungs);
    let mut next = 0;
    let mut out = [[0.0; 2]; TICK];
    let mut blown = true;
    for start in (first..still).step_by(TICK) {
        let now = start as f64 / RATE;
        while notes.get(next).is_some_and(|note| note.tone.at <= now + 1e-9) {
            player.begin(&notes[next], dice);
            next += 1;
        }
        let breath = match next.checked_sub(1) {
            Some(index) => player.decide(&notes[index], now, dice),
            None => Breath { hertz: 440.0, force: -100.0, ..Breath::default() },
        };
        let breathes = breath.size > SILENT;
        if !breathes && !blown {
            continue;
        }
        blown = breathes;
        sound(&breath, dice, &mut out);
        for (offset, values) in out.iter().enumerate().take(still - start) {
            let damp = ((still - start - offset) as f64 / (DAMP * RATE)).min(1.0);
            for (row, value) in rows.iter_mut().zip(values) {
                row[start + offset] = (value * damp) as f32;
            }
        }
    }
}

impl<'a> Player<'a> {
    fn new(lungs: &'a Lungs) -> Self {
        Self {
            lungs,
            vibrato: Vibrato::new(lungs.vibrato),
            drift: Wander::new(0.8),
            shimmer: Wander::new(7.0),
            pitch: 60.0,
            from: 0.0,
            rise: 0.0,
            size: 0.0,
            fingers: 0.0,
            intonation: 0.0,
            loud: 0.0,
            attack: lungs.attack,
            lean: 1.0,
            reach: Reach { slides: reach(0.018), scoops: reach(0.07), follows: reach(0.006), moves: reach(0.02) },
        }
    }

    fn begin(&mut self, note: &Voiced, dice: &mut Dice) {
        self.intonation = dice.around(0.006);
        self.lean = 1.0 + dice.around(0.15);
        let force = note.tone.force.0 + dice.around(0.5);
        self.loud = amplitude(force);
        self.attack = self.lungs.attack * self.lean * libm::exp10(-force / 80.0) * 0.4;
        self.fingers = 1.0;
        if note.linked {
            return;
        }
        self.pitch = note.tone.pitch;
        self.from = match note.tone.manner {
            Manner::Scooped => -1.5,
            _ => -self.lungs.scoop * self.lean,
        };
    }

    fn decide(&mut self, note: &Voiced, now: f64, dice: &mut Dice) -> Breath {
        let (since, lungs) = (now - note.tone.at, self.lungs);
        self.from *= 1.0 - if note.tone.manner == Manner::Scooped { self.reach.scoops } else { self.reach.slides };
        // Fingers change the tube at once; the column of air follows within a few periods.
        self.pitch += self.reach.follows * (note.tone.pitch - self.pitch);
        self.fingers *= 1.0 - self.reach.moves;
        let turn = self.vibrato.tick(since, note.length(), dice);
        let (drift, shimmer) = (self.drift.tick(dice), self.shimmer.tick(dice));
        let aim = if now < note.until || note.carried { self.aim(note, since) } else { 0.0 };
        let seconds = match (aim > self.rise, note.tone.manner) {
            (true, _) => self.attack,
            (false, _) if now < note.until => 0.03,
            (false, Manner::Muted) => lungs.release * 0.35,
            (false, _) => lungs.release * 0.45,
        };
        // Two steps after one another: air has mass and begins softly.
        let comes = reach(0.5 * seconds);
        self.rise += comes * (aim - self.rise);
        self.size += comes * (self.rise - self.size);
        let size = self.size * (1.0 + 0.02 * shimmer) * amplitude(lungs.sway * turn);
        let pitch = self.pitch + self.from + self.vibrato.semitones(turn) + self.intonation + 0.005 * drift;
        let force = 20.0 * libm::log10(size.max(1e-5));
        Breath { hertz: hertz(pitch), size, force, fingers: self.fingers }
    }

    /// The level that the breath aims at: a tongued note overshoots and settles, a slur dips while the fingers move.
    fn aim(&self, note: &Voiced, since: f64) -> f64 {
        let shape = if note.linked { 1.0 - 0.35 * libm::exp(-since / 0.02) } else { 1.0 + self.lungs.blip * libm::exp(-since / 0.035) };
        let length = note.length();
        let swell = if length > 0.6 { 0.1 * libm::sin(std::f64::consts::PI * (since / length).min(1.0)) } else { 0.0 };
        self.loud * shape * (1.0 + swell)
    }
}
