//! The nearest of the names that exist, for somebody who mistyped one.

/// “did you mean `x`?”, or what there is to choose from; empty if there is nothing.
#[must_use]
pub fn suggestion<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    let nearest = known.iter().map(|name| (distance(word, name), *name)).min();
    // A third of the letters wrong, and two in short words, is still a slip.
    match nearest {
        None => String::new(),
        Some((away, name)) if away <= (name.chars().count() / 3).max(2) && away < name.chars().count() => format!("did you mean `{name}`?"),
        Some(_) if known.len() <= 12 => format!("one of {}", known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")),
        Some(_) => String::from("no name is near it"),
    }
}

/// How many letters must be changed, put in, left out or swapped with the next one; case counts for nothing.
fn distance(left: &str, right: &str) -> usize {
    // A slip is short: nobody needs the distance of a paragraph.
    let letters = |word: &str| word.chars().take(64).flat_map(char::to_lowercase).collect::<Vec<_>>();
    let (left, right) = (letters(left), letters(right));
    let mut before_last = vec![0; right.len() + 1];
    let mut last: Vec<usize> = (0..=right.len()).collect();
    for i in 1..=left.len() {
        let mut row = vec![i; right.len() + 1];
        for j in 1..=right.len() {
            let changed = usize::from(left[i - 1] != right[j - 1]);
            row[j] = (last[j] + 1).min(row[j - 1] + 1).min(last[j - 1] + changed);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_find_their_word() {
        let rooms = ["live", "booth-a", "control"];
        assert_eq!(suggestion("lvie", rooms), "did you mean `live`?");
        assert_eq!(suggestion("Booth A", rooms), "did you mean `booth-a`?");
        assert_eq!(suggestion("kitchen", rooms), "one of `live`, `booth-a`, `control`");
        assert_eq!(suggestion("x", []), "");
    }
}
