//! The engineer's words for what a signal passes.

use crate::sim::circuit::controls::{Controls, Panel};
use crate::sim::circuit::{Patch, PathStep, desk};
use crate::sim::gear::{Connector, GearKind, JackId, Microphone, Normal, UnitId};

/// `PRE-1 ch 2` for `PRE-1/in 2`, `DESK ch 5` for `DESK/mic 5`.
pub(super) fn channel_of(jack: &JackId) -> String {
    match number_of(jack) {
        Some(n) => format!("{} ch {n}", jack.unit),
        None => jack.to_string(),
    }
}

/// The number at the end of a jack's name.
pub(super) fn number_of(jack: &JackId) -> Option<u32> {
    jack.jack.rsplit(' ').next()?.parse().ok()
}

/// A bay point by its labels, or by its number where it has none: `BOOTH 3 over EXT PRE 3`.
pub(super) fn point_of(patch: &Patch, jack: &JackId) -> String {
    let number: Option<usize> = jack.jack.get(1..).and_then(|digits| digits.parse().ok());
    let Some(number) = number else { return jack.to_string() };
    let jacks = format!("{} U{number} over L{number}", jack.unit);
    let Some(GearKind::Patchbay { points }) = patch.kind(&jack.unit) else { return jacks };
    match points.get(number.wrapping_sub(1)) {
        Some(point) if !point.upper.is_empty() && !point.lower.is_empty() => format!("{jacks} ({} over {})", point.upper, point.lower),
        _ => jacks,
    }
}

/// What one step of a path is.
pub(super) fn step(patch: &Patch, step: &PathStep) -> String {
    match step {
        PathStep::Cord { cord, from, to } => format!("{}, {from} to {to}{}", cord_words(patch, cord), displaced(patch, to)),
        PathStep::Wire { from, to, .. } if from.unit == to.unit => format!("{}, {} to {}", from.unit, from.jack, to.jack),
        PathStep::Wire { from, to, length_m } => format!("house wiring {from} to {to}, {length_m} m"),
        PathStep::Normal { to, normal, .. } => format!("bay {}, {}", point_of(patch, to), normal_words(*normal)),
    }
}

/// What a plug in a lower jack keeps out: `, in place of BOOTH 1`.
fn displaced(patch: &Patch, to: &JackId) -> String {
    let number: Option<usize> = to.jack.strip_prefix('L').and_then(|digits| digits.parse().ok());
    let (Some(number), Some(GearKind::Patchbay { points })) = (number, patch.kind(&to.unit)) else { return String::new() };
    match points.get(number.wrapping_sub(1)) {
        Some(point) if matches!(point.normal, Normal::Full | Normal::Half) && !point.upper.is_empty() => {
            format!(", in place of {}", point.upper)
        }
        _ => String::new(),
    }
}

/// `XLR 6 m XLR-6-01`.
fn cord_words(patch: &Patch, cord: &UnitId) -> String {
    let Some(GearKind::Cable(cable)) = patch.kind(cord) else { return cord.to_string() };
    let (a, b) = (plug_words(cable.ends.0), plug_words(cable.ends.1));
    let ends = if a == b { a.to_owned() } else { format!("{a} to {b}") };
    format!("{ends} {} m {cord}", cable.length_m)
}

fn plug_words(connector: Connector) -> &'static str {
    match connector {
        Connector::XlrMale | Connector::XlrFemale => "XLR",
        Connector::TrsPlug | Connector::QuarterJack => "TRS",
        Connector::TsPlug => "TS",
        Connector::TtPlug | Connector::TtJack => "TT",
        Connector::Db25Plug | Connector::Db25 => "DB25",
        Connector::MultipinPlug | Connector::Multipin => "multi-pin",
        Connector::BncPlug | Connector::BncJack => "BNC",
        Connector::OpticalPlug | Connector::OpticalJack => "optical",
        Connector::Soldered => "wire",
    }
}

fn normal_words(normal: Normal) -> &'static str {
    match normal {
        Normal::Full => "normalled",
        Normal::Half => "half-normalled",
        Normal::Parallel => "parallel",
        Normal::Open => "not normalled",
    }
}

/// What drives an output, as it is switched: `PRE-1 ch 1: +33 dB, 48 V in`.
pub(super) fn output(patch: &Patch, jack: &JackId) -> String {
    let panel = Panel::of(patch.settings, &jack.unit);
    let controls = panel.controls();
    let number = number_of(jack).unwrap_or(0);
    match patch.kind(&jack.unit) {
        Some(GearKind::Microphone(microphone)) => {
            let name = patch.units.get(&jack.unit).and_then(|of| patch.catalogue.get(of)).map_or("microphone", |gear| &gear.name);
            let capsule = microphone.outputs().iter().position(|out| *out == jack.jack).unwrap_or(0);
            let pattern = microphone.pattern_at(controls.setting(microphone.pattern_control(capsule))).word();
            format!("{}, {name}, {pattern}{}", jack.unit, own_switches(microphone, controls))
        }
        Some(GearKind::Preamp(preamp)) => {
            let gain = controls.knob(&format!("{number}.gain"), preamp.gain_db.0);
            format!("{}: {gain:+} dB{}", channel_of(jack), switches(controls, &number.to_string(), &["pad", "48v", "polarity", "hpf"]))
        }
        Some(GearKind::Desk(desk)) if desk::is_strip(jack) => {
            let prefix = format!("ch{number}");
            if desk::source_of(controls, number) == "line" {
                let trim = controls.knob(&format!("{prefix}.trim"), 0.0);
                return format!("{}: line, trim {trim:+} dB{}", channel_of(jack), switches(controls, &prefix, &["polarity", "hpf"]));
            }
            let gain = controls.knob(&format!("{prefix}.gain"), desk.preamp.gain_db.0);
            format!("{}: mic, {gain:+} dB{}", channel_of(jack), switches(controls, &prefix, &["pad", "48v", "polarity", "hpf"]))
        }
        Some(GearKind::Recorder(_)) => match controls.label(&format!("name {number}")) {
            "" => format!("{} track {number}", jack.unit),
            name => format!("{} track {number}, “{name}”", jack.unit),
        },
        _ => jack.to_string(),
    }
}

/// Pad and filter of a microphone where they are in, each after a comma; with its figure where there are several positions.
fn own_switches(microphone: &Microphone, controls: Controls) -> String {
    let mut words = String::new();
    let pad = microphone.pad_at(controls.setting("pad")).0;
    if pad > 0.0 {
        words += &if microphone.pad_db.len() > 1 { format!(", pad −{pad} dB") } else { ", pad in".to_owned() };
    }
    if let Some(filter) = microphone.high_pass_at(controls.setting("hpf")) {
        words += &if microphone.high_pass.len() > 1 { format!(", high-pass {} Hz", filter.corner) } else { ", high-pass in".to_owned() };
    }
    words
}

/// The switches of a channel that are in, each after a comma.
fn switches(controls: Controls, prefix: &str, names: &[&str]) -> String {
    let word = |name: &str| match name {
        "48v" => "48 V in".to_owned(),
        "pad" => "pad in".to_owned(),
        "polarity" => "polarity reversed".to_owned(),
        _ => "high-pass in".to_owned(),
    };
    names.iter().filter(|name| controls.on(&format!("{prefix}.{name}"))).map(|name| format!(", {}", word(name))).collect()
}
