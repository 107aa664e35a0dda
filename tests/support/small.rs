//! A small studio in round figures, so that a test can see at a glance what reaches and what fits.

use linecheck::sim::band::{Band, Item, Player, PlayerId, Plays, Section, Song, Staff, Strum};
use linecheck::sim::gear::{
    BayPoint, Cable, CapsuleClass, Catalogue, Computer, Connector, ControlId, Converter, GearKind, GearType, HighPass, Instrument, Loom,
    Microphone, Normal, Pattern, PopFilter, Power, Principle, Setting, Sound, StageBox, Stand, Transducer,
};
use linecheck::sim::scenario::{Branch, Brief, Check, Criterion, Cue, Line, Perform, Reply, Scenario, ScenarioFile, Trigger};
use linecheck::sim::units::{Db, DbSpl, Dbu, Ohm, Point};
use linecheck::sim::venue::{Doorway, Fixture, Look, Room, RoomClimate, RoomId, Stock, Venue};
use std::sync::Arc;

fn gear(id: &str, mass_kg: f64, kind: GearKind) -> GearType {
    GearType { id: id.into(), name: id.to_owned(), mass_kg, model: String::new(), kind, source: "test".to_owned() }
}

fn microphone(transducer: Transducer) -> GearKind {
    GearKind::Microphone(Microphone {
        transducer,
        capsule: CapsuleClass::LargeDiaphragm,
        principle: Principle::Dual,
        stereo: false,
        built_in: false,
        ribbon_um: (transducer == Transducer::Ribbon).then_some(2.5),
        patterns: vec![Pattern::Cardioid, Pattern::Omni],
        sensitivity_mv: vec![28.0, 28.0],
        noise: Some(DbSpl(8.0)),
        max: DbSpl(130.0),
        source: Ohm(150.0),
        power: if transducer == Transducer::Condenser { Power::Phantom(3.0) } else { Power::Passive },
        pad_db: vec![10.0],
        high_pass: vec![HighPass { corner: 80.0, slope: 12.0 }],
        response_at_m: Some(1.0),
        response_db: [0.0; 13],
    })
}

fn cable(ends: (Connector, Connector), length_m: f64) -> GearKind {
    GearKind::Cable(Cable { ends, length_m, core_pf: 60.0, shield_pf: 120.0, core_ohm: 0.08, shield_ohm: 0.03, loom: None })
}

fn xlr(length_m: f64) -> GearKind {
    cable((Connector::XlrFemale, Connector::XlrMale), length_m)
}

fn loom(lines: u32, length_m: f64) -> GearKind {
    let GearKind::Cable(one) = cable((Connector::Db25Plug, Connector::Db25Plug), length_m) else { unreachable!("it is a cable") };
    GearKind::Cable(Cable { loom: Some(Loom { lines, pinouts: Default::default() }), ..one })
}

fn stand(height_m: (f64, f64), boom_m: f64, base_kg: f64, base_radius_m: f64) -> GearKind {
    GearKind::Stand(Stand { height_m, boom_m, base_kg, base_radius_m })
}

/// The types: a round base of 12 kg takes both hands; a light tripod does not hold 1.2 kg at 0.8 m.
fn catalogue() -> Catalogue {
    let point = |n: u32| BayPoint { upper: format!("LIVE {n}"), lower: format!("PRE {n}"), normal: Normal::Full };
    let recorder = Converter {
        tracks: 4,
        full_scale: Dbu(22.0),
        noise_dbfs: -115.0,
        bits: 24,
        load: Ohm(1e4),
        source: Ohm(100.0),
        computer: Computer::default(),
        clock: None,
    };
    let types = [
        gear("ldc", 0.5, microphone(Transducer::Condenser)),
        gear("heavy", 1.2, microphone(Transducer::Ribbon)),
        gear("round", 12.0, stand((1.0, 2.0), 1.0, 10.0, 0.16)),
        gear("tripod", 3.0, stand((0.5, 1.8), 0.8, 2.0, 0.3)),
        gear("pop", 0.3, GearKind::PopFilter(PopFilter { passes: 0.2, settles_m: 0.03 })),
        gear("xlr-3", 0.2, xlr(3.0)),
        gear("xlr-6", 0.4, xlr(6.0)),
        gear("xlr-9", 0.6, xlr(9.0)),
        gear("tt", 0.05, cable((Connector::TtPlug, Connector::TtPlug), 0.6)),
        gear("loom", 1.0, loom(8, 5.0)),
        gear("stage", 1.0, GearKind::StageBox(StageBox { lines: 8, onward: Connector::Db25 })),
        gear("panel", 1.0, GearKind::WallBox { lines: 8, connector: Connector::Db25 }),
        gear("box", 1.0, GearKind::WallBox { lines: 4, connector: Connector::XlrFemale }),
        gear("bay", 4.0, GearKind::Patchbay { points: vec![point(1), point(2)] }),
        gear("recorder", 6.0, GearKind::Recorder(recorder)),
        gear("monitors", 9.0, GearKind::Monitors),
        gear("door", 40.0, GearKind::Door),
        gear("cabinet", 34.0, GearKind::Furniture),
    ];
    Catalogue(types.into_iter().map(|of| (of.id.clone(), of)).collect())
}

/// A live room of 8 m by 6 m, a booth of 3 m by 3 m east of it through a door, and an attic that no door leads to.
fn venue() -> Venue {
    let room = |id: &str, corner, size| Room {
        id: RoomId(id.to_owned()),
        name: id.to_owned(),
        corner,
        size,
        surfaces: Default::default(),
        noise: [40.0, 29.0, 22.0, 15.0, 10.0, 7.0, 5.0, 4.0],
        climate: RoomClimate::default(),
    };
    let fixture =
        |unit: &str, of: &str, x, y, z| Fixture { unit: unit.into(), of: of.into(), at: Point::new(x, y, z), facing: 0.0, outlet: None };
    let stock =
        |unit: &str, of: &str| Stock { unit: unit.into(), of: of.into(), slot: format!("slot {unit}"), at: Point::new(1.0, 1.0, 5.9) };
    Venue {
        look: Look::default(),
        id: "small".to_owned(),
        name: "Small".to_owned(),
        image_order: 3,
        materials: Vec::new(),
        rooms: vec![
            room("live", (0.0, 0.0), (8.0, 3.0, 6.0)),
            room("booth", (8.2, 0.0), (3.0, 2.5, 3.0)),
            room("attic", (20.0, 0.0), (3.0, 2.0, 3.0)),
        ],
        doorways: vec![Doorway {
            door: "DOOR".into(),
            between: (RoomId("live".to_owned()), RoomId("booth".to_owned())),
            at: (8.1, 2.5),
            width: 0.9,
            height: 2.0,
            closed: [29.0, 34.0, 40.0, 43.0, 45.0, 47.0],
            source: "test".to_owned(),
        }],
        fixtures: vec![
            fixture("LIVE", "box", 0.05, 0.5, 2.0),
            fixture("LOFT", "box", 21.0, 0.5, 0.05),
            fixture("PANEL", "panel", 0.05, 0.5, 3.0),
            fixture("BAY", "bay", 4.0, 1.2, 5.9),
            fixture("REC", "recorder", 5.0, 1.0, 5.9),
            fixture("MON", "monitors", 6.0, 1.0, 5.9),
            fixture("DOOR", "door", 8.1, 0.0, 2.5),
        ],
        stock: vec![
            stock("MC-1", "ldc"),
            stock("MC-2", "heavy"),
            stock("STAGE", "stage"),
            stock("LOOM", "loom"),
            stock("CAB-1", "cabinet"),
            stock("ST-1", "round"),
            stock("ST-2", "tripod"),
            stock("POP-1", "pop"),
            stock("POP-2", "pop"),
            stock("X3-1", "xlr-3"),
            stock("X6-1", "xlr-6"),
            stock("X9-1", "xlr-9"),
            stock("TT-1", "tt"),
        ],
        wires: Vec::new(),
        outlets: Vec::new(),
    }
}

/// Two bars of verse and two of chorus at 120 beats a minute, a bar of count-in and 2 s of ring: 12 s.
fn song() -> Song {
    let section = |name: &str| Section {
        name: name.to_owned(),
        chords: vec!["G".to_owned(), "C".to_owned()],
        dynamic: Db(0.0),
        parts: vec![Staff { part: "GTR".to_owned(), plays: Plays::Strum(Strum::Strummed) }],
    };
    Song {
        id: "small".to_owned(),
        title: "Small".to_owned(),
        bpm: 120.0,
        beats_in_bar: 4,
        swing: 0.5,
        count_in: 1,
        ring_s: 2.0,
        sections: vec![section("verse"), section("chorus")],
    }
}

fn band() -> Band {
    let player = |id: &str, plays, source: &str| Player {
        id: PlayerId(id.to_owned()),
        name: id.to_owned(),
        plays: "nothing in the catalogue".into(),
        part: source.to_owned(),
        source: source.to_owned(),
        level: DbSpl(70.0),
        model: String::new(),
        recording: Vec::new(),
        recorded: None,
        instrument: Instrument { plays, reference: "front".to_owned(), ..Instrument::default() },
    };
    let players = vec![player("anna", Sound::Voice, "VOX"), player("ben", Sound::SteelGuitar, "GTR")];
    Band { id: "duo".to_owned(), name: "The Duo".to_owned(), players }
}

fn brief() -> Brief {
    Brief {
        date: "2026-03-10".to_owned(),
        call: "09:40".to_owned(),
        start: "10:00".to_owned(),
        clear_by: "13:15".to_owned(),
        studio: "Small".to_owned(),
        artist: "The Duo".to_owned(),
        lead: "Kim".to_owned(),
        notes: Vec::new(),
        inputs: Vec::new(),
    }
}

/// A cue that says its own name.
pub(crate) fn cue(id: &str, when: Trigger, after: f64) -> Cue {
    Cue {
        id: id.to_owned(),
        when,
        unless: Vec::new(),
        after,
        says: vec![Line { who: "lead".to_owned(), text: format!("{id}.") }],
        slate: false,
        perform: None,
        asks: format!("wants {id}"),
    }
}

/// Both play this.
pub(crate) fn both(item: Item) -> Option<Perform> {
    Some(Perform { players: vec![PlayerId("anna".to_owned()), PlayerId("ben".to_owned())], item, lift: Some(Db(3.0)) })
}

/// On `Stopped`, back to that cue.
pub(crate) fn stopped(to: &str) -> Vec<Branch> {
    let says = vec![Line { who: "lead".to_owned(), text: "You stopped!".to_owned() }];
    vec![Branch { when: Trigger::Stopped, says, to: to.to_owned() }]
}

/// A false start, a whole song on the same roll, a playback and a keeper.
pub(crate) fn script() -> Vec<Cue> {
    let chorus = Trigger::PlayedBack { take: 2, section: "chorus".to_owned(), seconds: 2.5 };
    vec![
        cue("hello", Trigger::Now, 3.0),
        Cue { perform: both(Item::Check), ..cue("check", Trigger::Told(Reply::Ready), 1.0) },
        cue("levels", Trigger::Finished, 0.5),
        Cue { perform: both(Item::FalseStart(1)), ..cue("take one", Trigger::Rolling, 2.0) },
        Cue { unless: stopped("take one"), slate: true, perform: both(Item::Song), ..cue("again", Trigger::Finished, 4.0) },
        Cue { unless: stopped("take one"), ..cue("that was it", Trigger::Finished, 3.0) },
        cue("come in", Trigger::Stopped, 1.0),
        cue("keep it", chorus, 1.0),
        cue("thanks", Trigger::KeeperMarked, 1.0),
    ]
}

/// The small studio with a script.
pub(crate) fn scenario(script: Vec<Cue>) -> Arc<Scenario> {
    let venue = venue();
    let keeper = Criterion {
        id: "keeper".to_owned(),
        title: "Keeper".to_owned(),
        group: "Paper".to_owned(),
        marks: 1.0,
        check: Check::Keeper { take: 2 },
        advice: String::new(),
    };
    let file = ScenarioFile {
        id: "small".to_owned(),
        title: "Small".to_owned(),
        summary: String::new(),
        gear: Vec::new(),
        venue: "small".to_owned(),
        band: "duo".to_owned(),
        song: "small".to_owned(),
        seed: 7,
        seats: Vec::new(),
        found: vec![(ControlId::new(&"MC-1".into(), "pad"), Setting::On(true))],
        faults: Vec::new(),
        brief: brief(),
        script,
        rubric: vec![keeper],
        assessed: false,
        guided: false,
    };
    Arc::new(Scenario::of(file, catalogue(), venue, band(), song(), "0".repeat(64)))
}
