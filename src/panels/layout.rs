//! Where the panels are: bars above and below, hands on the left, the place of work on the right, the room between.

use crate::files::keys::{Command, KeyMap};
use crate::files::settings::Ease;
use crate::panels::aids::aids_ui;
use crate::panels::cables::cables_ui;
use crate::panels::captions::captions_ui;
use crate::panels::desk::monitors_ui;
use crate::panels::flow::flow_ui;
use crate::panels::guide::{self, guide_ui};
use crate::panels::notices::notices_ui;
use crate::panels::preamps::preamps_ui;
use crate::panels::reach::{self, Part};
use crate::panels::recorder;
use crate::panels::search::search_ui;
use crate::panels::theme::{self, FAINT};
use crate::panels::torch::torch_ui;
use crate::panels::windows::Windows;
use crate::panels::words::Words;
use crate::panels::{
    Desk, Drafts, Focus, Meters, Notices, Outbox, Reach, Stage, bay_ui, closer_ui, commands, desk_ui, hands_ui, keys, recorder_ui, room_ui,
    sheet_ui, sheets_ui, stands_ui, storage_ui, talk_ui,
};
use crate::sim::gear::{GearKind, UnitId};
use crate::sim::session::{History, Session, Timeline};
use crate::sim::view::{self, Tool};
use egui::{Color32, Context, Panel, Pos2, Rect, RichText, ScrollArea, Sense, TextureId, Ui, Vec2, pos2, vec2};

/// Below this width, points, hands and place of work do not fit beside each other.
const NARROW: f32 = 900.0;
/// Below this one the room's own page stands under the hands, so that something is left of the room.
const SLIM: f32 = 700.0;

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
    /// The words of the language.
    pub words: &'a Words,
    /// Which keys do what.
    pub keys: &'a KeyMap,
    /// How the panels suit the person.
    pub ease: &'a Ease,
    /// What can be taken back and done again.
    pub history: &'a History,
    /// An expert's session of the same scenario, if there is one and somebody wants to see it.
    pub expert: Option<&'a Timeline>,
}

/// Where the room is seen between the panels, and where the pointer is on it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Seen {
    /// The part of the window in which the room is seen, points.
    pub room: Rect,
    /// Where the pointer is on it, 0 to 1 from its upper left corner; none when it is elsewhere.
    pub pointer: Option<Vec2>,
}

/// All panels of the studio; `stage` becomes the place that is asked for.
pub fn studio_ui(root: &mut Ui, shown: &Shown, stage: &mut Stage, drafts: &mut Drafts, windows: &mut Windows, outbox: &mut Outbox) -> Seen {
    let session = shown.session;
    let (scenario, studio) = (session.scenario(), session.studio());
    let desk = Desk { scenario, studio, meters: shown.meters, words: shown.words, ease: shown.ease, history: shown.history };
    let before = *stage;
    keys_ui(root.ctx(), shown, &desk, stage, drafts, windows, outbox);
    let open = *stage;
    let (width, height) = (root.available_width(), root.available_height());
    let is_narrow = width < NARROW;
    guide::point_out(root.ctx(), session, &desk, &mut drafts.guide, outbox.focus, open);
    Panel::top("bar").show(root, |ui| bar_ui(ui, &desk, shown.has_device, is_narrow, stage));
    guide_ui(root, session, &desk, &mut drafts.guide, outbox.focus, stage);
    let talk = (height * 0.18).clamp(92.0, 124.0);
    Panel::bottom("talk").exact_size(talk).resizable(false).show(root, |ui| talk_ui(ui, session, shown.words, outbox));
    let (left, right): (fn(&'static str) -> Panel, fn(&'static str) -> Panel) =
        if shown.ease.left_handed { (|id| Panel::right(id), |id| Panel::left(id)) } else { (|id| Panel::left(id), |id| Panel::right(id)) };
    // In a narrow window the hands are seen in the room, and a place of work takes all of it.
    let is_slim = width < SLIM && open == Stage::Room;
    if !is_narrow || open == Stage::Room {
        left("hands").exact_size(232.0).resizable(false).show(root, |ui| {
            if !is_slim {
                Panel::bottom("aids").show(ui, |ui| aids_ui(ui, shown, &desk, &mut drafts.hint, outbox));
            }
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                hands_ui(ui, &desk, outbox, stage);
                if is_slim {
                    aids_ui(ui, shown, &desk, &mut drafts.hint, outbox);
                    place_ui(ui, open, &desk, drafts, outbox, stage);
                }
            });
        });
    }
    if !is_slim {
        let name = if open == Stage::Room { "room" } else { "place" };
        let width = if is_narrow && open != Stage::Room { root.available_width() } else { place_width(open, root.available_width()) };
        right(name).exact_size(width).resizable(false).show(root, |ui| match open {
            Stage::Room => {
                ScrollArea::vertical().auto_shrink(false).show(ui, |ui| place_ui(ui, open, &desk, drafts, outbox, stage));
            }
            _ => place_ui(ui, open, &desk, drafts, outbox, stage),
        });
    }
    let seen = picture_ui(root, shown.picture, outbox);
    let over = if seen.room.width() < 160.0 { root.ctx().content_rect() } else { seen.room };
    notices_ui(root, over, shown.notices);
    if shown.ease.captions {
        captions_ui(root, over, session, shown.words);
    }
    if *stage == Stage::Closer && before != Stage::Closer {
        // Whoever works at a place and wants to see it closer means what stands there.
        outbox.focus.unit = unit_of(before, &desk, outbox.focus).or(outbox.focus.unit.take());
    }
    theme::beacon(root.ctx(), shown.ease.still);
    if let Some(typed) = &mut windows.search {
        let (to, stays) = search_ui(root.ctx(), &desk, outbox.focus, typed);
        *stage = to.unwrap_or(*stage);
        windows.search = windows.search.take().filter(|_| stays);
    }
    seen
}

/// What a place of work is made of: of several alike the one that was worked at last.
fn unit_of(stage: Stage, desk: &Desk, focus: &Focus) -> Option<UnitId> {
    let is = |kind: &GearKind| match stage {
        Stage::Bay => matches!(kind, GearKind::Patchbay { .. }),
        Stage::Preamps => matches!(kind, GearKind::Preamp(_)),
        Stage::Desk => matches!(kind, GearKind::Desk(_)),
        Stage::Recorder => matches!(kind, GearKind::Recorder(_)),
        _ => false,
    };
    let at = [&focus.unit, &focus.bay].into_iter().flatten().find(|unit| desk.scenario.gear(unit).is_some_and(|gear| is(&gear.kind)));
    at.cloned().or_else(|| desk.scenario.fixture_of(is))
}

/// What keys do in the studio.
fn keys_ui(
    context: &Context,
    shown: &Shown,
    desk: &Desk,
    stage: &mut Stage,
    drafts: &mut Drafts,
    windows: &mut Windows,
    outbox: &mut Outbox,
) {
    // The key that leads back lets go of what the keyboard is at first.
    let let_go = reach::has_let_go(context);
    let is_of_place = |command| *stage == Stage::Recorder || !recorder::is_of_screen(command);
    let is_meant = |command| !windows.is_their(command) && is_of_place(command) && !(let_go && command == Command::Room);
    for command in keys::pressed(context, shown.keys, is_meant) {
        if command == Command::Search {
            windows.search = Some(String::new());
            context.memory_mut(|memory| memory.stop_text_input());
        } else if command == Command::Answer {
            theme::go_to(context, "talk/ready");
        } else if command == Command::XRay {
            outbox.focus.aids.xray = !outbox.focus.aids.xray && !desk.scenario.file.assessed;
        } else if let Some(undoing) = commands::undoing_of(command) {
            outbox.undoings.push(undoing);
        } else if let Some(reach) = commands::reach_of(command) {
            outbox.reaches.push(reach);
        } else if let Some(to) = commands::stage_of(command) {
            *stage = to;
        } else {
            recorder::obey(command, desk, &mut drafts.screen, outbox);
        }
    }
}

/// The room between the panels, and where the pointer is in it.
fn picture_ui(root: &mut Ui, picture: Option<TextureId>, outbox: &mut Outbox) -> Seen {
    let room = root.available_rect_before_wrap();
    let response = root.interact(room, root.id().with("room"), Sense::CLICK);
    if let Some(texture) = picture {
        root.painter().image(texture, room, Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0)), Color32::WHITE);
    }
    if let Some(texture) = picture.filter(|_| outbox.focus.tool == Tool::Torch) {
        torch_ui(root.painter(), room, texture, response.hover_pos().unwrap_or(room.center()));
    }
    let share = |at: Pos2| vec2((at.x - room.min.x) / room.width(), (at.y - room.min.y) / room.height());
    theme::mark(root, "room", &response);
    let buttons = [(response.clicked(), Reach::First), (response.secondary_clicked(), Reach::Second)];
    outbox.reaches.extend(buttons.into_iter().filter(|(clicked, _)| *clicked).map(|(_, reach)| reach));
    Seen { room, pointer: response.hover_pos().map(share) }
}

/// How wide the place of work is: a desk needs more than a shelf.
fn place_width(stage: Stage, available: f32) -> f32 {
    let wanted: f32 = match stage {
        Stage::Room => 268.0,
        Stage::Bay | Stage::Desk => 720.0,
        Stage::Brief => 740.0,
        Stage::Sheets | Stage::Recorder => 860.0,
        Stage::Flow => 1120.0,
        _ => 430.0,
    };
    wanted.min(available - 20.0)
}

fn bar_ui(ui: &mut Ui, desk: &Desk, has_device: bool, is_narrow: bool, stage: &mut Stage) {
    let words = desk.words;
    ui.horizontal_wrapped(|ui| {
        let clock = view::clock(desk.scenario, desk.studio.now);
        ui.label(RichText::new(clock).monospace().size(18.0).strong());
        for (place, key, _, id) in Stage::ALL {
            let full = format!("{key} {}", words.say(id));
            // Where there is little room the keys have to do, but for the place that is open.
            let shown = if is_narrow && *stage != place { key.to_string() } else { full.clone() };
            let response = ui.selectable_label(*stage == place, shown);
            theme::name(&response, full);
            theme::mark(ui, place.tab(), &response);
            if response.clicked() {
                *stage = place;
            }
        }
        let id = if has_device { "bar-monitors" } else { "bar-no-device" };
        if !is_narrow || !has_device {
            ui.label(RichText::new(words.say(id)).color(FAINT).size(12.0));
        }
        monitors_ui(ui, desk, vec2(70.0, 9.0));
    });
}

fn place_ui(ui: &mut Ui, open: Stage, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox, stage: &mut Stage) {
    ui.add_space(4.0);
    let name = format!("{open:?}");
    reach::begin(ui.ctx(), Part::Place, &name);
    // What is open now has nothing to do with what was there before, least of all where the keyboard is.
    ui.push_id(name, |ui| match open {
        Stage::Room => room_ui(ui, desk, outbox),
        Stage::Storage => storage_ui(ui, desk, outbox),
        Stage::Stands => stands_ui(ui, desk, outbox),
        Stage::Cables => cables_ui(ui, desk, outbox),
        Stage::Bay => bay_ui(ui, desk, outbox),
        Stage::Preamps => preamps_ui(ui, desk, &mut drafts.flow, outbox),
        Stage::Desk => desk_ui(ui, desk, outbox),
        Stage::Recorder => recorder_ui(ui, desk, drafts, outbox),
        Stage::Sheets => sheets_ui(ui, desk, drafts, outbox),
        Stage::Closer => closer_ui(ui, desk, outbox, stage),
        Stage::Flow => flow_ui(ui, desk, &mut drafts.flow, outbox, stage),
        Stage::Brief => {
            ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
                theme::paper().show(ui, |ui| ui.vertical(|ui| sheet_ui(ui, desk.words, desk.scenario)));
            });
        }
    });
}
