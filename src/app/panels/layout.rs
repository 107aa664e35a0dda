//! Where the panels are: bars above and below, hands on the left, the place of work on the right, the room between.

use crate::app::bridge::{Intent, LiveSession};
use crate::app::notices::Notices;
use crate::app::panels::sheets::Drafts;
use crate::app::panels::{Desk, Outbox, bay, cables, desk, hands, recorder, room, sheets, stands, storage, talk};
use crate::app::screens::{Focus, Screen, Stage, brief_sheet_ui};
use crate::app::sound::{Meters, Sound};
use crate::app::theme::{self, FAINT};
use crate::app::world::{Picture, Pointed};
use crate::sim::view;
use bevy::prelude::*;
use bevy_egui::egui::{self, Align, Align2, Color32, Layout, RichText, ScrollArea, Ui};
use bevy_egui::{EguiContexts, EguiPrimaryContextPass};

/// The part of the window in which the room is seen, logical pixels.
#[derive(Resource, Debug, Clone, Copy, PartialEq, Default)]
pub(in crate::app) struct Viewport(pub(in crate::app) Option<Rect>);

pub(super) fn plugin(app: &mut App) {
    app.init_resource::<Viewport>()
        .init_resource::<Drafts>()
        .add_systems(OnEnter(Screen::Studio), |mut drafts: ResMut<Drafts>| *drafts = Drafts::default())
        .add_systems(OnExit(Screen::Studio), |mut viewport: ResMut<Viewport>| *viewport = Viewport(None))
        .add_systems(EguiPrimaryContextPass, show.run_if(in_state(Screen::Studio).and_then(resource_exists::<LiveSession>)));
}

fn show(
    mut contexts: EguiContexts,
    live: Res<LiveSession>,
    meters: Res<Meters>,
    sound: Res<Sound>,
    notices: Res<Notices>,
    mut stage: ResMut<Stage>,
    mut focus: ResMut<Focus>,
    mut drafts: ResMut<Drafts>,
    mut viewport: ResMut<Viewport>,
    picture: Res<Picture>,
    mut pointed: ResMut<Pointed>,
    mut intents: MessageWriter<Intent>,
) -> Result {
    let mut root = theme::root(contexts.ctx_mut()?);
    let session = live.session();
    let desk = Desk { scenario: session.scenario(), studio: session.studio(), meters: &meters };
    let mut outbox = Outbox { actions: Vec::new(), focus: &mut focus };
    let mut to = *stage;
    egui::Panel::top("bar").exact_size(38.0).show(&mut root, |ui| bar_ui(ui, &desk, &sound, &mut to));
    egui::Panel::bottom("talk").exact_size(124.0).show(&mut root, |ui| talk::talk_ui(ui, session, &mut outbox));
    egui::Panel::left("hands").exact_size(232.0).resizable(false).show(&mut root, |ui| hands::hands_ui(ui, &desk, &mut outbox, &mut to));
    if to != Stage::Room || *stage != Stage::Room {
        let width = place_width(*stage, root.available_width());
        egui::Panel::right("place").exact_size(width).resizable(false).show(&mut root, |ui| {
            place_ui(ui, *stage, &desk, &mut drafts, &mut outbox);
        });
    } else {
        egui::Panel::right("room").exact_size(268.0).resizable(false).show(&mut root, |ui| {
            ScrollArea::vertical().show(ui, |ui| room::room_ui(ui, &desk, &mut outbox));
        });
    }
    let rest = room_ui(&mut root, &picture, &mut pointed);
    notices_ui(&root, rest, &notices);
    let seen = Rect::from_corners(Vec2::new(rest.min.x, rest.min.y), Vec2::new(rest.max.x, rest.max.y));
    viewport.set_if_neq(Viewport(Some(seen)));
    let actions = std::mem::take(&mut outbox.actions);
    intents.write_batch(actions.into_iter().map(Intent));
    stage.set_if_neq(to);
    Ok(())
}

/// The room between the panels, and where the pointer is in it.
fn room_ui(root: &mut Ui, picture: &Picture, pointed: &mut Pointed) -> egui::Rect {
    let rest = root.available_rect_before_wrap();
    let response = root.interact(rest, root.id().with("room"), egui::Sense::click());
    if let Some(texture) = picture.texture {
        let whole = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        root.painter().image(texture, rest, whole, Color32::WHITE);
    }
    let share = |at: egui::Pos2| Vec2::new((at.x - rest.min.x) / rest.width(), (at.y - rest.min.y) / rest.height());
    *pointed = Pointed { at: response.hover_pos().map(share), clicked: response.clicked() };
    theme::mark(root, "room", &response);
    rest
}

/// How wide the place of work is: a desk needs more than a shelf.
fn place_width(stage: Stage, available: f32) -> f32 {
    let wanted: f32 = match stage {
        Stage::Bay | Stage::Desk => 720.0,
        Stage::Brief | Stage::Sheets => 700.0,
        Stage::Recorder => 560.0,
        _ => 430.0,
    };
    wanted.min(available - 80.0)
}

fn bar_ui(ui: &mut Ui, desk: &Desk, sound: &Sound, stage: &mut Stage) {
    ui.horizontal_centered(|ui| {
        let clock = view::clock(desk.scenario, desk.studio.now);
        ui.label(RichText::new(clock).monospace().size(18.0).strong());
        ui.separator();
        for (place, _, words) in Stage::ALL {
            let response = ui.selectable_label(*stage == place, words);
            theme::mark(ui, format!("stage/{words}"), &response);
            if response.clicked() {
                *stage = place;
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            theme::meter(ui, desk.meters.monitor_peak(1), egui::vec2(70.0, 9.0));
            theme::meter(ui, desk.meters.monitor_peak(0), egui::vec2(70.0, 9.0));
            let word = if sound.has_device() { "Monitors" } else { "Monitors (no audio device)" };
            ui.label(RichText::new(word).color(FAINT).size(12.0));
        });
    });
}

fn place_ui(ui: &mut Ui, stage: Stage, desk: &Desk, drafts: &mut Drafts, outbox: &mut Outbox) {
    ui.add_space(4.0);
    match stage {
        Stage::Room => {}
        Stage::Storage => storage::storage_ui(ui, desk, outbox),
        Stage::Stands => stands::stands_ui(ui, desk, outbox),
        Stage::Cables => cables::cables_ui(ui, desk, outbox),
        Stage::Bay => bay::bay_ui(ui, desk, outbox),
        Stage::Preamps => desk::preamps_ui(ui, desk, outbox),
        Stage::Desk => desk::desk_ui(ui, desk, outbox),
        Stage::Recorder => recorder::recorder_ui(ui, desk, drafts, outbox),
        Stage::Sheets => sheets::sheets_ui(ui, desk, drafts, outbox),
        Stage::Brief => {
            ScrollArea::vertical().show(ui, |ui| theme::paper().show(ui, |ui| brief_sheet_ui(ui, desk.scenario)));
        }
    }
}

/// Refusals and notices over the room, newest lowest.
fn notices_ui(root: &Ui, room: egui::Rect, notices: &Notices) {
    if notices.0.is_empty() {
        return;
    }
    let at = room.center_bottom();
    egui::Area::new("notices".into()).fixed_pos(at).pivot(Align2::CENTER_BOTTOM).interactable(false).show(root.ctx(), |ui| {
        for notice in &notices.0 {
            let fill = if notice.refusal { Color32::from_rgb(92, 36, 26) } else { Color32::from_rgb(40, 52, 38) };
            egui::Frame::new().fill(fill).corner_radius(5).inner_margin(8).outer_margin(3).show(ui, |ui| {
                ui.label(RichText::new(&notice.text).size(14.0));
            });
        }
        ui.add_space(8.0);
    });
}
