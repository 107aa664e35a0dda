//! Hands without a window: what is pointed at is given, and what comes of a click is seen in the session.

use crate::app::dev::Entered;
use crate::app::plain::Plain;
use crate::app::schedule::StudioSystems;
use crate::app::screens::Focus;
use crate::app::world::camera::{Errand, Eyes};
use crate::app::world::hands::act::act;
use crate::app::world::hands::aim::{Aim, weigh};
use crate::app::world::picture::Pointed;
use crate::panels::{Reach, Stage};
use crate::sim::gear::ControlId;
use crate::sim::session::{Action, End, Place};
use crate::sim::units::Point;
use crate::sim::view::{Target, Tool};
use bevy::prelude::*;

/// Somebody who stands in the live room.
const HERE: Vec3 = Vec3::new(4.0, 1.62, 5.0);

fn hands() -> Entered {
    let mut entered = Entered::new();
    let app = &mut entered.app;
    app.init_resource::<Pointed>().init_resource::<Aim>().init_resource::<Errand>();
    app.add_systems(Update, (weigh, act).chain().in_set(StudioSystems::Intent));
    let eyes = Eyes::looking(HERE, HERE + Vec3::NEG_Z);
    app.world_mut().spawn((eyes, Transform::from_translation(HERE), GlobalTransform::from(Transform::from_translation(HERE))));
    entered
}

/// Points at something so far away and does this with it.
fn reach(entered: &mut Entered, target: Target, away: f32, reach: Reach) {
    entered.app.world_mut().resource_mut::<Aim>().target = Some((target, HERE + Vec3::X * away));
    entered.app.update();
    entered.app.world_mut().resource_mut::<Pointed>().reaches.push(reach);
    entered.app.update();
}

fn unit(tag: &str) -> Target {
    Target::Unit(tag.into())
}

#[test]
fn a_click_takes_what_is_within_reach_and_walks_to_what_is_not() {
    let mut entered = hands();
    reach(&mut entered, unit("MC-012"), 3.0, Reach::First);
    assert_eq!(entered.place("MC-012"), Place::Stored);
    assert!(entered.app.world().resource::<Errand>().to.is_some(), "first a walk");
    reach(&mut entered, unit("MC-012"), 0.5, Reach::First);
    assert_eq!(entered.place("MC-012"), Place::Hand);
}

#[test]
fn a_stand_goes_with_the_pointer_until_it_is_stood_somewhere() {
    let mut entered = hands();
    reach(&mut entered, unit("ST-08"), 0.5, Reach::First);
    assert!(entered.app.world().resource::<Focus>().carried.is_some());
    let floor = |x: f64| Target::Floor(Point::new(x, 0.0, 5.0));
    // The turn of the wheel is seen in what is stood up.
    reach(&mut entered, floor(4.5), 0.5, Reach::Turn(3.0));
    reach(&mut entered, floor(4.5), 0.5, Reach::First);
    let Place::Standing(pose) = entered.place("ST-08") else { panic!("it stands") };
    assert_eq!(pose.base, (4.5, 5.0));
    assert_eq!(entered.app.world().resource::<Focus>().carried, None);
    let straight = {
        let mut other = hands();
        reach(&mut other, unit("ST-08"), 0.5, Reach::First);
        reach(&mut other, floor(4.5), 0.5, Reach::First);
        let Place::Standing(pose) = other.place("ST-08") else { panic!("it stands") };
        pose.turn
    };
    assert!(((pose.turn - straight - 30.0 + 180.0).rem_euclid(360.0) - 180.0).abs() < 1e-6, "three clicks are 30 degrees");
}

#[test]
fn a_cable_is_plugged_where_it_is_pointed_and_lies_as_it_was_walked() {
    let mut entered = hands();
    for action in [
        Action::Fetch("ST-08".into()),
        Action::Stand(
            "ST-08".into(),
            crate::sim::session::StandPose { base: (4.0, 4.0), height: 1.0, reach: 0.3, turn: 0.0, aim: crate::sim::units::Aim::default() },
        ),
        Action::Fetch("MC-009".into()),
        Action::Mount { mic: "MC-009".into(), on: "ST-08".into() },
    ] {
        entered.wish(action);
    }
    reach(&mut entered, unit("XLR-09-01"), 0.5, Reach::First);
    assert_eq!(entered.app.world().resource::<Focus>().fingers, Some(("XLR-09-01".into(), End::A)));
    reach(&mut entered, unit("MC-009"), 0.5, Reach::First);
    assert_eq!(entered.app.world().resource::<Focus>().fingers, Some(("XLR-09-01".into(), End::B)));
    let walked = vec![(4.0, 5.0), (2.0, 5.0)];
    entered.app.world_mut().resource_mut::<Focus>().walked = walked.clone();
    let jack = crate::sim::gear::JackId::new(&"LIVE".into(), "5");
    reach(&mut entered, Target::Jack(jack), 0.5, Reach::First);
    let done = entered.done();
    assert!(matches!(done[done.len() - 2], Action::Plug { end: End::B, .. }), "{done:?}");
    assert_eq!(done[done.len() - 1], Action::Dress { cord: "XLR-09-01".into(), by: walked });
}

#[test]
fn the_wheel_turns_the_other_button_puts_back_and_a_tool_measures() {
    let mut entered = hands();
    let gain = Target::Control(ControlId::new(&"PRE-1".into(), "1.gain"));
    reach(&mut entered, gain.clone(), 0.5, Reach::Turn(5.0));
    let last = entered.done().pop();
    assert!(matches!(last, Some(Action::Set(ref id, _)) if id.control == "1.gain"), "{last:?}");
    reach(&mut entered, gain, 0.5, Reach::Second);
    assert_eq!(entered.done().len(), 2, "back to zero");
    entered.app.world_mut().resource_mut::<Focus>().tool = Tool::Multimeter;
    let jack = Target::Jack(crate::sim::gear::JackId::new(&"LIVE".into(), "5"));
    reach(&mut entered, jack, 0.5, Reach::First);
    assert!(matches!(entered.done().pop(), Some(Action::Measure(_))));
}

#[test]
fn stepping_up_opens_the_place_of_work() {
    let mut entered = hands();
    reach(&mut entered, unit("LIVE"), 5.0, Reach::First);
    assert_eq!(entered.app.world().resource::<Plain<Stage>>().0, Stage::Closer);
    assert_eq!(entered.app.world().resource::<Focus>().unit, Some("LIVE".into()));
    reach(&mut entered, unit("BAY"), 5.0, Reach::First);
    assert_eq!(entered.app.world().resource::<Plain<Stage>>().0, Stage::Bay);
}
