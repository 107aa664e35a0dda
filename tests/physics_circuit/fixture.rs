//! The test bench, and the first studio with and without its booked patch.

use linecheck::files::Library;
use linecheck::sim::circuit::fault::Edit;
use linecheck::sim::circuit::{Cause, Circuit, Feed, Hop, Patch, trace};
use linecheck::sim::gear::{Catalogue, ControlId, Defect, GearFile, GearType, JackId, Setting, Settings, TypeId, UnitId};
use linecheck::sim::scenario::Scenario;
use linecheck::sim::units::Point;
use linecheck::sim::venue::{Fixture, Venue, Wire};
use std::collections::BTreeMap;

pub(crate) fn close(what: &str, got: f64, want: f64, tolerance: f64) {
    assert!((got - want).abs() <= tolerance, "{what}: {got} is not within {tolerance} of {want}");
}

pub(crate) fn jack(text: &str) -> JackId {
    JackId::try_from(text.to_owned()).expect("a jack is UNIT/jack")
}

/// A room with gear, wires and cords, and everything at zero.
#[derive(Clone)]
pub(crate) struct Bench {
    pub(crate) venue: Venue,
    pub(crate) catalogue: Catalogue,
    pub(crate) units: BTreeMap<UnitId, TypeId>,
    pub(crate) cords: BTreeMap<UnitId, (Option<JackId>, Option<JackId>)>,
    pub(crate) settings: Settings,
    pub(crate) worn: BTreeMap<UnitId, f64>,
    pub(crate) defects: BTreeMap<UnitId, Vec<Defect>>,
    pub(crate) seed: Option<u64>,
}

impl Bench {
    pub(crate) fn patch(&self) -> Patch<'_> {
        Patch {
            seed: self.seed,
            worn: &self.worn,
            defects: &self.defects,
            ..Patch::whole(&self.venue, &self.catalogue, &self.units, &self.cords, &self.settings)
        }
    }

    pub(crate) fn circuit(&self) -> Circuit {
        Circuit::solve(&self.patch())
    }

    pub(crate) fn plug(&mut self, cord: &str, a: &str, b: &str) -> &mut Self {
        let end = |text: &str| (!text.is_empty()).then(|| jack(text));
        self.cords.insert(cord.into(), (end(a), end(b)));
        self
    }

    /// Makes one edit of a fault.
    pub(crate) fn suffer(&mut self, edit: Edit) {
        match edit {
            Edit::Set(control, setting) => {
                self.settings.0.insert(control, setting);
            }
            Edit::Break(unit, defect) => self.defects.entry(unit).or_default().push(defect),
            Edit::Stretch(unit, how_far) => {
                self.worn.insert(unit, how_far);
            }
            Edit::Plug { cord, a, b } => {
                self.cords.insert(cord, (Some(a), Some(b)));
            }
        }
    }

    pub(crate) fn pull(&mut self, cord: &str) -> &mut Self {
        self.cords.remove(&UnitId::from(cord));
        self
    }

    pub(crate) fn set(&mut self, control: &str, setting: Setting) -> &mut Self {
        self.settings.0.insert(ControlId::try_from(control.to_owned()).expect("a control is UNIT/control"), setting);
        self
    }

    pub(crate) fn on(&mut self, controls: &[&str]) -> &mut Self {
        for control in controls {
            self.set(control, Setting::On(true));
        }
        self
    }

    /// Feeds a unit from an outlet.
    pub(crate) fn earth(&mut self, unit: &str, outlet: &str) -> &mut Self {
        self.venue.fixtures.push(Fixture {
            unit: unit.into(),
            of: self.units[&UnitId::from(unit)].clone(),
            at: Point::default(),
            facing: 0.0,
            outlet: Some(outlet.to_owned()),
        });
        self
    }

    pub(crate) fn feed(&self, at: &str) -> Feed {
        self.circuit().feed(&jack(at))
    }

    /// The outputs that arrive at a jack.
    pub(crate) fn arrive(&self, at: &str) -> Vec<String> {
        self.feed(at).drivers.iter().map(|driver| driver.from.to_string()).collect()
    }

    pub(crate) fn trace(&self, to: &str) -> Vec<Hop> {
        trace(&self.circuit(), &self.patch(), &jack(to))
    }

    pub(crate) fn causes(&self, to: &str) -> Vec<Cause> {
        self.trace(to).into_iter().filter_map(|hop| hop.broken).collect()
    }

    pub(crate) fn wire(&mut self, from: &str, to: &str) -> &mut Self {
        self.venue.wires.push(Wire { from: jack(from), to: jack(to), length_m: 0.0 });
        self
    }

    pub(crate) fn add(&mut self, unit: &str, of: &str) -> &mut Self {
        self.units.insert(unit.into(), of.into());
        self
    }
}

/// Types for closed forms: cords of no length, a bay with one point of each normal and two spare ones.
pub(crate) const TYPES: &str = r#"(gear: [
    (id: "bay", name: "bay", mass_kg: 1.0, model: "", source: "test", kind: Patchbay(points: [
        (upper: "A", lower: "a", normal: Full), (upper: "B", lower: "b", normal: Half), (upper: "C", lower: "c", normal: Parallel),
        (upper: "D", lower: "d", normal: Open), (upper: "E", lower: "e", normal: Open), (upper: "F", lower: "f", normal: Open),
    ])),
    (id: "rec", name: "recorder", mass_kg: 1.0, model: "", source: "test",
     kind: Recorder((tracks: 6, full_scale: Dbu(22.0), noise_dbfs: -120.0, bits: 24, load: Ohm(10000.0), source: Ohm(100.0)))),
    (id: "box", name: "box", mass_kg: 1.0, model: "", source: "test", kind: WallBox(lines: 4)),
    (id: "pre", name: "preamp", mass_kg: 1.0, model: "", source: "test", kind: Preamp((channels: 2, gain_db: (20.0, 70.0, 1.0),
        load: Ohm(1200.0), ein: Dbu(-128.0), max_in: Dbu(0.0), pad_db: 20.0, high_pass: Hertz(80.0), source: Ohm(50.0), max_out: Dbu(26.0), cmrr: Db(80.0)))),
    (id: "tt", name: "cord", mass_kg: 0.1, model: "", source: "test", kind: Cable((ends: (TtPlug, TtPlug), length_m: 0.0, core_pf: 0.0, shield_pf: 0.0, core_ohm: 0.0))),
    (id: "xlr", name: "cable", mass_kg: 0.1, model: "", source: "test", kind: Cable((ends: (XlrFemale, XlrMale), length_m: 0.0, core_pf: 0.0, shield_pf: 0.0, core_ohm: 0.0))),
    (id: "xlr-long", name: "cable", mass_kg: 0.1, model: "", source: "test", kind: Cable((ends: (XlrFemale, XlrMale), length_m: 100.0, core_pf: 100.0, shield_pf: 100.0, core_ohm: 0.0))),
    (id: "tt-ts", name: "unbalanced cord", mass_kg: 0.1, model: "", source: "test", kind: Cable((ends: (TtPlug, TsPlug), length_m: 0.0, core_pf: 0.0, shield_pf: 0.0, core_ohm: 0.0))),
])"#;

/// A microphone type in words.
pub(crate) fn microphone(id: &str, transducer: &str, source: f64, milliamperes: f64) -> String {
    let (noise, power) =
        if milliamperes > 0.0 { ("Some(DbSpl(12.0))", format!("Phantom({milliamperes:?})")) } else { ("None", "Passive".to_owned()) };
    format!(
        r#"(gear: [(id: "{id}", name: "microphone", mass_kg: 0.3, model: "", source: "test", kind: Microphone((
            transducer: {transducer}, capsule: LargeDiaphragm, principle: Dual, ribbon_um: None, patterns: [Cardioid, Omni, FigureEight], sensitivity_mv: [28.0, 20.0, 22.0],
            noise: {noise}, max: DbSpl(117.0), source: Ohm({source:?}), power: {power}, pad_db: [10.0], high_pass: [],
            response_at_m: None, response_db: (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)))) ])"#
    )
}

pub(crate) fn types(text: &str) -> Vec<(TypeId, GearType)> {
    ron::from_str::<GearFile>(text).expect("the types of the bench are RON").gear.into_iter().map(|gear| (gear.id.clone(), gear)).collect()
}

/// An empty bench with the types above; `REC-A` out n is wired to the upper jack n, the lower jack n to `REC-B` in n.
pub(crate) fn bench() -> Bench {
    let scenario = first_overdub();
    let mut venue = scenario.venue.clone();
    venue.wires.clear();
    venue.fixtures.clear();
    venue.stock.clear();
    let catalogue = Catalogue(types(TYPES).into_iter().collect());
    let mut bench = Bench {
        venue,
        catalogue,
        units: BTreeMap::new(),
        cords: BTreeMap::new(),
        settings: Settings::default(),
        worn: BTreeMap::new(),
        defects: BTreeMap::new(),
        seed: None,
    };
    bench.add("BAY", "bay").add("REC-A", "rec").add("REC-B", "rec").add("BOX", "box").add("PRE", "pre");
    for cord in ["TT-1", "TT-2", "TT-3"] {
        bench.add(cord, "tt");
    }
    bench.add("XLR-1", "xlr").add("XLR-2", "xlr").add("XLR-100", "xlr-long").add("TS-1", "tt-ts");
    for n in 1..=4 {
        bench.wire(&format!("REC-A/out {n}"), &format!("BAY/U{n}")).wire(&format!("BAY/L{n}"), &format!("REC-B/in {n}"));
    }
    bench.wire("BAY/U5", "REC-B/in 5").wire("BOX/1", "PRE/in 1").wire("BOX/2", "PRE/in 2");
    bench.on(&["PRE/power", "REC-A/power", "REC-B/power"]);
    bench
}

pub(crate) fn with_microphone(bench: &mut Bench, unit: &str, transducer: &str, source: f64, milliamperes: f64) {
    let id = format!("type of {unit}");
    bench.catalogue.0.extend(types(&microphone(&id, transducer, source, milliamperes)));
    bench.add(unit, &id);
}

pub(crate) fn first_overdub() -> Scenario {
    Library::find().expect("the data that ships").scenario("first-overdub").expect("the first scenario loads")
}

/// The first studio with everything at zero, whatever the scenario leaves standing.
pub(crate) fn studio() -> Bench {
    let scenario = first_overdub();
    Bench {
        venue: scenario.venue.clone(),
        catalogue: scenario.catalogue.clone(),
        units: scenario.units.clone(),
        cords: BTreeMap::new(),
        settings: Settings::default(),
        worn: BTreeMap::new(),
        defects: BTreeMap::new(),
        seed: None,
    }
}

/// The patch of the booking sheet: the voice by booth 3 and the guitar by live 5, to the external preamplifiers 1 and 2.
pub(crate) fn patched() -> Bench {
    let mut bench = studio();
    bench.plug("XLR-06-01", "MC-012/out", "BOOTH/3").plug("XLR-09-01", "MC-011/out", "LIVE/5");
    bench.plug("TT-09-01", "BAY/U11", "BAY/L9").plug("TT-09-02", "BAY/U5", "BAY/L10");
    bench.on(&["PRE-1/power", "DESK/power", "REC/power", "MON/power", "PRE-1/1.48v", "PRE-1/2.48v"]);
    bench.set("PRE-1/1.gain", Setting::At(33.0)).set("PRE-1/2.gain", Setting::At(40.0));
    for strip in ["ch1", "ch2"] {
        bench.set(&format!("DESK/{strip}.source"), Setting::Choice("line".into()));
        bench.set(&format!("DESK/{strip}.route"), Setting::Choice("direct".into()));
    }
    bench
}

fn content<T: serde::de::DeserializeOwned>(path: &str) -> T {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(path);
    ron::from_str(&std::fs::read_to_string(&path).expect("it ships")).expect("it is sound")
}

/// The venue of six bays with everything switched on and at zero.
pub(crate) fn studio_one() -> Bench {
    let venue: Venue = content("venues/studio-one.ron");
    let files = ["cables", "control-room", "electronics", "furniture", "instruments", "microphones", "stage", "stands", "tape"];
    let types = files.into_iter().flat_map(|name| content::<GearFile>(&format!("gear/{name}.ron")).gear);
    let catalogue = Catalogue(types.map(|gear| (gear.id.clone(), gear)).collect());
    let units = venue.units();
    let mut bench = Bench {
        venue,
        catalogue,
        units,
        cords: BTreeMap::new(),
        settings: Settings::default(),
        worn: BTreeMap::new(),
        defects: BTreeMap::new(),
        seed: None,
    };
    let powered: Vec<UnitId> = bench.units.keys().cloned().collect();
    for unit in powered {
        bench.set(&format!("{unit}/power"), Setting::On(true));
    }
    bench
}
