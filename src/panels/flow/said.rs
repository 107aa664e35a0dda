//! What is said of lines and of the places on them.

use crate::panels::Desk;
use crate::panels::names::{choice_word, control_word};
use crate::sim::gear::Setting;
use crate::sim::view::{Ending, LineView, StopKind, StopView};

/// The word for a kind of place.
pub(super) fn kind_id(kind: StopKind) -> &'static str {
    match kind {
        StopKind::Source => "flow-source",
        StopKind::Box => "flow-box",
        StopKind::Wall => "flow-wall",
        StopKind::Bay => "flow-bay",
        StopKind::Preamp => "flow-preamp",
        StopKind::Outboard => "flow-outboard",
        StopKind::Desk => "flow-desk",
        StopKind::Track => "flow-track",
        StopKind::Monitor => "flow-monitor",
    }
}

/// What tells a line from the others: the name of its track, its source, and the track itself, since one source can come to two.
pub(super) fn line_name(line: &LineView) -> String {
    let track = line.first(StopKind::Track);
    let first = line.stops.first().map_or("", |stop| stop.name.as_str());
    match track {
        Some(track) if track.jack == line.stops[0].jack => format!("{} {}", track.label, track.name).trim().to_owned(),
        Some(track) => format!("{} {first}, {}", track.label, track.name).trim().to_owned(),
        None => first.to_owned(),
    }
}

/// What a place is, and what is written on it.
pub(super) fn about(desk: &Desk, stop: &StopView) -> String {
    let parts = [desk.words.content(&stop.what), stop.label.clone()];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// Every place of a line with how it stands, in order, and where it ends.
pub(super) fn way_of(desk: &Desk, line: &LineView) -> String {
    let places: Vec<String> = line
        .stops
        .iter()
        .map(|stop| {
            let cord = match &stop.link {
                Some(crate::sim::view::Link::Cord { cord, .. }) => format!("{cord}, "),
                _ => String::new(),
            };
            let parts = [stop.name.clone(), about(desk, stop), set_words(desk, stop), ending_words(desk, stop).unwrap_or_default()];
            let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            format!("{cord}{}", parts.join(", "))
        })
        .collect();
    places.join("; ")
}

/// How the controls of a place stand, as short as on a sheet: `+33 dB · 48 V · pad`.
pub(super) fn set_words(desk: &Desk, stop: &StopView) -> String {
    let words: Vec<String> = stop.set.iter().filter_map(|(short, setting)| setting_word(desk, short, setting)).collect();
    words.join(" · ")
}

/// One control; nothing for a switch that is out.
fn setting_word(desk: &Desk, short: &str, setting: &Setting) -> Option<String> {
    let words = desk.words;
    Some(match (short, setting) {
        (_, Setting::On(false) | Setting::Text(_)) => return None,
        ("polarity", Setting::On(true)) => "ø".to_owned(),
        ("arm", Setting::On(true)) => "R".to_owned(),
        (_, Setting::On(true)) => control_word(words, short),
        (_, Setting::At(level)) => level_words(desk, *level),
        ("route", Setting::Choice(to)) => format!("▶\u{a0}{}", choice_word(words, to)),
        ("pattern" | "source", Setting::Choice(word)) => choice_word(words, word),
        (_, Setting::Choice(word)) => format!("{} {word}", control_word(words, short)),
    })
}

/// `+33 dB`, or `–∞` at the bottom of a fader.
pub(super) fn level_words(desk: &Desk, level: f64) -> String {
    if level <= -90.0 {
        return "–∞".to_owned();
    }
    let sign = if level > 0.0 { "+" } else { "" };
    let decimals = usize::from((level - level.round()).abs() > 0.04);
    format!("{sign}{} dB", desk.words.number(level, decimals))
}

/// Why nothing goes on from a place.
pub(super) fn ending_words(desk: &Desk, stop: &StopView) -> Option<String> {
    let words = desk.words;
    Some(match stop.ending.as_ref()? {
        Ending::NoPower => words.say("flow-no-power"),
        Ending::NoPhantom => words.say("flow-no-phantom"),
        Ending::Loose(cord) => words.with("flow-loose", &[("cord", cord.0.as_str().into())]),
        Ending::Nothing => words.say("flow-nothing"),
        Ending::OtherInput(is) => words.with("flow-other-input", &[("input", choice_word(words, is).into())]),
        Ending::NotRouted => words.say("flow-not-routed"),
        Ending::Down => words.say("flow-down"),
        Ending::NothingArrives => words.say("flow-nothing-arrives"),
    })
}
