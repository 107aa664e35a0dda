//! What two hands do to the strings: notes of a score become touches of single strings.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::plucked::build::Build;
use crate::sim::band::plucked::electric::ElectricString;
use crate::sim::band::plucked::neck::Placed;
use crate::sim::band::plucked::neck::place;
use crate::sim::band::plucked::stroke::Pluck;
use crate::sim::band::score::Manner;
use crate::sim::band::score::Score;
use crate::sim::units::amplitude;

/// A note that goes on from one before: no further apart in time than this, in seconds.
const LEGATO: f64 = 0.12;
/// A finger reaches so many semitones without moving along the neck.
const STRETCH: f64 = 2.5;
/// Seconds that a slide takes per fret.
const PER_FRET: f64 = 0.011;

/// How a player strikes.
#[derive(Debug, Clone, Copy)]
pub(in crate::sim::band) struct Touching {
    /// Metres from the bridge to where the string is plucked, and how far that wanders.
    pub(in crate::sim::band) place_m: (f64, f64),
    /// The same with the palm on the strings.
    pub(in crate::sim::band) palm_m: f64,
    /// Seconds in which the string slips off at mezzo-forte.
    pub(in crate::sim::band) slip: f64,
    /// How far the stroke lies along the fingerboard.
    pub(in crate::sim::band) slant: f64,
    /// Noise of the finger or pick, re the force.
    pub(in crate::sim::band) click: f64,
    /// Cents by which a stroke of force 1 sharpens the string at first.
    pub(in crate::sim::band) stretch: f64,
    /// Seconds from the finger's touch until the string is let go.
    pub(in crate::sim::band) land: f64,
    /// Seconds in which a note that is let go falls by 60 dB.
    pub(in crate::sim::band) release: f64,
    /// Cents below, and seconds until there, of a note that is bent up to.
    pub(in crate::sim::band) scoop: (f64, f64),
}

/// One thing that is done to a string.
#[derive(Debug, Clone, Copy)]
enum Touch {
    Land,
    Rest(f64),
    Pluck { pitch: f64, pluck: Pluck },
    Hammer { pitch: f64, force: f64 },
    Slide { pitch: f64, force: f64 },
    Bend { cents: f64, seconds: f64 },
}

/// A touch of a string at its time.
#[derive(Debug, Clone, Copy)]
struct Timed {
    at: f64,
    string: usize,
    touch: Touch,
}

/// Plays a score: the open-circuit voltage of the pickup, on a scale of its own.
pub(in crate::sim::band) fn play(score: &Score, build: &'static Build, touching: &Touching, dice: &mut Dice) -> Vec<f32> {
    let mut touches = touches(score, build, touching, dice);
    touches.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut strings: Vec<ElectricString> = (0..build.courses.len()).map(|number| ElectricString::new(build, number, dice)).collect();
    let frames = (score.seconds * RATE) as usize;
    let mut voltage = Vec::with_capacity(frames);
    let mut between = Vec::new();
    for next in &touches {
        let until = (libm::ceil(next.at * RATE) as usize).clamp(voltage.len(), frames);
        run(&mut strings, until, &mut between, &mut voltage, dice);
        touch(&mut strings[next.string], &next.touch, dice);
    }
    run(&mut strings, frames, &mut between, &mut voltage, dice);
    voltage
}

/// Nothing is touched until this frame: all strings are added up, and what they give is kept.
fn run(strings: &mut [ElectricString], until: usize, between: &mut Vec<f64>, voltage: &mut Vec<f32>, dice: &mut Dice) {
    between.clear();
    between.resize(until - voltage.len(), 0.0);
    for string in strings {
        string.run(between, dice);
    }
    voltage.extend(between.iter().map(|volts| *volts as f32));
}

fn touch(string: &mut ElectricString, touch: &Touch, dice: &mut Dice) {
    match touch {
        Touch::Land => string.land(),
        Touch::Rest(seconds) => string.rest(*seconds),
        Touch::Pluck { pitch, pluck } => string.pluck(*pitch, pluck, dice),
        Touch::Hammer { pitch, force } => string.hammer(*pitch, *force),
        Touch::Slide { pitch, force } => string.slide(*pitch, *force),
        Touch::Bend { cents, seconds } => string.bend_from(*cents, *seconds),
    }
}

fn touches(score: &Score, build: &Build, touching: &Touching, dice: &mut Dice) -> Vec<Timed> {
    let placed = place(&score.tones, build);
    let mut hands = Hands { touching, dice, touches: Vec::new() };
    for (number, note) in placed.iter().enumerate() {
        let before = placed[..number].iter().rev().find(|other| other.string == note.string);
        hands.begin(note, before);
        let after = placed[number + 1..].iter().find(|other| other.string == note.string);
        hands.end(note, after);
    }
    for string in 0..build.courses.len() {
        hands.add(score.still, string, Touch::Rest(0.12));
    }
    hands.touches
}

struct Hands<'a> {
    touching: &'a Touching,
    dice: &'a mut Dice,
    touches: Vec<Timed>,
}

impl Hands<'_> {
    fn add(&mut self, at: f64, string: usize, touch: Touch) {
        self.touches.push(Timed { at: at.max(0.0), string, touch });
    }

    fn begin(&mut self, note: &Placed, before: Option<&Placed>) {
        let force = amplitude(note.tone.force.0);
        if note.tone.manner == Manner::Slurred
            && let Some(before) = before.filter(|before| before.tone.at + before.tone.seconds > note.tone.at - LEGATO)
        {
            return self.slur(note, before.tone.pitch, force);
        }
        let sounding = before.is_some_and(|before| before.tone.at + before.tone.seconds > note.tone.at - 0.3);
        if sounding {
            let land = self.touching.land * (1.0 + self.dice.around(0.2));
            self.add(note.tone.at - land, note.string, Touch::Land);
        }
        let pluck = self.pluck(note);
        self.add(note.tone.at, note.string, Touch::Pluck { pitch: note.tone.pitch, pluck });
        if note.tone.manner == Manner::Scooped {
            let (cents, seconds) = self.touching.scoop;
            let seconds = (seconds * (1.0 + self.dice.around(0.15))).min(0.6 * note.tone.seconds);
            self.add(note.tone.at, note.string, Touch::Bend { cents: -cents, seconds });
        }
    }

    fn slur(&mut self, note: &Placed, from: f64, force: f64) {
        let (to, string) = (note.tone.pitch, note.string);
        let steps = to - from;
        if steps.abs() <= STRETCH {
            let force = force * self.dice.between(0.16, 0.24);
            return self.add(note.tone.at, string, Touch::Hammer { pitch: to, force });
        }
        let frets = libm::round(steps.abs()) as u32;
        let begin = note.tone.at - 0.5 * PER_FRET * f64::from(frets);
        for fret in 1..=frets {
            let pitch = to - steps.signum() * f64::from(frets - fret);
            let at = begin + PER_FRET * f64::from(fret);
            self.add(at, string, Touch::Slide { pitch, force: 0.02 * force });
        }
    }

    fn end(&mut self, note: &Placed, after: Option<&Placed>) {
        let end = note.tone.at + note.tone.seconds;
        if after.is_none_or(|after| after.tone.at > end + 0.02) {
            let release = self.touching.release * (1.0 + self.dice.around(0.2));
            self.add(end, note.string, Touch::Rest(release));
        }
    }

    /// One pluck, unlike any before it; louder playing is brighter.
    fn pluck(&mut self, note: &Placed) -> Pluck {
        let touching = self.touching;
        let palm = note.tone.manner == Manner::Muted;
        let variation = self.dice.around(0.7);
        let decibels = note.tone.force.0 + variation;
        let bright = libm::exp2(decibels / 13.0);
        let place_m = if palm { touching.palm_m } else { touching.place_m.0 };
        Pluck {
            force: amplitude(decibels),
            place_m: (place_m + self.dice.around(touching.place_m.1)).max(0.02),
            slip: touching.slip / bright * (1.0 + self.dice.around(0.12)),
            slant: (touching.slant + self.dice.around(0.1)).clamp(0.0, 1.0),
            click: touching.click * bright * (1.0 + self.dice.around(0.25)),
            stretch: touching.stretch * bright * bright,
            palm,
        }
    }
}
