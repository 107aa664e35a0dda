//! A file of recording gear: machines, stocks, classes of converters.

use crate::sim::gear::{ConverterClass, TapeMachine, TapeStock};
use serde::{Deserialize, Serialize};

/// `assets/recording/*.ron`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordingGear {
    /// Tape machines.
    #[serde(default)]
    pub machines: Vec<TapeMachine>,
    /// Kinds of tape.
    #[serde(default)]
    pub stocks: Vec<TapeStock>,
    /// Classes of converters.
    #[serde(default)]
    pub converters: Vec<ConverterClass>,
}
