//! Grids: a bar divided evenly among letters.

use crate::sim::band::reading::notation::Misread;

/// A letter of a grid and where in its bar it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::sim::band) struct Step {
    /// Beats from the start of the bar.
    pub(in crate::sim::band) beat: f64,
    /// Beats until the next letter other than `-`, at most to the end of the bar.
    pub(in crate::sim::band) beats: f64,
    /// What stands there.
    pub(in crate::sim::band) letter: char,
}

/// The steps of a section's bar in a grid that goes round; nothing and rests are left out.
pub(in crate::sim::band) fn steps(grid: &str, bar: usize, beats_in_bar: u32) -> Vec<Step> {
    let bars: Vec<&str> = grid.split('|').collect();
    let letters: Vec<char> = bars[bar % bars.len()].chars().filter(|letter| !letter.is_whitespace()).collect();
    let step = f64::from(beats_in_bar) / letters.len().max(1) as f64;
    let marks: Vec<usize> = (0..letters.len()).filter(|index| letters[*index] != '-').collect();
    let mut found = Vec::new();
    for (number, index) in marks.iter().enumerate() {
        if letters[*index] != '.' {
            let end = marks.get(number + 1).copied().unwrap_or(letters.len());
            found.push(Step { beat: *index as f64 * step, beats: (end - index) as f64 * step, letter: letters[*index] });
        }
    }
    found
}

/// What is wrong with a grid whose letters are these; it may have as many bars as the section.
pub(in crate::sim::band) fn misread(grid: &str, letters: &str, bars: usize) -> Option<Misread> {
    let parts: Vec<&str> = grid.split('|').collect();
    let fault = |bar: usize, message: String, help: String| Some(Misread { bar, message, help });
    if parts.len() > bars {
        return fault(bars, format!("{} bars are written", parts.len()), format!("at most {bars}, the bars of the section"));
    }
    for (index, bar) in parts.iter().enumerate() {
        let strange = bar.chars().find(|letter| !letter.is_whitespace() && !letters.contains(*letter));
        if let Some(letter) = strange {
            return fault(index + 1, format!("`{letter}` means nothing in a grid"), format!("one of `{letters}`"));
        }
        let count = bar.chars().filter(|letter| !letter.is_whitespace()).count();
        if !(1..=48).contains(&count) {
            return fault(index + 1, format!("bar {} has {count} letters", index + 1), String::from("1 to 48"));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_divided_evenly_and_go_round() {
        let found = steps("x--- X-.- | gggg gggg", 2, 4);
        let short: Vec<(f64, f64, char)> = found.iter().map(|step| (step.beat, step.beats, step.letter)).collect();
        assert_eq!(short, [(0.0, 2.0, 'x'), (2.0, 1.0, 'X')]);
        assert_eq!(steps("x--- | gggg gggg", 1, 4).len(), 8);
    }

    #[test]
    fn faults_name_their_bar() {
        assert_eq!(
            misread("x--- | x-?-", "-x", 4).map(|fault| (fault.bar, fault.message)),
            Some((2, "`?` means nothing in a grid".to_owned()))
        );
        assert_eq!(misread("x--- | x---", "-x", 1).map(|fault| fault.message), Some("2 bars are written".to_owned()));
        assert_eq!(misread("x---|", "-x", 4).map(|fault| fault.message), Some("bar 2 has 0 letters".to_owned()));
        assert_eq!(misread("x--- | x-x-", "-x", 4), None);
    }
}
