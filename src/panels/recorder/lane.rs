//! A track: name, arm, input, playlist and meter before its lane, and on the lane what is recorded.

use crate::panels::recorder::clip::clip_ui;
use crate::panels::recorder::screen::Scale;
use crate::panels::recorder::timeline::row;
use crate::panels::recorder::transport::clock;
use crate::panels::theme::{self, CARD, NIGHT, RED};
use crate::panels::{Desk, Drafts, Outbox};
use crate::sim::gear::{ControlId, Setting};
use crate::sim::session::{Action, Command, Transport, seconds_of};
use crate::sim::view::{RecorderView, TrackView};
use egui::{RichText, Sense, Stroke, TextEdit, Ui, WidgetInfo, WidgetType, vec2};

/// Height of a lane, points.
const LANE: f32 = 50.0;

/// One track with its lane.
pub(super) fn lane_ui(
    ui: &mut Ui,
    desk: &Desk,
    recorder: &RecorderView,
    track: &TrackView,
    head: f32,
    scale: Scale,
    drafts: &mut Drafts,
    outbox: &mut Outbox,
) {
    let chosen = drafts.screen.track.unwrap_or(1) == track.number;
    let lane = row(ui, head, LANE, Sense::click(), |ui| {
        ui.vertical(|ui| {
            ui.horizontal(|ui| first_ui(ui, desk, recorder, track, head, chosen, drafts, outbox));
            ui.horizontal(|ui| second_ui(ui, desk, track, head, outbox));
        });
    });
    lane.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, described(track)));
    theme::mark(ui, format!("recorder/lane/{}", track.number), &lane);
    if lane.clicked()
        && let Some(at) = lane.interact_pointer_pos()
    {
        drafts.screen.track = Some(track.number);
        outbox.push(Action::Transport(Transport::Locate(scale.s(at.x))));
    }
    if !ui.is_rect_visible(lane.rect) {
        return;
    }
    let painter = ui.painter_at(lane.rect);
    painter.rect_filled(lane.rect, 0.0, if chosen { CARD } else { NIGHT });
    for clip in &track.clips {
        clip_ui(&painter, lane.rect, scale, track.number, clip, &desk.meters.peaks);
    }
    painter.hline(lane.rect.x_range(), lane.rect.bottom(), Stroke::new(1.0, CARD));
}

/// Number, arm and name.
fn first_ui(
    ui: &mut Ui,
    desk: &Desk,
    recorder: &RecorderView,
    track: &TrackView,
    head: f32,
    chosen: bool,
    drafts: &mut Drafts,
    outbox: &mut Outbox,
) {
    let number = track.number;
    let response = ui.selectable_label(chosen, format!("{number:2}"));
    response.widget_info(|| WidgetInfo::selected(WidgetType::SelectableLabel, true, chosen, format!("Track {number}")));
    theme::mark(ui, format!("recorder/track/{number}"), &response);
    if response.clicked() {
        drafts.screen.track = Some(number);
    }
    let arm = ControlId::new(&recorder.unit, format!("arm {number}"));
    if theme::switch(ui, &arm.to_string(), "R", track.armed, RED) {
        outbox.push(Action::Set(arm, Setting::On(!track.armed)));
    }
    let name = ControlId::new(&recorder.unit, format!("name {number}"));
    let draft = drafts.names.entry(number).or_insert_with(|| track.name.clone());
    let width = ((head - 74.0) * 0.55).max(40.0);
    let response = ui.add_sized([width, 20.0], TextEdit::singleline(draft).char_limit(24).hint_text("name"));
    theme::mark(ui, name.to_string(), &response);
    if response.lost_focus() && *draft != track.name {
        outbox.push(Action::Set(name, Setting::Text(draft.clone())));
    } else if !response.has_focus() {
        draft.clone_from(&track.name);
    }
    let peak = desk.meters.track_peak(number);
    let figure = if peak < -99.0 { "–∞".to_owned() } else { format!("{peak:.0}") };
    let width = (ui.max_rect().right() - ui.cursor().left() - 34.0).max(16.0);
    theme::meter(ui, peak, vec2(width, 10.0));
    ui.label(RichText::new(figure).size(11.0));
}

/// Playlist and input.
fn second_ui(ui: &mut Ui, desk: &Desk, track: &TrackView, head: f32, outbox: &mut Outbox) {
    let playlist = if track.playlist.is_empty() { format!("Playlist {}", track.chosen) } else { track.playlist.clone() };
    let stops = desk.studio.transport.rolling != crate::sim::session::Rolling::Stopped;
    ui.add_enabled_ui(!stops, |ui| {
        let shown = ui.menu_button(format!("{} ⏷", short(&playlist, 14)), |ui| playlists_ui(ui, track, outbox));
        shown
            .response
            .widget_info(|| WidgetInfo::labeled(WidgetType::Button, !stops, format!("Playlist of track {}: {playlist}", track.number)));
        theme::mark(ui, format!("recorder/playlist/{}", track.number), &shown.response);
    });
    if head > 180.0 && !track.input.is_empty() {
        theme::faint(ui, format!("in {}", short(&track.input, 12)));
    }
}

/// Every playlist of a track, to choose, to hear, or to make another.
fn playlists_ui(ui: &mut Ui, track: &TrackView, outbox: &mut Outbox) {
    let number = track.number;
    for (playlist, name) in (1..).zip(&track.playlists) {
        let choose = Action::Workstation(Command::ChoosePlaylist { track: number, playlist });
        let words = if name.is_empty() { format!("Playlist {playlist}") } else { name.clone() };
        ui.horizontal(|ui| {
            let response = ui.selectable_label(playlist == track.chosen, &words);
            theme::mark(ui, format!("recorder/playlist/{number}={playlist}"), &response);
            if response.clicked() {
                outbox.push(choose.clone());
                ui.close();
            }
            let listen = ui.button("▶").on_hover_text("Choose it and play from here");
            listen.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, format!("Listen to {words}")));
            theme::mark(ui, format!("recorder/playlist/{number}/listen={playlist}"), &listen);
            if listen.clicked() {
                outbox.actions.extend([choose, Action::Transport(Transport::Play)]);
                ui.close();
            }
        });
    }
    ui.separator();
    if theme::button(ui, &format!("recorder/playlist/{number}/new"), "New playlist") {
        outbox.push(Action::Workstation(Command::NewPlaylist(number)));
        ui.close();
    }
}

/// What is on a lane, for whoever does not see it.
fn described(track: &TrackView) -> String {
    let clip = |clip: &crate::sim::view::ClipView| {
        format!("{} from {} to {}", clip.name, clock(seconds_of(clip.from)), clock(seconds_of(clip.to)))
    };
    let clips: Vec<String> = track.clips.iter().map(clip).collect();
    let holds = if clips.is_empty() { "nothing".to_owned() } else { clips.join(", ") };
    format!("Track {} {} holds {holds}", track.number, track.name)
}

/// At most so many characters.
fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}
