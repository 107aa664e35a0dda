//! What is dear to work out and used again: impulse responses, performances, and room noise.
//!
//! A cache belongs to one scenario and to the thread that compiles plans; plans share what it holds.

use crate::sim::band::{Player, PlayerId, Rendition, Song, perform};
use crate::sim::engine::air::Air;
use crate::sim::engine::foresight::Foresight;
use crate::sim::engine::fractional::Between;
use crate::sim::engine::noise::{room_loop, seed_of};
use crate::sim::engine::row::Sound;
use crate::sim::engine::scene::Setup;
use crate::sim::engine::shelf::Shelf;
use crate::sim::gear::UnitId;
use crate::sim::scenario::Scenario;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Performances of a player that are kept, the one that sounds and the one before it or after it: a take of a minute and a
/// half is up to 13 MB for each radiator.
const SOUNDS: usize = 2;
/// Room noises that are kept.
const ROOMS: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Played {
    item: String,
    seed: u64,
    lift: u64,
}

impl Played {
    fn new(rendition: &Rendition) -> Self {
        Self { item: format!("{:?}", rendition.item), seed: rendition.seed, lift: rendition.lift.0.to_bits() }
    }
}

/// What plans are made of.
pub struct Cache {
    /// Impulse responses.
    pub(super) air: Air,
    sounds: BTreeMap<PlayerId, Shelf<Played, Sound>>,
    rooms: Shelf<(UnitId, String), Arc<[f32]>>,
    between: Between,
    pub(super) foresight: Foresight,
}

impl Default for Cache {
    fn default() -> Self {
        let (sounds, rooms) = (BTreeMap::new(), Shelf::new(ROOMS));
        Self { air: Air::default(), sounds, rooms, between: Between::default(), foresight: Foresight::default() }
    }
}

impl Cache {
    /// What a player plays, worked out now if it is not there yet; a song takes seconds.
    pub fn sound(&mut self, player: &Player, song: &Song, rendition: &Rendition) -> Sound {
        self.sounds_of(&player.id).get_or(Played::new(rendition), || perform(player, song, rendition).into())
    }

    /// Whether a performance is there, so that a plan with it compiles without delay.
    #[must_use]
    pub fn has_sound(&self, player: &PlayerId, rendition: &Rendition) -> bool {
        self.sounds.get(player).is_some_and(|own| own.has(&Played::new(rendition)))
    }

    /// Takes in a performance that another thread worked out with `band::perform`.
    pub fn put_sound(&mut self, player: &PlayerId, rendition: &Rendition, sound: Sound) {
        self.sounds_of(player).put(Played::new(rendition), sound);
    }

    fn sounds_of(&mut self, player: &PlayerId) -> &mut Shelf<Played, Sound> {
        self.sounds.entry(player.clone()).or_insert_with(|| Shelf::new(SOUNDS))
    }

    /// The table by which tape and slipping clocks are read between samples.
    pub(super) fn between(&self) -> &Between {
        &self.between
    }

    /// The noise of the room around a microphone.
    pub(super) fn room(&mut self, scenario: &Scenario, setup: &Setup<'_>) -> Arc<[f32]> {
        let colour = setup.room_noise();
        let key = (setup.unit.clone(), format!("{} {colour:?}", setup.room.id));
        // Microphones a metre apart hear diffuse noise that is all but incoherent: each has its own.
        let seed = seed_of(&format!("room {} at {}", setup.room.id, setup.unit), scenario.file.seed);
        self.rooms.get_or(key, || room_loop(colour, seed))
    }
}
