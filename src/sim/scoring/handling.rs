//! The recorder made ready and the headphones filled: track names and cue mixes.

use crate::sim::band::PlayerId;
use crate::sim::gear::{GearKind, Sound, UnitId};
use crate::sim::scoring::Evidence;
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::scoring::words::{list, number};
use crate::sim::session::Studio;
use crate::sim::units::{Db, Stamp};
use crate::sim::words::say;

/// A source that lies further than this below the other in the headphones is not there to play to.
const AUDIBLE_DB: f64 = 20.0;
/// The least level in the headphones' feed that counts at all, dBFS before the headphone amplifier.
const LEAST_DBFS: f64 = -60.0;
/// “More of herself”: decibels above the other, and the near miss.
const MORE_DB: (f64, f64) = (2.0, 0.0);

/// Only the tracks of the input list are armed, and they are named before the first take rolls.
pub(crate) fn track_names(case: &Case) -> Verdict {
    let Some(take) = case.timeline.last().takes.first() else {
        return Verdict::nothing(case.against(case.end, say!("found-none-armed")));
    };
    let at = take.start;
    let mut evidence: Vec<Evidence> = Vec::new();
    let lines = &case.scenario.file.brief.inputs;
    let armed_right =
        lines.iter().all(|line| take.tracks.iter().any(|(track, _)| *track == line.track)) && take.tracks.len() == lines.len();
    let armed: Vec<String> = take.tracks.iter().map(|(track, _)| track.to_string()).collect();
    let asked: Vec<String> = lines.iter().map(|line| line.track.to_string()).collect();
    let text = say!("found-armed", armed = list(&armed), asked = list(&asked));
    evidence.push(case.judged(f64::from(armed_right), at, text));
    let mut named = 0;
    for line in lines {
        let name = take.tracks.iter().find(|(track, _)| *track == line.track).map_or("", |(_, name)| name.trim());
        let right = name.eq_ignore_ascii_case(&line.name);
        named += usize::from(right);
        let text = if name.is_empty() {
            say!("found-no-track-name", track = line.track, asked = &line.name)
        } else {
            say!("found-track-name", track = line.track, name = name, asked = &line.name)
        };
        evidence.push(case.judged(f64::from(right), at, text));
    }
    let names = named as f64 / lines.len().max(1) as f64;
    Verdict::new(0.5 * f64::from(armed_right) + 0.5 * names, evidence)
}

/// What one player hears of another in the headphones.
struct Heard {
    of: PlayerId,
    name: String,
    dbfs: f64,
}

/// Both cue mixes have both tracks, and the singer more of herself: judged by what the mixes carried in the first take.
pub(crate) fn cues(case: &Case) -> Verdict {
    let Some(take) = case.listened().first().map(|(_, take)| *take) else {
        return Verdict::nothing(case.against(case.end, say!("found-no-cues")));
    };
    let (at, studio) = (take.start, case.timeline.at(take.start));
    let Some(desk) = case.units(|kind| matches!(kind, GearKind::Desk(_))).into_iter().next() else {
        return Verdict::nothing(case.against(at, say!("found-no-desk")));
    };
    if !case.is_on(studio, &desk, "power") {
        return Verdict::nothing(case.against(at, say!("found-desk-off")));
    }
    let lines = &case.scenario.file.brief.inputs;
    let mut sum = 0.0;
    let mut evidence = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let cue = index + 1;
        let mix: Vec<Heard> = lines
            .iter()
            .map(|source| Heard {
                of: source.player.clone(),
                name: source.name.clone(),
                dbfs: take.tracks.get(&source.track).map_or(f64::NEG_INFINITY, |track| track.rms_dbfs)
                    + send(case, studio, &desk, source.track, cue),
            })
            .collect();
        let (share, found) = one_mix(case, at, cue, &line.player, &mix);
        sum += share;
        evidence.extend(found);
    }
    Verdict::new(sum / lines.len().max(1) as f64, evidence)
}

/// How far a track is turned up into a cue mix; −∞ at the bottom.
fn send(case: &Case, studio: &Studio, desk: &UnitId, track: u32, cue: usize) -> f64 {
    let db = case.setting(studio, desk, &format!("ch{track}.cue {cue}")).map_or(-90.0, |setting| setting.at());
    if db <= -90.0 { f64::NEG_INFINITY } else { Db(db).0 }
}

fn one_mix(case: &Case, at: Stamp, cue: usize, listener: &PlayerId, mix: &[Heard]) -> (f64, Vec<Evidence>) {
    let who = case.player(listener);
    let loudest = mix.iter().map(|heard| heard.dbfs).fold(f64::NEG_INFINITY, f64::max);
    let mut share: f64 = 1.0;
    let mut evidence = Vec::new();
    for heard in mix {
        let of = &heard.name;
        if heard.dbfs < LEAST_DBFS || heard.dbfs < loudest - AUDIBLE_DB {
            share -= 1.0 / mix.len() as f64;
            let text = if heard.dbfs.is_finite() {
                say!("found-cue-low", cue = cue, who = who.clone(), level = number(heard.dbfs, 1), of = of)
            } else {
                say!("found-cue-silent", cue = cue, who = who.clone(), of = of)
            };
            evidence.push(case.against(at, text));
        }
    }
    let sings = case.scenario.band.player(listener).is_some_and(|player| player.instrument.plays == Sound::Voice);
    let own = mix.iter().find(|heard| heard.of == *listener).map_or(f64::NEG_INFINITY, |heard| heard.dbfs);
    let other = mix.iter().filter(|heard| heard.of != *listener).map(|heard| heard.dbfs).fold(f64::NEG_INFINITY, f64::max);
    if sings && evidence.is_empty() && own - other < MORE_DB.0 {
        share *= if own - other >= MORE_DB.1 { 0.75 } else { 0.5 };
        let text = say!("found-cue-voice", cue = cue, who = who.clone(), over = number(own - other, 1));
        evidence.push(case.against(at, text));
    }
    if evidence.is_empty() {
        let text = say!("found-cue", cue = cue, who = who.clone(), own = number(own, 1), other = number(other, 1));
        evidence.push(case.fact(at, text));
    }
    (share.max(0.0), evidence)
}
