//! The studio: its panels and what is looked at.

use crate::app::bridge::{Intent, LiveSession, Wish};
use crate::app::notices::Notices;
use crate::app::plain::Plain;
use crate::app::screens::Screen;
use crate::app::shelf::Shelf;
use crate::app::sound::{Listening, Meters, Sound};
use crate::app::world::{Picture, Pointed};
use crate::files::keys::KeyMap;
use crate::files::settings::Ease;
use crate::files::{Library, sessions};
use crate::panels::{self, Drafts, Outbox, Shown, Stage, Windows, Words, studio_ui, theme};
use crate::sim::session::{Action, Session, Timeline, Transport};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};
use std::sync::Arc;

/// What is looked at, and what is between the fingers.
pub(in crate::app) type Focus = Plain<panels::Focus>;

/// The part of the window in which the room is seen, logical pixels.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::app) struct Viewport(pub(in crate::app) Option<Rect>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Plain<Stage>>()
        .init_resource::<Focus>()
        .init_resource::<Viewport>()
        .init_resource::<Plain<Drafts>>()
        .init_resource::<Expert>()
        .add_systems(OnEnter(Screen::Studio), come_in)
        .add_systems(OnExit(Screen::Studio), |mut viewport: ResMut<Viewport>| *viewport = Viewport(None))
        .add_systems(Update, (follow_expert, pace).run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)))
        .add_systems(EguiPrimaryContextPass, show.run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)));
}

fn come_in(
    shelf: Res<Shelf>,
    mut stage: ResMut<Plain<Stage>>,
    mut focus: ResMut<Focus>,
    mut drafts: ResMut<Plain<Drafts>>,
    mut expert: ResMut<Expert>,
) {
    *stage = Plain::default();
    *focus = Plain::default();
    focus.aids.guide = shelf.chosen.as_ref().is_some_and(|scenario| scenario.file.guided && !scenario.file.assessed);
    *drafts = Plain::default();
    *expert = Expert::default();
}

/// An expert's session of the same scenario, read when somebody wants to see it first.
#[derive(Resource, Default)]
pub(in crate::app) struct Expert(Option<Option<Timeline>>);

impl Expert {
    /// Theirs; none if there is none.
    pub(in crate::app) fn timeline(&self) -> Option<&Timeline> {
        self.0.as_ref()?.as_ref()
    }
}

fn follow_expert(focus: Res<Focus>, live: Res<LiveSession>, mut expert: ResMut<Expert>) {
    if !focus.aids.expert || expert.0.is_some() {
        return;
    }
    let scenario = live.session().scenario();
    let journal = Library::find().ok().and_then(|library| sessions::expert(&library, scenario));
    expert.0 = Some(journal.and_then(|journal| Session::timeline(Arc::clone(scenario), &journal).ok()));
}

/// Everything goes as fast as somebody wants who learns.
fn pace(focus: Res<Focus>, sound: Res<Sound>) {
    sound.slow(focus.aids.slow);
}

/// What the panels are shown with, beside the session.
#[derive(SystemParam)]
struct Around<'w> {
    meters: Res<'w, Meters>,
    sound: Res<'w, Sound>,
    notices: Res<'w, Notices>,
    picture: Res<'w, Picture>,
    words: Res<'w, Plain<Words>>,
    keys: Res<'w, Plain<KeyMap>>,
    ease: Res<'w, Plain<Ease>>,
    keyboard: Res<'w, ButtonInput<KeyCode>>,
    expert: Res<'w, Expert>,
}

/// What the 3 of the keypad does at the recorder: of all keys only this one is told apart by where it is, which the key map does not know.
fn keypad(context: &egui::Context, keyboard: &ButtonInput<KeyCode>, stage: Stage) -> Option<Action> {
    if stage != Stage::Recorder || !keyboard.just_pressed(KeyCode::Numpad3) || context.text_edit_focused() {
        return None;
    }
    // The panels would take it for the digit that opens a place of work.
    context.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Num3));
    Some(Action::Transport(Transport::Record))
}

fn show(
    mut contexts: EguiContexts,
    live: Res<LiveSession>,
    around: Around,
    mut windows: ResMut<Plain<Windows>>,
    mut stage: ResMut<Plain<Stage>>,
    mut focus: ResMut<Focus>,
    mut drafts: ResMut<Plain<Drafts>>,
    mut viewport: ResMut<Viewport>,
    mut pointed: ResMut<Pointed>,
    mut intents: MessageWriter<Intent>,
    mut wishes: MessageWriter<Wish>,
    mut commands: Commands,
) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    let shown = Shown {
        session: live.session(),
        meters: &around.meters,
        notices: &around.notices,
        has_device: around.sound.has_device(),
        picture: around.picture.texture,
        words: &around.words,
        keys: &around.keys,
        ease: &around.ease,
        history: live.history(),
        expert: around.expert.timeline(),
    };
    let mut outbox = Outbox::new(&mut focus);
    let mut to = stage.0;
    outbox.actions.extend(keypad(root.ctx(), &around.keyboard, to));
    let mut open = windows.0.clone();
    let seen = studio_ui(&mut root, &shown, &mut to, &mut drafts, &mut open, &mut outbox);
    windows.set_if_neq(Plain(open));
    let vector = |at: egui::Vec2| Vec2::new(at.x, at.y);
    pointed.at = seen.pointer.map(vector);
    pointed.reaches.append(&mut outbox.reaches);
    // The panels count in points, which are larger where text is.
    let text = around.ease.text as f32 / 100.0;
    let room = Rect::from_corners(vector(seen.room.min.to_vec2()) * text, vector(seen.room.max.to_vec2()) * text);
    viewport.set_if_neq(Viewport(Some(room)));
    if outbox.asks_bleed {
        commands.insert_resource(Listening::to(live.session()));
    }
    wishes.write_batch(std::mem::take(&mut outbox.undoings).into_iter().map(Wish));
    intents.write_batch(outbox.actions.into_iter().map(Intent));
    stage.set_if_neq(Plain(to));
    Ok(())
}
