//! Cables that are out of their slots, their two ends, and where those could go.

use crate::sim::gear::{Connector, GearKind, JackId, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{End, Place, Studio};

/// The lengths of cables that have a colour of their own (domain reference 9.4), metres; longer ones share one more.
pub const LENGTHS_M: [f64; 4] = [3.0, 6.0, 9.0, 15.0];

/// The place of a cable among the colours of lengths: 0 for 3 m and less, 4 for what is longer than all of them.
#[must_use]
pub fn length_band(length_m: f64) -> usize {
    LENGTHS_M.iter().position(|length| length_m <= length + 0.5).unwrap_or(LENGTHS_M.len())
}

/// One end of a cable.
#[derive(Debug, Clone, PartialEq)]
pub struct EndView {
    /// Which.
    pub end: End,
    /// Its connector.
    pub connector: Connector,
    /// Where it is plugged.
    pub jack: Option<JackId>,
    /// The same in words, or `loose`.
    pub words: String,
}

/// One cable out of its slot.
#[derive(Debug, Clone, PartialEq)]
pub struct CableView {
    /// The cable.
    pub unit: UnitId,
    /// Its length, metres.
    pub length_m: f64,
    /// Its ends, A and B.
    pub ends: [EndView; 2],
    /// Whether it is in a hand.
    pub in_hand: bool,
    /// Whether it is a patch cord.
    pub is_patch_cord: bool,
    /// Points of the floor that it is laid along.
    pub by: Vec<(f64, f64)>,
    /// Whether it is taped down.
    pub taped: bool,
}

/// Every cable that is out of its slot.
#[must_use]
pub fn cables(scenario: &Scenario, studio: &Studio) -> Vec<CableView> {
    let out = studio.places.iter().filter(|(_, place)| **place != Place::Stored);
    out.filter_map(|(unit, place)| {
        let GearKind::Cable(cable) = &scenario.gear(unit)?.kind else { return None };
        let cord = studio.cords.get(unit).cloned().unwrap_or_default();
        let end = |end, connector, jack: Option<JackId>| {
            let words = jack.as_ref().map_or_else(|| "loose".to_owned(), |jack| jack_name(scenario, jack));
            EndView { end, connector, jack, words }
        };
        Some(CableView {
            unit: unit.clone(),
            length_m: cable.length_m,
            ends: [end(End::A, cable.ends.0, cord.a), end(End::B, cable.ends.1, cord.b)],
            in_hand: *place == Place::Hand,
            is_patch_cord: cable.ends.0 == Connector::TtPlug,
            by: cord.by,
            taped: cord.taped,
        })
    })
    .collect()
}

/// What people call a jack: the label of a bay, `LIVE 5`, `MC-012 out`.
#[must_use]
pub fn jack_name(scenario: &Scenario, jack: &JackId) -> String {
    let Some(gear) = scenario.gear(&jack.unit) else { return jack.to_string() };
    if let GearKind::Patchbay { points } = &gear.kind {
        let (row, number) = jack.jack.split_at(1.min(jack.jack.len()));
        if let Some(point) = number.parse::<usize>().ok().and_then(|n| points.get(n.wrapping_sub(1))) {
            return if row == "U" { point.upper.clone() } else { point.lower.clone() };
        }
    }
    match &gear.kind {
        GearKind::Preamp(_) => on_the_bay(scenario, jack).unwrap_or_else(|| format!("{} {}", jack.unit, jack.jack)),
        _ => format!("{} {}", jack.unit, jack.jack),
    }
}

/// What the bay calls the channel of a preamplifier's jack: `EXT PRE 1`.
fn on_the_bay(scenario: &Scenario, jack: &JackId) -> Option<String> {
    let wire = scenario.venue.wires.iter().find(|wire| wire.to == *jack || wire.from == *jack)?;
    let other = if wire.to == *jack { &wire.from } else { &wire.to };
    let label = (other.unit != jack.unit).then(|| jack_name(scenario, other))?;
    Some(label.trim_end_matches(" IN").trim_end_matches(" OUT").to_owned())
}

/// Jacks outside the bay that an end could be tried in: microphones in hand or set up, and wall boxes; free ones only.
#[must_use]
pub fn loose_jacks(scenario: &Scenario, studio: &Studio) -> Vec<JackId> {
    let taken = |jack: &JackId| studio.cords.values().any(|cord| cord.a.as_ref() == Some(jack) || cord.b.as_ref() == Some(jack));
    let set_up = studio.places.iter().filter(|(_, place)| matches!(place, Place::OnStand(_))).map(|(unit, _)| unit);
    let fixtures = scenario.venue.fixtures.iter().map(|fixture| &fixture.unit);
    set_up
        .chain(fixtures)
        .filter_map(|unit| Some((unit, scenario.gear(unit)?)))
        .filter(|(_, gear)| matches!(gear.kind, GearKind::Microphone(_) | GearKind::WallBox { .. }))
        .flat_map(|(unit, gear)| {
            let jacks = gear.jacks().into_iter().filter(|jack| jack.connector != Connector::Soldered);
            jacks.map(|jack| JackId::new(unit, jack.name)).collect::<Vec<_>>()
        })
        .filter(|jack| !taken(jack))
        .collect()
}
