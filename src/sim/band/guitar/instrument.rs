//! The instrument under the hands: strings, what is happening to them, and the body that they shake.

use crate::sim::band::Player;
use crate::sim::band::chord::OPEN_STRINGS;
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{Band, RATE, Smooth};
use crate::sim::band::guitar::body::Body;
use crate::sim::band::guitar::hands::{Pluck, Timed, Touch};
use crate::sim::band::guitar::wires::WIRES;
use crate::sim::band::plucked::string::Waveguide;
use std::f64::consts::PI;

/// How much of the string's sideways motion the bridge takes up.
const SIDEWAYS: f64 = 0.35;
/// How much of the bridge's motion gets back into the strings.
const SYMPATHY: f64 = 0.000_4;
/// Frames between two looks at the sharpening of a hard pluck.
const BEND_FRAMES: u64 = 64;
/// A string, both ways it swings, and what is happening to it.
struct Course {
    straight: Waveguide,
    across: Waveguide,
    open: f64,
    stroke: Option<Stroke>,
    bend: f64,
    click: f64,
}

/// A pluck under way: a smooth push, and its echo from the bridge that gives the comb of the plucking place.
struct Stroke {
    pluck: Pluck,
    frame: f64,
    width: f64,
    echo: f64,
}

impl Stroke {
    fn push(&mut self) -> f64 {
        let bump = |at: f64| {
            if at > 0.0 && at < self.width { (1.0 - libm::cos(2.0 * PI * at / self.width)) / self.width } else { 0.0 }
        };
        let push = bump(self.frame) - bump(self.frame - self.echo);
        self.frame += 1.0;
        self.pluck.force * push
    }

    fn over(&self) -> bool {
        self.frame > self.width + self.echo
    }
}

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
    courses: Vec<Course>,
    body: Body,
    dice: Dice,
    bridge: Smooth,
    shaking: Smooth,
    sympathy: f64,
    hiss: Band,
    rub: [Band; 2],
    blow: Option<Blow>,
    slide: Option<Slide>,
    frame: u64,
}

impl Guitar {
    /// An instrument as it was tuned this morning.
    pub(super) fn new(player: &Player, seed: u64) -> Self {
        let mut tuning = Dice::new(seed, "tuning");
        let courses = (0..6)
            .map(|string| {
                let cents = f64::from(OPEN_STRINGS[string]) * 100.0 - 6900.0 + tuning.around(0.7);
                let mut course = Course {
                    straight: Waveguide::new(),
                    across: Waveguide::new(),
                    open: 440.0 * libm::exp2(cents / 1200.0),
                    stroke: None,
                    bend: 0.0,
                    click: 0.0,
                };
                course.stop(string, 0);
                course
            })
            .collect();
        let mut hiss = Band::default();
        hiss.tune(5200.0, 5000.0);
        Self {
            courses,
            body: Body::new(&player.instrument.radiators, &mut Dice::new(0, &player.id.0)),
            dice: Dice::new(seed, "rub"),
            bridge: Smooth::low_pass(90.0),
            shaking: Smooth::low_pass(400.0),
            sympathy: 0.0,
            hiss,
            rub: [Band::default(), Band::default()],
            blow: None,
            slide: None,
            frame: 0,
        }
    }

    /// Plays a score: what each radiator gives.
    pub(super) fn perform(mut self, score: &[Timed], frames: usize, gain: f64) -> Vec<Vec<f32>> {
        let (mut force, mut noise) = (vec![0.0; frames], vec![0.0; frames]);
        let mut next = 0;
        for frame in 0..frames {
            while next < score.len() && score[next].at * RATE <= frame as f64 {
                self.touch(&score[next].touch);
                next += 1;
            }
            (force[frame], noise[frame]) = self.tick();
        }
        self.body.sound(&force, &noise, gain)
    }

    fn touch(&mut self, touch: &Touch) {
        match *touch {
            Touch::Stop { string, fret } => self.courses[string].stop(string, fret),
            Touch::Rest { string, seconds } => self.courses[string].damp(Some(seconds)),
            Touch::Pluck(pluck) => self.courses[pluck.string].pluck(pluck),
            Touch::Knock { force, contact } => self.blow = Some(Blow { force, frame: 0.0, frames: contact * RATE }),
            Touch::Squeak { force, seconds, from, to } => self.slide = Some(Slide { force, at: 0.0, seconds, from, to }),
        }
    }

    /// One frame of the force at the bridge and of the noise of hands on strings.
    fn tick(&mut self) -> (f64, f64) {
        // Only the straight motion drives the others, and they drive nothing back: that can never howl.
        let sympathy = self.sympathy;
        let mut shake = 0.0;
        let mut force = 0.0;
        let mut click = 0.0;
        let bend_now = self.frame.is_multiple_of(BEND_FRAMES);
        for course in &mut self.courses {
            if bend_now {
                course.relax();
            }
            let (straight, across) = course.tick(sympathy);
            shake += straight;
            force += straight + SIDEWAYS * across;
            click += course.click;
            course.click *= 0.975;
        }
        self.frame += 1;
        self.sympathy = SYMPATHY * self.shaking.tick(shake);
        let force = 40.0 * self.bridge.tick(force) + self.knock();
        let noise = self.hiss.tick(click * self.dice.noise()) + self.rub();
        (force, noise)
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

    fn rub(&mut self) -> f64 {
        let Some(slide) = &mut self.slide else { return 0.0 };
        slide.at += 1.0 / RATE;
        let place = slide.at / slide.seconds;
        if place >= 1.0 {
            self.slide = None;
            return 0.0;
        }
        if self.frame.is_multiple_of(32) {
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

impl Course {
    fn stop(&mut self, string: usize, fret: u8) {
        let wire = &WIRES[string];
        let hertz = self.open * libm::exp2(f64::from(fret) / 12.0);
        self.straight.tune(hertz, wire, fret, 1.0);
        // Across the top the saddle gives less: a hair sharper, and it rings longer.
        self.across.tune(hertz * 1.000_3, wire, fret, 1.7);
    }

    fn damp(&mut self, seconds: Option<f64>) {
        self.straight.damp(seconds);
        self.across.damp(seconds);
    }

    fn pluck(&mut self, pluck: Pluck) {
        self.damp(None);
        let echo = pluck.place * self.straight.period();
        self.stroke = Some(Stroke { pluck, frame: 0.0, width: pluck.slip * RATE, echo });
        self.click = pluck.force * pluck.click;
        // A hard stroke stretches the string and sharpens it for a tenth of a second.
        self.bend = pluck.stretch;
    }

    fn relax(&mut self) {
        if self.bend > 0.02 {
            self.bend *= libm::exp(-(BEND_FRAMES as f64) / RATE / 0.07);
            self.straight.bend(self.bend);
            self.across.bend(self.bend);
        }
    }

    fn tick(&mut self, sympathy: f64) -> (f64, f64) {
        let (mut push, mut slant) = (0.0, 0.5);
        if let Some(stroke) = &mut self.stroke {
            push = stroke.push();
            slant = stroke.pluck.slant;
            if stroke.over() {
                self.stroke = None;
            }
        }
        let straight = self.straight.tick(push * (1.0 - 0.5 * slant));
        let across = self.across.tick(push * slant + sympathy);
        (straight, across)
    }
}
