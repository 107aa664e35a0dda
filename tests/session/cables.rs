//! What fits, what reaches, and what is in the way.

use crate::{after, condenser_plugged, condenser_up, done, fetch, jack, mount, plug, pose, refused, stand, unit, unplug};
use linecheck::sim::gear::Connector;
use linecheck::sim::session::{Action, End, Loop, Place, Refusal, coil_of, run_of};
use linecheck::sim::units::Point;

#[test]
fn cables_fit_reach_and_are_held_by_a_hand() {
    let mut session = after(&condenser_up());
    assert_eq!(refused(&mut session, &plug("X6-1", End::A, "MC-1/out")), Refusal::NotInHand(unit("X6-1")));
    assert_eq!(refused(&mut session, &plug("MC-1", End::A, "LIVE/1")), Refusal::WrongKind(unit("MC-1")));
    assert_eq!(refused(&mut session, &unplug("X6-1", End::A)), Refusal::EndNotPlugged(unit("X6-1")));
    done(&mut session, &fetch("X6-1"));
    assert_eq!(refused(&mut session, &plug("X6-1", End::A, "MC-9/out")), Refusal::NoSuchUnit(unit("MC-9")));
    assert_eq!(refused(&mut session, &plug("X6-1", End::A, "MC-1/in")), Refusal::NoSuchJack(jack("MC-1/in")));
    let wrong = Refusal::DoesNotFit { cord: unit("X6-1"), end: Connector::XlrMale, into: jack("MC-1/out"), jack: Connector::XlrMale };
    assert_eq!(refused(&mut session, &plug("X6-1", End::B, "MC-1/out")), wrong);
    assert_eq!(refused(&mut session, &plug("X6-1", End::A, "MC-2/out")), Refusal::NotStanding(unit("MC-2")));
    done(&mut session, &plug("X6-1", End::A, "MC-1/out"));
    assert_eq!(session.studio().places[&unit("X6-1")], Place::Run);
    assert_eq!(refused(&mut session, &plug("X6-1", End::A, "MC-1/out")), Refusal::EndNotFree(unit("X6-1")));
    assert_eq!(refused(&mut session, &fetch("X6-1")), Refusal::StillPlugged(unit("X6-1")));
    assert_eq!(refused(&mut session, &fetch("MC-1")), Refusal::StillPlugged(unit("MC-1")));
    // 0.5 m of boom, 1.5 m of column, 3.95 m of floor and 0.5 m up to the box: 6.45 m, and 0.3 m of slack.
    let short = refused(&mut session, &plug("X6-1", End::B, "LIVE/1"));
    let Refusal::TooShort { length_m, way_m, .. } = short else { panic!("not too short but {short}") };
    assert!((length_m - 6.0).abs() < 1e-12 && (way_m - 6.45).abs() < 1e-9, "{short}");
    done(&mut session, &unplug("X6-1", End::A));
    assert_eq!(session.studio().places[&unit("X6-1")], Place::Floor(Point::new(4.0, 0.0, 2.0)));
    done(&mut session, &fetch("X6-1"));
    done(&mut session, &Action::Return(unit("X6-1")));

    let mut session = after(&condenser_plugged());
    done(&mut session, &fetch("X6-1"));
    assert_eq!(refused(&mut session, &plug("X6-1", End::B, "LIVE/1")), Refusal::JackTaken(jack("LIVE/1"), unit("X9-1")));
}

#[test]
fn a_plugged_cable_holds_the_stand_and_the_way_along_the_wall_is_longer() {
    let mut session = after(&condenser_plugged());
    let far = refused(&mut session, &stand("ST-1", pose(7.0, 2.0, 1.5, 0.5)));
    assert!(matches!(far, Refusal::TooShort { way_m, .. } if (way_m - 9.45).abs() < 1e-9), "{far}");
    done(&mut session, &stand("ST-1", pose(5.0, 2.0, 1.5, 0.5)));
    let dress = |by: &[(f64, f64)]| Action::Dress { cord: unit("X9-1"), by: by.to_vec() };
    assert!(matches!(refused(&mut session, &dress(&[(5.0, 5.5), (0.5, 5.5)])), Refusal::TooShort { .. }));
    assert_eq!(refused(&mut session, &dress(&[(30.0, 1.0)])), Refusal::NoRoomThere);
    assert_eq!(refused(&mut session, &Action::Dress { cord: unit("X6-1"), by: Vec::new() }), Refusal::EndNotPlugged(unit("X6-1")));
    done(&mut session, &dress(&[(4.0, 2.5), (1.0, 2.5)]));
    let run = run_of(session.scenario(), session.studio(), &unit("X9-1")).expect("both ends are plugged");
    assert_eq!(run.points.len(), 7);
    assert!(run.way_m > 7.45 && run.way_m <= 8.7, "{}", run.way_m);
}

#[test]
fn cables_go_through_doorways_and_not_through_walls() {
    let booth = [
        fetch("ST-1"),
        stand("ST-1", pose(9.0, 1.0, 1.5, 0.0)),
        fetch("MC-1"),
        mount("MC-1", "ST-1"),
        fetch("X9-1"),
        plug("X9-1", End::A, "MC-1/out"),
    ];
    let mut session = after(&booth);
    // Through the wall it would be 1.5 + 9.0 + 0.5; by the doorway at (8.1, 2.5) it is longer.
    let refusal = refused(&mut session, &plug("X9-1", End::B, "LIVE/1"));
    assert!(matches!(refusal, Refusal::TooShort { way_m, .. } if way_m > 11.8), "{refusal}");
    assert_eq!(refused(&mut session, &plug("X9-1", End::B, "LOFT/1")), Refusal::NoRoomThere);
}

#[test]
fn patch_cords_hang_before_the_bay() {
    let mut session = after(&[fetch("TT-1"), plug("TT-1", End::A, "BAY/U1"), plug("TT-1", End::B, "BAY/L2")]);
    let dress = Action::Dress { cord: unit("TT-1"), by: vec![(4.0, 4.0)] };
    assert_eq!(refused(&mut session, &dress), Refusal::WrongKind(unit("TT-1")));
    done(&mut session, &unplug("TT-1", End::A));
    done(&mut session, &unplug("TT-1", End::B));
    assert_eq!(session.studio().places[&unit("TT-1")], Place::Floor(Point::new(4.0, 0.0, 5.9)));
}

#[test]
fn a_loom_goes_from_a_stage_box_on_the_floor_to_its_panel() {
    let mut session = after(&[fetch("LOOM")]);
    assert_eq!(refused(&mut session, &plug("LOOM", End::A, "STAGE/1-8")), Refusal::NotStanding(unit("STAGE")));
    for action in [fetch("STAGE"), Action::PutDown(unit("STAGE"), Point::new(4.0, 0.0, 3.0)), plug("LOOM", End::A, "STAGE/1-8")] {
        done(&mut session, &action);
    }
    let wrong = Refusal::DoesNotFit { cord: unit("LOOM"), end: Connector::Db25Plug, into: jack("LIVE/1"), jack: Connector::XlrFemale };
    assert_eq!(refused(&mut session, &plug("LOOM", End::B, "LIVE/1")), wrong);
    done(&mut session, &plug("LOOM", End::B, "PANEL/1-8"));
    // 4.0 m of floor and 0.5 m up to the panel.
    let run = run_of(session.scenario(), session.studio(), &unit("LOOM")).expect("both ends are plugged");
    assert!((run.way_m - 4.45).abs() < 1e-9, "{}", run.way_m);
    assert_eq!(refused(&mut session, &fetch("STAGE")), Refusal::StillPlugged(unit("STAGE")));
}

#[test]
fn tape_holds_a_cable_where_it_lies_until_it_is_peeled_off() {
    let mut session = after(&condenser_plugged());
    let (tape, peel) = (Action::TapeDown(unit("X9-1")), Action::PeelTape(unit("X9-1")));
    let dress = Action::Dress { cord: unit("X9-1"), by: vec![(4.0, 2.5), (1.0, 2.5)] };
    assert_eq!(refused(&mut session, &peel), Refusal::NotToTape(unit("X9-1")));
    assert_eq!(refused(&mut session, &Action::TapeDown(unit("X6-1"))), Refusal::NotToTape(unit("X6-1")), "it hangs on its hook");
    done(&mut session, &tape);
    assert_eq!(refused(&mut session, &tape), Refusal::NotToTape(unit("X9-1")));
    assert_eq!(refused(&mut session, &dress), Refusal::Taped(unit("X9-1")));
    // A plug comes out and goes in again; both out is a cable that somebody tears from the floor.
    done(&mut session, &unplug("X9-1", End::B));
    assert_eq!(refused(&mut session, &unplug("X9-1", End::A)), Refusal::Taped(unit("X9-1")));
    done(&mut session, &plug("X9-1", End::B, "LIVE/1"));
    done(&mut session, &peel);
    done(&mut session, &dress);
}

#[test]
fn a_coil_takes_every_loop_and_keeps_what_was_twisted() {
    let mut session = after(&[fetch("X9-1")]);
    let coil = coil_of(session.scenario(), &unit("X9-1")).expect("it is a cable");
    // 9 m around loops of 40 to 50 cm.
    assert!(coil.loops == 6 && (coil.wide_m - 9.0 / (6.0 * std::f64::consts::PI)).abs() < 1e-12, "{coil:?}");
    let lay = |loops: &[Loop]| Action::Coil { cord: unit("X9-1"), loops: loops.to_vec() };
    let (over, under) = (Loop::Over, Loop::Under);
    assert_eq!(refused(&mut session, &lay(&[over, under])), Refusal::NotCoiled { cord: unit("X9-1"), loops: 6 });
    done(&mut session, &lay(&[over, under, over, under, over, over]));
    assert_eq!((session.studio().twisted[&unit("X9-1")], &session.studio().places[&unit("X9-1")]), (2, &Place::Stored));
    done(&mut session, &fetch("X9-1"));
    done(&mut session, &lay(&[over, under, over, under, over, under]));
    assert_eq!(session.studio().twisted[&unit("X9-1")], 0);
}
