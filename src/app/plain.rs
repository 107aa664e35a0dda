//! Plain types of the panels as resources: the panels know no engine, so they cannot say so themselves.

use bevy::prelude::*;

/// A plain type, kept for the systems.
#[derive(Resource, Deref, DerefMut, Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Plain<T: Send + Sync + 'static>(pub(super) T);
