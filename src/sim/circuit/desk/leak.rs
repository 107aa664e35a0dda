//! Crosstalk of a desk: what of a channel or a bus is in its neighbours (domain reference 6.2).
//!
//! It goes over capacitances, so it rises 6 dB an octave; a leak is therefore no input of a stage but stands beside them.

use crate::sim::circuit::Stage;
use crate::sim::gear::{Desk, GearKind, JackId, UnitId};
use std::collections::BTreeMap;

/// What leaks into each place of a desk, with its gain at 10 kHz.
pub(in crate::sim::circuit) type Leaks = BTreeMap<JackId, Vec<(JackId, f64)>>;

/// Every leak of a patch.
pub(in crate::sim::circuit) fn leaks(gear: &[(&UnitId, &GearKind)], stages: &BTreeMap<JackId, Stage>) -> Leaks {
    let mut found = Leaks::new();
    for &(unit, kind) in gear {
        if let GearKind::Desk(desk) = kind
            && let Some(crosstalk) = desk.crosstalk
        {
            of_desk(unit, desk, crosstalk.ratio(), stages, &mut found);
        }
    }
    found
}

fn of_desk(unit: &UnitId, desk: &Desk, share: f64, stages: &BTreeMap<JackId, Stage>, found: &mut Leaks) {
    let place = |name: &str, n: u32| JackId::new(unit, format!("{name} {n}"));
    // The buses with an insert have their sum before it.
    let sum = |n: u32| if n <= desk.inline.as_ref().map_or(0, |inline| inline.bus_inserts) { place("bus sum", n) } else { place("bus", n) };
    let buses: Vec<JackId> = (1..=desk.channels).map(sum).collect();
    let mixed: Vec<Option<&Stage>> = buses.iter().map(|bus| stages.get(bus)).collect();
    for (at, n) in (1..=desk.channels).enumerate() {
        let beside = || [at.wrapping_sub(1), at + 1].into_iter().filter(|other| *other < buses.len());
        let channel = place("channel", n);
        if stages.contains_key(&channel) {
            let strips = beside().map(|other| (place("strip", other as u32 + 1), share));
            found.entry(channel).or_default().extend(strips);
        }
        let Some(Stage::Amplifier { why_dead: None, .. }) = mixed[at] else { continue };
        let beside =
            beside().filter_map(|other| if let Some(Stage::Amplifier { inputs, .. }) = mixed[other] { Some(inputs) } else { None });
        let leaking = beside.flatten().filter(|(from, _)| from.jack.starts_with("channel "));
        found.entry(buses[at].clone()).or_default().extend(leaking.map(|(from, gain)| (from.clone(), gain * share)));
    }
}
