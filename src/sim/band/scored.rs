//! Instruments that play from a score: what they give is measured once and set to the player's level.

use crate::sim::band::dice::Dice;
use crate::sim::band::loudness::sounding_rms;
use crate::sim::band::reading::Desk;
use crate::sim::band::score::Score;
use crate::sim::band::{Item, Player, Rendition, Song};
use crate::sim::units::amplitude;

/// Seconds for which a stroke counts as held.
const STROKE: f64 = 0.2;

/// Frames that are looked at together, as many as fit a page of memory.
const PAGE: usize = 1024;

/// From a score to what each radiator and then each outlet gives, on a scale of the instrument's own.
pub(super) type Render = fn(&Score, Dice) -> Vec<Vec<f32>>;

/// An instrument that turns a score into sound.
#[derive(Debug, Clone, Copy)]
pub(super) struct Synth {
    /// What gives out sound, in the order of `render`: places in the air first.
    radiators: &'static [&'static str],
    /// What gives out a voltage, after the radiators.
    outlets: &'static [&'static str],
    render: Render,
}

impl Synth {
    /// An instrument by what its module offers.
    pub(super) fn new(radiators: &'static [&'static str], outlets: &'static [&'static str], render: Render) -> Self {
        Self { radiators, outlets, render }
    }
}

/// Plays a rendition: a row for each radiator of the player's instrument in pascals at one metre, then for each outlet in volts.
///
/// The radiators together have the player's level over the whole song, and each outlet its own: what they have over bars from all
/// over it sets the gain, the same one for every item.
/// What the synth does not know is silent.
pub(super) fn render(synth: &Synth, player: &Player, song: &Song, rendition: &Rendition) -> Vec<Vec<f32>> {
    let instrument = &player.instrument;
    let desk = Desk { song, part: &player.part, player: &player.id.0 };
    let score = desk.score(&rendition.item, rendition.lift.0, rendition.seed);
    let mut rows = (synth.render)(&score, Dice::new(rendition.seed, desk.player));
    let excerpt = desk.excerpt();
    let measured = (synth.render)(&excerpt, Dice::new(0, "measure"));
    // The song asks for so much more than the excerpt; one reading of it stands for all.
    let more = libm::sqrt(ratio(asked(&desk.score(&Item::Song, 0.0, 0)), asked(&excerpt)));
    let (air, lines) = measured.split_at(synth.radiators.len().min(measured.len()));
    // What blows is no sound, and has a scale of its own.
    let blows = |name: &str| instrument.radiators.iter().any(|radiator| radiator.id == name && radiator.wind.is_some());
    let sounding: Vec<&[f32]> = synth.radiators.iter().zip(air).filter(|(name, _)| !blows(name)).map(|(_, row)| row.as_slice()).collect();
    let acoustic = ratio(player.level.pascal().0, sounding_rms(&sum(&sounding)) * more);
    let frames = rows.first().map_or(0, Vec::len);
    let mut row = |index: Option<usize>, gain: f64| {
        let mut row = index.and_then(|index| rows.get_mut(index)).map_or_else(|| vec![0.0; frames], std::mem::take);
        // Silence stays as it is: what nobody writes to takes no memory.
        let sounding = row.chunks_mut(PAGE).filter(|page| page.iter().any(|sample| *sample != 0.0));
        sounding.for_each(|page| page.iter_mut().for_each(|sample| *sample *= gain as f32));
        row
    };
    let mut given = Vec::with_capacity(instrument.radiators.len() + instrument.outlets.len());
    for radiator in &instrument.radiators {
        let gain = if radiator.wind.is_some() { 1.0 } else { acoustic };
        given.push(row(synth.radiators.iter().position(|name| *name == radiator.id), gain));
    }
    // A stereo pair keeps its balance: all outlets share the gain that brings the loudest of them to its level.
    let loudest = lines.iter().map(|line| sounding_rms(line) * more).fold(0.0, f64::max);
    let electric = ratio(instrument.outlets.first().map_or(0.0, |outlet| outlet.level.volt().0), loudest);
    for outlet in &instrument.outlets {
        let index = synth.outlets.iter().position(|name| *name == outlet.id);
        given.push(row(index.map(|index| synth.radiators.len() + index), electric));
    }
    given
}

fn sum(rows: &[&[f32]]) -> Vec<f64> {
    let frames = rows.first().map_or(0, |row| row.len());
    (0..frames).map(|frame| rows.iter().map(|row| f64::from(row[frame])).sum()).collect()
}

fn ratio(wanted: f64, found: f64) -> f64 {
    if found > 0.0 { wanted / found } else { 0.0 }
}

/// The mean power that the forces of a score ask for while anything is held: 1 if all stand at 0 dB, one at a time.
fn asked(score: &Score) -> f64 {
    let tones = score.tones.iter().map(|tone| (tone.at, tone.seconds.min(score.still - tone.at), tone.force));
    let strokes = score.strokes.iter().map(|stroke| (stroke.at, STROKE, stroke.force));
    let (mut energy, mut held, mut end) = (0.0, 0.0, 0.0_f64);
    for (at, seconds, force) in tones.chain(strokes).filter(|(_, seconds, _)| *seconds > 0.0) {
        energy += amplitude(2.0 * force.0) * seconds;
        held += (at + seconds - end.max(at)).max(0.0);
        end = end.max(at + seconds);
    }
    ratio(energy, held)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::filters::RATE;
    use crate::sim::band::{PlayerId, Plays, Section, Staff};
    use crate::sim::gear::{Instrument, Outlet, Radiator, SourceImpedance};
    use crate::sim::units::{Db, DbSpl, Dbu};

    /// A sine for each note, twice as strong from the second radiator, ten times from the outlet.
    fn hum(score: &Score, _: Dice) -> Vec<Vec<f32>> {
        let mut row = vec![0.0_f64; (score.seconds * RATE) as usize];
        for tone in &score.tones {
            let hertz = 440.0 * libm::exp2((tone.pitch - 69.0) / 12.0);
            let strength = libm::exp10(tone.force.0 / 20.0);
            let end = (tone.at + tone.seconds).min(score.still);
            for frame in (tone.at * RATE) as usize..((end * RATE) as usize).min(row.len()) {
                row[frame] += strength * libm::sin(2.0 * std::f64::consts::PI * hertz * frame as f64 / RATE);
            }
        }
        [1.0, 2.0, 10.0].iter().map(|times| row.iter().map(|x| (x * times) as f32).collect()).collect()
    }

    fn player() -> Player {
        let source = SourceImpedance { ohm: 100.0, henry: 0.0, picofarad: 0.0 };
        let outlets = vec![Outlet { id: "line".to_owned(), level: Dbu(-10.0), source }];
        let instrument =
            Instrument { radiators: ["top", "unknown", "bottom"].map(Radiator::round).to_vec(), outlets, ..Instrument::default() };
        Player {
            id: PlayerId("p".to_owned()),
            name: "P".to_owned(),
            plays: "x".into(),
            part: "sax".to_owned(),
            source: "P".to_owned(),
            level: DbSpl(88.0),
            model: String::new(),
            instrument,
            recording: Vec::new(),
            recorded: None,
        }
    }

    #[test]
    fn radiators_together_have_the_players_level_and_outlets_their_own() {
        let line = "A3:1 B3 C4 D4 | E4 D4 C4 B3".to_owned();
        let parts = vec![Staff { part: "sax".to_owned(), plays: Plays::Line(vec![line]) }];
        let section = Section { name: "a".to_owned(), chords: vec!["Am".to_owned(), "E7".to_owned()], dynamic: Db(0.0), parts };
        let song = Song {
            id: "s".to_owned(),
            title: "S".to_owned(),
            bpm: 120.0,
            beats_in_bar: 4,
            swing: 0.5,
            count_in: 1,
            ring_s: 2.0,
            sections: vec![section],
        };
        let synth = Synth::new(&["bottom", "top"], &["line"], hum);
        let rendition = Rendition { item: Item::Song, seed: 5, lift: Db(0.0) };
        let rows = render(&synth, &player(), &song, &rendition);
        assert_eq!(rows.len(), 4);
        assert!(rows[1].iter().all(|x| *x == 0.0), "what is unknown is silent");
        let air = sounding_rms(&sum(&[&rows[0], &rows[1], &rows[2]]));
        assert!((20.0 * libm::log10(air / 2e-5) - 88.0).abs() < 1.0);
        assert!((20.0 * libm::log10(sounding_rms(&rows[3]) / 0.7746) + 10.0).abs() < 1.0);
        let louder = render(&synth, &player(), &song, &Rendition { lift: Db(4.0), ..rendition });
        let lift = sounding_rms(&louder[0]) / sounding_rms(&rows[0]);
        assert!((20.0 * libm::log10(lift) - 4.0).abs() < 0.5);
    }
}
