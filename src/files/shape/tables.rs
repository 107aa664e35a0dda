//! The tables themselves: one function a struct, in the order of the types in `sim`.

use crate::files::shape::{Looking, each, fields, maybe, quantity, value, variant};
use crate::files::tree::Node;
use crate::sim::band::{Item, Piece, PlayerId, Strum};
use crate::sim::gear::{
    BayPoint, CapsuleClass, Colour, Compressor, Computer, Connector, ControlId, DigitalPort, Directivity, Effect, EqBand, Equalisation,
    Gate, InputStage, JackId, Loom, MachineAtSpeed, Pattern, Power, Principle, Setting, Sound, SourceImpedance, StockAtSpeed, TapeSpeed,
    Topology, Transducer, TypeId, UnitId, Wind,
};
use crate::sim::scenario::{Check, Trigger};
use crate::sim::session::Action;
use crate::sim::units::{Aim, Db, DbSpl, Dbu, Hertz, Ohm, Point};
use crate::sim::venue::{RoomClimate, RoomId};

/// A table as a function that looks at a node.
macro_rules! tables {
    ($($(#[$doc:meta])* $name:ident: $($field:ident $must:literal $look:expr),+ $(,)?;)+) => {$(
        $(#[$doc])*
        pub(in crate::files) fn $name(looking: &mut Looking<'_>, node: &Node) {
            fields(looking, node, &[$((stringify!($field), $must, $look)),+]);
        }
    )+};
}
pub(super) use tables;

type Text = String;
type Pair = (f64, f64);
type Three = (f64, f64, f64);
type Lane = (Piece, String);
type Outlet = (String, f64);

tables! {
    /// `assets/gear/*.ron`.
    gear_file: gear true each!(gear_type);
    gear_type: id true value::<TypeId>, name true value::<Text>, mass_kg true value::<f64>, model true value::<Text>,
        kind true gear_kind, source true value::<Text>;
    microphone: transducer true value::<Transducer>, capsule true value::<CapsuleClass>, principle true value::<Principle>,
        stereo false value::<bool>, built_in false value::<bool>, ribbon_um false value::<Option<f64>>, patterns true value::<Vec<Pattern>>, sensitivity_mv true value::<Vec<f64>>,
        noise true maybe!(quantity::<DbSpl>), max true quantity::<DbSpl>, source true quantity::<Ohm>, power true value::<Power>,
        pad_db true value::<Vec<f64>>, high_pass true each!(value::<Pair>), response_at_m true value::<Option<f64>>, response_db true value::<[f64; 13]>;
    instrument: plays true value::<Sound>, reference true value::<Text>, body_m true value::<f64>,
        radiators true each!(radiator), outlets true each!(outlet);
    radiator: id true value::<Text>, offset true value::<Point>, axis false value::<Point>, directivity true value::<Directivity>, depth_m true value::<f64>,
        wind false value::<Option<Wind>>;
    pop_filter: passes true value::<f64>, settles_m true value::<f64>;
    outlet: id true value::<Text>, level true quantity::<Dbu>, source true value::<SourceImpedance>;
    stand: height_m true value::<Pair>, boom_m true value::<f64>, base_kg true value::<f64>, base_radius_m true value::<f64>;
    cable: ends true value::<(Connector, Connector)>, length_m true value::<f64>, core_pf true value::<f64>,
        shield_pf true value::<f64>, core_ohm true value::<f64>, shield_ohm false value::<f64>, loom false value::<Option<Loom>>;
    stage_box: lines true value::<u32>, onward true value::<Connector>;
    preamp: channels true value::<u32>, gain_db true value::<Three>, load true quantity::<Ohm>, ein true quantity::<Dbu>,
        max_in true quantity::<Dbu>, pad_db true value::<f64>, high_pass true quantity::<Hertz>, source true quantity::<Ohm>,
        max_out true quantity::<Dbu>, cmrr true quantity::<Db>, input false value::<InputStage>, output false value::<Topology>,
        corners false each!(quantity::<Hertz>), loads false each!(quantity::<Ohm>), no_phantom false value::<bool>, colour false each!(value::<Colour>);
    booster: gain_db true value::<f64>, load true quantity::<Ohm>, ein true quantity::<Dbu>, max_in true quantity::<Dbu>,
        source true quantity::<Ohm>, cmrr true quantity::<Db>, draws_ma true value::<f64>;
    desk: channels true value::<u32>, mic_inputs true value::<u32>, line_inputs true value::<u32>, preamp true preamp,
        trim_db true value::<Three>, line_load true quantity::<Ohm>, line_noise true quantity::<Dbu>, mix_noise true quantity::<Dbu>,
        crosstalk false maybe!(quantity::<Db>), inline false maybe!(inline);
    converter: tracks true value::<u32>, full_scale true quantity::<Dbu>, noise_dbfs true value::<f64>, bits true value::<u32>,
        load true quantity::<Ohm>, source true quantity::<Ohm>, computer false value::<Computer>, clock false maybe!(clock_section);
    clock_section: ppm true value::<f64>, jitter_ps true value::<f64>, ports true each!(value::<DigitalPort>),
        timecode false value::<bool>;
    clock_generator: outputs true value::<u32>, ppm true value::<f64>, jitter_ps true value::<f64>;
    inline: bus_inserts true value::<u32>, auxes true value::<u32>, cues true value::<u32>, effects_returns true value::<u32>,
        externals true value::<u32>, eq true each!(value::<EqBand>), compressor true value::<Compressor>, gate true value::<Gate>;
    direct_box: gain_db true value::<f64>, load true quantity::<Ohm>, source true quantity::<Ohm>, max_in true quantity::<Dbu>,
        pad_db true value::<Vec<f64>>, power true value::<Power>;
    outboard: channels true value::<u32>, effect true value::<Effect>, load true quantity::<Ohm>, source true quantity::<Ohm>,
        max_in true quantity::<Dbu>, max_out true quantity::<Dbu>, noise true quantity::<Dbu>, cmrr true quantity::<Db>,
        input false value::<InputStage>, output false value::<Topology>;
    headphone_amp: channels true value::<u32>, gain_db true value::<f64>, load true quantity::<Ohm>, source true quantity::<Ohm>,
        max_out true quantity::<Dbu>, noise true quantity::<Dbu>, input false value::<Connector>, passive false value::<bool>;
    tape_machine: tracks true value::<u32>, width_mm true value::<f64>, pitch_mm true value::<f64>, head_distance_mm true value::<f64>,
        repro_gap_um true value::<f64>, sync_gap_um true value::<f64>, erase_db true value::<f64>, crosstalk_db true value::<f64>,
        reel_mm true value::<Pair>, tape_m true value::<f64>, wind_m_s true value::<f64>, operating_nwb true value::<f64>,
        drift_db true value::<f64>, load true quantity::<Ohm>, source true quantity::<Ohm>, max_out true quantity::<Dbu>,
        speeds true each!(value::<MachineAtSpeed>);
    reel: sensitivity_db true value::<f64>, treble_db true value::<f64>, bias_db true value::<f64>, thickness_um true value::<f64>,
        print_db true value::<f64>, print_apart_db true value::<f64>, dropouts true value::<f64>, modulation_db true value::<f64>,
        speeds true each!(value::<StockAtSpeed>);
    reference_tape: speed true value::<TapeSpeed>, equalisation true value::<Equalisation>, flux_nwb true value::<f64>,
        tones true each!(value::<Pair>), each_s true value::<f64>;
    gobo: width_m true value::<f64>, height_m true value::<f64>, gap_m true value::<f64>, absorption true value::<[f64; 6]>;
    wall_box: lines true value::<u32>, connector false value::<Connector>;
    patchbay: points true each!(value::<BayPoint>);

    /// `assets/venues/*.ron`.
    venue: id true value::<Text>, name true value::<Text>, image_order false value::<u32>, materials true each!(material), rooms true each!(room),
        doorways true each!(doorway), fixtures true each!(fixture), stock true each!(stock), wires true each!(wire),
        outlets false each!(value::<Outlet>), look false look;
    look: annexes true each!(annex), passages true each!(passage), daylight true each!(daylight), paints true each!(paint),
        furnishings true each!(furnishing);
    annex: id true value::<RoomId>, name true value::<Text>, corner true value::<Pair>, size true value::<Three>,
        surfaces true value::<(String, String, String)>;
    passage: at true value::<Pair>, width true value::<f64>, height true value::<f64>;
    daylight: at true value::<Point>, facing true value::<f64>, width true value::<f64>, height true value::<f64>;
    paint: room true value::<RoomId>, wall true value::<Three>, cloth true value::<Three>, carpet true value::<Three>;
    furnishing: model true value::<Text>, at true value::<Point>, facing true value::<f64>;
    material: id true value::<Text>, absorption true value::<[f64; 6]>, scattering true value::<[f64; 6]>,
        source true value::<Text>;
    room: id true value::<RoomId>, name true value::<Text>, corner true value::<Pair>, size true value::<Three>,
        surfaces true value::<[Vec<(String, f64)>; 6]>, noise true value::<[f64; 8]>,
        climate false value::<RoomClimate>;
    doorway: door true value::<UnitId>, between true value::<(RoomId, RoomId)>, at true value::<Pair>, width true value::<f64>,
        height true value::<f64>, closed true value::<[f64; 6]>, source true value::<Text>;
    fixture: unit true value::<UnitId>, of true value::<TypeId>, at true value::<Point>, facing true value::<f64>,
        outlet false value::<Option<String>>;
    stock: unit true value::<UnitId>, of true value::<TypeId>, slot true value::<Text>, at true value::<Point>;
    wire: from true value::<JackId>, to true value::<JackId>, length_m true value::<f64>;

    /// `assets/gallery.ron`.
    gallery: stages true each!(stage), shots true each!(shot);
    stage: id true value::<Text>, scenario true value::<Text>, expert_at false value::<Option<String>>, actions false each!(value::<Action>), later false value::<f64>;
    shot: name true value::<Text>, stage true value::<Text>, at true value::<Point>, to true value::<Point>, lens true value::<f64>,
        hour false value::<Option<f64>>;

    /// `assets/bands/*.ron`.
    band: id true value::<Text>, name true value::<Text>, players true each!(player);
    player: id true value::<PlayerId>, name true value::<Text>, plays true value::<TypeId>, part true value::<Text>, source true value::<Text>,
        level true quantity::<DbSpl>, model true value::<Text>, recording false each!(stem);
    stem: file true value::<Text>, radiator false value::<Option<String>>;

    /// `assets/songs/*.ron`.
    song: id true value::<Text>, title true value::<Text>, bpm true value::<f64>, beats_in_bar true value::<u32>,
        swing true value::<f64>, count_in true value::<u32>, ring_s true value::<f64>, sections true each!(section);
    section: name true value::<Text>, chords true value::<Vec<String>>, dynamic true quantity::<Db>, parts true each!(staff);
    staff: part true value::<Text>, plays true plays;
    drums: lanes true each!(value::<Lane>), fills false each!(fill);
    fill: bar true value::<u32>, lanes true each!(value::<Lane>);
    comp: rhythm true value::<Text>, around true value::<Text>, voices true value::<u32>;
    bass: rhythm true value::<Text>, low true value::<Text>;
    walk: low true value::<Text>, high true value::<Text>;
    speech: around true value::<Text>, text true value::<Text>;

    /// `scenarios/*.ron`.
    scenario: id true value::<Text>, title true value::<Text>, summary true value::<Text>, gear true value::<Vec<String>>,
        venue true value::<Text>, band true value::<Text>, song true value::<Text>, seed true value::<u64>,
        seats true each!(seat), found true each!(value::<(ControlId, Setting)>), faults false each!(injected), brief true brief, script true each!(cue),
        rubric true each!(criterion), assessed false value::<bool>, guided false value::<bool>;
    injected: fault true value::<Text>, at false value::<Option<String>>;
    seat: player true value::<PlayerId>, room true value::<RoomId>, at true value::<Point>, facing true value::<Aim>;
    brief: date true value::<Text>, call true value::<Text>, start true value::<Text>, clear_by true value::<Text>,
        studio true value::<Text>, artist true value::<Text>, lead true value::<Text>, notes true value::<Vec<String>>,
        inputs true each!(input);
    input: track true value::<u32>, name true value::<Text>, player true value::<PlayerId>, mics true value::<Vec<TypeId>>,
        placement true placement, line true value::<JackId>, preamp true value::<JackId>, peaks true value::<Pair>;
    placement: from true value::<Text>, distance_m true value::<Pair>, aim_deg true value::<f64>, pattern true value::<Text>,
        pop_m true value::<Option<Pair>>;
    cue: id true value::<Text>, when true value::<Trigger>, unless false each!(branch), after true value::<f64>,
        says true each!(line), slate false value::<bool>, perform false maybe!(perform), asks false value::<Text>;
    branch: when true value::<Trigger>, says true each!(line), to true value::<Text>;
    line: who true value::<Text>, text true value::<Text>;
    perform: players true value::<Vec<PlayerId>>, item true value::<Item>, lift false maybe!(quantity::<Db>);
    criterion: id true value::<Text>, title true value::<Text>, group true value::<Text>, marks true value::<f64>,
        check true value::<Check>, advice true value::<Text>;
}

fn gear_kind(looking: &mut Looking<'_>, node: &Node) {
    let table: &[(&'static str, fn(&mut Looking<'_>, &Node))] = &[
        ("Microphone", microphone),
        ("Instrument", instrument),
        ("Stand", stand),
        ("Gobo", gobo),
        ("PopFilter", pop_filter),
        ("Cable", cable),
        ("Preamp", preamp),
        ("Booster", booster),
        ("DirectBox", direct_box),
        ("Outboard", outboard),
        ("HeadphoneAmp", headphone_amp),
        ("Desk", desk),
        ("Recorder", converter),
        ("ClockGenerator", clock_generator),
        ("TapeMachine", tape_machine),
        ("Reel", reel),
        ("ReferenceTape", reference_tape),
        ("WallBox", wall_box),
        ("StageBox", stage_box),
        ("Patchbay", patchbay),
    ];
    variant(looking, node, table, &["Monitors", "Door", "Furniture"]);
}

fn plays(looking: &mut Looking<'_>, node: &Node) {
    let table: &[(&'static str, fn(&mut Looking<'_>, &Node))] = &[
        ("Line", each!(value::<Text>)),
        ("Strum", value::<Strum>),
        ("Drums", drums),
        ("Comp", comp),
        ("Bass", bass),
        ("Walk", walk),
        ("Speech", speech),
    ];
    variant(looking, node, table, &[]);
}
