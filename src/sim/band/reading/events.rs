//! What is written for a part, laid out in seconds exactly as it stands: nobody has played it yet.

use crate::sim::band::arrangement::{Arrangement, Bar};
use crate::sim::band::chord::{Chord, OPEN_STRINGS, frets};
use crate::sim::band::dice::Dice;
use crate::sim::band::reading::grid::{Step, steps};
use crate::sim::band::reading::notation::{Note, line, note_name};
use crate::sim::band::reading::speech;
use crate::sim::band::reading::voicing::{degree, voicing, walk};
use crate::sim::band::score::{Manner, Piece};
use crate::sim::band::{Bass, Comp, Drums, Plays, Section, Strum, Walk};

/// One or several notes that begin together.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::sim::band) struct Event {
    /// Seconds from the start of the item.
    pub(in crate::sim::band) at: f64,
    /// How long it is held.
    pub(in crate::sim::band) seconds: f64,
    /// MIDI note numbers.
    pub(in crate::sim::band) pitches: Vec<f64>,
    /// How it is begun or held.
    pub(in crate::sim::band) manner: Manner,
    /// How hard, re the song's long-term level, decibels.
    pub(in crate::sim::band) force: f64,
    /// What is sung or said on it.
    pub(in crate::sim::band) syllable: String,
    /// Said, not sung.
    pub(in crate::sim::band) spoken: bool,
    /// Seconds from the first of its notes to the last: a stroke over strings.
    pub(in crate::sim::band) spread: f64,
    /// Which bar of the song it is written in.
    pub(in crate::sim::band) bar: u32,
    /// Where in it, in beats.
    pub(in crate::sim::band) beat: f64,
}

/// One stroke on a kit.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::sim::band) struct Hit {
    /// Seconds from the start of the item.
    pub(in crate::sim::band) at: f64,
    /// What is struck.
    pub(in crate::sim::band) piece: Piece,
    /// How hard, re the song's long-term level, decibels.
    pub(in crate::sim::band) force: f64,
    /// Which bar of the song it is written in.
    pub(in crate::sim::band) bar: u32,
    /// Where in it, in beats.
    pub(in crate::sim::band) beat: f64,
}

/// What a part has to do, by rising time.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::sim::band) struct Laid {
    /// Notes.
    pub(in crate::sim::band) events: Vec<Event>,
    /// Strokes on a kit.
    pub(in crate::sim::band) hits: Vec<Hit>,
}

/// Lays out a part; what a player makes up on the spot comes from the dice.
pub(in crate::sim::band) fn lay(arrangement: &Arrangement<'_>, part: &str, dice: &mut Dice) -> Laid {
    let mut writer = Writer { laid: Laid::default(), lines: Vec::new(), of: None, chord: Vec::new(), bass: None, dice };
    for (number, bar) in arrangement.bars.iter().enumerate() {
        if let Some(plays) = bar.section.part(part) {
            writer.bar(bar, arrangement.bars.get(number + 1), plays);
        }
    }
    let mut laid = writer.laid;
    laid.events.sort_by(|a, b| a.at.total_cmp(&b.at));
    laid.hits.sort_by(|a, b| a.at.total_cmp(&b.at));
    laid
}

struct Writer<'a, 'd> {
    laid: Laid,
    /// The lines of the section that was read last.
    lines: Vec<Note>,
    of: Option<&'a Section>,
    /// The chord that the hand left.
    chord: Vec<f64>,
    /// The note that the bass left.
    bass: Option<f64>,
    dice: &'d mut Dice,
}

impl<'a> Writer<'a, '_> {
    fn bar(&mut self, bar: &Bar<'a>, next: Option<&Bar<'a>>, plays: &Plays) {
        match plays {
            Plays::Line(lines) => self.line(bar, lines),
            Plays::Strum(strum) => self.strum(bar, *strum),
            Plays::Drums(drums) => self.drums(bar, drums),
            Plays::Comp(comp) => self.comp(bar, comp),
            Plays::Bass(bass) => self.bass(bar, next, bass),
            Plays::Walk(range) => self.walk(bar, next, range),
            Plays::Speech(speech) if bar.index == 0 => {
                let said = speech::lay(speech, bar, self.dice);
                self.laid.events.extend(said);
            }
            Plays::Speech(_) => {}
        }
    }

    fn put(&mut self, bar: &Bar<'a>, (beat, held): (f64, f64), pitches: Vec<f64>, manner: Manner, accent: f64) -> &mut Event {
        let at = bar.time(beat);
        let event = Event {
            at,
            seconds: bar.time(beat + held) - at,
            pitches,
            manner,
            force: bar.section.dynamic.0 + accent,
            syllable: String::new(),
            spoken: false,
            spread: 0.0,
            bar: bar.number,
            beat,
        };
        let events = &mut self.laid.events;
        events.push(event);
        let last = events.len() - 1;
        &mut events[last]
    }

    fn line(&mut self, bar: &Bar<'a>, lines: &[String]) {
        if bar.index == 0 || self.of.is_none_or(|section| section.name != bar.section.name) {
            let bars = bar.section.chords.len();
            self.lines = lines.iter().flat_map(|text| line(text, bar.beats, bars).unwrap_or_default()).collect();
            self.of = Some(bar.section);
        }
        let from = (bar.index * bar.beats as usize) as f64 - 1e-6;
        let to = from + f64::from(bar.beats);
        let here: Vec<Note> = self.lines.iter().filter(|note| note.beat >= from && note.beat < to).cloned().collect();
        for note in here {
            let beat = (note.beat - from - 1e-6).max(0.0);
            self.put(bar, (beat, note.held), note.pitches, note.manner, note.accent).syllable = note.syllable;
        }
    }

    fn comp(&mut self, bar: &Bar<'a>, comp: &Comp) {
        let around = note_name(&comp.around).unwrap_or(60.0);
        for step in steps(&comp.rhythm, bar.index, bar.beats) {
            let Some(chord) = Chord::read(bar.chord(step.beat)) else { continue };
            self.chord = voicing(&chord, around, comp.voices as usize, &self.chord);
            let manner = if step.letter == 'm' { Manner::Muted } else { Manner::Plain };
            let spread = self.dice.between(0.004, 0.012);
            let pitches = self.chord.clone();
            self.put(bar, (step.beat, step.beats), pitches, manner, accent(step.letter)).spread = spread;
        }
    }

    fn bass(&mut self, bar: &Bar<'a>, next: Option<&Bar<'a>>, bass: &Bass) {
        let low = note_name(&bass.low).unwrap_or(28.0);
        for Step { beat, beats, letter } in steps(&bass.rhythm, bar.index, bar.beats) {
            let Some(chord) = Chord::read(bar.chord(beat)) else { continue };
            let after = following(bar, next, beat).unwrap_or_else(|| chord.clone());
            let pitch = degree(letter, &chord, &after, low);
            self.put(bar, (beat, beats), vec![pitch], Manner::Plain, 0.0);
        }
    }

    fn walk(&mut self, bar: &Bar<'a>, next: Option<&Bar<'a>>, range: &Walk) {
        let (low, high) = (note_name(&range.low).unwrap_or(28.0), note_name(&range.high).unwrap_or(55.0));
        let chords: Vec<(usize, Chord)> =
            bar.chords().into_iter().filter_map(|(beat, name)| Some((beat.round() as usize, Chord::read(name)?))).collect();
        let Some((_, last)) = chords.last() else { return };
        let after = next.and_then(|next| Chord::read(next.chord(0.0))).unwrap_or_else(|| last.clone());
        let from = self.bass.unwrap_or(0.6 * low + 0.4 * high);
        let notes = walk(&chords, &after, bar.beats as usize, (low, high), from, self.dice);
        for (beat, pitch) in notes.into_iter().enumerate() {
            // Two and four lean forward in swing; now and then a note is picked up from its own ghost.
            let lean = if beat % 2 == 1 { 1.2 } else { 0.0 };
            if beat > 0 && self.dice.chance(0.07) {
                self.put(bar, (beat as f64 - 0.5, 0.3), vec![pitch], Manner::Muted, -9.0);
            }
            self.put(bar, (beat as f64, 0.95), vec![pitch], Manner::Plain, lean);
            self.bass = Some(pitch);
        }
    }

    /// Guitar chords for an instrument that reads notes.
    fn strum(&mut self, bar: &Bar<'a>, strum: Strum) {
        let grid = match strum {
            Strum::Strummed if bar.beats == 3 => "x-xgxg",
            Strum::Strummed => "x-xg-gxg",
            Strum::Picked => "xxxxxxxx",
            Strum::Ring => "x",
        };
        for (number, step) in steps(grid, 0, bar.beats).into_iter().enumerate() {
            let name = bar.chord(step.beat);
            let Some(frets) = frets(name) else { continue };
            let mut notes: Vec<f64> =
                frets.iter().zip(OPEN_STRINGS).filter_map(|(fret, open)| fret.map(|fret| f64::from(open + fret))).collect();
            let mut spread = self.dice.between(0.010, 0.024);
            if strum == Strum::Picked {
                notes = vec![notes[[0, 2, 3, 2, 1, 2, 3, 2][number % 8] % notes.len()]];
                spread = 0.0;
            } else if step.letter == 'g' {
                notes = notes.split_off(notes.len() / 2);
                notes.reverse();
            }
            let accent = if step.letter == 'g' { -4.0 } else { 0.0 };
            self.put(bar, (step.beat, step.beats), notes, Manner::Plain, accent).spread = spread;
        }
    }

    fn drums(&mut self, bar: &Bar<'a>, drums: &Drums) {
        let fill = drums.fills.iter().find(|fill| fill.bar as usize == bar.index + 1);
        let filled = fill.map_or(&[][..], |fill| &fill.lanes);
        let goes_on = |piece: Piece| filled.iter().all(|(other, _)| *other != piece);
        let going =
            drums.lanes.iter().filter(|(piece, _)| goes_on(*piece)).map(|(piece, grid)| (*piece, steps(grid, bar.index, bar.beats)));
        let filling = filled.iter().map(|(piece, grid)| (*piece, steps(grid, 0, bar.beats)));
        for (piece, steps) in going.chain(filling) {
            for step in steps {
                let force = bar.section.dynamic.0 + accent(step.letter);
                let at = bar.time(step.beat);
                let hit = Hit { at, piece, force, bar: bar.number, beat: step.beat };
                if step.letter == 'f' {
                    let early = self.dice.between(0.022, 0.034);
                    self.laid.hits.push(Hit { at: at - early, force: force - 9.0, ..hit.clone() });
                }
                self.laid.hits.push(hit);
            }
        }
    }
}

/// The chord after the one that sounds at a beat.
fn following(bar: &Bar<'_>, next: Option<&Bar<'_>>, beat: f64) -> Option<Chord> {
    let later = bar.chords().into_iter().find(|(from, _)| *from > beat + 1e-6).map(|(_, name)| name);
    Chord::read(later.or_else(|| next.map(|next| next.chord(0.0)))?)
}

/// Decibels of a grid's letter.
fn accent(letter: char) -> f64 {
    match letter {
        'X' | 'f' => 4.5,
        'g' => -11.0,
        _ => 0.0,
    }
}
