//! Where the panels are: bars above and below, hands on the left, the place of work on the right, the room between.

use crate::panels::notices::notices_ui;
use crate::panels::theme::{self, FAINT};
use crate::panels::{
    Desk, Drafts, Meters, Notices, Outbox, Stage, bay_ui, cables_ui, desk_ui, hands_ui, preamps_ui, recorder_ui, room_ui, sheet_ui,
    sheets_ui, stands_ui, storage_ui, talk_ui,
};
use crate::sim::session::Session;
use crate::sim::view;
use egui::{
    Align, Align2, Area, Color32, Context, Frame, Layout, Panel, Pos2, Rect, RichText, ScrollArea, Sense, TextureId, Ui, Vec2, pos2, vec2,
};

/// What the studio's panels show.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    /// The session.
    pub session: &'a Session,
    /// What the meters show.
    pub meters: &'a Meters,
    /// What there is to say.
    pub notices: &'a Notices,
    /// Whether a device plays what the monitors would.
    pub has_device: bool,
    /// The room.
    pub picture: Option<TextureId>,
}

/// Where the room is seen between the panels, and where the pointer is on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The part of the window in which the room is seen, points.
    pub room: Rect,
    /// Where the pointer is on it, 0 to 1 from its upper left corner; none when it is elsewhere.
    pub pointer: Option<Vec2>,
    /// Whether it was clicked there in this frame.
    pub clicked: bool,
}

/// All panels of the studio; `stage` becomes the place that is asked for.
pub fn studio_ui(root: &mut Ui, shown: &Shown, stage: &mut Stage, drafts: &mut Drafts, outbox: &mut Outbox) -> Seen {
    let session = shown.session;
    let desk = Desk { scenario: session.scenario(), studio: session.studio(), meters: shown.meters };
    let open = *stage;
    Panel::top("bar").exact_size(38.0).show(root, |ui| bar_ui(ui, &desk, shown.has_device, stage));
    Panel::bottom("talk").exact_size(124.0).show(root, |ui| talk_ui(ui, session, outbox));
    Panel::left("hands").exact_size(232.0).resizable(false).show(root, |ui| hands_ui(ui, &desk, outbox, stage));
    let name = if open == Stage::Room { "room" } else { "place" };
    let width = place_width(open, root.available_width());
    Panel::right(name).exact_size(width).resizable(false).show(root, |ui| place_ui(ui, open, &desk, drafts, outbox));
    let seen = picture_ui(root, shown.picture);
    notices_ui(root, seen.room, shown.notices);
    seen
}

/// The room between the panels, and where the pointer is in it.
fn picture_ui(root: &mut Ui, picture: Option<TextureId>) -> Seen {
    let room = root.available_rect_before_wrap();
    let response = root.interact(room, root.id().with("room"), Sense::click());
    if let Some(texture) = picture {
        root.painter().image(texture, room, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }
    let share = |at: Pos2| vec2((at.x - room.min.x) / room.width(), (at.y - room.min.y) / room.height());
    theme::mark(root, "room", &response);
    Seen { room, pointer: response.hover_pos().map(share), clicked: response.clicked() }
}

/// How wide the place of work is: a desk needs more than a shelf.
fn place_width(stage: Stage, available: f32) -> f32 {
    let wanted: f32 = match stage {
        Stage::Room => 268.0,
        Stage::Bay | Stage::Desk => 720.0,
        Stage::Brief | Stage::Sheets => 700.0,
        Stage::Recorder => 860.0,
        _ => 430.0,
    };
    wanted.min(available - 80.0)
}

fn bar_ui(ui: &mut Ui, desk: &Desk, has_device: bool, stage: &mut Stage) {
    ui.horizontal_centered(|ui| {
        let clock = view::clock(desk.scenario, desk.studio.now);
        ui.label(RichText::new(clock).monospace().size(18.0).strong());
        ui.separator();
        for (place, digit, words) in Stage::ALL {
            let words = format!("{digit} {words}");
            let response = ui.selectable_label(*stage == place, &words);
            theme::mark(ui, format!("stage/{words}"), &response);
            if response.clicked() {
                *stage = place;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            theme::meter(ui, desk.meters.monitor_peak(1), vec2(70.0, 9.0));
            theme::meter(ui, desk.meters.monitor_peak(0), vec2(70.0, 9.0));
            let word = if has_device { "Monitors" } else { "Monitors (no audio device)" };
            ui.label(RichText::new(word).color(FAINT).size(12.0));
        });
    });
}

fn place_ui(ui: &mut Ui, stage: Stage, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    ui.add_space(4.0);
    match stage {
        Stage::Room => {
            ScrollArea::vertical().show(ui, |ui| room_ui(ui, desk, outbox));
        }
        Stage::Storage => storage_ui(ui, desk, outbox),
        Stage::Stands => stands_ui(ui, desk, outbox),
        Stage::Cables => cables_ui(ui, desk, outbox),
        Stage::Bay => bay_ui(ui, desk, outbox),
        Stage::Preamps => preamps_ui(ui, desk, outbox),
        Stage::Desk => desk_ui(ui, desk, outbox),
        Stage::Recorder => recorder_ui(ui, desk, drafts, outbox),
        Stage::Sheets => sheets_ui(ui, desk, drafts, outbox),
        Stage::Brief => {
            ScrollArea::vertical().show(ui, |ui| theme::paper().show(ui, |ui| sheet_ui(ui, desk.scenario)));
        }
    }
}

/// A word beside the pointer says what is under it.
pub fn what_is_it_ui(context: &Context, words: &str) {
    let Some(at) = context.pointer_latest_pos() else { return };
    let place = Area::new("what is it".into()).fixed_pos(at + vec2(16.0, 12.0)).pivot(Align2::LEFT_TOP);
    place.interactable(false).show(context, |ui| {
        Frame::popup(ui.style()).show(ui, |ui| ui.label(RichText::new(words).size(13.5)));
    });
}
