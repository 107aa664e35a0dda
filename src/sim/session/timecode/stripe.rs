//! Which stretches of a reel carry timecode.

use crate::sim::gear::{Defect, FrameRate, JackId, TapeSpeed, UnitId};
use crate::sim::scenario::Scenario;
use crate::sim::session::timecode::{arrives, counting, solved, track_jack};
use crate::sim::session::{ReelPass, Reeling, Rolling, Studio, TapeDeck, recorder, tape_machine};

/// Code that goes on within so many seconds of where it was is the same code.
const SAME_S: f64 = 0.002;

/// A stretch of one track with the recorder's code on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Stripe {
    /// The pass that wrote it, counted from 0 in the deck's passes.
    pub pass: usize,
    /// The track.
    pub track: u32,
    /// Where it begins, metres.
    pub from_m: f64,
    /// Where it ends; none while it is written.
    pub to_m: Option<f64>,
    /// How its frames are counted.
    pub rate: FrameRate,
    /// What it says at its beginning, seconds after midnight.
    pub code_s: f64,
}

/// A stretch of tape where code can be read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Readable {
    pub(super) from_m: f64,
    pub(super) to_m: f64,
    pub(super) rate: FrameRate,
    /// Seconds after midnight that it says at `from_m`.
    pub(super) code_s: f64,
    /// Metres of tape to a second of code.
    pub(super) metres: f64,
}

/// Begins and ends stripes as the studio now stands.
pub(super) fn settle(scenario: &Scenario, studio: &mut Studio) {
    let place = studio.deck.place_at(studio.now);
    let writing = written(scenario, studio, place);
    for stripe in studio.deck.stripes.iter_mut().filter(|stripe| stripe.to_m.is_none()) {
        let goes_on = |new: &Stripe| {
            let says = stripe.code_s + (place - stripe.from_m) / speed_of(&studio.deck.passes, stripe.pass).metres();
            (new.pass, new.track, new.rate) == (stripe.pass, stripe.track, stripe.rate) && (new.code_s - says).abs() < SAME_S
        };
        if !writing.iter().any(goes_on) {
            stripe.to_m = Some(place);
        }
    }
    for new in writing {
        if !studio.deck.stripes.iter().any(|stripe| stripe.to_m.is_none() && stripe.track == new.track) {
            studio.deck.stripes.push(new);
        }
    }
}

fn speed_of(passes: &[ReelPass], pass: usize) -> TapeSpeed {
    passes.get(pass).map_or(TapeSpeed::Ips15, |pass| pass.speed)
}

/// The stripes that would begin now: code goes out and arrives at tracks in record.
fn written(scenario: &Scenario, studio: &Studio, place: f64) -> Vec<Stripe> {
    if studio.deck.reeling != Reeling::Recording || studio.transport.rolling == Rolling::Stopped {
        return Vec::new();
    }
    let Some(((from, _), (tape, _))) = recorder(scenario).zip(tape_machine(scenario)) else { return Vec::new() };
    let Some(pass) = studio.deck.passes.last().filter(|pass| pass.end.is_none()) else { return Vec::new() };
    let circuit = solved(scenario, studio);
    let Some(counting) = counting(scenario, &circuit) else { return Vec::new() };
    let code_s = counting.from_s + studio.transport.position_at(studio.now);
    let out = JackId::new(from, "tc out");
    let tracks = pass.tracks.iter().filter(|track| arrives(&circuit, &out, &track_jack(tape, "in", **track)));
    let number = studio.deck.passes.len() - 1;
    tracks.map(|track| Stripe { pass: number, track: *track, from_m: place, to_m: None, rate: counting.rate, code_s }).collect()
}

/// Where code can be read on a track of the reel that is threaded, in the order in which it was written; `edge` says that the
/// track is the outermost one, which a torn edge takes away.
pub(super) fn readable(studio: &Studio, track: u32, edge: bool) -> Vec<Readable> {
    let deck = &studio.deck;
    let Some(reel) = &deck.reel else { return Vec::new() };
    let torn = torn(studio, reel).filter(|_| edge);
    let own = deck.stripes.iter().filter(|stripe| stripe.track == track && deck.passes.get(stripe.pass).is_some_and(|p| p.reel == *reel));
    own.flat_map(|stripe| {
        let whole = whole(deck, stripe);
        let later = deck.passes[stripe.pass + 1..].iter().filter(|pass| pass.reel == *reel && pass.tracks.contains(&track));
        let gone = later.map(|pass| (pass.from_m, if pass.end.is_some() { pass.to_m } else { deck.until_m }));
        gone.chain(torn).fold(vec![whole], |left, gone| left.into_iter().flat_map(|part| without(part, gone)).collect())
    })
    .collect()
}

/// All of a stripe; what is written now will go on.
fn whole(deck: &TapeDeck, stripe: &Stripe) -> Readable {
    Readable {
        from_m: stripe.from_m,
        to_m: stripe.to_m.unwrap_or(deck.until_m),
        rate: stripe.rate,
        code_s: stripe.code_s,
        metres: speed_of(&deck.passes, stripe.pass).metres(),
    }
}

/// What is left of a stretch without what lies between two places.
fn without(part: Readable, (from_m, to_m): (f64, f64)) -> impl Iterator<Item = Readable> {
    let before = Readable { to_m: part.to_m.min(from_m), ..part };
    let start = part.from_m.max(to_m);
    let after = Readable { from_m: start, code_s: part.code_s + (start - part.from_m) / part.metres, ..part };
    [before, after].into_iter().filter(|part| part.from_m < part.to_m)
}

/// Where the edge of a reel is torn, metres.
fn torn(studio: &Studio, reel: &UnitId) -> Option<(f64, f64)> {
    studio.defects.get(reel)?.iter().find_map(|defect| match defect {
        Defect::TornEdge { at_s, seconds } => Some((at_s * TapeSpeed::Ips15.metres(), (at_s + seconds) * TapeSpeed::Ips15.metres())),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_recorded_over_is_cut_out_of_the_code() {
        let part = Readable { from_m: 1.0, to_m: 9.0, rate: FrameRate::F25, code_s: 3600.0, metres: 0.5 };
        let left: Vec<_> = without(part, (3.0, 5.0)).map(|part| (part.from_m, part.to_m, part.code_s)).collect();
        assert_eq!(left, [(1.0, 3.0, 3600.0), (5.0, 9.0, 3608.0)]);
        assert_eq!(without(part, (0.0, 10.0)).count(), 0);
        assert_eq!(without(part, (9.5, 10.0)).count(), 1);
    }
}
