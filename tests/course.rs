//! Hints: whoever does what they tell gets every line of the booking sheet up, from wherever they were left.

use linecheck::files::{Library, journal};
use linecheck::sim::band::PlayerId;
use linecheck::sim::circuit::Circuit;
use linecheck::sim::course::{Hint, hint, unturned};
use linecheck::sim::gear::{ControlId, JackId, Setting, UnitId};
use linecheck::sim::scenario::{InputLine, Placement, Reply, Scenario};
use linecheck::sim::scoring::recorder_input;
use linecheck::sim::session::{Action, End, Outcome, Place, Session, Transport, cords, patch};
use std::sync::Arc;

fn overdub() -> Arc<Scenario> {
    Arc::new(Library::find().expect("it is there").scenario("first-overdub").expect("it is there"))
}

/// Does what the hints tell until the lead is told that everything is ready; every hint on the way.
fn follow(session: &mut Session) -> Vec<Hint> {
    let mut hints = Vec::new();
    loop {
        let hint = hint(session).expect("there is something left to do before the lead is told");
        let action = hint.does.clone().unwrap_or_else(|| panic!("a hint that tells nothing to do: {hint:?}"));
        assert!(hints.len() < 300, "hints go round in circles: {:?}", &hints[280..]);
        let at = session.studio().now.after(2.0);
        session.apply(at, action.clone()).unwrap_or_else(|refusal| panic!("{hint:?} is refused: {refusal}"));
        hints.push(hint);
        if action == Action::Tell(Reply::Ready) {
            return hints;
        }
    }
}

/// Every line of the sheet comes from its own microphone, by its own line, to its own armed track.
fn assert_all_up(session: &Session) {
    let (scenario, studio) = (session.scenario(), session.studio());
    let wires = cords(studio);
    let circuit = Circuit::solve(&patch(scenario, studio, &wires));
    for line in &scenario.file.brief.inputs {
        let drivers = circuit.feed(&line.preamp).drivers;
        let [driver] = &drivers[..] else { panic!("{}: {} outputs at {}", line.name, drivers.len(), line.preamp) };
        let mic = &driver.from.unit;
        assert!(line.mics.contains(&scenario.gear(mic).expect("it is there").id), "{}: {mic}", line.name);
        let (cord, _) = studio.cord_in(&line.line).expect("something is in the wall");
        assert_eq!(studio.cord_in(&JackId::new(mic, "out")).expect("it is there").0, cord);
        assert!(circuit.phantom(mic).0 > 40.0 || !scenario.gear(mic).expect("it is there").name.contains("condenser"));
        let input = recorder_input(scenario, line.track).expect("it is there");
        assert!(!circuit.feed(&input).drivers.is_empty(), "{}", line.name);
        let armed = ControlId::new(&input.unit, format!("arm {}", line.track));
        assert!(studio.settings.0[&armed].is_on());
        assert_eq!(studio.papers.inputs[&line.track].mic, *mic);
        let pose = studio.pose_of(mic).expect("it is there");
        let seat = scenario.seat(&line.player).expect("it is there");
        assert_eq!(scenario.venue.room_at(pose.capsule()).expect("it is there").id, seat.room, "{}", line.name);
    }
}

#[test]
fn hints_lead_from_the_locked_door_to_a_line_check() {
    let mut session = Session::new(overdub());
    session.advance(linecheck::sim::units::Stamp(5000));
    let hints = follow(&mut session);
    assert_all_up(&session);
    // The pad that was left in is found, and the monitors come on last and muted.
    let place = |of: &dyn Fn(&Action) -> bool| hints.iter().position(|hint| of(hint.does.as_ref().expect("it is there")));
    assert!(place(&|action| *action == Action::Set(ControlId::new(&UnitId("MC-009".into()), "pad"), Setting::On(false))).is_some());
    let on = |unit: &str| {
        place(&|action| *action == Action::Set(ControlId::new(&UnitId(unit.into()), "power"), Setting::On(true))).expect("it is there")
    };
    assert!(on("REC") < on("DESK") && on("PRE-1") < on("DESK") && on("DESK") < on("MON"));
    // Every hint asks before it tells, and gives nothing away.
    for hint in &hints {
        let [asks, points, tells] = [&hint.asks, &hint.points, &hint.tells].map(ToString::to_string);
        assert!(asks.ends_with('?') && points.ends_with(['.', '”', '?']) && tells.ends_with('.'), "{hint:?}");
        let Some(at) = &hint.at else { continue };
        assert!(!asks.contains(&at.0) || asks.contains("yesterday"), "{hint:?}");
    }
    let journal = session.journal().clone();
    assert!(journal.entries.iter().all(|entry| matches!(entry.what, Outcome::Did(_))));
}

#[test]
fn whoever_stopped_anywhere_in_the_experts_set_up_is_led_on_from_there() {
    let scenario = overdub();
    let library = Library::find().expect("it is there");
    let expert = journal::read(&library.expert("first-overdub").expect("it is there")).expect("it is there").journal;
    let ready = expert.entries.iter().position(|entry| entry.what == Outcome::Did(Action::Tell(Reply::Ready))).expect("it is there");
    for stop in 0..=ready {
        let mut session = Session::new(scenario.clone());
        for entry in &expert.entries[..stop] {
            let Outcome::Did(action) = &entry.what else { continue };
            session.apply(entry.at, action.clone()).expect("it is there");
        }
        follow(&mut session);
        assert_all_up(&session);
    }
}

#[test]
fn mistakes_are_seen_and_led_out_of() {
    let mut session = Session::new(overdub());
    let mut hints = Vec::new();
    while !matches!(hint(&session).expect("it is there").does, Some(Action::WriteInput(_))) {
        let next = hint(&session).expect("it is there");
        let at = session.studio().now.after(2.0);
        session.apply(at, next.does.clone().expect("it is there")).expect("it is there");
        hints.push(next);
    }
    // Cords crossed at the bay, a wrong source, a route, 48 V off, a door, and both hands full of stands.
    let patched: Vec<(UnitId, End, JackId)> = hints
        .iter()
        .filter_map(|hint| match hint.does.clone()? {
            Action::Plug { cord, end, into } if into.unit.0 == "BAY" && into.jack.starts_with('L') => Some((cord, end, into)),
            _ => None,
        })
        .collect();
    let [(one, end, low), (two, other, high)] = <[_; 2]>::try_from(patched).expect("it is there");
    let set = |unit: &str, control: &str, to| Action::Set(ControlId::new(&UnitId(unit.into()), control), to);
    let mistakes = [
        Action::Unplug { cord: one.clone(), end },
        Action::Unplug { cord: two.clone(), end: other },
        Action::Plug { cord: one, end, into: high },
        Action::Plug { cord: two, end: other, into: low },
        set("DESK", "ch1.source", Setting::Choice("mic".into())),
        set("DESK", "ch2.route", Setting::Choice("off".into())),
        set("PRE-1", "2.48v", Setting::On(false)),
        set("DOOR-A", "open", Setting::On(true)),
    ];
    for mistake in mistakes {
        let at = session.studio().now.after(2.0);
        session.apply(at, mistake).expect("it is there");
    }
    let stands: Vec<UnitId> = session
        .studio()
        .places
        .iter()
        .filter(|(unit, place)| unit.0.starts_with("ST-") && **place == Place::Stored)
        .map(|(unit, _)| unit.clone())
        .collect();
    for stand in stands {
        let at = session.studio().now.after(2.0);
        drop(session.apply(at, Action::Fetch(stand)));
    }
    follow(&mut session);
    assert_all_up(&session);
}

#[test]
fn in_a_large_studio_hints_lead_as_far_as_the_desk() {
    let mut scenario = Library::find().expect("it is there").staged("rock").expect("it is there");
    let line = |track: u32, player: &str, from: &str, mics: &[&str], wall: &str, preamp: &str| InputLine {
        track,
        name: format!("IN{track}"),
        player: PlayerId(player.to_owned()),
        mics: mics.iter().map(|mic| (*mic).into()).collect(),
        placement: Placement { from: from.into(), distance_m: (0.1, 0.3), aim_deg: 15.0, pattern: "cardioid".into(), pop_m: None },
        line: JackId::try_from(wall.to_owned()).expect("it is there"),
        preamp: JackId::try_from(preamp.to_owned()).expect("it is there"),
        peaks: (-12.0, -6.0),
    };
    scenario.file.brief.inputs = vec![
        line(1, "jonas", "mouth", &["ldc-multi"], "BOOTH-A/1", "EXT-1/in 1"),
        line(2, "ines", "mouth", &["ldc-multi", "ldc-quiet"], "BOOTH-B/1", "EXT-1/in 2"),
    ];
    let mut session = Session::new(Arc::new(scenario));
    // A desk of buses has more ways than one to a track: there the break is named, and the choice is the trainee's.
    let last = loop {
        let next = hint(&session).expect("there is something left to do");
        let Some(action) = next.does.clone() else { break next };
        let at = session.studio().now.after(2.0);
        session.apply(at, action).expect("what a hint tells can be done");
    };
    assert!(last.tells.to_string().contains("route"), "{last:?}");
    let (scenario, studio) = (session.scenario(), session.studio());
    let wires = cords(studio);
    let circuit = Circuit::solve(&patch(scenario, studio, &wires));
    for line in &scenario.file.brief.inputs {
        let (cord, _) = studio.cord_in(&line.line).expect("something is in the wall");
        assert!(studio.cords[cord].a.is_some() && studio.cords[cord].b.is_some(), "{}", line.name);
    }
    let first = &scenario.file.brief.inputs[0];
    assert_eq!(circuit.feed(&first.preamp).drivers.len(), 1);
}

/// Where only ears can decide the gain is turned, as somebody does who listens; where the lead waits for the band, so does everybody.
#[test]
fn hints_lead_from_the_line_check_to_the_handed_over_room() {
    let scenario = Arc::new(Library::find().expect("it is there").scenario("first-line").expect("it is there"));
    let mut session = Session::new(Arc::clone(&scenario));
    session.advance(linecheck::sim::units::Stamp(5000));
    let gain = ControlId::new(&"PRE-1".into(), "1.gain");
    follow(&mut session);
    let mut turned = 0;
    while !session.studio().over {
        let at = session.studio().now.after(1.0);
        assert!(at.seconds() < 600.0, "nothing leads on: {:?}", hint(&session));
        let next = hint(&session);
        match next.map(|hint| (hint.does, hint.at)) {
            Some((Some(action), _)) => session.apply(at, action).expect("what a hint tells can be done"),
            Some((None, Some(unit))) => {
                assert_eq!((unit, unturned(&session)), (gain.unit.clone(), Some(gain.clone())));
                session.apply(at, Action::Set(gain.clone(), Setting::At(48.0))).expect("a gain can be turned");
                turned += 1;
            }
            _ => session.advance(at),
        }
    }
    assert_eq!(turned, 1);
    let did = |action: Action| session.journal().entries.iter().filter(|entry| entry.what == Outcome::Did(action.clone())).count();
    let answers =
        [Action::Tell(Reply::LevelsGood), Action::Transport(Transport::Record), Action::Transport(Transport::Stop), Action::Backup];
    assert_eq!(answers.map(did), [1; 4], "each is told once, when it is time");
}
