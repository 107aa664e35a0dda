//! How large a signal is at this moment: the level that compressors and gates listen to.
//!
//! The signal and its quadrature (two chains of all-pass sections a quarter turn apart; O. Niemitalo, "Hilbert
//! transform", 2003) give the amplitude of a tone without ripple and without waiting. Just after a start that pair
//! overshoots, so it is held to the highest peak, between samples too, of the last 25 to 50 ms, half a period of 20 Hz.

/// Coefficients of the sections in z⁻²: of the chain that is followed by one sample of delay, and of its quadrature.
const SECTIONS: [[f64; 2]; 4] = [
    [0.692_387_8, 0.402_192_116_242_6],
    [0.936_065_432_295_9, 0.856_171_088_242],
    [0.988_229_522_686, 0.972_290_954_565_1],
    [0.998_748_845_273_7, 0.995_288_479_127_8],
];
/// Frames of one of the two stretches whose highest peaks are remembered.
const STRETCH: u32 = 1200;
/// Half-sample interpolation by the six nearest samples (Lagrange), the inner pair first.
const BETWEEN: [f64; 3] = [150.0 / 256.0, -25.0 / 256.0, 3.0 / 256.0];
/// An offset far below all noise: sections that ring on it never come down to denormals.
const OFFSET: f64 = 1e-15;

/// Two chains side by side, each of four all-pass sections (z⁻² − a²)/(a²·z⁻² − 1) one behind the other.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Turn {
    squares: [[f64; 2]; 4],
    /// What went into each section, and out of the last, one and two samples ago.
    past: [[[f64; 2]; 5]; 2],
}

impl Turn {
    fn new() -> Self {
        Self { squares: SECTIONS.map(|pair| pair.map(|a| a * a)), past: [[[0.0; 2]; 5]; 2] }
    }

    fn step(&mut self, x: f64) -> [f64; 2] {
        let [one_ago, two_ago] = self.past;
        let mut now = [[x + OFFSET; 2]; 5];
        for n in 0..4 {
            for side in 0..2 {
                now[n + 1][side] = self.squares[n][side] * (now[n][side] + two_ago[n + 1][side]) - two_ago[n][side];
            }
        }
        self.past = [now, one_ago];
        now[4]
    }
}

/// The amplitude of what comes in, as the peak of a sine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Envelope {
    turn: Turn,
    late: f64,
    recent: [f64; 6],
    peaks: [f64; 2],
    left: u32,
}

impl Envelope {
    pub(super) fn new() -> Self {
        Self { turn: Turn::new(), late: 0.0, recent: [0.0; 6], peaks: [0.0; 2], left: STRETCH }
    }

    pub(super) fn step(&mut self, sample: f32) -> f64 {
        let x = f64::from(sample);
        let [in_phase, turned] = self.turn.step(x);
        let through = std::mem::replace(&mut self.late, in_phase);
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
