//! Desks: strips, sends, the monitor mix and the cue mixes of a plain one; `inline` is the large one (domain reference 6.2).
//!
//! Record path: microphone or line → polarity → high-pass → route to the strip's own send or into a bus, before the fader.
//! Monitor path: recorder return → mute, fader, pan → monitor section. Cues are fed from the returns before the fader.

mod inline;
mod leak;
mod master;

pub(super) use leak::{Leaks, leaks};

use crate::sim::circuit::controls::{Controls, Panel};
use crate::sim::circuit::desk::inline::{Large, strips};
use crate::sim::circuit::stage::{Amplifier, dead_stage, peak_of, signed};
use crate::sim::circuit::{Cause, Patch, Stage};
use crate::sim::gear::{Desk, JackId, UnitId};
use crate::sim::units::{Db, Volt};
use crate::sim::words::{Sentence, say};
use std::collections::BTreeMap;
use std::f64::consts::FRAC_PI_4;

/// What the dim switch takes away: domain reference 6.2.
const DIM: Db = Db(-20.0);
/// Gains below this are the rounding of a cosine at the end of the pan pot's travel.
const NOTHING: f64 = 1e-9;

/// The jack as which a strip of the desk appears.
pub(super) fn strip_jack(desk: &UnitId, strip: u32) -> JackId {
    JackId::new(desk, format!("strip {strip}"))
}

/// Whether a jack is a strip of a desk.
pub(super) fn is_strip(jack: &JackId) -> bool {
    jack.jack.starts_with("strip ")
}

/// Whether a jack is a place inside a desk, where no cord goes.
pub(super) fn is_inside(jack: &JackId) -> bool {
    const PLACES: [&str; 6] = ["strip ", "channel ", "returned ", "bus sum ", "sum ", "master "];
    PLACES.iter().any(|place| jack.jack.starts_with(place)) || ["talk", "listen", "oscillator"].contains(&jack.jack.as_str())
}

/// The input that a strip takes, `mic` or `line`, as it is switched.
pub(super) fn source_of(controls: Controls, strip: u32) -> &'static str {
    if controls.word(&format!("ch{strip}.source"), "mic") == "line" { "line" } else { "mic" }
}

/// Where a strip's signal goes: `off`, `direct` or `bus k`.
pub(super) fn route_of<'a>(controls: Controls<'a>, strip: u32) -> &'a str {
    controls.word(&format!("ch{strip}.route"), "off")
}

/// Adds the stage of every strip and every output of a desk.
pub(super) fn stages(patch: &Patch, unit: &UnitId, desk: &Desk, dead: Option<&Cause>, into: &mut BTreeMap<JackId, Stage>) {
    let panel = Panel::of(patch.settings, unit);
    let controls = panel.controls();
    let mut all = BTreeMap::new();
    match &desk.inline {
        Some(inline) => {
            let strips = strips(desk, controls);
            Large { unit, desk, inline, controls, strips: &strips, tally: patch.rolling.tally }.stages(&mut all);
        }
        None => plain(unit, desk, controls, &mut all),
    }
    if let Some(why) = dead {
        all.values_mut().for_each(|stage| *stage = dead_stage(why.clone()));
    }
    into.append(&mut all);
}

fn plain(unit: &UnitId, desk: &Desk, controls: Controls, into: &mut BTreeMap<JackId, Stage>) {
    let mixes = ["monitor L", "monitor R", "cue 1", "cue 2"];
    for n in 1..=desk.channels {
        into.insert(strip_jack(unit, n), strip(unit, desk, controls, n));
    }
    for (n, stage) in sends(unit, desk, controls) {
        into.insert(JackId::new(unit, format!("send {n}")), stage);
    }
    let monitors = monitors(desk, controls);
    let master = master(controls);
    let side = |pick: fn(&(u32, f64, f64)) -> (u32, f64)| mix(unit, desk, monitors.iter().map(pick).collect(), master);
    into.insert(JackId::new(unit, mixes[0]), side(|(n, left, _)| (*n, *left)));
    into.insert(JackId::new(unit, mixes[1]), side(|(n, _, right)| (*n, *right)));
    for (k, name) in [(1, mixes[2]), (2, mixes[3])] {
        let gains = (1..=desk.channels).map(|n| (n, controls.fader(&format!("ch{n}.cue {k}")))).collect();
        into.insert(JackId::new(unit, name), mix(unit, desk, gains, 1.0));
    }
}

/// The record path of a strip up to its route.
fn strip(unit: &UnitId, desk: &Desk, controls: Controls, n: u32) -> Stage {
    let prefix = format!("ch{n}");
    let source = source_of(controls, n);
    let has_jack = n <= if source == "line" { desk.line_inputs } else { desk.mic_inputs };
    let mut stage = Amplifier::of(&desk.preamp, controls, &prefix);
    if source == "line" {
        // Polarity and filter come after the selector, so they stay in.
        let trim = controls.knob(&format!("{prefix}.trim"), 0.0);
        stage.gain = signed(trim, controls.on(&format!("{prefix}.polarity")));
        stage.noise = desk.line_noise.volt();
        stage.max = peak_of(desk.preamp.max_out);
    }
    if has_jack { stage.stage(JackId::new(unit, format!("{source} {n}"))) } else { amplifier(desk, Vec::new(), desk.line_noise.volt()) }
}

/// The buses that a strip is routed to, and its share in each.
fn routed(desk: &Desk, controls: Controls, n: u32) -> Vec<(u32, f64)> {
    let route = route_of(controls, n);
    let number = |text: &str| text.parse::<u32>().ok().filter(|bus| (1..=desk.channels).contains(bus));
    if route == "direct" {
        return vec![(n, 1.0)];
    }
    if let Some(bus) = route.strip_prefix("bus ").and_then(number) {
        return vec![(bus, 1.0)];
    }
    let pair = route.strip_prefix("pair ").and_then(|pair| pair.split_once('-'));
    let Some((odd, even)) = pair.and_then(|(odd, even)| Some((number(odd)?, number(even)?))) else { return Vec::new() };
    let [left, right] = panned(controls.knob(&format!("ch{n}.pan"), 0.0));
    vec![(odd, left), (even, right)]
}

/// Each send with the strips that are routed to it: its own directly, any strip through its bus.
fn sends(unit: &UnitId, desk: &Desk, controls: Controls) -> Vec<(u32, Stage)> {
    let mut sums: BTreeMap<u32, Vec<(JackId, f64)>> = BTreeMap::new();
    let mut buses: BTreeMap<u32, bool> = BTreeMap::new();
    for n in 1..=desk.channels {
        let direct = route_of(controls, n) == "direct";
        for (send, share) in routed(desk, controls, n) {
            sums.entry(send).or_default().push((strip_jack(unit, n), share));
            *buses.entry(send).or_default() |= !direct;
        }
    }
    let stage = |n: u32| {
        let noise = if buses.get(&n).copied().unwrap_or(false) { desk.mix_noise.volt() } else { Volt(0.0) };
        amplifier(desk, sums.get(&n).cloned().unwrap_or_default(), noise)
    };
    (1..=desk.channels).map(|n| (n, stage(n))).collect()
}

/// Sine and cosine of a quarter turn: −3 dB in the middle.
fn panned(pan: f64) -> [f64; 2] {
    let turn = (pan.clamp(-100.0, 100.0) / 100.0 + 1.0) * FRAC_PI_4;
    [libm::cos(turn), libm::sin(turn)]
}

/// A sum inside the desk, with the desk's headroom.
fn amplifier(desk: &Desk, inputs: Vec<(JackId, f64)>, noise: Volt) -> Stage {
    Stage::Amplifier { inputs, process: Vec::new(), noise, max: peak_of(desk.preamp.max_out), why_dead: None }
}

/// The gain of the monitor section behind the mix.
fn master(controls: Controls) -> f64 {
    let dim = if controls.on("monitor.dim") { DIM.ratio() } else { 1.0 };
    if controls.on("monitor.mute") { 0.0 } else { controls.fader("monitor.level") * dim }
}

/// Each return's share in the left and the right of the monitors, before the monitor section's level.
fn monitors(desk: &Desk, controls: Controls) -> Vec<(u32, f64, f64)> {
    let soloed: Vec<u32> = (1..=desk.channels).filter(|n| controls.on(&format!("ch{n}.pfl"))).collect();
    if !soloed.is_empty() {
        return soloed.into_iter().map(|n| (n, 1.0, 1.0)).collect();
    }
    let shares = (1..=desk.channels).filter(|n| !controls.on(&format!("ch{n}.mute"))).filter_map(|n| {
        let fader = controls.fader(&format!("ch{n}.fader"));
        if fader <= 0.0 {
            return None;
        }
        let [left, right] = panned(controls.knob(&format!("ch{n}.pan"), 0.0));
        Some((n, fader * left, fader * right))
    });
    let both = controls.on("monitor.mono");
    shares.map(|(n, left, right)| if both { (n, (left + right) / 2.0, (left + right) / 2.0) } else { (n, left, right) }).collect()
}

/// A sum of returns behind a gain.
fn mix(unit: &UnitId, desk: &Desk, gains: Vec<(u32, f64)>, master: f64) -> Stage {
    let heard = gains.into_iter().map(|(n, gain)| (n, gain * master)).filter(|(_, gain)| gain.abs() > NOTHING);
    let inputs = heard.map(|(n, gain)| (JackId::new(unit, format!("return {n}")), gain)).collect();
    amplifier(desk, inputs, Volt(desk.mix_noise.volt().0 * master))
}

/// In plain words, what keeps a mix of the desk silent.
pub(super) fn why_silent(desk: &Desk, controls: Controls, mix: &str) -> Sentence {
    if let Some(cue) = mix.strip_prefix("cue ") {
        return say!("silent-cue", number = cue);
    }
    if controls.on("monitor.mute") {
        return say!("silent-in", control = "monitor.mute");
    }
    if controls.fader("monitor.level") <= 0.0 {
        return say!("silent-down", control = "monitor.level");
    }
    let up = |n: u32| controls.fader(&format!("ch{n}.fader")) > 0.0;
    if (1..=desk.channels).any(up) { say!("silent-muted") } else { say!("silent-faders") }
}
