//! Both sheets against the truth: what was patched and what was recorded, whatever was meant.

use crate::sim::gear::JackId;
use crate::sim::scenario::{InputLine, Trigger};
use crate::sim::scoring::case::{Case, Verdict};
use crate::sim::scoring::truth::TakeTruth;
use crate::sim::scoring::wiring::{label, path};
use crate::sim::scoring::words::{list, minutes};
use crate::sim::scoring::{Evidence, Field, SheetRow};
use crate::sim::session::{Action, TakeRow, TakeStatus};
use crate::sim::units::Stamp;
use crate::sim::words::{Sentence, Value, say};

/// What a start or a length on the log may be off (domain reference 8.1), and the near miss.
const TIME_S: (f64, f64) = (2.0, 4.0);

/// The rows of the input list, each field beside what was patched when the first take rolled.
pub(crate) fn input_rows(case: &Case) -> Vec<SheetRow> {
    let lines = &case.scenario.file.brief.inputs;
    let written = &case.timeline.last().papers.inputs;
    let mut rows: Vec<SheetRow> = lines.iter().map(|line| input_row(case, line)).collect();
    // Rows for tracks that nobody asked for.
    for (track, row) in written.iter().filter(|(track, _)| !lines.iter().any(|line| line.track == **track)) {
        rows.push(SheetRow {
            number: *track,
            written: true,
            fields: vec![field(say!("field-name"), &row.name, say!("found-no-such-track"), false)],
        });
    }
    rows
}

fn input_row(case: &Case, line: &InputLine) -> SheetRow {
    let row = case.timeline.last().papers.inputs.get(&line.track);
    let way = path(case, case.set_up().1, line.track);
    let none = || Value::from(say!("list-nothing"));
    let named = |jack: &Option<JackId>| jack.as_ref().map_or_else(none, |jack| label(case.scenario, jack).into());
    let mic = way.mic.as_ref().map_or_else(none, Value::from);
    let text = |of: Option<String>| of.unwrap_or_default();
    let truths = [
        (say!("field-name"), text(row.map(|row| row.name.clone())), Value::from(&line.name)),
        (say!("field-microphone"), text(row.map(|row| row.mic.to_string())), mic),
        (say!("field-line"), text(row.map(|row| row.line.clone())), named(&way.line)),
        (say!("field-preamp"), text(row.map(|row| row.preamp.clone())), named(&way.preamp)),
    ];
    let fields = truths.into_iter().map(|(name, written, truth)| {
        let right = same_words(&written, &truth.to_string());
        field(name, &written, truth, right)
    });
    SheetRow { number: line.track, written: row.is_some(), fields: fields.collect() }
}

fn field(name: Sentence, written: &str, truth: impl Into<Value>, right: bool) -> Field {
    Field { name, written: written.to_owned(), truth: truth.into(), right }
}

/// Capitals, hyphens and spaces do not make a row false.
fn same_words(written: &str, truth: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_uppercase).collect::<String>();
    !truth.is_empty() && plain(written) == plain(truth)
}

/// The input list on paper is what is patched.
pub(crate) fn input_list(case: &Case) -> Verdict {
    let rows = input_rows(case);
    let mut evidence: Vec<Evidence> = Vec::new();
    let mut sum = 0.0;
    for row in &rows {
        let wrong: Vec<&Field> = row.fields.iter().filter(|field| !field.right).collect();
        if !row.written {
            evidence.push(case.against(None, say!("found-not-listed", track = row.number)));
            continue;
        }
        sum += 1.0 - wrong.len() as f64 / row.fields.len().max(1) as f64;
        for field in &wrong {
            let said = if field.written.is_empty() { say!("list-nothing") } else { say!("found-quoted", text = &field.written) };
            let (name, truth) = (field.name.clone(), field.truth.clone());
            let text = say!("found-wrong-field", track = row.number, field = name, said = said, truth = truth);
            evidence.push(case.against(written_at(case, row.number, true), text));
        }
        if wrong.is_empty() {
            evidence.push(case.fact(written_at(case, row.number, true), say!("found-as-listed", track = row.number)));
        }
    }
    Verdict::new(sum / rows.len().max(1) as f64, evidence)
}

/// When a row was last written.
fn written_at(case: &Case, number: u32, input: bool) -> Option<Stamp> {
    case.done()
        .filter(|(_, action)| match action {
            Action::WriteInput(row) => input && row.track == number,
            Action::WriteTake(row) => !input && row.number == number,
            _ => false,
        })
        .last()
        .map(|(at, _)| at)
}

/// The rows of the take log, each field beside what was recorded.
pub(crate) fn take_rows(case: &Case) -> Vec<SheetRow> {
    let written = &case.timeline.last().papers.takes;
    let mut rows: Vec<SheetRow> = case.truths.iter().map(|truth| take_row(truth, written.get(&truth.number))).collect();
    for (number, row) in written.iter().filter(|(number, _)| !case.truths.iter().any(|truth| truth.number == **number)) {
        rows.push(SheetRow {
            number: *number,
            written: true,
            fields: vec![field(say!("field-status"), row.status.short(), say!("found-no-such-take"), false)],
        });
    }
    rows
}

fn take_row(truth: &TakeTruth, row: Option<&TakeRow>) -> SheetRow {
    let text = |of: Option<String>| of.unwrap_or_default();
    let near = |written: Option<f64>, truth: f64| written.is_some_and(|written| off(written, truth) <= TIME_S.0);
    let statuses: Vec<String> = truth.accepted.iter().map(|status| status.short().to_owned()).collect();
    let fields = vec![
        field(
            say!("field-start"),
            &text(row.map(|row| minutes(row.start_s))),
            minutes(truth.position_s),
            near(row.map(|row| row.start_s), truth.position_s),
        ),
        field(
            say!("field-length"),
            &text(row.map(|row| minutes(row.length_s))),
            minutes(truth.length_s),
            near(row.map(|row| row.length_s), truth.length_s),
        ),
        field(
            say!("field-status"),
            &text(row.map(|row| row.status.short().to_owned())),
            statuses.join(" or "),
            row.is_some_and(|row| truth.accepted.contains(&row.status)),
        ),
        field(say!("field-remark"), &text(row.map(|row| row.remark.clone())), "", row.is_some()),
        field(say!("field-keeper"), if row.is_some_and(|row| row.keeper) { "keeper" } else { "" }, "", true),
    ];
    SheetRow { number: truth.number, written: row.is_some(), fields }
}

fn off(written: f64, truth: f64) -> f64 {
    if written.is_finite() { (written - truth).abs() } else { f64::INFINITY }
}

/// Every take is logged with its start, length and status within seconds of the truth.
pub(crate) fn take_log(case: &Case) -> Verdict {
    let written = &case.timeline.last().papers.takes;
    if case.truths.is_empty() {
        return Verdict::nothing(case.against(case.end, say!("found-none-to-log")));
    }
    let mut evidence = Vec::new();
    let mut sum = 0.0;
    for truth in &case.truths {
        let (share, found) = logged(case, truth, written.get(&truth.number));
        sum += share;
        evidence.extend(found);
    }
    let mut share = sum / case.truths.len() as f64;
    for number in written.keys().filter(|number| !case.truths.iter().any(|truth| truth.number == **number)) {
        share -= 0.25;
        evidence.push(case.against(written_at(case, *number, false), say!("found-log-invented", take = *number)));
    }
    Verdict::new(share.max(0.0), evidence)
}

fn logged(case: &Case, truth: &TakeTruth, row: Option<&TakeRow>) -> (f64, Vec<Evidence>) {
    let number = truth.number;
    let Some(row) = row else {
        let text = say!("found-not-logged", take = number, status = status_word(truth), length = minutes(truth.length_s));
        return (0.0, vec![case.against(truth.end, text)]);
    };
    let at = written_at(case, number, false);
    let mut share = 0.0;
    let mut evidence = Vec::new();
    for (name, written, true_s) in
        [(say!("field-start"), row.start_s, truth.position_s), (say!("field-length"), row.length_s, truth.length_s)]
    {
        let far = off(written, true_s);
        share += if far <= TIME_S.0 {
            0.25
        } else if far <= TIME_S.1 {
            0.125
        } else {
            0.0
        };
        if far > TIME_S.0 {
            let text = say!("found-log-time", take = number, field = name, written = minutes(written), truth = minutes(true_s));
            evidence.push(case.against(at, text));
        }
    }
    if truth.accepted.contains(&row.status) {
        share += 0.5;
    } else {
        let text = say!("found-log-status", take = number, written = row.status.short(), truth = status_word(truth));
        evidence.push(case.against(at, text));
    }
    if evidence.is_empty() {
        let text = say!("found-logged", take = number, status = row.status.short(), length = minutes(row.length_s));
        evidence.push(case.fact(at, text));
    }
    (share, evidence)
}

fn status_word(truth: &TakeTruth) -> Sentence {
    match truth.accepted.first() {
        Some(TakeStatus::FalseStart) => say!("was-false-start"),
        Some(TakeStatus::Complete) => say!("was-complete"),
        Some(TakeStatus::Breakdown) => say!("was-breakdown"),
        Some(TakeStatus::Incomplete) | None => say!("was-incomplete"),
    }
}

/// The keeper on the log is the take that the lead named, and was marked when the lead had named it.
pub(crate) fn keeper(case: &Case, take: u32) -> Verdict {
    let marked: Vec<&TakeRow> = case.timeline.last().papers.takes.values().filter(|row| row.keeper).collect();
    if !case.truths.iter().any(|truth| truth.number == take) {
        return Verdict::nothing(case.against(case.end, say!("found-keeper-missing", take = take)));
    }
    let numbers: Vec<String> = marked.iter().map(|row| row.number.to_string()).collect();
    if !marked.iter().any(|row| row.number == take) {
        let was = marked.first().and_then(|row| case.truths.iter().find(|truth| truth.number == row.number));
        let text = match was {
            _ if marked.is_empty() => say!("found-no-keeper", take = take),
            Some(truth) => say!("found-other-keeper", marked = list(&numbers), was = status_word(truth), take = take),
            None => say!("found-invented-keeper", marked = list(&numbers), take = take),
        };
        let at = marked.first().and_then(|row| written_at(case, row.number, false));
        return Verdict::nothing(case.against(at, text));
    }
    let first = case.done().find(|(_, action)| matches!(action, Action::WriteTake(row) if row.number == take && row.keeper));
    let at = first.map(|(at, _)| at);
    if marked.len() > 1 {
        return Verdict::new(0.5, vec![case.against(at, say!("found-keepers", marked = list(&numbers), take = take))]);
    }
    match (at, named_at(case)) {
        (Some(at), Some(named)) if at < named => {
            let text = say!("found-keeper-early", take = take, at = case.clock.at(named));
            Verdict::new(0.5, vec![case.against(at, text)])
        }
        _ => Verdict::new(1.0, vec![case.fact(at, say!("found-keeper", take = take))]),
    }
}

/// When the lead named the keeper: with the cue before the one that waits for the mark.
fn named_at(case: &Case) -> Option<Stamp> {
    let waits = case.scenario.file.script.iter().find(|cue| cue.when == Trigger::KeeperMarked)?;
    let taken = case.timeline.cues.iter().position(|(_, id)| *id == waits.id)?;
    Some(case.timeline.cues[taken.checked_sub(1)?].0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_does_not_make_a_row_false() {
        assert!(same_words("ext pre 1", "EXT PRE 1"));
        assert!(same_words("MC-012", "MC 012"));
        assert!(!same_words("EXT PRE 2", "EXT PRE 1"));
        assert!(!same_words("", ""));
    }
}
