//! What is compiled beside the signal's own way: broken loudspeakers, disturbances, and what leaks from channel to channel.

use crate::sim::circuit::{Disturbance, Disturbing, Moved, Stage};
use crate::sim::engine::compile::{Compiler, sources};
use crate::sim::engine::disturbance::{Disturber, cabinet};
use crate::sim::engine::leak::Leak;
use crate::sim::engine::noise::seed_of;
use crate::sim::engine::plan::Does;
use crate::sim::gear::{Desk, GearKind, JackId, UnitId};

impl Compiler<'_> {
    /// Amplifiers that are broken, whoever is heard alone.
    pub(super) fn cabinets(&mut self) {
        let (first, _) = sources(self.scenario);
        for player in &self.scenario.band.players {
            let Some(defects) = self.studio.defects.get(&UnitId(player.id.0.clone())) else { continue };
            for radiator in 0..player.instrument.radiators.len() {
                let source = first[&player.id] + radiator;
                let seed = seed_of(&format!("cabinet {}", player.id), self.scenario.file.seed);
                self.plan.cabinets.extend(cabinet(defects, source, seed));
            }
        }
    }

    /// Has a node disturbed by what is broken at its jack; a player who is heard alone is heard without that.
    pub(super) fn disturb(&mut self, node: usize, jack: &JackId) {
        if self.purpose.only.is_some() {
            return;
        }
        let line = Moved::Line(jack.clone());
        let volts = self.circuit.phantom_at(jack).0;
        let thump = self.studio.stirred.get(&line).map(|_| Disturbance::moved(Disturbing::Thump, volts / 2.0, line.clone()));
        let all = self.circuit.disturbances(jack).iter().chain(&thump).enumerate();
        let disturbers = all.filter_map(|(number, one)| {
            let moved = one.when.as_ref().and_then(|what| self.studio.stirred.get(what)).map(|at| at.block_frame());
            Disturber::new(one, seed_of(&format!("disturbance {number} {jack}"), self.scenario.file.seed), moved)
        });
        self.plan.nodes[node].disturbed = disturbers.collect();
    }

    /// What leaks into channels that are wanted must run before them: every channel with a signal.
    pub(super) fn neighbours(&mut self) {
        for unit in self.scenario.units.keys() {
            let Some(GearKind::Desk(Desk { channels, crosstalk: Some(_), .. })) = self.scenario.gear(unit).map(|page| &page.kind) else {
                continue;
            };
            let strip = |n: u32| JackId::new(unit, format!("strip {n}"));
            let sounds = |n: &u32| match self.circuit.stage(&strip(*n)) {
                Stage::Amplifier { inputs, .. } => inputs.iter().any(|(input, _)| !self.circuit.feed(input).drivers.is_empty()),
                _ => false,
            };
            let all: Vec<u32> = (1..=*channels).filter(sounds).collect();
            for name in ["strip", "channel"] {
                for n in &all {
                    self.stage(&JackId::new(unit, format!("{name} {n}")));
                }
            }
        }
    }

    /// Lets what runs before leak into its neighbours; where a patch leads backwards, crosstalk is left out.
    pub(super) fn leaks(&mut self) {
        let places: Vec<(usize, JackId)> = self.places.iter().map(|(jack, node)| (*node, jack.clone())).collect();
        for (node, place) in places {
            let found = |(from, gain): &(JackId, f64)| {
                let from = self.places.get(from).copied().filter(|from| *from < node)?;
                Some((from, (gain * Leak::scale()) as f32))
            };
            let inputs: Vec<(usize, f32)> = self.circuit.leaks(&place).iter().filter_map(found).collect();
            if let Does::Amplifier(amplifier) = &mut self.plan.nodes[node].does {
                amplifier.leak.inputs = inputs;
            }
        }
    }
}
