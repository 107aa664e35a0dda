//! What hands are offered: a whole microphone line by pointing alone, and that what is said beforehand is what happens.

use crate::{after, condenser_up, control, done, fetch, jack, small, unit};
use linecheck::sim::gear::Setting;
use linecheck::sim::scenario::Scenario;
use linecheck::sim::session::{Action, End, History, Probe, Refusal, Session};
use linecheck::sim::units::{Point, Stamp};
use linecheck::sim::view::{self, Carried, Fingers, Offer, Target, Then, Tool, Verb};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;

/// Somebody who points and clicks.
struct Assistant {
    session: Session,
    fingers: Fingers,
    tool: Tool,
    carries: Option<Carried>,
}

impl Assistant {
    fn new(session: Session) -> Self {
        Self { session, fingers: None, tool: Tool::Hand, carries: None }
    }

    fn offer(&self, target: &Target) -> Offer {
        view::offer(self.session.scenario(), self.session.studio(), &self.fingers, &self.tool, target)
    }

    /// Clicks on something: the first deed, which must be there.
    fn click(&mut self, target: &Target) -> Verb {
        let deed = self.offer(target).first.unwrap_or_else(|| panic!("nothing can be done with {target:?}"));
        assert_eq!(deed.refused, None, "{target:?}");
        self.follow(&deed).expect("what is not refused beforehand is done");
        deed.verb
    }

    fn follow(&mut self, deed: &view::Deed) -> Result<(), Refusal> {
        for action in &deed.actions {
            self.session.apply(Stamp(self.session.studio().now.0 + 100), action.clone())?;
        }
        match &deed.then {
            Then::Hold(cord, end) => self.fingers = Some((cord.clone(), *end)),
            Then::LetGo => self.fingers = None,
            Then::Carry(stand) => self.carries = Some(Carried::of(self.session.scenario(), self.session.studio(), stand)),
            Then::Use(tool) => self.tool = tool.clone(),
            Then::Stay | Then::StepUp(_) => {}
        }
        Ok(())
    }
}

fn thing(tag: &str) -> Target {
    Target::Unit(unit(tag))
}

#[test]
fn a_microphone_line_is_made_by_pointing_at_one_thing_after_the_other() {
    let mut hands = Assistant::new(after(&[]));
    assert_eq!(hands.click(&thing("ST-2")), Verb::Take);
    let carried = hands.carries.take().expect("a stand follows the pointer");
    let ghost = view::ghost(hands.session.scenario(), hands.session.studio(), &carried, (4.0, 2.0)).expect("it is a stand");
    assert_eq!(ghost.refused, None);
    done(&mut hands.session, &Action::Stand(carried.stand, ghost.pose));
    assert_eq!(hands.click(&thing("MC-1")), Verb::Take);
    assert_eq!(hands.click(&thing("ST-2")), Verb::Mount(unit("MC-1")));
    assert_eq!(hands.click(&thing("X9-1")), Verb::Take);
    assert_eq!(hands.click(&thing("MC-1")), Verb::Plug(unit("X9-1"), End::A));
    assert_eq!(hands.click(&Target::Jack(jack("LIVE/1"))), Verb::Plug(unit("X9-1"), End::B));
    assert_eq!(hands.fingers, None, "both ends are in");
    let cord = &hands.session.studio().cords[&unit("X9-1")];
    assert_eq!((&cord.a, &cord.b), (&Some(jack("MC-1/out")), &Some(jack("LIVE/1"))));
}

#[test]
fn strike_goes_the_same_way_back() {
    let mut hands = Assistant::new(after(&crate::condenser_plugged()));
    assert_eq!(hands.click(&Target::Jack(jack("LIVE/1"))), Verb::Pull(unit("X9-1")));
    assert_eq!(hands.fingers, Some((unit("X9-1"), End::B)));
    let off = hands.offer(&thing("MC-1")).second.expect("it can be pulled out");
    assert_eq!(off.verb, Verb::Pull(unit("X9-1")));
    hands.follow(&off).expect("it comes out");
    assert_eq!(hands.fingers, None, "with both ends out a cable lies on the floor");
    assert_eq!(hands.click(&thing("X9-1")), Verb::Take);
    assert!(hands.offer(&thing("MC-1")).second.is_some_and(|deed| deed.verb == Verb::TakeOff));
}

#[test]
fn what_will_not_go_is_said_before_it_is_tried() {
    let mut hands = Assistant::new(after(&condenser_up()));
    // The wrong gender.
    done(&mut hands.session, &fetch("X9-1"));
    hands.fingers = Some((unit("X9-1"), End::B));
    let wrong = hands.offer(&Target::Jack(jack("MC-1/out"))).first.expect("it can be tried");
    assert!(matches!(wrong.refused, Some(Refusal::DoesNotFit { .. })), "{:?}", wrong.refused);
    // Too short.
    hands.fingers = None;
    done(&mut hands.session, &Action::Return(unit("X9-1")));
    done(&mut hands.session, &fetch("X3-1"));
    hands.click(&thing("MC-1"));
    let short = hands.offer(&Target::Jack(jack("LIVE/1"))).first.expect("it can be tried");
    assert!(matches!(short.refused, Some(Refusal::TooShort { .. })), "{:?}", short.refused);
    // A door, with a cabinet in both arms.
    let mut hands = Assistant::new(after(&[fetch("CAB-1")]));
    assert_eq!(hands.offer(&thing("DOOR")).first.expect("a door opens").refused, Some(Refusal::HandsFull));
    assert_eq!(hands.click(&Target::Floor(Point::new(2.0, 0.0, 2.0))), Verb::LayDown(unit("CAB-1")));
    assert_eq!(hands.click(&thing("DOOR")), Verb::Open);
    assert_eq!(hands.click(&thing("DOOR")), Verb::Shut);
}

#[test]
fn controls_are_switched_chosen_and_turned() {
    let mut hands = Assistant::new(after(&condenser_up()));
    assert_eq!(hands.click(&Target::Control(control("MC-1/pad"))), Verb::SwitchOff);
    let pattern = Target::Control(control("MC-1/pattern"));
    assert_eq!(hands.click(&pattern), Verb::Choose("omni".to_owned()));
    assert_eq!(hands.click(&pattern), Verb::Choose("cardioid".to_owned()), "after the last word comes the first");
    let knob = Target::Control(control("REC/pre-roll"));
    let turns = hands.offer(&knob).turns.expect("a knob turns");
    let up = view::turned(&turns, 2.0, false).expect("there is way to go");
    done(&mut hands.session, &up);
    assert!(matches!(up, Action::Set(_, Setting::At(value)) if value > turns.setting.at()));
    assert_eq!(hands.offer(&knob).second.map(|deed| deed.verb), Some(Verb::Zero));
}

#[test]
fn a_stand_in_the_hands_is_seen_as_it_would_stand() {
    let session = after(&condenser_up());
    let (scenario, studio) = (session.scenario(), session.studio());
    let carried = Carried::of(scenario, studio, &unit("ST-1"));
    let same = view::ghost(scenario, studio, &carried, (4.0, 2.0)).expect("it is a stand");
    assert_eq!((same.pose.height, same.pose.reach), (1.5, 0.5), "it keeps what was set");
    let (pulls, holds) = same.balance.expect("a stand has a balance");
    // 0.5 kg at 0.5 m against 10 kg at 0.16 m.
    assert!((pulls - 0.5 * 9.80665 * 0.5).abs() < 1e-9 && (holds - 10.0 * 9.80665 * 0.16).abs() < 1e-9);
    let wall = view::ghost(scenario, studio, &carried, (0.05, 2.0)).expect("it is a stand");
    assert_eq!(wall.refused, Some(Refusal::NoRoomThere));
    let lobe = view::lobe(scenario, studio, &unit("ST-1")).expect("there is a microphone on it");
    assert!((lobe[0] - 1.0).abs() < 1e-9 && (lobe[9] - 0.5).abs() < 1e-9 && lobe[18] < 1e-9, "a cardioid: {lobe:?}");
}

#[test]
fn tools_of_the_belt_are_held_at_jacks_and_capsules() {
    let mut hands = Assistant::new(after(&crate::condenser_plugged()));
    hands.tool = Tool::Multimeter;
    assert_eq!(hands.click(&thing("MC-1")), Verb::Measure);
    assert_eq!(hands.offer(&thing("REC")).first, None, "a multimeter needs a jack");
    hands.tool = Tool::Tone(None);
    assert_eq!(hands.click(&Target::Jack(jack("MC-1/out"))), Verb::Begin);
    assert_eq!(hands.click(&Target::Jack(jack("LIVE/1"))), Verb::Measure);
    assert_eq!(hands.tool, Tool::Tone(None), "it is ready for the next line");
    let probes: Vec<_> = hands.session.studio().readings.iter().map(|reading| &reading.probe).collect();
    let tone = Probe::Tone { from: jack("MC-1/out"), to: jack("LIVE/1") };
    assert_eq!(probes, [&Probe::Multimeter(jack("MC-1/out")), &tone]);
    let away = hands.offer(&thing("DOOR")).second.expect("it can be put away");
    hands.follow(&away).expect("it hangs on the belt");
    assert_eq!(hands.click(&thing("DOOR")), Verb::Open);
}

/// Everything that can be pointed at.
fn targets(scenario: &Scenario) -> Vec<Target> {
    let parts = |tag: &linecheck::sim::gear::UnitId| {
        let gear = scenario.gear(tag).expect("every unit has a type");
        let jacks = gear.jacks().into_iter().map(|spec| Target::Jack(jack(&format!("{tag}/{}", spec.name))));
        let controls = gear.controls().into_iter().map(|spec| Target::Control(control(&format!("{tag}/{}", spec.name))));
        std::iter::once(Target::Unit(tag.clone())).chain(jacks).chain(controls).collect::<Vec<_>>()
    };
    let floor = [(2.0, 2.0), (0.0, 0.0), (9.0, 1.0), (-3.0, 1.0)].map(|(x, z)| Target::Floor(Point::new(x, 0.0, z)));
    scenario.units.keys().flat_map(parts).chain(floor).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is clicked in whatever order: what an offer calls refused is refused for that reason, and nothing else is.
    #[test]
    fn what_is_offered_is_what_happens(clicks in vec((any::<prop::sample::Index>(), any::<bool>()), 1..120)) {
        let mut hands = Assistant::new(Session::new(small::scenario(Vec::new())));
        let all = targets(hands.session.scenario());
        for (count, (which, other_button)) in clicks.into_iter().enumerate() {
            if count % 16 == 15 {
                hands.tool = Tool::BELT[count / 16 % Tool::BELT.len()].clone();
            }
            let offer = hands.offer(which.get(&all));
            let Some(deed) = (if other_button { offer.second } else { offer.first }) else { continue };
            let happened = hands.follow(&deed);
            prop_assert_eq!(happened.err(), deed.refused);
        }
    }
}

/// Where everything is and how everything stands.
fn stands(session: &Session) -> impl PartialEq + std::fmt::Debug + use<> {
    let studio = session.studio();
    (studio.places.clone(), studio.cords.clone(), studio.settings.clone())
}

fn do_all(session: &mut Session, actions: Vec<Action>) {
    for action in actions {
        done(session, &action);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// Whatever hands do is taken back and done again, one deed after the other.
    #[test]
    fn what_hands_do_is_taken_back_and_done_again(clicks in vec((any::<prop::sample::Index>(), any::<bool>()), 1..80)) {
        let mut hands = Assistant::new(Session::new(small::scenario(Vec::new())));
        let all = targets(hands.session.scenario());
        let mut history = History::default();
        for (which, other_button) in clicks {
            let offer = hands.offer(which.get(&all));
            let Some(deed) = (if other_button { offer.second } else { offer.first }) else { continue };
            hands.session.advance(Stamp(hands.session.studio().now.0 + 2000));
            let (found, before) = (stands(&hands.session), Arc::new(hands.session.studio().clone()));
            if hands.follow(&deed).is_err() || stands(&hands.session) == found {
                continue;
            }
            let left = stands(&hands.session);
            history.remember(hands.session.scenario(), &before, &Arc::new(hands.session.studio().clone()));
            let back = history.undo(hands.session.scenario(), hands.session.studio());
            prop_assert!(back.is_some(), "{:?} cannot be taken back", deed);
            do_all(&mut hands.session, back.unwrap_or_default());
            prop_assert_eq!(&stands(&hands.session), &found);
            let again = history.redo(hands.session.scenario(), hands.session.studio());
            do_all(&mut hands.session, again.unwrap_or_default());
            prop_assert_eq!(&stands(&hands.session), &left);
        }
    }
}

#[test]
fn a_whole_line_is_taken_back_as_far_as_nobody_has_changed_it_since() {
    let mut session = after(&[]);
    let mut history = History::default();
    let found = stands(&session);
    for action in crate::condenser_plugged() {
        let before = Arc::new(session.studio().clone());
        done(&mut session, &action);
        history.remember(session.scenario(), &before, &Arc::new(session.studio().clone()));
    }
    while let Some(back) = history.undo(session.scenario(), session.studio()) {
        do_all(&mut session, back);
    }
    assert_eq!(stands(&session), found, "everything is in its slot again");
    let again = history.redo(session.scenario(), session.studio()).expect("it was done before");
    do_all(&mut session, again);
    assert_ne!(stands(&session), found);
    // What somebody has changed since is left alone.
    let mut session = after(&[]);
    let mut history = History::default();
    let before = Arc::new(session.studio().clone());
    done(&mut session, &fetch("X9-1"));
    history.remember(session.scenario(), &before, &Arc::new(session.studio().clone()));
    done(&mut session, &Action::PutDown(unit("X9-1"), Point::new(2.0, 0.0, 2.0)));
    assert_eq!(history.undo(session.scenario(), session.studio()), None);
}
