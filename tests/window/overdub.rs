//! The first overdub as somebody at the screen does it, from the title to the debrief.

use crate::driver::{By, Window};
use serde_json::Value;

pub(crate) fn do_it(window: &Window) {
    window.picture("title");
    window.click("title/sessions");
    window.click("scenarios/first-overdub");
    window.picture("brief");
    window.click("brief/begin");
    window.until("the studio", |page| page["screen"] == "Studio" && page["asks"] != "");
    power_up(window);
    voice(window);
    guitar(window);
    patch(window);
    preamps_and_desk(window);
    recorder(window);
    paper(window);
    line_check(window);
    takes(window);
    strike(window);
    window.until("the debrief", |page| page["screen"] == "Debrief" && page["widgets"]["debrief/done"].is_array());
    window.picture("debrief");
}

/// Goes to a place of work by its key.
fn stage(window: &Window, key: &str, name: &str) {
    window.key_until(key, name, |page| page["stage"] == name);
}

fn power_up(window: &Window) {
    for unit in ["REC", "PRE-1"] {
        window.act(&format!("{unit}/power"));
    }
    window.act("DESK/power");
    stage(window, "7", "Desk");
    window.act("DESK/monitor.mute");
    stage(window, "1", "Room");
    window.act("MON/power");
}

fn fetch(window: &Window, unit: &str) {
    stage(window, "2", "Storage");
    window.act(&format!("storage/{unit}"));
}

/// A stand before a player, a microphone on it, so far off and so far above, and its aim.
fn place(window: &Window, stand: &str, player: &str, mic: &str, figures: &[(&str, &str)]) {
    fetch(window, stand);
    stage(window, "3", "Stands");
    window.act(&format!("stand/{stand}/before {player}"));
    fetch(window, mic);
    stage(window, "3", "Stands");
    window.act(&format!("mount/{mic}"));
    for (name, figure) in figures {
        window.set(&format!("stand/{stand}/{name}"), figure);
    }
}

fn run_cable(window: &Window, cord: &str, mic: &str, wall: &str) {
    fetch(window, cord);
    stage(window, "4", "Cables");
    for (end, into) in [("A", format!("{mic}/out")), ("B", wall.to_owned())] {
        window.click(&format!("cable/{cord}/{end}/plug"));
        window.act(&format!("into/{into}"));
    }
}

fn voice(window: &Window) {
    window.act("DOOR-A/open");
    place(window, "ST-01", "anna", "MC-012", &[("distance", "17"), ("above", "10")]);
    fetch(window, "POP-01");
    stage(window, "3", "Stands");
    window.act("filter/POP-01/on");
    window.picture("vocal-microphone");
    run_cable(window, "XLR-06-01", "MC-012", "BOOTH/3");
    stage(window, "1", "Room");
    window.act("DOOR-A/open");
}

fn guitar(window: &Window) {
    place(window, "ST-08", "ben", "MC-009", &[("distance", "28")]);
    window.act("MC-009/pad");
    run_cable(window, "XLR-09-01", "MC-009", "LIVE/5");
    stage(window, "1", "Room");
    window.picture("live-room");
}

fn patch(window: &Window) {
    for (cord, to, from) in [("TT-06-01", "L9", "U11"), ("TT-06-02", "L10", "U5")] {
        fetch(window, cord);
        stage(window, "5", "Bay");
        window.act(&format!("jack/BAY/{to}"));
        window.act(&format!("jack/BAY/{from}"));
    }
    window.picture("bay");
}

fn preamps_and_desk(window: &Window) {
    stage(window, "6", "Preamps");
    for channel in ["1", "2"] {
        window.act(&format!("PRE-1/{channel}.48v"));
    }
    window.set("PRE-1/1.gain", "29");
    window.set("PRE-1/2.gain", "48");
    stage(window, "7", "Desk");
    for channel in ["ch1", "ch2"] {
        window.act(&format!("DESK/{channel}.source=line"));
        window.click(&format!("DESK/{channel}.route"));
        window.act(&format!("DESK/{channel}.route=direct"));
    }
    for (control, figure) in
        [("ch1.cue 1", "0"), ("ch2.cue 1", "-6"), ("ch1.cue 2", "-4"), ("ch2.cue 2", "-2"), ("ch1.fader", "0"), ("ch2.fader", "0")]
    {
        window.set(&format!("DESK/{control}"), figure);
    }
    window.set("DESK/monitor.level", "-20");
    window.act("DESK/monitor.mute");
}

fn recorder(window: &Window) {
    stage(window, "8", "Recorder");
    for (track, name) in [("1", "VOX"), ("2", "GTR")] {
        window.set(&format!("REC/name {track}"), name);
        window.act(&format!("REC/arm {track}"));
    }
}

fn paper(window: &Window) {
    stage(window, "9", "Sheets");
    window.click("sheets/paper=inputs");
    let rows = [("1", ["VOX", "MC-012", "BOOTH 3", "EXT PRE 1"]), ("2", ["GTR", "MC-009", "LIVE 5", "EXT PRE 2"])];
    for (track, cells) in rows {
        for (name, text) in ["name", "mic", "line", "preamp"].into_iter().zip(cells) {
            window.type_into(&format!("input/{track}/{name}"), text);
        }
        window.act(&format!("input/{track}/write"));
    }
}

/// Says that somebody has said something with these words in it since.
fn said(page: &Value, words: &str, from: usize) -> bool {
    page["said"].as_array().is_some_and(|said| said.iter().skip(from).any(|line| line.as_str().is_some_and(|line| line.contains(words))))
}

fn count(window: &Window) -> usize {
    window.page()["said"].as_array().map_or(0, Vec::len)
}

/// Waits until the lead wants something with this word in it.
fn wish(window: &Window, word: &str) {
    window.until_hastened(&format!("a wish with {word}"), |page| page["asks"].as_str().is_some_and(|asks| asks.contains(word)));
}

fn line_check(window: &Window) {
    stage(window, "8", "Recorder");
    window.act("talk/ready");
    window.until("both tracks alive", |page| peak(page, 0) > -40.0);
    window.until("the loudest bars", |page| peak(page, 0) > -24.0 && peak(page, 1) > -24.0);
    window.picture("recorder");
    stage(window, "7", "Desk");
    window.picture("desk");
    window.act("talk/levels");
    stage(window, "8", "Recorder");
}

fn peak(page: &Value, track: usize) -> f64 {
    page["peaks"][track].as_f64().unwrap_or(-120.0)
}

/// Rolls, and stops when the lead says so.
fn roll(window: &Window, stop_words: &str) {
    let from = count(window);
    transport(window, "record", "F12");
    window.until("the recorder rolling", |page| page["rolling"] == "Recording");
    window.until_hastened("the end of the song", |page| said(page, stop_words, from));
    transport(window, "stop", "space");
}

/// A key of the transport, on the screen or on the keyboard.
fn transport(window: &Window, name: &str, key: &str) {
    match window.by {
        By::Pointer => window.act(&format!("transport/{name}")),
        By::Keyboard => {
            window.let_go();
            window.key_act(key);
        }
    }
}

fn takes(window: &Window) {
    wish(window, "roll");
    roll(window, "Stop there");
    stage(window, "9", "Sheets");
    window.click("sheets/paper=takes");
    log(window, 1, "FS", "gtr, bar 3", false);
    log(window, 2, "C", "", false);
    stage(window, "8", "Recorder");
    wish(window, "take 3");
    roll(window, "Stop");
    let takes = window.page()["takes"].clone();
    let third = takes[2][0].as_f64().expect("a third take");
    // The chart on the booking sheet: the second chorus is 54.5 s after the first count.
    let chorus = third + 58.0;
    window.set("transport/goto", &format!("{}:{:04.1}", chorus as u64 / 60, chorus % 60.0));
    transport(window, "play", "space");
    let from = count(window);
    window.until_hastened("the keeper", |page| said(page, "keeper", from));
    transport(window, "stop", "space");
    stage(window, "9", "Sheets");
    window.click("sheets/paper=takes");
    log(window, 3, "C", "", true);
    window.picture("take-sheet");
    wish(window, "sheet");
    window.act("talk/sheet");
}

fn log(window: &Window, number: usize, status: &str, remark: &str, keeper: bool) {
    let page = window.page();
    let take = &page["takes"][number - 1];
    let clock = |value: &Value| {
        let seconds = value.as_f64().unwrap_or(0.0).round() as u64;
        format!("{}:{:02}", seconds / 60, seconds % 60)
    };
    window.type_into(&format!("take/{number}/start"), &clock(&take[0]));
    window.type_into(&format!("take/{number}/length"), &clock(&take[1]));
    if status != "C" {
        window.click(&format!("take/{number}/status"));
        window.click(&format!("take/{number}/status={status}"));
    }
    if !remark.is_empty() {
        window.type_into(&format!("take/{number}/remark"), remark);
    }
    if keeper {
        window.click(&format!("take/{number}/keeper"));
    }
    window.act(&format!("take/{number}/write"));
}

fn strike(window: &Window) {
    stage(window, "1", "Room");
    window.act("room/backup");
    stage(window, "7", "Desk");
    window.act("DESK/monitor.mute");
    for control in ["ch1.fader", "ch2.fader", "ch1.cue 1", "ch2.cue 1", "ch1.cue 2", "ch2.cue 2", "monitor.level"] {
        window.set(&format!("DESK/{control}"), "-90");
    }
    stage(window, "6", "Preamps");
    for channel in ["1", "2"] {
        window.act(&format!("PRE-1/{channel}.48v"));
    }
    let off = window.page()["now"].as_f64().unwrap_or(0.0);
    for (channel, least) in [("1", "10"), ("2", "10")] {
        window.set(&format!("PRE-1/{channel}.gain"), least);
    }
    stage(window, "7", "Desk");
    for channel in ["ch1", "ch2"] {
        window.act(&format!("DESK/{channel}.source=mic"));
        window.click(&format!("DESK/{channel}.route"));
        window.act(&format!("DESK/{channel}.route=off"));
    }
    stage(window, "8", "Recorder");
    for track in ["1", "2"] {
        window.act(&format!("REC/arm {track}"));
    }
    // A minute for what is left of the 48 V.
    window.until_hastened("a minute without 48 V", |page| page["now"].as_f64().unwrap_or(0.0) > off + 61.0);
    stage(window, "5", "Bay");
    for (cord, from, to) in [("TT-06-01", "U11", "L9"), ("TT-06-02", "U5", "L10")] {
        window.act(&format!("jack/BAY/{from}"));
        window.act(&format!("jack/BAY/{to}"));
        window.act(&format!("cord/{cord}/back"));
    }
    stage(window, "4", "Cables");
    for cord in ["XLR-06-01", "XLR-09-01"] {
        for end in ["A", "B"] {
            window.act(&format!("cable/{cord}/{end}/pull"));
        }
        window.act(&format!("cable/{cord}/pick"));
        window.act(&format!("cable/{cord}/coil"));
    }
    stage(window, "3", "Stands");
    window.act("filter/POP-01/off");
    window.act("hand/POP-01/back");
    for (mic, stand) in [("MC-012", "ST-01"), ("MC-009", "ST-08")] {
        window.act(&format!("mic/{mic}/off"));
        window.act(&format!("hand/{mic}/back"));
        window.act(&format!("stand/{stand}/fold"));
        window.act(&format!("hand/{stand}/back"));
    }
    stage(window, "1", "Room");
    for unit in ["MON", "DESK", "PRE-1", "REC"] {
        window.act(&format!("{unit}/power"));
    }
    window.click("room/leave");
    window.act("room/leave/yes");
}
