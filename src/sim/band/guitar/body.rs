//! The body of a steel-string guitar: the modes of air and plates, and which radiator each is heard from.
//!
//! Mode frequencies after Fletcher and Rossing, "The Physics of Musical Instruments", chapter 9: a Helmholtz air mode near
//! 100 Hz, the first top mode near 190 Hz and back mode near 240 Hz, then ever denser plate modes. The widths are estimates.

use crate::sim::band::dice::Dice;
use crate::sim::band::filters::{RATE, Smooth};
use crate::sim::gear::Radiator;
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
            Self::Plate => 1.0 - hole_share(hertz),
            Self::Neck => 0.06 * (1.0 - hole_share(hertz)),
        }
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
    b: [f64; MODES],
    c: [f64; MODES],
    gain: [f64; MODES],
    y1: [f64; MODES],
    y2: [f64; MODES],
    x1: f64,
    x2: f64,
    shares: Vec<[f64; MODES]>,
    direct: Vec<f64>,
    hole: Vec<bool>,
    broad: Smooth,
    steep: Smooth,
    muffled: Smooth,
    thin: Smooth,
}

impl Body {
    /// The body of one instrument; the same dice give the same instrument.
    pub(super) fn new(radiators: &[Radiator], dice: &mut Dice) -> Self {
        let mut body = Self {
            b: [0.0; MODES],
            c: [0.0; MODES],
            gain: [0.0; MODES],
            y1: [0.0; MODES],
            y2: [0.0; MODES],
            x1: 0.0,
            x2: 0.0,
            shares: vec![[0.0; MODES]; radiators.len()],
            direct: vec![0.0; radiators.len()],
            hole: Vec::new(),
            broad: Smooth::low_pass(900.0),
            steep: Smooth::low_pass(500.0),
            muffled: Smooth::low_pass(1500.0),
            thin: Smooth::low_pass(8500.0),
        };
        let parts: Vec<Part> = radiators.iter().map(Part::of).collect();
        for mode in 0..MODES {
            let (hertz, q, gain) = Self::mode(mode, dice);
            let radius = libm::exp(-PI * hertz / q / RATE);
            body.b[mode] = 2.0 * radius * libm::cos(2.0 * PI * hertz / RATE);
            body.c[mode] = -radius * radius;
            body.gain[mode] = gain * (1.0 - radius * radius) / 2.0;
            let all: f64 = parts.iter().map(|part| part.mode_weight(hertz)).sum();
            for (shares, part) in body.shares.iter_mut().zip(&parts) {
                shares[mode] = part.mode_weight(hertz) / all;
            }
        }
        let all: f64 = parts.iter().map(|part| part.direct_weight()).sum();
        for (direct, part) in body.direct.iter_mut().zip(&parts) {
            *direct = part.direct_weight() / all;
        }
        body.hole = parts.iter().map(|part| *part == Part::Hole && parts.len() > 1).collect();
        body
    }

    /// How many radiators it has.
    pub(super) fn radiators(&self) -> usize {
        self.shares.len()
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

    /// One frame: the force at the bridge and the noise of hands on strings go in, each radiator's pressure comes out.
    pub(super) fn tick(&mut self, force: f64, noise: f64, out: &mut [f64]) {
        let drive = force - self.x2;
        self.x2 = self.x1;
        self.x1 = force;
        let mut y = [0.0; MODES];
        for (mode, y) in y.iter_mut().enumerate() {
            *y = self.gain[mode] * drive + self.b[mode] * self.y1[mode] + self.c[mode] * self.y2[mode];
        }
        self.y2 = self.y1;
        self.y1 = y;
        // Above the separate modes the plate radiates everything alike, and softens what is very high.
        let high = self.broad.tick_high(force);
        let high = self.steep.tick_high(high);
        let bright = self.thin.tick(0.8 * high + noise);
        let through = self.muffled.tick(bright);
        for (radiator, sample) in out.iter_mut().enumerate() {
            let high = if self.hole[radiator] { through } else { bright };
            *sample = weighted_sum(&y, &self.shares[radiator]) + self.direct[radiator] * high;
        }
    }
}

/// Four sums side by side, always in the same order.
fn weighted_sum(values: &[f64; MODES], weights: &[f64; MODES]) -> f64 {
    let mut sums = [0.0; 4];
    for (values, weights) in values.chunks_exact(4).zip(weights.chunks_exact(4)) {
        for lane in 0..4 {
            sums[lane] += values[lane] * weights[lane];
        }
    }
    (sums[0] + sums[1]) + (sums[2] + sums[3])
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
