//! Playing: gestures drive four strings, their bridge drives the body.

use crate::sim::band::bowed::Make;
use crate::sim::band::bowed::arm::Hand;
use crate::sim::band::bowed::body::Body;
use crate::sim::band::bowed::plan::Gesture;
use crate::sim::band::bowed::plan::plan;
use crate::sim::band::bowed::string::BowedString;
use crate::sim::band::bowed::string::Ring;
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::score::Manner;
use crate::sim::band::score::Score;
use crate::sim::band::sustained::Decimate;
use crate::sim::band::sustained::TICK;
use crate::sim::band::sustained::hertz;

/// A string whose force on the bridge stays below this has rung out; a mezzo-forte has 5.
const SILENT: f64 = 5e-4;
/// Seconds in which everything is damped before `still`.
const DAMP: f64 = 0.12;

/// One string and what is played on it.
struct Part {
    gestures: Vec<Gesture>,
    next: usize,
    string: BowedString,
    hand: Hand,
    sounds: bool,
    loudest: f64,
    rough: f64,
}

/// What each place of the body gives to the air.
pub(in crate::sim::band) fn render(score: &Score, mut dice: Dice, make: &Make) -> Vec<Vec<f32>> {
    let frames = (score.seconds * RATE) as usize;
    let places = make.corpus.places.len();
    let mut rows = (0..places).map(|_| vec![0.0; frames]).collect::<Vec<_>>();
    let mut body = Body::new(make.corpus, &mut dice);
    let mut parts = parts(score, make);
    let mut decimate = Decimate::default();
    let mut out = vec![[0.0; TICK]; places];
    let (first, still) = bounds(score, frames);
    for start in (first..still).step_by(TICK) {
        let now = start as f64 / RATE;
        for part in &mut parts {
            part.decide(now, make, &mut dice);
        }
        let forces = strings(&mut parts, &mut dice).map(|pair| decimate.tick(pair));
        body.play(&forces, &mut out);
        for offset in 0..TICK.min(still - start) {
            let damp = ((still - start - offset) as f64 / (DAMP * RATE)).min(1.0);
            for (row, values) in rows.iter_mut().zip(&out) {
                row[start + offset] = (values[offset] * damp) as f32;
            }
        }
    }
    rows
}

/// What the strings that sound do to the bridge during one tick.
fn strings(parts: &mut [Part], dice: &mut Dice) -> [[f64; 2]; TICK] {
    let mut roughs = [[0.0; TICK]; 4];
    for frame in 0..TICK {
        for (part, rough) in parts.iter().zip(&mut roughs).filter(|(part, _)| part.sounds) {
            rough[frame] = part.rough * dice.noise();
        }
    }
    let mut forces = [[0.0; 2]; TICK];
    for (part, rough) in parts.iter_mut().zip(&roughs).filter(|(part, _)| part.sounds) {
        part.string.play(rough, &mut forces);
        part.loudest = forces.iter().fold(part.loudest, |loudest, pair| loudest.max(pair[1].abs()));
    }
    forces
}

fn parts(score: &Score, make: &Make) -> Vec<Part> {
    let gestures = plan(score, &make.open);
    let part = |(string, gestures)| Part {
        gestures,
        next: 0,
        string: BowedString::new(),
        hand: Hand::new(make, string),
        sounds: false,
        loudest: 0.0,
        rough: 0.0,
    };
    gestures.into_iter().enumerate().map(part).collect()
}

/// The first frame that can sound, and the first that no longer may.
fn bounds(score: &Score, frames: usize) -> (usize, usize) {
    let first = score.tones.iter().map(|tone| tone.at).fold(score.still, f64::min);
    let still = ((score.still.max(0.0) * RATE) as usize).min(frames);
    (((first.max(0.0) * RATE) as usize).min(still), still)
}

impl Part {
    /// One decision.
    fn decide(&mut self, now: f64, make: &Make, dice: &mut Dice) {
        while self.gestures.get(self.next).is_some_and(|gesture| gesture.tone.at <= now) {
            self.next += 1;
            self.begin(make, dice);
        }
        let Some(gesture) = self.next.checked_sub(1).map(|index| &self.gestures[index]) else { return };
        if !self.sounds {
            return;
        }
        let since = now - gesture.tone.at;
        let pitch = self.hand.finger(gesture, since, dice);
        self.string.motion.aim(hertz(pitch), self.hand.place(gesture), 2 * TICK);
        let stroke = match gesture.tone.manner {
            Manner::Plucked => None,
            _ if now < gesture.until => Some(self.hand.draw(gesture, since, dice)),
            _ => self.hand.leave(gesture),
        };
        match stroke {
            Some(stroke) => self.string.motion.bow(stroke),
            None => self.let_ring(now),
        }
        self.loudest = 0.0;
    }

    fn begin(&mut self, make: &Make, dice: &mut Dice) {
        let gesture = &self.gestures[self.next - 1];
        let fresh = !gesture.linked || !self.sounds;
        self.hand.begin(gesture, fresh, dice);
        self.sounds = true;
        self.loudest = 1.0;
        let plucked = gesture.tone.manner == Manner::Plucked;
        self.string.motion.set_ring(hertz(gesture.tone.pitch), ring(make, gesture, plucked));
        self.rough = if plucked { 0.0 } else { self.hand.rough() };
        self.string.motion.sharpen(self.hand.corner());
        if fresh {
            self.string.motion.jump(hertz(self.hand.pitch), self.hand.place(gesture));
        }
        if fresh && !plucked {
            self.string.seed(self.hand.tear(gesture.way), 0.3);
        }
        if plucked {
            self.string.hush();
            self.string.pluck(self.hand.pluck() * (1.0 + dice.around(0.06)), self.hand.softness());
        }
    }

    /// Bow and finger have left: a plucked string is stopped when its note is over, a bowed one rings until it is still.
    fn let_ring(&mut self, now: f64) {
        self.string.motion.lift();
        self.rough = 0.0;
        let gesture = &self.gestures[self.next - 1];
        if now >= gesture.until && gesture.tone.manner == Manner::Plucked {
            let damped = Ring { low: 0.12, high: 0.03 };
            self.string.motion.set_ring(hertz(gesture.tone.pitch), damped);
        }
        self.sounds = self.loudest > SILENT || now < gesture.tone.at + 0.05;
        if !self.sounds {
            self.string.hush();
        }
    }
}

/// How a string rings under this note: a finger's flesh takes much of it, and higher notes ring shorter.
fn ring(make: &Make, gesture: &Gesture, plucked: bool) -> Ring {
    let up = libm::exp2(-(gesture.tone.pitch - make.open[gesture.string]) / 12.0);
    let flesh = if gesture.open { 1.0 } else { 0.45 * up };
    let short = if gesture.tone.manner == Manner::Muted { 0.4 } else { 1.0 };
    let high = if plucked { 0.6 } else { 1.0 };
    Ring { low: make.ring.low * flesh * short, high: make.ring.high * (0.5 + 0.5 * flesh) * high }
}
