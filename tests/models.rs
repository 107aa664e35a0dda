//! The models of the place: every type and player has one, every one is sound, to scale and has the nodes that the program poses.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The greatest side of a texture, pixels.
const SIDE: u64 = 1024;
/// The greatest model, bytes.
const LARGEST: usize = 420_000;
/// All of the assets, bytes.
const ALL: u64 = 60_000_000;

fn assets() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("assets")
}

/// A model's description and its binary part.
struct Model {
    name: String,
    doc: Value,
    data: Vec<u8>,
}

fn word(bytes: &[u8], at: usize) -> usize {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes")) as usize
}

fn read(path: &Path) -> Model {
    let name = path.file_stem().expect("a file has a name").to_string_lossy().into_owned();
    let bytes = fs::read(path).expect("it can be read");
    assert!(bytes.len() < LARGEST, "{name}: {} bytes", bytes.len());
    assert_eq!(&bytes[..4], b"glTF", "{name}");
    assert_eq!((word(&bytes, 4), word(&bytes, 8)), (2, bytes.len()), "{name}: version and length");
    let text = word(&bytes, 12);
    let doc = serde_json::from_slice(&bytes[20..20 + text]).expect("its first chunk is JSON");
    let data = bytes[28 + text..28 + text + word(&bytes, 20 + text)].to_vec();
    Model { name, doc, data }
}

fn models() -> Vec<Model> {
    let mut paths: Vec<PathBuf> = fs::read_dir(assets().join("models"))
        .expect("the file is in order")
        .map(|entry| entry.expect("the file is in order").path())
        .collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "glb"));
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn index(value: &Value) -> usize {
    usize::try_from(value.as_u64().expect("the file is in order")).expect("the file is in order")
}

fn numbers<const N: usize>(value: &Value, otherwise: [f64; N]) -> [f64; N] {
    let Some(given) = value.as_array() else { return otherwise };
    std::array::from_fn(|i| given[i].as_f64().expect("the file is in order"))
}

impl Model {
    fn nodes(&self) -> BTreeSet<&str> {
        list(&self.doc["nodes"]).iter().filter_map(|node| node["name"].as_str()).collect()
    }

    /// The eight corners of every primitive as its node places it, in metres.
    fn corners(&self) -> Vec<[f64; 3]> {
        let mut out = Vec::new();
        for root in list(&self.doc["scenes"][0]["nodes"]) {
            self.visit(index(root), &|point| point, &mut out);
        }
        out
    }

    fn visit(&self, node: usize, above: &dyn Fn([f64; 3]) -> [f64; 3], out: &mut Vec<[f64; 3]>) {
        let node = &self.doc["nodes"][node];
        let (at, turn, size) =
            (numbers(&node["translation"], [0.0; 3]), numbers(&node["rotation"], [0.0, 0.0, 0.0, 1.0]), numbers(&node["scale"], [1.0; 3]));
        let here = |point: [f64; 3]| {
            let turned = rotate(turn, std::array::from_fn(|i| point[i] * size[i]));
            above(std::array::from_fn(|i| turned[i] + at[i]))
        };
        if let Some(mesh) = node["mesh"].as_u64() {
            for part in list(&self.doc["meshes"][mesh as usize]["primitives"]) {
                let places = &self.doc["accessors"][index(&part["attributes"]["POSITION"])];
                let (low, high) = (numbers::<3>(&places["min"], [0.0; 3]), numbers::<3>(&places["max"], [0.0; 3]));
                out.extend((0..8).map(|k| here(std::array::from_fn(|i| if k >> i & 1 == 1 { high[i] } else { low[i] }))));
            }
        }
        for child in list(&node["children"]) {
            self.visit(index(child), &here, out);
        }
    }

    fn size(&self) -> [f64; 3] {
        let corners = self.corners();
        std::array::from_fn(|i| {
            let along = || corners.iter().map(|point| point[i]);
            along().fold(f64::MIN, f64::max) - along().fold(f64::MAX, f64::min)
        })
    }
}

/// A point turned by a quaternion (x, y, z, w).
fn rotate([x, y, z, w]: [f64; 4], p: [f64; 3]) -> [f64; 3] {
    let cross = |a: [f64; 3], b: [f64; 3]| [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
    let axis = [x, y, z];
    let first = cross(axis, p);
    let second = cross(axis, std::array::from_fn(|i| first[i] + w * p[i]));
    std::array::from_fn(|i| p[i] + 2.0 * second[i])
}

/// Every `model` of the files of a folder, with the kind that follows it (empty for players).
fn named(folder: &str) -> Vec<(String, String)> {
    let mut out = Vec::new();
    for entry in fs::read_dir(assets().join(folder)).expect("the file is in order") {
        let text = fs::read_to_string(entry.expect("the file is in order").path()).expect("the file is in order");
        for rest in text.split("model: \"").skip(1) {
            let model = rest.split('"').next().expect("the file is in order");
            let kind = rest
                .split_once("kind: ")
                .map_or("", |(_, kind)| kind.split(|c: char| !c.is_alphanumeric()).next().expect("the file is in order"));
            out.push((model.to_owned(), kind.to_owned()));
        }
    }
    out
}

/// Width and height of a PNG.
fn picture(bytes: &[u8]) -> (u64, u64) {
    assert_eq!(&bytes[1..4], b"PNG");
    let side = |at: usize| u64::from(u32::from_be_bytes(bytes[at..at + 4].try_into().expect("four bytes")));
    (side(16), side(20))
}

#[test]
fn every_type_and_every_player_has_a_model() {
    let there: BTreeSet<String> = models().into_iter().map(|model| model.name).collect();
    assert!(there.len() >= 90, "{} models", there.len());
    for (model, _) in named("gear").into_iter().chain(named("bands")) {
        assert!(there.contains(&model), "no assets/models/{model}.glb");
    }
}

#[test]
fn every_mesh_is_whole_and_shaded() {
    for model in models() {
        for mesh in list(&model.doc["meshes"]) {
            for part in list(&mesh["primitives"]) {
                let count = |name: &str| index(&model.doc["accessors"][index(&part["attributes"][name])]["count"]);
                let points = count("POSITION");
                assert!(points > 2 && count("NORMAL") == points && count("COLOR_0") == points, "{}: {}", model.name, mesh["name"]);
                let material = &model.doc["materials"][index(&part["material"])];
                if material.to_string().contains("Texture") {
                    assert_eq!(count("TEXCOORD_0"), points, "{}: {}", model.name, material["name"]);
                }
            }
        }
        for view in list(&model.doc["bufferViews"]) {
            let end = view["byteOffset"].as_u64().unwrap_or(0) + view["byteLength"].as_u64().expect("the file is in order");
            assert!(end <= model.data.len() as u64, "{}: a view beyond the data", model.name);
        }
    }
}

#[test]
fn textures_are_there_and_small_enough() {
    for model in models() {
        for image in list(&model.doc["images"]) {
            let bytes = match image["uri"].as_str() {
                Some(uri) => fs::read(assets().join("models").join(uri)).unwrap_or_else(|fault| panic!("{}: {uri}: {fault}", model.name)),
                None => {
                    let view = &model.doc["bufferViews"][index(&image["bufferView"])];
                    let from = view["byteOffset"].as_u64().unwrap_or(0) as usize;
                    model.data[from..from + index(&view["byteLength"])].to_vec()
                }
            };
            let (width, height) = picture(&bytes);
            assert!(width <= SIDE && height <= SIDE, "{}: {width} x {height}", model.name);
        }
    }
}

#[test]
fn models_are_to_scale() {
    let text = fs::read_to_string(assets().join("models/models.ron")).expect("the file is in order");
    let sizes: BTreeMap<String, [f64; 3]> = ron::from_str(&text).expect("the file is in order");
    // What anybody can measure: a dimension (0 width, 1 height, 2 depth) and its range in metres.
    let known = [
        ("door", 1, 2.0, 2.2),
        ("door", 0, 0.85, 1.0),
        ("desk", 0, 2.3, 2.5),
        ("desk_inline", 0, 2.3, 2.5),
        ("mic_ldc", 1, 0.17, 0.23),
        ("mic_vocal", 2, 0.16, 0.21),
        ("mic_sdc", 2, 0.10, 0.15),
        ("guitar_acoustic", 1, 0.98, 1.08),
        ("guitar_bass", 1, 1.10, 1.25),
        ("violin", 1, 0.57, 0.61),
        ("cello", 1, 1.40, 1.60),
        ("trumpet", 2, 0.45, 0.62),
        ("piano_grand", 0, 2.6, 2.8),
        ("keyboard_stage", 0, 1.0, 1.3),
        ("drum_snare", 1, 0.60, 0.75),
        ("preamp", 0, 0.480, 0.485),
        ("player_vocal", 1, 1.6, 1.8),
        ("van", 2, 5.0, 5.8),
        ("stool", 1, 0.55, 0.70),
        ("xlr_plug", 0, 0.017, 0.022),
    ];
    for model in models() {
        let size = model.size();
        let wanted = sizes.get(&model.name).unwrap_or_else(|| panic!("{} is not in models.ron", model.name));
        for (is, should) in size.into_iter().zip(wanted) {
            assert!((is - should).abs() <= 0.05 * should + 0.002, "{}: {size:?}, not {wanted:?}", model.name);
        }
        for (_, side, least, most) in known.iter().filter(|known| known.0 == model.name) {
            assert!((*least..=*most).contains(&size[*side]), "{}: {size:?}", model.name);
        }
    }
    assert_eq!(sizes.len(), models().len());
}

#[test]
fn what_is_plugged_turned_and_posed_is_a_node() {
    let all = models();
    let by_name: BTreeMap<&str, &Model> = all.iter().map(|model| (model.name.as_str(), model)).collect();
    let has = |model: &str, wanted: &[&str]| {
        let nodes = by_name[model].nodes();
        for name in wanted {
            assert!(nodes.contains(name), "{model} has no node `{name}`");
        }
    };
    for (model, kind) in named("gear") {
        match kind.as_str() {
            "Microphone" => has(&model, &["capsule", "jack"]),
            "Stand" => has(&model, &["mast", "boom"]),
            "Desk" => has(&model, &["controls", "ch1.fader", "ch24.gain", "ch12.mute", "ch7.meter", "monitor.level", "monitor.dim"]),
            "Preamp" => has(&model, &["1.gain", "2.gain", "1.polarity", "in 1", "out 2"]),
            "Outboard" => has(&model, &["power", "1.active", "2.active", "in 1", "out 2"]),
            "Patchbay" => has(&model, &["U1", "U48", "L1", "L48"]),
            "DirectBox" => has(&model, &["in", "thru", "out", "pad", "polarity", "lift"]),
            "Booster" => has(&model, &["in", "out"]),
            "HeadphoneAmp" => has(&model, &["1.level", "in 1", "phones 1"]),
            "StageBox" => has(&model, &["1", "8"]),
            "Tape" => has(&model, &["reel left", "reel right", "needle 1", "play", "record"]),
            _ => {}
        }
    }
    has(
        "desk_inline",
        &["ch24.hmf.freq", "ch1.comp.ratio", "ch3.gate.hold", "ch5.aux 6.pre", "fx 3.fader", "group 4.mute", "mix.fader", "oscillator"],
    );
    has("red_light", &["lamp"]);
    for (model, _) in named("bands") {
        has(&model, &["body", "head", "arm_l", "arm_r", "headphones", "mouth"]);
    }
    // Whatever a figure asks for is there.
    for model in &all {
        for name in model.nodes().into_iter().filter_map(|name| name.strip_prefix("at_")) {
            assert!(by_name.contains_key(name), "{} asks for {name}", model.name);
        }
    }
}

#[test]
fn twenty_microphones_are_told_apart_by_their_shape() {
    let shapes: BTreeSet<String> = named("gear").into_iter().filter(|(_, kind)| kind == "Microphone").map(|(model, _)| model).collect();
    assert!(shapes.len() >= 20, "{} shapes", shapes.len());
    let mut seen = BTreeSet::new();
    for model in models().iter().filter(|model| shapes.contains(&model.name)) {
        let size = model.size().map(|side| (side * 1000.0).round() as i64);
        assert!(seen.insert((size, list(&model.doc["accessors"]).len(), model.data.len())), "{} is another's twin", model.name);
    }
}

#[test]
fn all_assets_are_small() {
    fn weigh(folder: &Path) -> u64 {
        let entries = fs::read_dir(folder).expect("the file is in order").map(|entry| entry.expect("the file is in order").path());
        entries.map(|path| if path.is_dir() { weigh(&path) } else { fs::metadata(&path).expect("the file is in order").len() }).sum()
    }
    let total = weigh(&assets());
    assert!(total < ALL, "{total} bytes");
}
