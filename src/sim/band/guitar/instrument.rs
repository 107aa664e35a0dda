//! The instrument under the hands: strings, what is happening to them, and the body that they shake.

use crate::sim::band::Player;
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{Band, RATE, Smooth};
use crate::sim::band::guitar::body::Body;
use crate::sim::band::guitar::hands::{Timed, Touch};
use crate::sim::band::guitar::strings::{LOOK, Strings};
use std::f64::consts::PI;

/// A knock under way.
struct Blow {
    force: f64,
    frame: f64,
    frames: f64,
}

/// A finger's slide under way.
struct Slide {
    force: f64,
    at: f64,
    seconds: f64,
    from: f64,
    to: f64,
}

/// The whole instrument.
pub(super) struct Guitar {
    strings: Strings,
    body: Body,
    dice: Dice,
    bridge: Smooth,
    hiss: Band,
    rub: [Band; 2],
    blow: Option<Blow>,
    slide: Option<Slide>,
}

impl Guitar {
    /// An instrument as it was tuned this morning.
    pub(super) fn new(player: &Player, seed: u64) -> Self {
        let mut hiss = Band::default();
        hiss.tune(5200.0, 5000.0);
        Self {
            strings: Strings::new(&mut Dice::new(seed, "tuning")),
            body: Body::new(&player.instrument.radiators, &mut Dice::new(0, &player.id.0)),
            dice: Dice::new(seed, "rub"),
            bridge: Smooth::low_pass(90.0),
            hiss,
            rub: [Band::default(), Band::default()],
            blow: None,
            slide: None,
        }
    }

    /// Plays a score: what each radiator gives.
    pub(super) fn perform(mut self, score: &[Timed], frames: usize, gain: f64) -> Vec<Vec<f32>> {
        let mut rows = vec![Vec::with_capacity(frames); self.body.radiators()];
        let mut touches = score.iter().map(|timed| (libm::ceil(timed.at * RATE).max(0.0) as usize, timed.touch)).peekable();
        let mut from = 0;
        while from < frames {
            while let Some((_, touch)) = touches.next_if(|(at, _)| *at <= from) {
                self.touch(touch);
            }
            if from.is_multiple_of(LOOK) {
                self.strings.relax();
            }
            let until = (from + 1).next_multiple_of(LOOK).min(frames);
            let until = touches.peek().map_or(until, |(at, _)| until.min(*at));
            let (mut force, mut noise) = ([0.0; LOOK], [0.0; LOOK]);
            let (force, noise) = (&mut force[..until - from], &mut noise[..until - from]);
            self.strings.run(force, noise);
            for (frame, (force, noise)) in (from..).zip(force.iter_mut().zip(&mut *noise)) {
                *force = 40.0 * self.bridge.tick(*force) + self.knock();
                *noise = self.hiss.tick(*noise * self.dice.noise()) + self.rub(frame);
            }
            self.body.sound(force, noise, gain, &mut rows);
            from = until;
        }
        rows
    }

    fn touch(&mut self, touch: Touch) {
        match touch {
            Touch::Stop { string, fret } => self.strings.stop(string, fret),
            Touch::Rest { string, seconds } => self.strings.damp(string, Some(seconds)),
            Touch::Pluck(pluck) => self.strings.pluck(pluck),
            Touch::Knock { force, contact } => self.blow = Some(Blow { force, frame: 0.0, frames: contact * RATE }),
            Touch::Squeak { force, seconds, from, to } => self.slide = Some(Slide { force, at: 0.0, seconds, from, to }),
        }
    }

    fn knock(&mut self) -> f64 {
        let Some(blow) = &mut self.blow else { return 0.0 };
        blow.frame += 1.0;
        if blow.frame >= blow.frames {
            self.blow = None;
            return 0.0;
        }
        let sine = libm::sin(PI * blow.frame / blow.frames);
        // Skin is never quite smooth.
        blow.force * sine * sine * (1.0 + 0.08 * self.dice.noise())
    }

    fn rub(&mut self, frame: usize) -> f64 {
        let Some(slide) = &mut self.slide else { return 0.0 };
        slide.at += 1.0 / RATE;
        let place = slide.at / slide.seconds;
        if place >= 1.0 {
            self.slide = None;
            return 0.0;
        }
        if frame.is_multiple_of(32) {
            // Windings pass under the finger faster and faster.
            let hertz = slide.from + (slide.to - slide.from) * place;
            self.rub[0].tune(hertz, 90.0);
            self.rub[1].tune(2.0 * hertz, 200.0);
        }
        let noise = self.dice.noise();
        let level = slide.force * libm::sin(PI * place);
        level * (self.rub[0].tick(noise) + 0.6 * self.rub[1].tick(noise))
    }
}
