//! Recordings that take players' places: named in the band's file, or lying in a folder under the players' names.

use crate::files::Diagnostic;
use crate::files::content::Loaded;
use crate::files::recording::{self, ENDINGS, OTHER_ENDINGS, REMEDY, Read};
use crate::sim::band::{Band, Part, Player, Recording};
use crate::sim::scenario::suggestion;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// One file and what it takes the place of.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Stem {
    file: PathBuf,
    /// The radiator or outlet by its place; all of them without.
    radiator: Option<usize>,
}

/// Puts recordings in the places of the players of a band; gives back a fingerprint of everything that was read.
///
/// Files in `folder` come before those that the band's file names.
///
/// # Errors
/// Every file that cannot be read, and every name that means nobody.
pub(super) fn place(band: &mut Loaded<Band>, root: &Path, folder: Option<&Path>) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut fingerprints = Vec::new();
    let lying = folder.map(|folder| lying_in(folder, &band.value, &mut faults)).unwrap_or_default();
    for index in 0..band.value.players.len() {
        let player = &band.value.players[index];
        let found = match lying.get(&index) {
            Some(stems) => {
                together(player, stems, &mut |at, message, help| Diagnostic::whole(&stems[at].file.display().to_string(), message, help))
            }
            None => {
                let stems = named_in(band, root, index, &mut faults);
                together(player, &stems, &mut |at, message, help| {
                    let message = format!("{}: {message}", stems[at].file.display());
                    band.place(&format!("players[{index}].recording[{at}].file"), message, help)
                })
            }
        };
        match found {
            Ok(Some((recording, fingerprint))) => {
                fingerprints.extend(fingerprint);
                band.value.players[index].recorded = Some(recording);
            }
            Ok(None) => {}
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(fingerprints) } else { Err(faults) }
}

/// The files in a folder by the players that they are of.
fn lying_in(folder: &Path, band: &Band, faults: &mut Vec<Diagnostic>) -> BTreeMap<usize, Vec<Stem>> {
    let mut stems: BTreeMap<usize, Vec<Stem>> = BTreeMap::new();
    let mut fault = |file: &Path, message: String, help: String| faults.push(Diagnostic::whole(&file.display().to_string(), message, help));
    let files = match std::fs::read_dir(folder) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()),
        Err(error) => {
            fault(folder, format!("the folder with recordings cannot be read: {error}"), "a folder with a file for each player".to_owned());
            return stems;
        }
    };
    let mut files: Vec<PathBuf> = files.filter(|file| file.is_file()).collect();
    files.sort();
    for file in files {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_ascii_lowercase();
        if OTHER_ENDINGS.contains(&ending.as_str()) {
            fault(&file, format!("files of the kind `{ending}` are not read"), REMEDY.to_owned());
        }
        let Some(name) = file.file_stem().and_then(|name| name.to_str()).filter(|_| ENDINGS.contains(&ending.as_str())) else { continue };
        match of_name(name, band) {
            Some((player, radiator)) => stems.entry(player).or_default().push(Stem { file, radiator }),
            None => {
                let known: Vec<String> = band.players.iter().flat_map(names_of).collect();
                let help = suggestion(name, known.iter().map(String::as_str));
                fault(&file, format!("there is no player or radiator `{name}` in the band"), help);
            }
        }
    }
    if stems.is_empty() && faults.is_empty() {
        let names: Vec<&str> = band.players.iter().map(|player| player.id.0.as_str()).collect();
        faults.push(Diagnostic::whole(
            &folder.display().to_string(),
            "there is no recording in this folder",
            format!("{REMEDY}, named after a player: {}", names.join(", ")),
        ));
    }
    stems
}

/// The names of a player's radiators, then of their outlets.
fn places_of(player: &Player) -> impl Iterator<Item = &str> {
    let (radiators, outlets) = (&player.instrument.radiators, &player.instrument.outlets);
    radiators.iter().map(|radiator| radiator.id.as_str()).chain(outlets.iter().map(|outlet| outlet.id.as_str()))
}

/// `anna` and `ben.top`.
fn names_of(player: &Player) -> impl Iterator<Item = String> {
    std::iter::once(player.id.0.clone()).chain(places_of(player).map(|place| format!("{}.{place}", player.id)))
}

fn of_name(name: &str, band: &Band) -> Option<(usize, Option<usize>)> {
    band.players.iter().enumerate().find_map(|(index, player)| {
        let place = names_of(player).position(|known| known.eq_ignore_ascii_case(name))?;
        Some((index, place.checked_sub(1)))
    })
}

/// The files that the band's own file names for a player, from its folder on.
fn named_in(band: &Loaded<Band>, root: &Path, index: usize, faults: &mut Vec<Diagnostic>) -> Vec<Stem> {
    let player = &band.value.players[index];
    let named = root.join(&band.name);
    let folder = named.parent().unwrap_or(root);
    let mut stems = Vec::new();
    for (at, stem) in player.recording.iter().enumerate() {
        let radiator = stem.radiator.as_ref().map(|name| places_of(player).position(|place| place == name));
        if radiator == Some(None) {
            let help = suggestion(stem.radiator.as_deref().unwrap_or_default(), places_of(player));
            faults.push(band.place(
                &format!("players[{index}].recording[{at}].radiator"),
                "the player has no such radiator or outlet",
                help,
            ));
        }
        stems.push(Stem { file: folder.join(&stem.file), radiator: radiator.flatten() });
    }
    stems
}

type Gathered = Option<(Recording, Vec<u8>)>;

/// A player's files as one recording.
fn together(
    player: &Player,
    stems: &[Stem],
    fault: &mut dyn FnMut(usize, String, String) -> Diagnostic,
) -> Result<Gathered, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let mut parts = Vec::new();
    let mut fingerprints = Vec::new();
    for (at, stem) in stems.iter().enumerate() {
        let rivals = |other: &Stem| other.radiator == stem.radiator || other.radiator.is_none() || stem.radiator.is_none();
        if stems[..at].iter().any(rivals) {
            let message = format!("a second recording takes the same place of {}", player.id);
            faults.push(fault(at, message, "one file for the player, or one for each radiator".to_owned()));
            continue;
        }
        match recording::read(&stem.file) {
            Ok(read) => {
                fingerprints.extend(read.fingerprint);
                fingerprints.extend(stem.radiator.map_or(u64::MAX, |radiator| radiator as u64).to_le_bytes());
                parts.extend(spread(player, stem.radiator, read));
            }
            Err(found) => faults.push(fault(at, found.cause, found.remedy)),
        }
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    if parts.is_empty() {
        return Ok(None);
    }
    let silent = |_| vec![fault(0, format!("the recording of {} is silent", player.id), "one in which something sounds".to_owned())];
    Recording::new(parts, player).map(|recording| Some((recording, fingerprints))).ok_or(()).map_err(silent)
}

/// Which radiators give out what of a file.
///
/// Both channels of a stereo file go to `left` and `right` where the player has them; else their mean is taken.
/// A file for the whole player is given out by all of their radiators and outlets alike.
fn spread(player: &Player, radiator: Option<usize>, read: Read) -> Vec<Part> {
    let side = |name: &str| places_of(player).position(|place| place == name);
    if let ([left, right], None, Some(to_left), Some(to_right)) = (read.channels.as_slice(), radiator, side("left"), side("right")) {
        return vec![Part { place: to_left, samples: left.as_slice().into() }, Part { place: to_right, samples: right.as_slice().into() }];
    }
    let share = 1.0 / read.channels.len() as f32;
    let frames = read.channels.iter().map(Vec::len).max().unwrap_or(0);
    let mean = |frame: usize| read.channels.iter().map(|channel| channel.get(frame).copied().unwrap_or(0.0) * share).sum::<f32>();
    let samples: Arc<[f32]> = (0..frames).map(mean).collect();
    let all = radiator.map_or(0..places_of(player).count(), |place| place..place + 1);
    all.map(|place| Part { place, samples: samples.clone() }).collect()
}
