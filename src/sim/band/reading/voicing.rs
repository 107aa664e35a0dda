//! From chord names to notes: what a left hand finds on a keyboard, and what a bass player makes of it.

use crate::sim::band::chord::Chord;
use crate::sim::band::dice::Dice;

/// The notes of a chord near a pitch, close to those of the chord before: the common notes stay, the others move by steps.
pub(in crate::sim::band) fn voicing(chord: &Chord, around: f64, voices: usize, before: &[f64]) -> Vec<f64> {
    let classes = chosen(chord, voices);
    let mut best: Option<(f64, Vec<f64>)> = None;
    for turn in 0..classes.len() {
        for low in (around as i32 - 12)..=(around as i32 + 4) {
            if low.rem_euclid(12) != i32::from(classes[turn]) {
                continue;
            }
            let notes = stacked(&classes, turn, low, voices);
            let cost = cost(&notes, around, before);
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, notes));
            }
        }
    }
    best.map_or_else(Vec::new, |(_, notes)| notes)
}

/// The pitch classes that make the chord what it is: the fifth goes first, then the root, which the bass has.
fn chosen(chord: &Chord, voices: usize) -> Vec<u8> {
    let mut classes = chord.tones.clone();
    let fifth = (chord.root + 7) % 12;
    if classes.len() > voices.max(1) {
        classes.retain(|class| *class != fifth);
    }
    if classes.len() > voices.max(1) {
        classes.retain(|class| *class != chord.root);
    }
    classes.sort_unstable();
    classes
}

/// Notes upwards from the lowest, each the next class of the chord.
fn stacked(classes: &[u8], turn: usize, low: i32, voices: usize) -> Vec<f64> {
    let mut note = low;
    let mut notes = vec![f64::from(note)];
    for step in 1..voices.max(classes.len()) {
        let class = i32::from(classes[(turn + step) % classes.len()]);
        let up = (class - note).rem_euclid(12);
        note += if up == 0 { 12 } else { up };
        notes.push(f64::from(note));
    }
    notes
}

fn cost(notes: &[f64], around: f64, before: &[f64]) -> f64 {
    let mean = notes.iter().sum::<f64>() / notes.len() as f64;
    let nearest = |note: &f64| before.iter().map(|other| (note - other).abs()).fold(f64::INFINITY, f64::min);
    let moved: f64 = if before.is_empty() { 0.0 } else { notes.iter().map(nearest).sum() };
    // A semitone on top or at the bottom grates.
    let grates = |pair: &[f64]| if pair[1] - pair[0] < 1.5 { 2.0 } else { 0.0 };
    moved + 0.6 * (mean - around).abs() + notes.windows(2).map(grates).sum::<f64>()
}

/// The lowest pitch of a class that is not below another pitch.
pub(in crate::sim::band) fn at_or_above(class: u8, low: f64) -> f64 {
    low + (f64::from(class) - low).rem_euclid(12.0)
}

/// The note of a bass grid's letter over a chord; `next` is the chord that follows.
pub(in crate::sim::band) fn degree(letter: char, chord: &Chord, next: &Chord, low: f64) -> f64 {
    let root = at_or_above(chord.bass, low);
    let above = |class: u8| root + f64::from((class + 12 - chord.bass) % 12);
    // A third, or what stands for it; a seventh, or a sixth.
    let first_of = |intervals: &[u8], otherwise: u8| {
        let found = intervals.iter().map(|interval| (chord.root + interval) % 12).find(|class| chord.tones.contains(class));
        above(found.unwrap_or((chord.root + otherwise) % 12))
    };
    match letter {
        '3' => first_of(&[4, 3, 5, 2], 4),
        '5' => first_of(&[7, 6, 8], 7),
        '7' => first_of(&[10, 11, 9], 10),
        '8' => root + 12.0,
        'a' => at_or_above(next.bass, low) - 1.0,
        _ => root,
    }
}

/// A bar of walking bass over its chords, each with its first beat: from near `from` towards the root of the chord that follows.
pub(in crate::sim::band) fn walk(
    chords: &[(usize, Chord)],
    next: &Chord,
    beats: usize,
    (low, high): (f64, f64),
    from: f64,
    dice: &mut Dice,
) -> Vec<f64> {
    let mut notes = Vec::new();
    let mut here = from;
    for (number, (first, chord)) in chords.iter().enumerate() {
        let (end, target) = chords.get(number + 1).map_or((beats, next), |(end, after)| (*end, after));
        here = near(chord.bass, here, low, high);
        notes.push(here);
        let goal = near(target.bass, here + dice.around(4.0), low, high);
        let steps = end.saturating_sub(first + 1);
        for step in 0..steps {
            let left = (steps - step) as f64;
            here = if step + 1 == steps { approach(goal, here, dice) } else { passing(chord, here, goal, left, (low, high), dice) };
            notes.push(here);
        }
    }
    notes
}

/// The pitch of a class nearest to another pitch, within a range of more than an octave.
fn near(class: u8, to: f64, low: f64, high: f64) -> f64 {
    let up = at_or_above(class, to.clamp(low, high) - 6.0);
    let up = if up < low { up + 12.0 } else { up };
    if up > high { up - 12.0 } else { up }
}

/// The last note before a new root: a semitone away mostly, sometimes a tone or its fifth; never the note that sounds already.
fn approach(goal: f64, here: f64, dice: &mut Dice) -> f64 {
    let side = if here > goal { 1.0 } else { -1.0 };
    let turn = dice.unit();
    let note = if turn < 0.6 {
        goal + side
    } else if turn < 0.85 {
        goal + 2.0 * side
    } else {
        goal + 7.0 * if here > goal + 3.0 { 1.0 } else { side }
    };
    if (note - here).abs() < 0.5 { goal - side } else { note }
}

/// A note of the chord, or between two, on the way to a goal that is so many notes off.
fn passing(chord: &Chord, here: f64, goal: f64, left: f64, (low, high): (f64, f64), dice: &mut Dice) -> f64 {
    let wanted = here + (goal - here) / left + dice.around(2.5);
    let fits = |note: &f64| {
        let class = (*note).rem_euclid(12.0) as u8;
        chord.tones.contains(&class) || (by_step(*note, here) && class == (chord.root + 2) % 12)
    };
    let within = |note: &f64| (low..=high).contains(note) && (note - here).abs() > 0.5 && (note - here).abs() < 8.0;
    let candidates = (-9..=9).map(|step| here + f64::from(step));
    candidates.filter(|note| within(note) && fits(note)).min_by(|a, b| (a - wanted).abs().total_cmp(&(b - wanted).abs())).unwrap_or(goal)
}

/// The ninth passes only by step.
fn by_step(note: f64, here: f64) -> bool {
    (note - here).abs() < 2.5
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chord(name: &str) -> Chord {
        Chord::read(name).unwrap()
    }

    #[test]
    fn common_notes_stay_and_the_others_move_by_steps() {
        let mut before = Vec::new();
        for name in ["Dm7", "G7", "Cmaj7", "A7", "Dm7"] {
            let notes = voicing(&chord(name), 60.0, 4, &before);
            assert_eq!(notes.len(), 4, "{name}");
            if !before.is_empty() {
                let moved: f64 = notes.iter().zip(&before).map(|(a, b): (&f64, &f64)| (a - b).abs()).sum();
                assert!(moved <= 8.0, "{name} moves {moved}: {before:?} {notes:?}");
            }
            before = notes;
        }
    }

    #[test]
    fn degrees_lie_above_the_root() {
        let (e, a) = (chord("Em"), chord("A"));
        let notes: Vec<f64> = "R3578a".chars().map(|letter| degree(letter, &e, &a, 28.0)).collect();
        assert_eq!(notes, [28.0, 31.0, 35.0, 38.0, 40.0, 32.0]);
        assert!((degree('R', &chord("D/F#"), &a, 28.0) - 30.0).abs() < 1e-9);
    }

    #[test]
    fn a_walk_has_a_root_on_one_and_comes_near_the_next() {
        let mut dice = Dice::new(4, "walk");
        let (mut here, names) = (36.0, ["Fm7", "Bb7", "Ebmaj7", "C7"]);
        for (number, name) in names.iter().enumerate() {
            let next = chord(names[(number + 1) % 4]);
            let notes = walk(&[(0, chord(name))], &next, 4, (28.0, 55.0), here, &mut dice);
            assert_eq!(notes.len(), 4);
            assert_eq!(notes[0].rem_euclid(12.0) as u8, chord(name).root);
            assert!(notes.windows(2).all(|pair| (pair[1] - pair[0]).abs() > 0.5), "{notes:?}");
            assert!(notes.iter().all(|note| (20.0..62.0).contains(note)), "{notes:?}");
            here = notes[3];
        }
    }
}
