//! The guide: what comes next in one line above everything, and a ring around where it is done.
//!
//! It says what the hints of the session would tell, without being asked. For whoever is here for the first time.

use crate::panels::names::end_name;
use crate::panels::stage::{Focus, Stage};
use crate::panels::talk::answer;
use crate::panels::theme::{self, AMBER, CARD, FAINT};
use crate::panels::{Desk, search};
use crate::sim::course::{Hint, hint, unturned};
use crate::sim::gear::{Connector, ControlId, GearKind, JackId, Setting, UnitId};
use crate::sim::session::{Action, End, Place, Session, Transport};
use crate::sim::words::Sentence;
use egui::{Context, Frame, Margin, Panel, RichText, Ui};

/// The hint that was worked out last, and how the session stood then.
#[derive(Debug, Clone, Default)]
pub(super) struct Guide {
    /// How many lines the journal had, how many were said, and what was asked for.
    at: Option<(usize, usize, String)>,
    hint: Option<Hint>,
}

/// How high the line is, points.
const LINE: f32 = 24.0;

/// Where a step is done: the place of work, if it is not the same everywhere, and the widget.
#[derive(Debug, PartialEq)]
struct Spot {
    stage: Option<Stage>,
    mark: String,
}

impl Spot {
    fn at(stage: Stage, mark: String) -> Self {
        Self { stage: Some(stage), mark }
    }

    fn is_at(&self, open: Stage) -> bool {
        self.stage.is_none_or(|stage| stage == open)
    }
}

impl Guide {
    /// What comes next; worked out again only when something has happened.
    fn next(&mut self, session: &Session) -> Option<&Hint> {
        let at = (session.journal().entries.len(), session.said().len(), session.asks().to_owned());
        if self.at.as_ref() != Some(&at) {
            self.hint = hint(session);
            self.at = Some(at);
        }
        self.hint.as_ref()
    }
}

/// Points out where the next step is done, before anything is drawn: the widget, or what leads to its place of work.
pub(super) fn point_out(context: &Context, session: &Session, desk: &Desk, guide: &mut Guide, focus: &Focus, stage: Stage) {
    let hint = if focus.aids.guide { guide.next(session) } else { None };
    let spot = hint.and_then(|hint| spot_of(session, desk, focus, hint));
    theme::beckon(context, spot.map(|spot| if spot.is_at(stage) { spot.mark } else { spot.stage.unwrap_or_default().tab() }));
}

/// The line under the bar; `stage` becomes the place where the step is done when somebody wants to be shown.
pub(super) fn guide_ui(root: &mut Ui, session: &Session, desk: &Desk, guide: &mut Guide, focus: &mut Focus, stage: &mut Stage) {
    let words = desk.words;
    if !focus.aids.guide {
        return;
    }
    let frame = Frame::new().fill(CARD).inner_margin(Margin::symmetric(10, 5));
    Panel::top("guide").frame(frame).show(root, |ui| {
        ui.horizontal_wrapped(|ui| {
            // With and without a button the line is as high, and it stays when there is nothing to do: nothing below it jumps.
            ui.set_min_height(LINE);
            let Some(hint) = guide.next(session) else {
                ui.label(RichText::new(words.say("guide-wait")).color(FAINT).size(15.0));
                return;
            };
            let elsewhere = spot_of(session, desk, focus, hint).filter(|spot| !spot.is_at(*stage));
            ui.label(RichText::new(words.say("guide-next")).color(AMBER).strong());
            ui.label(RichText::new(words.sentence(&hint.tells)).size(15.0).strong());
            if let Some(to) = elsewhere.and_then(|spot| spot.stage)
                && theme::button(ui, "guide/show", words.say("guide-show"))
            {
                *stage = to;
                // What is fetched is shown where it lies.
                if let Some(Action::Fetch(unit)) = &hint.does {
                    focus.unit = Some(unit.clone());
                }
            }
            // What the lead asks for is said once: its reason stands on the talkback.
            if hint.does.is_some() && hint.tells != Sentence::written(session.asks()) {
                ui.label(RichText::new(words.sentence(&hint.points)).color(FAINT).size(12.5));
            }
        });
    });
}

/// Where a hint is followed: where its action is done, or where the gain is turned while somebody listens.
fn spot_of(session: &Session, desk: &Desk, focus: &Focus, hint: &Hint) -> Option<Spot> {
    match &hint.does {
        Some(action) => spot(desk, focus, action),
        None => set(desk, &unturned(session)?, &Setting::At(0.0)),
    }
}

/// Where an action is done by a list.
fn spot(desk: &Desk, focus: &Focus, action: &Action) -> Option<Spot> {
    let in_hand = |unit: &UnitId| desk.studio.places.get(unit) == Some(&Place::Hand);
    Some(match action {
        Action::Set(control, to) => set(desk, control, to)?,
        Action::Fetch(unit) => match desk.studio.places.get(unit)? {
            Place::Stored => Spot::at(Stage::Storage, format!("storage/{unit}")),
            Place::Standing(_) => Spot::at(Stage::Stands, format!("stand/{unit}/fold")),
            Place::OnStand(_) => Spot::at(Stage::Stands, format!("mic/{unit}/off")),
            _ => Spot::at(Stage::Cables, format!("cable/{unit}/pick")),
        },
        Action::Return(unit) => Spot { stage: None, mark: format!("hand/{unit}/back") },
        Action::Stand(unit, pose) if in_hand(unit) => {
            let seats = desk.scenario.file.seats.iter();
            let seat = seats.min_by(|a, b| a.at.distance(pose.capsule()).total_cmp(&b.at.distance(pose.capsule())))?;
            Spot::at(Stage::Stands, format!("stand/{unit}/before {}", seat.player))
        }
        Action::Stand(unit, _) => Spot::at(Stage::Stands, format!("stand/{unit}/distance")),
        Action::Mount { mic, .. } => Spot::at(Stage::Stands, format!("mount/{mic}")),
        Action::FitPopFilter { filter, .. } => Spot::at(Stage::Stands, format!("filter/{filter}/on")),
        Action::Plug { cord, into, .. } if is_patch_cord(desk, cord) => Spot::at(Stage::Bay, format!("jack/{into}")),
        Action::Plug { cord, end, into } if focus.fingers == Some((cord.clone(), *end)) => Spot::at(Stage::Cables, format!("into/{into}")),
        Action::Plug { cord, end, .. } => Spot::at(Stage::Cables, format!("cable/{cord}/{}/plug", end_name(*end))),
        Action::Unplug { cord, end } => match jack_of(desk, cord, *end) {
            Some(jack) if is_patch_cord(desk, cord) => Spot::at(Stage::Bay, format!("jack/{jack}")),
            _ => Spot::at(Stage::Cables, format!("cable/{cord}/{}/pull", end_name(*end))),
        },
        Action::WriteInput(row) => Spot::at(Stage::Sheets, format!("input/{}/name", row.track)),
        Action::Tell(reply) => Spot { stage: None, mark: answer(*reply)? },
        Action::Transport(Transport::Record) => Spot::at(Stage::Recorder, "transport/record".to_owned()),
        Action::Transport(Transport::Stop) => Spot::at(Stage::Recorder, "transport/stop".to_owned()),
        Action::Backup => Spot::at(Stage::Room, "room/backup".to_owned()),
        Action::Leave => Spot::at(Stage::Room, "room/leave".to_owned()),
        _ => return None,
    })
}

fn jack_of<'a>(desk: &Desk<'a>, cord: &UnitId, end: End) -> Option<&'a JackId> {
    let cord = desk.studio.cords.get(cord)?;
    if end == End::A { cord.a.as_ref() } else { cord.b.as_ref() }
}

/// Where a control stands; of words side by side the one that is meant.
fn set(desk: &Desk, control: &ControlId, to: &Setting) -> Option<Spot> {
    let kind = &desk.scenario.gear(&control.unit)?.kind;
    let stage = match kind {
        GearKind::Microphone(_) => Stage::Stands,
        _ if control.control == "power" => Stage::Room,
        _ => search::stage_of(kind, &control.control)?,
    };
    let is_side_by_side = stage == Stage::Stands || control.control.ends_with("source");
    let mark = match to {
        Setting::Choice(word) if is_side_by_side => format!("{control}={word}"),
        _ => control.to_string(),
    };
    Some(Spot::at(stage, mark))
}

fn is_patch_cord(desk: &Desk, cord: &UnitId) -> bool {
    matches!(desk.scenario.gear(cord).map(|gear| &gear.kind), Some(GearKind::Cable(cable)) if cable.ends.0 == Connector::TtPlug)
}
