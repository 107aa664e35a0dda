//! What goes wrong in a take, where, and whose fault it is.

use crate::sim::band::arrangement::{Arrangement, is_sung};
use crate::sim::band::dice::Dice;
use crate::sim::band::reading::events::{Event, Hit, Laid, lay};
use crate::sim::band::score::{Manner, Piece};
use crate::sim::band::{Item, Player, Plays, Rendition, Section, Song};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A way to spoil a bar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Blunder {
    /// A note, a chord or a drum that does not belong there.
    WrongNote,
    /// The first beat is missed.
    LateEntry,
    /// A drummer loses a stick; the hands have nothing to play with for a bar.
    DroppedStick,
    /// A voice or a wind instrument jumps to another note and back.
    CrackedNote,
}

/// One bar that goes wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Slip {
    /// Which part plays it.
    pub part: String,
    /// Which bar of the song, from 1.
    pub bar: u32,
    /// How.
    pub what: Blunder,
}

/// What a listener heard go wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// In which bar of the song, from 1.
    pub bar: u32,
    /// Seconds from the start of the item.
    pub at_s: f64,
    /// What, and by whom, such as `wrong chord, Ben`.
    pub what: String,
}

/// What a player does wrong in a rendition; it is there to be heard, and in order.
#[must_use]
pub fn mistakes(player: &Player, song: &Song, rendition: &Rendition) -> Vec<Mistake> {
    let part = player.part.as_str();
    let arrangement = Arrangement::new(song, &rendition.item, rendition.seed);
    let mut found = Vec::new();
    if let (Some(at_s), Some(bar)) = (arrangement.breakdown, arrangement.bars.last())
        && is_culprit(song, &rendition.item, part, rendition.seed)
    {
        found.push(Mistake { bar: bar.number, at_s, what: format!("plays wrong and stops, {}", player.name) });
    }
    let played = bars_of(song, part);
    for (bar, blunder) in slips(song, &rendition.item, part, rendition.seed) {
        if !played.contains(&bar) {
            continue;
        }
        let Some(written) = arrangement.bars.iter().find(|written| written.number == bar) else { continue };
        let (beat, words) = match (blunder, written.section.part(part)) {
            (Blunder::WrongNote, Some(Plays::Strum(_) | Plays::Comp(_))) => (0.0, "wrong chord"),
            (Blunder::WrongNote, Some(Plays::Drums(_))) => (1.0, "missed the snare"),
            (Blunder::WrongNote, Some(Plays::Speech(_))) => (0.0, "fluffed a word"),
            (Blunder::WrongNote, _) => (0.0, "wrong note"),
            (Blunder::LateEntry, _) => (0.0, "late entry"),
            (Blunder::DroppedStick, _) => (1.0, "dropped stick"),
            (Blunder::CrackedNote, _) => (0.0, "cracked note"),
        };
        found.push(Mistake { bar, at_s: written.time(beat), what: format!("{words}, {}", player.name) });
    }
    found
}

/// The bars of a part that go wrong in an item, by rising bar.
pub(in crate::sim::band) fn slips(song: &Song, item: &Item, part: &str, seed: u64) -> Vec<(u32, Blunder)> {
    let all = match item {
        Item::Spoiled(slips) => slips.clone(),
        Item::Flawed(count) => flaws(song, *count, seed),
        _ => Vec::new(),
    };
    let mut own: Vec<(u32, Blunder)> = all.into_iter().filter(|slip| slip.part == part).map(|slip| (slip.bar, slip.what)).collect();
    own.sort_unstable();
    own.dedup_by_key(|(bar, _)| *bar);
    own
}

/// So many bars of the whole band, by seed; never one of the first two.
fn flaws(song: &Song, count: u32, seed: u64) -> Vec<Slip> {
    let mut dice = Dice::new(seed, "flaws");
    let mut choices: Vec<(u32, &str, &Plays)> = Vec::new();
    for part in song.parts() {
        let played = bars_of(song, part);
        choices.extend(song.sections.iter().zip(firsts(song)).flat_map(|(section, first)| {
            let bars = (first..first + section.chords.len() as u32).filter(|bar| *bar > 2 && played.contains(bar));
            section.part(part).into_iter().flat_map(move |plays| bars.clone().map(move |bar| (bar, part, plays)))
        }));
    }
    let mut slips: Vec<Slip> = Vec::new();
    for _ in 0..count {
        let free: Vec<&(u32, &str, &Plays)> =
            choices.iter().filter(|(bar, ..)| slips.iter().all(|slip| slip.bar.abs_diff(*bar) > 1)).collect();
        if free.is_empty() {
            break;
        }
        let (bar, part, plays) = free[(dice.unit() * free.len() as f64) as usize];
        let ways = ways(plays);
        let what = ways[(dice.unit() * ways.len() as f64) as usize];
        slips.push(Slip { part: (*part).to_owned(), bar: *bar, what });
    }
    slips
}

/// The first bar of each section.
fn firsts(song: &Song) -> Vec<u32> {
    song.sections.iter().filter_map(|section| song.section(&section.name)).map(|(first, _)| first).collect()
}

/// The bars of a song in which a part has something to do.
#[must_use]
pub fn bars_of(song: &Song, part: &str) -> BTreeSet<u32> {
    let laid = lay(&Arrangement::new(song, &Item::Song, 0), part, &mut Dice::new(0, part));
    laid.events.iter().map(|event| event.bar).chain(laid.hits.iter().map(|hit| hit.bar)).collect()
}

/// How what is written can go wrong.
#[must_use]
pub fn ways(plays: &Plays) -> &'static [Blunder] {
    match plays {
        Plays::Drums(_) => &[Blunder::DroppedStick, Blunder::LateEntry, Blunder::WrongNote],
        Plays::Line(_) if is_sung(plays) => &[Blunder::CrackedNote, Blunder::LateEntry, Blunder::WrongNote],
        Plays::Line(_) => &[Blunder::WrongNote, Blunder::LateEntry, Blunder::CrackedNote],
        Plays::Speech(_) => &[Blunder::WrongNote],
        Plays::Strum(_) | Plays::Comp(_) | Plays::Bass(_) | Plays::Walk(_) => &[Blunder::WrongNote, Blunder::LateEntry],
    }
}

/// Whether it is this part that spoils a false start: one of those that play in the bar, rather not one that sings.
pub(in crate::sim::band) fn is_culprit(song: &Song, item: &Item, part: &str, seed: u64) -> bool {
    let Item::FalseStart(bar) = item else { return false };
    let within = |(section, first): &(&Section, u32)| (*first..first + section.chords.len() as u32).contains(bar);
    let Some((section, _)) = song.sections.iter().zip(firsts(song)).find(within) else { return false };
    let playing: Vec<&str> = section.parts.iter().filter(|staff| !is_sung(&staff.plays)).map(|staff| staff.part.as_str()).collect();
    let all: Vec<&str> = section.parts.iter().map(|staff| staff.part.as_str()).collect();
    let choice = if playing.is_empty() { all } else { playing };
    let turn = Dice::new(seed, "culprit").unit();
    choice.get((turn * choice.len() as f64) as usize).is_some_and(|culprit| *culprit == part)
}

/// Spoils what is laid out.
pub(in crate::sim::band) fn spoil(laid: &mut Laid, slips: &[(u32, Blunder)], arrangement: &Arrangement<'_>, dice: &mut Dice) {
    for (number, blunder) in slips {
        let Some(bar) = arrangement.bars.iter().find(|bar| bar.number == *number) else { continue };
        match blunder {
            Blunder::WrongNote => wrong(laid, *number, dice),
            Blunder::LateEntry => late(laid, *number, bar.beat(), dice),
            Blunder::DroppedStick => dropped(laid, bar.time(1.0), bar.time(f64::from(bar.beats) + 1.0), dice),
            Blunder::CrackedNote => cracked(laid, *number, dice),
        }
    }
}

fn wrong(laid: &mut Laid, bar: u32, dice: &mut Dice) {
    if laid.events.iter().any(|event| event.spoken) {
        return stumble(laid, bar, dice);
    }
    let off = [-2.0, -1.0, 1.0, 1.0][(dice.unit() * 4.0) as usize % 4];
    if let Some(event) = longest(&mut laid.events, bar) {
        for pitch in &mut event.pitches {
            *pitch += off;
        }
    }
    if let Some(hit) = laid.hits.iter_mut().find(|hit| hit.bar == bar && matches!(hit.piece, Piece::Snare | Piece::RimShot)) {
        hit.piece = Piece::SideStick;
        hit.force -= 6.0;
    }
}

/// A syllable begun twice; what follows comes later, until there is a pause to catch up in.
fn stumble(laid: &mut Laid, bar: u32, dice: &mut Dice) {
    let within: Vec<usize> = (0..laid.events.len()).filter(|index| laid.events[*index].bar == bar).collect();
    let Some(index) = within.get(within.len() / 2).copied() else { return };
    let first = laid.events[index].clone();
    let lost = first.seconds + dice.between(0.12, 0.25);
    let mut end = f64::INFINITY;
    for event in &mut laid.events[index..] {
        if event.at - end > 0.5 {
            break;
        }
        end = event.at + event.seconds;
        event.at += lost;
    }
    laid.events.insert(index, Event { seconds: 0.8 * first.seconds, ..first });
}

fn late(laid: &mut Laid, bar: u32, beat: f64, dice: &mut Dice) {
    let behind = dice.between(0.22, 0.34) * beat;
    let missed = |at: f64| at < 0.99;
    // Whoever has one long note only comes in with that, late.
    let others = laid.events.iter().any(|event| event.bar == bar && !missed(event.beat));
    laid.events.retain(|event| event.bar != bar || !missed(event.beat) || !others);
    let first = laid.events.iter().position(|event| event.bar == bar);
    if let Some(event) = first.map(|first| &mut laid.events[first]) {
        let by = if others { 0.4 * behind } else { 0.9 * beat };
        event.at += by;
        event.seconds = (event.seconds - by).max(0.1);
        event.force += 1.5;
    }
    laid.hits.retain(|hit| hit.bar != bar || !missed(hit.beat));
    for hit in laid.hits.iter_mut().filter(|hit| hit.bar == bar && hit.beat < 2.01) {
        hit.at += 0.25 * behind;
    }
}

fn dropped(laid: &mut Laid, from: f64, to: f64, dice: &mut Dice) {
    let by_foot = |piece: Piece| matches!(piece, Piece::Kick | Piece::HatFoot);
    laid.hits.retain(|hit| by_foot(hit.piece) || hit.at < from - 0.03 || hit.at >= to - 0.03);
    let Some(bar) = laid.hits.iter().rfind(|hit| hit.at < from).map(|hit| hit.bar) else { return };
    // It falls on a rim and rattles there.
    let mut at = from + dice.between(0.12, 0.2);
    for bounce in 0..5 {
        laid.hits.push(Hit { at, piece: Piece::SideStick, force: -11.0 - 3.5 * f64::from(bounce), bar, beat: 1.5 });
        at += dice.between(0.05, 0.11) * (1.0 - 0.1 * f64::from(bounce));
    }
    laid.hits.sort_by(|a, b| a.at.total_cmp(&b.at));
}

fn cracked(laid: &mut Laid, bar: u32, dice: &mut Dice) {
    let jump = [5.0, 7.0, 4.0][(dice.unit() * 3.0) as usize % 3];
    let Some(event) = longest(&mut laid.events, bar) else { return };
    let crack = (0.3 * event.seconds).min(dice.between(0.07, 0.12));
    let whole = event.clone();
    event.seconds = crack;
    event.force -= 4.0;
    for pitch in &mut event.pitches {
        *pitch += jump;
    }
    let rest = Event { at: whole.at + crack, seconds: whole.seconds - crack, manner: Manner::Slurred, syllable: String::new(), ..whole };
    laid.events.push(rest);
    laid.events.sort_by(|a, b| a.at.total_cmp(&b.at));
}

fn longest(events: &mut [Event], bar: u32) -> Option<&mut Event> {
    events.iter_mut().filter(|event| event.bar == bar).max_by(|a, b| a.seconds.total_cmp(&b.seconds))
}
