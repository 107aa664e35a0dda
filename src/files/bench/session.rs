//! A band set up in a venue: every name of it looked up.

use crate::files::Diagnostic;
use crate::files::bench::{Desk, Names, Plugged, Read, read};
use crate::files::library::Library;
use crate::sim::band::{Band, Song};
use crate::sim::engine::bench::{Miked, SessionBench, SessionSpec};
use crate::sim::gear::{GearKind, JackId};
use crate::sim::scenario::suggestion;
use crate::sim::venue::Venue;
use std::path::Path;

/// Reads the specification of a session.
///
/// # Errors
/// Every fault, with its place.
pub fn session(library: &Library, path: &Path) -> Read<SessionBench> {
    let spec = read::<SessionSpec>(path, SessionSpec::faults)?;
    let desk = Desk { library, spec: &spec };
    let value = &spec.value;
    let venue: Venue = desk.content("venue", "venues", &value.venue)?;
    let mut band: Band = desk.content("band", "bands", &value.band)?;
    let song: Song = desk.content("song", "songs", &value.song)?;
    let catalogue = desk.catalogue();
    band.look_up(&catalogue);
    let names = Names { spec: &spec, catalogue: &catalogue, units: venue.units() };
    let mut faults = names.settings(&value.settings);
    faults.extend(names.plugged(&value.microphones.iter().enumerate().map(cable).collect::<Vec<_>>()));
    for (at, seat) in value.seats.iter().enumerate() {
        let path = |field: &str| format!("seats[{at}].{field}");
        if band.player(&seat.player).is_none() {
            let help = suggestion(&seat.player.0, band.players.iter().map(|player| player.id.0.as_str()));
            faults.push(spec.place(&path("player"), format!("there is no player `{}`", seat.player), help));
        }
        if venue.room(&seat.room).is_none_or(|room| venue.room_at(seat.at).is_none_or(|found| found.id != room.id)) {
            let help = suggestion(&seat.room.0, venue.rooms.iter().map(|room| room.id.0.as_str()));
            faults.push(spec.place(&path("room"), format!("this seat is not in a room `{}`", seat.room), help));
        }
    }
    for (at, one) in value.microphones.iter().enumerate() {
        let path = |field: &str| format!("microphones[{at}].{field}");
        let other = names.page(&one.mic).is_some_and(|page| !matches!(page.kind, GearKind::Microphone(_)));
        faults.extend(other.then(|| spec.place(&path("mic"), format!("`{}` is no microphone", one.mic), "see the venue's stock")));
        faults.extend(before_whom(&spec, &band, at));
    }
    if faults.is_empty() { Ok(SessionBench::of(value, catalogue, venue, band, song)) } else { Err(faults) }
}

/// A microphone's cable.
fn cable((at, one): (usize, &Miked)) -> Plugged<'_> {
    let path = |field: &str| format!("microphones[{at}].{field}");
    Plugged { cord: (path("cable"), &one.cable), ends: [(path("mic"), JackId::new(&one.mic, "out")), (path("into"), one.into.clone())] }
}

/// Whether somebody sits there and has such a radiator.
fn before_whom(spec: &crate::files::bench::Loaded<SessionSpec>, band: &Band, at: usize) -> Option<Diagnostic> {
    let one = &spec.value.microphones[at];
    let player = band.player(&one.player).filter(|_| spec.value.seats.iter().any(|seat| seat.player == one.player));
    let Some(player) = player else {
        let help = suggestion(&one.player.0, spec.value.seats.iter().map(|seat| seat.player.0.as_str()));
        return Some(spec.place(&format!("microphones[{at}].player"), format!("`{}` has no seat", one.player), help));
    };
    let radiators = || player.instrument.radiators.iter().map(|radiator| radiator.id.as_str());
    let unknown = radiators().all(|id| id != one.radiator);
    let path = format!("microphones[{at}].radiator");
    unknown.then(|| spec.place(&path, format!("there is no radiator `{}`", one.radiator), suggestion(&one.radiator, radiators())))
}
