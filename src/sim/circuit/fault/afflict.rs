//! What is broken in a device changes its stages, its inputs, its earth and the lines that are soldered to it.

use crate::sim::circuit::words::number_of;
use crate::sim::circuit::{Cause, Patch, Stage};
use crate::sim::gear::{Defect, DirectBox, Flow, GearKind, JackId, PLUG_LINES, UnitId};
use crate::sim::units::{Db, Pascal, Volt};
use std::collections::BTreeMap;

/// What a phantom resistor that has drifted by 5 % leaves of an input's rejection: domain reference 10, F8, and 11.15.
const DRIFTED: Db = Db(26.0);
/// A low rail raises the noise of everything; estimate.
const NOISE_OF_LOW_RAIL: Db = Db(6.0);
/// The peak at which an amplifier on an empty battery clips: domain reference 10, F35.
const EMPTY_BATTERY_V: f64 = 3.0;
/// What an amplifier gives whose supply comes from the wrong end, which also turns its polarity: domain reference 10, F65,
/// −6 to −20 dB.
const WRONG_BIAS: Db = Db(-12.0);
/// What a microphone loses on a worn-out supply: domain reference 10, F13, low; estimate.
const WORN_SUPPLY: Db = Db(-3.0);

/// What is broken in a unit.
pub(in crate::sim::circuit) fn of<'a>(patch: &Patch<'a>, unit: &UnitId) -> &'a [Defect] {
    patch.defects.get(unit).map_or(&[], Vec::as_slice)
}

/// The volts at which the chassis of a unit stands, and the ohms that its shields have in common with its circuit.
pub(in crate::sim::circuit) fn earth(patch: &Patch, unit: &UnitId) -> (f64, f64) {
    let mut found = (patch.venue.earth(unit), 0.0);
    for defect in of(patch, unit) {
        match defect {
            Defect::OtherEarth { volts } if volts.is_finite() => found.0 += volts,
            Defect::PinOne { ohms } if ohms.is_finite() => found.1 += ohms.abs(),
            _ => {}
        }
    }
    found
}

/// A jack as a defect of its unit leaves it.
pub(in crate::sim::circuit) fn flow(patch: &Patch, jack: &JackId, flow: Flow) -> Flow {
    let channel = number_of(jack);
    let drifted =
        of(patch, &jack.unit).iter().any(|defect| matches!(defect, Defect::DriftedResistor { channel: n } if Some(*n) == channel));
    let control = match patch.kind(&jack.unit) {
        Some(GearKind::Preamp(_)) if jack.jack.starts_with("in ") => "",
        Some(GearKind::Desk(_)) if jack.jack.starts_with("mic ") => "ch",
        _ => return flow,
    };
    match flow {
        Flow::Input { load, common_mode, stage, max, cmrr }
            if drifted && patch.settings.on(&jack.unit, &format!("{control}{}.48v", channel.unwrap_or(0))) =>
        {
            Flow::Input { load, common_mode, stage, max, cmrr: if cmrr < DRIFTED { cmrr } else { DRIFTED } }
        }
        flow => flow,
    }
}

/// Which contact a line that is soldered to this jack meets; none if its plug is not pushed home.
pub(in crate::sim::circuit) fn line(patch: &Patch, jack: &JackId) -> Option<JackId> {
    let Some((name, number)) = numbered(jack) else { return Some(jack.clone()) };
    let meets = meets(of(patch, &jack.unit), number)?;
    Some(JackId { unit: jack.unit.clone(), jack: format!("{name}{meets}") })
}

/// Which line of its other side a line of a multi-pin plug with these defects meets.
pub(in crate::sim::circuit) fn meets(defects: &[Defect], number: u32) -> Option<u32> {
    let mut meets = number;
    for defect in defects.iter().filter(|defect| is_on(defect, number)) {
        match *defect {
            Defect::HalfSeated { .. } => return None,
            Defect::OtherPinout { first } => meets = first + (PLUG_LINES - 1) - (number - first),
            _ => {}
        }
    }
    Some(meets)
}

/// Whether a defect is one of a multi-pin plug.
pub(in crate::sim::circuit) fn is_of_plug(defect: &Defect) -> bool {
    matches!(defect, Defect::HalfSeated { .. } | Defect::OtherPinout { .. })
}

/// Whether the multi-pin plug that a defect is in carries this line.
pub(super) fn is_in_plug(line: &JackId, defect: &Defect) -> bool {
    numbered(line).is_some_and(|(_, number)| is_on(defect, number))
}

fn is_on(defect: &Defect, number: u32) -> bool {
    match *defect {
        Defect::HalfSeated { first } | Defect::OtherPinout { first } => (first..first.saturating_add(PLUG_LINES)).contains(&number),
        _ => false,
    }
}

/// A line's name in two parts: what stands before its number, and the number.
fn numbered(jack: &JackId) -> Option<(&str, u32)> {
    let name = jack.jack.trim_end_matches(|letter: char| letter.is_ascii_digit());
    // A recorder has a plug for its inputs; its outputs go another way.
    let plugged = name.is_empty() || name == "in ";
    Some((name, jack.jack.get(name.len()..)?.parse().ok()?)).filter(|_| plugged)
}

/// Breaks the stages of every unit that has a defect.
pub(in crate::sim::circuit) fn stages(patch: &Patch, stages: &mut BTreeMap<JackId, Stage>) {
    for (unit, defects) in patch.defects {
        let kind = patch.kind(unit);
        for (jack, stage) in stages.range_mut(JackId::new(unit, "")..).take_while(|(jack, _)| jack.unit == *unit) {
            for defect in defects {
                afflict(kind, jack, stage, defect);
            }
        }
    }
}

fn afflict(kind: Option<&GearKind>, jack: &JackId, stage: &mut Stage, defect: &Defect) {
    match stage {
        Stage::Capsule { sensitivity, noise, clip, .. } => capsule(sensitivity, noise, clip, defect),
        Stage::Amplifier { inputs, process, noise, max, why_dead } => match *defect {
            Defect::SmallCore { decibels } => process.iter_mut().for_each(|one| one.shrink(held(decibels))),
            Defect::DifferentialPhones { channel } if jack.jack == format!("phones {channel}") => against_the_other(inputs, channel),
            Defect::Noisy { decibels } => noise.0 *= held(decibels).ratio(),
            Defect::RailLow { decibels } => {
                max.0 *= held(-decibels).ratio();
                noise.0 *= NOISE_OF_LOW_RAIL.ratio();
            }
            Defect::LevelOffset { channel, decibels } if is_behind_fader(kind, jack, channel) => {
                inputs.iter_mut().for_each(|(_, gain)| *gain *= held(decibels).ratio());
            }
            Defect::DeadBus { bus } if jack.jack == format!("bus {bus}") => dead((inputs, noise, why_dead), jack, defect),
            Defect::DeadPhones { channel } if jack.jack == format!("phones {channel}") => dead((inputs, noise, why_dead), jack, defect),
            Defect::LowBattery => max.0 = max.0.min(EMPTY_BATTERY_V * gain_of(kind).ratio()),
            _ => {}
        },
        Stage::Outlet { .. } | Stage::Oscillator { .. } | Stage::Timecode { .. } | Stage::Recorder { .. } | Stage::Nothing => {}
    }
}

fn capsule(sensitivity: &mut Volt, noise: &mut Volt, clip: &mut Pascal, defect: &Defect) {
    match *defect {
        Defect::Noisy { decibels } => noise.0 *= held(decibels).ratio(),
        Defect::RailLow { decibels } => clip.0 *= held(-decibels).ratio(),
        Defect::SupplyRipple => sensitivity.0 *= WORN_SUPPLY.ratio(),
        Defect::BiasReversed => {
            sensitivity.0 *= -WRONG_BIAS.ratio();
            clip.0 *= WRONG_BIAS.ratio();
        }
        _ => {}
    }
}

/// Two sides of a cue on the two legs of one line: what both have cancels.
fn against_the_other(inputs: &mut Vec<(JackId, f64)>, channel: u32) {
    let other = if channel % 2 == 1 { channel + 1 } else { channel - 1 };
    let turned: Vec<(JackId, f64)> = inputs.iter().map(|(input, gain)| (JackId::new(&input.unit, format!("in {other}")), -gain)).collect();
    inputs.extend(turned);
}

/// Decibels as a device can be wrong by.
fn held(decibels: f64) -> Db {
    Db(if decibels.is_finite() { decibels.clamp(-60.0, 60.0) } else { 0.0 })
}

/// Whether a stage is what a fader's gain cell of this channel feeds: of a preamplifier its output, of a desk the channel.
pub(super) fn is_behind_fader(kind: Option<&GearKind>, jack: &JackId, channel: u32) -> bool {
    let name = match kind {
        Some(GearKind::Desk(desk)) if desk.inline.is_some() => "channel",
        Some(GearKind::Desk(_)) => "send",
        _ => "out",
    };
    jack.jack == format!("{name} {channel}")
}

fn gain_of(kind: Option<&GearKind>) -> Db {
    if let Some(GearKind::DirectBox(DirectBox { gain_db, .. })) = kind { Db(*gain_db) } else { Db(0.0) }
}

fn dead((inputs, noise, why_dead): (&mut Vec<(JackId, f64)>, &mut Volt, &mut Option<Cause>), jack: &JackId, defect: &Defect) {
    inputs.clear();
    *noise = Volt(0.0);
    *why_dead = Some(Cause::Defective { unit: jack.unit.clone(), defect: *defect });
}
