//! How far the place has been set up, until everything in it is there.

use crate::app::plain::Plain;
use crate::panels::{Words, loading_ui};
use bevy::asset::LoadState;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// The share of what was asked for that has come, 0 to 1.
#[derive(Resource, Debug, Default)]
pub(in crate::app) struct Loading(pub(in crate::app) f32);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Loading>()
        .add_systems(Update, count)
        .add_systems(EguiPrimaryContextPass, show.run_if(|loading: Res<Loading>| loading.0 < 1.0));
}

fn count(server: Res<AssetServer>, roots: Query<&WorldAssetRoot>, mut loading: ResMut<Loading>) {
    let is_done =
        |root: &&WorldAssetRoot| server.is_loaded_with_dependencies(&root.0) || matches!(server.load_state(&root.0), LoadState::Failed(_));
    let all = roots.iter().count();
    let done = roots.iter().filter(is_done).count();
    loading.0 = if all == 0 { 0.0 } else { done as f32 / all as f32 };
}

fn show(mut contexts: EguiContexts, words: Res<Plain<Words>>, loading: Res<Loading>) -> Result {
    loading_ui(contexts.ctx_mut()?, &words, loading.0);
    Ok(())
}
