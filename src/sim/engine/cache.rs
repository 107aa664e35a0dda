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
use std::sync::Arc;

/// Performances that are kept: a take of a minute and a half is up to 13 MB for each radiator.
const SOUNDS: usize = 16;
/// Room noises that are kept.
const ROOMS: usize = 64;

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

/// What plans are made of.
pub struct Cache {
    /// Impulse responses.
    pub(super) air: Air,
    sounds: Shelf<Played, Sound>,
    rooms: Shelf<(UnitId, String), Arc<[f32]>>,
    between: Between,
    pub(super) foresight: Foresight,
}

impl Default for Cache {
    fn default() -> Self {
        let (sounds, rooms) = (Shelf::new(SOUNDS), Shelf::new(ROOMS));
        Self { air: Air::default(), sounds, rooms, between: Between::default(), foresight: Foresight::default() }
    }
}

impl Cache {
    /// What a player plays, worked out now if it is not there yet; a song takes seconds.
    pub fn sound(&mut self, player: &Player, song: &Song, rendition: &Rendition) -> Sound {
        self.sounds.get_or(Played::new(&player.id, rendition), || perform(player, song, rendition).into())
    }

    /// Whether a performance is there, so that a plan with it compiles without delay.
    #[must_use]
    pub fn has_sound(&self, player: &PlayerId, rendition: &Rendition) -> bool {
        self.sounds.has(&Played::new(player, rendition))
    }

    /// Takes in a performance that another thread worked out with `band::perform`.
    pub fn put_sound(&mut self, player: &PlayerId, rendition: &Rendition, sound: Sound) {
        self.sounds.put(Played::new(player, rendition), sound);
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
