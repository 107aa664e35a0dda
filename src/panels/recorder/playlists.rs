//! The playlists of a track: to choose, to hear, and to make another.

use crate::panels::theme;
use crate::panels::words::Words;
use crate::panels::{Desk, Outbox};
use crate::sim::session::{Action, Command, Rolling, Transport};
use crate::sim::view::TrackView;
use egui::{Ui, WidgetInfo, WidgetType};

/// Most letters of a name that stand on the button.
const MOST: usize = 14;

/// The button with the chosen playlist, which opens all of them; they stay as they are while it rolls.
pub(super) fn playlist_ui(ui: &mut Ui, desk: &Desk, track: &TrackView, outbox: &mut Outbox) {
    let words = desk.words;
    let playlist = called(words, track.chosen, &track.playlist);
    let full = words.with("recorder-playlist-of", &[("number", track.number.to_string().into()), ("name", playlist.as_str().into())]);
    let stands = desk.studio.transport.rolling == Rolling::Stopped;
    ui.add_enabled_ui(stands, |ui| {
        let shown = ui.menu_button(format!("{} ⏷", short(&playlist, MOST)), |ui| all_ui(ui, words, track, outbox));
        shown.response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, stands, full.clone()));
        theme::mark(ui, format!("recorder/playlist/{}", track.number), &shown.response);
    });
}

fn all_ui(ui: &mut Ui, words: &Words, track: &TrackView, outbox: &mut Outbox) {
    let number = track.number;
    for (playlist, name) in (1..).zip(&track.playlists) {
        let choose = Action::Workstation(Command::ChoosePlaylist { track: number, playlist });
        let name = called(words, playlist, name);
        ui.horizontal(|ui| {
            let response = ui.selectable_label(playlist == track.chosen, &name);
            theme::mark(ui, format!("recorder/playlist/{number}={playlist}"), &response);
            if response.clicked() {
                outbox.push(choose.clone());
                ui.close();
            }
            let listen = ui.button("▶").on_hover_text(words.say("recorder-listen"));
            theme::mark(ui, format!("recorder/playlist/{number}/listen={playlist}"), &listen);
            theme::name(&listen, words.with("recorder-listen-to", &[("name", name.as_str().into())]));
            if listen.clicked() {
                outbox.actions.extend([choose, Action::Transport(Transport::Play)]);
                ui.close();
            }
        });
    }
    ui.separator();
    if theme::button(ui, &format!("recorder/playlist/{number}/new"), words.say("recorder-playlist-new")) {
        outbox.push(Action::Workstation(Command::NewPlaylist(number)));
        ui.close();
    }
}

/// The name of a playlist, or its number.
fn called(words: &Words, playlist: u32, name: &str) -> String {
    if name.is_empty() { words.with("recorder-playlist", &[("number", playlist.to_string().into())]) } else { name.to_owned() }
}

/// At most so many letters.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most { text.to_owned() } else { text.chars().take(most - 1).chain(['…']).collect() }
}
