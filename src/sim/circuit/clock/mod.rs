//! Which clock every converter runs by, and whether digital lines carry anything: from cords and switches alone.
//!
//! Word clock runs along coaxial cords from T-piece to T-piece; it wants 75 Ω at the far end and nowhere else (domain
//! reference 4.2, 6.5 and faults F27 to F29). A device without the clock that it is switched to falls back to its crystal.
//! Knows no samples: what a slip or a lost lock sounds like is the engine's affair.

mod line;
mod word;

pub use line::{DigitalLine, LineLost};
pub use word::Termination;

use crate::sim::circuit::{Fact, Patch};
use crate::sim::gear::{ClockSection, GearKind, RATES, UnitId};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeMap;

/// Least deviation of a crystal as a share of the greatest: two of them never agree.
const LEAST_OFF: f64 = 0.25;

/// The clock that a device runs by.
#[derive(Debug, Clone, PartialEq)]
pub struct Clock {
    /// Samples a second, as they really are.
    pub hz: f64,
    /// Whose crystal it is.
    pub master: UnitId,
    /// Rms jitter, picoseconds.
    pub jitter_ps: f64,
    /// Samples that are taken wrongly, a second on average.
    pub ticks: f64,
    /// Why it is not locked to what it is switched to.
    pub lost: Option<ClockLost>,
}

/// Why a device is not locked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockLost {
    /// No clock arrives.
    NoSignal,
    /// Two clocks drive one line.
    TwoMasters,
    /// The clocks run in a circle.
    Circle,
}

/// Every clock of a patch, and every digital line that is listened to.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Clocks {
    pub(super) of: BTreeMap<UnitId, Clock>,
    pub(super) lines: BTreeMap<(UnitId, u32), DigitalLine>,
    pub(super) endings: Vec<(UnitId, Termination)>,
}

impl Clocks {
    pub(super) fn of(patch: &Patch, gear: &[(&UnitId, &GearKind)]) -> Self {
        let mut clocks = Self::default();
        let clocked = gear.iter().filter(|(_, kind)| matches!(kind, GearKind::Recorder(_) | GearKind::ClockGenerator(_)));
        let devices: Vec<&UnitId> = clocked.map(|(unit, _)| *unit).collect();
        let words = word::Lines::of(patch, &devices);
        for &unit in &devices {
            if let Some(clock) = clock_of(patch, &words, unit, &mut Vec::new()) {
                clocks.of.insert(unit.clone(), clock);
            }
        }
        clocks.endings = words.endings(patch, &devices);
        clocks.lines = line::lines(patch, &devices, &clocks.of);
        clocks
    }
}

/// The clock section of a unit, if it is on.
fn section<'a>(patch: &Patch<'a>, unit: &UnitId) -> Option<&'a ClockSection> {
    match patch.kind(unit) {
        Some(GearKind::Recorder(converter)) if patch.settings.on(unit, "power") => converter.clock.as_ref(),
        _ => None,
    }
}

/// The nominal rate that a unit is switched to, hertz.
fn rate_of(patch: &Patch, unit: &UnitId) -> f64 {
    let word = patch.settings.text(unit, "rate");
    RATES.iter().find(|(name, _)| *name == word).map_or(RATES[0].1, |(_, hertz)| *hertz)
}

/// A unit's own crystal: off by a part of what it may be, to either side, as the seed draws it.
fn crystal(patch: &Patch, unit: &UnitId, ppm: f64, jitter_ps: f64) -> Clock {
    let off = patch.seed.map_or(0.0, |seed| {
        let tag = unit.0.bytes().fold(seed, |sum, byte| sum.wrapping_mul(0x0100_0000_01B3) ^ u64::from(byte));
        let mut lot = ChaCha8Rng::seed_from_u64(tag);
        let size = LEAST_OFF + (1.0 - LEAST_OFF) * lot.random::<f64>();
        if lot.random::<bool>() { size } else { -size }
    });
    Clock { hz: rate_of(patch, unit) * (1.0 + 1e-6 * ppm * off), master: unit.clone(), jitter_ps, ticks: 0.0, lost: None }
}

/// The clock of a unit; `asked` are the units whose clocks wait for it.
fn clock_of(patch: &Patch, words: &word::Lines, unit: &UnitId, asked: &mut Vec<UnitId>) -> Option<Clock> {
    if let Some(GearKind::ClockGenerator(page)) = patch.kind(unit) {
        return patch.settings.on(unit, "power").then(|| crystal(patch, unit, page.ppm, page.jitter_ps));
    }
    let page = section(patch, unit)?;
    let own = crystal(patch, unit, page.ppm, page.jitter_ps);
    let found = match patch.settings.text(unit, "clock") {
        "" | "internal" => return Some(own),
        _ if asked.contains(unit) => Err(ClockLost::Circle),
        source => {
            asked.push(unit.clone());
            let found = if source == "word clock" {
                words.arriving(unit).and_then(|(from, ending)| {
                    let clock = clock_of(patch, words, &from, asked).ok_or(ClockLost::NoSignal)?;
                    let (jitter_ps, ticks) = ending.harm();
                    Ok(Clock { jitter_ps: clock.jitter_ps.max(page.jitter_ps) + jitter_ps, ticks: clock.ticks + ticks, ..clock })
                })
            } else {
                let from = line::sender(patch, unit, source).ok_or(ClockLost::NoSignal);
                from.and_then(|(from, _)| clock_of(patch, words, &from, asked).ok_or(ClockLost::NoSignal))
            };
            asked.pop();
            found.and_then(|clock| if clock.lost == Some(ClockLost::Circle) { Err(ClockLost::Circle) } else { Ok(clock) })
        }
    };
    Some(match found {
        Ok(clock) => Clock { lost: None, ..clock },
        Err(why) => Clock { lost: Some(why), ..own },
    })
}

/// What is remarkable about the clocks of a patch: each device once for each thing.
pub(super) fn facts(patch: &Patch, clocks: &Clocks) -> Vec<Fact> {
    let mut facts = Vec::new();
    for (unit, clock) in &clocks.of {
        facts.extend(clock.lost.map(|why| Fact::Unlocked { unit: unit.clone(), why }));
        let semitones = 12.0 * libm::log2(clock.hz / rate_of(patch, unit));
        facts.extend((semitones.abs() > 0.1).then(|| Fact::OtherRate { unit: unit.clone(), semitones }));
    }
    facts.extend(clocks.endings.iter().map(|(unit, ending)| Fact::BadTermination { unit: unit.clone(), ending: *ending }));
    for ((unit, _), line) in &clocks.lines {
        facts.extend(line.lost.map(|why| Fact::LineLost { unit: unit.clone(), why }));
        if let (Some((from, _)), true) = (&line.from, line.slip_ppm.abs() > 0.0) {
            // Once a sample the two are a sample apart.
            let every_s = 1.0 / (clocks.of.get(unit).map_or(RATES[0].1, |clock| clock.hz) * 1e-6 * line.slip_ppm.abs());
            facts.push(Fact::Slipping { from: from.clone(), to: unit.clone(), every_s });
        }
    }
    facts.dedup();
    facts
}

impl ClockLost {
    /// Why, in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NoSignal => "no clock arrives",
            Self::TwoMasters => "two clocks drive its line",
            Self::Circle => "the clocks run in a circle",
        }
    }
}
