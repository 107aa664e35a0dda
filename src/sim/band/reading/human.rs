//! What makes written music played: everybody's own lag and looseness, weight on the beats, phrases that rise and fall.
//!
//! Timing of players in a group: standard deviations of 5 to 15 ms, drummers least, soloists behind the beat by 10 to 30 ms
//! (Rasch 1979 for chamber music; Friberg and Sundström 2002 for swing).

use crate::sim::band::arrangement::Arrangement;
use crate::sim::band::dice::Dice;
use crate::sim::band::reading::events::{Event, Hit, Laid};
use crate::sim::band::score::{Manner, Score, Stroke, Tone};
use crate::sim::units::Db;
use std::f64::consts::PI;

/// A rest of so many seconds parts two phrases.
const BREATH: f64 = 0.22;

/// How a player keeps time; the same in every take.
pub(in crate::sim::band) struct Habits {
    /// Seconds behind the others on average.
    lag: f64,
    /// Spread of single notes, seconds.
    loose: f64,
}

impl Habits {
    /// The habits of the player of that name in that part.
    pub(in crate::sim::band) fn new(player: &str, laid: &Laid) -> Self {
        let mut dice = Dice::new(0, player);
        if laid.hits.is_empty() {
            Self { lag: 0.004 + dice.around(0.006), loose: dice.between(0.004, 0.008) }
        } else {
            Self { lag: dice.around(0.002), loose: dice.between(0.002_5, 0.004_5) }
        }
    }
}

/// Plays what is laid out: louder by `lift` decibels than in a sound check.
pub(in crate::sim::band) fn play(laid: &Laid, arrangement: &Arrangement<'_>, habits: &Habits, lift: f64, dice: &mut Dice) -> Score {
    let mut score = Score { still: arrangement.still, seconds: arrangement.seconds, ..Score::default() };
    let arcs = arcs(&laid.events);
    let mean = mean_pitch(&laid.events);
    for (number, event) in laid.events.iter().enumerate() {
        let next = laid.events.get(number + 1);
        let at = (event.at + habits.lag + dice.around(habits.loose)).max(0.0);
        let own = arcs[number] + weight(event.beat) + dice.around(0.9);
        let seconds = held(event, next);
        let count = event.pitches.len();
        for (order, pitch) in event.pitches.iter().enumerate() {
            let place = if count > 1 { order as f64 / (count - 1) as f64 } else { 0.0 };
            let top = if count > 1 && order + 1 == count { 1.0 } else { 0.0 };
            let fine = if count > 1 { dice.around(0.0015) } else { 0.0 };
            let reach = 0.05 * (pitch - mean).clamp(-12.0, 12.0);
            let force = Db(event.force + lift + own + top + reach + if count > 1 { dice.around(0.7) } else { 0.0 });
            let at = (at + event.spread * place + fine).max(0.0);
            score.tones.push(Tone { at, seconds, pitch: *pitch, force, manner: event.manner });
        }
    }
    score.tones.sort_by(|a, b| a.at.total_cmp(&b.at));
    score.strokes = laid.hits.iter().map(|hit| stroke(hit, habits, lift, dice)).collect();
    score.strokes.sort_by(|a, b| a.at.total_cmp(&b.at));
    score
}

fn stroke(hit: &Hit, habits: &Habits, lift: f64, dice: &mut Dice) -> Stroke {
    let at = (hit.at + habits.lag + dice.around(habits.loose)).max(0.0);
    Stroke { at, piece: hit.piece, force: Db(hit.force + lift + 0.6 * weight(hit.beat) + dice.around(1.1)) }
}

/// How long a note is let sound: up to a slurred one without a gap, else with the little that fingers and tongues need.
fn held(event: &Event, next: Option<&Event>) -> f64 {
    let slurs_on = next.is_some_and(|next| next.manner == Manner::Slurred && (next.at - event.at - event.seconds).abs() < 0.05);
    if slurs_on { event.seconds + 0.01 } else { (event.seconds - 0.03).max(0.7 * event.seconds) }
}

/// The one is heavier than the others, and what lies between the beats lighter.
fn weight(beat: f64) -> f64 {
    if beat < 0.01 {
        0.8
    } else if (beat - beat.round()).abs() < 0.01 {
        0.0
    } else {
        -0.9
    }
}

/// Decibels of each event in its phrase: up to the middle and down again.
fn arcs(events: &[Event]) -> Vec<f64> {
    let mut arcs = vec![0.0; events.len()];
    let mut from = 0;
    while from < events.len() {
        let rests = |index: usize| events[index].at - (events[index - 1].at + events[index - 1].seconds) > BREATH;
        let to = (from + 1..events.len()).find(|index| rests(*index)).unwrap_or(events.len());
        let start = events[from].at;
        let length = (events[to - 1].at + events[to - 1].seconds - start).max(0.1);
        for index in from..to {
            // A phrase of many bars breathes every few seconds all the same.
            let turns = libm::round(length / 5.0).max(1.0);
            arcs[index] = 1.2 * libm::sin(PI * turns * (events[index].at - start) / length).abs() - 0.6;
        }
        from = to;
    }
    arcs
}

fn mean_pitch(events: &[Event]) -> f64 {
    let pitches: Vec<f64> = events.iter().flat_map(|event| event.pitches.iter().copied()).collect();
    if pitches.is_empty() { 60.0 } else { pitches.iter().sum::<f64>() / pitches.len() as f64 }
}

/// Stops like people do: what begins later is not played, what sounds is let go, the last half second is half-hearted.
pub(in crate::sim::band) fn cut(laid: &mut Laid, stop: f64) {
    laid.events.retain(|event| event.at < stop - 0.05);
    laid.hits.retain(|hit| hit.at < stop);
    for event in &mut laid.events {
        event.seconds = event.seconds.min(stop + 0.1 - event.at);
        event.force -= 3.0 * fading(event.at, stop);
    }
    for hit in &mut laid.hits {
        hit.force -= 5.0 * fading(hit.at, stop);
    }
}

/// 1 at the stop, 0 half a second before it.
fn fading(at: f64, stop: f64) -> f64 {
    (1.0 - (stop - at) / 0.5).clamp(0.0, 1.0)
}
