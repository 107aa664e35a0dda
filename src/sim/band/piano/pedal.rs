//! When the right pedal is down: what two hands cannot hold, the pedal holds.

use crate::sim::band::score::Score;

/// Keys that one hand spans, in semitones, and fingers that it has.
const HAND: (f64, usize) = (16.0, 5);

/// The times between which the pedal is down, in seconds, one after the other.
pub(super) fn held(score: &Score) -> Vec<(f64, f64)> {
    let mut spans: Vec<(f64, f64)> = Vec::new();
    for (index, tone) in score.tones.iter().enumerate() {
        if spans.last().is_some_and(|(_, up)| tone.at < *up) {
            continue;
        }
        let ringing = score.tones[..=index].iter().filter(|other| other.at + other.seconds > tone.at + 0.05);
        let mut keys: Vec<(f64, f64)> = ringing.map(|other| (other.pitch, other.at + other.seconds)).collect();
        keys.sort_by(|a, b| a.0.total_cmp(&b.0));
        if hands(&keys) > 2 {
            let up = keys.iter().map(|(_, end)| *end).fold(score.still, f64::min);
            spans.push((tone.at, up.max(tone.at + 0.1)));
        }
    }
    spans
}

/// How many hands hold these keys, by rising pitch.
fn hands(keys: &[(f64, f64)]) -> usize {
    let (mut count, mut lowest, mut fingers) = (0, f64::NEG_INFINITY, 0);
    for (pitch, _) in keys {
        if *pitch - lowest > HAND.0 || fingers == HAND.1 {
            (count, lowest, fingers) = (count + 1, *pitch, 0);
        }
        fingers += 1;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::band::score::{Manner, Tone};
    use crate::sim::units::Db;

    fn chord(pitches: &[f64]) -> Score {
        let tone = |pitch: &f64| Tone { at: 1.0, seconds: 3.0, pitch: *pitch, force: Db(0.0), manner: Manner::Plain };
        Score { tones: pitches.iter().map(tone).collect(), strokes: Vec::new(), still: 6.0, seconds: 7.0 }
    }

    #[test]
    fn two_hands_need_no_pedal() {
        assert!(held(&chord(&[36.0, 48.0, 60.0, 64.0, 67.0, 72.0])).is_empty());
    }

    #[test]
    fn three_hands_do() {
        assert_eq!(held(&chord(&[28.0, 36.0, 55.0, 60.0, 76.0, 88.0])), vec![(1.0, 4.0)]);
    }
}
