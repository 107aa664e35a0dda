//! One tine, its tone bar, and the pickup before it.
//!
//! A clamped rod with a tuning spring: the second mode lies near 6.3 times the first and the third near 17.5 (the rod's own
//! modes, Fletcher and Rossing chapter 2), both short; the tone bar keeps the first ringing and at the attack pulls at it.
//! The pickup's flux falls with the square of the tip's distance from its middle (Münster and Pfeifle 2014, on the sound
//! production of electric pianos). Decay times and the set-up of the pickup are estimates.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{RATE, Smooth};
use crate::sim::band::score::{Manner, Tone};
use std::f64::consts::PI;

/// The second and third mode of the rod: frequency re the first, height re the first at mezzo-forte.
const RODS: [(f64, f64); 2] = [(6.27, 0.055), (17.55, 0.012)];
/// Modes of a tine: the first, the bar's, and those of the rod.
const MODES: usize = 4;
/// Swing of a tine at mezzo-forte around middle C, in widths of the pickup.
const SWING: f64 = 0.50;
/// How far above the pickup's middle the tip rests, in its widths.
const REST: f64 = 0.42;
/// Seconds in which a falling damper takes hold.
const DAMPED: f64 = 0.075;
/// A tine that swings less than this is not heard.
const FLOOR: f64 = 3e-5;
/// Frames of the hammer's push on the rod as a whole.
const THUMP: f64 = 150.0;
/// Frames between two looks whether it still sounds.
const SPELL: usize = 480;

/// One mode: y(n) = b y(n−1) + c y(n−2).
#[derive(Debug, Clone, Copy)]
struct Swing {
    step: f64,
    radius: f64,
    y1: f64,
    y2: f64,
}

impl Swing {
    fn new(hertz: f64, height: f64, ring: f64) -> Self {
        let step = 2.0 * PI * hertz / RATE;
        let height = if hertz < 0.42 * RATE { height } else { 0.0 };
        Self { step, radius: libm::exp(-6.91 / (ring * RATE)), y1: 0.0, y2: -height * libm::sin(step) }
    }

    fn damp(&mut self, seconds: f64) {
        self.radius *= libm::exp(-6.91 / (seconds * RATE));
    }

    /// Whether it still swings as far as can be heard.
    fn sounds(&self) -> bool {
        let (cosine, sine) = (libm::cos(self.step), libm::sin(self.step));
        let square = self.y1 * self.y1 - 2.0 * cosine * self.y1 * self.y2 + self.y2 * self.y2;
        square > FLOOR * FLOOR * sine * sine
    }
}

/// All modes of a tine through one spell, side by side.
struct Together<'a> {
    swings: &'a mut [Swing],
    tips: &'a mut [f64],
}

impl pulp::WithSimd for Together<'_> {
    type Output = ();

    #[inline(always)]
    fn with_simd<S: pulp::Simd>(self, _: S) {
        let [mut b, mut c, mut y1, mut y2] = [[0.0; MODES]; 4];
        for (lane, swing) in self.swings.iter().enumerate() {
            (b[lane], c[lane]) = (2.0 * swing.radius * libm::cos(swing.step), -swing.radius * swing.radius);
            (y1[lane], y2[lane]) = (swing.y1, swing.y2);
        }
        for tip in self.tips {
            for lane in 0..MODES {
                let y = b[lane] * y1[lane] + c[lane] * y2[lane];
                y2[lane] = y1[lane];
                y1[lane] = y;
            }
            *tip = (y1[0] + y1[2]) + (y1[1] + y1[3]);
        }
        for (lane, swing) in self.swings.iter_mut().enumerate() {
            (swing.y1, swing.y2) = (y1[lane], y2[lane]);
        }
    }
}

/// One note.
#[derive(Debug, Clone)]
pub(super) struct Tine {
    swings: Vec<Swing>,
    /// Reciprocal of the frequency re middle C: a wave of the same flux gives more voltage the faster it is.
    slow: f64,
    rest: f64,
    muted: bool,
    knock: Smooth,
    thump: f64,
    /// Frames of contact with the hammer.
    contact: f64,
}

impl Tine {
    /// A tine struck with so much force in decibels.
    pub(super) fn new(tone: &Tone, force: f64, dice: &mut Dice) -> Self {
        let hertz = 440.0 * libm::exp2((tone.pitch - 69.0) / 12.0);
        let up = (tone.pitch - 60.0) / 12.0;
        // Long tines swing wide; the octave takes a third of it away.
        let height = SWING * libm::exp10(force / 20.0) * libm::exp2(-0.62 * up);
        // Above a width the hammer and the tone bar take what is more.
        let height = 1.9 * height / libm::sqrt(3.61 + height * height);
        let hard = libm::exp10(0.35 * force / 20.0);
        let ring = 11.0 * libm::exp2(-0.75 * up.max(-2.0));
        // The set-up of each tine differs a little, and is the same every day.
        let mut habit = Dice::new(libm::round(tone.pitch) as u64, "tines");
        let rest = REST + habit.around(0.06);
        let rod = |index: usize| RODS[index].0 * (1.0 + 0.004 * (up + index as f64));
        let mut bell =
            |index: usize| height * RODS[index].1 * hard * (1.0 + habit.around(0.25) + dice.around(0.1)) * libm::exp2(0.35 * up.min(1.0));
        Self {
            swings: vec![
                Swing::new(hertz, 0.86 * height, ring),
                // The bar, a little off: it gives and takes at the attack, then goes.
                Swing::new(hertz * 1.0023, 0.14 * height, 0.22 * ring),
                Swing::new(hertz * rod(0), bell(0), (0.55 * libm::exp2(-0.4 * up)).min(1.1)),
                Swing::new(hertz * rod(1), bell(1), (0.18 * libm::exp2(-0.4 * up)).min(0.4)),
            ],
            slow: libm::exp2(-0.62 * up),
            rest,
            muted: tone.manner == Manner::Muted,
            knock: Smooth::low_pass(420.0),
            thump: 0.10 * height * hard,
            contact: 0.0026 * RATE * libm::exp2(-0.3 * up) / hard,
        }
    }

    /// Adds its voltage from the blow until it is no longer heard; the damper falls at `until`.
    pub(super) fn play(mut self, at: f64, until: f64, out: &mut [f32]) {
        let from = (at * RATE) as usize;
        let release = ((until - at).max(0.0) * RATE) as usize;
        if self.muted {
            self.damp(0.35);
        }
        let scale = RATE / (2.0 * PI * 261.6) * libm::sqrt(self.slow);
        let mut flux_was = self.flux(0.0);
        let (mut tips, mut frame) = ([0.0; SPELL], 0);
        let mut rest = out.get_mut(from..).unwrap_or_default();
        while !rest.is_empty() && !self.swings.is_empty() {
            let until_release = if frame < release { release - frame } else { SPELL };
            let (now, later) = rest.split_at_mut(until_release.min(SPELL).min(rest.len()));
            let tips = &mut tips[..now.len()];
            self.swing(frame, tips);
            tips.iter_mut().for_each(|tip| *tip = self.flux(*tip));
            for (out, flux) in now.iter_mut().zip(tips) {
                *out += ((*flux - flux_was) * scale) as f32;
                flux_was = *flux;
            }
            frame += now.len();
            rest = later;
            if frame == release {
                self.damp(DAMPED * 2.0 * libm::sqrt(self.slow));
            }
            self.swings.retain(Swing::sounds);
        }
    }

    /// Where the tip is, frame by frame.
    fn swing(&mut self, frame: usize, tips: &mut [f64]) {
        pulp::Arch::new().dispatch(Together { swings: &mut self.swings, tips });
        if frame as f64 > THUMP * 10.0 {
            return;
        }
        // The neoprene tip of the hammer takes the rod along for a few milliseconds before it swings by itself.
        for (index, tip) in tips.iter_mut().enumerate() {
            let since = (frame + index) as f64;
            let along = (since / self.contact).min(1.0);
            let push = if since < THUMP { self.thump } else { 0.0 };
            *tip = *tip * along * along * (3.0 - 2.0 * along) + self.knock.tick(push);
        }
    }

    /// What the coil holds of the magnet's field with the tip there.
    fn flux(&self, tip: f64) -> f64 {
        let off = self.rest + tip;
        1.0 / (1.0 + off * off)
    }

    fn damp(&mut self, seconds: f64) {
        for swing in &mut self.swings {
            swing.damp(seconds);
        }
    }
}
