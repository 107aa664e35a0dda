//! A steel-string acoustic guitar: six stiff strings, a body, and the hands on them.

mod body;
mod hands;
mod instrument;
mod strings;
mod wires;

use crate::sim::band::arrangement::Arrangement;
use crate::sim::band::chord::frets;
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::reading::{Blunder, Desk, Event, is_culprit, slips};
use crate::sim::band::song::{Plays, Section, Song, Staff, Strum};
use crate::sim::band::{Item, Player, Rendition};
use crate::sim::units::amplitude;
use hands::Hands;
use instrument::Guitar;

/// Bars that the level is measured over.
const MEASURE_BARS: usize = 6;

/// What the hands have to do besides the chords.
struct Task<'a> {
    /// Which part of the song it is.
    part: &'a str,
    /// Whether the guitarist counts in.
    counts: bool,
    /// When they stop, in a false start.
    stop: Option<f64>,
    /// Bars that go wrong.
    slips: Vec<(u32, Blunder)>,
    /// Notes of bars that are not strummed.
    line: Vec<Event>,
}

/// Renders a rendition for each radiator, in pascals.
pub(super) fn render(player: &Player, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
    let Rendition { item, seed, lift } = rendition;
    let arrangement = Arrangement::new(song, item, *seed);
    let desk = Desk { song, part: &player.part, player: &player.id.0 };
    let task = task(&desk, &arrangement, item, *seed);
    let picked = strength(player, song, Strum::Picked);
    let strummed = strength(player, song, Strum::Strummed);
    let force = |strum| if strum == Strum::Picked { picked } else { strummed };
    let mut hands = Hands::new(Dice::new(*seed, &player.id.0), lift.0);
    match item {
        Item::Check => check(&mut hands, strummed),
        Item::Loudest(_) => {
            hands.play(&arrangement, &task, force);
            hands.rest_all(arrangement.over, 0.2);
        }
        Item::Song | Item::Spoiled(_) | Item::Flawed(_) => {
            hands.play(&arrangement, &task, force);
            hands.end(&arrangement, task.part, force);
        }
        Item::FalseStart(_) => {
            hands.play(&arrangement, &task, force);
            match (arrangement.breakdown, arrangement.bars.last()) {
                (Some(at), Some(bar)) if is_culprit(song, item, task.part, *seed) => {
                    hands.fluff(at, amplitude(bar.section.dynamic.0) * strummed);
                }
                _ => hands.rest_all(task.stop.unwrap_or(arrangement.over), 0.1),
            }
        }
    }
    let frames = (arrangement.seconds * RATE) as usize;
    let gain = amplitude(lift.0);
    Guitar::new(player, *seed).perform(&hands.finish(), frames, gain)
}

fn task<'a>(desk: &Desk<'a>, arrangement: &Arrangement<'_>, item: &Item, seed: u64) -> Task<'a> {
    let drummed = desk.song.sections.iter().flat_map(|section| &section.parts).any(|staff| matches!(staff.plays, Plays::Drums(_)));
    let wrong = is_culprit(desk.song, item, desk.part, seed);
    let stop = if wrong { arrangement.breakdown } else { desk.stop(arrangement, item, seed) };
    let others = |plays: &Plays| !matches!(plays, Plays::Strum(_));
    let reads = desk.song.sections.iter().filter_map(|section| section.part(desk.part)).any(others);
    let mut dice = Dice::new(seed, desk.player);
    let line = if reads { desk.sung(arrangement, item, seed, &mut dice) } else { Vec::new() };
    Task { part: desk.part, counts: !drummed, stop, slips: slips(desk.song, item, desk.part, seed), line }
}

/// Knuckles on the top, then one chord.
fn check(hands: &mut Hands, force: f64) {
    for at in [0.5, 0.85, 1.2, 1.9, 2.25] {
        hands.tap(at, 2.0 * force);
    }
    if let Some(chord) = frets("G") {
        hands.change(3.0, chord, 0.0);
    }
    hands.strum(3.1, true, force, 0.0, 0.022);
    hands.rest_all(5.2, 0.25);
}

/// The force of this manner of playing with which a section at 0 dB has the player's level.
///
/// A few bars of the song are played, with the player's own chords, and measured over all radiators together.
fn strength(player: &Player, song: &Song, strum: Strum) -> f64 {
    let own = &player.part;
    let manner = |section: &Section| match section.part(own) {
        Some(Plays::Strum(strum)) => Some(*strum),
        _ => None,
    };
    let with_chords = |section: &&Section| section.chords.iter().any(|chord| frets(chord).is_some());
    let same = song.sections.iter().filter(with_chords).find(|section| manner(section) == Some(strum));
    let Some(section) = same.or_else(|| song.sections.iter().find(with_chords)) else { return 0.0 };
    let mut section = section.clone();
    section.parts = vec![Staff { part: own.clone(), plays: Plays::Strum(strum) }];
    section.dynamic.0 = 0.0;
    section.chords.truncate(MEASURE_BARS);
    let excerpt = Song { count_in: 0, ring_s: 0.0, sections: vec![section], ..song.clone() };
    let arrangement = Arrangement::new(&excerpt, &Item::Song, 0);
    let task = Task { part: own, counts: false, stop: None, slips: Vec::new(), line: Vec::new() };
    let mut hands = Hands::new(Dice::new(0, "measure"), 0.0);
    hands.play(&arrangement, &task, |_| 1.0);
    let frames = (arrangement.seconds * RATE) as usize;
    let radiators = Guitar::new(player, 0).perform(&hands.finish(), frames, 1.0);
    let sum: Vec<f64> = (0..frames).map(|frame| radiators.iter().map(|samples| f64::from(samples[frame])).sum()).collect();
    let rms = sounding_rms(&sum);
    if rms > 0.0 { player.level.pascal().0 / rms } else { 0.0 }
}
