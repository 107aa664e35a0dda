//! What is drawn of a view: triangles, and draw calls where things of one mesh and one material are drawn at once.

use crate::app::world::light::Painted;
use bevy::prelude::*;
use std::collections::BTreeSet;

/// What a view costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::app) struct Counted {
    /// Different pairs of mesh and material in sight.
    pub(in crate::app) draws: usize,
    /// Triangles in sight.
    pub(in crate::app) triangles: usize,
}

/// Counts what the camera saw last.
pub(in crate::app) fn count(
    things: Query<(&Mesh3d, &ViewVisibility, Option<&MeshMaterial3d<StandardMaterial>>, Option<&MeshMaterial3d<Painted>>)>,
    meshes: Res<Assets<Mesh>>,
) -> Counted {
    let mut pairs = BTreeSet::new();
    let mut triangles = 0;
    for (mesh, _, lit, painted) in things.iter().filter(|(_, visibility, ..)| visibility.get()) {
        let material = lit.map(|lit| lit.0.id().untyped()).or(painted.map(|painted| painted.0.id().untyped()));
        pairs.insert((mesh.0.id(), material));
        let corners = meshes.get(&mesh.0).map_or(0, |mesh| mesh.indices().map_or(mesh.count_vertices(), bevy::mesh::Indices::len));
        triangles += corners / 3;
    }
    Counted { draws: pairs.len(), triangles }
}
