//! Winds: one player's breath, fingers and lips for trumpet and saxophone; mouthpiece waves and what becomes of them differ.

mod player;
mod wave;

pub(super) use player::{Breath, Lungs, breathe};
pub(super) use wave::{Bore, Turn};
