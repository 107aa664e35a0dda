//! What drives the outputs of direct boxes, outboard, headphone amplifiers and instruments.

use crate::sim::circuit::controls::Controls;
use crate::sim::circuit::noise::{amplifier_only, thermal};
use crate::sim::circuit::process::effect;
use crate::sim::circuit::stage::{dead_stage, peak_of, signed};
use crate::sim::circuit::{Cause, Process, Stage};
use crate::sim::gear::{Booster, DirectBox, HeadphoneAmp, Instrument, JackId, Outboard, Power, Setting, UnitId};
use crate::sim::units::{Db, Hertz, Ohm, Volt};

/// A passive box is full where a sine of this frequency has this share of third harmonic (domain reference 3.2 and 10, F36).
const FULL_HZ: Hertz = Hertz(40.0);
const FULL_SHARE: f64 = 0.03;
/// What no rail ever cuts off.
const NO_RAILS: Volt = Volt(1000.0);

/// The output of a direct box; `unfed` is why an active one has no supply.
pub(super) fn direct_box(unit: &UnitId, one: &DirectBox, controls: Controls, unfed: Option<Cause>) -> Stage {
    if let Some(why) = unfed {
        return dead_stage(why);
    }
    let pad = one.pad(controls.setting("pad").map_or("", Setting::text));
    let gain = Db(one.gain_db) - pad;
    // A transformer has no rails: its core is what gives in, from the lowest notes on, with a pad before it as well.
    let passive = one.power == Power::Passive;
    let core = passive.then(|| Process::core(one.max_in, FULL_HZ, FULL_SHARE, Db(one.gain_db)));
    Stage::Amplifier {
        inputs: vec![(JackId::new(unit, "in"), signed(gain.0, controls.on("polarity")))],
        process: core.into_iter().collect(),
        // An amplifier of this class is no quieter than its output impedance; a transformer passes on what is before it.
        noise: if one.power.needs_phantom() { thermal(Ohm(10.0 * one.source.0)) } else { thermal(one.source) },
        max: if passive { NO_RAILS } else { peak_of(one.max_in + Db(one.gain_db)) },
        why_dead: None,
    }
}

/// An amplifier on a microphone's line that has its supply.
pub(super) fn booster(unit: &UnitId, one: &Booster) -> Stage {
    Stage::Amplifier {
        inputs: vec![(JackId::new(unit, "in"), Db(one.gain_db).ratio())],
        process: Vec::new(),
        noise: (amplifier_only(one.ein) + Db(one.gain_db)).volt(),
        max: peak_of(one.max_in + Db(one.gain_db)),
        why_dead: None,
    }
}

/// A channel of outboard.
pub(super) fn outboard(unit: &UnitId, one: &Outboard, controls: Controls, n: u32) -> Stage {
    let prefix = n.to_string();
    let active = controls.on(&format!("{prefix}.active"));
    Stage::Amplifier {
        inputs: vec![(JackId::new(unit, format!("in {n}")), 1.0)],
        process: if active { effect(controls, &prefix, &one.effect) } else { Vec::new() },
        noise: one.noise.volt(),
        max: peak_of(one.max_out),
        why_dead: None,
    }
}

/// A channel of a headphone amplifier.
pub(super) fn headphones(unit: &UnitId, one: &HeadphoneAmp, controls: Controls, n: u32) -> Stage {
    let gain = controls.fader(&format!("{n}.level")) * Db(one.gain_db).ratio();
    let inputs = if gain > 0.0 { vec![(JackId::new(unit, format!("in {n}")), gain)] } else { Vec::new() };
    Stage::Amplifier { inputs, process: Vec::new(), noise: one.noise.volt(), max: peak_of(one.max_out), why_dead: None }
}

/// The outlets of an instrument.
pub(super) fn outlets(unit: &UnitId, instrument: &Instrument) -> Vec<(JackId, Stage)> {
    let stage = |outlet: usize| Stage::Outlet { instrument: unit.clone(), outlet };
    instrument.outlets.iter().enumerate().map(|(at, outlet)| (JackId::new(unit, &outlet.id), stage(at))).collect()
}
