//! Every file that ships is sound, names its sources, and tells the first session as it is meant to be.

use linecheck::files::locale::locales;
use linecheck::files::{Library, check};
use linecheck::sim::band::{PlayerId, Song};
use linecheck::sim::gear::{GearFile, GearKind, JackId, Power, Transducer};
use linecheck::sim::scenario::{Check, Scenario, ScenarioFile};
use linecheck::sim::units::Point;
use linecheck::sim::venue::Venue;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn library() -> Library {
    Library::at(env!("CARGO_MANIFEST_DIR"))
}

fn first_overdub() -> Scenario {
    match library().scenario("first-overdub") {
        Ok(scenario) => scenario,
        Err(faults) => panic!("{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")),
    }
}

fn ron_files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder ships").map(|entry| entry.expect("it can be read").path());
    entries.filter(|path| path.extension().is_some_and(|ending| ending == "ron")).collect()
}

#[test]
fn every_shipped_file_is_sound() {
    let mut seen = 0;
    for folder in
        ["scenarios", "assets/gear", "assets/recording", "assets/venues", "assets/bands", "assets/songs", "assets/locale/de/content"]
    {
        for path in ron_files(&library().root().join(folder)) {
            let faults = check(&path);
            assert!(faults.is_empty(), "{}", faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
            seen += 1;
        }
    }
    assert!(seen >= 9, "{seen}");
}

/// Every text of the content that people see, and every name that is only called by itself.
fn texts() -> (BTreeSet<String>, BTreeSet<String>) {
    fn all<T: serde::de::DeserializeOwned>(folder: &str) -> Vec<T> {
        let read = |path: PathBuf| ron::from_str(&std::fs::read_to_string(&path).expect("it can be read")).expect("it is sound");
        ron_files(&library().root().join(folder)).into_iter().map(read).collect()
    }
    let (mut texts, mut names) = (Vec::new(), Vec::new());
    for file in all::<ScenarioFile>("scenarios").into_iter().chain(all("assets/gallery")) {
        let says = file.script.iter().flat_map(|cue| cue.says.iter().chain(cue.unless.iter().flat_map(|branch| &branch.says)));
        texts.extend(says.map(|line| line.text.clone()));
        texts.extend(file.script.iter().map(|cue| cue.asks.clone()).filter(|asks| !asks.is_empty()));
        texts.extend(file.rubric.iter().flat_map(|one| [&one.title, &one.group, &one.advice].map(String::clone)));
        texts.extend(file.brief.notes);
        texts.extend([file.title, file.summary, file.brief.artist]);
        names.extend([file.brief.studio, file.brief.lead]);
    }
    for gear in all::<GearFile>("assets/gear").into_iter().flat_map(|file| file.gear) {
        if let GearKind::Instrument(instrument) = &gear.kind {
            // The panels know words for some of them, such as `mouth`.
            names.extend(instrument.radiators.iter().map(|radiator| radiator.id.clone()));
        }
        texts.push(gear.name);
    }
    for venue in all::<Venue>("assets/venues") {
        let annexes = venue.look.annexes.iter().map(|annex| &annex.name);
        texts.extend(venue.rooms.iter().map(|room| &room.name).chain(annexes).cloned());
        texts.extend(venue.stock.into_iter().map(|stock| stock.slot));
        names.push(venue.name);
    }
    for song in all::<Song>("assets/songs") {
        texts.extend(song.sections.into_iter().map(|section| section.name));
        names.push(song.title);
    }
    (texts.into_iter().collect(), names.into_iter().collect())
}

#[test]
fn every_text_that_people_see_is_translated_and_nothing_else() {
    let (texts, names) = texts();
    assert!(texts.len() > 300, "{}", texts.len());
    let locales = locales(&library()).expect("they can be read");
    let german = locales.iter().find(|locale| locale.code == "de").expect("it ships");
    assert!(german.faults.is_empty(), "{:#?}", german.faults);
    // Of things in a row the word alone is translated: that of `slot 12`.
    let word = |text: &str| text.find(|letter: char| letter.is_ascii_digit()).map_or(text, |at| text[..at].trim_end()).to_owned();
    let is_translated = |text: &&String| german.content.contains_key(*text) || german.content.contains_key(&word(text));
    let missing: Vec<&String> = texts.iter().filter(|text| !is_translated(text)).collect();
    assert!(missing.is_empty(), "{missing:#?} have no translation");
    let known: BTreeSet<String> = texts.iter().chain(&names).flat_map(|text| [text.clone(), word(text)]).collect();
    let left: Vec<&String> = german.content.keys().filter(|text| !known.contains(*text)).collect();
    assert!(left.is_empty(), "{left:#?} are not in the content any more");
}

#[test]
fn every_scenario_loads_and_the_same_way_twice() {
    for id in library().scenarios() {
        let (one, two) = (library().scenario(&id).unwrap(), library().scenario(&id).unwrap());
        assert_eq!(one, two);
        assert_eq!(one.hash.len(), 64);
    }
}

#[test]
fn gear_and_materials_name_their_sources() {
    let scenario = first_overdub();
    for gear in scenario.catalogue.0.values() {
        assert!(gear.source.contains("domain reference") || gear.source.contains("estimated"), "{}: {}", gear.id, gear.source);
    }
    for material in &scenario.venue.materials {
        assert!(material.source.contains("domain reference 11.11"), "{}", material.id);
    }
}

#[test]
fn the_locker_holds_every_kind_of_microphone() {
    let scenario = first_overdub();
    let microphones = scenario.catalogue.0.values().filter_map(|gear| match &gear.kind {
        GearKind::Microphone(mic) => Some((gear, mic)),
        _ => None,
    });
    let mut transducers = BTreeSet::new();
    let mut count = 0;
    for (gear, mic) in microphones {
        count += 1;
        transducers.insert(format!("{:?}", mic.transducer));
        let passive = matches!(mic.transducer, Transducer::MovingCoil | Transducer::Ribbon);
        assert_eq!(mic.power == Power::Passive, passive, "{}", gear.id);
    }
    assert_eq!(count, 46, "one of each archetype");
    assert_eq!(transducers.len(), 6);
    let slot_12 = scenario.venue.stock.iter().find(|stock| stock.slot == "slot 12").unwrap();
    assert_eq!(slot_12.of.0, "ldc-multi");
}

#[test]
fn lines_come_up_where_the_bay_says() {
    let scenario = first_overdub();
    let wired = |from: &str, to: &str| {
        let (from, to) = (JackId::try_from(from.to_owned()).unwrap(), JackId::try_from(to.to_owned()).unwrap());
        scenario.venue.wires.iter().any(|wire| wire.from == from && wire.to == to)
    };
    let GearKind::Patchbay { points } = &scenario.gear(&"BAY".into()).unwrap().kind else { panic!("BAY is no bay") };
    let upper = |label: &str| points.iter().position(|point| point.upper == label).unwrap() + 1;
    for (label, from) in [("LIVE 5", "LIVE/5"), ("BOOTH 3", "BOOTH/3"), ("EXT PRE 1 OUT", "PRE-1/out 1"), ("EXT PRE 4 OUT", "PRE-2/out 2")]
    {
        assert!(wired(from, &format!("BAY/U{}", upper(label))), "{label}");
    }
    // The normals of the two lines lead elsewhere than the sheet wants.
    assert_eq!(points[upper("BOOTH 3") - 1].lower, "EXT PRE 3 IN");
    assert_eq!(points[upper("LIVE 5") - 1].lower, "DESK MIC 5");
    assert!(wired("REC/out 24", "DESK/return 24") && wired("BAY/L44", "MON/in R"));
}

#[test]
fn the_sheet_fits_the_room() {
    let scenario = first_overdub();
    assert_eq!(scenario.file.found.len(), 1);
    assert_eq!(scenario.file.found[0].0.to_string(), "MC-009/pad");
    let ben = scenario.seat(&PlayerId("ben".to_owned())).unwrap().at;
    let live = scenario.venue.fixture(&"LIVE".into()).unwrap().at;
    let floor = Point::new(live.x - ben.x, 0.0, live.z - ben.z).length();
    assert!(floor > 6.05 && floor + 1.4 < 9.0, "6 m must not reach and 9 m must: {floor}");
    let seconds = scenario.song.seconds();
    assert!((70.0..=80.0).contains(&seconds), "{seconds}");
    let (bar, bars) = scenario.song.section("chorus 2").unwrap();
    assert!(f64::from(bars) * scenario.song.bar_seconds() >= 5.0 && bar > 1);
}

#[test]
fn the_rubric_uses_every_check() {
    let scenario = first_overdub();
    let name = |check: &Check| format!("{check:?}").split([' ', '{']).next().unwrap_or_default().to_owned();
    let used: BTreeSet<String> = scenario.file.rubric.iter().map(|criterion| name(&criterion.check)).collect();
    assert_eq!(used.len(), 18, "{used:?}");
}

#[test]
fn songs_last_a_minute_or_two_and_everybody_plays_in_their_loudest_bars() {
    for path in ron_files(&library().root().join("assets/songs")) {
        let song: Song = ron::from_str(&std::fs::read_to_string(&path).expect("it can be read")).expect("it is sound");
        assert!((60.0..=120.0).contains(&song.seconds()), "{}: {} s", song.id, song.seconds());
        let top = song.sections.iter().map(|section| section.dynamic.0).fold(f64::MIN, f64::max);
        let loudest = song.sections.iter().find(|section| section.dynamic.0 >= top).expect("a section");
        for part in song.parts() {
            assert!(loudest.part(part).is_some(), "{}: `{part}` rests where levels are set", song.id);
        }
    }
}
