//! Stands and microphones: set up, mount, place by the tape measure, aim.

use crate::panels::names::{choice_word, control_word, reading_words, unit_name};
use crate::panels::theme::{self, AMBER};
use crate::panels::{Desk, Outbox, controls};
use crate::sim::gear::{ControlKind, GearKind, UnitId};
use crate::sim::scenario::Seat;
use crate::sim::session::{Action, StandPose};
use crate::sim::units::{Aim, Point};
use crate::sim::view::{self, ControlView, StandView};
use egui::{DragValue, Grid, RichText, ScrollArea, Ui};
use std::ops::RangeInclusive;

/// Of the way to the next drum or cymbal, how much is a drum's own: less than half, so that it is the nearest.
const OWN: f64 = 0.45;

/// Stands with their microphones.
pub fn stands_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        theme::heading(ui, desk.words.say("stands-heading"));
        held_stands_ui(ui, desk, outbox);
        let stands = view::stands(desk.scenario, desk.studio);
        for stand in &stands {
            ui.add_space(8.0);
            theme::card().show(ui, |ui| {
                ui.set_width(ui.available_width());
                stand_ui(ui, desk, stand, outbox);
            });
        }
        if stands.is_empty() {
            theme::faint(ui, desk.words.say("stands-none"));
        }
    });
}

/// A stand in the hands can be set up before any player.
fn held_stands_ui(ui: &mut Ui, desk: &Desk, outbox: &mut Outbox) {
    for unit in view::held(desk.studio) {
        let Some(GearKind::Stand(stand)) = desk.scenario.gear(&unit).map(|gear| &gear.kind) else { continue };
        ui.label(RichText::new(unit_name(desk, &unit)).strong());
        for seat in &desk.scenario.file.seats {
            let player = desk.scenario.band.player(&seat.player).map_or_else(String::new, |player| desk.words.content(&player.name));
            let args = [("player", player.into()), ("unit", unit.0.as_str().into())];
            let (short, full) = (desk.words.with("stands-before", &args[..1]), desk.words.with("stands-before-name", &args));
            if theme::short_button(ui, &format!("stand/{unit}/before {}", seat.player), short, full) {
                let reach = stand.boom_m.min(0.4);
                let mut pose = view::suggested_pose(seat, 0.4, reach);
                pose.height = pose.height.clamp(stand.height_m.0, stand.height_m.1);
                outbox.push(Action::Stand(unit.clone(), pose));
                outbox.focus.unit = Some(unit.clone());
            }
        }
    }
}

fn stand_ui(ui: &mut Ui, desk: &Desk, stand: &StandView, outbox: &mut Outbox) {
    let words = desk.words;
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(unit_name(desk, &stand.unit)).strong());
        let full = words.with("stands-fold-name", &[("unit", stand.unit.0.as_str().into())]);
        if stand.mic.is_none()
            && stand.filter.is_none()
            && theme::short_button(ui, &format!("stand/{}/fold", stand.unit), words.say("stands-fold"), full)
        {
            outbox.push(Action::Fetch(stand.unit.clone()));
        }
    });
    mic_ui(ui, desk, stand, outbox);
    if let Some(reading) = &stand.reading {
        ui.label(RichText::new(reading_words(words, reading, 1)).color(AMBER).size(15.0));
        if let Some(seat) = desk.scenario.seat(&reading.player) {
            let from = (reading.at, seat.facing.azimuth);
            spots_ui(ui, desk, stand, from, seat, outbox);
            place_ui(ui, desk, stand, from, outbox);
        }
    }
    base_ui(ui, desk, stand, outbox);
    filter_ui(ui, desk, stand, outbox);
}

fn mic_ui(ui: &mut Ui, desk: &Desk, stand: &StandView, outbox: &mut Outbox) {
    if let Some(mic) = &stand.mic {
        ui.horizontal_wrapped(|ui| {
            ui.label(unit_name(desk, mic));
            let full = desk.words.with("stands-off-name", &[("unit", mic.0.as_str().into())]);
            if theme::short_button(ui, &format!("mic/{mic}/off"), desk.words.say("stands-off"), full) {
                outbox.push(Action::Fetch(mic.clone()));
            }
        });
        for control in view::controls(desk.scenario, desk.studio, mic) {
            ui.horizontal_wrapped(|ui| switches_ui(ui, desk, &control, outbox));
        }
        return;
    }
    for unit in view::held(desk.studio) {
        let is_mic = matches!(desk.scenario.gear(&unit).map(|gear| &gear.kind), Some(GearKind::Microphone(_)));
        let args = [("name", unit_name(desk, &unit).into()), ("unit", stand.unit.0.as_str().into())];
        let (short, full) = (desk.words.with("stands-mount", &args[..1]), desk.words.with("stands-mount-name", &args));
        if is_mic && theme::short_button(ui, &format!("mount/{unit}"), short, full) {
            outbox.push(Action::Mount { mic: unit, on: stand.unit.clone() });
        }
    }
}

/// One switch of a microphone, with the word that is printed beside it.
fn switches_ui(ui: &mut Ui, desk: &Desk, control: &ControlView, outbox: &mut Outbox) {
    let words = control_word(desk.words, &control.spec.name);
    match control.spec.kind {
        ControlKind::Switch => return controls::switch_ui(ui, desk, control, &words, outbox),
        ControlKind::Knob { .. } => controls::knob_ui(ui, desk, control, outbox),
        ControlKind::Selector(_) => controls::choice_ui(ui, desk, control, outbox),
        ControlKind::Label => return,
    }
    // The words of a pattern speak for themselves; figures do not.
    if control.spec.name != "pattern" {
        ui.label(words);
    }
}

/// Where the capsule is, as an engineer says it: how far, how far to the side, how far above, and where it looks.
struct Spoken {
    distance_cm: f64,
    side_deg: f64,
    above_deg: f64,
    aim_side_deg: f64,
    aim_up_deg: f64,
}

impl Spoken {
    /// What is said of a pose by somebody who measures from a spot, and from the way that its player faces, degrees.
    fn of(pose: &StandPose, (spot, faces): (Point, f64)) -> Self {
        let out = pose.capsule() - spot;
        let from = Aim::of(out);
        let to_spot = Aim::of(out * -1.0);
        Self {
            distance_cm: out.length() * 100.0,
            side_deg: wrapped(from.azimuth - faces),
            above_deg: from.elevation,
            aim_side_deg: wrapped(pose.aim.azimuth - to_spot.azimuth),
            aim_up_deg: pose.aim.elevation - to_spot.elevation,
        }
    }

    /// The pose that says the same, with the base moved under the boom.
    fn pose(&self, old: &StandPose, (spot, faces): (Point, f64)) -> StandPose {
        let out = Aim { azimuth: faces + self.side_deg, elevation: self.above_deg };
        let capsule = spot + out.vector() * (self.distance_cm / 100.0);
        let moved = capsule - old.capsule();
        let to_spot = Aim::of(spot - capsule);
        StandPose {
            base: (rounded(old.base.0 + moved.x), rounded(old.base.1 + moved.z)),
            height: rounded(capsule.y),
            aim: Aim {
                azimuth: rounded(wrapped(to_spot.azimuth + self.aim_side_deg)),
                elevation: rounded(to_spot.elevation + self.aim_up_deg),
            },
            ..*old
        }
    }
}

/// Of a kit, every drum and cymbal: the microphone goes there from the same side, aimed at it, and near enough to be nearer to no other.
fn spots_ui(ui: &mut Ui, desk: &Desk, stand: &StandView, from: (Point, f64), seat: &Seat, outbox: &mut Outbox) {
    let spots = view::spots(desk.scenario, seat);
    if spots.len() < 2 {
        return;
    }
    let own_cm = |at: Point| {
        let others = spots.iter().map(|(_, other)| at.distance(*other)).filter(|apart| *apart > 0.0);
        others.fold(f64::INFINITY, f64::min) * OWN * 100.0
    };
    ui.horizontal_wrapped(|ui| {
        theme::faint(ui, desk.words.say("stands-spot"));
        for (spot, at) in &spots {
            let word = choice_word(desk.words, spot);
            let full = desk.words.with("stands-spot-name", &[("unit", stand.unit.0.as_str().into()), ("spot", word.as_str().into())]);
            if theme::short_button(ui, &format!("stand/{}/at {spot}", stand.unit), word, full) {
                let spoken = Spoken::of(&stand.pose, from);
                let distance_cm = spoken.distance_cm.min(own_cm(*at));
                let near = Spoken { distance_cm, aim_side_deg: 0.0, aim_up_deg: 0.0, ..spoken };
                let pose = near.pose(&stand.pose, (*at, from.1));
                let height = pose.height.clamp(stand.height_m.0, stand.height_m.1);
                outbox.push(Action::Stand(stand.unit.clone(), StandPose { height, ..pose }));
            }
        }
    });
}

fn place_ui(ui: &mut Ui, desk: &Desk, stand: &StandView, spot: (Point, f64), outbox: &mut Outbox) {
    let mut spoken = Spoken::of(&stand.pose, spot);
    let unit = &stand.unit;
    let mut changed = false;
    Grid::new(format!("place {unit}")).num_columns(2).show(ui, |ui| {
        changed |= number(ui, desk, unit, "distance", "stands-distance", &mut spoken.distance_cm, 1.0..=400.0, " cm");
        changed |= number(ui, desk, unit, "side", "stands-side", &mut spoken.side_deg, -180.0..=180.0, "°");
        changed |= number(ui, desk, unit, "above", "stands-above", &mut spoken.above_deg, -80.0..=80.0, "°");
        changed |= number(ui, desk, unit, "turned", "stands-turned", &mut spoken.aim_side_deg, -180.0..=180.0, "°");
        changed |= number(ui, desk, unit, "tilted", "stands-tilted", &mut spoken.aim_up_deg, -90.0..=90.0, "°");
    });
    if changed {
        outbox.push(Action::Stand(unit.clone(), spoken.pose(&stand.pose, spot)));
    }
}

/// The boom and its direction; the capsule stays where it is.
fn base_ui(ui: &mut Ui, desk: &Desk, stand: &StandView, outbox: &mut Outbox) {
    let mut pose = stand.pose;
    let capsule = pose.capsule();
    let mut changed = false;
    Grid::new(format!("base {}", stand.unit)).num_columns(2).show(ui, |ui| {
        if stand.boom_m > 0.0 {
            let mut reach = pose.reach * 100.0;
            changed |= number(ui, desk, &stand.unit, "boom", "stands-boom", &mut reach, 0.0..=stand.boom_m * 100.0, " cm");
            pose.reach = rounded(reach / 100.0);
        }
        changed |= number(ui, desk, &stand.unit, "turn", "stands-turn", &mut pose.turn, -180.0..=180.0, "°");
    });
    if changed {
        let turn = pose.turn.to_radians();
        pose.base = (rounded(capsule.x - pose.reach * turn.sin()), rounded(capsule.z - pose.reach * turn.cos()));
        outbox.push(Action::Stand(stand.unit.clone(), pose));
    }
}

fn filter_ui(ui: &mut Ui, desk: &Desk, stand: &StandView, outbox: &mut Outbox) {
    let words = desk.words;
    match &stand.filter {
        Some((filter, gap)) => {
            ui.horizontal_wrapped(|ui| {
                let args = [("unit", filter.0.as_str().into()), ("gap", words.number(gap * 100.0, 0).into())];
                ui.label(words.with("stands-filter", &args));
                let full = words.with("stands-off-name", &args[..1]);
                if theme::short_button(ui, &format!("filter/{filter}/off"), words.say("stands-off"), full) {
                    outbox.push(Action::Fetch(filter.clone()));
                }
            });
        }
        None => {
            for unit in view::held(desk.studio) {
                let is_filter = matches!(desk.scenario.gear(&unit).map(|gear| &gear.kind), Some(GearKind::PopFilter(_)));
                let args = [("name", unit_name(desk, &unit).into()), ("unit", stand.unit.0.as_str().into())];
                let (short, full) = (words.with("stands-fix", &args[..1]), words.with("stands-fix-name", &args));
                if is_filter && theme::short_button(ui, &format!("filter/{unit}/on"), short, full) {
                    outbox.push(Action::FitPopFilter { filter: unit, on: stand.unit.clone(), gap_m: 0.08 });
                }
            }
        }
    }
}

/// A figure of a stand; `id` names it in words.
fn number(
    ui: &mut Ui,
    desk: &Desk,
    unit: &UnitId,
    name: &str,
    id: &str,
    value: &mut f64,
    range: RangeInclusive<f64>,
    suffix: &str,
) -> bool {
    let words = desk.words;
    let title = words.say(id);
    ui.label(&title);
    let before = *value;
    let turned = controls::steps(ui, ui.next_auto_id(), 0.1);
    *value += turned;
    let drag = DragValue::new(value).max_decimals(1).suffix(suffix);
    let formatter = move |value: f64, _| words.number((value * 10.0).round() / 10.0, usize::from((value - value.round()).abs() > 0.04));
    let drag = drag.custom_formatter(formatter).custom_parser(move |text| words.typed(text));
    let response = theme::figure(ui, drag, range, 0.5, words.say("knob-hint"));
    theme::mark(ui, format!("stand/{unit}/{name}"), &response);
    theme::name(&response, words.with("name-of-unit", &[("control", title.into()), ("unit", unit.0.as_str().into())]));
    ui.end_row();
    // What only rounding to a tenth has moved, nobody has moved.
    (response.changed() || turned.abs() > 0.0) && (*value - before).abs() > 0.0501
}

/// Millimetres and tenths of a degree are as fine as a hand goes.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

fn wrapped(degrees: f64) -> f64 {
    (degrees + 180.0).rem_euclid(360.0) - 180.0
}
