//! Six bays with everything that is wired to them, and the large studio that ships, each with cords across its bays.

use linecheck::sim::circuit::{Circuit, Patch};
use linecheck::sim::gear::{
    BayPoint, Cable, Catalogue, Computer, Connector, ControlId, Converter, Defect, GearFile, GearKind, GearType, JackId, Normal, Setting,
    Settings, TypeId, UnitId,
};
use linecheck::sim::units::{Dbu, Ohm, Point};
use linecheck::sim::venue::{Fixture, Look, Venue, Wire};
use std::collections::BTreeMap;

const BAYS: u32 = 6;
const POINTS: u32 = 48;

/// Everything that a patch borrows.
pub(crate) struct House {
    venue: Venue,
    catalogue: Catalogue,
    units: BTreeMap<UnitId, TypeId>,
    cords: BTreeMap<UnitId, (Option<JackId>, Option<JackId>)>,
    settings: Settings,
    defects: BTreeMap<UnitId, Vec<Defect>>,
}

impl House {
    /// Six bays of 48 points: 288 nets of which each has an output, two contacts and an input; so many cords are plugged
    /// across them, and so many of those are broken.
    pub(crate) fn bays(cords: u32, broken: u32) -> Self {
        let field: Vec<UnitId> = (1..=BAYS).map(|bay| UnitId(format!("BAY-{bay}"))).collect();
        Self::new(venue(), catalogue()).patched(&field, "tt", cords, broken)
    }

    /// The venue that ships, with its desk of 24 inline channels.
    pub(crate) fn studio_one(cords: u32, broken: u32) -> Self {
        let files = ["cables", "control-room", "electronics", "furniture", "instruments", "microphones", "stage", "stands", "tape"];
        let types = files.into_iter().flat_map(|name| content::<GearFile>(&format!("gear/{name}.ron")).gear);
        let catalogue = Catalogue(types.map(|page| (page.id.clone(), page)).collect());
        let field: Vec<UnitId> = ["A", "B", "C", "D", "E", "F"].map(|bay| UnitId(format!("BAY-{bay}"))).to_vec();
        Self::new(content("venues/studio-one.ron"), catalogue).patched(&field, "tt-06", cords, broken)
    }

    /// Works out everything that arrives anywhere.
    pub(crate) fn solve_and_every_feed(&self) -> usize {
        let circuit = Circuit::solve(&self.patch());
        circuit.inputs().map(|input| circuit.feed(input).drivers.len()).sum()
    }

    /// Everything is switched on and at zero.
    fn new(venue: Venue, catalogue: Catalogue) -> Self {
        let units = venue.units();
        let settings = Settings(units.keys().map(|unit| (ControlId::new(unit, "power"), Setting::On(true))).collect());
        Self { venue, catalogue, units, cords: BTreeMap::new(), settings, defects: BTreeMap::new() }
    }

    /// Cords from an upper to a lower jack of the next bay, the first of them broken.
    fn patched(mut self, bays: &[UnitId], of: &str, cords: u32, broken: u32) -> Self {
        for cord in 0..cords {
            let unit = UnitId(format!("CORD-{cord}"));
            let jack = |row: &str, bay: u32, point: u32| {
                Some(JackId::new(&bays[bay as usize % bays.len()], format!("{row}{}", point % POINTS + 1)))
            };
            self.units.insert(unit.clone(), of.into());
            self.cords.insert(unit.clone(), (jack("U", cord + 1, cord * 7), jack("L", cord + 2, cord * 7 + 3)));
            if cord < broken {
                self.defects.insert(unit, vec![Defect::ColdOpen]);
            }
        }
        self
    }

    fn patch(&self) -> Patch<'_> {
        Patch { defects: &self.defects, ..Patch::whole(&self.venue, &self.catalogue, &self.units, &self.cords, &self.settings) }
    }
}

fn catalogue() -> Catalogue {
    let page = |id: &str, kind: GearKind| GearType {
        id: id.into(),
        name: id.to_owned(),
        mass_kg: 1.0,
        model: String::new(),
        kind,
        source: "bench".to_owned(),
    };
    let point = |n: u32| BayPoint { upper: format!("OUT {n}"), lower: format!("IN {n}"), normal: Normal::Half };
    let recorder = Converter {
        tracks: POINTS,
        full_scale: Dbu(22.0),
        noise_dbfs: -118.0,
        bits: 24,
        load: Ohm(10e3),
        source: Ohm(100.0),
        computer: Computer::default(),
        clock: None,
    };
    let ends = (Connector::TtPlug, Connector::TtPlug);
    let cord = Cable { ends, length_m: 0.6, core_pf: 120.0, shield_pf: 200.0, core_ohm: 0.1, shield_ohm: 0.05, loom: None };
    let types = [
        page("bay", GearKind::Patchbay { points: (1..=POINTS).map(point).collect() }),
        page("recorder", GearKind::Recorder(recorder)),
        page("tt", GearKind::Cable(cord)),
    ];
    Catalogue(types.into_iter().map(|page| (page.id.clone(), page)).collect())
}

fn venue() -> Venue {
    let fixture = |unit: String, of: &str| Fixture { unit: UnitId(unit), of: of.into(), at: Point::default(), facing: 0.0, outlet: None };
    let mut venue = Venue {
        look: Look::default(),
        id: "bays".to_owned(),
        name: "Bays".to_owned(),
        image_order: 3,
        materials: Vec::new(),
        rooms: Vec::new(),
        doorways: Vec::new(),
        fixtures: Vec::new(),
        stock: Vec::new(),
        wires: Vec::new(),
        outlets: Vec::new(),
    };
    for bay in 1..=BAYS {
        let (rec, field) = (UnitId(format!("REC-{bay}")), UnitId(format!("BAY-{bay}")));
        venue.fixtures.extend([fixture(rec.0.clone(), "recorder"), fixture(field.0.clone(), "bay")]);
        for point in 1..=POINTS {
            let wire = |from: JackId, to: JackId| Wire { from, to, length_m: 12.0 };
            venue.wires.push(wire(JackId::new(&rec, format!("out {point}")), JackId::new(&field, format!("U{point}"))));
            venue.wires.push(wire(JackId::new(&field, format!("L{point}")), JackId::new(&rec, format!("in {point}"))));
        }
    }
    venue
}

fn content<T: serde::de::DeserializeOwned>(path: &str) -> T {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path);
    ron::from_str(&std::fs::read_to_string(&path).expect("it ships")).expect("it is sound")
}
