//! What drives each output: capsules, preamplifier channels and the recorder (domain reference 6.1, 11.1, 11.2).

use crate::sim::circuit::controls::{Controls, Panel};
use crate::sim::circuit::desk;
use crate::sim::circuit::fault::afflict;
use crate::sim::circuit::noise::{A_WEIGHTING, amplifier_noise, thermal};
use crate::sim::circuit::process::coloured;
use crate::sim::circuit::{Cause, Circuit, Patch, Process, Stage, boxes};
use crate::sim::gear::{
    Converter, FrameRate, GearKind, HeadphoneAmp, Individual, JackId, Microphone, Power, Preamp, TC_USUAL_DBU, TapeMachine, UnitId,
};
use crate::sim::units::{Db, DbSpl, Dbu, Pascal, Volt, amplitude};
use std::collections::{BTreeMap, BTreeSet};

/// The order of every preamplifier's high-pass: 18 dB per octave.
const HIGH_PASS_ORDER: u32 = 3;

/// By how much less pressure it strikes its magnets then, which is heard as a rattle; estimate.
const STRIKES_DB: f64 = 40.0;

/// One microphone input with its supply.
pub(super) struct Channel {
    pub(super) input: JackId,
    pub(super) powered: bool,
    /// Whether its 48 V switch is in.
    pub(super) phantom: bool,
}

/// Every microphone input of the venue.
pub(super) fn channels(patch: &Patch, gear: &[(&UnitId, &GearKind)]) -> Vec<Channel> {
    let mut channels = Vec::new();
    for &(unit, kind) in gear {
        let panel = Panel::of(patch.settings, unit);
        let controls = panel.controls();
        let (count, jack, control) = match kind {
            GearKind::Preamp(preamp) => (preamp.channels, "in", ""),
            GearKind::Desk(desk) => (desk.mic_inputs, "mic", "ch"),
            _ => continue,
        };
        let powered = controls.on("power");
        // A switch of the input impedance can lock the 48 V out, and some preamplifiers have none.
        let gives = |n: u32| match patch.kind(unit) {
            Some(GearKind::Preamp(preamp)) => preamp.gives_phantom(controls.word(&format!("{n}.load"), "")),
            _ => true,
        };
        channels.extend((1..=count).filter(|n| gives(*n)).map(|n| Channel {
            input: JackId::new(unit, format!("{jack} {n}")),
            powered,
            phantom: controls.on(&format!("{control}{n}.48v")),
        }));
    }
    channels
}

/// The units that need mains and are not switched on.
pub(super) fn unpowered(patch: &Patch, gear: &[(&UnitId, &GearKind)]) -> BTreeSet<UnitId> {
    let needs_mains = |kind: &GearKind| match kind {
        GearKind::Microphone(microphone) => microphone.power == Power::OwnSupply,
        kind => matches!(
            kind,
            GearKind::Preamp(_)
                | GearKind::Desk(_)
                | GearKind::Outboard(_)
                | GearKind::HeadphoneAmp(HeadphoneAmp { passive: false, .. })
                | GearKind::Recorder(_)
                | GearKind::TapeMachine(_)
                | GearKind::ClockGenerator(_)
                | GearKind::Monitors
        ),
    };
    let units = gear.iter().filter(|(_, kind)| needs_mains(kind)).map(|(unit, _)| *unit);
    units.filter(|unit| !patch.settings.on(unit, "power")).cloned().collect()
}

/// The stage behind every output, and every strip of a desk.
pub(super) fn stages(patch: &Patch, gear: &[(&UnitId, &GearKind)], circuit: &Circuit) -> BTreeMap<JackId, Stage> {
    let mut stages = BTreeMap::new();
    for &(unit, kind) in gear {
        let panel = Panel::of(patch.settings, unit);
        let controls = panel.controls();
        let dead = circuit.unpowered.contains(unit).then(|| Cause::NoPower(unit.clone()));
        match kind {
            GearKind::Microphone(microphone) => {
                for (number, name) in microphone.outputs().iter().enumerate() {
                    let out = JackId::new(unit, *name);
                    let one = Capsule { number, microphone, controls, dead: dead.clone() };
                    let stage = one.stage(patch, circuit, &out);
                    stages.insert(out, stage);
                }
            }
            GearKind::Preamp(preamp) => {
                for n in 1..=preamp.channels {
                    let mut amplifier = Amplifier::of(preamp, controls, &n.to_string());
                    amplifier.dead.clone_from(&dead);
                    stages.insert(JackId::new(unit, format!("out {n}")), amplifier.stage(JackId::new(unit, format!("in {n}"))));
                }
            }
            GearKind::Desk(desk) => desk::stages(patch, unit, desk, dead.as_ref(), &mut stages),
            GearKind::DirectBox(one) => {
                let out = JackId::new(unit, "out");
                let unfed = circuit.network.find(&out).filter(|_| one.power.needs_phantom());
                let unfed = unfed.and_then(|node| circuit.supplies.why_dead(&circuit.network, node, one.power.phantom_ma()));
                stages.insert(out, boxes::direct_box(unit, one, controls, unfed));
            }
            GearKind::Booster(one) => {
                let out = JackId::new(unit, "out");
                let node = circuit.network.find(&out);
                let unfed = node.and_then(|node| circuit.supplies.why_dead(&circuit.network, node, one.draws_ma));
                stages.insert(out, unfed.map_or_else(|| boxes::booster(unit, one), dead_stage));
            }
            GearKind::Outboard(one) => {
                for n in 1..=one.channels {
                    let stage = dead.clone().map_or_else(|| boxes::outboard(unit, one, controls, n), dead_stage);
                    stages.insert(JackId::new(unit, format!("out {n}")), stage);
                }
            }
            GearKind::HeadphoneAmp(one) => {
                for n in 1..=one.channels {
                    let stage = dead.clone().map_or_else(|| boxes::headphones(unit, one, controls, n), dead_stage);
                    stages.insert(JackId::new(unit, format!("phones {n}")), stage);
                }
            }
            GearKind::Instrument(instrument) => stages.extend(boxes::outlets(unit, instrument)),
            GearKind::Recorder(Converter { clock: Some(clock), tracks, .. }) if clock.timecode => {
                tracks_of(unit, *tracks, dead.as_ref(), &mut stages);
                let stage = dead.clone().map_or_else(|| timecode(controls), dead_stage);
                stages.insert(JackId::new(unit, "tc out"), stage);
            }
            GearKind::Recorder(Converter { tracks, .. }) | GearKind::TapeMachine(TapeMachine { tracks, .. }) => {
                tracks_of(unit, *tracks, dead.as_ref(), &mut stages);
            }
            _ => {}
        }
    }
    afflict::stages(patch, &mut stages);
    stages
}

/// The outputs of a recorder or a tape machine.
fn tracks_of(unit: &UnitId, tracks: u32, dead: Option<&Cause>, stages: &mut BTreeMap<JackId, Stage>) {
    for track in 1..=tracks {
        let stage = dead.cloned().map_or(Stage::Recorder { track }, dead_stage);
        stages.insert(JackId::new(unit, format!("out {track}")), stage);
    }
}

/// The timecode that a recorder gives out.
fn timecode(controls: Controls) -> Stage {
    let hour = controls.knob("tc hour", 1.0).clamp(0.0, 23.0) as u32;
    Stage::Timecode {
        rate: FrameRate::of_word(controls.word("tc rate", "")),
        hour,
        level: Dbu(controls.knob("tc level", TC_USUAL_DBU)).volt(),
    }
}

/// An output that gives nothing.
pub(super) fn dead_stage(why: Cause) -> Stage {
    Stage::Amplifier { inputs: Vec::new(), process: Vec::new(), noise: Volt(0.0), max: Volt(0.0), why_dead: Some(why) }
}

/// One capsule of a microphone, counted from 0, as it is switched.
struct Capsule<'a> {
    number: usize,
    microphone: &'a Microphone,
    controls: Controls<'a>,
    dead: Option<Cause>,
}

impl Capsule<'_> {
    /// What it gives at its output.
    fn stage(self, patch: &Patch, circuit: &Circuit, out: &JackId) -> Stage {
        let (page, controls) = (self.microphone, self.controls);
        let made = patch.seed.map(|seed| page.as_made(&Individual::of_capsule(&out.unit, self.number, page, seed)));
        let worn = patch.worn.get(&out.unit).copied().unwrap_or(0.0);
        let microphone = &made.as_ref().unwrap_or(page).stretched(worn);
        let node = circuit.network.find(out).filter(|node| circuit.network.is_output(*node));
        let unfed = node
            .filter(|_| microphone.power.needs_phantom())
            .and_then(|node| circuit.supplies.why_dead(&circuit.network, node, microphone.power.phantom_ma()));
        let why_dead = self.dead.or(unfed);
        let pad = microphone.pad_at(controls.setting("pad"));
        let pattern = microphone.pattern_at(controls.setting(microphone.pattern_control(self.number)));
        let alive = why_dead.is_none();
        Stage::Capsule {
            unit: out.unit.clone(),
            capsule: self.number,
            alive,
            sensitivity: Volt(microphone.sensitivity(pattern) * (-pad).ratio()),
            noise: if alive { own_noise(microphone) } else { Volt(0.0) },
            // The stated maximum is a sine's rms; its peak is √2 higher. The pad stands before the amplifier that clips.
            clip: Pascal((microphone.max + pad - Db(STRIKES_DB * worn)).pascal().0 * std::f64::consts::SQRT_2),
            why_dead,
        }
    }
}

/// The noise at a microphone's output: of its amplifier, or of its resistance.
///
/// The sheet's figure goes with the most sensitive pattern; the amplifier makes the same volts in the others and behind the
/// pad (domain reference 1.1, row C1: 15/12/14 dBA at 20/28/22 mV/Pa), so a pad brings the noise nearer by what it takes away.
fn own_noise(microphone: &Microphone) -> Volt {
    let amplifier = |noise: DbSpl| Volt(microphone.best_sensitivity() * (noise + A_WEIGHTING).pascal().0);
    microphone.noise.map_or_else(|| thermal(microphone.source), amplifier)
}

/// One channel of amplification as it is switched.
pub(super) struct Amplifier {
    pub(super) gain: f64,
    pub(super) process: Vec<Process>,
    pub(super) noise: Volt,
    pub(super) max: Volt,
    pub(super) dead: Option<Cause>,
}

impl Amplifier {
    /// A preamplifier's channel; `prefix` is what stands before the dot in the names of its controls.
    pub(super) fn of(preamp: &Preamp, controls: Controls, prefix: &str) -> Self {
        let switched = |name: &str| controls.on(&format!("{prefix}.{name}"));
        let gain = Db(controls.knob(&format!("{prefix}.gain"), preamp.gain_db.0));
        let pad = Db(if switched("pad") { preamp.pad_db } else { 0.0 });
        // The input stage clips at `max_in` behind the pad; at the output that is `max_in` and the whole gain,
        // with or without the pad. The output stage clips at `max_out`.
        let input_clips = preamp.max_in + gain;
        let corner = preamp.corner_at(controls.word(&format!("{prefix}.corner"), ""));
        let filter = (switched("hpf") && corner.0 > 0.0).then_some(Process::HighPass { corner, order: HIGH_PASS_ORDER });
        let clips = if input_clips < preamp.max_out { input_clips } else { preamp.max_out };
        Self {
            gain: if switched("polarity") { -1.0 } else { 1.0 } * (gain - pad).ratio(),
            process: filter.into_iter().chain(preamp.colour.iter().flat_map(|part| coloured(*part))).collect(),
            // The pad comes before the amplifier and takes nothing from its noise.
            noise: amplifier_noise(preamp.ein, gain),
            max: peak_of(clips),
            dead: None,
        }
    }

    /// This amplifier behind an input.
    pub(super) fn stage(self, input: JackId) -> Stage {
        match self.dead {
            Some(why) => dead_stage(why),
            None => Stage::Amplifier {
                inputs: vec![(input, self.gain)],
                process: self.process,
                noise: self.noise,
                max: self.max,
                why_dead: None,
            },
        }
    }
}

/// The peak of a sine of this level.
pub(super) fn peak_of(level: Dbu) -> Volt {
    Volt(level.volt().0 * std::f64::consts::SQRT_2)
}

/// The gain of so many decibels with the sign of a polarity switch.
pub(super) fn signed(decibels: f64, reversed: bool) -> f64 {
    if reversed { -amplitude(decibels) } else { amplitude(decibels) }
}
