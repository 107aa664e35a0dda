//! How large a signal is at this moment: the level that compressors and gates listen to.
//!
//! The signal and its quadrature (two chains of all-pass sections a quarter turn apart; O. Niemitalo, "Hilbert
//! transform", 2003) give the amplitude of a tone without ripple and without waiting. Just after a start that pair
//! overshoots, so it is held to the highest peak, between samples too, of the last 25 to 50 ms, half a period of 20 Hz.

/// Squared coefficients are those of sections in z⁻²; this chain is followed by one sample of delay.
const IN_PHASE: [f64; 4] = [0.692_387_8, 0.936_065_432_295_9, 0.988_229_522_686, 0.998_748_845_273_7];
const QUADRATURE: [f64; 4] = [0.402_192_116_242_6, 0.856_171_088_242, 0.972_290_954_565_1, 0.995_288_479_127_8];
/// Frames of one of the two stretches whose highest peaks are remembered.
const STRETCH: u32 = 1200;
/// Half-sample interpolation by the six nearest samples (Lagrange), the inner pair first.
const BETWEEN: [f64; 3] = [150.0 / 256.0, -25.0 / 256.0, 3.0 / 256.0];
/// Added and taken away, so that what is far below it becomes nothing, not a denormal.
const TINY: f64 = 1e-15;

/// Four all-pass sections (a² − z⁻²)/(1 − a²·z⁻²), negated, one behind the other.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Turn {
    squares: [f64; 4],
    /// What went into each section, and out of the last, one and two samples ago.
    past: [[f64; 5]; 2],
}

impl Turn {
    fn new(coefficients: [f64; 4]) -> Self {
        Self { squares: coefficients.map(|a| a * a), past: [[0.0; 5]; 2] }
    }

    fn step(&mut self, x: f64) -> f64 {
        let [one_ago, two_ago] = self.past;
        let mut now = [x; 5];
        for n in 0..4 {
            now[n + 1] = (self.squares[n] * (now[n] + two_ago[n + 1]) - two_ago[n] + TINY) - TINY;
        }
        self.past = [now, one_ago];
        now[4]
    }
}

/// The amplitude of what comes in, as the peak of a sine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Envelope {
    in_phase: Turn,
    quadrature: Turn,
    late: f64,
    recent: [f64; 6],
    peaks: [f64; 2],
    left: u32,
}

impl Envelope {
    pub(super) fn new() -> Self {
        Self {
            in_phase: Turn::new(IN_PHASE),
            quadrature: Turn::new(QUADRATURE),
            late: 0.0,
            recent: [0.0; 6],
            peaks: [0.0; 2],
            left: STRETCH,
        }
    }

    pub(super) fn step(&mut self, sample: f32) -> f64 {
        let x = f64::from(sample);
        let turned = self.quadrature.step(x);
        let through = std::mem::replace(&mut self.late, self.in_phase.step(x));
        let amplitude = libm::sqrt(through * through + turned * turned);
        self.remember(x);
        amplitude.min(self.peaks[0].max(self.peaks[1])).max(x.abs())
    }

    fn remember(&mut self, x: f64) {
        let [_, a, b, c, d, e] = self.recent;
        self.recent = [a, b, c, d, e, x];
        let between = BETWEEN[0] * (c + d) + BETWEEN[1] * (b + e) + BETWEEN[2] * (a + x);
        if self.left == 0 {
            self.peaks = [0.0, self.peaks[0]];
            self.left = STRETCH;
        }
        self.left -= 1;
        self.peaks[0] = self.peaks[0].max(x.abs()).max(between.abs());
    }
}
