//! The body of a steel-string guitar: the modes of air and plates, and which radiator each is heard from.
//!
//! Mode frequencies after Fletcher and Rossing, "The Physics of Musical Instruments", chapter 9: a Helmholtz air mode near
//! 100 Hz, the first top mode near 190 Hz and back mode near 240 Hz, then ever denser plate modes. The widths are estimates.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{RATE, Smooth};
use crate::sim::band::guitar::strings::LOOK;
use crate::sim::gear::Radiator;
use pulp::{Arch, NullaryFnOnce};
use std::f64::consts::PI;

/// The modes that have names: hertz, Q, gain.
const NAMED: [(f64, f64, f64); 16] = [
    (106.0, 11.0, 0.95),
    (202.0, 14.0, 1.0),
    (238.0, 24.0, -0.8),
    (284.0, 26.0, 0.75),
    (331.0, 28.0, 0.8),
    (383.0, 26.0, 0.95),
    (437.0, 30.0, -0.6),
    (502.0, 30.0, 0.75),
    (561.0, 32.0, 0.7),
    (628.0, 30.0, -0.65),
    (702.0, 34.0, 0.75),
    (785.0, 32.0, 0.6),
    (872.0, 34.0, -0.7),
    (968.0, 36.0, 0.65),
    (1085.0, 34.0, 0.6),
    (1210.0, 36.0, -0.6),
];
/// All modes: after the named ones they lie ever denser up to 6 kHz.
const MODES: usize = 48;

/// A figure for each.
type Row = [f64; MODES];

/// How a radiator takes part.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// The sound hole: air, and a muffled view of what the plates do.
    Hole,
    /// Wood and strings.
    Plate,
    /// The neck: hardly any wood, but the strings and the fingers on them.
    Neck,
}

impl Part {
    fn of(radiator: &Radiator) -> Self {
        if radiator.id.contains("hole") {
            Self::Hole
        } else if radiator.id.contains("neck") || radiator.id.contains("fret") {
            Self::Neck
        } else {
            Self::Plate
        }
    }

    /// What it gives of a mode, before the parts are made to add up to one.
    fn mode_weight(self, hertz: f64) -> f64 {
        match self {
            Self::Hole => hole_share(hertz),
            Self::Plate | Self::Neck => 1.0 - hole_share(hertz),
        }
    }

    /// How much of that it gives.
    fn mode_share(self) -> f64 {
        if self == Self::Neck { 0.06 } else { 1.0 }
    }

    /// What it gives of the strings themselves and of the hands on them.
    fn direct_weight(self) -> f64 {
        match self {
            Self::Hole => 0.12,
            Self::Plate => 1.0,
            Self::Neck => 0.35,
        }
    }
}

/// A resonating body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    modes: Modes,
    radiators: Vec<(Part, f64, f64)>,
    broad: Smooth,
    steep: Smooth,
    muffled: Smooth,
    thin: Smooth,
}

/// Its modes: two poles each, what the hole and a plate give out of them, and where they are.
#[derive(Debug, Clone)]
struct Modes {
    b: Row,
    c: Row,
    weights: [Row; 2],
    now: Row,
    before: Row,
    /// The last two forces.
    earlier: [f64; 2],
}

impl Modes {
    fn silent() -> Self {
        let none = [0.0; MODES];
        Self { b: none, c: none, weights: [none; 2], now: none, before: none, earlier: [0.0; 2] }
    }
}

impl Body {
    /// The body of one instrument; the same dice give the same instrument.
    pub(super) fn new(radiators: &[Radiator], dice: &mut Dice) -> Self {
        let mut modes = Modes::silent();
        let parts: Vec<Part> = radiators.iter().map(Part::of).collect();
        for mode in 0..MODES {
            let (hertz, q, gain) = Self::mode(mode, dice);
            let radius = libm::exp(-PI * hertz / q / RATE);
            modes.b[mode] = 2.0 * radius * libm::cos(2.0 * PI * hertz / RATE);
            modes.c[mode] = -radius * radius;
            let gain = gain * (1.0 - radius * radius) / 2.0;
            let all: f64 = parts.iter().map(|part| part.mode_share() * part.mode_weight(hertz)).sum();
            for (weights, part) in modes.weights.iter_mut().zip([Part::Hole, Part::Plate]) {
                weights[mode] = gain * part.mode_weight(hertz) / all;
            }
        }
        let all: f64 = parts.iter().map(|part| part.direct_weight()).sum();
        Self {
            modes,
            radiators: parts.iter().map(|part| (*part, part.mode_share(), part.direct_weight() / all)).collect(),
            broad: Smooth::low_pass(900.0),
            steep: Smooth::low_pass(500.0),
            muffled: Smooth::low_pass(1500.0),
            thin: Smooth::low_pass(8500.0),
        }
    }

    fn mode(number: usize, dice: &mut Dice) -> (f64, f64, f64) {
        if let Some((hertz, q, gain)) = NAMED.get(number) {
            return (hertz * (1.0 + dice.around(0.004)), *q, *gain);
        }
        let place = (number - NAMED.len()) as f64 / (MODES - NAMED.len()) as f64;
        let hertz = 1300.0 * libm::exp(place * libm::log(6000.0 / 1300.0)) * (1.0 + dice.around(0.02));
        let sign = if dice.chance(0.5) { 1.0 } else { -1.0 };
        (hertz, dice.between(26.0, 44.0), sign * dice.between(0.28, 0.65) * (1.0 - 0.35 * place))
    }

    /// How many radiators it has.
    pub(super) fn radiators(&self) -> usize {
        self.radiators.len()
    }

    /// The force at the bridge and the noise of hands on strings go in, at most `LOOK` of them; so many times what each radiator gives is added to its row.
    pub(super) fn sound(&mut self, force: &[f64], noise: &[f64], gain: f64, rows: &mut [Vec<f32>]) {
        let [hole, plate] = Arch::new().dispatch(Shaken { modes: &mut self.modes, force });
        let alone = self.radiators.len() == 1;
        for (frame, (force, noise)) in force.iter().zip(noise).enumerate() {
            // Above the separate modes the plate radiates everything alike, and softens what is very high.
            let high = self.steep.tick_high(self.broad.tick_high(*force));
            let bright = self.thin.tick(0.8 * high + noise);
            let through = self.muffled.tick(bright);
            for (row, &(part, share, direct)) in rows.iter_mut().zip(&self.radiators) {
                let mode = if part == Part::Hole { hole[frame] } else { plate[frame] };
                let high = if part == Part::Hole && !alone { through } else { bright };
                row.push((gain * (share * mode + direct * high)) as f32);
            }
        }
    }
}

/// A body whose bridge is about to be shaken.
struct Shaken<'a> {
    modes: &'a mut Modes,
    force: &'a [f64],
}

impl NullaryFnOnce for Shaken<'_> {
    type Output = [[f64; LOOK]; 2];

    #[inline(always)]
    fn call(self) -> Self::Output {
        let Self { modes, force } = self;
        let mut rows = [[0.0; LOOK]; 2];
        let (mut now, mut before) = (modes.now, modes.before);
        for (frame, force) in force.iter().enumerate() {
            let drive = force - modes.earlier[1];
            modes.earlier = [*force, modes.earlier[0]];
            for mode in 0..MODES {
                let next = drive + modes.c[mode] * before[mode] + modes.b[mode] * now[mode];
                before[mode] = now[mode];
                now[mode] = next;
            }
            for (row, weights) in rows.iter_mut().zip(&modes.weights) {
                row[frame] = weighted_sum(&now, weights);
            }
        }
        (modes.now, modes.before) = (now, before);
        rows
    }
}

/// Eight sums side by side, always in the same order.
#[inline(always)]
fn weighted_sum(values: &Row, weights: &Row) -> f64 {
    let mut sums = [0.0; 8];
    for (values, weights) in values.chunks_exact(8).zip(weights.chunks_exact(8)) {
        for lane in 0..8 {
            sums[lane] += values[lane] * weights[lane];
        }
    }
    let [a, b, c, d, e, f, g, h] = sums;
    ((a + e) + (b + f)) + ((c + g) + (d + h))
}

/// How much of a mode the sound hole gives out: the air modes mostly, twice what the plates give at 110 Hz, little above 1 kHz.
fn hole_share(hertz: f64) -> f64 {
    const POINTS: [(f64, f64); 6] = [(60.0, 0.70), (110.0, 0.667), (200.0, 0.50), (300.0, 0.30), (1000.0, 0.15), (4000.0, 0.04)];
    if hertz <= POINTS[0].0 {
        return POINTS[0].1;
    }
    for pair in POINTS.windows(2) {
        let ((f0, s0), (f1, s1)) = (pair[0], pair[1]);
        if hertz <= f1 {
            return s0 + (s1 - s0) * libm::log(hertz / f0) / libm::log(f1 / f0);
        }
    }
    POINTS[5].1
}
