//! One string of an electric instrument, from the finger to the voltage in the coils over which it swings.
//!
//! The waveguide carries the acceleration of the string: a pluck is a kink, and its corner runs round as one pulse and its
//! echo from the bridge. A coil answers to the velocity at its own place, which is that wave less what the bridge sent back,
//! integrated once: partials whose node lies over the coil are missing (Fletcher and Rossing, "The Physics of Musical
//! Instruments", section 9.7). Two ways of swinging, of which the coil hears the one across it hardly at all, lose their
//! energy at different rates: the decay has two stages.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::plucked::build::Build;
use crate::sim::band::plucked::build::Course;
use crate::sim::band::plucked::string::Waveguides;
use crate::sim::band::plucked::string::Wire;
use crate::sim::band::plucked::stroke::Glide;
use crate::sim::band::plucked::stroke::Pluck;
use crate::sim::band::plucked::stroke::Stroke;
use std::f64::consts::PI;

/// What the coil hears of the swing along the fingerboard.
const SIDEWAYS: f64 = 0.2;
/// The coil hears no slower motion than this, in hertz.
const SLOWEST: f64 = 22.0;
const LEAK: f64 = 2.0 * PI * SLOWEST / RATE;
/// What a fret gives back to a string that knocks on it, and how much of that is left after each look.
const KNOCK: f64 = 0.2;
const RATTLE_FADE: f64 = 0.87;
/// Frames that are worked out at once; the pitch is looked at before each.
const BLOCK: usize = 16;
/// Blocks between two looks at whether the string still swings.
const LOOK_BLOCKS: u32 = 32;
/// Rubbing below this is over.
const QUIET: f64 = 1e-5;
/// With less energy than this between two looks it has rung out.
const SILENT: f64 = 1e-10;
/// How much steeper the field is nearer the coil: second harmonic per displacement in periods of the wave.
const FIELD: f64 = 0.35;

/// The two ways it swings: towards the coils, and along the fingerboard.
const STRAIGHT: usize = 0;
const ACROSS: usize = 1;

/// A string and what is happening to it.
pub(in crate::sim::band) struct ElectricString {
    build: &'static Build,
    course: &'static Course,
    wave: Waveguides<2>,
    detune: f64,
    pitch: f64,
    stroke: Option<Stroke>,
    slant: f64,
    rub: f64,
    rub_fade: f64,
    rub_before: f64,
    stretch: f64,
    glide: Option<Glide>,
    /// Frames from the bridge to each coil and back.
    echoes: [usize; 2],
    window: f64,
    seen: f64,
    velocity: f64,
    displacement: f64,
    per_period: f64,
    rattle: f64,
    touches_fret: bool,
    clock: u32,
    energy: f64,
    knock: f64,
    awake: bool,
}

impl ElectricString {
    /// A string at rest; the dice tune it as well as a player does before a take.
    pub(in crate::sim::band) fn new(build: &'static Build, number: usize, dice: &mut Dice) -> Self {
        let course = &build.courses[number];
        let mut string = Self {
            build,
            course,
            wave: Waveguides::new(),
            detune: dice.around(0.008),
            pitch: course.open,
            stroke: None,
            slant: 0.0,
            rub: 0.0,
            rub_fade: 0.9,
            rub_before: 0.0,
            stretch: 0.0,
            glide: None,
            echoes: [0; 2],
            window: 1.0,
            seen: 0.0,
            velocity: 0.0,
            displacement: 0.0,
            per_period: 0.0,
            rattle: 0.0,
            touches_fret: false,
            clock: 0,
            energy: 0.0,
            knock: 0.0,
            awake: false,
        };
        string.stop(course.open, course.wire);
        string
    }

    /// Stops the string at a pitch.
    fn stop(&mut self, pitch: f64, wire: Wire) {
        self.pitch = pitch;
        let fret = (pitch - self.course.open).max(0.0);
        let hertz = 440.0 * libm::exp2((pitch + self.detune - 69.0) / 12.0);
        let nearest = libm::round(fret) as u8;
        self.wave.tune(STRAIGHT, hertz, &wire, nearest, 1.0);
        // Along the fingerboard the bridge gives less: a hair sharper, and it rings longer.
        self.wave.tune(ACROSS, hertz * 1.000_25, &wire, nearest, 1.6);
        let period = RATE / hertz;
        let length = self.length();
        for (echo, coil) in self.echoes.iter_mut().zip(self.course.coils) {
            *echo = libm::round(period * (coil / length).min(0.5)) as usize;
        }
        // A string runs past the window in so many frames: a one-pole low-pass with the corner of that average (0.44 c / w).
        let corner = 0.44 * 2.0 * length * hertz / self.build.window_m;
        self.window = 1.0 - libm::exp(-2.0 * PI * corner.min(20_000.0) / RATE);
        self.per_period = 1.0 / period;
    }

    fn length(&self) -> f64 {
        self.build.scale_m * libm::exp2((self.course.open - self.pitch).min(0.0) / 12.0)
    }

    /// A finger touches the string that is about to be plucked.
    pub(in crate::sim::band) fn land(&mut self) {
        self.damp(Some(0.02));
    }

    /// Something soft lies on the string: it falls by 60 dB in so many seconds.
    pub(in crate::sim::band) fn rest(&mut self, seconds: f64) {
        self.damp(Some(seconds));
    }

    fn damp(&mut self, seconds: Option<f64>) {
        self.wave.damp(STRAIGHT, seconds);
        self.wave.damp(ACROSS, seconds);
    }

    /// Plucks the string, stopped at a pitch.
    pub(in crate::sim::band) fn pluck(&mut self, pitch: f64, pluck: &Pluck, dice: &mut Dice) {
        let mut wire = self.course.wire;
        // No two places on a neck take the same from a string.
        let place = 1.0 + dice.around(0.08);
        wire.ring *= place;
        if pluck.palm {
            (wire.ring, wire.ring_high) = self.build.palm;
        }
        self.stop(pitch, wire);
        self.damp(None);
        let echo = (pluck.place_m / self.length()).clamp(0.02, 0.5) / self.per_period;
        self.stroke = Some(Stroke::new(pluck.force, pluck.slip * RATE, echo));
        self.slant = pluck.slant;
        self.scrape(pluck.force * pluck.click, 0.003);
        self.stretch = pluck.stretch;
        self.rattle = 1.0;
        self.awake = true;
        self.energy = 1.0;
    }

    /// Hammers a finger onto a sounding string or pulls one off it.
    pub(in crate::sim::band) fn hammer(&mut self, pitch: f64, force: f64) {
        self.stop(pitch, self.course.wire);
        self.damp(None);
        // The finger sets the string moving at the fret, which is the far end of what sounds.
        self.stroke = Some(Stroke::new(force, 0.001 * RATE, 0.5 / self.per_period));
        self.slant = 0.3;
        self.awake = true;
        self.energy = 1.0;
    }

    /// Slides one fret on.
    pub(in crate::sim::band) fn slide(&mut self, pitch: f64, force: f64) {
        self.stop(pitch, self.course.wire);
        self.scrape(force, 0.012);
    }

    /// Begins so many cents off and arrives in so many seconds.
    pub(in crate::sim::band) fn bend_from(&mut self, cents: f64, seconds: f64) {
        self.glide = Some(Glide::new(cents, seconds));
        self.set_pitch(0.0);
    }

    fn scrape(&mut self, force: f64, seconds: f64) {
        self.rub = force;
        self.rub_fade = libm::exp(-1.0 / (seconds * RATE));
    }

    fn set_pitch(&mut self, seconds: f64) {
        let mut cents = self.stretch;
        match self.glide.as_mut().map(|glide| glide.cents(seconds)) {
            Some(Some(off)) => cents += off,
            _ => self.glide = None,
        }
        self.stretch *= 1.0 - seconds / 0.08;
        // The waveguide takes cents as a share of the period: what is exact for many cents.
        let exact = (1.0 - libm::exp2(-cents / 1200.0)) * 1200.0 / std::f64::consts::LN_2;
        self.wave.bend(STRAIGHT, exact);
        self.wave.bend(ACROSS, exact);
    }

    /// Adds what the coils give over some frames, on a scale of their own.
    pub(in crate::sim::band) fn run(&mut self, voltage: &mut [f64], dice: &mut Dice) {
        for block in voltage.chunks_mut(BLOCK) {
            if !self.awake {
                return;
            }
            self.block(block, dice);
        }
    }

    /// A block of frames: hands first, then the wave both ways round, then what the coils see of it.
    fn block(&mut self, voltage: &mut [f64], dice: &mut Dice) {
        if self.stretch > 0.02 || self.glide.is_some() {
            self.set_pitch(voltage.len() as f64 / RATE);
        }
        let mut waves = [[0.0; 2]; BLOCK];
        let waves = &mut waves[..voltage.len()];
        if self.stroke.is_some() || self.rub > QUIET {
            for wave in waves.iter_mut() {
                let push = self.push(dice);
                *wave = [push * (1.0 - 0.4 * self.slant), push * self.slant];
            }
        }
        waves[0][STRAIGHT] -= std::mem::take(&mut self.knock);
        for wave in waves.iter_mut() {
            *wave = self.wave.tick(wave);
        }
        self.coils(voltage, waves);
        self.clock += 1;
        if self.clock.is_multiple_of(LOOK_BLOCKS) {
            self.awake = self.energy > SILENT;
            self.energy = 0.0;
            self.rattle *= RATTLE_FADE;
        }
    }

    fn push(&mut self, dice: &mut Dice) -> f64 {
        let mut push = 0.0;
        match self.stroke.as_mut().map(Stroke::push) {
            Some(Some(now)) => push = now,
            _ => self.stroke = None,
        }
        if self.rub > QUIET {
            let noise = self.rub * dice.noise();
            // A rubbed string is pushed to and fro, not away.
            push += noise - self.rub_before;
            self.rub_before = noise;
            self.rub *= self.rub_fade;
        }
        push
    }

    fn coils(&mut self, voltage: &mut [f64], waves: &[[f64; 2]]) {
        let [first, second] = self.echoes;
        let echo =
            |line: &Waveguides<2>, way: usize, back: usize| 0.5 * (line.earlier(way, back + first) + line.earlier(way, back + second));
        for (frame, voltage) in voltage.iter_mut().enumerate() {
            let back = waves.len() - 1 - frame;
            let across = waves[frame][ACROSS] - echo(&self.wave, ACROSS, back);
            let wave = waves[frame][STRAIGHT] - echo(&self.wave, STRAIGHT, back) + SIDEWAYS * across;
            self.seen += self.window * (wave - self.seen);
            self.velocity += self.seen - LEAK * self.velocity;
            self.displacement += self.velocity * self.per_period - LEAK * self.displacement;
            *voltage += self.velocity * (1.0 + FIELD * self.displacement);
        }
        self.energy += self.velocity * self.velocity + waves[0][STRAIGHT] * waves[0][STRAIGHT];
        self.meet_frets();
    }

    /// A string that swings too far knocks on a fret: against its motion, once in each swing.
    fn meet_frets(&mut self) {
        let over = self.displacement > self.build.clearance;
        if over && !self.touches_fret {
            self.knock = KNOCK * self.rattle * self.velocity.abs().min(2.0);
        }
        self.touches_fret = over;
    }
}
