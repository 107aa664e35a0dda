//! What is dear to work out and used again: impulse responses, performances, and room noise.
//!
//! A cache belongs to one scenario and to the thread that compiles plans; plans share what it holds.

use crate::sim::acoustics::Acoustician;
use crate::sim::band::{Player, PlayerId, Rendition, Song, perform};
use crate::sim::engine::convolve::Response;
use crate::sim::engine::fractional::Between;
use crate::sim::engine::noise::{room_loop, seed_of};
use crate::sim::engine::scene::{Arrangement, Setup, hear};
use crate::sim::gear::{Pattern, Radiator, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::Studio;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Responses that are kept: a microphone that is pushed about leaves many behind.
const RESPONSES: usize = 1024;
/// Performances that are kept: a take of a minute and a half is about 17 MB for each radiator.
const SOUNDS: usize = 16;

/// What each radiator of a player gives out in one rendition, in pascals at one metre.
pub type Sound = Arc<[Vec<f32>]>;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Heard {
    player: PlayerId,
    radiator: usize,
    mic: (UnitId, usize),
    pose: [u64; 5],
    pattern: Pattern,
    /// Corner of its filter.
    high_pass: Option<u64>,
    arrangement: Arrangement,
    /// The pop filter's distance.
    mesh: Option<u64>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Played {
    player: PlayerId,
    item: String,
    seed: u64,
    lift: u64,
}

impl Played {
    fn new(player: &PlayerId, rendition: &Rendition) -> Self {
        let lift = rendition.lift.0.to_bits();
        Self { player: player.clone(), item: format!("{:?}", rendition.item), seed: rendition.seed, lift }
    }
}

/// A table that forgets what was not used for longest.
#[derive(Debug)]
struct Shelf<K, V> {
    items: BTreeMap<K, (u64, V)>,
    uses: u64,
    most: usize,
}

impl<K: Ord + Clone, V: Clone> Shelf<K, V> {
    fn new(most: usize) -> Self {
        Self { items: BTreeMap::new(), uses: 0, most }
    }

    fn get(&mut self, key: &K) -> Option<V> {
        self.uses += 1;
        let (used, value) = self.items.get_mut(key)?;
        *used = self.uses;
        Some(value.clone())
    }

    fn put(&mut self, key: K, value: V) {
        self.uses += 1;
        self.items.insert(key, (self.uses, value));
        if self.items.len() > self.most
            && let Some(oldest) = self.items.iter().min_by_key(|(_, (used, _))| *used).map(|(key, _)| key.clone())
        {
            self.items.remove(&oldest);
        }
    }
}

/// What plans are made of.
pub struct Cache {
    acoustician: Acoustician,
    responses: Shelf<Heard, Arc<Response>>,
    sounds: Shelf<Played, Sound>,
    rooms: Shelf<(UnitId, String), Arc<[f32]>>,
    between: Between,
}

impl Default for Cache {
    fn default() -> Self {
        Self {
            acoustician: Acoustician::new(),
            responses: Shelf::new(RESPONSES),
            sounds: Shelf::new(SOUNDS),
            rooms: Shelf::new(64),
            between: Between::default(),
        }
    }
}

impl Cache {
    /// What a player plays, worked out now if it is not there yet; a song takes seconds.
    pub fn sound(&mut self, player: &Player, song: &Song, rendition: &Rendition) -> Sound {
        let key = Played::new(&player.id, rendition);
        if let Some(sound) = self.sounds.get(&key) {
            return sound;
        }
        let sound: Sound = perform(player, song, rendition).into();
        self.sounds.put(key, sound.clone());
        sound
    }

    /// Whether a performance is there, so that a plan with it compiles without delay.
    #[must_use]
    pub fn has_sound(&self, player: &PlayerId, rendition: &Rendition) -> bool {
        self.sounds.items.contains_key(&Played::new(player, rendition))
    }

    /// Takes in a performance that another thread worked out with `band::perform`.
    pub fn put_sound(&mut self, player: &PlayerId, rendition: &Rendition, sound: Sound) {
        self.sounds.put(Played::new(player, rendition), sound);
    }

    /// The table by which tape and slipping clocks are read between samples.
    pub(super) fn between(&self) -> &Between {
        &self.between
    }

    /// How a microphone hears a radiator.
    pub(super) fn response(
        &mut self,
        scenario: &Scenario,
        studio: &Studio,
        player: &Player,
        radiator: usize,
        setup: &Setup<'_>,
    ) -> Arc<Response> {
        let key = Heard {
            player: player.id.clone(),
            radiator,
            mic: (setup.unit.clone(), setup.capsule),
            pose: [setup.at.x, setup.at.y, setup.at.z, setup.aim.azimuth, setup.aim.elevation].map(f64::to_bits),
            pattern: setup.pattern,
            high_pass: setup.high_pass.map(|filter| filter.corner.to_bits()),
            arrangement: Arrangement::of(scenario, studio),
            mesh: setup.mesh.map(|mesh| mesh.gap_m.to_bits()),
        };
        if let Some(response) = self.responses.get(&key) {
            return response;
        }
        let response =
            Arc::new(Response::new(&hear(&mut self.acoustician, scenario, studio, player, &player.instrument.radiators[radiator], setup)));
        self.responses.put(key, response.clone());
        response
    }

    /// The same as samples.
    pub(super) fn impulse(
        &mut self,
        scenario: &Scenario,
        studio: &Studio,
        player: &Player,
        radiator: &Radiator,
        setup: &Setup<'_>,
    ) -> Vec<f32> {
        hear(&mut self.acoustician, scenario, studio, player, radiator, setup)
    }

    /// The noise of the room around a microphone.
    pub(super) fn room(&mut self, scenario: &Scenario, setup: &Setup<'_>) -> Arc<[f32]> {
        let colour = setup.room_noise();
        let key = (setup.unit.clone(), format!("{} {colour:?}", setup.room.id));
        if let Some(noise) = self.rooms.get(&key) {
            return noise;
        }
        // Microphones a metre apart hear diffuse noise that is all but incoherent: each has its own.
        let seed = seed_of(&format!("room {} at {}", setup.room.id, setup.unit), scenario.file.seed);
        let noise = room_loop(colour, seed);
        self.rooms.put(key, noise.clone());
        noise
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shelf_forgets_what_was_not_used() {
        let mut shelf = Shelf::new(2);
        shelf.put(1, "one");
        shelf.put(2, "two");
        assert_eq!(shelf.get(&1), Some("one"));
        shelf.put(3, "three");
        assert_eq!([shelf.get(&1), shelf.get(&2), shelf.get(&3)], [Some("one"), None, Some("three")]);
    }
}
