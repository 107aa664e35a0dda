//! A microphone among the blocks of a plan.

use std::sync::Arc;

/// A microphone.
#[derive(Debug)]
pub(super) struct Capsule {
    /// Which of the plan's ears it is; none for one that is dead.
    pub(super) ear: Option<usize>,
    /// Noise of the room and its gain by the pattern.
    pub(super) room: Option<(Arc<[f32]>, f32)>,
    /// Pascals at which it clips.
    pub(super) clip: f32,
    /// Volts per pascal.
    pub(super) sensitivity: f32,
    /// Standard deviation of its own noise, volts.
    pub(super) noise: f32,
}
