//! Chord names, and where the left hand puts its fingers for them on a guitar in standard tuning.

/// MIDI notes of the open strings, lowest first: E2 A2 D3 G3 B3 E4.
pub const OPEN_STRINGS: [u8; 6] = [40, 45, 50, 55, 59, 64];

/// Shapes that players know by heart, lowest string first; `x` is not played.
const SHAPES: [(&str, &str); 42] = [
    ("G", "320003"),
    ("G7", "320001"),
    ("Gsus4", "3x0013"),
    ("Gmaj7", "3x0002"),
    ("G/B", "x20003"),
    ("C", "x32010"),
    ("C7", "x32310"),
    ("Cmaj7", "x32000"),
    ("Cadd9", "x32033"),
    ("C/G", "332010"),
    ("C/E", "032010"),
    ("D", "xx0232"),
    ("D7", "xx0212"),
    ("Dmaj7", "xx0222"),
    ("Dsus2", "xx0230"),
    ("Dsus4", "xx0233"),
    ("Dm", "xx0231"),
    ("Dm7", "xx0211"),
    ("D/F#", "2x0232"),
    ("D/A", "x00232"),
    ("Em", "022000"),
    ("Em7", "022033"),
    ("E", "022100"),
    ("E7", "020100"),
    ("Esus4", "022200"),
    ("A", "x02220"),
    ("A7", "x02020"),
    ("Amaj7", "x02120"),
    ("Asus2", "x02200"),
    ("Asus4", "x02230"),
    ("Am", "x02210"),
    ("Am7", "x02010"),
    ("Am/G", "302210"),
    ("A/C#", "x42220"),
    ("F", "133211"),
    ("Fmaj7", "xx3210"),
    ("Fm", "133111"),
    ("Bm", "x24432"),
    ("Bm7", "x20202"),
    ("B7", "x21202"),
    ("Bb", "x13331"),
    ("F#m", "244222"),
];

/// Semitones above the root, by what is written after it; the longest ending that fits wins.
const QUALITIES: [(&str, &[u8]); 30] = [
    ("", &[0, 4, 7]),
    ("maj", &[0, 4, 7]),
    ("m", &[0, 3, 7]),
    ("min", &[0, 3, 7]),
    ("5", &[0, 7]),
    ("6", &[0, 4, 7, 9]),
    ("m6", &[0, 3, 7, 9]),
    ("7", &[0, 4, 7, 10]),
    ("maj7", &[0, 4, 7, 11]),
    ("m7", &[0, 3, 7, 10]),
    ("mmaj7", &[0, 3, 7, 11]),
    ("9", &[0, 4, 10, 2]),
    ("maj9", &[0, 4, 11, 2]),
    ("m9", &[0, 3, 10, 2]),
    ("add9", &[0, 4, 7, 2]),
    ("madd9", &[0, 3, 7, 2]),
    ("sus", &[0, 5, 7]),
    ("sus2", &[0, 2, 7]),
    ("sus4", &[0, 5, 7]),
    ("7sus4", &[0, 5, 7, 10]),
    ("dim", &[0, 3, 6]),
    ("dim7", &[0, 3, 6, 9]),
    ("m7b5", &[0, 3, 6, 10]),
    ("aug", &[0, 4, 8]),
    ("+", &[0, 4, 8]),
    ("11", &[0, 7, 10, 5]),
    ("13", &[0, 4, 10, 9]),
    ("7b9", &[0, 4, 10, 1]),
    ("m11", &[0, 3, 10, 5]),
    ("69", &[0, 4, 9, 2]),
];

/// Frets of the six strings, lowest first; `None` is not played.
pub type Frets = [Option<u8>; 6];

/// The frets of a chord name such as `G`, `Em7`, `Cadd9` or `D/F#`; `None` if it is no chord.
///
/// Names that players know by heart get the shape that they would take; any other gets the lowest playable one.
#[must_use]
pub fn frets(name: &str) -> Option<Frets> {
    let name = name.trim();
    if let Some((_, shape)) = SHAPES.iter().find(|(known, _)| *known == name) {
        return Some(shape_frets(shape));
    }
    let Chord { tones, bass, .. } = Chord::read(name)?;
    (0..9).filter_map(|position| grip(position, &tones, bass)).min_by_key(|(_, cost)| *cost).map(|(frets, _)| frets)
}

/// What a chord name means, in pitch classes: 0 is C.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Chord {
    /// The root.
    pub(super) root: u8,
    /// The notes, the root first, then as the quality names them.
    pub(super) tones: Vec<u8>,
    /// The lowest note.
    pub(super) bass: u8,
}

impl Chord {
    /// Reads a chord name; `None` if it is no chord.
    pub(super) fn read(name: &str) -> Option<Self> {
        let (chord, bass) = match name.split_once('/') {
            Some((chord, bass)) => (chord, Some(pitch_class(bass).filter(|(_, rest)| rest.is_empty())?.0)),
            None => (name, None),
        };
        let (root, quality) = pitch_class(chord)?;
        let (_, tones) = QUALITIES.iter().find(|(written, _)| *written == quality)?;
        Some(Self { root, tones: tones.iter().map(|tone| (root + tone) % 12).collect(), bass: bass.unwrap_or(root) })
    }
}

fn shape_frets(shape: &str) -> Frets {
    let mut frets = [None; 6];
    for (fret, letter) in frets.iter_mut().zip(shape.bytes()) {
        *fret = letter.is_ascii_digit().then(|| letter - b'0');
    }
    frets
}

/// The pitch class of a leading note name and what follows it.
fn pitch_class(text: &str) -> Option<(u8, &str)> {
    let natural = match text.bytes().next()? {
        b'C' => 0,
        b'D' => 2,
        b'E' => 4,
        b'F' => 5,
        b'G' => 7,
        b'A' => 9,
        b'B' => 11,
        _ => return None,
    };
    let rest = &text[1..];
    if let Some(rest) = rest.strip_prefix('#') {
        Some(((natural + 1) % 12, rest))
    } else if let Some(rest) = rest.strip_prefix('b') {
        Some(((natural + 11) % 12, rest))
    } else {
        Some((natural, rest))
    }
}

/// The lowest grip within four frets of a position, and how awkward it is.
fn grip(position: u8, tones: &[u8], bass: u8) -> Option<(Frets, u32)> {
    let reach = |string: usize| {
        let open = OPEN_STRINGS[string];
        let fretted = (position.max(1)..position.max(1) + 4).map(move |fret| (fret, (open + fret) % 12));
        std::iter::once((0, open % 12)).chain(fretted)
    };
    // The bass note goes on the lowest string that reaches it, so that at least four strings sound.
    let (low, low_fret) = (0..3).find_map(|string| reach(string).find(|(_, class)| *class == bass).map(|(fret, _)| (string, fret)))?;
    let mut frets = [None; 6];
    frets[low] = Some(low_fret);
    let mut missing: Vec<u8> = tones.iter().copied().filter(|tone| *tone != bass).collect();
    for (string, place) in frets.iter_mut().enumerate().skip(low + 1) {
        let wanted = reach(string).find(|(_, class)| missing.contains(class));
        let any = reach(string).find(|(_, class)| tones.contains(class));
        // Whatever the chord still lacks goes first; after that the lowest fret will do.
        let (fret, class) = wanted.or(any)?;
        *place = Some(fret);
        missing.retain(|tone| *tone != class);
    }
    let fingers = frets.iter().flatten().filter(|fret| **fret > 0).count() as u32;
    Some((frets, 100 * missing.len() as u32 + 10 * low as u32 + 3 * u32::from(position) + 4 * fingers.saturating_sub(4)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn classes(name: &str) -> Vec<u8> {
        let frets = frets(name).expect("a chord");
        let mut classes: Vec<u8> = frets.iter().zip(OPEN_STRINGS).filter_map(|(fret, open)| fret.map(|fret| (open + fret) % 12)).collect();
        classes.sort_unstable();
        classes.dedup();
        classes
    }

    #[test]
    fn known_shapes_hold_the_notes_of_their_names() {
        assert_eq!(classes("G"), [2, 7, 11]);
        assert_eq!(classes("Cadd9"), [0, 2, 4, 7]);
        assert_eq!(classes("Em7"), [2, 4, 7, 11]);
        assert_eq!(classes("F"), [0, 5, 9]);
        for (name, _) in SHAPES {
            let by_heart = classes(name);
            let chord = name.split('/').next().expect("a name");
            let (root, quality) = pitch_class(chord).expect("a root");
            let (_, tones) = QUALITIES.iter().find(|(written, _)| *written == quality).expect("a quality");
            let bass = name.split_once('/').map(|(_, bass)| pitch_class(bass).expect("a bass").0);
            for class in by_heart {
                assert!(tones.iter().any(|tone| (root + tone) % 12 == class) || bass == Some(class), "{name} holds a strange {class}");
            }
        }
    }

    #[test]
    fn any_other_name_gets_a_grip_with_all_its_notes_and_its_bass() {
        for (name, notes) in [
            ("C#m", vec![1, 4, 8]),
            ("Eb", vec![3, 7, 10]),
            ("Abmaj7", vec![0, 3, 7, 8]),
            ("E/G#", vec![4, 8, 11]),
            ("F#7", vec![1, 4, 6, 10]),
        ] {
            assert_eq!(classes(name), notes, "{name}: {:?}", frets(name));
        }
        let lowest = |name: &str| {
            let frets = frets(name).expect("a chord");
            (0..6).find_map(|string| frets[string].map(|fret| (OPEN_STRINGS[string] + fret) % 12))
        };
        assert_eq!(lowest("E/G#"), Some(8));
        assert_eq!(lowest("D/F#"), Some(6));
    }

    #[test]
    fn nonsense_is_no_chord() {
        for name in ["", "H", "Gx", "C/", "N.C.", "Cmaj77"] {
            assert_eq!(frets(name), None, "{name}");
        }
    }
}
