//! What each fault changes at its place.

use crate::sim::circuit::Patch;
use crate::sim::circuit::fault::{Edit, Fault, Site, site};
use crate::sim::circuit::words::number_of;
use crate::sim::gear::{ControlId, ControlKind, ControlSpec, Defect, EqShape, GearKind, JackId, Setting, UnitId};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Ohms of a supply that sags to 30 V under the current of four condensers: domain reference 10, F7.
const WEAK_OHM: f64 = 1_000.0;
/// Ohms of a tarnished contact: domain reference 10, F20, the upper part of 50 to 500 Ω, where it is heard.
const DIRT_OHM: (f64, f64) = (300.0, 500.0);
/// Between the earths of two outlet groups: domain reference 11.15, 10 to 200 mV.
const EARTHS_V: (f64, f64) = (0.01, 0.2);
/// What shield and circuit have in common in a device with a pin-1 problem, ohms; estimate.
const COMMON_OHM: f64 = 0.05;
/// What is left on a nearly full drive: not quite seven minutes of one track at 48 kHz and 24 bits; estimate.
const FREE_MB: f64 = 60.0;

/// Oxide on heads, micrometres: domain reference 10, F51, 3 to 12 dB at 10 kHz and 15 inches a second.
const OXIDE_UM: (f64, f64) = (2.5, 7.0);
/// How far a head leans, minutes of arc; estimate: from twice what the outer tracks may differ by to a loss on each of them.
const LEAN_MIN: (f64, f64) = (1.0, 10.0);
/// Where the edge of a reel is torn, seconds; estimate.
const TORN_AT_S: (f64, f64) = (10.0, 300.0);
/// How strongly heads are magnetised: domain reference 10, F54, 3 to 6 dB of 6.
const MAGNETISM: (f64, f64) = (0.5, 1.0);

/// What the mains put on a coil that lies along their field, volts; estimate, 20 dB below a guitar.
const COIL_V: f64 = 0.01;
/// Six metres of instrument cable to a loudspeaker and back, ohms: domain reference 4.4, 0.13 Ω/m.
const LEAD_OHM: f64 = 0.78;
/// How far a boom slips, metres: estimate.
const SLIP_M: (f64, f64) = (0.05, 0.15);
/// How far a stand sags, metres: domain reference 10, F61.
const SAG_M: (f64, f64) = (0.03, 0.1);

/// A place as unit and, if it names a jack, the jack.
struct Place {
    unit: UnitId,
    jack: Option<JackId>,
    /// The number of its jack.
    number: u32,
}

impl Place {
    fn of(text: &str) -> Self {
        let jack = JackId::try_from(text.to_owned()).ok();
        let unit = jack.as_ref().map_or_else(|| UnitId(text.to_owned()), |jack| jack.unit.clone());
        let upper = |jack: &JackId| jack.jack.strip_prefix('U').and_then(|digits| digits.parse().ok());
        let number = jack.as_ref().and_then(|jack| number_of(jack).or_else(|| upper(jack))).unwrap_or(0);
        Self { unit, jack, number }
    }

    fn broken(&self, defect: Defect) -> Vec<Edit> {
        vec![Edit::Break(self.unit.clone(), defect)]
    }

    fn set(&self, control: impl Into<String>, setting: Setting) -> Edit {
        Edit::Set(ControlId::new(&self.unit, control), setting)
    }

    /// A control of the channel behind a microphone input: `ch3.pad` of a desk, `3.pad` of a preamplifier.
    fn channel(&self, control: &str) -> String {
        let desk = self.jack.as_ref().is_some_and(|jack| jack.jack.starts_with("mic "));
        format!("{}{}.{control}", if desk { "ch" } else { "" }, self.number)
    }
}

/// The edits of a fault at one of its places.
pub(super) fn at(fault: &Fault, place: &str, seed: u64, patch: &Patch) -> Vec<Edit> {
    let place = Place::of(place);
    let mut lot = ChaCha8Rng::seed_from_u64(seed ^ 0x5eed);
    let mut between = |(least, most): (f64, f64)| least + (most - least) * lot.random::<f64>();
    let channel = place.number;
    match fault.name {
        "broken-hot" => place.broken(Defect::HotOpen),
        "broken-cold" | "broken-ring" => place.broken(Defect::ColdOpen),
        "intermittent" => place.broken(Defect::Intermittent),
        "shield-open" => place.broken(Defect::ShieldOpen),
        "hot-to-shield" => place.broken(Defect::HotToShield),
        "cold-to-shield" => place.broken(Defect::ColdToShield),
        "shorted-pair" => place.broken(Defect::HotToCold),
        "swapped-pair" => place.broken(Defect::Swapped),
        "weak-phantom" => place.broken(Defect::WeakSupply { ohms: WEAK_OHM }),
        "drifted-resistor" => place.broken(Defect::DriftedResistor { channel }),
        "stretched-ribbon" => vec![Edit::Stretch(place.unit, 1.0)],
        "aged-tube" => place.broken(Defect::Noisy { decibels: 12.0 }),
        "other-alignment" => place.broken(Defect::OtherAlignment { decibels: -6.0 }),
        "dirty-normal" => place.broken(Defect::DirtyNormal { point: channel, ohms: between(DIRT_OHM) }),
        "other-pinout" => place.broken(Defect::OtherPinout { first: channel }),
        "half-seated" => place.broken(Defect::HalfSeated { first: channel }),
        "ground-loop" => place.broken(Defect::OtherEarth { volts: between(EARTHS_V) }),
        "pin-one" => place.broken(Defect::PinOne { ohms: COMMON_OHM }),
        "low-battery" => place.broken(Defect::LowBattery),
        "dead-phones" => place.broken(Defect::DeadPhones { channel }),
        "dead-bus" => place.broken(Defect::DeadBus { bus: channel }),
        "level-offset" => place.broken(Defect::LevelOffset { channel, decibels: 6.0 }),
        "rail-low" => place.broken(Defect::RailLow { decibels: 6.0 }),
        "bias-reversed" => place.broken(Defect::BiasReversed),
        "disk-nearly-full" => place.broken(Defect::DiskNearlyFull { megabytes: FREE_MB }),
        "dirty-heads" => place.broken(Defect::DirtyHeads { micrometres: between(OXIDE_UM) }),
        "leaning-head" => place.broken(Defect::LeaningHead { minutes: between(LEAN_MIN) }),
        "magnetised-heads" => place.broken(Defect::MagnetisedHeads { share: between(MAGNETISM) }),
        "sticky-shed" => place.broken(Defect::StickyShed),
        "torn-edge" => place.broken(Defect::TornEdge { at_s: between(TORN_AT_S), seconds: 0.5 }),
        "left-ready" => vec![place.set(format!("ready {channel}"), Setting::On(true))],
        "termination-wrong" => {
            let ends = patch.settings.get(&place.unit, "75 ohm").is_none_or(Setting::is_on);
            vec![place.set("75 ohm", Setting::On(!ends))]
        }
        "clock-internal" => vec![place.set("clock", Setting::Choice("internal".to_owned()))],
        "other-rate" => vec![place.set("rate", Setting::Choice("44.1".to_owned()))],
        "wrong-stock" => other_stock(&place, patch),
        "humid-capsule" => place.broken(Defect::Humid),
        "supply-ripple" => place.broken(Defect::SupplyRipple),
        "capsule-overload" => place.broken(Defect::RailLow { decibels: 20.0 }),
        "converter-overload" => place.broken(Defect::TrackTrim { track: channel, decibels: 12.0 }),
        "dimmer" => place.broken(Defect::Dimmer { volts: between(EARTHS_V) }),
        "coil-hum" => place.broken(Defect::CoilHum { degrees: between((-180.0, 180.0)), volts: COIL_V }),
        "telephone" => place.broken(Defect::Telephone),
        "small-core" => place.broken(Defect::SmallCore { decibels: 12.0 }),
        "leader-lost" => place.broken(Defect::LeaderLost),
        "instrument-lead" => place.broken(Defect::ThinLead { ohms: LEAD_OHM }),
        "rubbing-cone" => place.broken(Defect::RubbingCone),
        "failing-tube" => place.broken(Defect::FailingTube),
        "boom-slipped" => place.broken(Defect::BoomSlipped { metres: between(SLIP_M) }),
        "cue-differential" => place.broken(Defect::DifferentialPhones { channel }),
        "scratchy-fader" => place.broken(Defect::ScratchyFader { channel }),
        "sagging-stand" => place.broken(Defect::Sagging { metres: between(SAG_M) }),
        "draught" => place.broken(Defect::Draught { decibels: 20.0 }),
        "rustle" => place.broken(Defect::Rustle),
        "radio-drops" => place.broken(Defect::DropsOut),
        "half-normal-tapped" | "adjacent-row" | "send-to-return" => plugged(fault, &place, seed, patch),
        name => switched(name, &place, patch),
    }
}

/// Every track is lined up for the stock that wants the least bias.
fn other_stock(place: &Place, patch: &Patch) -> Vec<Edit> {
    let stocks = patch.catalogue.0.values().filter_map(|page| if let GearKind::Reel(stock) = &page.kind { Some(stock) } else { None });
    let other = stocks.min_by(|one, other| one.bias_db.total_cmp(&other.bias_db));
    let (Some(GearKind::TapeMachine(machine)), Some(stock)) = (patch.kind(&place.unit), other) else { return Vec::new() };
    let trims = [("bias", stock.bias_db), ("record level", -stock.sensitivity_db), ("record treble", -stock.treble_db)];
    let track = |n: u32| trims.map(|(trim, decibels)| place.set(format!("{n}.{trim}"), Setting::At(decibels)));
    (1..=machine.tracks).flat_map(track).collect()
}

/// A cord from the upper jack of a point to a lower one: its neighbour's, or its own where a box would feed itself.
fn plugged(fault: &Fault, place: &Place, seed: u64, patch: &Patch) -> Vec<Edit> {
    let mut cords = site::places(Site::PatchCord, patch);
    cords.retain(|cord| !patch.cords.contains_key(&UnitId(cord.clone())));
    if cords.is_empty() {
        return Vec::new();
    }
    let cord = UnitId(cords.swap_remove(ChaCha8Rng::seed_from_u64(seed).random_range(0..cords.len())));
    let lower = if fault.name == "send-to-return" { place.number } else { place.number + 1 };
    let jack = |row: char, number: u32| JackId::new(&place.unit, format!("{row}{number}"));
    vec![Edit::Plug { cord, a: jack('U', place.number), b: jack('L', lower) }]
}

/// Faults that are nothing but a switch or a knob.
fn switched(name: &str, place: &Place, patch: &Patch) -> Vec<Edit> {
    let on = |control: String| vec![place.set(control, Setting::On(true))];
    match name {
        "phantom-off" | "direct-box-unpowered" => vec![place.set(place.channel("48v"), Setting::On(false))],
        "preamp-pad-left-in" => on(place.channel("pad")),
        "preamp-filter-left-in" => on(place.channel("hpf")),
        "phantom-left-on" => on(place.channel("48v")),
        "polarity-left" => {
            let control = place.channel("polarity");
            let stands = patch.settings.on(&place.unit, &control);
            vec![place.set(control, Setting::On(!stands))]
        }
        "gain-too-high" => furthest(place, &place.channel("gain"), patch),
        "wrong-pattern" => furthest(place, "pattern", patch).into_iter().chain(furthest(place, "L.pattern", patch)).collect(),
        "pad-left-in" => furthest(place, "pad", patch),
        "filter-left-in" => furthest(place, "hpf", patch),
        "latency-compensation-off" => vec![place.set("compensation", Setting::On(false))],
        "talkback-latched" => on("slate".to_owned()),
        "insert-left-in" => on(place.channel("insert")),
        "eq-left-in" => equaliser(place, patch),
        "wrong-track-armed" => {
            let tracks = if let Some(GearKind::Recorder(one)) = patch.kind(&place.unit) { one.tracks } else { 1 };
            let wrong = if place.number < tracks { place.number + 1 } else { place.number.saturating_sub(1).max(1) };
            let arm = |track: u32, state: bool| place.set(format!("arm {track}"), Setting::On(state));
            vec![arm(place.number, false), arm(wrong, true)]
        }
        _ => Vec::new(),
    }
}

/// A control as far from its zero as it goes; nothing if the unit has none of that name.
fn furthest(place: &Place, control: &str, patch: &Patch) -> Vec<Edit> {
    let controls = patch.kind(&place.unit).map(GearKind::controls).unwrap_or_default();
    let far = |spec: &ControlSpec| match &spec.kind {
        ControlKind::Switch => Some(Setting::On(true)),
        ControlKind::Knob { most, .. } => Some(Setting::At(*most)),
        ControlKind::Selector(words) => words.last().cloned().map(Setting::Choice),
        ControlKind::Label => None,
    };
    let found = controls.iter().find(|spec| spec.name == control).and_then(far);
    found.map(|setting| place.set(control, setting)).into_iter().collect()
}

/// The first bell that reaches into the presence, 9 dB down, and the equaliser in.
fn equaliser(place: &Place, patch: &Patch) -> Vec<Edit> {
    let Some(GearKind::Desk(desk)) = patch.kind(&place.unit) else { return Vec::new() };
    let bands = desk.inline.as_ref().map_or(&[][..], |inline| &inline.eq);
    let Some(band) = bands.iter().find(|band| band.shape == EqShape::Bell && band.hz.1 >= 3_000.0) else { return Vec::new() };
    let name = |what: &str| place.channel(&format!("{}.{what}", band.id));
    vec![
        place.set(place.channel("eq"), Setting::On(true)),
        place.set(name("gain"), Setting::At((-9.0_f64).max(-band.gain_db))),
        place.set(name("freq"), Setting::At(3_000.0)),
    ]
}
