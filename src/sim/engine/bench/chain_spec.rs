//! A chain that is to be measured, as people write it down: source, cables, loads, preamplifier.

use crate::sim::engine::bench::Fault;
use crate::sim::engine::bench::spec::range;
use crate::sim::gear::{Defect, InputStage, Topology};
use serde::{Deserialize, Serialize};

/// A source with nothing but resistance behind it.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineSource {
    /// Ohms between its legs.
    pub ohm: f64,
    /// How its legs stand to its chassis.
    pub topology: Topology,
    /// Ohms by which its hot leg has more than the cold one.
    pub imbalance_ohm: f64,
}

/// The pickup of an instrument, with its cold end at the shield.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pickup {
    /// Resistance of its winding.
    pub ohm: f64,
    /// Its inductance.
    pub henry: f64,
    /// Capacitance of its winding.
    pub picofarad: f64,
    /// What eddy currents in its core take, ohms beside the inductance.
    pub eddy_ohm: Option<f64>,
    /// Its volume pot, turned up, ohms.
    pub pot_ohm: Option<f64>,
}

/// What drives the chain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum ChainSource {
    /// A microphone or a line output.
    Line(LineSource),
    /// A pickup.
    Pickup(Pickup),
}

/// One cable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainCable {
    /// Its length in metres.
    pub length_m: f64,
    /// Picofarads a metre from core to core; zero for one core and a shield.
    pub core_pf: f64,
    /// Picofarads a metre from each core to the shield.
    pub shield_pf: f64,
    /// Ohms a metre of each core.
    pub core_ohm: f64,
    /// Ohms a metre of the shield.
    pub shield_ohm: f64,
    /// What is broken at its far end.
    pub defects: Vec<Defect>,
}

/// What hears the chain.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainPreamp {
    /// All that is between its legs, ohms.
    pub load_ohm: f64,
    /// From each leg to its chassis, ohms.
    pub common_mode_ohm: f64,
    /// What its legs meet.
    pub stage: InputStage,
    /// Its gain.
    pub gain_db: f64,
    /// Its equivalent input noise with 150 Ω, 20 Hz–20 kHz.
    pub ein_dbu: f64,
    /// Whether it gives 48 V.
    pub phantom: bool,
    /// What the source draws of it, milliamperes.
    pub draws_ma: f64,
}

/// The voltage between the ground of the source and that of the preamplifier.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Grounds {
    /// Volts, rms.
    pub volts: f64,
    /// Ohms of the way over both grounds.
    pub ohm: f64,
    /// Frequency.
    pub hertz: f64,
}

/// A chain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChainSpec {
    /// What drives it.
    pub source: ChainSource,
    /// The cables in a row, from the source.
    pub cables: Vec<ChainCable>,
    /// What else hangs on the line at the preamplifier, ohms each.
    pub loads: Vec<f64>,
    /// What hears it.
    pub preamp: ChainPreamp,
    /// What hum is made of.
    pub grounds: Grounds,
}

impl ChainSpec {
    /// Figures that no part could have.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut within = |path: String, value: f64, limits: (f64, f64), unit: &str| range(&mut faults, path, value, limits, unit);
        match &self.source {
            ChainSource::Line(line) => {
                within("source.ohm".into(), line.ohm, (0.01, 1e6), "Ω");
                within("source.imbalance_ohm".into(), line.imbalance_ohm, (0.0, 1e6), "Ω");
            }
            ChainSource::Pickup(pickup) => {
                within("source.ohm".into(), pickup.ohm, (1.0, 1e6), "Ω");
                within("source.henry".into(), pickup.henry, (0.0, 1000.0), "H");
                within("source.picofarad".into(), pickup.picofarad, (0.0, 1e6), "pF");
                within("source.eddy_ohm".into(), pickup.eddy_ohm.unwrap_or(1e6), (100.0, 1e9), "Ω");
                within("source.pot_ohm".into(), pickup.pot_ohm.unwrap_or(1e6), (100.0, 1e9), "Ω");
            }
        }
        for (at, cable) in self.cables.iter().enumerate() {
            within(format!("cables[{at}].length_m"), cable.length_m, (0.0, 1000.0), "m");
            within(format!("cables[{at}].core_pf"), cable.core_pf, (0.0, 5000.0), "pF/m");
            within(format!("cables[{at}].shield_pf"), cable.shield_pf, (0.0, 5000.0), "pF/m");
            within(format!("cables[{at}].core_ohm"), cable.core_ohm, (0.0, 100.0), "Ω/m");
            within(format!("cables[{at}].shield_ohm"), cable.shield_ohm, (0.0, 100.0), "Ω/m");
        }
        for (at, ohms) in self.loads.iter().enumerate() {
            within(format!("loads[{at}]"), *ohms, (1.0, 1e9), "Ω");
        }
        let preamp = &self.preamp;
        within("preamp.load_ohm".into(), preamp.load_ohm, (10.0, 1e9), "Ω");
        within("preamp.common_mode_ohm".into(), preamp.common_mode_ohm, (10.0, 1e10), "Ω");
        within("preamp.gain_db".into(), preamp.gain_db, (-60.0, 90.0), "dB");
        within("preamp.ein_dbu".into(), preamp.ein_dbu, (-130.9, -80.0), "dBu: thermal noise of 150 Ω is the least");
        within("preamp.draws_ma".into(), preamp.draws_ma, (0.0, 14.0), "mA");
        within("grounds.volts".into(), self.grounds.volts, (0.0, 400.0), "V");
        within("grounds.ohm".into(), self.grounds.ohm, (0.0, 1e9), "Ω");
        within("grounds.hertz".into(), self.grounds.hertz, (10.0, 20_000.0), "Hz");
        if self.cables.len() > 50 {
            faults.push(Fault { path: "cables".into(), message: "there are too many cables".into(), help: "50 at most".into() });
        }
        if preamp.stage != InputStage::Unbalanced && preamp.load_ohm > 2.0 * preamp.common_mode_ohm {
            faults.push(Fault {
                path: "preamp.load_ohm".into(),
                message: "its legs load the line more than that over its chassis".into(),
                help: "twice `common_mode_ohm` at most".into(),
            });
        }
        faults
    }
}
