//! The same session with any number of microphones and radiators, all alike, to see how its cost grows.

use crate::sim::engine::bench::SessionBench;
use crate::sim::engine::row::Sound;
use crate::sim::gear::{JackId, Radiator, UnitId};
use crate::sim::session::{Cord, Place};
use crate::sim::units::{Point, SAMPLE_RATE};

/// Seconds for which the copies sound.
const SECONDS: usize = 2;

impl SessionBench {
    /// The session with copies of its first radiator around it, of its first microphone around that, on the session's lines
    /// in turn; and what the radiators give out: noise, for silence costs nothing.
    #[must_use]
    pub fn copies(&self, microphones: usize, radiators: usize) -> (Self, Sound) {
        let mut copy = self.clone();
        copy.radiate(radiators);
        copy.listen(microphones);
        (copy, (0..radiators).map(noise).collect::<Vec<_>>().into())
    }

    /// One player, who has all the radiators.
    fn radiate(&mut self, radiators: usize) {
        let Some(first) = self.studio.performances.first().map(|one| one.player.clone()) else { return };
        self.studio.performances.retain(|one| one.player == first);
        let players = &mut self.scenario.band.players;
        players.retain(|player| player.id == first);
        for player in players {
            let Some(model) = player.instrument.radiators.first().cloned() else { continue };
            let around = |n: usize| {
                let offset = model.offset + Point::new((n % 8) as f64 * 0.12, 0.0, (n / 8) as f64 * 0.12);
                Radiator { id: format!("copy {n}"), offset, ..model.clone() }
            };
            player.instrument.radiators = (0..radiators).map(around).collect();
            player.instrument.outlets.clear();
        }
    }

    /// Every microphone on a stand of its own.
    fn listen(&mut self, microphones: usize) {
        let places = &mut self.studio.places;
        let first = places.iter().find_map(|(mic, place)| if let Place::OnStand(stand) = place { Some((mic, stand)) } else { None });
        let Some((mic, Place::Standing(pose))) = first.and_then(|(mic, stand)| Some((mic.clone(), places.get(stand)?.clone()))) else {
            return;
        };
        let lines: Vec<JackId> = self.studio.cords.values().filter_map(|cord| cord.b.clone()).collect();
        let cable = self.studio.cords.keys().next().cloned();
        let of = |unit: &UnitId| self.scenario.units.get(unit).cloned();
        let (Some(cable), Some(mic)) = (cable.as_ref().and_then(of), of(&mic)) else { return };
        self.studio.cords.clear();
        places.retain(|_, place| !matches!(place, Place::OnStand(_) | Place::Standing(_) | Place::Run));
        for (n, line) in lines.iter().cycle().take(microphones).enumerate() {
            let [unit, stand, cord] = ["microphone", "stand", "cable"].map(|what| UnitId(format!("{what} {n}")));
            let mut pose = pose;
            pose.base = (pose.base.0 + (n % 8) as f64 * 0.15, pose.base.1 + (n / 8) as f64 * 0.15);
            places.insert(stand.clone(), Place::Standing(pose));
            places.insert(unit.clone(), Place::OnStand(stand));
            places.insert(cord.clone(), Place::Run);
            let from = JackId::new(&unit, "out");
            self.studio.cords.insert(cord.clone(), Cord { a: Some(from), b: Some(line.clone()), ..Cord::default() });
            self.scenario.units.insert(unit, mic.clone());
            self.scenario.units.insert(cord, cable.clone());
        }
    }
}

/// Even noise, another for each radiator.
fn noise(radiator: usize) -> Vec<f32> {
    let mut state = radiator as u32 + 1;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as f32 / (1 << 24) as f32 * 0.2 - 0.1
    };
    (0..SECONDS * SAMPLE_RATE as usize).map(|_| next()).collect()
}
