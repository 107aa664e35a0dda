//! The strings under the hands: six of them, each swinging two ways, all worked out side by side.

use crate::sim::band::chord::OPEN_STRINGS;
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{RATE, Smooth};
use crate::sim::band::guitar::hands::Pluck;
use crate::sim::band::guitar::wires::WIRES;
use crate::sim::band::plucked::string::Waveguides;
use pulp::{Arch, NullaryFnOnce};
use std::f64::consts::PI;

const STRINGS: usize = 6;
/// Straight at the top first, then across it.
const WAYS: usize = 2 * STRINGS;
/// How much of the string's sideways motion the bridge takes up.
const SIDEWAYS: f64 = 0.35;
/// How much of the bridge's motion gets back into the strings.
const SYMPATHY: f64 = 0.000_4;
/// Frames between two looks at the sharpening of a hard pluck.
pub(super) const LOOK: usize = 64;
/// What is left of the noise of a nail after a frame.
const CLICK_FADE: f64 = 0.975;

/// All strings.
pub(super) struct Strings {
    waves: Waveguides<WAYS>,
    courses: [Course; STRINGS],
    shaking: Smooth,
    sympathy: f64,
}

/// What is happening to a string.
struct Course {
    /// Hertz of the open string.
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

impl Strings {
    /// Strings as they were tuned this morning.
    pub(super) fn new(tuning: &mut Dice) -> Self {
        let courses = OPEN_STRINGS.map(|pitch| {
            let cents = f64::from(pitch) * 100.0 - 6900.0 + tuning.around(0.7);
            Course { open: 440.0 * libm::exp2(cents / 1200.0), stroke: None, bend: 0.0, click: 0.0 }
        });
        let mut strings = Self { waves: Waveguides::new(), courses, shaking: Smooth::low_pass(400.0), sympathy: 0.0 };
        (0..STRINGS).for_each(|string| strings.stop(string, 0));
        strings
    }

    /// A finger stops a string at a fret.
    pub(super) fn stop(&mut self, string: usize, fret: u8) {
        let wire = &WIRES[string];
        let hertz = self.courses[string].open * libm::exp2(f64::from(fret) / 12.0);
        self.waves.tune(string, hertz, wire, fret, 1.0);
        // Across the top the saddle gives less: a hair sharper, and it rings longer.
        self.waves.tune(STRINGS + string, hertz * 1.000_3, wire, fret, 1.7);
    }

    /// A hand on a string: it falls by 60 dB in this many seconds; `None` lifts the hand.
    pub(super) fn damp(&mut self, string: usize, seconds: Option<f64>) {
        self.waves.damp(string, seconds);
        self.waves.damp(STRINGS + string, seconds);
    }

    /// A finger or a pick plucks a string.
    pub(super) fn pluck(&mut self, pluck: Pluck) {
        self.damp(pluck.string, None);
        let echo = pluck.place * self.waves.period(pluck.string);
        let course = &mut self.courses[pluck.string];
        course.click = pluck.force * pluck.click;
        // A hard stroke stretches the string and sharpens it for a tenth of a second.
        course.bend = pluck.stretch;
        course.stroke = Some(Stroke { frame: 0.0, width: pluck.slip * RATE, echo, pluck });
    }

    /// Lets what was stretched come back, once every `LOOK` frames.
    pub(super) fn relax(&mut self) {
        for (string, course) in self.courses.iter_mut().enumerate().filter(|(_, course)| course.bend > 0.02) {
            course.bend *= libm::exp(-(LOOK as f64) / RATE / 0.07);
            self.waves.bend(string, course.bend);
            self.waves.bend(STRINGS + string, course.bend);
        }
    }

    /// Some frames of the force at the bridge and of the noise of nails.
    pub(super) fn run(&mut self, force: &mut [f64], click: &mut [f64]) {
        Arch::new().dispatch(Swing { strings: self, force, click });
    }

    /// One frame of the same.
    #[inline(always)]
    fn tick(&mut self) -> (f64, f64) {
        let mut push = [0.0; WAYS];
        let (straight, across) = push.split_at_mut(STRINGS);
        across.fill(self.sympathy);
        let mut click = 0.0;
        for (course, (straight, across)) in self.courses.iter_mut().zip(straight.iter_mut().zip(across)) {
            if let Some(stroke) = &mut course.stroke {
                let (push, slant) = (stroke.push(), stroke.pluck.slant);
                *straight = push * (1.0 - 0.5 * slant);
                *across += push * slant;
                if stroke.over() {
                    course.stroke = None;
                }
            }
            click += course.click;
            course.click *= CLICK_FADE;
        }
        let wave = self.waves.tick(&push);
        let (straight, across) = wave.split_at(STRINGS);
        let straight: f64 = straight.iter().sum();
        // Only the straight motion drives the others, and they drive nothing back: that can never howl.
        self.sympathy = SYMPATHY * self.shaking.tick(straight);
        (straight + SIDEWAYS * across.iter().sum::<f64>(), click)
    }
}

/// Strings that are about to swing for some frames.
struct Swing<'a> {
    strings: &'a mut Strings,
    force: &'a mut [f64],
    click: &'a mut [f64],
}

impl NullaryFnOnce for Swing<'_> {
    type Output = ();

    #[inline(always)]
    fn call(self) {
        for (force, click) in self.force.iter_mut().zip(self.click) {
            (*force, *click) = self.strings.tick();
        }
    }
}
