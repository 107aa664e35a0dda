//! The signal flow: every line in use from its source to the monitors, as it is plugged and switched.
//!
//! It says what can be seen, whatever is broken inside: the way follows plugs and switches, and no fault is named.

mod joins;
mod stops;
mod walk;

use crate::sim::gear::{JackId, Normal, Setting, Settings, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Cord, Place, Studio, recorder};
use std::collections::{BTreeMap, BTreeSet};

/// What kind of place a line passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StopKind {
    /// A microphone, or the outlet of an instrument.
    Source,
    /// A direct box or an amplifier on the line.
    Box,
    /// A wall box or a stage box.
    Wall,
    /// A jack of a bay.
    Bay,
    /// A channel of an external preamplifier.
    Preamp,
    /// A channel of outboard.
    Outboard,
    /// A strip of the desk.
    Desk,
    /// A track of the recorder or of the tape machine.
    Track,
    /// A return of the desk, or headphones and loudspeakers.
    Monitor,
}

/// What leads from one place to the next.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// A cable on the floor, or a cord of a bay.
    Cord {
        /// Its tag.
        cord: UnitId,
        /// Its length, metres.
        length_m: f64,
        /// Whether it is a patch cord.
        is_patch_cord: bool,
    },
    /// Cable in the walls, of so many metres.
    Wire(f64),
    /// A closed normal of a bay.
    Normal(Normal),
    /// The inside of a unit.
    Inside,
}

/// Why a signal goes no further from a place.
#[derive(Debug, Clone, PartialEq)]
pub enum Ending {
    /// The unit is not switched on.
    NoPower,
    /// The source needs 48 V, and the switch is out.
    NoPhantom,
    /// A cable hangs here with its other end loose.
    Loose(UnitId),
    /// Nothing is plugged here.
    Nothing,
    /// The strip is switched to its other input, `mic` or `line`.
    OtherInput(String),
    /// The strip is routed to nothing.
    NotRouted,
    /// The return is turned down or muted.
    Down,
    /// Nothing arrives here.
    NothingArrives,
}

/// Which of the engine's meters shows a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metered {
    /// The input of a track, as it is converted; only while it is armed.
    Track(u32),
    /// A return of the desk.
    Return(u32),
}

/// A place that a line passes.
#[derive(Debug, Clone, PartialEq)]
pub struct StopView {
    /// What kind of place.
    pub kind: StopKind,
    /// Where the signal comes in; of a source, where it comes out.
    pub jack: JackId,
    /// What people call it: the label of a bay, `LIVE 5`, `EXT PRE 1`.
    pub name: String,
    /// What it is, as the catalogue has it; empty where its name says that.
    pub what: String,
    /// What is written on it: the name of a track, an outlet of an instrument, the tag and channel of a preamplifier.
    pub label: String,
    /// The channel, strip, track or return, from 1.
    pub number: Option<u32>,
    /// How its controls stand that matter to the line, by their short names.
    pub set: Vec<(String, Setting)>,
    /// What leads here; nothing leads to the first place.
    pub link: Option<Link>,
    /// Why nothing goes on from here.
    pub ending: Option<Ending>,
    /// The meter that shows it.
    pub meter: Option<Metered>,
}

impl StopView {
    /// How a control of it stands.
    #[must_use]
    pub fn setting(&self, short: &str) -> Option<&Setting> {
        self.set.iter().find(|(name, _)| name == short).map(|(_, setting)| setting)
    }
}

/// A line from its source as far as it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct LineView {
    /// The places in order; never none.
    pub stops: Vec<StopView>,
}

impl LineView {
    /// The place of that kind that the line comes to first.
    #[must_use]
    pub fn first(&self, kind: StopKind) -> Option<&StopView> {
        self.stops.iter().find(|stop| stop.kind == kind)
    }

    /// The track that it comes to.
    #[must_use]
    pub fn track(&self) -> Option<u32> {
        self.first(StopKind::Track).and_then(|stop| stop.number)
    }

    /// The first place from which nothing goes on.
    #[must_use]
    pub fn broken(&self) -> Option<&StopView> {
        self.stops.iter().find(|stop| stop.ending.is_some())
    }

    /// The cords that it passes, in order, one that hangs loose at its end included.
    pub fn cords(&self) -> impl Iterator<Item = &UnitId> {
        let passed = self.stops.iter().filter_map(|stop| match &stop.link {
            Some(Link::Cord { cord, .. }) => Some(cord),
            _ => None,
        });
        passed.chain(self.stops.last().and_then(|stop| match &stop.ending {
            Some(Ending::Loose(cord)) => Some(cord),
            _ => None,
        }))
    }

    /// The preamplifier of the line: an external one, or that of the strip whose microphone input it takes.
    #[must_use]
    pub fn preamp(&self) -> Option<&StopView> {
        let own = |stop: &&StopView| stop.kind == StopKind::Desk && stop.jack.jack.starts_with("mic ");
        self.first(StopKind::Preamp).or_else(|| self.stops.iter().find(own))
    }
}

/// Every line of a studio, to be kept while nothing is plugged, set or moved.
#[derive(Debug, Clone, PartialEq)]
pub struct Flow {
    /// The lines by track.
    pub lines: Vec<LineView>,
    /// What they follow from.
    of: (String, BTreeMap<UnitId, Cord>, BTreeMap<UnitId, Place>, Settings),
}

impl Flow {
    /// The lines as the studio stands.
    #[must_use]
    pub fn of(scenario: &Scenario, studio: &Studio) -> Self {
        let of = (scenario.hash.clone(), studio.cords.clone(), studio.places.clone(), studio.settings.clone());
        Self { lines: flow(scenario, studio), of }
    }

    /// Whether the studio still stands so.
    #[must_use]
    pub fn is_still_true(&self, scenario: &Scenario, studio: &Studio) -> bool {
        let (hash, cords, places, settings) = &self.of;
        *cords == studio.cords && *places == studio.places && *settings == studio.settings && *hash == scenario.hash
    }
}

/// Every line in use, by track and then by tag: from each microphone and outlet that is set up or plugged, and to each armed
/// or named track to which none of them comes.
#[must_use]
pub fn flow(scenario: &Scenario, studio: &Studio) -> Vec<LineView> {
    let joins = joins::Joins::of(scenario, studio);
    let sources = stops::sources(scenario, studio);
    let mut lines: Vec<LineView> = sources.into_iter().flat_map(|source| walk::lines(scenario, studio, &joins, source)).collect();
    if let Some((unit, converter)) = recorder(scenario) {
        let ends = lines.iter().filter_map(|line| line.first(StopKind::Track)).filter(|stop| stop.jack.unit == *unit);
        let reached: BTreeSet<u32> = ends.filter_map(|stop| stop.number).collect();
        let is_used = |n: u32| {
            let named = !studio.settings.text(unit, &format!("name {n}")).is_empty();
            named || studio.settings.on(unit, &format!("arm {n}"))
        };
        for n in (1..=converter.tracks).filter(|n| is_used(*n) && !reached.contains(n)) {
            lines.push(walk::from_track(scenario, studio, &joins, &JackId::new(unit, format!("in {n}"))));
        }
    }
    lines.sort_by_key(|line| line.track().unwrap_or(u32::MAX));
    lines
}
