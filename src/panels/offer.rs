//! What can be done with what is pointed at, in words: beside the pointer, and in lists.

use crate::panels::names::{choice_word, connector_word, control_name, end_words, place_word, reading_words, unit_name};
use crate::panels::theme::{self, AMBER, RED};
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox, Stage, controls, follow};
use crate::sim::gear::UnitId;
use crate::sim::session::{Refusal, TapeKey};
use crate::sim::view::{self, Deed, Ghost, Offer, Target, Verb};
use egui::{Align2, Area, Context, Frame, Id, LayerId, Order, Pos2, RichText, Stroke, Ui, vec2};

/// How wide what stands beside the pointer may be, points.
const WIDTH: f32 = 320.0;
/// The ring around a jack or a control, points.
const RING_RADIUS: f32 = 11.0;

/// What is under the pointer, as the room sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Pointing<'a> {
    /// What it is.
    pub target: &'a Target,
    /// What it offers.
    pub offer: &'a Offer,
    /// Metres to walk before a hand gets there; none within reach.
    pub away_m: Option<f64>,
    /// The stand that would stand there.
    pub ghost: Option<&'a Ghost>,
    /// Whether a cable that is plugged there would cross a doorway.
    pub crosses: bool,
    /// Where it is seen, points.
    pub at: Pos2,
}

/// What something offers, beside the pointer.
pub fn offer_ui(context: &Context, desk: &Desk, pointing: &Pointing) {
    // The floor is everywhere; it says something only to hands that hold something.
    let says_nothing = pointing.ghost.is_none() && pointing.offer.first.is_none() && matches!(pointing.target, Target::Floor(_));
    if says_nothing {
        return;
    }
    if matches!(pointing.target, Target::Jack(_) | Target::Control(_) | Target::Key(..)) {
        let painter = context.layer_painter(LayerId::new(Order::Middle, Id::new("what is meant")));
        painter.circle_stroke(pointing.at, RING_RADIUS, Stroke::new(1.6, theme::RING));
    }
    let place = Area::new("what is it".into()).fixed_pos(pointing.at + vec2(18.0, 14.0)).pivot(Align2::LEFT_TOP).constrain(true);
    place.interactable(false).show(context, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| {
            ui.set_max_width(WIDTH);
            match pointing.ghost {
                Some(ghost) => ghost_ui(ui, desk, ghost),
                None => target_ui(ui, desk, pointing),
            }
        });
    });
}

fn target_ui(ui: &mut Ui, desk: &Desk, pointing: &Pointing) {
    let words = desk.words;
    ui.label(RichText::new(target_name(desk, pointing.target)).size(14.0).strong());
    if let Some(state) = state_of(desk, pointing.target) {
        theme::faint(ui, state);
    }
    if let Some(metres) = pointing.away_m {
        theme::faint(ui, words.with("reach-away", &[("metres", words.number(metres, 1).into())]));
    }
    let rows = [("reach-first", &pointing.offer.first), ("reach-second", &pointing.offer.second)];
    for (button, deed) in rows.into_iter().filter_map(|(button, deed)| Some((button, deed.as_ref()?))) {
        deed_ui(ui, desk, button, deed);
    }
    if pointing.crosses {
        ui.label(RichText::new(words.say("reach-crosses")).color(AMBER).size(12.5));
    }
    if pointing.offer.turns.is_some() {
        row_ui(ui, &words.say("reach-wheel"), &words.say("reach-turn"));
    }
}

fn deed_ui(ui: &mut Ui, desk: &Desk, button: &str, deed: &Deed) {
    let words = desk.words;
    row_ui(ui, &words.say(button), &verb_words(desk, &deed.verb));
    if let Some(refusal) = &deed.refused {
        ui.label(RichText::new(words.sentence(&refusal.sentence())).color(RED).size(12.5));
    }
}

fn row_ui(ui: &mut Ui, key: &str, what: &str) {
    ui.horizontal(|ui| {
        ui.label(RichText::new(key).color(AMBER).size(12.0));
        ui.label(RichText::new(what).size(13.5));
    });
}

/// How a stand would stand: the tape, the angle, the balance.
fn ghost_ui(ui: &mut Ui, desk: &Desk, ghost: &Ghost) {
    let words = desk.words;
    if let Some(reading) = &ghost.reading {
        ui.label(RichText::new(reading_words(words, reading, 0)).color(AMBER).size(15.0));
    }
    let figures =
        [("height", words.number(ghost.pose.height * 100.0, 0).into()), ("boom", words.number(ghost.pose.reach * 100.0, 0).into())];
    ui.label(words.with("reach-stand", &figures));
    if let Some((pulls, holds)) = ghost.balance.filter(|(pulls, _)| *pulls > 0.0) {
        let share = words.number(pulls / holds.max(1e-9) * 100.0, 0);
        ui.label(words.with("reach-balance", &[("share", share.into())]));
    }
    match &ghost.refused {
        Some(refusal) => {
            ui.label(RichText::new(words.sentence(&refusal.sentence())).color(RED).size(12.5));
        }
        None => row_ui(ui, &words.say("reach-first"), &words.say("reach-stand-here")),
    }
    row_ui(ui, &words.say("reach-wheel"), &words.say("reach-stand-turn"));
    row_ui(ui, &words.say("reach-ctrl-wheel"), &words.say("reach-stand-height"));
    row_ui(ui, &words.say("reach-second"), &words.say("reach-stand-leave"));
}

/// The deeds that a thing offers as buttons; the same as pointing at it.
pub(super) fn deeds_ui(ui: &mut Ui, desk: &Desk, target: &Target, outbox: &mut Outbox, stage: &mut Stage) {
    let offer = view::offer(desk.scenario, desk.studio, &outbox.focus.fingers, &outbox.focus.tool, target);
    ui.horizontal_wrapped(|ui| {
        for (which, deed) in [("first", &offer.first), ("second", &offer.second)] {
            // Whoever reads the list of a thing stands before it already.
            let is_jack = matches!(target, Target::Jack(_));
            // Nobody reads of every jack of a row that this plug does not go into it.
            let is_listed = |deed: &&Deed| !(is_jack && matches!(deed.refused, Some(Refusal::DoesNotFit { .. })));
            let deed = deed.as_ref().filter(|deed| deed.verb != Verb::StepUp || matches!(target, Target::Unit(_)));
            let Some(deed) = deed.filter(is_listed) else { continue };
            let (name, short) = (target_name(desk, target), verb_words(desk, &deed.verb));
            let full = desk.words.with("name-of-unit", &[("control", short.as_str().into()), ("unit", name.into())]);
            let clicked = theme::short_button(ui, &format!("{}/{which}", mark_of(target)), short, full);
            if clicked {
                follow(desk.scenario, desk.studio, deed, outbox, stage);
            }
            if let Some(refusal) = &deed.refused {
                ui.label(RichText::new(desk.words.sentence(&refusal.sentence())).color(RED).size(12.0));
            }
        }
    });
}

/// What whoever drives the program calls it.
fn mark_of(target: &Target) -> String {
    match target {
        Target::Unit(unit) => format!("unit/{unit}"),
        Target::Jack(jack) => format!("jack/{jack}"),
        Target::Control(control) => format!("control/{control}"),
        Target::Key(unit, _) => format!("key/{unit}"),
        Target::Floor(_) => "floor".to_owned(),
    }
}

/// What people call what is pointed at.
fn target_name(desk: &Desk, target: &Target) -> String {
    match target {
        Target::Unit(unit) => unit_name(desk, unit),
        Target::Jack(jack) => view::jack_name(desk.scenario, jack),
        Target::Control(control) => control_name(desk, control),
        Target::Key(unit, key) => {
            desk.words.with("name-of-unit", &[("control", tape_key_words(desk.words, *key).into()), ("unit", unit.0.as_str().into())])
        }
        Target::Floor(_) => desk.words.say("reach-floor"),
    }
}

/// How it is now.
fn state_of(desk: &Desk, target: &Target) -> Option<String> {
    match target {
        Target::Unit(unit) => desk.studio.places.get(unit).map(|place| place_word(desk.words, place)).filter(|words| !words.is_empty()),
        Target::Jack(jack) => {
            let connector = connector_word(desk.words, desk.scenario.jack(jack)?.connector);
            let cord = desk.studio.cord_in(jack).map(|(cord, _)| cord.to_string());
            Some(cord.map_or_else(|| connector.clone(), |cord| format!("{connector} · {cord}")))
        }
        Target::Control(id) => {
            let controls = view::controls(desk.scenario, desk.studio, &id.unit);
            controls.iter().find(|control| control.id == *id).map(|control| controls::setting_words(desk.words, control))
        }
        Target::Key(..) | Target::Floor(_) => None,
    }
}

/// What a key of a tape machine is called.
fn tape_key_words(words: &Words, key: TapeKey) -> String {
    words.say(match key {
        TapeKey::Play => "transport-play",
        TapeKey::Record => "transport-record",
        TapeKey::Stop => "transport-stop",
        TapeKey::Locate(to_s) if to_s > 0.0 => "tape-to-end",
        TapeKey::Locate(_) => "transport-zero",
    })
}

/// What a deed is called.
fn verb_words(desk: &Desk, verb: &Verb) -> String {
    let words = desk.words;
    let unit = |id: &str, unit: &UnitId| words.with(id, &[("unit", unit.0.as_str().into())]);
    let id = match verb {
        Verb::PutBack(held) => return unit("reach-put-back", held),
        Verb::LayDown(held) => return unit("reach-lay-down", held),
        Verb::SetUp(stand) => return unit("reach-set-up", stand),
        Verb::Mount(mic) => return unit("reach-mount", mic),
        Verb::FixFilter(filter) => return unit("reach-fix-filter", filter),
        Verb::Thread(reel) => return unit("reach-thread", reel),
        Verb::Pull(cord) => return unit("reach-pull", cord),
        Verb::Plug(cord, end) => {
            return words.with("reach-plug", &[("unit", cord.0.as_str().into()), ("end", end_words(desk, cord, *end).into())]);
        }
        Verb::TakeEnd(cord, end) => return words.with("reach-take-end", &[("end", end_words(desk, cord, *end).into())]),
        Verb::Press(key) => return tape_key_words(words, *key),
        Verb::Choose(word) => return words.with("reach-choose", &[("word", choice_word(words, word).into())]),
        Verb::Take => "reach-take",
        Verb::TakeOff => "reach-take-off",
        Verb::FoldUp => "reach-fold-up",
        Verb::Move => "reach-move",
        Verb::Wiggle => "reach-wiggle",
        Verb::TapeDown => "reach-tape-down",
        Verb::PeelTape => "reach-peel-tape",
        Verb::Open => "reach-open",
        Verb::Shut => "reach-shut",
        Verb::SwitchOn => "reach-switch-on",
        Verb::SwitchOff => "reach-switch-off",
        Verb::Zero => "reach-zero",
        Verb::StepUp => "reach-step-up",
        Verb::LookInside => "focus-look-inside",
        Verb::Begin => "reach-begin",
        Verb::Measure => "reach-measure",
        Verb::PutToolAway => "reach-tool-away",
    };
    words.say(id)
}
