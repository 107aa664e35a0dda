//! The guide: whoever does only what it rings gets the first line up; it is off where nobody asked for it.

use crate::work::{Work, names, open, press, scenario, scenario_of};
use egui_kittest::kittest::Queryable as _;
use linecheck::panels::{Stage, theme};
use linecheck::sim::course::hint;
use linecheck::sim::gear::{ControlId, Setting};
use linecheck::sim::scenario::Reply;
use linecheck::sim::session::{Action, Session};

/// Most clicks from the door to the loudspeakers: four seconds each for somebody who reads are less than three minutes.
const CLICKS: usize = 45;

#[test]
fn the_line_stays_while_there_is_nothing_to_do() {
    let mut work = Work::at(Stage::Room);
    work.session = Session::new(scenario_of("first-line"));
    work.focus.aids.guide = true;
    let mut panels = open(work);
    let top = |panels: &crate::work::Panels| crate::work::control(panels, "Hand").rect().top();
    let before = top(&panels);
    let now = panels.state().session.studio().now.after(1.0);
    panels.state_mut().session.apply(now, Action::Leave).expect("the room is handed over");
    assert!(hint(&panels.state().session).is_none(), "nothing comes after that");
    panels.run_steps(3);
    panels.get_by_label_contains("Nothing to point out just now");
    assert!((top(&panels) - before).abs() < 0.5, "what is below has jumped");
}

#[test]
fn whoever_presses_what_is_ringed_hears_a_first_line() {
    let mut work = Work::at(Stage::Room);
    work.session = Session::new(scenario_of("first-line"));
    work.focus.aids.guide = true;
    let mut panels = open(work);
    let mute = ControlId::new(&"DESK".into(), "monitor.mute");
    let mut pressed = Vec::new();
    while panels.state().session.studio().settings.0[&mute] != Setting::On(false) {
        let ring = theme::beckoned(&panels.ctx).unwrap_or_else(|| panic!("nothing is ringed after {pressed:#?}"));
        let rect = panels.ctx.data_mut(|data| data.get_temp_mut_or_default::<theme::Marks>(egui::Id::NULL).0[&ring]);
        panels.drag_at(rect.center());
        panels.run_steps(1);
        panels.drop_at(rect.center());
        panels.run_steps(3);
        pressed.push(ring);
        assert!(pressed.len() <= CLICKS, "{pressed:#?}");
    }
    // Nothing was refused on the way.
    let done = panels.state().done();
    assert!(done.len() >= 10 && done.len() < pressed.len(), "{done:#?}");
    // Then the lead asks for his level: what is turned is ringed where it stands.
    let now = panels.state().session.studio().now.after(10.0);
    panels.state_mut().session.apply(now, Action::Tell(Reply::Ready)).expect("she is told");
    panels.state_mut().session.advance(now.after(5.0));
    panels.run_steps(3);
    press(&mut panels, "Show me");
    panels.run_steps(3);
    assert_eq!(theme::beckoned(&panels.ctx), Some("PRE-1/1.gain".to_owned()));
    let marks = panels.ctx.data_mut(|data| data.get_temp_mut_or_default::<theme::Marks>(egui::Id::NULL).clone());
    assert!(marks.0.contains_key("PRE-1/1.gain"), "it is not on the screen");
}

#[test]
fn it_says_what_the_hint_would_tell_and_shows_the_place() {
    let mut work = Work::at(Stage::Room);
    work.focus.aids.guide = true;
    let panels = open(work);
    let next = hint(&panels.state().session).expect("there is work to do");
    panels.get_by_label(&next.tells.to_string());
    assert!(!names(&panels).contains(&"What comes next?".to_owned()), "whoever is told need not ask");
    assert_eq!(theme::beckoned(&panels.ctx), Some("REC/power".to_owned()));
    let panels = open(Work::at(Stage::Room));
    assert!(panels.query_by_label(&next.tells.to_string()).is_none(), "nobody asked");
    assert_eq!(theme::beckoned(&panels.ctx), None);
}

#[test]
fn every_step_up_to_the_line_check_is_ringed_somewhere() {
    let mut work = Work::at(Stage::Room);
    work.focus.aids.guide = true;
    let mut panels = open(work);
    assert_eq!(scenario().file.id, "first-overdub");
    loop {
        let next = hint(&panels.state().session).expect("there is work to do");
        let action = next.does.clone().expect("it can be done");
        // Where the ring is around the way there, the way is taken.
        let ring = theme::beckoned(&panels.ctx).unwrap_or_else(|| panic!("nothing is ringed for {next:?}"));
        if ring.starts_with("stage/") {
            let rect = panels.ctx.data_mut(|data| data.get_temp_mut_or_default::<theme::Marks>(egui::Id::NULL).0[&ring]);
            panels.drag_at(rect.center());
            panels.run_steps(1);
            panels.drop_at(rect.center());
            panels.run_steps(4);
            let there = theme::beckoned(&panels.ctx).unwrap_or_else(|| panic!("nothing is ringed there for {next:?}"));
            assert!(!there.starts_with("stage/"), "{there} for {next:?}");
        }
        if action == Action::Tell(Reply::Ready) {
            return;
        }
        let now = panels.state().session.studio().now;
        panels.state_mut().session.apply(now, action).expect("what a hint tells can be done");
        panels.run_steps(3);
    }
}
