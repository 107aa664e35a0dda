//! The studio: where the trainee stands, what is looked at, and which keys go where.

use crate::app::schedule::StudioSystems;
use crate::app::screens::Screen;
use crate::sim::gear::UnitId;
use crate::sim::session::End;
use bevy::prelude::*;
use bevy_egui::input::EguiWantsInput;

/// The place of work that is open beside the room, if any.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::app) enum Stage {
    /// None: the room fills the window.
    #[default]
    Room,
    /// Locker, rack and cable wall.
    Storage,
    /// Stands and microphones.
    Stands,
    /// Cables on the floor.
    Cables,
    /// The patchbay.
    Bay,
    /// External preamplifiers.
    Preamps,
    /// The desk.
    Desk,
    /// The recorder.
    Recorder,
    /// Input list and take log.
    Sheets,
    /// The booking sheet.
    Brief,
}

impl Stage {
    /// All of them with their keys and their words.
    pub(in crate::app) const ALL: [(Self, KeyCode, &'static str); 10] = [
        (Self::Room, KeyCode::Digit1, "1 Room"),
        (Self::Storage, KeyCode::Digit2, "2 Storage"),
        (Self::Stands, KeyCode::Digit3, "3 Stands"),
        (Self::Cables, KeyCode::Digit4, "4 Cables"),
        (Self::Bay, KeyCode::Digit5, "5 Bay"),
        (Self::Preamps, KeyCode::Digit6, "6 Preamps"),
        (Self::Desk, KeyCode::Digit7, "7 Desk"),
        (Self::Recorder, KeyCode::Digit8, "8 Recorder"),
        (Self::Sheets, KeyCode::Digit9, "9 Sheets"),
        (Self::Brief, KeyCode::Digit0, "0 Booking"),
    ];
}

/// What is looked at, and what is between the fingers.
#[derive(Resource, Debug, Clone, Default)]
pub(in crate::app) struct Focus {
    /// The thing that was last clicked.
    pub(in crate::app) unit: Option<UnitId>,
    /// The cable end that will be plugged next.
    pub(in crate::app) fingers: Option<(UnitId, End)>,
}

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Stage>()
        .init_resource::<Focus>()
        .add_systems(OnEnter(Screen::Studio), |mut stage: ResMut<Stage>, mut focus: ResMut<Focus>| {
            *stage = Stage::Room;
            *focus = Focus::default();
        })
        .add_systems(Update, keys.in_set(StudioSystems::Intent));
}

fn keys(keyboard: Res<ButtonInput<KeyCode>>, wants: Res<EguiWantsInput>, mut stage: ResMut<Stage>) {
    if wants.wants_any_keyboard_input() {
        return;
    }
    for (to, key, _) in Stage::ALL {
        if keyboard.just_pressed(key) {
            stage.set_if_neq(to);
        }
    }
    if keyboard.just_pressed(KeyCode::Escape) {
        stage.set_if_neq(Stage::Room);
    }
}
