//! From the studio to the blocks of its tape machine.

use crate::sim::circuit::Giving;
use crate::sim::engine::compile::Compiler;
use crate::sim::engine::noise::seed_of;
use crate::sim::engine::plan::Does;
use crate::sim::engine::reels::flux::{Flux, key_of};
use crate::sim::engine::reels::heads;
use crate::sim::engine::reels::track::{Hears, MachineTrack};
use crate::sim::engine::reels::travel::{Capstan, Travel};
use crate::sim::engine::tape_machine::{Deck, Playing, RecordChannel, ReproChannel, Transport};
use crate::sim::gear::{GearKind, JackId, TapeStock, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::{Reeling, Studio, rolling, tape_machine};
use crate::sim::units::{BLOCK, SAMPLE_RATE};
use std::sync::Arc;

/// How the tape of a studio runs.
pub(in crate::sim::engine) fn travel(scenario: &Scenario, studio: &Studio) -> Option<Travel> {
    let (unit, _) = tape_machine(scenario)?;
    let set = heads::speed(studio, unit);
    let reel = studio.deck.reel.as_ref();
    let made = reel.and_then(|reel| match &scenario.gear(reel)?.kind {
        GearKind::ReferenceTape(page) => Some(page.speed),
        _ => studio.deck.recorded_speed(reel),
    });
    Some(Travel::of(&studio.deck, made.unwrap_or(set).metres()))
}

/// The stock of the reel that is threaded; of a reference tape, and where there is none, that of the first kind without
/// what varies.
fn stock_of(scenario: &Scenario, reel: Option<&UnitId>) -> Option<TapeStock> {
    if let Some(GearKind::Reel(stock)) = reel.and_then(|reel| scenario.gear(reel)).map(|page| &page.kind) {
        return Some(stock.clone());
    }
    let ordinary = scenario.catalogue.0.values().find_map(|page| if let GearKind::Reel(stock) = &page.kind { Some(stock) } else { None });
    ordinary.map(|stock| TapeStock { dropouts: 0.0, ..stock.clone() })
}

impl Compiler<'_> {
    /// Tracks in record, heard or not, and where meters are looked at all of them.
    pub(in crate::sim::engine) fn machine_tracks(&mut self) {
        let (scenario, studio) = (self.scenario, self.studio);
        let Some((unit, page)) = tape_machine(scenario) else { return };
        let is_metered = self.purpose.returns && studio.settings.on(unit, "power");
        let records = |track: &u32| studio.deck.reeling == Reeling::Recording && studio.settings.on(unit, &format!("ready {track}"));
        for track in (1..=page.tracks).filter(|track| is_metered || records(track)) {
            self.machine_track(unit, track);
        }
        let is_machine = |at: &usize| matches!(self.plan.nodes[*at].does, Does::Machine(_));
        self.plan.machine = (0..self.plan.nodes.len()).filter(is_machine).collect();
    }

    /// A track of a tape machine.
    pub(in crate::sim::engine) fn machine_track(&mut self, unit: &UnitId, number: u32) -> Option<usize> {
        let (scenario, studio) = (self.scenario, self.studio);
        let GearKind::TapeMachine(page) = &scenario.gear(unit)?.kind else { return None };
        let reel = studio.deck.reel.as_ref();
        let travel = travel(scenario, studio)?;
        let deck = Arc::new(heads::deck(studio, unit, page, &stock_of(scenario, reel)?)?);
        let made = Made { scenario, studio, unit, reel, deck: &deck, travel, number };
        let just_now = match made.hears().0 {
            Hears::Head { behind } if made.is_recording() => Some(behind),
            _ => None,
        };
        let capstan = self.capstan(unit, &deck, travel, just_now)?;
        self.once(format!("machine {unit} {number}"), format!("{unit} track {number}"), |this| {
            let input = this.feed(&JackId::new(unit, format!("in {number}")));
            Does::Machine(Box::new(made.track(input, capstan, this.cache.between(), this.purpose.only.is_some())))
        })
    }

    fn capstan(&mut self, unit: &UnitId, deck: &Deck, travel: Travel, recorded_before: Option<u64>) -> Option<usize> {
        let seed = seed_of(&unit.0, self.scenario.file.seed);
        let scrape = heads::scrape(self.studio);
        self.once(format!("capstan {unit} {}", recorded_before.is_some()), format!("{unit} capstan"), |_| {
            let moves = matches!(travel.reeling, Reeling::Playing | Reeling::Recording);
            let transport = moves.then(|| Transport::new(deck.speed, deck.machine_row.flutter, scrape, seed));
            Does::Capstan(Box::new(Capstan { travel, transport, recorded_before }))
        })
    }
}

/// What a track is made from.
struct Made<'a> {
    scenario: &'a Scenario,
    studio: &'a Studio,
    unit: &'a UnitId,
    reel: Option<&'a UnitId>,
    deck: &'a Arc<Deck>,
    travel: Travel,
    number: u32,
}

impl Made<'_> {
    fn track(&self, input: Option<usize>, capstan: usize, between: &crate::sim::engine::fractional::Between, quiet: bool) -> MachineTrack {
        let (studio, unit, deck, number) = (self.studio, self.unit, self.deck, self.number);
        let key = self.reel.map_or(0, key_of);
        let seed = seed_of("reel", self.scenario.file.seed ^ key);
        let (heads, calibration) = (heads::heads(studio, unit), heads::calibration(self.scenario, studio, unit, deck, number));
        let (hears, head) = self.hears();
        let reference = match self.reel.and_then(|reel| self.scenario.gear(reel)).map(|page| &page.kind) {
            Some(GearKind::ReferenceTape(page)) => Some(page),
            _ => None,
        };
        let recorded_min = if reference.is_some() { 0.0 } else { heads.record.azimuth_min };
        let plays = matches!(hears, Hears::Head { .. }).then(|| {
            let mut channel = ReproChannel::new(deck, between, heads::storage(studio), number, seed);
            channel.set(deck, &heads, &calibration, head, recorded_min, number);
            if quiet {
                channel.hush();
            }
            Box::new(channel)
        });
        let records = self.is_recording().then(|| Box::new(RecordChannel::new(deck, &heads, &calibration, number, seed)));
        let ratio = self.travel.ratio;
        MachineTrack {
            number,
            input,
            capstan,
            max: (deck.machine.max_out.volt().0 * std::f64::consts::SQRT_2) as f32,
            hears,
            deck: Arc::clone(deck),
            flux: Flux {
                key,
                ratio,
                between: between.clone(),
                tones: reference.map(|page| Flux::tones_of(page, deck.machine.width_mm, ratio)),
            },
            travel: self.travel,
            torn: heads::torn(studio).filter(|_| number == deck.machine.tracks),
            plays,
            records,
            fresh: true,
            rises: true,
            written: [0.0; BLOCK],
            under: [0.0; BLOCK],
        }
    }

    fn is_recording(&self) -> bool {
        self.travel.reeling == Reeling::Recording && self.studio.settings.on(self.unit, &format!("ready {}", self.number))
    }

    /// What its output gives, and from which head.
    fn hears(&self) -> (Hears, Playing) {
        let giving = rolling(self.scenario, self.studio).gives(&self.studio.settings, self.unit, self.number);
        let head = match self.studio.settings.text(self.unit, &format!("monitor {}", self.number)) {
            "sync" => Playing::Sync,
            _ => Playing::Repro,
        };
        let behind = match head {
            Playing::Sync => 0,
            Playing::Repro => libm::round(self.deck.machine.lag_s(self.deck.speed) * f64::from(SAMPLE_RATE)) as u64,
        };
        let hears = match giving {
            Giving::Input => Hears::Input,
            Giving::Recorded => Hears::Head { behind },
            Giving::Silence => Hears::Nothing,
        };
        (hears, head)
    }
}
