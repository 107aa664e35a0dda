//! Vibrato: it begins late, grows, and is never quite even.

use crate::sim::band::dice::Dice;
use crate::sim::band::sustained::TICKS;
use crate::sim::band::sustained::Wander;
use std::f64::consts::PI;

/// How a player's vibrato is.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Habit {
    /// Turns a second.
    pub(in crate::sim::band) hertz: f64,
    /// Cents to either side when it is full.
    pub(in crate::sim::band) cents: f64,
    /// Seconds from the attack until it begins.
    pub(in crate::sim::band) delay: f64,
    /// Seconds in which it grows.
    pub(in crate::sim::band) growth: f64,
    /// Notes shorter than this, in seconds, have none.
    pub(in crate::sim::band) shortest: f64,
}

/// A vibrato in being.
#[derive(Debug, Clone)]
pub(in crate::sim::band) struct Vibrato {
    habit: Habit,
    phase: f64,
    depth: f64,
    unsteady: Wander,
}

impl Vibrato {
    pub(in crate::sim::band) fn new(habit: Habit) -> Self {
        Self { habit, phase: 0.0, depth: 0.0, unsteady: Wander::new(1.5) }
    }

    /// Where it is, from −1 to 1 at full depth, this long after the attack of a note of this length.
    pub(in crate::sim::band) fn tick(&mut self, since: f64, length: f64, dice: &mut Dice) -> f64 {
        let unsteady = self.unsteady.tick(dice);
        let wanted = if length < self.habit.shortest || since < self.habit.delay { 0.0 } else { 1.0 };
        if wanted == 0.0 && self.depth < 0.01 {
            // A vibrato begins from the note itself.
            self.phase = 0.0;
        }
        self.depth += (wanted - self.depth) / (self.habit.growth * TICKS);
        self.phase += 2.0 * PI * self.habit.hertz * (1.0 + 0.06 * unsteady) / TICKS;
        if self.phase > PI {
            self.phase -= 2.0 * PI;
        }
        self.depth * (1.0 + 0.15 * unsteady) * libm::sin(self.phase)
    }

    /// The same in semitones.
    pub(in crate::sim::band) fn semitones(&self, turn: f64) -> f64 {
        turn * self.habit.cents / 100.0
    }
}
