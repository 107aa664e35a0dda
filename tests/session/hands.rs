//! Two hands, stands and what they carry.

use crate::{after, condenser_up, control, done, fetch, mount, pose, refused, small, stand, unit};
use linecheck::sim::gear::Setting;
use linecheck::sim::scenario::Reply;
use linecheck::sim::session::{Action, Place, Refusal, Session};
use linecheck::sim::units::{Point, Stamp};

#[test]
fn the_room_is_as_the_scenario_says() {
    let session = after(&[]);
    let studio = session.studio();
    assert!(studio.places.values().all(|place| *place == Place::Stored));
    assert!(studio.settings.on(&unit("MC-1"), "pad"), "yesterday's pad is still in");
    assert_eq!(studio.settings.get(&unit("MC-2"), "pad"), Some(&Setting::On(false)));
    assert_eq!(studio.settings.text(&unit("MC-1"), "pattern"), "cardioid");
}

#[test]
fn two_hands_hold_two_light_things_or_one_heavy() {
    let mut session = after(&[fetch("MC-1"), fetch("MC-2")]);
    assert_eq!(refused(&mut session, &fetch("X3-1")), Refusal::HandsFull);
    assert_eq!(refused(&mut session, &fetch("MC-1")), Refusal::Occupied(unit("MC-1")));
    done(&mut session, &Action::Return(unit("MC-2")));
    assert_eq!(refused(&mut session, &fetch("ST-1")), Refusal::HandsFull);
    done(&mut session, &Action::PutDown(unit("MC-1"), Point::new(1.0, 0.7, 1.0)));
    assert_eq!(session.studio().places[&unit("MC-1")], Place::Floor(Point::new(1.0, 0.0, 1.0)));
    done(&mut session, &fetch("ST-1"));
    assert_eq!(refused(&mut session, &fetch("MC-1")), Refusal::HandsFull);
}

#[test]
fn what_is_no_thing_to_carry_is_not_carried() {
    let mut session = after(&[]);
    assert_eq!(refused(&mut session, &fetch("MC-99")), Refusal::NoSuchUnit(unit("MC-99")));
    assert_eq!(refused(&mut session, &fetch("REC")), Refusal::Fixed(unit("REC")));
    assert_eq!(refused(&mut session, &Action::Return(unit("MC-1"))), Refusal::NotInHand(unit("MC-1")));
    let down = Action::PutDown(unit("MC-1"), Point::new(1.0, 0.0, 1.0));
    assert_eq!(refused(&mut session, &down), Refusal::NotInHand(unit("MC-1")));
    done(&mut session, &fetch("MC-1"));
    let outside = Action::PutDown(unit("MC-1"), Point::new(-1.0, 0.0, 1.0));
    assert_eq!(refused(&mut session, &outside), Refusal::NoRoomThere);
}

#[test]
fn stands_stand_where_there_is_room_and_reach_as_far_as_they_go() {
    let mut session = after(&[fetch("ST-1")]);
    let cases = [
        (pose(4.0, 2.0, 2.4, 0.0), Refusal::StandTooShort(unit("ST-1"), 2.4)),
        (pose(4.0, 2.0, 0.8, 0.0), Refusal::StandTooShort(unit("ST-1"), 0.8)),
        (pose(4.0, 2.0, 1.5, 1.2), Refusal::StandTooShort(unit("ST-1"), 1.2)),
        // The middle of the base is in the room, its rim is in the wall.
        (pose(4.0, 0.1, 1.5, 0.0), Refusal::NoRoomThere),
        // The boom sticks through the east wall, and then into the booth.
        (pose(7.5, 2.0, 1.5, 0.6), Refusal::NoRoomThere),
        (pose(7.5, 2.0, 1.5, 1.0), Refusal::NoRoomThere),
        (pose(-3.0, 2.0, 1.5, 0.0), Refusal::NoRoomThere),
    ];
    for (at, refusal) in cases {
        assert_eq!(refused(&mut session, &stand("ST-1", at)), refusal, "{at:?}");
    }
    done(&mut session, &stand("ST-1", pose(4.0, 2.0, 1.5, 0.5)));
    assert_eq!(refused(&mut session, &stand("ST-2", pose(2.0, 2.0, 1.5, 0.5))), Refusal::NotInHand(unit("ST-2")));
    assert_eq!(refused(&mut session, &stand("MC-1", pose(2.0, 2.0, 1.5, 0.5))), Refusal::WrongKind(unit("MC-1")));
    // Nothing on it: it is folded and taken away.
    done(&mut session, &fetch("ST-1"));
    done(&mut session, &Action::Return(unit("ST-1")));
}

#[test]
fn a_stand_carries_one_microphone_and_one_pop_filter() {
    let mut session = after(&[fetch("MC-1")]);
    let filter = |on: &str, gap_m| Action::FitPopFilter { filter: unit("POP-1"), on: unit(on), gap_m };
    assert_eq!(refused(&mut session, &mount("MC-1", "ST-1")), Refusal::NotStanding(unit("ST-1")));
    assert_eq!(refused(&mut session, &mount("MC-1", "MC-2")), Refusal::WrongKind(unit("MC-2")));
    done(&mut session, &Action::Return(unit("MC-1")));
    let mut session = after(&condenser_up());
    assert_eq!(refused(&mut session, &mount("MC-2", "ST-1")), Refusal::NotInHand(unit("MC-2")));
    done(&mut session, &fetch("MC-2"));
    assert_eq!(refused(&mut session, &mount("MC-2", "ST-1")), Refusal::Occupied(unit("ST-1")));
    assert_eq!(refused(&mut session, &filter("ST-1", 0.08)), Refusal::NotInHand(unit("POP-1")));
    done(&mut session, &fetch("POP-1"));
    assert_eq!(refused(&mut session, &mount("POP-1", "ST-1")), Refusal::WrongKind(unit("POP-1")));
    assert_eq!(refused(&mut session, &filter("ST-1", 0.6)), Refusal::StandTooShort(unit("POP-1"), 0.6));
    assert_eq!(refused(&mut session, &filter("ST-2", 0.08)), Refusal::NotStanding(unit("ST-2")));
    done(&mut session, &filter("ST-1", 0.08));
    done(&mut session, &Action::Return(unit("MC-2")));
    done(&mut session, &fetch("POP-2"));
    let second = Action::FitPopFilter { filter: unit("POP-2"), on: unit("ST-1"), gap_m: 0.1 };
    assert_eq!(refused(&mut session, &second), Refusal::Occupied(unit("ST-1")));
    assert_eq!(refused(&mut session, &fetch("ST-1")), Refusal::StillLoaded(unit("ST-1"), unit("MC-1")));
    done(&mut session, &fetch("MC-1"));
    done(&mut session, &Action::Return(unit("MC-1")));
    assert_eq!(refused(&mut session, &fetch("ST-1")), Refusal::StillLoaded(unit("ST-1"), unit("POP-1")));
}

#[test]
fn a_heavy_microphone_on_a_long_boom_tips_a_light_stand() {
    // 1.2 kg at 0.8 m pull 9.4 N m; 2 kg of base at 0.3 m hold 5.9 N m.
    let mut session = after(&[fetch("ST-2"), stand("ST-2", pose(4.0, 2.0, 1.5, 0.8)), fetch("MC-2")]);
    assert_eq!(refused(&mut session, &mount("MC-2", "ST-2")), Refusal::Tips(unit("ST-2")));
    done(&mut session, &stand("ST-2", pose(4.0, 2.0, 1.5, 0.4)));
    done(&mut session, &mount("MC-2", "ST-2"));
    assert_eq!(refused(&mut session, &stand("ST-2", pose(4.0, 2.0, 1.5, 0.8))), Refusal::Tips(unit("ST-2")));
}

#[test]
fn a_cabinet_takes_two_and_they_must_not_be_playing() {
    let mut session = Session::new(small::scenario(small::script()));
    done(&mut session, &fetch("CAB-1"));
    assert_eq!(refused(&mut session, &fetch("X3-1")), Refusal::HandsFull);
    done(&mut session, &Action::Return(unit("CAB-1")));
    // The lead has said hello by now.
    session.advance(Stamp(8000));
    done(&mut session, &Action::Tell(Reply::Ready));
    session.advance(Stamp(session.studio().now.0 + 3000));
    assert_eq!(refused(&mut session, &fetch("CAB-1")), Refusal::TakesTwo { unit: unit("CAB-1"), mass_kg: 34.0 });
}

#[test]
fn nobody_opens_a_door_with_both_hands_full() {
    let open = Action::Set(control("DOOR/open"), Setting::On(true));
    let mut session = after(&[fetch("ST-1")]);
    assert_eq!(refused(&mut session, &open), Refusal::HandsFull);
    done(&mut session, &Action::Return(unit("ST-1")));
    done(&mut session, &fetch("MC-1"));
    done(&mut session, &open);
}
