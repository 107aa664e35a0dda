//! The tables of what is measured on the bench.

use crate::files::shape::tables::{seat, tables};
use crate::files::shape::{Looking, each, fields, maybe, value, variant};
use crate::files::tree::Node;
use crate::sim::band::{Item, PlayerId};
use crate::sim::engine::bench::{MicrophoneChoice, MicrophoneModel, PlaceSpec, SourceBeam, VenueRoom};
use crate::sim::engine::meter::Speaker;
use crate::sim::gear::{ControlId, Defect, InputStage, JackId, Setting, Topology, UnitId};
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
    microphone_spec: of true value::<MicrophoneModel>, settings true each!(value::<(String, Setting)>),
        angles true value::<Vec<f64>>, distances true value::<Vec<f64>>, frequencies true value::<Vec<f64>>;

    /// A player by themselves.
    player_spec: band true value::<String>, player true value::<PlayerId>, radiator true maybe!(value::<String>),
        song true value::<String>, item true value::<Item>, seed true value::<u64>, at true value::<PlaceSpec>;

    /// A way through a desk.
    desk_spec: venue true value::<String>, settings true each!(value::<(ControlId, Setting)>),
        cords true each!(value::<(UnitId, JackId, JackId)>), from true value::<JackId>, to true value::<JackId>;

    /// A session.
    session_spec: venue true value::<String>, band true value::<String>, song true value::<String>, seats true each!(seat),
        settings true each!(value::<(ControlId, Setting)>), microphones true each!(miked), seconds true value::<f64>;
    miked: mic true value::<UnitId>, cable true value::<UnitId>, into true value::<JackId>, player true value::<PlayerId>,
        radiator true value::<String>, distance_m true value::<f64>;

    /// A chain.
    chain_spec: source true chain_source, cables true each!(chain_cable), loads true value::<Vec<f64>>, preamp true chain_preamp,
        grounds true grounds;
    line_source: ohm true value::<f64>, topology true value::<Topology>, imbalance_ohm true value::<f64>;
    pickup: ohm true value::<f64>, henry true value::<f64>, picofarad true value::<f64>,
        eddy_ohm true maybe!(value::<f64>), pot_ohm true maybe!(value::<f64>);
    chain_cable: length_m true value::<f64>, core_pf true value::<f64>, shield_pf true value::<f64>, core_ohm true value::<f64>,
        shield_ohm true value::<f64>, defects true value::<Vec<Defect>>;
    chain_preamp: load_ohm true value::<f64>, common_mode_ohm true value::<f64>, stage true value::<InputStage>,
        gain_db true value::<f64>, ein_dbu true value::<f64>, phantom true value::<bool>, draws_ma true value::<f64>;
    grounds: volts true value::<f64>, ohm true value::<f64>, hertz true value::<f64>;

    /// A programme.
    loudness_spec: of true programme, speakers true value::<Vec<Speaker>>;
    tones: hertz true value::<f64>, rate true value::<u32>, stretches true value::<Vec<(f64, f64)>>;
}

fn programme(looking: &mut Looking<'_>, node: &Node) {
    variant(looking, node, &[("File", value::<String>), ("Tones", tones)], &[]);
}

fn chain_source(looking: &mut Looking<'_>, node: &Node) {
    variant(looking, node, &[("Line", line_source), ("Pickup", pickup)], &[]);
}

fn room(looking: &mut Looking<'_>, node: &Node) {
    variant(looking, node, &[("Shoebox", shoebox), ("Venue", value::<VenueRoom>)], &[]);
}
