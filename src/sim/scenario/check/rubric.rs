//! The rubric: marks that add to a hundred, checks of tracks that are asked for.

use crate::sim::scenario::check::Notes;
use crate::sim::scenario::{Check, ScenarioFile};

/// The parts of the work, as reports group them.
const GROUPS: [&str; 6] = ["Set-up", "Signal", "Takes", "Paper", "Strike", "Safety"];

pub(super) fn check(file: &ScenarioFile, notes: &mut Notes) {
    let rubric = &file.rubric;
    notes.unique(rubric.iter().enumerate().map(|(index, criterion)| (format!("rubric[{index}].id"), criterion.id.as_str())));
    for (index, criterion) in rubric.iter().enumerate() {
        let path = format!("rubric[{index}]");
        notes.name(format!("{path}.id"), &criterion.id);
        notes.text(format!("{path}.title"), &criterion.title, 80);
        notes.text(format!("{path}.advice"), &criterion.advice, 400);
        notes.known(format!("{path}.group"), "group", &criterion.group, GROUPS);
        notes.range(format!("{path}.marks"), criterion.marks, 0.5, 100.0, "marks");
        let track = match criterion.check {
            Check::Placement { track } | Check::MicSwitches { track } | Check::Signal { track } | Check::Levels { track } => Some(track),
            Check::Noise { track, floor_dbfs } => {
                notes.range(format!("{path}.check.floor_dbfs"), floor_dbfs, -140.0, 0.0, "dBFS");
                Some(track)
            }
            Check::Bleed { track, wanted_db } => {
                notes.range(format!("{path}.check.wanted_db"), wanted_db, 0.0, 120.0, "dB");
                Some(track)
            }
            Check::Keeper { take } => {
                notes.count(format!("{path}.check.take"), take as usize, 1, 999, "as a take");
                None
            }
            _ => None,
        };
        if let Some(track) = track.filter(|track| !file.brief.inputs.iter().any(|line| line.track == *track)) {
            notes.add(format!("{path}.check.track"), format!("track {track} is not on the input list"), "");
        }
    }
    let sum: f64 = rubric.iter().map(|criterion| criterion.marks).sum();
    if (sum - 100.0).abs() >= 1e-6 || sum.is_nan() {
        notes.add("rubric", format!("the marks add to {sum}"), "they must add to 100");
    }
}
