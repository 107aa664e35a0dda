//! Reading what is to be measured, with everything that it names looked up.

mod alone;
mod desk;
mod microphone;
mod names;
mod plugged;
mod scipy;
mod session;

pub use alone::peak_of_render;
pub use desk::desk;
pub use microphone::microphone;
use names::Names;
use plugged::Plugged;
pub use scipy::{Scipy, Way, python, scipy};
pub use session::session;

use crate::files::content::{Loaded, Shaped, read_content};
use crate::files::library::{plain, text_of};
use crate::files::shape::{self, Looking};
use crate::files::tree::Node;
use crate::files::{Diagnostic, Library, recording};
use crate::sim::acoustics::{Climate, Shoebox, Space};
use crate::sim::band::{Band, Rendition, Song};
use crate::sim::engine::bench::{
    Adjustment, ChainSpec, ConverterBench, ConverterSpec, DeskSpec, Fault, LoudnessBench, LoudnessFound, LoudnessSpec, MicrophoneChoice,
    MicrophoneSpec, PlayerBench, PlayerSpec, Programme, RirBench, RirSpec, RoomChoice, SessionSpec, SourceBeam, TapeBench, TapeSpec,
    measure_loudness,
};
use crate::sim::engine::meter::Speaker;
use crate::sim::engine::shoebox;
use crate::sim::engine::tape_machine::{Calibration, Deck};
use crate::sim::gear::{Catalogue, Directivity, GearKind, GearType, Microphone, Pattern, Radiator, TapeMachine, TapeStock, TypeId};
use crate::sim::scenario::{catalogue, suggestion};
use crate::sim::units::Db;
use crate::sim::venue::Venue;
use std::path::Path;

macro_rules! shaped {
    ($($type:ty, $look:ident;)+) => {$(
        impl Shaped for $type {
            fn look(looking: &mut Looking<'_>, node: &Node) { shape::$look(looking, node); }
        }
    )+};
}
shaped! {
    RirSpec, rir_spec;
    MicrophoneSpec, microphone_spec;
    PlayerSpec, player_spec;
    ChainSpec, chain_spec;
    DeskSpec, desk_spec;
    TapeSpec, tape_spec;
    ConverterSpec, converter_spec;
    LoudnessSpec, loudness_spec;
    SessionSpec, session_spec;
}

/// Most channels of a programme: five loudspeakers and effects.
const CHANNELS: usize = 6;

type Read<T> = Result<T, Vec<Diagnostic>>;

/// Reads the specification of an impulse response; the second value is the rate of the file that is wanted.
///
/// # Errors
/// Every fault, with its place.
pub fn rir(library: &Library, path: &Path) -> Read<(RirBench, u32)> {
    let spec = read::<RirSpec>(path, RirSpec::faults)?;
    let desk = Desk { library, spec: &spec };
    let value = &spec.value;
    let (microphone, pattern) = desk.microphone("microphone.of", &value.microphone.of)?;
    let room = desk.room(&value.room)?;
    for (at, point) in [("source.at", value.source.at), ("microphone.at", value.microphone.at)] {
        if !room.contains(point) {
            return Err(vec![spec.place(at, "this is outside the room", "a place inside it, in the venue's frame")]);
        }
    }
    let (beam, depth_m) = desk.beam(&value.source.beam)?;
    let mut space = Space::new(vec![room]);
    space.order = value.order as usize;
    (space.late_field, space.air, space.longest_s) = (value.late_field, value.air, value.seconds);
    let bench = RirBench {
        space,
        source: value.source.at,
        facing: value.source.facing,
        beam,
        depth_m,
        at: value.microphone.at,
        aim: value.microphone.aim,
        microphone,
        pattern,
        seconds: value.seconds,
        seed: value.seed,
    };
    Ok((bench, value.rate))
}

/// Reads the specification of a player's measurement.
///
/// # Errors
/// Every fault, with its place.
pub fn player(library: &Library, path: &Path) -> Read<PlayerBench> {
    let spec = read::<PlayerSpec>(path, PlayerSpec::faults)?;
    let desk = Desk { library, spec: &spec };
    let value = &spec.value;
    let mut band: Band = desk.content("band", "bands", &value.band)?;
    let song: Song = desk.content("song", "songs", &value.song)?;
    band.look_up(&desk.catalogue());
    let known = || band.players.iter().map(|player| player.id.0.as_str());
    let Some(player) = band.player(&value.player) else {
        return Err(vec![spec.place("player", format!("there is no player `{}`", value.player), suggestion(&value.player.0, known()))]);
    };
    let all = &player.instrument.radiators;
    let radiators = match &value.radiator {
        None => (0..all.len()).collect(),
        Some(name) => vec![all.iter().position(|radiator| radiator.id == *name).ok_or_else(|| desk.no_radiator("radiator", name, all))?],
    };
    let rendition = Rendition { item: value.item.clone(), seed: value.seed, lift: Db(0.0) };
    Ok(PlayerBench { player: player.clone(), radiators, song, rendition, at: value.at })
}

/// Reads the specification of a chain.
///
/// # Errors
/// Every fault, with its place.
pub fn chain(path: &Path) -> Read<ChainSpec> {
    read::<ChainSpec>(path, ChainSpec::faults).map(|spec| spec.value)
}

/// Frequencies that were asked for, or thirds of an octave from 20 Hz to 20 kHz.
fn thirds(asked: &[f64]) -> Vec<f64> {
    if asked.is_empty() { (-17..=13).map(|third| 1000.0 * (f64::from(third) / 3.0).exp2()).collect() } else { asked.to_vec() }
}

/// Reads the specification of a tape machine's measurement, with the frequencies and levels that are wanted.
///
/// # Errors
/// Every fault, with its place.
pub fn tape(library: &Library, path: &Path) -> Read<(TapeBench, Vec<f64>, Vec<f64>)> {
    let spec = read::<TapeSpec>(path, TapeSpec::faults)?;
    let value = &spec.value;
    let pages: Vec<GearType> = library.all_gear().into_iter().flat_map(|file| file.gear).collect();
    let machines: Vec<(&String, &TapeMachine)> = pages
        .iter()
        .filter_map(|page| if let GearKind::TapeMachine(machine) = &page.kind { Some((&page.id.0, machine)) } else { None })
        .collect();
    let reels: Vec<(&String, &TapeStock)> =
        pages.iter().filter_map(|page| if let GearKind::Reel(stock) = &page.kind { Some((&page.id.0, stock)) } else { None }).collect();
    let machine = named(&spec, "machine", "tape machine", &value.machine, &machines, |one| one.0)?.1;
    let stock = named(&spec, "stock", "reel", &value.stock, &reels, |one| one.0)?.1;
    let Some(deck) = Deck::new(machine, stock, value.speed, value.equalisation, value.operating_nwb) else {
        return Err(vec![spec.place("speed", "the machine or the stock is not made for this speed", "Ips15 or Ips30")]);
    };
    if !(1..=machine.tracks).contains(&value.track) {
        return Err(vec![spec.place("track", format!("there is no track {}", value.track), format!("1 to {}", machine.tracks))]);
    }
    let calibration = match value.adjustment {
        Adjustment::Right => deck.right(),
        Adjustment::Drifted(most) => deck.right().and(&Calibration::drifted(value.seed, value.track, most)),
        Adjustment::Trims(trims) => trims,
    };
    let bench = TapeBench {
        flutter: value.flutter.unwrap_or(deck.machine_row.flutter),
        deck,
        heads: value.heads,
        calibration,
        storage: value.storage,
        track: value.track,
        seed: value.seed,
    };
    Ok((bench, thirds(&value.frequencies), value.levels.clone()))
}

/// Reads the specification of a converter's measurement, with the frequencies and levels that are wanted.
///
/// # Errors
/// Every fault, with its place.
pub fn converter(library: &Library, path: &Path) -> Read<(ConverterBench, Vec<f64>, Vec<f64>)> {
    let spec = read::<ConverterSpec>(path, ConverterSpec::faults)?;
    let (gear, value) = (library.recording_gear(), &spec.value);
    let class = named(&spec, "class", "class of converters", &value.class, &gear.converters, |one| &one.id)?;
    let bench = ConverterBench {
        jitter_ps: value.jitter_ps.unwrap_or(class.jitter_ps),
        class: class.clone(),
        input: value.input,
        output: value.output,
        soft: value.soft,
        seed: value.seed,
    };
    Ok((bench, thirds(&value.frequencies), value.levels.clone()))
}

/// Reads the specification of a programme, and measures it: whether there is a meter for it shows only there.
///
/// # Errors
/// Every fault, with its place.
pub fn loudness(path: &Path) -> Read<LoudnessFound> {
    let spec = read::<LoudnessSpec>(path, LoudnessSpec::faults)?;
    let asked = &spec.value.speakers;
    let (rate, channels) = match &spec.value.of {
        Programme::Tones(tones) => (tones.rate, vec![tones.samples(); if asked.is_empty() { 2 } else { asked.len() }]),
        Programme::File(name) => {
            let file = path.parent().unwrap_or(Path::new("")).join(name);
            recording::as_it_is(&file, CHANNELS).map_err(|fault| vec![spec.place("of", fault.cause, fault.remedy)])?
        }
    };
    let speakers = if asked.is_empty() { Speaker::usual(channels.len()).unwrap_or_default() } else { asked };
    if speakers.len() != channels.len() {
        let message = format!("there are {} channels for {} loudspeakers", channels.len(), speakers.len());
        return Err(vec![spec.place("speakers", message, "one for each channel, or `[]` for the usual order")]);
    }
    let bench = LoudnessBench { rate, speakers: speakers.to_vec(), channels };
    measure_loudness(&bench).ok_or_else(|| vec![spec.place("of", format!("there is no meter for {rate} Hz"), "8000 to 192000 Hz")])
}

/// The thing of that name, or what is wrong with the name.
fn named<'a, T, S>(spec: &Loaded<S>, path: &str, word: &str, name: &str, all: &'a [T], id: impl Fn(&T) -> &String) -> Read<&'a T> {
    let help = || suggestion(name, all.iter().map(|one| id(one).as_str()));
    all.iter().find(|one| id(one) == name).ok_or_else(|| vec![spec.place(path, format!("there is no {word} `{name}`"), help())])
}

fn read<T: Shaped>(path: &Path, faults: impl Fn(&T) -> Vec<Fault>) -> Read<Loaded<T>> {
    let name = path.display().to_string();
    let text = text_of(path).map_err(|message| vec![Diagnostic::whole(&name, message, "")])?;
    let loaded = read_content::<T>(&name, &text)?;
    let found: Vec<Diagnostic> =
        faults(&loaded.value).into_iter().map(|fault| loaded.place(&fault.path, fault.message, fault.help)).collect();
    if found.is_empty() { Ok(loaded) } else { Err(found) }
}

/// A specification and where its names are looked up.
struct Desk<'a, T> {
    library: &'a Library,
    spec: &'a Loaded<T>,
}

impl<T> Desk<'_, T> {
    fn fault<R>(&self, path: &str, message: String, help: String) -> Read<R> {
        Err(vec![self.spec.place(path, message, help)])
    }

    fn catalogue(&self) -> Catalogue {
        catalogue(&self.library.all_gear())
    }

    /// A content file of the library.
    fn content<C: crate::files::content::Content>(&self, path: &str, folder: &str, name: &str) -> Read<C> {
        let file = format!("assets/{folder}/{name}.ron");
        if !plain(name) || !self.library.root().join(&file).is_file() {
            let names = self.library.names(&format!("assets/{folder}"));
            let help = suggestion(name, names.iter().map(String::as_str));
            return self.fault(path, format!("there is no {} `{name}`", C::KIND.word()), help);
        }
        self.library.read::<C>(&file).map(|loaded| loaded.value)
    }

    /// A microphone of the gear files.
    fn page(&self, path: &str, id: &TypeId) -> Read<Microphone> {
        let catalogue = self.catalogue();
        let Some(GearKind::Microphone(found)) = catalogue.get(id).map(|page| &page.kind) else {
            let known = catalogue.0.values().filter(|page| matches!(page.kind, GearKind::Microphone(_))).map(|page| page.id.0.as_str());
            return self.fault(path, format!("there is no microphone `{id}`"), suggestion(&id.0, known));
        };
        Ok(found.clone())
    }

    fn microphone(&self, path: &str, choice: &MicrophoneChoice) -> Read<(Microphone, Pattern)> {
        let (id, pattern) = match choice {
            MicrophoneChoice::Ideal(pattern) => return Ok((Microphone::ideal(*pattern), *pattern)),
            MicrophoneChoice::Catalogue(id, pattern) => (id, *pattern),
        };
        let found = self.page(path, id)?;
        if !found.patterns.contains(&pattern) {
            let has: Vec<String> = found.patterns.iter().map(|pattern| format!("{pattern:?}")).collect();
            return self.fault(path, format!("this microphone is no {}", pattern.word()), has.join(", "));
        }
        Ok((found, pattern))
    }

    fn room(&self, choice: &RoomChoice) -> Read<Shoebox> {
        match choice {
            RoomChoice::Shoebox(spec) => Ok(Shoebox {
                scattering: spec.scattering,
                climate: Climate { celsius: spec.celsius, humidity: spec.humidity },
                ..Shoebox::new((0.0, 0.0), spec.size, spec.absorption)
            }),
            RoomChoice::Venue(place) => {
                let venue: Venue = self.content("room.venue", "venues", &place.venue)?;
                match venue.room(&place.room) {
                    Some(room) => Ok(shoebox(&venue, room)),
                    None => {
                        let help = suggestion(&place.room.0, venue.rooms.iter().map(|room| room.id.0.as_str()));
                        self.fault("room.room", format!("there is no room `{}`", place.room), help)
                    }
                }
            }
        }
    }

    fn beam(&self, choice: &SourceBeam) -> Read<(Vec<(f64, [f64; 8])>, f64)> {
        match choice {
            SourceBeam::Even => Ok((Vec::new(), 0.0)),
            SourceBeam::Table(Directivity(rows)) => Ok((rows.clone(), 0.0)),
            SourceBeam::Radiator(wanted) => {
                let catalogue = self.catalogue();
                let Some(GearKind::Instrument(instrument)) = catalogue.get(&wanted.instrument).map(|page| &page.kind) else {
                    let known = catalogue.0.values().filter(|page| matches!(page.kind, GearKind::Instrument(_)));
                    let help = suggestion(&wanted.instrument.0, known.map(|page| page.id.0.as_str()));
                    return self.fault("source.beam.instrument", format!("there is no instrument `{}`", wanted.instrument), help);
                };
                let all = &instrument.radiators;
                let found = all.iter().find(|radiator| radiator.id == wanted.radiator);
                let radiator = found.ok_or_else(|| self.no_radiator("source.beam.radiator", &wanted.radiator, all))?;
                Ok((radiator.directivity.0.clone(), radiator.depth_m))
            }
        }
    }

    fn no_radiator(&self, path: &str, name: &str, all: &[Radiator]) -> Vec<Diagnostic> {
        vec![self.spec.place(path, format!("there is no radiator `{name}`"), suggestion(name, all.iter().map(|one| one.id.as_str())))]
    }
}
