//! The bleed matrix as its panel shows it: microphones down, radiators across, each re the source that the microphone is for.

use crate::sim::engine::Heard;
use crate::sim::gear::{ControlId, GearKind, Setting, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Place, Studio};
use std::collections::BTreeMap;

/// One radiator across the top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BleedSource {
    /// The name of the player.
    pub player: String,
    /// The radiator, such as `mouth`; empty where the player has only one.
    pub radiator: String,
}

/// One radiator in one microphone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct BleedCell {
    /// Level re the wanted source in the same microphone, decibels; none where nothing gets through.
    pub level_db: Option<f64>,
    /// The pressure at the capsule that it stands for, dB SPL.
    pub level_db_spl: Option<f64>,
    /// When its first sound arrives, milliseconds.
    pub delay_ms: Option<f64>,
    /// Whether it arrives with its polarity turned over.
    pub inverted: bool,
}

/// One microphone.
#[derive(Debug, Clone, PartialEq)]
pub struct BleedRow {
    /// Its tag, with the side of a stereo microphone.
    pub name: String,
    /// What it is, as the catalogue has it.
    pub what: String,
    /// The column of the source that it is for: the one that reaches it first.
    pub wanted: Option<usize>,
    /// A cell for each source.
    pub cells: Vec<BleedCell>,
}

/// The matrix.
#[derive(Debug, Clone, PartialEq)]
pub struct BleedView {
    /// The radiators.
    pub sources: Vec<BleedSource>,
    /// The microphones that are set up, by tag.
    pub rows: Vec<BleedRow>,
    /// What it was worked out for.
    of: Air,
}

impl BleedView {
    /// The matrix of what the engine says is heard in a studio.
    #[must_use]
    pub fn of(scenario: &Scenario, studio: &Studio, heard: &[Heard]) -> Self {
        let mut sources: Vec<(&str, &str)> = Vec::new();
        for one in heard {
            let source = (one.player.as_str(), one.radiator.as_str());
            if !sources.contains(&source) {
                sources.push(source);
            }
        }
        let mut rows: Vec<BleedRow> = Vec::new();
        for capsule in heard.chunk_by(|one, next| (&one.microphone, one.capsule) == (&next.microphone, next.capsule)) {
            rows.extend(row(scenario, &sources, capsule));
        }
        let alone = |player: &str| sources.iter().filter(|(other, _)| *other == player).count() == 1;
        let name = |player: &str| {
            let known = scenario.band.players.iter().find(|one| one.id.0 == player);
            known.map_or_else(|| player.to_owned(), |one| one.name.clone())
        };
        let source = |(player, radiator): &(&str, &str)| BleedSource {
            player: name(player),
            radiator: if alone(player) { String::new() } else { (*radiator).to_owned() },
        };
        Self { sources: sources.iter().map(source).collect(), rows, of: Air::of(scenario, studio) }
    }

    /// Whether microphones, screens and doors still stand as they did.
    #[must_use]
    pub fn is_still_true(&self, scenario: &Scenario, studio: &Studio) -> bool {
        self.of == Air::of(scenario, studio)
    }
}

fn row(scenario: &Scenario, sources: &[(&str, &str)], heard: &[Heard]) -> Option<BleedRow> {
    let first = heard.first()?;
    let gear = scenario.gear(&first.microphone);
    let outputs = match gear.map(|gear| &gear.kind) {
        Some(GearKind::Microphone(mic)) => mic.outputs().to_vec(),
        _ => Vec::new(),
    };
    let side = outputs.get(first.capsule).filter(|_| outputs.len() > 1).map(|out| format!(" {}", out.trim_start_matches("out ")));
    let found: Vec<Option<&Heard>> =
        sources.iter().map(|(player, radiator)| heard.iter().find(|one| one.player == *player && one.radiator == *radiator)).collect();
    let sooner = |a: &(usize, f64), b: &(usize, f64)| a.1.total_cmp(&b.1);
    let arrivals = found.iter().enumerate().filter_map(|(at, one)| Some((at, (*one)?.delay_ms?)));
    let wanted = arrivals.min_by(sooner).map(|(at, _)| at);
    let reference = wanted.and_then(|at| found[at]?.level_db_spl);
    let cell = |one: &Option<&Heard>| BleedCell {
        level_db: one.and_then(|one| Some(one.level_db_spl? - reference?)),
        level_db_spl: one.and_then(|one| one.level_db_spl),
        delay_ms: one.and_then(|one| one.delay_ms),
        inverted: one.is_some_and(|one| one.inverted),
    };
    Some(BleedRow {
        name: format!("{}{}", first.microphone, side.unwrap_or_default()),
        what: gear.map_or_else(String::new, |gear| gear.name.clone()),
        wanted,
        cells: found.iter().map(cell).collect(),
    })
}

/// What of a studio the matrix depends on: where microphones and screens are, how their switches and the doors stand.
#[derive(Debug, Clone, PartialEq)]
struct Air {
    places: BTreeMap<UnitId, Place>,
    settings: Vec<(ControlId, Setting)>,
}

impl Air {
    fn of(scenario: &Scenario, studio: &Studio) -> Self {
        let stands = |place: &Place| matches!(place, Place::Standing(_) | Place::OnStand(_) | Place::Floor(_));
        let places = studio.places.iter().filter(|(unit, place)| stands(place) && is_in_the_air(scenario, unit));
        let units = studio.settings.0.iter().filter(|(id, _)| is_in_the_air(scenario, &id.unit));
        Self {
            places: places.map(|(unit, place)| (unit.clone(), place.clone())).collect(),
            settings: units.map(|(id, setting)| (id.clone(), setting.clone())).collect(),
        }
    }
}

fn is_in_the_air(scenario: &Scenario, unit: &UnitId) -> bool {
    let kind = scenario.gear(unit).map(|gear| &gear.kind);
    matches!(kind, Some(GearKind::Microphone(_) | GearKind::Stand(_) | GearKind::Door | GearKind::Gobo(_)))
}
