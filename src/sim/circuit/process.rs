//! What stages do to a signal beside raising it: filters, equalisers, compressors, gates, delays, reverbs, as they are set.

use crate::sim::circuit::controls::Controls;
use crate::sim::gear::{Colour, Compressor, Effect, EqBand, EqShape, Gate};
use crate::sim::units::{Db, Dbu, Hertz};

/// One thing that a stage does to the sum of its inputs, in the order in which they stand in `Stage::Amplifier`.
#[derive(Debug, Clone, PartialEq)]
pub enum Process {
    /// A Butterworth high-pass.
    HighPass {
        /// Its −3 dB corner.
        corner: Hertz,
        /// 6 dB an octave for each.
        order: u32,
    },
    /// One band of an equaliser.
    Eq {
        /// What it does.
        shape: EqShape,
        /// Where.
        hz: Hertz,
        /// How much.
        gain: Db,
        /// How narrow, for a bell.
        q: f64,
    },
    /// A compressor that listens to the peaks of what comes in.
    Compressor {
        /// Where it begins.
        threshold: Dbu,
        /// Decibels in for one decibel out.
        ratio: f64,
        /// Decibels over which it goes from 1 : 1 to its ratio.
        knee: Db,
        /// Seconds until 63 % of a change.
        attack_s: f64,
        /// Seconds until 63 % of it is taken back.
        release_s: f64,
        /// Gain behind it.
        make_up: Db,
    },
    /// A gate.
    Gate {
        /// It opens above this.
        threshold: Dbu,
        /// How far it closes.
        range: Db,
        /// Seconds until 63 % open.
        attack_s: f64,
        /// Seconds for which it stays open.
        hold_s: f64,
        /// Seconds until 63 % closed.
        release_s: f64,
    },
    /// Repeats.
    Delay {
        /// From one to the next, seconds.
        seconds: f64,
        /// What is left from one to the next, 0 to 0.95.
        feedback: f64,
        /// Share of the repeats in the output, 0 to 1.
        mix: f64,
    },
    /// The core of a transformer, which fills up the earlier the lower the note (domain reference 11.17).
    Core {
        /// What it holds, volt-seconds of the signal behind it.
        flux: f64,
    },
    /// A tube: y = V·(tanh(x/V + b) − tanh b) / sech² b (domain reference 11.17).
    Tube {
        /// The volts at which it bends.
        volts: f64,
        /// How far its working point stands off the middle.
        bias: f64,
    },
    /// A made room.
    Reverb {
        /// Seconds to −60 dB.
        seconds: f64,
        /// Seconds until it begins.
        predelay_s: f64,
        /// Above this it dies twice as fast.
        damping: Hertz,
        /// Share of it in the output, 0 to 1.
        mix: f64,
    },
}

impl Process {
    /// The core that distorts a sine of this level and frequency by this share of third harmonic, seen behind a gain.
    ///
    /// A flux φ comes out as φₛ·tanh(φ/φₛ); of a sine of the amplitude A that makes (A / ω φₛ)² / 4 of third harmonic, which
    /// grows with the square of the level and falls with that of the frequency, as domain reference 11.17 has it.
    #[must_use]
    pub fn core(level: Dbu, hertz: Hertz, share: f64, gain: Db) -> Self {
        let peak = (level + gain).volt().0 * std::f64::consts::SQRT_2;
        Self::Core { flux: peak / (std::f64::consts::TAU * hertz.0 * 2.0 * libm::sqrt(share)) }
    }

    /// Makes a core so much smaller; anything else stays.
    pub(super) fn shrink(&mut self, by: Db) {
        if let Self::Core { flux } = self {
            *flux *= (-by).ratio();
        }
    }
}

/// The working point of a tube: the middle of 0.2 to 0.4 (domain reference 11.17).
const BIAS: f64 = 0.3;
/// A tube's output has no direct voltage on it: coupling capacitors, hertz; estimate.
const COUPLING: Hertz = Hertz(5.0);

/// What a part of a preamplifier does to its output.
pub(super) fn coloured(part: Colour) -> Vec<Process> {
    match part {
        Colour::Transformer(one_percent) => vec![Process::core(one_percent, Hertz(20.0), 0.01, Db(0.0))],
        Colour::Tube(level, percent) => {
            // Of a sine of the amplitude A the share of the second harmonic is tanh(b)·A / 2 V.
            let peak = level.volt().0 * std::f64::consts::SQRT_2;
            let volts = libm::tanh(BIAS) * peak / (2.0 * percent / 100.0);
            vec![Process::Tube { volts, bias: BIAS }, Process::HighPass { corner: COUPLING, order: 1 }]
        }
    }
}

/// The bands that are not flat, as `P.lf.gain` and so on stand.
pub(super) fn equaliser(controls: Controls, prefix: &str, bands: &[EqBand]) -> Vec<Process> {
    let band = |band: &EqBand| {
        let knob = |what: &str, zero: f64| controls.knob(&format!("{prefix}.{}.{what}", band.id), zero);
        let (gain, hz, q) = (knob("gain", 0.0), knob("freq", band.hz.0), knob("q", band.q.0));
        (gain.abs() > 0.0).then_some(Process::Eq { shape: band.shape, hz: Hertz(hz), gain: Db(gain), q })
    };
    bands.iter().filter_map(band).collect()
}

/// A compressor as `P.threshold` and so on stand.
pub(super) fn compressor(controls: Controls, prefix: &str, page: &Compressor) -> Process {
    let knob = |what: &str, zero: f64| controls.knob(&format!("{prefix}.{what}"), zero);
    Process::Compressor {
        threshold: Dbu(knob("threshold", page.threshold_dbu.1)),
        ratio: knob("ratio", page.ratio.0),
        knee: Db(page.knee_db),
        attack_s: knob("attack", page.attack_ms.0) / 1000.0,
        release_s: knob("release", page.release_ms.0) / 1000.0,
        make_up: Db(knob("makeup", 0.0)),
    }
}

/// A gate as `P.threshold` and so on stand.
pub(super) fn gate(controls: Controls, prefix: &str, page: &Gate) -> Process {
    let knob = |what: &str, zero: f64| controls.knob(&format!("{prefix}.{what}"), zero);
    Process::Gate {
        threshold: Dbu(knob("threshold", page.threshold_dbu.0)),
        range: Db(knob("range", 0.0)),
        attack_s: knob("attack", page.attack_ms.0) / 1000.0,
        hold_s: knob("hold", 0.0) / 1000.0,
        release_s: knob("release", page.release_ms.0) / 1000.0,
    }
}

/// What a channel of outboard does, as it is set.
pub(super) fn effect(controls: Controls, prefix: &str, effect: &Effect) -> Vec<Process> {
    let knob = |what: &str, zero: f64| controls.knob(&format!("{prefix}.{what}"), zero);
    match effect {
        Effect::Compressor(page) => vec![compressor(controls, prefix, page)],
        Effect::Equaliser(bands) => equaliser(controls, prefix, bands),
        Effect::Gate(page) => vec![gate(controls, prefix, page)],
        Effect::Delay(_) => {
            vec![Process::Delay {
                seconds: knob("time", 1.0) / 1000.0,
                feedback: knob("feedback", 0.0) / 100.0,
                mix: knob("mix", 100.0) / 100.0,
            }]
        }
        Effect::Reverb(least, _) => vec![Process::Reverb {
            seconds: knob("time", *least),
            predelay_s: knob("predelay", 0.0) / 1000.0,
            damping: Hertz(knob("damping", 8000.0)),
            mix: knob("mix", 100.0) / 100.0,
        }],
    }
}
