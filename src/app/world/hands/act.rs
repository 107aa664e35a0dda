//! What a click, the wheel or a key does with what is pointed at.

use crate::app::bridge::{Intent, LiveSession};
use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::Focus;
use crate::app::world::camera::Errand;
use crate::app::world::hands::aim::{Aim, AimSystems};
use crate::app::world::picture::Pointed;
use crate::panels::{Outbox, Reach, Stage, follow};
use crate::sim::gear::UnitId;
use crate::sim::session::{Action, Place};
use crate::sim::view::{self, Deed, Target, Then};
use bevy::input::mouse::AccumulatedMouseScroll;
use bevy::prelude::*;

/// What a click of the wheel swings a boom by, degrees, coarse and fine.
const SWING_DEG: (f64, f64) = (10.0, 1.0);
/// What a click of the wheel raises a stand by, metres.
const RAISE_M: f64 = 0.02;

pub(super) fn plugin(app: &mut App) {
    let systems = (wheel, act).chain().after(AimSystems).in_set(StudioSystems::Intent);
    app.add_systems(Update, systems.run_if(resource_exists::<LiveSession>));
}

/// The wheel is one more way to turn what is pointed at.
fn wheel(wheel: Res<AccumulatedMouseScroll>, keyboard: Res<ButtonInput<KeyCode>>, aim: Res<Aim>, mut pointed: ResMut<Pointed>) {
    let clicks = f64::from(wheel.delta.y.signum());
    if pointed.at.is_none() || wheel.delta.y.abs() == 0.0 || !aim.takes_wheel() {
        return;
    }
    let held = |keys: [KeyCode; 2]| keyboard.any_pressed(keys);
    pointed.reaches.push(if held([KeyCode::ControlLeft, KeyCode::ControlRight]) {
        Reach::Raise(clicks)
    } else if held([KeyCode::ShiftLeft, KeyCode::ShiftRight]) {
        Reach::TurnFine(clicks)
    } else {
        Reach::Turn(clicks)
    });
}

pub(super) fn act(
    mut pointed: ResMut<Pointed>,
    aim: Res<Aim>,
    live: Res<LiveSession>,
    mut focus: ResMut<Focus>,
    mut stage: ResMut<Plain<Stage>>,
    mut errand: ResMut<Errand>,
    mut intents: MessageWriter<Intent>,
) {
    for reach in std::mem::take(&mut pointed.reaches) {
        if focus.carried.is_some() {
            place(reach, &aim, &live, &mut focus, &mut intents);
            continue;
        }
        match reach {
            Reach::First | Reach::Second => {
                let deed = if reach == Reach::First { &aim.offer.first } else { &aim.offer.second };
                let (Some(deed), Some((target, at))) = (deed, &aim.target) else { continue };
                if aim.away_m.is_some() && !goes_there_itself(deed) {
                    errand.to = Some(*at);
                    look_at(&mut focus, target);
                    continue;
                }
                let mut to = stage.0;
                let mut outbox = Outbox::new(&mut focus);
                follow(live.session().scenario(), live.studio(), deed, &mut outbox, &mut to);
                intents.write_batch(outbox.actions.into_iter().map(Intent));
                look_at(&mut focus, target);
                stage.set_if_neq(Plain(to));
            }
            Reach::Turn(clicks) | Reach::Raise(clicks) => turn(&aim, clicks, false, &mut intents),
            Reach::TurnFine(clicks) => turn(&aim, clicks, true, &mut intents),
            Reach::Next(_) => {}
        }
    }
}

/// Whether a deed is the walk itself, or needs none.
fn goes_there_itself(deed: &Deed) -> bool {
    matches!(deed.then, Then::StepUp(_)) || deed.actions.is_empty() && matches!(deed.then, Then::Carry(_))
}

fn look_at(focus: &mut Focus, target: &Target) {
    if let Some(unit) = target.unit().filter(|unit| focus.unit.as_ref() != Some(*unit)) {
        focus.unit = Some(unit.clone());
    }
}

fn turn(aim: &Aim, clicks: f64, fine: bool, intents: &mut MessageWriter<Intent>) {
    let action = aim.offer.turns.as_ref().filter(|_| aim.away_m.is_none()).and_then(|control| view::turned(control, clicks, fine));
    intents.write_batch(action.map(Intent));
}

/// A stand in the hands: it is swung, raised, stood here, or left.
fn place(reach: Reach, aim: &Aim, live: &LiveSession, focus: &mut Focus, intents: &mut MessageWriter<Intent>) {
    let Some(carried) = focus.carried.as_mut() else { return };
    match reach {
        Reach::First => {
            if let Some(ghost) = &aim.ghost {
                intents.write(Intent(Action::Stand(carried.stand.clone(), ghost.pose)));
                if ghost.refused.is_none() {
                    focus.unit = Some(carried.stand.clone());
                    focus.carried = None;
                }
            }
        }
        Reach::Second => focus.carried = None,
        Reach::Turn(clicks) => carried.turn_deg += clicks * SWING_DEG.0,
        Reach::TurnFine(clicks) => carried.turn_deg += clicks * SWING_DEG.1,
        Reach::Raise(clicks) => {
            let height = carried.height_m.or(aim.ghost.as_ref().map(|ghost| ghost.pose.height));
            carried.height_m = height.map(|height| height + clicks * RAISE_M);
        }
        Reach::Next(_) => {}
    }
    // A stand that somebody has put away is not carried any more.
    let is_stored = |stand: &UnitId| live.studio().places.get(stand) == Some(&Place::Stored);
    if focus.carried.as_ref().is_some_and(|carried| is_stored(&carried.stand)) {
        focus.carried = None;
    }
}
