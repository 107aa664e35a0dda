//! What drives the outputs of direct boxes, outboard, headphone amplifiers and instruments.

use crate::sim::circuit::controls::Controls;
use crate::sim::circuit::noise::thermal;
use crate::sim::circuit::process::effect;
use crate::sim::circuit::stage::{dead_stage, peak_of, signed};
use crate::sim::circuit::{Cause, Stage};
use crate::sim::gear::{DirectBox, HeadphoneAmp, Instrument, JackId, Outboard, Setting, UnitId};
use crate::sim::units::{Db, Ohm};

/// The output of a direct box; `unfed` is why an active one has no supply.
pub(super) fn direct_box(unit: &UnitId, one: &DirectBox, controls: Controls, unfed: Option<Cause>) -> Stage {
    if let Some(why) = unfed {
        return dead_stage(why);
    }
    let pad = one.pad(controls.setting("pad").map_or("", Setting::text));
    let gain = Db(one.gain_db) - pad;
    Stage::Amplifier {
        inputs: vec![(JackId::new(unit, "in"), signed(gain.0, controls.on("polarity")))],
        process: Vec::new(),
        // An amplifier of this class is no quieter than its output impedance; a transformer passes on what is before it.
        noise: if one.power.needs_phantom() { thermal(Ohm(10.0 * one.source.0)) } else { thermal(one.source) },
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
