//! The tables of what is measured on the bench.

use crate::files::shape::tables::tables;
use crate::files::shape::{Looking, fields, maybe, value, variant};
use crate::files::tree::Node;
use crate::sim::band::{Item, PlayerId};
use crate::sim::engine::bench::{MicrophoneChoice, PlaceSpec, SourceBeam, VenueRoom};
use crate::sim::units::{Aim, Point};

tables! {
    /// An impulse response.
    rir_spec: room true room, source true source, microphone true microphone, order true value::<u32>, late_field true value::<bool>,
        air true value::<bool>, rate true value::<u32>, seconds true value::<f64>, seed true value::<u64>;
    shoebox: size true value::<(f64, f64, f64)>, absorption true value::<[[f64; 6]; 6]>, scattering true value::<[[f64; 6]; 6]>,
        celsius true value::<f64>, humidity true value::<f64>;
    source: at true value::<Point>, facing true value::<Aim>, beam true value::<SourceBeam>;
    microphone: of true value::<MicrophoneChoice>, at true value::<Point>, aim true value::<Aim>;

    /// A microphone by itself.
    microphone_spec: of true value::<MicrophoneChoice>, high_pass true value::<bool>, angles true value::<Vec<f64>>,
        distances true value::<Vec<f64>>, frequencies true value::<Vec<f64>>;

    /// A player by themselves.
    player_spec: band true value::<String>, player true value::<PlayerId>, radiator true maybe!(value::<String>),
        song true value::<String>, item true value::<Item>, seed true value::<u64>, at true value::<PlaceSpec>;
}

fn room(looking: &mut Looking<'_>, node: &Node) {
    variant(looking, node, &[("Shoebox", shoebox), ("Venue", value::<VenueRoom>)], &[]);
}
