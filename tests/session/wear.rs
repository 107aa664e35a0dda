//! What hurts a ribbon: plugs under phantom and breath, and what it loses by them.

use crate::overdub::scenario;
use crate::{fetch, mount, on, plug, stand, unit, unplug};
use linecheck::sim::session::{Action, End, Session, StandPose};
use linecheck::sim::units::{Aim, Stamp};

/// A modern ribbon half a metre before the guitarist, on `LIVE 5` over `EXT PRE 2`, with 48 V on that.
fn ribbon_under_phantom() -> (Session, Vec<Action>) {
    let session = Session::new(scenario());
    let pose = StandPose { base: (6.45, 5.72), height: 0.82, reach: 0.46, turn: -161.2, aim: Aim { azimuth: -171.9, elevation: -2.0 } };
    let work = vec![
        on("PRE-1/power"),
        fetch("ST-08"),
        stand("ST-08", pose),
        fetch("MC-007"),
        mount("MC-007", "ST-08"),
        fetch("XLR-09-01"),
        plug("XLR-09-01", End::A, "MC-007/out"),
        plug("XLR-09-01", End::B, "LIVE/5"),
        on("PRE-1/2.48v"),
        fetch("TT-06-02"),
        plug("TT-06-02", End::B, "BAY/L10"),
    ];
    (session, work)
}

fn act(session: &mut Session, work: &[Action]) {
    for action in work {
        let at = Stamp(session.studio().now.0 + 1000);
        session.apply(at, action.clone()).expect("it can be done");
    }
}

fn worn(session: &Session) -> f64 {
    session.studio().worn.get(&unit("MC-007")).copied().unwrap_or(0.0)
}

#[test]
fn every_plug_under_phantom_costs_a_ribbon_and_it_adds_up() {
    let (mut session, work) = ribbon_under_phantom();
    act(&mut session, &work);
    assert!(worn(&session) <= 0.0, "nothing has reached it yet");
    act(&mut session, &[plug("TT-06-02", End::A, "BAY/U5")]);
    let once = worn(&session);
    assert!((0.02..=0.05).contains(&once), "{once}");
    act(&mut session, &[unplug("TT-06-02", End::A), plug("TT-06-02", End::A, "BAY/U5")]);
    assert!((worn(&session) - 3.0 * once).abs() < 1e-12);
}

#[test]
fn phantom_that_is_switched_on_behind_both_legs_costs_nothing() {
    let (mut session, mut work) = ribbon_under_phantom();
    work.retain(|action| *action != on("PRE-1/2.48v"));
    act(&mut session, &work);
    act(&mut session, &[plug("TT-06-02", End::A, "BAY/U5"), on("PRE-1/2.48v")]);
    assert!(worn(&session) <= 0.0);
}
