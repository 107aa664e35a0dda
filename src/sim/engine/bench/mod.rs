//! A laboratory bench: a room, a microphone, a player or a recorder by itself, measured through the same figures that a session hears.

mod converter;
mod decay;
mod microphone;
mod player;
mod recorders;
mod rir;
mod spec;
mod tape;
mod tone;

pub use converter::{ConverterBench, ConverterDistortion, ConverterFound, ConverterResponse, measure_converter};
pub use decay::{Decay, decays};
pub use microphone::{MicrophoneFound, Reading, measure_microphone};
pub use player::{Band, PlayerBench, PlayerFound, measure_player};
pub use recorders::{Adjustment, ConverterSpec, TapeSpec};
pub use rir::{RirBench, RirFound, measure_rir};
pub use spec::{
    Fault, MicrophoneChoice, MicrophonePlace, MicrophoneSpec, PlaceSpec, PlayerSpec, RadiatorChoice, RirSpec, RoomChoice, ShoeboxSpec,
    SourceBeam, SourceSpec, VenueRoom,
};
pub use tape::{TapeBench, TapeDistortion, TapeFound, TapeResponse, measure_tape};
