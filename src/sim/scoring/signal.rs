//! Whether each track carries its source, by the way that was asked for, and how much of the others leaks in.

use crate::sim::band::PlayerId;
use crate::sim::scenario::InputLine;
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::scoring::wiring::{Path, label, path};
use crate::sim::scoring::words::{dbfs, list, number};
use crate::sim::scoring::{Evidence, HeardTake, HeardTrack};
use crate::sim::units::power_sum;
use crate::sim::words::{Sentence, say};

/// A source is there when it stands this far above the noise of its track.
const ABOVE_NOISE_DB: f64 = 10.0;
/// A track is its source's when others lie at least this far below; half marks from 0 dB on.
const OWN_DB: f64 = 6.0;
/// What isolation may lack for half marks (domain reference 7.1).
const BLEED_PASS_DB: f64 = 5.0;

/// What a track of a take carries.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Carried<'a> {
    /// Its own source, and how far that stands above everybody else's sound, decibels.
    Own(&'a HeardTrack, f64),
    /// Somebody else's sound above its own.
    Other(&'a HeardTrack, PlayerId),
    /// Nothing but noise.
    Noise(&'a HeardTrack),
    /// The track was not recorded.
    Nothing,
}

impl Carried<'_> {
    /// Why figures of this track say nothing about its source; none when they do.
    pub(crate) fn silent(&self, case: &Case, name: &str) -> Option<Sentence> {
        match self {
            Self::Own(..) => None,
            Self::Other(_, player) => Some(say!("found-carries-other", name = name, other = case.player(player))),
            Self::Noise(track) => Some(say!("found-carries-noise", name = name, level = dbfs(track.rms_dbfs))),
            Self::Nothing => Some(say!("found-not-recorded", name = name)),
        }
    }
}

/// Why figures of a take say nothing about the source of a line.
pub(crate) fn silent_in(take: &HeardTake, line: &InputLine, why: Option<Sentence>) -> Sentence {
    let why = why.unwrap_or_else(|| say!("found-not-recorded", name = &line.name));
    say!("found-in-take", take = take.number, what = why)
}

/// Listens for the line's player on the line's track.
pub(crate) fn carried<'a>(take: &'a HeardTake, line: &InputLine) -> Carried<'a> {
    let Some(track) = take.tracks.get(&line.track) else { return Carried::Nothing };
    let silence = f64::NEG_INFINITY;
    let own = track.alone.get(&line.player).copied().unwrap_or(silence);
    let others = others(track, line);
    let noise = track.floor.map_or(silence, |(_, level)| level);
    let loudest = others.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    match loudest {
        Some((player, level)) if *level > own && *level > noise + ABOVE_NOISE_DB => Carried::Other(track, player.clone()),
        _ if own.is_finite() && own > noise + ABOVE_NOISE_DB => Carried::Own(track, own - total(&others)),
        _ => Carried::Noise(track),
    }
}

fn others(track: &HeardTrack, line: &InputLine) -> Vec<(PlayerId, f64)> {
    track.alone.iter().filter(|(player, _)| **player != line.player).map(|(player, level)| (player.clone(), *level)).collect()
}

fn total(levels: &[(PlayerId, f64)]) -> f64 {
    let levels: Vec<f64> = levels.iter().map(|(_, level)| *level).filter(|level| level.is_finite()).collect();
    if levels.is_empty() { f64::NEG_INFINITY } else { power_sum(&levels) }
}

/// The track carries its source by the line and the preamplifier of the sheet, and little else.
pub(crate) fn signal(case: &Case, track: u32) -> Verdict {
    let Some(line) = case.line(track) else {
        return Verdict::nothing(case.against(None, say!("found-no-line", track = track)));
    };
    let takes = case.listened();
    if takes.is_empty() {
        let way = path(case, case.timeline.last(), track);
        let why = case.against(case.end, say!("found-carries-nothing", name = &line.name));
        return Verdict::nothing(why).because(way.cause);
    }
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut sum = 0.0;
    let mut cause = None;
    for (_, take) in &takes {
        let way = path(case, case.timeline.at(take.start), track);
        let (heard, found) = heard_share(case, line, take);
        let (routed, detour) = route_share(case, line, take, &way);
        let share = heard * routed;
        evidence.push(found);
        evidence.extend(detour);
        sum += share;
        if share < 1.0 {
            cause = cause.or_else(|| why(case, line, &way));
        }
    }
    Verdict::new(sum / takes.len() as f64, evidence).because(cause)
}

fn heard_share(case: &Case, line: &InputLine, take: &HeardTake) -> (f64, Evidence) {
    let name = &line.name;
    let source = case.player(&line.player);
    let number_of = take.number;
    match carried(take, line) {
        Carried::Own(track, over) if over >= OWN_DB => {
            let level = track.alone.get(&line.player).copied().unwrap_or(f64::NEG_INFINITY);
            (1.0, case.fact(take.start, say!("found-carries", take = number_of, name = name, source = source, level = dbfs(level))))
        }
        Carried::Own(_, over) => {
            let text = say!("found-carries-little", take = number_of, name = name, source = source, over = number(over, 1));
            (if over >= 0.0 { 0.5 } else { 0.0 }, case.against(take.start, text))
        }
        Carried::Other(track, other) => {
            let level = track.alone.get(&other).copied().unwrap_or(f64::NEG_INFINITY);
            let text = say!(
                "found-carries-wrong",
                take = number_of,
                name = name,
                other = case.player(&other),
                level = dbfs(level),
                source = source
            );
            (0.0, case.against(take.start, text))
        }
        Carried::Noise(track) => {
            let text = say!("found-only-noise", take = number_of, name = name, level = dbfs(track.rms_dbfs), source = source);
            (0.0, case.against(take.start, text))
        }
        Carried::Nothing => (0.0, case.against(take.start, say!("found-track-missing", take = number_of, track = line.track, name = name))),
    }
}

/// Whether the signal comes by the line and the preamplifier of the sheet; a detour is a near miss.
fn route_share(case: &Case, line: &InputLine, take: &HeardTake, way: &Path) -> (f64, Option<Evidence>) {
    let missing: Vec<String> =
        [&line.line, &line.preamp].into_iter().filter(|jack| !way.passes(jack)).map(|jack| label(case.scenario, jack)).collect();
    if missing.is_empty() || way.mic.is_none() {
        return (1.0, None);
    }
    let text = say!(
        "found-detour",
        take = take.number,
        name = &line.name,
        way = way.words(case),
        asked = list(&[label(case.scenario, &line.line), label(case.scenario, &line.preamp)])
    );
    (0.5, Some(case.against(take.start, text)))
}

/// Why the source is not there: where the chain breaks, or where it leads instead.
fn why(case: &Case, line: &InputLine, way: &Path) -> Option<Sentence> {
    if way.cause.is_some() {
        return way.cause.clone();
    }
    if way.passes(&line.line) && way.passes(&line.preamp) {
        return None;
    }
    Some(say!(
        "found-fed-by",
        track = line.track,
        way = way.words(case),
        line = label(case.scenario, &line.line),
        preamp = label(case.scenario, &line.preamp)
    ))
}

/// Others' sound lies far enough below the track's own.
pub(crate) fn bleed(case: &Case, track: u32, wanted_db: f64) -> Verdict {
    let Some(line) = case.line(track) else {
        return Verdict::nothing(case.against(None, say!("found-no-line", track = track)));
    };
    let takes = case.listened();
    if takes.is_empty() {
        return Verdict::nothing(case.against(case.end, say!("found-nothing-recorded")));
    }
    let mut sum = 0.0;
    let mut evidence = Vec::new();
    for (_, take) in &takes {
        let (share, text) = match carried(take, line) {
            Carried::Own(_, over) => {
                let share = if over >= wanted_db {
                    1.0
                } else if over >= wanted_db - BLEED_PASS_DB {
                    0.5
                } else {
                    0.0
                };
                let wanted = number(wanted_db, 0);
                let text = if over.is_finite() {
                    say!("found-bleed", take = take.number, over = number(over, 1), name = &line.name, wanted = wanted)
                } else {
                    say!("found-no-bleed", take = take.number, name = &line.name, wanted = wanted)
                };
                (share, text)
            }
            other => (0.0, silent_in(take, line, other.silent(case, &line.name))),
        };
        sum += share;
        evidence.push(case.judged(share, take.start, text));
    }
    let open = open_doors(case);
    Verdict::new(sum / takes.len() as f64, evidence).because(open)
}

/// Doors that stood open when the first take rolled: the first thing to look at when others are loud.
fn open_doors(case: &Case) -> Option<Sentence> {
    let (_, studio) = case.set_up();
    let open: Vec<String> = case
        .scenario
        .venue
        .doorways
        .iter()
        .filter(|doorway| case.is_on(studio, &doorway.door, "open"))
        .map(|doorway| doorway.door.to_string())
        .collect();
    (!open.is_empty()).then(|| say!("found-open", doors = list(&open)))
}
