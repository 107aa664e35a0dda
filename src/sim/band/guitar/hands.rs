//! What two hands do to a guitar: chords, patterns and strokes become touches of single strings.

use crate::sim::band::arrangement::{Arrangement, Bar};
use crate::sim::band::chord::{Frets, OPEN_STRINGS, frets};
use crate::sim::band::dice::Dice;
use crate::sim::band::guitar::Task;
use crate::sim::band::reading::{Blunder, Event};
use crate::sim::band::song::{Plays, Strum};
use crate::sim::units::amplitude;

/// One thing that is done to the instrument.
#[derive(Debug, Clone, Copy)]
pub(super) enum Touch {
    /// A finger stops a string there; 0 is open.
    Stop { string: usize, fret: u8 },
    /// Something soft lies on a string: it falls by 60 dB in so many seconds.
    Rest { string: usize, seconds: f64 },
    /// A string is plucked.
    Pluck(Pluck),
    /// Something knocks on the body, with so many seconds of contact.
    Knock { force: f64, contact: f64 },
    /// A finger slides along a wound string.
    Squeak { force: f64, seconds: f64, from: f64, to: f64 },
}

/// One stroke on one string.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pluck {
    /// Which string, from the lowest.
    pub(super) string: usize,
    /// How hard; 1 is the section's level.
    pub(super) force: f64,
    /// Where, as a share of the sounding length from the bridge.
    pub(super) place: f64,
    /// Seconds in which the string slips off: short is bright.
    pub(super) slip: f64,
    /// How far the stroke lies along the top: 0 straight at it, 1 across it.
    pub(super) slant: f64,
    /// Noise of nail or pick, re the force.
    pub(super) click: f64,
    /// Cents by which the string is sharp at first, because the stroke stretches it.
    pub(super) stretch: f64,
}

/// What a hand that strikes brings: how soft its edge is and how it lies.
struct Edge {
    slip: f64,
    click: f64,
    slant: f64,
}

const THUMB: Edge = Edge { slip: 0.000_50, click: 0.05, slant: 0.5 };
const NAIL: Edge = Edge { slip: 0.000_25, click: 0.10, slant: 0.35 };
const PICK: Edge = Edge { slip: 0.000_11, click: 0.20, slant: 0.75 };

/// A touch at its time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Timed {
    /// Seconds from the start of the item.
    pub(super) at: f64,
    /// What is done.
    pub(super) touch: Touch,
}

/// Both hands of one player.
pub(super) struct Hands {
    dice: Dice,
    held: Frets,
    score: Vec<Timed>,
    /// Decibels that lift brings on top, for brightness only.
    lift: f64,
}

impl Hands {
    /// Hands that hold nothing yet.
    pub(super) fn new(dice: Dice, lift: f64) -> Self {
        Self { dice, held: [Some(0); 6], score: Vec::new(), lift }
    }

    /// Everything that was done, in order of time.
    pub(super) fn finish(mut self) -> Vec<Timed> {
        self.score.sort_by(|a, b| a.at.total_cmp(&b.at));
        self.score
    }

    fn push(&mut self, at: f64, touch: Touch) {
        self.score.push(Timed { at: at.max(0.0), touch });
    }

    /// Plays the bars of an arrangement with their dynamics; `force` answers how hard a manner of playing strikes at 0 dB.
    pub(super) fn play(&mut self, arrangement: &Arrangement<'_>, task: &Task<'_>, force: impl Fn(Strum) -> f64) {
        if task.counts {
            for count in &arrangement.counts {
                self.tap(*count, 1.0 * force(Strum::Strummed));
            }
        }
        let until = task.stop.unwrap_or(f64::INFINITY) - 0.03;
        let mut before: Option<(&str, Strum)> = None;
        for (number, bar) in arrangement.bars.iter().enumerate() {
            let strum = match bar.section.part(task.part) {
                Some(Plays::Strum(strum)) => *strum,
                Some(_) => {
                    let strength = force(Strum::Picked);
                    self.notes(task.line.iter().filter(|event| event.bar == bar.number && event.at >= bar.at - 0.1), strength, until);
                    before = None;
                    continue;
                }
                None => {
                    self.rest(bar, before.take().is_some());
                    continue;
                }
            };
            let name = bar.chord(0.0);
            let Some(chord) = frets(name) else {
                self.rest(bar, true);
                before = None;
                continue;
            };
            let strength = amplitude(bar.section.dynamic.0) * force(strum);
            let slip = task.slips.iter().find(|(spoiled, _)| *spoiled == bar.number).map(|(_, blunder)| *blunder);
            self.change(bar.at, chord, if number > 0 { strength } else { 0.0 });
            if slip == Some(Blunder::WrongNote) {
                self.misplace(bar.at - 0.005);
            }
            let from = if slip == Some(Blunder::LateEntry) { bar.time(0.9) } else { f64::NEG_INFINITY };
            match strum {
                Strum::Picked => self.picked(bar, strength, (from, until)),
                Strum::Strummed => self.strummed(bar, strength, (from, until)),
                Strum::Ring => {
                    let rings_on = before == Some((name, Strum::Ring));
                    let at = bar.at.max(from);
                    if !rings_on && at < until {
                        self.strum(at, true, strength * 1.25, bar.section.dynamic.0, 0.035);
                    }
                }
            }
            if slip == Some(Blunder::WrongNote) {
                let held = self.held;
                self.set(bar.time(f64::from(bar.beats)) - 0.06, held);
            }
            before = Some((name, strum));
        }
    }

    /// Hands off the strings for a bar.
    fn rest(&mut self, bar: &Bar<'_>, sounding: bool) {
        if sounding {
            self.rest_all(bar.at - 0.02, 0.15);
        }
    }

    /// A chord that begins within the bar.
    fn turn(&mut self, bar: &Bar<'_>, beat: f64, strength: f64) {
        let starts = bar.chords().into_iter().find(|(from, _)| *from > 0.0 && (from - beat).abs() < 1e-6);
        if let Some(chord) = starts.and_then(|(_, name)| frets(name)) {
            self.change(bar.time(beat), chord, strength);
        }
    }

    /// Fingers on these frets at once.
    fn set(&mut self, at: f64, chord: Frets) {
        for (string, fret) in chord.into_iter().enumerate() {
            if let Some(fret) = fret {
                self.push(at, Touch::Stop { string, fret });
            }
        }
    }

    /// Some fingers land a fret off.
    fn misplace(&mut self, at: f64) {
        for string in 0..6 {
            let fret = self.held[string].unwrap_or(0);
            let off = if self.dice.chance(0.6) { fret + 1 } else { fret };
            self.push(at, Touch::Stop { string, fret: off });
        }
    }

    /// Written notes, each on the string where it lies lowest on the neck.
    fn notes<'e>(&mut self, events: impl Iterator<Item = &'e Event>, strength: f64, until: f64) {
        for event in events.filter(|event| event.at < until) {
            let force = strength * amplitude(event.force);
            let at = event.at + self.dice.around(0.005);
            let mut free: Vec<usize> = (0..6).collect();
            for pitch in event.pitches.iter().rev() {
                let reach = |string: &usize| (0.0..=14.0).contains(&(pitch - f64::from(OPEN_STRINGS[*string])));
                let Some(string) = free.iter().copied().rfind(reach) else { continue };
                free.retain(|other| *other != string);
                let fret = (pitch - f64::from(OPEN_STRINGS[string])).round() as u8;
                self.push(at - 0.008, Touch::Rest { string, seconds: 0.03 });
                self.push(at - 0.004, Touch::Stop { string, fret });
                let pluck = self.pluck(string, force, event.force, &NAIL);
                self.push(at, Touch::Pluck(pluck));
                self.push(event.at + event.seconds - 0.02, Touch::Rest { string, seconds: 0.15 });
            }
        }
    }

    /// The last chord once more, unless it rings already, and a hand laid on the strings before the item is still.
    pub(super) fn end(&mut self, arrangement: &Arrangement<'_>, part: &str, force: impl Fn(Strum) -> f64) {
        if let Some(last) = arrangement.bars.last()
            && let Some(Plays::Strum(Strum::Picked | Strum::Strummed)) = last.section.part(part)
        {
            let strength = amplitude(last.section.dynamic.0) * force(Strum::Strummed);
            self.strum(arrangement.over, true, strength * 1.1, last.section.dynamic.0, 0.045);
        }
        self.rest_all(arrangement.still - 0.45, 0.35);
    }

    /// A hand on every string.
    pub(super) fn rest_all(&mut self, at: f64, seconds: f64) {
        for string in 0..6 {
            let later = self.dice.between(0.0, 0.012);
            self.push(at + later, Touch::Rest { string, seconds });
        }
    }

    /// The wrong chord, then the flat of the hand.
    pub(super) fn fluff(&mut self, at: f64, force: f64) {
        // Some fingers stay, some land a fret off, some only half press.
        self.misplace(at - 0.01);
        let stroke = 0.02;
        for string in 0..6 {
            let late = at + stroke * string as f64 / 5.0;
            let pluck = self.pluck(string, force * 0.9, 0.0, &PICK);
            self.push(late, Touch::Pluck(pluck));
            if self.dice.chance(0.4) {
                self.push(late + 0.004, Touch::Rest { string, seconds: 0.12 });
            }
        }
        self.rest_all(at + 0.32, 0.07);
        self.push(at + 0.325, Touch::Knock { force: 0.5 * force, contact: 0.004 });
    }

    /// A soft tap of a finger on the top.
    pub(super) fn tap(&mut self, at: f64, force: f64) {
        let late = self.dice.around(0.004);
        let force = force * amplitude(self.dice.around(1.0));
        let contact = self.dice.between(0.002_4, 0.003_4);
        self.push(at + late, Touch::Knock { force, contact });
    }

    /// Fingers move to the next chord, a moment before the bar; now and then one is heard to slide.
    pub(super) fn change(&mut self, at: f64, chord: Frets, strength: f64) {
        let mut slides = 0;
        for (string, wanted) in chord.into_iter().enumerate() {
            if self.held[string] == wanted {
                continue;
            }
            let lead = self.dice.between(0.025, 0.055);
            self.push(at - lead, Touch::Rest { string, seconds: 0.09 });
            if let Some(fret) = wanted {
                self.push(at - 0.008, Touch::Stop { string, fret });
                slides += usize::from(string < 4 && fret > 0);
            }
        }
        if strength > 0.0 && slides > 0 && self.dice.chance(0.22) {
            let seconds = self.dice.between(0.05, 0.13);
            let (from, to) = (self.dice.between(900.0, 1500.0), self.dice.between(1500.0, 2600.0));
            let force = 0.5 * strength * self.dice.between(0.3, 1.0);
            self.push(at - seconds - 0.02, Touch::Squeak { force, seconds, from, to });
        }
        self.held = chord;
    }

    /// Thumb and fingers: alternating bass on the beats, treble strings between them.
    fn picked(&mut self, bar: &Bar<'_>, strength: f64, (from, until): (f64, f64)) {
        const BASS_FORCE: [f64; 4] = [1.0, 0.8, 0.92, 0.78];
        let sounding: Vec<usize> = (0..6).filter(|string| self.held[*string].is_some()).collect();
        let Some(low) = sounding.first().copied() else { return };
        let second = if low < 2 { 2 } else { 3 };
        let fifth = if low + 1 < second { low + 1 } else { low };
        let bass = [low, second, fifth, second];
        let order = if self.dice.chance(0.5) { [4, 3, 5, 4] } else { [5, 4, 3, 4] };
        let dynamic = bar.section.dynamic.0;
        for beat in 0..bar.beats as usize {
            let at = bar.time(beat as f64);
            let half = bar.time(beat as f64 + 0.5) - at;
            if at >= until {
                return;
            }
            self.turn(bar, beat as f64, strength);
            if at < from {
                continue;
            }
            let force = strength * BASS_FORCE[beat % 4];
            self.finger(at, bass[beat % 4], force, dynamic, &THUMB);
            if beat == 0 {
                let pinch = if self.dice.chance(0.5) { 5 } else { 4 };
                self.finger(at, pinch, strength * 0.72, dynamic, &NAIL);
            }
            let string = order[beat % 4];
            let wanted = beat > 0 || self.dice.chance(0.25);
            if wanted && string != bass[beat % 4] && at + half < until && !self.dice.chance(0.08) {
                self.finger(at + half, string, strength * 0.68, dynamic, &NAIL);
            }
        }
    }

    fn finger(&mut self, at: f64, string: usize, force: f64, dynamic: f64, edge: &Edge) {
        if self.held[string].is_none() {
            return;
        }
        let at = at + self.dice.around(0.006);
        let pluck = self.pluck(string, force, dynamic, edge);
        // The finger lands on the string a moment before it lets go.
        let land = self.dice.between(0.006, 0.014);
        self.push(at - land, Touch::Rest { string, seconds: 0.04 });
        self.push(at, Touch::Pluck(pluck));
    }

    /// Strokes down on the beats and up between them, as the metre asks.
    fn strummed(&mut self, bar: &Bar<'_>, strength: f64, (from, until): (f64, f64)) {
        // Strokes of a bar in half beats: positive is down, negative up, nothing is none.
        const FOUR: [f64; 8] = [0.95, 0.0, 0.9, -0.55, 0.0, -0.6, 0.95, -0.55];
        const THREE: [f64; 6] = [1.0, 0.0, 0.75, -0.45, 0.75, -0.5];
        let strokes: Vec<f64> = match bar.beats {
            4 => FOUR.to_vec(),
            3 => THREE.to_vec(),
            beats => (0..2 * beats)
                .map(|half| {
                    if half % 2 == 1 {
                        -0.4
                    } else if half % 6 == 0 {
                        1.0
                    } else {
                        0.7
                    }
                })
                .collect(),
        };
        for (half, stroke) in strokes.iter().enumerate() {
            let at = bar.time(half as f64 / 2.0);
            if at >= until {
                return;
            }
            self.turn(bar, half as f64 / 2.0, strength);
            if at < from {
                continue;
            }
            // Now and then a weak stroke is left out or one slips in.
            let ghost = if *stroke == 0.0 && self.dice.chance(0.12) { -0.25 } else { *stroke };
            if ghost != 0.0 && !(ghost < 0.0 && self.dice.chance(0.07)) {
                let spread = self.dice.between(0.008, 0.025);
                let late = at + self.dice.around(0.006);
                self.strum(late, ghost > 0.0, strength * ghost.abs(), bar.section.dynamic.0, spread);
            }
        }
    }

    /// One stroke across the strings.
    pub(super) fn strum(&mut self, at: f64, down: bool, force: f64, dynamic: f64, spread: f64) {
        let mut strings: Vec<usize> = (0..6).filter(|string| self.held[*string].is_some()).collect();
        if !down {
            strings.reverse();
            let reach = if self.dice.chance(0.5) { 3 } else { 4 };
            strings.truncate(reach);
        }
        // A stroke gains speed downwards and loses it upwards.
        let weight = if down { 1.0 } else { -1.0 };
        let lean = self.dice.around(0.08);
        let count = strings.len().max(2) as f64 - 1.0;
        for (order, string) in strings.into_iter().enumerate() {
            let place = order as f64 / count;
            let late = at + spread * place + self.dice.around(0.000_8);
            let pluck = self.pluck(string, force * (0.8 + 0.15 * weight * place + lean * (place - 0.5)), dynamic, &PICK);
            self.push(late - 0.006, Touch::Rest { string, seconds: 0.015 });
            self.push(late, Touch::Pluck(pluck));
        }
        // The stroke moves the whole box a little.
        self.push(at, Touch::Knock { force: 0.10 * force, contact: 0.007 });
    }

    /// One pluck, unlike any before it; louder playing is brighter.
    fn pluck(&mut self, string: usize, force: f64, dynamic: f64, edge: &Edge) -> Pluck {
        let variation = self.dice.around(0.8);
        let bright = libm::exp2((dynamic + self.lift + variation) / 14.0);
        Pluck {
            string,
            force: force * amplitude(variation),
            place: (0.17 + self.dice.around(0.025)).clamp(0.08, 0.3),
            slip: edge.slip / bright * (1.0 + self.dice.around(0.12)),
            slant: (edge.slant + self.dice.around(0.12)).clamp(0.0, 1.0),
            click: edge.click * (1.0 + self.dice.around(0.3)) * bright,
            stretch: 3.0 * bright,
        }
    }
}
