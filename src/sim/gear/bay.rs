//! Patchbays: points of two jacks, and how they are joined.

use serde::{Deserialize, Serialize};

/// How the two jacks of a bay point are joined (domain reference 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Normal {
    /// Broken by a plug in either jack.
    Full,
    /// Broken by a plug in the lower jack only.
    Half,
    /// Always joined.
    Parallel,
    /// Never joined.
    Open,
}

/// One point of a patchbay: an upper jack (where a signal comes from) over a lower one (where it goes).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BayPoint {
    /// The upper label, such as `BOOTH 3`; empty for a blank.
    pub upper: String,
    /// The lower label, such as `EXT PRE 3`; empty for a blank.
    pub lower: String,
    /// How they are joined.
    pub normal: Normal,
}
