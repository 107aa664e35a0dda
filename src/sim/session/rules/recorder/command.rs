//! Playlists, memory locations and ranges.

use crate::sim::scenario::Scenario;
use crate::sim::session::rules::recorder::{LONGEST_S, guard, will_not};
use crate::sim::session::{Command, Marker, Refusal, Rolling, Studio, Workstation, recorder};
use crate::sim::words::say;

/// Longest name, characters: that of a scribble strip.
const LONGEST_NAME: usize = 24;
/// Most playlists of a track, and most memory locations.
const MOST: u32 = 999;
/// Shortest range, seconds: its two crossfades.
const SHORTEST_S: f64 = 0.02;

/// Does what the recorder's screen is told.
pub(in crate::sim::session::rules) fn obey(scenario: &Scenario, studio: &mut Studio, command: &Command) -> Result<(), Refusal> {
    guard::powered(scenario, studio)?;
    let tracks = recorder(scenario).map_or(0, |(_, converter)| converter.tracks);
    let rolling = studio.transport.rolling;
    let shop = &mut studio.workstation;
    match command {
        Command::NewPlaylist(track) | Command::ChoosePlaylist { track, .. } | Command::NamePlaylist { track, .. } => {
            if !(1..=tracks).contains(track) {
                return will_not(say!("machine-no-track", track = *track));
            }
            if rolling != Rolling::Stopped {
                return will_not(say!("machine-playlists-fixed"));
            }
            playlist(shop, *track, command)
        }
        Command::AddMarker { name, at_s } => add(shop, name, *at_s),
        Command::RenameMarker { number, name } => {
            check(name)?;
            match shop.markers.get_mut(number) {
                Some(marker) => name.clone_into(&mut marker.name),
                None => return no_marker(*number),
            }
            Ok(())
        }
        Command::DeleteMarker(number) => shop.markers.remove(number).map_or_else(|| no_marker(*number), |_| Ok(())),
        Command::PunchRange(..) | Command::LoopRange(..) if rolling != Rolling::Stopped => will_not(say!("machine-ranges-fixed")),
        Command::PunchRange(from, to) => range(*from, *to).map(|range| shop.punch = Some(range)),
        Command::LoopRange(from, to) => range(*from, *to).map(|range| shop.looped = Some(range)),
    }
}

fn playlist(shop: &mut Workstation, track: u32, command: &Command) -> Result<(), Refusal> {
    let mut lists = shop.playlists.get(&track).cloned().unwrap_or_default();
    match command {
        Command::NewPlaylist(_) if lists.count() >= MOST => return will_not(say!("machine-playlists-full")),
        Command::NewPlaylist(_) => {
            lists.names.push(String::new());
            lists.chosen = lists.count();
        }
        Command::ChoosePlaylist { playlist, .. } if (1..=lists.count()).contains(playlist) => lists.chosen = *playlist,
        Command::NamePlaylist { playlist, name, .. } if (1..=lists.count()).contains(playlist) => {
            check(name)?;
            name.clone_into(&mut lists.names[*playlist as usize - 1]);
        }
        _ => return will_not(say!("machine-no-playlist", track = track, count = lists.count())),
    }
    shop.playlists.insert(track, lists);
    Ok(())
}

fn add(shop: &mut Workstation, name: &str, at_s: f64) -> Result<(), Refusal> {
    check(name)?;
    if !(0.0..=LONGEST_S).contains(&at_s) {
        return will_not(say!("machine-no-such-place"));
    }
    if shop.marked >= MOST {
        return will_not(say!("machine-markers-full"));
    }
    shop.marked += 1;
    shop.markers.insert(shop.marked, Marker { name: name.to_owned(), at_s });
    Ok(())
}

fn range(from: f64, to: f64) -> Result<(f64, f64), Refusal> {
    let sound = from >= 0.0 && to <= LONGEST_S && to - from >= SHORTEST_S;
    let why = say!("machine-range", shortest = SHORTEST_S);
    if sound { Ok((from, to)) } else { Err(Refusal::Recorder(why)) }
}

fn no_marker(number: u32) -> Result<(), Refusal> {
    will_not(say!("machine-no-marker", number = number))
}

fn check(name: &str) -> Result<(), Refusal> {
    if name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
        return will_not(say!("machine-long-name", most = LONGEST_NAME));
    }
    Ok(())
}
