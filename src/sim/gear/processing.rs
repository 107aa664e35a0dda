//! Equalisers, compressors and gates as pages of the catalogue: their ranges, and the controls that set them.

use crate::sim::gear::{ControlKind, ControlSpec, Setting};
use serde::{Deserialize, Serialize};

/// What a band of an equaliser does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EqShape {
    /// Lifts or lowers everything below its frequency.
    LowShelf,
    /// Lifts or lowers what is around its frequency.
    Bell,
    /// Lifts or lowers everything above its frequency.
    HighShelf,
}

/// One band of an equaliser.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EqBand {
    /// Its name in controls: `lf`, `lmf`, `hmf` or `hf`.
    pub id: String,
    /// What it does.
    pub shape: EqShape,
    /// Lowest and highest frequency, hertz.
    pub hz: (f64, f64),
    /// Most that it lifts or lowers, decibels.
    pub gain_db: f64,
    /// Broadest and narrowest setting; both the same where it cannot be set.
    pub q: (f64, f64),
}

/// A compressor.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compressor {
    /// Lowest and highest threshold, dBu.
    pub threshold_dbu: (f64, f64),
    /// Least and greatest ratio.
    pub ratio: (f64, f64),
    /// Shortest and longest attack, milliseconds.
    pub attack_ms: (f64, f64),
    /// Shortest and longest release, milliseconds.
    pub release_ms: (f64, f64),
    /// Decibels over which it goes from 1 : 1 to its ratio.
    pub knee_db: f64,
    /// Most make-up gain, decibels.
    pub make_up_db: f64,
}

/// A gate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    /// Lowest and highest threshold, dBu.
    pub threshold_dbu: (f64, f64),
    /// Most that it closes, decibels.
    pub range_db: f64,
    /// Shortest and longest attack, milliseconds.
    pub attack_ms: (f64, f64),
    /// Longest hold, milliseconds.
    pub hold_ms: f64,
    /// Shortest and longest release, milliseconds.
    pub release_ms: (f64, f64),
}

pub(super) fn switch(name: String) -> ControlSpec {
    ControlSpec { name, kind: ControlKind::Switch, zero: Setting::On(false) }
}

pub(super) fn knob(name: String, (least, most, step): (f64, f64, f64), unit: &'static str, zero: f64) -> ControlSpec {
    ControlSpec { name, kind: ControlKind::Knob { least, most, step, unit }, zero: Setting::At(zero) }
}

/// A fader: −90 at the bottom of its travel is silence.
pub(super) fn fader(name: String, zero: f64) -> ControlSpec {
    knob(name, (-90.0, 10.0, 0.5), "dB", zero)
}

pub(super) fn selector(name: String, words: Vec<String>) -> ControlSpec {
    let zero = Setting::Choice(words.first().cloned().unwrap_or_default());
    ControlSpec { name, kind: ControlKind::Selector(words), zero }
}

/// `P.lf.gain`, `P.lf.freq` and, where it can be set, `P.lf.q` for each band.
pub(super) fn eq_controls(prefix: &str, bands: &[EqBand]) -> Vec<ControlSpec> {
    let mut controls = Vec::new();
    for band in bands {
        let name = |what: &str| format!("{prefix}.{}.{what}", band.id);
        controls.push(knob(name("gain"), (-band.gain_db, band.gain_db, 0.5), "dB", 0.0));
        controls.push(knob(name("freq"), (band.hz.0, band.hz.1, band.hz.0 / 10.0), "Hz", band.hz.0));
        if band.q.0 < band.q.1 {
            controls.push(knob(name("q"), (band.q.0, band.q.1, 0.1), "", band.q.0));
        }
    }
    controls
}

/// `P.threshold`, `P.ratio`, `P.attack`, `P.release` and `P.makeup`; wide open at zero.
pub(super) fn compressor_controls(prefix: &str, page: &Compressor) -> Vec<ControlSpec> {
    let name = |what: &str| format!("{prefix}.{what}");
    let range = |(least, most): (f64, f64), step: f64| (least, most, step);
    vec![
        knob(name("threshold"), range(page.threshold_dbu, 0.5), "dBu", page.threshold_dbu.1),
        knob(name("ratio"), range(page.ratio, 0.5), ": 1", page.ratio.0),
        knob(name("attack"), range(page.attack_ms, 0.1), "ms", page.attack_ms.0),
        knob(name("release"), range(page.release_ms, 10.0), "ms", page.release_ms.0),
        knob(name("makeup"), (0.0, page.make_up_db, 0.5), "dB", 0.0),
    ]
}

/// `P.threshold`, `P.range`, `P.attack`, `P.hold` and `P.release`; always open at zero.
pub(super) fn gate_controls(prefix: &str, page: &Gate) -> Vec<ControlSpec> {
    let name = |what: &str| format!("{prefix}.{what}");
    let range = |(least, most): (f64, f64), step: f64| (least, most, step);
    vec![
        knob(name("threshold"), range(page.threshold_dbu, 0.5), "dBu", page.threshold_dbu.0),
        knob(name("range"), (0.0, page.range_db, 1.0), "dB", 0.0),
        knob(name("attack"), range(page.attack_ms, 0.1), "ms", page.attack_ms.0),
        knob(name("hold"), (0.0, page.hold_ms, 10.0), "ms", 0.0),
        knob(name("release"), range(page.release_ms, 10.0), "ms", page.release_ms.0),
    ]
}
