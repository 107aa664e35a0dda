//! Compressors and gates.

use crate::sim::engine::process::envelope::Envelope;
use crate::sim::engine::process::glide::{Glide, within};
use crate::sim::units::{Dbu, SAMPLE_RATE, amplitude};

/// Decibels in a neper.
const DB: f32 = (20.0 / std::f64::consts::LN_10) as f32;
/// A gate that is open stays so until the signal is this far below the threshold, decibels.
const HYSTERESIS_DB: f64 = 3.0;

/// The peak of a sine of this level, volts.
fn peak(level: Dbu) -> f64 {
    level.volt().0 * std::f64::consts::SQRT_2
}

/// The share of a change that is made in one sample if 63 % of it take so many seconds.
fn per_sample(seconds: f64) -> f64 {
    1.0 - libm::exp(-1.0 / (within(seconds, 1e-5, 60.0) * f64::from(SAMPLE_RATE)))
}

/// How a compressor is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Squeeze {
    pub(super) threshold: Dbu,
    pub(super) ratio: f64,
    pub(super) knee_db: f64,
    pub(super) attack_s: f64,
    pub(super) release_s: f64,
    pub(super) make_up_db: f64,
}

/// A feed-forward compressor: what comes in decides, not what goes out. The curve with its knee and the place of the
/// smoothing, on the decibels behind the curve, are those of Giannoulis, Massberg and Reiss (JAES 60, 2012).
#[derive(Debug, Clone)]
pub(super) struct Compressor {
    envelope: Envelope,
    /// Level of a sine's peak at the threshold, dB re 1 V.
    threshold: Glide,
    /// Decibels taken away for one above the threshold.
    slope: Glide,
    knee: Glide,
    make_up: Glide,
    attack: f64,
    release: f64,
    /// Decibels taken away now.
    reduction: f64,
}

impl Compressor {
    pub(super) fn new(set: Squeeze) -> Self {
        let threshold = Dbu(within(set.threshold.0, -150.0, 150.0));
        Self {
            envelope: Envelope::new(),
            threshold: Glide::at(20.0 * libm::log10(peak(threshold))),
            slope: Glide::at(1.0 - 1.0 / set.ratio.max(1.0)),
            knee: Glide::at(within(set.knee_db, 0.0, 60.0)),
            make_up: Glide::at(within(set.make_up_db, -60.0, 60.0)),
            attack: per_sample(set.attack_s),
            release: per_sample(set.release_s),
            reduction: 0.0,
        }
    }

    pub(super) fn take_over(&mut self, before: &Self) {
        (self.envelope, self.reduction) = (before.envelope, before.reduction);
        self.threshold.take_over(&before.threshold);
        self.slope.take_over(&before.slope);
        self.knee.take_over(&before.knee);
        self.make_up.take_over(&before.make_up);
    }

    pub(super) fn run(&mut self, block: &mut [f32]) {
        for sample in block {
            let level = self.envelope.step(*sample).max(1e-9) as f32;
            let wanted = self.wanted(f64::from(DB * libm::logf(level)));
            let speed = if wanted > self.reduction { self.attack } else { self.release };
            self.reduction += speed * (wanted - self.reduction);
            if self.reduction < 1e-6 {
                self.reduction = 0.0;
            }
            let gain = self.make_up.next() - self.reduction;
            *sample *= libm::expf(gain as f32 / DB);
        }
    }

    /// Decibels that the curve takes away at a level in dB re 1 V peak.
    fn wanted(&mut self, level: f64) -> f64 {
        let (over, slope, knee) = (level - self.threshold.next(), self.slope.next(), self.knee.next());
        let into = over + knee / 2.0;
        if into <= 0.0 {
            0.0
        } else if into < knee {
            slope * into * into / (2.0 * knee)
        } else {
            slope * over
        }
    }
}

/// How a gate is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Doorman {
    pub(super) threshold: Dbu,
    pub(super) range_db: f64,
    pub(super) attack_s: f64,
    pub(super) hold_s: f64,
    pub(super) release_s: f64,
}

/// A gate: open above its threshold, closed after its hold once the signal is 3 dB below.
#[derive(Debug, Clone)]
pub(super) struct Gate {
    envelope: Envelope,
    /// Peaks of sines that open it and that just keep it open, volts.
    opens: f64,
    keeps: f64,
    /// Its gain when it is closed.
    floor: Glide,
    attack: f64,
    release: f64,
    hold: u32,
    /// Frames for which it is still open; none when it is closed.
    open: u32,
    gain: f64,
}

impl Gate {
    pub(super) fn new(set: Doorman) -> Self {
        let threshold = Dbu(within(set.threshold.0, -150.0, 150.0));
        let floor = amplitude(-within(set.range_db, 0.0, 150.0));
        Self {
            envelope: Envelope::new(),
            opens: peak(threshold),
            keeps: peak(Dbu(threshold.0 - HYSTERESIS_DB)),
            floor: Glide::at(floor),
            attack: per_sample(set.attack_s),
            release: per_sample(set.release_s),
            hold: libm::round(within(set.hold_s, 0.0, 60.0) * f64::from(SAMPLE_RATE)) as u32,
            open: 0,
            gain: floor,
        }
    }

    pub(super) fn take_over(&mut self, before: &Self) {
        (self.envelope, self.open, self.gain) = (before.envelope, before.open.min(self.hold + 1), before.gain);
        self.floor.take_over(&before.floor);
    }

    pub(super) fn run(&mut self, block: &mut [f32]) {
        for sample in block {
            let level = self.envelope.step(*sample);
            let (least, is_open) = (self.floor.next(), self.open > 0);
            self.open = if level >= if is_open { self.keeps } else { self.opens } { self.hold + 1 } else { self.open.saturating_sub(1) };
            let (wanted, speed) = if self.open > 0 { (1.0, self.attack) } else { (least, self.release) };
            self.gain += speed * (wanted - self.gain);
            if (wanted - self.gain).abs() < 1e-9 {
                self.gain = wanted;
            }
            *sample *= self.gain as f32;
        }
    }
}
