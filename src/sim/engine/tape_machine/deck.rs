//! A machine with a reel on it: which figures hold, how its heads are, and how each track is adjusted.

use crate::sim::engine::noise::{seed_of, splitmix};
use crate::sim::engine::tape_machine::equaliser::{BASS_HZ, TREBLE_HZ};
use crate::sim::engine::tape_machine::loss::Contact;
use crate::sim::engine::tape_machine::{bias, repro};
use crate::sim::gear::{Equalisation, MachineAtSpeed, StockAtSpeed, TapeMachine, TapeSpeed, TapeStock};
use crate::sim::units::Dbu;
use serde::{Deserialize, Serialize};

/// The flux that levels of tape are counted from, nWb/m (domain reference 6.4).
pub const REFERENCE_NWB: f64 = 320.0;
/// The level of 0 VU.
pub const ZERO_VU: Dbu = Dbu(4.0);

/// A machine at a speed with a stock on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Deck {
    /// The machine's page.
    pub machine: TapeMachine,
    /// The stock's page.
    pub stock: TapeStock,
    /// The speed.
    pub speed: TapeSpeed,
    /// The standard that its amplifiers are switched to.
    pub equalisation: Equalisation,
    /// The flux of 0 VU at 1 kHz, nWb/m.
    pub operating_nwb: f64,
    /// What the machine does at this speed.
    pub machine_row: MachineAtSpeed,
    /// What the stock does at this speed.
    pub stock_row: StockAtSpeed,
}

impl Deck {
    /// A machine with a stock; none if one of them is not made for the speed.
    #[must_use]
    pub fn new(machine: &TapeMachine, stock: &TapeStock, speed: TapeSpeed, equalisation: Equalisation, operating_nwb: f64) -> Option<Self> {
        let (machine_row, stock_row) = (*machine.at(speed)?, *stock.at(speed)?);
        Some(Self { machine: machine.clone(), stock: stock.clone(), speed, equalisation, operating_nwb, machine_row, stock_row })
    }

    /// The adjustment with which a machine without drift records this stock at 0 VU for 0 VU and without a tilt.
    #[must_use]
    pub fn right(&self) -> Calibration {
        let sync = Contact { gap_um: self.machine.sync_gap_um, ..self.contact() };
        let tilt = |hertz: f64| sync.gain(self.speed, hertz) / self.contact().gain(self.speed, hertz);
        let decibels = |ratio: f64| 20.0 * libm::log10(ratio);
        Calibration {
            sync_treble_db: -decibels(tilt(TREBLE_HZ) / tilt(1000.0)),
            sync_level_db: -decibels(tilt(1000.0)),
            bias_db: self.stock.bias_db,
            record_level_db: -self.stock.sensitivity_db,
            record_treble_db: -bias::stock_treble(self.stock.treble_db, self.speed, TREBLE_HZ),
            record_bass_db: -decibels(repro::contour(&self.machine_row).iter().map(|section| section.magnitude(BASS_HZ)).product()),
            ..Calibration::default()
        }
    }

    /// The reproduce head as its amplifier expects it: clean and upright.
    #[must_use]
    pub fn contact(&self) -> Contact {
        Contact { spacing_um: 0.0, gap_um: self.machine.repro_gap_um, azimuth_min: 0.0, width_mm: self.machine.width_mm }
    }
}

/// The state of a head stack.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// Dirt between it and the tape, micrometres.
    pub dirt_um: f64,
    /// How far it leans from upright, minutes of arc.
    pub azimuth_min: f64,
    /// How strongly it is magnetised, from 0 to 1; 1 is 6 dB more noise (domain reference, fault F54).
    pub magnetised: f64,
}

/// Both stacks; the record stack also plays in sync.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Heads {
    /// Records, and plays in sync.
    pub record: Head,
    /// Reproduces.
    pub repro: Head,
}

/// The trims of one track, or how far its parts have drifted; decibels.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calibration {
    /// Reproduce level.
    pub repro_level_db: f64,
    /// Reproduce level at 10 kHz.
    pub repro_treble_db: f64,
    /// Level in sync.
    pub sync_level_db: f64,
    /// Level at 10 kHz in sync.
    pub sync_treble_db: f64,
    /// Bias, re what an ordinary stock wants.
    pub bias_db: f64,
    /// Record level.
    pub record_level_db: f64,
    /// Record level at 10 kHz.
    pub record_treble_db: f64,
    /// Record level at 80 Hz.
    pub record_bass_db: f64,
}

impl Calibration {
    /// Every trim with its name.
    #[must_use]
    pub fn named(&self) -> [(&'static str, f64); 8] {
        [
            ("repro_level_db", self.repro_level_db),
            ("repro_treble_db", self.repro_treble_db),
            ("sync_level_db", self.sync_level_db),
            ("sync_treble_db", self.sync_treble_db),
            ("bias_db", self.bias_db),
            ("record_level_db", self.record_level_db),
            ("record_treble_db", self.record_treble_db),
            ("record_bass_db", self.record_bass_db),
        ]
    }

    /// Both together, as a trim and a drift act.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self {
            repro_level_db: self.repro_level_db + other.repro_level_db,
            repro_treble_db: self.repro_treble_db + other.repro_treble_db,
            sync_level_db: self.sync_level_db + other.sync_level_db,
            sync_treble_db: self.sync_treble_db + other.sync_treble_db,
            bias_db: self.bias_db + other.bias_db,
            record_level_db: self.record_level_db + other.record_level_db,
            record_treble_db: self.record_treble_db + other.record_treble_db,
            record_bass_db: self.record_bass_db + other.record_bass_db,
        }
    }

    /// What a track has drifted by, evenly up to so many decibels either way.
    #[must_use]
    pub fn drifted(seed: u64, track: u32, most_db: f64) -> Self {
        let mut state = seed_of("drift", seed ^ u64::from(track));
        let mut draw = || {
            state = splitmix(state);
            most_db * (2.0 * (state >> 11) as f64 / (1_u64 << 53) as f64 - 1.0)
        };
        Self {
            repro_level_db: draw(),
            repro_treble_db: draw(),
            sync_level_db: draw(),
            sync_treble_db: draw(),
            bias_db: draw(),
            record_level_db: draw(),
            record_treble_db: draw(),
            record_bass_db: draw(),
        }
    }
}
