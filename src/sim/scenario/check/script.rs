//! The script: cues that lead somewhere, people who exist, music that is in the song.

use crate::sim::scenario::check::music::item;
use crate::sim::scenario::check::{Around, Notes};
use crate::sim::scenario::{Line, Perform, Trigger};

pub(super) fn check(around: &Around<'_>, notes: &mut Notes) {
    let script = &around.parts.file.script;
    notes.count("script", script.len(), 1, 500, "cues");
    notes.unique(script.iter().enumerate().map(|(index, cue)| (format!("script[{index}].id"), cue.id.as_str())));
    for (index, cue) in script.iter().enumerate() {
        let path = format!("script[{index}]");
        notes.name(format!("{path}.id"), &cue.id);
        trigger(around, &cue.when, &format!("{path}.when"), notes);
        notes.range(format!("{path}.after"), cue.after, 0.0, 600.0, "s");
        says(around, &cue.says, &format!("{path}.says"), notes);
        if !cue.asks.is_empty() {
            notes.text(format!("{path}.asks"), &cue.asks, 200);
        }
        for (at, branch) in cue.unless.iter().enumerate() {
            let path = format!("{path}.unless[{at}]");
            trigger(around, &branch.when, &format!("{path}.when"), notes);
            says(around, &branch.says, &format!("{path}.says"), notes);
            notes.known(format!("{path}.to"), "cue", &branch.to, script.iter().map(|cue| cue.id.as_str()));
            if branch.when == Trigger::Now && branch.to == cue.id {
                notes.add(format!("{path}.to"), "the script would go round here for ever", "another cue, or wait for something");
            }
        }
        if let Some(perform) = &cue.perform {
            performs(around, perform, &format!("{path}.perform"), notes);
        }
    }
}

fn says(around: &Around<'_>, lines: &[Line], path: &str, notes: &mut Notes) {
    for (index, line) in lines.iter().enumerate() {
        notes.known(format!("{path}[{index}].who"), "person", &line.who, around.players().chain(["lead"]));
        notes.text(format!("{path}[{index}].text"), &line.text, 200);
    }
}

fn trigger(around: &Around<'_>, trigger: &Trigger, path: &str, notes: &mut Notes) {
    if let Trigger::PlayedBack { take, section, seconds } = trigger {
        let song = &around.parts.song;
        notes.count(format!("{path}.take"), *take as usize, 1, 999, "as a take");
        notes.range(format!("{path}.seconds"), *seconds, 0.1, 600.0, "s");
        notes.known(format!("{path}.section"), "section", section, song.sections.iter().map(|section| section.name.as_str()));
        if let Some((_, bars)) = song.section(section) {
            let length = f64::from(bars) * song.bar_seconds();
            if *seconds > length {
                notes.add(format!("{path}.seconds"), format!("`{section}` lasts {length:.1} s only"), "");
            }
        }
    }
}

fn performs(around: &Around<'_>, perform: &Perform, path: &str, notes: &mut Notes) {
    notes.count(format!("{path}.players"), perform.players.len(), 1, 32, "players");
    notes.unique(perform.players.iter().enumerate().map(|(index, player)| (format!("{path}.players[{index}]"), player.0.as_str())));
    for (index, player) in perform.players.iter().enumerate() {
        notes.known(format!("{path}.players[{index}]"), "player", &player.0, around.players());
    }
    if let Some(lift) = perform.lift {
        notes.range(format!("{path}.lift"), lift.0, -20.0, 20.0, "dB");
    }
    item(&around.parts.song, &perform.item, &format!("{path}.item"), notes);
}
