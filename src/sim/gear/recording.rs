//! A file of recording gear: classes of converters.

use crate::sim::gear::ConverterClass;
use serde::{Deserialize, Serialize};

/// `assets/recording/*.ron`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordingGear {
    /// Classes of converters.
    #[serde(default)]
    pub converters: Vec<ConverterClass>,
}
