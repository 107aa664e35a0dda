//! The venue of six bays in states of chance: any cords, any controls, anything broken; always defined, and gone without a
//! trace when it is taken back.

use crate::fixture::{Bench, studio_one};
use linecheck::sim::circuit::fault::{Edit, FAULTS, edits};
use linecheck::sim::circuit::{Circuit, DigitalLine, Disturbing, Fact, Feed, Floors, Stage, reach, trace};
use linecheck::sim::gear::{Connector, ControlId, ControlKind, ControlSpec, GearKind, JackId, Setting, UnitId};
use linecheck::sim::units::Hertz;
use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::collections::BTreeSet;

/// Volts that nothing in a studio swings to: well above what any stage gives.
const RUNAWAY_V: f64 = 100.0;

/// What people can do to a venue, drawn by chance.
struct Chance {
    untouched: Bench,
    jacks: Vec<(JackId, Connector)>,
    cords: Vec<(UnitId, (Connector, Connector))>,
    controls: Vec<(UnitId, Vec<ControlSpec>)>,
    dice: ChaCha8Rng,
}

impl Chance {
    fn of(untouched: Bench, seed: u64) -> Self {
        let (mut jacks, mut cords, mut controls) = (Vec::new(), Vec::new(), Vec::new());
        for (unit, of) in &untouched.units {
            let page = untouched.catalogue.get(of).expect("it is in the catalogue");
            let plain = page.jacks().into_iter().filter(|jack| jack.connector != Connector::Soldered);
            jacks.extend(plain.map(|jack| (JackId::new(unit, jack.name), jack.connector)));
            if let GearKind::Cable(cable) = &page.kind {
                cords.push((unit.clone(), cable.ends));
            }
            let all: Vec<ControlSpec> = page.controls().into_iter().filter(|one| one.kind != ControlKind::Label).collect();
            if !all.is_empty() {
                controls.push((unit.clone(), all));
            }
        }
        Self { untouched, jacks, cords, controls, dice: ChaCha8Rng::seed_from_u64(seed) }
    }

    /// A venue as somebody could have left it.
    fn state(&mut self) -> Bench {
        let mut bench = self.untouched.clone();
        self.insert_and_multiply(&mut bench);
        self.plug(&mut bench);
        self.turn(&mut bench);
        self.break_things(&mut bench);
        bench
    }

    /// Boxes in inserts, one behind the other, and a bus on a mult that goes on to several places.
    fn insert_and_multiply(&mut self, bench: &mut Bench) {
        let mut cords: Vec<UnitId> =
            self.cords.iter().filter(|(_, ends)| *ends == (Connector::TtPlug, Connector::TtPlug)).map(|(cord, _)| cord.clone()).collect();
        let mut taken = BTreeSet::new();
        let mut ways = Vec::new();
        for _ in 0..self.dice.random_range(0..6) {
            let [channel, first, second] = [0; 3].map(|_: u32| self.dice.random_range(1..=32_u32));
            ways.extend([
                (format!("BAY-C/U{channel}"), format!("BAY-F/L{first}")),
                (format!("BAY-F/U{first}"), format!("BAY-F/L{second}")),
                (format!("BAY-F/U{second}"), format!("BAY-C/L{channel}")),
            ]);
        }
        for _ in 0..self.dice.random_range(0..6) {
            let [from, to, mult] = [48, 48, 4].map(|most| self.dice.random_range(1..=most));
            let [from_bay, to_bay] = [(); 2].map(|()| *["A", "B", "C", "D", "E"].choose(&mut self.dice).expect("there are five"));
            ways.push((format!("BAY-{from_bay}/U{from}"), format!("BAY-F/U{}", 40 + mult)));
            ways.push((format!("BAY-F/U{}", 40 + self.dice.random_range(1..=8)), format!("BAY-{to_bay}/L{to}")));
        }
        for (a, b) in ways {
            if taken.insert(a.clone())
                && taken.insert(b.clone())
                && let Some(cord) = cords.pop()
            {
                bench.plug(&cord.0, &a, &b);
            }
        }
    }

    /// Any share of the other cords into any jacks that they fit.
    fn plug(&mut self, bench: &mut Bench) {
        let mut taken: BTreeSet<JackId> = bench.cords.values().flat_map(|(a, b)| [a.clone(), b.clone()]).flatten().collect();
        let share: f64 = self.dice.random();
        for (cord, ends) in &self.cords {
            if bench.cords.contains_key(cord) || self.dice.random::<f64>() > share {
                continue;
            }
            let mut end = |connector: Connector| {
                let fitting: Vec<&JackId> = self.jacks.iter().filter(|(_, jack)| connector.fits(*jack)).map(|(jack, _)| jack).collect();
                let jack = (*fitting.choose(&mut self.dice)?).clone();
                (taken.insert(jack.clone()) && self.dice.random::<f64>() < 0.95).then_some(jack)
            };
            let ends = (end(ends.0), end(ends.1));
            bench.cords.insert(cord.clone(), ends);
        }
    }

    /// Any share of all controls anywhere within their limits; most mains switches stay in.
    fn turn(&mut self, bench: &mut Bench) {
        let share = libm::pow(self.dice.random::<f64>(), 2.0);
        for (unit, controls) in &self.controls {
            for control in controls {
                let often = if control.name == "power" { 0.05 } else { share };
                if self.dice.random::<f64>() < often {
                    let setting = somewhere(control, &mut self.dice);
                    assert!(control.accepts(&setting), "{unit}/{}", control.name);
                    bench.settings.0.insert(ControlId::new(unit, control.name.as_str()), setting);
                }
            }
        }
    }

    /// Up to eight faults by their names, wherever they can be.
    fn break_things(&mut self, bench: &mut Bench) {
        for _ in 0..self.dice.random_range(0..=8) {
            let fault = FAULTS.choose(&mut self.dice).expect("there are some").name;
            let seed = self.dice.random();
            let Ok(made) = edits(fault, None, seed, &bench.patch()) else { continue };
            for edit in made {
                put(bench, edit);
            }
        }
    }
}

/// A place within the limits of a control, its ends more often than others.
fn somewhere(control: &ControlSpec, dice: &mut ChaCha8Rng) -> Setting {
    match &control.kind {
        ControlKind::Switch => Setting::On(dice.random()),
        ControlKind::Selector(words) => Setting::Choice(words.choose(dice).cloned().unwrap_or_default()),
        ControlKind::Knob { least, most, .. } => Setting::At(match dice.random_range(0..8) {
            0 => *least,
            1 => *most,
            _ => least + (most - least) * dice.random::<f64>(),
        }),
        ControlKind::Label => Setting::Text(String::new()),
    }
}

/// Makes one edit of a fault, where a jack that it would plug is free.
fn put(bench: &mut Bench, edit: Edit) {
    let taken = |jack: &JackId| bench.cords.values().any(|(a, b)| [a, b].into_iter().flatten().any(|other| other == jack));
    if !matches!(&edit, Edit::Plug { a, b, .. } if taken(a) || taken(b)) {
        bench.suffer(edit);
    }
}

/// Everything that anybody can ask of every input and every output.
type Everything = (Circuit, Vec<Feed>, Vec<Stage>);

fn everything(bench: &Bench) -> Everything {
    let circuit = bench.circuit();
    let feeds = circuit.inputs().map(|input| circuit.feed(input)).collect();
    let stages = circuit.outputs().map(|output| circuit.stage(output)).collect();
    (circuit, feeds, stages)
}

/// Every figure is one, and no passive line gives more than its resonance does.
fn assert_defined((circuit, feeds, stages): &Everything) {
    for (input, feed) in circuit.inputs().zip(feeds) {
        assert!([feed.source_noise.0, feed.hum.0].iter().all(|volts| volts.is_finite() && *volts >= 0.0), "{input}: {feed:?}");
        for driver in &feed.drivers {
            assert!(driver.gain.is_finite() && driver.gain.abs() <= 4.0, "{input}: {driver:?}");
            let band = [20.0, 1e3, 20e3].map(|hertz| driver.response.magnitude(Hertz(hertz)));
            assert!(band.iter().all(|gain| gain.is_finite() && *gain < 100.0), "{input}: {driver:?}");
        }
        let added = circuit.disturbances(input).iter().map(|one| one.hum());
        assert!(added.into_iter().all(f64::is_finite), "{input}");
    }
    for (output, stage) in circuit.outputs().zip(stages) {
        match stage {
            Stage::Capsule { sensitivity, noise, clip, .. } => {
                assert!([sensitivity.0, noise.0, clip.0].iter().all(|value| value.is_finite()), "{output}: {stage:?}");
            }
            Stage::Amplifier { inputs, noise, max, .. } => {
                assert!(noise.0.is_finite() && inputs.iter().all(|(_, gain)| gain.is_finite() && gain.abs() < 1e6), "{output}: {stage:?}");
                // What only takes away, such as a transformer, gives no more than comes in.
                let passive = inputs.iter().all(|(_, gain)| gain.abs() <= 1.0);
                assert!(max.0 <= RUNAWAY_V || passive && max.0.is_finite(), "{output}: {stage:?}");
            }
            Stage::Oscillator { level, .. } | Stage::Timecode { level, .. } => assert!(level.0.is_finite() && level.0 <= RUNAWAY_V),
            Stage::Outlet { .. } | Stage::Recorder { .. } | Stage::Nothing => {}
        }
        assert!(circuit.leaks(output).iter().all(|(_, gain)| gain.is_finite() && gain.abs() < 1.0), "{output}");
    }
}

/// Who drives whom has no circle that has no name, and only what has one howls.
fn assert_no_runaway_without_a_name(circuit: &Circuit) {
    let mut known = BTreeSet::new();
    for output in circuit.outputs() {
        walk(circuit, output, &mut Vec::new(), &mut known);
    }
    let mut cuts = BTreeSet::new();
    for fact in circuit.facts() {
        if let Fact::Loop { through, cut_at } = fact {
            let [.., last] = through.as_slice() else { panic!("a loop passes something: {fact}") };
            assert!(circuit.is_loop(last, cut_at), "{fact}");
            cuts.insert(cut_at);
        }
    }
    for input in circuit.inputs() {
        let howls = circuit.disturbances(input).iter().any(|one| one.what == Disturbing::Howl);
        assert!(!howls || cuts.contains(input), "{input} howls, and no loop has a name");
    }
}

/// Follows a signal backward; an output that is met again on its own trail drives itself.
fn walk(circuit: &Circuit, output: &JackId, trail: &mut Vec<JackId>, known: &mut BTreeSet<JackId>) {
    assert!(!trail.contains(output), "{output} drives itself, and no loop has a name: {trail:?}");
    if !known.insert(output.clone()) {
        return;
    }
    trail.push(output.clone());
    for input in taken_by(circuit, output) {
        for driver in circuit.feed(&input).drivers {
            walk(circuit, &driver.from, trail, known);
        }
    }
    trail.pop();
}

/// The inputs that an output takes what it gives from.
fn taken_by(circuit: &Circuit, output: &JackId) -> Vec<JackId> {
    match circuit.stage(output) {
        Stage::Amplifier { inputs, .. } => inputs.into_iter().map(|(input, _)| input).collect(),
        Stage::Recorder { track } => match circuit.digital_line(&output.unit, track) {
            None => vec![JackId::new(&output.unit, format!("in {track}"))],
            Some(DigitalLine { from: Some((from, channel)), lost: None, .. }) => vec![JackId::new(from, format!("in {channel}"))],
            Some(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

/// What people ask of a few places: floors, and ways in both directions.
fn assert_explained(bench: &Bench, circuit: &Circuit, dice: &mut ChaCha8Rng) {
    let (inputs, outputs): (Vec<&JackId>, Vec<&JackId>) = (circuit.inputs().collect(), circuit.outputs().collect());
    let mut floors = Floors::of(circuit);
    for input in inputs.sample(dice, 8) {
        let floor = floors.at(input);
        assert!(floor.noise.0.is_finite() && floor.hum.0.is_finite(), "{input}: {floor:?}");
        let hops = trace(circuit, &bench.patch(), input);
        assert!(!hops.is_empty() && hops.iter().all(|hop| hop.gain_db.is_none_or(f64::is_finite)), "{input}");
    }
    for output in outputs.sample(dice, 4) {
        assert!(reach(circuit, &bench.patch(), output).iter().all(|one| one.gain_db.is_finite()), "{output}");
    }
}

#[test]
fn ten_thousand_states_of_chance_are_defined() {
    let mut chance = Chance::of(studio_one(), 4);
    let normal = everything(&chance.untouched);
    assert_defined(&normal);
    let states = if cfg!(debug_assertions) { 100 } else { 10_000 };
    let mut loops = 0;
    for state in 0..states {
        let mut bench = chance.state();
        let found = everything(&bench);
        assert_defined(&found);
        assert_no_runaway_without_a_name(&found.0);
        loops += usize::from(found.0.facts().iter().any(|fact| matches!(fact, Fact::Loop { .. })));
        if state % 50 == 0 {
            assert_explained(&bench, &found.0, &mut chance.dice);
            assert_eq!(everything(&bench), found, "the same patch has the same answers");
            // Everything is taken back the way that people do it, one thing after the other.
            bench.cords.clear();
            let reset: Vec<ControlId> = bench.settings.0.keys().cloned().collect();
            for control in reset {
                match chance.untouched.settings.0.get(&control) {
                    Some(before) => bench.settings.0.insert(control, before.clone()),
                    None => bench.settings.0.remove(&control),
                };
            }
            bench.defects.values_mut().for_each(Vec::clear);
            bench.worn.values_mut().for_each(|how_far| *how_far = 0.0);
            assert_eq!(everything(&bench), normal, "nothing is left of it");
        }
    }
    assert!(loops > states / 20, "chance makes loops: {loops}");
}
