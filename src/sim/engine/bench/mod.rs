//! A laboratory bench: a room, a microphone, a player or a chain of cables by itself, measured through the same figures as a session.

mod chain;
mod chain_spec;
mod decay;
mod microphone;
mod player;
mod rir;
mod spec;

pub use chain::{ChainFound, ChainPoint, Peak, measure_chain};
pub use chain_spec::{ChainCable, ChainPreamp, ChainSource, ChainSpec, Grounds, LineSource, Pickup};
pub use decay::{Decay, decays};
pub use microphone::{MicrophoneFound, Reading, measure_microphone};
pub use player::{Band, PlayerBench, PlayerFound, measure_player};
pub use rir::{RirBench, RirFound, measure_rir};
pub use spec::{
    Fault, MicrophoneChoice, MicrophonePlace, MicrophoneSpec, PlaceSpec, PlayerSpec, RadiatorChoice, RirSpec, RoomChoice, ShoeboxSpec,
    SourceBeam, SourceSpec, VenueRoom,
};
