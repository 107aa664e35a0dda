//! What people write down to have a tape machine or a converter measured.

use crate::sim::engine::bench::Fault;
use crate::sim::engine::bench::spec::range;
use crate::sim::engine::tape_machine::{Calibration, Heads, Storage};
use crate::sim::gear::{Alignment, Equalisation, TapeSpeed};
use serde::{Deserialize, Serialize};

/// How the tracks of a machine are adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Adjustment {
    /// As its stock wants.
    Right,
    /// As its stock wants, and then drifted by so many decibels at most.
    Drifted(f64),
    /// With these trims.
    Trims(Calibration),
}

/// A tape machine with a reel on it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TapeSpec {
    /// A machine of `assets/gear`.
    pub machine: String,
    /// A reel of `assets/gear`.
    pub stock: String,
    /// The speed.
    pub speed: TapeSpeed,
    /// The standard of its amplifiers.
    pub equalisation: Equalisation,
    /// Flux of 0 VU, nWb/m.
    pub operating_nwb: f64,
    /// The track that is measured.
    pub track: u32,
    /// How it is adjusted.
    pub adjustment: Adjustment,
    /// How the heads are.
    pub heads: Heads,
    /// How the reel has lain.
    pub storage: Storage,
    /// Wow and flutter, weighted percent; the machine's own without.
    pub flutter: Option<f64>,
    /// Where the response is read, hertz.
    pub frequencies: Vec<f64>,
    /// Levels at which distortion is read, VU.
    pub levels: Vec<f64>,
    /// Seed of everything that varies.
    pub seed: u64,
}

/// A converter.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConverterSpec {
    /// A class of `assets/recording`.
    pub class: String,
    /// What full scale is on the way in.
    pub input: Alignment,
    /// And on the way out.
    pub output: Alignment,
    /// Jitter of the clock, picoseconds; the converter's own without.
    pub jitter_ps: Option<f64>,
    /// Whether the input rounds its top 4 dB.
    pub soft: bool,
    /// Where the response is read, hertz.
    pub frequencies: Vec<f64>,
    /// Levels at which distortion is read, dBu.
    pub levels: Vec<f64>,
    /// Seed of everything that varies.
    pub seed: u64,
}

fn lists(faults: &mut Vec<Fault>, frequencies: &[f64], levels: &[f64], within: (f64, f64), unit: &str) {
    for (at, hertz) in frequencies.iter().enumerate() {
        range(faults, format!("frequencies[{at}]"), *hertz, (10.0, 22_000.0), "Hz");
    }
    for (at, level) in levels.iter().enumerate() {
        range(faults, format!("levels[{at}]"), *level, within, unit);
    }
}

impl TapeSpec {
    /// Figures that no machine could have.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        range(&mut faults, "operating_nwb", self.operating_nwb, (50.0, 1000.0), "nWb/m");
        range(&mut faults, "flutter", self.flutter.unwrap_or_default(), (0.0, 2.0), "%");
        range(&mut faults, "storage.hours", self.storage.hours, (0.0, 1e6), "h");
        for (name, head) in [("record", &self.heads.record), ("repro", &self.heads.repro)] {
            range(&mut faults, format!("heads.{name}.dirt_um"), head.dirt_um, (0.0, 50.0), "µm");
            range(&mut faults, format!("heads.{name}.azimuth_min"), head.azimuth_min, (-60.0, 60.0), "minutes of arc");
            range(&mut faults, format!("heads.{name}.magnetised"), head.magnetised, (0.0, 1.0), "as a share");
        }
        match &self.adjustment {
            Adjustment::Right => {}
            Adjustment::Drifted(most) => range(&mut faults, "adjustment", *most, (0.0, 12.0), "dB"),
            Adjustment::Trims(trims) => {
                trims.named().iter().for_each(|(name, trim)| range(&mut faults, format!("adjustment.{name}"), *trim, (-20.0, 20.0), "dB"));
            }
        }
        lists(&mut faults, &self.frequencies, &self.levels, (-60.0, 40.0), "VU");
        faults
    }
}

impl ConverterSpec {
    /// Figures that no converter could have.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for (name, alignment) in [("input", self.input), ("output", self.output)] {
            range(&mut faults, name, alignment.full_scale().0, (-10.0, 30.0), "dBu");
        }
        range(&mut faults, "jitter_ps", self.jitter_ps.unwrap_or_default(), (0.0, 1e6), "ps");
        lists(&mut faults, &self.frequencies, &self.levels, (-120.0, 40.0), "dBu");
        faults
    }
}
