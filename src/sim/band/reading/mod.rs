//! From what is written to what is done: a song, an item and a player become a score.
//!
//! Everybody reads the same arrangement with the same sway; what is each player's own comes from dice of their name.

mod events;
mod grid;
mod human;
mod notation;
mod show;
mod slips;
mod speech;
mod voicing;
mod written;

pub(super) use events::Event;
pub(super) use notation::note_name;
pub use slips::{Blunder, Mistake, Slip, bars_of, mistakes, ways};
pub(super) use slips::{is_culprit, slips};
pub use written::{Unreadable, is_harmony, unreadable};

use crate::sim::band::arrangement::{Arrangement, is_sung};
use crate::sim::band::dice::Dice;
use crate::sim::band::score::{Manner, Piece, Score};
use crate::sim::band::{Item, Plays, Song};
use crate::sim::units::Db;
use events::{Hit, Laid, lay};
use human::{Habits, cut, play};

/// Seconds that a level is measured over.
const EXCERPT: f64 = 8.0;

/// Who reads, and what is theirs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Desk<'a> {
    /// The song on it.
    pub(super) song: &'a Song,
    /// Which part of it.
    pub(super) part: &'a str,
    /// The player's name in files.
    pub(super) player: &'a str,
}

impl Desk<'_> {
    /// The score of an item; `lift` is decibels louder than in the sound check, `seed` that of the rendition.
    pub(super) fn score(&self, item: &Item, lift: f64, seed: u64) -> Score {
        let arrangement = Arrangement::new(self.song, item, seed);
        let mut dice = Dice::new(seed, self.player);
        let laid = match item {
            Item::Check => show::laid(self.song, self.part),
            _ => self.laid(&arrangement, item, seed, &mut dice),
        };
        let habits = Habits::new(self.player, &laid);
        let mut score = play(&laid, &arrangement, &habits, lift, &mut dice);
        if let Some(stop) = self.stop(&arrangement, item, seed) {
            score.still = stop + 0.7;
        }
        score
    }

    /// What the level is measured over: some bars of the part from all over the song, as loud as they stand there.
    pub(super) fn excerpt(&self) -> Score {
        let arrangement = Arrangement::sample(self.song, self.part, EXCERPT);
        if arrangement.bars.is_empty() {
            return self.score(&Item::Check, 0.0, 0);
        }
        let mut dice = Dice::new(0, self.player);
        let laid = lay(&arrangement, self.part, &mut dice);
        play(&laid, &arrangement, &Habits::new(self.player, &laid), 0.0, &mut dice)
    }

    /// What there is to sing or say, breath and consonants still to come.
    pub(super) fn sung(&self, arrangement: &Arrangement<'_>, item: &Item, seed: u64, dice: &mut Dice) -> Vec<Event> {
        self.laid(arrangement, item, seed, dice).events
    }

    /// The pitch in the middle of the part.
    pub(super) fn middle(&self) -> f64 {
        show::middle(self.song, self.part)
    }

    /// When this player stops in a false start: whoever is wrong at once, the others within a beat or two.
    pub(super) fn stop(&self, arrangement: &Arrangement<'_>, item: &Item, seed: u64) -> Option<f64> {
        let wrong = arrangement.breakdown?;
        let beat = arrangement.bars.last().map_or(0.5, |bar| bar.beat());
        let late = Dice::new(seed, self.player).between(0.4, 1.6);
        Some(if is_culprit(self.song, item, self.part, seed) { wrong + 0.35 } else { wrong + late * beat })
    }

    fn laid(&self, arrangement: &Arrangement<'_>, item: &Item, seed: u64, dice: &mut Dice) -> Laid {
        let mut laid = lay(arrangement, self.part, dice);
        slips::spoil(&mut laid, &slips(self.song, item, self.part, seed), arrangement, dice);
        if let (Some(wrong), Some(stop)) = (arrangement.breakdown, self.stop(arrangement, item, seed)) {
            if is_culprit(self.song, item, self.part, seed) {
                blunder(&mut laid, wrong);
            }
            cut(&mut laid, stop);
        }
        self.count_in(arrangement, &mut laid);
        self.last(arrangement, item, &mut laid);
        laid
    }

    /// Whether this part is a drum kit.
    fn is_kit(&self) -> bool {
        self.song.sections.iter().any(|section| matches!(section.part(self.part), Some(Plays::Drums(_))))
    }

    /// The drummer clicks the count; in a song with two bars of it the first has two clicks only.
    fn count_in(&self, arrangement: &Arrangement<'_>, laid: &mut Laid) {
        if !self.is_kit() {
            return;
        }
        let beats = self.song.beats_in_bar;
        let halved = self.song.count_in > 1;
        let wanted = |count: &usize| !halved || *count >= beats as usize || (*count as u32).is_multiple_of(2);
        let clicks = arrangement.counts.iter().enumerate().filter(|(count, _)| wanted(count));
        let hit = |at: f64| Hit { at, piece: Piece::SideStick, force: 0.0, bar: 0, beat: 1.0 };
        laid.hits.splice(0..0, clicks.map(|(_, at)| hit(*at)).collect::<Vec<_>>());
    }

    /// What sounds in the last bar of the song rings until everybody is still.
    fn last(&self, arrangement: &Arrangement<'_>, item: &Item, laid: &mut Laid) {
        let sung = self.song.sections.last().and_then(|section| section.part(self.part)).is_none_or(is_sung);
        if !item.is_song() || sung {
            return;
        }
        let ends = |event: &&mut Event| event.at + event.seconds > arrangement.over - 0.08;
        for event in laid.events.iter_mut().filter(ends) {
            event.seconds = (arrangement.still - 0.4 - event.at).max(event.seconds);
        }
    }
}

/// Everything that one who plays wrong does: what was to sound sounds a semitone off, and nothing after it.
fn blunder(laid: &mut Laid, wrong: f64) {
    let last = laid.events.iter().rposition(|event| event.at <= wrong + 0.02);
    if let Some(event) = last.map(|last| laid.events[last].clone()) {
        laid.events.retain(|other| other.at < wrong - 0.02);
        let pitches = event.pitches.iter().map(|pitch| pitch + 1.0).collect();
        laid.events.push(Event { at: wrong, seconds: 0.3, pitches, manner: Manner::Plain, ..event });
    }
    if let Some(hit) = laid.hits.iter().rfind(|hit| hit.at <= wrong).cloned() {
        laid.hits.retain(|other| other.at < wrong - 0.02);
        for (late, force) in [(0.0, -2.0), (0.05, -6.0), (0.17, -12.0)] {
            laid.hits.push(Hit { at: wrong + late, piece: Piece::SideStick, force, ..hit.clone() });
        }
    }
}

/// How many decibels louder than in the sound check a player plays a take of which nothing else is said: 3 to 6, by seed.
#[must_use]
pub fn natural_lift(player: &str, item: &Item, seed: u64) -> Db {
    match item {
        Item::Check | Item::Loudest(_) => Db(0.0),
        _ => Db(Dice::new(seed, &format!("{player} excited")).between(3.0, 6.0)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn song() -> Song {
        ron::from_str(include_str!("../../../../assets/songs/copper-wire.ron")).unwrap()
    }

    fn desk<'a>(song: &'a Song, part: &'a str) -> Desk<'a> {
        Desk { song, part, player: part }
    }

    #[test]
    fn everybody_sways_together_and_is_loose_by_milliseconds() {
        let song = song();
        let arrangement = Arrangement::new(&song, &Item::Song, 9);
        let farthest = arrangement.bars.iter().map(|bar| (bar.at - song.bar_at(bar.number)).abs()).fold(0.0, f64::max);
        assert!((0.005..0.08).contains(&farthest), "{farthest}");
        for part in ["bass", "keys"] {
            let score = desk(&song, part).score(&Item::Song, 0.0, 9);
            let near = |at: f64| arrangement.bars.iter().map(|bar| at - bar.at).min_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap();
            let late: Vec<f64> = score.tones.iter().map(|tone| near(tone.at)).filter(|late| late.abs() < 0.06).collect();
            assert!(late.len() > 20, "{part} plays on the one");
            let mean = late.iter().sum::<f64>() / late.len() as f64;
            let spread = libm::sqrt(late.iter().map(|late| (late - mean) * (late - mean)).sum::<f64>() / late.len() as f64);
            assert!((0.001..0.012).contains(&spread), "{part}: {spread}");
        }
    }

    #[test]
    fn the_drummer_clicks_the_count_and_nobody_else_is_heard() {
        let song = song();
        let drums = desk(&song, "drums").score(&Item::Song, 0.0, 3);
        let clicks = drums.strokes.iter().filter(|stroke| stroke.at < song.bar_at(1) - 0.1);
        // One, two, one two three four.
        assert_eq!(clicks.map(|stroke| stroke.piece).collect::<Vec<_>>(), [Piece::SideStick; 6]);
        assert!(desk(&song, "bass").score(&Item::Song, 0.0, 3).tones[0].at > song.bar_at(1) - 0.05);
    }

    #[test]
    fn the_last_chord_rings_until_it_is_damped() {
        let song = song();
        let score = desk(&song, "keys").score(&Item::Song, 0.0, 3);
        let last = score.tones.last().unwrap();
        assert!(last.at + last.seconds > score.seconds - 2.5 && last.at + last.seconds < score.still);
    }

    #[test]
    fn an_excerpt_is_short_and_like_the_song() {
        let song = song();
        for part in song.parts() {
            let score = desk(&song, part).excerpt();
            assert!((4.0..EXCERPT + 3.0).contains(&score.seconds), "{part}");
            let forces: Vec<f64> =
                score.tones.iter().map(|tone| tone.force.0).chain(score.strokes.iter().map(|stroke| stroke.force.0)).collect();
            let mean = forces.iter().sum::<f64>() / forces.len() as f64;
            assert!(mean.abs() < 4.0, "{part}: {mean}");
        }
    }

    #[test]
    fn a_false_start_dies_within_two_beats_and_one_is_to_blame() {
        let song = song();
        let item = Item::FalseStart(6);
        let wrong = Arrangement::new(&song, &item, 4).breakdown.unwrap();
        let blamed = song.parts().into_iter().filter(|part| is_culprit(&song, &item, part, 4)).count();
        assert_eq!(blamed, 1);
        for part in ["drums", "bass", "guitar"] {
            let score = desk(&song, part).score(&item, 0.0, 4);
            let last = score.tones.iter().map(|tone| tone.at).chain(score.strokes.iter().map(|stroke| stroke.at)).fold(0.0, f64::max);
            assert!((wrong - 1.0..wrong + 2.0 * 60.0 / song.bpm).contains(&last), "{part}: {last} {wrong}");
        }
    }

    #[test]
    fn a_take_is_three_to_six_decibels_louder_and_no_two_are_alike() {
        let lifts: Vec<f64> = (0..40).map(|seed| natural_lift("anna", &Item::Song, seed).0).collect();
        assert!(lifts.iter().all(|lift| (3.0..6.0).contains(lift)));
        assert!(
            lifts.iter().fold(0.0, |most: f64, lift| most.max(*lift)) > lifts.iter().fold(9.0, |least: f64, lift| least.min(*lift)) + 1.5
        );
        assert_eq!(natural_lift("anna", &Item::Check, 1).0.to_bits(), 0);
    }
}
