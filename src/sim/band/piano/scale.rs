//! The drawing of one grand piano: for each key its strings, its hammer, and how long it rings.
//!
//! Lengths, tensions, hammer masses and felt after Conklin, "Design and tone in the mechanoacoustic piano" (1996), and
//! Chaigne and Askenfelt, "Numerical simulations of piano strings" (1994), whose strings of C2, C4 and C7 lie on these lines;
//! inharmonicity after the measurements in Fletcher and Rossing, "The Physics of Musical Instruments", chapter 12.
//! Decay times and the mistuning of unisons are estimates within the ranges of Weinreich, "Coupled piano strings" (1977).

use crate::sim::band::dice::Dice;
use std::f64::consts::PI;

/// The lowest and the highest key.
pub(super) const KEYS: (f64, f64) = (21.0, 108.0);
/// The first key without a damper, F sharp 6.
const UNDAMPED: f64 = 90.0;
/// Losses inside the wire: decay rate per hertz, and per hertz squared (Chaigne and Askenfelt's b₃).
const LOSS: (f64, f64) = (2.0e-4, 2.2e-7);

/// One key.
#[derive(Debug, Clone)]
pub(super) struct Key {
    /// MIDI note number.
    pub(super) pitch: f64,
    /// The first partial, in hertz.
    pub(super) hertz: f64,
    /// Inharmonicity B in f(n) = n f √(1 + B n²).
    pub(super) stiffness: f64,
    /// Speaking length, in metres.
    pub(super) length: f64,
    /// Tension of one string, in newtons.
    pub(super) tension: f64,
    /// Mass of one string, in kilograms.
    pub(super) mass: f64,
    /// How many strings the hammer strikes.
    pub(super) strings: u32,
    /// Where it strikes, as a share of the length.
    pub(super) place: f64,
    /// Mass of the hammer for each string, in kilograms.
    pub(super) hammer: f64,
    /// Stiffness K and exponent p of its felt for each string: F = K δᵖ.
    pub(super) felt: (f64, f64),
    /// Decay rate of the first partial as long as its strings move together, in nepers a second.
    pub(super) decay: f64,
    /// How far the outer strings of the unison are off, in cents.
    pub(super) unison: [f64; 2],
    /// What the voicer made of it: a factor on its sound.
    pub(super) voicing: f64,
}

impl Key {
    /// The key for a note number; what lies off the keyboard is brought to its end.
    pub(super) fn new(pitch: f64) -> Self {
        let pitch = pitch.clamp(KEYS.0, KEYS.1);
        let at = |points: &[(f64, f64)]| along(points, pitch);
        // The stretch of the octaves, in cents (the Railsback curve of a concert grand).
        let cents = at(&[(21.0, -14.0), (33.0, -7.0), (45.0, -3.0), (60.0, -0.5), (69.0, 0.0), (84.0, 4.0), (96.0, 11.0), (108.0, 26.0)]);
        let hertz = 440.0 * libm::exp2((pitch - 69.0) / 12.0 + cents / 1200.0);
        let length = libm::exp(at(&LENGTH_LN));
        let tension = at(&[(21.0, 1300.0), (36.0, 950.0), (48.0, 760.0), (60.0, 690.0), (108.0, 720.0)]);
        let speed = 2.0 * length * hertz;
        let strings = if pitch < 31.0 { 1 } else { 3 - u32::from(pitch < 44.0) };
        // The piano is the same one every day: its irregularities come from the number of the key alone.
        let mut habit = Dice::new(libm::round(pitch) as u64, "piano");
        Self {
            pitch,
            hertz,
            stiffness: libm::exp(at(&STIFFNESS_LN)),
            length,
            tension,
            mass: tension / (speed * speed) * length,
            strings,
            place: at(&[(21.0, 0.123), (72.0, 0.12), (84.0, 0.105), (96.0, 0.085), (108.0, 0.065)]),
            hammer: at(&[(21.0, 0.0105), (48.0, 0.009), (72.0, 0.0074), (96.0, 0.0055), (108.0, 0.0045)]) / f64::from(strings),
            felt: (libm::exp(at(&FELT_LN)), at(&[(21.0, 2.3), (60.0, 2.5)])),
            decay: 6.91 / libm::exp(at(&RING_LN)),
            unison: [0.15 + habit.between(0.0, 0.45), -0.15 - habit.between(0.0, 0.45)],
            voicing: libm::exp10(at(&VOICING) / 20.0),
        }
    }

    /// Frequency of a partial, in hertz.
    pub(super) fn partial(&self, number: f64) -> f64 {
        self.hertz * number * libm::sqrt((1.0 + self.stiffness * number * number) / (1.0 + self.stiffness))
    }

    /// How a unit of force at the strike place moves a partial there: its share of the string's shape.
    pub(super) fn shape(&self, number: f64, place: f64) -> f64 {
        libm::sin(PI * number * place)
    }

    /// Decay rate of a partial at this frequency, in nepers a second.
    pub(super) fn decay_at(&self, hertz: f64) -> f64 {
        // Copper wound on steel loses more.
        let wound = 1.0 + 0.6 * ((52.0 - self.pitch) / 24.0).clamp(0.0, 1.0);
        self.decay + LOSS.0 * (hertz - self.hertz) + LOSS.1 * wound * (hertz * hertz - self.hertz * self.hertz)
    }

    /// What the damper adds to the decay rate of a partial; nothing where there is no damper.
    pub(super) fn damper_at(&self, hertz: f64) -> f64 {
        if self.pitch >= UNDAMPED {
            return 0.0;
        }
        // Felt on heavy bass strings needs half a second or more, on the treble a tenth; high partials go at once.
        let hold = along(&[(21.0, 7.0), (48.0, 16.0), (72.0, 45.0), (90.0, 60.0)], self.pitch);
        hold * (0.6 + 0.4 * libm::sqrt(hertz / self.hertz)).min(6.0)
    }
}

/// Straight lines through points by rising key.
fn along(points: &[(f64, f64)], pitch: f64) -> f64 {
    let mut value = points[0].1;
    for pair in points.windows(2) {
        let ((from, low), (to, high)) = (pair[0], pair[1]);
        if pitch >= from {
            value = low + (high - low) * ((pitch - from) / (to - from)).min(1.0);
        }
    }
    value
}

/// Natural logarithms of the speaking length: 2.0 m, 1.75, 1.2, 0.62, 0.33, 0.18, 0.095 and 0.052 m.
const LENGTH_LN: [(f64, f64); 8] =
    [(21.0, 0.693), (36.0, 0.560), (48.0, 0.182), (60.0, -0.478), (72.0, -1.109), (84.0, -1.715), (96.0, -2.354), (108.0, -2.957)];
/// Of B: 3.0e-4, 2.2e-4, 2.0e-4, 4.0e-4, 1.1e-3, 2.9e-3, 6.0e-3 and 1.1e-2.
const STIFFNESS_LN: [(f64, f64); 8] =
    [(21.0, -8.112), (36.0, -8.422), (48.0, -8.517), (60.0, -7.824), (72.0, -6.812), (84.0, -5.843), (96.0, -5.116), (108.0, -4.510)];
/// Of K per string in N/mᵖ: 1.5e8, 3e8, 7.4e9, 1.3e11 and 5.9e11; the treble keeps the exponent
/// of C4, with a K that touches as long: a blow of 12 dB less then gives about 12 dB less sound there too.
const FELT_LN: [(f64, f64); 5] = [(21.0, 18.83), (36.0, 19.52), (60.0, 22.73), (96.0, 25.6), (108.0, 27.1)];
/// Of the seconds in which the first partial falls by 60 dB at first: 22, 18, 14, 13, 8, 4, 1.6 and 0.45 s.
const RING_LN: [(f64, f64); 8] =
    [(21.0, 3.091), (36.0, 2.890), (48.0, 2.639), (60.0, 2.565), (72.0, 2.079), (84.0, 1.386), (96.0, 0.470), (108.0, -0.799)];
/// Decibels by which a voicer evens the keyboard out.
const VOICING: [(f64, f64); 5] = [(21.0, 0.0), (76.0, 0.0), (84.0, -3.0), (92.0, 0.0), (108.0, 0.0)];
