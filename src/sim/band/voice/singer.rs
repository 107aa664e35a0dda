//! A singer at work: mouth, pitch and breath follow the score a millisecond at a time.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::voice::glottis::Glottis;
use crate::sim::band::voice::jet::Jet;
use crate::sim::band::voice::phones::Phone;
use crate::sim::band::voice::phrasing::{Pitch, Score};
use crate::sim::band::voice::tract::Tract;
use crate::sim::units::amplitude;
use std::f64::consts::PI;

/// Frames between two looks at the score.
const STEP: usize = 48;
/// Seconds in a step.
const STEP_SECONDS: f64 = STEP as f64 / RATE;
/// How far the formants wander with the drift of the pitch, as shares.
const WANDER: [f64; 4] = [0.25, -0.2, 0.12, -0.1];
/// How much of the noise at the folds is heard as it is.
const AIR: f64 = 0.10;

/// Below this, re a vowel, folds and breath are still: −100 dB.
const STILL: f64 = 1e-5;
/// Steps in which the throat rings out: its narrowest formant has fallen by 95 dB.
const RINGS: usize = 50;

/// A singer at work.
pub(super) struct Singer {
    glottis: Glottis,
    tract: Tract,
    dice: Dice,
    lift: f64,
    phone: [Phone; 2],
    glide: f64,
    aim: Phone,
    level: [f64; 2],
    level_aim: f64,
    note: f64,
    speed: f64,
    pitch: Pitch,
    wobble: f64,
    depth: f64,
    drift: [f64; 2],
}

impl Phone {
    fn is_still(&self) -> bool {
        self.voice.max(self.breath).max(self.hiss) < STILL
    }
}

/// What leaves the mouth.
pub(super) struct Voice {
    /// Sound; the amplitude is arbitrary but the same for every score.
    pub(super) mouth: Vec<f32>,
    /// Dynamic pressure of the breath at the lips, pascals.
    pub(super) jet: Vec<f32>,
}

impl Singer {
    pub(super) fn new(dice: &Dice, lift: f64, size: f64) -> Self {
        Self {
            glottis: Glottis::new(dice.clone()),
            tract: Tract::new(size),
            dice: dice.clone(),
            lift,
            phone: [Phone::SILENT; 2],
            glide: 0.02,
            aim: Phone::SILENT,
            level: [-6.0; 2],
            level_aim: -6.0,
            note: 60.0,
            speed: 0.0,
            pitch: Pitch { at: 0.0, note: 60.0, scoop: None, vibrato: None },
            wobble: 0.0,
            depth: 0.0,
            drift: [0.0; 2],
        }
    }

    /// Sings a score; `loud` is the sound pressure level of a section at 0 dB.
    pub(super) fn perform(mut self, score: &Score, frames: usize, loud: f64) -> Voice {
        let mut out = vec![0.0; frames];
        let mut jet = vec![0.0; frames];
        let mut breath = Jet::new(loud);
        let (mut segment, mut pitch, mut swell, mut still) = (0, 0, 0, 0);
        let mut now = Phone::SILENT;
        let mut gain = amplitude(self.level[1]);
        let mut hertz = 220.0;
        for (step, (chunk, blown)) in out.chunks_mut(STEP).zip(jet.chunks_mut(STEP)).enumerate() {
            let at = step as f64 * STEP_SECONDS;
            while segment < score.segments.len() && score.segments[segment].at <= at {
                self.go(&score.segments[segment].phone, score.segments[segment].glide);
                segment += 1;
            }
            while pitch < score.pitches.len() && score.pitches[pitch].at <= at {
                self.turn(&score.pitches[pitch]);
                pitch += 1;
            }
            while swell < score.swells.len() && score.swells[swell].at <= at {
                self.level_aim = score.swells[swell].decibels;
                swell += 1;
            }
            let before = now;
            let (gain_before, hertz_before) = (gain, hertz);
            now = self.move_mouth();
            hertz = self.sing_on(at);
            gain = self.breathe_on();
            still = if before.is_still() && now.is_still() { still + 1 } else { 0 };
            if still > RINGS && !breath.aim(self.aim.blast, self.level[1]) {
                continue;
            }
            let mut mouth = now;
            for (number, formant) in mouth.formants.iter_mut().enumerate() {
                *formant *= 1.0 + WANDER[number] * self.drift[0];
            }
            self.tract.shape(&mouth, hertz);
            if breath.aim(self.aim.blast, self.level[1]) {
                for pressure in blown {
                    *pressure = breath.tick(self.dice.noise()) as f32;
                }
            }
            for (frame, sample) in chunk.iter_mut().enumerate() {
                let share = (frame + 1) as f64 / STEP as f64;
                let mix = |from: f64, to: f64| from + share * (to - from);
                let puff = self.glottis.tick(mix(hertz_before, hertz));
                let noise = self.dice.noise();
                // Air rushes while the folds are open.
                let voice = mix(before.voice, now.voice);
                let rush = mix(before.breath, now.breath) * (1.0 - voice * (0.75 - 0.75 * puff.open));
                let source = voice * puff.pulse + rush * noise;
                // Part of the rush never meets the throat: it is what is heard as air above the formants.
                let air = AIR * rush * noise;
                *sample = (mix(gain_before, gain) * (self.tract.tick(source, mix(before.hiss, now.hiss) * noise) + air)) as f32;
            }
        }
        Voice { mouth: out, jet }
    }

    /// Sets out for a phone; where it has no formants of its own the mouth stays.
    fn go(&mut self, phone: &Phone, glide: f64) {
        let stays = phone.formants[0] <= 0.0;
        self.aim = Phone { formants: if stays { self.aim.formants } else { phone.formants }, ..*phone };
        if phone.hiss > 0.0 {
            self.tract.narrow(phone);
        }
        self.glide = glide;
    }

    /// The phone a step further on its way, through two equal lags.
    fn move_mouth(&mut self) -> Phone {
        let lag = |seconds: f64| 1.0 - libm::exp(-STEP_SECONDS / seconds);
        let quick = lag(self.glide);
        let crisp = lag(self.glide.min(0.010));
        // Tongue and jaw are slower than folds and valves.
        let slow = lag(self.glide.max(0.012) * 1.2);
        let aim = self.aim;
        let mut target = aim;
        for stage in &mut self.phone {
            for (formant, aim) in stage.formants.iter_mut().zip(target.formants) {
                *formant += slow * (aim - *formant);
            }
            let nose = if target.nose > 0.0 { target.nose } else { 300.0 };
            stage.nose += slow * (nose - stage.nose);
            stage.voice += quick * (target.voice - stage.voice);
            stage.breath += quick * (target.breath - stage.breath);
            stage.hiss += crisp * (target.hiss - stage.hiss);
            target = *stage;
        }
        target
    }

    fn turn(&mut self, pitch: &Pitch) {
        if let Some(scoop) = pitch.scoop {
            self.note = pitch.note + scoop;
            self.speed = 0.0;
        }
        self.pitch = *pitch;
    }

    /// The fundamental frequency a step further: a sluggish spring towards the note, vibrato and drift.
    fn sing_on(&mut self, at: f64) -> f64 {
        const SPRING: f64 = 38.0;
        const DAMPING: f64 = 0.78;
        let pull = SPRING * SPRING * (self.pitch.note - self.note) - 2.0 * DAMPING * SPRING * self.speed;
        self.speed += pull * STEP_SECONDS;
        self.note += self.speed * STEP_SECONDS;
        // Two slow random walks that are pulled home: a few cents, never still.
        self.drift[0] += -0.004 * self.drift[0] + 0.006 * self.dice.noise();
        self.drift[1] += -0.03 * self.drift[1] + 0.006 * self.dice.noise();
        let mut note = self.note + self.drift[0] * 0.7 + self.drift[1] * 0.7;
        if let Some((from, cents, hertz)) = self.pitch.vibrato {
            self.wobble += 2.0 * PI * hertz * (1.0 + 0.6 * self.drift[0]) * STEP_SECONDS;
            self.depth = ((at - from) / 0.45).clamp(0.0, 1.0);
            note += self.depth * cents / 100.0 * libm::sin(self.wobble);
        }
        440.0 * libm::exp2((note - 69.0) / 12.0)
    }

    /// The gain a step further; effort makes the voice brighter, not only louder.
    fn breathe_on(&mut self) -> f64 {
        let lag = 1.0 - libm::exp(-STEP_SECONDS / 0.035);
        self.level[0] += lag * (self.level_aim - self.level[0]);
        self.level[1] += lag * (self.level[0] - self.level[1]);
        self.glottis.effort(self.level[1] + self.lift);
        // Breath pressure never stands still, and swings with the vibrato.
        let swing = if self.pitch.vibrato.is_some() { 0.5 * libm::sin(self.wobble + 0.8) } else { 0.0 };
        amplitude(self.level[1] + 28.0 * self.drift[1] + 6.0 * self.drift[0] + swing * self.depth)
    }
}
