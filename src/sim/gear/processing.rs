//! What the bands of equalisers do.

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
