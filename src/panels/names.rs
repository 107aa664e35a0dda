//! What people call a control, a place and a unit, in their language.

use crate::panels::Desk;
use crate::panels::words::Words;
use crate::sim::gear::{Connector, ControlId, GearKind, Setting, UnitId};
use crate::sim::session::{End, Place};
use crate::sim::view;

/// The word that is printed beside a control, by the short name that its gear gives it; that name itself where nobody knows a better one.
pub(super) fn control_word(words: &Words, short: &str) -> String {
    let id = match short {
        "gain" => "control-gain",
        "trim" => "control-trim",
        "48v" => "control-phantom",
        "pad" => "control-pad",
        "polarity" => "control-polarity",
        "hpf" => "control-low-cut",
        "source" => "control-source",
        "route" => "control-route",
        "insert" => "control-insert",
        "fader" => "control-fader",
        "pan" => "control-pan",
        "mute" => "control-mute",
        "pfl" => "control-pfl",
        "level" => "control-level",
        "dim" => "control-dim",
        "mono" => "control-mono",
        "power" => "control-power",
        "open" => "control-door",
        "pattern" => "control-pattern",
        "arm" => "control-arm",
        "pre-roll" => "control-pre-roll",
        "post-roll" => "control-post-roll",
        "nudge" => "control-nudge",
        "monitor" => "control-monitor",
        "loop" => "control-loop",
        "punch" => "control-punch",
        "name" => "control-name",
        "rate" => "control-rate",
        "depth" => "control-depth",
        "buffer" => "control-buffer",
        "compensation" => "control-compensation",
        "drive" => "control-drive",
        "clock" => "control-clock",
        "online" => "control-online",
        "turn" => "control-turn",
        "speed" => "control-speed",
        "equaliser" => "control-equaliser",
        "varispeed" => "control-varispeed",
        "repro azimuth" => "control-repro-azimuth",
        "record azimuth" => "control-record-azimuth",
        "ready" => "control-ready",
        "bias" => "control-bias",
        "repro level" => "control-repro-level",
        "repro treble" => "control-repro-treble",
        "record level" => "control-record-level",
        "record treble" => "control-record-treble",
        "record bass" => "control-record-bass",
        "sync level" => "control-sync-level",
        "sync treble" => "control-sync-treble",
        _ => match short.strip_prefix("cue ") {
            Some(number) => return words.with("control-cue", &[("number", number.into())]),
            None => return short.to_owned(),
        },
    };
    words.say(id)
}

/// What a unit is, as the catalogue calls its type.
pub(super) fn type_name(desk: &Desk, unit: &UnitId) -> String {
    desk.scenario.gear(unit).map_or_else(String::new, |gear| desk.words.content(&gear.name))
}

/// What people call a unit: its tag and its type, `MC-012 large condenser`.
pub(super) fn unit_name(desk: &Desk, unit: &UnitId) -> String {
    format!("{unit} {}", type_name(desk, unit)).trim_end().to_owned()
}

/// A control with everything that tells it from others: `Gain, DESK channel 1`.
pub(super) fn control_name(desk: &Desk, id: &ControlId) -> String {
    let unit = id.unit.0.as_str();
    let (channel, short) = match id.control.split_once('.') {
        Some(("monitor", short)) => (Some(desk.words.say("name-monitor")), short),
        Some((channel, short)) => (Some(channel_name(desk, id, channel)), short),
        None => match id.control.split_once(' ') {
            Some((short, number)) => (Some(desk.words.with("name-track", &[("number", number.into())])), short),
            None => (None, id.control.as_str()),
        },
    };
    let control = control_word(desk.words, short);
    match channel {
        Some(channel) => desk.words.with("name-of-part", &[("control", control.into()), ("unit", unit.into()), ("part", channel.into())]),
        None => desk.words.with("name-of-unit", &[("control", control.into()), ("unit", unit.into())]),
    }
}

/// What a channel of a unit is called.
fn channel_name(desk: &Desk, id: &ControlId, channel: &str) -> String {
    let is_preamp = matches!(desk.scenario.gear(&id.unit).map(|gear| &gear.kind), Some(GearKind::Preamp(_)));
    if is_preamp {
        let input = crate::sim::gear::JackId::new(&id.unit, format!("in {channel}"));
        return view::jack_name(desk.scenario, &input);
    }
    desk.words.with("name-channel", &[("number", channel.trim_start_matches("ch").into())])
}

/// A word of the content, such as a position of a selector or a spot of an instrument, where the language has its own.
pub(super) fn choice_word(words: &Words, word: &str) -> String {
    let id = match word {
        "mic" => "choice-mic",
        "line" => "choice-line",
        "off" => "choice-off",
        "direct" => "choice-direct",
        "auto" => "choice-auto",
        "input" => "choice-input",
        "cardioid" => "choice-cardioid",
        "omni" => "choice-omni",
        "wide" => "choice-wide",
        "supercardioid" => "choice-supercardioid",
        "hypercardioid" => "choice-hypercardioid",
        "flat" => "choice-flat",
        "figure-8" => "choice-eight",
        "internal" => "choice-internal",
        "spare" => "choice-spare",
        "word clock" => "choice-word-clock",
        "mouth" => "choice-mouth",
        "12th fret" => "choice-fret",
        "bridge" => "choice-bridge",
        "dust cap" => "choice-dust-cap",
        "bell" => "choice-bell",
        "hammers" => "choice-hammers",
        "middle of the keys" => "choice-keys",
        "middle of the key stack" => "choice-key-stack",
        "floor under the throne" => "choice-throne",
        "kick-beater" => "choice-kick-beater",
        "kick-port" => "choice-kick-port",
        "snare-top" => "choice-snare-top",
        "snare-bottom" => "choice-snare-bottom",
        "hi-hat" => "choice-hi-hat",
        "tom-high" => "choice-tom-high",
        "tom-mid" => "choice-tom-mid",
        "tom-floor" => "choice-tom-floor",
        "ride" => "choice-ride",
        "crash-left" => "choice-crash-left",
        "crash-right" => "choice-crash-right",
        _ => match word.strip_prefix("bus ") {
            Some(number) => return words.with("choice-bus", &[("number", number.into())]),
            None => return words.content(word),
        },
    };
    words.say(id)
}

/// How a control stands.
pub(super) fn setting_word(words: &Words, setting: &Setting) -> String {
    match setting {
        Setting::On(true) => words.say("room-on"),
        Setting::On(false) => words.say("room-off"),
        Setting::At(value) => words.number(*value, 1),
        Setting::Choice(word) => choice_word(words, word),
        Setting::Text(text) => text.clone(),
    }
}

/// What a plug or a jack is.
pub(super) fn connector_word(words: &Words, connector: Connector) -> String {
    words.say(match connector {
        Connector::XlrMale => "connector-xlr-male",
        Connector::XlrFemale => "connector-xlr-female",
        Connector::TrsPlug => "connector-trs-plug",
        Connector::QuarterJack => "connector-quarter-jack",
        Connector::TsPlug => "connector-ts-plug",
        Connector::TtPlug => "connector-tt-plug",
        Connector::TtJack => "connector-tt-jack",
        Connector::Db25Plug => "connector-db25-plug",
        Connector::Db25 => "connector-db25",
        Connector::MultipinPlug => "connector-multipin-plug",
        Connector::Multipin => "connector-multipin",
        Connector::BncPlug => "connector-bnc-plug",
        Connector::BncJack => "connector-bnc-jack",
        Connector::OpticalPlug => "connector-optical-plug",
        Connector::OpticalJack => "connector-optical-jack",
        Connector::Soldered => "connector-soldered",
    })
}

/// Where a thing is that is not in its slot.
pub(super) fn place_word(words: &Words, place: &Place) -> String {
    match place {
        Place::Stored => String::new(),
        Place::Hand => words.say("place-hands"),
        Place::Floor(_) => words.say("place-floor"),
        Place::Standing(_) => words.say("place-set-up"),
        Place::OnStand(stand) | Place::BeforeCapsule(stand, _) | Place::Threaded(stand) => {
            words.with("place-on", &[("unit", stand.0.as_str().into())])
        }
        Place::Run => words.say("place-plugged"),
    }
}

/// What tape measure and eye say of a microphone, in centimetres with so many decimals.
pub(super) fn reading_words(words: &Words, reading: &view::Reading, decimals: usize) -> String {
    let args = [
        ("distance", words.number(reading.distance_m * 100.0, decimals).into()),
        ("spot", words.sentence(&reading.spot).into()),
        ("angle", words.number(reading.off_axis_deg, 0).into()),
    ];
    words.with("stands-reading", &args)
}

/// An end of a cable as people call it: by its connector, or by its letter where both ends have the same.
pub(super) fn end_words(desk: &Desk, cord: &UnitId, end: End) -> String {
    let ends = match desk.scenario.gear(cord).map(|gear| &gear.kind) {
        Some(GearKind::Cable(cable)) if cable.ends.0 != cable.ends.1 => Some(cable.ends),
        _ => None,
    };
    let connector = ends.map(|(a, b)| if end == End::A { a } else { b });
    match connector {
        Some(connector) => desk.words.with("end-connector", &[("connector", connector_word(desk.words, connector).into())]),
        None => desk.words.with("end-letter", &[("end", end_name(end).into())]),
    }
}

/// The letter of an end.
pub(super) fn end_name(end: End) -> &'static str {
    match end {
        End::A => "A",
        End::B => "B",
    }
}
