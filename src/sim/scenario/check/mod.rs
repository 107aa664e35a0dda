//! Whether content makes sense: every figure in its range, every name one that exists.
//!
//! It finds all faults and names each by the path to its value; where that is in a file is for `files` to say.

mod brief;
mod gear;
mod instrument;
mod line;
mod look;
mod music;
mod recording;
mod rubric;
mod script;
mod tape;
mod venue;
mod words;

pub use gear::gear_faults;
pub use music::{band_faults, song_faults};
pub use recording::recording_faults;
pub use venue::venue_faults;
pub use words::suggestion;

use crate::sim::band::{Band, Song};
use crate::sim::gear::{Catalogue, GearFile, GearType, UnitId};
use crate::sim::scenario::{Scenario, ScenarioFile};
use crate::sim::venue::Venue;
use std::collections::BTreeSet;

/// A kind of content file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The scenario file.
    Scenario,
    /// A gear file, by its place in the list that was given.
    Gear(usize),
    /// The venue file.
    Venue,
    /// The band file.
    Band,
    /// The song file.
    Song,
}

/// One fault of content that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which file.
    pub part: Part,
    /// The value in it, such as `script[3].perform.players[0]`.
    pub path: String,
    /// What is wrong.
    pub message: String,
    /// What would be right; empty if the message says it.
    pub help: String,
}

/// The files of one scenario, each read by itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// The scenario file.
    pub file: ScenarioFile,
    /// Its gear files, in its order.
    pub gear: Vec<GearFile>,
    /// Its venue.
    pub venue: Venue,
    /// Its band.
    pub band: Band,
    /// Its song.
    pub song: Song,
}

impl Parts {
    /// Looks up in the gear what the band plays; to be done before anything else is asked.
    #[must_use]
    pub fn looked_up(mut self) -> Self {
        self.band.look_up(&catalogue(&self.gear));
        self
    }

    /// Every fault of all files, each by itself and together.
    #[must_use]
    pub fn faults(&self) -> Vec<Fault> {
        let catalogue = catalogue(&self.gear);
        let mut faults = gear_faults(&self.gear);
        faults.extend(venue_faults(&self.venue, &catalogue));
        faults.extend(band_faults(&self.band, &catalogue));
        faults.extend(song_faults(&self.song));
        let mut notes = Notes::of(Part::Scenario);
        let around = Around { parts: self, catalogue: &catalogue };
        brief::check(&around, &mut notes);
        script::check(&around, &mut notes);
        rubric::check(&self.file, &mut notes);
        music::everybody(&self.band, &self.song, &mut notes);
        faults.extend(notes.faults);
        faults
    }

    /// The scenario that these files make; `hash` is that of their content.
    #[must_use]
    pub fn join(self, hash: String) -> Scenario {
        Scenario::of(self.file, catalogue(&self.gear), self.venue, self.band, self.song, hash)
    }
}

/// All types of some gear files; of two with the same name the first counts.
#[must_use]
pub fn catalogue(gear: &[GearFile]) -> Catalogue {
    let mut all = Catalogue::default();
    for one in gear.iter().flat_map(|file| &file.gear) {
        all.0.entry(one.id.clone()).or_insert_with(|| one.clone());
    }
    all
}

/// A scenario file and what it can name.
struct Around<'a> {
    parts: &'a Parts,
    catalogue: &'a Catalogue,
}

impl Around<'_> {
    /// The type of a unit of the venue.
    fn gear(&self, unit: &UnitId) -> Option<&GearType> {
        let venue = &self.parts.venue;
        let of = venue.fixture(unit).map(|fixture| &fixture.of).or_else(|| venue.stock(unit).map(|stock| &stock.of))?;
        self.catalogue.get(of)
    }

    /// The tags of all units of the venue.
    fn tags(&self) -> impl Iterator<Item = &str> {
        let venue = &self.parts.venue;
        let fixtures = venue.fixtures.iter().map(|fixture| fixture.unit.0.as_str());
        fixtures.chain(venue.stock.iter().map(|stock| stock.unit.0.as_str()))
    }

    /// The names of all players.
    fn players(&self) -> impl Iterator<Item = &str> {
        self.parts.band.players.iter().map(|player| player.id.0.as_str())
    }
}

/// The faults of one file as they are found.
struct Notes {
    part: Part,
    faults: Vec<Fault>,
}

impl Notes {
    fn of(part: Part) -> Self {
        Self { part, faults: Vec::new() }
    }

    fn add(&mut self, path: impl Into<String>, message: impl Into<String>, help: impl Into<String>) {
        self.faults.push(Fault { part: self.part, path: path.into(), message: message.into(), help: help.into() });
    }

    /// A figure outside its range, or none at all (not a number is in no range).
    fn range(&mut self, path: impl Into<String>, value: f64, least: f64, most: f64, unit: &str) {
        if !(least..=most).contains(&value) {
            self.add(
                path,
                format!("{value} is out of range"),
                format!("{least} to {most}{}{unit}", if unit.is_empty() { "" } else { " " }),
            );
        }
    }

    /// A count outside its range.
    fn count(&mut self, path: impl Into<String>, value: usize, least: usize, most: usize, what: &str) {
        if !(least..=most).contains(&value) {
            self.add(path, format!("{value} {what} will not do"), format!("{least} to {most}"));
        }
    }

    /// Least and greatest in their order, both in a range.
    fn window(&mut self, path: &str, (low, high): (f64, f64), least: f64, most: f64, unit: &str) {
        self.range(format!("{path}[0]"), low, least, most, unit);
        self.range(format!("{path}[1]"), high, least, most, unit);
        if low > high {
            self.add(path, format!("{low} is more than {high}"), "the lesser one first");
        }
    }

    /// Text that must say something, in so many letters at most.
    fn text(&mut self, path: impl Into<String>, text: &str, most: usize) {
        let path = path.into();
        if text.trim().is_empty() {
            self.add(path, "nothing stands here", "");
        } else if text.chars().count() > most {
            self.add(path, format!("{} letters are too many", text.chars().count()), format!("at most {most}"));
        } else if text.chars().any(char::is_control) {
            self.add(path, "there is a control character in this text", "");
        }
    }

    /// A name that other files or the journal use: no blanks but single spaces, no slash.
    fn name(&mut self, path: impl Into<String>, name: &str) {
        let path = path.into();
        if name.contains('/') || name != name.trim() {
            self.add(path, format!("`{name}` cannot be a name"), "without `/` and without spaces around it");
        } else {
            self.text(path, name, 40);
        }
    }

    /// The same name twice.
    fn unique<'a>(&mut self, names: impl IntoIterator<Item = (String, &'a str)>) {
        let mut seen = BTreeSet::new();
        for (path, name) in names {
            if !seen.insert(name) {
                self.add(path, format!("`{name}` is there already"), "each name once");
            }
        }
    }

    /// A name that is none of those that exist.
    fn known<'a>(&mut self, path: impl Into<String>, what: &str, name: &str, known: impl IntoIterator<Item = &'a str>) -> bool {
        let known: Vec<&str> = known.into_iter().collect();
        let found = known.contains(&name);
        if !found {
            self.add(path, format!("there is no {what} `{name}`"), suggestion(name, known));
        }
        found
    }
}
