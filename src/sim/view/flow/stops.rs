//! The places that lines pass: what each is called, how its controls stand, and where a signal comes out of it.

use crate::sim::band::PlayerId;
use crate::sim::gear::{ControlId, GearKind, JackId, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, Studio};
use crate::sim::view::flow::{Ending, Link, Metered, StopKind, StopView};
use crate::sim::view::jack_name;

/// What of a microphone, a preamplifier and a strip is worth a word while it stands at its zero.
const ALWAYS: [&str; 6] = ["gain", "trim", "48v", "pattern", "route", "fader"];

/// Where every microphone and instrument gives out that is set up or plugged, as the first places of lines, by tag.
pub(super) fn sources(scenario: &Scenario, studio: &Studio) -> Vec<StopView> {
    let mut found = Vec::new();
    for unit in scenario.units.keys() {
        let Some(gear) = scenario.gear(unit) else { continue };
        let outputs: Vec<String> = match &gear.kind {
            GearKind::Microphone(mic) if !mic.built_in => mic.outputs().iter().map(|name| (*name).to_owned()).collect(),
            GearKind::Instrument(instrument) => instrument.outlets.iter().map(|outlet| outlet.id.clone()).collect(),
            _ => continue,
        };
        let stands = matches!(studio.places.get(unit), Some(Place::OnStand(_)));
        let jacks = outputs.into_iter().map(|name| JackId::new(unit, name));
        found.extend(jacks.filter(|jack| stands || studio.cord_in(jack).is_some()).map(|jack| stop(scenario, studio, jack, None)));
    }
    found
}

/// The place of a jack, and how it stands.
pub(super) fn stop(scenario: &Scenario, studio: &Studio, jack: JackId, link: Option<Link>) -> StopView {
    let gear = scenario.gear(&jack.unit);
    let number = number_of(&jack);
    let named = |unit: &UnitId| number.map_or_else(|| unit.to_string(), |n| format!("{unit} {n}"));
    let (kind, name) = match gear.map(|gear| &gear.kind) {
        Some(GearKind::Microphone(mic)) if mic.outputs().len() > 1 => (StopKind::Source, jack.to_string()),
        Some(GearKind::Microphone(_)) => (StopKind::Source, jack.unit.to_string()),
        Some(GearKind::Instrument(_)) => (StopKind::Source, player_name(scenario, &jack.unit)),
        Some(GearKind::DirectBox(_) | GearKind::Booster(_)) => (StopKind::Box, jack.unit.to_string()),
        Some(GearKind::WallBox { .. } | GearKind::StageBox(_)) => (StopKind::Wall, jack_name(scenario, &jack)),
        Some(GearKind::Patchbay { .. }) => (StopKind::Bay, bay_name(scenario, &jack)),
        Some(GearKind::Preamp(_)) => (StopKind::Preamp, jack_name(scenario, &jack)),
        Some(GearKind::Outboard(_)) => (StopKind::Outboard, named(&jack.unit)),
        Some(GearKind::Desk(_)) if is_strip(&jack) => (StopKind::Desk, named(&jack.unit)),
        Some(GearKind::Desk(_)) if is_return(&jack) => (StopKind::Monitor, named(&jack.unit)),
        Some(GearKind::Desk(_)) => (StopKind::Desk, format!("{} {}", jack.unit, jack.jack)),
        Some(GearKind::Recorder(_) | GearKind::TapeMachine(_)) => (StopKind::Track, named(&jack.unit)),
        _ => (StopKind::Monitor, format!("{} {}", jack.unit, jack.jack)),
    };
    let what = match kind {
        StopKind::Source | StopKind::Box | StopKind::Outboard => gear.map_or_else(String::new, |gear| gear.name.clone()),
        _ => String::new(),
    };
    let label = match (kind, gear.map(|gear| &gear.kind)) {
        (StopKind::Source, Some(GearKind::Instrument(_))) => jack.jack.clone(),
        (StopKind::Preamp, _) => named(&jack.unit),
        (StopKind::Track, _) => track_name(studio, &jack, number),
        _ => String::new(),
    };
    let meter = match kind {
        StopKind::Track if matches!(gear.map(|gear| &gear.kind), Some(GearKind::Recorder(_))) => number.map(Metered::Track),
        StopKind::Monitor if jack.jack.starts_with("return ") => number.map(Metered::Return),
        _ => None,
    };
    let set = set_of(scenario, studio, &jack, kind, number);
    let mut stop = StopView { kind, jack, name, what, label, number, set, link, ending: None, meter };
    stop.ending = ending(scenario, studio, &stop);
    stop
}

/// What can be seen at the place itself that lets nothing through.
fn ending(scenario: &Scenario, studio: &Studio, stop: &StopView) -> Option<Ending> {
    let (unit, settings) = (&stop.jack.unit, &studio.settings);
    let has_power = scenario.control(&ControlId::new(unit, "power")).is_some();
    if has_power && !settings.on(unit, "power") {
        return Some(Ending::NoPower);
    }
    let n = stop.number?;
    match stop.kind {
        StopKind::Desk => {
            let source = stop.setting("source").map_or("", Setting::text);
            if is_strip(&stop.jack) && !stop.jack.jack.starts_with(source) {
                return Some(Ending::OtherInput(source.to_owned()));
            }
            let is_off = stop.setting("route").is_none_or(|route| route.text() == "off");
            is_off.then_some(Ending::NotRouted)
        }
        StopKind::Monitor if is_return(&stop.jack) => {
            let is_down = settings.on(unit, &format!("ch{n}.mute")) || settings.at(unit, &format!("ch{n}.fader")) <= -90.0;
            is_down.then_some(Ending::Down)
        }
        _ => None,
    }
}

/// Where what comes in at a place comes out again; nowhere behind the switches that let nothing through.
pub(super) fn outputs(scenario: &Scenario, stop: &StopView) -> Vec<JackId> {
    let unit = &stop.jack.unit;
    let out = |name: String| vec![JackId::new(unit, name)];
    let n = stop.number.unwrap_or(1);
    match (stop.kind, scenario.gear(unit).map(|gear| &gear.kind)) {
        (StopKind::Box, _) => out("out".to_owned()),
        (StopKind::Preamp | StopKind::Outboard | StopKind::Track, _) => out(format!("out {n}")),
        (StopKind::Desk, Some(GearKind::Desk(desk))) if !matches!(stop.ending, Some(Ending::OtherInput(_) | Ending::NotRouted)) => {
            if is_strip(&stop.jack) && stop.setting("insert").is_some_and(Setting::is_on) {
                return out(format!("insert send {n}"));
            }
            let route = stop.setting("route").map_or("", Setting::text);
            let [direct, bus] = if desk.inline.is_some() { ["direct", "bus"] } else { ["send", "send"] };
            let pair = route.strip_prefix("pair ").and_then(|pair| pair.split_once('-'));
            match (route.strip_prefix("bus "), pair) {
                _ if route == "direct" => out(format!("{direct} {n}")),
                (Some(k), _) => out(format!("{bus} {k}")),
                (_, Some((odd, even))) => [odd, even].map(|k| JackId::new(unit, format!("{bus} {k}"))).to_vec(),
                _ => Vec::new(),
            }
        }
        _ => Vec::new(),
    }
}

/// The controls of a place that matter to the line: some of them always, the others where they are not at zero.
fn set_of(scenario: &Scenario, studio: &Studio, jack: &JackId, kind: StopKind, number: Option<u32>) -> Vec<(String, Setting)> {
    let n = number.unwrap_or(0);
    let (prefix, shorts): (String, &[&str]) = match kind {
        StopKind::Source => (String::new(), &["pattern", "pad", "hpf"]),
        StopKind::Box => (String::new(), &["pad", "polarity", "lift"]),
        StopKind::Preamp => (format!("{n}."), &["gain", "48v", "pad", "polarity", "hpf"]),
        StopKind::Outboard => (format!("{n}."), &["active"]),
        StopKind::Desk if jack.jack.starts_with("insert ") => (format!("ch{n}."), &["route"]),
        StopKind::Desk if jack.jack.starts_with("line ") => (format!("ch{n}."), &["source", "trim", "polarity", "hpf", "insert", "route"]),
        StopKind::Desk => (format!("ch{n}."), &["source", "gain", "48v", "pad", "polarity", "hpf", "insert", "route"]),
        StopKind::Monitor if is_return(jack) => (format!("ch{n}."), &["fader", "mute", "pfl"]),
        StopKind::Track | StopKind::Monitor | StopKind::Wall | StopKind::Bay => (String::new(), &[]),
    };
    let stand = |short: &&str| {
        let id = ControlId::new(&jack.unit, format!("{prefix}{short}"));
        let zero = &scenario.control(&id)?.zero;
        let setting = studio.settings.get(&id.unit, &id.control).unwrap_or(zero);
        let is_said = ALWAYS.contains(short) || *short == "source" || setting != zero;
        is_said.then(|| ((*short).to_owned(), setting.clone()))
    };
    let arm = || studio.settings.get(&jack.unit, &format!("arm {n}")).cloned();
    if kind == StopKind::Track {
        return arm().map(|setting| ("arm".to_owned(), setting)).into_iter().collect();
    }
    shorts.iter().filter_map(stand).collect()
}

/// The number at the end of a jack's name.
fn number_of(jack: &JackId) -> Option<u32> {
    jack.jack.rsplit(' ').next()?.parse().ok()
}

fn is_strip(jack: &JackId) -> bool {
    jack.jack.starts_with("mic ") || jack.jack.starts_with("line ")
}

fn is_return(jack: &JackId) -> bool {
    jack.jack.starts_with("return ") || jack.jack.starts_with("tape ")
}

fn player_name(scenario: &Scenario, unit: &UnitId) -> String {
    scenario.band.player(&PlayerId(unit.0.clone())).map_or_else(|| unit.to_string(), |player| player.name.clone())
}

/// The label of a jack of a bay, or its place where it has none.
fn bay_name(scenario: &Scenario, jack: &JackId) -> String {
    Some(jack_name(scenario, jack)).filter(|label| !label.is_empty()).unwrap_or_else(|| jack.jack.clone())
}

fn track_name(studio: &Studio, jack: &JackId, number: Option<u32>) -> String {
    number.map_or_else(String::new, |n| studio.settings.text(&jack.unit, &format!("name {n}")).to_owned())
}
