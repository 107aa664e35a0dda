//! Cymbals as plates: hundreds of modes, a direct sound, and energy that climbs to high frequencies after the blow.
//!
//! Below about a kilohertz the modes follow Chladni's law f = c (m + 2n)^1.5, each a pair split by the hammering;
//! above it a plate has a constant number of modes per hertz, `√3 S / (h c_L)` (Fletcher & Rossing, "The Physics of Musical
//! Instruments", 1998, sections 3.6 and 20.2): a 16-inch crash 1 mm thick has one in 16 Hz. Above 1.6 kHz the bank has fewer
//! than the metal, one in a 64th of the frequency, which leaves eight in every critical band.
//! A loud blow bends the plate by more than its thickness, and its energy cascades upward over some 20 to 80 ms
//! (Chaigne, Touzé & Thomas, "Nonlinear vibrations and chaos in gongs and cymbals", 2005; Rossing & Fletcher find the 3 to 5 kHz band
//! of a crash building up within 50 ms). Each high mode therefore grows as 1 − exp(−t/τ): a lasting mode less a twin that dies with τ.

use crate::sim::band::dice::Dice;
use crate::sim::band::drums::bank::{Bank, Damping, Force, Gains, Tuning};
use crate::sim::band::drums::blow::{Blow, Body, Tip};
use std::f64::consts::{LN_10, PI};

/// A value by frequency: rows of hertz and the value, between which it is drawn straight over octaves.
pub(super) type Curve = &'static [(f64, f64)];

/// What a cymbal is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alloy {
    /// Fixes the hammering: the same cymbal in every take.
    pub(super) name: &'static str,
    /// The constant c of Chladni's law, hertz.
    pub(super) chladni: f64,
    /// Modes per hertz.
    pub(super) density: f64,
    /// Seconds to −60 dB.
    pub(super) t60: Curve,
    /// What a blow excites at once, decibels.
    pub(super) direct: Curve,
    /// What climbs up after a blow at mezzo-forte, decibels.
    pub(super) climb: Curve,
    /// Partials of the place under the tip that sound only while the blow runs to the edge: first, last, how many.
    pub(super) ping: (f64, f64, usize),
    /// Partials of the bell: hertz, decibels, seconds to −60 dB.
    pub(super) bell: &'static [(f64, f64, f64)],
    /// Pressure at one metre, pascals, at mezzo-forte.
    pub(super) level: f64,
}

/// How a cymbal is struck: shares of what sounds.
#[derive(Debug, Clone, Copy)]
pub(super) struct Touch {
    /// With what.
    pub(super) tip: Tip,
    /// What the plate gives at once.
    pub(super) direct: f64,
    /// What climbs.
    pub(super) climb: f64,
    /// The ping under the tip.
    pub(super) ping: f64,
    /// The bell.
    pub(super) bell: f64,
}

/// One mode of a cymbal.
#[derive(Debug, Clone, Copy)]
struct Partial {
    kind: Kind,
    tuning: Tuning,
    diameters: f64,
    turn: f64,
    loud: f64,
    climb: Climb,
}

/// How energy gets to a mode after the blow.
#[derive(Debug, Clone, Copy)]
struct Climb {
    /// Height after a blow at mezzo-forte.
    height: f64,
    /// The power of the blow by which more of it gets so far up.
    further: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    /// Of the whole plate.
    Lasting,
    /// The twin that holds a lasting mode back at first: that mode's index.
    Holding(usize),
    /// Under the tip.
    Ping,
    /// Of the bell.
    Bell,
}

/// A cymbal.
#[derive(Debug, Clone)]
pub(super) struct Plate {
    alloy: Alloy,
    partials: Vec<Partial>,
    body: Body,
}

/// Modes below this climb at once, hertz.
const CLIMBS_FROM: f64 = 1200.0;

impl Plate {
    /// At rest.
    pub(super) fn new(alloy: Alloy) -> Self {
        let mut dice = Dice::new(0, alloy.name);
        let mut partials = lasting(&alloy, &mut dice);
        partials.sort_by(|a, b| a.tuning.hz.total_cmp(&b.tuning.hz));
        partials.extend(holding(&partials));
        partials.extend(ping(&alloy, &mut dice));
        partials.extend(alloy.bell.iter().map(|(hz, db, t60)| partial(&alloy, Kind::Bell, *hz, *t60, *db, &mut dice)));
        let body = Body::new(Bank::new(partials.iter().map(|partial| partial.tuning).collect()));
        Self { alloy, partials, body }
    }

    /// One blow of a force that is 1 at mezzo-forte.
    pub(super) fn strike(&mut self, at: usize, power: f64, touch: &Touch, dice: &mut Dice) {
        let angle = dice.around(0.25);
        let direct = self.body.bank.gains(|index| self.alloy.level * self.partials[index].struck(angle, touch));
        self.body.strike(Blow::new(at, power, touch.tip), direct);
        let (level, harder) = (self.alloy.level * power * touch.climb, libm::log(power));
        let chances: Vec<f64> = self.partials.iter().map(|_| dice.between(0.3, 1.3) * if dice.chance(0.5) { 1.0 } else { -1.0 }).collect();
        let climbing = self.body.bank.gains(|index| {
            let (source, sign) = match self.partials[index].kind {
                Kind::Lasting => (index, 1.0),
                Kind::Holding(source) => (source, -1.0),
                Kind::Ping | Kind::Bell => return 0.0,
            };
            let climb = self.partials[source].climb;
            // The harder the blow, the further up its energy gets.
            level * sign * chances[source] * libm::exp(climb.further * harder) * climb.height
        });
        self.body.strike(Blow::instant(at), climbing);
    }

    /// Gains by which noise drives what climbs.
    pub(super) fn rattle(&self) -> Gains {
        self.body.bank.gains(|index| match self.partials[index] {
            Partial { kind: Kind::Lasting, tuning, turn, climb, .. } => libm::cos(turn * 3.0) * climb.height / libm::sqrt(tuning.t60),
            _ => 0.0,
        })
    }

    /// Adds the block that begins at a frame to `out`.
    pub(super) fn sound(&mut self, from: usize, also: Option<(&Force, &Gains)>, out: &mut [f64]) {
        self.body.sound(from, also, out);
    }

    /// What lets no mode last longer than by this curve.
    pub(super) fn damping(&self, t60: Curve) -> Damping {
        self.body.bank.damping(|tuning| tuning.t60.min(at(t60, tuning.hz)))
    }

    /// Other decays, the motion kept.
    pub(super) fn damp(&mut self, damping: &Damping) {
        self.body.bank.damp(damping);
    }
}

impl Partial {
    /// How loud a blow at an angle makes it.
    fn struck(&self, angle: f64, touch: &Touch) -> f64 {
        let share = match self.kind {
            Kind::Lasting => touch.direct,
            Kind::Holding(_) => 0.0,
            Kind::Ping => touch.ping,
            Kind::Bell => touch.bell,
        };
        share * self.loud * libm::cos(self.diameters * angle + self.turn)
    }
}

impl Alloy {
    /// How energy climbs to a frequency.
    fn climb_at(&self, hz: f64) -> Climb {
        Climb { height: gain(self.climb, hz) / libm::sqrt(self.crowd(hz)), further: 0.12 * libm::log2(hz / 1500.0) }
    }

    /// How many modes of the bank share an octave: more of them are each softer.
    fn crowd(&self, hz: f64) -> f64 {
        hz / self.spacing(hz)
    }

    /// Hertz from one mode of the bank to the next.
    fn spacing(&self, hz: f64) -> f64 {
        (1.0 / self.density).max(hz / 64.0)
    }
}

fn lasting(alloy: &Alloy, dice: &mut Dice) -> Vec<Partial> {
    let mut partials = Vec::new();
    let mut add = |hz: f64, diameters: f64, dice: &mut Dice| {
        let db = at(alloy.direct, hz) - 10.0 * libm::log10(alloy.crowd(hz));
        partials.push(Partial { diameters, ..partial(alloy, Kind::Lasting, hz, at(alloy.t60, hz) * dice.between(0.8, 1.2), db, dice) });
    };
    for circles in 0..2 {
        for diameters in 2..30 {
            let order = f64::from(diameters + 2 * circles);
            let hz = alloy.chladni * libm::pow(order, 1.5) * (1.0 + dice.around(0.03));
            if (100.0..1000.0).contains(&hz) {
                add(hz, f64::from(diameters), dice);
                add(hz * (1.0 + dice.between(0.002, 0.01)), f64::from(diameters), dice);
            }
        }
    }
    let mut hz = 1000.0;
    while hz < 18_500.0 {
        add(hz, dice.between(4.0, 40.0), dice);
        hz += alloy.spacing(hz) * dice.between(0.4, 1.6);
    }
    partials
}

/// The twins of the lasting modes that hold them back: the higher, the longer.
fn holding(lasting: &[Partial]) -> Vec<Partial> {
    let twin = |(index, partial): (usize, &Partial)| {
        let rise = 0.002 + 0.0022 * partial.tuning.hz / 1000.0;
        let tuning = Tuning { t60: 3.0 * LN_10 * rise, ..partial.tuning };
        Partial { kind: Kind::Holding(index), tuning, ..*partial }
    };
    lasting.iter().enumerate().filter(|(_, partial)| partial.tuning.hz > CLIMBS_FROM).map(twin).collect()
}

fn ping(alloy: &Alloy, dice: &mut Dice) -> Vec<Partial> {
    let (first, last, count) = alloy.ping;
    (0..count)
        .map(|index| {
            let hz = first * libm::pow(last / first, (index as f64 + dice.unit()) / count as f64);
            partial(alloy, Kind::Ping, hz, 0.45 * libm::pow(hz / first, -0.5), -10.0 * libm::log10(count as f64), dice)
        })
        .collect()
}

fn partial(alloy: &Alloy, kind: Kind, hz: f64, t60: f64, db: f64, dice: &mut Dice) -> Partial {
    let loud = libm::pow(10.0, db / 20.0) * dice.between(0.5, 1.5);
    let (diameters, turn) = (dice.between(1.0, 6.0), dice.between(0.0, 2.0 * PI));
    Partial { kind, tuning: Tuning { hz, t60 }, diameters, turn, loud, climb: alloy.climb_at(hz) }
}

/// A curve at a frequency.
fn at(curve: Curve, hz: f64) -> f64 {
    let Some(next) = curve.iter().position(|(row, _)| *row > hz) else { return curve.last().map_or(0.0, |(_, value)| *value) };
    if next == 0 {
        return curve[0].1;
    }
    let ((low, from), (high, to)) = (curve[next - 1], curve[next]);
    from + (to - from) * libm::log2(hz / low) / libm::log2(high / low)
}

/// A curve of decibels at a frequency, as a factor.
fn gain(curve: Curve, hz: f64) -> f64 {
    libm::pow(10.0, at(curve, hz) / 20.0)
}
