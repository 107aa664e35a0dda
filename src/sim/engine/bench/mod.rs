//! A laboratory bench: a room, a microphone, a player, a chain of cables, a recorder or a programme by itself, through the same figures as a session.

mod chain;
mod chain_noise;
mod chain_spec;
mod converter;
mod decay;
mod desk;
mod loudness;
mod microphone;
mod player;
mod recorders;
mod rir;
mod session;
mod spec;
mod tape;
mod tone;

pub use chain::{ChainFound, ChainPoint, Peak, measure_chain};
pub use chain_noise::ChainNoise;
pub use chain_spec::{ChainCable, ChainPreamp, ChainSource, ChainSpec, Grounds, LineSource, Pickup};
pub use converter::{ConverterBench, ConverterDistortion, ConverterFound, ConverterResponse, measure_converter};
pub use decay::{Decay, decays};
pub use desk::{DeskBench, DeskFound, DeskSpec, measure_desk};
pub use loudness::{LoudnessBench, LoudnessFound, LoudnessRow, LoudnessSpec, Programme, Tones, measure_loudness};
pub use microphone::{MicrophoneBench, MicrophoneFound, Reading, measure_microphone};
pub use player::{Band, PlayerBench, PlayerFound, measure_player};
pub use recorders::{Adjustment, ConverterSpec, TapeSpec};
pub use rir::{RirBench, RirFound, measure_rir, response_at_rate};
pub use session::{Hour, Miked, Mono, SessionBench, SessionSpec, plain_convolution};
pub use spec::{
    Fault, MicrophoneChoice, MicrophoneModel, MicrophonePlace, MicrophoneSpec, PlaceSpec, PlayerSpec, RadiatorChoice, RirSpec, RoomChoice,
    ShoeboxSpec, SourceBeam, SourceSpec, VenueRoom,
};
pub use tape::{TapeBench, TapeDistortion, TapeFound, TapeResponse, measure_tape};
