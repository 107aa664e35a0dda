//! The right arm and the left hand: speed, force and place of the bow, and where the finger is, decision by decision.

use crate::sim::band::bowed::Make;
use crate::sim::band::bowed::plan::Gesture;
use crate::sim::band::bowed::string::Stroke;
use crate::sim::band::dice::Dice;
use crate::sim::band::score::Manner;
use crate::sim::band::sustained::TICKS;
use crate::sim::band::sustained::Vibrato;
use crate::sim::band::sustained::Wander;
use crate::sim::band::sustained::reach;
use crate::sim::units::amplitude;

/// How a player bows an instrument.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Arm {
    /// Seconds in which the bow comes up to speed at mezzo-forte.
    pub(in crate::sim::band) attack: f64,
    /// Seconds in which it comes to rest at the end of a stroke.
    pub(in crate::sim::band) release: f64,
    /// Where the bow plays, as a share of the string from the bridge, at mezzo-forte.
    pub(in crate::sim::band) place: f64,
    /// Force as a share of the greatest possible, at mezzo-forte.
    pub(in crate::sim::band) press: f64,
    /// Above this, in hertz, the string's corner is rounded off at mezzo-forte.
    pub(in crate::sim::band) corner: f64,
    /// How uneven the hair grips.
    pub(in crate::sim::band) rough: f64,
    /// Where a finger plucks.
    pub(in crate::sim::band) pluck: f64,
    /// The size of a pluck against that of a stroke of the same force.
    pub(in crate::sim::band) pluck_size: f64,
}

/// One string's share of a player.
#[derive(Debug, Clone)]
pub(super) struct Hand {
    arm: Arm,
    vibrato: Vibrato,
    tremble: Wander,
    drift: Wander,
    /// Where the finger is, as a MIDI note number.
    pub(super) pitch: f64,
    intonation: f64,
    lean: f64,
    force: f64,
    /// The size of motion that the note's force asks for.
    loud: f64,
    /// How far the bow can come towards its speed in one tick.
    quick: f64,
    /// How much firmer than at mezzo-forte the bow is pressed.
    firm: f64,
    size: f64,
    speed: f64,
    press: f64,
    place: f64,
    reach: Reach,
}

/// How far a hand comes in one tick.
#[derive(Debug, Clone, Copy)]
struct Reach {
    /// A finger that falls.
    falls: f64,
    /// A finger that slides.
    slides: f64,
    /// The size of the motion.
    swells: f64,
    /// The weight on the bow.
    presses: f64,
}

impl Hand {
    pub(super) fn new(make: &Make, string: usize) -> Self {
        Self {
            arm: make.arm,
            vibrato: Vibrato::new(make.vibrato),
            tremble: Wander::new(6.0),
            drift: Wander::new(0.8),
            pitch: make.open[string],
            intonation: 0.0,
            lean: 1.0,
            force: 0.0,
            loud: 0.0,
            quick: 1.0,
            firm: 1.0,
            size: 0.0,
            speed: 0.0,
            press: 0.0,
            place: make.arm.place,
            // A finger falls in 10 ms; a scoop slides for a tenth of a second.
            reach: Reach { falls: reach(0.004), slides: reach(0.055), swells: reach(0.03), presses: reach(0.006) },
        }
    }

    /// A new note: what is settled once.
    pub(super) fn begin(&mut self, gesture: &Gesture, fresh: bool, dice: &mut Dice) {
        self.intonation = dice.around(0.006);
        self.lean = 1.0 + dice.around(0.12);
        self.force = gesture.tone.force.0 + dice.around(0.5);
        self.loud = amplitude(self.force);
        self.quick = 1.0 / (self.arm.attack * self.lean * libm::exp10(-self.force / 60.0) * TICKS);
        self.firm = libm::exp10(self.force / 120.0);
        if fresh {
            self.size = self.loud;
            self.pitch = gesture.tone.pitch - if gesture.tone.manner == Manner::Scooped { 1.2 } else { 0.0 };
            // Louder nearer the bridge; never so near that the force would have to be a virtuoso's.
            self.place = (self.arm.place * libm::exp10(-self.force / 80.0) * (1.0 + dice.around(0.06))).clamp(0.06, 0.2);
        }
    }

    /// Where the finger is now, in semitones, `since` the note began.
    pub(super) fn finger(&mut self, gesture: &Gesture, since: f64, dice: &mut Dice) -> f64 {
        let comes = if gesture.tone.manner == Manner::Scooped { self.reach.slides } else { self.reach.falls };
        self.pitch += comes * (gesture.tone.pitch - self.pitch);
        let length = if gesture.open { 0.0 } else { gesture.until - gesture.tone.at };
        let turn = self.vibrato.tick(since, length, dice);
        let drift = self.drift.tick(dice);
        self.pitch + self.vibrato.semitones(turn) + self.intonation + 0.004 * drift
    }

    /// What the bow does while a note is held.
    pub(super) fn draw(&mut self, gesture: &Gesture, since: f64, dice: &mut Dice) -> Stroke {
        let length = gesture.until - gesture.tone.at;
        // A long bow swells a little to its middle.
        let swell = if length > 0.5 { 0.12 * libm::sin(std::f64::consts::PI * (since / length).min(1.0)) } else { 0.0 };
        let wanted = self.loud * (1.0 + swell) * (1.0 + 0.03 * self.tremble.tick(dice));
        self.size += self.reach.swells * (wanted - self.size);
        self.speed += (gesture.way - self.speed).clamp(-self.quick, self.quick);
        let short = if gesture.tone.manner == Manner::Muted { 1.3 } else { 1.0 };
        let bite = if gesture.linked { 0.0 } else { 0.25 * libm::exp(-since / 0.06) };
        let share = (self.arm.press * self.lean * short * self.firm).clamp(0.2, 0.42) * (1.0 + bite);
        self.press += self.reach.presses * (share - self.press);
        self.stroke()
    }

    /// What the bow does after a note; `None` once it has left the string.
    pub(super) fn leave(&mut self, gesture: &Gesture) -> Option<Stroke> {
        let seconds = match gesture.tone.manner {
            _ if gesture.carried => 0.008,
            Manner::Muted => 0.015,
            _ => self.arm.release,
        };
        // A bow that is lifted still moves, so that the string rings on; one that stops takes the string with it.
        let (slows, lifts) = if gesture.tone.manner == Manner::Muted { (0.5, 1.0) } else { (1.5, 0.4) };
        self.speed *= 1.0 - reach(slows * seconds);
        self.press *= 1.0 - reach(lifts * seconds);
        (self.press > 0.01).then(|| self.stroke())
    }

    /// Where the bow or the plucking finger is on a string whose sounding part is so much of the open one.
    pub(super) fn place(&self, gesture: &Gesture) -> f64 {
        if gesture.tone.manner == Manner::Plucked { self.arm.pluck } else { self.place }
    }

    /// The size of a pluck now.
    pub(super) fn pluck(&self) -> f64 {
        amplitude(self.force) * self.arm.pluck_size
    }

    /// The softness of the finger, as a share of the string: a harder pluck is nearer the tip.
    pub(super) fn softness(&self) -> f64 {
        0.05 * self.lean * libm::exp10(-self.force / 40.0)
    }

    /// How sharp the travelling corner is: 8 dB more force sharpen it by an octave.
    pub(super) fn corner(&self) -> f64 {
        self.arm.corner * libm::exp2(self.force / 8.0)
    }

    /// The first motion that the bow tears from a string at rest, and the speed with which it goes on from there.
    pub(super) fn tear(&mut self, way: f64) -> f64 {
        self.speed = 0.2 * way;
        self.press = 0.15;
        self.speed * self.size
    }

    /// How uneven the grip is.
    pub(super) fn rough(&self) -> f64 {
        self.arm.rough
    }

    fn stroke(&self) -> Stroke {
        Stroke { size: self.size, speed: self.speed, press: self.press }
    }
}
