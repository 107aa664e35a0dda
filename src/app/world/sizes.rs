//! How large models are, from the list that is kept beside them.

use bevy::prelude::*;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Width, height and depth of every model, metres.
static SIZES: LazyLock<BTreeMap<String, (f32, f32, f32)>> =
    LazyLock::new(|| ron::from_str(include_str!("../../../assets/models/models.ron")).unwrap_or_default());

/// Width, height and depth of a model, metres.
pub(super) fn size(model: &str) -> Option<Vec3> {
    SIZES.get(model).map(|(x, y, z)| Vec3::new(*x, *y, *z))
}
