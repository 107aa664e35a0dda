//! Digital lines: who sends what to whom, and whether it arrives.

use crate::sim::circuit::Patch;
use crate::sim::circuit::clock::{Clock, section};
use crate::sim::circuit::fault::afflict;
use crate::sim::gear::{Defect, DigitalKind, DigitalPort, GearKind, JackId, UnitId};
use std::collections::BTreeMap;

/// Rates that differ by more than this are different rates, parts in a million: no receiver follows so far.
const SAME_RATE_PPM: f64 = 1_000.0;
/// Picofarads between the cores of a cord at which an AES3 receiver loses its eye: 100 m of 110 Ω pair, under 30 m of
/// microphone cable (domain reference 4.2: 15 to 30 m).
const AES3_PF: f64 = 4_300.0;
/// The longest coaxial cord of consumer level and the longest fibre, metres: domain reference 4.2.
const LONGEST_M: [(DigitalKind, f64); 2] = [(DigitalKind::Coax, 10.0), (DigitalKind::Optical, 10.0)];

/// Why nothing arrives on a digital line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineLost {
    /// Nothing is sent.
    NoSignal,
    /// The cord is longer than its kind allows.
    TooLong,
    /// The other end runs at another sample rate.
    OtherRate,
}

impl LineLost {
    /// Why, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NoSignal => "nothing is sent",
            Self::TooLong => "its cord is too long",
            Self::OtherRate => "the other end runs at another rate",
        }
    }
}

/// A channel that a device takes from a digital line.
#[derive(Debug, Clone, PartialEq)]
pub struct DigitalLine {
    /// The device at the other end, and which of its channels; none if there is none.
    pub from: Option<(UnitId, u32)>,
    /// By how much the sender's clock is fast, parts in a million; zero if both run by one clock.
    pub slip_ppm: f64,
    /// Why nothing arrives.
    pub lost: Option<LineLost>,
    /// Whether the sender keeps losing the leader of its clock, and with it what it sends.
    pub drops_out: bool,
}

/// The port of that name.
fn port<'a>(patch: &Patch<'a>, unit: &UnitId, id: &str) -> Option<&'a DigitalPort> {
    section(patch, unit)?.ports.iter().find(|port| port.id == id)
}

/// Who sends to a port, by which of its own, and on which cord.
pub(super) fn sender<'a>(patch: &Patch<'a>, unit: &UnitId, id: &str) -> Option<(UnitId, &'a DigitalPort)> {
    let (from, _) = far_end(patch, &JackId::new(unit, format!("{id} in")))?;
    let own = port(patch, &from.unit, from.jack.strip_suffix(" out")?)?;
    Some((from.unit, own))
}

/// The jack at the other end of what is in a jack, and the cord if it is one.
fn far_end(patch: &Patch, jack: &JackId) -> Option<(JackId, Option<UnitId>)> {
    let cord = patch.cords.iter().find_map(|(cord, ends)| match ends {
        (Some(a), Some(b)) if a == jack => Some((b.clone(), Some(cord.clone()))),
        (Some(a), Some(b)) if b == jack => Some((a.clone(), Some(cord.clone()))),
        _ => None,
    });
    let wire = || patch.venue.wires.iter().find(|wire| wire.to == *jack).map(|wire| (wire.from.clone(), None));
    cord.or_else(wire)
}

/// Every channel that is taken from a digital line.
pub(super) fn lines(patch: &Patch, devices: &[&UnitId], clocks: &BTreeMap<UnitId, Clock>) -> BTreeMap<(UnitId, u32), DigitalLine> {
    let mut lines = BTreeMap::new();
    for &unit in devices {
        let Some(page) = section(patch, unit) else { continue };
        for port in page.ports.iter().filter(|port| patch.settings.on(unit, &port.id)) {
            let sent = sender(patch, unit, &port.id);
            for channel in 0..port.kind.channels() {
                let from = sent.as_ref().map(|(from, theirs)| (from.clone(), theirs.first + channel));
                let line = one(patch, clocks, unit, port, from);
                lines.insert((unit.clone(), port.first + channel), line);
            }
        }
    }
    lines
}

fn one(patch: &Patch, clocks: &BTreeMap<UnitId, Clock>, unit: &UnitId, port: &DigitalPort, from: Option<(UnitId, u32)>) -> DigitalLine {
    let (Some(here), Some(there)) = (clocks.get(unit), from.as_ref().and_then(|(from, _)| clocks.get(from))) else {
        return DigitalLine { from, slip_ppm: 0.0, lost: Some(LineLost::NoSignal), drops_out: false };
    };
    let drops_out = from.as_ref().is_some_and(|(from, _)| afflict::of(patch, from).contains(&Defect::LeaderLost));
    let apart = 1e6 * (there.hz / here.hz - 1.0);
    let lost =
        if is_too_long(patch, unit, port) { Some(LineLost::TooLong) } else { (apart.abs() > SAME_RATE_PPM).then_some(LineLost::OtherRate) };
    // One crystal is one clock, whichever way it comes.
    let slip_ppm = if here.master == there.master || lost.is_some() { 0.0 } else { apart };
    DigitalLine { from, slip_ppm, lost, drops_out }
}

fn is_too_long(patch: &Patch, unit: &UnitId, port: &DigitalPort) -> bool {
    let cord = far_end(patch, &JackId::new(unit, format!("{} in", port.id))).and_then(|(_, cord)| cord);
    let Some(GearKind::Cable(cable)) = cord.and_then(|cord| patch.kind(&cord)) else { return false };
    match LONGEST_M.iter().find(|(kind, _)| *kind == port.kind) {
        Some((_, longest)) => cable.length_m > *longest,
        None => cable.length_m * cable.core_pf > AES3_PF,
    }
}
