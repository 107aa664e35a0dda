//! Coiling by hand: with the pointer and with keys.

use crate::work::{Panels, Work, names, open, press};
use egui::{Event, PointerButton, Pos2, Vec2};
use linecheck::panels::{Stage, theme::Marks};
use linecheck::sim::session::{Action, Loop};

fn with_a_cable() -> Panels {
    let mut panels = open(Work::at(Stage::Cables).after([Action::Fetch("XLR-09-01".into())]));
    press(&mut panels, "Coil XLR-09-01 by hand");
    panels
}

/// Where the pad is.
fn middle(panels: &Panels) -> Pos2 {
    panels.ctx.data(|data| data.get_temp::<Marks>(egui::Id::NULL)).expect("widgets are marked").0["coil/pad"].center()
}

fn button(panels: &mut Panels, pos: Pos2, pressed: bool) {
    panels.event(Event::PointerButton { pos, button: PointerButton::Primary, pressed, modifiers: egui::Modifiers::NONE });
    panels.run_steps(1);
}

/// Once around with the button down.
fn draw(panels: &mut Panels, clockwise: bool) {
    let middle = middle(panels);
    let at = |step: i32| middle + Vec2::angled(step as f32 * if clockwise { 0.35 } else { -0.35 }) * 40.0;
    panels.event(Event::PointerMoved(at(0)));
    panels.run_steps(1);
    button(panels, at(0), true);
    for step in 1..=19 {
        panels.event(Event::PointerMoved(at(step)));
        panels.run_steps(1);
    }
    button(panels, at(19), false);
}

#[test]
fn loops_are_drawn_with_the_pointer_and_laid_with_keys() {
    let mut panels = with_a_cable();
    draw(&mut panels, true);
    draw(&mut panels, false);
    assert_eq!(panels.state().focus.coil.as_ref().expect("it is being coiled").loops, [Loop::Over, Loop::Under]);
    for key in ["Over ↻", "Under ↺", "Over ↻"] {
        press(&mut panels, key);
    }
    assert_eq!(panels.state().done().len(), 1, "one loop is still missing");
    press(&mut panels, "Under ↺");
    let loops = [Loop::Over, Loop::Under].repeat(3);
    assert_eq!(panels.state().did(), Action::Coil { cord: "XLR-09-01".into(), loops });
    assert!(!names(&panels).contains(&"Over ↻".to_owned()), "it hangs on its hook");
}

#[test]
fn a_twist_is_said_before_it_hangs_on_the_hook_and_can_be_shaken_out() {
    use egui_kittest::kittest::Queryable as _;
    let mut panels = with_a_cable();
    press(&mut panels, "Over ↻");
    panels.get_by_label("No twist.");
    press(&mut panels, "Over ↻");
    panels.get_by_label("2 turns of twist.");
    press(&mut panels, "Shake it out");
    panels.get_by_label("0 of 6 loops, 48 cm wide");
}
