//! The studio: its panels, what is looked at, and which keys go where.

use crate::app::bridge::{Intent, LiveSession};
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::Screen;
use crate::app::sound::{Meters, Sound};
use crate::app::world::{Picture, Pointed};
use crate::panels::{self, Drafts, Outbox, Shown, Stage, studio_ui, theme};
use crate::sim::session::{Action, Transport};
use bevy::prelude::*;
use bevy_egui::input::EguiWantsInput;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// What is looked at, and what is between the fingers.
pub(in crate::app) type Focus = Plain<panels::Focus>;

/// The part of the window in which the room is seen, logical pixels.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::app) struct Viewport(pub(in crate::app) Option<Rect>);

/// The keys of the places of work, from 0.
const DIGITS: [KeyCode; 10] = [
    KeyCode::Digit0,
    KeyCode::Digit1,
    KeyCode::Digit2,
    KeyCode::Digit3,
    KeyCode::Digit4,
    KeyCode::Digit5,
    KeyCode::Digit6,
    KeyCode::Digit7,
    KeyCode::Digit8,
    KeyCode::Digit9,
];

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Plain<Stage>>()
        .init_resource::<Focus>()
        .init_resource::<Viewport>()
        .init_resource::<Plain<Drafts>>()
        .add_systems(OnEnter(Screen::Studio), come_in)
        .add_systems(OnExit(Screen::Studio), |mut viewport: ResMut<Viewport>| *viewport = Viewport(None))
        .add_systems(Update, keys.in_set(StudioSystems::Intent))
        .add_systems(EguiPrimaryContextPass, show.run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)));
}

fn come_in(mut stage: ResMut<Plain<Stage>>, mut focus: ResMut<Focus>, mut drafts: ResMut<Plain<Drafts>>) {
    *stage = Plain::default();
    *focus = Plain::default();
    *drafts = Plain::default();
}

fn keys(
    keyboard: Res<ButtonInput<KeyCode>>,
    wants: Res<EguiWantsInput>,
    mut stage: ResMut<Plain<Stage>>,
    mut intents: MessageWriter<Intent>,
) {
    if wants.wants_any_keyboard_input() {
        return;
    }
    for (digit, key) in (0..).zip(DIGITS) {
        if let Some(to) = Stage::of_digit(digit).filter(|_| keyboard.just_pressed(key)) {
            stage.set_if_neq(Plain(to));
        }
    }
    // Of all keys of the recorder only this one is told apart by where it is on the keyboard, which the panels do not know.
    if stage.0 == Stage::Recorder && keyboard.just_pressed(KeyCode::Numpad3) {
        intents.write(Intent(Action::Transport(Transport::Record)));
    }
    if keyboard.just_pressed(KeyCode::Escape) {
        stage.set_if_neq(Plain(Stage::Room));
    }
}

fn show(
    mut contexts: EguiContexts,
    live: Res<LiveSession>,
    meters: Res<Meters>,
    sound: Res<Sound>,
    notices: Res<Notices>,
    picture: Res<Picture>,
    mut stage: ResMut<Plain<Stage>>,
    mut focus: ResMut<Focus>,
    mut drafts: ResMut<Plain<Drafts>>,
    mut viewport: ResMut<Viewport>,
    mut pointed: ResMut<Pointed>,
    mut intents: MessageWriter<Intent>,
) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    let (session, texture, has_device) = (live.session(), picture.texture, sound.has_device());
    let shown = Shown { session, meters: &meters, notices: &notices, has_device, picture: texture };
    let mut outbox = Outbox::new(&mut focus);
    let mut to = stage.0;
    let seen = studio_ui(&mut root, &shown, &mut to, &mut drafts, &mut outbox);
    let vector = |at: egui::Vec2| Vec2::new(at.x, at.y);
    *pointed = Pointed { at: seen.pointer.map(vector), clicked: seen.clicked };
    let room = Rect::from_corners(vector(seen.room.min.to_vec2()), vector(seen.room.max.to_vec2()));
    viewport.set_if_neq(Viewport(Some(room)));
    intents.write_batch(outbox.actions.into_iter().map(Intent));
    stage.set_if_neq(Plain(to));
    Ok(())
}
