//! A track: name, arm, input, playlist and meter before its lane, and on the lane what is recorded.

use crate::panels::meter::meter_ui;
use crate::panels::names::{control_name, control_word};
use crate::panels::recorder::clip::clip_ui;
use crate::panels::recorder::playlists::{playlist_ui, short};
use crate::panels::recorder::screen::Scale;
use crate::panels::recorder::timeline::row;
use crate::panels::recorder::transport::clock;
use crate::panels::theme::{self, CARD, NIGHT, RED};
use crate::panels::words::Words;
use crate::panels::{Desk, Drafts, Outbox};
use crate::sim::gear::{ControlId, Setting};
use crate::sim::session::{Action, Transport, seconds_of};
use crate::sim::view::{ClipView, RecorderView, TrackView};
use egui::{Sense, Stroke, TextEdit, Ui, WidgetInfo, WidgetType, vec2};

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
    lane.widget_info(|| WidgetInfo::labeled(WidgetType::Other, true, described(desk.words, track)));
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
        clip_ui(&painter, lane.rect, scale, track.number, clip, &desk.words.sentence(&clip.name), &desk.meters.peaks);
    }
    painter.hline(lane.rect.x_range(), lane.rect.bottom(), Stroke::new(1.0, CARD));
}

/// Number, arm, name and level.
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
    let full = desk.words.with("name-track", &[("number", number.to_string().into())]);
    let response = ui.selectable_label(chosen, format!("{number:2}"));
    theme::mark(ui, format!("recorder/track/{number}"), &response);
    theme::name(&response, full.as_str());
    if response.clicked() {
        drafts.screen.track = Some(number);
    }
    let arm = ControlId::new(&recorder.unit, format!("arm {number}"));
    if theme::switch(ui, &arm.to_string(), "R", control_name(desk, &arm), track.armed, RED) {
        outbox.push(Action::Set(arm, Setting::On(!track.armed)));
    }
    let name = ControlId::new(&recorder.unit, format!("name {number}"));
    let draft = drafts.names.entry(number).or_insert_with(|| track.name.clone());
    let width = ((head - 74.0) * 0.55).max(40.0);
    let edit = TextEdit::singleline(draft).char_limit(24).hint_text(control_word(desk.words, "name"));
    let response = ui.add_sized([width, 20.0], edit);
    theme::mark(ui, name.to_string(), &response);
    theme::name(&response, control_name(desk, &name));
    if response.lost_focus() && *draft != track.name {
        outbox.push(Action::Set(name, Setting::Text(draft.clone())));
    } else if !response.has_focus() {
        draft.clone_from(&track.name);
    }
    let width = (ui.max_rect().right() - ui.cursor().left() - 6.0).max(32.0);
    meter_ui(ui, desk, &full, desk.meters.track_peak(number), vec2(width, 14.0));
}

/// Playlist and input.
fn second_ui(ui: &mut Ui, desk: &Desk, track: &TrackView, head: f32, outbox: &mut Outbox) {
    playlist_ui(ui, desk, track, outbox);
    if head > 180.0 && !track.input.is_empty() {
        theme::faint(ui, desk.words.with("recorder-input", &[("input", short(&track.input, 12).into())]));
    }
}

/// What is on a lane, for whoever does not see it.
fn described(words: &Words, track: &TrackView) -> String {
    let clip = |clip: &ClipView| {
        let (from, to) = (clock(seconds_of(clip.from)), clock(seconds_of(clip.to)));
        words.with("recorder-clip", &[("name", words.sentence(&clip.name).into()), ("from", from.into()), ("to", to.into())])
    };
    let clips: Vec<String> = track.clips.iter().map(clip).collect();
    let holds = if clips.is_empty() { words.say("recorder-lane-nothing") } else { clips.join(", ") };
    let args = [("number", track.number.to_string().into()), ("name", track.name.as_str().into()), ("clips", holds.into())];
    words.with("recorder-lane", &args)
}
