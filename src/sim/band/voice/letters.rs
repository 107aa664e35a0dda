//! From the letters of a syllable to its sounds.

use crate::sim::band::voice::phones::{Phone, Step, consonant, vowel};

/// A syllable ready to be sung.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Syllable {
    /// What comes before the vowel.
    pub(super) onset: Vec<Step>,
    /// One position, or two of a diphthong; none if the vowel before goes on.
    pub(super) vowel: Vec<Phone>,
    /// What comes after the vowel.
    pub(super) coda: Vec<Step>,
}

/// Reads a syllable; letters that mean nothing are passed over, and a dash or nothing at all carries the last vowel on.
pub(super) fn read(text: &str) -> Syllable {
    let text: String = text.to_lowercase().chars().filter(char::is_ascii_alphabetic).collect();
    let text = spell_out(&text);
    let mut syllable = Syllable::default();
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let next_is_vowel = rest[1..].starts_with(['a', 'e', 'i', 'o', 'u']);
        let glide = rest.starts_with('y') && next_is_vowel;
        if syllable.vowel.is_empty()
            && !glide
            && let Some((length, phones)) = longest(rest, vowel)
        {
            syllable.vowel = phones;
            at += length;
        } else if let Some((length, steps)) = longest(rest, consonant) {
            let side = if syllable.vowel.is_empty() { &mut syllable.onset } else { &mut syllable.coda };
            side.extend(steps);
            at += length;
        } else {
            at += 1;
        }
    }
    syllable
}

/// The longest of up to three leading letters that mean something.
fn longest<T>(text: &str, meaning: impl Fn(&str) -> Option<T>) -> Option<(usize, T)> {
    (1..=text.len().min(3)).rev().find_map(|length| meaning(&text[..length]).map(|found| (length, found)))
}

/// A silent `e` after one consonant makes the vowel before it long: `home` is `hohm`, `time` is `taim`.
fn spell_out(text: &str) -> String {
    let vowels = ['a', 'e', 'i', 'o', 'u'];
    let letters: Vec<char> = text.chars().collect();
    let count = letters.len();
    let silent = count >= 3 && letters[count - 1] == 'e' && !vowels.contains(&letters[count - 2]) && vowels.contains(&letters[count - 3]);
    let lone = silent && (count == 3 || !vowels.contains(&letters[count - 4]));
    if !lone {
        return text.to_owned();
    }
    let long = match letters[count - 3] {
        'a' => "ay",
        'e' => "ee",
        'i' => "ai",
        'o' => "oh",
        _ => "oo",
    };
    let before: String = letters[..count - 3].iter().collect();
    format!("{before}{long}{}", letters[count - 2])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shape(text: &str) -> (usize, usize, usize) {
        let syllable = read(text);
        (syllable.onset.len(), syllable.vowel.len(), syllable.coda.len())
    }

    #[test]
    fn syllables_are_read_as_they_are_sung() {
        // An unvoiced stop has three steps, a voiced one two, anything else one.
        for (text, expected) in [
            ("lo", (1, 1, 0)),
            ("lee", (1, 1, 0)),
            ("ntha", (2, 1, 0)),
            ("stohn", (4, 2, 1)),
            ("ail", (0, 2, 1)),
            ("ning", (1, 1, 1)),
            ("yi", (1, 1, 0)),
            ("check", (3, 1, 3)),
            ("waw", (1, 1, 0)),
            ("", (0, 0, 0)),
            ("-", (0, 0, 0)),
        ] {
            assert_eq!(shape(text), expected, "{text}");
        }
    }

    #[test]
    fn a_silent_e_makes_the_vowel_long() {
        assert_eq!(read("home"), read("hohm"));
        assert_eq!(read("time"), read("taim"));
        assert_eq!(read("the").vowel.len(), 1);
    }
}
