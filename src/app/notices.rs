//! Short words to the trainee, and how they grow old.

use crate::app::plain::Plain;
use crate::panels;
use bevy::prelude::*;

/// What is being shown.
pub(super) type Notices = Plain<panels::Notices>;

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Notices>().add_systems(Update, age);
}

fn age(time: Res<Time>, mut notices: ResMut<Notices>) {
    if !notices.0.0.is_empty() {
        notices.age(time.delta_secs().min(1.0));
    }
}
