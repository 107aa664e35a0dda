//! A steel-string acoustic guitar: six stiff strings, a body, and the hands on them.

mod body;
mod hands;
mod instrument;
mod wires;

use crate::sim::band::arrangement::Arrangement;
use crate::sim::band::chord::frets;
use crate::sim::band::dice::Dice;
use crate::sim::band::filters::RATE;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::song::{Section, Song, Strum};
use crate::sim::band::{Item, Player, Rendition};
use crate::sim::units::amplitude;
use hands::Hands;
use instrument::Guitar;

/// Bars that the level is measured over.
const MEASURE_BARS: usize = 6;

/// Renders a rendition for each radiator, in pascals.
pub(super) fn render(player: &Player, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
    let arrangement = Arrangement::new(song, &rendition.item);
    let picked = strength(player, song, Strum::Picked);
    let strummed = strength(player, song, Strum::Strummed);
    let force = |strum| if strum == Strum::Picked { picked } else { strummed };
    let mut hands = Hands::new(Dice::new(rendition.seed, &player.id.0), rendition.lift.0);
    match rendition.item {
        Item::Check => check(&mut hands, strummed),
        Item::Loudest(_) => {
            hands.play(&arrangement, force);
            hands.rest_all(arrangement.over, 0.2);
        }
        Item::Song => {
            hands.play(&arrangement, force);
            hands.end(&arrangement, force);
        }
        Item::FalseStart(_) => {
            hands.play(&arrangement, force);
            if let (Some(at), Some(bar)) = (arrangement.breakdown, arrangement.bars.last()) {
                hands.fluff(at, amplitude(bar.section.dynamic.0) * strummed);
            }
        }
    }
    let frames = (arrangement.seconds * RATE) as usize;
    let gain = amplitude(rendition.lift.0);
    Guitar::new(player, rendition.seed).perform(&hands.finish(), frames, gain)
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
    let with_chords = |section: &&Section| section.chords.iter().any(|chord| frets(chord).is_some());
    let same = song.sections.iter().filter(with_chords).find(|section| section.strum == strum);
    let Some(section) = same.or_else(|| song.sections.iter().find(with_chords)) else { return 0.0 };
    let mut excerpt = song.clone();
    excerpt.count_in = 0;
    excerpt.ring_s = 0.0;
    let mut section = section.clone();
    section.strum = strum;
    section.dynamic.0 = 0.0;
    section.melody.clear();
    section.chords.truncate(MEASURE_BARS);
    excerpt.sections = vec![section];
    let arrangement = Arrangement::new(&excerpt, &Item::Song);
    let mut hands = Hands::new(Dice::new(0, "measure"), 0.0);
    hands.play(&arrangement, |_| 1.0);
    let frames = (arrangement.seconds * RATE) as usize;
    let radiators = Guitar::new(player, 0).perform(&hands.finish(), frames, 1.0);
    let sum: Vec<f64> = (0..frames).map(|frame| radiators.iter().map(|samples| f64::from(samples[frame])).sum()).collect();
    let rms = sounding_rms(&sum);
    if rms > 0.0 { player.level.pascal().0 / rms } else { 0.0 }
}
