//! Tape: the figures of a stock and of a machine, speeds, equalisation standards, reference fluxes.

use crate::sim::units::{Dbu, Ohm};
use serde::{Deserialize, Serialize};

/// Metres in an inch.
const INCH_M: f64 = 0.0254;
/// The flux that fluxivity in decibels is counted from, nWb/m (domain reference 6.4).
const FLUX_REFERENCE_NWB: f64 = 185.0;

/// The speed of the tape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum TapeSpeed {
    /// 7.5 inches a second.
    Ips7,
    /// 15 inches a second.
    Ips15,
    /// 30 inches a second.
    Ips30,
}

impl TapeSpeed {
    /// Inches a second.
    #[must_use]
    pub fn inches(self) -> f64 {
        match self {
            Self::Ips7 => 7.5,
            Self::Ips15 => 15.0,
            Self::Ips30 => 30.0,
        }
    }

    /// The speed of that selector position: `7.5`, `15` or `30`.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        [Self::Ips7, Self::Ips15, Self::Ips30].into_iter().find(|speed| speed.word() == word)
    }

    /// How a selector has it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Ips7 => "7.5",
            Self::Ips15 => "15",
            Self::Ips30 => "30",
        }
    }

    /// Metres a second: 0.1905, 0.381 or 0.762.
    #[must_use]
    pub fn metres(self) -> f64 {
        self.inches() * INCH_M
    }

    /// How long a recorded wave of this frequency is, metres: v / f.
    #[must_use]
    pub fn wavelength(self, hertz: f64) -> f64 {
        self.metres() / hertz
    }
}

/// A standard of flux over frequency, which recording makes and reproduction undoes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Equalisation {
    /// 50 µs and 3180 µs; 17.5 µs alone at 30 inches a second.
    Nab,
    /// 70 µs at 7.5, 35 µs at 15, 17.5 µs at 30 inches a second, and nothing at low frequencies.
    Iec,
}

impl Equalisation {
    /// Microseconds of the fall of flux at high and of its rise at low frequencies (domain reference 6.4).
    #[must_use]
    pub fn microseconds(self, speed: TapeSpeed) -> (f64, Option<f64>) {
        match (self, speed) {
            (_, TapeSpeed::Ips30) => (17.5, None),
            (Self::Nab, _) => (50.0, Some(3180.0)),
            (Self::Iec, TapeSpeed::Ips15) => (35.0, None),
            (Self::Iec, TapeSpeed::Ips7) => (70.0, None),
        }
    }
}

/// Decibels of a flux in nWb/m re 185 nWb/m, the way reference fluxes are named (320 is +4.76).
#[must_use]
pub fn flux_db(nanoweber: f64) -> f64 {
    20.0 * libm::log10(nanoweber / FLUX_REFERENCE_NWB)
}

/// How a stock does at one speed, at the bias that is meant for it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StockAtSpeed {
    /// The speed.
    pub speed: TapeSpeed,
    /// Level of 3 % third harmonic at 1 kHz, decibels re 320 nWb/m.
    pub mol_db: f64,
    /// Greatest level at 10 kHz, decibels re 320 nWb/m at 1 kHz after equalisation.
    pub sol_db: f64,
    /// Decibels added to the noise that the machine has at this speed with an ordinary stock.
    pub noise_db: f64,
    /// The frequency by which bias is set, hertz, and how far beyond its peak, decibels.
    pub over_bias: (f64, f64),
}

/// A reel of tape of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TapeStock {
    /// Flux at 1 kHz for the same record current re an ordinary stock, decibels.
    pub sensitivity_db: f64,
    /// What it gives more at 10 kHz than at 1 kHz at 15 inches a second re an ordinary stock, decibels.
    pub treble_db: f64,
    /// The bias at which short waves are strongest re that of an ordinary stock, decibels.
    pub bias_db: f64,
    /// Thickness of coating and base together, micrometres; it decides which waves print.
    pub thickness_um: f64,
    /// The stronger echo of a wave that prints best after a day, decibels re the wave.
    pub print_db: f64,
    /// How much weaker the other echo is, decibels.
    pub print_apart_db: f64,
    /// Dropouts a second on one track.
    pub dropouts: f64,
    /// Noise that a signal makes around itself, decibels re the signal.
    pub modulation_db: f64,
    /// Its figures at each speed.
    pub speeds: Vec<StockAtSpeed>,
}

impl TapeStock {
    /// Its figures at a speed, if it is made for it.
    #[must_use]
    pub fn at(&self, speed: TapeSpeed) -> Option<&StockAtSpeed> {
        self.speeds.iter().find(|row| row.speed == speed)
    }
}

/// How a machine does at one speed with an ordinary stock.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MachineAtSpeed {
    /// The speed.
    pub speed: TapeSpeed,
    /// Noise of one track, A-weighted, decibels re 320 nWb/m.
    pub noise_db: f64,
    /// Wow and flutter, weighted as IEC 386 has it, 95 % of the time below this, percent.
    pub flutter: f64,
    /// The lowest wave that the heads follow, hertz (−3 dB).
    pub low_hz: f64,
    /// Where the first head bump lies, hertz, and its height, decibels.
    pub bump: (f64, f64),
}

/// A reference tape: tones of known flux over the whole width, one after the other.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceReel {
    /// The speed that it is made for.
    pub speed: TapeSpeed,
    /// Its standard.
    pub equalisation: Equalisation,
    /// Flux at 1 kHz, nWb/m.
    pub flux_nwb: f64,
    /// Its tones in their order: hertz, and decibels re the flux.
    pub tones: Vec<(f64, f64)>,
    /// How long each lasts, seconds.
    pub each_s: f64,
}

/// A multitrack machine.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TapeMachine {
    /// How many tracks.
    pub tracks: u32,
    /// Width of a track, millimetres.
    pub width_mm: f64,
    /// From the middle of one track to that of the next, millimetres.
    pub pitch_mm: f64,
    /// From the record head, which also plays in sync, to the reproduce head, millimetres.
    pub head_distance_mm: f64,
    /// Magnetic length of the gap of the reproduce head, micrometres.
    pub repro_gap_um: f64,
    /// The same of the record head, which counts in sync.
    pub sync_gap_um: f64,
    /// What is left of a recording after erasure, decibels at 1 kHz (negative).
    pub erase_db: f64,
    /// What a track hears of its neighbour, decibels at 1 kHz (negative).
    pub crosstalk_db: f64,
    /// Radius of a full reel and of its hub, millimetres.
    pub reel_mm: (f64, f64),
    /// Metres of tape on a full reel.
    pub tape_m: f64,
    /// Metres a second while it winds.
    pub wind_m_s: f64,
    /// Flux of 0 VU at 1 kHz with its trims in the middle, nWb/m.
    pub operating_nwb: f64,
    /// What its electronics have drifted by since they were last adjusted, decibels at most.
    pub drift_db: f64,
    /// Input impedance of its line inputs.
    pub load: Ohm,
    /// Output impedance.
    pub source: Ohm,
    /// Highest output level.
    pub max_out: Dbu,
    /// Its figures at each speed.
    pub speeds: Vec<MachineAtSpeed>,
}

impl TapeMachine {
    /// Its figures at a speed, if it has it.
    #[must_use]
    pub fn at(&self, speed: TapeSpeed) -> Option<&MachineAtSpeed> {
        self.speeds.iter().find(|row| row.speed == speed)
    }

    /// Where the middle of a track lies from the middle of the tape, metres; tracks count from 1.
    #[must_use]
    pub fn offset_m(&self, track: u32) -> f64 {
        (f64::from(track) - 0.5 * (f64::from(self.tracks) + 1.0)) * self.pitch_mm * 1e-3
    }

    /// Seconds from the record head to the reproduce head, by which one hears off tape later.
    #[must_use]
    pub fn lag_s(&self, speed: TapeSpeed) -> f64 {
        self.head_distance_mm * 1e-3 / speed.metres()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reference_fluxes_have_the_levels_of_the_table() {
        for (flux, level) in [(185.0, 0.0), (200.0, 0.7), (250.0, 2.6), (320.0, 4.76), (355.0, 5.7), (370.0, 6.0), (510.0, 8.8)] {
            assert!((flux_db(flux) - level).abs() < 0.05, "{flux} nWb/m: {}", flux_db(flux));
        }
    }

    #[test]
    fn waves_are_as_long_as_speed_over_frequency() {
        assert!((TapeSpeed::Ips15.wavelength(10_000.0) - 38.1e-6).abs() < 1e-9);
        assert!((TapeSpeed::Ips30.wavelength(20_000.0) - 38.1e-6).abs() < 1e-9);
    }
}
