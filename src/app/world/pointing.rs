//! Pointing at things: what is under the pointer, and what a click on it does.

use crate::app::bridge::{Intent, LiveSession};
use crate::app::screens::{Focus, Screen, Stage};
use crate::app::world::Thing;
use crate::sim::gear::{GearKind, JackId, UnitId};
use crate::sim::session::Action;
use crate::sim::view;
use bevy::prelude::*;
use bevy_egui::egui::{Align2, Area, Frame, RichText};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// The thing under the pointer.
#[derive(Resource, Debug, Default, PartialEq)]
pub(in crate::app) struct Hovered(pub(in crate::app) Option<UnitId>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Hovered>()
        .add_observer(click)
        .add_observer(over)
        .add_observer(out)
        .add_systems(EguiPrimaryContextPass, name_it.run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)));
}

/// The thing that an entity is a part of.
fn thing_of(entity: Entity, things: &Query<&Thing>, parents: &Query<&ChildOf>) -> Option<UnitId> {
    if let Ok(Thing(unit)) = things.get(entity) {
        return Some(unit.clone());
    }
    parents.iter_ancestors(entity).find_map(|parent| things.get(parent).ok()).map(|Thing(unit)| unit.clone())
}

fn over(event: On<Pointer<Over>>, things: Query<&Thing>, parents: Query<&ChildOf>, mut hovered: ResMut<Hovered>) {
    if event.original_event_target() == event.entity {
        hovered.set_if_neq(Hovered(thing_of(event.entity, &things, &parents)));
    }
}

fn out(event: On<Pointer<Out>>, mut hovered: ResMut<Hovered>) {
    if event.original_event_target() == event.entity {
        hovered.set_if_neq(Hovered(None));
    }
}

/// With a cable end between the fingers a click plugs it, where there is one jack to plug; else it looks at the thing.
fn click(
    event: On<Pointer<Click>>,
    things: Query<&Thing>,
    parents: Query<&ChildOf>,
    live: Option<Res<LiveSession>>,
    mut focus: ResMut<Focus>,
    mut stage: ResMut<Stage>,
    mut intents: MessageWriter<Intent>,
) {
    let Some(live) = live.filter(|_| event.original_event_target() == event.entity && event.button == PointerButton::Primary) else {
        return;
    };
    let Some(unit) = thing_of(event.entity, &things, &parents) else { return };
    let kind = live.session().scenario().gear(&unit).map(|gear| &gear.kind);
    match (kind, focus.fingers.clone()) {
        (Some(GearKind::Microphone(_)), Some((cord, end))) => {
            intents.write(Intent(Action::Plug { cord, end, into: JackId::new(&unit, "out") }));
            focus.fingers = None;
        }
        (Some(GearKind::WallBox { .. }), Some(_)) => {
            stage.set_if_neq(Stage::Cables);
        }
        _ => {}
    }
    focus.unit = Some(unit);
}

/// A word beside the pointer says what is under it.
fn name_it(mut contexts: EguiContexts, hovered: Res<Hovered>, live: Res<LiveSession>) -> Result {
    let Some(unit) = &hovered.0 else { return Ok(()) };
    let context = contexts.ctx_mut()?;
    let Some(at) = context.pointer_latest_pos().filter(|_| !context.egui_wants_pointer_input()) else { return Ok(()) };
    let text = view::unit_name(live.session().scenario(), unit);
    Area::new("what is it".into()).fixed_pos(at + bevy_egui::egui::vec2(16.0, 12.0)).pivot(Align2::LEFT_TOP).interactable(false).show(
        context,
        |ui| {
            Frame::popup(ui.style()).show(ui, |ui| ui.label(RichText::new(text).size(13.5)));
        },
    );
    Ok(())
}
